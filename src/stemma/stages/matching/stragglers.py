"""Stragglers: statements that came to a group late, and that answer nothing in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from stemma.knowledge import Knowledge
from stemma.language.comparing import Wording, find_contrasts
from stemma.model import Statement
from stemma.stages.matching.likeness import Pairs

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
    found: list[list[int]] = []
    for members in groups:
        strays = [i for i in members if _strays(i, members, rows, pairs, wordings, knowledge, least)]
        kept = [i for i in members if i not in strays]
        found += [kept] if kept else []
        found += [[i] for i in strays]
    return sorted(found)


def _strays(
    i: int,
    members: Sequence[int],
    rows: Sequence[Statement],
    pairs: Pairs,
    wordings: Mapping[str, Wording],
    knowledge: Knowledge,
    least: float,
) -> bool:
    others = [j for j in members if rows[j].article != rows[i].article]
    if not others or any(pairs.get((min(i, j), max(i, j)), least) > least for j in others):
        return False
    return not any(
        contrast.weight >= _ANSWERS and contrast.about != "scope"
        for j in others
        for contrast in find_contrasts(wordings[rows[i].id], wordings[rows[j].id], knowledge)
    )
