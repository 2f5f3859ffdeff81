"""The signs that two groups of chunks answer each other, and how: what they share, count, and how they are built."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import chain

import numpy as np

from stemma.language.collation.amounts import Counted, compare_amounts
from stemma.language.collation.beside import Beside
from stemma.language.collation.built import Built, build, turned
from stemma.language.collation.met import Met
from stemma.language.collation.passages import Passage, Vectors, words_of
from stemma.language.collation.places import Where
from stemma.language.namesakes import same_name

Group = tuple[int, ...]

EVEN = (
    "always",
    "covered", "least covered", "most covered", "likeness", "least likeness", "most likeness", "nearest words",
    "a word of both", "unmet in both", "unmet in one", "one inside the other", "opposite", "fuller name",
    "meaning in place", "meaning", "meaning squared",
    "in full", "head", "heads alike", "head and other words", "one name", "one name and no more", "other names",
    "name of one",
    "turned by a small word", "denied in one", "other days",
    "one preposition", "other prepositions", "preposition of one", "verbs", "verb of one", "mark",
    "words of the shorter",
    "single words", "several chunks", "plural of one",
    "amount", "other amounts", "amount of one",
    "place in the other's", "other places",
)  # fmt: skip
ODD = (
    "covers", "likens", "unmet", "inside", "inside by likeness", "more of one thing",
    "words", "weight", "names", "plural", "verb", "preposition", "amount", "chunks",
    "finer amount", "finer place",
)  # fmt: skip


def signs_of(both: Beside, left: Group, right: Group) -> tuple[list[float], list[float]]:
    """The signs of two groups of chunks: those that stay when the sides are swapped, as `EVEN`, and those that turn.

    Each lies between -1 and 1. Those that turn, as `ODD`, are positive where a has more, or says it more precisely.
    """
    p, q = words_of(both.a, left), words_of(both.b, right)
    x, y = build(both.a, left, p), build(both.b, right, q)
    met = Met(both, p, q)
    agree, differ, finer = compare_amounts(_counted(both.a, left), _counted(both.b, right))
    nested, apart = _places(_wheres(both.a, p), _wheres(both.b, q))
    even = [
        1.0, *met.even(), *_meaning(both, left, right), *_wording(both, x, y, met), float(met.denied),
        float(bool(x.days and y.days) and not x.days & y.days), *_shape(x, y), float(len(left) + len(right) > 2),
        float(x.plural != y.plural), agree, differ, float(x.amount != y.amount), abs(nested), apart,
    ]  # fmt: skip
    odd = [*met.odd(), _described(both, x, y, met), *_more(x, y), float(np.sign(len(left) - len(right))), finer, nested]
    return even, odd


def _meaning(both: Beside, left: Group, right: Group) -> list[float]:
    alone = _cosine(both.a.alone, left, both.b.alone, right)
    return [_cosine(both.a.placed, left, both.b.placed, right), alone, alone * alone]


def _cosine(a: Vectors, left: Group, b: Vectors, right: Group) -> float:
    x, y = a[list(left)].sum(0, dtype=np.float64), b[list(right)].sum(0, dtype=np.float64)
    return float(x @ y / (float(np.linalg.norm(x) * np.linalg.norm(y)) or 1.0))


def _wording(both: Beside, x: Built, y: Built, met: Met) -> list[float]:
    heads = x.head >= 0 and y.head >= 0
    one_head = heads and bool(both.same[x.head, y.head])
    named = bool(x.names and y.names)
    one_name = named and same_name(x.names, y.names)
    return [
        float(x.plain == y.plain),
        float(one_head),
        float(both.like[x.head, y.head]) if heads else 0.0,
        float(one_head and min(met.covered) < 1),
        float(one_name),
        float(one_name and x.only_name and y.only_name),
        float(named and not one_name),
        float(bool(x.names) != bool(y.names)),
        float(turned(x.plain, y.plain)),
    ]


def _described(both: Beside, x: Built, y: Built, met: Met) -> float:
    """1 where the first says more of one thing than the second, "a rare coin" and "a coin"; -1 the other way round."""
    one_head = x.head >= 0 and y.head >= 0 and bool(both.same[x.head, y.head])
    return met.inside if one_head and not met.fuller_name else 0.0


def _shape(x: Built, y: Built) -> list[float]:
    two = bool(x.preposition and y.preposition)
    return [
        float(two and x.preposition == y.preposition),
        float(two and x.preposition != y.preposition),
        float(bool(x.preposition) != bool(y.preposition)),
        float(x.verb and y.verb),
        float(x.verb != y.verb),
        float(x.mark or y.mark),
        min(len(x.plain), len(y.plain), 5) / 5,
        float(max(len(x.plain), len(y.plain)) == 1),
    ]


def _more(x: Built, y: Built) -> list[float]:
    return [
        math.tanh((len(x.plain) - len(y.plain)) / 3),
        math.tanh((x.weight - y.weight) / 2),
        float(bool(x.names)) - float(bool(y.names)),
        float(x.plural) - float(y.plural),
        float(x.verb) - float(y.verb),
        float(bool(x.preposition)) - float(bool(y.preposition)),
        float(x.amount) - float(y.amount),
    ]


def _counted(passage: Passage, group: Group) -> list[Counted]:
    return list(chain.from_iterable(passage.amounts[c] for c in group))


def _wheres(passage: Passage, inside: Sequence[int]) -> list[Where]:
    return [where for where in passage.wheres if where.first in inside]


def _places(xs: Sequence[Where], ys: Sequence[Where]) -> tuple[float, float]:
    """1 where a place of the first lies in one of the second, -1 the other way round; and whether they share none."""
    nested = float(any(y.holds(x) for x in xs for y in ys)) - float(any(x.holds(y) for x in xs for y in ys))
    here, there = ({(w.country, w.region, w.city) for w in side} for side in (xs, ys))
    return nested, float(not nested and bool(here and there) and not here & there)
