"""How likely two statements tell one matter. It says nothing of whether they agree."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import combinations_with_replacement

import numpy as np

from stemma.stages.matching.accounts import Account, Floats

FEATURES = (
    "meaning", "setting", "words of both", "words of the shorter", "number", "unit", "other units", "best of both",
    "ahead of the second", "kin", "kin and meaning", "neighbours", "one article", "always",
)  # fmt: skip
_NEIGHBOUR = 0.3

Pairs = dict[tuple[int, int], float]


def weigh_pairs(
    accounts: Sequence[Account], kin: Collection[tuple[str, str]], weights: Sequence[float], least: float
) -> Pairs:
    """Log-odds that two statements tell one matter, for pairs with at least `least`.

    Statements are numbered through the accounts in order; keys are (i, j) with i < j. `kin`: pairs of articles, both
    ways, that descend from each other or from one text. `weights`: one for each of `FEATURES`. Two statements of one
    sentence tell different matters and are left out.
    """
    starts = np.cumsum([0, *(len(account) for account in accounts)])
    found: Pairs = {}
    for x, y in combinations_with_replacement(range(len(accounts)), 2):
        a, b = accounts[x], accounts[y]
        odds = compare(a, b, (a.article, b.article) in kin) @ np.asarray(weights)
        if x == y:
            odds = np.where(a.sentences[:, None] < a.sentences[None, :], odds, -np.inf)
        for i, j in np.argwhere(odds >= least):
            found[int(starts[x] + i), int(starts[y] + j)] = round(float(odds[i, j]), 6)
    return found


def compare(a: Account, b: Account, are_kin: bool) -> Floats:
    """What speaks for one matter in each pair of statements: shape (len(a), len(b), len(FEATURES)).

    "best of both" is 1 when each is the other's nearest in its article, less the further down either stands; "ahead
    of the second" how far the nearest is before the next; "neighbours" how like the sentences before or behind are.
    """
    meaning, setting = a.meaning @ b.meaning.T, a.setting @ b.setting.T
    columns = [meaning, setting, *_words(a, b), *_numbers(a, b)]
    columns += [_best(meaning), _ahead(meaning), np.full(meaning.shape, float(are_kin)), meaning * are_kin]
    columns += [_neighbours(a, b, setting), np.full(meaning.shape, float(a is b)), np.ones(meaning.shape)]
    return np.stack(columns, axis=-1)


def _words(a: Account, b: Account) -> Iterator[Floats]:
    """Weight of the shared words over that of the longer and of the shorter statement."""
    ones = b.bags.copy()
    ones.data = (ones.data > 0).astype(np.float64)
    shared = (a.bags @ ones.T).toarray()
    x, y = np.asarray(a.bags.sum(axis=1)).reshape(-1, 1), np.asarray(b.bags.sum(axis=1)).reshape(1, -1)
    yield shared / np.maximum(np.maximum(x, y), 1.0)
    yield shared / np.maximum(np.minimum(x, y), 1.0)


def _numbers(a: Account, b: Account) -> Iterator[Floats]:
    """Whether a number is shared; a unit; whether both count, and never the same."""
    number = np.array([[bool(m & n) for n in b.numbers] for m in a.numbers], dtype=np.float64)
    unit = np.array([[bool(m & n) for n in b.units] for m in a.units], dtype=np.float64)
    other = np.array([[bool(m and n and not m & n) for n in b.units] for m in a.units], dtype=np.float64)
    return iter((number, unit, other))


def _best(likeness: Floats) -> Floats:
    down = np.argsort(np.argsort(-likeness, axis=1, kind="stable"), axis=1, kind="stable")
    across = np.argsort(np.argsort(-likeness, axis=0, kind="stable"), axis=0, kind="stable")
    best: Floats = 1.0 / (1.0 + np.maximum(down, across))
    return best


def _ahead(likeness: Floats) -> Floats:
    """How far a pair is ahead of the next best in its row and column, or behind the best: the lesser of the two."""
    return np.minimum(_row_lead(likeness), _row_lead(likeness.T).T)


def _row_lead(likeness: Floats) -> Floats:
    if likeness.shape[1] < 2:
        return np.zeros_like(likeness)
    ordered = np.sort(likeness, axis=1)
    best, second = ordered[:, -1:], ordered[:, -2:-1]
    return np.where(likeness == best, likeness - second, likeness - best)


def _neighbours(a: Account, b: Account, setting: Floats) -> Floats:
    """The likeness of what stands before, or behind, both statements, where it is like at all."""
    found = np.zeros_like(setting)
    found[1:, 1:] = setting[:-1, :-1]
    found[:-1, :-1] = np.maximum(found[:-1, :-1], setting[1:, 1:])
    if a is b:
        found[:] = 0.0
    return np.where(found > _NEIGHBOUR, found, 0.0)
