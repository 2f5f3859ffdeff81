"""Times: dates, hours and years that date one thing, compared as intervals."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache

from stemma.language.comparing.aspects import load_aspects
from stemma.language.comparing.clocks import Clock, clocks_meet, read_clocks
from stemma.language.comparing.figures import find_figures, one_sort
from stemma.language.comparing.framing import Framer
from stemma.language.comparing.holidays import find_feasts
from stemma.language.comparing.matching import affinity, framed, pair_up
from stemma.language.comparing.measures import relate
from stemma.language.comparing.terms import REMEMBERED, predicate_of, terms_of
from stemma.language.comparing.wording import Contrast, Relation, Span, Wording
from stemma.language.stamps import MONTH

_BEFORE = re.compile(
    r"\b(?:before|by|until|till|ahead of|no later than|prior to)\s(?:the\s)?(?:end\sof\s|start\sof\s)?(?:the\s)?$",
    re.IGNORECASE,
)
_AFTER = re.compile(r"\b(?:after|since|from|following)\s(?:the\s)?(?:end\sof\s)?(?:the\s)?$", re.IGNORECASE)
_NOT_UNTIL = re.compile(r"\bnot\b.{0,60}\b(?:until|before)\s$|\b(?:only|first)\s(?:on|in|at)\s$", re.IGNORECASE)
_PUT_OFF = re.compile(
    r"\b(?:postponed?|put\s(?:back|off)|delay(?:ed)?|adjourn(?:ed)?|defer(?:red)?|moved|rescheduled|pushed\sback)\s(?:to|until|till)\s$",
    re.IGNORECASE,
)
_AS_OF = re.compile(r"\b(?:by|as of|as at|up to)\s$", re.IGNORECASE)
_AHEAD = re.compile(
    r"\b(?:to|will|set|due|scheduled|planned|expected|would)\s(?:\w+\s){1,5}(?:on|for)\s$", re.IGNORECASE
)
_SLASHED = re.compile(r"(\d\d?)/(\d\d?)/((?:19|20)\d\d)")
_DAY = re.compile(r"\b((?:mon|tues|wednes|thurs|fri|satur|sun)day)\b", re.IGNORECASE)
_MONTH = re.compile(rf"\b{MONTH}", re.IGNORECASE)
_QUARTER = re.compile(r"\bquarter$|\b(?:next|this|last)\smonth$", re.IGNORECASE)
_DECADE = re.compile(r"\bthe\s(?P<decade>(?:1[0-9]|20)\d0)s\b")
_YEAR = re.compile(r"(?:1[6-9]|20)\d\d|\byear\b", re.IGNORECASE)
_MONTH_PART = re.compile(
    r"\b(?:(?:at|by|before|until|towards?|in|since)\s)?(?:the\s)?(?P<part>start|beginning|middle|end|close|early|late)\s"
    r"(?:of\s|in\s)?(?:the|this|next|last)\smonth\b",
    re.IGNORECASE,
)
_MONTH_DAYS = {
    "start": (1, 10), "beginning": (1, 10), "early": (1, 12), "middle": (10, 20), "late": (19, 31), "end": (21, 31),
    "close": (24, 31),
}  # fmt: skip
_WEEKS = timedelta(days=60)
_UNSURE = 0.3
_PHASE_REACH = 9
_STRANGE = 0.1  # wordings this little alike tell of two steps where only one step is named
_UNTIL = re.compile(r"\b(?:until|till)\s(?:\w+\s){0,2}$", re.IGNORECASE)
_LASTING = "until"
_MOMENTARY = frozenset({"begin", "leave", "happen", "told"})
_ON = frozenset({"on", "at", "in", "by"})
_APART = frozenset({"told", "court"})  # never the time of the matter itself


@dataclass(frozen=True, slots=True)
class _Item:
    """A time in its wording: its days when they are known, its time of day when told. `as_of`: it dates a count.

    `part`: days of whatever month it is. `feast`: month and day of whatever year. `ahead`: a weekday that may be the
    next one. `other`: what 03/12/2025 means where the month is written first.
    """

    span: Span
    first: datetime | None
    last: datetime | None
    clock: Clock | None
    as_of: bool
    weekday: str
    part: tuple[int, int] | None = None
    yearless: bool = False
    feast: tuple[int, int] | None = None
    ahead: bool = False
    other: date | None = None

    @property
    def is_precise(self) -> bool:
        """Whether it is told to the hour or better."""
        return self.clock is not None and self.clock.high - self.clock.low < 60

    @property
    def is_day(self) -> bool:
        """Whether it is one known day."""
        return self.first is not None and self.last is not None and self.first.date() == self.last.date()

    @property
    def is_period(self) -> bool:
        """Whether it is a month, a quarter, a year."""
        return self.first is not None and self.last is not None and (self.last - self.first).days >= 27

    @property
    def is_short(self) -> bool:
        """Whether it is told to within some days: two that meet by chance are rare."""
        return self.first is not None and self.last is not None and (self.last - self.first).days <= 14

    @property
    def is_part_of_day(self) -> bool:
        """Whether it says no more than "in the morning"."""
        return self.first is None and self.clock is not None and self.clock.high - self.clock.low > 120


def compare_times(a: Wording, b: Wording, least: float = _UNSURE) -> Iterator[Contrast]:
    """Contrasts between times that date one thing, one to one: days with days, hours with hours.

    Those of a weight under `least` are left out.
    """
    left, right = _items(a), _items(b)
    phases = _phases(a), _phases(b)
    scored = []
    for i, x in enumerate(left):
        for j, y in enumerate(right):
            relation = _relate(x, y)
            if relation is None or _of_others(phases[0][i], phases[1][j], relation == "differ"):
                continue
            if relation == "differ" and x.is_period and y.is_period and _of_figures(a, b):
                continue  # this year's figure and last year's
            alone = len(left) == len(right) == 1 or (_is_only_clock(x, left) and _is_only_clock(y, right))
            weight = _answers(a, x, b, y, relation, alone, phases[0][i] == phases[1][j] != "")
            stranger = phases[0][i] != phases[1][j] and relation == "differ"
            if stranger and affinity(terms_of(a), x.span, terms_of(b), y.span) < _STRANGE:
                continue
            if weight >= least:
                scored.append((weight + (0.0 if relation == "differ" else 0.4), i, j, (weight, relation)))
    for i, j, (weight, relation) in pair_up(scored):
        yield Contrast("time", left[i].span, right[j].span, relation, round(weight, 3))


@lru_cache(maxsize=REMEMBERED)
def _phases(wording: Wording) -> tuple[str, ...]:
    """What each time is the time of, where a word near it tells: a beginning, an end, a report …"""
    items = _items(wording)
    framer = Framer(wording, [item.span for item in items])
    return tuple(_phase(wording, framer, item) for item in items)


def _phase(wording: Wording, framer: Framer, item: _Item) -> str:
    """What a time is the time of: "until", else the verb that it follows, else the nearest word that tells."""
    before = wording.text[max(0, item.span[0] - 70) : item.span[0]]
    if _UNTIL.search(before) and not _NOT_UNTIL.search(before):
        return _LASTING
    inside = framer.terms.within(item.span)
    if inside and inside[0] > 1 and framer.terms.items[inside[0] - 1].low in _ON:
        for _, last, phase in framer.hits("phase", load_aspects().phases):
            if last == inside[0] - 2:
                return phase
    return framer.near("phase", load_aspects().phases, item.span, _PHASE_REACH)


def _of_others(x: str, y: str, differ: bool) -> bool:
    """Whether two times are of two steps of a matter: of the crime and of the trial, of the blast and of the call."""
    if x == y:
        return False
    if _LASTING in (x, y):
        return differ and bool({x, y} & _MOMENTARY)
    if x and y:
        return frozenset({x, y}) not in load_aspects().same_phase
    return differ and bool({x, y} & _APART)


def _of_figures(a: Wording, b: Wording) -> bool:
    """Whether both wordings hold figures of one sort, none of them the same: the times are then told of these."""
    pairs = [(x, y) for x in find_figures(a) for y in find_figures(b) if not x.age and not y.age and one_sort(x, y)]
    return bool(pairs) and all(relate(x.amount, y.amount) == "differ" for x, y in pairs)


def _is_only_clock(item: _Item, items: Sequence[_Item]) -> bool:
    """Whether a time is the only one of its wording that is told to the hour."""
    return item.is_precise and sum(other.is_precise for other in items) == 1


@lru_cache(maxsize=REMEMBERED)
def _items(wording: Wording) -> tuple[_Item, ...]:
    clocks = [clock for start, end in wording.spans for clock in read_clocks(wording.text, start, end)]
    found: list[_Item] = []
    free = list(clocks)
    for moment in wording.times:
        near = [c for c in free if c.start < moment.end + 5 and moment.start - 5 < c.end]
        clock = min(near, key=lambda c: (c.high - c.low, c.start)) if near else None
        free = [c for c in free if c not in near]
        start = min([moment.start, *(c.start for c in near)])
        end = max([moment.end, *(c.end for c in near)])
        found.append(_item(wording, start, end, _instant(moment.earliest), _instant(moment.latest), clock))
    found += _parts_of_month(wording)
    found += _decades(wording)
    found += [
        _Item(span, None, None, None, False, "", feast=day)
        for span, day in find_feasts(wording)
        if not any(m.start < span[1] and span[0] < m.end for m in wording.times)
    ]
    found += [_item(wording, clock.start, clock.end, None, None, clock) for clock in free]
    return tuple(sorted(found, key=lambda item: item.span))


def _parts_of_month(wording: Wording) -> Iterator[_Item]:
    """ "At the end of the month": days of whatever month it is."""
    for start, end in wording.spans:
        for match in _MONTH_PART.finditer(wording.text, start, min(end, start + 6_000)):
            if not any(m.start < match.end() and match.start() < m.end and m.earliest for m in wording.times):
                yield _Item(match.span(), None, None, None, False, "", _MONTH_DAYS[match["part"].lower()])


def _decades(wording: Wording) -> Iterator[_Item]:
    """ "In the 1890s": all days of the decade."""
    for start, end in wording.spans:
        for match in _DECADE.finditer(wording.text, start, min(end, start + 6_000)):
            if not any(m.start < match.end() and match.start() < m.end and m.earliest for m in wording.times):
                first = datetime(int(match["decade"]), 1, 1)
                yield _item(wording, *match.span(), first, datetime(first.year + 9, 12, 31), None)


def _instant(words: str | None) -> datetime | None:
    try:
        return datetime.fromisoformat(words).replace(tzinfo=None) if words else None
    except ValueError:
        return None


def _is_yearless(words: str) -> bool:
    return bool(_MONTH.search(words) or _QUARTER.search(words)) and not _YEAR.search(words)


def _weekday(words: str) -> str:
    match = _DAY.search(words)
    return match[1].lower() if match else ""


def _item(
    wording: Wording, start: int, end: int, first: datetime | None, last: datetime | None, clock: Clock | None
) -> _Item:
    before, words = wording.text[max(0, start - 70) : start], wording.text[start:end]
    as_of = bool(_AS_OF.search(before))
    if first is not None and last is not None and not _NOT_UNTIL.search(before):
        try:
            if _PUT_OFF.search(before):
                pass
            elif _BEFORE.search(before):
                first -= _WEEKS
            elif _AFTER.search(before):
                last += _WEEKS
        except OverflowError:
            pass
    ahead = bool(_AHEAD.search(before))
    slashed = _SLASHED.fullmatch(words)
    other = _day(int(slashed[3]), int(slashed[1]), int(slashed[2])) if slashed else None
    if slashed and first is None and (day := _day(int(slashed[3]), int(slashed[2]), int(slashed[1])) or other):
        first = last = datetime(day.year, day.month, day.day)
    return _Item(
        (start, end), first, last, clock, as_of, _weekday(words), None, _is_yearless(words), None, ahead, other
    )


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _relate(x: _Item, y: _Item) -> Relation | None:
    """What `y` says of `x`; None when the one tells days and the other hours only, or neither is resolved."""
    if x.part or y.part:
        return _relate_part(x, y)
    if x.feast or y.feast:
        return _relate_feast(x, y)
    days = "agree" if _one_weekday(x, y) else _relate_days(x, y)
    hours = _relate_hours(x.clock, y.clock) if x.clock and y.clock else None
    if "differ" in (days, hours):
        return "differ"
    if days is None and hours is None:
        return None
    if hours is None and x.clock and not y.clock:
        return "coarser"
    if hours is None and y.clock and not x.clock:
        return "finer"
    if days is None and (x.first is None) != (y.first is None) and hours == "agree":
        return "finer" if y.first else "coarser"
    return hours if hours not in (None, "agree") else days or hours


def _relate_feast(x: _Item, y: _Item) -> Relation | None:
    """A feast against a feast or a day."""
    days = [item.feast or (item.first and item.is_day and (item.first.month, item.first.day)) for item in (x, y)]
    if not all(days):
        return None
    return "agree" if days[0] == days[1] else "differ"


def _one_weekday(x: _Item, y: _Item) -> bool:
    """Whether both are one weekday by its name, which "until" or what lies ahead may have put a week off."""
    return (
        bool((x.weekday and x.weekday == y.weekday) or (x.weekday and x.ahead) or (y.weekday and y.ahead))
        and x.first is not None
        and y.first is not None
        and abs((x.first.date() - y.first.date()).days) == 7
    )


def _relate_part(x: _Item, y: _Item) -> Relation | None:
    """A part of some month against a day."""
    if x.part and y.part:
        return "agree" if x.part == y.part else None
    part, day = (x.part, y) if x.part else (y.part, x)
    if part is None or day.first is None or not day.is_day or not part[0] <= day.first.day <= part[1]:
        return None
    return "finer" if x.part else "coarser"


def _relate_days(x: _Item, y: _Item) -> Relation | None:
    if x.first is None or x.last is None or y.first is None or y.last is None:
        return None
    if (x.other and y.is_day and x.other == y.first.date()) or (y.other and x.is_day and y.other == x.first.date()):
        return "agree"
    if not any(x.first.date() <= _shift(y.last, k) and _shift(y.first, k) <= x.last.date() for k in _years(x, y)):
        return "differ"
    p, q = (x.last.date() - x.first.date()).days, (y.last.date() - y.first.date()).days
    return "agree" if p == q else "finer" if q < p else "coarser"


def _years(x: _Item, y: _Item) -> tuple[int, ...]:
    """By how many years one may move: dates written without a year were only put into the likeliest."""
    return (0, 1, -1) if x.yearless and y.yearless else (0,)


def _shift(moment: datetime, years: int) -> date:
    day = moment.date()
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # 29 February, or the calendar's end
        return day


def _relate_hours(x: Clock, y: Clock) -> Relation:
    meet, p, q = clocks_meet(x, y)
    if not meet:
        return "differ"
    return "agree" if p == q else "finer" if q < p else "coarser"


def _answers(a: Wording, x: _Item, b: Wording, y: _Item, relation: Relation, alone: bool, phase: bool) -> float:
    """How sure it is that two times date one thing: what is about them, what frames them, and one verb."""
    p, q = terms_of(a), terms_of(b)
    near = affinity(p, x.span, q, y.span)
    before, after = framed(p, x.span, q, y.span)
    verbs = predicate_of(p, x.span), predicate_of(q, y.span)
    apart = all(verbs) and verbs[0] != verbs[1] and not phase
    weight = 0.15 + (0.3 if apart else 0.6) * near + 0.15 * max(before, after)
    if alone:
        weight += 0.3 if x.is_precise and y.is_precise else 0.0 if apart else 0.15
    if relation != "differ" and x.is_day and y.is_day:
        weight += 0.2  # two dates that hit one day by chance are rare
    if phase or (relation != "differ" and x.is_short and y.is_short):
        weight += 0.15
    loose = x.as_of or y.as_of or (relation == "differ" and (x.is_part_of_day or y.is_part_of_day))
    return min(1.0, weight) * (0.6 if loose else 1.0)
