"""Claims as a reader meets them: in which order, in which words, in whose, and what stands side by side."""

from __future__ import annotations

import io
import re

import pytest
from faces.cablecar import nine
from faces.claimed import claimed, hostile_claims
from faces.standin import Rows
from faces.test_report import Elements

from stemma.faces.compose import view_dossier
from stemma.faces.report import report_html
from stemma.faces.tellings import group_values, parts_of, whole_sentences
from stemma.faces.terminal import make_console, print_dossier
from stemma.faces.views import ClaimsView, ClaimView
from stemma.language.sentences import split_sentences
from stemma.model import Statement


def claims_of(rows: Rows) -> ClaimsView:
    return view_dossier(rows).stories[0].claims


def the_claim(kind: str) -> ClaimView:
    (group,) = (g for g in claims_of(claimed()).groups if g.kind == kind)
    (claim,) = group.claims
    return claim


def printed(rows: Rows, width: int = 100, *, in_full: bool = False) -> str:
    stream = io.StringIO()
    print_dossier(view_dossier(rows), make_console(stream, width), in_full=in_full)
    return stream.getvalue()


def test_what_matters_most_comes_first() -> None:
    view = claims_of(claimed())
    assert [group.kind for group in view.groups] == ["conflict", "single", "drift", "update", "precision", "told"]
    assert [claim.text for claim in view.alone] == ["The union represents 63 of the 80 staff"]
    assert view.sentence == (
        "6 claims rest on several articles; 1 is contested, 1 has drifted, 1 was updated; "
        "1 is repeated by many and rests on one origin."
    )


def test_support() -> None:
    assert the_claim("conflict").support == "4 articles, 2–3 independent origins"
    assert the_claim("conflict").roots == ("valley rescue service", "Northern Times", "The Ledger Online")
    assert the_claim("conflict").reasons == (
        "At least 2: Each is heard by nobody else.", "At most 3: One account names no source.",
    )  # fmt: skip
    assert the_claim("single").support == "3 articles, 1 independent origin"
    assert the_claim("single").reasons == ("Each is heard by nobody else.", "One account names no source.")


def test_readings_stand_side_by_side() -> None:
    (difference,) = the_claim("conflict").differences
    assert difference.badge == "contested · number"
    told = [
        (reading.value, [(voice.voice, [ref.outlet for ref in voice.refs]) for voice in reading.voices])
        for reading in difference.readings
    ]
    assert told == [
        ("Forty-one", [
            ("valley rescue service", ["Sarrow Valley Post"]),
            ("in their own voice", ["High Country", "Northern Times"]),
        ]),
        ("43", [("The Ledger Online", ["Evening Mail"])]),
    ]  # fmt: skip


def test_a_drift_leads_to_its_line_of_descent() -> None:
    (difference,) = the_claim("drift").differences
    assert difference.edge is not None and difference.edge.child.label == "Daily Lantern"
    assert [(r.value, r.voices[0].voice) for r in difference.readings] == [
        ("ordered", "Leif Aune, through Highland Press Agency"), ("wants", "Leif Aune (expected)"),
    ]  # fmt: skip


def test_an_update_is_in_order_of_time() -> None:
    (difference,) = the_claim("update").differences
    assert [(r.value, r.when) for r in difference.readings] == [
        ("still hanging", "5 Nov 2031"), ("brought down", "5 Nov 2031, 09:31"),
    ]  # fmt: skip


def test_copies_stand_under_what_they_copy() -> None:
    first, *others = the_claim("told").tellings
    assert (first.ref.outlet, [ref.outlet for ref in first.copies]) == ("Sarrow Valley Post", ["Daily Lantern"])
    assert not others
    shown = [(t.ref.outlet, t.voice, [ref.outlet for ref in t.copies]) for t in the_claim("conflict").tellings]
    assert shown[:2] == [
        ("Sarrow Valley Post", "on the word of valley rescue service", []),
        ("Evening Mail", "on the word of The Ledger Online", []),
    ]
    assert ("High Country", "in its own voice, from valley rescue service", []) in shown, "it does not say whose word"


