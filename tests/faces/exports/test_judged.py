"""Judgements in the exports: the row by the id that it has now, and whether what was decided still holds."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import networkx as nx
import pytest
from faces.claimed import claimed
from faces.exports import anno
from faces.standin import Rows, keep
from rdflib import URIRef

from stemma.dossier import Dossier
from stemma.faces.exports import TEXTS, to_text
from stemma.faces.exports.rows import to_json

URN = "urn:stemma:"


def judged(path: Path, after: Rows) -> Dossier:
    """A dossier in which a line was rejected and a difference confirmed; then a build found the rows `after`."""
    keep(claimed(), path)
    with Dossier.open(path) as dossier:
        dossier.judge(line(claimed()), "reject", "Ann", "Not theirs.")
        dossier.judge("dif-1", "confirm", "Ben")
    keep(after, path)
    return Dossier.open(path)


def line(rows: Rows) -> str:
    lantern = next(row.id for row in rows.articles if row.outlet == "Daily Lantern")
    return next(row.id for row in rows.derivations if row.child == lantern and row.kind == "rewritten")


def renamed() -> Rows:
    rows = claimed()
    named = (replace(row, id="dif-9") if row.id == "dif-1" else row for row in rows.differences)
    return replace(rows, differences=tuple(named))


def reworded() -> Rows:
    """Other words, as many letters, in the child of the line."""
    rows = claimed()
    words = {"Daily Lantern": ("inspected", "repainted")}
    texts = (replace(row, text=row.text.replace(*words.get(row.outlet or "", ("", "")))) for row in rows.articles)
    return replace(rows, articles=tuple(texts))


def test_a_row_under_another_id(tmp_path: Path) -> None:
    with judged(tmp_path / "said.stemma", renamed()) as dossier:
        first, second = to_json(dossier)["judgements"]
        assert (first["about"], first["was"], first["state"]) == (line(claimed()), line(claimed()), "holds")
        assert (second["about"], second["was"], second["state"]) == ("dif-9", "dif-1", "holds") and second["why"]
        graph = anno.by_rdflib(to_text(dossier, "prov"))
        assert (URIRef(URN + second["id"]), URIRef(URN + "vocab:about"), URIRef(URN + "dif-9")) in graph
        assert (URIRef(URN + second["id"]), URIRef(URN + "vocab:was"), URIRef(URN + "dif-1")) in graph
        assert (URIRef(URN + first["id"]), URIRef(URN + "vocab:was"), None) not in graph


def test_a_stale_judgement_says_so_and_is_not_applied(tmp_path: Path) -> None:
    with judged(tmp_path / "said.stemma", reworded()) as dossier:
        first, _ = to_json(dossier)["judgements"]
        assert first["state"] == "stale" and "words of one of its texts" in first["why"]
        edges = nx.parse_graphml(to_text(dossier, "graphml"), force_multigraph=True).edges(data=True)
        (edge,) = [said for *_, said in edges if said["row"] == line(claimed())]
        assert edge["relation"] == "descent" and f"Not theirs. (stale: {first['why']})" in edge["judgements"]


def test_what_was_taken_back_is_past(tmp_path: Path) -> None:
    with judged(tmp_path / "said.stemma", claimed()) as dossier:
        dossier.judge("dif-1", "reject", "Ann")
        dossier.judge(line(claimed()), "withdraw", "Ann")
        data = to_json(dossier)
        assert [row["state"] for row in data["judgements"]] == ["past", "past", "holds", "past"]
        assert "dif-1" not in {row["id"] for row in data["differences"]}, "a rejected difference is none"


@pytest.mark.parametrize("form", [form for form in TEXTS if form != "svg"])
def test_every_format_takes_every_decision(form: str, tmp_path: Path) -> None:
    with judged(tmp_path / "said.stemma", claimed()) as dossier:
        first, second = dossier.claims[:2]
        dossier.judge(first.id, "correct", "Ann", value=second.id)
        dossier.judge("dif-2", "correct", "Ann", value="update")
        dossier.judge(dossier.claims[0].statements[0], "reject", "Ben")
        assert to_text(dossier, form).count("Ben") >= (form != "graphml")
