"""The family trees of a dossier as one drawing in a file of its own: an SVG that needs nothing else."""

from __future__ import annotations

from dataclasses import dataclass

from stemma.faces.compose import view_dossier
from stemma.faces.family import Index, Rows
from stemma.faces.pictures.drawing import plain_sheet
from stemma.faces.pictures.figure import lay_out
from stemma.faces.pictures.legend import Key, place_keys
from stemma.faces.pictures.marks import WIDE, Line, Picture
from stemma.faces.pictures.words import fit
from stemma.faces.rendering import render
from stemma.faces.views import StoryView

MARGIN, HEADING, BETWEEN = 30.0, 84.0, 40.0


@dataclass(frozen=True, slots=True)
class Panel:
    """One story on a sheet: its picture stands `y` pixels down, `heads` above it, `keys` (its legend) below."""

    y: float
    heads: tuple[Line, ...]
    picture: Picture
    keys: tuple[Key, ...]


def to_svg(rows: Rows) -> str:
    """The family trees of all stories as one SVG text, the largest first, one below the other.

    A large family is drawn as its overview. Links lead to the articles' own addresses where these are on the web.
    """
    view, index = view_dossier(rows, most_passages=0), Index(rows)
    panels: list[Panel] = []
    y = MARGIN
    for story in view.stories:
        panel, end = _panel(index, story, y)
        panels.append(panel)
        y = end + BETWEEN
    height = round(y - BETWEEN + MARGIN if panels else 2 * MARGIN)
    width = round(WIDE.width + 2 * MARGIN)
    return render(
        "sheet.svg", panels=panels, width=width, height=height, margin=MARGIN, headline=view.headline,
        sheet=plain_sheet(), address=str,
    )  # fmt: skip


def _panel(index: Index, view: StoryView, y: float) -> tuple[Panel, float]:
    """A story's panel from `y` down, and where it ends."""
    picture = lay_out(index.family(view.id), view.anchor, WIDE)
    heads = (
        Line(0, y + 12, fit(view.title or "Untitled story", WIDE.width, 14), "stem-sub"),
        Line(0, y + 38, fit(view.headline, WIDE.width, 22, bold=True), "stem-headline"),
        Line(0, y + 60, fit(view.subline, WIDE.width, 13.5), "stem-sub"),
    )
    y += HEADING
    keys, end = place_keys(picture.marks, 0, WIDE.width, picture.height + 6)
    return Panel(y, heads, picture, keys), y + end
