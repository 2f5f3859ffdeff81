"""Whom somebody has it from: "had it from X that", "was told by X that"."""

from __future__ import annotations

import pytest

from stemma.knowledge import load_knowledge
from stemma.language.sentences import split_sentences
from stemma.language.speech import find_attributions

KNOWLEDGE = load_knowledge()


@pytest.mark.parametrize(
    ("text", "source", "said"),
    [
        ("Ana Pohl said she had it from the pilot that the ship was gone.", "the pilot", "that the ship was gone"),
        ("Ana Pohl said she was assured by the clerk that it was late.", "the clerk", "that it was late"),
        ("Ana Pohl said she had been told by the mayor himself that it was late.", "the mayor", "that it was late"),
        ("Ana Pohl said she had it from the shelf by noon.", None, ""),
    ],
)
def test_whom_somebody_has_it_from(text: str, source: str | None, said: str) -> None:
    rows = find_attributions(text, split_sentences(text), (), KNOWLEDGE)
    inner = [(text[slice(*row.source)], text[slice(*row.content[0])]) for row in rows if row.source and row.content]
    found = [row for row in inner if row[0] != "Ana Pohl" and row[1].startswith("that")]
    assert found == ([(source, said)] if source else [])
