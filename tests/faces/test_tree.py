"""The picture: order, places on the axis, nothing on top of anything else."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from faces.cablecar import nine
from faces.standin import Rows, hostile, large, one_origin

from stemma.faces.axis import fit_axis
from stemma.faces.family import Family, Index, build_family
from stemma.faces.picture import NARROW, WIDE, Frame, Picture, tree_svg
from stemma.faces.tree import lay_out


def family_of(rows: Rows) -> Family:
    return build_family(Index(rows), rows.stories[0])


def picture_of(rows: Rows, frame: Frame = WIDE) -> Picture:
    return lay_out(family_of(rows), rows.siblings, "s1", frame)


def names(rows: Rows) -> list[tuple[str, int]]:
    return [(member.outlet, member.depth) for member in family_of(rows).members]


def at(hour: float, day: int = 1, month: int = 3) -> float:
    return datetime(2031, month, day, int(hour), int(hour % 1 * 60), tzinfo=UTC).timestamp()


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
    "rows", [nine(), one_origin(), large(60), large(500), hostile()], ids=lambda r: str(len(r.articles))
)
@pytest.mark.parametrize("frame", [WIDE, NARROW], ids=["wide", "narrow"])
def test_no_label_lies_on_another_and_all_lies_inside(rows: Rows, frame: Frame) -> None:
    picture = picture_of(rows, frame)
    lines = sorted((line for node in picture.nodes for line in node.lines), key=lambda line: (line.x, line.y))
    assert all(b.y - a.y >= 15 for a, b in pairwise(lines) if a.x == b.x)
    assert all(0 < line.y < picture.height and len(line.text) < 90 for line in lines)
    assert all(10 <= node.x <= frame.right for node in picture.nodes)
    for a, b in pairwise(picture.ticks):
        assert b.x - a.x >= 40


@pytest.mark.parametrize(("number", "most"), [(5, 5), (40, 40), (60, 60), (500, 150)])
def test_large_families_share_rows(number: int, most: int) -> None:
    rows = large(number)
    picture = picture_of(rows)
    assert len(picture.nodes) <= most
    stacks = [node for node in picture.nodes if node.shape == "stack"]
    assert bool(stacks) == (number > 40)
    if stacks:
        assert stacks[0].title.startswith("and ") and "near-identical copies" in stacks[0].title


def test_svg_is_well_formed_and_named() -> None:
    for rows in (nine(), hostile(), Rows(stories=large(1).stories, articles=large(1).articles)):
        svg = tree_svg(picture_of(rows), standalone=True)
        root = ElementTree.fromstring(svg)
        assert [child.tag.rpartition("}")[2] for child in root][:2] == ["title", "desc"]
        assert "<script" not in svg


def test_an_axis_of_a_day_has_hours() -> None:
    axis = fit_axis([at(8), at(9.5), at(11), at(14)], 0, 400)
    assert axis.caption == "1 Mar 2031 (UTC)"
    assert {tick.label for tick in axis.ticks} >= {"12:00", "09:00"}
    assert not axis.breaks


def test_a_gap_of_months_does_not_squash_the_rest() -> None:
    axis = fit_axis([at(8), at(9), at(10), at(11), at(9, 1, 9)], 0, 400)
    assert [gap.label for gap in axis.breaks] == ["6 months"]
    assert axis.x(at(11)) > 150
    assert axis.ticks[-1].label == "1 Sep"


def test_places_keep_the_order_of_time() -> None:
    times = [at(1), at(1.1), at(3), at(9), at(4, 20), at(5, 2, 6)]
    places = [fit_axis(times, 0, 300).x(time) for time in times]
    assert places == sorted(places) and places[0] == 0 and round(places[-1]) == 300
