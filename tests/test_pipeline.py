"""The line does what is due and no more, keeps what it can, and forgets what is gone. Its stages are stand-ins here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations, pairwise
from pathlib import Path
from typing import Protocol

import pytest

import stemma
from stemma import pipeline
from stemma.dossier import Dossier
from stemma.knowledge import Knowledge, load_knowledge
from stemma.language.trained import Models
from stemma.memory import Memory
from stemma.model import (
    Article,
    Claim,
    Derivation,
    Descent,
    Dropped,
    Judgement,
    Matter,
    Page,
    Reading,
    Report,
    Reuse,
    Segment,
    Source,
    Span,
    Stated,
    Statement,
    Story,
    Weighed,
    make_id,
)
from stemma.pipeline import BuildResult, NothingToRead, build, outlet_group, reuse_units
from stemma.settings import Settings
from stemma.store import base
from stemma.store.base import Store
from stemma.store.sqlite import SqliteStore


class Counting(Protocol):
    calls: int
    digest: str
    dimension: int


def clean_pages(pages: Sequence[Page], knowledge: Knowledge, settings: Settings) -> tuple[list[Article], list[Dropped]]:
    """Every page is an article, whole."""
    articles = []
    for page in pages:
        text = page.content.decode()
        if "UNCLEAN" in text:
            raise ValueError("no way in")
        whole = (Segment(0, 0, len(text)),)
        articles.append(Article(page.id, page.id, page.name, page.url, None, None, (), None, "en", text, (), (), whole))
    return articles, []


def read_language(article: Article, models: Models, knowledge: Knowledge, settings: Settings) -> Reading:
    """A line is a sentence."""
    if "UNREAD" in article.text:
        raise RuntimeError("cannot\nread")
    spans, start = [], 0
    for line in article.text.splitlines(keepends=True):
        spans.append((start, start + len(line.rstrip())))
        start += len(line)
    matters = tuple(Matter((span,), number) for number, span in enumerate(spans))
    vectors = models.encoder.encode(article.text, [(span,) for span in spans])
    return Reading(article.id, tuple(spans), (), (), (), (), matters, vectors, vectors)


def find_stories(articles: Sequence[Article], readings: Sequence[Reading], settings: Settings) -> list[Story]:
    """The first word is the story."""
    assert [row.id for row in articles] == [row.article for row in readings]
    if any("UNTOLD" in article.text for article in articles):
        raise KeyError("story")
    groups: dict[str, list[str]] = {}
    for article in sorted(articles, key=lambda row: row.id):
        groups.setdefault(article.text.split()[0], []).append(article.id)
    return [Story(make_id("sto", ids[0]), word, tuple(ids)) for word, ids in sorted(groups.items())]


def find_reuse(articles: Sequence[Article], readings: Sequence[Reading], settings: Settings) -> list[Reuse]:
    """Articles share their first word."""
    if any("UNSHARED" in article.text for article in articles):
        raise ZeroDivisionError
    found = []
    for a, b in combinations(sorted(row.id for row in articles), 2):
        found.append(Reuse(make_id("reu", a, b), Span(a, 0, 3), Span(b, 0, 3), "verbatim", 1.0))
    return found


def trace_descent(
    story: Story,
    articles: Sequence[Article],
    readings: Sequence[Reading],
    reuse: Sequence[Reuse],
    knowledge: Knowledge,
    settings: Settings,
) -> Descent:
    """Each article descends from the one before; the first from a lost report."""
    source = Source("src-wire", "Wire", "agency")
    report = Report(make_id("rep", story.id), source.id, None, "")
    chain = [report.id, *sorted(row.id for row in articles)]
    rows = [
        Derivation(make_id("der", a, b), story.id, b, a, "partial", 0.5, 0.9, False, tuple(
            row.id for row in reuse if {row.a.article, row.b.article} == {a, b}))
        for a, b in pairwise(chain)
    ]  # fmt: skip
    origin = Story(story.id, story.title, story.articles, (report.id,))
    return Descent(origin, (source,), (report,), (), tuple(sorted(rows, key=lambda row: row.id)))


def find_statements(article: Article, reading: Reading, knowledge: Knowledge, settings: Settings) -> Stated:
    """The article says each of its lines itself."""
    return Stated(
        tuple(
            Statement(make_id("sta", article.id, m.spans), article.id, *m.spans[0], None, None, None, m.spans)
            for m in reading.matters
        ),
        (Source("src-reader", "Reader", "person"),),
    )


def align_claims(
    story: Story,
    articles: Sequence[Article],
    readings: Sequence[Reading],
    statements: Sequence[Statement],
    derivations: Sequence[Derivation],
    reports: Sequence[Report],
    knowledge: Knowledge,
    settings: Settings,
    memory: Memory,
) -> list[Claim]:
    """All that a story's articles say is one claim."""
    ids = tuple(sorted(row.id for row in statements))
    return [Claim(make_id("clm", story.id), story.id, story.title, ids, (), (0, 0), ("", ""))]


