import pytest
from conftest import HashingEncoder
from hypothesis import given
from hypothesis import strategies as st

from stemma.language.collation import Collation, Pair, collate, find_chunks, read_passage
from stemma.language.collation.kinds import KINDS, MIRRORED
from stemma.language.encoder import Encoder

MIRROR = dict(zip(KINDS, MIRRORED, strict=True))

# Wordings, a chunk of each, and how b's stands to a's.
TOLD = [
    ("A ferry sank off Ostria", "Ferry sinks near Ostria", "A ferry", "Ferry", "equivalent"),
    ("The harbour is open", "The harbour is closed", "is open", "is closed", "opposite"),
    ("Six miners died in the blast", "Nine miners died in the blast", "Six miners", "Nine miners", "similar"),
    ("A court jailed the mayor", "A court jailed the mayor of Mellin", "the mayor", "the mayor", "equivalent"),
    ("Ada Roe resigned", "Roe resigned", "Ada Roe", "Roe", "equivalent"),
    ("Police found a stolen oil painting", "Police found a painting", "a stolen oil painting", "a painting", "coarser"),
    ("Police found a painting", "Police found a stolen oil painting", "a painting", "a stolen oil painting", "finer"),
]


def put_together(a: str, b: str, encoder: Encoder) -> Collation:
    return collate(*(read_passage(text, find_chunks(text), encoder) for text in (a, b)))


def told(found: Collation) -> dict[tuple[str, str], str]:
    return {found.words(pair): pair.kind for pair in found.pairs}


@pytest.mark.parametrize("a, b, x, y, kind", TOLD)
def test_how_chunks_stand(a: str, b: str, x: str, y: str, kind: str, hashing: HashingEncoder) -> None:
    assert told(put_together(a, b, hashing)).get((x, y)) == kind


@pytest.mark.parametrize("a, b, x, y, kind", TOLD)
def test_swapped_it_is_mirrored(a: str, b: str, x: str, y: str, kind: str, hashing: HashingEncoder) -> None:
    there, back = told(put_together(a, b, hashing)), told(put_together(b, a, hashing))
    assert {(y, x): MIRROR[kind] for (x, y), kind in there.items()} == back


def test_what_nothing_answers_is_told(hashing: HashingEncoder) -> None:
    found = put_together("The mill burned down on Friday", "The mill burned down", hashing)
    assert [found.a.text[slice(*found.a.chunks[c])] for c in found.only_a] == ["on Friday"]
    assert found.only_b == ()


def test_chunks_may_be_joined(hashing: HashingEncoder) -> None:
    a, b = "The port of Mellin closed", "Mellin port closed"
    left = read_passage(a, [(0, 8), (9, 18), (19, 25)], hashing)
    right = read_passage(b, [(0, 11), (12, 18)], hashing)
    assert [(pair.a, pair.b) for pair in collate(left, right).pairs] == [((0, 1), (0,)), ((2,), (1,))]


def test_apart_chunks_of_a_pair_are_shown_apart(hashing: HashingEncoder) -> None:
    passage = read_passage("one two three", [(0, 3), (4, 7), (8, 13)], hashing)
    pair = Pair((0, 2), (1, 2), "similar", 1.0, 1.0)
    assert Collation(passage, passage, (pair,), (), ()).words(pair) == ("one … three", "two three")


@pytest.mark.parametrize("a, b", [("", ""), ("", "A ferry sank"), ("…", "!!"), ("\ud800 \x00", "İ ß 9" * 20)])
def test_nothing_is_raised(a: str, b: str, hashing: HashingEncoder) -> None:
    put_together(a, b, hashing)


@given(st.text(max_size=60), st.text(max_size=60))
def test_each_chunk_is_in_one_pair_or_none(a: str, b: str) -> None:
    found = put_together(a, b, HashingEncoder())
    for side, alone, passage in (
        ([c for pair in found.pairs for c in pair.a], found.only_a, found.a),
        ([c for pair in found.pairs for c in pair.b], found.only_b, found.b),
    ):
        assert sorted([*side, *alone]) == list(range(len(passage.chunks)))
