"""Which words are verbs of a clause: a table of sentences with the verbs in them."""

from __future__ import annotations

import pytest

from stemma.language.finite import is_finite
from stemma.language.tokens import find_tokens

TABLE = [
    ("The wall gave way at noon.", ["gave"]),
    ("The wall, built by hand, gave way.", ["gave"]),
    ("The company owned by Pohl has closed.", ["has"]),
    ("The firm owns the mine.", ["owns"]),
    ("They write that it rains.", ["write", "rains"]),
    ("Two officials told reporters that the gate was shut.", ["told", "was"]),
    ("A firm based in Norwick", []),
    ("in May and in June", []),
    ("the cut in the budget", []),
    ("It isn't so.", ["isn't"]),
    ("", []),
]


@pytest.mark.parametrize(("text", "verbs"), TABLE)
def test_verbs(text: str, verbs: list[str]) -> None:
    tokens = find_tokens(text)
    assert [token.low for i, token in enumerate(tokens) if is_finite(tokens, i)] == verbs
