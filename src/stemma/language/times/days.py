"""Days: "14 June 2021", "Nov. 3", "the week of March 6", weekdays."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from stemma.language.stamps import WEEKDAY, DateWords, find_dates, month_end, weekday_number
from stemma.language.times.spans import PART, TimeSpan, part_of, whole_days
from stemma.language.times.tense import looks_ahead

_WEEKDAY = re.compile(
    rf"(?:\b(?P<mod>last|next|this coming|this past|this|the following|the previous|early|late)\s+(?:on\s+)?)?"
    rf"\b(?P<day>{WEEKDAY})(?P<dot>(?<!day)\.(?=\s|$))?(?:\s+(?P<part>{PART})\b)?",
    re.IGNORECASE,
)
_EVERY = re.compile(r"\b(?:every|each|on (?:any|an?))\s$", re.IGNORECASE)
_NAMED_DAY = re.compile(r"\b(?:Black|Good|Super|Bloody|Ash|Palm|Easter|Holy|Shrove|Cyber|Giving|Whit|Maundy)\s+$")
_BEFORE_DATE = re.compile(r"\b(?:(?P<part>early|late)|(?P<which>last|next)|(?P<week>week\sof))\s(?:on\s)?$", re.I)
_FAR = 240  # days that a date without its year hardly lies ahead
_SHORT_WORDS = frozenset({"Sun", "Sat", "Wed", "Mon"})


def find_days(text: str, today: date | None) -> Iterator[TimeSpan]:
    """Days that are dated, as seen from `today`; where no year is written, the likeliest: see `_choose`."""
    for found in find_dates(text):
        words = text[found.start : found.end]
        if not any(letter.isupper() for letter in words) and any(letter.isalpha() for letter in words):
            continue  # "of 12 may have"
        near = _BEFORE_DATE.search(text, max(0, found.start - 12), found.start)
        day = None if found.swapped else _choose(text, found, (near and near["which"]) or "", today)
        if day is None:
            yield whole_days(found.start, found.end, None, day=True)
        elif near and near["week"] and found.day2 is None:
            monday = day - timedelta(days=day.weekday())
            yield whole_days(near.start(), found.end, monday, monday + timedelta(days=6))
        else:
            last = date(day.year, found.month, found.day2) if found.day2 and found.day2 > found.day else None
            item = replace(whole_days(found.start, found.end, day, last, day=last is None), kind="date")
            yield part_of(item, None, near["part"]) if near and near["part"] and last is None else item


def _choose(text: str, found: DateWords, which: str, today: date | None) -> date | None:
    """The day of a date: the last one that came, or the next where that is near or where the words look ahead."""
    years = [found.year] if found.year else [today.year + step for step in (-1, 0, 1)] if today else []
    days = [date(year, found.month, found.day) for year in years if found.day <= month_end(year, found.month).day]
    if not days or found.year or today is None:
        return days[0] if days else None
    past, ahead = [day for day in days if day <= today], [day for day in days if day >= today]
    soon = bool(ahead) and (ahead[0] - today).days < _FAR
    if ahead and (which.lower() == "next" or (soon and not which and looks_ahead(text, found.start, found.end))):
        return ahead[0]
    if past and which.lower() == "last":
        return past[-1]
    return min(days, key=lambda day: (today - day).days if day <= today else (day - today).days * 6)


def find_weekdays(text: str, today: date | None) -> Iterator[TimeSpan]:
    """Weekdays: the last one before `today` or today, the next where the words look ahead; of "every Friday", none."""
    for match in _WEEKDAY.finditer(text):
        word, modifier = match["day"], (match["mod"] or "").lower()
        if not word[0].isupper() or (word in _SHORT_WORDS and not match["dot"]):
            continue
        before = text[max(0, match.start("day") - 12) : match.start("day")]
        titled = before.lower().endswith("the ") and text[match.end("day") :][1:2].isupper()
        if titled or _NAMED_DAY.search(before):
            continue  # the name of a feast, or of a paper
        ahead = looks_ahead(text, match.start(), match.end())
        day = None if _EVERY.search(before) else _weekday(weekday_number(word), modifier, ahead, today)
        found = replace(whole_days(match.start(), match.end(), day, day=True), kind="weekday")
        yield part_of(found, match["part"], modifier if modifier in ("early", "late") else "")


def _weekday(number: int, modifier: str, ahead: bool, today: date | None) -> date | None:
    if today is None or modifier in ("the following", "the previous"):
        return None
    back = (today.weekday() - number) % 7
    if modifier in ("next", "this coming") or (back and ahead and modifier in ("", "this", "early", "late")):
        return today + timedelta(days=7 - back)
    if modifier == "last" and back == 0:
        back = 7
    return today - timedelta(days=back)
