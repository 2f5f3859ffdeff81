"""The learned reader: one read of a paragraph gives who says what, and the names in it."""

from stemma.language.reader.attributed import find_attributed, role_spans
from stemma.language.reader.marked import Marked
from stemma.language.reader.named import find_named, kind_spans, settle_kinds
from stemma.language.reader.network import Reader, load_reader, shipped_reader_digest
from stemma.language.reader.pieces import Window, cut_windows

__all__ = [
    "Marked",
    "Reader",
    "Window",
    "cut_windows",
    "find_attributed",
    "find_named",
    "kind_spans",
    "load_reader",
    "role_spans",
    "settle_kinds",
    "shipped_reader_digest",
]
