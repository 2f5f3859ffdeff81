"""Two texts side by side: nothing of either is lost, and what they share stands together."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from stemma.faces.parallel import Pair, lay_parallel
from stemma.faces.pieces import CollationRow

LEFT = "The dam broke at dawn. Nobody was hurt.\n\nThe mayor spoke. It rained."
RIGHT = "A new opening. The dam burst at dawn.\n\nThe mayor spoke. Read more."


def pair(left: str, right: str, kind: str = "verbatim") -> Pair:
    a, b = LEFT.index(left), RIGHT.index(right)
    return Pair((b, b + len(right)), (a, a + len(left)), kind)


def side(rows: tuple[CollationRow, ...], which: str) -> list[str]:
    return [" ".join(getattr(run, which) for run in row.runs if getattr(run, which)) for row in rows]


def test_rows_follow_the_copy() -> None:
    rows, more = lay_parallel(
        LEFT,
        RIGHT,
        [pair("The mayor spoke.", "The mayor spoke."), pair("The dam broke at dawn.", "The dam burst at dawn.")],
    )
    assert not more
    assert [row.kind for row in rows] == ["apart", "verbatim", "apart", "verbatim", "apart"]
    assert side(rows, "left") == ["", "The dam broke at dawn.", "Nobody was hurt.", "The mayor spoke.", "It rained."]
    assert side(rows, "right") == ["A new opening.", "The dam burst at dawn.", "", "The mayor spoke.", "Read more."]
    assert [(run.kind, run.left or run.right) for run in rows[1].runs][1:3] == [("left", "broke"), ("right", "burst")]


def test_a_long_passage_is_cut_where_both_begin_a_paragraph() -> None:
    text = "One two three.\n\nFour five six.\nSeven."
    rows, _ = lay_parallel(text, text, [Pair((0, len(text)), (0, len(text)), "verbatim")])
    assert side(rows, "right") == ["One two three.", "Four five six.", "Seven."]
    assert side(rows, "left") == side(rows, "right")


def test_of_passages_that_overlap_the_longest_counts() -> None:
    short = Pair((0, 5), (20, 25), "verbatim")
    rows, _ = lay_parallel(LEFT, RIGHT, [short, Pair((0, 14), (0, 14), "rewritten")])
    assert rows[0].kind == "rewritten"


def test_without_a_shared_passage_both_stand_beside_each_other() -> None:
    (row,), more = lay_parallel(LEFT, RIGHT, [])
    assert row.kind == "apart" and not more
    assert lay_parallel("", "", []) == ((), 0)


words = st.lists(
    st.sampled_from(["dam", "river", "mayor", "rain", "gate", "night", "boats", "¶", "x,", "\n"]), max_size=40
)


@given(words, words, st.lists(st.tuples(*[st.integers(0, 80)] * 4), max_size=6))
def test_no_word_is_lost(left: list[str], right: list[str], ends: list[tuple[int, int, int, int]]) -> None:
    """Whatever passages are given, every word of the copy stands in its rows once, in order."""
    a, b = " ".join(left), " ".join(right)
    pairs = [
        Pair(
            (min(r0, r1, len(b)), min(max(r0, r1), len(b))), (min(l0, l1, len(a)), min(max(l0, l1), len(a))), "verbatim"
        )
        for r0, r1, l0, l1 in ends
    ]
    pairs = [one for one in pairs if one.right[0] < one.right[1] and one.left[0] < one.left[1]]
    rows, _ = lay_parallel(a, b, pairs)
    letters = [char for text in side(rows, "right") for char in text if char.isalpha()]
    assert letters == [char for char in b if char.isalpha()]
