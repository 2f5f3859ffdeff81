"""People decide about lines, groupings and differences; what follows holds together, and can be taken back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from faces.cablecar import nine
from faces.claimed import claimed
from faces.standin import keep

from stemma.dossier import Dossier, UnknownId
from stemma.model import Claim, Statement, make_id
from stemma.store import base

AT = "2031-12-01T10:00:00+00:00"


@pytest.fixture
def dossier(tmp_path: Path) -> Iterator[Dossier]:
    with Dossier.open(keep(claimed(), tmp_path / "said.stemma")) as opened:
        yield opened


def claim(dossier: Dossier, start: str) -> Claim:
    return next(row for row in dossier.claims if row.text.startswith(start))


def article(dossier: Dossier, outlet: str) -> str:
    return next(row.id for row in dossier.articles if row.outlet == outlet)


def sound(dossier: Dossier) -> bool:
    """Nothing dangles; the made-up dates do not stand on their made-up pages, with or without judgements."""
    tables = (dossier.claims, dossier.differences, dossier.derivations, dossier.rivals)
    names = [row.id for rows in tables for row in rows]
    problems = [problem for problem in dossier.read_back() if "the date" not in problem.what]
    return not problems and len(set(names)) == len(names)


def told(dossier: Dossier, name: str) -> Statement:
    return next(row for row in dossier.statements if row.id == name)


def parents(dossier: Dossier, child: str) -> set[str]:
    return {row.parent for row in dossier.derivations if row.child == child and row.kind != "cited"}


# Lines of descent


def test_a_line_gets_another_parent(dossier: Dossier) -> None:
    """The weighed rival is taken, the old line becomes a rival, and both say who decided."""
    child = article(dossier, "Daily Lantern")
    old = next(row for row in dossier.derivations if row.child == child and row.kind == "rewritten")
    other = article(dossier, "Workers’ Weekly")
    dossier.judge(old.id, "correct", "Ann", "she told us", value=other, at=AT)
    assert old.parent not in parents(dossier, child) and other in parents(dossier, child)
    new = next(row for row in dossier.derivations if row.child == child and row.parent == other)
    assert new.id == make_id("der", child, other) and new.confidence == 1.0
    assert new.reasons == (f"corrected to {other} by Ann on 2031-12-01; she told us",)
    assert next(row for row in dossier.rivals if row.id == old.id).reasons[-1] == new.reasons[-1]
    assert dossier.standing[old.id].judgement.value == other and not dossier.standing[old.id].stale
    assert sound(dossier)


def test_a_parent_by_its_file_name(dossier: Dossier) -> None:
    child, other = article(dossier, "Daily Lantern"), dossier.article_by_id[article(dossier, "Workers’ Weekly")]
    old = next(row for row in dossier.derivations if row.child == child and row.kind == "rewritten")
    assert dossier.judge(old.id, "correct", "Ann", value=other.name.rsplit("/", 1)[-1]).value == other.id


def test_who_judges_sees_what_others_judged(dossier: Dossier) -> None:
    """Two have one file open: each decides on what stands now."""
    with Dossier.open(dossier.store.path) as other:  # type: ignore[attr-defined]
        assert other.standing == {}
        dossier.judge("dif-1", "reject", "Ann")
        other.judge("dif-1", "withdraw", "Ben")
        dossier.judge_anew()
        assert dossier.standing == {} and [row.user for row in dossier.judgements] == ["Ann", "Ben"]


def test_a_line_without_any_parent(dossier: Dossier) -> None:
    child = article(dossier, "Daily Lantern")
    for row in [row for row in dossier.derivations if row.child == child]:
        dossier.judge(row.id, "correct", "Ann")
    assert not parents(dossier, child)
    assert any(child in story.origins for story in dossier.stories), "its information enters here"
    assert sound(dossier)


def test_a_line_to_a_report(dossier: Dossier) -> None:
    child = article(dossier, "Daily Lantern")
    old = next(row for row in dossier.derivations if row.child == child and row.kind == "rewritten")
    report = next(row for row in dossier.reports if row.article is None and row.source)
    dossier.judge(old.id, "correct", "Ann", value=report.id)
    assert report.id in parents(dossier, child)
    drawn = next(row for row in dossier.derivations if row.child == child and row.parent == report.id)
    assert (drawn.share, drawn.kind) == (old.share, old.kind), "what it shares with others it has from the report"
    assert sound(dossier)


def test_a_rejection_of_a_line_drawn_by_hand(dossier: Dossier) -> None:
    child, other = article(dossier, "Daily Lantern"), article(dossier, "Workers’ Weekly")
    old = next(row for row in dossier.derivations if row.child == child and row.kind == "rewritten")
    dossier.judge(old.id, "correct", "Ann", value=other)
    drawn = make_id("der", child, other)
    dossier.judge(drawn, "reject", "Ben")
    assert not {old.parent, other} & parents(dossier, child)
    assert not dossier.standing[old.id].stale and not dossier.standing[drawn].stale
    dossier.judge(old.id, "withdraw", "Ann")
    assert old.parent in parents(dossier, child) and dossier.standing[drawn].stale


def test_nobody_descends_from_a_descendant(dossier: Dossier) -> None:
    line = next(row for row in dossier.derivations if row.child in dossier.article_by_id and row.kind != "cited"
                and any(up.child == row.parent and up.kind != "cited" for up in dossier.derivations))  # fmt: skip
    above = next(up for up in dossier.derivations if up.child == line.parent and up.kind != "cited")
    with pytest.raises(ValueError, match="descends from"):
        dossier.judge(above.id, "correct", "Ann", value=line.child)
    assert dossier.judgements == ()


def test_roots_follow_the_lines(dossier: Dossier) -> None:
    """An own word that came with the line is the article's own when the line is rejected, and counts."""
    row = claim(dossier, "We could hear them singing")
    child = article(dossier, "Daily Lantern")
    assert row.independent == (1, 1)
    for line in [line for line in dossier.derivations if line.child == child]:
        dossier.judge(line.id, "reject", "Ann")
    row = claim(dossier, "We could hear them singing")
    assert row.independent == (2, 2) and set(row.origins) == {child, article(dossier, "Sarrow Valley Post")}
    assert "Counted anew" in row.why[0] and "who descends from whom" in row.why[0]
    mine = next(found for found in (told(dossier, name) for name in row.statements) if found.article == child)
    assert mine.origin == child
    assert sound(dossier)


