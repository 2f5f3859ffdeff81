"""What two groups of chunks count or measure, compared as amounts."""

from __future__ import annotations

from collections.abc import Sequence

from stemma.language.comparing.measures import Amount, relate

Counted = tuple[Amount, str | None]


def compare_amounts(a: Sequence[Counted], b: Sequence[Counted]) -> tuple[float, float, float]:
    """How far the amounts of `a` and `b`, in order, agree and differ, 0 or 1 each, and which is finer: -1 (b) to 1 (a).

    >>> three, four = Amount("", 3, 0.5, 3, 3, "exact", 1), Amount("", 4, 0.5, 4, 4, "exact", 1)
    >>> compare_amounts([(three, "man")], [(four, "man")])
    (0.0, 1.0, 0.0)
    """
    agree = differ = False
    finer = 0
    for (x, unit), (y, other) in zip(a, b, strict=False):
        if x.dimension != y.dimension and unit and other:
            differ = True
            continue
        relation = relate(x, y, unit != other and bool(x.dimension))
        agree |= relation == "agree"
        differ |= relation == "differ"
        finer += {"finer": -1, "coarser": 1}.get(relation, 0)
    return float(agree and not differ), float(differ), float(max(-1, min(1, finer)))
