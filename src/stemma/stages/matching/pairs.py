"""Pairs of statements with their odds, millions of them in little room."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
import numpy.typing as npt

Whole = npt.NDArray[np.int32]
Floats = npt.NDArray[np.float64]
Odds = Mapping[tuple[int, int], float]


class Pairs(Mapping[tuple[int, int], float]):
    """(i, j), i < j → log-odds that statements i and j tell one matter. Sixteen bytes a pair.

    `first`, `second`: int32; `odds`: float64; one row for each pair, in the order of the pairs.
    """

    __slots__ = ("first", "odds", "second")

    def __init__(self, first: npt.ArrayLike, second: npt.ArrayLike, odds: npt.ArrayLike) -> None:
        i, j = np.asarray(first, dtype=np.int32), np.asarray(second, dtype=np.int32)
        order = np.lexsort((j, i))
        self.first: Whole = i[order]
        self.second: Whole = j[order]
        self.odds: Floats = np.asarray(odds, dtype=np.float64)[order]

    @classmethod
    def of(cls, rows: Odds) -> Pairs:
        """The same pairs, from another mapping."""
        return cls([i for i, _ in rows], [j for _, j in rows], [*rows.values()])

    @classmethod
    def join(cls, parts: Sequence[tuple[npt.ArrayLike, npt.ArrayLike, npt.ArrayLike]]) -> Pairs:
        """The pairs of several parts: first, second, odds of each."""
        empty = np.zeros(0, dtype=np.int32)
        return cls(*(np.concatenate([empty, *(np.asarray(part[n]) for part in parts)]) for n in range(3)))

    def __getitem__(self, key: tuple[int, int]) -> float:
        start, end = self.first.searchsorted(key[0], "left"), self.first.searchsorted(key[0], "right")
        at = start + self.second[start:end].searchsorted(key[1])
        if at == end or self.second[at] != key[1]:
            raise KeyError(key)
        return float(self.odds[at])

    def __iter__(self) -> Iterator[tuple[int, int]]:
        return zip(self.first.tolist(), self.second.tolist(), strict=True)

    def __len__(self) -> int:
        return len(self.odds)
