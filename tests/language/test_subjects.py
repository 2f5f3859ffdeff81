"""What a sentence begins with, and people whose phrase ends at a place."""

from __future__ import annotations

import pytest

from stemma.knowledge import load_knowledge
from stemma.language.cues import load_cues
from stemma.language.subjects import find_subject, phrase_ending
from stemma.language.tokens import find_tokens

CUES = load_cues(load_knowledge())


def words(text: str, found: tuple[int, int] | None) -> str | None:
    return " ".join(t.low for t in find_tokens(text)[slice(*found)]) if found else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The auditors then compared the lists.", "the auditors"),
        ("The man who said so was back.", "the man"),
        ("On Monday the board met.", None),
        ("She met the board.", None),
    ],
)
def test_subject(text: str, expected: str | None) -> None:
    assert words(text, find_subject(find_tokens(text), CUES)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Gazette spoke to two members of the crew", "two members of the crew"),
        ("Police interviewed a trader", "a trader"),
        ("Residents", "residents"),
        ("The minister,", "the minister"),
        ("They crossed a river", None),
        ("", None),
    ],
)
def test_phrase_ending(text: str, expected: str | None) -> None:
    tokens = find_tokens(text)
    assert words(text, phrase_ending(tokens, len(tokens))) == expected
