"""Months, years, decades and centuries."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from stemma.language.stamps import MONTH, month_end, month_number
from stemma.language.times.spans import TimeSpan, third_of, whole_days
from stemma.language.times.tense import looks_ahead

_MONTH = re.compile(
    rf"\b(?:(?P<lead>early|mid|late|last|next|this|in|since|until|till|by|during|of|from|to|through|before|after|between|"
    rf"and|every|for|into|around|as\sof|the|an?|its|his|her|their)[\s-]+(?:in\s+)?)?(?P<month>{MONTH})"
    r"(?:,?\s+(?:of\s+)?(?P<year>(?:19|20)\d\d)\b|\s(?:of\s)?(?P<which>last|this|next)\syear\b)?(?!\.?\s?\d)",
    re.IGNORECASE,
)
_YEAR = re.compile(
    r"\b(?P<lead>in|since|during|early|late|mid|until|till|by|of|from|to|between|and|before|after|the|through|for|into|"
    r"around|post|pre|fiscal)[\s-]+(?:in\s+)?(?P<year>(?:1[6-9]|20)\d\d)(?P<decade>s)?\b(?![.,:]\d|%)"
    r"(?=(?P<next>\s[a-z]+)?)",
    re.IGNORECASE,
)
_BARE_YEAR = re.compile(
    r"(?:\b(?P<word>[a-z]{1,20}|A|The),?|(?<=\b19\d\d,)|(?<=\b20\d\d,))\s(?P<year>19\d\d|20[0-4]\d)\b(?![.,:/-]\d|%)(?=(?P<next>\s[a-z]+)?)"
)
_DECADE = re.compile(r"(?<!\w)(?P<year>(?:19|20)\d0)s\b|(?<![\w'’])['’](?P<short>[3-9]0)s\b")
_SPOKEN_DECADE = re.compile(
    r"\bthe\s(?:(?:early|mid|late)[\s-])?(?P<tens>twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)\b",
    re.IGNORECASE,
)
_SPOKEN_YEAR = re.compile(
    r"\b(?P<hundred>nineteen|twenty)[\s-](?P<tens>twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
    r"(?:[\s-](?P<one>one|two|three|four|five|six|seven|eight|nine))?\b(?!\s(?:people|dollars|pounds|miles|percent))",
    re.IGNORECASE,
)
_CENTURY = re.compile(r"\b(?P<number>\d\d?)(?:st|nd|rd|th)[\s-]century\b", re.IGNORECASE)
_TENS = ("", "", "twent", "thirt", "fort", "fift", "sixt", "sevent", "eight", "ninet")
_ONES = ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_LOOSE = frozenset({"and", "to", "of", "by", "from", "after", "before", "between", "for", "around"})  # before persons
_WHOSE = frozenset({"the", "a", "an", "its", "his", "her", "their"})
_SHORT = frozenset({"Jan", "Jun"})
_PERSONS = frozenset({"May", "March", "April", "June"})
_NO_YEAR = frozenset({  # words before a number that counts, or that names
    "about", "some", "nearly", "almost", "than", "least", "most", "over", "only", "just", "roughly", "to", "at",
    "killed", "killing", "injured", "injuring", "wounded", "paid", "cost", "raised", "flight", "room", "page", "number",
    "route", "resolution", "bus", "unit", "lot", "paragraph", "channel", "model", "version", "chapter",
})  # fmt: skip
_SURE = frozenset({"in", "since", "during", "post", "pre"})
_COUNTED = frozenset({"people", "men", "women", "children", "dead", "injured", "wounded", "more", "other", "new"})


def find_months(text: str, today: date | None) -> Iterator[TimeSpan]:
    """Months, as seen from `today`: the last one that came, unless the words look ahead or a year is written."""
    for match in _MONTH.finditer(text):
        lead = " ".join((match["lead"] or "").lower().split())
        if lead == "every" or not _is_month(text, match, lead):
            continue
        start = match.start() if lead in ("early", "mid", "late", "last", "next", "this") else match.start("month")
        month = month_number(match["month"])
        year = _year_of(match, lead, month, looks_ahead(text, start, match.end()), today)
        if year is None:
            yield whole_days(start, match.end(), None)
            continue
        first, last = date(year, month, 1), month_end(year, month)
        if lead in ("early", "mid", "late"):
            first, last = third_of(first, last, lead)
        yield whole_days(start, match.end(), first, last)


def _is_month(text: str, match: re.Match[str], lead: str) -> bool:
    """Whether the word is no verb ("may") and no person ("with May", "Jan Smith")."""
    word = match["month"]
    if not word[0].isupper():
        return False
    if match["year"] or match["which"]:
        return True
    if not lead or (word in _PERSONS and lead in _LOOSE):
        return False
    following = text[match.end() : match.end() + 2]
    if lead in _WHOSE:
        return following[:1] == " " and following[1:].islower() and not text.startswith(" on ", match.end())
    return not ((word in _SHORT or lead in _LOOSE) and following[:1] == " " and following[1:].isupper())


def _year_of(match: re.Match[str], lead: str, month: int, ahead: bool, today: date | None) -> int | None:
    if match["year"]:
        return int(match["year"])
    if today is None:
        return None
    if match["which"]:
        return today.year + {"last": -1, "this": 0, "next": 1}[match["which"].lower()]
    if lead == "this":
        return today.year
    if lead == "next" or (ahead and lead != "last"):
        return today.year if month >= today.month else today.year + 1
    return today.year if month < today.month or (month == today.month and lead != "last") else today.year - 1


def find_years(text: str) -> Iterator[TimeSpan]:
    """Years in figures and in letters, decades and centuries; numbers that count something are left out."""
    yield from _decades(text)
    for match in _YEAR.finditer(text):
        if not match["decade"] and _is_year(match):
            yield _year(match, match["lead"].lower())
    for match in _BARE_YEAR.finditer(text):
        following = text[match.end() : match.end() + 2]
        model = following[:1] == " " and following[1:].isupper() and match["word"] is not None  # of a car
        if not model and match["word"] not in _NO_YEAR and not _counts((match["next"] or "").strip()):
            yield _year(match, "")
    for match in _SPOKEN_YEAR.finditer(text):
        tens = _TENS.index(match["tens"].lower().removesuffix("y"))
        year = {"nineteen": 1900, "twenty": 2000}[match["hundred"].lower()] + 10 * tens
        year += _ONES.index((match["one"] or "").lower())
        yield whole_days(match.start(), match.end(), date(year, 1, 1), date(year, 12, 31))


def _is_year(match: re.Match[str]) -> bool:
    """Whether a figure after "in", "the" … is a year: "the 1992 protests", but not "the 1990 men"."""
    lead, following = match["lead"].lower(), (match["next"] or "").strip()
    if lead == "the" and not following:
        return False
    if lead in _SURE or not _counts(following) or following[0].isupper():
        return True
    return lead in ("the", "fiscal") and match["year"][3] != "0"


def _counts(following: str) -> bool:
    """Whether the word after a number is what it counts."""
    return following in _COUNTED or (following.endswith("s") and len(following) > 3 and not following.endswith("ss"))


def _year(match: re.Match[str], lead: str) -> TimeSpan:
    year = int(match["year"])
    first, last = date(year, 1, 1), date(year, 12, 31)
    if lead in ("early", "mid", "late"):
        return whole_days(match.start(), match.end("year"), *third_of(first, last, lead))
    return whole_days(match.start("year"), match.end("year"), first, last)


def _decades(text: str) -> Iterator[TimeSpan]:
    for match in _DECADE.finditer(text):
        year = int(match["year"] or f"19{match['short']}")
        yield whole_days(match.start(), match.end(), date(year, 1, 1), date(year + 9, 12, 31))
    for match in _SPOKEN_DECADE.finditer(text):
        year = 1900 + 10 * _TENS.index(match["tens"].lower().removesuffix("ies"))
        yield whole_days(match.start(), match.end(), date(year, 1, 1), date(year + 9, 12, 31))
    for match in _CENTURY.finditer(text):
        if 1 < int(match["number"]) < 30:
            year = 100 * int(match["number"]) - 100
            yield whole_days(match.start(), match.end(), date(year, 1, 1), date(year + 99, 12, 31))
