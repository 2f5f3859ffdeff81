"""The layout of a family tree: one row a member, time from left to right.

Rows stand in reading order (depth first, each member under its main parent), so that lines of descent rarely cross;
the place on the time axis is `stemma.faces.pictures.places`.
"""

from __future__ import annotations

from datetime import UTC, datetime

from stemma.faces.family import Family, is_uncertain
from stemma.faces.passages import tint_of
from stemma.faces.pictures.braces import lay_out_braces
from stemma.faces.pictures.copies import MOST_ROWS, Row, copies_anchor, picture_rows
from stemma.faces.pictures.marks import EdgeMark, Frame, Line, NodeMark, Picture, web_address
from stemma.faces.pictures.places import Places
from stemma.faces.pictures.strokes import branch, trunks
from stemma.faces.pictures.words import all_credited, credited, fit, line_words, rootless
from stemma.faces.views import anchor
from stemma.faces.wording import VERBS, day, one_line, percent, when

ROOMY = 28.0  # a thick line needs so many pixels to be seen as a line
_SHORT = {"version": "version of", "partial": "in part from"}


def lay_out_tree(family: Family, prefix: str, frame: Frame, name: str) -> Picture:
    """One row a member; the first 150 rows. `prefix` starts the page's anchors, `name` the picture's own."""
    every = picture_rows(family)
    rows = every[:MOST_ROWS]
    height = frame.row if len(rows) <= 30 else frame.dense_row
    places = Places(family, [family.by_id[row.id] for row in rows], frame)
    top = 50.0 if places.axis.knots else 10.0
    ys = {row.id: top + height * (n + 0.5) for n, row in enumerate(rows)}
    edges = [
        _edge(family, row, parent, places, ys, prefix)
        for row in rows
        for parent in (family.parents(row.id)[:1] if row.copies else family.parents(row.id))
        if parent in ys
    ]
    every_y = ys | {copy: ys[row.id] for row in rows for copy in row.copies}
    braces = lay_out_braces(family, every_y, prefix, frame)
    return Picture(
        name=f"{name}-{int(frame.width)}",
        width=frame.width,
        height=top + height * len(rows) + 6,
        row=height,
        top=top,
        left=frame.left,
        right=frame.right,
        title=f"Family tree of “{one_line(family.story.title, 90)}”",
        description=_description(family),
        caption=places.axis.caption,
        ticks=places.axis.ticks,
        breaks=places.axis.breaks,
        undated=places.zone,
        trunks=_trunks(family, rows, places, ys),
        edges=tuple(sorted(edges, key=lambda e: (e.main, e.path))),
        nodes=tuple(_node(family, row, places, ys[row.id], prefix, frame, name) for row in rows),
        braces=braces,
        marks=_marks(family, rows, edges, bool(braces), places),
        more=sum(max(1, len(r.copies)) for r in every[MOST_ROWS:]),
    )


def _edge(family: Family, row: Row, parent: str, places: Places, ys: dict[str, float], prefix: str) -> EdgeMark:
    derivation = family.row(parent, row.id)
    above = family.by_id[parent]
    lines = [family.row(parent, c) for c in row.copies] or [derivation]
    main = family.main.get(row.id) == parent
    width = round(1.4 + 4.0 * min(1.0, max(line.share for line in lines)), 1) if main else 1.4
    what = line_words(family, parent, row.id)
    if row.copies:
        what = f"{row.title} from {above.label}, {all_credited(sum(not line.credited for line in lines))}"
    start, end = (places.x[parent], ys[parent]), (places.x[row.id], ys[row.id])
    width = width if end[0] - start[0] > ROOMY else min(width, 3.2)
    path, arrow = branch(start, end, _radius(family, row) + 2, width, main)
    return EdgeMark(
        path,
        width,
        arrow,
        sum(line.credited for line in lines) * 2 >= len(lines),
        sum(is_uncertain(line) for line in lines) * 2 > len(lines),
        main,
        f"#{anchor(prefix, 'edge', derivation.id)}",
        what,
    )


def _trunks(family: Family, rows: tuple[Row, ...], places: Places, ys: dict[str, float]) -> tuple[str, ...]:
    lines = []
    for row in rows:
        parent = family.main.get(row.id, "")
        if parent in ys:
            end = (places.x[row.id], ys[row.id])
            lines.append(((places.x[parent], ys[parent]), end, _radius(family, row) + 2))
    return trunks(lines)


def _radius(family: Family, row: Row) -> float:
    member = family.by_id[row.id]
    if row.copies:
        return 10.0 if len(row.copies) < 100 else 13.0
    return 10.0 if member.letter or row.id in family.origins or member.lost else 5.5


