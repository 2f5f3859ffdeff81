"""Papers that several articles describe in words of their own."""

from __future__ import annotations

import pytest
from stages.witness.hearing import source

from stemma.stages.witness.papers import join_papers

TABLE = [
    # what one article calls a paper, what another does, whether that may be one
    ("a secret report of the Harbour Board", "the report", True),
    ("a secret report of the Harbour Board", "Harbour Board's report (Gazette)", True),
    ("the Harbour Board's audit", "the School Board's audit", False),
    ("the annual report", "an inspection report", False),
    ("letter seen by the Gazette", "the Gazette's letter to readers", True),  # who has it tells nothing
    ("a letter from the Harbour Board", "the memo", False),
    ("a list filed with the court", "papers obtained by the Gazette", False),  # what is filed is no file
    ("the paper's letter", "a letter", True),
    ("customs data", "port records", False),
    ("a plan", "the plan", False),  # of no known sort
]


@pytest.mark.parametrize(("one", "other", "joined"), TABLE)
def test_two_descriptions_may_be_of_one_paper(one: str, other: str, joined: bool) -> None:
    rows = [source(f"document {one}"), source(f"document {other}")]
    assert bool(join_papers(rows)) is joined
    assert bool(join_papers(rows[::-1])) is joined


def test_of_two_papers_that_it_may_be_it_is_neither() -> None:
    rows = [source(f"document {name}") for name in ("the Harbour report", "the School report", "a report")]
    assert join_papers(rows) == {}
