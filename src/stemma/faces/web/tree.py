"""A story's family tree, and the reports that it knows only by what took from them."""

from __future__ import annotations

from stemma.dossier import UnknownId
from stemma.faces.compose import lost_views, sibling_views
from stemma.faces.pages import ReportPage, TreePage
from stemma.faces.web.shelf import PREFIX, Room, Shelf, paged

EDGES, SIBLINGS = 40, 40


def view_tree(shelf: Shelf, story: str, page: int = 1) -> TreePage:
    """A story's tree as rows, and a page of its lines. Raises `UnknownId`."""
    room = shelf.room(story)
    edges, pager = paged(room.lineage.edges, page, EDGES)
    siblings = sibling_views(shelf.index, room.family, room.lineage.refs, PREFIX, 0)
    free = [pair for pair in siblings if pair.joint is None]
    return TreePage(
        room.head,
        room.lineage.rows,
        tuple(edges),
        pager,
        lost_views(shelf.index, room.family, room.lineage.refs),
        tuple(free[:SIBLINGS]),
        len(siblings) - len(free[:SIBLINGS]),
        shelf.verdicts_of(*(edge.id for edge in edges), *(pair.id for pair in free)),
    )


def view_report(shelf: Shelf, name: str) -> ReportPage:
    """A report that is not in hand. Raises `UnknownId`."""
    room = _room_of_report(shelf, name)
    found = next((v for v in lost_views(shelf.index, room.family, room.lineage.refs) if v.id == name), None)
    if found is None:
        raise UnknownId(name, ())
    edges = [edge for edge in room.lineage.edges if name in (edge.parent.id, edge.child.id)]
    return ReportPage(
        room.head,
        found,
        tuple(edges[:EDGES]),
        max(0, len(edges) - EDGES),
        shelf.verdicts_of(*(edge.id for edge in edges[:EDGES])),
    )


def _room_of_report(shelf: Shelf, name: str) -> Room:
    """The room of the story that a report belongs to: where it has descendants, is an origin, or is named."""
    stories = [row.story for row in shelf.dossier.derivations if name in (row.parent, row.child)]
    stories += [story.id for story in shelf.stories if name in story.origins]
    stories += [row.story for row in shelf.dossier.siblings if row.report == name]
    source = shelf.index.reports[name].source if name in shelf.index.reports else None
    stories += [shelf.story_of[c.article] for c in shelf.dossier.citations
                if source and c.source == source and c.article in shelf.story_of]  # fmt: skip
    if not stories:
        raise UnknownId(name, ())
    return shelf.room(stories[0])
