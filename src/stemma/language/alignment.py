"""Alignment of two texts as word sequences: what one has word for word from the other, moved or lightly edited."""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt
from rapidfuzz.distance import LCSseq

Tile = tuple[int, int, int]
Ints = npt.NDArray[np.int64]

_MIX = np.int64(-7046029254386353131)  # 0x9E3779B97F4A7C15, the golden ratio, as a signed number
_SURE_WORDS = 10  # of a passage that may be followed beyond its ends
_RIM_RUN = 2  # words that must follow each other for a match there


def tile(
    a: Sequence[int] | npt.NDArray[np.integer],
    b: Sequence[int] | npt.NDArray[np.integer],
    shortest: int,
    common: int = 40,
) -> list[Tile]:
    """Cover two sequences with shared runs, longest first, each item used once: (start in a, start in b, length).

    Greedy string tiling (Wise 1993), on maximal matches found from seeds of `shortest` items instead of by scanning,
    so that moved passages are found and time stays near linear. Seeds that stand more than `common` times in `b` are
    not followed. Ties go to the earlier place in `a`, then in `b`. Sorted by place in `a`. Items are word numbers, 0
    or more.

    >>> tile([1, 2, 3, 4, 9, 5, 6, 7], [5, 6, 7, 0, 1, 2, 3, 4], 3)
    [(0, 4, 4), (5, 0, 3)]
    """
    heap = _maximal_matches(np.asarray(a, dtype=np.int64), np.asarray(b, dtype=np.int64), shortest, common)
    used_a, used_b = bytearray(len(a)), bytearray(len(b))
    tiles: list[Tile] = []
    while heap:
        length, i, j = heapq.heappop(heap)
        if used_a.find(1, i, i - length) < 0 and used_b.find(1, j, j - length) < 0:
            used_a[i : i - length] = used_b[j : j - length] = b"\1" * -length
            tiles.append((i, j, -length))
        else:
            for x, y, n in _free_runs(used_a, used_b, i, j, -length, shortest):
                heapq.heappush(heap, (-n, x, y))
    return sorted(tiles)


def _maximal_matches(a: Ints, b: Ints, shortest: int, common: int) -> list[Tile]:
    """The shared runs that no longer one holds, as (-length, start in a, start in b), sorted."""
    i, j = _seed_hits(a, b, shortest, common)
    if not len(i):
        return []
    along = (i - j + len(b)) * (len(a) + len(b) + 1) + i  # hits on one diagonal stand together, in order
    along.sort()
    ends = np.append(np.flatnonzero(along[1:] - along[:-1] > shortest), len(along) - 1)  # nearer ones leave no item out
    starts = np.append(0, ends[:-1] + 1)
    lengths = along[ends] - along[starts] + shortest
    diagonal, i = np.divmod(along[starts], len(a) + len(b) + 1)
    j = i - diagonal + len(b)
    order = np.lexsort((j, i, -lengths))
    return list(zip((-lengths[order]).tolist(), i[order].tolist(), j[order].tolist(), strict=True))


def _seed_hits(a: Ints, b: Ints, shortest: int, common: int) -> tuple[Ints, Ints]:
    """Where a run of `shortest` items of `a` stands in `b`: the starts in a and in b."""
    if min(len(a), len(b)) < shortest:
        return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64)
    left, right = _runs(a, shortest), _runs(b, shortest)
    order = np.argsort(right, kind="stable")
    right = right[order]
    first = np.searchsorted(right, left)
    seen = np.flatnonzero(right[np.minimum(first, len(right) - 1)] == left)
    first = first[seen]
    times = np.searchsorted(right, left[seen], side="right") - first
    followed = times <= common
    seen, first, times = seen[followed], first[followed], times[followed]
    i = np.repeat(seen, times)
    j = order[np.arange(len(i)) + np.repeat(first - np.cumsum(times) + times, times)]
    same = np.ones(len(i), dtype=np.bool_)
    for k in range(shortest):  # two runs may share a number by chance
        same &= a[i + k] == b[j + k]
    return i[same], j[same]


def _runs(items: Ints, length: int) -> Ints:
    """A number for each run of that many items, equal for equal runs."""
    total = items[: len(items) - length + 1].copy()
    for k in range(1, length):
        total *= _MIX
        total += items[k : len(items) - length + 1 + k]
    return total


