"""Export as tables of comma-separated values (CSV, RFC 4180), made from the checked rows."""

from __future__ import annotations

import csv
import io
from typing import Any

from stemma.faces.exports.checking import Pages, Row
from stemma.faces.exports.flat import to_tables

_ACTIVE = ("=", "+", "-", "@", "\t", "\r")
# A list of rows within a row is a table of its own: its name, where it is from, and what points back to that row.
_WITHIN = (
    ("credits", "articles", "credits", "article"),
    ("furniture", "articles", "furniture", "article"),
    ("readings", "differences", "readings", "difference"),
    ("mentions", "entities", "mentions", "entity"),
    ("called", "entities", "called", "entity"),
    ("also_known", "entities", "also_known", "entity"),
)


def to_csv(dossier: Pages) -> dict[str, str]:
    """Tables by file name: one CSV text for each kind of row, lists joined by " | ".

    A text that a spreadsheet would run as a formula gets an apostrophe before it. Raises ExportRefused.
    """
    tables = to_tables(dossier)
    for name, home, field, back in _WITHIN:
        tables[name] = [{back: row["id"], **inner} for row in tables[home] for inner in row[field]]
    for _, home, field, _ in _WITHIN:
        tables[home] = [{key: value for key, value in row.items() if key != field} for row in tables[home]]
    return {f"{name}.csv": _table(rows) for name, rows in sorted(tables.items())}


def to_csv_files(dossier: Pages) -> dict[str, bytes]:
    """The same as files: UTF-8 with a byte order mark, as spreadsheets expect. Raises ExportRefused."""
    return {name: b"\xef\xbb\xbf" + text.encode("utf-8", "replace") for name, text in to_csv(dossier).items()}


def _table(rows: list[Row]) -> str:
    nested = {key for row in rows for key, value in row.items() if isinstance(value, dict)}
    flat = [_flat(row, nested) for row in rows]
    heads = list(dict.fromkeys(key for row in flat for key in row)) or ["id"]
    out = io.StringIO()
    writer = csv.DictWriter(out, heads, restval="", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows({key: safe_cell(value) for key, value in row.items()} for row in flat)
    return out.getvalue()


def _flat(row: Row, nested: set[str]) -> Row:
    """One level: {"a": {"start": 1}} gives {"a_start": 1}, lists are joined. `nested`: the columns that hold such."""
    flat: Row = {}
    for key, value in row.items():
        if isinstance(value, dict):
            flat.update({f"{key}_{inner}": v for inner, v in value.items()})
        elif key not in nested:
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
