"""The report: one HTML file that needs nothing else, not even a script."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from os import PathLike
from pathlib import Path

from stemma.faces.compose import view_dossier
from stemma.faces.family import Index, Rows
from stemma.faces.pictures.drawing import figure_html
from stemma.faces.pictures.figure import make_figure
from stemma.faces.rendering import asset, render
from stemma.faces.views import ClaimView, EdgeView, Ref, StoryView

FULL, SOME, FEW = 12, 4, 1


@dataclass(frozen=True, slots=True)
class StoryPage:
    """A story's views with its figure as HTML; `large`: the figure is an overview, and says what origins there are."""

    view: StoryView
    figure: str
    large: bool


def write_report(rows: Rows, path: str | PathLike[str]) -> Path:
    """Write a dossier as one self-contained HTML file, and say where. Raises OSError when it cannot be written."""
    target = Path(path)
    target.write_text(report_html(rows), "utf-8", errors="replace", newline="\n")
    return target


def report_html(rows: Rows) -> str:
    """A dossier as an HTML page: no request leaves it (its content security policy forbids any), no script is needed.

    Large dossiers show fewer shared passages an edge: 12 up to 150 lines of descent, 4 up to 600, then 1.
    """
    edges = len(rows.derivations)
    view = view_dossier(rows, FULL if edges <= 150 else SOME if edges <= 600 else FEW)
    index = Index(rows)
    pages = [_story_page(index, story) for story in view.stories]
    style, script = asset("tree.css") + asset("report.css") + asset("claims.css"), asset("report.js")
    policy = (
        "default-src 'none'; base-uri 'none'; form-action 'none'; "
        f"style-src '{_digest(style)}'; script-src '{_digest(script)}'"
    )
    return render("report.html", view=view, pages=pages, style=style, script=script, policy=policy, to=_on_page)


def _story_page(index: Index, view: StoryView) -> StoryPage:
    figure = make_figure(index.family(view.id), view.anchor)
    return StoryPage(view, figure_html(figure), bool(figure.parts))


def _on_page(thing: Ref | EdgeView | ClaimView) -> str:
    """Where a link to a member, a line of descent or a claim leads."""
    return f"#{thing.anchor}"


def _digest(text: str) -> str:
    """The digest by which a content security policy lets an inline block through."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
