"""Two passages set beside each other, word by word: the same, opposed, or alike in spelling and meaning."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
import numpy.typing as npt
from rapidfuzz.distance import JaroWinkler

from stemma.language.collation.passages import Passage
from stemma.language.collation.wordlist import Word

Floats = npt.NDArray[np.float64]
Grid = npt.NDArray[np.bool_]
_SPELLED_ALIKE = 0.9  # a likeness under this is chance
_SHORT = 3  # letters of a word whose spelling is too short to be like another's


@dataclass(frozen=True, slots=True)
class Beside:
    """Two passages, each word with each: shape (words of a, words of b).

    `same`: one key on one side of a pair of opposites, or initials and their words, or one place; `opposed`: one key on
    both sides of a pair of opposites; `like`: 0 to 1, how near the words stand, 1 where they are the same.
    """

    a: Passage
    b: Passage
    same: Grid
    opposed: Grid
    like: Floats


def set_beside(a: Passage, b: Passage) -> Beside:
    """Compare the words of two passages, each with each; time grows with the product of their lengths."""
    shape = len(a.terms), len(b.terms)
    one_key = np.array([x.key != "" and x.key == y.key for x, y in product(a.terms, b.terms)], dtype=np.bool_)
    turned = np.array([x.opposite != y.opposite for x, y in product(a.terms, b.terms)], dtype=np.bool_)
    spelled = np.array([_spelled(x, y) for x, y in product(a.terms, b.terms)], dtype=np.float64)
    both_tell = np.outer([x.telling > 0 for x in a.terms], [y.telling > 0 for y in b.terms]).reshape(shape)
    same = (one_key & ~turned).reshape(shape)
    for i, j in _named_otherwise(a, b):
        same[i, j] = True
    meant = np.clip(a.words.astype(np.float64) @ b.words.T.astype(np.float64), 0.0, 1.0).reshape(shape)
    like = np.where(both_tell, np.maximum(spelled.reshape(shape), meant), 0.0)
    return Beside(a, b, same, (one_key & turned).reshape(shape), np.where(same, 1.0, like))


def _spelled(x: Word, y: Word) -> float:
    """How alike two words are spelled, their beginnings counting most ("Syria", "Syrian"); an initial is its word."""
    if not x.telling or not y.telling or x.low[0] != y.low[0]:
        return 0.0
    short, long = sorted((x.low.rstrip("."), y.low.rstrip(".")), key=len)
    if len(short) == 1 < len(long) and x.name and y.name:
        return 1.0
    score = JaroWinkler.similarity(x.low, y.low) if len(short) > _SHORT else 0.0
    return score if score >= _SPELLED_ALIKE else 0.0


def _named_otherwise(a: Passage, b: Passage) -> Iterator[tuple[int, int]]:
    """Words of one place under two names, and initials beside the words that they are of."""
    for x, y in product(a.wheres, b.wheres):
        if (x.country, x.region, x.city) == (y.country, y.region, y.city):
            yield from product(range(x.first, x.end), range(y.first, y.end))
    yield from _initials(a.terms, b.terms)
    yield from ((j, i) for i, j in _initials(b.terms, a.terms))


def _initials(short: Sequence[Word], long: Sequence[Word]) -> Iterator[tuple[int, int]]:
    letters = "".join(word.low[0] if word.telling and not word.letters else " " for word in long)
    for i, word in enumerate(short):
        place = letters.find(word.letters) if len(word.letters) > 1 else -1
        if place >= 0:
            yield from ((i, j) for j in range(place, place + len(word.letters)))