def test_a_drift_without_its_line_is_a_conflict(dossier: Dossier) -> None:
    drift = next(row for row in dossier.differences if row.kind == "drift")
    dossier.judge(drift.edge or "", "reject", "Ann")
    now = next(row for row in dossier.differences if row.id == drift.id)
    told_by = {told(dossier, name).origin for name, _, _ in drift.readings}
    assert now.edge is None and now.kind == ("drift" if len(told_by) == 1 else "conflict")
    dossier.judge(drift.edge or "", "withdraw", "Ann")
    assert drift in dossier.differences


# Claims


def test_a_statement_of_its_own(dossier: Dossier) -> None:
    row = claim(dossier, "Forty-one passengers")
    last = row.statements[-1]
    dossier.judge(last, "reject", "Ann", at=AT)
    kept = next(found for found in dossier.claims if found.id == row.id)
    own = next(found for found in dossier.claims if last in found.statements)
    assert kept.statements == row.statements[:-1] and own.statements == (last,) and own.id != row.id
    assert own.text == dossier.computed.words(told(dossier, last).article, *told(dossier, last).content_spans[0])
    assert kept.independent == (2, 2) and own.independent == (1, 1)
    assert kept.why[0].endswith("Counted anew: rejected by Ann on 2031-12-01: the grouping.")
    number = next(found for found in dossier.differences if found.claim == row.id)
    assert last not in {name for name, _, _ in number.readings} and "took out of the claim" in number.why
    assert sound(dossier)


def test_the_first_statement_leaves(dossier: Dossier) -> None:
    """The claim keeps its id and speaks in the words of the next."""
    row = claim(dossier, "with 24 people")
    dossier.judge(row.statements[0], "correct", "Ann")
    kept = next(found for found in dossier.claims if found.id == row.id)
    assert kept.text.startswith("The remaining 24") and sound(dossier)
    assert not [found for found in dossier.differences if found.claim == row.id], "one value is no difference"


def test_a_statement_goes_to_another_claim_and_back(dossier: Dossier) -> None:
    before = dossier.claims, dossier.differences, dossier.statements
    here, there = claim(dossier, "with 24 people"), claim(dossier, "The other 24")
    dossier.judge(here.statements[0], "correct", "Ann", value=there.id[:9])
    dossier.judge(here.statements[1], "correct", "Ben", value=there.id)
    assert here.id not in {row.id for row in dossier.claims}, "it is empty"
    grown = next(row for row in dossier.claims if row.id == there.id)
    assert grown.statements == (*there.statements, *here.statements)
    assert dossier.why(here.id).id == there.id, "who asks for it finds where its statements are"
    assert sound(dossier)
    for name in here.statements:
        dossier.judge(name, "withdraw", "Ann")
    assert (dossier.claims, dossier.differences, dossier.statements) == before


