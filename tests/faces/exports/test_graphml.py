"""GraphML, read by networkx: every attribute of every node and edge."""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree

import networkx as nx
import pytest
from faces.crowd import crowd
from faces.exports.filled import filled
from faces.standin import Rows

from stemma.faces.exports.graphml import to_graphml
from stemma.faces.exports.rows import to_json

SPACE = "{http://graphml.graphdrawing.org/xmlns}"


def there(attributes: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in attributes.items() if value not in (None, "")}


@pytest.mark.parametrize("rows", [filled(), crowd(60)], ids=["filled", "crowd"])
def test_every_attribute_reads_back(rows: Rows) -> None:
    graph, data = nx.parse_graphml(to_graphml(rows), force_multigraph=True), to_json(rows)
    origins = {name for story in data["stories"] for name in story["origins"]}
    for row in data["articles"]:
        when = row["published"] or {}
        assert graph.nodes[row["id"]] == there(
            {key: row[key] for key in ("name", "title", "outlet", "language", "url", "story")}
            | {"kind": "article", "lost": False, "origin": row["id"] in origins}
            | {"label": row["outlet"] or row["name"], "byline": " | ".join(row["byline"])}
            | {"stories": " | ".join(row["stories"]), "published": when.get("earliest")}
            | {"published_latest": when.get("latest"), "published_precision": when.get("precision")}
        )
    named = {s["id"]: s["name"] for s in data["sources"]}
    for row in data["reports"]:
        assert graph.nodes[row["id"]] == there(
            {key: row[key] for key in ("source", "article", "note")}
            | {"kind": "report", "lost": row["article"] is None, "origin": row["id"] in origins}
            | {"label": f"{named.get(row['source'], 'unknown')} report"}
        )
    assert graph.number_of_nodes() == len(data["articles"]) + len(data["reports"])
    judged: dict[str, list[str]] = {}
    for row in data["judgements"]:
        note = f": {row['note']}" if row["note"] else ""
        note += " (holds no more)" if row["state"] == "past" else ""
        judged.setdefault(row["about"], []).append(f"{row['decision']} by {row['user']}, {row['at']}{note}")
    edges = {said["row"]: (a, b, said) for a, b, said in graph.edges(data=True)}
    for relation, table in (("descent", "derivations"), ("rival", "rivals"), ("sibling", "siblings")):
        for row in data[table]:
            a, b, said = edges.pop(row["id"])
            assert (a, b) == ((row["a"], row["b"]) if relation == "sibling" else (row["parent"], row["child"]))
            assert said == there(
                {k: row.get(k) for k in ("kind", "share", "confidence", "credited", "story", "report")}
                | {"row": row["id"], "relation": relation, "reasons": " | ".join(row["reasons"])}
                | {"evidence": " | ".join(row["evidence"]), "judgements": " | ".join(judged.get(row["id"], []))}
            )
    assert not edges


def test_it_is_what_the_schema_of_graphml_asks_for() -> None:
    """Ids of keys are unique, and truth values are words of XML Schema."""
    root = ElementTree.fromstring(to_graphml(filled()))
    keys = root.findall(f"{SPACE}key")
    ids = [key.get("id") for key in keys]
    assert len(set(ids)) == len(ids) > 20
    flags = {key.get("id") for key in keys if key.get("attr.type") == "boolean"}
    values = [data.text for data in root.iter(f"{SPACE}data") if data.get("key") in flags]
    assert len(flags) == 3 and set(values) == {"true", "false"}
