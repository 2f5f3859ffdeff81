"""Where statements find a place among groups that stand, by hand-made odds."""

from __future__ import annotations

from dataclasses import replace

from stemma.settings import Settings
from stemma.stages.matching.pairs import Pairs
from stemma.stages.matching.placing import place

LIMITS = replace(
    Settings(), claims_least_odds=-4.0, claims_enough_odds=-1.0, claims_told_twice=2.0, claims_straggler_odds=-0.5
)


def placed(count: int, odds: dict[tuple[int, int], float], labels: list[int]) -> list[int]:
    return place(count, Pairs.of(odds), labels, LIMITS)


def test_who_fits_nowhere_has_no_place() -> None:
    assert placed(2, {}, [0, 1]) == [-1, -1]
    assert placed(1, {}, []) == [-1]
    assert placed(0, {}, [0]) == []


def test_the_best_fit_takes_it() -> None:
    assert placed(1, {(0, 0): 1.0, (0, 1): 3.0}, [0, 1]) == [1]


def test_one_false_pair_is_not_enough_for_a_crowd() -> None:
    # Of four that tell a matter one is somewhat like it: (best 3.6 + mean .9) / 2 above apart is too little.
    assert placed(1, {(0, 0): -0.4}, [0, 0, 0, 0]) == [-1]
    assert placed(1, {(0, i): -0.4 for i in range(4)}, [0, 0, 0, 0]) == [0]


def test_an_article_that_tells_both_tells_of_two_matters() -> None:
    # Both fit group 0; the better one takes it, the other must fit by so much more.
    assert placed(2, {(0, 0): 3.0, (1, 0): 0.5}, [0]) == [0, -1]
    assert placed(2, {(0, 0): 3.0, (1, 0): 2.5}, [0]) == [0, 0]
    assert placed(2, {(0, 0): 3.0, (1, 0): 0.5, (1, 1): 0.0}, [0, 1]) == [0, 1]


def test_who_is_like_nobody_there_is_a_straggler() -> None:
    pairs = {(0, i): -0.6 for i in range(3)}
    assert placed(1, pairs, [0, 0, 0]) == [-1]
    assert placed(1, pairs | {(0, 2): -0.4}, [0, 0, 0]) == [0]
