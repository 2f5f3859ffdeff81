"""Who is said to say what, from what the network sees: runs of words put together by their cues."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from stemma.language.reader.labels import Run
from stemma.language.reader.marked import Marked
from stemma.language.reader.pieces import Window
from stemma.model import Attribution

Span = tuple[int, int]


def find_attributed(read: Sequence[tuple[Window, Marked]]) -> tuple[Attribution, ...]:
    """The attributions of a text that was read, in order of place; offsets are code points of it.

    A source or content belongs to the cue that the network points to (Dozat and Manning 2017: each word to its head).
    One that points to none is left out, and so is a cue without content.
    """
    rows = [row for window, marked in read for row in _of_window(window, marked)]
    return tuple(sorted(rows, key=_place))


def _place(row: Attribution) -> tuple[int, int, tuple[Span, ...]]:
    anchor = row.cue or row.source or (0, 0)
    return anchor[0], anchor[1], row.content


def _of_window(window: Window, marked: Marked) -> Iterator[Attribution]:
    runs = marked.roles
    cues = [number for number, run in enumerate(runs) if run[0] == "cue"]
    if not cues:
        return
    heads = _heads(marked, cues)
    for cue in cues:
        if heads[cue] != cue:
            continue
        held = [number for number, head in enumerate(heads) if head == cue]
        sources = [runs[n] for n in held if runs[n][0] == "source"]
        contents = [span(window, runs[n]) for n in held if runs[n][0] == "content"]
        if contents:
            source = span(window, _one(sources, runs[cue])) if sources else None
            yield Attribution(source, span(window, runs[cue]), tuple(contents))


def _heads(marked: Marked, cues: Sequence[int]) -> list[int]:
    """For each run the cue that it belongs to, -1 for none; a cue that is part of no other is its own."""
    heads = []
    for number, run in enumerate(marked.roles):
        if run[0] == "cue":
            best = max(cues, key=lambda cue: (marked.arcs[number, cue], cue == number))
            heads.append(best if best < number else number)
        else:
            best = cues[int(np.argmax(marked.arcs[number, cues]))]
            heads.append(best if marked.arcs[number, best] >= marked.arcs[number, -1] else -1)
    # the first part of a cue in two parts may itself point elsewhere: then it stands for itself
    return [head if head < 0 or marked.roles[number][0] != "cue" or heads[head] == head else number
            for number, head in enumerate(heads)]  # fmt: skip


def _one(sources: Sequence[Run], cue: Run) -> Run:
    """The source among several parts: the one nearest to the cue."""
    return min(sources, key=lambda run: (max(cue[1] - run[2], run[1] - cue[2]), run[1]))


def span(window: Window, run: Run) -> Span:
    """The offsets of a run's words."""
    return int(window.places[run[1]][0]), int(window.places[run[2]][1])


def role_spans(read: Iterable[tuple[Window, Marked]]) -> Iterator[tuple[str, Span]]:
    """All runs of a role, linked or not: (role, offsets)."""
    for window, marked in read:
        for run in marked.roles:
            yield run[0], span(window, run)
