"""Which of two related articles came first."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from stemma.model import Article
from stemma.stages.kinship.coverage import Cover
from stemma.stages.kinship.press import Press

_OWN_WORK = re.compile(
    r"\b(?:exclusive|this newspaper|this reporter|whom we spoke to|told (?:us|me)\b|(?:we|I) (?:asked|spoke to|put)\b"
    r"|\(reporting by|has seen|seen by|obtained by|reviewed by|described to|in an interview with)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Before:
    """`chance` that the second article came first, with the reasons that weighed, strongest first."""

    chance: float
    reasons: tuple[str, ...]


def came_before(
    child: Article, parent: Article, covers: Mapping[tuple[str, str], Cover], press: Press, named_by: Mapping[str, int]
) -> Before:
    """Weigh whether `parent` came before `child`: a sum of log-odds, each from one sign that an editor would name.

    Signs: publication times that do not overlap; an institution's own words against a report; one names the other's
    outlet, or carries it in its byline; others in the story name it; traces of its own work (an interview, "seen by");
    how much of each the other accounts for (a copy is accounted for better than its origin). No sign: one half. The
    weights are set by hand.
    """
    signs: list[tuple[float, str]] = []
    _weigh_times(child, parent, signs)
    _weigh_names(child, parent, press, signs)
    if (parent.id in press.documents) != (child.id in press.documents):
        own_words = parent if parent.id in press.documents else child
        weight = 1.5 if own_words is parent else -1.5
        signs.append((weight, f"{own_words.outlet or own_words.name} gives an institution's own words"))
    renown = min(named_by.get(parent.id, 0), 3) - min(named_by.get(child.id, 0), 3)
    if renown:
        better = parent if renown > 0 else child
        signs.append((0.6 * renown, f"other articles name {better.outlet or better.name} as where they have it from"))
    own = own_work(parent) - own_work(child)
    if own:
        signs.append((0.5 * own, "one of the two shows traces of its own reporting"))
    mine, theirs = covers.get((child.id, parent.id)), covers.get((parent.id, child.id))
    if mine and theirs and abs(mine.share - theirs.share) >= 0.03:
        fuller = "fuller" if mine.share > theirs.share else "shorter"
        signs.append((6.0 * (mine.share - theirs.share), f"{parent.outlet or parent.name} is the {fuller} of the two"))
    odds = sum(weight for weight, _ in signs)
    ranked = sorted(signs, key=lambda sign: (-abs(sign[0]), sign[1]))
    return Before(1 / (1 + math.exp(-odds)), tuple(text for weight, text in ranked if weight * odds > 0))


def own_work(article: Article) -> int:
    """How many kinds of traces of own reporting an article shows, at most 3."""
    text = article.text[:20_000]
    found = {match.group().casefold() for match in _OWN_WORK.finditer(text)}
    if article.outlet:
        short = article.outlet.split()[-1]
        if re.search(rf"\b(?:told|to) (?:the )?(?:{re.escape(article.outlet)}|{re.escape(short)})\b", text):
            found.add("told its own outlet")
    return min(len(found), 3)


def _weigh_times(child: Article, parent: Article, signs: list[tuple[float, str]]) -> None:
    if not (child.published and parent.published):
        return
    times = f"{_clock(parent.published.earliest)} against {_clock(child.published.earliest)}"
    if weight := _sureness(parent.published.latest, child.published.earliest):
        signs.append((weight, f"published earlier ({times})"))
    elif weight := _sureness(child.published.latest, parent.published.earliest):
        signs.append((-weight - 1.0, f"published later ({times})"))


def _clock(stamp: str) -> str:
    """An instant to the minute, with its zone where it names one."""
    moment = datetime.fromisoformat(stamp)
    return f"{moment:%Y-%m-%d %H:%M}{f' {moment:%Z}' if moment.tzinfo else ''}"


def _sureness(a: str, b: str) -> float:
    """What it weighs that instant `a` lies before `b`; 0 when it does not.

    Where only one of the stamps names its zone the other may be hours off: then half as much for some hours.
    """
    first, second = datetime.fromisoformat(a), datetime.fromisoformat(b)
    if (first.tzinfo is None) == (second.tzinfo is None):
        return 3.0 if first <= second else 0.0
    gap = second.replace(tzinfo=second.tzinfo or UTC) - first.replace(tzinfo=first.tzinfo or UTC)
    return 3.0 if gap >= _ANY_ZONE else 1.5 if gap >= _NEAR_ZONES else 0.0


_ANY_ZONE, _NEAR_ZONES = timedelta(hours=14), timedelta(hours=4)


def _weigh_names(child: Article, parent: Article, press: Press, signs: list[tuple[float, str]]) -> None:
    if names_outlet_of(child.id, parent.id, press):
        signs.append((3.5, f"names {parent.outlet} as its source"))
    if names_outlet_of(parent.id, child.id, press):
        signs.append((-3.5, f"is named by {parent.outlet}"))


def names_outlet_of(article: str, other: str, press: Press) -> bool:
    """Whether `article` credits or cites the outlet of `other`, or the report that `other` carries for want of its own.

    An institution is named by everybody who speaks of it: that is no credit to its own statement.
    """
    if other in press.documents:
        return False
    for source, ids in press.own.items():
        if other in ids and press.names(article, source):
            return True
    return any(
        other in ids and article not in ids and not press.own.get(source) and press.names(article, source)
        for source, ids in press.carriers.items()
    )
