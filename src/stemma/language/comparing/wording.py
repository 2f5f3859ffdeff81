"""A wording and a contrast: what the comparators take and what they give."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeVar

from stemma.model import Hedge, Moment, Name, Quantity

About = Literal["number", "place", "time", "name", "role", "status", "scope", "quote"]
Relation = Literal["agree", "finer", "coarser", "differ"]
Span = tuple[int, int]
_Row = TypeVar("_Row", Quantity, Moment, Name)

_MIRRORED: dict[Relation, Relation] = {"agree": "agree", "finer": "coarser", "coarser": "finer", "differ": "differ"}


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of one statement and what was read in them. All offsets are code points of `text`, the whole article.

    `spans`: the content, in order, half-open. `quantities`, `times` and `names`: those that lie inside the spans.
    """

    text: str
    spans: tuple[Span, ...]
    quantities: tuple[Quantity, ...] = ()
    times: tuple[Moment, ...] = ()
    names: tuple[Name, ...] = ()
    hedge: Hedge = "none"

    def __hash__(self) -> int:
        """Of what tells wordings apart: what is found in one is remembered, and asked for many times."""
        return hash((self.text, self.spans, self.hedge))


@dataclass(frozen=True, slots=True)
class Contrast:
    """Words of wording a and words of wording b that answer each other, and how.

    `a`, `b`: half-open offsets into the text of each. `relation`: agree; finer, b says the same as a more precisely;
    coarser, b says it less precisely; differ, both cannot be meant. `weight`: 0 to 1, how sure it is that the words
    answer each other and stand so.
    """

    about: About
    a: Span
    b: Span
    relation: Relation
    weight: float


def make_wording(
    text: str,
    spans: Sequence[Span],
    quantities: Sequence[Quantity],
    times: Sequence[Moment],
    names: Sequence[Name],
    hedge: Hedge = "none",
) -> Wording:
    """Make the wording of ``text[start:end]`` of each span from an article's lists, which are in order of place.

    Spans outside the text, or empty, are left out.

    >>> numbers = [Quantity(0, 3, 6, 6, "exact", None), Quantity(90, 91, 1, 1, "exact", None)]
    >>> make_wording("Six died.", [(0, 8)], numbers, [], []).quantities
    (Quantity(start=0, end=3, low=6, high=6, bound='exact', unit=None),)
    """
    kept = tuple(sorted((max(0, a), min(b, len(text))) for a, b in spans if max(0, a) < min(b, len(text))))
    return Wording(text, kept, _inside(kept, quantities), _inside(kept, times), _inside(kept, names), hedge)


def _inside(spans: Sequence[Span], rows: Sequence[_Row]) -> tuple[_Row, ...]:
    found: list[_Row] = []
    for start, end in spans:
        i = bisect_left(rows, start, key=lambda row: row.start)
        while i < len(rows) and rows[i].start < end:
            if rows[i].end <= end and (not found or found[-1].start < rows[i].start):
                found.append(rows[i])
            i += 1
    return tuple(found)


def measured_places(wording: Wording) -> frozenset[int]:
    """The code points that belong to a quantity or a time."""
    spans = [(q.start, q.end) for q in wording.quantities] + [(t.start, t.end) for t in wording.times]
    return frozenset(place for start, end in spans for place in range(start, end))


def mirror(contrast: Contrast) -> Contrast:
    """The contrast as seen from the other side.

    >>> mirror(Contrast("number", (0, 3), (5, 9), "finer", 0.5))
    Contrast(about='number', a=(5, 9), b=(0, 3), relation='coarser', weight=0.5)
    """
    return Contrast(contrast.about, contrast.b, contrast.a, _MIRRORED[contrast.relation], contrast.weight)
