"""The layout of a family tree: one row a member, time from left to right.

Rows stand in reading order (depth first, each member under its main parent), so that lines of descent rarely cross;
the place on the time axis is `stemma.faces.axis`. A member known only to the day stands at the earliest moment that is
not before its parent, with a thin bar over the whole interval. What has no date stands before its earliest dated
descendant, or else in a zone of its own. A member is moved right where its line would otherwise have no room.
"""

from __future__ import annotations

import networkx as nx

from stemma.faces.axis import Axis, fit_axis
from stemma.faces.copies import Row, picture_rows
from stemma.faces.family import Family, Member, is_uncertain
from stemma.faces.passages import tint_of
from stemma.faces.picture import WIDE, Brace, EdgeMark, Frame, Line, NodeMark, Picture, fit
from stemma.faces.views import anchor
from stemma.faces.wording import VERBS, count, one_line, percent, standing, when
from stemma.model import Sibling

LANES, STEP, MOST_ROWS = 4, 34.0, 150


def lay_out(family: Family, siblings: tuple[Sibling, ...] = (), prefix: str = "s1", frame: Frame = WIDE) -> Picture:
    """Lay a family out in a frame. `prefix` is that of the page's anchors."""
    every = picture_rows(family)
    rows = every[:MOST_ROWS]
    height = frame.row if len(rows) <= 30 else frame.dense_row
    places = _Places(family, rows, frame)
    top = 58.0 if places.axis.knots else 10.0
    ys = {row.id: top + height * (n + 0.5) for n, row in enumerate(rows)}
    edges = [
        _edge(family, row, parent, places, ys, prefix) for row in rows for parent in _drawn_parents(family, row, ys)
    ]
    braces = _braces(family, siblings, ys, prefix, frame)
    nodes = tuple(_node(family, row, places, ys[row.id], prefix, frame, top) for row in rows)
    title = f"Family tree of “{one_line(family.story.title, 90)}”"
    return Picture(
        f"{prefix}-{int(frame.width)}",
        frame.width,
        top + height * len(rows) + 6,
        height,
        top,
        frame.left,
        frame.right,
        title,
        _description(family),
        places.axis.caption,
        places.axis.ticks,
        places.axis.breaks,
        places.zone,
        tuple(sorted(edges, key=lambda e: (e.main, e.path))),
        nodes,
        braces,
        _marks(family, rows, edges, bool(braces), places),
        sum(max(1, len(r.copies)) for r in every[MOST_ROWS:]),
    )


def _drawn_parents(family: Family, row: Row, ys: dict[str, float]) -> list[str]:
    return [p for p in family.parents(row.id) if p in ys]


class _Places:
    """Where each row stands from left to right."""

    axis: Axis
    zone: tuple[float, float] | None

    def __init__(self, family: Family, rows: tuple[Row, ...], frame: Frame) -> None:
        self.axis, self.zone = fit_axis((), 0, 0), None
        by_id = family.by_id
        shown = [by_id[row.id] for row in rows]
        depth = max((m.depth for m in shown), default=0)
        self.x: dict[str, float] = {}
        if frame.how_x is None:
            self.step = min(24.0, (frame.right - frame.left) / max(1, depth))
            self.x = {m.id: frame.left + m.depth * self.step for m in shown}
            return
        times = _times(family, shown)
        lead = STEP if times and any(m.time is None and self._early(family, m) for m in shown) else 0
        bare = [m for m in shown if m.time is None and not (m.lost or self._early(family, m))]
        if bare and times:
            self.zone = (frame.right - 52, frame.right)
        right = self.zone[0] - 18 if self.zone else frame.right
        self.axis = fit_axis(times.values(), frame.left + lead, right)
        self.step = min(STEP, (right - frame.left) / (depth + 1.5))
        for member in shown:
            self.x[member.id] = self._place(family, member, times, frame, right)

    @staticmethod
    def _early(family: Family, member: Member) -> bool:
        """Whether something dated descends from `member`."""
        return any(family.by_id[n].time is not None for n in nx.descendants(family.graph, member.id))

    def _place(self, family: Family, member: Member, times: dict[str, float], frame: Frame, right: float) -> float:
        parents = [self.x[p] for p in family.parents(member.id) if p in self.x]
        if member.id in times:
            x = self.axis.x(times[member.id])
            if parents and not self._contradicts(family, member, times):
                x = max(x, parents[0] + self.step)
            return min(x, right)
        below = [self.axis.x(times[n]) for n in nx.descendants(family.graph, member.id) if n in times]
        if below:
            return max(frame.left, min(below) - STEP, *(p + self.step for p in parents[:1]))
        if self.zone:
            return sum(self.zone) / 2
        return min(parents[0] + self.step if parents else frame.left + 4, right)

    @staticmethod
    def _contradicts(family: Family, member: Member, times: dict[str, float]) -> bool:
        """Whether the dates say that `member` came before its main parent: then it is drawn so."""
        parent = family.main[member.id]
        return parent in times and times[member.id] < times[parent]


