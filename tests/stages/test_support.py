"""How many independent origins stand behind a claim, as an editor would count them with the tree beside her."""

from __future__ import annotations

from dataclasses import replace

import pytest
from stages.witness.hearing import Hearing

ABARA, BOARD = "person Ines Abara", "office Harbour Board"
GATE = "The sluice gate at Norwick failed at noon"
SAID = GATE + ", Ines Abara said."
KEEPERS, DIVER = "anonymous two lock keepers", "anonymous a diver"


def independent(story: Hearing) -> tuple[int, int]:
    (claim,) = story.weigh().claims
    return claim.independent


def test_ten_papers_that_descend_from_one_are_one_witness() -> None:
    story = Hearing()
    story.says("Gazette", GATE + ".")
    for number in range(9):
        story.says(f"Copy {number}", GATE + ".")
        story.copies(f"Copy {number}", "Gazette" if number < 5 else f"Copy {number - 5}")
    assert independent(story) == (1, 1)


def test_ten_papers_that_went_there_themselves_are_ten() -> None:
    story = Hearing()
    for number in range(10):
        story.says(f"Paper {number}", GATE + ".")
    assert independent(story) == (10, 10)


def test_ten_papers_that_heard_one_speaker_are_one() -> None:
    story = Hearing()
    for number in range(10):
        story.says(f"Paper {number}", SAID, ABARA, words=GATE)
    assert independent(story) == (1, 1)


def test_a_paper_that_tells_without_a_source_what_another_has_from_a_speaker_is_no_second_witness() -> None:
    story = Hearing()
    story.says("Gazette", SAID, ABARA, words=GATE)
    own = story.says("Herald", GATE + ".")
    assert independent(story) == (1, 1)
    weighed = story.weigh()
    assert (
        weighed.claims[0]
        .why[0]
        .endswith("Herald tells it without a source, and nothing says that it saw it: not counted apart.")
    )
    assert {s.id: s.origin for s in weighed.statements}[own] == weighed.claims[0].origins[0]


def test_a_paper_that_contradicts_a_speaker_is_a_second_witness() -> None:
    story = Hearing()
    story.says("Gazette", "Six people died at the gate in Norwick, Ines Abara said.", ABARA)
    story.says("Herald", "Nine people died at the gate in Norwick.")
    assert independent(story) == (2, 2)
    assert [row.kind for row in story.weigh().differences] == ["conflict"]


def test_unnamed_sources_of_one_paper_are_one_or_as_many_as_it_describes() -> None:
    story = Hearing()
    story.says("Gazette", GATE + ", two lock keepers said.", KEEPERS, words=GATE)
    story.says("Gazette", GATE + ", a diver said.", DIVER, words=GATE)
    assert independent(story) == (1, 2)
    low, high = story.weigh().claims[0].why
    assert low == "Gazette: counts once, however many repeat it."
    assert high.startswith("Unnamed sources that are described differently may be different people: Gazette has")
    assert "two lock keepers" in high and "a diver" in high


def test_unnamed_sources_of_two_papers_may_be_the_same_people() -> None:
    story = Hearing()
    story.says("Gazette", GATE + ", two lock keepers said.", KEEPERS, words=GATE)
    story.says("Herald", GATE + ", a diver said.", DIVER, words=GATE)
    assert independent(story) == (1, 2)


def test_unnamed_sources_that_a_copy_renames_are_no_more_than_they_were() -> None:
    story = Hearing()
    story.says("Gazette", GATE + ", two lock keepers said.", KEEPERS, words=GATE)
    story.says("Herald", GATE + ", people familiar with it said.", "anonymous people familiar with it", words=GATE)
    assert independent(story) == (1, 2)  # as far as anybody knows …
    story.copies("Herald", "Gazette")
    assert independent(story) == (1, 1)  # … unless it is a copy


def test_papers_that_print_one_lost_report_are_one_witness_and_it_is_named() -> None:
    story = Hearing()
    wire = story.lost("agency Northwire")
    for paper in ("Gazette", "Herald"):
        story.says(paper, GATE + ".")
        story.copies(paper, wire)
    (claim,) = story.weigh().claims
    assert claim.origins == (wire,) and claim.independent == (1, 1)
    assert claim.why[0] == "A lost report of Northwire: counts once, however many repeat it."


