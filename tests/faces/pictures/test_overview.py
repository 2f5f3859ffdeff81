"""The overview of a large family: every article once, the main lines at a glance, on one screen."""

from __future__ import annotations

import re
import time
from collections import Counter
from itertools import pairwise

import pytest
from faces.crowd import crowd
from faces.standin import Rows, derived, large

from stemma.faces.family import Family, Index, build_family
from stemma.faces.pictures.figure import lay_out
from stemma.faces.pictures.marks import NARROW, WIDE, Frame, Picture
from stemma.faces.pictures.overview import main_lines
from stemma.model import Story


def family_of(rows: Rows) -> Family:
    return build_family(Index(rows), rows.stories[0])


def picture_of(rows: Rows, frame: Frame = WIDE) -> Picture:
    return lay_out(family_of(rows), "s1", frame)


BIG = pytest.mark.parametrize("rows", [crowd(500), crowd(500, 3, 1), crowd(500, 5, 60), large(500)])
BOTH = pytest.mark.parametrize("frame", [WIDE, NARROW], ids=["wide", "narrow"])


def test_the_crowd_is_as_its_description_says() -> None:
    rows = crowd(500)
    main = family_of(rows).main
    kinds = Counter(d.kind for d in rows.derivations if main.get(d.child) == d.parent)
    assert len(rows.articles) == 500 and len(rows.stories[0].origins) == 12
    assert 280 < kinds["republished"] < 320 and 80 < kinds["rewritten"] < 115
    assert len(rows.reports) == 4 and rows.rivals and rows.siblings
    assert any(a.published is None for a in rows.articles)


@BIG
@BOTH
def test_every_article_has_one_place(rows: Rows, frame: Frame) -> None:
    picture = picture_of(rows, frame)
    family = family_of(rows)
    rows_shown = main_lines(family, frame)
    named = sum(bool(line.id) and not family.by_id[line.id].lost for line in rows_shown)
    assert len(picture.dots) + named == len(rows.articles)


@BIG
def test_it_fits_a_screen(rows: Rows) -> None:
    assert picture_of(rows).height < 650
    assert picture_of(rows, NARROW).height < 700
    assert len(picture_of(rows).nodes) <= 14


@pytest.mark.parametrize(
    ("rows", "frame"),
    [
        (crowd(500), WIDE),
        (crowd(500), NARROW),
        (crowd(500, 3, 1), WIDE),
        (crowd(500, 5, 60), WIDE),
        (crowd(500, 5, 60), NARROW),
        (large(500), WIDE),
    ],
)
def test_dots_do_not_lie_on_one_another(rows: Rows, frame: Frame) -> None:
    at: dict[float, list[float]] = {}
    for dot in picture_of(rows, frame).dots:
        at.setdefault(dot.y, []).append(dot.x)
    r = picture_of(rows, frame).dots[0].r
    for places in at.values():
        ordered = sorted(places)
        assert all(b - a >= 2 * r for a, b in pairwise(ordered))


def test_it_says_one_origin_so_many_copies() -> None:
    family = family_of(crowd(500))
    below = sorted((len(family.descendants(origin)) for origin in family.origins), reverse=True)
    picture = picture_of(crowd(500))
    assert picture.heads[0].text == f"One origin, {below[0]} articles: Highland Press Agency report (not in hand)"
    totals = [int(line.text) for node in picture.nodes for line in node.lines if line.css == "stem-total"]
    assert totals == [*below, 60] and below[0] > 100
    assert picture.nodes[0].shape == "lost"
    assert re.search(r"\d+ copies, \d+ reworked", " ".join(line.text for line in picture.nodes[0].lines))


def test_lines_within_a_family_stand_under_it() -> None:
    picture = picture_of(crowd(500, 7, 1))
    assert [node.shape for node in picture.nodes] == ["lost", "parent", "parent", ""]
    assert len(picture.edges) == 2 and len(picture.trunks) == 1


def test_thickness_says_how_much_is_shared() -> None:
    rows = crowd(500)
    half = tuple(
        derived("story-1", d.child, d.parent, d.kind, d.share / 4, d.confidence, d.credited) for d in rows.derivations
    )
    thin = Rows(rows.articles, rows.stories, rows.sources, rows.reports, (), half)
    assert picture_of(rows).spines[0].width > 1.5 * picture_of(thin).spines[0].width


def test_articles_without_relation_or_date() -> None:
    rows = crowd(500)
    bare = Rows(rows.articles, (Story("story-1", "No relation", tuple(a.id for a in rows.articles)),))
    picture = picture_of(bare)
    assert len(picture.dots) == 500 and [node.title for node in picture.nodes] == ["500 articles on their own"]
    undated = sum(a.published is None for a in rows.articles)
    assert picture.undated is not None
    assert sum(dot.x > picture.undated[0] for dot in picture.dots) >= undated


def test_the_layout_of_500_takes_less_than_a_second() -> None:
    rows = crowd(500)
    family = family_of(rows)
    start = time.process_time()
    lay_out(family, "s1", WIDE)
    assert time.process_time() - start < 1


def test_any_order_of_rows_gives_the_same_overview() -> None:
    rows = crowd(300)
    turned = Rows(**{name: tuple(reversed(getattr(rows, name))) for name in Rows.__dataclass_fields__})
    assert picture_of(rows) == picture_of(turned)
