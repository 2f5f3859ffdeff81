"""What words and given names show of whom "he" and "she" can mean."""

from __future__ import annotations

import pytest

from stemma.language.genders import gender_of, gender_of_name


@pytest.mark.parametrize(
    ("words", "expected"),
    [({"spokeswoman"}, "f"), ({"mr", "driver"}, "m"), ({"driver"}, ""), ({"she", "he"}, ""), (set(), "")],
)
def test_words(words: set[str], expected: str) -> None:
    assert gender_of(words) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Ada Vane", "f"), ("John Marsh", "m"), ("Kim Vane", ""), ("Vane", ""), ("Ada", ""), ("", "")],
)
def test_names(name: str, expected: str) -> None:
    assert gender_of_name(name) == expected
