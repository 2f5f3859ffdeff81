"""Whom the press quotes in the middle of a sentence."""

from __future__ import annotations

import pytest

from stemma.knowledge import load_knowledge
from stemma.language.sentences import split_sentences
from stemma.language.speech import find_attributions

KNOWLEDGE = load_knowledge()

TABLE = [
    ("The marshals, quoted by the agency Northwire, saw 300 on the square.",
     ("The marshals", "quoted by", "saw 300 on the square")),
    ("Two divers, cited by the Gazette, still held the wreck to be safe.",
     ("Two divers", "cited by", "still held the wreck to be safe")),
    ("The board, quoted by Radio Norwick, had no plan.", ("The board", "quoted by", "had no plan")),
    # where a verb of saying follows, that is the cue
    ("The warden, quoted by the Gazette, said that it had rained.", ("The warden", "said", "that it had rained")),
    ("The psalm, quoted by heart, moved them.", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TABLE, ids=[text[:50] for text, _ in TABLE])
def test_whom_the_press_quotes(text: str, expected: tuple[str, str, str] | None) -> None:
    rows = find_attributions(text, split_sentences(text), (), KNOWLEDGE)
    found = [(text[slice(*r.source)], text[slice(*r.cue)], text[slice(*r.content[0])])
             for r in rows if r.source and r.cue]  # fmt: skip
    assert expected in found if expected else not found
