"""Dots side by side: near where they belong, and none on another while there is room."""

from __future__ import annotations

from itertools import combinations

import pytest

from stemma.faces.pictures.swarm import fit_swarms, stack


@pytest.mark.parametrize("places", [[0.0] * 30, [float(n) for n in range(60)], [0.0, 50.0, 51.0, 52.0, 500.0], []])
def test_a_stack_keeps_near_and_apart(places: list[float]) -> None:
    dots = stack([(x, 90.0) for x in places], 3)
    assert all(0 <= at - x <= 40.1 and at <= max(x, 90) for x, (at, _) in zip(places, dots, strict=True))
    assert all(abs(a[0] - b[0]) >= 6.9 for a, b in combinations(dots, 2) if a[1] == b[1])


def test_a_crowd_that_cannot_fit_lies_in_the_last_level() -> None:
    found = fit_swarms([([(0.0, 50.0)] * 900, [])] * 4, 10, 200)
    assert found.r == 2.0 and sum(map(sum, found.heights)) <= 200
    assert found.away(10**6) == found.away(found.cap - 1)
