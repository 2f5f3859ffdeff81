"""One SVG file for all stories: well formed, self-contained, readable by programs that know no style variables."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from faces.cablecar import nine
from faces.claimed import claimed
from faces.crowd import crowd
from faces.standin import Rows, hostile, keep, one_origin
from typer.testing import CliRunner

from stemma.cli import app
from stemma.faces.sheet import to_svg

SVG = "{http://www.w3.org/2000/svg}"


def two_stories() -> Rows:
    a, b = nine(), one_origin()
    stories = tuple(replace(s, id="story-2") for s in b.stories)
    derivations = tuple(replace(d, story="story-2") for d in b.derivations)
    return Rows(
        a.articles + b.articles, a.stories + stories, a.sources + b.sources, a.reports + b.reports,
        a.reuse + b.reuse, a.derivations + derivations, siblings=a.siblings, citations=a.citations,
    )  # fmt: skip


@pytest.mark.parametrize("rows", [Rows(), nine(), claimed(), hostile(), crowd(5), crowd(50), crowd(500), two_stories()])
def test_a_file_of_its_own(rows: Rows) -> None:
    svg = to_svg(rows)
    root = ElementTree.fromstring(svg)
    assert root.tag == f"{SVG}svg" and root.find(f"{SVG}title") is not None
    assert "var(" not in svg and "@media" not in svg and "<script" not in svg
    ids = re.findall(r' id="([^"]+)"', svg)
    assert len(ids) == len(set(ids))
    links = {link.get("href", "") for link in root.iter(f"{SVG}a")}
    assert all(link.startswith(("http://", "https://")) for link in links), "nothing leads nowhere"


def test_stories_stand_one_below_the_other() -> None:
    root = ElementTree.fromstring(to_svg(two_stories()))
    shifts = [float(g.get("transform", "").split()[1][:-1]) for g in root.findall(f"{SVG}g/{SVG}g")]
    titles = [text.text for text in root.iter(f"{SVG}text") if text.get("class") == "stem-headline"]
    assert len(shifts) == 2 and shifts[1] > shifts[0] + 500
    assert [str(title)[:10] for title in titles] == ["9 articles", "5 articles"]


def words_of(rows: Rows) -> str:
    return " ".join(text.text or "" for text in ElementTree.fromstring(to_svg(rows)).iter(f"{SVG}text"))


def test_a_legend_says_what_the_marks_mean() -> None:
    small, large = words_of(crowd(50)), words_of(crowd(500))
    for said in (
        "report not in hand",
        "dashed: uncertain",
        "thicker: more words",
        "several in one row",
        "does not say",
    ):
        assert said in small
    for said in ("report not in hand", "uncertain", "copies above the line", "Each dot is an article"):
        assert said in large


def test_addresses_are_links() -> None:
    rows = nine()
    first, *rest = rows.articles
    svg = to_svg(replace(rows, articles=(replace(first, url="https://post.example/a?b=1&c=2"), *rest)))
    assert 'href="https://post.example/a?b=1&amp;c=2"' in svg


def test_export_command(tmp_path: Path) -> None:
    dossier = keep(nine(), tmp_path / "event.stemma")
    done = CliRunner().invoke(app, ["export", str(dossier), "--as", "svg", "-o", str(tmp_path / "tree.svg")])
    assert done.exit_code == 0 and "written to" in done.stderr
    text = (tmp_path / "tree.svg").read_text("utf-8")
    assert text == CliRunner().invoke(app, ["export", str(dossier), "--as", "svg"]).stdout
    assert ElementTree.fromstring(text).tag == f"{SVG}svg"
