"""Dates and clock times as newspapers write them, in English and in figures, and what a publication stamp says."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from stemma.model import Precision

_LONGEST = 400  # code points of a stamp that are looked at

MONTH = (
    r"(?:(?:january|february|march|april|may|june|july|august|september|october|november|december)\b"
    r"|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?)"
)
WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b"
_TH = r"(?:st|nd|rd|th)?"
_YEAR = r"(?:(?:19|20)\d\d(?!\d|\s?(?:GMT|UTC|hrs|hours))|['’]\d\d(?!\d))"

_DATE = re.compile(
    rf"""
      (?<![\d/.-])(?P<iso_y>(?:19|20)\d\d)(?P<iso_s>[-/.])(?P<iso_m>\d\d?)(?P=iso_s)(?P<iso_d>\d\d?)(?=T\d|(?![\w/-]))
    | (?<!\w)(?P<zip_y>(?:19|20)\d\d)(?P<zip_m>[01]\d)(?P<zip_d>[0-3]\d)(?=T\d|(?!\w))
    | (?<![\d/.-])(?P<num_a>\d\d?)(?P<num_s>[/.-])(?P<num_b>\d\d?)(?P=num_s)(?P<num_y>(?:19|20)\d\d|\d\d)(?![\w/-])
    | (?<=[0-2]\d[0-5]\d\s)(?P<wire_d>\d\d?)\s(?P<wire_m>{MONTH})\s(?P<wire_y>\d\d)(?![\w:.])
    | (?<![\w.,:/])(?P<dmy_d>\d\d?){_TH}(?:\s?[-–]\s?(?P<dmy_e>\d\d?){_TH})?(?:\s(?:day\s)?of)?[\s./,-]{{1,3}}
      (?P<dmy_m>{MONTH})(?:[\s./,-]{{1,3}}(?P<dmy_y>{_YEAR}|(?<=-)\d\d(?![\d:.])))?
    | (?<!\w)(?P<mdy_m>{MONTH})\s{{0,3}}(?P<mdy_d>\d\d?){_TH}(?!\d|[:.]\d)(?:\s?[-–]\s?(?P<mdy_e>\d\d?){_TH}(?!\d))?
      (?:[\s,]{{1,3}}(?P<mdy_y>{_YEAR}))?
    """,
    re.IGNORECASE | re.VERBOSE,
)
_CLOCK = re.compile(
    r"""(?:(?<![\w.:/,€£$-])|(?<=\dT)|(?<=[(|]))
    (?:(?P<hour>\d\d?)(?:(?P<mark>[:.h])(?P<minute>[0-5]\d)(?:[:.](?P<second>[0-5]\d)(?:[.,]\d{1,9})?)?)?
       (?:\s?(?P<half>[ap])\.?\s?m\b\.?)?
     | (?P<clock>(?:[01]\d|2[0-3])[0-5]\d)(?=\s?(?:hrs|hours|GMT|UTC)\b|\s\d\d?\s[A-Z]{3,4}\s\d\d\b)
     | (?<=\dT)(?P<zip>[0-2]\d[0-5]\d)(?P<zip_s>[0-5]\d)?)(?!\d|[.:,]\d)""",
    re.IGNORECASE | re.VERBOSE,
)
_ZONE = re.compile(
    r"\s?(?:hrs\b|hours\b)?\s?[,(]?\s?(?:(?P<utc>UTC|GMT)?\s?(?P<sign>[+−-])(?P<h>\d\d?)(?::?(?P<m>[0-5]\d))?(?!\d)"
    r"|(?P<name>[A-Z]{1,4}|Eastern|Central|Mountain|Pacific)(?:\sTime)?(?!\w))"
)
_NO_CLOCK = re.compile(r"\b(?:price|no|nr|vol|version|page|section|chapter)[.:]?\s$", re.IGNORECASE)
# The almanac beside a masthead's date: "High water 19.12", "Sunset 6:40 pm".
_ALMANAC = re.compile(r"\b(?:high|low)?\s?(?:water|tides?|high|low|(?:sun|moon)(?:rise|set|s)?)[.:]?\s$", re.IGNORECASE)
_UPDATED = re.compile(
    r"(?:updated|modified|edited|revised|amended|last\supdate|(?:this|latest|last)\sversion)\b[^\d]{0,25}$",
    re.IGNORECASE,
)
_DAY_BEFORE = re.compile(rf"\b({WEEKDAY})[.,\s]{{0,3}}(?:the\s)?$", re.IGNORECASE)
_BARE_YEAR = re.compile(r"(?<![\d:.])(?:19|20)\d\d(?![\d:.])")

_AMERICAN = {
    "ET": "America/New_York", "EASTERN": "America/New_York", "CT": "America/Chicago", "CENTRAL": "America/Chicago",
    "MT": "America/Denver", "MOUNTAIN": "America/Denver", "PT": "America/Los_Angeles", "PACIFIC": "America/Los_Angeles",
}  # fmt: skip
# Minutes east of Greenwich. Letters that several countries use stand for the one whose newspapers print them most:
# BST British, CST and EST American, IST Indian, GST of the Gulf.
_FIXED = {
    "Z": 0, "UTC": 0, "GMT": 0, "WET": 0, "BST": 60, "WEST": 60, "CET": 60, "WAT": 60, "CEST": 120, "EET": 120,
    "SAST": 120, "CAT": 120, "EEST": 180, "MSK": 180, "TRT": 180, "EAT": 180, "IRST": 210, "GST": 240, "PKT": 300,
    "IST": 330, "NPT": 345, "WIB": 420, "ICT": 420, "HKT": 480, "SGT": 480, "PHT": 480, "AWST": 480, "JST": 540,
    "KST": 540, "ACST": 570, "AEST": 600, "AEDT": 660, "NZST": 720, "NZDT": 780, "NST": -210, "ART": -180, "BRT": -180,
    "AST": -240, "EDT": -240, "EST": -300, "CDT": -300, "CST": -360, "MDT": -360, "MST": -420, "PDT": -420,
    "PST": -480, "AKST": -540, "AKDT": -480, "HST": -600,
}  # fmt: skip
_MONTH_FIRST = frozenset({*_AMERICAN, "EDT", "EST", "CDT", "CST", "MDT", "MST", "PDT", "PST", "AKST", "AKDT", "HST"})


@dataclass(frozen=True, slots=True)
class DateWords:
    """A date at text[start:end].

    `year` None: not written. `day2`: last day of a range. `swapped`: (month, day) read the other way round.
    """

    start: int
    end: int
    year: int | None
    month: int
    day: int
    day2: int | None = None
    swapped: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class ClockWords:
    """A time of day at text[start:end]; `plain`: written so that it could be another number ("14.20")."""

    start: int
    end: int
    at: time
    seconds: bool
    zone: tzinfo | None
    zone_name: str
    plain: bool


def month_number(word: str) -> int:
    """1 for "Jan." and "January", and so on."""
    return "janfebmaraprmayjunjulaugsepoctnovdec".index(word[:3].lower()) // 3 + 1


def weekday_number(word: str) -> int:
    """0 for "Mon" and "Monday", and so on."""
    return "montuewedthufrisatsun".index(word[:3].lower()) // 3


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def find_dates(text: str) -> Iterator[DateWords]:
    """Dates with a day and a month, in order; those that no calendar has are left out."""
    for match in _DATE.finditer(text):
        found = _read_date(match)
        if found and _exists(found.year, found.month, found.day) and _exists(found.year, found.month, found.day2 or 1):
            yield found


def _read_date(match: re.Match[str]) -> DateWords | None:
    group, start, end = match.groupdict(), match.start(), match.end()
    for kind in ("iso", "zip"):
        if group[f"{kind}_y"]:
            year, month, day = (int(group[f"{kind}_{part}"]) for part in "ymd")
            return DateWords(start, end, year, month, day)
    if group["num_y"]:
        return _read_figures(match)
    if group["wire_y"]:  # as wires stamp their copy: "1605 15 OCT 24"
        return DateWords(start, end, _full_year(group["wire_y"]), month_number(group["wire_m"]), int(group["wire_d"]))
    kind = "dmy" if group["dmy_m"] else "mdy"
    year_words, last = group[f"{kind}_y"], group[f"{kind}_e"]
    return DateWords(
        start,
        end,
        _full_year(year_words) if year_words else None,
        month_number(group[f"{kind}_m"]),
        int(group[f"{kind}_d"]),
        int(last) if last else None,
    )


def _read_figures(match: re.Match[str]) -> DateWords | None:
    first, second, year = int(match["num_a"]), int(match["num_b"]), match["num_y"]
    if len(year) == 2 and match["num_s"] == "-":
        return None  # 22-05-16 may begin with any of the three
    full = _full_year(year)
    if match["num_s"] == "." or first > 12 or first == second:
        return DateWords(match.start(), match.end(), full, second, first)
    swapped = (second, first) if second <= 12 else None
    return DateWords(match.start(), match.end(), full, first, second, swapped=swapped)


def _full_year(words: str) -> int:
    year = int(words.lstrip("'’"))
    return year if year > 99 else year + (2000 if year < 69 else 1900)


def _exists(year: int | None, month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year or 2000, month)[1]


def find_clocks(text: str) -> Iterator[ClockWords]:
    """Times of day, in order: 14:20, 2.20 p.m., 7PM, 1420 GMT, each with the zone that follows it."""
    for match in _CLOCK.finditer(text):
        if figures := match["clock"] or match["zip"]:
            hour, minute = int(figures[:2]), int(figures[2:])
        elif match["mark"] or match["half"]:
            hour, minute = int(match["hour"]), int(match["minute"] or 0)
        else:
            continue
        if match["half"]:
            if not 1 <= hour <= 12:
                continue
            hour = hour % 12 + (12 if match["half"] in "pP" else 0)
        if hour > 23:
            continue
        second = match["second"] or match["zip_s"]
        zone, name, end = _read_zone(text, match.end())
        if zone and text[match.end()] in "-−" and not second and text[match.start() - 1 : match.start()] != "T":
            zone, end = None, match.end()  # 10:00-11:00 is a range
        plain = match["mark"] in (".", "h") and not match["half"] and zone is None
        if plain and _NO_CLOCK.search(text, max(0, match.start() - 10), match.start()):
            continue  # "Price 1.20"
        if _ALMANAC.search(text, max(0, match.start() - 14), match.start()):
            continue
        yield ClockWords(match.start(), end, time(hour, minute, int(second or 0)), bool(second), zone, name, plain)


def _read_zone(text: str, place: int) -> tuple[tzinfo | None, str, int]:
    """The zone that begins at `place`, its letters, and where it ends."""
    match = _ZONE.match(text, place)
    if not match:
        return None, "", place
    if match["sign"]:
        minutes = int(match["h"]) * 60 + int(match["m"] or 0)
        if minutes > 14 * 60:
            return None, "", place
        return timezone(timedelta(minutes=minutes if match["sign"] == "+" else -minutes)), "", match.end()
    name = match["name"].upper()
    if name in _AMERICAN:
        return ZoneInfo(_AMERICAN[name]), name, match.end()
    if name in _FIXED:
        return timezone(timedelta(minutes=_FIXED[name])), name, match.end()
    return None, "", place


def parse_instant(text: str) -> tuple[str, str, Precision] | None:
    """When a publication stamp means: (earliest, latest, precision), or None when it names no day of a year.

    Instants are ISO 8601, with an offset only where the stamp has a zone: US zones by name follow summer time. A
    minute spans its 60 seconds, a day its 24 hours. The first date is taken, a date after "updated" only when there is
    no other; its time is the one nearest after it, else the one just before it. All-figure dates: ISO order; day first
    with dots, where the first number exceeds 12, where a weekday says so or the zone is not American; month first
    where the second exceeds 12, the weekday says so or the zone is American; else both, as an interval.

    >>> parse_instant("Published: March 2, 2023, 8:15 PM ET")
    ('2023-03-02T20:15:00-05:00', '2023-03-02T20:15:59-05:00', 'minute')
    >>> parse_instant("9 October 2021")
    ('2021-10-09T00:00:00', '2021-10-09T23:59:59', 'day')
    >>> parse_instant("04/03/2022")
    ('2022-03-04T00:00:00', '2022-04-03T23:59:59', 'interval')
    >>> parse_instant("Monday, 10:15") is None
    True
    """
    text = text[:_LONGEST]
    dates = [found for found in find_dates(text) if found.year or _year_near(text, found)]
    if not dates:
        return None
    own = [found for found in dates if not _UPDATED.search(text, max(0, found.start - 60), found.start)]
    first = (own or dates)[0]
    clock = _clock_of(text, first, dates)
    days = _days(text, first, clock)
    if clock is None:
        precision: Precision = "day" if days[0] == days[-1] else "interval"
        return _iso(days[0], time(), None), _iso(days[-1], time(23, 59, 59), None), precision
    precision = "interval" if days[0] != days[-1] else "second" if clock.seconds else "minute"
    last = clock.at if clock.seconds else clock.at.replace(second=59)
    return _iso(days[0], clock.at, clock.zone), _iso(days[-1], last, clock.zone), precision


def _year_near(text: str, found: DateWords) -> int | None:
    """The year of "Thu Mar 3 09:40:00 UTC 2022"."""
    match = _BARE_YEAR.search(text, found.end, found.end + 30)
    return int(match[0]) if match else None


def _clock_of(text: str, day: DateWords, dates: list[DateWords]) -> ClockWords | None:
    others = [other for other in dates if other != day]
    clocks = [
        clock
        for clock in find_clocks(text)
        if not any(other.start <= clock.start < other.end for other in dates)
        and not any(min(day.end, clock.end) <= other.start < max(day.start, clock.start) for other in others)
    ]
    own = [clock for clock in clocks if not _UPDATED.search(text, max(day.end, clock.start - 30), clock.start)]
    clocks = own or clocks  # "11:20, 14 October 2025 | Updated 11:58"
    after = [clock for clock in clocks if 0 <= clock.start - day.end <= 30]
    before = [clock for clock in clocks if 0 <= day.start - clock.end <= 25]
    return after[0] if after else before[-1] if before else None


def _days(text: str, found: DateWords, clock: ClockWords | None) -> list[date]:
    """The day or days that a date can mean, the earliest first."""
    year = found.year or _year_near(text, found) or 0
    readings = [date(year, found.month, found.day)] if _exists(year, found.month, found.day) else []
    if found.day2 and _exists(year, found.month, found.day2):
        return sorted([*readings, date(year, found.month, found.day2)])
    if not found.swapped or not readings:
        return readings or [month_end(year, found.month)]
    readings.append(date(year, *found.swapped))
    named = _DAY_BEFORE.search(text, max(0, found.start - 20), found.start)
    fitting = [day for day in readings if named and day.weekday() == weekday_number(named[1])]
    if len(fitting) == 1:
        return fitting
    if clock and clock.zone_name:
        return readings[:1] if clock.zone_name in _MONTH_FIRST else readings[1:]
    return sorted(readings)


def _iso(day: date, at: time, zone: tzinfo | None) -> str:
    return datetime.combine(day, at, zone).isoformat()
