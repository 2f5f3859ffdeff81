"""Whom pronouns, relatives and "the latter" mean: articles in small, and the last who speaks in them."""

from __future__ import annotations

import pytest

from stemma.knowledge import load_knowledge
from stemma.language.citations import find_citations
from stemma.language.cues import load_cues
from stemma.language.names import find_names
from stemma.language.sayings import find_sayings
from stemma.language.sentences import split_sentences
from stemma.language.speakers import Cast
from stemma.language.speech import find_attributions

KNOWLEDGE = load_knowledge()
CUES = load_cues(KNOWLEDGE)


def speakers(text: str) -> list[str]:
    sentences, names = split_sentences(text), find_names(text, KNOWLEDGE)
    rows = find_attributions(text, sentences, names, KNOWLEDGE)
    cited = find_citations(text, sentences, names, rows, KNOWLEDGE, [])
    cast = Cast(text, sentences, names, cited, KNOWLEDGE, CUES, None)
    found = [cast.speaker(saying) for saying in find_sayings(text, rows, CUES)]
    return [f"{s.kind} {s.name}" if not s.open else "?" for s in found if s is not None]


TABLE = [
    # the former and the latter
    (
        "Minister Bo Sund and surveyor Cora Lund clashed. The former said it was safe; the latter said it leaked.",
        ["person Bo Sund", "person Cora Lund"],
    ),
    (
        "The landlord, Bo Sund, and the tenant, Ada Vane, both spoke. The latter said it leaked.",
        ["person Ada Vane"],
    ),
    ("The bank and the union disagree. The latter says wages have fallen.", ["office union"]),
    ("It rained. The latter said it leaked.", ["?"]),
    ("The former manager of the mill said it leaked.", ["anonymous the former manager of the mill"]),
    # he and she
    (
        "John Marsh met Mary Hale at the quay. She said it leaked, and he said that it was safe.",
        ["person Mary Hale", "person John Marsh"],
    ),
    ("Mr Bo Sund met Mrs Cora Lund at the quay. She said it leaked.", ["person Cora Lund"]),
    ("Neighbours said the landlord had left. He said it leaked.", ["anonymous neighbours", "anonymous the landlord"]),
    # whose office, whose brother
    ("Mayor Ines Abara was away. Her office said it leaked.", ["office Ines Abara's office"]),
    (
        "Reuters said the chancellor had fainted. Her office said she was well.",
        ["agency Reuters", "office chancellor's office"],
    ),
    ("Bo Sund said his brother had told him it leaked.", ["person Bo Sund", "anonymous Bo Sund's brother"]),
    # who
    ("Police interviewed a trader who said it leaked.", ["anonymous a trader"]),
    ("The minister, who said it leaked, has resigned.", ["person minister"]),
    ("Residents who say it leaks were moved.", ["anonymous residents"]),
    # papers
    ("The Gazette has read 43 pages of notes. They give the cost as 740,000 talers.", ["document 43 pages"]),
]


@pytest.mark.parametrize(("text", "expected"), TABLE)
def test_who_is_meant(text: str, expected: list[str]) -> None:
    assert speakers(text) == expected
