"""Whose page it is, by its first lines; and how pages are signed in other ways than "By"."""

from __future__ import annotations

import pytest

from stemma.knowledge import load_knowledge
from stemma.language.bylines import PressJudge, is_head_byline, is_names, read_byline
from stemma.language.credits import foot_sources, sign_alone
from stemma.language.lines import split_lines
from stemma.language.mastheads import Supports, find_outlet, is_masthead_of, stands_for

KNOWLEDGE = load_knowledge()

HEADS = [  # lines down to the headline, file name, outlet
    ("Norwick Evening Post\nSections: City, Nation, Money\nNation\n# Pier burns", "a", "Norwick Evening Post"),
    ("NORWICK NOW\nLIVE  Video  Weather  Apps\n# Pier burns", "norwick-now-live", "Norwick Now"),
    ("Radio Norwick 98.3 FM - the sound of the quay\nListen / News / Tides\n# Pier burns", "a", "Radio Norwick"),
    ("NCR Norwick Coast Radio\nNews | Weather | Children\n# Pier burns", "a", "Norwick Coast Radio"),
    ("TCN | Transcoastal News\nTop · Regions · Video\n# Pier burns", "a", "Transcoastal News"),
    ("THE MORNING KEEL ♥ Norvania's loudest\nNews Telly Stars Bingo\n# Pier burns", "morning-keel", "The Morning Keel"),
    ("VESTNIK NORV :: news of our days\nPolitics :: Army :: Boats\n# Pier burns", "vestnik-norv", "Vestnik Norv"),
    ("FEN HERALD *** Norwick * Low Mere * every weekday\nHome . Prices . Deaths\n# Pier burns", "a", "Fen Herald"),
    ("NORV-INFORM\nMain | Politics | World\n# Pier burns", "a", "Norv-Inform"),
    ("KURZOR\nPress of the world in translations\nNews tape   Opinions   Photo\n# Pier burns", "a", "Kurzor"),
    ("THE FRIDAY FENN\nColumn · Tobias Fenn writes about fish\n# Never trust a dry eel", "a", "The Friday Fenn"),
    ("Republic of Norvania\nOffice of the First Minister\nHome > Statements > 2031\n# Pier", "a",
     "Office of the First Minister"),
    ("Harbour Safety Inspectorate of Norvania\nHome > Safety > Notices\n# Pier closed", "hsi-notice",
     "Harbour Safety Inspectorate of Norvania"),
    ("Latest News\nSport | Weather | Letters\n# Pier burns", "a", None),
    ("Skip to content\nNORWICK NOW\nLive  Video  Weather\n# Pier burns", "a", "Norwick Now"),
    ("The pier burned all night.\nNobody was hurt.\n# Pier burns", "a", None),
]  # fmt: skip


@pytest.mark.parametrize(("page", "name", "outlet"), HEADS)
def test_outlets_by_the_head_of_the_page(page: str, name: str, outlet: str | None) -> None:
    text = page.replace("# ", "") + "\nThe old pier of Port Salt burned all night, the harbour office said."
    rows = split_lines(text)
    title = page.count("\n")
    reasons = ["widget" if row.text.startswith("Skip") else "masthead" for row in rows[:title]] + ["headline", None]
    assert find_outlet(rows, reasons, Supports(f"{name}.txt"), KNOWLEDGE) == outlet


MASTHEADS = [
    ("Radio Norwick 98.3", "Radio Norwick", True),
    ("RADIO NORWICK | online edition", "Radio Norwick", True),
    ("TCN | Transcoastal News", "Transcoastal News", True),
    ("Pier burns - Radio Norwick", "Radio Norwick", False),
    ("Norwick", "Radio Norwick", False),
]


@pytest.mark.parametrize(("line", "outlet", "own"), MASTHEADS)
def test_mastheads_of_an_outlet(line: str, outlet: str, own: bool) -> None:
    assert is_masthead_of(line, outlet) is own


def test_letters_stand_for_names() -> None:
    assert stands_for("NCR", "Norwick Coast Radio") and stands_for("TCN", "Transcoastal News")
    assert not stands_for("TCN", "Norwick News") and not stands_for("A", "Ada")


SIGNED = [  # a line near the headline, whom it names
    ("From Ada Lund, at the Children's Hospital", ["Ada Lund"]),
    ("Report: Ada Lund, outside the ground", ["Ada Lund"]),
    ("Posts by Ada Lund", ["Ada Lund"]),
    ("With Ada Lund in the Chamber", ["Ada Lund"]),
    ("ADA LUND watches a minister at work", ["Ada Lund"]),
    ("From our health staff, 5 March, 06.30", []),
    ("By our town hall reporter", []),
]


@pytest.mark.parametrize(("line", "persons"), SIGNED)
def test_signatures_near_the_headline(line: str, persons: list[str]) -> None:
    assert is_head_byline(line, KNOWLEDGE)
    assert list(read_byline(line, PressJudge(KNOWLEDGE, line)).persons) == persons


@pytest.mark.parametrize(
    "line",
    ["From the milking shed to the hall", "With wind comes rain", "By noon the ship had gone.",
     "Report: pier was rotten"],
)  # fmt: skip
def test_what_is_no_signature(line: str) -> None:
    assert not is_head_byline(line, KNOWLEDGE)


def test_desks_are_no_persons() -> None:
    judge = PressJudge(KNOWLEDGE, "")
    assert read_byline("By Keel Political Team", judge).persons == ()
    assert read_byline("By M. Keel Newsroom", judge).persons == ()
    assert is_names("Political desk, Ada Lund", KNOWLEDGE)
    assert read_byline("Political desk, Ada Lund", judge).persons == ("Ada Lund",)


def test_sections_sign_nothing() -> None:
    judge = PressJudge(KNOWLEDGE, "")
    assert [sign_alone(word, judge) for word in ("Nation", "World", "People")] == [None, None, None]


def test_who_is_called_an_agency_is_one() -> None:
    judge = PressJudge(KNOWLEDGE, "")
    found = list(foot_sources("This report was supplied by the Norwire agency and shortened by us.", judge))
    assert [(source.name, source.kind, where) for source, where in found] == [("Norwire", "agency", "foot")]
