"""Braces of siblings: one for those that share words pair by pair, none where a drawn parent says it already."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest
from faces.crowd import crowd
from faces.standin import Rows, large, one_origin

from stemma.faces.compose import view_dossier
from stemma.faces.family import Index
from stemma.faces.pictures.figure import lay_out
from stemma.faces.pictures.marks import Brace, Picture
from stemma.faces.report import report_html
from stemma.model import Sibling, make_id


def sibling(a: str, b: str) -> Sibling:
    a, b = sorted((a, b))
    return Sibling(make_id("sib", a, b), "story-1", a, b, "republished", None, 0.7)


def loners(pairs: list[tuple[int, int]]) -> Rows:
    """Eight articles without descent, and sibling pairs among them by number."""
    rows = large(8)
    names = tuple(a.id for a in rows.articles)
    (story,) = rows.stories
    stories = (replace(story, origins=names[7:]),)
    return replace(rows, stories=stories, derivations=(), siblings=tuple(sibling(names[a], names[b]) for a, b in pairs))


def picture_of(rows: Rows) -> Picture:
    return lay_out(Index(rows).family(rows.stories[0].id))


def braces_of(rows: Rows) -> tuple[Brace, ...]:
    return picture_of(rows).braces


@pytest.mark.parametrize(
    ("pairs", "braces"),
    [
        ([(0, 1)], 1),
        ([(0, 1), (2, 3)], 2),
        ([(0, 1), (1, 2)], 2),  # the first and the third share nothing: two braces
        ([(0, 1), (1, 2), (0, 2)], 1),
        (list(combinations(range(6), 2)), 1),
        ([*combinations(range(4), 2), (3, 4)], 2),
    ],
)
def test_one_brace_for_those_that_share_words_pair_by_pair(pairs: list[tuple[int, int]], braces: int) -> None:
    found = braces_of(loners(pairs))
    assert len(found) == braces
    assert found == braces_of(loners(pairs[::-1]))


def test_a_brace_names_its_members_and_has_a_tooth_for_each() -> None:
    (pair,) = braces_of(loners([(0, 1)]))
    assert pair.title.endswith("neither took them from the other") and pair.path.count("M") == 1
    (three,) = braces_of(loners([(0, 1), (1, 2), (0, 2)]))
    assert three.title.endswith("none took them from another") and three.path.count("M") == 2


def test_whoever_has_a_brace_is_not_without_relation() -> None:
    how = {line.text for node in picture_of(loners([(0, 1)])).nodes for line in node.lines if line.css == "stem-how"}
    assert "shares words with a sibling" in how


def under_one() -> Rows:
    rows = one_origin()
    return replace(rows, siblings=tuple(sibling(a.id, b.id) for a, b in combinations(rows.articles, 2)))


def test_a_drawn_parent_says_it_already() -> None:
    rows = under_one()
    assert len(rows.siblings) == 10 and not braces_of(rows)
    page = report_html(rows)
    assert "10 pairs under" in page and page.count('<details class="edge sibling">') == 10


def test_pairs_that_nothing_explains_come_first() -> None:
    rows = under_one()
    freed = rows.articles[0].id
    mixed = replace(rows, derivations=tuple(d for d in rows.derivations if d.child != freed))
    views = view_dossier(mixed).stories[0].siblings
    assert [view.joint is None for view in views] == [True] * 4 + [False] * 6


def test_siblings_in_a_shared_row_have_a_brace() -> None:
    assert len(braces_of(crowd(50))) == 2


def test_at_most_four_braces_side_by_side() -> None:
    chain = [(n, n + 2) for n in range(6)] + [(0, 7), (1, 6), (0, 5)]
    assert len(braces_of(loners(chain))) < len(chain)
