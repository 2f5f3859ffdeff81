"""Names, from what the network sees."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from stemma.language.reader.attributed import span
from stemma.language.reader.network import Marked
from stemma.language.reader.pieces import Window
from stemma.model import Name

_KINDS = {
    "Person": "person",
    "Location": "place",
    "Facility": "place",
    "Organization": "organisation",
    "NORP": "other",
    "Misc": "other",
    "Product": "other",
}


def find_named(read: Iterable[tuple[Window, Marked]]) -> tuple[Name, ...]:
    """The names of a text that was read, in order of place, none overlapping; offsets are code points of it."""
    return tuple(Name(*place, _KINDS[kind]) for kind, place in kind_spans(read) if kind in _KINDS)


def kind_spans(read: Iterable[tuple[Window, Marked]]) -> Iterator[tuple[str, tuple[int, int]]]:
    """All names with their finer kind: those of `labels.KINDS`, dates and money among them."""
    for window, marked in read:
        for run in marked.names:
            yield run[0], span(window, run)
