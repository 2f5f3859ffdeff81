"""Labels: runs, and the best path beside all paths."""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.language.reader.labels import KIND_LABELS, ROLE_LABELS, best_paths, find_runs

NUMBERS = st.floats(-4, 4, width=16)


@given(st.data())
def test_the_best_path_is_the_best_of_all(data: st.DataObject) -> None:
    words, labels = data.draw(st.integers(1, 4)), 3

    def table(*shape: int) -> np.ndarray:
        count = int(np.prod(shape))
        return np.array(data.draw(st.lists(NUMBERS, min_size=count, max_size=count)), dtype=np.float32).reshape(shape)

    scores, steps, begin = table(words, labels), table(labels, labels), table(labels)

    def worth(path: tuple[int, ...]) -> float:
        moved = sum(float(steps[a, b]) for a, b in pairwise(path))
        return float(begin[path[0]]) + moved + sum(float(scores[i, label]) for i, label in enumerate(path))

    best = max(worth(path) for path in product(range(labels), repeat=words))
    assert worth(tuple(best_paths([scores], steps, begin)[0])) == pytest.approx(best, abs=1e-4)


def test_no_words_have_no_path() -> None:
    assert best_paths([np.zeros((0, 3), np.float32)], np.zeros((3, 3), np.float32), np.zeros(3, np.float32)) == [[]]


@pytest.mark.parametrize(
    ("labels", "runs"),
    [
        ("O O", []),
        ("B-source I-source O B-cue", [("source", 0, 1), ("cue", 3, 3)]),
        ("B-content B-content", [("content", 0, 0), ("content", 1, 1)]),
        ("I-cue I-cue", [("cue", 0, 1)]),
        ("B-source I-content", [("source", 0, 0), ("content", 1, 1)]),
    ],
)
def test_runs(labels: str, runs: list[tuple[str, int, int]]) -> None:
    assert list(find_runs([ROLE_LABELS.index(label) for label in labels.split()], ROLE_LABELS)) == runs


def test_labels_pair_off() -> None:
    for labels in (ROLE_LABELS, KIND_LABELS):
        assert len(labels) % 2 == 1 and len(set(labels)) == len(labels)
