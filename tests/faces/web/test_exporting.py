"""The files that the reading room gives out: every export, as `stemma export` writes it."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import polars
import pytest
from faces.claimed import claimed
from faces.standin import keep
from faces.web.visiting import Visitor

from stemma.cli.writing import Format
from stemma.faces import exports
from stemma.faces.web.exporting import FORMS


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Visitor]:
    with Visitor(keep(claimed(), tmp_path / "Fähre 1.stemma")) as visitor:
        yield visitor


def test_every_form_is_linked(room: Visitor) -> None:
    assert set(FORMS) == {*exports.TEXTS, *exports.TABLES} == {form.value for form in Format}
    assert "/export" in room.page("/").links
    files = room.get("/export.json").json()["files"]
    assert [file["href"] for file in files] == [f"/export/{name}" for name in FORMS]
    assert {file["href"] for file in files} <= set(room.page("/export").links)
    assert files[0]["file"] == "Fähre 1.json" and len({file["file"] for file in files}) == len(files)


@pytest.mark.parametrize("name", exports.TEXTS)
def test_a_text_is_what_the_command_writes(room: Visitor, name: str) -> None:
    answer = room.get(f"/export/{name}")
    assert answer.status_code == 200 and answer.content.decode() == exports.to_text(room.dossier, name)
    assert answer.headers["content-type"] == FORMS[name].media
    assert answer.headers["content-disposition"].startswith("attachment; filename*=UTF-8''F%C3%A4hre%201.")
    assert answer.headers["cache-control"] == "no-store" and "content-security-policy" in answer.headers


@pytest.mark.parametrize(("name", "ending"), [("csv", ".csv"), ("parquet", ".parquet")])
def test_tables_come_in_an_archive(room: Visitor, tmp_path: Path, name: str, ending: str) -> None:
    answer = room.get(f"/export/{name}")
    assert answer.headers["content-type"] == "application/zip"
    exports.write_tables(room.dossier, name, tmp_path / "folder")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        inside = {entry: archive.read(entry) for entry in archive.namelist() if entry.endswith(ending)}
    assert set(inside) == {path.name for path in (tmp_path / "folder").iterdir() if path.suffix == ending}
    table = io.BytesIO(inside[f"articles{ending}"])
    read = polars.read_csv(table) if name == "csv" else polars.read_parquet(table)
    assert len(read) == len(room.dossier.articles)


def test_judgements_made_in_a_page_go_along(room: Visitor) -> None:
    edge = next(row for row in room.dossier.derivations if row.kind == "rewritten")
    room.judge(f"/edge/{edge.id}", edge.id, "reject", note="They told us.")
    (made,) = json.loads(room.get("/export/json").content)["judgements"]
    assert (made["about"], made["decision"], made["state"]) == (edge.id, "reject", "holds")
    assert made["note"] == "They told us."


def test_what_cannot_be_given_is_said(room: Visitor, tmp_path: Path) -> None:
    for name in ("pdf", "json/x", "json.json", "JSON"):
        assert room.get(f"/export/{name}").status_code == 404, name
    rows = claimed()
    broken = replace(rows.statements[0], end=10**6)
    with Visitor(keep(replace(rows, statements=(broken, *rows.statements[1:])), tmp_path / "b.stemma")) as other:
        answer = other.get("/export/json")
        assert answer.status_code == 409 and "build the dossier again" in answer.text
