"""Which press, offices and documents an article names as its source, and what rightly is none."""

from __future__ import annotations

import itertools
import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.knowledge import load_knowledge
from stemma.language.citations import Cited, find_citations, is_press_like
from stemma.language.names import find_names
from stemma.language.speech import find_attributions
from stemma.model import Attribution

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
    ("The dam broke, the trade newsletter Ostinat has reported.", [("Ostinat", "outlet", "has reported")]),
    ("The dam broke, a blog of Ostinat reported.", []),
    ("“It broke,” he told a reporter of the Skarsund Dispatch.", [("Skarsund Dispatch", "outlet", "reporter of")]),
    ("She met two reporters of The Norwick Courier.", [("The Norwick Courier", "outlet", "reporters of")]),
    ("She met two reporters of the ministry.", []),
    ("They lost it, reports the paper “Echo”.", [("Skarsund Weekly Echo", "outlet", "reports")]),
    # "the X agency" is what an outlet in hand is called, and nothing of other names
    ("The dam broke, the Volunta agency writes.", [("Volunta", "agency", "writes")]),
    ("The dam broke, the Frontline agency says.", []),
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


SHORT = [
    # one in hand bears the word as its last or first
    ("The dam broke, the Post reported.", ("Norwick Evening Post",), ["Norwick Evening Post"]),
    ("The dam broke, the Times reported.", ("The Skarsund Times",), ["The Skarsund Times"]),
    ("She told the Herald that the dam broke.", ("Herald of Skarsund",), ["Herald of Skarsund"]),
    ("The Sun reported that the dam broke.", ("Skarsund Sun",), ["Skarsund Sun"]),
    ("“It broke,” he told the Mail’s reporter.", ("Skarsund Daily Mail",), ["Skarsund Daily Mail"]),
    # none does: a paper of that name and no more, however famous another is
    ("The dam broke, the Times reported.", ("Volunta",), ["The Times"]),
    ("She told the Herald that the dam broke.", (), ["The Herald"]),
    ("The dam broke, the Guardian reported.", ("Norwick Post",), ["The Guardian"]),
    ("The dam broke, according to the Post.", ("The Norwick Courier",), ["The Post"]),
    # the article named one in full before
    (
        "The dam broke, The Denver Post reported. The mayor wept, the Post said.",
        (),
        ["The Denver Post", "The Denver Post"],
    ),
    (
        "The Ostinat Herald reported a crack. The dam broke, the Herald reported.",
        ("The Skarsund Herald",),
        ["Ostinat Herald", "Ostinat Herald"],
    ),
    (
        "The dam broke, the Herald reported. It was The Skarsund Herald that broke the story.",
        ("The Skarsund Herald", "Norwick Herald"),
        ["The Herald", "The Skarsund Herald"],  # only afterwards
    ),
    (
        "It was The Skarsund Herald that broke the story. The dam broke, the Herald reported.",
        ("The Skarsund Herald", "Norwick Herald"),
        ["The Skarsund Herald", "The Skarsund Herald"],
    ),
    # two in hand share it: neither
    ("The dam broke, the Herald reported.", ("The Skarsund Herald", "Norwick Herald"), ["The Herald"]),
    # full names and names that no other bears stay what they are
    ("The dam broke, The New York Times reported.", ("The Skarsund Times",), ["The New York Times"]),
    ("The dam broke, the Oregonian reported.", ("The Skarsund Times",), ["The Oregonian"]),
]


@pytest.mark.parametrize(("text", "outlets", "expected"), SHORT, ids=[f"{t[:40]}|{o}" for t, o, _ in SHORT])
def test_short_names(text: str, outlets: tuple[str, ...], expected: list[str]) -> None:
    assert [c.name for c in cite(text, outlets) if c.kind in ("agency", "outlet")] == expected


