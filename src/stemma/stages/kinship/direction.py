"""Which of two related articles came first."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from stemma.model import Article, Published
from stemma.stages.kinship.coverage import Cover
from stemma.stages.kinship.press import Press
from stemma.stages.revision.later import later_odds

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


@dataclass(frozen=True, slots=True)
class Habits:
    """What a story's articles live by. All keys are articles' ids.

    `agencies`: agencies' own; `signed`: those that carry an agency's report under its name; `gathering`: live pages,
    columns and round-ups, by their headlines; `cited`: how many outlets and agencies each names; `own_work`: how many
    kinds of traces of its own reporting each shows; `naming`: whose outlets each names.
    """

    agencies: frozenset[str]
    signed: frozenset[str]
    gathering: frozenset[str]
    cited: Mapping[str, int]
    own_work: Mapping[str, int]
    naming: Mapping[str, frozenset[str]]


def find_habits(articles: Mapping[str, Article], press: Press) -> Habits:
    """Read off the pages what each article lives by."""
    kinds = {source.id: source.kind for source in press.sources}
    named = {pair for pair in (*press.credits, *press.citations) if kinds[pair[1]] in ("outlet", "agency")}
    return Habits(
        agencies=press.agency_articles(),
        signed=press.signed_by_agency(),
        gathering=frozenset(key for key, article in articles.items() if _GATHERS.search(article.title or "")),
        cited=Counter(article for article, _ in named),
        own_work={key: own_work(article) for key, article in articles.items()},
        naming=find_naming(articles, press),
    )


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
    signs: list[tuple[float, str]] = []
    _weigh_times(child, parent, signs)
    _weigh_names(child, parent, habits, signs)
    if (parent.id in press.documents) != (child.id in press.documents):
        own_words = parent if parent.id in press.documents else child
        weight = 1.5 if own_words is parent else -1.5
        signs.append((weight, f"{own_words.outlet or own_words.name} gives an institution's own words"))
    _weigh_trade(child, parent, habits, signs)
    renown = min(named_by.get(parent.id, 0), 3) - min(named_by.get(child.id, 0), 3)
    if renown:
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
    if not _dated(signs) and mine and child.outlet and child.outlet == parent.outlet and mine.verbatim >= _VERSIONS:
        _weigh_revision(child, parent, signs)
    odds = sum(weight for weight, _ in signs)
    ranked = sorted(signs, key=lambda sign: (-abs(sign[0]), sign[1]))
    return Before(1 / (1 + math.exp(-odds)), tuple(text for weight, text in ranked if weight * odds > 0))


_VERSIONS = 0.3  # share copied from which two texts of one outlet are versions of one article
_MOST_FULLER = 0.25  # beyond it a short text may as well be taken up in a long one as be cut from it


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
        signs.append((-_LATER * weight, f"published later ({times})"))
    elif weight := _likelier(parent.published, child.published):
        one_outlet = child.outlet is not None and child.outlet == parent.outlet
        until = f"until {_clock(parent.published.latest)} against {_clock(child.published.latest)}"
        signs.append((weight if one_outlet else weight / 2, f"published perhaps earlier ({times}, {until})"))


_LATER = 1.33  # nobody copies what is not yet written


def _likelier(first: Published, second: Published) -> float:
    """What it weighs that of two overlapping intervals the first is the earlier: log-odds, both moments uniform.

    Nothing where only one of them names its zone.
    """
    zones = {
        datetime.fromisoformat(stamp).tzinfo is None for one in (first, second) for stamp in (one.earliest, one.latest)
    }
    if len(zones) > 1:
        return 0.0
    a, b = (_hours(stamp) for stamp in (first.earliest, first.latest))
    c, d = (_hours(stamp) for stamp in (second.earliest, second.latest))
    moments = [(n + 0.5) / _MOMENTS for n in range(_MOMENTS)]
    before = sum(_share_after(a + (b - a) * m, c, d) for m in moments) / _MOMENTS
    odds = math.log(max(before, 0.02) / max(1.0 - before, 0.02))
    return max(-_MOST_PERHAPS, min(_MOST_PERHAPS, odds)) if abs(odds) >= 0.2 else 0.0


_MOMENTS, _MOST_PERHAPS = 20, 2.0


def _share_after(moment: float, start: float, end: float) -> float:
    return min(1.0, max(0.0, (end - moment) / (end - start))) if end > start else float(start >= moment)


def _hours(stamp: str) -> float:
    moment = datetime.fromisoformat(stamp)
    return moment.replace(tzinfo=moment.tzinfo or UTC).timestamp() / 3600


def _dated(signs: Sequence[tuple[float, str]]) -> bool:
    """Whether the publication times have spoken."""
    return any(reason.startswith("published ") for _, reason in signs)


def _weigh_revision(child: Article, parent: Article, signs: list[tuple[float, str]]) -> None:
    """Of two undated versions of one outlet's article, which looks revised (`stages.revision`)."""
    later = later_odds(parent.text, child.text, child.language)
    if later.reasons:
        weight = max(-_MOST_REVISED, min(_MOST_REVISED, later.odds))
        order = ("the earlier", "the later") if weight > 0 else ("the later", "the earlier")
        reason = later.reasons[0].replace("the first", order[0]).replace("the second", order[1])
        signs.append((weight, f"of two versions of one outlet, by signs of editing: {reason}"))


