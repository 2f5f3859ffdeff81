"""Phrases of papers, by their word and by what is done to papers alone."""

from __future__ import annotations

import pytest

from stemma.knowledge import load_knowledge
from stemma.language.cues import load_cues
from stemma.language.papers import paper_head, shown_paper
from stemma.language.tokens import find_tokens

DOCUMENTS = load_cues(load_knowledge()).documents


@pytest.mark.parametrize(
    ("phrase", "head"),
    [
        ("accounts filed at the court", "accounts"),
        ("pictures released on Friday", "pictures"),
        ("a plan seen by the Gazette", "plan"),
        ("the leaked memo", "memo"),
        ("the author of a memo", None),
        ("two men seen in the yard", None),
        ("", None),
    ],
)
def test_heads(phrase: str, head: str | None) -> None:
    words = find_tokens(phrase)
    found = paper_head(words, DOCUMENTS)
    assert (words[found].low if found is not None else None) == head


def test_what_is_shown() -> None:
    words = find_tokens("a plan seen by the Gazette")
    assert shown_paper(words, "plan") and not shown_paper(words, "gazette")