def test_a_telling_is_its_sentence_with_the_reading_marked() -> None:
    parts = the_claim("drift").tellings[0].parts
    assert [(part.kind, part.text) for part in parts] == [
        ("", "Transport Minister Leif Aune "), ("reading", "ordered"),
        ("said", " all lifts of the same type to be checked within ten days"), ("", "."),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (8, 14, "It was cold and the gate stuck."),
        (33, 45, "Nobody slept."),
        (8, 45, "It was cold and the gate stuck. Nobody slept."),
    ],
)
def test_parts_join_to_whole_sentences(start: int, end: int, words: str) -> None:
    text = "It was cold and the gate stuck. Nobody slept. It rained."
    row = Statement("s", "a", start, end, None, None, None, ())
    parts = parts_of(text, row, [(start, start + 2)], whole_sentences(split_sentences(text), row, len(text)))
    assert "".join(part.text for part in parts) == words
    assert [part.text for part in parts if part.kind == "reading"] == [text[start : start + 2]]


def test_far_ends_of_a_sentence_are_cut() -> None:
    text = "word " * 400 + "the gate stuck " + "word " * 400
    start = text.index("the gate")
    parts = parts_of(text, Statement("s", "a", start, start + 14, None, None, None, ()), [], (0, len(text)))
    joined = "".join(part.text for part in parts)
    assert joined.startswith("…word") and joined.endswith("word…") and "the gate stuck" in joined and len(joined) < 600


@pytest.mark.parametrize(
    ("about", "values", "groups"),
    [
        ("number", ["34 pieces", "The thirty-four", "212"], [[0, 1], [2]]),
        ("number", ["12 miles", "12 kilometres", "30"], [[0], [1], [2]]),
        ("number", ["34 pieces", "thirty-four"], [[0], [1]]),
        ("time", ["on Monday", "Monday", "Tuesday"], [[0, 1], [2]]),
        ("role", ["the Mayor", "mayor", "deputy mayor"], [[0, 1], [2]]),
        ("status", [], []),
    ],
)
def test_readings_that_say_the_same_are_one(about: str, values: list[str], groups: list[list[int]]) -> None:
    named = [(str(place), value) for place, value in enumerate(values)]
    assert group_values(named, about) == [[str(place) for place in group] for group in groups]


def test_the_report_shows_what_is_said() -> None:
    page = Elements(report_html(claimed()))
    for words in (
        "6 claims rest on several articles; 1 is contested",
        "contested · number",
        "4 articles, 2–3 independent origins : valley rescue service, Northern Times and The Ledger Online",
        "The rescue service against the Ledger.",
        "The Ledger Online , in B Evening Mail",
        "Repeated by many, from one origin",
        "an inspection note (Sarrow Valley Post), through Sarrow Valley Post",
        "Daily Lantern rewrites C Northern Times : the line of descent",
        "and 1 copy: Daily Lantern",
        "1 claim told by one article alone",
        "it does not say who is right",
    ):
        assert words in re.sub(r"[\s\u2060]+", " ", page.text), words
    ids = [attrs["id"] for _, attrs in page.tags if "id" in attrs]
    links = {attrs["href"] for tag, attrs in page.tags if tag == "a"}
    assert len(ids) == len(set(ids)) and {str(link)[1:] for link in links} <= set(ids)


def test_without_claims_nothing_is_said_of_them() -> None:
    assert claims_of(nine()) == ClaimsView("", (), (), 0)
    assert "What is said" not in report_html(nine()) and "What is said" not in printed(nine())


def test_hostile_claims_are_harmless() -> None:
    page = report_html(hostile_claims())
    assert "<script>alert" not in page and "<img" not in page and "\x1b" not in page
    assert len(page) < 400_000
    tags = Elements(page).tags
    assert not [attrs for _, attrs in tags if any(key.startswith("on") for key in attrs)]
    for in_full in (False, True):
        assert "\x1b" not in printed(hostile_claims(), in_full=in_full)


@pytest.mark.parametrize("width", [60, 100, 200])
def test_the_terminal_keeps_to_its_width(width: int) -> None:
    text = printed(claimed(), width)
    assert max(map(len, text.splitlines())) <= width
    assert "1 claim told by one article alone: see it with --claims all" in re.sub(r"\s+", " ", text)


def test_the_terminal_shows_readings() -> None:
    text = re.sub(r"\s+", " ", printed(claimed(), 120, in_full=True))
    for words in (
        "clm-4ff51623 4 articles, 2–3 independent origins: valley rescue service,",
        "contested · number The rescue service against the Ledger.",
        "“43” The Ledger Online, in Evening Mail",
        "“Forty-one” valley rescue service, in Sarrow Valley Post; High Country",
        "Workers’ Weekly, in its own voice: “The union represents 63 of the 80 staff”",
    ):
        assert words in text, words
