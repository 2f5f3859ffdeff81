"""Which press, offices and documents an article names as its source, and what rightly is none."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.knowledge import load_knowledge
from stemma.language.citations import Cited, find_citations, is_press_like
from stemma.language.names import find_names
from stemma.language.speech import find_attributions

KNOWLEDGE = load_knowledge()
OUTLETS = ("The Norwick Courier", "Volunta", "Skarsund Weekly Echo")


def cite(text: str, outlets: tuple[str, ...] = OUTLETS) -> tuple[Cited, ...]:
    sentences, start = [], 0
    for line in text.split("\n"):
        sentences.append((start, start + len(line)))
        start += len(line) + 1
    names = find_names(text, KNOWLEDGE)
    rows = find_attributions(text, sentences, names, KNOWLEDGE)
    return find_citations(text, sentences, names, rows, KNOWLEDGE, outlets)


PRESS = [
    # known to the world
    ("The dam broke, Reuters reported on Monday.", [("Reuters", "agency", "reported")]),
    ("Two officials told the BBC that the dam broke.", [("BBC", "outlet", "told")]),
    # outlets of articles in hand
    ("Volunta also reports that the dam broke.", [("Volunta", "outlet", "also reports")]),
    ("The dam broke, according to the Courier.", [("The Norwick Courier", "outlet", "according to")]),
    ("That was confirmed to the Courier by the mayor.", [("The Norwick Courier", "outlet", "confirmed to")]),
    # a media word in a construction
    ("She told Radio Skarsund that the dam broke.", [("Radio Skarsund", "outlet", "told")]),
    ("The dam broke, the Skarsund Gazette’s report said.", [("Skarsund Gazette", "outlet", "report")]),
    ("With reference to the Skarsund Herald the site wrote little.", [("Skarsund Herald", "outlet", "reference to")]),
    # the construction says it
    ("The dam broke, the news agency Ostinat reported.", [("Ostinat", "agency", "reported")]),
    ("He told the newspaper Ostinat that the dam broke.", [("Ostinat", "outlet", "told")]),
    ("Dam close to breaking - Skarsund Herald\nThe mayor is away.", [("Skarsund Herald", "outlet", "-")]),
    # worded as translations and second mentions word it
    ("The dam broke, transmits the agency Ostinat from the capital.", [("Ostinat", "agency", "transmits")]),
    ("The dam broke, so writes the newspaper «Ostinat» today.", [("Ostinat", "outlet", "writes")]),
    (
        "It was first reported on Sunday by the Skarsund Herald.",
        [("Skarsund Herald", "outlet", "reported on Sunday by")],
    ),
    ("So it said in a text carried by the Skarsund Press Agency.", [("Skarsund Press Agency", "agency", "carried by")]),
    ("The dam held, according to Ana Pohl and the state-run Sund TV.", [("Sund TV", "outlet", "according to")]),
    ("The Courier disclosed the leak.", [("The Norwick Courier", "outlet", "disclosed")]),
    # made sure once, known again
    (
        "The news agency Ostinat reported it. Ostinat said so twice.",
        [("Ostinat", "agency", "reported"), ("Ostinat", "agency", "said")],
    ),
]
NOT_PRESS = [
    "Odesa fell on Sunday.",
    "Norway reported 40 deaths.",
    "She told Parliament that the dam broke.",
    "She told reporters that the dam broke.",
    "She told the Skarsund Exchange that the bank was sold.",
    "She told Smith that the dam broke.",
    "Ana Pohl reported on Sunday that the dam broke.",
    "He wrote on Telegram that the dam broke.",
    "The Skarsund Herald is for sale.",
    "Fog over the dam. Photo: Volunta/Ana Pohl",
    "The Volunta understands that the dam broke.",
    "American Express said profits rose.",
    "The Morning Star sailed on Monday.",
    "THE DAM BROKE AND NORWICK FELL",
    "",
]


@pytest.mark.parametrize(("text", "expected"), PRESS, ids=[t[:50] for t, _ in PRESS])
def test_press_that_is_cited(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert [(c.name, c.kind, c.cue) for c in cite(text) if c.kind in ("agency", "outlet")] == expected


@pytest.mark.parametrize("text", NOT_PRESS)
def test_what_is_no_press_citation(text: str) -> None:
    assert [c for c in cite(text) if c.kind in ("agency", "outlet")] == []


OTHERS = [
    ("The Coast Guard said the dam broke.", [("Coast Guard", "office")]),
    ("“It broke,” said Ana Pohl, an analyst at Skarsund Securities.", [("Skarsund Securities", "office")]),
    ("The ward is full, Dr Ana Pohl, head of St Anne’s Hospital, said.", [("St Anne’s Hospital", "office")]),
    ("The dam broke, according to the Water Tribunal.", [("Water Tribunal", "office")]),
    ("Nobody owns it, according to the land register.", [("land register", "document")]),
    ("The memo says the dam was old.", [("memo", "document")]),
    ("The report said the dam was old.", []),
    ("The dam, said a consultant close to the Water Tribunal, was old.", []),
]


@pytest.mark.parametrize(("text", "expected"), OTHERS, ids=[t[:50] for t, _ in OTHERS])
def test_offices_and_documents(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(c.name, c.kind) for c in cite(text)] == expected


def test_places_read_back() -> None:
    text = "The dam broke, The Norwick Courier reported. Volunta’s report said so."
    assert [(text[c.start : c.end], text[c.cue_start : c.cue_end]) for c in cite(text)] == [
        ("The Norwick Courier", "reported"),
        ("Volunta", "report"),
    ]


def test_order_of_outlets_does_not_matter() -> None:
    text = "The dam broke, according to the Courier. Volunta said so."
    assert len({cite(text, order) for order in itertools.permutations(OUTLETS)}) == 1


def test_a_short_name_that_two_outlets_share_is_neither() -> None:
    text = "The dam broke, according to the Courier."
    assert "The Norwick Courier" not in [c.name for c in cite(text, ("The Norwick Courier", "Skarsund Courier"))]


@pytest.mark.parametrize("name", ["Skarsund Gazette", "The Norwick Times", "Radio Skarsund", "Reuters"])
def test_press_like(name: str) -> None:
    assert is_press_like(name, KNOWLEDGE)


@pytest.mark.parametrize(
    "name", ["Norwick", "Ministry of Health", "Telegram", "American Express", "Ana Pohl", "", "Post Office"]
)
def test_not_press_like(name: str) -> None:
    assert not is_press_like(name, KNOWLEDGE)


@given(
    st.lists(
        st.sampled_from(
            ["Reuters", "told", "the", "Courier", "reported", ",", "citing", "\n", "24", "agency", "’s", "by", "."]
        ),
        max_size=40,
    )
)
def test_citations_lie_in_the_text_and_apart(pieces: list[str]) -> None:
    text = " ".join(pieces)
    rows = cite(text)
    assert all(0 <= c.start < c.end <= len(text) and text[c.cue_start : c.cue_end] == c.cue for c in rows)
    assert all(a.end <= b.start for a, b in itertools.pairwise(rows))
