"""Groups: statements that tell one matter, joined while each finds its like on the other side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from stemma.stages.matching.pairs import Floats, Pairs


def group(owners: Sequence[str], pairs: Pairs, apart: float, enough: float, twice: float) -> list[list[int]]:
    """Group the numbers of `owners` (statement → its article); groups and their members are sorted.

    Agglomerative clustering over log-odds: the two groups that fit best are joined while their fit is above `enough`.
    The fit of two groups is how well each member's best partner on the other side fits it, averaged over the members of
    either side and then over both: between single link, which one false pair leads astray, and average link (Sokal and
    Michener 1958), to which the opposite ends of a group that many outlets told are strangers. A pair that is not in
    `pairs` counts `apart`, and none counts less. Who tells two things apart, and tells both, tells of two matters:
    where articles have statements on both sides, their share of the articles of the smaller side, times `twice`, is
    taken off. Each group's best partner is kept, so that a step takes time and memory grows as the square of the
    statements (Müllner 2011).
    """
    crowd = _gather(owners, pairs, apart, twice)
    best = _Best(crowd, enough)
    while (found := best.pair()) is not None:
        crowd.join(*found)
        best.update(*found)
    members: dict[int, list[int]] = {}
    for i, one in enumerate(crowd.where.tolist()):
        members.setdefault(one, []).append(i)
    return sorted(members.values())


@dataclass(frozen=True, slots=True, eq=False)
class _Crowd:
    """Groups by their first member, and what each is to each other. All tables are n × n for n statements.

    `best`: member, group → how much above `apart` the odds of its best partner there are; `sums`: group, group → the
    sum of that over the first one's members; `common`: group, group → articles with statements in both. `where`:
    member → its group. `told`: group, article → 1 where it has statements of it. `size`: members of a group, 0 for one
    that is gone.
    """

    best: npt.NDArray[np.float32]
    sums: Floats
    common: npt.NDArray[np.float32]
    where: npt.NDArray[np.int64]
    told: npt.NDArray[np.float32]
    size: Floats
    apart: float
    twice: float

    def fits(self, x: int) -> Floats:
        """How a group fits each other: minus infinity for itself and for those that are gone."""
        reach = self.sums[x] / self.size[x] + self.sums[:, x] / np.maximum(self.size, 1)
        articles = self.common.diagonal()
        both = self.common[x] / np.maximum(np.minimum(articles, articles[x]), 1)
        found: Floats = np.round(self.apart + reach / 2 - self.twice * both, 5)
        found[self.size == 0] = -np.inf
        found[x] = -np.inf
        return found

    def join(self, kept: int, gone: int) -> None:
        """Join the group `gone` to the group `kept`."""
        self.where[self.where == gone] = kept
        self.size[kept] += self.size[gone]
        self.size[gone] = 0
        np.maximum(self.best[:, kept], self.best[:, gone], out=self.best[:, kept])
        self.sums[kept] += self.sums[gone]
        self.sums[:, kept] = np.bincount(self.where, weights=self.best[:, kept], minlength=len(self.where))
        self.sums[kept, kept] = 0
        np.maximum(self.told[kept], self.told[gone], out=self.told[kept])
        self.common[kept] = self.common[:, kept] = self.told @ self.told[kept]


class _Best:
    """For each group the later group that fits it best, or how well one fits at most.

    A group whose best partner has changed is looked at again only when nothing else fits better than it did.
    """

    def __init__(self, crowd: _Crowd, enough: float) -> None:
        count = len(crowd.where)
        self._crowd = crowd
        self._enough = enough
        self._fit = np.full(count, -np.inf)
        self._with = np.zeros(count, dtype=np.int64)
        self._sure = np.ones(count, dtype=bool)
        for x in range(count):
            self._look(x, crowd.fits(x))

    def pair(self) -> tuple[int, int] | None:
        """The two groups that fit best, of equals the first; None when none fit enough."""
        while len(self._fit):
            x = int(self._fit.argmax())
            if self._fit[x] <= self._enough:
                return None
            if self._sure[x]:
                return x, int(self._with[x])
            self._look(x, self._crowd.fits(x))
        return None

    def update(self, kept: int, gone: int) -> None:
        """What two groups that were joined change for the others."""
        fits = self._crowd.fits(kept)
        others = (np.arange(len(fits)) < kept) & (self._crowd.size > 0)
        lost = (self._with == kept) | (self._with == gone)
        self._sure[lost] = False
        near = others & ((fits > self._fit) | (~lost & (fits == self._fit) & (kept < self._with)))
        self._fit[near], self._with[near], self._sure[near] = fits[near], kept, True
        self._fit[gone] = -np.inf
        self._look(kept, fits)

    def _look(self, x: int, fits: Floats) -> None:
        later = fits[x + 1 :]
        at = int(later.argmax()) if len(later) else 0
        self._fit[x] = later[at] if len(later) else -np.inf
        self._with[x], self._sure[x] = x + 1 + at, True


def _gather(owners: Sequence[str], pairs: Pairs, apart: float, twice: float) -> _Crowd:
    """Each statement a group of its own."""
    count = len(owners)
    best = np.zeros((count, count), dtype=np.float32)
    best[pairs.first, pairs.second] = best[pairs.second, pairs.first] = np.maximum(pairs.odds - apart, 0)
    articles = {name: place for place, name in enumerate(sorted(set(owners)))}
    told = np.zeros((count, len(articles)), dtype=np.float32)
    told[np.arange(count), [articles[name] for name in owners]] = 1
    return _Crowd(
        best=best,
        sums=best.astype(np.float64),
        common=told @ told.T,
        where=np.arange(count),
        told=told,
        size=np.ones(count),
        apart=apart,
        twice=twice,
    )
