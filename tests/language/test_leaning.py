"""What one report leans on: how many words bring it in."""

from __future__ import annotations

import pytest

from stemma.language.leaning import is_leaning, leans_at, leans_finitely_at, skip_unnamed
from stemma.language.tokens import find_tokens


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("citing two guards", 1),
        ("crediting two guards", 1),
        ("relying on two guards", 2),
        ("attributing the news to two guards", 4),
        ("basing its report on court files", 4),
        ("picking up a story", 2),
        ("picking up on a story", 3),
        ("itself based on a story", 3),
        ("referring to the lake", 0),
        ("relying heavily", 0),
        ("saying so", 0),
    ],
)
def test_participles(text: str, length: int) -> None:
    assert leans_at(find_tokens(text), 0) == length
    words = text.lower().split()
    assert length < 2 or is_leaning(words[:length])


@pytest.mark.parametrize(
    ("text", "length"),
    [("cites two guards", 1), ("leans on two guards", 2), ("had it from two guards", 3), ("leans left today", 0)],
)
def test_finite_verbs(text: str, length: int) -> None:
    assert leans_finitely_at(find_tokens(text), 0) == length


@pytest.mark.parametrize(
    ("text", "skipped"),
    [
        ("it did not name, said", 4),
        ("whom it declined to identify", 5),
        ("it named, said", 0),
        ("and left", 0),
        ("", 0),
    ],
)
def test_who_is_not_named(text: str, skipped: int) -> None:
    assert skip_unnamed(find_tokens(text), 0) == skipped
