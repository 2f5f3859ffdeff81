"""Quarters, half-years and business years, and what a company's report compares them with.

In such reports "the quarter", "a year earlier" and "the year-ago period" speak of the quarter that was named before
them. A quarter is dated as the calendar's, whatever month the company's own year begins in, as TIMEX3 does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from stemma.language.stamps import MONTH, month_end, month_number
from stemma.language.times.spans import TimeSpan, whole_days
from stemma.language.times.tense import looks_ahead

_YEAR = r"(?:19|20)\d\d"
_PERIOD = re.compile(
    rf"""\b(?:
      (?:(?:(?P<year>{_YEAR})|(?P<whose>this|last|next)\syear['’]s|(?P<back>year-(?:ago|earlier)))\s)?(?:fiscal[\s-])?
      (?:(?P<ordinal>first|second|third|fourth)[\s-](?:fiscal[\s-])?quarter|Q(?P<digit>[1-4]))\b(?!-)
      (?:\s(?:(?:of|in)\s)?(?:fiscal\s)?(?:(?P<year2>{_YEAR})|(?P<whose2>this|last|next)\syear))?
    | (?P<half>first|second|last|latter)\shalf\sof\s(?:fiscal\s)?
      (?:(?P<year3>{_YEAR})|(?P<whose3>this|last|next|the)\syear)
    | (?:(?:the|its|their|a)\s)?(?P<word>quarter),?\s(?:that\s|which\s)?end(?:ed|ing)\s(?P<ended>{MONTH})
    | (?P<like>(?:comparable|corresponding|same)\s(?:quarter|period)\s(?:last\syear|a\syear\s(?:ago|earlier))
      |the\squarter\sa\syear\s(?:ago|earlier))\b
    | (?:the|this|that|its|their)\s(?:(?:latest|most\srecent|current|same|just-ended)\s)?(?P<same>quarter)\b
      (?!-|\s(?:of\s(?:an?|the|all)\b|final))
    | (?:the|its)\s(?:latest|most\srecent)\s(?P<period>period)\b
    | (?P<which>last|next)\squarter\b
    | (?P<ago>a\syear\s(?:ago|earlier)|year-(?:ago|earlier)(?:\s(?:quarter|period))?)\b
    | (?:(?P<year4>{_YEAR})|(?P<whose4>this|last|next)\syear['’]s)\s(?:quarter|period)\b
    | (?:(?P<fiscal>last|this|next|current|latest|the)\s)?(?:fiscal|financial)\s(?:year\b\s?)?(?P<year5>{_YEAR})?
    | (?:for|during)\sthe\s(?P<business>year)\b
    | (?P<months>(?:six|nine)[\s-]months?|(?:full|whole)\syear)\b
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_HINT = re.compile(r"quarter|fiscal|financial|half\sof|year.ago|year.earlier|the\syear|period|Q[1-4]", re.IGNORECASE)
_BUSINESS = re.compile(
    r"\b(?:profits?|earnings|revenues?|sales|net income|loss(?:es)?|shares?|shareholders?|dividends?|GDP|GNP"
    r"|econom\w{1,6}|inflation|fiscal|analysts?|investors?|earned|bank)\b",
    re.IGNORECASE,
)
_SPORT = re.compile(
    r"\b(?:touchdowns?|goals?|baskets?|coach|kick-?off|scored|rebounds?|halftime|quarterback|innings?|match|game|team)\b",
    re.IGNORECASE,
)
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_STEPS = {"last": -1, "latest": -1, "this": 0, "the": 0, "current": 0, "next": 1}
_SOON = 60  # days before a quarter begins in which its name may mean it without more

Quarter = tuple[int, int]


def find_quarters(text: str, today: date | None) -> Iterator[TimeSpan]:
    """Quarters and business years of `text`, where it tells more of business than of games; else nothing."""
    if not _HINT.search(text):
        return  # most articles: the whole pattern is slow
    found = list(_PERIOD.finditer(text))
    if not found or len(_BUSINESS.findall(text)) <= len(_SPORT.findall(text)):
        return
    reader = _Reader(text, today)
    for match in found:
        yield from reader.read(match)


@dataclass(slots=True)
class _Reader:
    """Goes through a report from left to right; `topic` is the quarter it is about."""

    text: str
    today: date | None
    topic: Quarter | None = None

    def read(self, match: re.Match[str]) -> Iterator[TimeSpan]:
        group = match.groupdict()
        if group["ordinal"] or group["digit"]:
            number = _ORDINALS[group["ordinal"].lower()] if group["ordinal"] else int(group["digit"])
            quarter = self._named(match, number)
            if not group["back"]:
                self._turn_to(quarter)
            yield _quarter(match, quarter)
        elif group["ended"]:
            self.topic = self._ended(match)
            yield _quarter(match, self.topic, match.end("word"))
        elif group["business"]:
            yield _year(match, self.today.year - (self.today.month < 4) if self.today else None)
        elif group["months"]:
            self.topic = None
        elif group["same"] or group["period"]:
            now = "current" in match[0].lower()
            self.topic = self.topic or self._latest()
            yield _quarter(match, self._current() if now else self.topic)
        elif group["which"]:
            yield _quarter(match, _moved(self._current(), _STEPS[group["which"].lower()]))
        elif group["half"]:
            yield self._half(match)
        else:
            yield from self._against(match)

    def _turn_to(self, quarter: Quarter | None) -> None:
        """Take a quarter for the topic: the first that is named, or a later one that is over."""
        if quarter and (self.topic is None or self.topic < quarter <= (self._latest() or quarter)):
            self.topic = quarter

    def _against(self, match: re.Match[str]) -> Iterator[TimeSpan]:
        """What the topic is compared with, and business years."""
        group = match.groupdict()
        if group["ago"] or group["like"]:
            if self.topic:
                yield _quarter(match, (self.topic[0] - 1, self.topic[1]))
            elif group["like"] or self.today is None:
                yield whole_days(match.start(), match.end(), None)
            elif "-" in match[0] or match[0].lower().endswith("earlier"):
                yield _year(match, self.today.year - 1)
        elif group["year4"] or group["whose4"]:
            year = self._year(group["year4"], group["whose4"])
            if self.topic and year:
                yield _quarter(match, (year, self.topic[1]))
            elif year:
                yield _year(match, year)
        elif group["year5"] or match[0].lower().endswith(("year", "year ")):
            yield _year(match, self._year(group["year5"], group["fiscal"] or "this"), len(match[0].rstrip()))

    def _year(self, written: str | None, whose: str | None) -> int | None:
        if written or self.today is None:
            return int(written) if written else None
        return self.today.year + _STEPS[(whose or "this").lower()]

    def _named(self, match: re.Match[str], number: int) -> Quarter | None:
        """The quarter so numbered: of the year that is written, else the last that began or soon begins."""
        group = match.groupdict()
        written, whose = group["year"] or group["year2"], group["whose"] or group["whose2"]
        if written or whose:
            year = self._year(written, whose)
            return (year, number) if year else None
        if self.today is None:
            return None
        if group["back"]:
            return (self.topic[0] if self.topic else self.today.year) - 1, number
        begins = date(self.today.year, 3 * number - 2, 1)
        ahead = looks_ahead(self.text, match.start(), match.end())
        if (begins - self.today).days > _SOON and not ahead:
            return self.today.year - 1, number
        return self.today.year + (ahead and number < self._current_number() - 1), number

    def _ended(self, match: re.Match[str]) -> Quarter | None:
        """The quarter that ended in a month, within a month of the calendar's."""
        if self.today is None:
            return None
        month = month_number(match["ended"])
        year = self.today.year - (month > self.today.month)
        return (year, (month - 2) // 3 + 1) if month > 1 else (year - 1, 4)

    def _half(self, match: re.Match[str]) -> TimeSpan:
        year = self._year(match["year3"], match["whose3"])
        if year is None:
            return whole_days(match.start(), match.end(), None)
        first = match["half"].lower() == "first"
        days = (date(year, 1, 1), date(year, 6, 30)) if first else (date(year, 7, 1), date(year, 12, 31))
        return whole_days(match.start(), match.end(), *days)

    def _current_number(self) -> int:
        return (self.today.month - 1) // 3 + 1 if self.today else 0

    def _current(self) -> Quarter | None:
        return (self.today.year, self._current_number()) if self.today else None

    def _latest(self) -> Quarter | None:
        return _moved(self._current(), -1)


def _moved(quarter: Quarter | None, step: int) -> Quarter | None:
    if quarter is None:
        return None
    index = quarter[0] * 4 + quarter[1] - 1 + step
    return index // 4, index % 4 + 1


def _quarter(match: re.Match[str], quarter: Quarter | None, end: int | None = None) -> TimeSpan:
    end = end or match.end()
    if quarter is None:
        return whole_days(match.start(), end, None)
    year, number = quarter
    return whole_days(match.start(), end, date(year, 3 * number - 2, 1), month_end(year, 3 * number))


def _year(match: re.Match[str], year: int | None, length: int | None = None) -> TimeSpan:
    end = match.end() if length is None else match.start() + length
    if year is None:
        return whole_days(match.start(), end, None)
    return whole_days(match.start(), end, date(year, 1, 1), date(year, 12, 31))
