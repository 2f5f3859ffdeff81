"""Dates and times in running text, resolved against the day of publication.

The reading of news conventions follows TIMEX3 annotation (Pustejovsky et al. 2003) and rule systems such as HeidelTime
(Strötgen and Gertz 2010): a weekday is the last one before publication unless its sentence looks ahead.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from stemma.language.revisions import days_of
from stemma.language.stamps import (
    MONTH,
    WEEKDAY,
    find_clocks,
    find_dates,
    month_end,
    month_number,
    parse_instant,
    weekday_number,
)
from stemma.model import Moment, Published

__all__ = ["find_times", "parse_instant"]

_NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "a couple of": 2,
}  # fmt: skip
_COUNT = rf"(?:\d{{1,3}}|{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})"
_PART = r"(?:early\s+|late\s+)?(?:morning|afternoon|evening|night)"
_SEASON = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "winter": (12, 14)}

_WEEKDAY = re.compile(
    rf"(?:\b(?P<mod>last|next|this coming|this past|this|the following|the previous|early|late)\s+(?:on\s+)?)?"
    rf"\b(?P<day>{WEEKDAY})(?P<dot>(?<!day)\.(?=\s|$))?(?:\s+(?P<part>{_PART})\b)?",
    re.IGNORECASE,
)
_MONTH = re.compile(
    rf"\b(?:(?P<lead>early|mid|late|last|next|this|in|since|until|till|by|during|of|from|to|through|before|after|between|"
    rf"and|every)[\s-]+(?:in\s+)?)?(?P<month>{MONTH})"
    r"(?:,?\s+(?:of\s+)?(?P<year>(?:19|20)\d\d)\b|\s(?:of\s)?(?P<which>last|this|next)\syear\b)?(?!\s?\d)",
    re.IGNORECASE,
)
_YEAR = re.compile(
    r"\b(?P<lead>in|since|during|early|late|mid|until|till|by|of|from|to|between|and|before|after|the|through)[\s-]+"
    r"(?:in\s+)?(?P<year>(?:1[6-9]|20)\d\d)(?P<decade>s)?\b(?![.,:]\d|%)(?=(?P<next>\s[a-z]+)?)",
    re.IGNORECASE,
)
_DECADE = re.compile(r"(?<!\w)(?P<year>(?:19|20)\d0)s\b")
_RELATIVE = re.compile(
    rf"""\b(?:
      (?P<before>the\sday\sbefore\syesterday) | (?P<yesterday>yesterday)(?:\s(?P<part1>{_PART}))?
    | (?P<tomorrow>tomorrow)(?:\s(?P<part2>{_PART}))? | (?P<today>(?:earlier\s)?today|earlier\sthis\sday)
    | (?P<lastnight>last\snight|overnight) | (?P<tonight>tonight)
    | (?:(?:early|late|earlier)\s)?this\s(?P<part3>{_PART})
    | (?:earlier\s|later\s)?(?P<which>last|this|next)\s
      (?P<unit>weekend|week|month|year|spring|summer|autumn|fall|winter)
    | (?P<count>{_COUNT})\s(?P<ago>minute|hour|day|week|month|year|decade)s?\sago
    | (?:the|in)\s(?:past|last)\s(?:(?P<span>{_COUNT})\s)?(?P<past>hour|day|week|month|year|decade)s?
    | (?P<floating>the\s(?:next|following|previous|same)\s(?:day|morning|night|week|month|year)
      |{_COUNT}\s(?:minute|hour|day|week|month|year)s?\s(?:earlier|later|before|after))
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)
_NOON = re.compile(
    r"\b(?:at|by|until|till|around|about|after|before|since|from|to)\s+(?P<word>noon|midnight)\b", re.IGNORECASE
)
_SPOKEN = re.compile(
    r"\b(?:(?:half|(?:a )?quarter|five|ten|twenty|twenty-five)\s(?:minutes\s)?(?:past|to)\s)?"
    r"(?P<hour>one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d\d?)(?P<clock>\s?o['’]clock)?\b",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"\b(?:will|shall|won't|due|expected|scheduled|plan(?:s|ned|ning)?|set to|is to|are to|to be|as (?:soon|early) as|"
    r"upcoming|deadline|starting|beginning|ahead of|next|hopes?|intends?)\b|['’]ll\b|\b(?:by|until|before)\s$",
    re.IGNORECASE,
)
_NAMED_DAY = re.compile(r"\b(?:Black|Good|Super|Bloody|Ash|Palm|Easter|Holy|Shrove|Cyber|Giving|Whit|Maundy)\s+$")
_WILL_AFTER = re.compile(r",?(?:\s(?!\w+ed\b|said|says|told)[\w'’-]{1,20}){1,4}?\s(?:will|won't)\b")
_PAST_BEFORE = re.compile(r"\b(?:\w{2,20}ed|said|told|met|held|took|came|went|left|made)\s(?:on\s|late\s|early\s)?$")
_JOIN = re.compile(
    r"\s?,?\s?(?:local time )?(?:(?:on|(?:at )?(?:around|about)|at|of|by|shortly (?:before|after))\s)?(?:the\s)?",
    re.IGNORECASE,
)
_ALMOST = re.compile(r"\b(?:at|by|until|till|from|around|about|before|after)\s$", re.IGNORECASE)
_MEASURED = re.compile(r"\s?(?:%|per\b|million|billion|metres|meters|km|miles|[€£$])")
_EARLY_LATE = re.compile(r"\b(early|late)\s(?:on\s)?$", re.IGNORECASE)
_PARTS = {"morning": (5, 12), "afternoon": (12, 18), "evening": (17, 24), "night": (18, 30)}
_SHORT_WORDS = frozenset({"Sun", "Sat", "Wed", "Mon"})
_LOOSE = frozenset({"and", "to", "of", "by", "from", "after", "before", "between"})  # may stand before persons
_HOUR = timedelta(hours=1)
_SECOND = timedelta(seconds=1)
_CLAUSE = 80  # code points before a date that may say whether it lies ahead


