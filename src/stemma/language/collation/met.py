"""How far the words of two groups of chunks are met in each other: in the same words, or in like ones."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from stemma.language.collation.beside import Beside, Floats, Grid

_MET = 0.55  # likeness from which on a word is met in the other group


class Met:
    """The words `p` of a beside the words `q` of b. Shares and weights are by how much a word tells.

    `covered`: the share of each group's words that the other has too; `liked`: how near its words come to them;
    `unmet`: the weight of those that nothing comes near; `opposed`: they have the two sides of a pair of opposites;
    `denied`: one says no and the other does not (two noes are none); `best`: how near the nearest two words stand.
    `inside`: 1 where the first group has all words of the second and more, -1 the other way round, else 0;
    `inside_alike` the same, like words counting as the same. `fuller_name`: that is more of a name, "Roe" and "Ann
    Roe".
    """

    def __init__(self, both: Beside, p: Sequence[int], q: Sequence[int]) -> None:
        grid = np.ix_(p, q)
        same, like = both.same[grid], both.like[grid]
        left = np.array([both.a.terms[i].telling for i in p])
        right = np.array([both.b.terms[j].telling for j in q])
        rows, columns = np.any(same, axis=1), np.any(same, axis=0)
        near_rows, near_columns = like.max(1, initial=0.0), like.max(0, initial=0.0)
        self.opposed = bool(both.opposed[grid].any())
        self.denied = sum(both.a.denied[i] for i in p) % 2 != sum(both.b.denied[j] for j in q) % 2
        self.best = float(like.max(initial=0.0))
        self.covered = _share(left, rows), _share(right, columns)
        self.liked = _share(left, near_rows), _share(right, near_columns)
        self.unmet = float((left * (near_rows < _MET)).sum()), float((right * (near_columns < _MET)).sum())
        self.inside = 0.0
        if max(self.covered) > 0:
            self.inside = _holds(float((left * ~rows).sum()), float((right * ~columns).sum()))
        self.inside_alike = _holds(*self.unmet)
        named = [both.a.terms[i].name for i in p], [both.b.terms[j].name for j in q]
        self.fuller_name = self.inside != 0 and _fuller(rows, named[0], left) and _fuller(columns, named[1], right)

    def even(self) -> list[float]:
        """What stays when the sides are swapped."""
        covered, liked = self.covered, self.liked
        return [
            sum(covered) / 2, min(covered), max(covered), sum(liked) / 2, min(liked), max(liked), self.best,
            float(max(covered) > 0), math.tanh(min(self.unmet)), math.tanh(max(self.unmet)), abs(self.inside),
            float(self.opposed != self.denied and (self.opposed or max(covered) > 0)), float(self.fuller_name),
        ]  # fmt: skip

    def odd(self) -> list[float]:
        """What turns when the sides are swapped."""
        return [
            self.covered[0] - self.covered[1],
            self.liked[0] - self.liked[1],
            math.tanh(self.unmet[0]) - math.tanh(self.unmet[1]),
            self.inside,
            self.inside_alike,
        ]


def _fuller(met: Grid, names: Sequence[bool], weights: Floats) -> bool:
    """Whether the words left over are part of a name of which a word is met."""
    telling = [(bool(m), n) for m, n, weight in zip(met, names, weights, strict=True) if weight]
    return all(name for _, name in telling) and any(m for m, _ in telling)


def _holds(left: float, right: float) -> float:
    """1 where only the first has words left over, -1 where only the second has."""
    return float(right == 0 < left) - float(left == 0 < right)


def _share(weights: Floats, met: Grid | Floats) -> float:
    total = float(weights.sum())
    return float((weights * met).sum() / total) if total else 0.0
