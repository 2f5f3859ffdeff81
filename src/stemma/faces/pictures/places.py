"""Where each member of a family stands from left to right.

A member known only to the day stands at the earliest moment that is not before its parent. What has no date stands
before its earliest dated descendant, or else in a zone of its own. A member is moved right where its line would
otherwise have no room.
"""

from __future__ import annotations

from collections.abc import Sequence

import networkx as nx

from stemma.faces.family import Family, Member
from stemma.faces.pictures.axis import Axis, fit_axis
from stemma.faces.pictures.marks import Frame

STEP, GENERATION, ZONE = 34.0, 24.0, 52.0


class Places:
    """Places of the members `shown`, in pixels: `x` by id, `axis` of time, `zone` (left, right) of those without date.

    `times` are those of the whole family, and the axis covers them all.
    In a frame without a time axis the columns are generations.
    """

    def __init__(self, family: Family, shown: Sequence[Member], frame: Frame) -> None:
        self.axis: Axis = fit_axis((), 0, 0)
        self.zone: tuple[float, float] | None = None
        self.x: dict[str, float] = {}
        self.times = moments(family)
        depth = max((m.depth for m in shown), default=0)
        self._family, self._frame = family, frame
        if frame.how_x is None:
            step = min(GENERATION, (frame.right - frame.left) / max(1, depth))
            self.x = {m.id: frame.left + m.depth * step for m in shown}
            return
        below = {m.id: self._below(m) for m in shown if m.time is None}
        lead = STEP if self.times and any(below.values()) else 0
        if self.times and any(not times and not family.by_id[name].lost for name, times in below.items()):
            self.zone = (frame.right - min(ZONE, 0.12 * (frame.right - frame.left)), frame.right)
        self._right = self.zone[0] - 18 if self.zone else frame.right
        self.axis = fit_axis(self.times.values(), frame.left + lead, self._right)
        self._step = min(STEP, (self._right - frame.left) / (depth + 1.5))
        for member in shown:
            self.x[member.id] = self._place(member, below.get(member.id, []))

    def _below(self, member: Member) -> list[float]:
        """The times of what descends from `member`."""
        return [self.times[n] for n in nx.descendants(self._family.graph, member.id) if n in self.times]

    def _place(self, member: Member, below: list[float]) -> float:
        left, right = self._frame.left, self._right
        parents = [self.x[p] for p in self._family.parents(member.id) if p in self.x]
        if member.id in self.times:
            x = self.axis.x(self.times[member.id])
            if parents and not self._contradicts(member):
                x = max(x, parents[0] + self._step)
            return min(x, right)
        if below:
            return min(right, max(left, self.axis.x(min(below)) - STEP, *(p + self._step for p in parents[:1])))
        if self.zone:
            return sum(self.zone) / 2
        return min(parents[0] + self._step if parents else left + 4, right)

    def _contradicts(self, member: Member) -> bool:
        """Whether the dates say that `member` came before its main parent: then it is drawn so."""
        parent = self._family.main[member.id]
        return parent in self.times and self.times[member.id] < self.times[parent]


def moments(family: Family) -> dict[str, float]:
    """A moment (seconds since 1970) for each dated member: its earliest, but not before its main parent where its

    interval allows that.
    """
    times: dict[str, float] = {}
    for member in family.members:
        if member.time is None:
            continue
        latest = member.latest if member.latest is not None else member.time
        parent = times.get(family.main.get(member.id, ""), member.time)
        times[member.id] = max(member.time, min(parent, latest))
    return times