def _free_runs(used_a: bytearray, used_b: bytearray, i: int, j: int, length: int, shortest: int) -> list[Tile]:
    """The parts of a match that no longer match has taken."""
    taken = bytes(map(max, used_a[i : i + length], used_b[j : j + length]))
    runs: list[Tile] = []
    start = 0
    for part in taken.split(b"\1"):
        if len(part) >= shortest:
            runs.append((i + start, j + start, len(part)))
        start += len(part) + 1
    return runs


def fill(a: Sequence[int], b: Sequence[int], tiles: Sequence[Tile], widest: int) -> list[Tile]:
    """Add to `tiles` the words matched in order in the gaps between neighbours: edits inside a copied passage.

    A gap is two tiles that follow each other in both texts with at most `widest` words between on either side; its
    words are matched by their longest common subsequence (rapidfuzz's LCSseq). A passage whose tiles hold ten words or
    more is matched in the same way `widest` words beyond either end, as far as nothing else holds them, and runs of
    two words or more are kept: so it goes on past an edit that left no seed. Sorted by place in `a`.

    >>> fill([1, 2, 3, 4, 5, 6, 7, 8], [1, 2, 3, 9, 5, 0, 7, 8], [(0, 0, 3), (6, 6, 2)], 4)
    [(0, 0, 3), (4, 4, 1), (6, 6, 2)]
    """
    found = list(tiles)
    sure: list[list[Tile]] = []
    for passage in chain(tiles, widest):
        for (i, j, n), (x, y, _) in pairwise(passage):
            found += _matched(a, b, (i + n, x), (j + n, y), 1)
        if sum(n for _, _, n in passage) >= _SURE_WORDS:
            sure.append(passage)
    return sorted(found + _beyond(a, b, found, sure, widest))


def _beyond(
    a: Sequence[int], b: Sequence[int], tiles: Sequence[Tile], passages: Sequence[Sequence[Tile]], widest: int
) -> list[Tile]:
    """What can be matched beyond the ends of `passages`, of words that neither `tiles` nor an earlier match holds."""
    used_a, used_b = bytearray(len(a)), bytearray(len(b))
    found: list[Tile] = []

    def take(new: Sequence[Tile]) -> list[Tile]:
        for i, j, n in new:
            used_a[i : i + n] = used_b[j : j + n] = b"\1" * n
        return list(new)

    take(tiles)
    for passage in passages:
        (i, j, _), (x, y, n) = passage[0], passage[-1]
        ahead = (x + n, _until(used_a, x + n, widest)), (y + n, _until(used_b, y + n, widest))
        found += take(_matched(a, b, *ahead, _RIM_RUN))
        behind = (_since(used_a, i, widest), i), (_since(used_b, j, widest), j)
        found += take(_matched(a, b, *behind, _RIM_RUN))
    return found


def _until(used: bytearray, start: int, widest: int) -> int:
    """The end of the free items from `start` on, `widest` at most."""
    end = min(start + widest, len(used))
    stop = used.find(1, start, end)
    return end if stop < 0 else stop


def _since(used: bytearray, end: int, widest: int) -> int:
    """The start of the free items before `end`, `widest` at most."""
    start = max(0, end - widest)
    stop = used.rfind(1, start, end)
    return start if stop < 0 else stop + 1


def _matched(
    a: Sequence[int], b: Sequence[int], left: tuple[int, int], right: tuple[int, int], shortest: int
) -> list[Tile]:
    """Runs of a longest common subsequence of a[left] and b[right], those of at least `shortest` items."""
    if left[0] == left[1] or right[0] == right[1]:
        return []
    blocks = LCSseq.opcodes(a[slice(*left)], b[slice(*right)]).as_matching_blocks()
    return [(left[0] + block.a, right[0] + block.b, block.size) for block in blocks if block.size >= shortest]


def chain(tiles: Sequence[Tile], widest: int) -> list[list[Tile]]:
    """Group tiles into passages: runs that follow each other in both texts with gaps of at most `widest` words."""
    passages: list[list[Tile]] = []
    for this in tiles:
        if passages:
            i, j, n = passages[-1][-1]
            if 0 <= this[0] - (i + n) <= widest and 0 <= this[1] - (j + n) <= widest:
                passages[-1].append(this)
                continue
        passages.append([this])
    return passages
