"""The kinds of rows that the exports as tables have: those of the JSON, and with each passage its words."""

from __future__ import annotations

from stemma.faces.exports.checking import Pages, Row
from stemma.faces.exports.rows import to_json

TABLES = (
    "articles",
    "claims",
    "derivations",
    "differences",
    "dropped",
    "entities",
    "judgements",
    "reports",
    "reuse",
    "rivals",
    "siblings",
    "sources",
    "statements",
    "stories",
)


def to_tables(dossier: Pages) -> dict[str, list[Row]]:
    """The checked rows by table; `reuse` rows have the words of their passages besides. Raises ExportRefused."""
    data = to_json(dossier)
    texts = {a["id"]: a["text"] for a in data["articles"]}
    tables: dict[str, list[Row]] = {name: data[name] for name in TABLES}
    tables["reuse"] = [
        {**row, **{f"{side}_words": _words(texts, row[side]) for side in ("a", "b")}} for row in data["reuse"]
    ]
    return tables


def _words(texts: dict[str, str], span: Row) -> str:
    return texts[span["article"]][span["start"] : span["end"]]
