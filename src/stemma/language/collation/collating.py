"""Collation: two wordings set side by side, chunk by chunk, each pair with how its chunks stand."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from stemma.language.collation.aligning import assign, chunk_signs, round_signs
from stemma.language.collation.beside import Beside, Floats, set_beside
from stemma.language.collation.kinds import KINDS, Kind, chances_of, kind_signs
from stemma.language.collation.passages import Passage
from stemma.language.collation.signs import Group
from stemma.language.collation.weights import FIRST, KIND, SECOND


@dataclass(frozen=True, slots=True)
class Pair:
    """Chunks of a and chunks of b that answer each other: indices into each passage's `chunks`, in order.

    `kind`: equivalent; opposite, both cannot hold; finer, b says the same as a more specifically; coarser, less so;
    similar, the same sort of thing and not the same; related. `weight`: 0 to 1, how sure it is that they answer each
    other; `sureness`: 0 to 1, the chance of that kind.
    """

    a: Group
    b: Group
    kind: Kind
    weight: float
    sureness: float


@dataclass(frozen=True, slots=True)
class Collation:
    """Two passages, their pairs in order of place in a, and the chunks of each that nothing answers."""

    a: Passage
    b: Passage
    pairs: tuple[Pair, ...]
    only_a: Group
    only_b: Group

    def words(self, pair: Pair) -> tuple[str, str]:
        """The words of a pair's chunks, those apart joined by " … "."""
        return _words(self.a, pair.a), _words(self.b, pair.b)


def collate(a: Passage, b: Passage) -> Collation:
    """Align the chunks of two wordings of one matter, and say how each pair stands. Swapped, it gives the mirror image.

    An alignment of chunks with a type for each, as in interpretable semantic similarity (Agirre et al. 2016): words,
    names, amounts and denials beside vectors, weighed by a regression fitted there. Nothing is raised, whatever the
    text; time grows with the product of the passages' lengths, which are a sentence's or two.
    """
    both = set_beside(a, b)
    odds = answer_odds(both)
    pairs = tuple(_pair(both, left, right, odds) for left, right in assign(odds))
    met_a, met_b = {c for pair in pairs for c in pair.a}, {c for pair in pairs for c in pair.b}
    return Collation(
        a,
        b,
        pairs,
        tuple(c for c in range(len(a.chunks)) if c not in met_a),
        tuple(c for c in range(len(b.chunks)) if c not in met_b),
    )


def answer_odds(both: Beside) -> Floats:
    """Log-odds that chunks answer each other, shape (chunks of a, chunks of b)."""
    signs = chunk_signs(both)
    found: Floats = round_signs(signs, signs @ np.asarray(FIRST)) @ np.asarray(SECOND)
    return found


def _pair(both: Beside, left: Group, right: Group, odds: Floats) -> Pair:
    mean = mean_odds(odds, left, right)
    chances = chances_of(kind_signs(both, left, right, mean), KIND)
    best = int(np.argmax(np.round(chances, 6)))
    return Pair(left, right, KINDS[best], round(float(1 / (1 + np.exp(-mean))), 3), round(float(chances[best]), 3))


def mean_odds(odds: Floats, left: Group, right: Group) -> float:
    """The mean log-odds of the chunks of one group with those of the other."""
    return float(odds[np.ix_(left, right)].mean())


def _words(passage: Passage, group: Group) -> str:
    pieces = []
    for before, chunk in zip((None, *group), group, strict=False):
        start, end = passage.chunks[chunk]
        gap = "" if before is None else " " if chunk == before + 1 else " … "
        pieces.append(gap + passage.text[start:end])
    return "".join(pieces)
