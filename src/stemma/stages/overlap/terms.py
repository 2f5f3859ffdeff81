"""Telling terms: what articles have in common that is neither everybody's word nor somebody's quotation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array

from stemma.language.quotations import inside_quotes
from stemma.language.words import Words, surprise
from stemma.model import Article

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
Pair = tuple[str, str]

FIRST_PERSON = re.compile(r"\b(?:[Ww]e|[Oo]ur|us|I|[Mm]y)\b")  # not "US"

_RARE_WORD, _RARE_PAIR = 9.0, 12.0  # bits from which a word, or two neighbours, are seldom met by chance
_POOL = 15.0  # articles: from about here on a story is large enough to tell what everybody writes of it
_SLICE = 20_000  # pairs at a time


@dataclass(frozen=True, slots=True, eq=False)
class Terms:
    """The telling terms of articles: `table` is 0/1, shape (articles, terms), rows as `order`; `weights` one a term."""

    order: tuple[str, ...]
    table: csr_array
    weights: Floats

    def in_common(self, pairs: Sequence[Pair]) -> Floats:
        """For each pair the weight of the terms that both have, over the root of how many the poorer of them has."""
        row = {key: i for i, key in enumerate(self.order)}
        telling, counts = self.table * self.weights[None, :], np.diff(self.table.indptr)
        found: list[Floats] = [np.zeros(0)]
        for start in range(0, len(pairs), _SLICE):
            one = [row[a] for a, _ in pairs[start : start + _SLICE]]
            other = [row[b] for _, b in pairs[start : start + _SLICE]]
            shared = np.asarray(telling[one].multiply(self.table[other]).sum(axis=1)).ravel()
            found.append(shared / np.sqrt(1.0 + np.minimum(counts[one], counts[other])))
        return np.concatenate(found)

    def partners(self, most: int, least: float) -> set[Pair]:
        """For each article the up to `most` others with which it has most in common, `least` at least; a < b."""
        telling, counts = self.table * self.weights[None, :], np.diff(self.table.indptr)
        pairs: set[Pair] = set()
        for start in range(0, len(self.order), 256):
            shared = (telling[start : start + 256] @ self.table.T).toarray()
            poorer = np.minimum(counts[start : start + 256, None], counts[None, :])
            scores = shared / np.sqrt(1.0 + poorer)
            for i, row in enumerate(scores, start):
                row[i] = 0.0
                best = np.argsort(-row, kind="stable")[:most]
                pairs |= {_pair(self.order[i], self.order[j]) for j in best if row[j] >= least}
        return pairs

    def without(self, public: Iterable[str], worth: float) -> Terms:
        """The same terms, those that one of the articles `public` has worth only a part (0..1) of what they were."""
        rows = [i for i, key in enumerate(self.order) if key in set(public)]
        known = (
            np.asarray(self.table[rows].sum(axis=0)).ravel() > 0 if rows else np.zeros(len(self.weights), dtype=bool)
        )
        return replace(self, weights=np.where(known, self.weights * worth, self.weights))


def _pair(a: str, b: str) -> Pair:
    return (a, b) if a < b else (b, a)


def find_terms(articles: Mapping[str, Article], words: Mapping[str, Words], texts: Mapping[str, str]) -> Terms:
    """The telling terms of articles, weighed against what everybody writes.

    `texts`: for each article the one that stands for it; copies of one text count once. A term's weight is its inverse
    document frequency (Spärck Jones 1972), blended in as the story grows: in a handful of articles a term that all
    share may be the very thing that all have from one.
    """
    order = tuple(sorted(articles))
    terms = [_terms(articles[key], words[key]) for key in order]
    columns = {term: i for i, term in enumerate(sorted(set().union(*terms)))}
    ends = np.cumsum([0, *(len(found) for found in terms)])
    places = np.array([columns[term] for found in terms for term in sorted(found)], dtype=np.int64)
    table = csr_array((np.ones(len(places)), places, ends), shape=(len(order), max(1, len(columns))))
    return Terms(order, table, _weights(table[[i for i, key in enumerate(order) if texts[key] == key]]))


def _terms(article: Article, words: Words) -> set[str]:
    """What an article has outside quotations of telling words, and of pairs of words that tell something together."""
    folded = words.folded
    bits = [surprise(word, article.language) for word in folded]
    free = [not said for said in spoken_words(article, words)]
    terms = {folded[k] for k in range(len(folded)) if free[k] and bits[k] >= _RARE_WORD}
    for k in range(len(folded) - 1):
        plain = max(bits[k], bits[k + 1]) < _RARE_WORD  # a name of two rare words is one thing told, not three
        if plain and free[k] and free[k + 1] and bits[k] + bits[k + 1] >= _RARE_PAIR:
            terms.add(f"{folded[k]} {folded[k + 1]}")
    return terms


def spoken_words(article: Article, words: Words) -> Flags:
    """Which words of an article stand in quotation marks, shape (len(words),)."""
    return inside_quotes(article.text)[words.starts] if len(words) else np.zeros(0, dtype=np.bool_)


def _weights(table: csr_array) -> Floats:
    """What each term proves: all in a small story, in a large one the less the more of its texts have it."""
    texts = table.shape[0]
    if texts < 4:
        return np.ones(table.shape[1])
    frequency = np.maximum(np.asarray(table.sum(axis=0)).ravel(), 1.0)
    rarity = np.minimum(np.log(texts / frequency) / np.log(texts / 2), 1.0)
    large = texts / (texts + _POOL)
    weights: Floats = (1.0 - large) + large * rarity
    return weights
