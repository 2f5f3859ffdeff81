"""Copies as good as one: articles that have nearly all of each other's text, so that one can stand for all."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt
import polars as pl
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from stemma.stages.overlap.fingerprints import Numbers, Places, changes, fingerprint

ALIKE = 0.9  # the share of its fingerprints that each of two copies must have in common with the other

_DRAWN = 16  # fingerprints of each article by which its copies are looked for
_ENOUGH = 0.6  # of what is drawn must be common to two that are worth comparing; of copies nine tenths are, or so
_NEIGHBOURS = 3  # the next ones in length, among the articles that have drawn a fingerprint
_NEAR_LENGTH = 0.8  # of the longer, counting repeated fingerprints
_LEADERS = 16  # the latest of a group, with which an article is compared
_SPREAD = np.uint64(0x9E3779B97F4A7C15)


def group_copies(articles: pl.DataFrame, alike: float = ALIKE, prints: pl.DataFrame | None = None) -> pl.DataFrame:
    """For each article the one that stands for it: columns id and representative, sorted by id.

    Two are copies when each has at least `alike` (0..1) of the other's fingerprints. The longest article, the least id
    among equals, stands for its copies; every copy is compared with it and not with other copies, so that versions that
    drift apart step by step do not end in one group. Who is compared at all is proposed by a sample of fingerprints
    that their own digits choose (Broder 1997), so that time grows with the articles and not with their square.
    `articles` has the columns id, outlet, text; ids are unique. `prints` are its fingerprints, where they have been
    made.

    >>> text = "The ferry left at nine with forty people on board and did not come back to the quay that night"
    >>> rows = pl.DataFrame({"id": ["c", "a", "b"], "text": [text + ".", text.upper(), "Nothing of the kind."]})
    >>> group_copies(rows).rows()
    [('a', 'a'), ('b', 'b'), ('c', 'a')]
    """
    prints = fingerprint(articles) if prints is None else prints
    ids = articles["id"].to_list()
    standing = stand_ins(prints, rank_of(ids), alike)
    columns = {"id": ids, "representative": [ids[i] for i in standing.tolist()]}
    return pl.DataFrame(columns, {"id": pl.String, "representative": pl.String}).sort("id")


def rank_of(ids: Iterable[str]) -> Places:
    """The place of each id among all, sorted."""
    rank: Places = pl.Series(ids, dtype=pl.String).arg_sort().arg_sort().cast(pl.Int64).to_numpy()
    return rank


def stand_ins(prints: pl.DataFrame, rank: Places, alike: float) -> Places:
    """For each article (row number) the row number of the one that stands for it; `rank` orders equals."""
    owners, values = prints["article"].to_numpy(), prints["print"].to_numpy()
    bounds = np.searchsorted(owners, np.arange(len(rank) + 1, dtype=np.uint32))
    order = np.lexsort((rank, -np.diff(bounds)))  # longest first
    standing = np.arange(len(rank))
    leaders: dict[int, list[tuple[int, frozenset[int]]]] = {}
    groups = _proposed(owners, values, bounds, order)
    for i, group in zip(order[groups >= 0].tolist(), groups[groups >= 0].tolist(), strict=True):
        held = leaders.setdefault(group, [])
        own = frozenset(values[bounds[i] : bounds[i + 1]].tolist())
        found = next((leader for leader, its in held[-_LEADERS:] if _alike(own, its, alike)), None)
        if found is None:
            held.append((i, own))
        else:
            standing[i] = found
    return standing


def _proposed(owners: npt.NDArray[np.uint32], values: Numbers, bounds: Places, order: Places) -> Places:
    """For each article, in `order`, the number of the group in which it may have copies, or -1.

    Articles that have drawn the same fingerprints stand beside each other in length when they are copies: each is set
    beside its next neighbours only, and whoever shares enough with one is of its group.
    """
    place = np.empty(len(order), dtype=np.uint64)
    place[order] = np.arange(len(order), dtype=np.uint64)
    picked = _drawn(values, owners, np.diff(bounds))
    lengths = np.diff(bounds)[order]
    owners, values = owners[picked], values[picked]
    room = np.uint64(max(1, len(order) - 1).bit_length())
    keys = np.sort((values >> room << room) | place[owners])
    keys = keys[changes(keys)]
    values, where = keys >> room, (keys & ((np.uint64(1) << room) - np.uint64(1))).astype(np.int64)
    sizes = np.bincount(where, minlength=len(order))
    beside = [np.flatnonzero(values[k:] == values[:-k]) for k in range(1, _NEIGHBOURS + 1)]
    pairs = np.concatenate([where[at] << 32 | where[at + k] for k, at in enumerate(beside, 1)])
    pairs.sort()
    starts = np.flatnonzero(changes(pairs))
    common = np.diff(np.append(starts, len(pairs)))
    a, b = pairs[starts] >> 32, pairs[starts] & 0xFFFFFFFF
    near = (common >= _ENOUGH * np.minimum(sizes[a], sizes[b])) & (lengths[b] >= _NEAR_LENGTH * lengths[a])
    a, b = a[near], b[near]
    _, groups = connected_components(coo_array((np.ones(len(a)), (a, b)), shape=(len(order),) * 2), directed=False)
    lone = np.bincount(groups, minlength=len(order))[groups] < 2
    return np.where(lone, -1, groups)


def _drawn(values: Numbers, owners: npt.NDArray[np.uint32], counts: Places) -> Places:
    """Which fingerprints to look for: about _DRAWN an article, picked by their own digits, so the same in copies."""
    limits = (np.minimum(_DRAWN / np.maximum(counts, 1), 1.0) * float(1 << 32)).astype(np.uint64)
    digits = values * _SPREAD
    digits >>= np.uint64(32)
    return np.flatnonzero(digits < limits[owners])


def _alike(a: frozenset[int], b: frozenset[int], alike: float) -> bool:
    most = alike * max(len(a), len(b))
    return min(len(a), len(b)) >= most and len(a & b) >= most
