"""The names that export had when it was one file; `stemma.faces.exports` holds the formats."""

from stemma.faces.exports.checking import ExportRefused, Pages, Row
from stemma.faces.exports.rows import FORMAT, export_json, to_json

__all__ = ["FORMAT", "ExportRefused", "Pages", "Row", "export_json", "to_json"]
