"""Dots side by side on lines: each at its own place in time; in a crowd stacked, and moved right a little."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

RADII = (4.6, 4.2, 3.8, 3.4, 3.0, 2.6, 2.3, 2.0)
CAPS = (1000, 40, 30, 20, 15, 10, 7, 5, 4, 3, 2, 1)
FARTHEST = 40.0
CLIMB = 1.1
Place = tuple[float, float]  # where a dot belongs, and how far right it may be moved
Sides = tuple[Sequence[Place], Sequence[Place]]


@dataclass(frozen=True, slots=True)
class Swarms:
    """How large the dots of some rows may be: their radius, the most levels a side, heights above and below each line.

    Dots past the last level lie on those of that level.
    """

    r: float
    cap: int
    heights: tuple[tuple[float, float], ...]

    def away(self, level: int) -> float:
        """How far from the line the middle of a dot of this level is."""
        return self.r + 1.6 + min(level, self.cap - 1) * (2 * self.r + 1)


def stack(places: Sequence[Place], r: float) -> list[tuple[float, int]]:
    """Place and level (0 the nearest to the line) of each dot of radius `r`, so that no two overlap.

    In a crowd dots climb, and move right by at most 40 pixels and not past their limit. `places` ascend.

    >>> stack([(0.0, 99), (1.0, 99), (2.0, 99), (9.5, 12)], 4)
    [(0.0, 0), (9.0, 0), (2.0, 1), (11.0, 1)]
    """
    room = 2 * r + 1
    ends: list[float] = []
    found = []
    for x, limit in places:
        last = min(x + FARTHEST, max(x, limit))
        costs = [(max(0.0, end - x) + CLIMB * n * room, n) for n, end in enumerate(ends) if end <= last]
        _, level = min([*costs, (CLIMB * len(ends) * room, len(ends))])
        at = max(x, ends[level]) if level < len(ends) else x
        ends[level : level + 1] = [at + room]
        found.append((round(at, 1), level))
    return found


def fit_swarms(rows: Sequence[Sides], least: float, most: float) -> Swarms:
    """The largest dots with which all rows stand within `most` pixels; a side of a row has at least `least`.

    >>> fit_swarms([([(0.0, 99)] * 20, [])], 10, 40)
    Swarms(r=2.0, cap=1000, heights=((28.0, 10),))
    """
    for r in RADII:
        levels = [[max((n for _, n in stack(side, r)), default=-1) + 1 for side in sides] for sides in rows]
        for cap in CAPS if r == RADII[-1] else CAPS[:1]:
            heights = [[max(least, round(min(n, cap) * (2 * r + 1) + 3, 1)) for n in pair] for pair in levels]
            found = Swarms(r, cap, tuple((up, down) for up, down in heights))
            if sum(map(sum, heights)) <= most:
                return found
    return found
