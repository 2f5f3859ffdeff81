"""Exports: one file a format, each made of rows that were checked first (`rows`, `checking`).

`to_text` gives the formats that are one text, `write_tables` writes those that are a file for each kind of row.
"""

from __future__ import annotations

from pathlib import Path

from stemma.faces.exports.checking import Pages

TEXTS = ("annotations", "claims", "graphml", "json", "prov", "svg")
TABLES = ("csv", "parquet")


def to_text(dossier: Pages, form: str) -> str:
    """The dossier in one of the formats of `TEXTS`. Raises ExportRefused, and KeyError for another format."""
    from stemma.faces import sheet
    from stemma.faces.exports import graphml, prov, rows, schema_org, web_annotations

    made = {
        "annotations": web_annotations.to_annotations,
        "claims": schema_org.to_claims,
        "graphml": graphml.to_graphml,
        "json": rows.export_json,
        "prov": prov.to_prov,
        "svg": sheet.to_svg,
    }
    return made[form](dossier)


def write_tables(dossier: Pages, form: str, target: Path) -> list[Path]:
    """Write one of the formats of `TABLES`: into the folder `target`, or into one archive if its name ends in .zip.

    Returns what was written. Raises ExportRefused, KeyError for another format, and OSError.
    """
    from stemma.faces.exports import commas, parquet
    from stemma.faces.exports.folders import write_files

    made = {"csv": commas.to_csv_files, "parquet": parquet.to_parquet}
    return write_files(made[form](dossier), target)
