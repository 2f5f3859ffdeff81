import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.language.alignment import chain, fill, tile


def words(a, b):
    ids = {}
    return [ids.setdefault(w, len(ids)) for w in a.split()], [ids.setdefault(w, len(ids)) for w in b.split()]


def said(text, tiles):
    split = text.split()
    return [" ".join(split[i : i + n]) for i, _, n in tiles]


@pytest.mark.parametrize(
    ("a", "b", "shared"),
    [
        ("the old lamp was lit again", "the old lamp was lit again", ["the old lamp was lit again"]),
        ("a b c d x e f g", "e f g y a b c d", ["a b c d", "e f g"]),  # moved
        ("a b c", "d e f", []),
        ("a b", "a b", []),  # shorter than is asked for
        ("", "a b c", []),
    ],
)
def test_tiles_are_the_longest_shared_runs(a, b, shared):
    left, right = words(a, b)
    assert said(a, tile(left, right, 3)) == shared


def test_a_gap_inside_a_passage_is_filled_by_what_is_left_of_it():
    a = "they said the red steel cables had been bought in the spring"
    b = "they said the red iron cables were bought in the spring"
    left, right = words(a, b)
    tiles = fill(left, right, tile(left, right, 3), 8)
    assert "cables" in said(a, tiles)
    assert len(chain(tiles, 8)) == 1


def test_a_passage_is_followed_past_an_edit_at_its_end():
    a = "the ferry left the quay at nine with forty people on board and the mate at the wheel"
    b = "the ferry left the quay at nine with forty people on deck and their mate at the helm of it"
    left, right = words(a, b)
    assert said(a, fill(left, right, tile(left, right, 3), 8))[-2:] == ["and", "mate at the"]
    c = "the ferry left the quay at nine with forty people on deck near the cold rail mate at home"
    left, right = words(a, c)
    assert said(a, fill(left, right, tile(left, right, 3), 8))[-1] == "mate at"


def test_a_few_shared_words_are_not_followed():
    left, right = words("one of the men had gone to sea again", "one of the women wanted to go to sea")
    assert said("one of the men had gone to sea again", fill(left, right, tile(left, right, 3), 8)) == ["one of the"]


def test_a_seed_that_is_too_common_does_not_break_the_run_around_it():
    chorus = [1, 2, 3]
    a = [10, 11, 12, *chorus, 13, 14, 15]
    b = [*chorus * 50, 99, *a]
    assert tile(a, b, 3) == [(0, 151, 9)]


def test_numbers_of_any_size_and_arrays_will_do():
    a, b = np.array([2**40, 7, 2**62, 5, 0, 0, 0]), np.array([5, 2**40, 7, 2**62, 5])
    assert tile(a, b, 3) == [(0, 1, 4)] == tile(a.tolist(), b.tolist(), 3)


def test_runs_in_another_order_are_not_one_passage():
    left, right = words("a b c d e f", "d e f a b c")
    assert len(chain(tile(left, right, 3), 8)) == 2


sequences = st.lists(st.integers(0, 4), max_size=40)


@given(sequences, sequences)
def test_no_word_is_used_twice_and_every_tile_reads_alike(a, b):
    tiles = fill(a, b, tile(a, b, 3), 6)
    seen_a, seen_b = set(), set()
    for i, j, n in tiles:
        assert a[i : i + n] == b[j : j + n]
        assert not seen_a & set(range(i, i + n)) and not seen_b & set(range(j, j + n))
        seen_a |= set(range(i, i + n))
        seen_b |= set(range(j, j + n))


def test_a_text_of_one_word_repeated_does_no_harm():
    assert tile([1] * 20_000, [1] * 20_000, 3) == []
