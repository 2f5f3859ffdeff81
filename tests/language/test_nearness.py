"""How near a source is said to stand."""

from __future__ import annotations

import pytest

from stemma.language.nearness import find_nearness


@pytest.mark.parametrize(
    ("text", "source", "near"),
    [
        ("Two people with direct knowledge of the talks said no.", "Two people", "with direct knowledge of the talks"),
        ("people familiar with the case told the Courier", "people familiar with the case", "familiar with the case"),
        ("An aide, who was briefed on the plan, denied it.", "An aide", "who was briefed on the plan"),
        ("a source close to the player said", "a source", "close to the player"),
        ("A guest, who was in the room, said it was hot.", "A guest", "who was in the room"),
        ("A nurse who treated the driver told reporters", "A nurse", "who treated the driver"),
        ("The clerk said people close to the mayor knew.", "The clerk", None),
        ("An official who was not authorised to speak said", "An official", None),
        ("The minister said the aide was close to tears.", "The minister", None),
        ("He left.", "He", None),
    ],
)
def test_words_of_nearness(text: str, source: str, near: str | None) -> None:
    start = text.index(source)
    found = find_nearness(text, (start, start + len(source)))
    assert (text[slice(*found)] if found else None) == near


def test_without_a_source_there_is_none() -> None:
    assert find_nearness("people familiar with the matter", None) is None


def test_long_text_is_soon_read() -> None:
    assert find_nearness("a source " + "well " * 100_000, (0, 8)) is None
