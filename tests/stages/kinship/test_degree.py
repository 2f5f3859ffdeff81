"""How two articles are related, as an editor would say it."""

import pytest

from stemma.stages.kinship.degree import Kinship, weigh_kinship
from stemma.stages.kinship.signs import Signs

NOTHING = {"passage": 0.0, "common": 0.0, "told": 0.0, "verbatim": (0.0, 0.0)}

TABLE = [
    ("nothing shared", {}, False, "none"),
    ("a few words in common", {"common": 0.3, "told": 0.1}, False, "none"),
    ("nothing to speak of, and it names the other", {"common": 0.3, "told": 0.1}, True, "none"),
    ("some facts, and it names the other", {"common": 1.2, "told": 0.2}, True, "part"),
    ("most facts, in other words", {"common": 2.5, "told": 0.5}, False, "part"),
    ("a passage of thirty words", {"passage": 30.0, "common": 0.3, "told": 0.05}, False, "part"),
    ("a copy", {"passage": 200.0, "common": 5.0, "told": 0.9, "verbatim": (0.95, 0.98)}, False, "whole"),
    ("a copy cut to half", {"passage": 100.0, "common": 4.0, "told": 0.5, "verbatim": (0.5, 1.0)}, False, "whole"),
]


@pytest.mark.parametrize(("case", "signs", "named", "degree"), TABLE, ids=[row[0] for row in TABLE])
def test_degree(case, signs, named, degree):
    assert weigh_kinship(Signs(**{**NOTHING, **signs}), named).degree == degree


def test_chances_are_chances():
    for passage in (0.0, 1e9):
        kin = weigh_kinship(Signs(**{**NOTHING, "passage": passage, "common": passage}), True)
        assert 0.0 < kin.related <= 1.0 and 0.0 < kin.whole <= 1.0


def test_the_degree_follows_the_chances():
    assert Kinship(0.49, 0.99).degree == "none"
