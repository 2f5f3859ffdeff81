"""The picture: order, places on the axis, nothing on top of anything else."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from faces.cablecar import nine
from faces.crowd import crowd
from faces.standin import Rows, derived, hostile, large, one_origin

from stemma.faces.family import Family, Index, build_family
from stemma.faces.pictures.drawing import draw_svg
from stemma.faces.pictures.figure import lay_out
from stemma.faces.pictures.marks import NARROW, WIDE, Frame, Picture


def family_of(rows: Rows) -> Family:
    return build_family(Index(rows), rows.stories[0])


def picture_of(rows: Rows, frame: Frame = WIDE) -> Picture:
    return lay_out(family_of(rows), "s1", frame)


def names(rows: Rows) -> list[tuple[str, int]]:
    return [(member.outlet, member.depth) for member in family_of(rows).members]


def test_reading_order_is_depth_first_and_by_time() -> None:
    assert names(nine()) == [
        ("Sarrow Valley Post", 0),
        ("Evening Mail", 1),
        ("Radio Brenna", 2),
        ("High Country", 1),
        ("Northern Times", 0),
        ("Daily Lantern", 1),
        ("The Clarion", 1),
        ("Brenna Today", 1),
        ("Workers’ Weekly", 0),
    ]


def test_any_order_of_rows_gives_the_same_picture() -> None:
    rows = nine()
    turned = Rows(**{name: tuple(reversed(getattr(rows, name))) for name in Rows.__dataclass_fields__})
    assert picture_of(rows) == picture_of(turned)


def test_a_licensed_republication_stands_for_its_report() -> None:
    family = family_of(nine())
    wire = next(member for member in family.members if member.outlet == "Northern Times")
    assert wire.label == "Northern Times — carries Highland Press Agency report"
    assert len(family.members) == 9, "the report is no member of its own"
    assert len(family.descendants(wire.id)) == 3


def test_a_lost_report_stands_first_and_left_of_all_that_took_from_it() -> None:
    picture = picture_of(one_origin())
    lost, *others = picture.nodes
    assert lost.shape == "lost" and all(lost.x < node.x for node in others)


def test_time_runs_to_the_right_and_undated_articles_have_a_zone() -> None:
    picture = picture_of(nine())
    by_title = {node.title.split(":")[0]: node for node in picture.nodes}
    assert by_title["Sarrow Valley Post"].x < by_title["Evening Mail"].x < by_title["High Country"].x
    assert picture.undated is not None
    assert picture.undated[0] < by_title["Radio Brenna"].x < picture.undated[1]
    assert all(node.x < picture.undated[0] for title, node in by_title.items() if title != "Radio Brenna")


def test_edges_say_how_sure_and_whether_credited() -> None:
    edges = {edge.title: edge for edge in picture_of(nine()).edges}
    sure = next(edge for title, edge in edges.items() if title.startswith("The Clarion"))
    unsure = next(edge for title, edge in edges.items() if title.startswith("Radio Brenna"))
    assert sure.credited and not sure.uncertain and not unsure.credited and unsure.uncertain
    assert sure.width > unsure.width
    assert not any(" mentions " in title for title in edges), "a mere citation is no descent"
    assert len(edges) == 7


@pytest.mark.parametrize(
    "rows",
    [nine(), one_origin(), large(60), large(500), hostile(), crowd(5), crowd(50), crowd(500), crowd(500, 3, 1)],
    ids=lambda r: f"{len(r.articles)}-{len(r.reports)}",
)
@pytest.mark.parametrize("frame", [WIDE, NARROW], ids=["wide", "narrow"])
def test_no_label_lies_on_another_and_all_lies_inside(rows: Rows, frame: Frame) -> None:
    picture = picture_of(rows, frame)
    lines = sorted((line for node in picture.nodes for line in node.lines), key=lambda line: (line.x, line.y))
    assert all(b.y - a.y >= 15 for a, b in pairwise(lines) if a.x == b.x)
    assert all(0 < line.y < picture.height and len(line.text) < 90 for line in lines)
    assert all(10 <= node.x <= picture.right for node in picture.nodes if node.shape)
    assert all(picture.top < dot.y < picture.foot and 0 < dot.x < picture.width for dot in picture.dots)
    for a, b in pairwise(picture.ticks):
        assert b.x - a.x >= 40


@pytest.mark.parametrize(("number", "stacked"), [(5, False), (15, False), (50, True)])
def test_larger_families_share_rows(number: int, stacked: bool) -> None:
    picture = picture_of(crowd(number))
    stacks = [node for node in picture.nodes if node.shape == "stack"]
    assert bool(stacks) == stacked and len(picture.nodes) <= 40 and not picture.dots


def test_copies_show_when_they_came() -> None:
    picture = picture_of(crowd(50))
    node = next(node for node in picture.nodes if node.shape == "stack")
    assert len(node.rug) > 5 and list(node.rug) == sorted(node.rug) and node.rug[0] > node.x


def test_articles_that_share_a_row_may_have_other_parents_each() -> None:
    rows = crowd(60, 3, 2)
    parents = [member.id for member in family_of(rows).members if member.letter]
    texts = rows.articles[-7:]
    lines = [derived("story-1", a.id, parents[0], "rewritten", 0.4, 0.9, True) for a in texts]
    lines += [
        derived("story-1", a.id, parents[1 + n % 3], "partial", 0.1, 0.9, True, ("second",))
        for n, a in enumerate(texts)
    ]
    picture = picture_of(replace(rows, derivations=(*rows.derivations, *lines)))
    assert any("rewritten versions" in node.title for node in picture.nodes)


def test_trunks_are_no_line_of_descent() -> None:
    picture = picture_of(nine())
    assert len(picture.trunks) == 3, "one a parent"
    assert all(path.count("V") == 1 for path in picture.trunks)


def test_svg_is_well_formed_and_named() -> None:
    for rows in (nine(), hostile(), Rows(stories=large(1).stories, articles=large(1).articles)):
        svg = draw_svg(picture_of(rows))
        root = ElementTree.fromstring(svg)
        assert [child.tag.rpartition("}")[2] for child in root][:2] == ["title", "desc"]
        assert "<script" not in svg