_MOST_REVISED = 2.5


def _clock(stamp: str) -> str:
    """An instant to the minute, with its zone where it names one."""
    moment = datetime.fromisoformat(stamp)
    return f"{moment:%Y-%m-%d %H:%M}{f' {moment:%Z}' if moment.tzinfo else ''}"


def _sureness(a: str, b: str) -> float:
    """What it weighs that instant `a` lies before `b`; 0 when it does not.

    Clocks of pages are set by hand and by machines: minutes weigh little, some hours much. Where only one of the stamps
    names its zone the other may be hours off.
    """
    first, second = datetime.fromisoformat(a), datetime.fromisoformat(b)
    gap = second.replace(tzinfo=second.tzinfo or UTC) - first.replace(tzinfo=first.tzinfo or UTC)
    if (first.tzinfo is None) != (second.tzinfo is None):
        return 3.0 if gap >= _ANY_ZONE else _ZONE_OPEN if gap >= _NEAR_ZONES else 0.0
    if gap < timedelta(0):
        return 0.0
    return _LEAST_SURE + (3.0 - _LEAST_SURE) * (1.0 - math.exp(-gap / _SURE_AFTER))


_SURE_AFTER, _LEAST_SURE, _ZONE_OPEN = timedelta(hours=1), 0.7, 1.0
_ANY_ZONE, _NEAR_ZONES = timedelta(hours=14), timedelta(hours=4)


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
    cites = min(habits.cited.get(child.id, 0), 3) - min(habits.cited.get(parent.id, 0), 3)
    if cites:
        later = child if cites > 0 else parent
        signs.append((0.3 * cites, f"{later.outlet or later.name} names more of the press as its sources"))


_GATHERS = re.compile(
    r"^live\b|\blive(?: ?blog| updates?)?:|\blive (?:blog|updates)\b|\bas it happened\b|\bminute by minute\b"
    r"|\bround-?up\b|\bwhat we know\b|\bexplain(?:ed|er)\b|^(?:opinion|comment|analysis|column)\b",
    re.IGNORECASE,
)


def find_naming(articles: Iterable[str], press: Press) -> dict[str, frozenset[str]]:
    """For each article the others whose outlet it credits or cites, or whose report, carried for want of its own.

    An institution is named by everybody who speaks of it: that is no credit to its own statement.
    """
    found: dict[str, set[str]] = {article: set() for article in articles}
    for article, source in sorted({*press.credits, *press.citations}):
        own, carriers = press.own.get(source, ()), press.carriers.get(source, ())
        if article in found:
            found[article].update(own)
            if not own and article not in carriers:
                found[article].update(carriers)
    return {article: frozenset(others - press.documents - {article}) for article, others in found.items()}
