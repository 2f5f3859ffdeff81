"""A text cut into windows of word pieces, which is what the network is fed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

PIECES = 192  # of one window, marks at its ends included
_CLS, _SEP = 101, 102
_NONE, _LOWER, _TITLE, _UPPER, _MIXED, _DIGIT, _OTHER = range(7)
SHAPES = 7
_LINE = re.compile(r"[^\n]+")
_STOPS = frozenset(".!?")
_CLOSING = frozenset("\"'”’)]»")

Ids = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Window:
    """A paragraph, or the part of a long one, as the network reads it.

    `pieces`, `shapes`: ids of the word pieces and how their words are written, shape (n,), marks at both ends. `first`:
    the first piece of each word, shape (words,). `places`: the words' offsets in the text, shape (words, 2).
    """

    pieces: Ids
    shapes: Ids
    first: Ids
    places: Ids


def shape_of(word: str) -> int:
    """How a word is written: what a vocabulary in lower case forgets."""
    if any(character.isdigit() for character in word):
        return _DIGIT
    if not word.isalpha():
        return _OTHER
    if word.islower():
        return _LOWER
    if word.isupper() and len(word) > 1:
        return _UPPER
    return _TITLE if len(word) == 1 or word[1:].islower() else _MIXED


def cut_windows(text: str, tokenizer: Any) -> Iterator[Window]:
    """The windows of a text in order: a line each; one that is too long is cut after a sentence, or where it must be.

    `tokenizer` is a `tokenizers.Tokenizer` that neither pads nor truncates. No word is left out.
    """
    for match in _LINE.finditer(text):
        start = match.start()
        found = tokenizer.encode(_readable(match.group()), add_special_tokens=False)
        ids, offsets, numbers = found.ids, found.offsets, found.word_ids  # each made anew when asked for
        first = [i for i, number in enumerate(numbers) if i == 0 or number != numbers[i - 1]]
        if not first:
            continue
        ends = [*first[1:], len(ids)]
        words = [(offsets[a][0], offsets[b - 1][1]) for a, b in zip(first, ends, strict=True)]
        places = [(start + a, start + b) for a, b in words]
        for low, high in _parts(text, places, [*first, len(ids)]):
            yield _window(text, ids, first[low:high], ends[high - 1], places[low:high])


def _readable(line: str) -> str:
    """The line without lone surrogates, which the tokenizer refuses; each gives way to one other character."""
    return line.encode("utf-8", "replace").decode("utf-8")


def _parts(text: str, places: Sequence[tuple[int, int]], first: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Where a line's words are parted so that each part fits into a window: (first word, end)."""
    low = 0
    while low < len(places):
        high, stop = low, None
        while high < len(places) and first[high + 1] - first[low] <= PIECES - 2:
            high += 1
            if _ends(text, places, high - 1):
                stop = high
        high = max(high, low + 1)  # a word of very many pieces
        if high < len(places) and stop is not None:
            high = stop
        yield low, high
        low = high


def _ends(text: str, places: Sequence[tuple[int, int]], word: int) -> bool:
    """Whether a sentence seems to end with a word."""
    a, b = places[word]
    if text[a:b] in _STOPS:
        return word + 1 == len(places) or text[places[word + 1][0] : places[word + 1][1]] not in _CLOSING
    return text[a:b] in _CLOSING and word > 0 and text[places[word - 1][0]] in _STOPS


def _window(text: str, ids: Sequence[int], first: Sequence[int], end: int, places: Sequence[tuple[int, int]]) -> Window:
    end = min(end, first[0] + PIECES - 2)
    shapes = [_NONE]
    for number, (a, b) in enumerate(places):
        until = first[number + 1] if number + 1 < len(first) else end
        shapes += [shape_of(text[a:b])] * (until - first[number])
    return Window(
        np.array([_CLS, *ids[first[0] : end], _SEP], dtype=np.int64),
        np.array([*shapes, _NONE], dtype=np.int64),
        np.array(first, dtype=np.int64) - first[0] + 1,
        np.array(places, dtype=np.int64).reshape(-1, 2),
    )
