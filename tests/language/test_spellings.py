"""Words as a change of script spells them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.language.namesakes import same_name, same_spelling
from stemma.language.spellings import name_words

SAME = [
    ("Deputy Justice Department", "Deputy Department of Justice"),
    ("Wassily Orlov", "Vasily Orlov"),
    ("Abdul Karim Said", "Abd al-Karim Said"),
    ("Khadija Benali", "Khadidja Benali"),
    ("Evgenia Sokolova", "Yevgenia Sokolova"),
    ("Ann-Marie Holt", "Ann Marie Holt"),
    ("Tom Hart", "Thomas Hart"),
    ("Harbour Trust", "Harbor Trust"),
    ("Choi Min-ho", "Choe Min-ho"),
    ("Velm and Sons", "Velm & Sons"),
]
OTHERS = [
    ("Orlov", "Orlova"),
    ("Andersen", "Anderson"),
    ("Mona Said", "Muna Sadid"),
    ("Ministry of Rail", "Ministry of Mail"),
    ("Workers' Party", "Workers' Socialist Party"),
    ("Bob Hart", "Rolf Hart"),
    ("Kim Clark", "Kim"),
    ("AI", "Air India"),
]


@pytest.mark.parametrize(("a", "b"), SAME)
def test_spellings_of_one_name(a: str, b: str) -> None:
    assert same_name(a, b) and same_name(b, a) and same_spelling(a, b)


@pytest.mark.parametrize(("a", "b"), OTHERS)
def test_two_names(a: str, b: str) -> None:
    assert not same_name(a, b) and not same_name(b, a)


@pytest.mark.parametrize(("a", "b"), [("J. Vak", "Joren Vak"), ("Vak", "Joren Vak"), ("PSA", "Port Safety Authority")])
def test_a_short_form_is_no_spelling(a: str, b: str) -> None:
    assert same_name(a, b) and not same_spelling(a, b) and not same_spelling(b, a)


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_may_be_asked(a: str, b: str) -> None:
    assert same_name(a, b) == same_name(b, a)
    assert name_words(a) == name_words(a)
