"""Braces: dotted links between the rows of siblings that no drawn parent joins.

Three articles that share words pair by pair are three pairs; they get one brace with a tooth each, not three braces.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations

from stemma.faces.family import Family
from stemma.faces.pictures.marks import Brace, Frame
from stemma.faces.pictures.strokes import brace
from stemma.faces.views import anchor
from stemma.faces.wording import listed
from stemma.model import Sibling

LANES = 4
_Pairs = Mapping[tuple[float, float], Sibling]


def lay_out_braces(family: Family, ys: Mapping[str, float], prefix: str, frame: Frame) -> tuple[Brace, ...]:
    """The braces of members whose rows stand at `ys`, in as many lanes as they need; at most four lanes.

    `prefix` is that of the page's anchors.
    """
    pairs: dict[tuple[float, float], Sibling] = {}
    for row in family.siblings:
        if row.a in ys and row.b in ys and ys[row.a] != ys[row.b] and not family.joint(row.a, row.b):
            pairs.setdefault((min(ys[row.a], ys[row.b]), max(ys[row.a], ys[row.b])), row)
    free: list[float] = []
    braces: list[Brace] = []
    out = frame.label_x - (12 if frame.how_x else 5)
    for heights in _groups(pairs):
        lane = next((n for n, end in enumerate(free) if end < heights[0]), len(free))
        if lane == LANES:
            continue
        free[lane : lane + 1] = [heights[-1]]
        inner = out - 8 - lane * (8 if frame.how_x else 3)
        rows = [pairs[pair] for pair in combinations(heights, 2)]
        names = [family.by_id[n].label for n in sorted({n for r in rows for n in (r.a, r.b)}, key=lambda n: (ys[n], n))]
        said = listed(names, 5)
        none = "neither took them from the other" if len(names) == 2 else "none took them from another"
        path = brace(out, inner, [heights[0] + 4, *heights[1:-1], heights[-1] - 4])
        braces.append(Brace(path, f"#{anchor(prefix, 'sibling', rows[0].id)}", f"{said} share words; {none}"))
    return tuple(braces)


def _groups(pairs: _Pairs) -> list[list[float]]:
    """Heights that are siblings pair by pair, each pair in one group, the uppermost and then the shortest first."""
    near: dict[float, set[float]] = {}
    for a, b in pairs:
        near.setdefault(a, set()).add(b)
        near.setdefault(b, set()).add(a)
    told: set[tuple[float, float]] = set()
    groups = []
    for a, b in sorted(pairs):
        if (a, b) in told:
            continue
        group = [a, b]
        for other in sorted(near[a] & near[b]):
            if all(other in near[y] for y in group):
                group.append(other)
        group.sort()
        told.update(combinations(group, 2))
        groups.append(group)
    return sorted(groups, key=lambda g: (g[0], g[-1]))
