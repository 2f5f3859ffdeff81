"""The figure: both pictures open to the same lists, which stand on the page once."""

from __future__ import annotations

import re
from graphlib import TopologicalSorter
from pathlib import Path

import pytest
from faces.cablecar import nine
from faces.crowd import crowd
from faces.standin import Rows, large

import stemma.faces.pictures
from stemma.faces.family import Index
from stemma.faces.pictures.drawing import draw_svg, figure_html
from stemma.faces.pictures.figure import lay_out, make_figure
from stemma.faces.pictures.marks import NARROW, WIDE, Figure, Part


def figure_of(rows: Rows) -> Figure:
    return make_figure(Index(rows).family(rows.stories[0].id))


def figures_of(figure: Figure) -> list[Figure]:
    return [figure, *(part.figure for part in figure.parts if part.figure)]


EACH = pytest.mark.parametrize(
    "rows",
    [nine(), crowd(50), crowd(500), crowd(500, 5, 60), large(500)],
    ids=["9", "50", "500", "many", "large"],
)


@EACH
def test_what_a_picture_opens_stands_on_the_page_once(rows: Rows) -> None:
    figure = figure_of(rows)
    page = figure_html(figure)
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    for one in figures_of(figure):
        for picture in (one.wide, one.narrow):
            inner = {node.href[1:] for node in picture.nodes if node.shape == "stack" or picture.dots}
            assert inner <= set(ids)
    entries = re.findall(r'<li><a href="#([^"]+)">', page)
    assert len(entries) == len(set(entries)), "an article stands in one list"


@EACH
def test_a_figure_is_the_layout_for_both_widths(rows: Rows) -> None:
    family, figure = Index(rows).family(rows.stories[0].id), figure_of(rows)
    assert figure.wide == lay_out(family, "s1", WIDE) and figure.narrow == lay_out(family, "s1", NARROW)
    assert draw_svg(figure.wide) in figure_html(figure)


def test_shared_rows_open_to_outlets_with_links() -> None:
    figure = figure_of(crowd(50))
    stacks = [node for node in figure.wide.nodes if node.shape == "stack"]
    page = figure_html(figure)
    assert page.count("<details") == len(figure.copies) == len(stacks) > 0
    for node, copies in zip(stacks, figure.copies, strict=True):
        assert node.letter == str(len(copies.articles)) and node.href == f"#{copies.anchor}"
        assert node.title.endswith("near-identical copies") and copies.title.startswith(f"{node.title} of ")
        for listed in copies.articles:
            assert f'<a href="{listed.href}"><bdi>{listed.outlet}</bdi></a>' in page


def test_parts_hold_all_and_links_lead_into_them() -> None:
    figure = figure_of(crowd(500))
    anchors = [f"#{part.anchor}" for part in figure.parts]
    assert [node.href for node in figure.wide.nodes] == anchors
    assert {node.href for node in figure.narrow.nodes} < set(anchors), "the smaller families open to the first of them"
    assert sum(map(held, figure.parts)) == 500


def held(part: Part) -> int:
    if not part.figure:
        return len(part.articles)
    assert not part.figure.wide.more
    stacked = sum(len(copies.articles) for copies in part.figure.copies)
    return stacked + sum(node.shape not in ("stack", "lost") for node in part.figure.wide.nodes)


def test_a_part_names_parents_in_other_parts() -> None:
    pictures = [part.figure.wide for part in figure_of(crowd(500)).parts if part.figure]
    how = [line.text for picture in pictures for node in picture.nodes for line in node.lines if line.css == "stem-how"]
    assert any(re.search(r" [A-Z]\d? \(\+[A-Z]\d?\), ", text) for text in how)


def test_a_part_too_large_for_its_picture_says_so() -> None:
    figure = figure_of(crowd(500, 5, 60))
    (part,) = [p.figure for p in figure.parts if p.figure and p.figure.wide.more]
    assert len(part.wide.nodes) == 150
    assert f"{part.wide.more} more members stand in the lists below" in figure_html(figure)


def test_more_than_forty_rows_make_an_overview() -> None:
    assert figure_of(large(90)).parts and not figure_of(crowd(50)).parts
    assert len(figure_of(crowd(50)).wide.nodes) <= 40


def test_a_legend_stands_below_each_picture() -> None:
    page = figure_html(figure_of(crowd(500)))
    assert page.count('<ul class="legend">') == page.count('class="wide"') > 10
    assert "copies above the line, rewritten or in part below" in page and "several in one row, by number" in page
    assert 'class="only-wide"' in page, "a window without a time axis needs no word on its breaks"


def test_arrows_point_down_within_the_pictures() -> None:
    files = Path(stemma.faces.pictures.__path__[0]).glob("*.py")
    texts = {path.stem: path.read_text("utf-8") for path in files}
    looks = {name: set(re.findall(r"from stemma\.faces\.pictures\.(\w+)", text)) for name, text in texts.items()}
    assert list(TopologicalSorter(looks).static_order())[-1] is not None, "no circle"
    above = {"compose", "report", "sheet", "terminal", "claims", "export", "exports"}
    assert not above & {name for text in texts.values() for name in re.findall(r"from stemma\.faces\.(\w+)", text)}
