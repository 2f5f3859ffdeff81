"""Where a dossier is kept: a few verbs (`base`), rows as bytes (`codec`), and one file per dossier (`sqlite`)."""

from stemma.store.base import Filed, NotADossier, Store, Table
from stemma.store.sqlite import SqliteStore

__all__ = ["Filed", "NotADossier", "SqliteStore", "Store", "Table"]
