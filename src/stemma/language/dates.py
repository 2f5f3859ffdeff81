"""Dates and times in running text, resolved against the day of publication.

The reading of news conventions follows TIMEX3 annotation (Pustejovsky et al. 2003) and rule systems such as HeidelTime
(Strötgen and Gertz 2010): a weekday is the last one before publication unless its sentence looks ahead. Each kind of
wording has a file in `stemma.language.times`; here their finds are set against each other and joined.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta

from stemma.language.revisions import days_of
from stemma.language.stamps import parse_instant
from stemma.language.times.days import find_days, find_weekdays
from stemma.language.times.hours import find_hours
from stemma.language.times.months import find_months, find_years
from stemma.language.times.quarters import find_quarters
from stemma.language.times.relative import find_edges, find_relatives
from stemma.language.times.spans import TimeSpan
from stemma.model import Moment, Published

__all__ = ["find_times", "parse_instant"]

_EARLIEST, _LATEST = 1600, 9000  # years of publication from which every wording stays within the calendar
_JOIN = re.compile(
    r"\s?,?\s?(?:\([^()\n]{1,12}\)\s?)?(?:local time )?"
    r"(?:(?:on|(?:at )?(?:around|about)|at|of|by|shortly (?:before|after))\s)?(?:the\s)?",
    re.IGNORECASE,
)


def find_times(text: str, published: Published | None) -> tuple[Moment, ...]:
    """Dates and times that `text` names, in order, none overlapping, each an interval of local time without offset.

    Months and years without more, weekdays and words such as "yesterday" are resolved against the day of `published`;
    where that is unknown, and for times of day beside no date, `earliest` and `latest` are None. Where `published` runs
    over a few days, as on a page that was changed, the interval holds what the words mean from each. Parts of a day,
    "early" and "late" are read broadly: a night lasts from 18:00 to 06:00. In a text on business "the quarter" and "a
    year earlier" are told from the quarter that it named before; quarters are the calendar's. Words that name no
    interval ("now", "recently") are left to `find_references`.

    >>> day = Published("2021-06-16T00:00:00", "2021-06-16T23:59:59", "day", "text")
    >>> [(m.earliest, m.latest) for m in find_times("It burned at 9:40 p.m. on Tuesday.", day)]
    [('2021-06-15T21:40:00', '2021-06-15T21:40:59')]
    """
    first, last = (day if day and _EARLIEST <= day.year <= _LATEST else None for day in days_of(published))
    moments = _moments(text, first)
    if first == last:
        return moments
    later = {(moment.start, moment.end): moment for moment in _moments(text, last)}
    return tuple(_hull(moment, later.get((moment.start, moment.end))) for moment in moments)


def _moments(text: str, today: date | None) -> tuple[Moment, ...]:
    found = [
        *find_days(text, today),
        *find_weekdays(text, today),
        *find_quarters(text, today),
        *find_relatives(text, today),
        *find_edges(text, today),
        *find_months(text, today),
        *find_years(text),
        *find_hours(text),
    ]
    moments = []
    for item in _merge(text, _without_overlaps(found)):
        first = item.first.isoformat() if item.first else None
        moments.append(Moment(item.start, item.end, first, item.last.isoformat() if item.last else None))
    return tuple(moments)


def _hull(a: Moment, b: Moment | None) -> Moment:
    """The interval that holds both readings of one wording; unresolved where one of them is."""
    if b is None or a.earliest is None or b.earliest is None or a.latest is None or b.latest is None:
        return Moment(a.start, a.end, None, None)
    return Moment(a.start, a.end, min(a.earliest, b.earliest), max(a.latest, b.latest))


def _without_overlaps(found: Iterable[TimeSpan]) -> list[TimeSpan]:
    """The longer of two that overlap, the earlier of equals; in order."""
    kept: list[TimeSpan] = []
    taken: set[int] = set()
    for item in sorted(found, key=lambda item: (item.start - item.end, item.start)):
        places = range(item.start, item.end)
        if taken.isdisjoint(places):
            taken.update(places)
            kept.append(item)
    return sorted(kept, key=lambda item: item.start)


def _merge(text: str, found: list[TimeSpan]) -> Iterator[TimeSpan]:
    """Join what tells one time: "9:40 p.m. on Tuesday", "3 March at 9.30", "Friday, July 2"."""
    index = 0
    while index < len(found):
        item = found[index]
        after = found[index + 1] if index + 1 < len(found) else None
        index += 1
        if after and _joined(text, item, after):
            day, clock = (item, after) if item.day else (after, item)
            found[index] = replace(_at(day, clock), start=item.start, end=after.end)
        elif after and (item.kind, after.kind) == ("weekday", "date") and text[item.end : after.start] in (" ", ", "):
            found[index] = replace(after, start=item.start)
        else:
            yield item


def _joined(text: str, left: TimeSpan, right: TimeSpan) -> bool:
    if not ((left.day and right.clock is not None) or (right.day and left.clock is not None)):
        return False
    gap = text[left.end : right.start]
    return len(gap) <= 20 and "\n" not in gap and bool(_JOIN.fullmatch(gap))


def _at(day: TimeSpan, clock: TimeSpan) -> TimeSpan:
    if day.first is None or clock.clock is None:
        return day
    base = day.first.date()
    if day.last and clock.clock.hour < 12 and day.last.date() > base:
        base = day.last.date()  # two in the morning on Tuesday night
    moment = datetime.combine(base, clock.clock)
    return replace(day, day=False, first=moment, last=moment if clock.seconds else moment + timedelta(seconds=59))
