"""Export as a graph (GraphML), made from the checked rows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import networkx as nx

from stemma.faces.exports.checking import Pages, Row
from stemma.faces.exports.rows import to_json

_FLAG = re.compile(r'\s*<key id="(\w+)" [^>]*attr\.type="boolean"[^>]*>')
_VALUE = re.compile(r'(\s*<data key="(\w+)">)(True|False)</data>')


def to_graphml(dossier: Pages) -> str:
    """Articles and reports, and how they are related, as GraphML for networkx, Gephi or Cytoscape.

    Edges go from parent to child and carry `relation`: descent, rival (weighed, not chosen) or sibling (from the lesser
    id to the greater; neither descends from the other). Times are ISO 8601. Raises ExportRefused.
    """
    data = to_json(dossier)
    judged: dict[str, list[Row]] = {}
    for row in data["judgements"]:
        judged.setdefault(row["about"], []).append(row)
    graph = nx.MultiDiGraph()
    origins = {name for story in data["stories"] for name in story["origins"]}
    for article in data["articles"]:
        graph.add_node(article["id"], **_plain(_article_node(article, origins)))
    sources = {s["id"]: s["name"] for s in data["sources"]}
    for report in data["reports"]:
        graph.add_node(report["id"], **_plain(_report_node(report, sources, origins)))
    for relation in ("descent", "rival", "sibling"):
        for row in data[{"descent": "derivations"}.get(relation, relation + "s")]:
            start, end = (row["a"], row["b"]) if relation == "sibling" else (row["parent"], row["child"])
            graph.add_edge(start, end, key=row["id"], **_plain(_edge(row, relation, judged.get(row["id"], []))))
    return "\n".join(['<?xml version="1.0"?>', *_strict(nx.generate_graphml(graph))]) + "\n"


def _strict(lines: Iterable[str]) -> Iterator[str]:
    """What networkx writes, with truth values as XML Schema has them: true, false."""
    flags: set[str] = set()
    for line in lines:
        flags |= {found[1] for found in [_FLAG.fullmatch(line)] if found}
        value = _VALUE.fullmatch(line)
        yield f"{value[1]}{value[3].lower()}</data>" if value and value[2] in flags else line


def _article_node(row: Row, origins: set[str]) -> Row:
    when = row["published"] or {}
    return {
        "kind": "article",
        "label": row["outlet"] or row["name"],
        "outlet": row["outlet"],
        "name": row["name"],
        "title": row["title"],
        "byline": _joined(row["byline"]),
        "language": row["language"],
        "published": when.get("earliest"),
        "published_latest": when.get("latest"),
        "published_precision": when.get("precision"),
        "url": row["url"],
        "story": row["story"],
        "stories": _joined(row["stories"]),
        "origin": row["id"] in origins,
        "lost": False,
    }


def _report_node(row: Row, sources: dict[str, str], origins: set[str]) -> Row:
    return {
        "kind": "report",
        "label": f"{sources.get(row['source'], 'unknown')} report",
        "source": row["source"],
        "article": row["article"],
        "note": row["note"],
        "origin": row["id"] in origins,
        "lost": row["article"] is None,
    }


def _edge(row: Row, relation: str, judged: list[Row]) -> Row:
    kept = ("kind", "share", "confidence", "credited", "story", "report")
    return {
        "row": row["id"],
        "relation": relation,
        **{key: row[key] for key in kept if key in row},
        "evidence": _joined(row.get("evidence", ())),
        "reasons": _joined(row.get("reasons", ())),
        "judgements": _joined(map(_decided, judged)),
    }


def _decided(row: Row) -> str:
    """A judgement in words, for a cell."""
    to = f" to {row['value']}" if row["value"] else ""
    said = f"{row['decision']}{to} by {row['user']}, {row['at']}" + (f": {row['note']}" if row["note"] else "")
    what = {"stale": f" (stale: {row['why']})", "past": " (holds no more)"}
    return said + what.get(row["state"], "")


def _joined(items: Iterable[str]) -> str | None:
    return " | ".join(items) or None


def _plain(attributes: Row) -> Row:
    """Without what is not known, and without characters that XML 1.0 does not allow."""
    return {
        key: "".join(
            c for c in value if c in "\t\n\r" or " " <= c < "\ud800" or "\ue000" <= c < "\ufffe" or c > "\uffff"
        )
        if isinstance(value, str)
        else value
        for key, value in attributes.items()
        if value is not None
    }
