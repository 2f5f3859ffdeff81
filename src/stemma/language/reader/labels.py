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


def best_paths(scores: Sequence[Scores], steps: Scores, begin: Scores) -> list[list[int]]:
    """The likeliest sequence of labels of each window (Viterbi 1967), all windows in step.

    `scores`: for each window (words, labels); `steps` (from, to); `begin` (labels).

    >>> best_paths([np.float32([[1, 0], [0, 2]])], np.float32([[0, -9], [0, 0]]), np.float32([0, 0]))
    [[1, 1]]
    """
    order = sorted(range(len(scores)), key=lambda i: -len(scores[i]))
    longest = len(scores[order[0]]) if order else 0
    all_scores = np.zeros((len(order), longest, len(begin)), dtype=np.float32)
    for row, i in zip(all_scores, order, strict=True):
        row[: len(scores[i])] = scores[i]
    lasting = [sum(len(rows) > place for rows in scores) for place in range(longest)]
    ways = steps.T.copy()  # (to, from): the maximum runs along memory
    back = np.zeros(all_scores.shape, dtype=np.int64)
    best = all_scores[:, 0] + begin if longest else all_scores[:, :0].sum(1)
    for place in range(1, longest):
        some = lasting[place]  # windows that still have a word here: the first ones
        sums = ways + best[:some, None, :]
        back[:some, place] = sums.argmax(2)
        best[:some] = sums.max(2) + all_scores[:some, place]
    paths: list[list[int]] = [[] for _ in scores]
    for place, i in enumerate(order):
        paths[i] = _follow(back[place, : len(scores[i])], int(best[place].argmax()))
    return paths


def _follow(back: npt.NDArray[np.int64], last: int) -> list[int]:
    """The path that ends with a label; `back`: (words, labels), the label before."""
    path = [last]
    for row in back[:0:-1]:
        path.append(int(row[path[-1]]))
    return path[::-1] if len(back) else []


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
