"""Candidates: pairs that share text, and not those that share only what everybody says or an outlet always prints."""

import random

import numpy as np
import polars as pl
import pytest
from stages.newsroom import APART, COPY, ORIGIN, OTHER_YEAR, SILENT, article

from bench.corpus import make_corpus
from stemma.stages.overlap import candidates
from stemma.stages.overlap.candidates import find_candidates
from stemma.stages.overlap.fingerprints import fingerprint, frame_of


def pairs(*rows):
    return [(a, b) for a, b, *_ in find_candidates(rows).rows()]


def words(seed, count=120):
    rng = np.random.default_rng(seed)
    return " ".join(f"word{k}" for k in rng.integers(0, 50_000, count))


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        ((ORIGIN, SILENT), [(0, 1)]),
        ((ORIGIN, COPY, APART), [(0, 1)]),
        ((APART, OTHER_YEAR), []),
        ((ORIGIN, "", "Short."), []),
        ((), []),
        ((ORIGIN,), []),
        ((words(1), words(2) + " " + " ".join(words(1).split()[50:60])), [(0, 1)]),  # one passage of ten words
    ],
)
def test_who_shares_text(texts, found):
    rows = [article(f"{i}", text) for i, text in enumerate(texts)]
    assert pairs(*rows) == [(f"art-{a}", f"art-{b}") for a, b in found]


def test_how_much_is_shared_of_either():
    (row,) = find_candidates([article("a", ORIGIN), article("b", COPY)]).rows(named=True)
    assert row["shared"] > 10
    assert 0.3 < row["share_a"] < row["share_b"] <= 1.0


def test_a_standing_phrase_joins_nobody():
    phrase = "it is not yet known what caused it and the inquiry is going on"
    rows = [article(f"{i:03d}", f"{words(i)} {phrase} {words(1_000 + i)}") for i in range(150)]
    assert pairs(*rows) == []
    assert len(pairs(*rows[:12])) == 12 * 11 // 2  # among few, what all have may be what they copied


def test_what_an_outlet_prints_under_every_page_joins_few():
    foot = "sign up for our morning letter and never miss what the valley talks about at breakfast"
    rows = [article(f"{i:02d}", f"{words(i)} {foot}", outlet="The Gazette") for i in range(20)]
    assert len(pairs(*rows)) < 30  # where it begins, what is kept depends on the words before
    elsewhere = [article(f"{i:02d}", f"{words(i)} {foot}", outlet=f"Paper {i}") for i in range(20)]
    assert len(pairs(*elsewhere)) == 20 * 19 // 2


def test_a_report_in_a_hundred_papers_is_no_standing_phrase():
    report = words(7, 200)
    rows = [article(f"{i:03d}", report, outlet=f"Paper {i}") for i in range(130)]
    rows.append(article("part", words(8) + " " + " ".join(report.split()[:60]), outlet="Paper"))
    found = pairs(*rows)
    assert len(found) == 131 * 130 // 2


def test_the_order_of_the_articles_makes_no_difference():
    corpus = make_corpus(300, seed=4)
    rows = list(range(300))
    random.Random(1).shuffle(rows)
    first = find_candidates(corpus.frame)
    assert find_candidates(corpus.frame[rows]).equals(first)
    assert first.equals(first.sort("a", "b")) and (first["a"] < first["b"]).all()
    assert find_candidates(corpus.frame, fingerprint(corpus.frame)).equals(first)


def test_copies_are_found_and_passages_nearly_always():
    corpus = make_corpus(800, seed=1)
    ids = corpus.frame["id"].to_list()
    found = {(a, b) for a, b, *_ in find_candidates(corpus.frame).rows()}
    hit = np.array([(ids[a], ids[b]) in found for a, b in corpus.pairs])
    assert hit[corpus.shares >= 0.3].mean() >= 0.98
    assert hit[corpus.shares >= 0.1].mean() >= 0.95
    assert len(found) < 15 * len(corpus.pairs)


def test_work_stays_within_its_bounds(monkeypatch):
    """When there are more pairs to count than can be paid for, the commonest prints are left out first."""
    corpus = make_corpus(300, seed=6)
    everything = set(find_candidates(corpus.frame).select("a", "b").rows())
    monkeypatch.setattr(candidates, "_PAIRS_ANYHOW", 0)
    monkeypatch.setattr(candidates, "_PAIRS_EACH", 0.1)
    fewer = set(find_candidates(corpus.frame).select("a", "b").rows())
    assert set() < fewer < everything


def test_columns_hold_without_rows():
    none = find_candidates(frame_of([]))
    assert none.schema == find_candidates([article("a", ORIGIN), article("b", COPY)]).schema
    assert none.schema == pl.Schema(
        {"a": pl.String, "b": pl.String, "shared": pl.UInt32, "share_a": pl.Float64, "share_b": pl.Float64}
    )
