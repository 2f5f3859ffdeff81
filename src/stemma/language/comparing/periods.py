"""Periods that figures are told for: a year, a quarter, a month; those of two wordings that are not one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from stemma.language.comparing.terms import REMEMBERED
from stemma.language.comparing.wording import Span, Wording
from stemma.language.stamps import MONTH, month_number

_QUARTER = re.compile(
    r"\b(?:(?P<ordinal>first|second|third|fourth|final|1st|2nd|3rd|4th|opening|last)[\s-](?P<unit>quarter|half)\b(?!\s(?:of\s(?:the\s)?"
    r"(?:match|game)|goal|penalty))|Q(?P<digit>[1-4])\b|H(?P<half>[12])\b)",
    re.IGNORECASE,
)
_ENDED = re.compile(
    rf"\b(?:three\smonths|quarter|3\smonths)\s(?:to|ended|ending|through|until)\s(?:(?:the\s)?end\s(?:of\s)?)?(?:\d\d?\s)?(?P<month>{MONTH})",
    re.IGNORECASE,
)
_RUN = re.compile(rf"\b(?P<first>{MONTH})\s?(?:to|through|[-–])\s?(?P<last>{MONTH})(?!\s?\d)", re.IGNORECASE)
_ONE = re.compile(
    rf"(?:\b(?P<lead>in|for|during|of|last|this|over|throughout)\s)?(?<![\d.]\s)\b(?P<month>{MONTH})(?P<own>['’]s)?(?:\s(?P<year>(?:19|20)\d\d))?"
    r"(?!\s?\d)(?P<next>\s[a-z]+)?",
    re.IGNORECASE,
)
_YEARLY = re.compile(r"(?:19|20)\d\d")
_OPEN = re.compile(r"\b(?:since|before|after|until|till|by|from)\s(?:the\s)?(?:end\s(?:of\s)?)?$", re.IGNORECASE)
_BY = re.compile(r"\bby\s$", re.IGNORECASE)  # so many by 2040 are told for that year
_VERBS = frozenset({"may", "march", "mar"})
_NUMBERS = {"first": 1, "1st": 1, "opening": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4}
_LEAST, _MOST = 300, 400  # days of what counts as a year


@dataclass(frozen=True, slots=True)
class Period:
    """A year, or months of a year; what is not told is None or empty. `months`: 1 to 12."""

    span: Span
    year: int | None = None
    months: frozenset[int] = frozenset()


@lru_cache(maxsize=REMEMBERED)
def find_periods(wording: Wording) -> tuple[Period, ...]:
    """The periods that a wording names, in order; those that only begin or end something ("since March") left out.

    >>> from stemma.language.comparing.wording import make_wording
    >>> text = "Sales in the third quarter beat those of April-June."
    >>> [sorted(p.months) for p in find_periods(make_wording(text, [(0, len(text))], (), (), ()))]
    [[7, 8, 9], [4, 5, 6]]
    """
    found: list[Period] = []
    for period in (*_quarters(wording), *_years(wording)):
        if all(period.span[1] <= p.span[0] or p.span[1] <= period.span[0] for p in found):
            found.append(period)
    return tuple(sorted(found, key=lambda period: period.span))


def _quarters(wording: Wording) -> Iterator[Period]:
    text = wording.text
    for start, stop in wording.spans:
        end = min(stop, start + 6_000)
        for match in _ENDED.finditer(text, start, end):
            last = month_number(match["month"])
            yield Period(match.span(), months=frozenset((last - back - 1) % 12 + 1 for back in range(3)))
        for match in _RUN.finditer(text, start, end):
            first, last = month_number(match["first"]), month_number(match["last"])
            yield Period(
                match.span(), months=frozenset((first + i - 1) % 12 + 1 for i in range((last - first) % 12 + 1))
            )
        for match in _QUARTER.finditer(text, start, end):
            yield Period(match.span(), months=_months_of(match))
        for match in _ONE.finditer(text, start, end):
            if _is_month(text, match):
                year = int(match["year"]) if match["year"] else None
                yield Period(match.span("month"), year, frozenset({month_number(match["month"])}))


def _months_of(match: re.Match[str]) -> frozenset[int]:
    word = (match["ordinal"] or "").lower()
    half = match["half"] or (match["unit"] or "").lower() == "half"
    number = int(match["half"] or match["digit"] or 0) or _NUMBERS.get(word, 2 if half else 4)
    size = 6 if half else 3
    return frozenset(range((number - 1) * size + 1, min(number * size, 12) + 1))


def _is_month(text: str, match: re.Match[str]) -> bool:
    word = match["month"]
    if not word[0].isupper() or _OPEN.search(text[max(0, match.start("month") - 20) : match.start("month")]):
        return False
    sure = match["lead"] or match["own"] or match["year"]
    if word.lower() in _VERBS:
        return bool(sure)
    return bool(sure or match["next"])


def _years(wording: Wording) -> Iterator[Period]:
    for moment in wording.times:
        if moment.earliest is None or moment.latest is None:
            continue
        before = wording.text[max(0, moment.start - 20) : moment.start]
        if _OPEN.search(before) and not (
            _BY.search(before) and _YEARLY.fullmatch(wording.text, moment.start, moment.end)
        ):
            continue
        first, last = (
            int(day[:4]) * 366 + int(day[5:7]) * 30.5 + int(day[8:10]) for day in (moment.earliest, moment.latest)
        )
        if _LEAST <= last - first <= _MOST and moment.earliest[:4] == moment.latest[:4]:
            yield Period((moment.start, moment.end), int(moment.earliest[:4]))


def apart(left: Sequence[Period], right: Sequence[Period]) -> bool:
    """Whether two wordings are told for different periods: both name some, and none of one meets any of the other."""
    if not left or not right:
        return False
    return all(_differ(p, q) for p in left for q in right)


def _differ(p: Period, q: Period) -> bool:
    if p.year and q.year and p.year != q.year:
        return True
    return bool(p.months and q.months and not p.months & q.months)
