"""Times told from the day of publication: "yesterday", "last week", "three years ago", "the end of the month"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from stemma.language.stamps import month_end
from stemma.language.times.spans import COUNT, PART, TimeSpan, count_of, part_of, third_of, whole_days
from stemma.language.times.tense import looks_ahead

_SEASON = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
_SEASONS = "spring|summer|autumn|fall|winter"
_RELATIVE = re.compile(
    rf"""\b(?:
      (?P<before>the\sday\sbefore\syesterday) | (?P<yesterday>yesterday)(?:\s(?P<part1>{PART}))?
    | (?P<tomorrow>tomorrow)(?:\s(?P<part2>{PART}))? | (?P<today>(?:earlier\s)?today|earlier\sthis\sday)
    | (?P<lastnight>last\snight|overnight) | (?P<tonight>tonight)
    | (?:(?:early|late|earlier|later)\s)?this\s(?P<part3>{PART})
    | (?:earlier\s|later\s|early\s|late\s)?(?P<which>last|this(?:\s(?:past|coming))?|next|the\s(?:current|coming))\s
      (?P<unit>weekend|week|month|year|{_SEASONS})
    | (?P<count>{COUNT})\s(?P<ago>minute|hour|day|week|month|year|decade)s?(?:\sor\s(?:so|two))?\sago
    | (?:the\s(?:past|last)\s|in\s(?:past|last)\s(?={COUNT}))(?:(?P<span>{COUNT})\s)?
      (?P<past>hour|day|week|month|year|decade)s?
    | (?P<floating>the\s(?:next|following|previous|same)\s(?:day|morning|night|week|month|year)
      |{COUNT}\s(?:minute|hour|day|week|month|year)s?\s(?:earlier|later|before|after))
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)
_EDGE = re.compile(
    r"""\b(?:(?P<edge>end|close|start|beginning|middle)\sof\s(?:the|(?P<which>this|next|last))\s(?P<unit>week|month|year)
    | (?P<yearend>year(?:['’]s)?[\s-]end)
    | (?:(?:the|its|this)\s(?:full|whole|entire)|(?:earlier|later)\sin\sthe
      |(?:days|weeks|months|half|quarters?|rest|remainder|part)\sof\sthe)\s(?P<whole>year))\b""",
    re.IGNORECASE | re.VERBOSE,
)
_BARE = re.compile(
    r"""\b(?:in|into|over|during|by|until|till|since|before|after|for|on|through|throughout)\s
      (?:(?:the\s)?(?:(?P<part>early|mid|late)[\s-])?(?P<season>spring|summer|autumn|winter)(?!\sof\b|[\w-]|['’]s)
      |the\s(?P<weekend>weekend)\b)""",
    re.IGNORECASE | re.VERBOSE,
)
_SEASON_OF = re.compile(
    rf"\b(?:(?P<part>early|mid|late)[\s-])?(?P<season>{_SEASONS})\s(?:of\s(?:the\s)?)?"
    r"(?:(?P<year>(?:19|20)\d\d)\b|(?P<which>last|this|next)\syear\b)",
    re.IGNORECASE,
)
_DATED = re.compile(r"(?:19|20)\d\d")
_STEPS = {"last": -1, "past": 0, "this": 0, "the current": 0, "the coming": 1, "next": 1}
_LONG = 365_000  # days: no calendar of Python's goes back further
_SENTENCE = 120  # code points before "the end of the year" in which another year would be the one that is meant


def find_relatives(text: str, today: date | None) -> Iterator[TimeSpan]:
    """Times told from `today`; those told from another time ("the next day") are not resolved."""
    for match in _RELATIVE.finditer(text):
        if _is_title(text, match):
            continue
        if today is None or match["floating"]:
            yield whole_days(match.start(), match.end(), None, day=bool(match["floating"]) or match["unit"] is None)
        else:
            yield _relative(match, today)


def _is_title(text: str, match: re.Match[str]) -> bool:
    """Whether it names a programme or a paper: "USA Today", "This Week"."""
    words = match[0].split()
    if not words[-1].istitle():
        return False
    before = text[max(0, match.start() - 2) : match.start()].rstrip(" ")[-1:]
    return before.isalnum() if len(words) == 1 else before != "" and before in "\"'“‘«"


def _relative(match: re.Match[str], today: date) -> TimeSpan:
    start, end, group = match.start(), match.end(), match.groupdict()
    for key, step in (("before", -2), ("yesterday", -1), ("tomorrow", 1), ("today", 0), ("part3", 0), ("tonight", 0)):
        if group[key]:
            part = group["part1"] or group["part2"] or group["part3"] or ("night" if key == "tonight" else None)
            return part_of(whole_days(start, end, today + timedelta(days=step), day=True), part)
    if group["lastnight"]:
        return part_of(whole_days(start, end, today - timedelta(days=1), day=True), "night")
    if group["ago"]:
        return _ago(start, end, count_of(group["count"]), group["ago"].lower(), today)
    if group["past"]:
        return _past(start, end, count_of(group["span"] or "one"), group["past"].lower(), today)
    which, unit = " ".join(group["which"].lower().split()), group["unit"].lower()
    if which in ("this past", "this coming") and unit in _SEASON:
        first, last = _nearest_season(unit, today, which == "this coming")
        return whole_days(start, end, first, last)
    return whole_days(start, end, *unit_of(unit, _STEPS.get(which, 0), today))


