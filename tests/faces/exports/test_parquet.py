"""Parquet, read by pyarrow: the same rows as the JSON has, with types that hold even where there are none."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from faces.crowd import crowd
from faces.exports.filled import filled
from faces.standin import Rows, hostile

from stemma.faces.exports import write_tables
from stemma.faces.exports.flat import TABLES, to_tables
from stemma.faces.exports.parquet import COLUMNS, to_parquet
from stemma.faces.exports.rows import to_json

SPANS = ("source_span", "cue_span", "near_span", "content_spans")


def back(row: dict[str, Any]) -> dict[str, Any]:
    """A row as the JSON has it: ranges as pairs again."""
    return {key: pairs(value) if key in SPANS else value for key, value in row.items()}


def pairs(value: Any) -> Any:
    return [pairs(v) for v in value] if isinstance(value, list) else value and [value["start"], value["end"]]


@pytest.mark.parametrize("rows", [filled(), hostile(), crowd(40), Rows()], ids=["filled", "hostile", "crowd", "empty"])
def test_another_reader_finds_the_same_rows(rows: Rows) -> None:
    wanted = to_tables(rows)
    files = to_parquet(rows)
    assert sorted(files) == [f"{name}.parquet" for name in sorted(TABLES)]
    for name, content in files.items():
        table = pq.read_table(io.BytesIO(content))
        about = pq.read_metadata(io.BytesIO(content)).metadata
        kind = name.removesuffix(".parquet")
        assert [back(row) for row in table.to_pylist()] == wanted[kind]
        assert table.column_names == list(COLUMNS[kind])
        assert about[b"format"] == b"stemma-dossier/1"


def test_every_field_of_the_json_has_its_column() -> None:
    data = to_json(filled())
    assert {name for name, rows in data.items() if isinstance(rows, list)} - set(TABLES) == {"timeline"}
    for name, rows in to_tables(filled()).items():
        assert rows, f"{name} is not tried"
        assert all(list(row) == list(COLUMNS[name]) for row in rows), name


def test_types_do_not_hang_on_the_rows() -> None:
    full, empty = to_parquet(filled()), to_parquet(Rows())
    for name, content in full.items():
        assert pq.read_schema(io.BytesIO(content)).equals(pq.read_schema(io.BytesIO(empty[name])))
    types = pq.read_schema(io.BytesIO(full["statements.parquet"]))
    assert pa.types.is_struct(types.field("cue_span").type)
    assert pa.types.is_struct(types.field("content_spans").type.value_type)


def test_offsets_slice_to_the_words(tmp_path: Path) -> None:
    written = write_tables(filled(), "parquet", tmp_path / "tables")
    assert len(written) == len(TABLES)
    statements = pl.scan_parquet(tmp_path / "tables" / "statements.parquet")
    articles = pl.scan_parquet(tmp_path / "tables" / "articles.parquet").select(pl.col("id").alias("article"), "text")
    piece = pl.col("content_spans").struct
    length = piece.field("end") - piece.field("start")
    told = (
        statements.explode("content_spans", empty_as_null=True, keep_nulls=True)
        .join(articles, on="article")
        .with_columns(pl.col("text").str.slice(piece.field("start"), length).alias("words"))
        .group_by("id", "quote", maintain_order=True)
        .agg("words")
        .collect()
    )
    assert told.height == len(filled().statements)
    assert all(" … ".join(row["words"]) == row["quote"] for row in told.iter_rows(named=True))


def test_the_same_dossier_gives_the_same_bytes(tmp_path: Path) -> None:
    (archive,) = write_tables(filled(), "parquet", tmp_path / "a.zip")
    first = archive.read_bytes()
    write_tables(filled(), "parquet", archive)
    assert archive.read_bytes() == first
    assert len(zipfile.ZipFile(archive).namelist()) == len(TABLES)
