"""The work of a unit, as functions that can be sent to another process: what it is given, and the rows it files."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from typing import TypeVar

from stemma.knowledge import Knowledge
from stemma.language.trained import Models
from stemma.memory import Memory
from stemma.model import (
    Article,
    Claim,
    Derivation,
    Dropped,
    Entity,
    Page,
    Reading,
    Report,
    Reuse,
    Source,
    Statement,
    Story,
)
from stemma.settings import Settings
from stemma.stages import articles as cleaning
from stemma.stages import claims as aligning
from stemma.stages import descent as descending
from stemma.stages import entities as naming
from stemma.stages import reading as reading_stage
from stemma.stages import reuse as reusing
from stemma.stages import statements as stating
from stemma.stages import stories as grouping
from stemma.stages import support as weighing
from stemma.store import base
from stemma.store.base import Filed
from stemma.store.ledger import reason, storable

log = logging.getLogger(__name__)
U = TypeVar("U")
V = TypeVar("V")


def as_it_came(filed: Filed) -> list[Filed]:
    """Rows that need no work."""
    return [filed]


def clean(pages: list[Page], knowledge: Knowledge, settings: Settings) -> list[Filed]:
    """The articles of one outlet's pages, and the pages that hold none."""

    def take(some: Sequence[Page]) -> tuple[list[Article], list[Dropped]]:
        return cleaning.clean_pages(some, knowledge, settings)

    (articles, dropped), lost = _sparing(take, pages)
    dropped = [*dropped, *(Dropped("clean", storable(page.name), why, page.id) for page, why in lost)]
    return [base.ARTICLES.of(articles), base.DROPPED.of(dropped)]


def read(article: Article, models: Models, knowledge: Knowledge, settings: Settings) -> list[Filed]:
    """What the language floor finds in an article."""
    return [base.READINGS.of([reading_stage.read_language(article, models, knowledge, settings)])]


def group(corpus: tuple[list[Article], list[Reading]], settings: Settings) -> list[Filed]:
    """Which articles tell one story."""

    def join(pairs: Sequence[tuple[Article, Reading]]) -> list[Story]:
        return grouping.find_stories([a for a, _ in pairs], [r for _, r in pairs], settings)

    stories, lost = _sparing(join, list(zip(*corpus, strict=True)))
    dropped = [Dropped("stories", article.name, why, article.id) for (article, _), why in lost]
    return [base.STORIES.of(stories), base.DROPPED.of(dropped)]


def name(
    known: tuple[tuple[list[Article], list[Reading]], list[Story]], knowledge: Knowledge, settings: Settings
) -> list[Filed]:
    """Whom the articles name, over all of them."""
    corpus, stories = known

    def join(pairs: Sequence[tuple[Article, Reading]]) -> list[Entity]:
        return naming.find_entities([a for a, _ in pairs], [r for _, r in pairs], stories, knowledge, settings)

    entities, lost = _sparing(join, list(zip(*corpus, strict=True)))
    dropped = [Dropped("entities", article.name, why, article.id) for (article, _), why in lost]
    return [base.ENTITIES.of(entities), base.DROPPED.of(dropped)]


def find_reuse(corpus: tuple[list[Article], list[Reading]], settings: Settings) -> list[Filed]:
    """What the articles of a story share."""
    return [base.REUSE.of(reusing.find_reuse(*corpus, settings))]


def trace(
    known: tuple[Story, tuple[list[Article], list[Reading]], list[Reuse]], knowledge: Knowledge, settings: Settings
) -> list[Filed]:
    """Who descends from whom in a story."""
    story, (articles, readings), reuse = known
    found = descending.trace_descent(story, articles, readings, reuse, knowledge, settings)
    return [
        base.TRACED.of([found.story]),
        base.SOURCES.of(found.sources),
        base.REPORTS.of(found.reports),
        base.CITATIONS.of(found.citations),
        base.DERIVATIONS.of(found.derivations),
        base.RIVALS.of(found.rivals),
        base.SIBLINGS.of(found.siblings),
    ]


def state(known: tuple[Article, Reading], knowledge: Knowledge, settings: Settings) -> list[Filed]:
    """What an article has whom say."""
    found = stating.find_statements(*known, knowledge, settings)
    return [base.SAID.of(found.statements), base.SOURCES.of(found.sources)]


def align(
    known: tuple[Story, tuple[list[Article], list[Reading]], list[Statement], list[Derivation], list[Report], Memory],
    knowledge: Knowledge,
    settings: Settings,
) -> list[Filed]:
    """Which statements of a story tell one matter."""
    story, (articles, readings), statements, derivations, reports, memory = known
    found = aligning.align_claims(
        story, articles, readings, statements, derivations, reports, knowledge, settings, memory
    )
    return [base.ALIGNED.of(found), base.PLACED.of(memory.rows())]


def weigh(
    known: tuple[
        list[Claim],
        list[Statement],
        tuple[list[Article], list[Reading]],
        list[Source],
        list[Derivation],
        list[Report],
        Memory,
    ],
    knowledge: Knowledge,
    settings: Settings,
) -> list[Filed]:
    """On how many independent origins a story's claims rest, and where accounts differ."""
    claims, statements, (articles, readings), sources, derivations, reports, memory = known
    found = weighing.weigh_claims(
        claims, statements, articles, readings, sources, derivations, reports, knowledge, settings, memory
    )
    return [
        base.STATEMENTS.of(found.statements),
        base.CLAIMS.of(found.claims),
        base.DIFFERENCES.of(found.differences),
        base.COMPARED.of(memory.rows()),
    ]


def _sparing(function: Callable[[Sequence[U]], V], items: Sequence[U]) -> tuple[V, list[tuple[U, str]]]:
    """`function` of all items; where it fails, of those that it can take alone, and the others with the reason."""
    try:
        return function(items), []
    except Exception:
        log.debug("a unit of work failed; trying its parts", exc_info=True)
        lost: list[tuple[U, str]] = []
        spared: list[U] = []
        for item in items:
            try:
                function([item])
                spared.append(item)
            except Exception as error:
                lost.append((item, reason(error)))
        if not lost:
            raise
        return function(spared), lost
