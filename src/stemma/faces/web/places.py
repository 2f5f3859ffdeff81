"""The places of a story that are sure, as a list and on an outline map."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from stemma.faces.pages import MapPage
from stemma.faces.pictures.words import fit
from stemma.faces.pieces import Spot
from stemma.faces.web.shelf import Room, Shelf
from stemma.faces.wording import one_line
from stemma.language.sentences import split_sentences
from stemma.model import Entity, Span

UNSURE, REFS = 60, 12
WIDTH, HEIGHT = 1120.0, 560.0
LEAST, MARGIN, LABEL = 34.0, 1.35, 13.0
"""Degrees of longitude that a map shows at least; how much more than its points; size of its letters in pixels."""
UNITS = 10.0
"""Units of the outline (`templates/world.svg`) in a degree."""


@dataclass(frozen=True, slots=True)
class Point:
    """A place on the map, in pixels; `label` "" where another's stands in its way; `left`: it stands to the left."""

    spot: Spot
    x: float
    y: float
    r: float
    label: str
    left: bool


@dataclass(frozen=True, slots=True)
class Chart:
    """A map `width` by `height` pixels: the outline is scaled by `scale` and then moved by `dx`, `dy`."""

    width: float
    height: float
    scale: float
    dx: float
    dy: float
    points: tuple[Point, ...]


def view_map(shelf: Shelf, story: str) -> MapPage:
    """The places that a story's articles name, the most named first. Raises `UnknownId`."""
    room = shelf.room(story)
    here = {member.id for member in room.family.members}
    named = [(row, [span for span in row.mentions if span.article in here]) for row in shelf.dossier.entities]
    spots = [_spot(shelf, room, row, spans) for row, spans in named if row.place is not None and spans]
    unsure = sorted(one_line(row.name, 60) for row, spans in named if row.kind == "place" and not row.place and spans)
    return MapPage(
        room.head,
        tuple(sorted(spots, key=lambda spot: (-spot.articles, -spot.mentions, spot.name, spot.id))),
        tuple(unsure[:UNSURE]),
        max(0, len(unsure) - UNSURE),
    )


def _spot(shelf: Shelf, room: Room, row: Entity, spans: Sequence[Span]) -> Spot:
    place = row.place
    assert place is not None
    articles = dict.fromkeys(m.id for m in room.family.members if m.id in {span.article for span in spans})
    first = min(spans, key=lambda span: (list(articles).index(span.article), span.start))
    article = shelf.index.articles[first.article]
    found = [article.text[a:b] for a, b in split_sentences(article.text, article.language) if a <= first.start < b]
    parts = (place.region, place.country) if place.precision == "city" else (place.country,)
    where = "" if place.precision == "country" else ", ".join(dict.fromkeys(part for part in parts if part))
    return Spot(
        row.id,
        one_line(row.name, 60),
        place.precision,
        one_line(where, 60),
        place.latitude,
        place.longitude,
        len(spans),
        len(articles),
        tuple(room.lineage.refs[name] for name in list(articles)[:REFS]),
        one_line(found[0] if found else "", 260),
        room.lineage.refs[first.article],
    )


def lay_map(spots: Sequence[Spot]) -> Chart:
    """Place spots on an equirectangular map that shows all of them and some land around."""
    west, east = min(s.longitude for s in spots), max(s.longitude for s in spots)
    south, north = min(s.latitude for s in spots), max(s.latitude for s in spots)
    wide = max(LEAST, (east - west) * MARGIN, (north - south) * MARGIN * WIDTH / HEIGHT)
    wide = min(wide, 360.0)
    tall = min(wide * HEIGHT / WIDTH, 180.0)
    left = min(max((west + east) / 2 - wide / 2, -180.0), 180.0 - wide)
    top = max(min((south + north) / 2 + tall / 2, 90.0), -90.0 + tall)
    scale = WIDTH / wide
    points: list[Point] = []
    boxes: list[tuple[float, float, float, float]] = []
    for spot in spots:
        x, y = round((spot.longitude - left) * scale, 1), round((top - spot.latitude) * scale, 1)
        points.append(_labelled(spot, x, y, boxes))
    return Chart(
        WIDTH, round(tall * scale), round(scale / UNITS, 4), round(-(left + 180) * scale, 1),
        round(-(90 - top) * scale, 1), tuple(points),
    )  # fmt: skip


def _labelled(spot: Spot, x: float, y: float, boxes: list[tuple[float, float, float, float]]) -> Point:
    """A point with its name to the right or left, wherever no earlier name stands."""
    r = 5.0 if spot.precision == "city" else 8.0 if spot.precision == "region" else 12.0
    name = fit(spot.name, 180, LABEL, bold=True)
    wide = len(name) * LABEL * 0.6
    boxes.append((x - r, y - r, x + r, y + r))
    for left in (False, True):
        start = x - r - 5 - wide if left else x + r + 5
        box = (start, y - LABEL * 0.7, start + wide, y + LABEL * 0.7)
        inside = box[0] >= 0 and box[2] <= WIDTH
        if inside and not any(_meet(box, other) for other in boxes[:-1]):
            boxes.append(box)
            return Point(spot, x, y, r, name, left)
    return Point(spot, x, y, r, "", False)


def _meet(a: tuple[float, float, float, float], b: tuple[float, float, float, float]) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
