"""Groups of statements: who is joined with whom, by hand-made odds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.stages.matching.groups import group
from stemma.stages.matching.pairs import Pairs

APART, ENOUGH, TWICE = -4.0, -1.0, 1.0


def join(
    members: int, pairs: dict[tuple[int, int], float], enough: float = ENOUGH, owners: str = ""
) -> list[list[int]]:
    """Groups of statements, by default each of another article."""
    return group(owners or [str(i) for i in range(members)], Pairs.of(pairs), APART, enough, TWICE)


def test_nothing_known_joins_nothing() -> None:
    assert join(3, {}) == [[0], [1], [2]]


def test_a_pair_that_fits_is_joined() -> None:
    assert join(3, {(0, 2): 1.0, (0, 1): -2.0}) == [[0, 2], [1]]


def test_a_retelling_joins_through_the_wording_that_it_is_like() -> None:
    # 0, 1, 2 are copies; 3 retells them, and is like one of them more than the others.
    pairs = {(0, 1): 4.0, (0, 2): 4.0, (1, 2): 4.0, (0, 3): 0.5, (1, 3): -1.0, (2, 3): -1.0}
    assert join(4, pairs) == [[0, 1, 2, 3]]


def test_one_false_pair_does_not_join_two_matters() -> None:
    copies = {(0, 1): 4.0, (0, 2): 4.0, (1, 2): 4.0, (3, 4): 4.0, (3, 5): 4.0, (4, 5): 4.0}
    assert join(6, copies | {(2, 3): 0.5}) == [[0, 1, 2], [3, 4, 5]]


def test_who_tells_both_tells_of_two_matters() -> None:
    # Articles a and b tell a toll each in two towns; all four are alike.
    pairs = {(0, 2): 4.0, (1, 3): 4.0, (0, 1): -0.5, (2, 3): -0.5, (0, 3): -0.5, (1, 2): -0.5}
    assert join(4, pairs) == [[0, 1, 2, 3]]
    assert join(4, pairs, owners="aabb") == [[0, 2], [1, 3]]


@pytest.mark.parametrize("enough", [-3.0, 0.0, 5.0])
def test_every_number_is_in_one_group(enough: float) -> None:
    found = join(4, {(0, 1): 1.0, (1, 2): 1.0, (2, 3): -2.0}, enough)
    assert sorted(i for members in found for i in members) == [0, 1, 2, 3]


def _fit(a: list[int], b: list[int], pairs: dict[tuple[int, int], float]) -> float:
    def reach(x: list[int], y: list[int]) -> float:
        return sum(max(pairs.get((min(i, j), max(i, j)), APART) for j in y) for i in x) / len(x)

    return (reach(a, b) + reach(b, a)) / 2


@given(
    st.integers(2, 7).flatmap(
        lambda n: st.tuples(
            st.just(n),
            st.dictionaries(
                st.tuples(st.integers(0, n - 1), st.integers(0, n - 1)).filter(lambda p: p[0] < p[1]),
                st.floats(-4, 5).map(lambda x: round(x, 3)),
            ),
        )
    )
)
def test_no_two_groups_are_left_that_fit(drawn: tuple[int, dict[tuple[int, int], float]]) -> None:
    members, pairs = drawn
    found = join(members, pairs)
    for x, a in enumerate(found):
        for b in found[x + 1 :]:
            assert _fit(a, b, pairs) <= ENOUGH + 1e-4
