"""Judgements outlive builds: found again under another id, stale with a reason where their ground changed."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from faces.claimed import claimed
from faces.standin import Rows, keep

import stemma
from stemma.dossier import Dossier
from stemma.faces.exports.rows import export_json
from stemma.model import Article, Receipt, Statement, make_id
from stemma.store import base
from stemma.store.sqlite import SqliteStore

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
DAM = EXAMPLES / "dam" / "articles"


def rebuilt(path: Path, rows: Rows) -> None:
    """What a build that finds `rows` leaves of a dossier: other rows, the judgements as they were."""
    with SqliteStore(path) as store:
        judgements = store.judgements()
    keep(rows, path)
    with SqliteStore(path) as store:
        assert store.judgements() == judgements


def decided(tmp_path: Path, about: Callable[[Dossier], str], decision: str, value: str = "") -> tuple[Path, str]:
    path = keep(claimed(), tmp_path / "said.stemma")
    with Dossier.open(path) as dossier:
        name = about(dossier)
        dossier.judge(name, decision, "Ann", value=value)  # type: ignore[arg-type]
    return path, name


def reworded(rows: Rows, outlet: str, old: str, new: str) -> Rows:
    """The rows with other words, as many letters, in one article."""
    assert len(old) == len(new)

    def change(row: Article) -> Article:
        return replace(row, text=row.text.replace(old, new)) if row.outlet == outlet else row

    return replace(rows, articles=tuple(change(row) for row in rows.articles))


def without_article(rows: Rows, outlet: str) -> Rows:
    gone = next(row.id for row in rows.articles if row.outlet == outlet)
    told = {row.id for row in rows.statements if row.article == gone}
    return replace(
        rows,
        articles=tuple(row for row in rows.articles if row.id != gone),
        statements=tuple(row for row in rows.statements if row.id not in told),
        claims=tuple(replace(c, statements=tuple(n for n in c.statements if n not in told)) for c in rows.claims),
        derivations=tuple(row for row in rows.derivations if gone not in (row.child, row.parent)),
    )


def renamed_claim(rows: Rows, start: str) -> Rows:
    """The rows after an earlier article told a claim first: its id, and those of its differences, are others."""
    old = next(row for row in rows.claims if row.text.startswith(start))
    first = rows.statements[0]
    early = Statement("sta-early", first.article, first.start, first.end, None, None, None, (), origin=first.article)
    new = replace(old, id=make_id("clm", "early"), statements=("sta-early", *old.statements))
    moved = [replace(d, id=make_id("dif", d.id), claim=new.id) if d.claim == old.id else d for d in rows.differences]
    claims = tuple(new if row.id == old.id else row for row in rows.claims)
    return replace(rows, statements=(*rows.statements, early), claims=claims, differences=tuple(moved))


def number_line(dossier: Dossier) -> str:
    lantern = next(row.id for row in dossier.articles if row.outlet == "Daily Lantern")
    return next(row.id for row in dossier.derivations if row.child == lantern and row.kind == "rewritten")


def forty_one(dossier: Dossier) -> str:
    return next(row.id for row in dossier.claims if row.text.startswith("Forty-one"))


def test_the_same_rows_again(tmp_path: Path) -> None:
    path, name = decided(tmp_path, number_line, "reject")
    rebuilt(path, claimed())
    with Dossier.open(path) as dossier:
        assert not dossier.standing[name].stale and dossier.standing[name].why == ""
        assert name in {row.id for row in dossier.rivals}


def test_other_words_at_an_end_of_a_line(tmp_path: Path) -> None:
    path, name = decided(tmp_path, number_line, "reject")
    rebuilt(path, reworded(claimed(), "Daily Lantern", "inspected", "repainted"))
    with Dossier.open(path) as dossier:
        assert dossier.standing[name].stale and "words of one of its texts" in dossier.standing[name].why
        assert name in {row.id for row in dossier.derivations}, "a stale judgement is not applied"
        assert "stale: " in dossier.why(name).reasons[-1]
        dossier.judge(name, "reject", "Ben")
        assert not dossier.standing[name].stale, "who decides again decides on what is there now"


def test_an_article_is_gone(tmp_path: Path) -> None:
    path, name = decided(tmp_path, number_line, "reject")
    rebuilt(path, without_article(claimed(), "Daily Lantern"))
    with Dossier.open(path) as dossier:
        assert dossier.standing[name].stale and "not in the dossier any more" in dossier.standing[name].why
        assert len(dossier.judgements) == 1
        dossier.judge(name, "withdraw", "Ann")
        assert dossier.standing == {}, "also a judgement whose row is gone can be taken back"


def test_a_confirmed_line_stays_where_it_is_found_no_more(tmp_path: Path) -> None:
    path, name = decided(tmp_path, number_line, "confirm")
    rows = claimed()
    rebuilt(path, replace(rows, derivations=tuple(row for row in rows.derivations if row.id != name)))
    with Dossier.open(path) as dossier:
        drawn = next(row for row in dossier.derivations if row.id == name)
        assert drawn.kind in ("rewritten", "partial") and drawn.reasons == (
            f"confirmed by Ann on {dossier.judgements[0].at[:10]}",
        )
        assert not dossier.standing[name].stale


def test_a_rejected_line_that_is_found_no_more(tmp_path: Path) -> None:
    path, name = decided(tmp_path, number_line, "reject")
    rows = claimed()
    rebuilt(path, replace(rows, derivations=tuple(row for row in rows.derivations if row.id != name)))
    with Dossier.open(path) as dossier:
        assert dossier.standing[name].stale and "nothing to take out" in dossier.standing[name].why


def test_a_lost_report_under_another_id(tmp_path: Path) -> None:
    """Ids of lost reports change with their story's; whose report it is tells it again."""
    rows = claimed()
    report = next(row for row in rows.reports if any(line.parent == row.id for line in rows.derivations))
    path, name = decided(tmp_path, lambda d: next(x.id for x in d.derivations if x.parent == report.id), "reject")
    other = replace(report, id="rep-other")
    lines = tuple(
        replace(x, id=make_id("der", x.child, other.id), parent=other.id) if x.parent == report.id
        else replace(x, child=other.id) if x.child == report.id else x
        for x in rows.derivations
    )  # fmt: skip
    reports = tuple(other if row.id == report.id else row for row in rows.reports)
    rebuilt(path, replace(rows, derivations=lines, reports=reports))
    with Dossier.open(path) as dossier:
        (now,) = dossier.standing
        assert now != name and not dossier.standing[now].stale
        assert dossier.standing[now].why == f"carried over from {name}"
        assert now in {row.id for row in dossier.rivals}
        dossier.judge(now, "withdraw", "Ben")
        assert dossier.standing == {} and now in {row.id for row in dossier.derivations}


