"""The overview: every story in one look."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from stemma.faces.claims import difference_view, is_repeated, words_before
from stemma.faces.compose import dossier_counts, dossier_headline
from stemma.faces.lineage import ref_of
from stemma.faces.pages import OverviewPage
from stemma.faces.pieces import Dot, OriginLine, Spotlight, StoryCard, Tally
from stemma.faces.views import DifferenceView, DropView, OriginView
from stemma.faces.web.shelf import PREFIX, Room, Shelf, paged
from stemma.faces.wording import count, listed, one_line, span_of

STORIES, ORIGINS, DOTS, LONE, LOOSE, DROPPED, SPOTS = 8, 6, 38, 8, 40, 40, 2
_TALLIES = (("conflict", "contested"), ("drift", "drifted"), ("update", "updated"))


def view_overview(shelf: Shelf, page: int = 1) -> OverviewPage:
    """A page of the stories, with what stands alone and what was not taken in."""
    told = [story for story in shelf.stories if len(story.articles) > 1]
    shown, pager = paged(told, page, STORIES)
    cards = tuple(_card(shelf.room(story.id)) for story in shown)
    inside = {name for story in told for name in story.articles}
    loose = sorted((row for row in shelf.dossier.articles if row.id not in inside), key=lambda row: (row.name, row.id))
    refs = [ref_of(shelf.room_of_article(row).family.by_id[row.id], PREFIX) for row in loose[:LOOSE]]
    dropped = shelf.dossier.dropped
    names = [spot.difference.id for card in cards for spot in (*card.drifted, *card.contested)]
    return OverviewPage(
        _headline(shelf),
        dossier_counts(shelf.dossier, len(dropped)),
        cards,
        pager,
        tuple(refs),
        len(loose) - len(refs),
        tuple(DropView(one_line(row.name, 200), one_line(row.reason, 300)) for row in dropped[:DROPPED]),
        max(0, len(dropped) - DROPPED),
        shelf.verdicts_of(*names),
    )


def _headline(shelf: Shelf) -> str:
    """As the report begins: the answer itself where there is one story, else how many there are."""
    first = [shelf.room(story.id).head.headline for story in shelf.stories[:1]]
    alone = sum(row.id not in shelf.story_of for row in shelf.dossier.articles)
    return dossier_headline(len(shelf.dossier.articles), first * len(shelf.stories), alone)


def _card(room: Room) -> StoryCard:
    origins = room.lineage.origins
    lone = [origin for origin in origins if not origin.descendants]
    lone = lone if len(lone) > 2 else []
    leading = [origin for origin in origins if origin.descendants] if lone else list(origins)
    return StoryCard(
        room.head,
        tuple(_origin(room, origin) for origin in leading[:ORIGINS]),
        tuple(origin.ref for origin in lone[:LONE]),
        len(leading[ORIGINS:]) + len(lone[LONE:]),
        tuple(tally for tally in _tallies(room) if tally.number),
        tuple(_spots(room, "drift")),
        tuple(_spots(room, "conflict")),
    )


def _origin(room: Room, origin: OriginView) -> OriginLine:
    drifts: dict[str, list[str]] = {}
    for entry in room.entries:
        for row in entry.differences:
            if row.edge:
                drifts.setdefault(row.edge, []).append(one_line(row.about, 20))
    dots = []
    for ref in origin.descendants:
        rows = [room.family.row(parent, ref.id) for parent in room.family.parents(ref.id)]
        credited = all(row.credited for row in rows)
        drifted = tuple(sorted({about for row in rows for about in drifts.get(row.id, ())}))
        words = f"{ref.label}, {'says' if credited else 'does not say'} whom it took from"
        words += f"; drifted: {listed(list(drifted), 3)}" if drifted else ""
        dots.append(Dot(ref, credited, drifted, words))
    number = sum(bool(dot.drifted) for dot in dots)
    if len(dots) > DOTS:
        dots.sort(key=lambda dot: not dot.drifted)  # what is left out has not drifted
    return OriginLine(origin.ref, origin.sentence, number, tuple(dots[:DOTS]), max(0, len(dots) - DOTS))


def _tallies(room: Room) -> Iterator[Tally]:
    shared = [entry for entry in room.entries if entry.kind != "alone"]
    for kind, words in _TALLIES:
        yield Tally(kind, sum(entry.has(kind) for entry in shared), words)
    yield Tally("single", sum(is_repeated(entry) for entry in shared), "repeated by many, from one origin")
    yield Tally("several", sum(entry.articles > 1 for entry in shared), "told by several articles")


def _spots(room: Room, kind: str) -> Iterator[Spotlight]:
    found = [(entry, row) for entry in room.entries for row in entry.differences if row.kind == kind]
    for entry, row in found[:SPOTS]:
        low, high = entry.row.independent
        support = f"{count(entry.articles, 'article')}, {span_of(low, high)} independent origin{'s' * (high != 1)}"
        yield Spotlight(
            entry.row.id,
            words_before(room.scene, entry.row),
            one_line(entry.row.text, 240),
            support,
            _both_ends(difference_view(room.scene, row, room.edges)),
        )


def _both_ends(view: DifferenceView) -> DifferenceView:
    """A drift as its line has it: the parent's reading, then the child's; as it is where not both are there."""
    if view.edge is None:
        return view
    ends = [
        next((r for r in view.readings if any(ref.id == end for v in r.voices for ref in v.refs)), None)
        for end in (view.edge.parent.id, view.edge.child.id)
    ]
    kept = tuple(reading for reading in ends if reading is not None)
    return replace(view, readings=kept) if len(kept) == 2 and kept[0] != kept[1] else view
