"""Accounts: what the articles of a story tell, statement by statement, as numbers that can be compared."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array

from stemma.language.tokens import lemma
from stemma.language.words import find_words, surprise
from stemma.model import Article, Quantity, Reading, Statement

Floats = npt.NDArray[np.float64]
_MOST_BITS = 14.0
_TELLING = 2.0  # below it a number is no mark of a matter: "two men"


@dataclass(frozen=True, slots=True, eq=False)
class Account:
    """One article's statements. All arrays have one row for each statement.

    `meaning`, `setting`: vectors of length one of the matter and of its sentence, without what the whole story shares,
    shape (n, dimension). `bags`: weights of its words, shape (n, vocabulary). `sentences`: index of the sentence.
    `numbers`: the values that mark a matter; `units`: what is counted or measured.
    """

    article: str
    statements: tuple[Statement, ...]
    meaning: Floats
    setting: Floats
    bags: csr_array
    sentences: npt.NDArray[np.int64]
    numbers: tuple[frozenset[tuple[float | None, float | None]], ...]
    units: tuple[frozenset[str], ...]

    def __len__(self) -> int:
        return len(self.statements)


def take_accounts(
    articles: Sequence[Article], readings: Sequence[Reading], statements: Mapping[str, Sequence[Statement]]
) -> list[Account]:
    """The accounts of a story's articles, in order of their ids. `statements`: article → one for each matter read.

    What every sentence of a story shares says nothing of its matter: the mean of the story's vectors is taken off
    (Arora et al. 2017 take off the first component for the same reason), and a word weighs the less the more of the
    story's sentences hold it (Spärck Jones 1972), sentences in the same words counted once.
    """
    by_article = {reading.article: reading for reading in readings}
    order = [a for a in sorted(articles, key=lambda a: a.id) if statements.get(a.id)]
    told = {a.id: [_lemmas(a, s) for s in statements[a.id]] for a in order}
    weights = _weights([words for a in order for words in told[a.id]])
    vocabulary = {word: i for i, word in enumerate(sorted(weights))}
    values = np.array([weights[word] for word in sorted(weights)])
    matters = _centre([by_article[a.id].matter_vectors for a in order])
    sentences = _centre([by_article[a.id].vectors for a in order])
    accounts: list[Account] = []
    for place, article in enumerate(order):
        reading, mine = by_article[article.id], tuple(statements[article.id])
        within = np.array([matter.sentence for matter in reading.matters], dtype=np.int64)
        counted = [_counted(reading.quantities, statement) for statement in mine]
        accounts.append(
            Account(
                article=article.id,
                statements=mine,
                meaning=matters[place],
                setting=sentences[place][within],
                bags=_bags(told[article.id], vocabulary, values),
                sentences=within,
                numbers=tuple(frozenset((q.low, q.high) for q in found if _tells(q)) for found in counted),
                units=tuple(frozenset(q.unit for q in found if q.unit) for found in counted),
            )
        )
    return accounts


def _lemmas(article: Article, statement: Statement) -> frozenset[str]:
    parts = (find_words(article.text[start:end]).folded for start, end in statement.content_spans)
    return frozenset(lemma(word).lower() for words in parts for word in words)


def _weights(bags: Sequence[frozenset[str]]) -> dict[str, float]:
    """Word → how much it tells of a matter: its bits, times how rare it is among the story's distinct sentences."""
    distinct = set(bags)
    counts: dict[str, int] = {}
    for bag in distinct:
        for word in bag:
            counts[word] = counts.get(word, 0) + 1
    whole = np.log(max(2, len(distinct)))
    return {
        word: min(surprise(word), _MOST_BITS) * float(np.log(max(1.0, len(distinct) / n)) / whole)
        for word, n in counts.items()
    }


def _centre(parts: Sequence[npt.NDArray[np.float32]]) -> list[Floats]:
    """Vectors without the mean of the distinct ones, of length one again; one that is the mean itself is zero."""
    if not parts:
        return []
    rows = np.concatenate(parts).astype(np.float64)
    mean = np.unique(rows, axis=0).mean(axis=0) if len(rows) > 2 else np.zeros(rows.shape[1])
    rows -= mean
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    rows /= np.where(lengths > 1e-9, lengths, 1.0)
    ends = np.cumsum([len(part) for part in parts])[:-1]
    return list(np.split(rows, ends))


def _bags(told: Sequence[frozenset[str]], vocabulary: Mapping[str, int], values: Floats) -> csr_array:
    cells = [(row, vocabulary[word]) for row, words in enumerate(told) for word in sorted(words)]
    rows, columns = [row for row, _ in cells], [column for _, column in cells]
    return csr_array((values[columns], (rows, columns)), shape=(len(told), max(1, len(vocabulary))))


def _counted(quantities: Sequence[Quantity], statement: Statement) -> list[Quantity]:
    return [q for q in quantities if any(start <= q.start and q.end <= end for start, end in statement.content_spans)]


def _tells(quantity: Quantity) -> bool:
    return max(quantity.low or 0.0, quantity.high or 0.0) > _TELLING
