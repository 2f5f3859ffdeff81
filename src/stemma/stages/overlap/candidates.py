"""Candidates: pairs of articles that share text, found over all articles at once and without comparing any two."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import polars as pl

from stemma.model import Article
from stemma.stages.overlap.copies import ALIKE, rank_of, stand_ins
from stemma.stages.overlap.fingerprints import Places, changes, fingerprint, frame_of

Flags = npt.NDArray[np.bool_]

_FULL = 16  # the weight of a shingle that two articles have; one that is nearly a standing phrase weighs nothing
_LEAST = 10  # of weight, for a pair: one shingle that at most nine articles have, or several that are commoner
_COMMON_SHARE = 0.005  # of the articles: a shingle that more of them have is a standing phrase
_COMMON_COUNT = 100  # articles that may share a shingle in any corpus, however small
_OUTLET_COUNT = 8  # articles of an outlet, on average over the outlets that have it, that make a shingle furniture
_PAIRS_EACH = 8  # pairs that may be counted for each fingerprint: what keeps the work linear
_PAIRS_ANYHOW = 5_000_000


@dataclass(frozen=True, slots=True, eq=False)
class _Postings:
    """An inverted index: the articles that have one print stand together, `articles[starts[k] : starts[k + 1]]`."""

    articles: npt.NDArray[np.int32]
    starts: Places

    def counts(self) -> Places:
        return np.diff(self.starts)

    def only(self, kept: Flags) -> _Postings:
        """The prints that are `kept`, shape (prints,)."""
        counts = self.counts()
        return _Postings(self.articles[np.repeat(kept, counts)], np.concatenate([[0], np.cumsum(counts[kept])]))


def find_candidates(articles: Sequence[Article] | pl.DataFrame, prints: pl.DataFrame | None = None) -> pl.DataFrame:
    """Pairs of articles that have fingerprints in common: one that hardly anybody else has, or several.

    Columns a, b (ids, a < b), shared (uint32, fingerprints), share_a, share_b (float64, the share of either's
    fingerprints that is shared, 0..1), sorted by a and b. `articles` are rows, or a frame of id, outlet (nullable) and
    text; ids are unique. An inverted index over winnowed shingles (Schleimer, Wilkerson and Aiken 2003) is joined with
    itself. Left out of it: standing phrases, which a share of all articles has; furniture, which an outlet's articles
    have over and over; and, in a corpus too large for it, the commonest of the rest, so that time grows with the
    corpus and not with its square. Copies as good as one (`group_copies`) enter once, and share what the one that
    stands for them shares: a report in a hundred papers is no standing phrase. `prints` are the fingerprints of
    `articles`, where they have been made.
    """
    frame = articles if isinstance(articles, pl.DataFrame) else frame_of(articles)
    prints = fingerprint(frame) if prints is None else prints
    ids = frame["id"].to_list()
    rank = rank_of(ids)
    standing = stand_ins(prints, rank, ALIKE)
    common = max(_COMMON_COUNT, int(_COMMON_SHARE * np.unique(standing).size))
    everything = _index(prints, standing)
    several = everything.only(everything.counts() > 1)
    telling = _telling(several, _outlets(frame), common, _PAIRS_EACH * len(everything.articles))
    sizes = np.bincount(everything.articles, minlength=len(ids))
    sizes -= np.bincount(several.only(~telling).articles, minlength=len(ids))
    a, b, shared = _join(several.only(telling), common)
    a, b, shared = _spread(a, b, shared, standing, sizes)
    return _pairs(a, b, shared, sizes[standing], rank, ids)


def _index(prints: pl.DataFrame, standing: Places) -> _Postings:
    """The inverted index of the articles that stand for themselves. The least bits of a print make room for an article
    number, so that one sort does it all; with 20 bits gone a chance likeness is still one in 10^13.
    """
    room = np.uint64(max(1, len(standing) - 1).bit_length())
    keys = prints["print"].to_numpy() >> room
    keys <<= room
    keys |= prints["article"].to_numpy()
    keys.sort()
    articles = (keys & ((np.uint64(1) << room) - np.uint64(1))).astype(np.int32)
    kept = changes(keys) & (standing == np.arange(len(standing)))[articles]
    keys >>= room
    starts = np.flatnonzero(changes(keys[kept]))
    return _Postings(articles[kept], np.append(starts, int(kept.sum())))


def _outlets(frame: pl.DataFrame) -> Places:
    """A number for each article's outlet; an unknown one is an outlet of its own."""
    own = pl.concat_str(pl.lit("\n"), pl.int_range(pl.len()).cast(pl.String))
    named = frame.select(pl.coalesce(pl.col("outlet").cast(pl.String), own).rank("dense").cast(pl.Int64))
    return named.to_series().to_numpy()