def _times(family: Family, shown: list[Member]) -> dict[str, float]:
    """A moment for each dated member: its earliest, but not before its main parent where its interval allows that."""
    times: dict[str, float] = {}
    for member in shown:
        if member.time is None:
            continue
        latest = member.latest if member.latest is not None else member.time
        parent = times.get(family.main.get(member.id, ""), member.time)
        times[member.id] = max(member.time, min(parent, latest))
    return times


def _edge(family: Family, row: Row, parent: str, places: _Places, ys: dict[str, float], prefix: str) -> EdgeMark:
    derivation = family.row(parent, row.id)
    above, here = family.by_id[parent], family.by_id[row.id]
    x0, y0, x1, y1 = places.x[parent], ys[parent], places.x[row.id], ys[row.id]
    main = family.main.get(row.id) == parent
    share = (
        max((family.row(parent, c).share for c in row.copies), default=derivation.share)
        if row.copies
        else derivation.share
    )
    width = round(1.4 + 4.0 * min(1.0, share), 1)
    what = (
        f"{count(len(row.copies), 'copy', 'copies')} of {above.label}"
        if row.copies
        else f"{here.label} {VERBS[derivation.kind]} {above.label}: {percent(derivation.share)} of its words"
    )
    path, arrow = _draw((x0, y0), (x1, y1), _radius(family, row) + 2, width, main)
    return EdgeMark(
        path,
        width,
        arrow,
        derivation.credited,
        is_uncertain(derivation),
        main,
        f"#{anchor(prefix, 'edge', derivation.id)}",
        f"{what}, {'credited' if derivation.credited else 'not credited'}",
    )


def _draw(
    start: tuple[float, float], end: tuple[float, float], gap: float, width: float, main: bool
) -> tuple[str, str]:
    """Path and arrow head: down from the parent and right into the child, with a round corner.

    A minor parent's line, and one with no room for the corner, comes in from above or below.
    """
    (x0, y0), (x1, y1) = start, end
    half = 3.4 + width * 0.4
    tip = x1 - gap
    if main and tip - 8 > x0 + 2 and y1 > y0:
        bend = min(14.0, tip - 6 - x0, y1 - y0)
        path = f"M{x0:.1f} {y0:.1f}V{y1 - bend:.1f}Q{x0:.1f} {y1:.1f} {x0 + bend:.1f} {y1:.1f}H{tip - 6:.1f}"
        return path, f"{tip - 8:.1f},{y1 - half:.1f} {tip:.1f},{y1:.1f} {tip - 8:.1f},{y1 + half:.1f}"
    down = 1 if y1 > y0 else -1
    tip = y1 - down * gap
    middle = tip - down * min(34.0, abs(tip - y0) * 0.5)
    path = f"M{x0:.1f} {y0:.1f}C{x0:.1f} {middle:.1f} {x1:.1f} {middle:.1f} {x1:.1f} {tip - down * 6:.1f}"
    back = tip - down * 8
    return path, f"{x1 - half:.1f},{back:.1f} {x1:.1f},{tip:.1f} {x1 + half:.1f},{back:.1f}"


def _radius(family: Family, row: Row) -> float:
    member = family.by_id[row.id]
    return 10.0 if member.letter or row.id in family.origins or member.lost else 5.5


