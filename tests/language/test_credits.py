"""Sign-offs and notes at the foot: whose report it is, in every wording; and what credits nobody."""

from __future__ import annotations

import pytest

from stemma.knowledge import load_knowledge
from stemma.language.bylines import PressJudge
from stemma.language.credits import foot_sources, is_origin_note, is_sign_off, sign_alone, tail_sign
from stemma.language.lines import Line

JUDGE = PressJudge(load_knowledge(), "")
AP, AFP, DPA = "The Associated Press", "Agence France-Presse", "Deutsche Presse-Agentur"

FEET = [  # a line of the foot, whom it credits
    # who helped
    ("The Associated Press contributed to this report.", [AP]),
    ("The Associated Press contributed", [AP]),
    ("Ada Lund of The Associated Press contributed.", [AP]),
    ("AP writers Ada Lund and Bo Sund contributed.", [AP]),
    ("Norwick Gazette contributed to this report.", ["Norwick Gazette"]),
    ("Agencies contributed to this report.", []),
    ("Emily Post contributed to this report.", []),  # a person
    ("Information from The Associated Press was used in this report.", [AP]),
    ("— With files from The Canadian Press", ["The Canadian Press"]),
    ("With files from Ada Lund and The Canadian Press", ["The Canadian Press"]),
    ("With reporting by AFP and Reuters", [AFP, "Reuters"]),
    ("(With inputs from ANI)", ["Asian News International"]),
    ("With AFP", [AFP]),
    ("With Reuters closed, the board met.", []),
    ("Reporting by Reuters", ["Reuters"]),
    ("(Reporting by Ada Lund; editing by Bo Sund)", []),
    # where it stood first, and who passes it on
    ("This article is republished from The Conversation under a licence.", ["The Conversation"]),
    ("Republished from The Conversation", ["The Conversation"]),
    ("Distributed by Norwick News Agency", ["Norwick News Agency"]),
    ("This report by The Canadian Press was first published May 4, 2031.", ["The Canadian Press"]),
    ("This report was produced on Monday and published by Norwick Gazette.", ["Norwick Gazette"]),
    ("This article first appeared in The Norwick Gazette and is reprinted by permission.", ["The Norwick Gazette"]),
    ("By arrangement with Norwick Gazette", ["Norwick Gazette"]),
    ("Source: Reuters", ["Reuters"]),
    # signs
    ("Reuters, AFP", ["Reuters", AFP]),
    ("(AFP/Reuters)", [AFP, "Reuters"]),
    ("dpa/abc", [DPA]),
    ("Reuters, Bonn", []),
    ("Photos by Reuters", []),
]  # fmt: skip


@pytest.mark.parametrize(("line", "press"), FEET, ids=[line for line, _ in FEET])
def test_feet_credit_whose_report_it_is(line: str, press: list[str]) -> None:
    assert [source.name for source, where in foot_sources(line, JUDGE) if where == "foot"] == press


@pytest.mark.parametrize(
    ("line", "signs"),
    [
        ("The Associated Press contributed", True),
        ("Ada Lund and Bo Sund of Norwire contributed.", True),
        ("— With files from Norwire", True),
        ("Whatever the town had, everybody contributed.", False),
        ("He said the family contributed.", False),
    ],
)
def test_lines_that_sign_off(line: str, signs: bool) -> None:
    assert is_sign_off(line) is signs


def test_notes_of_origin() -> None:
    assert is_origin_note("Distributed by Norwick News Agency")
    assert is_origin_note("This report by Norwire was first published May 4, 2031.")
    assert not is_origin_note("The pier burned for two days before anybody noticed.")


def test_signs_in_square_brackets() -> None:
    text = "The pier will be rebuilt, he said. [Reuters]"
    signed, alone = tail_sign(Line(0, len(text), text, True), JUDGE), sign_alone("[Reuters]", JUDGE)
    assert signed is not None and text[signed[1] :] == "Reuters]"
    assert alone is not None and alone.name == "Reuters"


def test_hostile_feet_are_quick() -> None:
    for text in ("contributed " * 5000, "this report " * 5000, "A, " * 20000, "With files from " * 4000):
        list(foot_sources(text, JUDGE))
        is_sign_off(text)
