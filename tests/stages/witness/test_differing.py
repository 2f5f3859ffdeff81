"""Where accounts of one matter differ, and what kind of difference that is: a ferry goes down off Orra."""

from __future__ import annotations

from itertools import pairwise

import pytest
from stages.witness.hearing import Hearing

EARLY, HOUR_LATER, LATE = "2031-05-08T08:00:00", "2031-05-08T09:00:00", "2031-05-08T18:00:00"
ABARA, POLICE, LINE = "person Ines Abara", "office Norwick Police", "office Orra Lines"
FOUR = "Four people died when the ferry Alma sank off Orra."
SIX = "Six people died when the ferry Alma sank off Orra."
NOW_SIX = "Six people have now died after the ferry Alma sank off Orra."


def pair(first: str, second: str, *, copied: bool = False, at: tuple[str | None, str | None] = (None, None)) -> Hearing:
    """The Gazette tells the first, the Herald the second, which may have it from the Gazette."""
    story = Hearing()
    for paper, words, time in zip(("Gazette", "Herald"), (first, second), at, strict=True):
        story.says(paper, words)
        story.published(paper, time)
    if copied:
        story.copies("Herald", "Gazette")
    return story


# drift


DEPARTURES = [
    (FOUR, SIX, "number", ["Four people", "Six people"]),
    ("The ferry Alma sank off Orra.", "The ferry Alma sank off Narvo.", "place", ["Orra", "Narvo"]),
    (
        "The bill was signed by Prime Minister Lea Toft on Monday.",
        "The bill was signed by President Lea Toft on Monday.",
        "role", ["Prime Minister", "President"],
    ),
    (
        "“We will never sell the ferry to Norland,” she said.",
        "“We will never sell the ferry to foreigners,” she said.",
        "quote", ["We will never sell the ferry to Norland,", "We will never sell the ferry to foreigners,"],
    ),
    (
        "The storm cut power in parts of the city of Norwick.",
        "The storm cut power in the city of Norwick.",
        "scope", ["parts of the city", "city"],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("first", "second", "about", "readings"), DEPARTURES)
def test_a_copy_that_departs_from_what_it_copies_drifts(
    first: str, second: str, about: str, readings: list[str]
) -> None:
    story = pair(first, second, copied=True)
    assert story.told() == [("drift", about, readings)]
    assert story.edge() == story.edges[0].id


def chain(*told: str) -> tuple[Hearing, list[str]]:
    """Each paper has it from the one before; the ids of those derivations in order."""
    story = Hearing()
    papers = ("Gazette", "Herald", "Ledger", "Mercury")[: len(told)]
    for paper, words in zip(papers, told, strict=True):
        story.says(paper, words)
    return story, [story.copies(child, parent) for parent, child in pairwise(papers)]


REWORDED_FOUR, REWORDED_SIX = (
    "In all four people died on the Alma.",
    "Altogether six people lost their lives on the Alma.",
)


@pytest.mark.parametrize(
    ("told", "place"),
    [
        ((FOUR, SIX), 0),
        ((FOUR, SIX, SIX), 0),
        ((FOUR, FOUR, SIX), 1),
        ((FOUR, REWORDED_FOUR, SIX), 1),
        ((FOUR, SIX, REWORDED_SIX), 0),
        ((FOUR, REWORDED_SIX, SIX), 0),
        ((FOUR, FOUR, SIX, REWORDED_SIX), 1),
        ((FOUR, REWORDED_FOUR, REWORDED_FOUR, SIX), 2),
    ],
)
def test_in_a_chain_the_edge_is_that_on_which_the_reading_departed(told: tuple[str, ...], place: int) -> None:
    story, edges = chain(*told)
    assert [row[:2] for row in story.told()] == [("drift", "number")]
    assert story.edge() == edges[place]


def test_a_copy_that_skips_a_paper_without_the_matter_drifts_on_its_own_edge() -> None:
    story = pair(FOUR, SIX)
    story.copies("Mercury", "Gazette")  # it does not tell of the dead
    own = story.copies("Herald", "Mercury")
    assert story.told()[0][0] == "drift" and story.edge() == own


def test_siblings_that_differ_drift_without_an_edge_for_nobody_knows_which_departed() -> None:
    story = pair(FOUR, SIX)
    wire = story.lost("agency Northwire")
    story.copies("Gazette", wire)
    story.copies("Herald", wire)
    assert story.told() == [("drift", "number", ["Four people", "Six people"])] and story.edge() is None


def test_two_papers_that_heard_one_speaker_and_differ_drift() -> None:
    story = Hearing()
    story.says("Gazette", FOUR, ABARA)
    story.says("Herald", SIX, ABARA)
    assert story.told() == [("drift", "number", ["Four people", "Six people"])] and story.edge() is None


def test_a_headline_that_departs_from_its_own_body_is_drift_without_an_edge() -> None:
    story = Hearing()
    story.heads_with("Gazette", "Six die as ferry Alma sinks off Orra")
    story.says("Gazette", FOUR)
    assert story.told() == [("drift", "number", ["Six", "Four people"])] and story.edge() is None


def test_one_voice_that_tells_two_things_in_its_body_makes_no_difference() -> None:
    story = Hearing()
    story.says("Gazette", "The ferry Alma sank at 9 am off Orra.")
    story.says("Gazette", "The ferry Alma sank at 11 am off Orra.")
    assert story.told() == []


# conflict


def test_papers_that_are_independent_and_differ_conflict() -> None:
    story = pair(FOUR, SIX)
    assert story.told() == [("conflict", "number", ["Four people", "Six people"])]
    assert story.edge() is None


def test_two_speakers_in_one_article_conflict() -> None:
    story = Hearing()
    story.says("Gazette", "The ferry Alma sank at 9 am off Orra.", ABARA)
    story.says("Gazette", "The ferry Alma sank at 11 am off Orra.", POLICE)
    (row,) = story.told()
    assert row[:2] == ("conflict", "time")


def test_two_speakers_with_like_words_of_their_own_do_not_conflict_about_a_quotation() -> None:
    story = Hearing()
    one = "“We have started to mend the old quay of Orra”"
    other = "“Our masons have started the last part of mending the old quay of Orra”"
    story.says("Gazette", f"{one} Ines Abara said.", ABARA, words=one)
    story.says("Herald", f"{other} the police said.", POLICE, words=other)
    assert story.told() == []


def test_a_copy_of_one_side_takes_no_part_of_its_own() -> None:
    story = pair(FOUR, SIX)
    story.says("Ledger", SIX)
    story.copies("Ledger", "Herald")
    assert story.told() == [("conflict", "number", ["Four people", "Six people"])]


def test_who_tells_it_reworded_stands_with_the_reading_that_he_has() -> None:
    story = pair(FOUR, SIX)
    story.says("Ledger", "Six died when the Alma sank near Orra.")
    assert story.told() == [("conflict", "number", ["Four people", "Six people", "Six"])]


def test_accounts_of_quite_other_things_do_not_conflict() -> None:
    assert pair(FOUR, "Six bakeries in Norwick were closed for a holiday.").told() == []


def test_a_figure_that_agrees_elsewhere_in_the_same_article_silences_a_false_contrast() -> None:
    story = pair(FOUR, SIX)
    story.says("Herald", "Four people died, police said, when the ferry Alma sank.", POLICE)
    assert story.told() == []


def test_a_day_does_not_answer_a_year() -> None:
    assert pair("The ferry Alma was launched in 1962.", "The ferry Alma was launched on Monday.").told() == []


DENIED = "Orra Lines denied that the ferry Alma was overloaded."


@pytest.mark.parametrize(
    "told",
    [
        "The ferry Alma was overloaded.",
        "The ferry Alma was overloaded when it sank.",
        "With 90 cars on its deck, the ferry Alma was overloaded.",
    ],
)
def test_a_denial_of_what_others_say_is_a_conflict_about_status(told: str) -> None:
    story = Hearing()
    story.says("Gazette", told, ABARA)
    story.says("Herald", DENIED, LINE, words="the ferry Alma was overloaded", hedge="denied")
    assert [row[:2] for row in story.told()] == [("conflict", "status")]


def test_a_denial_in_the_very_words_is_shown_with_what_denies_them() -> None:
    story = Hearing()
    story.says("Gazette", "The ferry Alma was overloaded.", ABARA)
    story.says("Herald", DENIED, LINE, words="the ferry Alma was overloaded", hedge="denied")
    readings = ["The ferry Alma was overloaded.", "denied that the ferry Alma was overloaded"]
    assert story.told() == [("conflict", "status", readings)]


def test_a_denial_is_no_answer_to_what_it_does_not_speak_of() -> None:
    story = Hearing()
    story.says("Gazette", "At noon the crew of the ferry Alma left.", ABARA)
    story.says("Herald", DENIED, LINE, words="the ferry Alma was overloaded", hedge="denied")
    assert story.told() == []


def test_two_who_deny_the_same_do_not_conflict() -> None:
    story = Hearing()
    words = "the ferry Alma was overloaded"
    story.says("Gazette", DENIED, LINE, words=words, hedge="denied")
    story.says("Herald", "Ines Abara denied that the ferry Alma was overloaded.", ABARA, words=words, hedge="denied")
    assert story.told() == []


# update


def test_a_toll_that_rose_hours_later_is_an_update() -> None:
    assert pair(FOUR, SIX, at=(EARLY, LATE)).told() == [("update", "number", ["Four people", "Six people"])]


def test_an_update_begins_with_who_told_first_whatever_the_order_in_hand() -> None:
    assert pair(SIX, FOUR, at=(LATE, EARLY)).told() == [("update", "number", ["Four people", "Six people"])]


def test_a_matter_that_cannot_change_is_no_update_however_late() -> None:
    built = [f"The ferry Alma was built for {count} passengers." for count in (300, 400)]
    assert [row[0] for row in pair(*built, at=(EARLY, LATE)).told()] == ["conflict"]
    sank = [f"The ferry Alma sank on {day} off Orra." for day in ("Tuesday", "Thursday")]
    assert [row[0] for row in pair(*sank, at=(EARLY, LATE)).told()] == ["conflict"]


def test_a_day_that_was_only_expected_may_be_put_off() -> None:
    story = Hearing()
    for paper, day, at in (("Gazette", "Tuesday", EARLY), ("Herald", "Thursday", LATE)):
        story.says(paper, f"The ferry Alma will sail again on {day}.", hedge="expected")
        story.published(paper, at)
    assert story.told() == [("update", "time", ["Tuesday", "Thursday"])]


def test_without_times_of_publication_the_words_may_say_that_it_moved_on() -> None:
    assert [row[0] for row in pair(FOUR, NOW_SIX).told()] == ["update"]


def test_a_copy_an_hour_later_has_misread_its_parent() -> None:
    assert [row[0] for row in pair(FOUR, SIX, copied=True, at=(EARLY, HOUR_LATER)).told()] == ["drift"]


def test_a_copy_an_hour_later_that_says_who_told_it_the_news_has_news() -> None:
    story = pair(FOUR, NOW_SIX, copied=True, at=(EARLY, HOUR_LATER))
    assert [row[0] for row in story.told()] == ["drift"]
    told = Hearing()
    told.says("Gazette", FOUR)
    told.says("Herald", NOW_SIX.replace(".", ", Norwick Police said."), POLICE)
    told.published("Gazette", EARLY)
    told.published("Herald", HOUR_LATER)
    told.copies("Herald", "Gazette")
    assert [row[0] for row in told.told()] == ["update"]


def test_a_copy_hours_later_has_news_and_names_no_edge() -> None:
    story = pair(FOUR, SIX, copied=True, at=(EARLY, LATE))
    assert [row[0] for row in story.told()] == ["update"] and story.edge() is None


def test_a_later_step_of_a_course_is_an_update_whoever_stands_first() -> None:
    entered, captured = (f"Government troops have {did} the town of Varn." for did in ("entered", "captured"))
    for story in (pair(entered, captured), pair(captured, entered)):
        assert story.told() == [("update", "status", ["entered", "captured"])]


def test_an_earlier_step_that_is_told_later_is_no_update() -> None:
    entered, captured = (f"Government troops have {did} the town of Varn." for did in ("entered", "captured"))
    assert [row[0] for row in pair(captured, entered, at=(EARLY, LATE)).told()] == ["conflict"]


# precision


ABOUT, EXACT = "The ferry Alma sank with about 40 people aboard.", "The ferry Alma sank with 41 people aboard."


def test_the_same_told_more_exactly_is_precision() -> None:
    for told in ((ABOUT, EXACT), (EXACT, ABOUT)):
        for copied in (False, True):
            assert [row[:2] for row in pair(*told, copied=copied).told()] == [("precision", "number")]


def test_precision_is_only_told_when_nothing_differs() -> None:
    told = "{} people died and {} were saved when the ferry Alma sank off Orra."
    story = pair(told.format("Four", "about 40"), told.format("Six", "41"), copied=True)
    assert story.told() == [("drift", "number", ["Four people", "Six people"])]


# neither


@pytest.mark.parametrize(
    "second",
    [
        FOUR,
        "FOUR PEOPLE DIED WHEN THE FERRY ALMA SANK OFF ORRA",
        "Four People Died When The Ferry Alma Sank Off Orra",
        "four people died when the ferry Alma sank off Orra",
        "The sinking of the ferry Alma off Orra killed four people.",
    ],
)
@pytest.mark.parametrize("copied", [False, True])
def test_equal_readings_are_no_difference_in_whatever_case(second: str, copied: bool) -> None:
    assert pair(FOUR, second, copied=copied).told() == []


def test_two_departures_of_one_copy_are_two_differences() -> None:
    story = pair("Four people died when the Alma sank off Orra.", "Six people died when the Alma sank off Narvo.",
                 copied=True)  # fmt: skip
    assert sorted(row[:2] for row in story.told()) == [("drift", "number"), ("drift", "place")]


WHY = [
    (pair(FOUR, SIX), "Gazette has “Four people”, Herald has “Six people”, and neither has it from the other."),
    (
        pair(FOUR, SIX, copied=True),
        "Herald has “Six people” where Gazette, from which its account comes, has “Four people”.",
    ),
    (pair(FOUR, SIX, at=(EARLY, LATE)), "“Four people” in Gazette gave way to “Six people” in Herald, which is later."),
    (pair(ABOUT, EXACT), "“41 people” and “about 40 people” agree; the first is the more exact."),
]


@pytest.mark.parametrize(("story", "why"), WHY)
def test_a_difference_says_why_in_one_sentence(story: Hearing, why: str) -> None:
    assert [row.why for row in story.weigh().differences] == [why]
