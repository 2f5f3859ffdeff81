"""What a clause without a verb of saying brings in."""

from __future__ import annotations

import pytest

from stemma.knowledge import load_knowledge
from stemma.language.clauses import find_units
from stemma.language.cues import load_cues
from stemma.language.introductions import introduced
from stemma.language.tokens import find_tokens

KNOWLEDGE = load_knowledge()

TABLE = [
    (
        "One medic, who would not be named, put it otherwise: “We ran.”",
        ("One medic, who would not be named", "“We ran.”"),
    ),
    ("Ana Pohl was blunter: “The gate is gone.”", ("Ana Pohl", "“The gate is gone.”")),
    ("The union had another view: “Nobody asked us.”", ("The union", "“Nobody asked us.”")),
    ("The sign by the road was blunt: “Keep out.”", None),
    ("The gate was old: it had never held.", None),
    ("Word came from the palace on Friday: the queen was ill.", ("the palace", "the queen was ill")),
    ("News that the crew was safe came first from a fisherman.", ("a fisherman", "that the crew was safe")),
    ("Confirmation came late from the port: both were lost.", ("the port", "both were lost")),
    ("Word of it spread: the shops shut.", None),
    ("The train came from Pellow: it was late.", None),
]


@pytest.mark.parametrize(("text", "expected"), TABLE, ids=[text[:50] for text, _ in TABLE])
def test_introduced(text: str, expected: tuple[str, str] | None) -> None:
    unit, *_ = find_units(text, [(0, len(text))], find_tokens(text))
    found = introduced(text, 0, unit, load_cues(KNOWLEDGE), KNOWLEDGE)
    row = found.attribution if found else None
    told = (text[slice(*(row.source or (0, 0)))], text[slice(*row.content[0])]) if row else None
    assert told == expected
