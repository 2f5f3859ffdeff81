"""Reports that the next sentence leaves in doubt."""

from __future__ import annotations

import pytest

from stemma.language.vouching import leaves_in_doubt

TABLE = [
    ("Northwire could not immediately verify the report.", 1),
    ("The claim could not be independently verified.", 1),
    ("The coast guard has yet to confirm this.", 1),
    ("These figures have not been confirmed.", 1),
    ("It was not possible to verify his account.", 1),
    ("With the lines down, the assertion could not be checked.", 1),
    ("The ministry has not confirmed the appointment.", 1),
    ("It was not possible to check either side's version.", 2),
    ("Neither claim could be independently verified.", 2),
    # a matter of its own
    ("The board could not confirm that the gate had failed.", 0),
    ("The minister could not confirm the date of the vote.", 0),
    ("The coast guard confirmed the report.", 0),
    ("Neither guard could be reached.", 0),
    ("The report could not be found.", 0),
    ("", 0),
]


@pytest.mark.parametrize(("sentence", "expected"), TABLE)
def test_doubt(sentence: str, expected: int) -> None:
    assert leaves_in_doubt(sentence) == expected
