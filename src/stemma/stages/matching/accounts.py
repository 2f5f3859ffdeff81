"""Accounts: what the articles of a story tell, statement by statement, as numbers that can be compared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array

from stemma.language.tokens import lemma
from stemma.language.words import find_words, surprise
from stemma.model import Article, Quantity, Reading, Statement

Floats = npt.NDArray[np.float64]
_MOST_BITS = 14.0
_STEPS = float(1 << 30)
_FEW = 2  # vectors
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


class Desk:
    """Takes the accounts of a story's articles, measured against what its `core` tells; by default all of them.

    What every sentence of a story shares says nothing of its matter: the mean of the story's vectors is taken off
    (Arora et al. 2017 take off the first component for the same reason), and a word weighs the less the more of the
    story's sentences hold it (Spärck Jones 1972), sentences in the same words counted once.

    `statements`: article → one for each matter read; articles without any have no account.
    """

    def __init__(
        self,
        articles: Sequence[Article],
        readings: Sequence[Reading],
        statements: Mapping[str, Sequence[Statement]],
        core: Collection[str] | None = None,
    ) -> None:
        self._articles = {article.id: article for article in articles}
        self._readings = {reading.article: reading for reading in readings}
        self._statements = statements
        self._lemmas: dict[str, list[frozenset[str]]] = {}
        names = sorted(name for name in (self._articles if core is None else core) if statements.get(name))
        self._distinct = {words for name in names for words in self._words(name)}
        self._counts = Counter(word for words in self._distinct for word in words)
        self._matter = _mean([self._readings[name].matter_vectors for name in names])
        self._sentence = _mean([self._readings[name].vectors for name in names])

    def take(self, rows: Mapping[str, Sequence[int]]) -> list[Account]:
        """The accounts of these articles, in order of their ids. `rows`: article → numbers of the statements wanted."""
        names = [name for name in sorted(rows) if rows[name]]
        told = {name: [self._words(name)[i] for i in rows[name]] for name in names}
        vocabulary = {word: i for i, word in enumerate(sorted({w for bags in told.values() for b in bags for w in b}))}
        values = np.array([self._weight(word) for word in vocabulary])
        return [self._account(name, list(rows[name]), _bags(told[name], vocabulary, values)) for name in names]

    def _account(self, name: str, rows: list[int], bags: csr_array) -> Account:
        reading, mine = self._readings[name], tuple(self._statements[name][i] for i in rows)
        within = np.array([matter.sentence for matter in reading.matters], dtype=np.int64)[rows]
        counted = [_counted(reading.quantities, statement) for statement in mine]
        return Account(
            article=name,
            statements=mine,
            meaning=_centre(reading.matter_vectors[rows], self._matter),
            setting=_centre(reading.vectors[within], self._sentence),
            bags=bags,
            sentences=within,
            numbers=tuple(frozenset((q.low, q.high) for q in found if _tells(q)) for found in counted),
            units=tuple(frozenset(q.unit for q in found if q.unit) for found in counted),
        )

    def _words(self, name: str) -> list[frozenset[str]]:
        if name not in self._lemmas:
            self._lemmas[name] = [_lemmas(self._articles[name], s) for s in self._statements[name]]
        return self._lemmas[name]

    def _weight(self, word: str) -> float:
        """How much a word tells of a matter: its bits, times how rare it is among the story's distinct sentences.

        Rounded to a binary fraction, so that a sum of weights does not hang on its order.
        """
        whole, held = len(self._distinct), max(1, self._counts[word])
        rare = float(np.log(max(1.0, whole / held)) / np.log(max(2, whole)))
        return round(min(surprise(word), _MOST_BITS) * rare * _STEPS) / _STEPS


def take_accounts(
    articles: Sequence[Article], readings: Sequence[Reading], statements: Mapping[str, Sequence[Statement]]
) -> list[Account]:
    """The accounts of all articles that tell anything, each measured against all."""
    desk = Desk(articles, readings, statements)
    return desk.take({article.id: range(len(statements.get(article.id, ()))) for article in articles})


def _lemmas(article: Article, statement: Statement) -> frozenset[str]:
    parts = (find_words(article.text[start:end]).folded for start, end in statement.content_spans)
    return frozenset(lemma(word).lower() for words in parts for word in words)


def _mean(parts: Sequence[npt.NDArray[np.float32]]) -> Floats | None:
    """The mean of the distinct vectors; None when there are too few to share anything."""
    rows = np.concatenate(parts).astype(np.float64) if parts else np.zeros((0, 0))
    mean: Floats | None = np.unique(rows, axis=0).mean(axis=0) if len(rows) > _FEW else None
    return mean


def _centre(vectors: npt.NDArray[np.float32], mean: Floats | None) -> Floats:
    """Vectors without the mean, of length one again; one that is the mean itself is zero."""
    rows = vectors.astype(np.float64) - (0.0 if mean is None else mean)
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    centred: Floats = rows / np.where(lengths > 1e-9, lengths, 1.0)
    return centred


def _bags(told: Sequence[frozenset[str]], vocabulary: Mapping[str, int], values: Floats) -> csr_array:
    cells = [(row, vocabulary[word]) for row, words in enumerate(told) for word in sorted(words)]
    rows, columns = [row for row, _ in cells], [column for _, column in cells]
    return csr_array((values[columns], (rows, columns)), shape=(len(told), max(1, len(vocabulary))))


def _counted(quantities: Sequence[Quantity], statement: Statement) -> list[Quantity]:
    return [q for q in quantities if any(start <= q.start and q.end <= end for start, end in statement.content_spans)]


def _tells(quantity: Quantity) -> bool:
    return max(quantity.low or 0.0, quantity.high or 0.0) > _TELLING
