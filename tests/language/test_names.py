"""Names in running text and headlines, and which names name the same."""

from __future__ import annotations

import itertools
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.knowledge import load_knowledge
from stemma.language.names import find_names, same_name

KNOWLEDGE = load_knowledge()

FOUND = [
    # text, names with their kinds
    (
        "Dr Ana Pohl of the Ministry of Fisheries spoke.",
        [("Ana Pohl", "person"), ("Ministry of Fisheries", "organisation")],
    ),
    ("President Pavel Varga flew to Brussels.", [("Pavel Varga", "person"), ("Brussels", "place")]),
    ("Norway’s prime minister, Ola Brekken, resigned.", [("Norway", "place"), ("Ola Brekken", "person")]),
    ("The Kenyan Coast Guard and Swiss divers met.", [("Kenyan Coast Guard", "organisation"), ("Swiss", "other")]),
    ("A Norwegian-owned, Norway-based ship sank.", [("Norwegian", "other"), ("Norway", "place")]),
    (
        "He wrote to the Bank of Norwick and St Anne’s Hospital.",
        [("Bank of Norwick", "organisation"), ("St Anne’s Hospital", "organisation")],
    ),
    ("Hamad bin Rashid met Samir al-Tawil.", [("Hamad bin Rashid", "person"), ("Samir al-Tawil", "person")]),
    (
        "Norwick Harbour Trust (NHT) said NHT would pay.",
        [("Norwick Harbour Trust", "organisation"), ("NHT", "organisation"), ("NHT", "organisation")],
    ),
    ("Eva Stone spoke. Later Stone left.", [("Eva Stone", "person"), ("Stone", "person")]),
    ("Shocked officials in Oslo waited. However, Oslo said nothing.", [("Oslo", "place"), ("Oslo", "place")]),
    ("NORWICK MAYOR QUITS AFTER STORM\nThe mayor of Norwick quit.", [("NORWICK", "place"), ("Norwick", "place")]),
    # rightly nothing
    ("The government of the day said on Tuesday in May that MPs had met.", []),
    ("Police arrested several people. Officials declined.", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), FOUND, ids=[t[:40] for t, _ in FOUND])
def test_finds_names(text: str, expected: list[tuple[str, str]]) -> None:
    found = [(text[n.start : n.end], n.kind) for n in find_names(text, KNOWLEDGE)]
    assert found == expected


SAME = [
    ("Åke Lindqvist", "Ake Lindqvist"),
    ("Mr Lindqvist", "Åke Lindqvist"),
    ("A. Lindqvist", "Åke Lindqvist"),
    ("Ana Pohl", "Ana Maria Pohl"),
    ("Muhammad Rahal", "Mohammed Rahal"),
    ("al-Tawil", "Samir Al Tawil"),
    ("Zelinskiy", "Zelinsky"),
    ("Norwick Harbour Trust", "NHT"),
    ("Norwick", "Norwick Bank plc"),
    ("Coast Guard", "the Kenyan Coast Guard"),
    ("Volunta", "Volunta News"),
]
OTHERS = [
    ("Iran", "Iraq"),
    ("Niger", "Nigeria"),
    ("Mali", "Malawi"),
    ("Austria", "Australia"),
    ("Guinea", "Equatorial Guinea"),
    ("York", "New York"),
    ("North Korea", "South Korea"),
    ("Ana Pohl", "Eva Pohl"),
    ("Maria", "Mario"),
    ("Norwick", "Norwick Post"),
    ("Norwick", "University of Norwick"),
    ("Bank", "Norwick Bank"),
    ("", "Norwick"),
]


@pytest.mark.parametrize(("a", "b"), SAME)
def test_same_name(a: str, b: str) -> None:
    assert same_name(a, b) and same_name(b, a)


@pytest.mark.parametrize(("a", "b"), OTHERS)
def test_look_alikes_are_apart(a: str, b: str) -> None:
    assert not same_name(a, b) and not same_name(b, a)


@given(st.text(alphabet="ABab .,'’\n“”-Ñ\u0130", max_size=200))
def test_names_lie_in_the_text_and_apart(text: str) -> None:
    names = find_names(text, KNOWLEDGE)
    assert all(0 <= n.start < n.end <= len(text) for n in names)
    assert all(a.end <= b.start for a, b in itertools.pairwise(names))


@pytest.mark.parametrize("unit", ["A", "A-", "A.", "Bank of ", "“", "'", "(A) ", "Al-", "\n"])
def test_hostile_text_is_read_in_reasonable_time(unit: str) -> None:
    began = time.perf_counter()
    find_names(unit * (300_000 // len(unit)), KNOWLEDGE)
    assert time.perf_counter() - began < 20
