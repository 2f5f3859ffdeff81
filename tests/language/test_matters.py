"""What one sentence tells: a table of sentences and the matters in them."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.knowledge import load_knowledge
from stemma.language.matters import find_matters
from stemma.language.sentences import split_sentences
from stemma.language.speech import find_attributions
from stemma.model import Matter

KNOWLEDGE = load_knowledge()


def matters_of(text: str) -> tuple[Matter, ...]:
    sentences = split_sentences(text)
    return find_matters(text, sentences, find_attributions(text, sentences, (), KNOWLEDGE), KNOWLEDGE)


def told(text: str) -> list[str]:
    return [" … ".join(text[a:b] for a, b in matter.spans) for matter in matters_of(text)]


TABLE = [
    # the cue clause is taken off, with what belongs to it
    ("The gate had failed at noon, the port authority said on Wednesday.", ["The gate had failed at noon"]),
    ("According to the port authority, the gate failed at noon.", ["the gate failed at noon"]),
    ("On Friday the authority said that the gate failed at noon.", ["the gate failed at noon"]),
    ("“We saw it fall,” said Ana Pohl, who lives by the gate.", ["“We saw it fall,”"]),
    ("“We saw it fall,” Pohl told reporters, “and we ran away.”", ["“We saw it fall,” … “and we ran away.”"]),
    ("The gate, the board said, had been weak for years.", ["The gate … had been weak for years"]),
    ("Pohl told the Gazette that the gate failed at noon.", ["the gate failed at noon"]),
    ("NORWICK, 3 March (Northwire) — The gate failed at noon.", ["The gate failed at noon"]),
    (
        "The vote could come in May, the people said, although one warned that the talks had failed twice.",
        ["The vote could come in May", "the talks had failed twice"],
    ),
    ("“We saw it fall,” a clerk told the Gazette, asking not to be named.", ["“We saw it fall,”"]),
    (
        "The board puts the loss at 40 million and says that it will rebuild the gate.",
        ["The board puts the loss at 40 million", "it will rebuild the gate"],
    ),
    (
        "At least 14 people died in the flood on the Aldra, the rescue service said, while the mayor of the town and "
        "the board in charge of the gates each accused the other of lying.",
        [
            "At least 14 people died in the flood on the Aldra",
            "while the mayor of the town and the board in charge of the gates each accused the other of lying",
        ],
    ),
    # but not where it is part of what is told
    ("The board called the report a mistake.", ["The board called the report a mistake"]),
    ("The board did not say who had opened the gate.", ["The board did not say who had opened the gate"]),
    ("The board has offered to mend the gate.", ["The board has offered to mend the gate"]),
    # clauses that tell something of their own
    (
        "The gate failed at noon, and the mayor closed the harbour for a week.",
        ["The gate failed at noon", "the mayor closed the harbour for a week"],
    ),
    (
        "The gate failed at noon; eleven boats were lost in the night.",
        ["The gate failed at noon", "eleven boats were lost in the night"],
    ),
    (
        "The gate, which was built in 1962 by the navy, failed at noon on Monday.",
        ["The gate … failed at noon on Monday", "which was built in 1962 by the navy"],
    ),
    (
        "The gate failed at noon, after the wind had turned to the north.",
        ["The gate failed at noon", "after the wind had turned to the north"],
    ),
    (
        "Norwick Malt, the country's third-oldest brewer by charter, wrote off 40 million.",
        ["Norwick Malt, the country's third-oldest brewer by charter", "wrote off 40 million"],
    ),
    (
        "Built in 1962 and mended in 1990, the gate weighs 400 tonnes and has three locks.",
        ["Built in 1962 and mended in 1990", "the gate weighs 400 tonnes and has three locks"],
    ),
    (
        "The board said the gate had failed, adding that it would be mended by May.",
        ["the gate had failed", "it would be mended by May"],
    ),
    # and what stays whole
    ("If the wind turns, the board will close the gate.", ["If the wind turns, the board will close the gate"]),
    ("The mayor and the harbour master saw the gate fail.", ["The mayor and the harbour master saw the gate fail"]),
    ("The gate failed, and so on.", ["The gate failed, and so on"]),
    ("“It failed, and I ran, and the mayor ran,” she said.", ["“It failed, and I ran, and the mayor ran,”"]),
    ("“It failed. We ran,” she said.", ["“It failed", "We ran,”"]),
    ("He said.", ["He said"]),
    ("***", ["***"]),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), TABLE, ids=[text[:50] for text, _ in TABLE])
def test_what_is_told(text: str, expected: list[str]) -> None:
    assert told(text) == expected


PIECES = [
    "The",
    "gate",
    "“",
    "”",
    ",",
    ";",
    "and",
    "which",
    "said",
    "that",
    "after",
    "Pohl",
    "was",
    "built",
    ".",
    "\n",
    "—",
]


@given(st.lists(st.sampled_from(PIECES), max_size=60))
def test_every_sentence_tells_something_and_nothing_twice(pieces: list[str]) -> None:
    text = " ".join(pieces)
    sentences, found = split_sentences(text), matters_of(text)
    assert sorted({matter.sentence for matter in found}) == list(range(len(sentences)))
    for number, (start, end) in enumerate(sentences):
        spans = sorted(span for matter in found if matter.sentence == number for span in matter.spans)
        assert all(start <= a < b <= end for a, b in spans)
        assert all(first[1] <= second[0] for first, second in pairwise(spans))


@pytest.mark.parametrize("unit", ["and he said, ", "which was, ", "“a” said ", "He ran; ", "it was "])
def test_hostile_text_is_cut_in_reasonable_time(unit: str) -> None:
    text = unit * (60_000 // len(unit))
    attributions = find_attributions(text, [(0, len(text))], (), KNOWLEDGE)
    began = time.perf_counter()
    find_matters(text, split_sentences(text), attributions, KNOWLEDGE)
    assert time.perf_counter() - began < 10
