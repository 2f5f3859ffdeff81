"""The records of a picture: its marks with their places in pixels, and the figure that a page shows."""

from __future__ import annotations

import re
from dataclasses import dataclass

from stemma.faces.pictures.axis import Break, Tick


@dataclass(frozen=True, slots=True)
class Frame:
    """Where things stand in a picture, in pixels.

    `how_x` None: time and descent are said under the title, and there is no time axis but a column a generation,
    since a narrow window has no room for one.
    """

    width: float
    left: float
    right: float
    label_x: float
    label_width: float
    how_x: float | None
    row: float
    dense_row: float


WIDE = Frame(1120, 16, 430, 478, 370, 868, 50, 42)
NARROW = Frame(350, 14, 82, 108, 240, None, 86, 84)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text; `css` names its style, `end` that it ends at `x`."""

    x: float
    y: float
    text: str
    css: str
    end: bool = False


@dataclass(frozen=True, slots=True)
class NodeMark:
    """A member's mark. `shape`: origin, parent, leaf, stack, lost or "" (none); `carries` draws a second ring.

    `letter`: what is written in it. `rug`: where, from left to right, the others stand that share its row. `url`: its
    address on the web, "" when there is none.
    """

    x: float
    y: float
    r: float
    shape: str
    letter: str
    tint: int
    carries: bool
    href: str
    url: str
    title: str
    leader: tuple[float, float]
    whisker: tuple[float, float] | None
    rug: tuple[float, ...]
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
class Dot:
    """An article in an overview; `css` names its style (said, silent or alone, and unsure)."""

    x: float
    y: float
    r: float
    css: str
    href: str
    url: str
    title: str


@dataclass(frozen=True, slots=True)
class Spine:
    """The line on which a row's dots stand, as thick as their mean share of shared words; `tint` colours it."""

    x: float
    end: float
    y: float
    width: float
    tint: int


@dataclass(frozen=True, slots=True)
class Brace:
    """A dotted link between two siblings' rows."""

    path: str
    href: str
    title: str


@dataclass(frozen=True, slots=True)
class Listed:
    """An article in a list: where it stands on the page, its outlet, and when and how it came."""

    href: str
    outlet: str
    detail: str


@dataclass(frozen=True, slots=True)
class Copies:
    """Articles that share a row, for opening. `anchor` is an HTML id; `letter` that of their parent."""

    anchor: str
    letter: str
    tint: int
    lost: bool
    title: str
    detail: str
    articles: tuple[Listed, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A family tree, laid out. `trunks`: paths that join a parent with the branches to its children.

    `undated`: left and right of the zone without dates. `marks`: what a legend must say. `heads`: title lines in the
    picture itself, `rules` the heights of lines between its rows. `base`: where the time axis ends, None for the foot
    of the picture. `more`: members for which there was no room (a picture has at most 150 rows).
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
    trunks: tuple[str, ...]
    edges: tuple[EdgeMark, ...]
    nodes: tuple[NodeMark, ...]
    braces: tuple[Brace, ...]
    marks: frozenset[str]
    more: int = 0
    base: float | None = None
    spines: tuple[Spine, ...] = ()
    dots: tuple[Dot, ...] = ()
    heads: tuple[Line, ...] = ()
    rules: tuple[float, ...] = ()

    @property
    def foot(self) -> float:
        """Where the lines of the time axis end."""
        return self.base or self.height


@dataclass(frozen=True, slots=True)
class Figure:
    """What a page shows of a family: its picture for wide and for narrow windows, and once what both open to.

    `copies`: the rows that several share. `parts`: of an overview, its families one by one.
    """

    wide: Picture
    narrow: Picture
    copies: tuple[Copies, ...] = ()
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """One family of an overview, for opening: its heading, and its own figure (None: only a list)."""

    anchor: str
    letter: str
    tint: int
    lost: bool
    title: str
    detail: str
    figure: Figure | None
    articles: tuple[Listed, ...] = ()


def web_address(url: str | None) -> str:
    """An address that a drawing may link to; "" for what is not on the web.

    >>> web_address("https://post.example/1"), web_address("javascript:alert(1)"), web_address(None)
    ('https://post.example/1', '', '')
    """
    return url if url and re.match(r"https?://[^\s<>\"']{1,2000}\Z", url) else ""
