from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.language.collation import find_chunks

CUT = [
    "Gunmen | abduct | two miners | in Ostria",
    "A court | in Mellin | jailed | the former mayor | on Friday",
    "Ostria | says | it | will reopen | the port",
    "Ferry operator | reports | record losses",
    "Two men | were briefly held | , | police | said",
    "The ministry | denied | that talks | had begun",
]


@pytest.mark.parametrize("line", CUT)
def test_a_line_is_cut(line: str) -> None:
    text = line.replace(" | ,", ",").replace(" | ", " ")
    assert " | ".join(text[start:end] for start, end in find_chunks(text)) == line


def test_capitals_of_a_headline_say_nothing() -> None:
    text = "Gunmen Abduct Two Miners In Ostria"
    assert [text[start:end] for start, end in find_chunks(text)] == ["Gunmen", "Abduct", "Two Miners", "In Ostria"]


@given(st.text(max_size=200))
def test_chunks_are_in_order_and_hold_all_words(text: str) -> None:
    found = find_chunks(text)
    assert all(a < b for a, b in found)
    assert all(before[1] <= after[0] for before, after in pairwise(found))
    held = {place for start, end in found for place in range(start, end)}
    assert all(i in held for i, character in enumerate(text) if character.isascii() and character.isalnum())
