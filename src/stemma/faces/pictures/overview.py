"""The overview of a large family, one screen high: a row a line of descent, a dot an article, time from left to right.

It is to say at a glance behind how many articles each origin stands. Dots above a row's line are near-identical
copies, dots below it rewrite it or take part of it. `stemma.faces.pictures.figure` opens each family.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from stemma.faces.family import Family, is_uncertain
from stemma.faces.passages import tint_of
from stemma.faces.pictures.captions import NARROW_BOARD, WIDE_BOARD, Board, description, headings, row_words
from stemma.faces.pictures.copies import is_copy
from stemma.faces.pictures.marks import Dot, EdgeMark, Frame, NodeMark, Picture, Spine, web_address
from stemma.faces.pictures.places import Places
from stemma.faces.pictures.strands import Strand, strands
from stemma.faces.pictures.strokes import branch, trunks
from stemma.faces.pictures.swarm import Place, Swarms, fit_swarms, stack
from stemma.faces.pictures.words import line_words
from stemma.faces.views import anchor
from stemma.faces.wording import one_line, when

WIDE_ROWS, NARROW_ROWS = 12, 6
NODE = 10.0
_Mark = tuple[Place, str]


@dataclass(frozen=True, slots=True)
class _Row:
    """A row, placed: its line stands at `y`, the row reaches from `top`. `sides`: places and ids of its dots."""

    strand: Strand
    sides: tuple[list[_Mark], list[_Mark]]
    top: float
    y: float
    end: float


def main_lines(family: Family, frame: Frame) -> tuple[Strand, ...]:
    """The lines that an overview shows: twelve besides small families and loners, six in a narrow window."""
    return strands(family, WIDE_ROWS if frame.how_x else NARROW_ROWS)


def lay_out_overview(family: Family, prefix: str, frame: Frame, opens: Mapping[str, str]) -> Picture:
    """Lay out an overview in a window as wide as `frame`.

    `opens` names the anchor of the part in which each root (and all that descends from it) is told of.
    """
    board = WIDE_BOARD if frame.how_x else NARROW_BOARD
    lines = main_lines(family, frame)
    places = Places(family, family.members, board.frame)
    rows, swarms = _rows(family, lines, places, board)
    ys = {row.strand.id: row.y for row in rows if row.strand.id}
    dots = [_dots(family, row, swarms, prefix) for row in rows]
    marks = _key_marks(family, lines, dots) | ({"break"} if places.axis.breaks else set())
    return Picture(
        name=f"{prefix}-{int(frame.width)}",
        width=frame.width,
        height=rows[-1].end + 4,
        row=0,
        top=board.top,
        left=board.frame.left,
        right=board.frame.right,
        title=f"Family tree of “{one_line(family.story.title, 90)}”: its main lines",
        description=description(family, lines),
        caption=places.axis.caption,
        ticks=places.axis.ticks,
        breaks=places.axis.breaks,
        undated=places.zone,
        trunks=_trunks(lines, ys, places),
        edges=tuple(_edge(family, row, ys, places, prefix) for row in lines if row.under),
        nodes=tuple(_node(family, row, places, board, opens) for row in rows),
        braces=(),
        marks=frozenset(marks),
        base=rows[-1].end,
        spines=tuple(_spine(family, row, places, swarm) for row, swarm in zip(rows, dots, strict=True)),
        dots=tuple(dot for swarm in dots for dot in swarm),
        heads=headings(family, lines, board),
        rules=tuple(row.top for row in rows[1:] if not row.strand.under),
    )


def _rows(family: Family, lines: tuple[Strand, ...], places: Places, board: Board) -> tuple[tuple[_Row, ...], Swarms]:
    sided = [_sided(family, line, places) for line in lines]
    bare = [([at for at, _ in up], [at for at, _ in down]) for up, down in sided]
    swarms = fit_swarms(bare, board.least, board.most - board.text * len(lines))
    rows, top = [], board.top
    for line, sides, (up, down) in zip(lines, sided, swarms.heights, strict=True):
        y = round(top + board.text + up, 1)
        rows.append(_Row(line, sides, top, y, round(y + down, 1)))
        top = rows[-1].end
    return tuple(rows), swarms


def _dots(family: Family, row: _Row, swarms: Swarms, prefix: str) -> tuple[Dot, ...]:
    dots = []
    for side, down in zip(row.sides, (-1, 1), strict=True):
        for (_, name), (x, level) in zip(side, stack([at for at, _ in side], swarms.r), strict=True):
            dots.append(_dot(family, name, (x, row.y + down * swarms.away(level)), swarms.r, prefix))
    return tuple(dots)


def _sided(family: Family, row: Strand, places: Places) -> tuple[list[_Mark], list[_Mark]]:
    """Place and id of each of a row's articles from left to right: those above the line, those below it."""
    above: list[_Mark] = []
    below: list[_Mark] = []
    undated = 0
    least = places.x[row.id] + NODE + 5 if row.id else 0
    last = places.axis.knots[-1][1] if places.axis.knots else 0
    for name in row.articles:
        x, limit = max(least, places.x[name]), last
        if name in places.times:
            x = max(least, places.axis.x(places.times[name]))
        elif places.zone and places.zone[0] < x:
            x = places.zone[0] + 6 + undated * 8 % (places.zone[1] - places.zone[0] - 10)
            limit, undated = places.zone[1] - 4, undated + 1
        parents = family.parents(name)
        copy = is_copy(family.row(parents[0], name)) if parents else len(above) < len(below)
        (above if copy else below).append(((round(x, 1), limit), name))
    return sorted(above), sorted(below)


