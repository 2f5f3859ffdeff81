"""Groups: statements that tell one matter, joined while each finds its like on the other side."""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from dataclasses import dataclass

from stemma.stages.matching.likeness import Pairs


def group(owners: Sequence[str], pairs: Pairs, apart: float, enough: float, twice: float) -> list[list[int]]:
    """Group the numbers of `owners` (statement → its article); groups and their members are sorted.

    Agglomerative clustering over log-odds: the two groups that fit best are joined while their fit is above `enough`.
    The fit of two groups is how well each member's best partner on the other side fits it, averaged over the members of
    either side and then over both: between single link, which one false pair leads astray, and average link (Sokal and
    Michener 1958), to which the opposite ends of a group that many outlets told are strangers. A pair that is not in
    `pairs` counts `apart`. Who tells two things apart, and tells both, tells of two matters: where articles have
    statements on both sides, their share of the articles of the smaller side, times `twice`, is taken off.
    """
    crowd = _Crowd({i: [i] for i in range(len(owners))}, [{} for _ in owners], owners, apart, twice)
    for (i, j), odds in sorted(pairs.items()):
        crowd.best[i][j] = crowd.best[j][i] = odds
    heap = [(-fit, i, j) for i, j in sorted(pairs) if (fit := crowd.fit(i, j)) > enough]
    heapq.heapify(heap)
    while heap:
        score, i, j = heapq.heappop(heap)
        if i not in crowd.groups or j not in crowd.groups or -score != crowd.fit(i, j):
            continue  # it stood before one of the two grew
        crowd.join(i, j)
        for other in crowd.near(i):
            fit = crowd.fit(min(i, other), max(i, other))
            if fit > enough:
                heapq.heappush(heap, (-fit, min(i, other), max(i, other)))
    return sorted(sorted(found) for found in crowd.groups.values())


@dataclass(frozen=True, slots=True)
class _Crowd:
    """Groups by their first member; `best`: member → group → the odds of its best partner there, where any is known."""

    groups: dict[int, list[int]]
    best: list[dict[int, float]]
    owners: Sequence[str]
    apart: float
    twice: float

    def fit(self, x: int, y: int) -> float:
        a, b = self.groups[x], self.groups[y]
        mine, theirs = {self.owners[i] for i in a}, {self.owners[i] for i in b}
        both = len(mine & theirs) / min(len(mine), len(theirs))
        return round((self._reach(a, y) + self._reach(b, x)) / 2 - self.twice * both, 9)

    def _reach(self, members: Sequence[int], group: int) -> float:
        return sum(self.best[i].get(group, self.apart) for i in members) / len(members)

    def near(self, x: int) -> list[int]:
        return sorted({other for i in self.groups[x] for other in self.best[i] if other != x})

    def join(self, kept: int, gone: int) -> None:
        """Join the group `gone` to the group `kept`."""
        touched = {i for x in (kept, gone) for other in (*self.near(x), x) for i in self.groups.get(other, ())}
        self.groups[kept] += self.groups.pop(gone)
        for i in touched:
            odds = self.best[i].pop(gone, None)
            if odds is not None:
                self.best[i][kept] = max(odds, self.best[i].get(kept, self.apart))
