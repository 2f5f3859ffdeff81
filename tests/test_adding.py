"""Articles that come one by one: the dossier that all at once give, and nothing done again that need not be."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from stemma import pipeline
from stemma.knowledge import load_knowledge
from stemma.language.encoder import Encoder
from stemma.language.trained import Models
from stemma.settings import Settings
from stemma.stages.matching import rounds
from stemma.stages.witness import contrasts, weighing
from stemma.store import base
from stemma.store.sqlite import SqliteStore

KNOWLEDGE = load_knowledge()
FEW_A_ROUND = replace(Settings(), claims_round=3)
PLACES, KINDS = ("Vale", "Northmoor", "Tolmer", "Lantern"), ("Courier", "Herald", "Times", "Gazette")
OUTLETS = tuple(f"{place} {kind}" for place in PLACES for kind in KINDS)
FACTS = (
    "The grain store at Marrow Bank burned down on Tuesday night, the fire brigade said.",
    "{count} tonnes of barley were lost, according to the millers' guild.",
    "“We heard the roof go before we saw a flame,” said Joss Tarrant, who lives across the lane.",
    "Two firefighters were treated for smoke at the infirmary.",
    "Insurers will send an assessor to Marrow Bank before the end of the week.",
    "The store had been rewired in the spring at a cost of {count},000 crowns.",
    "Trains between Tolmer Lock and Marrow Bank ran an hour late.",
)


def write(folder: Path, count: int) -> list[str]:
    """That many articles on one fire, the first sentence in all of them."""
    dice = random.Random(11)
    paths = []
    for number in range(count):
        body = [FACTS[0], *dice.sample(FACTS[1:], 4)]
        text = "\n\n".join(body).format(count=dice.choice((40, 300)))
        head = f"Grain store burns down\n{OUTLETS[number]}\n4 March 2031, {number % 24:02}:15"
        path = folder / f"{number:02}.txt"
        path.write_text(f"{head}\n\n{text}\n", encoding="utf-8")
        paths.append(str(path))
    return paths


def build(paths: Sequence[str], store: SqliteStore, encoder: Encoder, add: bool = False) -> None:
    pipeline.build(paths, store, FEW_A_ROUND, models=Models(encoder), knowledge=KNOWLEDGE, add=add)


def rows(store: SqliteStore) -> dict[str, list[str]]:
    """All rows; when a page was fetched is no part of it."""
    found = {table.name: store.rows(table) for table in base.TABLES}
    found["pages"] = [replace(row, fetched=None) for row in store.rows(base.PAGES)]
    return {name: [repr(row) for row in held] for name, held in found.items()}


@pytest.fixture
def paths(tmp_path: Path) -> list[str]:
    return write(tmp_path, 12)


def test_one_by_one_gives_what_all_at_once_gives(paths: list[str], hashing: Encoder) -> None:
    whole, grown = SqliteStore(), SqliteStore()
    build(paths, whole, hashing)
    for path in random.Random(2).sample(paths, len(paths)):
        build([path], grown, hashing, add=True)
    assert rows(grown) == rows(whole)
    assert len(whole.rows(base.STORIES)) == 1 and whole.rows(base.PLACED) and whole.rows(base.COMPARED)


def test_an_article_that_goes_leaves_no_memory(paths: list[str], hashing: Encoder) -> None:
    grown, fresh = SqliteStore(), SqliteStore()
    build(paths, grown, hashing)
    build(paths[:-1], grown, hashing)
    build(paths[:-1], fresh, hashing)
    assert rows(grown) == rows(fresh)


def test_a_copy_makes_nothing_be_compared_again(
    paths: list[str], hashing: Encoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An article in the words of one in hand: no pair of statements is weighed, and no two wordings are compared."""
    store = SqliteStore()
    build(paths, store, hashing)
    last = Path(paths[-1])
    copy = last.with_name("copy.txt")
    copy.write_text(last.read_text(encoding="utf-8").replace(":15\n", ":45\n"), encoding="utf-8")
    for where, name in ((rounds, "weigh_pairs"), (rounds, "group"), (contrasts, "find_contrasts")):
        monkeypatch.setattr(where, name, lambda *_: pytest.fail("done again"))
    build([str(copy)], store, hashing, add=True)
    assert len(store.rows(base.ARTICLES)) == len(paths) + 1
    assert not [row for row in store.rows(base.DROPPED) if row.stage in ("claims", "support")]


def test_claims_that_an_article_does_not_touch_are_not_weighed(
    tmp_path: Path, paths: list[str], hashing: Encoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = SqliteStore()
    build(paths, store, hashing)
    weighed: list[str] = []
    known = weighing.find_differences

    def find_differences(bench, settings):  # type: ignore[no-untyped-def]
        weighed.append(bench.claim.id)
        return known(bench, settings)

    monkeypatch.setattr(weighing, "find_differences", find_differences)
    one = tmp_path / "one.txt"
    _, first, second, *_ = Path(paths[-1]).read_text(encoding="utf-8").split("\n\n")
    head = "Grain store burns down\nDaily Echo\n9 March 2031, 10:15"
    one.write_text(f"{head}\n\n{first}\n\n{second}\n", encoding="utf-8")
    build([str(one)], store, hashing, add=True)
    (new,) = (row.id for row in store.rows(base.ARTICLES) if row.name.endswith("one.txt"))
    told = {row.id for row in store.rows(base.STATEMENTS) if row.article == new}
    touched = {row.id for row in store.rows(base.CLAIMS) if told & {*row.statements}}
    assert touched <= {*weighed} and len(weighed) < len(store.rows(base.CLAIMS))
