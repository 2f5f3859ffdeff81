"""Other names, as a text itself gives them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.language.otherwise import find_otherwise, is_short_for
from stemma.model import Name


def pairs(marked: str) -> list[tuple[str, str, str]]:
    """Names are marked [thus], persons' with a +, places' with a @, others' are bodies'."""
    kinds = {"+": "person", "@": "place", "-": "organisation"}
    text, names, open_ = "", [], 0
    for char in marked:
        if char == "[":
            open_ = len(text)
        elif char == "]":
            kind = kinds[text[open_]]
            text = text[:open_] + text[open_ + 1 :]
            names.append(Name(open_, len(text), kind))
        else:
            text += char
    return [(text[slice(*o.name)], o.relation, text[slice(*o.other)]) for o in find_otherwise(text, names)]


TABLE = [
    ("[+Omar Haddad], known as [+Abu Walid], fled.", ("Omar Haddad", "alias", "Abu Walid")),
    ("[+Omar Haddad], whose nom de guerre is Abu Walid, fled.", ("Omar Haddad", "alias", "Abu Walid")),
    ("[+Omar Haddad] (also [+Umar Hadad]) fled.", ("Omar Haddad", "alias", "Umar Hadad")),
    (
        "[+Omar Haddad], 45, a commander, known by his nom de guerre Abu Bakr, fled.",
        ("Omar Haddad", "alias", "Abu Bakr"),
    ),
    ("[+Ivo Brandt], better known as the Fox, fled.", ("Ivo Brandt", "alias", "Fox")),
    ("[+Ivo Brandt], nicknamed “The Baker”, fled.", ("Ivo Brandt", "alias", "Baker")),
    ("[+Eva Marsh], born [+Eva Stone], sang.", ("Eva Marsh", "former", "Eva Stone")),
    ("[@Velm], formerly [@Karlsgrad], burned.", ("Velm", "former", "Karlsgrad")),
    ("[-Norwick Bank], now called [-Northbank], fell.", ("Norwick Bank", "former", "Northbank")),
    ("The [-Port Safety Authority] (PSA) said so.", ("Port Safety Authority", "acronym", "PSA")),
    ("The [-PSA] (Port Safety Authority) said so.", ("PSA", "acronym", "Port Safety Authority")),
    # rightly nothing
    ("[+Ana Pohl] was born in [@Velm].", None),
    ("[+Ana Pohl], known as a fierce critic, spoke.", None),
    ("[+Ana Pohl], formerly of [-Norwick Bank], spoke.", None),
    ("[+Ana Pohl], formerly [-Norwick Bank]'s clerk, spoke.", None),
    ("[+Ana Pohl] said the man known as [+Boris Hart] had fled.", None),
    ("[+Ana Pohl] (PSA) said so.", None),
    ("The [-Port Safety Authority] (BBC) said so.", None),
    ("[+Ana Pohl], also [@Velm], spoke.", None),
    ("[+Ana Pohl] left. Known as [+Boris Hart], he fled.", None),
]


@pytest.mark.parametrize(("marked", "expected"), TABLE, ids=[marked for marked, _ in TABLE])
def test_other_names(marked: str, expected: tuple[str, str, str] | None) -> None:
    assert pairs(marked) == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("short", "long", "expected"),
    [
        ("UNICEF", "United Nations Children's Fund", True),
        ("BoE", "Bank of England", True),
        ("NHT", "North Harbour Trust", True),
        ("PSA", "Harbour Safety Authority", False),
        ("Psa", "Port Safety Authority", False),
        ("PSA", "Psalms", False),
    ],
)
def test_short_for(short: str, long: str, expected: bool) -> None:
    assert is_short_for(short, long) is expected


@given(st.text(alphabet="Ab known as(),“”.\n", max_size=300), st.lists(st.integers(-3, 300), max_size=30))
def test_what_is_found_lies_in_the_text(text: str, cuts: list[int]) -> None:
    names = [Name(a, b, "person") for a, b in zip(sorted(cuts), sorted(cuts)[1:], strict=False)]
    for row in find_otherwise(text, names):
        assert all(0 <= a < b <= len(text) for a, b in (row.name, row.other, row.whole))
