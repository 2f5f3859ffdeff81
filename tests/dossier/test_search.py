"""Search finds words wherever they stand, marks them, and takes anything for a query."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from time import perf_counter

import pytest
from faces.claimed import claimed
from faces.crowd import crowd
from faces.standin import Rows, hostile, keep
from hypothesis import given, settings
from hypothesis import strategies as st

from stemma.dossier import Dossier, Hit
from stemma.dossier.queries import read_query, snippet
from stemma.model import Entity, Receipt, Span
from stemma.store import base
from stemma.store.sqlite import SqliteStore


def with_entity(rows: Rows) -> Rows:
    """The rows with a person who is spelled in two ways."""
    article = next(row for row in rows.articles if "Leif Aune" in row.text)
    at = article.text.index("Leif Aune")
    entity = Entity("ent-aune", "Leif Aune", "person", ("Leif Aune",), (Span(article.id, at, at + 9),))
    return replace(rows, entities=(entity,))


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return keep(with_entity(claimed()), tmp_path_factory.mktemp("search") / "said.stemma")


@pytest.fixture
def dossier(kept: Path) -> Iterator[Dossier]:
    with Dossier.open(kept) as opened:
        yield opened


def plain(hit: Hit) -> str:
    return "".join(text for text, _ in hit.runs)


def marked(hit: Hit) -> set[str]:
    return {text.casefold() for text, matched in hit.runs if matched}


def test_every_kind_is_found(dossier: Dossier) -> None:
    found = dossier.search("aune", limit=200)
    assert {hit.kind for hit in found.hits} >= {"article", "statement", "source", "entity"}
    assert found.total == len(found.hits)
    entity = next(hit for hit in found.hits if hit.kind == "entity")
    assert (entity.id, entity.title, entity.runs) == ("ent-aune", "Leif Aune", (("Leif ", False), ("Aune", True)))
    assert dossier.article_by_id[entity.article].text[entity.start : entity.end] == "Leif Aune"


def test_a_hit_shows_its_words(dossier: Dossier) -> None:
    (story,) = dossier.stories
    for hit in dossier.search("bearing tower", limit=50).hits:
        assert hit.kind in ("article", "statement", "claim") and marked(hit) >= {"bearing", "tower"}
        text = dossier.article_by_id[hit.article].text
        assert plain(hit).split() == text[hit.start : hit.end].split()[: len(plain(hit).split())]
        assert hit.title == dossier.article_by_id[hit.article].title and hit.story == story.id
        assert text[: hit.start].split()[-len(hit.before.split()) :] == hit.before.split() or not hit.before


def test_kinds_limit_and_offset(dossier: Dossier) -> None:
    everything = dossier.search("the", limit=200)
    assert everything.total == len(everything.hits) > 10
    for kind in ("article", "statement", "claim"):
        mine = dossier.search("the", kinds=(kind,), limit=200)
        assert {hit.kind for hit in mine.hits} == {kind}
        assert [hit.id for hit in mine.hits] == [hit.id for hit in everything.hits if hit.kind == kind]
    paged = [hit for n in range(0, everything.total, 3) for hit in dossier.search("the", limit=3, offset=n).hits]
    assert paged == list(everything.hits)
    assert dossier.search("the", limit=0).hits == () and dossier.search("the", limit=0).total == everything.total
    assert dossier.search("the", offset=10**12).hits == () and dossier.search("the", limit=-5, offset=-5).hits == ()
    with pytest.raises(ValueError, match="one of article"):
        dossier.search("the", kinds=("page",))


def test_words_phrases_and_beginnings(dossier: Dossier) -> None:
    def total(query: str) -> int:
        return dossier.search(query).total

    assert total("WORN bearing") == total("bearing worn") >= total('"worn bearing"') > 0
    assert total('"bearing worn"') == 0, "a phrase is in its order"
    assert total("“worn bearing”") == total('"worn bearing"') == total('"worn bearing')
    assert total("bear*") >= total("bearing") and total("t*") > total("the")
    assert total("beari") == total("beari*") > 0, "rather the beginning of a word than nothing"
    assert total("cabín") == total("cabin") > 0, "diacritics make no difference"
    assert total("bearing zebra") == 0, "all words must be there"
    assert total("") == total(" * ") == total('""') == total("!?") == 0


QUERIES = [
    '"', '""', '"" ""', "AND", "OR NOT", "NEAR(a b)", "a AND", "head:the", "{head body}: the", "^the", "the -cable",
    "the + cable", "*", "**", "the *", "'; DROP TABLE receipts; --", "\x00the\x00", "the\ud800", "\u202ethe", "%s {0}",
    "(" * 2_000, '"the" * "', "the" * 5_000, "ⅷ ½ ﷺ 𝒜 \U0001e900 \U00031350", "a\u0301\u0301\u0301", "_ __ a_b",
    "🐟 🐟",
]  # fmt: skip


@pytest.mark.parametrize("query", QUERIES)
def test_hostile_queries(dossier: Dossier, query: str) -> None:
    found = dossier.search(query)
    assert found.total >= len(found.hits)


@settings(max_examples=300)
@given(query=st.text(max_size=40) | st.text(alphabet='ab"*:^-+(){}AND ', max_size=30))
def test_any_text_is_a_query(kept: Path, query: str) -> None:
    with Dossier.open(kept) as dossier:
        found = dossier.search(query, limit=3)
        assert found.total >= len(found.hits)


@settings(max_examples=200)
@given(text=st.text(alphabet="ab \n\u202eé.", max_size=700), query=st.text(alphabet='abé "*', max_size=12),
       cut=st.tuples(st.integers(0, 700), st.integers(0, 700)))  # fmt: skip
def test_any_snippet(text: str, query: str, cut: tuple[int, int]) -> None:
    """A snippet lies where it says, is one line, and loses no word of its place."""
    asked = read_query(query)
    start, end = sorted(min(place, len(text)) for place in cut)
    if asked is None:
        return
    first, last, runs = snippet(text, asked, start, end)
    assert start <= first <= last <= end and last - first <= 200
    shown = "".join(part for part, _ in runs)
    assert shown.split() == "".join(c if c.isprintable() else " " for c in text[first:last]).split()
    assert shown == " ".join(shown.split()) and all(part for part, _ in runs)


def test_hostile_articles(tmp_path: Path) -> None:
    """A word of a million letters, markup and direction marks: plain text on one line, in no time."""
    with Dossier.open(keep(hostile(), tmp_path / "h.stemma")) as dossier:
        for query in ("script", "line text", "x*", "x" * 1000, "مرحبا"):
            since = perf_counter()
            for hit in dossier.search(query).hits:
                texts = [hit.title, hit.before, plain(hit)]
                assert all(text.isprintable() and len(text) < 500 for text in texts)
            assert perf_counter() - since < 3
        assert any("<script>" in plain(hit) or "script" in marked(hit) for hit in dossier.search("alert").hits)


def test_the_index_is_kept_and_follows_a_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = keep(claimed(), tmp_path / "said.stemma")
    with Dossier.open(path) as dossier:
        assert dossier.search("bearing").total and not dossier.search("zebra").total
    made: list[str] = []
    fill = SqliteStore.index.__globals__["Fulltext"].fill
    monkeypatch.setattr(
        "stemma.store.fulltext.Fulltext.fill", lambda self, part, *rest: (made.append(part), fill(self, part, *rest))
    )
    with Dossier.open(path) as dossier:
        assert dossier.search("bearing").total and made == [], "it is in the file"
        dossier.judge(dossier.claims[0].id, "confirm", "Ann")
        dossier.search("bearing")
        assert made == ["claims"], "only claims follow judgements"
    rows = claimed()
    told = replace(rows.articles[0], text=rows.articles[0].text + " A zebra.")
    with SqliteStore(path) as store:
        store.replace(Receipt("later", "all", "1"), [base.SOURCES.of(())])
        store.replace(Receipt("standin", "all", "1"), [base.ARTICLES.of((told, *rows.articles[1:]))])
    with Dossier.open(path) as dossier:
        assert [hit.id for hit in dossier.search("zebra").hits] == [told.id]
    assert [found.name for found in tmp_path.iterdir()] == ["said.stemma"]


def test_claims_are_found_as_they_were_judged(dossier: Dossier) -> None:
    claim = next(row for row in dossier.claims if row.text.startswith("Forty-one"))
    last = claim.statements[-1]
    dossier.judge(last, "reject", "Ann")
    own = next(row for row in dossier.claims if row.statements == (last,))
    assert own.id in {hit.id for hit in dossier.search("ledger", kinds=("claim",)).hits}
    dossier.judge(last, "withdraw", "Ann")
    assert own.id not in {hit.id for hit in dossier.search("ledger", kinds=("claim",)).hits}


def test_a_dossier_that_cannot_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is searched all the same; judging it says what to do."""
    path = keep(claimed(), tmp_path / "said.stemma")
    if os.geteuid():
        path.chmod(0o444)
    else:  # root may write anything: the file is opened as one that may not be
        connect = sqlite3.connect
        monkeypatch.setattr(
            "stemma.store.sqlite.sqlite3.connect",
            lambda name, **more: connect(f"file:{name}?mode=ro", uri=True, **more),
        )
    before = path.read_bytes()
    with Dossier.open(path) as dossier:
        assert dossier.search("bearing").total and dossier.search("bearing").total
        with pytest.raises(OSError, match="is read-only: copy it"):
            dossier.judge(dossier.claims[0].id, "confirm", "Ann")
        assert dossier.standing == {} and dossier.search("bearing").total
    assert path.read_bytes() == before


