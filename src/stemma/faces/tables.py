"""Export as tables (CSV) and as a graph (GraphML), both made from the checked JSON rows."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import networkx as nx

from stemma.faces.export import Pages, Row, to_json

TABLES = (
    "articles",
    "claims",
    "credits",
    "derivations",
    "differences",
    "dropped",
    "furniture",
    "readings",
    "reports",
    "reuse",
    "rivals",
    "siblings",
    "sources",
    "statements",
    "stories",
)
_ACTIVE = ("=", "+", "-", "@", "\t", "\r")


def to_csv(dossier: Pages) -> dict[str, str]:
    """Tables by file name: one CSV text (RFC 4180) for each kind of row, lists joined by " | ".

    A text that a spreadsheet would run as a formula gets an apostrophe before it. Raises ExportRefused.
    """
    data = to_json(dossier)
    texts = {a["id"]: a["text"] for a in data["articles"]}
    tables: dict[str, list[Row]] = {name: list(data.get(name, [])) for name in TABLES}
    tables["credits"] = [{"article": a["id"], **c} for a in data["articles"] for c in a["credits"]]
    tables["furniture"] = [{"article": a["id"], **f} for a in data["articles"] for f in a["furniture"]]
    tables["articles"] = [{k: v for k, v in a.items() if k not in ("credits", "furniture")} for a in data["articles"]]
    tables["readings"] = [{"difference": d["id"], **r} for d in data["differences"] for r in d["readings"]]
    tables["differences"] = [{k: v for k, v in d.items() if k != "readings"} for d in data["differences"]]
    tables["reuse"] = [
        {
            **r,
            "a_words": texts[r["a"]["article"]][r["a"]["start"] : r["a"]["end"]],
            "b_words": texts[r["b"]["article"]][r["b"]["start"] : r["b"]["end"]],
        }
        for r in tables["reuse"]
    ]
    return {f"{name}.csv": _table(rows) for name, rows in sorted(tables.items())}


def write_csv(dossier: Pages, target: Path) -> list[Path]:
    """Write the tables into a folder, or into an archive when `target` ends in .zip; UTF-8 with a byte order mark, as

    spreadsheets expect. Returns what was written. Raises ExportRefused, and OSError when it cannot be written.
    """
    tables = {name: b"\xef\xbb\xbf" + text.encode("utf-8", "replace") for name, text in to_csv(dossier).items()}
    if target.suffix.lower() == ".zip":
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in tables.items():
                archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
        return [target]
    target.mkdir(parents=True, exist_ok=True)
    for name, content in tables.items():
        (target / name).write_bytes(content)
    return [target / name for name in tables]


def _table(rows: list[Row]) -> str:
    flat = [_flat(row) for row in rows]
    heads = list(dict.fromkeys(key for row in flat for key in row)) or ["id"]
    out = io.StringIO()
    writer = csv.DictWriter(out, heads, restval="", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows({key: safe_cell(value) for key, value in row.items()} for row in flat)
    return out.getvalue()


def _flat(row: Row) -> Row:
    """One level: {"a": {"start": 1}} gives {"a_start": 1}, lists are joined."""
    flat: Row = {}
    for key, value in row.items():
        if isinstance(value, dict):
            flat.update({f"{key}_{inner}": v for inner, v in value.items()})
        else:
            flat[key] = " | ".join(map(str, value)) if isinstance(value, list) else value
    return flat


def safe_cell(value: Any) -> Any:
    """A cell that no spreadsheet runs as a formula.

    >>> safe_cell("=HYPERLINK(1)"), safe_cell(-1), safe_cell(None), safe_cell("plain")
    ("'=HYPERLINK(1)", -1, '', 'plain')
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str) and value.lstrip(" \n").startswith(_ACTIVE):
        return "'" + value
    return "" if value is None else value


def to_graphml(dossier: Pages) -> str:
    """Articles and reports, and how they are related, as GraphML for networkx, Gephi or Cytoscape.

    Edges go from parent to child and carry `relation`: descent, rival (weighed, not chosen) or sibling (from the lesser
    id to the greater; neither descends from the other). Times are ISO 8601. Raises ExportRefused.
    """
    data = to_json(dossier)
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
            graph.add_edge(start, end, key=row["id"], **_plain(_edge(row, relation)))
    return "\n".join(nx.generate_graphml(graph, named_key_ids=True)) + "\n"


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


def _edge(row: Row, relation: str) -> Row:
    kept = ("kind", "share", "confidence", "credited", "story", "report")
    return {
        "row": row["id"],
        "relation": relation,
        **{key: row[key] for key in kept if key in row},
        "evidence": _joined(row.get("evidence", ())),
        "reasons": _joined(row.get("reasons", ())),
    }


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
