"""Windows: every word once, in order, where the text has it."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer

from stemma.language.reader import pieces
from stemma.language.reader.network import vocabulary
from stemma.language.reader.pieces import PIECES, cut_windows, shape_of


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    return vocabulary()


@pytest.mark.parametrize(
    ("words", "alike"),
    [
        (["harbour", "dawn"], True),
        (["Pohl", "Harbour", "I"], True),
        (["NATO", "UN"], True),
        (["McAvoy", "iPhone"], True),
        (["3", "14th", "B52"], True),
        ([",", "“"], True),
        (["pohl", "Pohl", "POHL", "PoHl", "p0hl", "-"], False),
    ],
)
def test_how_a_word_is_written(words: list[str], alike: bool) -> None:
    assert len({shape_of(word) for word in words}) == (1 if alike else len(words))


def test_a_line_is_a_window_and_empty_lines_are_none(tokenizer: Tokenizer) -> None:
    text = "The mayor spoke.\n\n  \nNobody listened, “he said”.\n"
    found = list(cut_windows(text, tokenizer))
    assert [[text[a:b] for a, b in window.places] for window in found] == [
        ["The", "mayor", "spoke", "."],
        ["Nobody", "listened", ",", "“", "he", "said", "”", "."],
    ]
    for window in found:
        assert window.pieces.shape == window.shapes.shape
        assert (np.diff(window.first) > 0).all() and window.first[0] == 1
        assert window.first[-1] < len(window.pieces) - 1


def test_a_long_line_is_cut_behind_a_sentence(tokenizer: Tokenizer) -> None:
    text = "“We shall mend the gate of the old harbour before the spring tide,” she told the board. " * 30
    found = list(cut_windows(text, tokenizer))
    assert len(found) > 2
    assert all(len(window.pieces) <= PIECES for window in found)
    assert all(text[slice(*window.places[-1])] == "." for window in found)
    assert sum(len(window.first) for window in found) == 30 * 21


@given(st.text(max_size=400))
def test_no_word_is_lost_or_moved(text: str) -> None:
    places = [tuple(place) for window in cut_windows(text, vocabulary()) for place in window.places.tolist()]
    assert places == sorted(places) and all(a < b <= len(text) for a, b in places)
    assert all(b <= c for (_, b), (c, _) in pairwise(places))
    held = "".join(text[a:b] for a, b in places)
    assert sum(c.isalnum() and c.isascii() for c in held) == sum(c.isalnum() and c.isascii() for c in text)


def test_a_text_without_end_or_sense_is_read(tokenizer: Tokenizer) -> None:
    for text in ("x" * 200_000, "\ud800 said \udfff", "。" * 5_000, "said " * 20_000):
        windows = list(cut_windows(text, tokenizer))
        assert windows and all(len(window.pieces) <= pieces.PIECES for window in windows)
