"""The signs of an earlier and a later draft, each by itself."""

from __future__ import annotations

import pytest

from stemma.stages.revision.changes import find_changes
from stemma.stages.revision.drafts import read_draft
from stemma.stages.revision.signs import EDITING, FACTS, GROWTH, SIGNS, read_signs
from stemma.stages.revision.spelling import mended, respelt
from stemma.stages.revision.weights import WEIGHTS

STORY = "A barge sank in the Orrin on Monday. Its crew of four swam ashore."


def sign(name: str, a: str, b: str, language: str = "en") -> float:
    """One sign for two texts."""
    return float(read_signs(read_draft(a, language), read_draft(b, language), language)[SIGNS.index(name)])


def test_there_is_a_weight_and_a_fact_for_each_sign() -> None:
    assert len(WEIGHTS) == len(SIGNS) == len(GROWTH) + len(EDITING)
    assert all("{more}" in fact or "{less}" in fact for fact in FACTS.values())


@pytest.mark.parametrize(
    ("name", "later"),
    [
        ("length", STORY + " The harbour was shut for the day."),
        ("new words", STORY.replace("barge", "laden barge")),
        ("only added", STORY + " The harbour was shut."),
        ("whole sentences", STORY + " The harbour was shut for the whole day."),
        ("sentences", STORY + " The harbour was shut for the whole day."),
        ("phrases", STORY.replace("swam", "slowly swam")),
        ("single words", STORY.replace("swam", "slowly swam")),
        ("joined by a comma", STORY.replace("Orrin", "Orrin, which had risen,")),
        ("put in brackets", STORY.replace("four", "four (two of them on their first trip)")),
        ("longer wording", STORY.replace("Its crew", "The men and women on board, a crew")),
        ("kept", STORY + " The harbour was shut for the whole day."),
        ("latest year", STORY.replace("on Monday", "in 2019")),
        ("numbers", STORY.replace("four", "4")),
        ("dates", STORY.replace("Monday", "April 4")),
        ("emphasis", STORY.replace("swam", "certainly swam")),
        ("hedges", STORY.replace("sank", "reportedly sank")),
        ("the present", STORY.replace("swam", "are now")),
        ("the future", STORY.replace("swam", "will swim")),
        ("the writer", STORY.replace("Its crew", "My friends")),
        ("spaced hyphens", STORY.replace("on Monday", "- on Monday")),
        ("double hyphens", STORY.replace("on Monday", "-- on Monday")),
        ("unheard words", STORY.replace("Monday", "Tvarskday")),
        ("articles amiss", STORY.replace("A barge", "A old barge")),
    ],
)
def test_what_the_later_text_has_more_of(name: str, later: str) -> None:
    earlier = STORY.replace("on Monday", "in 2018") if name == "latest year" else STORY
    assert sign(name, earlier, later) > 0 > sign(name, later, earlier)


def test_years_brought_up_to_date() -> None:
    assert sign("years put up", "The census of 2011 counted many.", "The census of 2021 counted many.") > 0


@pytest.mark.parametrize(
    ("odd", "right"),
    [("recieved", "received"), ("govermnent", "government"), ("definately", "definitely")],
)
def test_a_slip_is_mended_by_a_letter_or_two(odd: str, right: str) -> None:
    assert respelt([((odd,), (right,))], "en") == 1
    assert respelt([((right,), (odd,))], "en") == -1


@pytest.mark.parametrize("pair", [("quay", "harbour"), ("house", "horse"), ("1998", "1999"), ("cat", "cab")])
def test_other_words_are_no_slips(pair: tuple[str, str]) -> None:
    assert respelt([((pair[0],), (pair[1],))], "en") == 0


def test_a_word_is_mended_wherever_it_stands() -> None:
    slip = read_draft("The goverment fell. Nobody wept.")
    right = read_draft("Nobody wept in the end, for the old government was gone.")
    assert mended(slip, right, "en") == 1 and mended(right, slip, "en") == 0


def test_changes_are_told_apart() -> None:
    a = read_draft("Two men were hurt on the bridge. It rained all night. Nobody came.")
    b = read_draft("Three men were badly hurt on the bridge. Nobody came.")
    found = find_changes(a, b)
    assert found.put == ((("two",), ("three",)),)
    assert found.added == (("badly",),) and found.cut == ((".", "it", "rained", "all", "night"),)
    assert find_changes(a, a).kept == len(a.tokens)


def test_a_word_kept_between_two_changes_joins_them() -> None:
    found = find_changes(read_draft("they met the mayor there today"), read_draft("they met a clerk the guard today"))
    assert len(found.put) + len(found.added) + len(found.cut) <= 2


def test_words_of_english_are_silent_in_other_languages() -> None:
    assert sign("emphasis", "Das ist der Hof.", "Das ist just der very Hof.", "de") == 0
    assert sign("latest year", "Der Hof stand 1998 leer.", "Der Hof stand 2004 leer.", "de") > 0
