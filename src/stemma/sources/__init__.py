"""What touches the world: files, folders and web addresses in, pages out. One file a kind of source."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence

from stemma.language.pages import decode
from stemma.model import Dropped, Page
from stemma.settings import Settings
from stemma.sources.files import find_files, read_file

__all__ = ["decode", "read_pages"]

Progress = Callable[[str, int, int], None]
Fetch = Callable[[Sequence[str], Settings, Callable[[], None]], list[Page | Dropped]]

_STAGE = "fetch"


def read_pages(
    paths: Sequence[str], settings: Settings, on_progress: Progress | None = None, *, fetch: Fetch | None = None
) -> tuple[list[Page], list[Dropped]]:
    """Read files, folders (with all that is under them) and web addresses.

    Read are text (.txt .text .md), HTML (.html .htm .xhtml), JSON and JSON Lines (.json .jsonl .ndjson), all also as
    .gz; each record of JSON becomes a page of its own; a file of another ending, if it is text, is taken for what it
    looks like. What cannot be read, or is passed over, becomes a `Dropped` of the stage ``fetch`` with its reason, and
    the rest goes on: only running out of memory raises. Pages come sorted by name, the dropped by name and reason, in
    whatever order `paths` are given. The same file given twice is one page; the same bytes under two names are two.

    `on_progress` is called as ``("fetch", done, in all)``, files and addresses counted. `fetch` stands in for the web.
    """
    urls = sorted({path.strip() for path in paths if _is_url(path)})
    files, dropped = find_files(path for path in paths if not _is_url(path))
    done, in_all = 0, len(files) + len(urls)

    def count() -> None:
        nonlocal done
        done += 1
        if on_progress is not None:
            on_progress(_STAGE, done, in_all)

    def rows() -> Iterator[Page | Dropped]:
        yield from dropped
        for name, path in files:
            yield from read_file(path, name, settings)
            count()
        if urls:
            yield from (fetch or _fetch)(urls, settings, count)

    return _sort_out(rows())


def _sort_out(rows: Iterator[Page | Dropped]) -> tuple[list[Page], list[Dropped]]:
    """Part pages from what is dropped; of pages that are the same, the one whose name sorts first stays."""
    pages: dict[str, Page] = {}
    dropped: set[Dropped] = set()
    for row in rows:
        if isinstance(row, Dropped):
            dropped.add(row)
            continue
        first = pages.setdefault(row.id, row)
        if first is not row:
            kept, gone = sorted((first, row), key=lambda page: page.name)
            pages[row.id] = kept
            dropped.add(Dropped(_STAGE, gone.name, f"a duplicate: the same page as {kept.name}"))
    return (
        sorted(pages.values(), key=lambda page: (page.name, page.id)),
        sorted(dropped, key=lambda row: (row.name, row.reason)),
    )


def _is_url(path: str) -> bool:
    scheme, mark, _ = path.strip().partition("://")
    return bool(mark) and scheme.isalnum() and not os.path.exists(path)


def _fetch(urls: Sequence[str], settings: Settings, on_done: Callable[[], None]) -> list[Page | Dropped]:
    from stemma.sources.web import fetch_pages  # httpx takes a while to load, and most runs read files

    return fetch_pages(urls, settings, on_done)
