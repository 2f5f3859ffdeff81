"""Names and press as one article shows them to be."""

from __future__ import annotations

import pytest

from stemma.knowledge import load_knowledge
from stemma.language.articlepress import settle_press
from stemma.language.citations import find_citations
from stemma.language.entities import settle_names
from stemma.language.names import find_names
from stemma.language.sentences import split_sentences
from stemma.language.speech import find_attributions

KNOWLEDGE = load_knowledge()


def press(text: str) -> list[tuple[str, str]]:
    sentences, names = split_sentences(text), find_names(text, KNOWLEDGE)
    cited = find_citations(text, sentences, names, find_attributions(text, sentences, names, KNOWLEDGE), KNOWLEDGE, ())
    rows, _ = settle_press(text, settle_names(text, names, KNOWLEDGE), cited, KNOWLEDGE)
    return [(row.kind, row.name) for row in rows if row.kind in ("agency", "outlet")]


TABLE = [
    ("It rained, the Herald reported.", [("outlet", "The Herald")]),
    ("The Norwick Herald said it rained. It stopped, the Herald said.", [("outlet", "Norwick Herald")] * 2),
    ("It rained, Corda reported. An officer told Corda that it had stopped.", [("agency", "Corda")] * 2),
    ("A clerk told Savenpress that it rained.", [("agency", "Savenpress")]),
    # what the article calls press, and what published something that it then calls so
    ("The newspaper Correo del Lago printed a letter.", [("outlet", "Correo del Lago")]),
    ("Lagunero printed a letter, in which, says the newspaper, it rained.", [("outlet", "Lagunero")]),
    ("In an interview with Ostrand Dnes published on Sunday, she said it rained.", [("outlet", "Ostrand Dnes")]),
    ("Lagunero printed a letter. It rained.", []),
    # no agencies: who is told to act, who has a given name, who stands in a place's or a person's way
    ("The bank told Calder to find 40 million.", []),
    ("Bo Calder said it rained. The clerk told Calder that it had stopped.", []),
    ("A clerk told Maria that it rained.", []),
    ("It rained in Corda. A clerk told Corda that it had stopped.", []),
]


@pytest.mark.parametrize(("text", "expected"), TABLE, ids=[text[:50] for text, _ in TABLE])
def test_press_as_the_article_has_it(text: str, expected: list[tuple[str, str]]) -> None:
    assert press(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mayor of Pellow Johanna Brill left. Brill was tired.", ("Johanna Brill", "person")),
        ("The mayor of New Norwick City left.", ("New Norwick City", None)),
    ],
)
def test_a_person_behind_his_town(text: str, expected: tuple[str, str | None]) -> None:
    rows = settle_names(text, find_names(text, KNOWLEDGE), KNOWLEDGE)
    shown = {text[row.start : row.end]: row.kind for row in rows}
    assert expected[0] in shown and expected[1] in (None, shown[expected[0]])


@pytest.mark.parametrize(
    "text",
    [
        "The consultancy Halden Reed said it rained.",
        "Halden Reed, a lender, said it rained.",
        "Norvaxin said in a press release that it rained.",
        "Norvaxin's shares fell.",
    ],
)
def test_a_body_that_looks_like_a_person(text: str) -> None:
    rows = settle_names(text, find_names(text, KNOWLEDGE), KNOWLEDGE)
    assert [row.kind for row in rows if text[row.start] in "HN"] != ["person"]
