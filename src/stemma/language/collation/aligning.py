"""Which chunks answer which: two looks at the signs, the best assignment, then chunks that join it."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from scipy.optimize import linear_sum_assignment

from stemma.language.collation.beside import Beside, Floats
from stemma.language.collation.signs import EVEN, Group, signs_of

CHUNK_SIGNS = (*EVEN, "apart", "covers", "likens")
ROUND_SIGNS = (
    *CHUNK_SIGNS, "first look", "best rival", "lesser rival", "before", "after", "between", "lead", "firsts", "chance",
)  # fmt: skip
_LEAST = -8.0  # log-odds under which a first look tells no more
_ALONE = -6.0  # log-odds of a rival where there is none
_SCALE = 4.0


def chunk_signs(both: Beside) -> Floats:
    """The signs that chunks answer each other: shape (chunks of a, chunks of b, len(CHUNK_SIGNS))."""
    rows, columns = len(both.a.chunks), len(both.b.chunks)
    signs = np.zeros((rows, columns, len(CHUNK_SIGNS)))
    for i in range(rows):
        for j in range(columns):
            even, odd = signs_of(both, (i,), (j,))
            apart = abs((i + 0.5) / rows - (j + 0.5) / columns)
            signs[i, j] = [*even, apart, abs(odd[0]), abs(odd[1])]
    return signs


def round_signs(signs: Floats, first: Floats) -> Floats:
    """The signs of a second look: shape (chunks of a, chunks of b, len(ROUND_SIGNS)).

    `first`: log-odds of the first look, shape (chunks of a, chunks of b). What it says of a pair's rivals and
    neighbours counts now: as in stacked generalisation (Wolpert 1992), a look at what a first one found.
    """
    chance = 1 / (1 + np.exp(-first))
    row, column = _rivals(chance, 0.0), _rivals(chance.T, 0.0).T
    row_odds, column_odds = _rivals(first, _ALONE), _rivals(first.T, _ALONE).T
    before, after = _neighbours(chance)
    lead = first - np.maximum(row_odds, column_odds)
    firsts = (first > row_odds).astype(np.float64) + (first > column_odds)
    more = [
        np.maximum(first, _LEAST) / _SCALE, np.maximum(row, column), np.minimum(row, column), before, after,
        before * after, lead / _SCALE, firsts, chance,
    ]  # fmt: skip
    return np.concatenate([signs, np.stack(more, axis=-1)], axis=-1)


def _rivals(values: Floats, least: float) -> Floats:
    """The largest value of each row but the one that stands there, `least` at least."""
    if values.shape[1] < 2:
        return np.full(values.shape, least)
    top = np.argmax(values, axis=1)
    second = np.partition(values, -2, axis=1)[:, -2]
    found = np.repeat(values.max(axis=1)[:, None], values.shape[1], axis=1)
    found[np.arange(len(values)), top] = second
    rivals: Floats = np.maximum(found, least)
    return rivals


def _neighbours(chance: Floats) -> tuple[Floats, Floats]:
    """The chance of the chunks before a pair, and of those after; at both texts' edge it is sure, at one's naught."""
    before, after = np.zeros(chance.shape), np.zeros(chance.shape)
    before[1:, 1:] = chance[:-1, :-1]
    after[:-1, :-1] = chance[1:, 1:]
    if chance.size:
        before[0, 0] = after[-1, -1] = 1.0
    return before, after


def assign(odds: Floats, one: float = 0.0, many: float = 0.0) -> list[tuple[Group, Group]]:
    """The groups of chunks that answer each other, in order of their first chunk in a.

    `odds`: log-odds, shape (chunks of a, chunks of b). The pairs one to one whose log-odds over `one` are largest
    together (the assignment problem, Kuhn 1955); then a chunk left over joins the pair of a chunk that it answers with
    log-odds over `many`, the surest first, so that one side of a pair is always a single chunk.

    >>> assign(np.array([[3.0, -2.0], [1.0, -4.0]]))
    [((0, 1), (0,))]
    """
    i, j = linear_sum_assignment(-np.maximum(odds - one, 0.0))
    groups = [([int(x)], [int(y)]) for x, y in zip(i, j, strict=True) if odds[x, y] > one]
    lefts, rights = {g[0][0]: g for g in groups}, {g[1][0]: g for g in groups}
    for x, y in _joining(odds, many):
        if x not in lefts and y in rights and len(rights[y][1]) == 1:
            rights[y][0].append(x)
            lefts[x] = rights[y]
        elif y not in rights and x in lefts and len(lefts[x][0]) == 1:
            lefts[x][1].append(y)
            rights[y] = lefts[x]
    return sorted((tuple(sorted(left)), tuple(sorted(right))) for left, right in groups)


def _joining(odds: Floats, many: float) -> Iterator[tuple[int, int]]:
    """Pairs of chunks with log-odds over `many`, the surest first."""
    found = [(-float(odds[x, y]), int(x), int(y)) for x, y in np.argwhere(odds > many)]
    yield from ((x, y) for _, x, y in sorted(found))
