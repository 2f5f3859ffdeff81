"""Word-level comparison: what it must say about pairs that an editor can check by eye."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.faces.collation import MOST_WORDS, collate

CASES = [
    ("The dam held.", "The dam held.", ["equal"]),
    ("“The dam held,” she said", '"the dam held", she said', ["equal"]),
    ("The dam held", "The weir broke", ["equal", "left", "right"]),
    ("Water rose", "", ["left"]),
    ("", "", []),
    (
        "gates open at dawn today",
        "gates shut at dusk today",
        ["equal", "left", "right", "equal"],
    ),  # a lone "at" is dissolved
    ("gates open yesterday dawn today", "gates shut yesterday dusk today", ["equal", "left", "right"] * 2 + ["equal"]),
]


@pytest.mark.parametrize(("left", "right", "kinds"), CASES)
def test_kinds(left: str, right: str, kinds: list[str]) -> None:
    assert [run.kind for run in collate(left, right)] == kinds


@given(st.text("ab c.“\n", max_size=60), st.text("ab c.“\n", max_size=60))
def test_both_passages_come_back(left: str, right: str) -> None:
    runs = collate(left, right)
    assert " ".join(run.left for run in runs if run.left) == " ".join(left.split())
    assert " ".join(run.right for run in runs if run.right) == " ".join(right.split())


def test_long_input_is_cut() -> None:
    runs = collate("word " * 5000, "x" * 1_000_000)
    assert sum(len(run.left.split()) for run in runs) == MOST_WORDS + 1
