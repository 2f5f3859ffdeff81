"""The picture of a family tree as records, and as SVG."""

from __future__ import annotations

from dataclasses import dataclass

from stemma.faces.axis import Break, Tick
from stemma.faces.rendering import asset, render
from stemma.faces.wording import one_line


@dataclass(frozen=True, slots=True)
class Frame:
    """Where things stand in a picture, in pixels. `how_x` None: time and descent are said under the title, and there

    is no time axis but a column a generation, since a narrow window has no room for one.
    """

    width: float
    left: float
    right: float
    label_x: float
    label_width: float
    how_x: float | None
    row: float
    dense_row: float


WIDE = Frame(1120, 16, 366, 416, 402, 834, 50, 42)
NARROW = Frame(350, 14, 78, 100, 248, None, 86, 84)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text; `css` names its style."""

    x: float
    y: float
    text: str
    css: str


@dataclass(frozen=True, slots=True)
class NodeMark:
    """A member's mark. `shape`: origin, parent, leaf, stack or lost; `carries` draws a second ring."""

    x: float
    y: float
    r: float
    shape: str
    letter: str
    tint: int
    carries: bool
    href: str
    title: str
    leader: tuple[float, float]
    whisker: tuple[float, float] | None
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class EdgeMark:
    """A line of descent: SVG path, stroke width in pixels, arrow head as points of a polygon."""

    path: str
    width: float
    arrow: str
    credited: bool
    uncertain: bool
    main: bool
    href: str
    title: str


@dataclass(frozen=True, slots=True)
class Brace:
    """A dotted link between two siblings' rows."""

    path: str
    href: str
    title: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A family tree, laid out.

    `undated`: left and right of the zone without dates. `marks`: what a legend must say. `more`: members for which
    there was no room (a picture has at most 150 rows).
    """

    name: str
    width: float
    height: float
    row: float
    top: float
    left: float
    right: float
    title: str
    description: str
    caption: str
    ticks: tuple[Tick, ...]
    breaks: tuple[Break, ...]
    undated: tuple[float, float] | None
    edges: tuple[EdgeMark, ...]
    nodes: tuple[NodeMark, ...]
    braces: tuple[Brace, ...]
    marks: frozenset[str]
    more: int


def fit(text: str, width: float, size: float, *, bold: bool = False) -> str:
    """Shorten a line of text to a width in pixels, by a cautious guess at the letters' widths.

    >>> fit("A long headline about a bridge", 100, 14)
    'A long headli…'
    """
    em = size * (0.565 if bold else 0.5)
    used, kept = 0.0, len(text)
    for place, letter in enumerate(text):
        used += (
            size if ord(letter) > 0x2E7F else em * (1.35 if letter in "MWmw@%—" else 1.12 if letter.isupper() else 1.0)
        )
        if used > width:
            kept = place
            break
    return text if kept == len(text) else one_line(text[:kept] + " …", max(2, kept))


def tree_svg(picture: Picture, *, standalone: bool = False) -> str:
    """Draw a picture as SVG. `standalone` adds its own style sheet, for notebooks and files of their own."""
    return render("tree.svg", picture=picture, standalone=standalone, sheet=asset("tree.css") if standalone else "")