def _node(family: Family, row: Row, places: Places, y: float, prefix: str, frame: Frame, name: str) -> NodeMark:
    member = family.by_id[row.id]
    x, r = places.x[row.id], _radius(family, row)
    shape = (
        "stack"
        if row.copies
        else "lost"
        if member.lost
        else "origin"
        if row.id in family.origins
        else "parent"
        if member.letter
        else "leaf"
    )
    times = [t for c in row.copies[1:] if (t := family.by_id[c].time) is not None] if places.axis.knots else []
    rug = sorted({round(places.axis.x(t)) for t in times if places.axis.x(t) > x + r + 6})
    return NodeMark(
        round(x, 1),
        y,
        r,
        shape,
        str(len(row.copies)) if row.copies else member.letter or ("?" if member.lost else ""),
        tint_of(member.letter),
        bool(member.carries) and not row.copies,
        f"#{copies_anchor(name, row.id) if row.copies else anchor(prefix, 'member', row.id)}",
        web_address(member.article.url) if member.article and not row.copies else "",
        row.title or f"{member.label}: {member.title}",
        (round(max([x + r, *rug]) + 6, 1), frame.label_x - 8),
        None if row.copies else _whisker(family, row, places, r),
        tuple(map(float, rug)),
        _lines(family, row, y, frame),
    )


def _whisker(family: Family, row: Row, places: Places, r: float) -> tuple[float, float] | None:
    """The interval in which a member was published, where it is known no better and shows."""
    member = family.by_id[row.id]
    if not places.axis.knots or member.time is None or member.latest is None or member.latest - member.time <= 3600:
        return None
    ends = (places.axis.x(member.time), places.axis.x(member.latest))
    return ends if ends[1] - ends[0] > 2 * r else None


def _lines(family: Family, row: Row, y: float, frame: Frame) -> tuple[Line, ...]:
    member = family.by_id[row.id]
    published = member.article.published if member.article else None
    lost = "not in hand" if member.lost else when(published)
    how = _how(family, row)
    under = row.detail or member.title or ("known only through what took from it" if member.lost else "")
    x, w = frame.label_x, frame.label_width
    name = row.title or member.label
    if member.carries and not row.copies and fit(name, w, 15, bold=True) != name:
        name, under = member.outlet, f"{member.carrying} · {under}"
    weight = "stem-lost" if member.lost or row.copies else "stem-name"
    if frame.how_x is not None:
        stamp = _stretch(family, row) if row.copies else lost
        lines = [
            Line(x, y - 4, fit(name, w, 15, bold=True), weight),
            Line(x, y + 14, fit(under, w, 13.5), "stem-title"),
            Line(frame.how_x, y - 4, fit(stamp, frame.width - frame.how_x, 13), "stem-when"),
            Line(frame.how_x, y + 14, fit(how, frame.width - frame.how_x, 13), "stem-how"),
        ]
    else:
        lines = [
            Line(x, y - 24, fit(name, w, 15, bold=True), weight),
            Line(x, y - 6, fit(under, w, 13.5), "stem-title"),
            Line(x, y + 12, fit(_stretch(family, row) if row.copies else lost, w, 13), "stem-when"),
            Line(x, y + 30, fit(how, w, 13), "stem-how"),
        ]
    return tuple(line for line in lines if line.text)


def _stretch(family: Family, row: Row) -> str:
    """From which day to which those came that share a row."""
    times = sorted(t for c in row.copies if (t := family.by_id[c].time) is not None)
    if not times:
        return "no date"
    first, last = (datetime.fromtimestamp(t, UTC) for t in (times[0], times[-1]))
    if first.date() == last.date():
        return day(first)
    return f"{day(first, year=first.year != last.year)} – {day(last)}"


def _how(family: Family, row: Row) -> str:
    """How a member descends, in a few words."""
    parents = family.parents(row.id)
    if not parents:
        return rootless(family, row.id)
    derivation = family.row(parents[0], row.id)
    letter = family.by_id[parents[0]].letter
    others = "+".join(family.by_id[p].letter for p in parents[1:4])
    if row.copies:
        silent = sum(not family.row(parents[0], c).credited for c in row.copies)
        return f"from {letter}, {all_credited(silent)}"
    verb = _SHORT.get(derivation.kind, VERBS[derivation.kind])
    return f"{verb} {letter}{f' (+{others})' if others else ''}, {percent(derivation.share)}, {credited(derivation)}"


def _marks(
    family: Family, rows: tuple[Row, ...], edges: list[EdgeMark], braces: bool, places: Places
) -> frozenset[str]:
    members = [family.by_id[row.id] for row in rows if not row.copies]
    said = {
        "origin": any(m.id in family.origins and not m.lost for m in members),
        "lost": any(m.lost for m in members),
        "carries": any(m.carries for m in members),
        "leaf": any(not m.letter and m.id not in family.origins for m in members),
        "parent": any(m.letter and m.id not in family.origins and not m.lost for m in members),
        "credited": any(e.credited for e in edges),
        "silent": any(not e.credited for e in edges),
        "thick": bool(edges),
        "uncertain": any(e.uncertain for e in edges),
        "sibling": braces,
        "stack": any(r.copies for r in rows),
        "undated": places.zone is not None,
        "break": bool(places.axis.breaks),
    }
    return frozenset(mark for mark, there in said.items() if there)


def _description(family: Family) -> str:
    """The tree in sentences, for those who cannot see it; at most forty members."""
    parts = []
    for member in family.members[:40]:
        parents = family.parents(member.id)
        how = "; ".join(f"{VERBS[family.row(p, member.id).kind]} {family.by_id[p].label}" for p in parents)
        parts.append(f"{member.label}: {how or rootless(family, member.id)}.")
    rest = len(family.members) - 40
    return " ".join(parts) + (f" And {rest} more." if rest > 0 else "")
