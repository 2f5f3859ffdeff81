"""Where places lie: no pin unless the text leaves no doubt."""

from __future__ import annotations

import pytest

from stemma.language.gazetteer import find_place, find_setting

# name, the article's other places, what stands beside it → (country, region, precision), None for no pin
TABLE = [
    ("Springfield", [], "", None),
    ("Springfield", ["U.S."], "", None),
    ("Springfield", [], "Illinois", ("US", "Illinois", "city")),
    ("Springfield", [], "Ill.", ("US", "Illinois", "city")),
    ("Springfield", ["Missouri"], "", ("US", "Missouri", "city")),
    ("Georgia", [], "", None),
    ("Georgia", ["U.S.", "Russia"], "", None),
    ("Georgia", ["Tbilisi", "Russia"], "", ("GE", "", "country")),
    ("Georgia", ["Atlanta"], "", ("US", "Georgia", "region")),
    ("Tripoli", [], "", None),
    ("Tripoli", ["Libya"], "", ("LY", "Tripoli", "city")),
    ("Tripoli", ["Beirut", "Lebanon"], "", ("LB", "Liban-Nord", "city")),
    ("Birmingham", [], "", None),
    ("Birmingham", ["Alabama"], "", ("US", "Alabama", "city")),
    ("Birmingham", ["UK"], "", ("GB", "England", "city")),
    ("Punjab", [], "", None),
    ("Punjab", ["Pakistan"], "", ("PK", "Punjab", "region")),
    ("Paris", [], "", ("FR", "Ile-de-France", "city")),
    ("Paris", ["Texas"], "", None),
    ("Paris", [], "Texas", ("US", "Texas", "city")),
    ("Kyiv", [], "", ("UA", "", "city")),
    ("Kiev", [], "", ("UA", "", "city")),
    ("the U.S.", [], "", ("US", "", "country")),
    ("Niger", [], "", ("NE", "", "country")),
    ("Bavaria", [], "", ("DE", "Bavaria", "region")),
    ("Aschaffenburg", [], "", None),
    ("Aschaffenburg", ["Germany"], "", ("DE", "Bavaria", "city")),
    ("Norwick-on-Nothing", ["Germany"], "", None),
    ("", [], "", None),
    ("'", [], "Texas", None),
]


@pytest.mark.parametrize(("name", "others", "beside", "expected"), TABLE)
def test_places(name: str, others: list[str], beside: str, expected: tuple[str, str, str] | None) -> None:
    found = find_place(name, find_setting(others), beside)
    assert (None if found is None else (found.country, found.region, found.precision)) == expected


def test_a_point_lies_where_the_place_is() -> None:
    found = find_place("Kiev", find_setting([]))
    assert found is not None and found.name == "Kyiv"
    assert (round(found.latitude), round(found.longitude)) == (50, 31)
    land = find_place("Norway", find_setting([]))
    assert land is not None and 57 < land.latitude < 72 and 4 < land.longitude < 32
