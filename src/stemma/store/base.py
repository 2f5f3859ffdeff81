"""What a store must do, and the tables that it holds. It knows rows and units of work, nothing of their meaning."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Generic, Protocol, Self, TypeAlias, TypeVar

from stemma.memory import Remembered
from stemma.model import (
    Article,
    Citation,
    Claim,
    Derivation,
    Difference,
    Dropped,
    Entity,
    Judgement,
    Page,
    Reading,
    Receipt,
    Report,
    Reuse,
    Sibling,
    Source,
    Statement,
    Story,
)

Row: TypeAlias = (
    Page | Article | Reading | Story | Reuse | Source | Report | Citation | Derivation | Sibling
    | Statement | Claim | Difference | Entity | Dropped | Remembered
)  # fmt: skip
R = TypeVar("R", bound=Row)


class NotADossier(ValueError):
    """The file is no dossier, a damaged one, or one that a newer Stemma wrote. The message says what to do."""


@dataclass(frozen=True, slots=True)
class Filed:
    """Rows on their way into the table of that name."""

    table: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Table(Generic[R]):
    """A named collection of rows of one type. Two tables may hold one type: parents chosen, and their rivals."""

    name: str
    type: type[R]

    def of(self, rows: Iterable[R]) -> Filed:
        """File `rows` under this table."""
        return Filed(self.name, tuple(rows))


PAGES = Table("pages", Page)
ARTICLES = Table("articles", Article)
READINGS = Table("readings", Reading)
STORIES = Table("stories", Story)
"""Which articles tell one event; the origins of a story are known only to `TRACED`."""
TRACED = Table("traced_stories", Story)
REUSE = Table("reuse", Reuse)
SOURCES = Table("sources", Source)
REPORTS = Table("reports", Report)
CITATIONS = Table("citations", Citation)
DERIVATIONS = Table("derivations", Derivation)
RIVALS = Table("rivals", Derivation)
SIBLINGS = Table("siblings", Sibling)
SAID = Table("said", Statement)
"""Statements as an article makes them; the roots of those in a story are known only to `STATEMENTS`."""
STATEMENTS = Table("statements", Statement)
ALIGNED = Table("aligned_claims", Claim)
"""Which statements tell one matter; on how many origins they rest is known only to `CLAIMS`."""
CLAIMS = Table("claims", Claim)
DIFFERENCES = Table("differences", Difference)
PLACED = Table("placed", Remembered)
"""What aligning a story's claims may need again: which statements found their places where."""
COMPARED = Table("compared", Remembered)
"""What weighing them may need again: the contrasts of wordings."""
ENTITIES = Table("entities", Entity)
DROPPED = Table("dropped", Dropped)

TABLES: tuple[Table[Row], ...] = (
    PAGES, ARTICLES, READINGS, STORIES, TRACED, REUSE, SOURCES, REPORTS, CITATIONS, DERIVATIONS, RIVALS, SIBLINGS,
    SAID, STATEMENTS, ALIGNED, CLAIMS, DIFFERENCES, PLACED, COMPARED, ENTITIES, DROPPED,
)  # type: ignore[assignment]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Place:
    """Where words stand: a row of that kind, and in its article ``text[start:end]``. "" for no article or story."""

    kind: str
    id: str
    article: str
    story: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Text:
    """A text to be found by its words; those of its `head` weigh more."""

    place: Place
    head: str
    body: str


class Store(Protocol):
    """Keeps rows by the stage and the unit of work that made them, and apart from those what people decided."""

    def rows(self, table: Table[R], unit: str | None = None) -> list[R]:
        """All rows of a table, or those of one unit, sorted by key; a row that two units made comes twice."""

    def replace(self, receipt: Receipt, filed: Sequence[Filed]) -> None:
        """Put `filed` in place of all that the stage made of the unit before, and keep `receipt`: all or nothing."""

    def receipts(self, stage: str) -> dict[str, str]:
        """Unit → digest of the stage's receipts."""

    def forget(self, stage: str, units: Iterable[str]) -> None:
        """Take away the rows and receipts of these units of the stage, in one transaction."""

    def judgements(self) -> list[Judgement]:
        """What people decided, the oldest first. No other verb touches these."""

    def judge(self, judgement: Judgement) -> None:
        """Append a judgement."""

    def stamp(self) -> str:
        """A digest of all receipts: it changes whenever a build changes a row."""

    def index(self, part: str, stamp: str, texts: Callable[[], Iterable[Text]]) -> None:
        """Make these texts searchable as a part of the index, unless it was made of the same `stamp` before."""

    def match(self, expression: str, kinds: Collection[str], most: int) -> tuple[int, list[Place]]:
        """How many texts of all parts fit an expression of SQLite's FTS5, and where the `most` best of them are."""

    def close(self) -> None:
        """Leave everything on the disk; twice does no harm."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...
