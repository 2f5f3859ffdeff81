"""The strokes of a tree: trunks down from a parent, branches into its children, braces."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

Point = tuple[float, float]
BEND, TIGHT = 14.0, 9.0


def branches_off(start: Point, end: Point, gap: float) -> bool:
    """Whether a main line has the room to leave its parent's trunk in a round corner."""
    return end[0] - gap - start[0] >= TIGHT and end[1] > start[1]


def branch(start: Point, end: Point, gap: float, width: float, main: bool) -> tuple[str, str]:
    """Path and arrow head from the trunk below `start` right into `end`, with a round corner; `gap` is left free.

    A minor parent's line, and one with no room for the corner, comes in from above or below.
    """
    (x0, y0), (x1, y1) = start, end
    half = 3.4 + width * 0.4
    tip = x1 - gap
    if main and branches_off(start, end, gap):
        bend, head = _bend(start, end, gap), _head(start, end, gap)
        half = min(half, head * 0.7)
        path = f"M{x0:.1f} {y1 - bend:.1f}Q{x0:.1f} {y1:.1f} {x0 + bend:.1f} {y1:.1f}H{tip - head + 2:.1f}"
        return path, f"{tip - head:.1f},{y1 - half:.1f} {tip:.1f},{y1:.1f} {tip - head:.1f},{y1 + half:.1f}"
    down = 1 if y1 > y0 else -1
    tip = y1 - down * gap
    middle = tip - down * min(34.0, abs(tip - y0) * 0.5)
    path = f"M{x0:.1f} {y0:.1f}C{x0:.1f} {middle:.1f} {x1:.1f} {middle:.1f} {x1:.1f} {tip - down * 6:.1f}"
    back = tip - down * 8
    return path, f"{x1 - half:.1f},{back:.1f} {x1:.1f},{tip:.1f} {x1 + half:.1f},{back:.1f}"


def _trunk(start: Point, children: Iterable[tuple[Point, float]]) -> str:
    """The path from a parent down to where its last branch leaves; "" without any. Each child comes with its gap."""
    ends = [end[1] - _bend(start, end, gap) for end, gap in children if branches_off(start, end, gap)]
    return f"M{start[0]:.1f} {start[1]:.1f}V{max(ends):.1f}" if ends else ""


def _bend(start: Point, end: Point, gap: float) -> float:
    return min(BEND, end[0] - gap - _head(start, end, gap) + 2 - start[0], end[1] - start[1])


def _head(start: Point, end: Point, gap: float) -> float:
    """How long the arrow head may be."""
    return 8.0 if end[0] - gap - start[0] >= 16 else 6.0


def trunks(lines: Iterable[tuple[Point, Point, float]]) -> tuple[str, ...]:
    """The trunks below all parents; each line of descent comes with its two ends and the gap at the second."""
    below: dict[Point, list[tuple[Point, float]]] = {}
    for start, end, gap in lines:
        below.setdefault(start, []).append((end, gap))
    paths = (_trunk(start, children) for start, children in below.items())
    return tuple(path for path in paths if path)


def brace(out: float, inner: float, heights: Sequence[float]) -> str:
    """The path of a bracket open to the right, from the first height to the last, with a tooth at each other.

    >>> brace(20, 5, [10, 50])
    'M20 10H9Q5 10 5 14V46Q5 50 9 50H20'
    """
    upper, *middle, lower = heights
    path = f"M{out} {upper}H{inner + 4}Q{inner} {upper} {inner} {upper + 4}"
    path += f"V{lower - 4}Q{inner} {lower} {inner + 4} {lower}H{out}"
    return path + "".join(f"M{inner} {y}H{out}" for y in middle)
