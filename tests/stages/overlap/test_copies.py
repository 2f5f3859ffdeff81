"""Copies as good as one: who stands for whom."""

import numpy as np
import polars as pl
import pytest

from stemma.stages.overlap.copies import group_copies


def text(seed, words=300):
    rng = np.random.default_rng(seed)
    return [f"word{k}" for k in rng.integers(0, 5_000, words)]


def changed(words, *places):
    return [f"other{i}" if i in places else word for i, word in enumerate(words)]


def groups(rows, **options):
    frame = pl.DataFrame(
        {"id": list(rows), "text": [" ".join(words) for words in rows.values()]},
        schema={"id": pl.String, "text": pl.String},
    )
    return dict(group_copies(frame, **options).rows())


A, B = text(1), text(2)


@pytest.mark.parametrize(
    ("other", "stands"),
    [
        (A, "a"),  # as it is
        (changed(A, 100), "a"),  # a word
        (A[:-10], "a"),  # less its last sentence
        (A[:150], "b"),  # half of it has all its words from the whole, but not the other way about
        (changed(A, *range(0, 300, 12)), "b"),  # edited throughout
        (B, "b"),
    ],
)
def test_near_copies_and_no_others(other, stands):
    assert groups({"a": A, "b": other}) == {"a": "a", "b": stands}


def test_the_longest_stands_for_its_copies_and_the_least_id_among_equals():
    assert set(groups({"c": A[:-6], "b": A, "a": A[:-3]}).values()) == {"b"}
    assert set(groups({"c": A, "b": A}).values()) == {"b"}


def test_versions_that_drift_apart_do_not_end_in_one_group():
    versions = {f"v{k}": changed(A, *range(0, 9 * k, 3)) for k in range(12)}
    found = groups(versions)
    assert found["v1"] == found["v0"]
    assert len(set(found.values())) > 2


def test_many_copies_make_one_group_in_any_order():
    rows = {f"r{k:03d}": changed(A, k) for k in range(150)} | {"z": B}
    found = groups(rows)
    assert len(set(found.values())) <= 3
    assert groups(dict(reversed(rows.items()))) == found


def test_nothing_and_texts_without_words():
    assert groups({}) == {}
    assert groups({"a": [], "b": [], "c": ["short"]}) == {"a": "a", "b": "b", "c": "c"}


def test_how_alike_is_asked():
    half = changed(A, *range(0, 300, 25))
    assert groups({"a": A, "b": half})["b"] == "b"
    assert groups({"a": A, "b": half}, alike=0.5)["b"] == "a"
