"""What an overview of a large family shows: its main lines of descent, and on which of them each article counts.

Every article stands on one line: its own if it has one, else that of its nearest shown ancestor. Shown are the
origins from which most descends and, where there is room, parents within their lines.
"""

from __future__ import annotations

import heapq
from dataclasses import dataclass

from stemma.faces.family import Family

LEAST = 5


@dataclass(frozen=True, slots=True)
class Strand:
    """One line of an overview: the member `id` ("" for what stands on no shown line), and the articles on it.

    `under`: the strand's member from which it descends, "" for an origin. `kind`: origin, parent, small or alone.
    """

    id: str
    under: str
    kind: str
    articles: tuple[str, ...]


def strands(family: Family, most: int) -> tuple[Strand, ...]:
    """At most `most` lines, the largest origins first, each followed by its own; then small families, then loners."""
    below: dict[str, list[str]] = {}
    for member in family.members:
        if member.id in family.main:
            below.setdefault(family.main[member.id], []).append(member.id)
    size = _sizes(family, below)
    roots = sorted((n for n in below if n not in family.main), key=lambda n: -len(family.descendants(n)))
    shown = _shown(roots, below, size, most)
    home: dict[str, str] = {}
    for member in family.members:
        parent = family.main.get(member.id)
        home[member.id] = member.id if member.id in shown else home[parent] if parent else ""
    on: dict[str, list[str]] = {name: [] for name in shown}
    small: list[str] = []
    alone: list[str] = []
    for member in family.members:
        if member.lost or member.id in shown:
            continue
        related = member.id in family.main or member.id in below
        (on[home[member.id]] if home[member.id] else small if related else alone).append(member.id)
    rows = [
        Strand(n, home.get(family.main.get(n, ""), ""), "parent" if n in family.main else "origin", tuple(on[n]))
        for root in roots
        for n in _walk(root, below, shown)
    ]
    rest = [Strand("", "", kind, tuple(names)) for kind, names in (("small", small), ("alone", alone)) if names]
    return tuple([*rows, *rest])


def _sizes(family: Family, below: dict[str, list[str]]) -> dict[str, int]:
    """How many articles descend from each member on main lines."""
    size = {m.id: 0 for m in family.members}
    for member in reversed(family.members):  # reading order: children stand after their main parent
        size[member.id] = sum(size[c] + (not family.by_id[c].lost) for c in below.get(member.id, []))
    return size


def _shown(roots: list[str], below: dict[str, list[str]], size: dict[str, int], most: int) -> set[str]:
    """The largest origins, then the largest lines within them."""
    large = roots if len(roots) * 2 <= most else [r for r in roots if size[r] >= LEAST] or roots
    shown = set(large[:most])
    heap = [(-size[c], c) for root in sorted(shown) for c in below[root]]
    heapq.heapify(heap)
    while heap and len(shown) < most:
        count, name = heapq.heappop(heap)
        if -count < LEAST:
            break
        shown.add(name)
        for child in below.get(name, []):
            heapq.heappush(heap, (-size[child], child))
    return shown


def _walk(root: str, below: dict[str, list[str]], shown: set[str]) -> list[str]:
    """The shown members of a root's tree, each after its parent."""
    order, stack = [], [root]
    while stack:
        name = stack.pop()
        if name not in shown:
            continue
        order.append(name)
        stack.extend(reversed(below.get(name, [])))
    return order
