"""The dossier for other programs: which files there are, and each of them, made when it is asked for."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from stemma.dossier import Dossier
from stemma.faces import exports
from stemma.faces.pages import ExportPage
from stemma.faces.pieces import Download
from stemma.faces.web import links


@dataclass(frozen=True, slots=True)
class Form:
    """A format: what it is called, what it holds, what opens it, and how its files end and are announced."""

    label: str
    holds: str
    opens: str
    ending: str
    media: str


FORMS = {
    "json": Form("JSON", "All of the dossier", "programs of your own", ".json", "application/json"),
    "csv": Form("CSV", "A table for each kind of row, in one archive", "spreadsheets", "-csv.zip", "application/zip"),
    "parquet": Form("Parquet", "The same tables with types, lists and structs", "pandas, polars, R, DuckDB",
                    "-parquet.zip", "application/zip"),
    "graphml": Form("GraphML", "Articles and reports, and how they are related", "Gephi, Cytoscape, networkx",
                    ".graphml", "application/xml"),
    "prov": Form("PROV-O", "Who derives from whom, and whose word it is, as linked data",
                 "triple stores, rdflib, archives", ".prov.jsonld", "application/ld+json"),
    "annotations": Form("Web Annotations", "Statements, shared passages and differing words, each where it stands",
                        "annotation tools", ".annotations.jsonld", "application/ld+json"),
    "claims": Form("schema.org claims", "Claims and the articles in which they appear; no verdict",
                   "web pages, search", ".claims.jsonld", "application/ld+json"),
    "svg": Form("SVG", "The picture of the family trees", "browsers, drawing programs", ".svg", "image/svg+xml"),
}  # fmt: skip
"""By the names that `stemma export --as` knows them by."""


def view_export(stem: str) -> ExportPage:
    """What can be taken along of the dossier that is called `stem`."""
    return ExportPage(tuple(
        Download(name, form.label, form.holds, form.opens, links.page("export", name), stem + form.ending)
        for name, form in FORMS.items()
    ))  # fmt: skip


def make_file(dossier: Dossier, name: str) -> bytes:
    """The dossier in one of `FORMS`; tables come as an archive. Raises `exports.ExportRefused`, KeyError."""
    if name in exports.TEXTS:
        return exports.to_text(dossier, name).encode()
    with tempfile.TemporaryDirectory(prefix="stemma-") as folder:
        (archive,) = exports.write_tables(dossier, name, Path(folder) / "tables.zip")
        return archive.read_bytes()


def attachment(name: str) -> str:
    """The header by which a browser keeps a file under `name`.

    >>> attachment("Fähre 1.json")
    "attachment; filename*=UTF-8''F%C3%A4hre%201.json"
    """
    return f"attachment; filename*=UTF-8''{quote(name, safe='')}"
