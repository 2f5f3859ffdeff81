"""One SQLite file is one dossier. Any SQLite tool opens it: ``SELECT body ->> 'kind' FROM derivations``."""

from __future__ import annotations

import logging
import sqlite3
import weakref
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import RLock
from types import TracebackType
from typing import Self

from stemma.model import Judgement, Receipt
from stemma.store import codec
from stemma.store.base import TABLES, Filed, NotADossier, Place, R, Table, Text
from stemma.store.fulltext import FORMAT, Fulltext

log = logging.getLogger(__name__)
SCHEMA = 3
"""Version of the tables, kept in the file's ``user_version``."""
APPLICATION = 0x53544D41
"""Mark of a dossier among SQLite files, kept in ``application_id``."""
MEMORY = ":memory:"
_PATIENCE = 30.0  # seconds to wait while another program writes
_MAGIC = b"SQLite format 3\x00"


class SqliteStore:
    """A `Store` in one file, or in memory under the name ``:memory:``.

    While it is written, SQLite keeps two more files beside it (``-wal``, ``-shm``); `close` folds them in.
    """

    def __init__(self, path: str | Path = MEMORY, *, create: bool = False) -> None:
        """Open the dossier at `path`; with `create`, make it where there is none.

        With `create`, a dossier that an older Stemma wrote is brought to today's tables; its judgements stay. Raises
        `FileNotFoundError` where there is nothing to open or no folder to make it in, `NotADossier` for a file that is
        something else (it stays as it is), that a newer Stemma wrote or, without `create`, an older one, and `OSError`
        for a locked one.
        """
        self.path = str(path)
        fresh = self.path == MEMORY or _is_fresh(Path(path), create)
        self._made = self.path != MEMORY and not Path(path).exists()
        # A store that nobody closed is closed by the collector, which may run in any thread.
        self._db = sqlite3.connect(self.path, isolation_level=None, check_same_thread=False, timeout=_PATIENCE)
        try:
            if fresh:
                self._make_tables()
            self._check(create)
        except BaseException as error:
            self._db.close()
            if isinstance(error, sqlite3.OperationalError):
                raise OSError(f"{self.path} cannot be opened: {error}") from error
            if isinstance(error, sqlite3.Error):
                raise NotADossier(f"{self.path} cannot be read as a dossier: {error}") from error
            raise
        weakref.finalize(self, self._db.close)  # a store that nobody closed: Python 3.13 warns of the connection
        self._closed = False
        self._writing = False
        self._lock = RLock()  # threads share the connection: one transaction at a time
        self._parts: dict[str, Fulltext] = {}  # of the index: those that are up to date

    def rows(self, table: Table[R], unit: str | None = None) -> list[R]:
        """See `Store.rows`."""
        where, values = ("", ()) if unit is None else ("WHERE unit = ?", (unit,))
        query = f'SELECT body FROM "{table.name}" {where} ORDER BY id, unit, stage'
        return [codec.decode(table.type, _bytes(body)) for (body,) in self._read(query, values)]

    def replace(self, receipt: Receipt, filed: Sequence[Filed]) -> None:
        """See `Store.replace`. Raises `UnicodeEncodeError`, with nothing changed, for a string that is no Unicode."""
        encoded = [(part.table, {codec.key(row): _body(row) for row in part.rows}) for part in filed if part.rows]
        with self._transaction():
            self._remove(receipt.stage, receipt.unit)
            for table, bodies in encoded:
                self._db.executemany(
                    f'INSERT OR REPLACE INTO "{table}" (id, stage, unit, body) VALUES (?, ?, ?, ?)',
                    [(key, receipt.stage, receipt.unit, body) for key, body in bodies.items()],
                )
            self._db.execute("INSERT INTO receipts VALUES (?, ?, ?)", (receipt.stage, receipt.unit, receipt.digest))

    def receipts(self, stage: str) -> dict[str, str]:
        """See `Store.receipts`."""
        found = self._read("SELECT unit, digest FROM receipts WHERE stage = ? ORDER BY unit", (stage,))
        return {str(unit): str(digest) for unit, digest in found}

    def forget(self, stage: str, units: Iterable[str]) -> None:
        """See `Store.forget`."""
        gone = sorted(units)
        if gone:
            with self._transaction():
                for unit in gone:
                    self._remove(stage, unit)

    def judgements(self) -> list[Judgement]:
        """See `Store.judgements`."""
        found = self._read("SELECT body FROM judgements ORDER BY number", ())
        return [codec.decode(Judgement, _bytes(body)) for (body,) in found]

    def judge(self, judgement: Judgement) -> None:
        """See `Store.judge`."""
        with self._transaction():
            self._db.execute("INSERT INTO judgements (body) VALUES (?)", (_body(judgement),))

    def stamp(self) -> str:
        """See `Store.stamp`."""
        return codec.digest(FORMAT, self._read("SELECT stage, unit, digest FROM receipts ORDER BY stage, unit", ()))

    def index(self, part: str, stamp: str, texts: Callable[[], Iterable[Text]]) -> None:
        """See `Store.index`. It is kept in the file; in memory where the file cannot be written."""
        with self._lock:
            kept, passing = Fulltext(self._db, "main"), Fulltext(self._db, "temp")
            if part in self._parts and self._parts[part].stamp(part) == stamp:
                return
            if kept.stamp(part) != stamp:
                rows = list(texts())
                try:
                    with self._transaction():
                        if kept.stamp(part) != stamp:  # nor has another program made it meanwhile
                            kept.fill(part, stamp, rows)
                except OSError:
                    log.info("%s cannot be written: its index is made in memory", self.path)
                    self._db.execute("PRAGMA temp_store = MEMORY")
                    passing.fill(part, stamp, rows)
                    self._parts[part] = passing
                    return
            self._parts[part] = kept

    def match(self, expression: str, kinds: Collection[str], most: int) -> tuple[int, list[Place]]:
        """See `Store.match`. Raises `OSError` for an expression that is none."""
        total, found = 0, list[tuple[float, Place]]()
        with self._lock:
            for part, shelf in sorted(self._parts.items()):
                try:
                    number, best = shelf.matches(part, expression, kinds, most)
                except sqlite3.DatabaseError as error:
                    raise OSError(f"{self.path} cannot be searched: {error}") from error
                total += number
                found += best
        found.sort(key=lambda pair: pair[0])  # stable: equals stay in the order of their parts and rows
        return total, [place for _, place in found[:most]]

    def close(self) -> None:
        """See `Store.close`. A file that this store made and never wrote to is taken away again."""
        if self._closed:
            return
        self._closed = True
        try:
            if self._writing:
                self._db.execute("PRAGMA busy_timeout = 1000")  # who reads on keeps the journal: no use in waiting
                self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
                self._db.execute("PRAGMA journal_mode = DELETE")
        except sqlite3.OperationalError:
            pass  # another reader has it open: the journal beside the file stays, and belongs to it
        finally:
            self._db.close()
        if self._made and not self._writing:
            Path(self.path).unlink(missing_ok=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _read(self, query: str, values: Sequence[str]) -> list[tuple[object, ...]]:
        try:
            return self._db.execute(query, values).fetchall()
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.ProgrammingError):
                raise  # the store is closed: a mistake of the caller's
            if isinstance(error, sqlite3.OperationalError):
                raise OSError(f"{self.path} cannot be read: {error}") from error
            raise NotADossier(f"{self.path} is damaged: {error}") from error

    def _remove(self, stage: str, unit: str) -> None:
        for table in TABLES:
            self._db.execute(f'DELETE FROM "{table.name}" WHERE stage = ? AND unit = ?', (stage, unit))
        self._db.execute("DELETE FROM receipts WHERE stage = ? AND unit = ?", (stage, unit))

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        """All or nothing. Raises `OSError` where the file is locked, read-only or the disk is full."""
        with self._lock:
            try:
                if not self._writing:
                    self._db.execute("PRAGMA journal_mode = WAL")
                    self._db.execute("PRAGMA synchronous = NORMAL")
                self._db.execute("BEGIN IMMEDIATE")
                self._writing = True
                yield
                self._db.execute("COMMIT")
            except BaseException as error:
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")
                if isinstance(error, sqlite3.OperationalError):
                    raise OSError(f"{self.path} cannot be written: {_plainly(error)}") from error
                raise

    def _make_tables(self) -> None:
        self._db.execute("BEGIN IMMEDIATE")
        for table in TABLES:
            columns = "id TEXT NOT NULL, stage TEXT NOT NULL, unit TEXT NOT NULL, body NOT NULL"
            self._db.execute(f'CREATE TABLE IF NOT EXISTS "{table.name}" ({columns}, PRIMARY KEY (stage, unit, id))')
            self._db.execute(f'CREATE INDEX IF NOT EXISTS "{table.name}_by_unit" ON "{table.name}" (unit)')
        receipts = "receipts (stage TEXT, unit TEXT, digest TEXT, PRIMARY KEY (stage, unit))"
        self._db.execute(f"CREATE TABLE IF NOT EXISTS {receipts}")
        self._db.execute("CREATE TABLE IF NOT EXISTS judgements (number INTEGER PRIMARY KEY, body NOT NULL)")
        self._db.execute(f"PRAGMA application_id = {APPLICATION}")
        self._db.execute(f"PRAGMA user_version = {SCHEMA}")
        self._db.execute("COMMIT")

    def _check(self, mend: bool) -> None:
        (application,) = self._db.execute("PRAGMA application_id").fetchone()
        (version,) = self._db.execute("PRAGMA user_version").fetchone()
        if application != APPLICATION:
            raise NotADossier(f"{self.path} is a database of another program, not a dossier; it was left as it is")
        if version > SCHEMA:
            raise NotADossier(
                f"{self.path} was made by a newer Stemma (format {version}, this one reads {SCHEMA}): upgrade"
            )
        if version < SCHEMA and mend:
            self._make_tables()
        elif version < SCHEMA:
            raise NotADossier(
                f"{self.path} was made by an older Stemma (format {version}, this one reads {SCHEMA}): build it again "
                "over the same file; what people judged is kept"
            )


