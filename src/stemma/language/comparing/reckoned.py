"""Reckoned amounts: what two numbers of one wording come to, held against what the other tells outright."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

from stemma.language.comparing.figures import Figure, find_figures
from stemma.language.comparing.matching import affinity, pair_up
from stemma.language.comparing.measures import Amount, as_one, dimension_of, measure, relate
from stemma.language.comparing.moves import Reckoned, find_reckoned
from stemma.language.comparing.terms import terms_of
from stemma.language.comparing.wording import Contrast, Relation, Wording, mirror
from stemma.language.units import find_unit
from stemma.model import Quantity

_YEARLY = {"day": 365.25, "week": 52.18, "month": 12.0, "quarter": 4.0, "half": 2.0, "year": 1.0}
_NEAR = 0.06  # how far a sum for a year and twelve for a month lie apart by rounding
_WHOLE = 100.0
_FOR_EACH = re.compile(r"\s(?:for\s)?(?:an?|per|each|every)\s(?P<unit>[a-z]{3,12})\b")
_KILO = Amount("mass", 1.0, 0.5, 1.0, 1.0, "exact", 1, 1.0)
_LIKE = 0.12  # affinity under which what is reckoned says nothing against what is told


def compare_reckoned(a: Wording, b: Wording) -> Iterator[Contrast]:
    """Contrasts between what follows from two numbers of one wording and what the other wording tells.

    "From 40 to 50" against "a rise of a quarter", "76 of 150 seats" against "just over half", "from 9 to 5" against
    "eight hours", "a pilot and two others" against "three", and sums for a month against those for a year.
    """
    yield from _held(a, b)
    yield from map(mirror, _held(b, a))
    yield from _rates(a, b)
    yield from _prices(a, b)


def _held(a: Wording, b: Wording) -> Iterator[Contrast]:
    scored = []
    made, told = list(find_reckoned(a)), find_figures(b)
    for i, x in enumerate(made):
        for j, y in enumerate(told):
            if not _answers(x, y):
                continue
            relation = _relate(x, y)
            near = affinity(terms_of(a), x.figure.span, terms_of(b), y.span)
            if relation == "differ" and (near < _LIKE or x.sort in ("sum", "length", "step")):
                continue
            scored.append((near + (1.0 if relation != "differ" else 0.0), i, j, (near, relation)))
    for i, j, (near, relation) in pair_up(scored):
        yield Contrast("number", made[i].figure.span, told[j].span, relation, round(min(1.0, 0.4 + 0.5 * near), 3))


def _answers(x: Reckoned, y: Figure) -> bool:
    """Whether what is reckoned and what is told may be one."""
    if x.figure.amount.dimension != y.amount.dimension or y.age or y.whole or (y.part and x.sort != "sum"):
        return False
    if x.sort == "share":
        return not y.frame.change or y.frame.change == "down"
    if x.sort == "change":
        falls = x.figure.frame.change == "down" and y.frame.of
        return (y.frame.change != "" and not y.frame.level) or falls
    if x.sort == "step":
        return not y.frame.level
    if x.sort == "sum":
        return y.frame.kind in ("", "person", "being") and not (y.fate and x.figure.fate and y.fate != x.figure.fate)
    return True


def _relate(x: Reckoned, y: Figure) -> Relation:
    way, other = x.figure.frame.change, y.frame.change
    if x.sort == "change" and way and other and way != other:
        return "differ"
    if x.sort == "share" and other == "down":
        apart = relate(x.figure.amount, y.amount), relate(_rest(x.figure.amount), y.amount)
        return next((relation for relation in apart if relation != "differ"), "differ")
    return relate(x.figure.amount, y.amount, x.figure.unit != y.unit and bool(y.amount.dimension))


def _rest(amount: Amount) -> Amount:
    value = round(_WHOLE - amount.value, 9)
    return Amount("share", value, amount.step, value, value, "exact", 3, value)


def _rates(a: Wording, b: Wording) -> Iterator[Contrast]:
    """Sums for a month and for a year that come to one."""
    for x in find_figures(a):
        for y in find_figures(b):
            p, q = x.frame.rate, y.frame.rate
            if p == q or not {p, q} <= _YEARLY.keys() or x.amount.dimension != y.amount.dimension:
                continue
            if x.amount.dimension in ("share", "rate", "duration"):
                continue
            left, right = x.amount.value * _YEARLY[p], y.amount.value * _YEARLY[q]
            if abs(left - right) <= _NEAR * max(abs(left), abs(right)):
                yield Contrast("number", x.span, y.span, "agree", 0.6)


def _prices(a: Wording, b: Wording) -> Iterator[Contrast]:
    """Prices of one coin for two measures: so much a kilo and so much a pound."""
    for x, y in product(find_figures(a), find_figures(b)):
        if x.amount.dimension != y.amount.dimension or not x.amount.dimension.startswith("money"):
            continue
        p, q = _measured_by(a, x), _measured_by(b, y)
        if p is None or q is None or p.dimension != q.dimension or p.value == q.value:
            continue
        left, right = x.amount.value / p.value, y.amount.value / q.value
        same = abs(left - right) <= _NEAR * max(left, right)
        yield Contrast("number", x.span, y.span, "agree" if same else "differ", 0.6)


def _measured_by(wording: Wording, figure: Figure) -> Amount | None:
    """The measure that a price is told for."""
    match = _FOR_EACH.match(wording.text, figure.span[1])
    unit = find_unit(f" {match['unit']}s", 0, 2).name if match else None
    if unit is None or dimension_of(unit) == "duration" or (dimension_of(unit) == "" and unit != "pound"):
        return None
    amount = measure(Quantity(0, 1, 1.0, 1.0, "exact", unit))
    return as_one(amount, _KILO)[0] if amount else None
