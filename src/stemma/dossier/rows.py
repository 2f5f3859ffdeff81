"""The rows of a dossier: read from its store when asked for, judgements applied, each found by its id."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cached_property
from typing import TypeAlias

from rapidfuzz import process

from stemma.dossier.judged import Judged, apply_judgements
from stemma.language.pages import decode
from stemma.model import (
    Article,
    Citation,
    Claim,
    Credit,
    Derivation,
    Difference,
    Dropped,
    Entity,
    Judgement,
    Page,
    Reading,
    Report,
    Reuse,
    Sibling,
    Source,
    Statement,
    Story,
)
from stemma.store import base, codec
from stemma.store.base import R, Store, Table

Named: TypeAlias = (
    Article | Story | Source | Report | Citation | Credit | Reuse | Derivation | Sibling
    | Statement | Claim | Difference | Entity
)  # fmt: skip
"""A row that has an id of its own."""
_NEAREST = 3


class UnknownId(LookupError):
    """No row has that id, or several begin with it; `nearest` are ids that may have been meant."""

    def __init__(self, name: str, nearest: Collection[str], ambiguous: bool = False) -> None:
        self.name = name
        self.nearest = tuple(nearest)
        what = "is the beginning of several ids" if ambiguous else "is no id in this dossier"
        hint = f"; perhaps {', '.join(self.nearest)}" if self.nearest else ""
        super().__init__(f"{one_line(name, 60)!r} {what}{hint}")


class Rows:
    """Every kind of row as a tuple sorted by id. A row that several units of work made stands once."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def refresh(self) -> None:
        """Forget what was read, so that it is read anew."""
        self.__dict__ = {"_store": self._store}

    @property
    def pages(self) -> tuple[Page, ...]:
        """The pages as they came. Not kept in memory."""
        return self._all(base.PAGES)

    @cached_property
    def articles(self) -> tuple[Article, ...]:
        """The cleaned articles."""
        return self._all(base.ARTICLES)

    @cached_property
    def readings(self) -> tuple[Reading, ...]:
        """What the language floor found, by article."""
        return self._all(base.READINGS)

    @cached_property
    def reuse(self) -> tuple[Reuse, ...]:
        """Shared passages."""
        return self._all(base.REUSE)

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        """Who speaks: the sources of credits, citations and reports."""
        known = {credit.source.id: credit.source for article in self.articles for credit in article.credits}
        known |= {source.id: source for source in self._all(base.SOURCES)}
        return tuple(known[name] for name in sorted(known))

    @cached_property
    def reports(self) -> tuple[Report, ...]:
        """Texts that descent speaks of beside the articles."""
        return self._all(base.REPORTS)

    @cached_property
    def citations(self) -> tuple[Citation, ...]:
        """Places in articles that name where something was heard."""
        return self._all(base.CITATIONS)

    @cached_property
    def siblings(self) -> tuple[Sibling, ...]:
        """Articles that share text through something not in hand."""
        return self._all(base.SIBLINGS)

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """Who is said to say what, in the articles of a story with the root of the word."""
        said = {row.id: row for row in (*self._all(base.SAID), *self._all(base.STATEMENTS))}
        return tuple(said[name] for name in sorted(said))

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """Statements on one matter."""
        return self._all(base.CLAIMS)

    @cached_property
    def differences(self) -> tuple[Difference, ...]:
        """Accounts of a claim that differ."""
        return self._all(base.DIFFERENCES)

    @cached_property
    def entities(self) -> tuple[Entity, ...]:
        """Persons, bodies and places, each with all spellings of its name."""
        return self._all(base.ENTITIES)

    @cached_property
    def dropped(self) -> tuple[Dropped, ...]:
        """What was not taken in, by stage and name."""
        rows = self._all(base.DROPPED)
        return tuple(sorted(rows, key=lambda row: (row.stage, row.name, row.reason, row.id)))

    @cached_property
    def judgements(self) -> tuple[Judgement, ...]:
        """What people decided, the oldest first."""
        return tuple(self._store.judgements())

    @property
    def stories(self) -> tuple[Story, ...]:
        """Articles on one event, with the origins of the story's information."""
        return self._judged.stories

    @property
    def derivations(self) -> tuple[Derivation, ...]:
        """Who descends from whom; rejected ones are in `rivals`."""
        return self._judged.derivations

    @property
    def rivals(self) -> tuple[Derivation, ...]:
        """Parents that were weighed and not chosen, and derivations that a person rejected."""
        return self._judged.rivals

    @cached_property
    def article_by_id(self) -> Mapping[str, Article]:
        """Articles by id."""
        return {row.id: row for row in self.articles}

    @cached_property
    def report_by_id(self) -> Mapping[str, Report]:
        """Reports by id."""
        return {row.id: row for row in self.reports}

    @cached_property
    def source_by_id(self) -> Mapping[str, Source]:
        """Sources by id."""
        return {row.id: row for row in self.sources}

    @cached_property
    def credit_by_id(self) -> Mapping[str, tuple[Article, Credit]]:
        """Credits, each with its article, by id."""
        return {credit.id: (article, credit) for article in self.articles for credit in article.credits}

    @cached_property
    def named(self) -> Mapping[str, tuple[str, Named]]:
        """Every row that has an id, with its kind: id → ("article", the row)."""
        kinds: tuple[tuple[str, Collection[Named]], ...] = (
            ("credit", [credit for _, credit in self.credit_by_id.values()]), ("source", self.sources),
            ("report", self.reports), ("citation", self.citations), ("reuse", self.reuse), ("rival", self.rivals),
            ("derivation", self.derivations), ("sibling", self.siblings), ("statement", self.statements),
            ("claim", self.claims), ("difference", self.differences), ("story", self.stories),
            ("article", self.articles), ("entity", self.entities),
        )  # fmt: skip
        return {row.id: (kind, row) for kind, rows in kinds for row in rows}

    def find(self, name: str, among: Collection[str] = ()) -> tuple[str, Named]:
        """The row of that id, or the only one whose id begins so (its prefix up to the dash may be left out).

        `among`: the kinds that will do, all when empty. Raises `UnknownId`.
        """
        pool = {key: found for key, found in self.named.items() if not among or found[0] in among}
        if name in pool:
            return pool[name]
        begun = [key for key in pool if name and (key.startswith(name) or key.partition("-")[2].startswith(name))]
        if len(begun) == 1:
            return pool[begun[0]]
        if begun:
            raise UnknownId(name, sorted(begun)[:_NEAREST], ambiguous=True)
        near = process.extract(name[:200], sorted(pool), limit=_NEAREST, score_cutoff=60)
        raise UnknownId(name, [key for key, _, _ in near])

    def page_text(self, article: Article) -> str:
        """The decoded page of an article: what ``page_start`` and ``page_end`` point into.

        Raises `LookupError` when the page is not in the store.
        """
        for page in self._store.rows(base.PAGES, article.page):  # a page is its own unit of work
            return decode(page)
        raise LookupError(f"the page of {article.id} is not in this dossier")

    @cached_property
    def _judged(self) -> Judged:
        stories = {story.id: story for story in self._all(base.STORIES)}
        traced = {story.id: story for story in self._all(base.TRACED) if story.id in stories}
        return apply_judgements(
            self.judgements,
            self._all(base.DERIVATIONS),
            self._all(base.RIVALS),
            tuple(traced.get(name, story) for name, story in sorted(stories.items())),
        )

    def _all(self, table: Table[R]) -> tuple[R, ...]:
        unique: dict[str, R] = {}
        for row in self._store.rows(table):
            unique.setdefault(codec.key(row), row)
        return tuple(unique[key] for key in sorted(unique))


def one_line(text: str, longest: int) -> str:
    """Bound a text from outside to one line of at most `longest` characters, without control characters.

    >>> one_line("Mayor\\n  opens\\tbridge", 12)
    'Mayor opens…'
    """
    line = "".join(char if char.isprintable() else " " for char in text[: 4 * longest])
    line = " ".join(line.split())
    return line if len(line) <= longest and len(text) <= 4 * longest else line[: longest - 1].rstrip() + "…"