def _is_fresh(path: Path, create: bool) -> bool:
    """Whether a dossier is to be made at `path`; an empty file counts as none."""
    if path.is_dir():
        raise NotADossier(f"{path} is a folder, not a dossier")
    if not path.exists():
        if not create:
            raise FileNotFoundError(f"there is no dossier at {path}")
        if not path.parent.is_dir():
            raise FileNotFoundError(f"there is no folder {path.parent} to make a dossier in")
        return True
    with path.open("rb") as file:
        head = file.read(len(_MAGIC))
    if head == b"" and create:
        return True
    if head != _MAGIC:
        raise NotADossier(f"{path} is not a dossier; it was left as it is")
    return False


def _plainly(error: sqlite3.OperationalError) -> str:
    """What SQLite complains of, and what to do."""
    said = str(error)
    if "readonly" in said or "unable to open" in said:
        return f"{said}; it or its folder is read-only: copy it to a place where you may write"
    if "locked" in said or "busy" in said:
        return f"{said}; another program is writing it: try again when that is done"
    return said


def _body(row: object) -> str | bytes:
    """Plain rows go in as text, so that SQLite's JSON functions read them."""
    data = codec.encode(row)  # type: ignore[arg-type]
    return data if isinstance(row, codec.BULKY) else data.decode()


def _bytes(body: object) -> bytes:
    return body if isinstance(body, bytes) else str(body).encode()
