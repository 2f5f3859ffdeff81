"""How much, and how freely, one text was made from another: signs of the degree of reuse.

Three questions part a text cut from another, one lightly edited, one rewritten and one that owes it nothing: how much
of it does the other account for, are its sentences a patchwork of copied and own words, and how many words does a
sentence keep of the one that it comes from? The other signs say where an answer comes from. What each is worth on
labelled texts: `bench/degrees.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields

import numpy as np
import numpy.typing as npt
from rapidfuzz.distance import LCSseq

from stemma.language.alignment import tile
from stemma.language.words import surprise
from stemma.model import Article, Reading, Reuse
from stemma.settings import Settings
from stemma.stages.kinship.coverage import Told, cover_pairs, tell

Floats = npt.NDArray[np.float64]

_PARTNERS = 3  # sentences of the parent that a sentence is compared with, the likeliest first
_COUNTERPART = 0.7  # cosine from which a sentence tells what its partner tells
_SHORTEST = 3  # words; less is no sentence
_UNSURE = 10  # words that speak for nothing: so that one short sentence decides little
_TELLS = 3.0  # bits from which a word is not everybody's
_NEAR = 3  # telling words within which two count as a pair
_RUN, _LONG_RUN = 3, 100  # words: the shortest run that counts as copied, and one that is beyond doubt


@dataclass(frozen=True, slots=True)
class DegreeSigns:
    """Signs of how a child was made from a parent; each lies in 0..1, and strangers have little of any.

    `told`: share of the child's words that the parent accounts for, in whatever words; `copied`: the share in passages
    shared word for word. `patchwork`: how much of the child stands in sentences that mix copied words with its own, 0
    when every sentence is wholly the one or the other, 1 when each is half and half. `kept`: in sentences with a
    counterpart, the share of words that stand there too, in that order. `order`: pairs of telling words near each other
    that keep the parent's order, less those turned round, of both. `runs`: how long the run is that a copied word
    stands in, on average, on a logarithmic scale from 3 words to 100. `telling`: share of what the child's words tell
    (bits) whose words the parent has too.
    """

    told: float
    copied: float
    patchwork: float
    kept: float
    order: float
    runs: float
    telling: float

    @classmethod
    def names(cls) -> tuple[str, ...]:
        """The names of the signs, in the order of `row`."""
        return tuple(field.name for field in fields(cls))

    def row(self) -> Floats:
        """The signs as float64, shape (len(names()),)."""
        return np.array([getattr(self, name) for name in self.names()], dtype=np.float64)


def signs(
    child: Article, parent: Article, of_child: Reading, of_parent: Reading, reuse: Sequence[Reuse], settings: Settings
) -> DegreeSigns:
    """Signs of the degree to which `child` reuses `parent`.

    `of_child`, `of_parent`: what `read_language` says of them; `reuse`: what `find_reuse` says, rows of other pairs do
    no harm. Near linear in the length of the texts, but for the product of the two tables of vectors. A text without
    words has signs of 0. Methods: longest common subsequences for this question by Clough and Stevenson 2011, by
    sentence here; copied runs by greedy string tiling (Wise 1993).
    """
    ours, theirs = tell(child, of_child), tell(parent, of_parent)
    cover = cover_pairs({child.id: ours, parent.id: theirs}, reuse).get((child.id, parent.id))
    a, b = _numbered(ours.words.folded, theirs.words.folded)
    lengths = _runs(a, b, settings.reuse_seed_words)
    bits = np.array([surprise(word, child.language) for word in ours.words.folded], dtype=np.float64)
    return DegreeSigns(
        told=_whole(cover.words if cover else 0.0),
        copied=_whole(cover.verbatim if cover else 0.0),
        patchwork=_patchwork(ours, lengths > 0),
        kept=_kept(ours, theirs, of_child, of_parent, a, b),
        order=_order(a, b, bits),
        runs=_long(lengths),
        telling=_telling(a, b, bits),
    )


def _whole(value: float) -> float:
    return min(1.0, max(0.0, round(float(value), 6)))


def _numbered(a: Sequence[str], b: Sequence[str]) -> tuple[list[int], list[int]]:
    """Words as numbers, the same word the same number in both."""
    number: dict[str, int] = {}
    return [number.setdefault(word, len(number)) for word in a], [number.setdefault(word, len(number)) for word in b]


def _runs(a: Sequence[int], b: Sequence[int], shortest: int) -> Floats:
    """For each word of `a` the length of the copied run that it stands in, 0 for its own words."""
    lengths = np.zeros(len(a))
    for start, _, length in tile(a, b, shortest):
        lengths[start : start + length] = length
    return lengths


def _long(lengths: Floats) -> float:
    if not lengths.any():
        return 0.0
    return _whole(np.log(lengths[lengths > 0].mean() / _RUN) / np.log(_LONG_RUN / _RUN))


def _patchwork(child: Told, copied: npt.NDArray[np.bool_]) -> float:
    mixed = [2.0 * min(n := float(copied[x:y].sum()), (y - x) - n) for x, y in child.ranges if y > x]
    return _whole(sum(mixed) / max(1.0, float(child.length.sum())))


def _kept(
    child: Told, parent: Told, of_child: Reading, of_parent: Reading, a: Sequence[int], b: Sequence[int]
) -> float:
    """Words kept in order in the sentences with a counterpart: the longest common subsequences over their words.

    The counterpart is, of the sentences nearest in meaning, the one that most words are kept of.
    """
    partners = [(k, x, y) for k, (x, y) in enumerate(parent.ranges) if y - x >= _SHORTEST]
    if not partners:
        return 0.0
    vectors = of_parent.vectors[[k for k, _, _ in partners]]
    kept, words = 0, _UNSURE
    for k, (x, y) in enumerate(child.ranges):
        if y - x < _SHORTEST:
            continue
        likeness = (vectors @ of_child.vectors[k]).astype(np.float64)
        nearest = np.argsort(-likeness, kind="stable")[:_PARTNERS]
        shared = [LCSseq.similarity(a[x:y], b[partners[j][1] : partners[j][2]]) for j in nearest]
        best = max(range(len(nearest)), key=lambda i: shared[i] / (y - x) + likeness[nearest[i]])
        if likeness[nearest[best]] >= _COUNTERPART:
            kept, words = kept + shared[best], words + y - x
    return _whole(kept / words)


def _order(a: Sequence[int], b: Sequence[int], bits: Floats) -> float:
    """Pairs of telling words of `a` that stand near each other in `b` too: those in order less those turned round."""
    telling = {word for word, told in zip(a, bits, strict=True) if told >= _TELLS}
    ours, theirs = [[word for word in words if word in telling] for words in (a, b)]
    near = set(_pairs(theirs))
    same = turned = 0
    for x, y in _pairs(ours):
        same += (x, y) in near
        turned += (y, x) in near
    return _whole((same - turned) / (same + turned + _UNSURE))


def _pairs(words: Sequence[int]) -> Iterator[tuple[int, int]]:
    for i, word in enumerate(words):
        yield from ((word, other) for other in words[i + 1 : i + 1 + _NEAR] if other != word)


def _telling(a: Sequence[int], b: Sequence[int], bits: Floats) -> float:
    theirs = set(b)
    shared = sum(told for word, told in zip(a, bits, strict=True) if word in theirs)
    return _whole(shared / max(1.0, float(bits.sum())))