def test_two_claims_are_joined(dossier: Dossier) -> None:
    here, there = claim(dossier, "with 24 people"), claim(dossier, "The other 24")
    dossier.judge(here.id, "correct", "Ann", value=there.id)
    joined = next(row for row in dossier.claims if row.id == there.id)
    assert joined.statements == (*there.statements, *here.statements) and joined.text == there.text
    assert {row.claim for row in dossier.differences if row.kind in ("update", "precision")} == {there.id}
    assert dossier.joined == {here.id: there.id} and here.id in dossier.standing
    with pytest.raises(ValueError, match="was joined with"):
        dossier.judge(here.id, "confirm", "Ben")
    dossier.judge(there.statements[0], "reject", "Ben")  # as it stands now
    joined = next(row for row in dossier.claims if row.id == there.id)
    assert joined.statements == (there.statements[1], *here.statements)
    assert sound(dossier)
    dossier.judge(here.id, "withdraw", "Ann")
    assert next(row for row in dossier.claims if row.id == here.id) == here


def test_joined_both_ways_round_is_one(dossier: Dossier) -> None:
    a, b, c = claim(dossier, "with 24"), claim(dossier, "The other 24"), claim(dossier, "We could hear")
    dossier.judge(a.id, "correct", "Ann", value=b.id)
    dossier.judge(b.id, "correct", "Ann", value=c.id)
    assert dossier.joined == {a.id: c.id, b.id: c.id}
    assert len(next(row for row in dossier.claims if row.id == c.id).statements) == 6
    assert sound(dossier)


def test_a_rejected_claim_keeps_together_what_is_said_in_the_same_words(dossier: Dossier) -> None:
    row = claim(dossier, "Forty-one passengers")
    dossier.judge(row.id, "reject", "Ann")
    parts = [found.statements for found in dossier.claims if set(found.statements) & set(row.statements)]
    assert sorted(map(len, parts)) == [1, 1, 2]
    assert next(found for found in dossier.claims if found.id == row.id).statements == row.statements[:2]
    assert sound(dossier)


def test_a_claim_made_by_hand_can_be_judged(dossier: Dossier) -> None:
    here, there = claim(dossier, "with 24 people"), claim(dossier, "The other 24")
    dossier.judge(here.statements[0], "reject", "Ann")
    own = next(row for row in dossier.claims if row.statements == here.statements[:1])
    dossier.judge(own.id, "confirm", "Ben")
    assert not dossier.standing[own.id].stale
    dossier.judge(own.id, "correct", "Ben", value=there.id)
    assert here.statements[0] in next(row for row in dossier.claims if row.id == there.id).statements
    dossier.judge(here.statements[0], "withdraw", "Ann")
    assert dossier.standing[own.id].stale and "taken back" in dossier.standing[own.id].why
    assert {here, there} <= set(dossier.claims), "nobody joined these two"


def test_decisions_follow_each_other(dossier: Dossier) -> None:
    """Each is taken on what stood there; taken back, a row is as it was found."""
    here, there = claim(dossier, "with 24 people"), claim(dossier, "The other 24")
    first, second = here.statements
    dossier.judge(first, "reject", "Ann")
    own = next(row.id for row in dossier.claims if row.statements == (first,))
    dossier.judge(second, "correct", "Ann", value=own)
    dossier.judge(own, "correct", "Ann", value=there.id)
    assert len(next(row for row in dossier.claims if row.id == there.id).statements) == 4
    dossier.judge(first, "reject", "Ben", "nor here")
    assert not any(standing.stale for standing in dossier.standing.values())
    assert {row.statements for row in dossier.claims} >= {(first,), (*there.statements, second)} and sound(dossier)
    dossier.judge(first, "confirm", "Ann")
    assert (first,) in {row.statements for row in dossier.claims}, "it is confirmed where it stands now"
    dossier.judge(second, "correct", "Ann", value=next(row.id for row in dossier.claims if first in row.statements))
    dossier.judge(first, "reject", "Ann")
    assert {row.statements for row in dossier.claims} >= {(first,), (second,)} and sound(dossier)
    dossier.judge(first, "withdraw", "Ann")
    assert first in next(row for row in dossier.claims if row.id == here.id).statements, "as it was found"


def test_a_statement_put_into_a_claim_made_by_hand(dossier: Dossier) -> None:
    here, there = claim(dossier, "with 24 people"), claim(dossier, "The other 24")
    dossier.judge(here.statements[0], "reject", "Ann")
    own = next(row for row in dossier.claims if row.statements == here.statements[:1])
    dossier.judge(there.statements[0], "correct", "Ben", value=own.id)
    grown = next(row for row in dossier.claims if row.id == own.id)
    assert grown.statements == (here.statements[0], there.statements[0]) and sound(dossier)
    dossier.judge(here.statements[0], "withdraw", "Ann")
    assert dossier.standing[there.statements[0]].stale and {here, there} <= set(dossier.claims)


