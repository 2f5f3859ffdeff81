"""All that is known of a story while its tree is drawn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations

from stemma.knowledge import Knowledge
from stemma.model import Article, Reading, Reuse, Story
from stemma.stages.kinship.coverage import Cover, Told, cover_pairs, tell
from stemma.stages.kinship.direction import Before, came_before, names_outlet_of
from stemma.stages.kinship.press import Press, find_press


@dataclass(frozen=True, slots=True, eq=False)
class Case:
    """All that is known of a story while its tree is drawn."""

    story: Story
    articles: Mapping[str, Article]
    told: Mapping[str, Told]
    covers: Mapping[tuple[str, str], Cover]
    press: Press
    named_by: Mapping[str, int]
    before: Mapping[tuple[str, str], Before]
    reuse: tuple[Reuse, ...]


def gather(
    story: Story, articles: Sequence[Article], readings: Sequence[Reading], reuse: Sequence[Reuse], knowledge: Knowledge
) -> Case:
    """Gather the evidence on a story's articles: what each tells, covers and names, and which came first."""
    members = {a.id: a for a in sorted(articles, key=lambda a: a.id) if a.id in story.articles}
    by_article = {r.article: r for r in readings}
    told = {key: tell(article, by_article[key]) for key, article in members.items()}
    rows = tuple(sorted((r for r in reuse if {r.a.article, r.b.article} <= set(members)), key=lambda r: r.id))
    covers = cover_pairs(told, rows)
    press = find_press(list(members.values()), by_article, knowledge)
    named_by = {
        key: sum(names_outlet_of(other, key, press) for other in members if other != key) + _fellow_carriers(key, press)
        for key in members
    }
    before = {
        (child, parent): came_before(members[child], members[parent], covers, press, named_by)
        for child, parent in permutations(members, 2)
        if (child, parent) in covers
    }
    return Case(story, members, told, covers, press, named_by, before, rows)


def _fellow_carriers(article: str, press: Press) -> int:
    """How many others carry the report that this article carries: it goes round, as one that others name does."""
    return max((len(ids) - 1 for ids in press.carriers.values() if article in ids), default=0)


def outlet_of(case: Case, article: str) -> str:
    """An article by its outlet, or by its name where the outlet is not known."""
    return case.articles[article].outlet or case.articles[article].name
