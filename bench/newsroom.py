"""A newsroom that never was: it writes articles, and makes others from them, and knows where every word came from.

Every word carries the number of its first use; a copied word keeps it. So what two articles share is known exactly,
however they were cut, edited, reordered and mixed. Words are drawn as news draws them: a few very often, most hardly
ever (Zipf's law), some by the event, with standing phrases that thousands of sentences use, and furniture that stands
on many pages of one outlet. Letters and names are invented; the same seed gives the same corpus.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import product

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int32]

_VOCABULARY = 60_000
_PHRASES = 6_000
_PHRASE_EACH = 0.5  # of a sentence
_SENTENCE_WORDS = 20
_TOPIC_WORDS = 80
_TOPIC_SHARE = 0.25
_EDITS = (0.02, 0.05, 0.1, 0.2)
_LITTLE = "the of and to in a is that for on was with said it as at by from he be are has his an were not have had"


@dataclass(frozen=True, slots=True, eq=False)
class Sentence:
    """Words as numbers in the vocabulary, and the number of each one's first use."""

    words: Ints
    uses: Ints


@dataclass(frozen=True, slots=True)
class Draft:
    """An article before it is printed: its sentences, the number of its outlet and of its event."""

    sentences: tuple[Sentence, ...]
    outlet: int
    event: int

    def uses(self) -> Ints:
        """The first uses of all its words, in order."""
        return np.concatenate([s.uses for s in self.sentences]) if self.sentences else np.empty(0, dtype=np.int32)


@dataclass(slots=True)
class Newsroom:
    """Draws words, sentences and articles; `next_use` counts the words ever written."""

    rng: np.random.Generator
    vocabulary: Sequence[str] = field(default_factory=lambda: make_vocabulary(_VOCABULARY))
    next_use: int = 0
    chances: npt.NDArray[np.float64] = field(init=False)
    phrases: list[Ints] = field(init=False)
    phrase_chances: npt.NDArray[np.float64] = field(init=False)

    def __post_init__(self) -> None:
        self.chances = np.cumsum(1 / (np.arange(len(self.vocabulary)) + 2.7) ** 1.07)
        self.phrases = [self.draw(int(n)) for n in self.rng.integers(3, 10, _PHRASES)]
        self.phrase_chances = np.cumsum(1 / np.arange(1, _PHRASES + 1))

    def draw(self, count: int) -> Ints:
        """Words of the language at large."""
        at = self.rng.random(count) * self.chances[-1]
        words: Ints = np.searchsorted(self.chances, at).astype(np.int32)
        return words

    def topic(self) -> Ints:
        """Words that an event's articles use again and again."""
        return self.rng.integers(200, len(self.vocabulary), _TOPIC_WORDS).astype(np.int32)

    def write(self, count: int, topic: Ints) -> list[Sentence]:
        """That many new sentences on a topic; words of standing phrases count as new too."""
        lengths = np.clip(self.rng.normal(_SENTENCE_WORDS, 7, count), 6, 45).astype(np.int64)
        words = self.draw(int(lengths.sum()))
        on_topic = self.rng.random(len(words)) < _TOPIC_SHARE
        rank = (len(topic) * self.rng.random(int(on_topic.sum())) ** 2).astype(np.int64)
        words[on_topic] = topic[rank]
        words, uses = self._fresh(words)
        starts = np.cumsum(lengths) - lengths
        at = self.rng.random(count) * self.phrase_chances[-1] / _PHRASE_EACH
        for start, length, k in zip(starts, lengths, np.searchsorted(self.phrase_chances, at), strict=True):
            if k < _PHRASES:
                phrase = self.phrases[k][: length - 1]
                words[start + 1 : start + 1 + len(phrase)] = phrase
        cuts = starts[1:]
        return [Sentence(w, u) for w, u in zip(np.split(words, cuts), np.split(uses, cuts), strict=True)]

    def edit(self, sentence: Sentence, rate: float, topic: Ints) -> Sentence:
        """The sentence with that share of its words replaced (three in five), left out, or put in."""
        count = len(sentence.words)
        dice = self.rng.random(count)
        if not (dice < rate).any():
            return sentence
        words, uses = sentence.words.copy(), sentence.uses.copy()
        new = np.flatnonzero(dice < 0.6 * rate)
        words[new], uses[new] = self._fresh(topic[self.rng.integers(0, len(topic), len(new))])
        kept = (dice < 0.6 * rate) | (dice >= 0.8 * rate)
        more = np.flatnonzero((dice >= 0.8 * rate) & (dice < rate))
        if len(more):
            added, fresh = self._fresh(self.draw(len(more)))
            words, uses, kept = np.insert(words, more, added), np.insert(uses, more, fresh), np.insert(kept, more, True)
        return Sentence(words[kept], uses[kept])

    def _fresh(self, words: Ints) -> tuple[Ints, Ints]:
        self.next_use += len(words)
        return words, np.arange(self.next_use - len(words), self.next_use, dtype=np.int32)

    def print(self, sentences: Sequence[Sentence]) -> str:
        """The text: paragraphs of three sentences, each with a capital and a full stop, one in three in quotes."""
        spelled = [" ".join([self.vocabulary[w] for w in s.words.tolist()]) for s in sentences if len(s.words)]
        finished = [f"{text[:1].upper()}{text[1:]}." for text in spelled]
        finished[1::3] = [f"“{text}”" for text in finished[1::3]]
        return "\n\n".join(" ".join(finished[i : i + 3]) for i in range(0, len(finished), 3))


