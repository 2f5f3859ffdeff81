"""The verbs that write files: `report`, `export`."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

import stemma
from stemma.cli.ending import plain_errors, warn
from stemma.cli.options import Json, Opened, away_from, the_dossier
from stemma.cli.printing import print_json


class Format(StrEnum):
    """What `export` writes."""

    json = "json"
    csv = "csv"
    parquet = "parquet"
    graphml = "graphml"
    svg = "svg"
    prov = "prov"
    annotations = "annotations"
    claims = "claims"


def report(
    dossier: Opened = None,
    out: Annotated[Path, typer.Option("--out", "-o", help="The page to write.")] = Path("report.html"),
    as_json: Json = False,
) -> None:
    """Write the whole dossier as one HTML page that needs nothing else."""
    with plain_errors(), stemma.open(the_dossier(dossier)) as opened:
        from stemma.faces.report import write_report

        written = write_report(opened, away_from(out))
        if as_json:
            print_json({"report": str(written), "bytes": written.stat().st_size})
        else:
            typer.echo(f"Written to {written}. Open it in a browser; it needs no network.")


def export(
    dossier: Opened = None,
    form: Annotated[Format, typer.Option("--as", help="The form to write.")] = Format.json,
    out: Annotated[
        Path | None,
        typer.Option("--out", "-o", show_default=False,
                     help="Where to. Default: standard output; CSV and Parquet need a folder or a .zip file."),
    ] = None,
    as_json: Json = False,
) -> None:  # fmt: skip
    """Export the dossier for other programs.

    JSON: all of it. CSV, Parquet: a table for each kind of row. GraphML: the family trees; SVG: their picture.
    PROV: provenance as linked data. Annotations: the words in the articles, as W3C Web Annotations. Claims: schema.org.
    """
    in_tables = form in (Format.csv, Format.parquet)
    if in_tables and out is None:
        raise typer.BadParameter(f"{form} makes several tables: say where to, with -o FOLDER or -o tables.zip")
    with plain_errors(), stemma.open(the_dossier(dossier)) as opened:
        from stemma.faces import exports

        if in_tables and out is not None:
            written = [str(path) for path in exports.write_tables(opened, form, away_from(out))]
        else:
            text = exports.to_text(opened, form)
            if out is None:
                sys.stdout.buffer.write(text.encode())
                return
            away_from(out).write_text(text, "utf-8", newline="\n")
            written = [str(out)]
        if as_json:
            print_json({"written": written})
        else:
            warn([f"written to {written[0] if len(written) == 1 else out}"])
