"""Stemma: the family tree of a news story. Who wrote it first, who copied or rewrote whom, and from what lost text.

>>> import stemma
>>> dossier = stemma.build(["articles/"], out="event.stemma")  # doctest: +SKIP
>>> dossier.stories, dossier.tree(dossier.stories[0].id), dossier.why("der-3f")  # doctest: +SKIP

What is public stands in `__all__`. It is imported when first used, so that ``import stemma`` costs next to nothing.
"""

from importlib import import_module

__version__ = "0.1.0"

_HOME = {
    "Dossier": "stemma.dossier",
    "NotADossier": "stemma.store.base",
    "NothingToRead": "stemma.pipeline",
    "Settings": "stemma.settings",
    "UnknownId": "stemma.dossier",
}
__all__ = ["Dossier", "NotADossier", "NothingToRead", "Settings", "UnknownId", "__version__", "build", "open"]


def build(paths, out=None, settings=None, add=False, on_progress=None):  # type: ignore[no-untyped-def]
    """Read `paths` (files, folders, URLs; one or a list) and give their dossier.

    `out`: the file to keep it in, by default only in memory. A dossier that is there already is brought up to date: it
    then holds the pages of `paths` and no others, or with `add` the earlier ones too; only what changed is redone, and
    judgements stay. `on_progress` is called as ``(stage, units done, units to do)``.

    Raises `NothingToRead` when nothing among `paths` can be read, `NotADossier` when `out` is some other file (it stays
    as it is), and `OSError` when it cannot be written. What single inputs were given up, and why: ``dossier.dropped``.
    """
    from stemma import pipeline
    from stemma.dossier import Dossier
    from stemma.store.sqlite import MEMORY, SqliteStore

    given = [str(path) for path in ([paths] if isinstance(paths, str) or hasattr(paths, "__fspath__") else paths)]
    store = SqliteStore(MEMORY if out is None else out, create=True)
    try:
        pipeline.build(given, store, settings, add=add, on_progress=on_progress)
    except BaseException:
        store.close()
        raise
    if out is None:
        return Dossier(store)
    store.close()
    return Dossier.open(out)


def open(path):  # type: ignore[no-untyped-def]
    """Open the dossier in the file `path`. Raises `FileNotFoundError` and `NotADossier`."""
    from stemma.dossier import Dossier

    return Dossier.open(path)


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"module 'stemma' has no attribute {name!r}")
    return getattr(import_module(_HOME[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
