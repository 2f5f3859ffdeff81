"""The rows of a dossier: read from its store when asked for, judgements applied, each found by its id."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cached_property
from typing import TypeAlias

from rapidfuzz import process

from stemma.dossier.computed import Computed
from stemma.dossier.judged import Judged, apply_judgements
from stemma.dossier.standing import Standing
from stemma.dossier.wording import one_line
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
from stemma.store import base
from stemma.store.base import Store

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
        self.computed = Computed(store)

    @property
    def store(self) -> Store:
        """Where the rows are from."""
        return self._store

    def refresh(self) -> None:
        """Forget what was read, so that it is read anew."""
        self.__dict__ = {"_store": self._store, "computed": Computed(self._store)}

    def judge_anew(self) -> None:
        """Forget what people decided, so that it is read anew; what was computed stays."""
        self.__dict__ = {"_store": self._store, "computed": self.computed}

    @property
    def pages(self) -> tuple[Page, ...]:
        """The pages as they came. Not kept in memory."""
        return Computed(self._store).all(base.PAGES)

    @property
    def articles(self) -> tuple[Article, ...]:
        """The cleaned articles."""
        return self.computed.all(base.ARTICLES)

    @property
    def readings(self) -> tuple[Reading, ...]:
        """What the language floor found, by article."""
        return self.computed.all(base.READINGS)

    @property
    def reuse(self) -> tuple[Reuse, ...]:
        """Shared passages."""
        return self.computed.reuse

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        """Who speaks: the sources of credits, citations and reports."""
        return tuple(self.computed.source_by_id.values())

    @property
    def reports(self) -> tuple[Report, ...]:
        """Texts that descent speaks of beside the articles."""
        return self.computed.all(base.REPORTS)

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Places in articles that name where something was heard."""
        return self.computed.citations

    @property
    def entities(self) -> tuple[Entity, ...]:
        """Persons, bodies and places, each with all spellings of its name."""
        return self.computed.all(base.ENTITIES)

    @cached_property
    def dropped(self) -> tuple[Dropped, ...]:
        """What was not taken in, by stage and name."""
        rows = self.computed.all(base.DROPPED)
        return tuple(sorted(rows, key=lambda row: (row.stage, row.name, row.reason, row.id)))

    @cached_property
    def judgements(self) -> tuple[Judgement, ...]:
        """What people decided, the oldest first."""
        return tuple({row.id: row for row in self._store.judgements()}.values())

    @property
    def standing(self) -> Mapping[str, Standing]:
        """The decision that holds about each row, by the row's id; stale ones too, withdrawn ones not."""
        return self._judged.standing

    @property
    def stories(self) -> tuple[Story, ...]:
        """Articles on one event, with the origins of the story's information."""
        return self._judged.lines.stories

    @property
    def derivations(self) -> tuple[Derivation, ...]:
        """Who descends from whom; rejected ones are in `rivals`."""
        return self._judged.lines.derivations

    @property
    def rivals(self) -> tuple[Derivation, ...]:
        """Parents that were weighed and not chosen, and derivations that a person rejected."""
        return self._judged.lines.rivals

    @property
    def siblings(self) -> tuple[Sibling, ...]:
        """Articles that share text through something not in hand."""
        return self._judged.lines.siblings

    @property
    def statements(self) -> tuple[Statement, ...]:
        """Who is said to say what, in the articles of a story with the root of the word."""
        return self._judged.told.statements

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Statements on one matter."""
        return self._judged.told.claims

    @property
    def differences(self) -> tuple[Difference, ...]:
        """Accounts of a claim that differ; those that a person rejected are in `set_aside`."""
        return self._judged.told.differences

    @property
    def set_aside(self) -> tuple[Difference, ...]:
        """Differences that a person rejected."""
        return self._judged.told.aside

    @property
    def joined(self) -> Mapping[str, str]:
        """Claims that a person joined to others, or emptied → the claim that has their statements now."""
        return self._judged.told.gone

    @property
    def article_by_id(self) -> Mapping[str, Article]:
        """Articles by id."""
        return self.computed.article_by_id

    @property
    def report_by_id(self) -> Mapping[str, Report]:
        """Reports by id."""
        return self.computed.report_by_id

    @property
    def source_by_id(self) -> Mapping[str, Source]:
        """Sources by id."""
        return self.computed.source_by_id

    @cached_property
    def entity_by_id(self) -> Mapping[str, Entity]:
        """Entities by id."""
        return {row.id: row for row in self.entities}

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
            ("claim", self.claims), ("difference", self.set_aside), ("difference", self.differences),
            ("story", self.stories),
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
        if self.joined.get(name) in pool:
            return pool[self.joined[name]]
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
        return apply_judgements(self.computed, self.judgements)
