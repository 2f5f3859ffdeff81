"""The signs of `matching.likeness`, for the statements of one account beside those of many at once."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array, vstack

from stemma.stages.matching.accounts import Account, Floats

Whole = npt.NDArray[np.int64]
_MARKS = ("numbers", "units")
TOGETHER = 48  # accounts of a block
_NEIGHBOUR = 0.3


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """Accounts that stand one behind the other, their statements numbered through.

    `held`: which words each holds, shape (n, vocabulary); `weight`: of all its words, shape (n,). `numbers`, `units`:
    which of the story's each holds. `places`: shape (accounts, longest), the number of each statement, -1 for none;
    `account`, `at`: of each statement, the row and column there.
    """

    articles: tuple[str, ...]
    meaning: Floats
    setting: Floats
    bags: csr_array
    held: csr_array
    weight: Floats
    numbers: csr_array
    units: csr_array
    places: Whole
    account: Whole
    at: Whole

    def __len__(self) -> int:
        return len(self.account)


Marks = Mapping[str, dict[object, int]]


def cut_blocks(accounts: Sequence[Account], size: int = TOGETHER, marks: Marks | None = None) -> list[Block]:
    """The accounts, `size` at a time; `cut_blocks(accounts, 1)` gives a block for each.

    `marks`: those of all accounts whose blocks are to be compared, where that is more than `accounts`.
    """
    marks = find_marks(accounts) if marks is None else marks
    return [_block(accounts[i : i + size], marks) for i in range(0, len(accounts), size)]


def find_marks(accounts: Sequence[Account]) -> Marks:
    """A number for each number and each unit that the accounts hold."""
    return {name: _index([held for a in accounts for held in getattr(a, name)]) for name in _MARKS}


def _index(rows: Sequence[Collection[object]]) -> dict[object, int]:
    known = {one for row in rows for one in row}
    return {one: i for i, one in enumerate(sorted(known, key=repr))}


def _block(accounts: Sequence[Account], marks: Marks) -> Block:
    sizes = [len(account) for account in accounts]
    bags = csr_array(vstack([account.bags for account in accounts], format="csr"))
    held = bags.copy()
    held.data = (held.data > 0).astype(np.float64)
    places = np.full((len(accounts), max(sizes)), -1, dtype=np.int64)
    starts = np.cumsum([0, *sizes])
    for row, (start, size) in enumerate(zip(starts, sizes, strict=False)):
        places[row, :size] = np.arange(start, start + size)
    return Block(
        articles=tuple(account.article for account in accounts),
        meaning=np.concatenate([account.meaning for account in accounts]),
        setting=np.concatenate([account.setting for account in accounts]),
        bags=bags,
        held=held,
        weight=np.asarray(bags.sum(axis=1)).ravel(),
        **{
            name: _incidence([row for account in accounts for row in getattr(account, name)], index)
            for name, index in marks.items()
        },
        places=places,
        account=np.repeat(np.arange(len(accounts)), sizes),
        at=np.concatenate([np.arange(size) for size in sizes]),
    )


def _incidence(rows: Sequence[Collection[object]], index: dict[object, int]) -> csr_array:
    cells = [(i, index[one]) for i, row in enumerate(rows) for one in row]
    shape = (len(rows), max(1, len(index)))
    return csr_array((np.ones(len(cells)), ([i for i, _ in cells], [j for _, j in cells])), shape=shape)


def compare_blocks(a: Block, b: Block, kin: npt.NDArray[np.bool_], same: npt.NDArray[np.bool_]) -> Iterator[Floats]:
    """What `likeness.FEATURES` names, in that order, each of shape (len(a), len(b)); `a` is one account.

    `kin`, `same`: of each account of `b`, whether it is kin to `a`, or `a` itself.
    """
    meaning, setting = a.meaning @ b.meaning.T, a.setting @ b.setting.T
    shared = (a.bags @ b.held.T).toarray()
    long, short = np.maximum(a.weight[:, None], b.weight[None, :]), np.minimum(a.weight[:, None], b.weight[None, :])
    yield meaning
    yield setting
    yield shared / np.maximum(long, 1.0)
    yield shared / np.maximum(short, 1.0)
    yield ((a.numbers @ b.numbers.T).toarray() > 0).astype(np.float64)
    unit = (a.units @ b.units.T).toarray() > 0
    yield unit.astype(np.float64)
    both = (np.diff(a.units.indptr) > 0)[:, None] & (np.diff(b.units.indptr) > 0)[None, :]
    yield (both & ~unit).astype(np.float64)
    apart = _apart(meaning, b)
    yield _best(meaning, apart, b)
    yield np.minimum(_ahead_across(meaning, apart, b), _ahead_down(meaning))
    related = kin[b.account].astype(np.float64)
    yield np.broadcast_to(related, meaning.shape)
    yield meaning * related
    yield _neighbours(setting, b, same)
    yield np.broadcast_to(same[b.account].astype(np.float64), meaning.shape)
    yield np.ones(meaning.shape)


def _apart(likeness: Floats, b: Block) -> Floats:
    """Likeness by account: shape (n, accounts, longest), minus infinity where an account has no statement."""
    return np.where(b.places >= 0, likeness[:, b.places], -np.inf)


def _best(likeness: Floats, apart: Floats, b: Block) -> Floats:
    down = np.argsort(np.argsort(-likeness, axis=0, kind="stable"), axis=0, kind="stable")
    across = np.argsort(np.argsort(-apart, axis=2, kind="stable"), axis=2, kind="stable")[:, b.account, b.at]
    best: Floats = 1.0 / (1.0 + np.maximum(down, across))
    return best


def _ahead_across(likeness: Floats, apart: Floats, b: Block) -> Floats:
    """How far a pair is ahead of the next in its account of `b`, or behind the best there."""
    if apart.shape[2] < 2:
        return np.zeros_like(likeness)
    top = np.partition(apart, -2, axis=2)[:, :, -2:]
    second, best = top[:, b.account, 0], top[:, b.account, 1]
    return np.where(np.isinf(second), 0.0, np.where(likeness == best, likeness - second, likeness - best))


def _ahead_down(likeness: Floats) -> Floats:
    if likeness.shape[0] < 2:
        return np.zeros_like(likeness)
    second, best = np.partition(likeness, -2, axis=0)[-2:]
    ahead: Floats = np.where(likeness == best, likeness - second, likeness - best)
    return ahead


def _neighbours(setting: Floats, b: Block, same: npt.NDArray[np.bool_]) -> Floats:
    """The likeness of what stands before, or behind, both statements, where it is like at all."""
    found = np.zeros_like(setting)
    first = b.at == 0
    found[1:, 1:] = np.where(first[1:], 0.0, setting[:-1, :-1])
    found[:-1, :-1] = np.maximum(found[:-1, :-1], np.where(first[1:], 0.0, setting[1:, 1:]))
    found[:, same[b.account]] = 0.0
    return np.where(found > _NEIGHBOUR, found, 0.0)
