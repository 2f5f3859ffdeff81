"""Words passed on: who quotes, cites or remembers whom, as rows of source, cue and content."""

from __future__ import annotations

import pytest

from stemma.knowledge import load_knowledge
from stemma.language.sentences import split_sentences
from stemma.language.speech import find_attributions

KNOWLEDGE = load_knowledge()


def read(text: str) -> list[tuple[str, str]]:
    """The source and the cue of each row."""
    found = find_attributions(text, split_sentences(text), (), KNOWLEDGE)
    return [(text[slice(*row.source)], text[slice(*row.cue)]) for row in found if row.source and row.cue]


TABLE = [
    # one leans on another, that one on a third
    (
        "The pump was dry, Kyodo reports, quoting the Gazette, which in turn relies on two engineers.",
        [("Kyodo", "reports"), ("the Gazette", "quoting"), ("two engineers", "which in turn relies on")],
    ),
    (
        "Kyodo, picking up a story in the Gazette that quoted two engineers it did not name, said the pump was dry.",
        [("a story in the Gazette", "picking up"), ("two engineers", "that quoted"), ("Kyodo", "said")],
    ),
    (
        "The pump was dry, Kyodo reported on Sunday, attributing the news to two engineers it did not name.",
        [("Kyodo", "reported"), ("two engineers", "attributing the news to")],
    ),
    (
        "According to Kyodo, quoting engineers at the site, the pump was dry.",
        [("Kyodo", "According to"), ("engineers at the site", "quoting")],
    ),
    (
        "Ana Pohl wrote that it held, hours after Kyodo, citing an engineer, reported that the pump was dry.",
        [("Ana Pohl", "wrote"), ("an engineer", "citing"), ("Kyodo", "reported")],
    ),
    (
        "Kyodo is now quoting Ana Pohl as saying that the pump was dry.",
        [("Kyodo", "is now quoting"), ("Ana Pohl", "as saying")],
    ),
    ("The pump was dry, Ana Pohl said, leaning on a stick.", [("Ana Pohl", "said")]),
    ("Kyodo quoted an engineer as saying the pump was dry.", [("Kyodo", "quoted"), ("an engineer", "as saying")]),
    (
        "Her lawyer quoted her as having told the board that the pump was dry.",
        [("Her lawyer", "quoted"), ("her", "as having told")],
    ),
    (
        "Reuters reported Ana Pohl as saying that the pump was dry.",
        [("Reuters", "reported"), ("Ana Pohl", "as saying")],
    ),
    (
        "Ada Vane remembered Bo Sund saying that the pump was dry.",
        [("Ada Vane", "remembered"), ("Bo Sund", "saying")],
    ),
    ("Ada Vane had heard Bo Sund say the pump was dry.", [("Ada Vane", "had heard"), ("Bo Sund", "say")]),
    (
        "The Gazette said, citing what it called senior officers, that the pump was dry.",
        [("The Gazette", "said"), ("senior officers", "citing")],
    ),
    (
        "The pump was dry, Kyodo reported, citing the Gazette, which quoted two engineers.",
        [("Kyodo", "reported"), ("the Gazette", "citing"), ("two engineers", "which quoted")],
    ),
    (
        "According to Kyodo, which cited two engineers, the pump was dry.",
        [("Kyodo", "According to"), ("two engineers", "which cited")],
    ),
    (
        "Kyodo, citing the port's director, Bo Sund, reported that the pump was dry.",
        [("the port's director, Bo Sund", "citing"), ("Kyodo", "reported")],
    ),
    ("The board, quoted by Kyodo, said two pumps were dry.", [("The board", "said")]),
    # nothing passed on
    ("The report, which cites two engineers, was sold out.", [("which", "cites")]),
    ("She recalled the day, saying it was cold.", [("She", "recalled"), ("She", "saying")]),
]


@pytest.mark.parametrize(("text", "expected"), TABLE)
def test_whose_words(text: str, expected: list[tuple[str, str]]) -> None:
    assert read(text) == expected


def test_all_tell_the_same() -> None:
    text = "The pump was dry, Kyodo reported, citing the Gazette, which quoted two engineers."
    found = find_attributions(text, [(0, len(text))], (), KNOWLEDGE)
    assert {row.content for row in found} == {((0, 16),)}
