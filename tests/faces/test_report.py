"""The report: everything an editor must find, nothing foreign, nothing fetched."""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

import pytest
from faces.cablecar import nine
from faces.crowd import crowd
from faces.markup import Elements
from faces.standin import Rows, article, hostile, large, one_origin

from stemma.faces.compose import view_dossier
from stemma.faces.family import Index
from stemma.faces.passages import citation_quote
from stemma.faces.report import report_html, write_report
from stemma.model import Citation


def test_one_look() -> None:
    view = view_dossier(one_origin())
    assert view.headline == "5 articles tell one story. It enters through 1 origin, which is not in hand."
    assert view.stories[0].subline == "5 articles descend from another report; 3 of 5 without saying so."
    (origin,) = view.stories[0].origins
    assert len(origin.descendants) == 5 and origin.silent == 3
    assert view_dossier(nine()).headline == "9 articles tell one story. It enters through 3 origins."


@pytest.mark.parametrize(
    ("rows", "headline"),
    [
        (Rows(), "No article could be read."),
        (Rows(articles=large(3).articles), "3 articles, and no two tell the same story."),
        (
            Rows(articles=large(2).articles, stories=large(2).stories),
            "2 articles tell one story. None is seen to descend",
        ),
    ],
)
def test_small_dossiers(rows: Rows, headline: str) -> None:
    assert view_dossier(rows).headline.startswith(headline)
    assert headline in report_html(rows)


def test_the_report_holds_what_an_editor_asks_for() -> None:
    text = Elements(report_html(nine())).text
    for words in (
        "carries Highland Press Agency report",
        "Three of its four paragraphs stand word for word in the agency report.",
        "With material from Highland Press Agency",
        "The Ledger Online report",
        "mentioned only",
        "Marit Solheim, Jonas Eek",
        "“Posted 5 Nov 2031 at 16:40”",
        "3 pieces of page furniture left out",
        "Snow closes the Gaustad pass (11 Jan 2029)",
        "it does not say what is true",
        "pages/scan.pdf not a text or HTML page",
        "uncertain",
    ):
        assert words in text, words


def test_a_large_story_begins_with_its_overview() -> None:
    """The strips of origins would say the same again, and push it off the first screen."""
    small, big = report_html(nine()), report_html(crowd(500))
    assert '<ol class="origins">' in small and '<ol class="origins">' not in big
    assert small.index("are one witness") < small.index("<figure")
    assert big.index("<figure") < big.index("are one witness")
    words = Elements(big[big.index("<main") : big.index("<figure")]).words
    assert len(" ".join(words)) < 400


def test_every_link_leads_somewhere_and_ids_are_unique() -> None:
    for rows in (nine(), one_origin(), large(60), large(500), crowd(50), crowd(500), hostile()):
        tags = Elements(report_html(rows)).tags
        ids = [attrs["id"] for _, attrs in tags if "id" in attrs]
        links = {attrs["href"] for tag, attrs in tags if tag == "a"}
        assert len(ids) == len(set(ids))
        assert all(link and link.startswith("#") for link in links)
        assert {link[1:] for link in links if link} <= {name for name in ids if name}


def test_nothing_is_fetched_and_nothing_foreign_runs() -> None:
    for rows in (nine(), hostile()):
        page = report_html(rows)
        tags = Elements(page).tags
        names = [tag for tag, _ in tags]
        assert names.count("script") == 1 and names.count("style") == 1
        assert not {"img", "iframe", "link", "object", "embed", "form", "base"} & set(names)
        assert not [attrs for _, attrs in tags if any(key.startswith("on") or key in ("style", "src") for key in attrs)]
        policy = next(
            attrs["content"] for tag, attrs in tags if "Content-Security-Policy" in str(attrs.get("http-equiv"))
        )
        assert policy and policy.startswith("default-src 'none'")
        for block in ("style", "script"):
            inner = re.search(rf"<{block}>(.*?)</{block}>", page, re.DOTALL)
            assert inner
            digest = base64.b64encode(hashlib.sha256(inner.group(1).encode()).digest()).decode()
            assert f"{block}-src 'sha256-{digest}'" in policy


def test_hostile_text_is_shown_as_text() -> None:
    page = report_html(hostile())
    assert "<script>alert" not in page and "&lt;script&gt;alert(1)" in page
    assert "{{ 7*7777 }}" in page and "54439" not in page, "a template in an article must not run"
    assert "\x1b" not in page
    assert len(page) < 300_000, "a word of a million letters is cut"


def test_tinted_words_join_to_the_text() -> None:
    rows = nine()
    for view in view_dossier(rows).stories[0].articles:
        text = next(a.text for a in rows.articles if a.id == view.ref.id)
        assert "".join(run.text for run in view.runs) == text
    lantern = next(a for a in view_dossier(rows).stories[0].articles if a.outlet == "Daily Lantern")
    assert {(run.letters, run.kind) for run in lantern.runs} == {("C", "rewritten"), ("A", "verbatim"), ("", "")}


def test_passages_are_bounded_and_the_rest_counted() -> None:
    view = view_dossier(nine(), most_passages=1)
    edge = next(e for e in view.stories[0].edges if e.child.label == "The Clarion")
    assert len(edge.passages) == 1 and edge.more == 2
    assert len(report_html(large(500))) < 3_000_000


def test_write(tmp_path: Path) -> None:
    target = write_report(nine(), tmp_path / "report.html")
    assert target.read_text("utf-8").startswith("<!doctype html>")
    assert write_report(nine(), tmp_path / "again.html").read_bytes() == target.read_bytes()


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        ("The gate, the Post reports, stuck.", "The gate, the ", " reports, stuck."),
        ("It rained. The Post said so. Nobody slept.", "The ", " said so."),
        ("First line\nThe Post said so\nNext line", "The ", " said so"),
        ("word " * 40 + "the Post says " + "word " * 40, "…", "…"),
    ],
)
def test_a_citation_stands_in_its_sentence(text: str, before: str, after: str) -> None:
    row = article("x", "Herald", "Title", None, text)
    start = text.index("Post")
    quote = citation_quote(
        Index(Rows(articles=(row,))), Citation("cit", row.id, "src", start, start + 4, "Post", "says")
    )
    assert quote.words == "Post"
    assert quote.before == before or (before == "…" and quote.before.startswith("…word"))
    assert quote.after == after or (after == "…" and quote.after.endswith("word…"))
