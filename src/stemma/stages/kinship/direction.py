"""Which of two related articles came first."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from stemma.model import Article
from stemma.stages.kinship.clocks import weigh_times
from stemma.stages.kinship.coverage import Cover
from stemma.stages.kinship.habits import Habits
from stemma.stages.kinship.press import Press
from stemma.stages.revision.later import later_odds


@dataclass(frozen=True, slots=True)
class Before:
    """`chance` that the second article came first, with the reasons that weighed, strongest first."""

    chance: float
    reasons: tuple[str, ...]


def came_before(
    child: Article,
    parent: Article,
    covers: Mapping[tuple[str, str], Cover],
    press: Press,
    named_by: Mapping[str, int],
    habits: Habits,
) -> Before:
    """Weigh whether `parent` came before `child`: a sum of log-odds, each from one sign that an editor would name.

    Signs: publication times that do not overlap; an institution's own words against a report; agencies, and pages that
    gather from others; of undated versions of one outlet's article, signs of editing; one names the other's
    outlet, or carries it in its byline; others in the story name it; traces of its own work (an interview, "seen by");
    how much of each the other accounts for (a copy is accounted for better than its origin). No sign: one half. The
    weights are set by hand.
    """
    timed = weigh_times(child, parent)
    signs = [timed] if timed else []
    _weigh_names(child, parent, habits, signs)
    if (parent.id in press.documents) != (child.id in press.documents):
        own_words = parent if parent.id in press.documents else child
        weight = 1.5 if own_words is parent else -1.5
        signs.append((weight, f"{own_words.outlet or own_words.name} gives an institution's own words"))
    _weigh_trade(child, parent, habits, signs)
    renown = min(named_by.get(parent.id, 0), 3) - min(named_by.get(child.id, 0), 3)
    if renown and not {child.id, parent.id} & press.documents:
        better = parent if renown > 0 else child
        signs.append((0.6 * renown, f"other articles name {better.outlet or better.name} as where they have it from"))
    own = habits.own_work[parent.id] - habits.own_work[child.id]
    if own:
        signs.append((0.5 * own, "one of the two shows traces of its own reporting"))
    mine, theirs = covers.get((child.id, parent.id)), covers.get((parent.id, child.id))
    if mine and theirs and abs(mine.share - theirs.share) >= 0.03:
        fuller = "fuller" if mine.share > theirs.share else "shorter"
        more = max(-_MOST_FULLER, min(_MOST_FULLER, mine.share - theirs.share))
        signs.append((6.0 * more, f"{parent.outlet or parent.name} is the {fuller} of the two"))
    if not timed and mine and child.outlet and child.outlet == parent.outlet and mine.verbatim >= _VERSIONS:
        _weigh_revision(child, parent, signs)
    odds = sum(weight for weight, _ in signs)
    ranked = sorted(signs, key=lambda sign: (-abs(sign[0]), sign[1]))
    return Before(1 / (1 + math.exp(-odds)), tuple(text for weight, text in ranked if weight * odds > 0))


_VERSIONS = 0.3  # share copied from which two texts of one outlet are versions of one article
_MOST_FULLER = 0.25  # beyond it a short text may as well be taken up in a long one as be cut from it


def _weigh_revision(child: Article, parent: Article, signs: list[tuple[float, str]]) -> None:
    """Of two undated versions of one outlet's article, which looks revised (`stages.revision`)."""
    later = later_odds(parent.text, child.text, child.language)
    if later.reasons:
        weight = max(-_MOST_REVISED, min(_MOST_REVISED, later.odds))
        order = ("the earlier", "the later") if weight > 0 else ("the later", "the earlier")
        reason = later.reasons[0].replace("the first", order[0]).replace("the second", order[1])
        signs.append((weight, f"of two versions of one outlet, by signs of editing: {reason}"))


_MOST_REVISED = 2.5


def _weigh_names(child: Article, parent: Article, habits: Habits, signs: list[tuple[float, str]]) -> None:
    if parent.id in habits.naming[child.id]:
        signs.append((3.5, f"names {parent.outlet} as its source"))
    if child.id in habits.naming[parent.id]:
        signs.append((-3.5, f"is named by {parent.outlet}"))


def _weigh_trade(child: Article, parent: Article, habits: Habits, signs: list[tuple[float, str]]) -> None:
    """Who lives by what: agencies are taken from; live pages, columns and round-ups take, as does who cites more."""
    if (parent.id in habits.agencies) != (child.id in habits.agencies):
        first = parent if parent.id in habits.agencies else child
        signs.append((0.8 if first is parent else -0.8, f"{first.outlet} is an agency, whose text others take"))
    if (parent.id in habits.signed) != (child.id in habits.signed):
        first = parent if parent.id in habits.signed else child
        signs.append((1.0 if first is parent else -1.0, f"{first.outlet or first.name} carries an agency's report"))
    if (parent.id in habits.gathering) != (child.id in habits.gathering):
        later = child if child.id in habits.gathering else parent
        weight = 1.2 if later is child else -1.2
        signs.append((weight, f"{later.outlet or later.name} gathers what others have, by its headline"))
    if (parent.id in habits.translated) != (child.id in habits.translated):
        later = child if child.id in habits.translated else parent
        weight = _TRANSLATED if later is child else -_TRANSLATED
        signs.append((weight, f"{later.outlet or later.name} reads as translated"))
    cites = min(habits.cited.get(child.id, 0), 3) - min(habits.cited.get(parent.id, 0), 3)
    if cites:
        later = child if cites > 0 else parent
        signs.append((0.3 * cites, f"{later.outlet or later.name} names more of the press as its sources"))


_TRANSLATED = 1.0
