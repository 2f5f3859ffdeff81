"""Stragglers: statements that came to a group late, and that answer nothing in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from stemma.knowledge import Knowledge
from stemma.language.comparing import Wording, find_contrasts
from stemma.model import Statement
from stemma.stages.matching.pairs import Pairs

_ANSWERS = 0.3  # the least weight at which a contrast shows that two wordings speak of one thing


def part_stragglers(
    groups: Sequence[Sequence[int]],
    rows: Sequence[Statement],
    pairs: Pairs,
    wordings: Mapping[str, Wording],
    knowledge: Knowledge,
    least: float,
) -> list[list[int]]:
    """The groups with each straggler in a group of its own; sorted.

    A straggler is like none of the other articles' statements there (log-odds under `least`), and has no number, time,
    place, name, post or state that answers one of theirs.
    """
    liked = _liked(groups, rows, pairs, least)
    found: list[list[int]] = []
    for members in groups:
        strays = [i for i in members if not liked[i] and _answers_nothing(i, members, rows, wordings, knowledge)]
        kept = [i for i in members if i not in strays]
        found += [kept] if kept else []
        found += [[i] for i in strays]
    return sorted(found)


def _liked(
    groups: Sequence[Sequence[int]], rows: Sequence[Statement], pairs: Pairs, least: float
) -> npt.NDArray[np.bool_]:
    """For each statement whether it is like one of another article in its group."""
    articles = {name: place for place, name in enumerate(sorted({row.article for row in rows}))}
    owner = np.array([articles[row.article] for row in rows], dtype=np.int64)
    where = np.full(len(rows), -1, dtype=np.int64)
    for number, members in enumerate(groups):
        where[list(members)] = number
    i, j = (side[pairs.odds > least] for side in (pairs.first, pairs.second))
    together = (where[i] == where[j]) & (owner[i] != owner[j])
    found = np.zeros(len(rows), dtype=bool)
    found[i[together]] = found[j[together]] = True
    return found


def _answers_nothing(
    i: int, members: Sequence[int], rows: Sequence[Statement], wordings: Mapping[str, Wording], knowledge: Knowledge
) -> bool:
    others = [j for j in members if rows[j].article != rows[i].article]
    return bool(others) and not any(
        contrast.weight >= _ANSWERS and contrast.about != "scope"
        for j in others
        for contrast in find_contrasts(wordings[rows[i].id], wordings[rows[j].id], knowledge)
    )
