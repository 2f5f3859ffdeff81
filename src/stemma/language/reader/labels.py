"""The labels of words, and the likeliest sequence of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

ROLES = ("source", "cue", "content")
KINDS = ("Person", "Location", "Facility", "Organization", "NORP", "Misc", "Product", "Date", "Money")
ROLE_LABELS = ("O", *(f"{mark}-{role}" for role in ROLES for mark in "BI"))
KIND_LABELS = ("O", *(f"{mark}-{kind}" for kind in KINDS for mark in "BI"))

Scores = npt.NDArray[np.float32]
Run = tuple[str, int, int]


def best_path(scores: Scores, steps: Scores, begin: Scores) -> list[int]:
    """The likeliest sequence of labels (Viterbi 1967): `scores` (words, labels), `steps` (from, to), `begin` (labels).

    >>> best_path(np.float32([[1, 0], [0, 2]]), np.float32([[0, -9], [0, 0]]), np.float32([0, 0]))
    [1, 1]
    """
    if not len(scores):
        return []
    ways = steps.T.copy()  # (to, from): the maximum runs along memory
    back = np.zeros(scores.shape, dtype=np.int64)
    best = scores[0] + begin
    rows = np.arange(len(begin))
    for place in range(1, len(scores)):
        sums = ways + best
        back[place] = sums.argmax(1)
        best = sums[rows, back[place]] + scores[place]
    path = [int(best.argmax())]
    for place in range(len(scores) - 1, 0, -1):
        path.append(int(back[place, path[-1]]))
    return path[::-1]


def chances_of(scores: Scores) -> Scores:
    """The chance of each label in the last axis (softmax).

    >>> chances_of(np.float32([[1, 1]]))
    array([[0.5, 0.5]], dtype=float32)
    """
    raised: Scores = np.exp(scores - scores.max(axis=-1, keepdims=True))
    raised /= raised.sum(axis=-1, keepdims=True)
    return raised


def find_runs(labels: Sequence[int], names: Sequence[str]) -> Iterator[Run]:
    """Runs of one label: (what, first word, last word). Labels below zero are none.

    >>> list(find_runs([1, 2, 0, 3], ["O", "B-x", "I-x", "B-y"]))
    [('x', 0, 1), ('y', 3, 3)]
    """
    begun: Run | None = None
    for word, label in enumerate([*labels, 0]):
        name = names[max(label, 0)]
        if begun and name[0] == "I" and name[2:] == begun[0]:
            begun = (begun[0], begun[1], word)
            continue
        if begun:
            yield begun
        begun = (name[2:], word, word) if name != "O" else None
