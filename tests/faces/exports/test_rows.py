"""Export: the format, and the refusal of any span that does not read back."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Callable
from dataclasses import asdict, replace
from datetime import datetime
from pathlib import Path

import networkx as nx
import pytest
from faces.cablecar import nine
from faces.claimed import claimed
from faces.crowd import crowd
from faces.exports.filled import filled
from faces.standin import Rows, hostile, one_origin

from stemma.faces.exports import write_tables
from stemma.faces.exports.checking import ExportRefused
from stemma.faces.exports.commas import safe_cell, to_csv
from stemma.faces.exports.graphml import to_graphml
from stemma.faces.exports.rows import export_json, to_json
from stemma.model import Called, Entity, Place, Span, Statement


def test_shape_of_the_format() -> None:
    data = to_json(nine())
    assert data["format"] == "stemma-dossier/1"
    lists = "articles claims derivations differences entities reports reuse rivals siblings sources statements stories"
    for name in (*lists.split(), "timeline"):
        ids = [row["id"] for row in data[name]]
        assert ids == sorted(ids)
    story = data["stories"][0]
    assert set(story["origins"]) <= set(story["articles"]) and all(a["story"] == story["id"] for a in data["articles"])
    assert all(round(r["score"], 3) == r["score"] for r in data["reuse"])


def test_citations_are_credits_in_the_body_and_read_back_from_the_page() -> None:
    rows = nine()
    pages = {a.id: rows.page_text(a) for a in rows.articles}
    found = [(a["id"], c) for a in to_json(rows)["articles"] for c in a["credits"]]
    assert sorted(c["where"] for _, c in found) == ["body", "body", "body", "dateline", "foot"]
    assert all(pages[name][c["page_start"] : c["page_end"]] == c["quote"] for name, c in found)


def test_any_order_gives_the_same_bytes() -> None:
    rows = nine()
    turned = Rows(**{name: tuple(reversed(getattr(rows, name))) for name in Rows.__dataclass_fields__})
    assert export_json(rows) == export_json(turned)
    assert json.loads(export_json(hostile()))["articles"]


def broken_reuse(rows: Rows) -> Rows:
    first, *rest = rows.reuse
    return replace(rows, reuse=(replace(first, a=Span(first.a.article, 5, 10**6)), *rest))


def broken_citation(rows: Rows) -> Rows:
    first, *rest = rows.citations
    return replace(rows, citations=(replace(first, start=first.start + 1, end=first.end + 1), *rest))


def broken_credit(rows: Rows) -> Rows:
    return replace(
        rows,
        articles=tuple(
            replace(a, credits=tuple(replace(c, page_start=c.page_start - 1) for c in a.credits)) for a in rows.articles
        ),
    )


def broken_text(rows: Rows) -> Rows:
    first, *rest = rows.articles
    part = replace(first.segments[0], page_start=0)
    return replace(rows, articles=(replace(first, segments=(part,)), *rest))


def broken_statement(rows: Rows) -> Rows:
    return replace(rows, statements=(Statement("st-1", rows.articles[0].id, 0, 10, None, None, (4, 4), ()),))


def foreign_reading(rows: Rows) -> Rows:
    """A difference between statements of another claim."""
    said = claimed()
    first, second, *rest = said.differences
    return replace(said, differences=(replace(first, readings=second.readings), second, *rest))


@pytest.mark.parametrize(
    "spoil", [broken_reuse, broken_citation, broken_credit, broken_text, broken_statement, foreign_reading]
)
def test_a_wrong_span_is_refused(spoil: Callable[[Rows], Rows], tmp_path: Path) -> None:
    rows = spoil(nine())
    for write in (export_json, to_graphml, lambda r: write_tables(r, "csv", tmp_path / "tables")):
        with pytest.raises(ExportRefused, match="build the dossier again"):
            write(rows)
    assert not (tmp_path / "tables").exists()


def test_statements_quote_their_words() -> None:
    rows = nine()
    article = rows.articles[0]
    row = Statement("st-1", article.id, 0, 40, None, None, None, ((0, 9), (10, 20)))
    (written,) = to_json(replace(rows, statements=(row,)))["statements"]
    assert written["quote"] == f"{article.text[:9]} … {article.text[10:20]}"


def test_differences_quote_their_readings() -> None:
    data = to_json(claimed())
    told = {claim["id"]: claim["statements"] for claim in data["claims"]}
    texts = {a["id"]: a["text"] for a in data["articles"]}
    homes = {s["id"]: s["article"] for s in data["statements"]}
    assert [d["kind"] for d in data["differences"]] == ["conflict", "drift", "update", "precision"]
    for difference in data["differences"]:
        for reading in difference["readings"]:
            assert reading["statement"] in told[difference["claim"]]
            assert texts[homes[reading["statement"]]][reading["start"] : reading["end"]] == reading["value"]


def test_tables_of_what_is_said() -> None:
    tables = {name: list(csv.DictReader(io.StringIO(text))) for name, text in to_csv(claimed()).items()}
    assert len(tables["claims.csv"]) == 7 and len(tables["statements.csv"]) == 16
    assert len(tables["differences.csv"]) == 4 and "readings" not in tables["differences.csv"][0]
    assert [row["value"] for row in tables["readings.csv"] if row["difference"] == "dif-2"] == ["ordered", "wants"]


def test_tables_of_names_and_judgements() -> None:
    tables = {name: list(csv.DictReader(io.StringIO(text))) for name, text in to_csv(filled()).items()}
    assert [(row["entity"], row["quote"]) for row in tables["called.csv"]] == [("ent-1", "Ida Brandvold")]
    assert len(tables["mentions.csv"]) == 2 and tables["also_known.csv"][0]["entity"] == "ent-1"
    assert [row["place_latitude"] for row in tables["entities.csv"]] == ["", "61.5"]
    assert "place" not in tables["entities.csv"][0] and "published" not in tables["articles.csv"][0]
    assert [row["user"] for row in tables["judgements.csv"]] == ["Mara Lind", "'=desk <b>", "Mara Lind"]


def test_judgements_stand_in_the_order_in_which_they_were_made() -> None:
    rows = filled()
    written = to_json(rows)["judgements"]
    assert [row["number"] for row in written] == [1, 2, 3]
    for row, judgement in zip(written, rows.judgements, strict=True):
        assert {key: row[key] for key in asdict(judgement)} == asdict(judgement)
    assert [(row["state"], row["why"]) for row in written] == [
        ("past", ""), ("holds", ""), ("stale", "its words changed")
    ]  # fmt: skip


def test_tables(tmp_path: Path) -> None:
    tables = {name: list(csv.DictReader(io.StringIO(text))) for name, text in to_csv(nine()).items()}
    assert len(tables["articles.csv"]) == 9 and len(tables["derivations.csv"]) == 9
    assert tables["reuse.csv"][0]["a_words"] and tables["articles.csv"][0]["published_precision"]
    (archive,) = write_tables(nine(), "csv", tmp_path / "a.zip")
    again = archive.read_bytes()
    assert write_tables(nine(), "csv", tmp_path / "a.zip")[0].read_bytes() == again
    assert (
        len(zipfile.ZipFile(archive).namelist()) == len(tables) == len(write_tables(nine(), "csv", tmp_path / "folder"))
    )


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(1)", "\t=1", " =1", "\r=1"])
def test_no_cell_is_a_formula(text: str) -> None:
    assert safe_cell(text) == "'" + text


def test_graph() -> None:
    graph = nx.parse_graphml(to_graphml(one_origin()))
    assert graph.number_of_nodes() == 6 and graph.number_of_edges() == 5
    parents = {parent for parent, _ in graph.edges()}
    assert parents == {"rep-a"} and graph.nodes["rep-a"]["origin"] is True
    assert nx.parse_graphml(to_graphml(hostile())).number_of_nodes() == 3


def test_graph_holds_every_row_and_reads_back() -> None:
    rows = crowd(50)
    graph = nx.parse_graphml(to_graphml(rows), force_multigraph=True)
    edges = {attributes["row"]: (ends, attributes) for *ends, attributes in graph.edges(data=True)}
    assert len(edges) == len(rows.derivations) + len(rows.rivals) + len(rows.siblings) == graph.number_of_edges()
    for relation, lines in (("descent", rows.derivations), ("rival", rows.rivals)):
        for row in lines:
            ends, said = edges[row.id]
            assert ends == [row.parent, row.child] and said["relation"] == relation
            assert (said["kind"], said["share"], said["confidence"], said["credited"]) == (
                row.kind, round(row.share, 3), row.confidence, row.credited
            )  # fmt: skip
    for sibling in rows.siblings:
        assert edges[sibling.id][0] == [sibling.a, sibling.b] and edges[sibling.id][1]["relation"] == "sibling"
    for article in rows.articles:
        node = graph.nodes[article.id]
        assert node["lost"] is False and node["title"] == article.title
        assert node.get("published") == (article.published.earliest if article.published else None)
        assert article.published is None or datetime.fromisoformat(node["published_latest"])
    assert [graph.nodes[r.id]["lost"] for r in rows.reports] == [True, True]


def test_entities_quote_what_they_point_to() -> None:
    rows = nine()
    article = rows.articles[0]
    first, place = Span(article.id, 0, 6), Place("Velm", "US", "Maine", 44.123456, -69.0, "city")
    row = Entity("ent-1", "Velm", "place", ("Velm",), (first,), (Called(first, "Argus"),), (first,), place)
    (written,) = to_json(replace(rows, entities=(row,)))["entities"]
    assert written["called"] == [
        {"article": article.id, "start": 0, "end": 6, "quote": article.text[:6], "outlet": "Argus"}
    ]
    assert written["place"]["latitude"] == 44.123 and written["mentions"] == [
        {"article": article.id, "start": 0, "end": 6}
    ]
    with pytest.raises(ExportRefused):
        to_json(replace(rows, entities=(replace(row, mentions=(Span(article.id, 0, 10**6),)),)))
