"""Bounds of numbers: at least, nearly, about and the like, in the words before a number."""

from __future__ import annotations

import re

_BOUNDS = [
    (re.compile(rf"\b(?:{words})\s(?:the\s|a\s)?$", re.IGNORECASE), bound)
    for words, bound in (
        ("at least|no fewer than|no less than|not less than|not fewer than|upwards of|a minimum of", "at_least"),
        (
            "more than|over|above|in excess of|exceed(?:ing|ed|s)?|beyond|north of|"
            "well over|far more than|topping|topped|tops|past|"
            "surpass(?:ing|ed|es)?|higher than|greater than",
            "at_least",
        ),
        (
            "no more than|not more than|(?<!go )(?<!goes )(?<!going )(?<!went )(?<!gone )up to|at most|a maximum of|"
            "as many as|as much as|as high as",
            "at_most",
        ),
        (
            "fewer than|less than|lower than|smaller than|under|below|not even|not yet|fails? to reach|short of",
            "at_most",
        ),
        ("nearly|almost|close to|just under|approaching|just short of|a little under|slightly less than", "nearly"),
        ("just over|a little over|slightly more than|a little more than", "just_over"),
        ("about|around|some|roughly|approximately|approx\\.|an estimated|estimated|circa|an average of|or so", "about"),
        ("more or less|something like|perhaps|maybe|in the region of", "about"),
    )
]
_SIGN_BOUNDS = {"<": "at_most", "≤": "at_most", ">": "at_least", "≥": "at_least"}
_BOUND_SIGN = re.compile(r"(?P<sign>[<>≤≥~≈±])\s?$")


def bounds_before(
    text: str, place: int, low: float, high: float, bound: str = "exact", vague: bool = False
) -> tuple[int, str, float | None, float | None]:
    """What the words before `place` make of a number there: where they begin, the bound, and the interval.

    `bound` "range" stays as it is; `vague`: the number is one of "dozens", whose interval is given.

    >>> bounds_before("nearly doubled", 7, 100.0, 100.0)
    (0, 'about', 90.0, 100.0)
    """
    before = text[max(0, place - 40) : place]
    matches = [(match.start(), name) for pattern, name in _BOUNDS if (match := pattern.search(before))]
    if sign := _BOUND_SIGN.search(before):
        matches.append((sign.start(), _SIGN_BOUNDS.get(sign["sign"], "about")))
    first, words = min(matches, default=(len(before), ""))  # the longest: "no more than" is not "more than"
    start = place - (len(before) - first)
    if bound == "range":
        return start, bound, low, high
    if words == "at_least":
        return start, words, low, None
    if words == "at_most":
        return start, words, None, high
    if vague:
        return start, "about", low, high
    if not words:
        return start, bound, low, high
    low = low if words == "just_over" else round(low * 0.9, 6)
    return start, "about", low, high if words == "nearly" else round(high * 1.1, 6)
