"""Quantities as amounts, and what one says of the other."""

from __future__ import annotations

import pytest

from stemma.language.comparing.clocks import clocks_meet, read_clocks
from stemma.language.comparing.measures import measure, relate
from stemma.language.quantities import find_quantities

# two quantities, what the second says of the first
TABLE = [
    ("14 km", "14 kilometres", "agree"),
    ("14 km", "9 miles", "agree"),
    ("14 km", "14 miles", "differ"),
    ("60 metres", "about 60 metres", "coarser"),
    ("41,000 tonnes", "40,812 tonnes", "finer"),
    ("300 jobs", "297 jobs", "finer"),
    ("300 jobs", "310 jobs", "differ"),
    ("20 men", "21 men", "differ"),
    ("at least 4 men", "at least 6 men", "differ"),
    ("at least 4 men", "5 men", "finer"),
    ("at least 4 men", "60 men", "differ"),
    ("up to 50 boats", "30 boats", "finer"),
    ("nearly 300 men", "about 290 men", "finer"),
    ("dozens of boats", "40 boats", "finer"),
    ("3.87 million euros", "just under 4 million euros", "coarser"),
    ("two weeks", "14 days", "agree"),
]


@pytest.mark.parametrize("a, b, relation", TABLE)
def test_relate(a: str, b: str, relation: str) -> None:
    (p,), (q,) = find_quantities(a), find_quantities(b)
    x, y = measure(p), measure(q)
    assert x is not None and y is not None
    assert relate(x, y, p.unit != q.unit) == relation


CLOCKS = [
    ("at 4:10 a.m.", "at 04:10", True),
    ("at 4:10 a.m.", "shortly after four o'clock", True),
    ("at 4:10 a.m.", "at 4:10 p.m.", False),
    ("at 23.52", "shortly before midnight", True),
    ("at twenty past five", "at 5.20 p.m.", True),
    ("at half past three in the morning", "at 3.30 p.m.", False),
    ("at dawn", "at 6 a.m.", True),
    ("at lunchtime", "in the evening", False),
]


@pytest.mark.parametrize("a, b, meet", CLOCKS)
def test_clocks(a: str, b: str, meet: bool) -> None:
    (x,), (y,) = read_clocks(a, 0, len(a)), read_clocks(b, 0, len(b))
    assert clocks_meet(x, y)[0] is meet
    assert clocks_meet(y, x)[0] is meet
