"""How likely two statements tell one matter. It says nothing of whether they agree."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from stemma.stages.matching.accounts import Account, Floats
from stemma.stages.matching.blocks import NEIGHBOUR, TOGETHER, Block, compare_blocks, cut_blocks

FEATURES = (
    "meaning", "setting", "words of both", "words of the shorter", "number", "unit", "other units", "best of both",
    "ahead of the second", "kin", "kin and meaning", "neighbours", "one article", "always",
)  # fmt: skip

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
    blocks = cut_blocks(accounts)
    found: Pairs = {}
    for x, (account, alone) in enumerate(zip(accounts, cut_blocks(accounts, 1), strict=True)):
        for number in range(x // TOGETHER, len(blocks)):
            first = number * TOGETHER
            i, j, odds = _likely(account, alone, blocks[number], x - first, kin, weights, least)
            rows, columns = (starts[x] + i).tolist(), (starts[first] + j).tolist()
            found |= zip(zip(rows, columns, strict=True), np.round(odds, 6).tolist(), strict=True)
    return found


def _likely(
    account: Account,
    alone: Block,
    block: Block,
    own: int,
    kin: Collection[tuple[str, str]],
    weights: Sequence[float],
    least: float,
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64], Floats]:
    """Pairs of an account's statements with those of a block that reach the least odds: numbers in either, odds.

    `own`: the place of the account in the block; earlier accounts there have met it already.
    """
    related = np.array([(account.article, other) in kin for other in block.articles])
    same = np.arange(len(block.articles)) == own
    odds = np.zeros((len(account), len(block)))
    for weight, column in zip(weights, compare_blocks(alone, block, related, same), strict=True):
        odds += weight * column
    odds[:, block.account < own] = -np.inf
    if own >= 0:
        here = block.account == own
        later = account.sentences[:, None] < account.sentences[None, :]
        odds[:, here] = np.where(later, odds[:, here], -np.inf)
    i, j = np.nonzero(odds >= least)
    return i, j, odds[i, j]


def compare(a: Account, b: Account, are_kin: bool) -> Floats:
    """What speaks for one matter in each pair of statements: shape (len(a), len(b), len(FEATURES)).

    "best of both" is 1 when each is the other's nearest in its article, less the further down either stands; "ahead
    of the second" how far the nearest is before the next; "neighbours" how like the sentences before or behind are.
    """
    meaning, setting = a.meaning @ b.meaning.T, a.setting @ b.setting.T
    columns = [meaning, setting, *_words(a, b), *_marks(a, b)]
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


def _marks(a: Account, b: Account) -> Iterator[Floats]:
    """Whether a number is shared; a unit; whether both count, and never the same."""
    yield _shared(a.numbers, b.numbers)
    yield _shared(a.units, b.units)
    yield np.array([[bool(m and n and not m & n) for n in b.units] for m in a.units], dtype=np.float64)


def _shared(x: Sequence[frozenset[Any]], y: Sequence[frozenset[Any]]) -> Floats:
    return np.array([[bool(m & n) for n in y] for m in x], dtype=np.float64)


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
    return np.where(found > NEIGHBOUR, found, 0.0)