def _dot(family: Family, name: str, at: tuple[float, float], r: float, prefix: str) -> Dot:
    member, parents = family.by_id[name], family.parents(name)
    published = member.article.published if member.article else None
    css, href = "alone", anchor(prefix, "member", name)
    said = f"{member.label}: {member.title}"
    if parents:
        row = family.row(parents[0], name)
        css = ("said" if row.credited else "silent") + (" unsure" if is_uncertain(row) else "")
        said, href = line_words(family, parents[0], name), anchor(prefix, "edge", row.id)
    url = web_address(member.article.url) if member.article else ""
    return Dot(round(at[0], 1), round(at[1], 1), r, css, f"#{href}", url, f"{said} ({when(published)})")


def _spine(family: Family, placed: _Row, places: Places, swarm: tuple[Dot, ...]) -> Spine:
    row, y = placed.strand, placed.y
    start = places.x[row.id] if row.id else min((d.x for d in swarm), default=0)
    shares = [family.row(p, n).share for n in row.articles for p in family.parents(n)[:1]]
    width = 1.2 + 4.2 * min(1.0, sum(shares) / len(shares)) if shares and row.id else 1.0
    end = max((d.x for d in swarm), default=start)
    return Spine(start, max(start, end), y, round(width, 1), tint_of(family.by_id[row.id].letter) if row.id else 0)


def _node(family: Family, placed: _Row, places: Places, board: Board, opens: Mapping[str, str]) -> NodeMark:
    row, y = placed.strand, placed.y
    member = family.by_id.get(row.id)
    shape = "" if member is None else "lost" if member.lost else row.kind
    title, lines = row_words(family, row, board, y, placed.top)
    return NodeMark(
        round(places.x[row.id], 1) if member else 0.0,
        y,
        NODE,
        shape,
        member.letter if member else "",
        tint_of(member.letter) if member else 0,
        bool(member and member.carries),
        f"#{opens[family.root(row.id or row.articles[0])]}",
        web_address(member.article.url) if member and member.article else "",
        title,
        (0.0, 0.0),
        None,
        (),
        lines,
    )


def _edge(family: Family, row: Strand, ys: dict[str, float], places: Places, prefix: str) -> EdgeMark:
    line = family.row(row.under, row.id)
    start, end = (places.x[row.under], ys[row.under]), (places.x[row.id], ys[row.id])
    width = round(1.4 + 4.0 * min(1.0, line.share), 1)
    path, arrow = branch(start, end, NODE + 2, width, main=True)
    title, href = line_words(family, row.under, row.id), f"#{anchor(prefix, 'edge', line.id)}"
    return EdgeMark(path, width, arrow, line.credited, is_uncertain(line), True, href, title)


def _trunks(rows: tuple[Strand, ...], ys: dict[str, float], places: Places) -> tuple[str, ...]:
    at = {name: (places.x[name], y) for name, y in ys.items()}
    return trunks((at[row.under], at[row.id], NODE + 2) for row in rows if row.under)


def _key_marks(family: Family, rows: tuple[Strand, ...], swarms: list[tuple[Dot, ...]]) -> frozenset[str]:
    styles = {style for swarm in swarms for dot in swarm for style in dot.css.split()}
    members = [family.by_id[row.id] for row in rows if row.id]
    marks = {f"dot-{style}" for style in styles} | {"sides", "thick"}
    marks |= {"lost"} if any(m.lost for m in members) else set()
    marks |= {row.kind for row in rows if row.id and not family.by_id[row.id].lost}
    marks |= {"credited" if family.row(r.under, r.id).credited else "silent" for r in rows if r.under}
    marks |= {"carries"} if any(m.carries for m in members) else set()
    return frozenset(marks)