def _telling(postings: _Postings, outlets: Places, common: int, budget: int) -> Flags:
    """Which prints are worth joining over: neither a standing phrase, nor furniture, nor beyond what can be paid."""
    counts = postings.counts()
    kept = counts <= common
    kept[kept] = ~_furniture(postings.only(kept), outlets)
    paid = counts[kept]
    cost = np.cumsum(np.bincount(paid) * (np.arange(paid.max(initial=0) + 1) ** 2 // 2))
    most = int(np.searchsorted(cost, max(_PAIRS_ANYHOW, budget), side="right"))
    return kept & (counts < max(3, most))


def _furniture(postings: _Postings, outlets: Places) -> Flags:
    """Which prints are found in many articles of few outlets."""
    counts = postings.counts()
    many = counts > _OUTLET_COUNT
    held = postings.only(many)
    width = np.int64(outlets.max(initial=0) + 1)
    owners = np.repeat(np.arange(int(many.sum())), held.counts())
    pairs = np.unique(owners * width + outlets[held.articles])
    different = np.bincount(pairs // width, minlength=int(many.sum()))
    many[many] = counts[many] > _OUTLET_COUNT * different
    return many


def _join(postings: _Postings, common: int) -> tuple[Places, Places, Places]:
    """Pairs of articles (a < b, row numbers) whose common prints weigh enough, and how many those are.

    A pair and a weight make one number, so that one sort brings a pair's weights together.
    """
    counts = postings.counts()
    found: list[Places] = [np.empty(0, dtype=np.int64)]
    for count in np.unique(counts).tolist():
        weight = round(_FULL * (1 - np.log(count / 2) / np.log(common / 2)))
        members = postings.articles[postings.starts[:-1][counts == count][:, None] + np.arange(count)].astype(np.int64)
        for k in range(1, count):
            found.append((members[:, :-k] << _HALF + _ROOM | members[:, k:] << _ROOM | weight).ravel())
    keys = pl.Series(np.concatenate(found)).sort().to_numpy()
    pairs = keys >> _ROOM
    starts = np.flatnonzero(changes(pairs))
    shared = np.diff(np.append(starts, len(keys)))
    kept = np.add.reduceat(keys & (1 << _ROOM) - 1, starts) >= _LEAST if len(keys) else starts > 0
    pairs = pairs[starts[kept]]
    return pairs >> _HALF, pairs & (1 << _HALF) - 1, shared[kept]


_HALF, _ROOM = 28, 5  # bits of an article number, of a weight


def _spread(a: Places, b: Places, shared: Places, standing: Places, sizes: Places) -> tuple[Places, Places, Places]:
    """The pairs of all articles: what holds for one holds for its copies, and copies share all with each other."""
    order = np.argsort(standing, kind="stable")
    counts = np.bincount(standing, minlength=len(standing))
    first = np.cumsum(counts) - counts
    many = np.flatnonzero(counts > 1)
    a, b, shared = np.append(a, many), np.append(b, many), np.append(shared, sizes[many])
    times = counts[a] * counts[b]
    row = np.repeat(np.arange(len(a)), times)
    place = np.arange(len(row)) - np.repeat(np.cumsum(times) - times, times)
    left = order[first[a[row]] + place // counts[b[row]]]
    right = order[first[b[row]] + place % counts[b[row]]]
    kept = (a[row] != b[row]) | (left < right)
    return left[kept], right[kept], shared[row[kept]]


def _pairs(a: Places, b: Places, shared: Places, sizes: Places, rank: Places, ids: Sequence[str]) -> pl.DataFrame:
    swap = rank[a] > rank[b]
    a, b = np.where(swap, b, a), np.where(swap, a, b)
    order = np.lexsort((rank[b], rank[a]))
    a, b, shared = a[order], b[order], shared[order]
    names = pl.Series(ids, dtype=pl.String)
    return pl.DataFrame(
        {
            "a": names.gather(a),
            "b": names.gather(b),
            "shared": shared.astype(np.uint32),
            "share_a": shared / np.maximum(sizes[a], 1),
            "share_b": shared / np.maximum(sizes[b], 1),
        }
    )