def test_of_two_that_share_a_short_name_the_articles_own_is_meant() -> None:
    text = "“It broke,” he told the Herald."
    rows = find_citations(
        text, [(0, len(text))], (), (), KNOWLEDGE, ("Norwick Herald", "Skarsund Herald"), "Norwick Herald"
    )
    assert [c.name for c in rows] == ["Norwick Herald"]


LEADS = [
    ("The dam broke (via Volunta).", ["Volunta"]),
    ("The dam broke. H/t Volunta.", ["Volunta"]),
    ("The dam broke, a hat tip to the Courier.", ["The Norwick Courier"]),
    ("With additional material from Volunta.", ["Volunta"]),
    ("As first reported by the Skarsund Gazette, the dam broke.", ["Skarsund Gazette"]),
    ("The crack was first seen by the Courier.", ["The Norwick Courier"]),
    ("It was the Courier that broke the story.", ["The Norwick Courier"]),
    ("The Courier, which broke the news, named nobody.", ["The Norwick Courier"]),
    ("The Skarsund Gazette, which first obtained the letter, named nobody.", ["Skarsund Gazette"]),
    ("Read the Courier on the man who saw it.", ["The Norwick Courier"]),
    ("He was left alone, the Courier tells us.", ["The Norwick Courier"]),
    ("You may have heard her on Radio Skarsund.", ["Radio Skarsund"]),
    ("What began it was a scoop in the Courier.", ["The Norwick Courier"]),
    ("In the Courier’s account the wall was wet.", ["The Norwick Courier"]),
    ("The dam broke, the Ostinat news service reported.", ["Ostinat"]),
    ("The dam broke, transmits on Tuesday «Volunta».", ["Volunta"]),
    ("The dam broke, communicates on Tuesday the agency Ostinat.", ["Ostinat"]),
    # wording alone makes no press
    ("They came home via Skarsund.", []),
    ("He was seen on Monday.", []),
    ("She read the Bible.", []),
    ("The storm broke it in two.", []),
    ("With help from Ana Pohl they shut the gate.", []),
    ("Volunta’s website was down.", []),
    ("Skarsund’s website was down.", []),
    ("The report by the Water Tribunal was late.", []),
]


@pytest.mark.parametrize(("text", "expected"), LEADS, ids=[t[:50] for t, _ in LEADS])
def test_wording_that_leads_to_press(text: str, expected: list[str]) -> None:
    assert [c.name for c in cite(text) if c.kind in ("agency", "outlet")] == expected


def test_an_agency_is_called_without_its_wire_but_a_town_is_none() -> None:
    assert [c.name for c in cite("The dam broke, Halbor reported.", ("Halbor Wire",))] == ["Halbor Wire"]
    assert cite("He lives in Halbor. The dam at Halbor broke. Halbor said nothing.", ("Halbor Wire",)) == ()


HOSTILE = [
    "Reuters reported. ",
    "according to Ann Lee and the state-run Ostinat TV, ",
    "The Courier The Courier ",
    "told the Herald ",
    "the news agency Ostinat said the agency Ostinat said ",
    "A B C D E F G H ",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_time_grows_with_the_text_and_not_faster(piece: str) -> None:
    block = piece * (4000 // len(piece))
    names = find_names(block, KNOWLEDGE)
    rows = find_attributions(block, [(0, len(block))], names, KNOWLEDGE)

    def seconds(times: int) -> float:
        places = [n * len(block) for n in range(times)]
        all_names = [replace(name, start=name.start + at, end=name.end + at) for at in places for name in names]
        all_rows = [_moved(row, at) for at in places for row in rows]
        best = float("inf")
        for _ in range(2):
            start = time.process_time()
            find_citations(block * times, [(0, len(block) * times)], all_names, all_rows, KNOWLEDGE, OUTLETS)
            best = min(best, time.process_time() - start)
        return best

    assert seconds(20) <= 3 * seconds(10) + 0.05


def _moved(row: Attribution, at: int) -> Attribution:
    source, cue = ((span[0] + at, span[1] + at) if span else None for span in (row.source, row.cue))
    return replace(row, source=source, cue=cue)
