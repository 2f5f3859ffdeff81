"""The report: one HTML file that needs nothing else, not even a script."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from os import PathLike
from pathlib import Path

from stemma.faces.compose import view_dossier
from stemma.faces.family import Index, Rows, build_family
from stemma.faces.picture import NARROW, WIDE, Picture, tree_svg
from stemma.faces.rendering import asset, render
from stemma.faces.tree import lay_out
from stemma.faces.views import StoryView

FULL, SOME, FEW = 12, 4, 1


@dataclass(frozen=True, slots=True)
class StoryPage:
    """A story's views with its picture for wide and for narrow windows, as SVG."""

    view: StoryView
    picture: Picture
    wide: str
    narrow: str


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
    pages = [_story_page(index, rows, story) for story in view.stories]
    style, script = asset("tree.css") + asset("report.css") + asset("claims.css"), asset("report.js")
    policy = (
        "default-src 'none'; base-uri 'none'; form-action 'none'; "
        f"style-src '{_digest(style)}'; script-src '{_digest(script)}'"
    )
    return render("report.html", view=view, pages=pages, style=style, script=script, policy=policy)


def _story_page(index: Index, rows: Rows, view: StoryView) -> StoryPage:
    story = next(s for s in rows.stories if s.id == view.id)
    family = build_family(index, story)
    siblings = tuple(s for s in rows.siblings if s.story == story.id)
    wide = lay_out(family, siblings, view.anchor, WIDE)
    narrow = lay_out(family, siblings, view.anchor, NARROW)
    return StoryPage(view, wide, tree_svg(wide), tree_svg(narrow))


def _digest(text: str) -> str:
    """The digest by which a content security policy lets an inline block through."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
