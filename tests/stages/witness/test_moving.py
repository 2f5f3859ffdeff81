"""Whether a matter moved on between two tellings: when, of what, and in what words."""

from __future__ import annotations

from dataclasses import replace

import pytest
from stages.newsroom import article

from stemma.language.comparing import Contrast
from stemma.language.comparing.wording import About
from stemma.model import Article, Hedge, Published, Statement
from stemma.stages.witness.moving import Moves, hours_between, moved_on, steps_on

EIGHT, NINE, SIX_PM = "2031-05-08T08:00:00", "2031-05-08T09:00:00", "2031-05-08T18:00:00"
ROSE = ("Four people have died.", "Six people have died.")


def moves(
    first: str,
    second: str,
    about: About = "number",
    at: tuple[str | None, str | None] = (None, None),
    *,
    hedges: tuple[Hedge, Hedge] = ("none", "none"),
    on_line: bool = False,
    anew: bool = False,
    read: tuple[str, str] | None = None,
) -> Moves:
    """Two papers that tell these sentences; `read`: the words that differ, by default all."""
    before, after = article("Gazette", first, at=at[0]), article("Herald", second, at=at[1])
    rows = [
        Statement(f"sta-{row.id}", row.id, 0, len(row.text), None, None, None, ((0, len(row.text)),), hedge)
        for row, hedge in zip((before, after), hedges, strict=True)
    ]
    places = [
        (row.text.index(words), row.text.index(words) + len(words))
        for row, words in zip((before, after), read or (first, second), strict=True)
    ]
    return Moves(before, after, *rows, Contrast(about, *places, "differ", 0.8), on_line, False, anew)


def test_a_toll_that_is_told_hours_later_has_moved_on() -> None:
    assert moved_on(moves(*ROSE, at=(EIGHT, SIX_PM)))


@pytest.mark.parametrize("at", [(None, None), (EIGHT, None), (EIGHT, EIGHT), (EIGHT, NINE)])
def test_a_toll_that_is_not_known_to_come_later_has_not(at: tuple[str | None, str | None]) -> None:
    assert not moved_on(moves(*ROSE, at=at))


WORDS = [
    "Six people have now died.",
    "The toll rose to six.",
    "Six people had died by the evening, doctors counted.",
    "The toll climbed to six from four.",
    "Six deaths have been counted so far.",
    "The toll was corrected to six deaths.",
]


@pytest.mark.parametrize("told", WORDS)
def test_words_may_say_that_it_moved_on(told: str) -> None:
    assert moved_on(moves(ROSE[0], told)) and moved_on(moves(ROSE[0], told, at=(EIGHT, NINE)))


@pytest.mark.parametrize("told", WORDS)
def test_but_who_came_first_brings_no_news(told: str) -> None:
    assert not moved_on(moves(ROSE[0], told, at=(SIX_PM, EIGHT)))


@pytest.mark.parametrize("told", WORDS)
def test_and_who_copies_must_say_who_told_him_the_news(told: str) -> None:
    assert not moved_on(moves(ROSE[0], told, at=(EIGHT, NINE), on_line=True))
    assert moved_on(moves(ROSE[0], told, at=(EIGHT, NINE), on_line=True, anew=True))
    assert moved_on(moves(ROSE[0], told, at=(EIGHT, SIX_PM), on_line=True))


def test_one_voice_in_one_article_does_not_update_itself() -> None:
    one = moves(*ROSE)
    same = replace(one, after=one.before, younger=one.elder, one_root=True)
    assert not moved_on(same)


CHANGING: list[tuple[About, str, str, Hedge, bool]] = [
    ("number", "The fire has destroyed 40 homes.", "The fire has destroyed 60 homes.", "none", True),
    ("number", "Shares fell 4 percent.", "Shares fell 6 percent.", "none", True),
    ("number", "The bridge is 40 metres long.", "The bridge is 60 metres long.", "none", False),
    ("number", "The mill was sold for 4 million crowns.", "The mill was sold for 6 million crowns.", "none", False),
    ("time", "The mill opens on Monday.", "The mill opens on Friday.", "expected", True),
    ("time", "The mill burned on Monday.", "The mill burned on Friday.", "none", False),
    ("status", "The mill may have burned.", "The mill burned.", "unconfirmed", True),
    ("status", "The mill will close.", "The mill closed.", "expected", True),
    ("status", "The mill is open.", "The mill is closed.", "none", False),
    ("status", "Troops entered Varn.", "Troops captured Varn.", "none", True),
    ("place", "The mill at Orra burned.", "The mill at Narvo burned.", "none", False),
    ("name", "Ada Roe owns the mill.", "Ida Roe owns the mill.", "none", False),
    ("quote", "“Never,” she said.", "“Soon,” she said.", "none", False),
]


@pytest.mark.parametrize(("about", "first", "second", "hedge", "changes"), CHANGING)
def test_what_can_change_in_a_day(about: About, first: str, second: str, hedge: Hedge, changes: bool) -> None:
    assert moved_on(moves(first, second, about, (EIGHT, SIX_PM), hedges=(hedge, "none"))) is changes


STEPS = [
    ("entered", "captured", True),
    ("captured", "entered", False),
    ("was arrested", "was convicted", True),
    ("was convicted", "was arrested", False),
    ("entered", "entered", False),
    ("entered", "was convicted", False),  # of another matter
    ("is open", "is closed", False),
]


@pytest.mark.parametrize(("before", "after", "later"), STEPS)
def test_a_later_step_moves_on_whatever_the_clock_says(before: str, after: str, later: bool) -> None:
    one = moves(f"They say he {before} there.", f"They say he {after} there.", "status", read=(before, after))
    assert steps_on(one.before, one.after, one.contrast) is later
    assert moved_on(one) is later


def test_only_a_contrast_about_status_is_a_step() -> None:
    one = moves("entered", "captured", "place")
    assert not steps_on(one.before, one.after, one.contrast)


def test_a_copy_that_goes_a_step_further_has_not_moved_on_by_itself() -> None:
    assert not moved_on(moves("Troops entered Varn.", "Troops captured Varn.", "status", on_line=True))


def out(earliest: str, latest: str | None = None) -> Article:
    return replace(article("a", ""), published=Published(earliest, latest or earliest, "interval", "text"))


HOURS = [
    (out(EIGHT), out(SIX_PM), 10.0),
    (out(SIX_PM), out(EIGHT), -10.0),
    (out(EIGHT), out(EIGHT), 0.0),
    (out(EIGHT), out("2031-05-08T00:00:00", "2031-05-08T23:59:59"), 0.0),  # some time that day
    (out("2031-05-08T00:00:00", NINE), out(SIX_PM), 9.0),  # at least
    (out(EIGHT + "+02:00"), out(SIX_PM), 10.0),
    (article("a", ""), out(EIGHT), None),
    (out(EIGHT), article("a", ""), None),
    (out("in May"), out(EIGHT), None),
]


@pytest.mark.parametrize(("before", "after", "hours"), HOURS)
def test_hours_between_two_publications(before: Article, after: Article, hours: float | None) -> None:
    assert hours_between(before, after) == hours
