"""The examples' labels fit their articles, the scorer tells right from wrong, and the gate shuts."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Mapping
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from bench import gate
from bench.labels import DossierRows, Labels, load_labels, locate
from bench.match import find_article
from bench.score import main as score_main
from bench.score import score
from bench.stories import find_sets
from stemma.settings import Settings
from stemma.sources import decode, read_pages

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
EVENTS = [folder.name for folder in find_sets(EXAMPLES)]
KINDS = {"original", "republished", "rewritten", "mixed", "independent"}
DIFFERENCES = {"conflict", "update", "drift", "precision"}
ABOUT = {"number", "place", "time", "name", "role", "status", "scope", "quote"}
HEDGES = {"none", "alleged", "denied", "expected", "unconfirmed"}


@pytest.fixture(scope="module", params=EVENTS)
def event(request: pytest.FixtureRequest) -> tuple[Labels, dict[str, str]]:
    """The labels of an event and the decoded text of each of its pages, by label."""
    folder = EXAMPLES / request.param
    labels = load_labels(folder)
    pages, dropped = read_pages([str(folder / "articles")], Settings())
    assert not dropped
    rows: list[Any] = [{"id": page.id, "name": page.name, "text": decode(page)} for page in pages]
    found = {row["id"]: find_article(row["id"], rows) for row in labels["articles"]}
    assert len(pages) == len(found)
    return labels, {name: article["text"] for name, article in found.items() if article}


def test_two_events_of_eight_pages() -> None:
    assert len(EVENTS) == 2
    for name in EVENTS:
        pages = list((EXAMPLES / name / "articles").iterdir())
        assert len(pages) == 8
        assert sum(page.suffix == ".html" for page in pages) >= 2
        assert {page.suffix for page in pages} & {".json", ".jsonl"}
    own = [page.name for name in EVENTS for page in (EXAMPLES / name / "articles").iterdir()]
    assert len(own) == len(set(own))


def test_every_label_is_of_a_page(event: tuple[Labels, dict[str, str]]) -> None:
    labels, texts = event
    names = {row["id"] for row in labels["articles"]}
    assert set(texts) == names
    story = {row["id"] for row in labels["articles"] if row["role"] == "in_story"}
    assert labels["origin"] in story
    assert 1 <= len(names - story) <= 2
    linked = {name for row in labels["derivations"] for name in (row["child"], row["parent"])}
    linked |= {name for pair in (*labels["siblings"], *labels["independent_pairs"]) for name in pair}
    linked |= {row["id"] for claim in labels["claims"] for row in claim["mentions"]}
    assert linked <= story
    assert {row["id"] for row in labels["furniture"]} == names
    for row in labels["articles"]:
        assert row["kind"] in KINDS if row["role"] == "in_story" else row["kind"] is None
        assert {parent for parent in row["parents"] if not parent.startswith("source:")} <= story
        assert bool(row["credited_as"]) == row["credited"]


def test_labelled_parents_are_the_labelled_edges(event: tuple[Labels, dict[str, str]]) -> None:
    labels, _ = event
    told = {(row["id"], parent) for row in labels["articles"] for parent in row["parents"] if parent in event[1]}
    assert {(row["child"], row["parent"]) for row in labels["derivations"]} == told


def test_independent_pairs_share_no_line(event: tuple[Labels, dict[str, str]]) -> None:
    labels, texts = event
    above = {name: {name} | {row["parent"] for row in labels["derivations"] if row["child"] == name} for name in texts}
    related = {frozenset(pair) for pair in combinations(sorted(texts), 2) if above[pair[0]] & above[pair[1]]}
    related |= {frozenset(pair) for pair in labels["siblings"]}
    assert not related & {frozenset(pair) for pair in labels["independent_pairs"]}


def test_quoted_words_stand_in_their_pages(event: tuple[Labels, dict[str, str]]) -> None:
    labels, texts = event
    quoted = [(row["id"], row["quote"]) for row in labels["furniture"]]
    for claim in labels["claims"]:
        quoted += [(row["id"], row["quote"]) for row in claim["mentions"]]
        quoted += [(row["id"], row["attributed_to"]) for row in claim["mentions"] if row["attributed_to"]]
        quoted += [(row["id"], row["value"]) for row in (claim["difference"] or {"values": []})["values"]]
    for row in labels["articles"]:
        quoted += [(row["id"], name) for name in (row["credited_as"] or "").split("; ") if name]
    assert [(name, quote) for name, quote in quoted if locate(quote, texts[name]) is None] == []


def test_differences_lie_within_their_claims(event: tuple[Labels, dict[str, str]]) -> None:
    labels, _ = event
    seen = set()
    for claim in labels["claims"]:
        assert {row["hedge"] for row in claim["mentions"]} <= HEDGES
        assert claim["independent_origins"] == len(claim["origins"])
        difference = claim["difference"]
        if difference:
            seen.add(difference["kind"])
            assert difference["about"] in ABOUT
            for value in difference["values"]:
                mentions = [row["quote"] for row in claim["mentions"] if row["id"] == value["id"]]
                assert any(locate(value["value"], quote) for quote in mentions), (claim["claim"], value)
    assert seen == DIFFERENCES


def test_pages_have_the_length_of_news(event: tuple[Labels, dict[str, str]]) -> None:
    lengths = {name: len(re.findall(r"\w+", text)) for name, text in event[1].items()}
    assert all(250 <= length <= 700 for length in lengths.values()), lengths


# ---- the scorer

WIDE = {"low": 1, "high": 2}
TEXT = {"a": "The dam leaks, the mine said. Menu", "b": "A dam is leaking. It holds, says Mo."}


def gold() -> Labels:
    def mention(name: str, quote: str, by: str | None = None) -> dict[str, object]:
        return {"id": name, "quote": quote, "attributed_to": by, "hedge": "none"}

    claims = [
        {
            "claim": "leak",
            "independent_origins": 1,
            "origins": ["mine"],
            "mentions": [
                mention("a.txt", "The dam leaks, the mine said.", "the mine"),
                mention("b.txt", "A dam is leaking."),
            ],
            "difference": {"kind": "precision", "about": "status", "values": [], "why": ""},
        },
        {
            "claim": "hold",
            "independent_origins": 1,
            "origins": ["Mo"],
            "difference": None,
            "mentions": [mention("b.txt", "It holds, says Mo.", "Mo")],
        },
    ]
    articles = [
        {"id": name, "role": role, "outlet": None}
        for name, role in (("a.txt", "in_story"), ("b.txt", "in_story"), ("c.txt", "distractor"))
    ]
    labels: Any = {
        "story_id": "s",
        "event": "e",
        "articles": articles,
        "claims": claims,
        "origin": "a.txt",
        "derivations": [{"child": "b.txt", "parent": "a.txt"}],
        "siblings": [["b.txt", "c.txt"]],
        "independent_pairs": [["a.txt", "c.txt"]],
        "cited_sources": ["Mine Office"],
        "furniture": [{"id": "a.txt", "quote": "Menu"}],
    }
    return labels  # type: ignore[no-any-return]


def right() -> dict[str, Any]:
    """A dossier that says what the labels say; b descends from a through a report that is lost."""
    articles = [
        {"id": f"art-{key}", "name": f"set/{key}.txt", "text": text, "story": "s1", "outlet": None}
        for key, text in (("a", TEXT["a"][:29]), ("b", TEXT["b"]))
    ]
    statements = [
        {
            "id": "st1",
            "article": "art-a",
            "start": 0,
            "end": 29,
            "source": "src1",
            "source_span": [15, 23],
            "cue_span": [24, 28],
            "content_spans": [[0, 13]],
            "quote": "The dam leaks",
        },
        {"id": "st2", "article": "art-b", "start": 0, "end": 17, "source": None, "content_spans": [[0, 17]]},
        {"id": "st3", "article": "art-b", "start": 18, "end": 36, "source": "src2"},
    ]
    return {
        "articles": [*articles, {"id": "art-c", "name": "c.txt", "text": "Other", "story": None, "outlet": None}],
        "stories": [{"id": "s1", "articles": ["art-a", "art-b"], "origins": ["art-a"]}],
        "sources": [
            {"id": "src1", "name": "the Mine Office", "kind": "office"},
            {"id": "src2", "name": "Mo", "kind": "person"},
        ],
        "reports": [{"id": "rep", "article": None}],
        "reuse": [{"a": {"article": "art-a", "start": 4, "end": 7}, "b": {"article": "art-b", "start": 2, "end": 5}}],
        "derivations": [
            {"child": "art-b", "parent": "rep", "kind": "rewritten"},
            {"child": "rep", "parent": "art-a", "kind": "version"},
            {"child": "art-c", "parent": "art-a", "kind": "cited"},
        ],
        "siblings": [{"a": "art-c", "b": "art-b"}],
        "statements": statements,
        "claims": [
            {"id": "c1", "statements": ["st1", "st2"], "independent_origins": {"low": 1, "high": 1}},
            {"id": "c2", "statements": ["st3"], "independent_origins": 1},
        ],
        "differences": [
            {
                "claim": "c1",
                "kind": "precision",
                "about": "status",
                "readings": [{"statement": "st1", "start": 4, "end": 7, "value": "dam"}],
            }
        ],
    }


def measured(dossier: Mapping[str, Any]) -> dict[str, float]:
    rows: DossierRows = dossier  # type: ignore[assignment]
    return {name: figure.value for name, figure in score(rows, [gold()]).items()}


def test_what_is_right_scores_one() -> None:
    figures = measured(right())
    assert figures.pop("claims.range_width_mean") == 0.0
    assert len(figures) == 19
    assert set(figures.values()) == {1.0}, figures


def broken(part: str, change: Any) -> dict[str, float]:
    dossier = copy.deepcopy(right())
    change(dossier[part])
    return measured(dossier)


@pytest.mark.parametrize(
    ("part", "change", "figure", "value"),
    [
        ("articles", lambda rows: rows.pop(), "articles.read", 0.6667),
        ("articles", lambda rows: rows[0].update(text=TEXT["a"]), "clean.furniture_removed", 0.0),
        ("articles", lambda rows: rows[1].update(text="A dam is leaking."), "clean.quotes_kept", 0.6667),
        ("articles", lambda rows: rows[2].update(story="s1"), "stories.pair_f1", 0.5),
        ("statements", lambda rows: rows[0].update(quote="The dam"), "spans.valid", 0.9),
        ("reuse", lambda rows: rows[0]["a"].update(end=99), "spans.valid", 0.9),
        ("derivations", lambda rows: rows.pop(0), "descent.edge_recall", 0.0),
        ("derivations", lambda rows: rows[2].update(kind="partial"), "descent.edge_precision", 0.5),
        ("derivations", lambda rows: rows[2].update(kind="partial"), "descent.independent_kept_apart", 0.0),
        ("siblings", lambda rows: rows.pop(), "descent.siblings_found", 0.0),
        ("stories", lambda rows: rows[0].update(origins=["rep"]), "descent.origin_found", 0.0),
        ("sources", lambda rows: rows[0].update(kind="person"), "descent.cited_sources_found", 0.0),
        ("sources", lambda rows: rows[1].update(name="Nowhere Post", kind="outlet"), "descent.press_names_real", 0.0),
        ("statements", lambda rows: rows[2].update(source="src1"), "statements.attributed_right", 0.5),
        ("statements", lambda rows: rows[1].update(source="src2"), "statements.own_voice_right", 0.0),
        ("claims", lambda rows: rows[0].update(statements=["st1"]), "claims.cross_article_pairs_joined", 0.0),
        ("claims", lambda rows: rows[0].update(statements=["st1", "st3"]), "claims.kept_distinct", 0.0),
        ("claims", lambda rows: rows[0].update(independent_origins=WIDE), "claims.independent_origins_exact", 0.5),
        ("claims", lambda rows: rows[0].update(independent_origins=3), "claims.independent_origins_in_range", 0.5),
        ("differences", lambda rows: rows[0].update(kind="drift"), "differences.kind_f1", 0.0),
        ("differences", lambda rows: rows[0].update(about="number"), "differences.kind_and_subject_f1", 0.0),
    ],
)
def test_what_is_wrong_lowers_its_figure(part: str, change: Any, figure: str, value: float) -> None:
    assert broken(part, change)[figure] == pytest.approx(value, abs=0.02)


def test_a_report_that_an_article_stands_for_is_that_article() -> None:
    dossier = right()
    dossier["reports"] = [{"id": "rep", "article": "art-a"}]
    dossier["derivations"] = [{"child": "art-b", "parent": "rep"}, {"child": "art-a", "parent": "rep"}]
    figures = measured(dossier)
    assert figures["descent.edge_recall"] == figures["descent.edge_precision"] == 1.0


def test_reports_in_a_circle_end() -> None:
    dossier = right()
    circle = (("art-b", "rep"), ("rep", "two"), ("two", "rep"))
    dossier["derivations"] = [{"child": child, "parent": parent} for child, parent in circle]
    assert measured(dossier)["descent.edge_recall"] == 0.0


def test_the_command_prints_figures(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "d.json").write_text(json.dumps(right()))
    (tmp_path / "story.json").write_text(json.dumps(gold()))
    assert score_main([str(tmp_path / "d.json"), str(tmp_path), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["articles.read"] == {"value": 1.0, "of": 3}
    assert score_main([]) == 2


# ---- the gate


def bench(root: Path, floor: float = 0.5) -> gate.Bench:
    (root / "data").mkdir(exist_ok=True)
    (root / "data" / "one.txt").write_text("one")
    return gate.Bench("names", ("data",), gate.digest(root, ["data"]), {"f1": floor})


def test_a_figure_on_its_floor_passes(tmp_path: Path) -> None:
    outcome = gate.hold(bench(tmp_path), tmp_path, lambda _: lambda root: {"f1": 0.5, "new": 0.1})
    assert outcome.status == 0
    assert "no floor" in outcome.lines[2]


def test_a_figure_under_its_floor_fails(tmp_path: Path) -> None:
    outcome = gate.hold(bench(tmp_path), tmp_path, lambda _: lambda root: {"f1": 0.499})
    assert outcome.status == 1
    assert "UNDER ITS FLOOR" in outcome.lines[1]


def test_a_figure_that_is_not_measured_is_an_error(tmp_path: Path) -> None:
    assert gate.hold(bench(tmp_path), tmp_path, lambda _: lambda root: {}).status == 2
    assert gate.hold(bench(tmp_path), tmp_path, lambda _: lambda root: None).status == 2


@pytest.mark.parametrize("change", ["content", "name", "more"])
def test_changed_data_are_an_error_that_says_so(tmp_path: Path, change: str) -> None:
    held, file = bench(tmp_path), tmp_path / "data" / "one.txt"
    if change == "content":
        file.write_text("two")
    elif change == "name":
        file.rename(file.with_name("two.txt"))
    else:
        file.with_name("two.txt").write_text("")
    outcome = gate.hold(held, tmp_path, lambda _: pytest.fail("it measured on changed data"))
    assert outcome.status == 2
    assert "the data have changed" in outcome.lines[0]


def test_data_that_are_not_there_are_passed_over_in_a_line(tmp_path: Path) -> None:
    held = gate.Bench("names", ("absent",), "", {"f1": 1.0})
    outcome = gate.hold(held, tmp_path, lambda _: pytest.fail("there is nothing to measure on"))
    assert outcome == gate.Outcome(("names: skipped, absent not there",), 0)


def test_the_worst_outcome_is_the_exit_status(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    held = [bench(tmp_path, 0.9), gate.Bench("speech", ("absent",), "", {})]
    monkeypatch.setattr(gate, "load_floors", lambda: tuple(held))
    monkeypatch.setattr(gate, "find_measure", lambda name: lambda root: {"f1": 0.8})
    monkeypatch.setattr(gate.hold, "__defaults__", (gate.find_measure,))
    assert gate.main(["--data", str(tmp_path)]) == 1
    assert gate.main(["--quick"]) == 0
    assert gate.main(["--data", str(tmp_path), "speech"]) == 0
    assert gate.main(["--nonsense"]) == 2 and gate.main(["nonsense"]) == 2 and gate.main(["--data"]) == 2


def test_the_floors_name_benchmarks_and_rest_on_the_examples_as_they_are() -> None:
    floors = gate.load_floors()
    by_name = {held.name: held for held in floors}
    assert by_name[gate.EXAMPLES].digest == gate.digest(gate.PROJECT, by_name[gate.EXAMPLES].data)
    for held in floors:
        assert callable(gate.find_measure(held.name))
        assert held.floors
        assert all(0 < floor <= 1 for floor in held.floors.values())
