"""Judging in a page: with plain forms, signed, shown where it stands, undone with one click."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from faces.claimed import claimed
from faces.standin import keep
from faces.web.visiting import Page, Visitor

import stemma


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Visitor]:
    with Visitor(keep(claimed(), tmp_path / "event.stemma")) as visitor:
        yield visitor


def test_a_line_is_rejected_and_confirmed_again(room: Visitor) -> None:
    edge = next(row for row in room.dossier.derivations if row.kind == "rewritten")
    address = f"/edge/{edge.id}"
    page = Page(room.judge(address, edge.id, "reject", note="<b>They</b> told us.", at="judge").text)
    assert "Rejected by Ann" in page.text and "<b>They</b> told us." in page.text
    assert edge.id in {row.id for row in room.dossier.rivals}
    assert room.page(address).field("user") == "Ann", "the name is asked for once"
    room.judge(address, edge.id, "confirm")
    assert edge.id in {row.id for row in room.dossier.derivations}
    log = room.page("/judgements").text
    assert "2 decisions" in log and "no longer holds" in log and "rewrites" in log


def test_a_name_is_kept_and_can_be_changed(room: Visitor) -> None:
    csrf = room.page("/judgements").field("csrf")
    room.ask("POST", "/name", data={"csrf": csrf, "user": "  Zoë\x00 \u202eÅ  ", "back": "/judgements"})
    assert room.page("/judgements").field("user") == "Zoë Å"


def test_judgements_by_others_show_at_once(room: Visitor, tmp_path: Path) -> None:
    edge = room.dossier.derivations[0].id
    assert "Rejected" not in room.page(f"/edge/{edge}").text
    with stemma.open(tmp_path / "event.stemma") as other:
        other.judge(edge, "reject", "Ben")
    assert "Rejected by Ben" in room.page(f"/edge/{edge}").text


def test_a_stale_judgement_says_so(room: Visitor, tmp_path: Path) -> None:
    edge = next(row for row in room.dossier.derivations if row.kind == "rewritten")
    room.judge(f"/edge/{edge.id}", edge.id, "reject")
    rows = claimed()
    changed = [replace(a, text=a.text.replace("the", "teh")) if a.id == edge.child else a for a in rows.articles]
    keep(replace(rows, articles=tuple(changed)), tmp_path / "event.stemma")
    for address in (f"/edge/{edge.id}", f"/story/{room.dossier.stories[0].id}/tree"):
        text = room.page(address).text
        assert "Stale, not applied: " in text and "words of one of its texts" in text, address
    assert edge.id in {row.id for row in room.dossier.derivations}
    log = room.page("/judgements").text
    assert "1 decision, 1 standing, 1 stale" in log and "Kept, not applied: " in log


def test_undo(room: Visitor) -> None:
    edge = room.dossier.derivations[0].id
    room.judge(f"/edge/{edge}", edge, "reject")
    page = Page(room.judge(f"/edge/{edge}", edge, "withdraw").text)
    assert "Rejected" not in page.text and edge in {row.id for row in room.dossier.derivations}
    assert "undone" in room.page("/judgements").text


def test_a_line_is_given_another_parent(room: Visitor) -> None:
    page = next(
        found
        for row in room.dossier.derivations
        if row.kind != "cited" and (found := room.get(f"/edge/{row.id}.json").json())["parents"]
    )
    parent = page["parents"][0]["value"]
    room.judge(f"/edge/{page['id']}", page["id"], "correct", value=parent)
    assert (parent, page["right"]["id"]) in {(row.parent, row.child) for row in room.dossier.derivations}
    assert page["id"] not in {row.id for row in room.dossier.derivations}
    assert "Corrected by Ann" in room.page(f"/edge/{page['id']}").text


def test_a_difference_is_another_kind_or_none(room: Visitor) -> None:
    row = room.dossier.differences[0]
    address = f"/claim/{row.claim}"
    assert "Corrected: precision by Ann" in Page(room.judge(address, row.id, "correct", value="precision").text).text
    page = Page(room.judge(address, row.id, "reject").text)
    assert row.id not in {found.id for found in room.dossier.differences}
    assert "Changed by a person" in page.text and "Rejected by Ann" in page.text
    room.judge(address, row.id, "withdraw")
    assert row.id in {found.id for found in room.dossier.differences}


def test_a_statement_is_taken_out_and_put_back(room: Visitor) -> None:
    claim = max(room.dossier.claims, key=lambda row: len(row.statements))
    name = claim.statements[-1]
    room.judge(f"/claim/{claim.id}", name, "reject")
    moved = next(row for row in room.dossier.claims if name in row.statements)
    assert moved.id != claim.id
    assert "Rejected by Ann" in room.page(f"/claim/{moved.id}").text
    room.judge(f"/claim/{moved.id}", name, "withdraw")
    assert name in next(row for row in room.dossier.claims if row.id == claim.id).statements


def test_claims_are_joined_and_the_old_address_stays(room: Visitor) -> None:
    one, other = sorted(row.id for row in room.dossier.claims)[:2]
    room.judge(f"/claim/{one}", one, "correct", value=other)
    texts = [room.page(f"/claim/{name}").text for name in (one, other)]
    assert all("Changed by a person" in text for text in texts)
    room.judge(f"/claim/{other}", one, "withdraw")
    assert one in {row.id for row in room.dossier.claims}


def test_search_finds_and_leads_there(room: Visitor) -> None:
    page = room.page("/search?q=bearing")
    assert "worn bearing" in page.text
    for link in {link for link in page.links if link.startswith(("/claim/", "/article/", "/story/"))}:
        assert room.get(link).status_code == 200
    for odd in ('"', "a AND", "NEAR(", "*", "x" * 5000, "\x00", "col:y", "(((", "<script>"):
        answer = room.get("/search", params={"q": odd, "kind": "nothing"})
        assert answer.status_code == 200 and "<script>" not in answer.text.replace("<script defer", "")