def weigh_claims(
    claims: Sequence[Claim],
    statements: Sequence[Statement],
    articles: Sequence[Article],
    readings: Sequence[Reading],
    sources: Sequence[Source],
    derivations: Sequence[Derivation],
    reports: Sequence[Report],
    knowledge: Knowledge,
    settings: Settings,
    memory: Memory,
) -> Weighed:
    """Everything goes back to the story's lost report."""
    assert {"src-reader", "src-wire"} == {source.id for source in sources}
    root = reports[0].id
    said = tuple(replace(row, origin=root) for row in sorted(statements, key=lambda row: row.id))
    return Weighed(said, tuple(replace(c, origins=(root,), independent=(1, 1), why=("", "")) for c in claims))


@pytest.fixture(autouse=True)
def stand_ins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline.work.cleaning, "clean_pages", clean_pages)
    monkeypatch.setattr(pipeline.work.reading_stage, "read_language", read_language)
    monkeypatch.setattr(pipeline.work.grouping, "find_stories", find_stories)
    monkeypatch.setattr(pipeline.work.reusing, "find_reuse", find_reuse)
    monkeypatch.setattr(pipeline.work.descending, "trace_descent", trace_descent)
    monkeypatch.setattr(pipeline.work.stating, "find_statements", find_statements)
    monkeypatch.setattr(pipeline.work.aligning, "align_claims", align_claims)
    monkeypatch.setattr(pipeline.work.weighing, "weigh_claims", weigh_claims)


TEXTS = {"a": "weir broke\nat dawn", "b": "weir broke again", "c": "train stopped", "d": "train late\nand full"}


class Desk:
    """A folder of articles, a store, and what the last build did."""

    def __init__(self, folder: Path, encoder: Counting) -> None:
        self.folder = folder / "in"
        self.folder.mkdir()
        self.store: Store = SqliteStore()
        self.encoder = encoder
        for name, text in TEXTS.items():
            self.write(name, text)

    def write(self, name: str, text: str) -> None:
        (self.folder / f"{name}.txt").write_text(text, encoding="utf-8")

    def build(self, *names: str, add: bool = False, settings: Settings | None = None) -> BuildResult:
        paths = [str(self.folder / f"{name}.txt") for name in names] or [str(self.folder)]
        result = build(paths, self.store, settings, models=Models(self.encoder), add=add)  # type: ignore[arg-type]
        assert Dossier(self.store).read_back() == ()
        return result

    def done(self, result: BuildResult) -> dict[str, tuple[int, int, int, int]]:
        """Stage → units done, skipped, failed, forgotten."""
        return {row.name: (row.done, row.skipped, row.failed, row.forgotten) for row in result.stages}

    def rows(self) -> dict[str, list[str]]:
        return {table.name: [repr(row) for row in self.store.rows(table)] for table in base.TABLES}

    def names(self) -> list[str]:
        return sorted(article.name for article in self.store.rows(base.ARTICLES))


@pytest.fixture
def desk(tmp_path: Path, hashing: Counting) -> Desk:
    return Desk(tmp_path, hashing)


