"""Claims that are weighed again, and those of which nothing changed, which are not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from stages.witness.hearing import Hearing

from stemma.memory import Memory
from stemma.model import Weighed
from stemma.stages.witness import contrasts, weighing

ABARA, BOARD = "person Ines Abara", "office Harbour Board"
NINE, SIX = "Nine boats are missing off Norwick", "Six boats are missing off Norwick"
QUAY = "The quay at Norwick is closed"


class Case:
    """Two claims, of boats and of a quay, told by several papers, one of which copies another."""

    def __init__(self) -> None:
        self.story = story = Hearing()
        self.wire = story.lost("agency Northwire")
        self.boats = [
            story.says("Gazette", NINE + ".", ABARA),
            story.says("Herald", SIX + "."),
            story.says("Echo", f"{SIX}, the Harbour Board said.", BOARD, words=SIX),
        ]
        self.quay = [
            story.says("Gazette", QUAY + "."),
            story.says("Herald", QUAY.replace("closed", "open") + "."),
            story.says("Courier", f"{QUAY}, officials said.", "anonymous officials", words=QUAY),
        ]
        self.story.published("Gazette", "2031-05-08T09:00:00")
        self.story.published("Herald", "2031-05-08T11:00:00")
        self.story.copies("Herald", "Gazette")

    def weigh(self, memory: Memory | None = None) -> Weighed:
        return self.story.weigh(self.boats, self.quay, memory=memory)


def later_copy(case: Case) -> None:
    case.story.copies("Courier", "Herald")


def other_parent(case: Case) -> None:
    case.story.edges.clear()
    case.story.copies("Herald", case.wire)
    case.story.copies("Gazette", case.wire)


def other_line(case: Case) -> None:
    case.story.edges[0] = replace(case.story.edges[0], id="der-other")


def turned_line(case: Case) -> None:
    case.story.edges.clear()
    case.story.copies("Gazette", "Herald")


def other_hour(case: Case) -> None:
    case.story.published("Echo", "2031-05-08T19:00:00")


def one_more_paper(case: Case) -> None:
    case.quay.append(case.story.says("Lantern", QUAY + " to all ships."))


def one_less(case: Case) -> None:
    case.boats.pop()


def denied(case: Case) -> None:
    name = case.quay[1]
    case.story.statements[name] = replace(case.story.statements[name], hedge="denied")


def other_speaker(case: Case) -> None:
    name = case.boats[0]
    case.story.says("Lantern", "The Harbour Board closed its doors.", BOARD)
    board = next(row.id for row in case.story.sources.values() if row.name == "Harbour Board")
    case.story.statements[name] = replace(case.story.statements[name], source=board)


def fuller_name(case: Case) -> None:
    """Elsewhere the board has a longer name: its voice is another source now."""
    case.story.says("Lantern", "The Norwick Harbour Board sat late.", "office Norwick Harbour Board")


def issued(case: Case) -> None:
    case.story.published("Courier", None, "Statement by the Harbour Board")


CHANGES = (
    later_copy, other_parent, other_line, turned_line, other_hour, one_more_paper, one_less, denied, other_speaker,
    fuller_name, issued,
)  # fmt: skip


@pytest.mark.parametrize("change", CHANGES)
def test_whatever_changes_a_memory_changes_nothing(change: Callable[[Case], None]) -> None:
    case, memory = Case(), Memory()
    case.weigh(memory)
    change(case)
    later, fresh = Memory("", memory.rows()), Memory()
    assert case.weigh(later) == case.weigh(fresh)
    assert later.rows() == fresh.rows()


def test_the_changes_change_something() -> None:
    """Else the test above says little."""
    before = Case().weigh()
    same = []
    for change in CHANGES:
        case = Case()
        change(case)
        same += [change.__name__] if case.weigh() == before else []
    assert same == []


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The claims whose differences are looked for, and "words" for each pair of wordings that is compared."""
    made: list[str] = []
    find, compare = weighing.find_differences, contrasts.find_contrasts

    def find_differences(bench, settings):  # type: ignore[no-untyped-def]
        made.append(bench.claim.id)
        return find(bench, settings)

    def find_contrasts(*rest):  # type: ignore[no-untyped-def]
        made.append("words")
        return compare(*rest)

    monkeypatch.setattr(weighing, "find_differences", find_differences)
    monkeypatch.setattr(contrasts, "find_contrasts", find_contrasts)
    return made


def test_a_claim_of_which_nothing_changed_is_not_weighed_again(calls: list[str]) -> None:
    case, memory = Case(), Memory()
    case.weigh(memory)
    assert len(calls) == 2 + 3 + 3
    calls.clear()
    case.weigh(Memory("", memory.rows()))
    assert calls == []


def test_one_more_telling_is_compared_with_the_others_alone(calls: list[str]) -> None:
    case, memory = Case(), Memory()
    case.weigh(memory)
    calls.clear()
    one_more_paper(case)
    weighed = case.weigh(Memory("", memory.rows()))
    (quay,) = (claim.id for claim in weighed.claims if len(claim.statements) == 4)
    assert calls == [quay, "words", "words", "words"]
