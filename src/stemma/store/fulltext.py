"""Words and where they stand: the full-text index of a dossier, SQLite's FTS5 over texts that the caller names.

It holds no text but the places of words (a contentless index): what is found is shown from the rows themselves.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from stemma.store.base import Place, Text

FORMAT = 1
"""Raise it when the tables change: every index is then made anew."""
_TOKENS = "unicode61 remove_diacritics 2"
_HEAD = 4.0  # a word in the head of a text weighs so many times as much as one in its body


@dataclass(frozen=True, slots=True)
class Fulltext:
    """The index in one schema of a connection: ``main``, kept in the file, or ``temp``, gone with the connection.

    It has parts, each of which is made as a whole and knows the stamp of what it was made of.
    """

    db: sqlite3.Connection
    schema: str

    def stamp(self, part: str) -> str | None:
        """The stamp of a part, None where it was never made, or by somebody else."""
        try:
            row = self.db.execute(f"SELECT stamp FROM {self.schema}.texts WHERE part = ?", (part,)).fetchone()
        except sqlite3.OperationalError:
            return None
        return str(row[0]) if row else None

    def fill(self, part: str, stamp: str, texts: Iterable[Text]) -> None:
        """Make a part anew, within the caller's transaction. Raises `sqlite3.OperationalError`."""
        where, words = f"{self.schema}.{part}_texts", f"{self.schema}.{part}_words"
        self.db.execute(f"CREATE TABLE IF NOT EXISTS {self.schema}.texts (part TEXT PRIMARY KEY, stamp TEXT NOT NULL)")
        self.db.execute(f"DROP TABLE IF EXISTS {words}")
        self.db.execute(f"DROP TABLE IF EXISTS {where}")
        self.db.execute(
            f"CREATE TABLE {where} (number INTEGER PRIMARY KEY, kind TEXT, id TEXT, article TEXT, story TEXT, "
            'start INTEGER, "end" INTEGER)'
        )
        self.db.execute(f"CREATE VIRTUAL TABLE {words} USING fts5(head, body, content='', tokenize='{_TOKENS}')")
        for number, text in enumerate(texts):
            place = text.place
            row = (number, place.kind, place.id, place.article, place.story, place.start, place.end)
            self.db.execute(f"INSERT INTO {where} VALUES (?, ?, ?, ?, ?, ?, ?)", row)
            self.db.execute(
                f"INSERT INTO {words} (rowid, head, body) VALUES (?, ?, ?)",
                (number, _storable(text.head), _storable(text.body)),
            )
        self.db.execute(f"INSERT OR REPLACE INTO {self.schema}.texts VALUES (?, ?)", (part, stamp))

    def matches(
        self, part: str, expression: str, kinds: Collection[str], most: int
    ) -> tuple[int, list[tuple[float, Place]]]:
        """How many texts of a part fit an FTS5 `expression`, and the `most` best with their ranks, the best first."""
        among = f"AND t.kind IN ({', '.join('?' * len(kinds))})" if kinds else ""
        source = (
            f"FROM {self.schema}.{part}_words AS w JOIN {self.schema}.{part}_texts AS t ON t.number = w.rowid "
            f"WHERE w.{part}_words MATCH ? {among}"
        )
        values = (expression, *sorted(kinds))
        (total,) = self.db.execute(f"SELECT COUNT(*) {source}", values).fetchone()
        ranked = f"SELECT bm25({part}_words, {_HEAD}, 1.0) AS rank, t.* {source} ORDER BY rank, t.number LIMIT ?"
        found = self.db.execute(ranked, (*values, most)) if total and most else ()
        return total, [(rank, Place(*place)) for rank, _, *place in found]


def _storable(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")
