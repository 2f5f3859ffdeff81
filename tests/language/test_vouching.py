"""Reports that the next sentence leaves in doubt."""

from __future__ import annotations

import pytest

from stemma.language.vouching import leaves_in_doubt

TABLE = [
    ("Northwire could not immediately verify the report.", True),
    ("The claim could not be independently verified.", True),
    ("The coast guard has yet to confirm this.", True),
    ("These figures have not been confirmed.", True),
    ("It was not possible to verify his account.", True),
    # a matter of its own
    ("The board could not confirm that the gate had failed.", False),
    ("The minister could not confirm the date of the vote.", False),
    ("The coast guard confirmed the report.", False),
    ("The report could not be found.", False),
    ("", False),
]


@pytest.mark.parametrize(("sentence", "expected"), TABLE)
def test_doubt(sentence: str, expected: bool) -> None:
    assert leaves_in_doubt(sentence) is expected
