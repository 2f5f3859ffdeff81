"""Which words of two wordings answer each other: by what stands around them, and by what frames them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TypeVar

from stemma.language.comparing.terms import REMEMBERED, Terms
from stemma.language.comparing.wording import Span

_A = TypeVar("_A")
_REACH = 3  # words to either side that frame a place
_LEAST = 0.9  # telling weight under which a context is too thin to say much


def affinity(a: Terms, x: Span, b: Terms, y: Span) -> float:
    """How far the words around `x` in `a` are those around `y` in `b`: 0 to 1, near and rare words counting more.

    The share of the thinner context's weight that the other has too; a weight falls with distance and halves at a
    clause's border. Word order does not matter, so that a passive answers its active.
    """
    left, right = _context(a, x), _context(b, y)
    shared = sum(min(weight, right[key]) for key, weight in left.items() if key in right)
    thinner = min(sum(left.values()), sum(right.values()))
    return round(min(1.0, shared / max(thinner, _LEAST)), 4)


@lru_cache(maxsize=8 * REMEMBERED)
def _context(terms: Terms, span: Span) -> dict[str, float]:
    inside = terms.within(span)
    if not inside:
        return {}
    first, last = inside[0], inside[-1]
    found: dict[str, float] = {}
    for i, term in enumerate(terms.items):
        if term.telling == 0 or first <= i <= last:
            continue
        edge = first if i < first else last
        away = abs(i - edge) / 5
        borders = abs(term.clause - terms.items[edge].clause)
        weight = term.telling / (1 + away) / (1 + min(borders, 2))
        found[term.key] = max(found.get(term.key, 0.0), weight)
    return found


def framed(a: Terms, x: Span, b: Terms, y: Span) -> tuple[float, float]:
    """How far the three words left of `x` are those left of `y`, and the same on the right: 0 to 1 each.

    Words are met in order from the place outwards; a wording's edge frames nothing.
    """
    i, j = a.within(x), b.within(y)
    if not i or not j:
        return 0.0, 0.0
    before = _frame(_outwards(a, i[0] - 1, -1), _outwards(b, j[0] - 1, -1))
    return before, _frame(_outwards(a, i[-1] + 1, 1), _outwards(b, j[-1] + 1, 1))


def _outwards(terms: Terms, i: int, step: int) -> list[tuple[str, float]]:
    found: list[tuple[str, float]] = []
    while 0 <= i < len(terms.items) and len(found) < _REACH:
        term = terms.items[i]
        if term.key and term.low[:1].isalnum() and term.low not in ("the", "a", "an"):
            found.append((term.key, 1.0 if term.telling else 0.5))
        i += step
    return found


def _frame(left: Sequence[tuple[str, float]], right: Sequence[tuple[str, float]]) -> float:
    total = met = 0.0
    for place, (p, q) in enumerate(zip(left, right, strict=False)):
        weight = max(p[1], q[1]) / (1 + place)
        total += weight
        met += weight if p[0] == q[0] else 0.0
    return round(met / total, 4) if total else 0.0


def pair_up(scored: Sequence[tuple[float, int, int, _A]]) -> list[tuple[int, int, _A]]:
    """Pair items one to one, the best scores first: (score, index in a, index in b, what the pair says) each.

    >>> pair_up([(0.4, 0, 0, "x"), (0.9, 0, 1, "y"), (0.3, 1, 0, "z")])
    [(0, 1, 'y'), (1, 0, 'z')]
    """
    taken_a: set[int] = set()
    taken_b: set[int] = set()
    found = []
    for _, i, j, pair in sorted(scored, key=lambda row: (-row[0], row[1] + row[2], row[1])):
        if i not in taken_a and j not in taken_b:
            taken_a.add(i)
            taken_b.add(j)
            found.append((i, j, pair))
    return sorted(found, key=lambda row: row[:2])
