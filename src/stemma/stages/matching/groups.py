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
    `pairs` counts `apart`, and none counts less. Who tells two things apart, and tells both, tells of two matters:
    where articles have statements on both sides, their share of the articles of the smaller side, times `twice`, is
    taken off.
    """
    crowd = _gather(owners, pairs, apart, twice)
    heap = [(-fit, i, j) for i, j in sorted(pairs) if (fit := crowd.fit(i, j)) > enough]
    heapq.heapify(heap)
    while heap:
        score, i, j = heapq.heappop(heap)
        if i not in crowd.members or j not in crowd.members or -score != crowd.fit(i, j):
            continue  # it stood before one of the two grew
        crowd.join(i, j)
        for other in sorted(crowd.sums[i]):
            fit = crowd.fit(min(i, other), max(i, other))
            if fit > enough:
                heapq.heappush(heap, (-fit, min(i, other), max(i, other)))
    return sorted(sorted(found) for found in crowd.members.values())


@dataclass(frozen=True, slots=True)
class _Crowd:
    """Groups by their first member, and what each is to each other, so that a fit is known at once.

    `best`: member → group → how much above `apart` the odds of its best partner there are, where any is known; `sums`:
    group → group → the sum of that over the first one's members; `where`: member → its group.
    """

    members: dict[int, list[int]]
    owners: dict[int, set[str]]
    where: list[int]
    partners: list[list[int]]
    best: list[dict[int, float]]
    sums: dict[int, dict[int, float]]
    apart: float
    twice: float

    def fit(self, x: int, y: int) -> float:
        mine, theirs = self.owners[x], self.owners[y]
        both = len(mine & theirs) / min(len(mine), len(theirs))
        reach = self.sums[x][y] / len(self.members[x]) + self.sums[y][x] / len(self.members[y])
        return round(self.apart + reach / 2 - self.twice * both, 9)

    def join(self, kept: int, gone: int) -> None:
        """Join the group `gone` to the group `kept`."""
        newcomers = self.members.pop(gone)
        self.members[kept] += newcomers
        self.owners[kept] |= self.owners.pop(gone)
        for i in newcomers:
            self.where[i] = kept
        self._look_again(newcomers, kept, gone)
        for other, total in self.sums.pop(gone).items():
            if other != kept:
                self.sums[kept][other] = self.sums[kept].get(other, 0.0) + total
                self.sums[other].pop(gone)
        self.sums[kept].pop(gone, None)

    def _look_again(self, newcomers: Sequence[int], kept: int, gone: int) -> None:
        """Whoever had a partner in `gone` has it in `kept` now."""
        for member in sorted({i for newcomer in newcomers for i in self.partners[newcomer]}):
            above = self.best[member].pop(gone, None)
            mine = self.where[member]
            if above is None or mine == kept:
                continue
            had = self.best[member].get(kept)
            if had is None or above > had:
                self.best[member][kept] = above
                self.sums[mine][kept] = self.sums[mine].get(kept, 0.0) + above - (had or 0.0)


def _gather(owners: Sequence[str], pairs: Pairs, apart: float, twice: float) -> _Crowd:
    """Each statement a group of its own."""
    best: list[dict[int, float]] = [{} for _ in owners]
    for (i, j), odds in sorted(pairs.items()):
        best[i][j] = best[j][i] = max(odds - apart, 0.0)
    numbers = range(len(owners))
    return _Crowd(
        members={i: [i] for i in numbers},
        owners={i: {owners[i]} for i in numbers},
        where=list(numbers),
        partners=[list(row) for row in best],
        best=best,
        sums={i: dict(best[i]) for i in numbers},
        apart=apart,
        twice=twice,
    )
