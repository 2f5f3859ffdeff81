"""Two texts side by side: along a line of descent, a line not chosen, or between siblings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from stemma.dossier import UnknownId
from stemma.faces import wording
from stemma.faces.claims import difference_view
from stemma.faces.lineage import relation_view
from stemma.faces.pages import EdgePage
from stemma.faces.parallel import Pair, lay_parallel
from stemma.faces.passages import quotes, shared_of
from stemma.faces.pieces import Choice, Drift
from stemma.faces.views import EdgeView, Ref
from stemma.faces.web.shelf import PREFIX, Room, Shelf
from stemma.faces.wording import one_line
from stemma.model import Derivation, Reuse, Sibling

PASSAGES, RIVALS, PARENTS = 24, 12, 800


def view_edge(shelf: Shelf, name: str) -> EdgePage:
    """The page of a derivation, rival or sibling pair. Raises `UnknownId`."""
    for row in shelf.dossier.derivations:
        if row.id == name:
            return _of_line(shelf, row, chosen=True)
    for row in shelf.dossier.rivals:
        if row.id == name:
            return _of_line(shelf, row, chosen=False)
    for pair in shelf.dossier.siblings:
        if pair.id == name:
            return _of_siblings(shelf, pair)
    raise UnknownId(name, ())


def _of_line(shelf: Shelf, row: Derivation, chosen: bool) -> EdgePage:
    room = shelf.room(row.story)
    index = shelf.index
    parent, child = index.stands(row.parent), index.stands(row.child)
    refs = {name: room.ref(name) for name in (parent, child)}
    rivals = [r for r in _rivals(room, child) if r.id != row.id]
    edge = relation_view(index, refs, row, parent, child, PREFIX, PASSAGES if refs[parent].lost else 0, main=chosen)
    pairs = [] if refs[parent].lost else list(_pairs(shared_of(index, row, parent, child), parent, child))
    rows, more = lay_parallel(_text(shelf, parent), _text(shelf, child), pairs)
    return EdgePage(
        room.head,
        "descent" if chosen else "rival",
        row.id,
        refs[parent],
        refs[child],
        edge.verb,
        edge.share_words,
        edge.certainty,
        edge.confidence,
        edge.credited,
        edge.uncertain,
        edge.reasons,
        edge.quotes,
        () if refs[parent].lost else rows,
        more,
        edge if refs[parent].lost else None,
        tuple(_drifts(room, row.id)),
        tuple(rivals),
        tuple(_parents(room, child, parent, rivals)),
        shelf.verdicts_of(row.id, *(rival.id for rival in rivals)),
    )


def _of_siblings(shelf: Shelf, row: Sibling) -> EdgePage:
    room = shelf.room(row.story)
    refs = {name: room.ref(name) for name in (row.a, row.b)}
    pairs = _pairs(shared_of(shelf.index, row, row.a, row.b), row.a, row.b)
    rows, more = lay_parallel(_text(shelf, row.a), _text(shelf, row.b), pairs)
    return EdgePage(
        room.head,
        "sibling",
        row.id,
        refs[row.a],
        refs[row.b],
        "shares words with",
        "",
        wording.certainty(row.confidence),
        round(row.confidence, 3),
        False,
        row.confidence < wording.PROBABLE,
        tuple(one_line(reason, 300) for reason in row.reasons),
        quotes(shelf.index, row),
        rows,
        more,
        None,
        (),
        (),
        (),
        shelf.verdicts_of(row.id),
    )


def _text(shelf: Shelf, name: str) -> str:
    article = shelf.index.articles.get(name)
    return article.text if article else ""


def _pairs(shared: Iterable[Reuse], left: str, right: str) -> Iterator[Pair]:
    for row in shared:
        sides = {row.a.article: row.a, row.b.article: row.b}
        if left in sides and right in sides:
            a, b = sides[left], sides[right]
            yield Pair((b.start, b.end), (a.start, a.end), row.kind)


def _drifts(room: Room, edge: str) -> Iterator[Drift]:
    for entry in room.entries:
        for row in entry.differences:
            if row.edge == edge:
                yield Drift(entry.row.id, one_line(entry.row.text, 200), difference_view(room.scene, row, {}))


def _rivals(room: Room, child: str) -> list[EdgeView]:
    """Lines to other parents that were weighed and not chosen, the likeliest first."""
    index, refs = room.index, room.lineage.refs
    found = []
    for row in index.rivals_of.get(child, ()):
        parent = index.stands(row.parent)
        if parent in refs and parent != child:
            found.append(relation_view(index, refs, row, parent, child, PREFIX, 0, main=False))
    return sorted(found, key=lambda view: (-view.confidence, -view.share, view.id))[:RIVALS]


def _parents(room: Room, child: str, parent: str, rivals: Iterable[EdgeView]) -> Iterator[Choice]:
    """What else the child may descend from: what was weighed, then the other members, earlier ones first."""
    below = {*room.family.descendants(child), child, parent}
    weighed = [rival.parent for rival in rivals if rival.parent.id not in below]
    for ref in weighed:
        yield _parent(ref, "Weighed and not chosen")
    seen = below | {ref.id for ref in weighed}
    refs = [room.lineage.refs[member.id] for member in room.family.members if member.id not in seen]
    for ref in refs[:PARENTS]:
        yield _parent(ref, "Reports not in hand" if ref.lost else "Other articles of the story")


def _parent(ref: Ref, group: str) -> Choice:
    title = f" — {one_line(ref.title, 60)}" if ref.title and not ref.lost else ""
    return Choice(ref.id, f"{ref.label}{title} ({ref.when})", 0, False, group)