@pytest.mark.parametrize("decision", ["confirm", "reject"])
def test_a_claim_under_another_id(tmp_path: Path, decision: str) -> None:
    path, name = decided(tmp_path, forty_one, decision)
    rebuilt(path, renamed_claim(claimed(), "Forty-one"))
    with Dossier.open(path) as dossier:
        (now,) = dossier.standing
        assert now == make_id("clm", "early") != name and not dossier.standing[now].stale
        assert "carried over" in dossier.standing[now].why and "1 more statement" in dossier.standing[now].why
        assert dossier.read_back() == () or all("date" in problem.what for problem in dossier.read_back())


def test_a_claim_that_is_mostly_others_now(tmp_path: Path) -> None:
    """Who takes one account apart, or joins it, says nothing of a crowd that it stands in later."""
    path, name = decided(tmp_path, lambda d: next(x.id for x in d.claims if x.text.startswith("The union")), "reject")
    rows = claimed()
    union = next(row for row in rows.claims if row.id == name)
    others = [row for row in rows.claims if row.id != name]
    crowd = replace(union, statements=(*union.statements, *others[0].statements))
    rebuilt(path, replace(rows, claims=(crowd, *others[1:]), differences=()))
    with Dossier.open(path) as dossier:
        assert dossier.standing[name].stale and "came in since" in dossier.standing[name].why
        assert crowd in dossier.claims


