"""Which attributions are somebody's word: a table of sentences with who speaks in them."""

from __future__ import annotations

import pytest

from stemma.knowledge import load_knowledge
from stemma.language.cues import load_cues
from stemma.language.sayings import find_sayings
from stemma.language.sentences import split_sentences
from stemma.language.speech import find_attributions

KNOWLEDGE = load_knowledge()

TABLE = [
    ("Ana Pohl said the gate had failed.", [("Ana Pohl", "statement", True)]),
    ("The gate had failed, according to Ana Pohl.", [("Ana Pohl", "phrase", True)]),
    ("“It failed,” she snapped.", [("she", "statement", True)]),
    ("The log shows that the gate failed.", [("The log", "finding", True)]),
    ("Engineers believe that the gate was weak.", [("Engineers", "thought", True)]),
    ("The report names no suspect.", [("The report", "figure", False)]),
    ("Salk put the cost at 35 million marks.", [("Salk", "figure", False)]),
    ("The union criticised the board.", [("The union", "stance", False)]),
    ("The board rejected the report.", [("The board", "stance", False)]),
    ("The board’s claim that the gate was sound came late.", [("board", "noun", False)]),
    ("The list has 240 names.", [("The list", "figure", False)]),
    ("The memo proposed to close the gate.", [("The memo", "figure", False)]),
    ("In the list there are 240 names.", [("the list", "phrase", True)]),
    ("The man was named by the brigade as Bo Sund.", [("the brigade", "stance", False)]),
    ("The mayor read out eleven names.", [("The mayor", "stance", False)]),
    ("The ministry does not confirm the report.", []),
    ("The ministry does not deny the report.", [("The ministry", "stance", False)]),
    ("The ministry knows of 40 cases.", [("The ministry", "figure", False)]),
    ("The warden knew on Sunday of at least nine dead.", [("The warden", "figure", False)]),
    ("The appendix allows for a loss of 3 million.", [("The appendix", "figure", False)]),
    ("The annex lists six ships.", [("The annex", "figure", False)]),
    ("The archivist vouched for the letter.", [("The archivist", "stance", False)]),
    # acts, wishes, refusals and thoughts of things are nobody's word
    ("The board proposed a new gate.", []),
    ("The board has offered to mend the gate.", []),
    ("The navy attacked the fort.", []),
    ("The board did not say when it failed.", []),
    ("It is thought that the gate failed.", []),
    ("They saw the gate fail.", []),
    ("She reportedly told the board that the gate was sound.", []),
    ("Governor Abara declared a state of emergency.", []),
]


@pytest.mark.parametrize(("text", "expected"), TABLE, ids=[text[:50] for text, _ in TABLE])
def test_whose_word(text: str, expected: list[tuple[str, str, bool]]) -> None:
    rows = find_attributions(text, split_sentences(text), (), KNOWLEDGE)
    found = find_sayings(text, rows, load_cues(KNOWLEDGE))
    assert [(text[slice(*s.source)] if s.source else None, s.group, s.apart) for s in found] == expected
