"""Who is named in a story as the one a report is from: one source for each, whatever it is called."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest
from stages.newsroom import KNOWLEDGE, article, credited, read

from stemma.model import Article
from stemma.stages.kinship.press import Press, find_press

HERALD = article("1", "The bridge fell on Monday, a ferryman told the Norwick Herald.", "Norwick Herald")
NEWS = article("2", "The bridge fell on Monday.", "Skarsund News Agency")


def press_of(*rows: Article) -> Press:
    return find_press(rows, {row.id: read(row) for row in rows}, KNOWLEDGE)


def named(press: Press, row: Article) -> list[str]:
    """The press that the article credits or cites, by name."""
    ids = {source for name, source in (*press.credits, *press.citations) if name == row.id}
    return sorted(source.name for source in press.press_sources() if source.id in ids)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The bridge fell, the Herald reported.", ["Norwick Herald"]),
        ("The bridge fell, The Norwick Herald reported.", ["Norwick Herald"]),
        ("The bridge fell, the Boston Herald reported. The Herald named nobody.", ["Boston Herald"]),
        ("The bridge fell, the Times reported.", ["The Times"]),  # nobody in hand: no famous one
        ("The bridge fell, the SNA reported.", ["Skarsund News Agency"]),
        ("The bridge fell, the agency SNA reported.", ["Skarsund News Agency"]),
        ("The bridge fell, the agency AP reported.", ["The Associated Press"]),
        ("The bridge fell on Monday.", []),
    ],
)
def test_what_an_article_calls_the_press_in_hand(text: str, expected: list[str]) -> None:
    row = article("3", text, "Orrin Bugle")
    assert named(press_of(HERALD, NEWS, row), row) == expected


def test_its_own_outlet_is_never_named() -> None:
    press = press_of(HERALD, article("4", "It fell, the Skarsund Herald reported.", "Skarsund Herald"))
    assert press.citations == {}


def test_letters_that_a_page_credits_are_the_outlet_in_hand() -> None:
    row = credited(article("5", "The bridge fell on Monday.", "Orrin Bugle"), "SNA")
    press = press_of(NEWS, row)
    assert named(press, row) == ["Skarsund News Agency"]
    assert [source.kind for source in press.press_sources()] == ["agency"]
    assert press.carriers.keys() <= press.own.keys()


def test_a_bare_name_that_two_in_hand_bear_stays_by_itself() -> None:
    row = article("6", "The bridge fell, the Herald reported.", "Orrin Bugle")
    press = press_of(HERALD, article("7", "It fell.", "Skarsund Herald"), row)
    assert named(press, row) == ["The Herald"]


AGENCY = article("2", "The bridge fell on Monday.", "Volunta Press Agency")


@pytest.mark.parametrize(
    ("outlet", "text", "kind"),
    [
        ("Volunta Press Agency", "It fell, Volunta reported.", "agency"),  # its name says it
        ("Ostrel Wire", "It fell, the Ostrel agency reported.", "agency"),
        ("Northern Cable", "It fell, the agency Northern Cable reported.", "agency"),  # others say it
        ("Northern Cable", "It fell, the Northern Cable agency writes.", "agency"),
        ("Northern Cable", "It fell, Northern Cable reported.", "outlet"),
        ("Norwick Herald", "It fell, the Herald reported.", "outlet"),
    ],
)
def test_an_outlet_in_hand_is_an_agency_when_its_name_or_another_page_says_so(
    outlet: str, text: str, kind: str
) -> None:
    row = article("3", text, "Orrin Bugle")
    press = press_of(article("1", "The bridge fell on Monday.", outlet), row)
    assert named(press, row) == [outlet]
    assert [source.kind for source in press.press_sources()] == [kind]
    assert press.agency_articles() == ({"art-1"} if kind == "agency" else frozenset())


@pytest.mark.parametrize(
    "text",
    [
        "The bridge fell, Volunta reported.",
        "The bridge fell, the Volunta agency writes.",
        "The bridge fell, the news agency Volunta reported.",
        "The bridge fell, the agency VPA reported.",
        "The bridge fell, Volunta Press Agency reported.",
    ],
)
def test_short_and_full_names_and_letters_are_one_source(text: str) -> None:
    row = article("3", text, "Orrin Bugle")
    assert named(press_of(AGENCY, row), row) == ["Volunta Press Agency"]


def test_an_outlet_comes_back_from_another_script_under_another_spelling() -> None:
    row = article("3", "The bridge fell, so writes the newspaper «Norvik Herald» today.", "Orrin Bugle")
    assert named(press_of(HERALD, row), row) == ["Norwick Herald"]


def lone(row: Article, name: str) -> Article:
    """The article with a line of its head that is nothing but a name."""
    return replace(row, credits=tuple(replace(c, quote=name) for c in credited(row, name).credits))


@pytest.mark.parametrize(
    ("others", "kept"),
    [
        ([AGENCY], True),  # the agency's own is in hand
        ([article("4", "It fell, the news agency Volunta reported.", "Orrin Echo")], True),
        ([lone(article("4", "It fell.", "Orrin Echo"), "Volunta")], True),  # two papers have it from there
        ([article("4", "It fell.", "Volunta Post")], False),  # a town's paper is not the town
        ([article("4", "It fell.", "Orrin Echo")], False),  # who knows who that is
    ],
)
def test_a_name_alone_in_the_head_counts_when_something_else_shows_it_to_be_press(
    others: list[Article], kept: bool
) -> None:
    row = lone(article("3", "The bridge fell on Monday.", "Orrin Bugle"), "Volunta")
    press = press_of(row, *others)
    assert bool([key for key in press.credits if key[0] == row.id]) is kept


def test_order_of_articles_does_not_matter() -> None:
    rows = [
        HERALD,
        NEWS,
        credited(article("8", "It fell, the Herald reported.", "Orrin Bugle"), "SNA"),
        article("9", "It fell, the Orrin Bugle and the Skarsund Herald reported. The Herald named nobody."),
    ]
    assert len({str(press_of(*order)) for order in itertools.permutations(rows)}) == 1
