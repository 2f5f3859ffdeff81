"""Amounts that are only hinted at: most voters, several houses, double-digit growth, a Category 4 storm, a tenner."""

from __future__ import annotations

import re
from collections.abc import Iterator

from stemma.language.bounds import bounds_before
from stemma.language.comparing.measures import Amount
from stemma.language.comparing.wording import Span
from stemma.language.units import find_unit

Hint = tuple[Span, Amount, str, str]  # where, how much, of what, and which way it moved
_PLURAL = r"(?=(?:of\s(?:the\s|its\s|their\s)?)?(?:[a-z’'-]{2,15}\s){0,2}?(?:[a-z]{3,15}s|people|men|women|children)\b)"
_MOST = re.compile(
    rf"\b(?P<vast>(?:the\s)?(?:vast|overwhelming)\smajority\s|almost\sall\s|nearly\sall\s)|\b(?P<most>(?:a|the)\smajority\s|(?<!the\s)(?<!at\s)most\s){_PLURAL}"
    rf"|\b(?P<least>(?:a|the|small|tiny)\sminority\s){_PLURAL}",
    re.IGNORECASE,
)
_SHARES = {"vast": (70.0, 99.9), "most": (50.1, 99.0), "least": (0.1, 49.9)}
_SEVERAL = re.compile(
    r"\b(?P<word>several|a\sfew|a\shandful\sof|a\scouple\sof|a\sstring\sof|numerous)\s"
    r"(?!(?:hundred|thousand|million|billion|dozen|tens|scores|other)s?\b)(?=(?:[a-z’'-]{2,15}\s){0,2}?(?:[a-z]{3,15}s|people|men|women|children)\b)",
    re.IGNORECASE,
)
_COUNTS = {"several": (3.0, 15.0), "few": (2.0, 9.0), "string": (3.0, 30.0), "numerous": (5.0, 99.0)}
_DIGITS = re.compile(
    r"\b(?P<word>single|double|triple)[-\s]digits?(?:\s(?:annual\s|percentage\s)?(?P<noun>growth|rise|rises|increases?|inflation|gains?|falls?|drops?|losses|swing|lead|rate|interest))?\b",
    re.IGNORECASE,
)
_DIGIT_ENDS = {"single": (1.0, 9.99), "double": (10.0, 99.9), "triple": (100.0, 999.0)}
_SCALE = re.compile(
    r"\b(?P<scale>category|level|grade|force|stage|tier|alert\slevel)[-\s](?P<value>one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2})\b(?![.,:]\d|%)",
    re.IGNORECASE,
)
_NUMBERS = {
    word: float(number)
    for number, word in enumerate(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], 1
    )
}
_SECONDS = {
    "minute": 60.0, "hour": 3600.0, "day": 86_400.0, "week": 604_800.0, "month": 2_629_746.0, "year": 31_556_952.0,
    "decade": 315_569_520.0, "century": 3_155_695_200.0,
}  # fmt: skip
_SPELL = re.compile(  # over an hour, in a minute
    rf"(?:(?<=(?:rly|ost|ver|der|han|ast|hly|ely)\s)|(?<=in\s)(?=an?\s(?:minute|hour)\b)|(?<=within\s))an?\s(?P<unit>{'|'.join(_SECONDS)})"
    r"\b(?!-|\s(?:ago|later|earlier|and\sa|old|before|after)\b)",
    re.IGNORECASE,
)
_NOTE = re.compile(r"\ba\s(?P<note>fiver|tenner)\b", re.IGNORECASE)


def find_hints(text: str, start: int, end: int) -> Iterator[Hint]:
    """Amounts of text[start:end] whose words give only a range, or a grade on a scale.

    >>> [(a.low, a.high, unit) for _, a, unit, _ in find_hints("Most voters want several changes.", 0, 33)]
    [(50.1, 99.0, 'percent'), (3.0, 15.0, 'change')]
    """
    for match in _MOST.finditer(text, start, end):
        low, high = _SHARES[match.lastgroup or "most"]
        yield (match.start(), match.end() - 1), _between("share", low, high), "percent", ""
    for match in _SEVERAL.finditer(text, start, end):
        word = match["word"].lower().split()
        ends = _COUNTS.get(word[0]) or _COUNTS.get(word[1] if len(word) > 1 else "")
        unit = find_unit(text, match.end() - 1, 2)
        if ends and unit.name and unit.name not in _OF_TIME:
            yield (match.start(), unit.end), _between("", *ends), unit.name, ""
    for match in _DIGITS.finditer(text, start, end):
        if match["noun"]:
            yield match.span(), _between("share", *_DIGIT_ENDS[match["word"].lower()]), "percent", ""
    for match in _SCALE.finditer(text, start, end):
        word = match["value"].lower()
        value = _NUMBERS[word] if word in _NUMBERS else float(word)
        yield match.span(), Amount("", value, 0.5, value, value, "exact", 1, value), match["scale"].lower(), ""
    for match in _SPELL.finditer(text, start, end):
        place, size = match.start(), _SECONDS[match["unit"].lower()]
        first, bound, least, most = bounds_before(text, place, 1.0, 1.0)
        least, most = (None if value is None else value * size for value in (least, most))
        amount = Amount("duration", size, size / 2, least, most, bound, 1, 1.0)
        yield (first, match.end()), amount, match["unit"].lower(), ""
    for match in _NOTE.finditer(text, start, end):
        value = 5.0 if match["note"].lower() == "fiver" else 10.0
        yield match.span(), Amount("money:pound", value, 0.5, value, value, "exact", 1, value), "pound", ""


_OF_TIME = frozenset({"second", "minute", "hour", "day", "week", "month", "year", "decade", "century", "time"})


def _between(dimension: str, low: float, high: float) -> Amount:
    middle = (low + high) / 2
    return Amount(dimension, middle, 0.0, low, high, "about", 2, middle)
