"""What a sentence begins with, and people whose phrase ends at a place."""

from __future__ import annotations

import pytest

from stemma.knowledge import load_knowledge
from stemma.language.cues import load_cues
from stemma.language.subjects import find_papers, find_subject, phrase_ending
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
        ("The list, the club said in reply, counts members.", "the list"),
        ("Northwire reports in a long piece that Ines Abara has left.", "northwire"),
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


def test_who_stands_behind_somebody_whatever_he_is_called() -> None:
    tokens = find_tokens("News came from a shepherd")
    assert phrase_ending(tokens, len(tokens)) is None
    assert words("News came from a shepherd", phrase_ending(tokens, len(tokens), who=True)) == "a shepherd"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Her story is backed by phone records.", ["phone records"]),
        ("He has seen a leaked memo and 43 pages.", ["a leaked memo", "43 pages"]),
        ("She records the list.", []),
    ],
)
def test_papers_that_are_brought_up(text: str, expected: list[str]) -> None:
    assert [words(text, found) for found in find_papers(find_tokens(text), CUES)] == expected
