"""What the network that links is asked: whose word some words of a text are, among those before and around them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from stemma.language.reader.labels import chances_of
from stemma.language.reader.marked import Marked, Seen
from stemma.language.reader.pieces import Ids, Window
from stemma.model import Attribution

Span = tuple[int, int]
Spans = Sequence[Span]
Flags = npt.NDArray[np.bool_]
PIECES = 128  # of the window asked about and those in front of it, unless it is longer by itself
_WINDOWS = 6
FARTHEST = 3  # windows in front of that of the words, beyond which all are alike
MARKS = 8
_INNER, _INNER_CUE, _OUTER, _OUTER_CUE, _OTHER, _OTHER_CUE, _OTHER_CONTENT = range(1, MARKS)
_LEAST_HELD = 0.5


@dataclass(frozen=True, slots=True)
class Question:
    """The arrays of one question, for n pieces.

    `asked`: 1 for the words asked about; `far`: how many windows in front of theirs; `marks`: what the attributions
    found make of each piece; `signs`: chances of roles, names and cues, (n, labels + 2). `places`: offsets of each
    piece's word, -1 for marks; `first`: whether it is the first of its word.
    """

    states: npt.NDArray[np.float32]
    asked: Ids
    far: Ids
    marks: Ids
    signs: npt.NDArray[np.float32]
    places: Ids
    first: Flags


@dataclass(frozen=True, slots=True)
class Known:
    """A window that was read, ready to be asked about."""

    places: Ids
    first: Flags
    seen: Seen


def known(read: Sequence[tuple[Window, Marked]]) -> list[Known]:
    """The windows of a text with where each piece's word stands."""
    return [_known(window, marked.seen) for window, marked in read if marked.seen is not None]


def _known(window: Window, seen: Seen) -> Known:
    count = len(window.pieces)
    first = np.zeros(count, dtype=np.bool_)
    first[window.first] = True
    words = np.cumsum(first) - 1
    places = np.where((words >= 0)[:, None], window.places[words], -1)
    places[-1] = -1
    return Known(places, first, seen)


def ask(
    windows: Sequence[Known], spans: Spans, rows: Sequence[Attribution], held: Sequence[Attribution]
) -> Question | None:
    """The question whose word `spans` are; None when no window has them.

    `rows`: the attributions of the text; `held`: those that hold the words, the outermost first.
    """
    home = [number for number, window in enumerate(windows) if touched(window.places, spans).any()]
    if not home:
        return None
    last, total = home[-1], len(windows[home[-1]].first)
    low = last
    while low > 0 and last - low + 1 < _WINDOWS and total + len(windows[low - 1].first) <= PIECES:
        low -= 1
        total += len(windows[low].first)
    taken = windows[low : last + 1]
    places = np.concatenate([window.places for window in taken])
    asked = touched(places, spans)
    far = np.concatenate([np.full(len(w.first), min(FARTHEST, last - low - n)) for n, w in enumerate(taken)])
    return Question(
        np.concatenate([window.seen.shared for window in taken]).astype(np.float32),
        asked.astype(np.int64),
        far.astype(np.int64),
        _marks(places, rows, held),
        np.concatenate([_signs(window, spans) for window in taken]),
        places,
        np.concatenate([window.first for window in taken]),
    )


def touched(places: Ids, spans: Spans) -> Flags:
    """Which pieces belong to words that share a character with one of `spans`."""
    found = np.zeros(len(places), dtype=np.bool_)
    for start, end in spans:
        found |= (places[:, 0] < end) & (places[:, 1] > start)
    return found


def _signs(window: Known, spans: Spans) -> npt.NDArray[np.float32]:
    """Chances of labels, that the words' cue begins here, and that whoever stands here has that cue."""
    seen = window.seen
    roles, names, belongs = (chances_of(scores.astype(np.float32)) for scores in (seen.roles, seen.names, seen.arcs))
    asked = touched(window.places, spans)
    cue = belongs[asked].mean(0) if asked.any() else np.zeros(len(asked), dtype=np.float32)
    cue[0] = 0
    return np.concatenate([roles, names, cue[:, None], (belongs @ cue)[:, None]], axis=1)


def _marks(places: Ids, rows: Sequence[Attribution], held: Sequence[Attribution]) -> Ids:
    marks = np.zeros(len(places), dtype=np.int64)
    near = [row for row in rows if _hull(row)[1] > places[1, 0] and _hull(row)[0] < places[:, 1].max()]
    for row in near:
        marks[touched(places, row.content)] = _OTHER_CONTENT
    kinds = [(near, _OTHER, _OTHER_CUE), (held[:-1], _OUTER, _OUTER_CUE), (held[-1:], _INNER, _INNER_CUE)]
    for some, source, cue in kinds:
        for row in some:
            if row.cue:
                marks[touched(places, [row.cue])] = cue
            if row.source:
                marks[touched(places, [row.source])] = source
    return marks


def _hull(row: Attribution) -> Span:
    spans = [span for span in (row.source, row.cue, *row.content) if span]
    return min(a for a, _ in spans), max(b for _, b in spans)


def holding(spans: Spans, rows: Sequence[Attribution]) -> list[Attribution]:
    """The attributions that hold at least half of the words, the outermost first. `content` is what each reaches."""
    size = sum(b - a for a, b in spans)
    found = [row for row in rows if row.source and in_common(spans, row.content) >= _LEAST_HELD * size]
    return sorted(found, key=lambda row: -sum(b - a for a, b in row.content))


def in_common(some: Spans, others: Spans) -> int:
    """How many characters the spans have in common."""
    return sum(max(0, min(b, y) - max(a, x)) for a, b in some for x, y in others)
