"""Words: where they stand, how they fold, and how much a shared one tells."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt
from anyascii import anyascii
from wordfreq import zipf_frequency

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]{1,2}(?![^\W_]))?")
_LONGEST = 60


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """The words of a text. `starts` and `ends` are code point offsets, int32; `folded` their comparable forms."""

    starts: npt.NDArray[np.int32]
    ends: npt.NDArray[np.int32]
    folded: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.folded)

    def within(self, start: int, end: int) -> tuple[int, int]:
        """Indices [i, j) of the words that lie wholly in text[start:end]."""
        return int(np.searchsorted(self.starts, start)), int(np.searchsorted(self.ends, end, side="right"))


@lru_cache(maxsize=200_000)
def fold(word: str) -> str:
    """Make spellings of one word comparable: case, accents, apostrophes, possessives and digit grouping go.

    >>> fold("Zürich’s"), fold("30,000"), fold("12.4")
    ('zurich', '30000', '12.4')
    """
    if word[0].isdigit():
        return re.sub(r",(?=\d{3}(?!\d))", "", word).replace(",", ".")
    plain = word if word.isascii() else anyascii(word)
    plain = plain.lower().replace("’", "'")
    return plain[:-2] if plain.endswith("'s") else plain.replace("'", "")


def find_words(text: str) -> Words:
    """Split `text` into words and numbers; a word longer than 60 characters is cut there."""
    hits = [(m.start(), min(m.end(), m.start() + _LONGEST)) for m in _WORD.finditer(text)]
    return Words(
        np.array([a for a, _ in hits], dtype=np.int32),
        np.array([b for _, b in hits], dtype=np.int32),
        tuple(fold(text[a:b]) or "?" for a, b in hits),
    )


@lru_cache(maxsize=200_000)
def surprise(word: str, language: str = "en") -> float:
    """How much a word tells when two texts share it: bits below the commonest words, 0 for those, about 20 for unheard.

    From general word frequencies (the wordfreq library's Zipf scale, on which 7 is "the" and 1 once in 10^8 words),
    so that it does not depend on how few articles are at hand. Numbers are as telling as they are long; no word, as
    `fold` leaves of letters that it cannot spell, tells nothing.
    """
    if not word:
        return 0.0
    if word[0].isdigit():
        return min(6.0 + 3.0 * (len(word.strip("0").replace(".", "")) - 1), 15.0)
    zipf = zipf_frequency(word, language, minimum=1.0)
    return max(0.0, (6.2 - zipf)) * 3.32
