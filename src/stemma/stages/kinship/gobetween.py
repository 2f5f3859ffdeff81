"""Lost go-betweens: what two retellings share that none of their known ancestors has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import networkx as nx

from stemma.language.words import find_words, surprise
from stemma.model import Article, Reuse


@dataclass(frozen=True, slots=True)
class Slip:
    """Two articles, the words that only they share (`bits` in all), and the Reuse rows these words stand in."""

    a: str
    b: str
    words: tuple[str, ...]
    bits: float
    rows: tuple[str, ...]


def shared_slips(
    articles: Mapping[str, Article], reuse: Sequence[Reuse], forest: nx.DiGraph, least_bits: float
) -> list[Slip]:
    """Find pairs with a common ancestor, neither descending from the other, that share innovations against it.

    The common-error method of textual criticism (Lachmann; Maas 1927): a reading shared against the source by two
    witnesses that did not copy each other shows a lost intermediary. An innovation here is a telling word or number
    in passages that both share and that stands in no other article but theirs and their descendants'.
    """
    spelled = {key: _grams(article.text) for key, article in articles.items()}
    holders = Counter(gram for grams in spelled.values() for gram in grams)
    rows_of: dict[tuple[str, str], list[Reuse]] = {}
    for row in sorted(reuse, key=lambda row: row.id):
        rows_of.setdefault((row.a.article, row.b.article), []).append(row)
    above = {key: nx.ancestors(forest, key) for key in articles}
    slips = []
    for a, b in sorted(rows_of):
        if above[a] & above[b] and a not in above[b] and b not in above[a]:
            slip = _slip(a, b, articles, rows_of[a, b], spelled, holders, forest)
            if slip.bits >= least_bits and len(slip.words) >= 2:
                slips.append(slip)
    return slips


def _slip(
    a: str,
    b: str,
    articles: Mapping[str, Article],
    rows: Sequence[Reuse],
    spelled: Mapping[str, set[str]],
    holders: Mapping[str, int],
    forest: nx.DiGraph,
) -> Slip:
    after = ({a, b} | nx.descendants(forest, a) | nx.descendants(forest, b)) & spelled.keys()
    found: dict[str, list[str]] = {}
    for row in rows:
        left = _grams(articles[a].text[row.a.start : row.a.end])
        right = _grams(articles[b].text[row.b.start : row.b.end])
        for gram in left & right:
            if holders[gram] == sum(gram in spelled[key] for key in after):
                found.setdefault(gram, []).append(row.id)
    language = articles[a].language
    words = _fewest(gram for gram in found if _bits(gram, language) > _COMMON)
    bits = sum(_bits(gram, language) for gram in words)
    return Slip(a, b, words, bits, tuple(sorted({row for word in words for row in found[word]})))


_COMMON = 4.0  # bits: below this a wording is everybody's


def _grams(text: str) -> set[str]:
    """Words and pairs of neighbouring words."""
    folded = find_words(text).folded
    return set(folded) | {f"{x} {y}" for x, y in pairwise(folded)}


def _bits(gram: str, language: str) -> float:
    return sum(surprise(word, language) for word in gram.split())


def _fewest(grams: Iterable[str]) -> tuple[str, ...]:
    """Each new word once: a pair is kept only where neither of its words is new by itself."""
    found = sorted(grams)
    single = {gram for gram in found if " " not in gram}
    return tuple(gram for gram in found if gram in single or not set(gram.split()) & single)
