"""What the last build found, before anybody's judgement: each table read once, when it is first asked for."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from stemma.model import (
    Article,
    Citation,
    Claim,
    Derivation,
    Difference,
    Report,
    Reuse,
    Sibling,
    Source,
    Statement,
    Story,
)
from stemma.store import base, codec
from stemma.store.base import R, Store, Table


class Computed:
    """Rows as they stand in a store, sorted by id; a row that several units of work made stands once."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._tables: dict[str, tuple[Any, ...]] = {}

    def all(self, table: Table[R]) -> tuple[R, ...]:
        """All rows of a table."""
        if table.name not in self._tables:
            unique: dict[str, R] = {}
            for row in self._store.rows(table):
                unique.setdefault(codec.key(row), row)
            self._tables[table.name] = tuple(unique[key] for key in sorted(unique))
        return self._tables[table.name]

    @cached_property
    def article_by_id(self) -> Mapping[str, Article]:
        """Articles by id."""
        return {row.id: row for row in self.all(base.ARTICLES)}

    @cached_property
    def report_by_id(self) -> Mapping[str, Report]:
        """Reports by id."""
        return {row.id: row for row in self.all(base.REPORTS)}

    @cached_property
    def source_by_id(self) -> Mapping[str, Source]:
        """All who speak, in the order of their ids: also those that only a credit names."""
        known = {credit.source.id: credit.source for row in self.all(base.ARTICLES) for credit in row.credits}
        known |= {source.id: source for source in self.all(base.SOURCES)}
        return {name: known[name] for name in sorted(known)}

    @property
    def reuse(self) -> tuple[Reuse, ...]:
        """Shared passages."""
        return self.all(base.REUSE)

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Places in articles that name where something was heard."""
        return self.all(base.CITATIONS)

    @property
    def derivations(self) -> tuple[Derivation, ...]:
        """Parents that were chosen."""
        return self.all(base.DERIVATIONS)

    @cached_property
    def rivals(self) -> tuple[Derivation, ...]:
        """Parents that were weighed and not chosen."""
        chosen = {row.id for row in self.derivations}
        return tuple(row for row in self.all(base.RIVALS) if row.id not in chosen)

    @cached_property
    def line_by_id(self) -> Mapping[str, Derivation]:
        """Derivations and rivals by id."""
        return {row.id: row for row in (*self.derivations, *self.rivals)}

    @property
    def siblings(self) -> tuple[Sibling, ...]:
        """Articles that share text through something not in hand."""
        return self.all(base.SIBLINGS)

    @cached_property
    def stories(self) -> tuple[Story, ...]:
        """Stories, with their origins where descent was traced."""
        stories = {story.id: story for story in self.all(base.STORIES)}
        traced = {story.id: story for story in self.all(base.TRACED) if story.id in stories}
        return tuple(traced.get(name, story) for name, story in sorted(stories.items()))

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """Who is said to say what, in the articles of a story with the root of the word."""
        said = {row.id: row for row in (*self.all(base.SAID), *self.all(base.STATEMENTS))}
        return tuple(said[name] for name in sorted(said))

    @cached_property
    def statement_by_id(self) -> Mapping[str, Statement]:
        """Statements by id."""
        return {row.id: row for row in self.statements}

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Statements on one matter."""
        return self.all(base.CLAIMS)

    @cached_property
    def claim_by_id(self) -> Mapping[str, Claim]:
        """Claims by id."""
        return {row.id: row for row in self.claims}

    @cached_property
    def uncounted(self) -> frozenset[str]:
        """Statements whose roots were left out when their claim's origins were counted."""
        told = self.statement_by_id
        return frozenset(
            name for claim in self.claims if claim.origins for name in claim.statements
            if name in told and told[name].origin is not None and told[name].origin not in claim.origins
        )  # fmt: skip

    @property
    def differences(self) -> tuple[Difference, ...]:
        """Accounts of a claim that differ."""
        return self.all(base.DIFFERENCES)

    def words(self, article: str, start: int = 0, end: int | None = None) -> str:
        """Words of an article's text, white space folded; "" where there is no such article."""
        found = self.article_by_id.get(article)
        return "" if found is None else " ".join(found.text[start:end].split())
