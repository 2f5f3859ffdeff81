"""Who is quoted by whom in a story: those with a name, and apart from them those without."""

from __future__ import annotations

from collections import Counter

from stemma.faces.pages import SourcesPage
from stemma.faces.pieces import Outlet, SourceLine
from stemma.faces.tellings import view_telling
from stemma.faces.web.shelf import Room, Shelf, paged
from stemma.faces.wording import count
from stemma.model import Statement

SOURCES, ANONYMOUS, SENTENCES = 25, 40, 3
KINDS = {
    "person": "person", "office": "body", "outlet": "outlet", "agency": "agency", "document": "document",
    "anonymous": "unnamed",
}  # fmt: skip


def view_sources(shelf: Shelf, story: str, page: int = 1) -> SourcesPage:
    """A page of a story's sources, the most heard first. Raises `UnknownId`."""
    room = shelf.room(story)
    said: dict[str, list[Statement]] = {}
    for member in room.family.members:
        for row in shelf.said_in.get(member.id, ()):
            if row.source:
                said.setdefault(row.source, []).append(row)
    credits = _credits(shelf, room)
    names = sorted({*said, *credits}, key=lambda n: (-len(said.get(n, ())), -credits[n], shelf.index.source_name(n), n))
    unnamed = [name for name in names if _kind(shelf, name) == "anonymous"]
    shown, pager = paged([name for name in names if _kind(shelf, name) != "anonymous"], page, SOURCES)
    hidden = sum(len(said.get(name, ())) for name in unnamed)
    heard = sum(map(len, said.values()))
    sentence = f"{count(pager.total, 'named source')} and {len(unnamed):,} without a name are heard"
    sentence += f"; {hidden:,} of {count(heard, 'attributed statement')} rest on unnamed ones." if heard else "."
    return SourcesPage(
        room.head,
        sentence,
        tuple(_line(shelf, room, name, said.get(name, []), credits[name]) for name in shown),
        tuple(_line(shelf, room, name, said.get(name, []), credits[name]) for name in unnamed[:ANONYMOUS]),
        max(0, len(unnamed) - ANONYMOUS),
        pager,
    )


def _credits(shelf: Shelf, room: Room) -> Counter[str]:
    """How often each source is named as the one that a report is from."""
    here = {member.id for member in room.family.members}
    times = Counter(row.source for row in shelf.dossier.citations if row.article in here)
    times.update(c.source.id for m in room.family.members if m.article for c in m.article.credits)
    return times


def _kind(shelf: Shelf, name: str) -> str:
    found = shelf.index.sources.get(name)
    return found.kind if found else "anonymous"


def _line(shelf: Shelf, room: Room, name: str, said: list[Statement], credits: int) -> SourceLine:
    outlets = Counter(room.scene.refs[row.article].outlet for row in said)
    ordered = sorted(outlets, key=lambda outlet: (-outlets[outlet], outlet))
    said = sorted(said, key=room.scene.order)
    claims = {shelf.claim_of[row.id] for row in said if row.id in shelf.claim_of}
    return SourceLine(
        name,
        shelf.index.source_name(name),
        KINDS.get(_kind(shelf, name), ""),
        len(said),
        len(claims),
        credits,
        tuple(Outlet(outlet, outlets[outlet]) for outlet in ordered),
        tuple(view_telling(room.scene, [row], ()) for row in said[:SENTENCES]),
        max(0, len(said) - SENTENCES),
    )
