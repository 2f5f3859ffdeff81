"""Which page stands at which address, and what may be asked of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from stemma.faces import pages
from stemma.faces.web import (
    articles,
    claims,
    collations,
    exporting,
    overview,
    places,
    searching,
    sources,
    timeline,
    tree,
)
from stemma.faces.web.shelf import Shelf

MOST_PAGES = 100_000
KEYS = (
    ("j", "the next entry"),
    ("k", "the entry before"),
    ("Enter", "open the entry"),
    ("c", "confirm it"),
    ("r", "reject it"),
    ("u", "undo the judgement about it"),
    ("/", "search"),
    ("?", "this page"),
)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a request asks for: the id in its path, and its parameters."""

    id: str
    parameters: Mapping[str, str]

    def text(self, name: str, most: int = 300) -> str:
        """A parameter, cut; "" where it is missing."""
        return self.parameters.get(name, "")[:most]

    def number(self, name: str) -> int:
        """A number from 0 up; 0 where it is missing or none."""
        text = self.parameters.get(name, "")[:9]
        return int(text) if text.isascii() and text.isdigit() else 0

    @property
    def page(self) -> int:
        """The page of a list, from 1."""
        return min(max(1, self.number("page")), MOST_PAGES)


@dataclass(frozen=True, slots=True)
class Door:
    """A page: its `path`, the record `kind` that `view` fills, its template, the `tab` it stands under.

    `asks`: its parameters with what they mean. `more`: what the HTML needs beside the record. `writes`: as in
    `Keeper.look`.
    """

    path: str
    kind: type
    template: str
    view: Callable[[Shelf, Asked], Any]
    tab: str = ""
    asks: tuple[tuple[str, str], ...] = ()
    more: Callable[[Shelf, Any, Asked], dict[str, Any]] | None = None
    writes: bool = False

    @property
    def json_path(self) -> str:
        """Where the same is to be had as JSON."""
        return "/overview.json" if self.path == "/" else f"{self.path}.json"


def rank(path: str) -> tuple[int, int]:
    """An order of routes in which the most telling is tried first: ids may hold slashes."""
    fixed = path.replace("{id:path}", "")
    return not path.endswith(".json"), -len(fixed)


def _figure(shelf: Shelf, page: pages.TreePage, asked: Asked) -> dict[str, Any]:
    figure, parts = shelf.room(page.head.id).figure(asked.text("part"))
    return {"figure": figure, "parts": parts, "part": asked.text("part")}


def _strips(shelf: Shelf, page: pages.TimelinePage, asked: Asked) -> dict[str, Any]:
    axis, strips = timeline.lay_strips(page.events)
    return {"axis": axis, "strips": strips, "width": timeline.WIDTH}


def _chart(shelf: Shelf, page: pages.MapPage, asked: Asked) -> dict[str, Any]:
    return {"chart": places.lay_map(page.places) if page.places else None}


_PAGE = ("page", "which page of the list, from 1")
DOORS: tuple[Door, ...] = (
    Door("/", pages.OverviewPage, "overview", lambda s, a: overview.view_overview(s, a.page), "overview", (_PAGE,)),
    Door("/story/{id:path}/tree", pages.TreePage, "tree", lambda s, a: tree.view_tree(s, a.id, a.page), "tree",
         (_PAGE,), _figure),
    Door("/story/{id:path}/claims", pages.ClaimsPage, "claims",
         lambda s, a: claims.view_claims_page(
             s, a.id, a.text("show"), a.text("source"), a.text("outlet"), a.text("words"), a.page),
         "claims",
         (("show", f"one of {', '.join(claims.SHOWS)}"), ("source", "id of a source that is heard"),
          ("outlet", "name of an outlet that tells it"), ("words", "words that a statement holds"), _PAGE)),
    Door("/story/{id:path}/sources", pages.SourcesPage, "sources",
         lambda s, a: sources.view_sources(s, a.id, a.page), "sources", (_PAGE,)),
    Door("/story/{id:path}/timeline", pages.TimelinePage, "timeline",
         lambda s, a: timeline.view_timeline(s, a.id, a.page), "timeline", (_PAGE,), _strips),
    Door("/story/{id:path}/map", pages.MapPage, "map", lambda s, a: places.view_map(s, a.id), "map", (), _chart),
    Door("/edge/{id:path}", pages.EdgePage, "edge", lambda s, a: collations.view_edge(s, a.id), "tree"),
    Door("/claim/{id:path}", pages.ClaimPage, "claim", lambda s, a: claims.view_claim(s, a.id), "claims"),
    Door("/article/{id:path}", pages.ArticlePage, "article",
         lambda s, a: articles.view_article(s, a.id, a.text("beside") == "page", a.number("from")), "",
         (("beside", "`page`: the page as it came, too"), ("from", "the character to begin with"))),
    Door("/report/{id:path}", pages.ReportPage, "report", lambda s, a: tree.view_report(s, a.id), "tree"),
    Door("/search", pages.SearchPage, "search",
         lambda s, a: searching.view_search(s, a.text("q"), a.text("kind"), a.page), "search",
         (("q", "words, phrases in quotation marks"), ("kind", f"one of {', '.join(searching.KINDS)}"), _PAGE),
         writes=True),
    Door("/judgements", pages.JudgementsPage, "judgements",
         lambda s, a: searching.view_judgements(s, a.page), "judgements", (_PAGE,)),
    Door("/export", pages.ExportPage, "export", lambda s, a: exporting.view_export(s.name), "export"),
    Door("/help", pages.HelpPage, "help", lambda s, a: pages.HelpPage(KEYS), "help"),
)  # fmt: skip