@dataclass(frozen=True, slots=True)
class _Found:
    """`first` and `last`: the interval, whole seconds; `day`: it is one day, whose time a clock may tell."""

    start: int
    end: int
    first: datetime | None = None
    last: datetime | None = None
    day: bool = False
    clock: time | None = None
    seconds: bool = False
    kind: str = ""  # weekday, date


def find_times(text: str, published: Published | None) -> tuple[Moment, ...]:
    """Dates and times that `text` names, in order, none overlapping, each an interval of local time without offset.

    Months and years without more, weekdays and words such as "yesterday" are resolved against the day of `published`;
    where that is unknown, and for times of day beside no date, `earliest` and `latest` are None. Where `published` runs
    over a few days, as on a page that was changed, the interval holds what the words mean from each. Parts of a day,
    "early" and "late" are read broadly: a night lasts from 18:00 to 06:00.

    >>> day = Published("2021-06-16T00:00:00", "2021-06-16T23:59:59", "day", "text")
    >>> [(m.earliest, m.latest) for m in find_times("It burned at 9:40 p.m. on Tuesday.", day)]
    [('2021-06-15T21:40:00', '2021-06-15T21:40:59')]
    """
    first, last = days_of(published)
    moments = _moments(text, first)
    if first == last:
        return moments
    later = {(moment.start, moment.end): moment for moment in _moments(text, last)}
    return tuple(_hull(moment, later.get((moment.start, moment.end))) for moment in moments)


