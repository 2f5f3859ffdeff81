"""Who is named in a story as the one a report is from: one source for each, whatever it is called."""

from __future__ import annotations

import itertools

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


def test_order_of_articles_does_not_matter() -> None:
    rows = [
        HERALD,
        NEWS,
        credited(article("8", "It fell, the Herald reported.", "Orrin Bugle"), "SNA"),
        article("9", "It fell, the Orrin Bugle and the Skarsund Herald reported. The Herald named nobody."),
    ]
    assert len({str(press_of(*order)) for order in itertools.permutations(rows)}) == 1
