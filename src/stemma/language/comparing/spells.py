"""Stretches of time told by an ordinal or a name: "the tenth week running", "in its third day", a golden jubilee."""

from __future__ import annotations

import re
from collections.abc import Iterator

from stemma.language.comparing.measures import Amount
from stemma.language.comparing.wording import Span

_SECONDS = {"day": 86_400.0, "night": 86_400.0, "week": 604_800.0, "month": 2_629_746.0, "year": 31_556_952.0}
_YEAR = _SECONDS["year"]
_ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16,
    "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30,
}  # fmt: skip
_RUN = re.compile(
    rf"\b(?:(?P<into>(?:in|into|on|enter\w*|begin\w*|began|start\w*|reach\w*)\s(?:now\s)?(?:its|their|his|her|the|a)\s)|(?:for\s)?(?:the|a|an|his|her|their)\s)?"
    rf"(?P<order>{'|'.join(_ORDINALS)}|\d{{1,3}}(?:st|nd|rd|th))\s(?P<straight>straight\s|consecutive\s|successive\s)?"
    r"(?P<unit>day|night|week|month|year)\b(?P<running>\s(?:running|in\sa\srow|in\ssuccession|on\sthe\strot))?",
    re.IGNORECASE,
)
_OF_MONTH = re.compile(
    r"\sof\s(?:the\s|(?:january|february|march|april|may|june|july|august|september|october|november|december)\b)",
    re.IGNORECASE,
)
_ANNIVERSARY = re.compile(
    r"\b(?P<years>\d{1,4})(?:st|nd|rd|th)\s(?P<what>birthday|anniversary)\b"
    r"|\b(?P<metal>silver|pearl|ruby|golden|diamond|platinum)\s(?:jubilee|wedding|anniversary)\b"
    r"|\b(?P<name>centenary|centennial|bicentenary|bicentennial|tercentenary|sesquicentennial|millennium\sanniversary)\b"
    r"|\b(?P<part>quarter|half)[-\s](?:of\sa\s|a\s)?century\b",
    re.IGNORECASE,
)
_METALS = {"silver": 25.0, "pearl": 30.0, "ruby": 40.0, "golden": 50.0, "diamond": 60.0, "platinum": 70.0}
_NAMES = {
    "centenary": 100.0, "centennial": 100.0, "bicentenary": 200.0, "bicentennial": 200.0, "tercentenary": 300.0,
    "sesquicentennial": 150.0, "millennium anniversary": 1000.0,
}  # fmt: skip


def find_runs(text: str, start: int, end: int) -> Iterator[tuple[Span, Amount, str]]:
    """Runs of days, weeks, months and years, each with the unit: so many in a row, or begun and not yet over.

    >>> [(a.low / 604_800, a.high / 604_800) for _, a, _ in find_runs("now in its third week", 0, 21)]
    [(2.0, 3.0)]
    """
    for match in _RUN.finditer(text, start, end):
        row = bool(match["straight"] or match["running"])
        if not (row or match["into"]) or _OF_MONTH.match(text, match.end()):
            continue
        word, unit = match["order"].lower(), match["unit"].lower()
        count = float(_ORDINALS[word] if word in _ORDINALS else int(re.sub(r"\D", "", word)))
        size = _SECONDS[unit]
        low, bound = (count, "exact") if row else (count - 1, "range")
        yield match.span(), Amount("duration", count * size, size / 2, low * size, count * size, bound, 2, count), unit


def find_jubilees(text: str, start: int, end: int) -> Iterator[tuple[Span, Amount, bool]]:
    """ "Her 90th birthday", "a golden jubilee", "half a century": years, and whether it is an age."""
    for match in _ANNIVERSARY.finditer(text, start, end):
        if match["years"]:
            years = float(match["years"])
        elif match["metal"]:
            years = _METALS[match["metal"].lower()]
        elif match["name"]:
            years = _NAMES[match["name"].lower()]
        else:
            years = 25.0 if match["part"].lower() == "quarter" else 50.0
        amount = Amount("duration", years * _YEAR, _YEAR / 2, years * _YEAR, years * _YEAR, "exact", 2, years)
        yield match.span(), amount, (match["what"] or "").lower() == "birthday"
