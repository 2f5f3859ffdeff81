"""A text cut into chunks, with all that collating asks of it: its words, amounts, denials and vectors."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

import numpy as np
import numpy.typing as npt

from stemma.language.collation.casing import plain_case
from stemma.language.collation.places import Where, find_wheres
from stemma.language.collation.wordlist import Word, read_words
from stemma.language.comparing.measures import Amount, measure
from stemma.language.comparing.negation import find_negations
from stemma.language.comparing.terms import terms_of
from stemma.language.comparing.wording import make_wording
from stemma.language.encoder import Encoder
from stemma.language.quantities import find_quantities

Span = tuple[int, int]
Vectors = npt.NDArray[np.float32]

_MOST = 80  # chunks; time grows with the product of two passages' chunks


@dataclass(frozen=True, slots=True)
class Passage:
    """A text and its chunks, read for collating. Made by `read_passage`.

    `chunks`: half-open offsets into `text`, in order. `terms`: the words and marks in them; `inside`: which of these
    each chunk has. `amounts`: what each chunk counts or measures, with the units. `denied`: how often each term is
    denied; `wheres`: the places named. `placed`, `alone`: what each chunk means in its text, and without it;
    `words`: what each term means by itself: float32, one row of length one each.
    """

    text: str
    chunks: tuple[Span, ...]
    terms: tuple[Word, ...]
    inside: tuple[tuple[int, ...], ...]
    amounts: tuple[tuple[tuple[Amount, str | None], ...], ...]
    denied: tuple[int, ...]
    wheres: tuple[Where, ...]
    placed: Vectors
    alone: Vectors
    words: Vectors


def read_passage(text: str, chunks: Sequence[Span], encoder: Encoder) -> Passage:
    """Read a text for collating. `chunks`: half-open offsets into `text`, in order, none overlapping.

    Chunks are cut to the text, and empty ones left out, as are those past the first 80: a wording is a sentence or
    two. The encoder is asked twice: for the chunks where they stand, and for chunks and words each on a line of its
    own, since what surrounds a word makes all words of a text alike.
    """
    kept = tuple((max(0, a), min(b, len(text))) for a, b in chunks if max(0, a) < min(b, len(text)))
    kept = kept[:_MOST]
    plain = plain_case(text.encode("utf-8", "replace").decode("utf-8"))  # lone surrogates are no letters
    terms = terms_of(make_wording(plain, kept, (), (), ()))
    words = read_words(terms)
    inside = tuple(tuple(terms.within(span)) for span in kept)
    parts = [plain[a:b] for a, b in kept]
    amounts = tuple(
        tuple((amount, q.unit) for q in find_quantities(part) if (amount := measure(q)) is not None) for part in parts
    )
    by_itself = encode_lines([*parts, *(word.low for word in words)], encoder)
    return Passage(
        text,
        kept,
        words,
        inside,
        amounts,
        tuple(find_negations(terms)[0]),
        find_wheres(words),
        encoder.encode(text, [(span,) for span in kept]),
        by_itself[: len(kept)],
        by_itself[len(kept) :],
    )


def encode_lines(lines: Sequence[str], encoder: Encoder) -> Vectors:
    """What each line means by itself: float32, shape (len(lines), dimension). Lines that are the same are read once."""
    places = {line: i for i, line in enumerate(dict.fromkeys(" ".join(line.split()) or "." for line in lines))}
    ends = np.cumsum([0, *(len(line) + 1 for line in places)]).tolist()
    parts = [((start, end - 1),) for start, end in pairwise(ends)]
    found = encoder.encode("\n".join(places), parts)
    return found[[places[" ".join(line.split()) or "."] for line in lines]]


def words_of(passage: Passage, chunks: Sequence[int]) -> list[int]:
    """The terms of several chunks, in order."""
    return sorted(chain.from_iterable(passage.inside[c] for c in chunks))