def _ago(start: int, end: int, count: int, unit: str, today: date) -> TimeSpan:
    """A day, with a margin of half the unit: three weeks ago may be four days off."""
    if unit in ("minute", "hour"):
        hours = count / 60 if unit == "minute" else count
        return whole_days(start, end, today - timedelta(days=int(hours // 24) + 1), today)
    days = count * {"day": 1, "week": 7, "month": 30.44, "year": 365.25, "decade": 3652.5}[unit]
    margin = {"day": 0, "week": 3, "month": 15, "year": 183, "decade": 1826}[unit]
    if days > _LONG:
        return TimeSpan(start, end)
    middle = today - timedelta(days=round(days))
    return whole_days(start, end, middle - timedelta(days=margin), middle + timedelta(days=margin), day=unit == "day")


def _past(start: int, end: int, count: int, unit: str, today: date) -> TimeSpan:
    """From so many days, weeks or years before `today` until then."""
    days = count * {"hour": 1 / 24, "day": 1, "week": 7, "month": 30.44, "year": 365.25, "decade": 3652.5}[unit]
    if days > _LONG:
        return TimeSpan(start, end)
    return whole_days(start, end, today - timedelta(days=max(1, round(days))), today)


def unit_of(unit: str, step: int, today: date) -> tuple[date, date]:
    """The week, weekend, month, year or season of `today`, or `step` later: its first and last day.

    >>> unit_of("summer", -1, date(2021, 6, 16))
    (datetime.date(2020, 6, 1), datetime.date(2020, 8, 31))
    """
    if unit in ("week", "weekend"):
        monday = today - timedelta(days=today.weekday()) + timedelta(weeks=step)
        return monday + timedelta(days=0 if unit == "week" else 4), monday + timedelta(days=6)
    if unit == "month":
        index = today.year * 12 + today.month - 1 + step
        return date(index // 12, index % 12 + 1, 1), month_end(index // 12, index % 12 + 1)
    if unit == "year":
        return date(today.year + step, 1, 1), date(today.year + step, 12, 31)
    if step:
        return _nearest_season(unit, today, step > 0)
    return season_of(unit, today.year - (unit == "winter" and today.month < 7))


def season_of(season: str, year: int) -> tuple[date, date]:
    """A season of a year, by whole months; a winter begins in the December of its year."""
    begin = _SEASON[season]
    return date(year, begin, 1), month_end(year + (begin == 12), (begin + 1) % 12 + 1)


def _nearest_season(season: str, today: date, ahead: bool) -> tuple[date, date]:
    """The last one that began in an earlier month, or the next that begins in a later one."""
    begin = _SEASON[season]
    if ahead:
        return season_of(season, today.year + (today.month >= begin))
    return season_of(season, today.year - (today.month <= begin))


def find_edges(text: str, today: date | None) -> Iterator[TimeSpan]:
    """Parts of this year and month ("the end of the year", "later in the year"), weekends and seasons without more."""
    for match in _EDGE.finditer(text):
        vague = match["edge"] is not None and match["which"] is None
        told = vague and _DATED.search(text, max(0, match.start() - _SENTENCE), match.start())
        if today is None or told:
            yield whole_days(match.start(), match.end(), None)
            continue
        unit = (match["unit"] or "year").lower()
        first, last = unit_of(unit, _STEPS[(match["which"] or "this").lower()], today)
        if not match["whole"]:
            first, last = _edge(first, last, (match["edge"] or "end").lower())
        yield whole_days(match.start(), match.end(), first, last)
    for match in _BARE.finditer(text):
        place = "season" if match["season"] else "weekend"
        if match["season"] and not match["part"] and "the " not in match[0].lower():
            continue  # "in winter"; and "after the fall" is mostly no season at all
        begin = match.start("part") if match["part"] else match.start(place)
        days = (None, None) if today is None else _bare(text, match, today)
        yield whole_days(begin, match.end(place), *days)
    for match in _SEASON_OF.finditer(text):
        yield _season_of_year(match, today)


def _edge(first: date, last: date, edge: str) -> tuple[date, date]:
    """The beginning, middle or end of a week, month or year: about a third, a sixth of a year."""
    share = (last - first) / (6 if (last - first).days > 300 else 3)
    if edge in ("end", "close"):
        return last - share, last
    if edge in ("start", "beginning"):
        return first, first + share
    return third_of(first, last, "mid")


def _bare(text: str, match: re.Match[str], today: date) -> tuple[date, date]:
    begin = match.start("season") if match["season"] else match.start("weekend")
    leads = match[0].lower().startswith(("for ", "by ", "until ", "till "))
    ahead = leads or looks_ahead(text, match.start("part") if match["part"] else begin, match.end())
    if match["weekend"]:
        return unit_of("weekend", 0 if ahead or today.weekday() > 3 else -1, today)
    season = match["season"].lower()
    first, last = unit_of(season, 0, today)
    if (ahead and last < today) or (not ahead and first > today):
        first, last = _nearest_season(season, today, ahead)
    return third_of(first, last, match["part"].lower()) if match["part"] else (first, last)


def _season_of_year(match: re.Match[str], today: date | None) -> TimeSpan:
    if not match["year"] and today is None:
        return whole_days(match.start(), match.end(), None)
    year = int(match["year"]) if match["year"] else (today.year if today else 0) + _STEPS[match["which"].lower()]
    first, last = season_of(match["season"].lower(), year)
    if match["part"]:
        first, last = third_of(first, last, match["part"].lower())
    return whole_days(match.start(), match.end(), first, last)
