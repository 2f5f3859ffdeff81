"""What every reader of dates gives: a span of text with the interval it names, and how intervals are cut."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
    "a couple of": 2,
}  # fmt: skip
COUNT = rf"(?:\d{{1,3}}|{'|'.join(sorted(NUMBERS, key=len, reverse=True))})"
PART = r"(?:early\s+|late\s+)?(?:morning|afternoon|evening|night)"
HOUR = timedelta(hours=1)
SECOND = timedelta(seconds=1)
_PARTS = {"morning": (5, 12), "afternoon": (12, 18), "evening": (17, 24), "night": (18, 30)}
_THIRDS = {"early": (0, 4), "mid": (3, 7), "middle": (3, 7), "late": (6, 10)}


@dataclass(frozen=True, slots=True)
class TimeSpan:
    """A time at text[start:end], from `first` to `last` in whole seconds; both None where it is not resolved.

    `day`: it is one day, whose time a clock may tell. `clock`: a time of day without a day, to the second where
    `seconds` says so. `kind`: "weekday", "date" or "".
    """

    start: int
    end: int
    first: datetime | None = None
    last: datetime | None = None
    day: bool = False
    clock: time | None = None
    seconds: bool = False
    kind: str = ""


def whole_days(start: int, end: int, first: date | None, last: date | None = None, day: bool = False) -> TimeSpan:
    """The days from `first` to `last`, by default one; unresolved when `first` is None."""
    if first is None:
        return TimeSpan(start, end, day=day)
    last = last or first
    return TimeSpan(start, end, datetime.combine(first, time()), datetime.combine(last, time(23, 59, 59)), day)


def part_of(found: TimeSpan, part: str | None, modifier: str = "") -> TimeSpan:
    """Narrow a day to its morning, its night, its first or last hours.

    >>> part_of(whole_days(0, 14, date(2021, 6, 12)), "night").last
    datetime.datetime(2021, 6, 13, 5, 59, 59)
    """
    words = f"{modifier} {part or ''}".lower().split()
    if found.first is None or not words:
        return found
    hours = next((_PARTS[word] for word in words if word in _PARTS), None)
    if hours is None:
        hours = (0, 12) if "early" in words else (15, 24) if "late" in words else (0, 24)
    midnight = datetime.combine(found.first.date(), time())
    return replace(found, first=midnight + hours[0] * HOUR, last=midnight + hours[1] * HOUR - SECOND)


def third_of(first: date, last: date, which: str) -> tuple[date, date]:
    """The early, mid or late part of a month, season or year, with a margin on either side.

    >>> third_of(date(2021, 3, 1), date(2021, 3, 31), "early")
    (datetime.date(2021, 3, 1), datetime.date(2021, 3, 13))
    """
    step = (last - first) / 10
    begin, end = _THIRDS[which]
    return first + step * begin, first + step * end if end < 10 else last


def count_of(words: str) -> int:
    """What a wording that `COUNT` matches counts."""
    return int(words) if words.isdigit() else NUMBERS[" ".join(words.lower().split())]
