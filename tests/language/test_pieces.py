"""Pieces of the press, and papers that it was shown."""

from __future__ import annotations

import pytest

from stemma.language.cited import Cited
from stemma.language.pieces import piece_of, shown_behind


@pytest.mark.parametrize(
    ("text", "is_piece"),
    [
        ("a report by Argus", True),
        ("an exclusive story in Argus", True),
        ("the late-night dispatch from Argus", True),
        ("a guard on the board of Argus", False),
        ("a lawyer for Argus", False),
        ("a report on the mint by Argus", False),
        ("reports by Argus", False),
    ],
)
def test_whose_piece_it_is(text: str, is_piece: bool) -> None:
    start = text.index("Argus")
    found = piece_of(text, (0, len(text)), [Cited(start, start + 5, "Argus", "outlet", "", 0, 0)])
    assert (found is not None) is is_piece


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (" that was leaked to the Argus. It rained.", " that was leaked to the Argus"),
        (", seen by Argus, shows", ", seen by Argus"),
        (" which has been published by Argus.", " which has been published by Argus"),
        (" of the board, seen by Argus", ""),
        ("", ""),
    ],
)
def test_who_was_shown_a_paper(text: str, shown: str) -> None:
    assert text[: shown_behind(text)] == shown
