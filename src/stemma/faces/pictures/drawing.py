"""Pictures as text: SVG for a page or a file of its own, and a figure as HTML."""

from __future__ import annotations

import re
from collections.abc import Callable

from stemma.faces.pictures.legend import keys_of
from stemma.faces.pictures.marks import Figure, Picture
from stemma.faces.rendering import asset, render


def draw_svg(picture: Picture) -> str:
    """A picture as an SVG element for a page that has the style sheet `tree.css`; its links lead into that page."""
    return render("tree.svg", picture=picture, address=str)


def figure_html(figure: Figure, address: Callable[[str], str] = str) -> str:
    """A figure as HTML: the SVG for both widths, its legend, and below them what opens, shared rows and parts.

    `address` says where a link leads that a page of its own would find by an anchor, such as "#s1-member-art-1".
    """
    return render("figure.html", figure=figure, keys_of=keys_of, address=address)


def plain_sheet() -> str:
    """The pictures' style sheet for a file of its own: light colours, as values.

    Few programs but browsers know variables in style sheets.
    """
    sheet = asset("tree.css").partition("/* page */")[0]
    values = dict(re.findall(r"(--[\w-]+):([^;{}]+)", sheet.partition("@media")[0]))
    rules = re.sub(r"(?m)^(:root|@media|--).*\n", "", sheet)
    return re.sub(r"var\((--[\w-]+)\)", lambda found: values[found[1]], rules)
