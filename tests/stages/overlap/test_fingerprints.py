"""Fingerprints: equal where words are, whatever the typography, the neighbours and the way the texts are dealt out."""

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stages.newsroom import article

from stemma.stages.overlap import fingerprints
from stemma.stages.overlap.fingerprints import SHINGLE, WINDOW, fingerprint, frame_of

PLAIN = "The harbour master's office closed the north quay at noon because two cranes had begun to lean."


def prints(*texts):
    frame = fingerprint(pl.DataFrame({"text": list(texts)}, schema={"text": pl.String}))
    return [frame.filter(pl.col("article") == i)["print"].to_list() for i in range(len(texts))]


@pytest.mark.parametrize(
    "same",
    [
        PLAIN.upper(),
        PLAIN.replace("'", "’"),
        "“" + PLAIN.replace(" because", "” — because"),
        PLAIN.replace("harbour", "hárböur"),
        PLAIN.replace(" ", "\n\n"),
        "😀 " + PLAIN + " 😀",
    ],
)
def test_typography_makes_no_difference(same):
    assert prints(same) == prints(PLAIN)


@pytest.mark.parametrize(
    "other",
    [
        PLAIN.replace("noon", "nine"),
        PLAIN.replace("two cranes", "cranes two"),
        "Городской порт закрыл северный причал в полдень из-за двух кранов и никому не сказал об этом",
    ],
)
def test_words_and_their_order_do(other):
    assert prints(other) != prints(PLAIN)


@pytest.mark.parametrize("text", ["", "Three short words", None, "— … “”", "\x00", "0", "0 0", "\n0\n"])
def test_a_text_shorter_than_a_shingle_has_none(text):
    assert prints(text, PLAIN, text) == [[], *prints(PLAIN), []]


def test_letters_of_other_alphabets_count():
    (a,) = prints("Городской порт закрыл северный причал в полдень")
    (b,) = prints("Городской порт открыл северный причал в полдень")
    assert a and a != b


def test_half_a_character_does_no_harm():
    row = article("broken", PLAIN + " \ud800 and some more words after it")
    assert len(fingerprint(frame_of([row]))) > 0


@given(st.lists(st.text(alphabet="ab é’0 \n", max_size=80), max_size=6), st.integers(1, 50))
@settings(max_examples=60, deadline=None)
def test_neither_neighbours_nor_batches_matter(texts, size):
    alone = [prints(text)[0] for text in texts]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(fingerprints, "_BATCH", size)
        assert prints(*texts) == alone
    assert prints(*texts) == alone


def test_a_shared_run_of_eight_words_leaves_a_shared_print():
    rng = np.random.default_rng(5)
    for _ in range(50):
        shared = [f"s{k}" for k in rng.integers(0, 9_999, SHINGLE + WINDOW - 1)]
        a, b = ([f"{side}{k}" for k in rng.integers(0, 9_999, 30)] for side in "ab")
        a[int(rng.integers(0, 30)) : 0] = shared
        b[int(rng.integers(0, 30)) : 0] = shared
        left, right = prints(" ".join(a), " ".join(b))
        assert set(left) & set(right)


def test_long_words_are_told_apart_by_their_ends():
    long = "counterrevolutionaries of the old town hall met again"
    assert prints(long) != prints(long.replace("ies", "y"))
    assert prints(long) != prints(long.replace("counter", "kounter"))


def test_the_numbers_are_ours_and_stay():
    assert prints("one two three four five")[0] == [6119344934977056251, 6909249101729835934]
