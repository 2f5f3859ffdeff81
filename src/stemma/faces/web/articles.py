"""One article: what it has from whom, who speaks in it, and the page that it was cut out of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from stemma.dossier import UnknownId
from stemma.faces.compose import article_view
from stemma.faces.pages import ArticlePage
from stemma.faces.passages import LONGEST_TEXT, Cover, covers_of, tint_of
from stemma.faces.pieces import Ink, Kept, Voice
from stemma.faces.web.shelf import PREFIX, Room, Shelf
from stemma.faces.wording import one_line
from stemma.model import Article, Statement

CHILDREN, LONGEST_PAGE, PIECES = 40, 60_000, 400


def view_article(shelf: Shelf, name: str, beside: bool = False, start: int = 0) -> ArticlePage:
    """An article from character `start`, with its page as it came if `beside`. Raises `UnknownId`."""
    article = shelf.index.articles.get(name)
    if article is None:
        raise UnknownId(name, ())
    room = shelf.room_of_article(article)
    start = start if 0 < start < len(article.text) else 0
    end = min(len(article.text), start + LONGEST_TEXT)
    said = shelf.said_in.get(name, ())
    voices = _voices(shelf, said)
    lines = room.lineage.edges
    parents = tuple(edge for edge in lines if edge.child.id == name)
    children = [edge for edge in lines if edge.parent.id == name]
    page, more = _page(shelf, article) if beside else ((), 0)
    return ArticlePage(
        room.head if name in shelf.story_of else None,
        replace(article_view(shelf.index, room.family, PREFIX, name), runs=()),
        tuple(_inks(shelf, room, name, said, {voice.id: voice.number for voice in voices}, start, end)),
        start,
        end,
        len(article.text),
        voices,
        parents,
        tuple(children[:CHILDREN]),
        max(0, len(children) - CHILDREN),
        beside,
        page,
        more,
        shelf.verdicts_of(*(edge.id for edge in (*parents, *children[:CHILDREN]))),
    )


def _voices(shelf: Shelf, said: Sequence[Statement]) -> tuple[Voice, ...]:
    """Who speaks, in the order in which they first do; the article's own voice is number 0."""
    times = Counter(row.source or "" for row in said)
    names = [name for name in dict.fromkeys(row.source or "" for row in said) if name]
    own = (Voice(0, "", "in its own voice", "outlet", times[""]),) if times[""] else ()
    known = shelf.index.sources
    return own + tuple(
        Voice(n, name, shelf.index.source_name(name), known[name].kind if name in known else "anonymous", times[name])
        for n, name in enumerate(names, 1)
    )


def _inks(
    shelf: Shelf, room: Room, name: str, said: Sequence[Statement], numbers: Mapping[str, int], start: int, end: int
) -> Iterator[Ink]:
    """The text between two places, cut where a statement or a shared passage begins or ends."""
    text = shelf.index.articles[name].text
    covers = covers_of(shelf.index, room.family, name)
    spans = sorted((a, b, row.id) for row in said for a, b in row.content_spans or ((row.start, row.end),) if a < b)
    by_id = {row.id: row for row in said}
    ends = [c for a, b in (*(span[:2] for span in spans), *(cover[:2] for cover in covers)) for c in (a, b)]
    opened: set[str] = set()
    active: list[tuple[int, int, str]] = []
    queue = iter(spans)
    upcoming = next(queue, None)
    for a, b in pairwise(sorted({start, end, *(c for c in ends if start < c < end)})):
        while upcoming is not None and upcoming[0] <= a:
            active.append(upcoming)
            upcoming = next(queue, None)
        active = [span for span in active if span[1] > a]
        statement = min(active, key=lambda span: (span[1] - span[0], span))[2] if active else ""
        row = by_id.get(statement)
        voice = -1 if row is None else numbers.get(row.source or "", 0)
        letters, tint, kind = _tint(covers, a, b)
        opens = bool(statement) and statement not in opened
        opened.add(statement)
        yield Ink(text[a:b], letters, tint, kind, statement, voice, shelf.claim_of.get(statement, ""), opens)


def _tint(covers: Iterable[Cover], a: int, b: int) -> tuple[str, int, str]:
    """From which parents the words between two places are, and whether word for word."""
    over = [cover for cover in covers if cover[0] <= a and b <= cover[1]]
    letters = "+".join(dict.fromkeys(cover[2] for cover in over))
    kind = "verbatim" if any(cover[3] == "verbatim" for cover in over) else "rewritten" if over else ""
    return letters, tint_of(over[0][2]) if over else 0, kind


def _page(shelf: Shelf, article: Article) -> tuple[tuple[Kept, ...], int]:
    """The page as it came, in pieces: the story's own text, what was left out and why, and what lies between."""
    try:
        page = shelf.dossier.page_text(article)
    except (LookupError, ValueError):  # not kept, or no text in any encoding
        return (), 0
    spans = [(s.page_start, s.page_start + s.length, "text") for s in article.segments]
    spans += [
        (f.page_start, f.page_end, one_line(f.reason, 60))
        for f in article.furniture
        if f.page_start is not None and f.page_end is not None
    ]
    pieces: list[Kept] = []
    place, most = 0, min(len(page), LONGEST_PAGE)
    for first, last, kind in sorted(spans):
        start, end = max(place, first), min(last, most)
        if start >= end or len(pieces) > PIECES:
            continue
        if page[place:start].strip():
            pieces.append(Kept(page[place:start], ""))
        pieces.append(Kept(page[start:end], kind))
        place = end
    if page[place:most].strip():
        pieces.append(Kept(page[place:most], ""))
    return tuple(pieces), len(page) - most
