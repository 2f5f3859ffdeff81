"""A story's claims through a filter, and one claim with all that tells it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from rapidfuzz import fuzz, process

from stemma.dossier import UnknownId
from stemma.faces.claims import Entry, claim_view, claims_sentence, is_repeated
from stemma.faces.pages import ClaimPage, ClaimsPage
from stemma.faces.pieces import Choice, JudgementLine, Said
from stemma.faces.tellings import fold_copies, view_telling
from stemma.faces.views import ClaimView
from stemma.faces.web.searching import line_of
from stemma.faces.web.shelf import PREFIX, Room, Shelf, choose, paged
from stemma.faces.wording import one_line

CLAIMS, TELLINGS, ALL_TELLINGS, OTHERS, VOICES = 12, 3, 60, 30, 400
SHOWS: Mapping[str, tuple[str, Callable[[Entry], bool]]] = {
    "several": ("Told by several", lambda entry: entry.kind != "alone"),
    "contested": ("Contested", lambda entry: entry.has("conflict")),
    "single": ("Many articles, one origin", is_repeated),
    "drifted": ("Drifted", lambda entry: entry.has("drift")),
    "updated": ("Updated", lambda entry: entry.has("update")),
    "precision": ("More or less exact", lambda entry: entry.has("precision")),
    "alone": ("Told by one article", lambda entry: entry.kind == "alone"),
    "all": ("All", lambda entry: True),
}


def view_claims_page(
    shelf: Shelf, story: str, show: str = "", source: str = "", outlet: str = "", words: str = "", page: int = 1
) -> ClaimsPage:
    """A page of the claims that the filter lets through; an unknown `show` is the first. Raises `UnknownId`."""
    room = shelf.room(story)
    show = show if show in SHOWS else "all" if source or outlet or words else "several"
    within = [e for e in room.entries if _within(room, e, source, outlet, words)]
    shown, pager = paged([e for e in within if SHOWS[show][1](e)], page, CLAIMS)
    views = tuple(claim_view(room.scene, entry, room.edges, PREFIX, TELLINGS) for entry in shown)
    counted = [(key, label, sum(map(fits, within))) for key, (label, fits) in SHOWS.items()]
    return ClaimsPage(
        room.head,
        claims_sentence([entry for entry in room.entries if entry.kind != "alone"]),
        choose(counted, show),
        choose(_sources(shelf, room), source),
        choose(_outlets(room), outlet),
        words,
        views,
        pager,
        shelf.verdicts_of(*_rows_of(views)),
    )


def _within(room: Room, entry: Entry, source: str, outlet: str, words: str) -> bool:
    """Whether a claim has a statement on the word of `source` in `outlet` that holds the `words`; "" asks nothing."""
    if not (source or outlet or words):
        return True
    sought = words.casefold().split()
    for row in entry.statements:
        if source and source not in (row.source, *row.via):
            continue
        if outlet and room.scene.refs[row.article].outlet != outlet:
            continue
        text = room.scene.text(row)[row.start : row.end].casefold() if sought else ""
        if all(word in text for word in sought):
            return True
    return False


def _sources(shelf: Shelf, room: Room) -> list[tuple[str, str, int]]:
    """Who is heard in the story's claims, the most heard first."""
    times = Counter(name for e in room.entries for name in {s.source for s in e.statements if s.source})
    names = sorted(times, key=lambda name: (-times[name], shelf.index.source_name(name), name))
    return [(name, one_line(shelf.index.source_name(name), 60), times[name]) for name in names[:VOICES]]


def _outlets(room: Room) -> list[tuple[str, str, int]]:
    times = Counter(name for e in room.entries for name in {room.scene.refs[s.article].outlet for s in e.statements})
    return [(name, name, times[name]) for name in sorted(times)[:VOICES]]


def _rows_of(views: Sequence[ClaimView]) -> list[str]:
    """What can be judged on these claims."""
    return [name for view in views for name in (view.id, *(row.id for row in view.differences))]


def view_claim(shelf: Shelf, name: str) -> ClaimPage:
    """One claim with the sentences of all its statements. Raises `UnknownId`."""
    name = shelf.dossier.joined.get(name, name)
    row = shelf.claim_by_id.get(name)
    room = shelf.room(row.story) if row else None
    if row is None or room is None or name not in room.entry_by_id:
        raise UnknownId(name, ())
    entry = room.entry_by_id[name]
    groups = fold_copies(room.scene, entry.statements, entry.differences, ALL_TELLINGS)[:ALL_TELLINGS]
    said = tuple(
        Said(
            view_telling(room.scene, group, entry.differences),
            shelf.index.voices.chain(group[0]),
            tuple(copy.id for copy in group[1:]),
        )
        for group in groups
    )
    view = claim_view(room.scene, entry, room.edges, PREFIX, 0)
    names = [view.id, *(d.id for d in view.differences), *row.statements]
    return ClaimPage(room.head, view, said, _others(room, entry), _changes(shelf, name), shelf.verdicts_of(*names))


def _changes(shelf: Shelf, claim: str) -> tuple[JudgementLine, ...]:
    """Decisions that changed what stands on a claim's page: differences set aside, claims joined to it."""
    names = [row.id for row in shelf.dossier.set_aside if row.claim == claim]
    names += [name for name, now in shelf.dossier.joined.items() if now == claim]
    return tuple(line_of(shelf, shelf.verdicts[name], standing=True) for name in names if name in shelf.verdicts)


def _others(room: Room, entry: Entry) -> tuple[Choice, ...]:
    """The claims of the story whose words are most like these."""
    texts = {other.row.id: one_line(other.row.text, 160) for other in room.entries if other.row.id != entry.row.id}
    found = process.extract(one_line(entry.row.text, 160), texts, scorer=fuzz.token_set_ratio, limit=OTHERS)
    return tuple(Choice(name, text, 0, False) for text, _, name in found)
