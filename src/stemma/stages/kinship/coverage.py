"""How much of an article another one accounts for, sentence by sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from stemma.language.quotations import inside_quotes
from stemma.language.words import Words, find_words, surprise
from stemma.model import Article, Reading, Reuse, Span

Floats = npt.NDArray[np.float64]
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """An article as evidence. All arrays have one entry a sentence.

    `weight`: bits the sentence tells; `length`: its words; `quoted`: share of it between quotation marks.
    """

    words: Words
    ranges: tuple[tuple[int, int], ...]
    weight: Floats
    length: Floats
    quoted: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Cover:
    """What `parent` accounts for in `child`. `told`: per sentence, 0..1; the shares are of bits, or of words.

    `order`: share of the matched sentences that keep the parent's order (longest increasing run). `verbatim`: words
    copied. `rows`: the Reuse rows it rests on.
    """

    told: Floats
    share: float
    own_words: float
    words: float
    verbatim: float
    matched: int
    order: float
    rows: tuple[str, ...]


def tell(article: Article, reading: Reading) -> Told:
    """Weigh the sentences of an article."""
    words = find_words(article.text)
    ranges = tuple(words.within(start, end) for start, end in reading.sentences)
    bits = np.array([surprise(word, article.language) for word in words.folded])
    weight = np.array([1.0 + bits[x:y].sum() for x, y in ranges], dtype=np.float64)
    length = np.array([float(y - x) for x, y in ranges], dtype=np.float64)
    inside = inside_quotes(article.text)
    quoted = np.array([float(inside[s:e].mean()) if e > s else 0.0 for s, e in reading.sentences], dtype=np.float64)
    return Told(words, ranges, weight, length, quoted)


def cover_pairs(told: Mapping[str, Told], reuse: Sequence[Reuse]) -> dict[Pair, Cover]:
    """For each ordered (child, parent) that shares anything: what the parent accounts for in the child."""
    shared: dict[Pair, list[Reuse]] = {}
    for row in sorted(reuse, key=lambda row: row.id):
        shared.setdefault((row.a.article, row.b.article), []).append(row)
    covers: dict[Pair, Cover] = {}
    for (a, b), rows in shared.items():
        if a in told and b in told:
            covers[a, b] = _cover(told[a], told[b], [(row.a, row.b, row) for row in rows])
            covers[b, a] = _cover(told[b], told[a], [(row.b, row.a, row) for row in rows])
    return covers


def _cover(child: Told, parent: Told, rows: Sequence[tuple[Span, Span, Reuse]]) -> Cover:
    copied = np.zeros(len(child.words))
    retold = np.zeros(len(child.ranges))
    places: dict[int, tuple[float, int]] = {}
    for mine, theirs, row in _shared_out(rows):
        x, y = child.words.within(mine.start, mine.end)
        at = _sentence(child, x)
        if at is None:
            continue
        if row.kind == "rewritten":
            retold[at] = max(retold[at], row.score)
        else:
            copied[x:y] = np.maximum(copied[x:y], row.score)
        if row.score >= 0.5:
            places[at] = max(places.get(at, (0.0, 0)), (row.score, theirs.start))
    verbatim = np.array([copied[x:y].mean() if y > x else 0.0 for x, y in child.ranges], dtype=np.float64)
    told = np.maximum(verbatim, retold)
    own = child.weight * (1.0 - child.quoted)
    return Cover(
        told=told,
        share=_mean(told, child.weight),
        own_words=_mean(told, own),
        words=_mean(told, child.length),
        verbatim=_mean(verbatim, child.length),
        matched=int((told >= 0.5).sum()),
        order=_in_order([place for _, (_, place) in sorted(places.items())]),
        rows=tuple(row.id for _, _, row in rows),
    )


def _shared_out(rows: Sequence[tuple[Span, Span, Reuse]]) -> list[tuple[Span, Span, Reuse]]:
    """All verbatim rows, and of the retold ones the two best for each of the parent's sentences.

    A rewriter splits a sentence in two; where more of the child's sentences resemble one sentence, that sentence is
    the topic that both speak of, not their source.
    """
    kept: list[tuple[Span, Span, Reuse]] = []
    taken: dict[Span, int] = {}
    for mine, theirs, row in sorted(rows, key=lambda found: (-found[2].score, found[2].id)):
        if row.kind == "rewritten":
            taken[theirs] = taken.get(theirs, 0) + 1
            if taken[theirs] > 2:
                continue
        kept.append((mine, theirs, row))
    return kept


def _sentence(told: Told, word: int) -> int | None:
    return next((i for i, (x, y) in enumerate(told.ranges) if x <= word < y), None)


def _mean(values: Floats, weight: Floats) -> float:
    total = float(weight.sum())
    return float((values * weight).sum() / total) if total else 0.0


def _in_order(places: Sequence[int]) -> float:
    """The longest increasing run of the parent's places, read in the child's order, over all of them."""
    if not places:
        return 0.0
    best = [1] * len(places)
    for i in range(len(places)):
        best[i] = 1 + max((best[j] for j in range(i) if places[j] <= places[i]), default=0)
    return max(best) / len(places)
