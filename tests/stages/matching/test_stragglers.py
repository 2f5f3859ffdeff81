"""Stragglers: who is let go from a group that was joined too gladly, by hand-made odds."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from stages.matching.telling import tell
from stages.newsroom import KNOWLEDGE

from stemma.stages.matching.pairs import Pairs
from stemma.stages.matching.stragglers import part_stragglers
from stemma.stages.wordings import Wordings

LEAST = -2.0
Odds = Mapping[tuple[int, int], float]

FIRE, BURNED = "The fire in Orra destroyed 40 homes.", "Forty homes in Orra burned."
SIXTY, SHEEP = "The fire in Orra destroyed 60 homes.", "A priest in Norwick rang the bells."


def part(texts: list[str], pairs: Odds, groups: list[list[int]] | None = None) -> list[list[int]]:
    """What is left of one group, or of `groups`, of statements that an article each tells."""
    told = tell({f"{i}": text for i, text in enumerate(texts)})
    worder = Wordings({row.id: row for row in told.articles}, told.readings)
    wordings = {row.id: worder.said(row) for row in told.statements}
    assert len(told.statements) == len(texts)
    everybody = [list(range(len(texts)))]
    return part_stragglers(groups or everybody, told.statements, Pairs.of(pairs), wordings, KNOWLEDGE, LEAST)


def test_who_is_like_another_stays() -> None:
    assert part([FIRE, SHEEP], {(0, 1): -1.0}) == [[0, 1]]


def test_who_is_like_nobody_and_answers_nothing_goes() -> None:
    pairs = {(0, 1): 3.0, (0, 2): -2.5, (1, 2): -3.0}
    assert part([FIRE, BURNED, SHEEP], pairs) == [[0, 1], [2]]


def test_odds_that_nobody_knows_are_those_of_strangers() -> None:
    assert part([FIRE, BURNED, SHEEP], {(0, 1): 3.0}) == [[0, 1], [2]]


def test_who_answers_a_number_stays_though_unlike() -> None:
    assert part([FIRE, SIXTY], {(0, 1): -4.0}) == [[0, 1]]


def test_two_strangers_are_parted_into_one_each() -> None:
    assert part([FIRE, SHEEP], {}) == [[0], [1]]


@pytest.mark.parametrize("groups", [[[0], [1], [2]], [[0, 1], [2]], [[1], [0, 2]]])
def test_everybody_is_in_one_group_afterwards(groups: list[list[int]]) -> None:
    found = part([FIRE, BURNED, SHEEP], {}, groups)
    assert sorted(i for members in found for i in members) == [0, 1, 2] and found == sorted(found)


def test_what_one_article_alone_tells_is_no_straggler() -> None:
    told = tell({"a": f"{FIRE} {SHEEP}"})
    worder = Wordings({row.id: row for row in told.articles}, told.readings)
    wordings = {row.id: worder.said(row) for row in told.statements}
    assert part_stragglers([[0, 1]], told.statements, Pairs.of({}), wordings, KNOWLEDGE, LEAST) == [[0, 1]]
    assert part_stragglers([], (), Pairs.of({}), {}, KNOWLEDGE, LEAST) == []
