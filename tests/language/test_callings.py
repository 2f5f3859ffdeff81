"""What a text says that a person is, in its own words."""

from __future__ import annotations

import pytest

from stemma.knowledge import load_knowledge
from stemma.language.callings import find_callings
from stemma.language.tokens import find_tokens

KNOWLEDGE = load_knowledge()
TABLE = [
    ("The deputy minister, Ana Pohl, said so.", ["deputy minister"]),
    ("Minister Ana Pohl said so.", ["Minister"]),
    ("Deputy Health Minister Ana Pohl said so.", ["Deputy Health Minister"]),
    ("Ana Pohl, acting head of the Port Authority, said so.", ["acting head of the Port Authority"]),
    ("Ana Pohl, who was deputy mayor of Velm until May, said so.", ["deputy mayor of Velm"]),
    ("Ana Pohl is the mayor of Velm.", ["mayor of Velm"]),
    ("A spokeswoman for the ministry, Ana Pohl, said so.", ["spokeswoman for the ministry"]),
    ("Ana Pohl, 54, a nurse, said so.", ["nurse"]),
    ("Former president Ana Pohl left.", ["Former president"]),
    ("President-elect Ana Pohl left.", ["President-elect"]),
    ("The deputy head of President Ana Pohl's office left.", ["President"]),
    ("The police phoned the speaker of the ministry Ana Pohl.", ["speaker of the ministry"]),
    ("Minister Ana Pohl, head of the league, left.", ["Minister", "head of the league"]),
    ("Ana Pohl, of Velm, said so.", []),
    ("Yesterday Mr Ana Pohl said so.", []),
    ("In the town, Ana Pohl said so.", []),
    ("Ana Pohl said so.", []),
]


@pytest.mark.parametrize(("text", "expected"), TABLE, ids=[text for text, _ in TABLE])
def test_callings(text: str, expected: list[str]) -> None:
    start = text.index("Ana Pohl")
    found = find_callings(text, find_tokens(text), (start, start + 8), KNOWLEDGE)
    assert [text[slice(*span)] for span in found] == expected


@pytest.mark.parametrize("text", ["", "(((", "the " * 50, "Minister " * 50, ", , , who was"])
def test_any_place_will_do(text: str) -> None:
    for start in range(0, len(text) + 1, 3):
        for a, b in find_callings(text, find_tokens(text), (start, min(start + 2, len(text))), KNOWLEDGE):
            assert 0 <= a < b <= len(text)
