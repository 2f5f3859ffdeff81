"""Alignment of two texts as word sequences: what one has word for word from the other, moved or lightly edited."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from rapidfuzz.distance import LCSseq

Tile = tuple[int, int, int]


def tile(a: Sequence[int], b: Sequence[int], shortest: int, common: int = 40) -> list[Tile]:
    """Cover two sequences with shared runs, longest first, each item used once: (start in a, start in b, length).

    Greedy string tiling (Wise 1993), on maximal matches found from seeds of `shortest` items instead of by scanning,
    so that moved passages are found and time stays near linear. Seeds that stand more than `common` times in `b` are
    not followed. Ties go to the earlier place in `a`, then in `b`. Sorted by place in `a`.

    >>> tile([1, 2, 3, 4, 9, 5, 6, 7], [5, 6, 7, 0, 1, 2, 3, 4], 3)
    [(0, 4, 4), (5, 0, 3)]
    """
    heap = [(-n, i, j) for i, j, n in _maximal_matches(a, b, shortest, common)]
    heapq.heapify(heap)
    used_a, used_b = bytearray(len(a)), bytearray(len(b))
    tiles: list[Tile] = []
    while heap:
        length, i, j = heapq.heappop(heap)
        runs = _free_runs(used_a, used_b, i, j, -length, shortest)
        if runs == [(i, j, -length)]:
            used_a[i : i - length] = used_b[j : j - length] = b"\1" * -length
            tiles.append((i, j, -length))
        else:
            for x, y, n in runs:
                heapq.heappush(heap, (-n, x, y))
    return sorted(tiles)


def _maximal_matches(a: Sequence[int], b: Sequence[int], shortest: int, common: int) -> list[Tile]:
    places: dict[tuple[int, ...], list[int]] = defaultdict(list)
    for j in range(len(b) - shortest + 1):
        places[tuple(b[j : j + shortest])].append(j)
    matches: list[Tile] = []
    for i in range(len(a) - shortest + 1):
        hits = places.get(tuple(a[i : i + shortest]), ())
        if len(hits) > common:
            continue
        for j in hits:
            if i and j and a[i - 1] == b[j - 1]:
                continue  # part of a match that began earlier
            n = shortest
            while i + n < len(a) and j + n < len(b) and a[i + n] == b[j + n]:
                n += 1
            matches.append((i, j, n))
    return matches


def _free_runs(used_a: bytearray, used_b: bytearray, i: int, j: int, length: int, shortest: int) -> list[Tile]:
    """The parts of a match that no longer match has taken."""
    runs: list[Tile] = []
    start = 0
    for k in range(length + 1):
        if k == length or used_a[i + k] or used_b[j + k]:
            if k - start >= shortest:
                runs.append((i + start, j + start, k - start))
            start = k + 1
    return runs


def fill(a: Sequence[int], b: Sequence[int], tiles: Sequence[Tile], widest: int) -> list[Tile]:
    """Add to `tiles` the words matched in order in the gaps between neighbours: edits inside a copied passage.

    A gap is two tiles that follow each other in both texts with at most `widest` words between on either side; its
    words are matched by their longest common subsequence (rapidfuzz's LCSseq).
    """
    found = list(tiles)
    for (i, j, n), (x, y, _) in pairwise(tiles):
        left, right = a[i + n : x], b[j + n : y]
        if 0 < len(left) <= widest and 0 < y - (j + n) <= widest:
            found += [
                (i + n + block.a, j + n + block.b, block.size)
                for block in LCSseq.opcodes(left, right).as_matching_blocks()
                if block.size
            ]
    return sorted(found)


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
