"""The command line: what it prints, what it writes, how it ends."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest
from faces.cablecar import nine
from faces.claimed import claimed
from faces.standin import hostile, keep, one_origin
from typer.testing import CliRunner, Result

import stemma
from stemma.cli import app
from stemma.settings import Settings


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [str(a) for a in arguments], prog_name="stemma")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one dossier, as working directory."""
    keep(nine(), tmp_path / "event.stemma")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_show(folder: Path) -> None:
    done = run("show")
    assert done.exit_code == 0, done.output
    assert "9 articles tell one story. It enters through 3 origins." in done.stdout
    assert "└─┄▷ ○ Radio Brenna" in done.stdout and "rewrites B, 66 %, uncredited" in done.stdout
    assert "\x1b" not in done.stdout
    assert max(map(len, done.stdout.splitlines())) <= 120


def test_build(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[dict[str, object]] = []

    def build(paths: list[str], **options: object) -> stemma.Dossier:
        made.append({"paths": paths, **options})
        return stemma.open("event.stemma")

    monkeypatch.setattr(stemma, "build", build)
    done = run("build", "articles", "http://post.example/1", "-o", "event.stemma", "--add")
    assert done.exit_code == 0 and "Written to event.stemma" in done.stdout
    assert "not taken in: pages/scan.pdf: not a text or HTML page" in done.stderr
    assert made[0] == {
        "paths": ["articles", "http://post.example/1"],
        "out": Path("event.stemma"),
        "settings": Settings(),
        "add": True,
        "on_progress": None,
    }
    assert run("build", "articles", "--strict").exit_code == 4
    assert run("build", "articles", "--quick").exit_code == 0 and made[-1]["settings"] == Settings(reading_once=True)
    data = json.loads(run("build", "articles", "--json").stdout)
    assert data["headline"].startswith("9 articles") and len(data["dropped"]) == 2


def test_build_of_nothing(folder: Path) -> None:
    (folder / "empty").mkdir()
    done = run("build", "empty", "missing.txt", "-o", "new.stemma")
    assert done.exit_code == 3 and not done.stdout
    assert "not taken in: " in done.stderr and "missing.txt" in done.stderr and "nothing to read" in done.stderr


def test_build_into_another_file(folder: Path) -> None:
    (folder / "notes.txt").write_text("just notes")
    done = run("build", "notes.txt", "-o", "notes.txt")
    assert done.exit_code == 1 and (folder / "notes.txt").read_text() == "just notes"


@pytest.mark.parametrize("width", [60, 80, 200])
def test_show_keeps_to_the_width(folder: Path, width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    done = run("show", "event.stemma")
    assert max(map(len, done.stdout.splitlines())) <= width
    assert "Radio Brenna" in done.stdout


def test_show_of_all_claims(tmp_path: Path) -> None:
    path = keep(claimed(), tmp_path / "said.stemma")
    alone = "63 of the 80 staff"
    assert "--claims all" in run("show", path).stdout and alone not in run("show", path).stdout
    assert alone in run("show", path, "--claims", "all").stdout
    assert run("show", path, "--claims", "none").exit_code == 2


def test_show_as_json(folder: Path) -> None:
    view = json.loads(run("show", "--json").stdout)
    assert view["stories"][0]["edges"][0]["passages"] and view["dropped"]
    only = json.loads(run("show", "--json", "--story", view["stories"][0]["id"]).stdout)
    assert only == {**view["stories"][0], "judgements": []} and view["judgements"] == []
    assert run("show", "--story", "nowhere").exit_code == 1


def test_why(folder: Path) -> None:
    edges = json.loads(run("show", "--json").stdout)["stories"][0]["edges"]
    edge = next(e for e in edges if e["child"]["label"] == "Daily Lantern")
    done = run("why", edge["id"])
    assert done.exit_code == 0 and "No credit to the agency" in done.stdout and "{+" in done.stdout
    view = json.loads(run("why", "event.stemma", edge["id"][:10], "--json").stdout)
    assert view["id"] == edge["id"] and view["passages"]
    assert "Evening Mail" in run("why", "evening-mail.txt").stdout


def test_export_and_report(folder: Path) -> None:
    assert run("export", "--as", "json", "-o", "event.json").exit_code == 0
    assert json.loads(Path("event.json").read_text("utf-8")) == json.loads(run("export").stdout)
    assert "<graphml" in run("export", "--as", "graphml").stdout
    assert json.loads(run("export", "--as", "csv", "-o", "t.zip", "--json").stdout) == {"written": ["t.zip"]}
    tables = json.loads(run("export", "--as", "parquet", "-o", "tables", "--json").stdout)["written"]
    assert "tables/articles.parquet" in tables and all(Path(name).is_file() for name in tables)
    for form in ("prov", "annotations", "claims"):
        assert run("export", "--as", form, "-o", f"event.{form}").exit_code == 0
        assert json.loads(Path(f"event.{form}").read_text("utf-8")) == json.loads(run("export", "--as", form).stdout)
    assert json.loads(run("report", "--json").stdout)["report"] == "report.html"
    assert Path("report.html").stat().st_size > 10_000


def test_judge_and_show(tmp_path: Path) -> None:
    """A decision shows where its row stands, is listed, and is taken back."""
    path = keep(claimed(), tmp_path / "said.stemma")
    with stemma.open(path) as dossier:
        lantern = next(row.id for row in dossier.articles if row.outlet == "Daily Lantern")
        line = next(row for row in dossier.derivations if row.child == lantern and row.kind == "rewritten")
        claim = next(row for row in dossier.claims if row.text.startswith("with 24"))
    done = run("judge", path, line.id[:12], "reject", "--user", "Ann", "--note", "not\x1b[2J theirs")
    assert done.exit_code == 0 and "rejected by Ann on" in done.stdout and "not [2J theirs" in done.stdout
    assert run("judge", path, "dif-1", "correct", "--value", "precision", "--user", "Ben").exit_code == 0
    made = json.loads(run("judge", path, claim.statements[0], "reject", "--user", "Ben", "--json").stdout)
    assert (made["about"], made["decision"], made["state"]) == (claim.statements[0], "reject", "holds")
    shown = run("show", path, "--claims", "all").stdout
    assert shown.count("rejected by Ann on") == 1 and "corrected to precision by Ben" in shown
    assert shown.count("rejected by Ben") == 1
    assert "rejected by Ann" in run("why", path, line.id).stdout
    view = json.loads(run("show", path, "--json").stdout)
    story = view["stories"][0]["id"]
    assert [(row["about"], row["story"], row["state"]) for row in view["judgements"]] == [
        (name, story, "holds") for name in (line.id, "dif-1", claim.statements[0])
    ]
    assert json.loads(run("show", path, "--json", "--story", story).stdout)["judgements"] == view["judgements"]
    listed = run("judge", path).stdout
    assert listed.startswith("3 judgements hold.") and "corrected to precision by Ben" in listed
    assert run("judge", path, "dif-1", "withdraw", "--user", "Ann").exit_code == 0
    states = [row["state"] for row in json.loads(run("judge", path, "--json").stdout)]
    assert states == ["holds", "past", "holds", "past"]
    assert "2 earlier ones withdrawn" in run("judge", path).stdout


def test_judgements_are_signed_by_who_is_there(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOGNAME", "desk-editor")
    edge = json.loads(run("show", "--json").stdout)["stories"][0]["edges"][0]["id"]
    assert json.loads(run("judge", edge, "confirm", "--json").stdout)["user"] == "desk-editor"
    assert run("judge", "event.stemma").stdout.startswith("1 judgement holds.")


def test_search(tmp_path: Path) -> None:
    path = keep(claimed(), tmp_path / "said.stemma")
    done = run("search", path, "bearing", "tower")
    assert done.exit_code == 0 and "worn bearing" in done.stdout and "hits" in done.stdout
    assert "\x1b" not in done.stdout and max(map(len, done.stdout.splitlines())) <= 120
    found = json.loads(run("search", path, "worn bearing", "--kind", "claim", "--limit", "1", "--json").stdout)
    assert [hit["kind"] for hit in found["hits"]] == ["claim"] and found["total"] >= 1
    assert ["worn bearing", True] in found["hits"][0]["runs"], "an argument of several words is a phrase"
    assert "2–3 of " in run("search", path, "the", "--limit", "2", "--offset", "1").stdout
    assert run("search", path, "zebra").stdout.strip() == "0 hits"
    assert run("search", path, '"*AND(').exit_code == 0
    assert run("search", path, "the", "--kind", "page").exit_code == 2


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["judge", "nothing-here"], 2, "give a row and a decision"),
        (["judge", "a", "b", "c", "d"], 2, "give a row and a decision"),
        (["judge", "zzz", "reject"], 1, "no id in this dossier"),
        (["judge", "event.stemma", "zzz", "maybe"], 1, "a decision is"),
        (["show", "missing.stemma"], 1, "there is no dossier at missing.stemma"),
        (["show", "notes.txt"], 1, "not a dossier"),
        (["why", "zzz"], 1, "no id in this dossier"),
        (["why", "a", "b", "c"], 2, "give one id"),
        (["export", "--as", "csv"], 2, "say where to"),
        (["export", "--as", "parquet"], 2, "parquet makes several tables: say where to"),
        (["export", "--as", "pdf"], 2, "annotations"),
        (["export", "-o", "event.stemma"], 2, "named like a dossier"),
        (["report", "-o", "nowhere/report.html"], 1, "nowhere"),
        (["fly"], 2, "No such command"),
    ],
)
def test_errors_say_what_to_do(folder: Path, arguments: list[str], code: int, says: str) -> None:
    (folder / "notes.txt").write_text("just notes")
    done = run(*arguments)
    assert done.exit_code == code, done.output
    assert says in done.stderr and "Traceback" not in done.output and not done.stdout


def test_which_dossier(folder: Path) -> None:
    keep(one_origin(), folder / "other.stemma")
    done = run("show")
    assert done.exit_code == 2 and "event.stemma, other.stemma" in done.stderr


def test_terminal_is_safe_from_articles(tmp_path: Path) -> None:
    done = run("show", keep(hostile(), tmp_path / "h.stemma"))
    assert done.exit_code == 0 and "\x1b" not in done.output and "\u202e" not in done.output


def test_help_is_quick_and_names_exit_codes() -> None:
    command = [sys.executable, "-c", "from stemma.cli import app; app()", "--help"]
    subprocess.run(command, check=True, capture_output=True)
    start = time.perf_counter()
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    assert time.perf_counter() - start < 0.5
    assert "3 nothing could be read" in " ".join(done.stdout.split())


def test_version() -> None:
    assert json.loads(run("version", "--json").stdout)["stemma"] == run("version").stdout.strip()