# Differences


def test_a_difference_that_is_none(dossier: Dossier) -> None:
    row = next(row for row in dossier.differences if row.kind == "conflict")
    dossier.judge("dif-1", "reject", "Ann", "the same people")
    assert row not in dossier.differences and dossier.set_aside == (row,)
    assert dossier.why("dif-1").kind == "difference" and "rejected by Ann" in dossier.why("dif-1").reasons[-1]
    dossier.judge("dif-1", "withdraw", "Ann")
    assert row in dossier.differences and dossier.standing == {}


def test_a_difference_of_another_kind(dossier: Dossier) -> None:
    dossier.judge("dif-2", "correct", "Ann", value="update")
    row = next(row for row in dossier.differences if row.id == "dif-2")
    assert (row.kind, row.edge) == ("update", None)
    dossier.judge("dif-3", "correct", "Ann", value="drift")
    assert next(row for row in dossier.differences if row.id == "dif-3").kind == "drift"
    dossier.judge("dif-4", "confirm", "Ann")
    assert set(dossier.standing) == {"dif-2", "dif-3", "dif-4"} and sound(dossier)


# What can be decided


def test_what_cannot_be_decided(dossier: Dossier) -> None:
    number, alone = claim(dossier, "Forty-one"), claim(dossier, "The union")
    line = dossier.derivations[0]
    for about, decision, value, says in [
        (line.id, "confirm", "x", "only a correction"),
        (line.id, "withdraw", "x", "only a correction"),
        (line.id, "withdraw", "", "no judgement about it"),
        (line.id, "correct", line.parent, "already"),
        (number.id, "correct", "", "joined with"),
        (number.id, "correct", number.id, "itself"),
        ("dif-1", "correct", "lie", "one of conflict"),
        ("dif-1", "correct", "", "one of conflict"),
        (dossier.stories[0].id, "confirm", "", "only derivations"),
    ]:
        with pytest.raises(ValueError, match=says):
            dossier.judge(about, decision, "Ann", value=value)  # type: ignore[arg-type]
    for about, decision, value in [
        ("sta-nowhere", "reject", ""), ("nowhere", "withdraw", ""), (number.id, "correct", "clm-nowhere"),
        (number.id, "correct", line.id), (line.id, "correct", number.id), (alone.statements[0], "correct", "dif-1"),
    ]:  # fmt: skip
        with pytest.raises(UnknownId):
            dossier.judge(about, decision, "Ann", value=value)  # type: ignore[arg-type]
    for changes, says in [
        ({"user": "\x00\u202e"}, "signed"), ({"user": "A" * 81}, "80"), ({"note": "n" * 2001}, "2,000"),
        ({"note": " " * 9000}, "2,000"), ({"at": "yesterday"}, "ISO 8601"),
    ]:  # fmt: skip
        with pytest.raises(ValueError, match=says):
            dossier.judge(line.id, "confirm", **{"user": "Ann", **changes})  # type: ignore[arg-type]
    assert dossier.judgements == () and dossier.standing == {}


def test_names_and_notes_are_one_line(dossier: Dossier) -> None:
    made = dossier.judge("dif-1", "confirm", "Ann\x1b[31m\nof the desk", "a\tb\u202e\ud800 می\u200cخواهم")
    assert (made.user, made.note) == ("Ann [31m of the desk", "a b می\u200cخواهم")


def test_the_same_decision_again_within_a_second(dossier: Dossier) -> None:
    for decision in ("reject", "withdraw", "reject", "withdraw", "reject"):
        dossier.judge("dif-1", decision, "Ann", at=AT)  # type: ignore[arg-type]
    assert len({row.id for row in dossier.judgements}) == len(dossier.judgements) == 5
    assert len(dossier.set_aside) == 1


def test_nothing_is_written_to_the_rows(tmp_path: Path) -> None:
    path = keep(claimed(), tmp_path / "x.stemma")
    with Dossier.open(path) as dossier:
        before = {table.name: dossier._store.rows(table) for table in base.TABLES}
        for row in (*dossier.derivations[:3], *dossier.differences):
            dossier.judge(row.id, "reject", "Ann")
        for row in (*dossier.claims, *dossier.statements[:4]):
            dossier.judge(row.id, "reject", "Ann")
        assert {table.name: dossier._store.rows(table) for table in base.TABLES} == before


def test_a_story_without_claims(tmp_path: Path) -> None:
    rows = nine()
    with Dossier.open(keep(replace(rows, claims=()), tmp_path / "x.stemma")) as dossier:
        dossier.judge(dossier.derivations[0].id, "reject", "Ann")
        assert dossier.claims == () and sound(dossier)