def test_an_index_that_somebody_else_made(tmp_path: Path) -> None:
    """A dossier may come from a stranger: an index of rows that are not there, or none at all, does no harm."""
    path = keep(claimed(), tmp_path / "said.stemma")
    with Dossier.open(path) as dossier:
        total = dossier.search("bearing").total
    db = sqlite3.connect(path)
    for kind in ("source", "entity", "article", "claim"):
        db.execute("UPDATE rows_texts SET id = 'gone', article = 'gone', kind = ?, start = -5, \"end\" = 1e9", (kind,))
        db.commit()
        with Dossier.open(path) as dossier:
            assert all(hit.id == "gone" for hit in dossier.search("bearing", kinds=(kind,)).hits if kind != "claim")
    db.execute("DROP TABLE rows_texts")
    db.commit()
    with Dossier.open(path) as dossier, pytest.raises(OSError, match="cannot be searched"):
        dossier.search("bearing")
    db.execute("DROP TABLE texts")
    db.execute("CREATE TABLE texts (odd)")
    db.commit()
    db.close()
    with Dossier.open(path) as dossier:
        assert dossier.search("bearing").total == total


def test_a_dossier_in_memory() -> None:
    with Dossier(SqliteStore()) as dossier:
        assert dossier.search("anything").total == 0


def test_a_large_dossier(tmp_path: Path) -> None:
    with Dossier.open(keep(crowd(600), tmp_path / "crowd.stemma")) as dossier:
        since = perf_counter()
        assert dossier.search("ferry").total >= 600
        assert perf_counter() - since < 10
        best = 9.0
        for _ in range(3):
            since = perf_counter()
            dossier.search("ferry fog")
            best = min(best, perf_counter() - since)
        assert best < 0.25, "a tenth of that where nothing else runs"