def _node(family: Family, row: Row, places: _Places, y: float, prefix: str, frame: Frame, top: float) -> NodeMark:
    member = family.by_id[row.id]
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
    x, r = places.x[row.id], _radius(family, row)
    whisker = None
    if (
        places.axis.knots
        and member.time is not None
        and member.latest is not None
        and member.latest - member.time > 3600
    ):
        ends = (places.axis.x(member.time), places.axis.x(member.latest))
        whisker = ends if ends[1] - ends[0] > 2 * r else None
    return NodeMark(
        round(x, 1),
        y,
        r,
        shape,
        member.letter,
        tint_of(member.letter),
        bool(member.carries) and not row.copies,
        f"#{prefix}-articles" if row.copies else f"#{anchor(prefix, 'member', row.id)}",
        row.title or f"{member.label}: {member.title}",
        (round(x + r + 4, 1), frame.label_x - 8),
        whisker,
        _lines(family, row, y, frame),
    )


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
        stamp = "" if row.copies else lost
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
            Line(x, y + 12, fit("" if row.copies else lost, w, 13), "stem-when"),
            Line(x, y + 30, fit(how, w, 13), "stem-how"),
        ]
    return tuple(line for line in lines if line.text)


def _how(family: Family, row: Row) -> str:
    """How a member descends, in a few words."""
    parents = family.parents(row.id)
    if not parents:
        return standing(row.id in family.origins, family.by_id[row.id].lost)
    derivation = family.row(parents[0], row.id)
    letter = family.by_id[parents[0]].letter
    others = "+".join(family.by_id[p].letter for p in parents[1:4])
    said = "credited" if derivation.credited else "uncredited"
    if row.copies:
        silent = sum(not family.row(parents[0], c).credited for c in row.copies)
        return f"from {letter}, {'all credited' if not silent else f'{silent} uncredited'}"
    verb = {"version": "version of"}.get(derivation.kind, VERBS[derivation.kind])
    return f"{verb} {letter}{f' (+{others})' if others else ''}, {percent(derivation.share)}, {said}"


def _braces(
    family: Family, siblings: tuple[Sibling, ...], ys: dict[str, float], prefix: str, frame: Frame
) -> tuple[Brace, ...]:
    """Dotted links for siblings that no drawn parent joins, in as many lanes as they need; at most four lanes."""
    free: list[float] = []
    braces: list[Brace] = []
    pairs = [(min(ys[s.a], ys[s.b]), max(ys[s.a], ys[s.b]), s) for s in siblings if s.a in ys and s.b in ys]
    for top, bottom, row in sorted(pairs, key=lambda p: (p[0], p[1], p[2].id)):
        if set(family.parents(row.a)) & set(family.parents(row.b)):
            continue
        lane = next((n for n, end in enumerate(free) if end < top), len(free))
        if lane == LANES:
            continue
        free[lane : lane + 1] = [bottom]
        out = frame.label_x - 12
        inner = out - 8 - lane * (8 if frame.how_x else 3)
        a, b = family.by_id[row.a].label, family.by_id[row.b].label
        upper, lower = top + 4, bottom - 4
        path = f"M{out} {upper}H{inner + 4}Q{inner} {upper} {inner} {upper + 4}"
        path += f"V{lower - 4}Q{inner} {lower} {inner + 4} {lower}H{out}"
        braces.append(
            Brace(
                path,
                f"#{anchor(prefix, 'sibling', row.id)}",
                f"{a} and {b} share words; neither took them from the other",
            )
        )
    return tuple(braces)


def _marks(
    family: Family, rows: tuple[Row, ...], edges: list[EdgeMark], braces: bool, places: _Places
) -> frozenset[str]:
    members = [family.by_id[row.id] for row in rows]
    said = {
        "origin": any(m.id in family.origins and not m.lost for m in members),
        "lost": any(m.lost for m in members),
        "carries": any(m.carries for m in members),
        "leaf": any(not m.letter and m.id not in family.origins for m in members),
        "parent": any(m.letter and m.id not in family.origins and not m.lost for m in members),
        "credited": any(e.credited for e in edges),
        "silent": any(not e.credited for e in edges),
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
        parts.append(f"{member.label}: {how or standing(member.id in family.origins, member.lost)}.")
    rest = len(family.members) - 40
    return " ".join(parts) + (f" And {rest} more." if rest > 0 else "")
