"""Cited: a place that names a source, and one text laid out so that what stands around a place is found fast."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Literal

from stemma.language.cues import load_cues
from stemma.language.press import PressNames, press_words
from stemma.language.tokens import find_tokens, word_set
from stemma.model import Attribution, Name

CitedKind = Literal["agency", "outlet", "office", "document"]

_PAPERS = word_set("paper newspaper daily weekly tabloid broadsheet magazine")
_QUOTES = frozenset(["“", '"', "«", "„", "‘", "``"])
_NEAREST = 8  # attributions around a place that are looked at


@dataclass(frozen=True, slots=True)
class Cited:
    """``text[start:end]`` names a source; `name` is that name for display; `cue` is the wording that makes it one.

    `kind`: agency, outlet, office or document.
    """

    start: int
    end: int
    name: str
    kind: CitedKind
    cue: str
    cue_start: int
    cue_end: int


class Scan:
    """One text with what was read in it, in order of place, for looking up what stands at a place."""

    def __init__(
        self, text: str, names: Sequence[Name], attributions: Sequence[Attribution], known: PressNames
    ) -> None:
        self.text = text
        self.tokens = find_tokens(text)
        self.starts = [t.start for t in self.tokens]
        self.names = sorted(names, key=lambda n: (n.start, n.end))
        self.name_starts = [n.start for n in self.names]
        self.attributions = sorted((a for a in attributions if a.source and a.cue), key=_source)
        self.sources = Spans([_source(a) for a in self.attributions])
        self.known = known
        self.cues = load_cues(known.knowledge)

    def kind_at(self, start: int, end: int) -> str:
        """The kind of the name that lies over a place, "other" when none does."""
        at = bisect_right(self.name_starts, start) - 1
        near = self.names[max(at, 0) : at + 3]
        return next((n.kind for n in near if n.start < end and start < n.end), "other")

    def is_place(self, start: int, end: int) -> bool:
        """Whether the name that lies over a place of the text is a town's: the text is somewhere "in" it, too."""
        if self.kind_at(start, end) != "place":
            return False
        name = re.escape(self.text[start:end])
        return bool(re.search(rf"\b(?:in|at|near|from|of)\s{name}\b|\b{name.upper()}\b", self.text))

    def shown(self, first: int, last: int) -> str:
        """The words of tokens [first, last) without a possessive ending."""
        shown = self.text[self.starts[first] : self.tokens[last - 1].end]
        return shown[:-2] if shown.endswith(("'s", "’s")) else shown

    def after_the(self, first: int) -> bool:
        """Whether "the" stands before a token."""
        return first > 0 and self.tokens[first - 1].low == "the"

    def is_quoted(self, first: int) -> bool:
        """Whether what calls a name a paper, and a mark of quotation, stand before a token: "the daily “X”"."""
        return first > 1 and self.tokens[first - 2].low in _PAPERS and self.tokens[first - 1].low in _QUOTES

    def is_known(self, first: int, last: int) -> bool:
        """Whether tokens [first, last) are the full name of press that is known to the text, on one line."""
        words = self.text[self.starts[first] : self.tokens[last - 1].end]
        return "\n" not in words and " ".join(press_words(words)) in self.known.full

    def names_in(self, start: int, end: int) -> Iterator[Name]:
        """Names that lie wholly in a place."""
        for i in range(bisect_left(self.name_starts, start), bisect_left(self.name_starts, end)):
            if self.names[i].end <= end:
                yield self.names[i]


def _source(row: Attribution) -> tuple[int, int]:
    return row.source or (0, 0)


class Spans:
    """Spans by their start, to find those around a place."""

    def __init__(self, spans: Sequence[tuple[int, int]]) -> None:
        self._starts = [start for start, _ in spans]
        self._ends = [end for _, end in spans]

    def around(self, place: int) -> Iterator[int]:
        """Numbers of the last spans that begin before `place` and reach past it, at most a few."""
        at = bisect_left(self._starts, place)
        return (i for i in range(max(0, at - _NEAREST), at) if place < self._ends[i])


class Reach:
    """How far to the right the citations that begin before a place reach."""

    def __init__(self, rows: Sequence[Cited]) -> None:
        ordered = sorted(rows, key=lambda c: c.start)
        self._starts = [c.start for c in ordered]
        self._ends = list(accumulate((c.end for c in ordered), max))

    def holds(self, start: int, end: int) -> bool:
        """Whether a citation covers the whole place."""
        at = bisect_right(self._starts, start)
        return at > 0 and self._ends[at - 1] >= end

    def meets(self, start: int, end: int) -> bool:
        """Whether a citation covers part of the place."""
        at = bisect_left(self._starts, end)
        return at > 0 and self._ends[at - 1] > start