def _moments(text: str, today: date | None) -> tuple[Moment, ...]:
    found = [
        *_full_dates(text, today),
        *_weekdays(text, today),
        *_relatives(text, today),
        *_months(text, today),
        *_years(text),
        *_clocks(text),
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


def _without_overlaps(found: Iterable[_Found]) -> list[_Found]:
    """The longer of two that overlap, the earlier of equals; in order."""
    kept: list[_Found] = []
    taken: set[int] = set()
    for item in sorted(found, key=lambda item: (item.start - item.end, item.start)):
        places = range(item.start, item.end)
        if taken.isdisjoint(places):
            taken.update(places)
            kept.append(item)
    return sorted(kept, key=lambda item: item.start)


def _merge(text: str, found: list[_Found]) -> Iterator[_Found]:
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


def _joined(text: str, left: _Found, right: _Found) -> bool:
    if not ((left.day and right.clock is not None) or (right.day and left.clock is not None)):
        return False
    gap = text[left.end : right.start]
    return len(gap) <= 20 and "\n" not in gap and bool(_JOIN.fullmatch(gap))


def _at(day: _Found, clock: _Found) -> _Found:
    if day.first is None or clock.clock is None:
        return day
    base = day.first.date()
    if day.last and clock.clock.hour < 12 and day.last.date() > base:
        base = day.last.date()  # two in the morning on Tuesday night
    moment = datetime.combine(base, clock.clock)
    return replace(day, day=False, first=moment, last=moment if clock.seconds else moment + timedelta(seconds=59))


def _span(start: int, end: int, first: date | None, last: date | None = None, day: bool = False) -> _Found:
    """Whole days from `first` to `last`; unresolved when `first` is None."""
    if first is None:
        return _Found(start, end, day=day)
    last = last or first
    return _Found(start, end, datetime.combine(first, time()), datetime.combine(last, time(23, 59, 59)), day)


def _part_of(found: _Found, part: str | None, modifier: str = "") -> _Found:
    """Narrow a day to its morning, its night, its first or last hours."""
    words = f"{modifier} {part or ''}".lower().split()
    if found.first is None or not words:
        return found
    hours = next((_PARTS[word] for word in words if word in _PARTS), None)
    if hours is None:
        hours = (0, 12) if "early" in words else (15, 24) if "late" in words else (0, 24)
    midnight = datetime.combine(found.first.date(), time())
    return replace(found, first=midnight + hours[0] * _HOUR, last=midnight + hours[1] * _HOUR - _SECOND)


def _looks_ahead(text: str, start: int, end: int) -> bool:
    before = re.split(r"[.!?\n;]", text[max(0, start - _CLAUSE) : start])[-1]
    if _PAST_BEFORE.search(before):
        return False  # announced on Wednesday
    return bool(_AHEAD.search(before) or _WILL_AFTER.match(text, end))


def _full_dates(text: str, today: date | None) -> Iterator[_Found]:
    for found in find_dates(text):
        words = text[found.start : found.end]
        if not any(letter.isupper() for letter in words) and any(letter.isalpha() for letter in words):
            continue  # "of 12 may have"
        if found.swapped:
            yield _span(found.start, found.end, None, day=True)
            continue
        years = [found.year] if found.year else [today.year + step for step in (-1, 0, 1)] if today else []
        days = [date(year, found.month, found.day) for year in years if _in_calendar(year, found.month, found.day)]
        if not days:
            yield _span(found.start, found.end, None, day=True)
            continue
        best = days[0] if found.year or not today else _nearest(days, today)
        last = date(best.year, found.month, found.day2) if found.day2 and found.day2 > found.day else None
        modifier = _EARLY_LATE.search(text, max(0, found.start - 12), found.start)
        item = replace(_span(found.start, found.end, best, last, day=last is None), kind="date")
        yield _part_of(item, None, modifier[1]) if modifier and last is None else item


def _nearest(days: list[date], today: date) -> date:
    """The last of `days` that came, or the next one where that is less than two months off."""
    return min(days, key=lambda day: (today - day).days if day <= today else (day - today).days * 6)


def _in_calendar(year: int, month: int, day: int) -> bool:
    return day <= month_end(year, month).day


def _weekdays(text: str, today: date | None) -> Iterator[_Found]:
    for match in _WEEKDAY.finditer(text):
        word, modifier = match["day"], (match["mod"] or "").lower()
        if not word[0].isupper() or (word in _SHORT_WORDS and not match["dot"]):
            continue
        before = text[max(0, match.start("day") - 12) : match.start("day")]
        titled = before.lower().endswith("the ") and text[match.end("day") :][1:2].isupper()
        if titled or _NAMED_DAY.search(before):
            continue  # the name of a feast, or of a paper
        day = _weekday(weekday_number(word), modifier, _looks_ahead(text, match.start(), match.end()), today)
        found = replace(_span(match.start(), match.end(), day, day=True), kind="weekday")
        yield _part_of(found, match["part"], modifier if modifier in ("early", "late") else "")


def _weekday(number: int, modifier: str, ahead: bool, today: date | None) -> date | None:
    if today is None or modifier in ("the following", "the previous"):
        return None
    back = (today.weekday() - number) % 7
    if modifier in ("next", "this coming") or (back and ahead and modifier in ("", "this", "early", "late")):
        return today + timedelta(days=7 - back)
    if modifier == "last" and back == 0:
        back = 7
    return today - timedelta(days=back)


def _months(text: str, today: date | None) -> Iterator[_Found]:
    for match in _MONTH.finditer(text):
        word, lead = match["month"], (match["lead"] or "").lower()
        if not word[0].isupper() or not (lead or match["year"] or match["which"]) or lead == "every":
            continue  # "may", "march", and May, who is a person
        if word in ("May", "March", "April", "June") and not match["year"] and lead in _LOOSE:
            continue
        start = match.start() if lead in ("early", "mid", "late", "last", "next", "this") else match.start("month")
        month = month_number(word)
        year = _year_of(match, month, _looks_ahead(text, start, match.end()), today)
        if year is None:
            yield _span(start, match.end(), None)
            continue
        first, last = date(year, month, 1), month_end(year, month)
        if lead in ("early", "mid", "late"):
            first, last = _third(first, last, lead)
        yield _span(start, match.end(), first, last)


def _year_of(match: re.Match[str], month: int, ahead: bool, today: date | None) -> int | None:
    """The year of a month: where none is written the last one that came, unless the words look ahead."""
    if match["year"]:
        return int(match["year"])
    if today is None:
        return None
    if match["which"]:
        return today.year + {"last": -1, "this": 0, "next": 1}[match["which"].lower()]
    lead = (match["lead"] or "").lower()
    if lead == "next" or (ahead and lead != "last"):
        return today.year if month >= today.month else today.year + 1
    return today.year if month < today.month or (month == today.month and lead != "last") else today.year - 1


def _third(first: date, last: date, which: str) -> tuple[date, date]:
    """The early, middle or late part of a month or year, with a margin on either side."""
    step = (last - first) / 10
    begin, end = {"early": (0, 4), "mid": (3, 7), "late": (6, 10)}[which]
    return first + step * begin, first + step * end if end < 10 else last


def _years(text: str) -> Iterator[_Found]:
    for match in _DECADE.finditer(text):
        year = int(match["year"])
        yield _span(match.start(), match.end(), date(year, 1, 1), date(year + 9, 12, 31))
    for match in _YEAR.finditer(text):
        lead, following = match["lead"].lower(), (match["next"] or "").strip()
        counted = following.endswith(("s", "people", "men", "women", "children")) and len(following) > 3
        if match["decade"] or (counted and lead not in ("in", "since", "during")) or (lead == "the" and not following):
            continue
        year = int(match["year"])
        first, last = date(year, 1, 1), date(year, 12, 31)
        if lead in ("early", "mid", "late"):
            yield _span(match.start(), match.end("year"), *_third(first, last, lead))
        else:
            yield _span(match.start("year"), match.end("year"), first, last)


def _clocks(text: str) -> Iterator[_Found]:
    for clock in find_clocks(text):
        sure = not clock.plain or _ALMOST.search(text, max(0, clock.start - 8), clock.start)
        if sure and not _MEASURED.match(text, clock.end):
            yield _Found(clock.start, clock.end, clock=clock.at, seconds=clock.seconds)
    for match in _NOON.finditer(text):
        yield _Found(match.start("word"), match.end(), clock=time(12 if match["word"].lower() == "noon" else 0))
    for match in _SPOKEN.finditer(text):
        if match["clock"] or match.start() < match.start("hour"):
            yield _Found(match.start(), match.end())  # which half of the day, nobody says


def _relatives(text: str, today: date | None) -> Iterator[_Found]:
    for match in _RELATIVE.finditer(text):
        if today is None or match["floating"]:
            yield _span(match.start(), match.end(), None, day=bool(match["floating"]) or match["unit"] is None)
        else:
            yield _relative(match, today)


def _relative(match: re.Match[str], today: date) -> _Found:
    start, end, group = match.start(), match.end(), match.groupdict()
    for key, step in (("before", -2), ("yesterday", -1), ("tomorrow", 1), ("today", 0), ("part3", 0), ("tonight", 0)):
        if group[key]:
            part = group["part1"] or group["part2"] or group["part3"] or ("night" if key == "tonight" else None)
            return _part_of(_span(start, end, today + timedelta(days=step), day=True), part)
    if group["lastnight"]:
        return _part_of(_span(start, end, today - timedelta(days=1), day=True), "night")
    if group["ago"]:
        return _ago(start, end, _count(group["count"]), group["ago"].lower(), today)
    if group["past"]:
        ago = _ago(start, end, _count(group["span"] or "one"), group["past"].lower(), today)
        return replace(ago, last=datetime.combine(today, time(23, 59, 59)), day=False)
    step = {"last": -1, "this": 0, "next": 1}[group["which"].lower()]
    return _span(start, end, *_unit(group["unit"].lower(), step, today))


def _count(words: str) -> int:
    return int(words) if words.isdigit() else _NUMBERS[" ".join(words.lower().split())]


def _ago(start: int, end: int, count: int, unit: str, today: date) -> _Found:
    """A day, with a margin of half the unit: three weeks ago may be four days off."""
    if unit in ("minute", "hour"):
        hours = count / 60 if unit == "minute" else count
        return _span(start, end, today - timedelta(days=int(hours // 24) + 1), today)
    days = count * {"day": 1, "week": 7, "month": 30, "year": 365, "decade": 3652}[unit]
    margin = {"day": 0, "week": 3, "month": 15, "year": 183, "decade": 1826}[unit]
    middle = today - timedelta(days=days)
    return _span(start, end, middle - timedelta(days=margin), middle + timedelta(days=margin), day=unit == "day")


def _unit(unit: str, step: int, today: date) -> tuple[date, date]:
    """The last, this or next week, month, year or season: its first and last day."""
    if unit in ("week", "weekend"):
        monday = today - timedelta(days=today.weekday()) + timedelta(weeks=step)
        return monday + timedelta(days=0 if unit == "week" else 4), monday + timedelta(days=6)
    if unit == "month":
        index = today.year * 12 + today.month - 1 + step
        return date(index // 12, index % 12 + 1, 1), month_end(index // 12, index % 12 + 1)
    if unit == "year":
        return date(today.year + step, 1, 1), date(today.year + step, 12, 31)
    begin, end = _SEASON[unit]
    year = today.year + step if step > 0 or today.month <= begin else today.year + step + 1
    return date(year, begin, 1), month_end(year + (end > 12), (end - 1) % 12 + 1)
