"""Search over everything in a dossier: articles, statements, claims, sources and entities, by their words."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from stemma.dossier.queries import Query, before, read_query, snippet
from stemma.dossier.rows import Rows
from stemma.dossier.wording import one_line
from stemma.model import Claim, Entity, Statement
from stemma.store import codec
from stemma.store.base import Place, Text

KINDS = ("article", "statement", "claim", "source", "entity")
MOST = 200  # hits at once
_TITLE = 200
_FARTHEST = 1_000_000


@dataclass(frozen=True, slots=True)
class Hit:
    """A row in which words were found, as plain text of one line each.

    `kind`: article, statement, claim, source or entity. `article`: where it stands (of a claim the first to tell it; of
    a source or entity one that names it), "" for nowhere; ``text[start:end]`` are the words shown there, of a source
    or entity those that name it. `title`: the article's, or what the source or entity is called. `runs`: a piece of the
    text, cut at words, each part with whether it was searched for; `before`: what stands before it.
    """

    kind: str
    id: str
    article: str
    title: str
    before: str
    runs: tuple[tuple[str, bool], ...]
    story: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Found:
    """A page of hits, the best first, and how many there are in all."""

    total: int
    hits: tuple[Hit, ...]


def search(rows: Rows, text: str, kinds: Collection[str], limit: int, offset: int) -> Found:
    """Search `rows`, see `Dossier.search`."""
    unknown = sorted(set(kinds) - set(KINDS))
    if unknown:
        raise ValueError(f"what is searched is one of {', '.join(KINDS)}, not {unknown[0][:40]!r}")
    limit, offset = max(0, min(limit, MOST)), max(0, min(offset, _FARTHEST))
    query = read_query(text)
    if query is None:
        return Found(0, ())
    store = rows.store
    stamp = store.stamp()
    store.index("rows", stamp, lambda: _texts(rows))
    store.index("claims", codec.digest(stamp, [row.id for row in rows.judgements]), lambda: _claims(rows))
    total, places = store.match(query.expression(), kinds, offset + limit)
    if not total:  # rather the beginnings of words than nothing
        query = query.widened()
        total, places = store.match(query.expression(), kinds, offset + limit)
    shown = _Shown(rows, query)
    return Found(total, tuple(shown.hit(place) for place in places[offset:]))


def _texts(rows: Rows) -> Iterator[Text]:
    """What a build alone decides about."""
    stories = _main_stories(rows)
    for article in rows.articles:
        head = " ".join(filter(None, (article.title, article.outlet, *article.byline)))
        yield Text(Place("article", article.id, article.id, stories.get(article.id, ""), 0, 0), head, article.text)
    first: dict[str, tuple[str, int, int]] = {}
    for row in rows.statements:
        source = rows.source_by_id.get(row.source or "")
        if source is not None and row.source_span is not None:
            first.setdefault(source.id, (row.article, *row.source_span))
        place = Place("statement", row.id, row.article, stories.get(row.article, ""), row.start, row.end)
        yield Text(place, source.name if source else "", rows.computed.words(row.article, row.start, row.end))
    for cited in rows.citations:
        first.setdefault(cited.source, (cited.article, cited.start, cited.end))
    for article, credit in rows.credit_by_id.values():
        first.setdefault(credit.source.id, (article.id, 0, 0))
    for source in rows.sources:
        where, start, end = first.get(source.id, ("", 0, 0))
        yield Text(Place("source", source.id, where, stories.get(where, ""), start, end), source.name, source.kind)
    for entity in rows.entities:
        span = entity.mentions[0] if entity.mentions else None
        where, start, end = (span.article, span.start, span.end) if span is not None else ("", 0, 0)
        place = Place("entity", entity.id, where, stories.get(where, ""), start, end)
        yield Text(place, " ".join((entity.name, *entity.spellings)), _called(entity, rows))


def _claims(rows: Rows) -> Iterator[Text]:
    """What people decide about too: claims as they stand after judgement."""
    told = {row.id: row for row in rows.statements}
    for claim in rows.claims:
        first = _first(claim, told)
        where, start, end = (first.article, first.start, first.end) if first is not None else ("", 0, 0)
        yield Text(Place("claim", claim.id, where, claim.story, start, end), "", claim.text)


def _first(claim: Claim, told: Mapping[str, Statement]) -> Statement | None:
    return next((told[name] for name in claim.statements if name in told), None)


def _main_stories(rows: Rows) -> dict[str, str]:
    """Article → the largest story that it tells."""
    found: dict[str, str] = {}
    for story in sorted(rows.stories, key=lambda story: (-len(story.articles), story.id)):
        for name in story.articles:
            found.setdefault(name, story.id)
    return found


def _called(entity: Entity, rows: Rows) -> str:
    """What outlets call an entity."""
    spans = [called.span for called in entity.called] + list(entity.also_known)
    return " · ".join(dict.fromkeys(rows.computed.words(span.article, span.start, span.end) for span in spans))


@dataclass(frozen=True, slots=True)
class _Shown:
    """Places as hits. `query`: what is marked."""

    rows: Rows
    query: Query

    def hit(self, place: Place) -> Hit:
        """What was found at a place."""
        article = self.rows.article_by_id.get(place.article)
        text = article.text if article is not None else ""
        title = one_line((article.title or article.name) if article is not None else "", _TITLE)
        start, end = place.start, place.end
        if place.kind in ("source", "entity"):
            title = self._name(place)
            _, _, runs = snippet(title, self.query, 0, len(title))
            words_before = ""
            if place.kind == "entity" and not any(matched for _, matched in runs):
                called = self._also(place)
                _, _, runs = snippet(called, self.query, 0, len(called)) if called else (0, 0, runs)
        else:
            whole = (0, len(text)) if place.kind == "article" else (start, min(end, len(text)))
            begin, finish, runs = snippet(text, self.query, *whole)
            words_before = before(text, begin)
            start, end = (begin, finish) if place.kind == "article" else (start, end)
        return Hit(place.kind, place.id, place.article, title, words_before, runs, place.story, start, end)

    def _name(self, place: Place) -> str:
        source = self.rows.source_by_id.get(place.id)
        if source is not None:
            return one_line(source.name, _TITLE)
        entity = self.rows.entity_by_id.get(place.id)
        return one_line(entity.name, _TITLE) if entity is not None else ""

    def _also(self, place: Place) -> str:
        """The other spellings and callings of an entity."""
        entity = self.rows.entity_by_id.get(place.id)
        return " · ".join(filter(None, [*entity.spellings[:20], _called(entity, self.rows)])) if entity else ""
