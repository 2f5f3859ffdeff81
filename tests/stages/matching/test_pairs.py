"""Pairs in arrays: a mapping like any other."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.stages.matching.pairs import Pairs

PLACES = st.tuples(st.integers(0, 9), st.integers(0, 9)).filter(lambda pair: pair[0] < pair[1])


@given(st.dictionaries(PLACES, st.floats(-9, 9)))
def test_they_hold_what_they_were_given(rows: dict[tuple[int, int], float]) -> None:
    pairs = Pairs.of(rows)
    assert pairs == rows and list(pairs) == sorted(rows) and len(pairs) == len(rows)
    halves = [part for n in (0, 1) if (part := [*rows.items()][n::2])]
    assert Pairs.join([([k[0] for k, _ in p], [k[1] for k, _ in p], [v for _, v in p]) for p in halves]) == rows


def test_a_pair_that_is_not_there_is_missed() -> None:
    pairs = Pairs.of({(0, 1): 2.0, (0, 3): 1.0, (2, 3): -1.0})
    assert (1, 2) not in pairs and (0, 2) not in pairs and pairs.get((3, 4), 7.0) == 7.0
    with pytest.raises(KeyError):
        pairs[5, 6]
