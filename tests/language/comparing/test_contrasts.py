"""Two wordings of one matter: a table of pairs, and what must hold of any."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from language.comparing.pairs import TABLE, Answer

from stemma.knowledge import load_knowledge
from stemma.language.comparing import Contrast, Wording, find_contrasts, find_role_contrasts, make_wording
from stemma.language.comparing.wording import mirror
from stemma.language.dates import find_times
from stemma.language.names import find_names
from stemma.language.quantities import find_quantities
from stemma.model import Hedge, Published

KNOWLEDGE = load_knowledge()
DAY = Published("2031-05-08T00:00:00", "2031-05-08T23:59:59", "day", "text")
SURE = 0.4


def read(text: str, hedge: Hedge = "none") -> Wording:
    names = find_names(text, KNOWLEDGE)
    return make_wording(text, [(0, len(text))], find_quantities(text), find_times(text, DAY), names, hedge)


def compare(a: str, b: str) -> tuple[Contrast, ...]:
    return find_contrasts(read(a), read(b), KNOWLEDGE)


@pytest.mark.parametrize("about, a, b, answer", TABLE)
def test_pairs(about: str, a: str, b: str, answer: Answer) -> None:
    sure = [c for c in compare(a, b) if c.weight >= SURE]
    told = [(c.about, c.relation, a[slice(*c.a)], b[slice(*c.b)]) for c in sure]
    if answer is None:
        assert [row for row in told if row[1] == "differ"] == []
    else:
        assert (about, *answer) in told


@pytest.mark.parametrize("about, a, b, answer", TABLE)
def test_the_other_way_round_is_the_mirror(about: str, a: str, b: str, answer: Answer) -> None:
    mirrored = sorted((mirror(c) for c in compare(b, a)), key=repr)
    assert sorted(compare(a, b), key=repr) == mirrored


@pytest.mark.parametrize("about, a, b, answer", TABLE)
def test_a_wording_does_not_differ_from_itself(about: str, a: str, b: str, answer: Answer) -> None:
    assert [c for c in compare(a, a) if c.relation != "agree"] == []


@pytest.mark.parametrize("about, a, b, answer", TABLE)
def test_roles_are_found_alone_as_they_are_among_all(about: str, a: str, b: str, answer: Answer) -> None:
    assert find_role_contrasts(read(a), read(b)) == tuple(c for c in compare(a, b) if c.about == "role")


def test_equal_wordings_have_one_hash() -> None:
    a, b = "Six died.", "Six died."
    assert read(a) == read(b) and hash(read(a)) == hash(read(b))
    assert read(a) != read(a, "alleged") != read("Ten died.", "alleged")


def test_words_outside_the_spans_are_not_compared() -> None:
    a, b = "Six died. Ten were hurt.", "Six died. Nine were hurt."
    inside = [
        make_wording(text, [(0, 9)], find_quantities(text), find_times(text, DAY), find_names(text, KNOWLEDGE))
        for text in (a, b)
    ]
    assert [(c.about, c.relation) for c in find_contrasts(*inside, KNOWLEDGE)] == [("number", "agree")]


def test_a_hedge_makes_may_of_did() -> None:
    a, b = read("The bank closed 40 branches.", "alleged"), read("The bank closed 40 branches.")
    assert ("status", "finer") in [(c.about, c.relation) for c in find_contrasts(a, b, KNOWLEDGE)]


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80), st.sampled_from([row[1] for row in TABLE]))
def test_any_text_is_taken_and_mirrored(noise: str, words: str) -> None:
    a, b = read(noise + words), read(words[: len(words) // 2] + noise)
    there = find_contrasts(a, b, KNOWLEDGE)
    assert sorted(there, key=repr) == sorted((mirror(c) for c in find_contrasts(b, a, KNOWLEDGE)), key=repr)
    for c in there:
        assert 0 <= c.a[0] < c.a[1] <= len(a.text) and 0 <= c.b[0] < c.b[1] <= len(b.text)
        assert 0.0 <= c.weight <= 1.0


@pytest.mark.parametrize(
    "text", ["not " * 4_000, "a third of " * 2_000, "“" * 5_000, "at 4 hours 10 " * 1_500, "cause of " * 3_000]
)
def test_hostile_text_is_quick(text: str) -> None:
    a = make_wording(text, [(0, len(text))], (), (), ())
    b = make_wording("The gate was not open at 4:10 a.m.", [(0, 34)], (), (), ())
    begin = time.process_time()
    find_contrasts(a, b, KNOWLEDGE)
    assert time.process_time() - begin < 5


def test_spans_outside_the_text_are_left_out() -> None:
    assert make_wording("Six died.", [(-5, 3), (20, 30), (4, 4)], (), (), ()).spans == ((0, 3),)
