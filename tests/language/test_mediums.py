"""Names that no list has, in places where only the press stands: a sentence, and the press found in it."""

from __future__ import annotations

import pytest

from stemma.knowledge import load_knowledge
from stemma.language.mediums import find_mediums

KNOWLEDGE = load_knowledge()

TABLE = [
    # a word for press beside it
    ("She told the Riga-based agency Ventspress that the lock had jammed.", ["Ventspress"]),
    ("He told Finnish radio station Aalto Yksi that the lock had jammed.", ["Aalto Yksi"]),
    ("The lock had jammed, a pilot told the boating site Deep Keel.", ["Deep Keel"]),
    ("A log leaked to WKLM, the local public radio station, shows the hour.", ["WKLM"]),
    ("The firm denied to the Ostra news agency that the lock had jammed.", ["Ostra"]),
    ("The log was put online by the local blog Notes on Marsh End.", ["Notes on Marsh End"]),
    # a word of mastheads, an article of another language
    ("The points were stiff, a driver told Kurier Rzeczny.", ["Kurier Rzeczny"]),
    ("The points were stiff, a driver told Le Petit Quai.", ["Le Petit Quai"]),
    ("The points were stiff, according to a log published by L'Eco del Porto.", ["L'Eco del Porto"]),
    # the place itself
    ("The general said in remarks carried by Sahel Un that the road was open.", ["Sahel Un"]),
    ("In an interview with Vesna Plus published on Sunday, the abbot said no.", ["Vesna Plus"]),
    ("A log seen by Northwire shows the hour.", ["Northwire"]),
    # no press
    ("She told the Ministry of Ports that the lock had jammed.", []),
    ("She told Maria Lund that the lock had jammed.", []),
    ("She told Zoltana Verhoeven that the lock had jammed.", []),
    ("She told the space agency Orbis that the valve had jammed.", []),
    ("She told the London crowd that the lock had jammed.", []),
    ("A study published in the journal Reef Letters shows the hour.", []),
    ("The railway station Marsh End was shut.", []),
    ("She told Scotland that the lock had jammed.", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), TABLE)
def test_what_is_press_where_it_stands(text: str, expected: list[str]) -> None:
    assert [row.name for row in find_mediums(text, (), KNOWLEDGE)] == expected


def test_spans_read_back() -> None:
    text = "The points were stiff, a driver told Kurier Rzeczny’s Jan."
    for row in find_mediums(text, (), KNOWLEDGE):
        assert text[row.start : row.end] == row.name
        assert text[row.cue_start : row.cue_end] == row.cue
