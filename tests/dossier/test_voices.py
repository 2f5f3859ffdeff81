"""On whose word: voices, chains and roots as an editor reads them, and `why` for what is said."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from faces.claimed import claimed
from faces.standin import Rows, keep

from stemma import Dossier
from stemma.dossier.voices import Voices
from stemma.model import Report, Source, Statement

LIND, WIRE = Source("src-lind", "Mara Lind", "person"), Source("src-wire", "Upland Wire", "agency")
VOICES = Voices({}, {"rep-1": Report("rep-1", WIRE.id, None, "")}, {row.id: row for row in (LIND, WIRE)})


def said(source: str | None, via: tuple[str, ...] = (), hedge: str = "none", origin: str | None = None) -> Statement:
    return Statement("sta", "The Beacon", 0, 5, source, None, None, (), hedge, via, origin)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("row", "voice", "chain"),
    [
        (said(LIND.id), "Mara Lind", "The Beacon ← Mara Lind"),
        (said(LIND.id, (WIRE.id,), "denied"), "Mara Lind, through Upland Wire (denied)",
         "The Beacon ← Upland Wire ← Mara Lind"),
        (said(None), "in its own voice", "The Beacon"),
        (said(None, (), "expected", "rep-1"), "in its own voice (expected)", "The Beacon ← a report by Upland Wire"),
        (said(LIND.id, (), "none", LIND.id), "Mara Lind", "The Beacon ← Mara Lind"),
        (said("src-gone"), "an unnamed source", "The Beacon ← an unnamed source"),
    ],
)  # fmt: skip
def test_voices(row: Statement, voice: str, chain: str) -> None:
    assert VOICES.voice(row) == voice
    assert VOICES.chain(row) == chain


@pytest.mark.parametrize(
    ("root", "words"),
    [("src-lind", "Mara Lind"), ("rep-1", "a report by Upland Wire"), ("two officials\n", "two officials"), ("", "")],
)
def test_roots(root: str, words: str) -> None:
    assert VOICES.root(root) == words


@pytest.fixture
def dossier(tmp_path: Path) -> Dossier:
    return Dossier.open(keep(claimed(), tmp_path / "event.stemma"))


def test_why_a_claim(dossier: Dossier) -> None:
    (claim,) = (c for c in dossier.claims if "Forty-one" in c.text)
    why = dossier.why(claim.id)
    assert why.summary == (
        "“Forty-one passengers spent the night in the cabins of the Mount Sarrow cable car”: 4 statements in 4 "
        "articles, 2 to 3 independent origins; conflict about number."
    )
    assert why.reasons == (
        "At least 2: Each is heard by nobody else.",
        "At most 3: One account names no source.",
        "It is heard from valley rescue service; Northern Times; The Ledger Online",
        "Conflict about number (dif-1): The rescue service against the Ledger.",
    )
    labels = [(dossier.article(found.article).outlet, found.label) for found in why.evidence]
    assert labels == [
        ("Sarrow Valley Post", "states on the word of valley rescue service"),
        ("Northern Times", "states in its own voice"),
        ("Evening Mail", "states on the word of The Ledger Online"),
        ("High Country", "states in its own voice"),
    ]


def test_why_a_statement(dossier: Dossier) -> None:
    row = next(s for s in dossier.statements if s.via and dossier.article(s.article).outlet == "Radio Brenna")
    why = dossier.why(row.id)
    note = "an inspection note (Sarrow Valley Post), through Sarrow Valley Post"
    assert why.summary == f"Radio Brenna (“Cable car company knew of problem”) states this on the word of {note}."
    assert why.reasons[0].endswith("Radio Brenna ← Sarrow Valley Post ← an inspection note (Sarrow Valley Post)")
    assert why.reasons[2].startswith("It tells the claim clm-")


def test_why_a_difference(dossier: Dossier) -> None:
    why = dossier.why("dif-2")
    assert why.summary == "Drift about status: The copy makes a wish of an order."
    assert why.reasons[1].startswith("Along the line of descent der-") and "is rewritten from" in why.reasons[1]
    assert [(found.quote, found.label) for found in why.evidence] == [
        ("ordered", "has it on the word of Leif Aune, through Highland Press Agency"),
        ("wants", "has it on the word of Leif Aune (expected)"),
    ]


def test_why_a_source(dossier: Dossier) -> None:
    why = dossier.why("src-aune")
    assert why.summary == "Leif Aune (person): 2 statements on its word."
    assert {found.quote.split()[0] for found in why.evidence} == {"ordered", "wants"}


def broken(what: str) -> Rows:
    rows = claimed()
    first, *rest = rows.differences
    said, *others = rows.statements
    changes: dict[str, dict[str, Any]] = {
        "claim": {"differences": (replace(first, claim="clm-gone"), *rest)},
        "edge": {"differences": (replace(first, edge="der-gone"), *rest)},
        "reading": {"differences": (replace(first, readings=rest[0].readings), *rest)},
        "source": {"statements": (replace(said, source="src-gone"), *others)},
        "via": {"statements": (replace(said, via=("src-gone",)), *others)},
    }
    return replace(rows, **changes[what])


def problems_of(rows: Rows, path: Path) -> list[str]:
    """What does not hold of statements, claims and differences."""
    found = Dossier.open(keep(rows, path / "broken.stemma")).read_back()
    return [problem.what for problem in found if problem.id.startswith(("sta-", "clm-", "dif-"))]


def test_what_is_said_reads_back(tmp_path: Path) -> None:
    assert problems_of(claimed(), tmp_path) == []


@pytest.mark.parametrize("what", ["claim", "edge", "reading", "source", "via"])
def test_references_to_nothing_are_found(what: str, tmp_path: Path) -> None:
    problems = problems_of(broken(what), tmp_path)
    assert problems and all(problem.endswith("is not there") for problem in problems)