def make_vocabulary(size: int) -> list[str]:
    """That many different invented words, the commonest short; the first are the language's little words."""
    onsets = ["b", "br", "d", "dr", "f", "g", "gr", "h", "k", "l", "m", "n", "p", "r", "s", "st", "t", "tr", "v", "w"]
    nuclei = ["a", "e", "i", "o", "u", "ai", "ea", "ou"]
    codas = ["", "n", "r", "s", "l", "t", "ck", "m"]
    syllables = [o + n + c for c, n, o in product(codas, nuclei, onsets)]
    words = dict.fromkeys([*_LITTLE.split(), *(o + n for n, o in product(nuclei, onsets)), *syllables])
    for a, b in product(syllables[::-1], syllables):
        if len(words) >= size:
            break
        words[a + b] = None
    return list(words)[:size]


def rework(
    room: Newsroom, text: Sequence[Sentence], other: Sequence[Sentence], length: int, topic: Ints
) -> list[Sentence]:
    """A child of `text`: as it is, cut, edited, reordered, mixed with new sentences or with `other`."""
    ways: list[Callable[[list[Sentence]], list[Sentence]]] = [
        lambda s: s,
        lambda s: _cut(room, s),
        lambda s: _edited(room, s, topic),
        lambda s: _reordered(room, s),
        lambda s: _mixed(room, s, room.write(length, topic)),
        lambda s: _mixed(room, s, other),
    ]
    sentences = list(text)
    for k in room.rng.choice(len(ways), int(room.rng.integers(1, 4)), p=(0.1, 0.2, 0.3, 0.1, 0.2, 0.1)):
        sentences = ways[int(k)](sentences)
    return sentences


def _cut(room: Newsroom, sentences: list[Sentence]) -> list[Sentence]:
    kept = max(2, int(len(sentences) * room.rng.uniform(0.25, 0.9)))
    if room.rng.random() < 0.5:
        return sentences[:kept]
    start = int(room.rng.integers(0, max(1, len(sentences) - kept)))
    return sentences[start : start + kept]


def _edited(room: Newsroom, sentences: list[Sentence], topic: Ints) -> list[Sentence]:
    rate = float(room.rng.choice(_EDITS))
    return [room.edit(sentence, rate, topic) for sentence in sentences]


def _reordered(room: Newsroom, sentences: list[Sentence]) -> list[Sentence]:
    blocks = [sentences[i : i + 3] for i in range(0, len(sentences), 3)]
    return [sentence for k in room.rng.permutation(len(blocks)) for sentence in blocks[k]]


def _mixed(room: Newsroom, sentences: list[Sentence], others: Sequence[Sentence]) -> list[Sentence]:
    share = room.rng.uniform(0.15, 0.6)
    kept = sentences[: max(2, int(len(sentences) * share))]
    at = int(room.rng.integers(0, len(others) + 1))
    more = list(others)[: max(2, int(len(others) * (1 - share)))]
    return [*more[:at], *kept, *more[at:]]
