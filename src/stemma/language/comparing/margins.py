"""Margins and unanimity: "a two-vote majority", "without a vote against", held against the scores that tell them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

from stemma.language.comparing.figures import find_figures
from stemma.language.comparing.wording import Contrast, Span, Wording, mirror
from stemma.language.quantities import find_quantities

_SCORED = r"(?:votes?|points?|goals?|seats?|shots?|strokes?|tries|frames?|games?|sets?|runs?)"
_MARGIN = re.compile(
    rf"\b(?P<joined>[a-z\d]{{1,12}})[-\s](?P<unit>{_SCORED})\s(?:win|victory|margin|majority|lead|defeat|loss|triumph|advantage)\b"
    rf"|\b(?:by|majority\sof|margin\sof|lead\sof)\s(?:just\s|only\s|a\ssingle\s)?(?P<number>[a-z\d]{{1,12}})\s{_SCORED}(?!\sto\b)\b",
    re.IGNORECASE,
)
_ONE_MIND = re.compile(
    r"\bunanim\w+|\bnot\s(?:one|a\ssingle|a)\s(?:vote|voice|member|hand|ballot)?\s?(?:against|dissent\w*|oppos\w*)|\bwithout\s(?:a\s)?(?:dissent|opposition|vote\sagainst)"
    r"|\b(?:no|nobody|none|no\sone)\s(?:votes?\s|voted\s)?(?:against|opposed|dissent\w*)|\ball\s(?:of\s)?(?:the\s)?(?P<all>[a-z\d]{1,12})\s[a-z]{3,15}[\w\s’'-]{0,40}?\b(?:vote[sd]?|back(?:s|ed)|approve[sd]?|agree[sd]?)\b",
    re.IGNORECASE,
)
_THOUSAND = 1000  # a score's amount is its greater number times this, and the lesser


def compare_margins(a: Wording, b: Wording) -> Iterator[Contrast]:
    """Contrasts between the score of one wording and the margin, or the one mind, that the other tells."""
    yield from _held(a, b)
    yield from map(mirror, _held(b, a))


def _held(a: Wording, b: Wording) -> Iterator[Contrast]:
    for (score, high, low), (span, apart) in product(_scores(a), _margins(b)):
        yield Contrast("number", score, span, "coarser" if high - low == apart else "differ", 0.6)
    for (score, high, low), (span, total) in product(_scores(a), _one_minds(b)):
        same = low == 0 and total in (None, high)
        yield Contrast("number", score, span, "agree" if same else "differ", 0.6)


def _scores(wording: Wording) -> list[tuple[Span, float, float]]:
    """The score of a wording: one alone, since sets and frames have several."""
    found = [figure for figure in find_figures(wording) if figure.amount.dimension == "score"]
    return [(f.span, f.amount.value // _THOUSAND, f.amount.value % _THOUSAND) for f in found] if len(found) == 1 else []


def _margins(wording: Wording) -> Iterator[tuple[Span, float]]:
    for start, end in wording.spans:
        for match in _MARGIN.finditer(wording.text, start, min(end, start + 6_000)):
            value = _number(match["joined"] or match["number"])
            if value is not None:
                yield match.span(), value


def _one_minds(wording: Wording) -> Iterator[tuple[Span, float | None]]:
    for start, end in wording.spans:
        for match in _ONE_MIND.finditer(wording.text, start, min(end, start + 6_000)):
            total = _number(match["all"]) if match["all"] else None
            if not match["all"] or total is not None:
                yield match.span(), total


def _number(word: str) -> float | None:
    if word.lower() in ("single", "one"):
        return 1.0
    found = find_quantities(f"{word} votes")
    return found[0].low if found and found[0].bound == "exact" else None
