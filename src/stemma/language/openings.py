"""Openings: where what somebody says begins, when a clause before it, or behind it, is not his word."""

from __future__ import annotations

from collections.abc import Sequence

from stemma.language.clauses import Item
from stemma.language.describing import is_human
from stemma.language.finite import is_finite
from stemma.language.reporting import Hit
from stemma.language.tokens import AUXILIARIES, PREPOSITIONS

_LONGEST = 80  # items before a cue
_HEARSAY = frozenset(["believed", "reported", "rumored", "rumoured", "said", "thought", "understood"])


def behind_other(items: Sequence[Item], left_edge: int, start: int, hit: Hit) -> int:
    """Where the words of "The latter was blunt: the deal was dead, he said" begin: the first clause is of him.

    Also behind the semicolon of "She left, according to the Argus; what she took, he said".
    """
    first = max(left_edge, start - _LONGEST)
    cited = next((k for k in range(first, start - 1) if items[k].low == "according"), start)
    for k in range(start - 2, first + 1, -1):
        if items[k].low == ";" and cited < k:
            return k + 1
        if items[k].low == ":" and _is_about_speaker(items, left_edge, k, hit):
            return k + 1
    return left_edge


def _is_about_speaker(items: Sequence[Item], first: int, colon: int, hit: Hit) -> bool:
    """Whether the clause before a colon tells of him who then speaks as "he" or "she"."""
    if hit.source is None or hit.inverted or items[hit.source[0]].low not in ("he", "she", "they"):
        return False
    verb = next((k for k in range(first + 1, colon) if is_finite(items, k)), None)
    if verb is None:
        return False
    end = next((k for k in range(first + 1, verb) if items[k].low in PREPOSITIONS or not items[k].is_word), verb)
    head = items[end - 1]
    named = head.capital and end - 1 > first
    return named or head.low in ("latter", "former") or is_human(head.low)


def is_rumour(items: Sequence[Item], begin: int) -> bool:
    """Whether a clause says itself that it is hearsay: "and a man of 40 is understood to have been held"."""
    for k in range(begin + 2, len(items) - 1):
        if items[k].low in _HEARSAY and items[k + 1].low == "to":
            return any(items[m].low in AUXILIARIES for m in range(k - 2, k))
    return False