def test_a_join_with_a_claim_under_another_id(tmp_path: Path) -> None:
    def there(dossier: Dossier) -> str:
        return next(row.id for row in dossier.claims if row.text.startswith("The other 24"))

    path = keep(claimed(), tmp_path / "said.stemma")
    with Dossier.open(path) as dossier:
        dossier.judge(there(dossier), "correct", "Ann", value=forty_one(dossier))
        name = there(Dossier.open(keep(claimed(), tmp_path / "other.stemma")))
    rebuilt(path, renamed_claim(claimed(), "Forty-one"))
    with Dossier.open(path) as dossier:
        assert not dossier.standing[name].stale and dossier.joined == {name: make_id("clm", "early")}


def test_a_difference_under_another_id(tmp_path: Path) -> None:
    path, _ = decided(tmp_path, lambda _: "dif-1", "reject")
    rebuilt(path, renamed_claim(claimed(), "Forty-one"))
    with Dossier.open(path) as dossier:
        assert (
            list(dossier.standing) == [make_id("dif", "dif-1")] and not dossier.standing[make_id("dif", "dif-1")].stale
        )
        assert [row.id for row in dossier.set_aside] == [make_id("dif", "dif-1")]


def test_a_statement_that_stands_with_others_now(tmp_path: Path) -> None:
    path, name = decided(tmp_path, lambda d: d.claims[0].statements[0], "reject")
    rows = claimed()
    mine = next(row for row in rows.claims if name in row.statements)
    other = next(row for row in rows.claims if name not in row.statements)
    moved = [
        replace(row, statements=tuple(n for n in row.statements if n != name)) if row.id == mine.id
        else replace(row, statements=(*row.statements, name)) if row.id == other.id else row
        for row in rows.claims
    ]  # fmt: skip
    rebuilt(path, replace(rows, claims=tuple(moved)))
    with Dossier.open(path) as dossier:
        assert dossier.standing[name].stale and "judged with" in dossier.standing[name].why
        assert {row.id: row.statements for row in dossier.claims} == {row.id: row.statements for row in moved}


def test_a_confirmed_claim_that_lost_a_statement(tmp_path: Path) -> None:
    path, name = decided(tmp_path, forty_one, "confirm")
    rebuilt(path, without_article(claimed(), "Evening Mail"))
    with Dossier.open(path) as dossier:
        assert dossier.standing[name].stale and "1 of the statements" in dossier.standing[name].why


def test_a_difference_in_other_words(tmp_path: Path) -> None:
    path, _ = decided(tmp_path, lambda _: "dif-1", "reject")
    rebuilt(path, reworded(claimed(), "Evening Mail", "number at 43", "number at 44"))
    with Dossier.open(path) as dossier:
        assert dossier.standing["dif-1"].stale and "others now" in dossier.standing["dif-1"].why
        assert "dif-1" in {row.id for row in dossier.differences}


def test_a_difference_of_another_kind_now(tmp_path: Path) -> None:
    path, _ = decided(tmp_path, lambda _: "dif-1", "confirm")
    rows = claimed()
    others = tuple(replace(row, kind="update") if row.id == "dif-1" else row for row in rows.differences)
    rebuilt(path, replace(rows, differences=others))
    with Dossier.open(path) as dossier:
        assert "found to be a conflict when it was judged, and an update now" in dossier.standing["dif-1"].why


def test_a_correction_whose_parent_is_gone(tmp_path: Path) -> None:
    rows = claimed()
    other = next(row.id for row in rows.articles if row.outlet == "Workers’ Weekly")
    path, name = decided(tmp_path, number_line, "correct", other)
    rebuilt(path, without_article(rows, "Workers’ Weekly"))
    with Dossier.open(path) as dossier:
        assert dossier.standing[name].stale and "the parent that it gives" in dossier.standing[name].why
        assert name in {row.id for row in dossier.derivations}