def test_the_whole_line(desk: Desk) -> None:
    result = desk.build()
    assert desk.done(result) == {
        "fetch": (4, 0, 0, 0), "clean": (1, 0, 0, 0), "read": (4, 0, 0, 0), "stories": (1, 0, 0, 0),
        "entities": (1, 0, 0, 0), "reuse": (2, 0, 0, 0), "descent": (2, 0, 0, 0), "statements": (4, 0, 0, 0),
        "claims": (2, 0, 0, 0), "support": (2, 0, 0, 0),
    }  # fmt: skip
    assert result.counts == {
        "pages": 4, "articles": 4, "stories": 2, "reuse": 2, "citations": 0, "reports": 2, "derivations": 4,
        "rivals": 0, "siblings": 0, "statements": 6, "claims": 2, "differences": 0,
    }  # fmt: skip
    assert result.dropped == () and result.seconds > 0
    assert [row.name for row in result.stages] == [stage.name for stage in pipeline.STAGES]


def test_building_twice_writes_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    first = desk.done(desk.build())
    calls, rows = desk.encoder.calls, desk.rows()
    monkeypatch.setattr(desk.store, "replace", None)
    again = desk.done(desk.build())
    assert again == {name: (0, done, 0, 0) for name, (done, _, _, _) in first.items()}
    assert desk.encoder.calls == calls and desk.rows() == rows


def test_one_more_article_is_read_alone(desk: Desk) -> None:
    desk.build()
    desk.write("e", "weir mended")
    calls = desk.encoder.calls
    done = desk.done(desk.build())
    assert desk.encoder.calls == calls + 1
    assert done["fetch"] == (1, 4, 0, 0) and done["read"] == (1, 4, 0, 0)
    assert {done[stage][1] for stage in ("reuse", "descent", "claims", "support")} == {1}, (
        "the other story is left alone"
    )
    assert done["statements"] == (1, 4, 0, 0)


def test_an_article_taken_away_is_forgotten(desk: Desk) -> None:
    desk.build()
    (desk.folder / "b.txt").unlink()
    done = desk.done(desk.build())
    assert done["fetch"] == (0, 3, 0, 1) and done["read"] == (0, 3, 0, 1)
    assert desk.names() == ["a.txt", "c.txt", "d.txt"]
    assert len(desk.store.rows(base.READINGS)) == 3 and len(desk.store.rows(base.REUSE)) == 1


def test_the_same_input_gives_the_same_dossier_whatever_was_there(desk: Desk, tmp_path: Path) -> None:
    other = Desk.__new__(Desk)
    other.__dict__ = {**desk.__dict__, "store": SqliteStore()}
    desk.build("a", "b")
    desk.build("c")
    desk.build("d", "a")
    other.build("a", "d")
    assert desk.rows() == other.rows()
    assert desk.names() == ["a.txt", "d.txt"]


def test_add_keeps_what_was_there(desk: Desk) -> None:
    desk.build("a", "c")
    done = desk.done(desk.build("b", add=True))
    assert done["fetch"] == (1, 0, 0, 0) and done["read"] == (1, 2, 0, 0)
    assert desk.names() == ["a.txt", "b.txt", "c.txt"]
    assert desk.done(desk.build("b", add=True))["clean"] == (0, 1, 0, 0)


def test_add_keeps_two_files_of_one_name(desk: Desk) -> None:
    """They may lie in two folders: nothing says that the newer is the older one's next state."""
    desk.build("a")
    desk.write("a", "weir broke at noon")
    desk.build("a", add=True)
    assert desk.names() == ["a.txt", "a.txt"]


