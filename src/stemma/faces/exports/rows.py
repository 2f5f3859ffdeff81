"""The whole dossier as JSON ("stemma-dossier/1"). All other exports but the picture are made of these rows.

Every span is sliced anew and compared with the words that it quotes; what does not read back is refused.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from stemma.dossier.standing import Outcome, outcomes
from stemma.faces.exports.checking import ExportRefused, Pages, Row, check, cut
from stemma.model import (
    Article,
    Citation,
    Claim,
    Credit,
    Derivation,
    Difference,
    Entity,
    Published,
    Reuse,
    Sibling,
    Span,
    Statement,
)

FORMAT = "stemma-dossier/1"


def export_json(dossier: Pages) -> str:
    """The dossier as JSON text, keys sorted, with a line feed at its end. Raises ExportRefused."""
    return json.dumps(to_json(dossier), ensure_ascii=False, sort_keys=True, indent=1) + "\n"


def to_json(dossier: Pages) -> Row:
    """The dossier as one object of the format "stemma-dossier/1", rows sorted by id, scores to three decimals.

    Raises ExportRefused when a span does not delimit the words that it quotes.
    """
    texts = {a.id: a.text for a in dossier.articles}
    cited: dict[str, list[Citation]] = {}
    for citation in dossier.citations:
        cited.setdefault(citation.article, []).append(citation)
    homes = _homes(dossier)
    article_of = {s.id: s.article for s in dossier.statements}
    told = {c.id: {name: article_of.get(name, "") for name in c.statements} for c in dossier.claims}
    return {
        "format": FORMAT,
        "articles": [_article(dossier, a, cited.get(a.id, []), homes.get(a.id, [])) for a in _by_id(dossier.articles)],
        "sources": [{"id": s.id, "name": s.name, "kind": s.kind} for s in _by_id(dossier.sources)],
        "entities": [_entity(texts, e) for e in _by_id(dossier.entities)],
        "reports": [
            {"id": r.id, "source": r.source, "article": r.article, "note": r.note} for r in _by_id(dossier.reports)
        ],
        "stories": [
            {"id": s.id, "title": s.title, "articles": sorted(s.articles), "origins": sorted(s.origins)}
            for s in _by_id(dossier.stories)
        ],
        "reuse": [_reuse(texts, r) for r in _by_id(dossier.reuse)],
        "derivations": [_derivation(d) for d in _by_id(dossier.derivations)],
        "rivals": [_derivation(d) for d in _by_id(dossier.rivals)],
        "siblings": [_sibling(s) for s in _by_id(dossier.siblings)],
        "statements": [_statement(texts, s) for s in _by_id(dossier.statements)],
        "claims": [_claim(c) for c in _by_id(dossier.claims)],
        "differences": [_difference(texts, told.get(d.claim, {}), d) for d in _by_id(dossier.differences)],
        "timeline": [],
        "dropped": [
            {"id": d.id, "stage": d.stage, "name": d.name, "reason": d.reason}
            for d in sorted(dossier.dropped, key=lambda d: (d.id, d.stage, d.name, d.reason))
        ],
        "judgements": [
            _judgement(number, row) for number, row in enumerate(outcomes(dossier.judgements, dossier.standing), 1)
        ],
    }


def _by_id(rows: Sequence[Any]) -> list[Any]:
    return sorted(rows, key=lambda row: row.id)


def _homes(dossier: Pages) -> dict[str, list[str]]:
    """The stories of each article, the main one (that of most articles) first."""
    homes: dict[str, list[str]] = {}
    for story in sorted(dossier.stories, key=lambda s: (-len(s.articles), s.id)):
        for name in story.articles:
            homes.setdefault(name, []).append(story.id)
    return homes


def _article(dossier: Pages, row: Article, cited: list[Citation], homes: list[str]) -> Row:
    try:
        page = dossier.page_text(row)
    except LookupError as error:
        raise ExportRefused(f"{row.id} cannot be checked: {error}; build the dossier again") from error
    for part in row.segments:
        words = row.text[part.start : part.start + part.length]
        check(page, part.page_start, part.page_start + part.length, words, f"the text of {row.id}")
    credits = [_credit(page, c) for c in row.credits] + [_citation(page, row, c) for c in cited]
    return {
        "id": row.id,
        "name": row.name,
        "url": row.url,
        "outlet": row.outlet,
        "title": row.title,
        "byline": list(row.byline),
        "language": row.language,
        "published": _published(page, row),
        "credits": sorted(credits, key=lambda c: str(c["id"])),
        "text": row.text,
        "furniture": [{"text": f.text, "reason": f.reason} for f in row.furniture],
        "story": homes[0] if homes else None,
        "stories": sorted(homes),
    }


def _published(page: str, row: Article) -> Row | None:
    when: Published | None = row.published
    if when is None:
        return None
    if when.quote is not None and when.page_start is not None and when.page_end is not None:
        check(page, when.page_start, when.page_end, when.quote, f"the time of {row.id}")
    return {"earliest": when.earliest, "latest": when.latest, "precision": when.precision, "evidence": when.evidence}


def _credit(page: str, row: Credit) -> Row:
    check(page, row.page_start, row.page_end, row.quote, row.id)
    return {
        "id": row.id,
        "source": row.source.id,
        "quote": row.quote,
        "where": row.where,
        "page_start": row.page_start,
        "page_end": row.page_end,
    }


def _citation(page: str, article: Article, row: Citation) -> Row:
    """A citation as a credit in the body. Its place on the page is null where its words stand in two pieces there."""
    check(article.text, row.start, row.end, row.quote, row.id)
    start: int | None = None
    for part in article.segments:
        if part.start <= row.start and row.end <= part.start + part.length:
            start = part.page_start + row.start - part.start
            check(page, start, start + row.end - row.start, row.quote, row.id)
    return {
        "id": row.id,
        "source": row.source,
        "quote": row.quote,
        "where": "body",
        "page_start": start,
        "page_end": None if start is None else start + row.end - row.start,
    }


def _reuse(texts: dict[str, str], row: Reuse) -> Row:
    return {
        "id": row.id,
        "a": _span(texts, row.a, row.id),
        "b": _span(texts, row.b, row.id),
        "kind": row.kind,
        "score": round(row.score, 3),
    }


def _span(texts: dict[str, str], span: Span, name: str) -> Row:
    cut(texts, span.article, span.start, span.end, name)
    return {"article": span.article, "start": span.start, "end": span.end}


def _entity(texts: dict[str, str], row: Entity) -> Row:
    place = row.place
    return {
        "id": row.id,
        "name": row.name,
        "kind": row.kind,
        "spellings": list(row.spellings),
        "mentions": [_span(texts, span, row.id) for span in row.mentions],
        "called": [{**_quoted(texts, called.span, row.id), "outlet": called.outlet} for called in row.called],
        "also_known": [_quoted(texts, span, row.id) for span in row.also_known],
        "place": place
        and {
            "name": place.name,
            "country": place.country,
            "region": place.region,
            "latitude": round(place.latitude, 3),
            "longitude": round(place.longitude, 3),
            "precision": place.precision,
        },
    }


def _quoted(texts: dict[str, str], span: Span, name: str) -> Row:
    return {**_span(texts, span, name), "quote": texts[span.article][span.start : span.end]}


def _derivation(row: Derivation) -> Row:
    return {
        "id": row.id,
        "story": row.story,
        "child": row.child,
        "parent": row.parent,
        "kind": row.kind,
        "share": round(row.share, 3),
        "confidence": round(row.confidence, 3),
        "credited": row.credited,
        "evidence": sorted(row.evidence),
        "reasons": list(row.reasons),
    }


def _sibling(row: Sibling) -> Row:
    return {
        "id": row.id,
        "story": row.story,
        "a": row.a,
        "b": row.b,
        "kind": row.kind,
        "report": row.report,
        "confidence": round(row.confidence, 3),
        "evidence": sorted(row.evidence),
        "reasons": list(row.reasons),
    }


def _statement(texts: dict[str, str], row: Statement) -> Row:
    spans = [(row.start, row.end), *(s for s in (row.source_span, row.cue_span, row.near_span) if s)]
    for start, end in spans:
        cut(texts, row.article, start, end, row.id)
    quote = " … ".join(cut(texts, row.article, start, end, row.id) for start, end in row.content_spans)
    return {
        "id": row.id,
        "article": row.article,
        "start": row.start,
        "end": row.end,
        "source": row.source,
        "source_span": row.source_span and list(row.source_span),
        "cue_span": row.cue_span and list(row.cue_span),
        "near_span": row.near_span and list(row.near_span),
        "content_spans": [list(s) for s in row.content_spans],
        "hedge": row.hedge,
        "quote": quote,
        "via": list(row.via),
        "origin": row.origin,
    }


def _claim(row: Claim) -> Row:
    return {
        "id": row.id,
        "story": row.story,
        "text": row.text,
        "statements": sorted(row.statements),
        "origins": sorted(row.origins),
        "independent_origins": dict(zip(("low", "high"), row.independent, strict=True)),
        "why": dict(zip(("low", "high"), row.why, strict=True)),
    }


def _difference(texts: dict[str, str], told: dict[str, str], row: Difference) -> Row:
    """`told`: the statements of its claim, with the article of each. A reading that is none of them is refused."""
    readings = [
        {"value": cut(texts, told.get(name, ""), start, end, row.id), "statement": name, "start": start, "end": end}
        for name, start, end in row.readings
    ]
    return {
        "id": row.id,
        "claim": row.claim,
        "kind": row.kind,
        "about": row.about,
        "readings": readings,
        "edge": row.edge,
        "why": row.why,
    }


def _judgement(number: int, made: Outcome) -> Row:
    """All that was decided, and what became of it. `number` counts the judgements in the order in which they were made.

    `about` is what the row is called now, `was` what it was called when it was judged.
    """
    told = {**asdict(made.judgement), "about": made.about}
    return {**told, "number": number, "was": made.judgement.about, "state": made.state, "why": made.why}