def test_judgements_of_older_dossiers(tmp_path: Path) -> None:
    """Rows as the first Stemma wrote them, with neither value nor ground: applied while their row is there."""
    path = keep(claimed(), tmp_path / "old.stemma")
    with Dossier.open(path) as dossier:
        name = number_line(dossier)
    rows = [{"id": f"judge-{n}", "about": about, "decision": "reject", "user": "Ann", "at": "2031-01-01", "note": ""}
            for n, about in enumerate((name, "der-gone"))]  # fmt: skip
    db = sqlite3.connect(path)
    db.executemany("INSERT INTO judgements (body) VALUES (?)", [(json.dumps(row),) for row in rows])
    db.commit()
    db.close()
    with Dossier.open(path) as dossier:
        assert name in {row.id for row in dossier.rivals} and not dossier.standing[name].stale
        assert dossier.standing["der-gone"].stale
        dossier.judge(name, "withdraw", "Ann")
        dossier.judge("der-gone", "withdraw", "Ann")
        assert dossier.standing == {} and name in {row.id for row in dossier.derivations}


@pytest.mark.parametrize("ground", ["{", "[]", '{"kind": 3}', "\x00", '{"kind":"claim","members":[["a"]]}'])
def test_a_ground_that_is_none(tmp_path: Path, ground: str) -> None:
    """A dossier may come from a stranger."""
    path, name = decided(tmp_path, number_line, "reject")
    with SqliteStore(path) as store:
        store.judge(replace(store.judgements()[0], id="judge-odd", ground=ground))
        store.judge(replace(store.judgements()[0], id="judge-2", about="clm-nowhere", ground=ground))
    with Dossier.open(path) as dossier:
        assert name in {row.id for row in dossier.rivals} and dossier.standing["clm-nowhere"].stale


def test_a_build_with_another_article(tmp_path: Path) -> None:
    """The whole way: build, judge, add an article, and every judgement is there, applied or stale with a reason."""
    names = sorted(DAM.iterdir())
    for name in names[:-3]:
        shutil.copy(name, tmp_path)
    path = tmp_path / "dam.stemma"
    with stemma.build([tmp_path], out=path) as dossier:
        line = max(dossier.derivations, key=lambda row: row.confidence)
        row = max(dossier.claims, key=lambda row: (len(row.statements), row.id))
        single = next(found for found in dossier.claims if len(found.statements) == 1 and found.story == row.story)
        dossier.judge(line.id, "reject", "Ann")
        dossier.judge(row.id, "correct", "Ann", value=single.id)
        dossier.judge(row.statements[-1], "reject", "Ben")
        dossier.judge(dossier.differences[0].id, "reject", "Ben")
        made = dossier.judgements
        assert not any(standing.stale for standing in dossier.standing.values())
    with stemma.build(names[-3:], out=path, add=True) as dossier:
        assert dossier.judgements == made and len(dossier.standing) == 4
        assert all(standing.why for standing in dossier.standing.values() if standing.stale)
        assert line.id not in {found.id for found in dossier.derivations} and dossier.read_back() == ()
        assert len(json.loads(export_json(dossier))["claims"]) == len(dossier.claims)
        apart = next(found for found in dossier.claims if row.statements[-1] in found.statements)
        assert apart.statements == (row.statements[-1],)
        for name in list(dossier.standing):
            dossier.judge(name, "withdraw", "Ann")
        assert dossier.standing == {}
    fresh = stemma.build([*names], out=tmp_path / "fresh.stemma")
    with stemma.open(path) as dossier, fresh:
        assert (dossier.claims, dossier.derivations, dossier.differences, dossier.stories) == (
            fresh.claims, fresh.derivations, fresh.differences, fresh.stories,
        )  # fmt: skip


def test_rows_that_a_store_holds_twice_are_one(tmp_path: Path) -> None:
    path, _ = decided(tmp_path, number_line, "reject")
    with SqliteStore(path) as store:
        store.judge(store.judgements()[0])
        store.replace(Receipt("again", "all", "0"), [base.CLAIMS.of(claimed().claims)])
    with Dossier.open(path) as dossier:
        assert len(dossier.judgements) == 1 and len(dossier.claims) == len(claimed().claims)
