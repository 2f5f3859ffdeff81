"""Whose word a matter is and through whom, by the network that links: for each word whether it names one of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt

from stemma.language.reader.asked import Question, ask, holding, known
from stemma.language.reader.marked import Marked
from stemma.language.reader.pieces import Ids, Window
from stemma.model import Attribution
from stemma.model.links import Link, Named

Span = tuple[int, int]
Chances = npt.NDArray[np.float32]
Answer = Callable[[Question], tuple[Chances, float]]
"""For each piece the chance of nobody, the source, the first and the second between; and that it is the own voice."""
_SOURCE, _FIRST, _SECOND = 1, 2, 3
_LEAST = 0.1  # what is less likely is not spoken of
_RUNS_ON = 0.35


def find_links(
    read: Sequence[tuple[Window, Marked]],
    asked: Sequence[Sequence[Span] | None],
    rows: Sequence[Attribution],
    spoken: Sequence[Attribution],
    answer: Answer,
) -> tuple[Link | None, ...]:
    """For each of `asked`, spans of a text, what the network says of them; None for those that are None.

    `rows`: the attributions found in it; `spoken`: those in which somebody speaks, with all that they reach.
    """
    windows = known(read)
    return tuple(_link(ask(windows, spans, rows, holding(spans, spoken)), answer) if spans else None for spans in asked)


def _link(question: Question | None, answer: Answer) -> Link | None:
    if question is None:
        return None
    chances, own = answer(question)
    words = np.flatnonzero(question.first)
    found, places = chances[words], question.places[words]
    source = _likeliest(places, found[:, _SOURCE])
    through = _between(places, found[:, _FIRST], found[:, _SECOND])
    return Link(round(float(own), 3), source, tuple(through), int(places[:, 0].min()))


def _likeliest(places: Ids, chances: Chances) -> Named | None:
    """The words in a row around the likeliest one, if that is likely at all."""
    best = int(chances.argmax())
    if chances[best] < _LEAST:
        return None
    least = min(_RUNS_ON, float(chances[best]) / 2)
    low = high = best
    while low > 0 and chances[low - 1] >= least:
        low -= 1
    while high + 1 < len(chances) and chances[high + 1] >= least:
        high += 1
    return _named(places, chances, low, high + 1)


def _between(places: Ids, first: Chances, second: Chances) -> list[Named]:
    """All that may be named between, those that rather come first before the others."""
    chances, words = first + second, [*np.flatnonzero(first + second >= _LEAST).tolist()]
    starts = [n for n, word in enumerate(words) if n == 0 or words[n - 1] != word - 1]
    runs = [(words[a], words[b - 1] + 1) for a, b in zip(starts, [*starts, len(words)][1:], strict=False)]
    runs.sort(key=lambda run: (bool(second[slice(*run)].sum() > first[slice(*run)].sum()), run))
    return [_named(places, chances, *run) for run in runs]


def _named(places: Ids, chances: Chances, low: int, high: int) -> Named:
    return Named(int(places[low, 0]), int(places[high - 1, 1]), round(float(chances[low:high].max()), 3))
