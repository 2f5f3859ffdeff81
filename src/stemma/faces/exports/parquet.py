"""Export as Parquet files, one for each kind of row: what holds several values is a list, what has parts a struct."""

from __future__ import annotations

import io
from dataclasses import fields

import polars as pl

from stemma.faces.exports.checking import Pages, Row
from stemma.faces.exports.flat import to_tables
from stemma.faces.exports.rows import FORMAT
from stemma.model import Judgement

Columns = dict[str, pl.DataType | type[pl.DataType]]

_NAMES = pl.List(pl.String)
_RANGE = pl.Struct({"start": pl.Int64, "end": pl.Int64})
_SPAN = pl.Struct({"article": pl.String, "start": pl.Int64, "end": pl.Int64})
_QUOTED = pl.Struct({"article": pl.String, "start": pl.Int64, "end": pl.Int64, "quote": pl.String})
_CALLED = pl.Struct({**dict(_QUOTED), "outlet": pl.String})
_PUBLISHED = pl.Struct(dict.fromkeys(("earliest", "latest", "precision", "evidence"), pl.String))
_CREDIT = pl.Struct(
    {"id": pl.String, "source": pl.String, "quote": pl.String, "where": pl.String,
     "page_start": pl.Int64, "page_end": pl.Int64}
)  # fmt: skip
_PLACE = pl.Struct(
    {"name": pl.String, "country": pl.String, "region": pl.String, "latitude": pl.Float64, "longitude": pl.Float64,
     "precision": pl.String}
)  # fmt: skip
_READING = pl.Struct({"value": pl.String, "statement": pl.String, "start": pl.Int64, "end": pl.Int64})


def _texts(*names: str) -> Columns:
    return dict.fromkeys(names, pl.String)


_LINE: Columns = {
    **_texts("id", "story", "child", "parent", "kind"), "share": pl.Float64, "confidence": pl.Float64,
    "credited": pl.Boolean, "evidence": _NAMES, "reasons": _NAMES,
}  # fmt: skip
COLUMNS: dict[str, Columns] = {
    "articles": {
        **_texts("id", "name", "url", "outlet", "title"), "byline": _NAMES, "language": pl.String,
        "published": _PUBLISHED, "credits": pl.List(_CREDIT), "text": pl.String,
        "furniture": pl.List(pl.Struct(_texts("text", "reason"))), "story": pl.String, "stories": _NAMES,
    },
    "claims": {
        **_texts("id", "story", "text"), "statements": _NAMES, "origins": _NAMES,
        "independent_origins": pl.Struct({"low": pl.Int64, "high": pl.Int64}),
        "why": pl.Struct(_texts("low", "high")),
    },
    "derivations": _LINE,
    "differences": {**_texts("id", "claim", "kind", "about"), "readings": pl.List(_READING), **_texts("edge", "why")},
    "dropped": _texts("id", "stage", "name", "reason"),
    "entities": {
        **_texts("id", "name", "kind"), "spellings": _NAMES, "mentions": pl.List(_SPAN), "called": pl.List(_CALLED),
        "also_known": pl.List(_QUOTED), "place": _PLACE,
    },
    "judgements": {
        **_texts(*(part.name for part in fields(Judgement))), "number": pl.Int64, **_texts("was", "state", "why"),
    },
    "reports": _texts("id", "source", "article", "note"),
    "reuse": {
        "id": pl.String, "a": _SPAN, "b": _SPAN, "kind": pl.String, "score": pl.Float64,
        **_texts("a_words", "b_words"),
    },
    "rivals": _LINE,
    "siblings": {
        **_texts("id", "story", "a", "b", "kind", "report"), "confidence": pl.Float64, "evidence": _NAMES,
        "reasons": _NAMES,
    },
    "sources": _texts("id", "name", "kind"),
    "statements": {
        **_texts("id", "article"), "start": pl.Int64, "end": pl.Int64, "source": pl.String, "source_span": _RANGE,
        "cue_span": _RANGE, "near_span": _RANGE, "content_spans": pl.List(_RANGE), **_texts("hedge", "quote"),
        "via": _NAMES, "origin": pl.String,
    },
    "stories": {**_texts("id", "title"), "articles": _NAMES, "origins": _NAMES},
}  # fmt: skip
"""Table → column → type. Every file has all its columns, whether there are rows or not."""


def to_parquet(dossier: Pages) -> dict[str, bytes]:
    """Parquet files by name, one for each kind of row, compressed with zstd. Raises ExportRefused."""
    return {f"{name}.parquet": _file(name, rows) for name, rows in sorted(to_tables(dossier).items())}


def _file(name: str, rows: list[Row]) -> bytes:
    if name == "statements":
        rows = [_with_ranges(row) for row in rows]
    out = io.BytesIO()
    frame = pl.DataFrame(rows, schema=COLUMNS[name], orient="row")
    frame.write_parquet(out, compression="zstd", metadata={"format": FORMAT, "table": name})
    return out.getvalue()


def _with_ranges(row: Row) -> Row:
    """A statement with its pairs of offsets as structs."""
    alone = {key: row[key] and _range(row[key]) for key in ("source_span", "cue_span", "near_span")}
    return {**row, **alone, "content_spans": [_range(pair) for pair in row["content_spans"]]}


def _range(pair: list[int]) -> dict[str, int]:
    return {"start": pair[0], "end": pair[1]}
