"""How likely two statements tell one matter. It says nothing of whether they agree."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np
import numpy.typing as npt

from stemma.stages.matching.accounts import Account, Floats
from stemma.stages.matching.blocks import TOGETHER, Block, compare_blocks, cut_blocks
from stemma.stages.matching.pairs import Pairs

FEATURES = (
    "meaning", "setting", "words of both", "words of the shorter", "number", "unit", "other units", "best of both",
    "ahead of the second", "kin", "kin and meaning", "neighbours", "one article", "always",
)  # fmt: skip


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
    found = []
    for x, (account, alone) in enumerate(zip(accounts, cut_blocks(accounts, 1), strict=True)):
        for number in range(x // TOGETHER, len(blocks)):
            first = number * TOGETHER
            i, j, odds = _likely(account, alone, blocks[number], x - first, kin, weights, least)
            found.append((starts[x] + i, starts[first] + j, np.round(odds, 6)))
    return Pairs.join(found)


def weigh_beside(
    account: Account,
    alone: Block,
    blocks: Sequence[Block],
    kin: Collection[tuple[str, str]],
    weights: Sequence[float],
    least: float,
) -> Pairs:
    """The same for the statements of one account, of which `alone` is the block, beside those of other accounts.

    Keys are (i, j): numbers in the account, and through the blocks in order.
    """
    starts = np.cumsum([0, *(len(block) for block in blocks)])
    found = []
    for start, block in zip(starts, blocks, strict=False):
        i, j, odds = _likely(account, alone, block, -1, kin, weights, least)
        found.append((i, start + j, np.round(odds, 6)))
    return Pairs.join(found)


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
    blocks = cut_blocks([a] if a is b else [a, b], 1)
    columns = compare_blocks(blocks[0], blocks[-1], np.array([are_kin]), np.array([a is b]))
    return np.stack([*columns], axis=-1)