def test_add_replaces_an_address_by_its_newer_state(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def page(text: str, fetched: str) -> Page:
        url = "https://example.org/a"
        return Page(make_id("art", text, url), url, url, fetched, "text/plain", text.encode())

    fetched = [page("weir broke", "2031-05-01")]
    monkeypatch.setattr(pipeline.sources, "read_pages", lambda *_: (fetched, []))
    desk.build()
    fetched[0] = page("weir broke", "2031-05-02")
    assert desk.done(desk.build(add=True))["fetch"] == (0, 1, 0, 0), "the same bytes fetched later are no news"
    assert desk.store.rows(base.PAGES)[0].fetched == "2031-05-01"
    fetched[0] = page("weir mended", "2031-05-03")
    assert desk.done(desk.build(add=True))["fetch"] == (1, 0, 0, 1)
    assert [row.text for row in desk.store.rows(base.ARTICLES)] == ["weir mended"]


def test_settings_versions_and_weights_count(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.build()
    assert desk.done(desk.build(settings=Settings(max_bytes=1_000_000)))["read"] == (4, 0, 0, 0)
    desk.build()
    desk.encoder.digest = "other weights"
    done = desk.done(desk.build())
    assert done["clean"][0] == 0 and done["read"][0] == 4 and done["descent"][0] == 2
    monkeypatch.setattr(pipeline, "REUSE", pipeline.Stage("reuse", 99, "story", 256))
    done = desk.done(desk.build())
    assert done["read"][0] == done["stories"][0] == 0 and done["reuse"][0] == done["descent"][0] == 2


def test_knowledge_counts(desk: Desk) -> None:
    class Other:
        digest = "other"

        def __getattr__(self, name: str) -> object:
            return getattr(load_knowledge(), name)

    desk.build()
    result = build([str(desk.folder)], desk.store, models=Models(desk.encoder), knowledge=Other())  # type: ignore[arg-type]
    done = desk.done(result)
    assert done["clean"][0] == 1 and done["read"][0] == 4 and done["descent"][0] == 2


def test_the_models_are_loaded_only_to_read(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    loaded: list[bool] = []

    def load(once: bool) -> Models:
        loaded.append(once)
        return Models(desk.encoder)

    monkeypatch.setattr(pipeline, "load_models", load)
    monkeypatch.setattr(pipeline, "shipped_models_digest", lambda once: f"{once} {Models(desk.encoder).digest}")
    for quick, expected in ((False, [False]), (False, [False]), (True, [False, True])):
        build([str(desk.folder)], desk.store, Settings(reading_once=quick))
        assert loaded == expected


@pytest.mark.parametrize(
    ("word", "stage", "reason"),
    [
        ("UNCLEAN", "clean", "ValueError: no way in"),
        ("UNREAD", "read", "RuntimeError: cannot read"),
        ("UNTOLD", "stories", "KeyError: 'story'"),
    ],
)
def test_an_article_that_a_stage_cannot_treat_costs_no_other(desk: Desk, word: str, stage: str, reason: str) -> None:
    desk.write("x", f"weir {word}")
    result = desk.build()
    assert [(row.stage, row.name, row.reason) for row in result.dropped] == [(stage, "x.txt", reason)]
    told = {name for story in desk.store.rows(base.TRACED) for name in story.articles}
    assert len(told) == 4 and result.counts["derivations"] == 4
    desk.write("x", "weir mended")
    assert desk.build().dropped == () and len(desk.names()) == 5


def test_a_story_that_cannot_be_aligned_has_no_tree_and_costs_no_other(desk: Desk) -> None:
    desk.write("x", "weir UNSHARED")
    result = desk.build()
    assert [(row.stage, row.name, row.reason) for row in result.dropped] == [("reuse", "weir", "ZeroDivisionError")]
    assert {row.title for row in desk.store.rows(base.TRACED)} == {"train"}
    assert len(Dossier(desk.store).stories) == 2


def test_what_failed_is_tried_again(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> Reading:
        raise MemoryError

    with monkeypatch.context() as patch:
        patch.setattr(pipeline.work.reading_stage, "read_language", fail)
        assert desk.done(desk.build())["read"] == (0, 0, 4, 0)
        assert desk.store.rows(base.STORIES) == []
    result = desk.build()
    assert desk.done(result)["read"] == (4, 0, 0, 0) and result.dropped == () and result.counts["stories"] == 2


def test_what_was_read_before_an_interruption_is_kept(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []

    def interrupted(article: Article, *rest: object) -> Reading:
        if len(seen) == 2:
            raise KeyboardInterrupt
        seen.append(article.id)
        return read_language(article, *rest)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(pipeline.work.reading_stage, "read_language", interrupted)
        with pytest.raises(KeyboardInterrupt):
            desk.build()
    assert desk.done(desk.build())["read"] == (2, 2, 0, 0)


def test_unreadable_input_is_dropped_with_its_reason(desk: Desk) -> None:
    desk.write("e", "")
    assert [(row.stage, row.name) for row in desk.build().dropped] == [("fetch", "e.txt")]
    assert desk.done(desk.build())["fetch"] == (0, 5, 0, 0)
    desk.build("a", add=True)
    assert len(desk.store.rows(base.DROPPED)) == 1
    desk.write("e", "weir mended")
    assert desk.build("e", add=True).dropped == ()


def test_nothing_to_read_changes_nothing(desk: Desk) -> None:
    desk.build()
    rows = desk.rows()
    with pytest.raises(NothingToRead) as caught:
        desk.build("missing")
    assert len(caught.value.dropped) == 1 and desk.rows() == rows


def test_judgements_outlast_builds(desk: Desk) -> None:
    desk.build()
    row = desk.store.rows(base.DERIVATIONS)[0]
    judgement = Judgement("j", row.id, "reject", "Ann", "2031-01-01")
    desk.store.judge(judgement)
    desk.build("c")
    desk.build()
    assert desk.store.judgements() == [judgement]
    assert row.id in {rival.id for rival in Dossier(desk.store).rivals}


def test_progress(desk: Desk) -> None:
    told: list[tuple[str, int, int]] = []
    build([str(desk.folder)], desk.store, models=Models(desk.encoder), on_progress=lambda *row: told.append(row))  # type: ignore[arg-type]
    assert [row for row in told if row[0] == "fetch"] == [("fetch", n, 4) for n in (1, 2, 3, 4)]
    assert [row for row in told if row[0] == "read"] == [("read", n, 4) for n in (1, 2, 3, 4)]
    assert told[-1] == ("support", 2, 2)


def test_units() -> None:
    def host(url: str | None) -> str:
        return outlet_group(Page("", "", url, None, "", b""))

    assert host("https://WWW.Example.org:8080/a") == host("http://example.org") == "example.org"
    assert host(None) == host("") == host("http://[") == "no address"
    stories = [Story("s", "t", ("a", "b", "c")), Story("t", "u", ("a",))]
    assert reuse_units(stories) == {"s": ("a", "b", "c")}


def test_public_build_and_open(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "load_models", lambda once: Models(desk.encoder))
    out = tmp_path / "x.stemma"
    with stemma.build(desk.folder, out=out) as dossier:
        assert len(dossier.articles) == 4
    with stemma.build([desk.folder / "a.txt"], out=str(out)) as dossier:
        assert len(dossier.articles) == 1
    with stemma.build(str(desk.folder / "b.txt"), out=out, add=True) as dossier:
        assert len(dossier.articles) == 2
    with stemma.open(out) as dossier:
        assert [row.name for row in dossier.articles] == sorted(["a.txt", "b.txt"], key=lambda n: dossier.article(n).id)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in", "x.stemma"]
    with stemma.build([desk.folder]) as dossier:
        assert len(dossier.stories) == 2


def test_public_build_leaves_no_file_when_nothing_was_read(tmp_path: Path) -> None:
    with pytest.raises(stemma.NothingToRead):
        stemma.build([tmp_path / "missing.txt"], out=tmp_path / "x.stemma")
    assert list(tmp_path.iterdir()) == []


def test_public_build_never_overwrites_another_file(desk: Desk, tmp_path: Path) -> None:
    notes = tmp_path / "notes.txt"
    notes.write_text("my notes")
    with pytest.raises(stemma.NotADossier):
        stemma.build([desk.folder], out=notes)
    assert notes.read_text() == "my notes"
