"""All that is known of a story while its tree is drawn."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from stemma.knowledge import Knowledge
from stemma.model import Article, Reading, Reuse, Story
from stemma.settings import Settings
from stemma.stages.kinship.copies import first_of_copies
from stemma.stages.kinship.coverage import Cover, Told, cover_pairs, tell
from stemma.stages.kinship.degree import Kinship, weigh_kinship
from stemma.stages.kinship.direction import Before, came_before
from stemma.stages.kinship.habits import Habits, find_habits
from stemma.stages.kinship.press import Press, find_press
from stemma.stages.kinship.signs import find_signs


@dataclass(frozen=True, slots=True, eq=False)
class Case:
    """All that is known of a story while its tree is drawn. `kinship`: by pairs, in either order;
    `copies`: for each article the first of those that are word for word alike."""

    story: Story
    articles: Mapping[str, Article]
    told: Mapping[str, Told]
    covers: Mapping[tuple[str, str], Cover]
    press: Press
    habits: Habits
    named_by: Mapping[str, int]
    before: Mapping[tuple[str, str], Before]
    reuse: tuple[Reuse, ...]
    kinship: Mapping[tuple[str, str], Kinship]
    copies: Mapping[str, str]

    def kin(self, a: str, b: str) -> Kinship:
        """How two articles are related; copies that were not compared are as those that stand for them."""
        if (a, b) in self.kinship:
            return self.kinship[a, b]
        one, other = self.copies[a], self.copies[b]
        return _ONE_TEXT if one == other else self.kinship.get((one, other), _STRANGERS)


_ONE_TEXT, _STRANGERS = Kinship(0.99, 0.99), Kinship(0.01, 0.01)


def gather(
    story: Story,
    articles: Sequence[Article],
    readings: Sequence[Reading],
    reuse: Sequence[Reuse],
    knowledge: Knowledge,
    settings: Settings,
) -> Case:
    """Gather the evidence on a story's articles: what each tells, covers and names, and which came first."""
    members = {a.id: a for a in sorted(articles, key=lambda a: a.id) if a.id in story.articles}
    by_article = {r.article: r for r in readings}
    told = {key: tell(article, by_article[key]) for key, article in members.items()}
    rows = tuple(sorted((r for r in reuse if {r.a.article, r.b.article} <= set(members)), key=lambda r: r.id))
    covers = cover_pairs(told, rows)
    press = find_press(list(members.values()), by_article, knowledge)
    habits = find_habits(members, press)
    naming = Counter(other for others in habits.naming.values() for other in others)
    named_by = {key: naming[key] + _fellow_carriers(key, press) for key in members}
    before = {
        (child, parent): came_before(members[child], members[parent], covers, press, named_by, habits)
        for child, parent in sorted(covers)
    }
    kinship = _kinship(members, told, covers, rows, press, habits)
    copies = first_of_copies(members, covers, before, settings)
    return Case(story, members, told, covers, press, habits, named_by, before, rows, kinship, copies)


def _kinship(
    members: Mapping[str, Article],
    told: Mapping[str, Told],
    covers: Mapping[tuple[str, str], Cover],
    reuse: Sequence[Reuse],
    press: Press,
    habits: Habits,
) -> dict[tuple[str, str], Kinship]:
    """How every two articles that share anything are related."""
    found = {}
    for (a, b), signs in find_signs(members, told, covers, reuse, press.documents).items():
        named = a in habits.naming[b] or b in habits.naming[a]
        found[a, b] = found[b, a] = weigh_kinship(signs, named)
    return found


def _fellow_carriers(article: str, press: Press) -> int:
    """How many others carry the report that this article carries: it goes round, as one that others name does."""
    return max((len(ids) - 1 for ids in press.carriers.values() if article in ids), default=0)


def outlet_of(case: Case, article: str) -> str:
    """An article by its outlet, or by its name where the outlet is not known."""
    return case.articles[article].outlet or case.articles[article].name
