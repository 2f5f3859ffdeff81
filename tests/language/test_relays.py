"""Who passes on whose report: a sentence, and all through whom its words come."""

from __future__ import annotations

import pytest

from stemma.knowledge import load_knowledge
from stemma.language.sentences import split_sentences
from stemma.language.speech import find_attributions

KNOWLEDGE = load_knowledge()

TABLE = [
    (
        "Pelagos relayed a report by the weekly Ilios in which a guard said the villa was empty.",
        ["Pelagos", "the weekly Ilios", "a guard"],
    ),
    (
        "The paper reprinted an article in the weekly Ilios, itself based on a dispatch from Northwire, "
        "in which a guard said the villa was empty.",
        ["The paper", "the weekly Ilios", "Northwire", "a guard"],
    ),
    ("The station aired a report from Ilios in which she said the villa was empty.", ["The station", "Ilios", "she"]),
    ("The board published a report on the villa.", []),
    ("The lorry carried a crate in which a guard said the coins lay.", None),
]


@pytest.mark.parametrize(("text", "expected"), TABLE)
def test_through_whom(text: str, expected: list[str] | None) -> None:
    rows = find_attributions(text, split_sentences(text), (), KNOWLEDGE)
    found = [text[slice(*row.source)] for row in rows if row.source is not None]
    assert found == expected if expected is not None else "The lorry" not in found
