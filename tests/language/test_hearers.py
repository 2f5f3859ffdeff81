"""The press that somebody told it to: one sentence or two, and through whom the last words in them come."""

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


def through(text: str, outlet: str | None = None) -> str | None:
    """The press to which the last speaker told it, "-" when nobody speaks."""
    sentences, names = split_sentences(text), find_names(text, KNOWLEDGE)
    rows = find_attributions(text, sentences, names, KNOWLEDGE)
    cited = find_citations(text, sentences, names, rows, KNOWLEDGE, [outlet] if outlet else [])
    cast = Cast(text, sentences, names, cited, KNOWLEDGE, CUES, outlet)
    found = [speaker for saying in find_sayings(text, rows, CUES) if (speaker := cast.speaker(saying)) is not None]
    if not found:
        return "-"
    return found[-1].told.name if found[-1].told else None


TABLE = [
    # told, asked, interviewed
    ("“We saw it fall,” Ana Pohl told the Norwick Gazette.", "Norwick Gazette"),
    ("Ana Pohl, asked by the Norwick Gazette about the gate, said it had failed.", "Norwick Gazette"),
    ("Asked by the Norwick Gazette about the gate, Ana Pohl said it had failed.", "Norwick Gazette"),
    ("Reached by telephone by the Norwick Gazette, Ana Pohl said it had failed.", "Norwick Gazette"),
    ("Contacted by AFP, the board said the gate had failed.", "Agence France-Presse"),
    ("Speaking to the BBC, Ana Pohl said the gate had failed.", "BBC"),
    ("In an interview with the Norwick Gazette, Ana Pohl said the gate had failed.", "Norwick Gazette"),
    ("In an interview with Ostrand Dnes published on Sunday, Ana Pohl said the gate had failed.", "Ostrand Dnes"),
    ("The board, quoted by the state news agency Orvia Press, said the gate had failed.", "Orvia Press"),
    ("The gate failed, according to an official quoted by Kyodo.", "Kyodo"),
    ("In a memo to staff seen by Reuters, Ana Pohl said the gate had failed.", "Reuters"),
    ("Reuters spoke to two divers who said the gate had failed.", "Reuters"),
    # without its name
    ("The gate failed, the portal Orvia Info reported. The board told the portal that it was old.", "Orvia Info"),
    ("The gate failed, the Norwick Gazette said. A clerk confirmed to the paper that it was old.", "Norwick Gazette"),
    # unknown to any list, called or placed as press
    ("Ana Pohl told the Riga-based weekly Sesta that the gate had failed.", "Sesta"),
    ("Ana Pohl told Finnish radio station Aalto Yksi that the gate had failed.", "Aalto Yksi"),
    ("The gate failed, Ana Pohl has told Kurier Rzeczny.", "Kurier Rzeczny"),
    ("The board denied to the Ostra news agency that the gate had failed.", "Ostra"),
    ("Ana Pohl said, in remarks carried by Sahel Un, that the gate had failed.", "Sahel Un"),
    ("The board said on Tuesday in a statement carried by the Ostra agency that the gate had failed.", "Ostra"),
    ("Ana Pohl rejected the charge in comments published by the Norwick Gazette.", "Norwick Gazette"),
    ("Ana Pohl, in an interview with the magazine Lock aired on Sunday, said the gate had failed.", "Lock"),
    ("Writing in the Norwick Gazette, Ana Pohl said the gate had failed.", "Norwick Gazette"),
    ("In the Norwick Gazette, Ana Pohl says the gate failed.", "Norwick Gazette"),
    (
        "The gate failed, Radio Orvia reported. Asked by the station about the lock, Ana Pohl said it was old.",
        "Radio Orvia",
    ),
    ("Speaking on Radio Orvia, Ana Pohl said the gate had failed.", "Radio Orvia"),
    ("Ana Pohl wrote in the Norwick Gazette that the gate had failed.", "Norwick Gazette"),
    ("In a letter to the Norwick Gazette, Ana Pohl said the gate had failed.", "Norwick Gazette"),
    ("Ana Pohl told a reporter for the Norwick Gazette that the gate had failed.", "Norwick Gazette"),
    ("Ana Pohl said on Telegram that the gate had failed.", None),
    # through whoever speaks for him
    ("Ana Pohl denied through her solicitor that the gate had failed.", "her solicitor"),
    ("Through his lawyer, the driver said that the gate had failed.", "his lawyer"),
    ("Ana Pohl said through the gate that she was cold.", None),
    # who goes on telling
    ("A dock source told Reuters the gate failed. The same source said it was old.", "Reuters"),
    ("Two divers told AFP the gate failed. One of the divers said it was old.", "Agence France-Presse"),
    ("Ana Pohl told Sky News the gate failed. She added that it was old.", "Sky News"),
    # told to others, to nobody, to the article's own paper
    ("A dock source told Reuters the gate failed. Another source said it was old.", None),
    ("Ana Pohl told reporters the gate failed.", None),
    ("Ana Pohl told the court that the gate failed.", None),
    ("Ana Pohl told the London inquiry that the gate failed.", None),
    ("Ana Pohl said the board had lied in an interview with Ostrand Dnes.", None),
    ("The Norwick Gazette was sold to a bank. Ana Pohl said the gate had failed.", None),
    ("The interview with the Norwick Gazette was short, and Ana Pohl said the gate had failed.", None),
]


@pytest.mark.parametrize(("text", "expected"), TABLE)
def test_hearer(text: str, expected: str | None) -> None:
    assert through(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Ana Pohl told the Gazette that the gate had failed.",
        "In an interview with the Gazette, Ana Pohl said the gate had failed.",
        "Ana Pohl, asked by this newspaper, said the gate had failed.",
    ],
)
def test_own_paper_is_no_hearer(text: str) -> None:
    assert through(text, "Norwick Gazette") is None
