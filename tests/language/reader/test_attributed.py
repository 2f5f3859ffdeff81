"""Runs put together by their cues."""

from __future__ import annotations

import numpy as np
import pytest

from stemma.language.reader.attributed import find_attributed, role_spans
from stemma.language.reader.marked import Marked
from stemma.language.reader.pieces import Window
from stemma.model import Attribution

NONE = np.zeros(0, dtype=np.int64)


def window(words: str) -> Window:
    """A window of words, one character between each two."""
    places, at = [], 0
    for word in words.split():
        places.append((at, at + len(word)))
        at += len(word) + 1
    return Window(NONE, NONE, NONE, np.array(places))


def marked(*runs: tuple[str, int, int, int]) -> Marked:
    """Runs of a role with the index of the run that is their cue, -1 for none."""
    arcs = np.zeros((len(runs), len(runs) + 1), dtype=np.float32)
    for number, run in enumerate(runs):
        arcs[number, run[3]] = 5
    return Marked(tuple(run[:3] for run in runs), (), arcs, np.zeros((0, 0), dtype=np.float16))


def told(text: str, rows: tuple[Attribution, ...]) -> list[tuple[str | None, str, list[str]]]:
    return [
        (text[slice(*r.source)] if r.source else None, text[slice(*r.cue or (0, 0))], [text[a:b] for a, b in r.content])
        for r in rows
    ]


TEXT = "The gate Ana said was old and Ben denied it"


@pytest.mark.parametrize(
    ("runs", "rows"),
    [
        (
            [("content", 0, 1, 2), ("source", 2, 2, 2), ("cue", 3, 3, 2), ("content", 4, 5, 2)],
            [("Ana", "said", ["The gate", "was old"])],
        ),
        (
            [
                ("source", 2, 2, 1),
                ("cue", 3, 3, 1),
                ("content", 4, 5, 1),
                ("source", 7, 7, 4),
                ("cue", 8, 8, 4),
                ("content", 9, 9, 4),
            ],
            [("Ana", "said", ["was old"]), ("Ben", "denied", ["it"])],
        ),
        ([("cue", 3, 3, 0), ("content", 4, 5, 0)], [(None, "said", ["was old"])]),
        ([("source", 2, 2, 1), ("cue", 3, 3, 1)], []),
        ([("source", 2, 2, 1), ("cue", 3, 3, 1), ("content", 4, 5, -1)], []),
        ([("content", 4, 5, -1)], []),
        (
            [("cue", 3, 3, 0), ("content", 4, 5, 0), ("cue", 8, 8, 0), ("source", 7, 7, 0)],
            [("Ben", "said", ["was old"])],
        ),
    ],
)
def test_runs_go_to_their_cue(
    runs: list[tuple[str, int, int, int]], rows: list[tuple[str | None, str, list[str]]]
) -> None:
    assert told(TEXT, find_attributed([(window(TEXT), marked(*runs))])) == rows


def test_of_two_sources_the_nearer_speaks() -> None:
    runs = [("source", 0, 1, 2), ("source", 2, 2, 2), ("cue", 3, 3, 2), ("content", 4, 5, 2)]
    rows = told(TEXT, find_attributed([(window(TEXT), marked(*runs))]))
    assert rows == [("Ana", "said", ["was old"])]


def test_all_spans_are_given_linked_or_not() -> None:
    read = [(window(TEXT), marked(("content", 4, 5, -1), ("cue", 8, 8, 1)))]
    found = [(role, TEXT[slice(*span)]) for role, span in role_spans(read)]
    assert found == [("content", "was old"), ("cue", "denied")]
