"""Which passages articles share: word for word, lightly edited, told again in other words, or quoted by both."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array

from stemma.language.alignment import Tile, chain, fill, tile
from stemma.language.words import Words, find_words, surprise
from stemma.model import Article, Reading, Reuse, ReuseKind, Span, make_id
from stemma.settings import Settings
from stemma.stages.overlap.selection import select_pairs
from stemma.stages.overlap.terms import FIRST_PERSON, spoken_words

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class _Text:
    """An article as numbers: word ids, what each word tells (bits), its sentences as ranges of words and as bags.

    `spoken`: which words stand in quotation marks. `bags` and `numbers` are sparse 0/1 tables, shape (sentences,
    vocabulary): the words, and those that are numbers.
    """

    article: Article
    words: Words
    ids: tuple[int, ...]
    bits: Floats
    sentences: tuple[tuple[int, int], ...]
    vectors: npt.NDArray[np.float32]
    bags: csr_array
    numbers: csr_array
    spoken: Flags


def find_reuse(articles: Sequence[Article], readings: Sequence[Reading], settings: Settings) -> list[Reuse]:
    """Align the articles of one story in pairs; rows are sorted by id, `a.article` < `b.article`.

    Every pair of a small story; of a large one those that `overlap.selection` proposes, near copies taken together.
    Verbatim passages (public: those that are somebody's whom both quote) by greedy string tiling (Wise 1993) with the
    gaps inside an edited passage filled by longest common subsequences; sentences told again by the cosine of their
    vectors (Reimers and Gurevych 2019) joined with the share of telling words they have in common. A score is the
    matched share of the longer side (verbatim) or the likeness in 0..1 (rewritten). It says nothing of direction.
    """
    order = sorted(articles, key=lambda article: article.id)
    by_article = {reading.article: reading for reading in readings}
    words = {article.id: find_words(article.text) for article in order}
    vocabulary = {word: i for i, word in enumerate(sorted({w for found in words.values() for w in found.folded}))}
    language = order[0].language if order else "en"
    bits = np.array([surprise(word, language) for word in vocabulary], dtype=np.float64)
    texts = {a.id: _number(a, words[a.id], by_article[a.id], vocabulary, bits) for a in order}
    told = _telling(list(texts.values()), bits)
    rows: list[Reuse] = []
    for a, b in select_pairs(order, words, settings):
        rows += _align(texts[a], texts[b], told, settings)
    return sorted(rows, key=lambda row: row.id)


def _number(article: Article, words: Words, reading: Reading, vocabulary: Mapping[str, int], bits: Floats) -> _Text:
    ids = tuple(vocabulary[word] for word in words.folded)
    sentences = tuple(words.within(start, end) for start, end in reading.sentences)
    is_number = np.array([word[0].isdigit() for word in words.folded], dtype=np.bool_)
    bags = _bags(ids, sentences, len(vocabulary))
    only = tuple(i if number else -1 for i, number in zip(ids, is_number, strict=True))
    numbers = _bags(only, sentences, len(vocabulary))
    spoken = spoken_words(article, words)
    return _Text(article, words, ids, bits[list(ids)], sentences, reading.vectors, bags, numbers, spoken)


def _bags(ids: Sequence[int], sentences: Sequence[tuple[int, int]], width: int) -> csr_array:
    pairs = sorted({(row, ids[k]) for row, (x, y) in enumerate(sentences) for k in range(x, y) if ids[k] >= 0})
    rows, columns = [row for row, _ in pairs], [column for _, column in pairs]
    return csr_array((np.ones(len(pairs)), (rows, columns)), shape=(len(sentences), max(1, width)))


def _align(a: _Text, b: _Text, told: Floats, settings: Settings) -> list[Reuse]:
    passages = _verbatim(a, b, settings)
    rows = [_row(a, b, *_ends(passage), _verbatim_kind(a, b, passage), _matched_share(passage)) for passage in passages]
    covered_a, covered_b = _covered(passages, len(a.words), 0), _covered(passages, len(b.words), 1)
    for i, j, score in _retold(a, b, told, covered_a, covered_b, settings):
        rows.append(_row(a, b, a.sentences[i], b.sentences[j], "rewritten", score))
    return rows


def _row(a: _Text, b: _Text, x: tuple[int, int], y: tuple[int, int], kind: ReuseKind, score: float) -> Reuse:
    left = Span(a.article.id, int(a.words.starts[x[0]]), int(a.words.ends[x[1] - 1]))
    right = Span(b.article.id, int(b.words.starts[y[0]]), int(b.words.ends[y[1] - 1]))
    return Reuse(make_id("reu", left, right, kind), left, right, kind, round(score, 3))


def _verbatim_kind(a: _Text, b: _Text, passage: Sequence[Tile]) -> ReuseKind:
    """Public when the words are somebody's whom both quote, or whom one quotes and the other leaves without marks."""
    (i, x), (j, y) = _ends(passage)
    said = sorted((float(a.spoken[i:x].mean()), float(b.spoken[j:y].mean())))
    own = FIRST_PERSON.search(a.article.text[int(a.words.starts[i]) : int(a.words.ends[x - 1])])
    return "public" if said[1 if own else 0] >= _SPOKEN else "verbatim"


def _verbatim(a: _Text, b: _Text, settings: Settings) -> list[list[Tile]]:
    """Chains of shared runs that tell enough: long enough, rich enough in words that are not everybody's."""
    tiles = tile(a.ids, b.ids, settings.reuse_seed_words)
    chains = chain(fill(a.ids, b.ids, tiles, settings.reuse_gap_words), settings.reuse_gap_words)
    return [
        passage
        for passage in (_trimmed(passage) for passage in chains)
        if sum(n for _, _, n in passage) >= settings.reuse_least_words
        and sum(a.bits[i : i + n].sum() for i, _, n in passage) >= settings.reuse_least_bits
    ]


def _trimmed(passage: list[Tile]) -> list[Tile]:
    """A passage neither begins nor ends with a word matched on its own: that is chance at the rim."""
    start, end = 0, len(passage)
    while end - start > 1 and passage[start][2] < 2:
        start += 1
    while end - start > 1 and passage[end - 1][2] < 2:
        end -= 1
    return passage[start:end]


def _ends(passage: Sequence[Tile]) -> tuple[tuple[int, int], tuple[int, int]]:
    (i, j, _), (x, y, n) = passage[0], passage[-1]
    return (i, x + n), (j, y + n)


def _matched_share(passage: Sequence[Tile]) -> float:
    (i, x), (j, y) = _ends(passage)
    return sum(n for _, _, n in passage) / max(x - i, y - j)


def _covered(passages: Sequence[Sequence[Tile]], length: int, side: int) -> Flags:
    covered = np.zeros(length, dtype=np.bool_)
    for passage in passages:
        for run in passage:
            covered[run[side] : run[side] + run[2]] = True
    return covered


def _retold(
    a: _Text, b: _Text, told: Floats, covered_a: Flags, covered_b: Flags, settings: Settings
) -> list[tuple[int, int, float]]:
    """Pairs of sentences that tell the same matter in other words, each sentence of `a` and `b` with its best
    partner.
    """
    if not a.sentences or not b.sentences:
        return []
    scores = _likeness(a, b, told)
    free_a = np.array([x < y and covered_a[x:y].mean() < settings.reuse_sentence_covered for x, y in a.sentences])
    free_b = np.array([x < y and covered_b[x:y].mean() < settings.reuse_sentence_covered for x, y in b.sentences])
    scores = np.where(np.outer(free_a, free_b), scores, 0.0)
    best_b, best_a = scores.argmax(axis=1), scores.argmax(axis=0)
    pairs = {(i, int(j)) for i, j in enumerate(best_b)} | {(int(i), j) for j, i in enumerate(best_a)}
    return [(i, j, float(scores[i, j])) for i, j in sorted(pairs) if scores[i, j] >= settings.reuse_retold_score]


def _likeness(a: _Text, b: _Text, told: Floats) -> Floats:
    """Likeness of every sentence of `a` to every sentence of `b`, shape (len(a), len(b)), in 0..1.

    A logistic of four signs: cosine of the vectors, the telling words in common as a share of the smaller and of the
    larger sentence, and a number in common. Its weights are round figures near a fit on retold sentences of news.
    """
    cosine = a.vectors.astype(np.float64) @ b.vectors.astype(np.float64).T
    common = np.asarray((a.bags.multiply(told[None, :]) @ b.bags.T).todense())
    left, right = (a.bags @ told)[:, None], (b.bags @ told)[None, :]
    of_smaller = common / np.maximum(np.minimum(left, right), _LEAST_TOLD)
    of_larger = common / np.maximum(np.maximum(left, right), _LEAST_TOLD)
    number = np.asarray((a.numbers @ b.numbers.T).todense()) > 0
    odds = 8.0 * cosine + 5.0 * of_smaller + 4.0 * of_larger + 1.5 * number - 8.0
    likeness: Floats = 1.0 / (1.0 + np.exp(-odds))
    return likeness


_SPOKEN = 0.7  # of a passage that must stand in quotation marks for it to be a quotation
_LEAST_TOLD = 15.0  # bits: a sentence that tells less than this cannot be half matched by one word
_SENTENCES = 16  # of an article: a word that stands in one of so many sentences tells all it can


def _telling(texts: Sequence[_Text], bits: Floats) -> Floats:
    """What each word tells inside this story, in bits: its surprise, less where an article's sentences repeat it.

    The story's own subjects (a person, a town) are in every other sentence and prove nothing between two sentences,
    while a fact that all articles repeat still stands in one sentence of each: so the count is within articles, not
    across.
    """
    total = np.zeros(len(bits))
    holders = np.zeros(len(bits))
    for text in texts:
        count = np.asarray(text.bags.sum(axis=0)).ravel()
        total += count / max(text.bags.shape[0], _SENTENCES / 2)
        holders += count > 0
    frequency = np.maximum(total / np.maximum(holders, 1), 1 / _SENTENCES)
    result: Floats = bits * np.clip(np.log(1 / frequency) / np.log(_SENTENCES), 0.0, 1.0)
    return result
