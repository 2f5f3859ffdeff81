"""What somebody's own count has, where no verb says so."""

from __future__ import annotations

import pytest

from stemma.knowledge import load_knowledge
from stemma.language.cues import load_cues
from stemma.language.sayings import find_sayings
from stemma.language.sentences import split_sentences
from stemma.language.speech import find_attributions

KNOWLEDGE = load_knowledge()

TABLE = [
    ("Forty boats were lost, by the board's own count.", [("the board", "phrase", "Forty boats were lost")]),
    ("By the union's count 4,000 people marched on Sunday.",
     [("the union", "phrase", "4,000 people marched on Sunday")]),
    ("In the warden's telling, the gate had been shut.", [("the warden", "phrase", "the gate had been shut")]),
    ("The port lost forty boats by its owners' reckoning.", [("its owners", "phrase", "The port lost forty boats")]),
    ("The parish owes them 9,000 marks by the former vicar's account.",
     [("the former vicar", "phrase", "The parish owes them 9,000 marks")]),
    ("The union's figure was 4,000.", [("The union", "figure", "was 4,000")]),
    ("The warden's estimate, given late on Sunday, was 300.", [("The warden", "figure", "was 300")]),
    ("Ada Lund's tally, as printed by the Gazette, was eleven.", [("Ada Lund", "figure", "was eleven")]),
    # what is done by a count, or lies in somebody's account, is nobody's word
    ("The paper was undone by its own figures.", []),
    ("The boat was built by the count's own brother.", []),
    ("A third of it was found in the company's account.", []),
    ("The warden's figure was a blow.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TABLE, ids=[text[:50] for text, _ in TABLE])
def test_whose_reckoning(text: str, expected: list[tuple[str, str, str]]) -> None:
    rows = find_attributions(text, split_sentences(text), (), KNOWLEDGE)
    found = find_sayings(text, rows, load_cues(KNOWLEDGE))
    assert [(text[slice(*s.source)], s.group, text[slice(*s.content[0])]) for s in found if s.source] == expected
