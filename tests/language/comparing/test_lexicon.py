"""The word lists behind comparing."""

from __future__ import annotations

import pytest

from stemma.knowledge import KnowledgeError
from stemma.language.comparing import lexicon
from stemma.language.comparing.lexicon import load_lexicon


def test_the_files_are_whole() -> None:
    words = load_lexicon()
    assert words.sides["open"] == ("open", False) and words.sides["closed"] == ("open", True)
    assert words.posts["ceo"] == words.posts["chief executive"]
    assert words.fates["die"] == words.fates["killed" if "killed" in words.fates else "kill"]
    assert words.reach["street"] < words.reach["town"] < words.reach["country"]
    assert words.ranks and words.times and words.loose and words.sorts and words.longest >= 2


PAIRS = [
    (None, "a list was expected"),
    ([["open", "shut"]], "lower-case words"),
    ([[["open"]]], "two sides"),
    ([[["open"], ["shut"]], [["shut"], ["close"]]], "another side too"),
    ([[["Open"], ["shut"]]], "lower-case words"),
]


@pytest.mark.parametrize("pairs, message", PAIRS)
def test_what_is_amiss_is_named(pairs: object, message: str) -> None:
    with pytest.raises(KnowledgeError, match=message):
        list(lexicon._sides(pairs))