def test_a_lost_report_of_nobody_known_is_called_that() -> None:
    story = Hearing()
    found = story.lost(None)
    for paper in ("Gazette", "Herald"):
        story.says(paper, GATE + ".")
        story.copies(paper, found)
    assert story.weigh().claims[0].why[0].startswith("A report that is not in hand: counts once")


def test_a_report_that_an_article_in_hand_stands_for_is_that_article() -> None:
    story = Hearing()
    wire = story.lost("agency Northwire")
    for paper in ("Gazette", "Herald"):
        story.says(paper, GATE + ".")
    story.copies("Herald", wire)
    assert independent(story) == (2, 2)
    story.reports = [replace(story.reports[0], article="art-Gazette")]
    (claim,) = story.weigh().claims
    assert (claim.origins, claim.independent) == (("art-Gazette",), (1, 1))


EXACT = {
    "own voice": [("Gazette", GATE + ".", None, GATE)],
    "a named speaker": [("Gazette", SAID, ABARA, GATE)],
    "an unnamed source": [("Gazette", GATE + ", a diver said.", DIVER, GATE)],
    "two unnamed sources": [
        ("Gazette", GATE + ", a diver said.", DIVER, GATE),
        ("Gazette", GATE + ", two lock keepers said.", KEEPERS, GATE),
    ],
    "a speaker and its own voice": [("Gazette", GATE + ".", None, GATE), ("Gazette", SAID, ABARA, GATE)],
}


@pytest.mark.parametrize("told", EXACT.values(), ids=EXACT)
def test_an_exact_copy_changes_neither_the_count_nor_its_reasons_nor_any_difference(
    told: list[tuple[str, str, str | None, str]],
) -> None:
    story = Hearing()
    for paper, sentence, speaker, words in told:
        story.says(paper, sentence, speaker, words=words)
    before = story.weigh()
    for _, sentence, speaker, words in told:
        story.says("Copy", sentence, speaker, words=words)
    story.copies("Copy", "Gazette", "republished")
    after = story.weigh()
    summary = [(c.origins, c.independent, c.why) for c in before.claims]
    assert [(c.origins, c.independent, c.why) for c in after.claims] == summary
    assert [d.readings for d in after.differences] == [d.readings for d in before.differences] == []


def test_claims_are_weighed_each_by_itself_and_sorted() -> None:
    story = Hearing()
    gate = [story.says("Gazette", GATE + "."), story.says("Herald", GATE + ".")]
    quay = [story.says("Gazette", "The quay was closed, Ines Abara said.", ABARA, words="The quay was closed")]
    found = story.weigh(gate, quay)
    assert {claim.statements: claim.independent for claim in found.claims} == {tuple(gate): (2, 2), tuple(quay): (1, 1)}
    assert found == story.weigh(quay, gate)


def test_statements_come_back_with_their_roots_in_order_of_id() -> None:
    story = Hearing()
    names = [story.says("Gazette", f"{GATE}, for the {n}th time.") for n in range(4, 9)]
    found = story.weigh().statements
    assert [row.id for row in found] == sorted(names) and {row.origin for row in found} == {"art-Gazette"}
    assert [replace(row, origin=None) for row in found] == [story.statements[name] for name in sorted(names)]


def test_the_roots_of_a_claim_are_those_of_its_statements() -> None:
    story = Hearing()
    story.says("Gazette", SAID, ABARA, words=GATE)
    story.says("Herald", GATE + ", the Harbour Board said.", BOARD, words=GATE)
    story.says("Ledger", GATE + ".")
    found = story.weigh()
    assert set(found.claims[0].origins) == {row.origin for row in found.statements}
    assert found.claims[0].origins == tuple(sorted(found.claims[0].origins))


def test_a_statement_of_an_article_that_is_not_there_counts_for_nothing() -> None:
    story = Hearing()
    story.says("Gazette", GATE + ".")
    story.says("Herald", GATE + ".")
    found = story.weigh(without=["Herald"])
    assert found.claims[0].independent == (1, 1) and len(found.statements) == 1


def test_a_claim_of_which_nobody_is_heard_has_no_origin() -> None:
    story = Hearing()
    story.says("Gazette", GATE + ".")
    found = story.weigh(without=["Gazette"])
    assert (found.claims[0].origins, found.claims[0].independent) == ((), (0, 0))
