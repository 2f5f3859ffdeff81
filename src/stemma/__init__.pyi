"""The public names and their types, for type checkers; `__init__.py` imports them only when they are used."""

import os
from collections.abc import Sequence

from stemma.dossier import Dossier as Dossier
from stemma.dossier import UnknownId as UnknownId
from stemma.pipeline import NothingToRead as NothingToRead
from stemma.settings import Settings as Settings
from stemma.store.base import NotADossier as NotADossier
from stemma.store.ledger import Progress

__version__: str

def build(
    paths: str | os.PathLike[str] | Sequence[str | os.PathLike[str]],
    out: str | os.PathLike[str] | None = None,
    settings: Settings | None = None,
    add: bool = False,
    on_progress: Progress | None = None,
) -> Dossier: ...
def open(path: str | os.PathLike[str]) -> Dossier: ...
