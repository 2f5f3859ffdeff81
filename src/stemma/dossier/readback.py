"""The check that nothing is shown which cannot be found again: every span reads back, every reference has its row."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass

from stemma.dossier.rows import Rows
from stemma.dossier.wording import one_line
from stemma.model import Article, Reading


@dataclass(frozen=True, slots=True)
class Problem:
    """A row that does not hold: its `id` and `what` is wrong, in one sentence."""

    id: str
    what: str


def read_back(rows: Rows) -> Iterator[Problem]:
    """Check all rows; yields nothing for a sound dossier."""
    for article in rows.articles:
        yield from _article(rows, article)
    yield from _readings(rows)
    yield from _passages(rows)
    yield from _statements(rows)
    yield from _entities(rows)
    yield from _references(rows)


def _article(rows: Rows, article: Article) -> Iterator[Problem]:
    """What an article says of its page."""
    try:
        page = rows.page_text(article)
    except (LookupError, ValueError) as error:
        yield Problem(article.id, f"its page cannot be read: {error}")
        return
    for part in article.segments:
        ours = article.text[part.start : part.start + part.length]
        if part.start < 0 or len(ours) != part.length or not _stands(page, ours, part.page_start, None):
            yield Problem(article.id, f"text {part.start}:{part.start + part.length} is not on its page")
    for credit in article.credits:
        if not _stands(page, credit.quote, credit.page_start, credit.page_end):
            yield Problem(credit.id, f"{one_line(credit.quote, 60)!r} is not on the page of {article.id} where it says")
    for row in article.furniture:
        if row.page_start is not None and not _stands(page, row.text, row.page_start, row.page_end):
            yield Problem(article.id, f"furniture {one_line(row.text, 60)!r} is not on its page where it says")
    date = article.published
    if date is not None and date.quote is not None and not _stands(page, date.quote, date.page_start, date.page_end):
        yield Problem(article.id, f"the date {one_line(date.quote, 60)!r} is not on its page where it says")


def _stands(page: str, text: str, start: int | None, end: int | None) -> bool:
    """Whether ``page[start:end]`` is `text`; with `end` None, whether `text` begins there."""
    if not text or start is None or start < 0 or end not in {None, start + len(text)}:
        return False
    return page.startswith(text, start)


def _readings(rows: Rows) -> Iterator[Problem]:
    for reading in rows.readings:
        article = rows.article_by_id.get(reading.article)
        if article is None:
            yield Problem(reading.article, "a reading of an article that is not there")
        elif not all(0 <= start < end <= len(article.text) for start, end in _spans(reading)):
            yield Problem(reading.article, "its reading points outside its text")
        elif len(reading.vectors) != len(reading.sentences):
            yield Problem(reading.article, "its reading has not one vector a sentence")


def _spans(reading: Reading) -> Iterator[tuple[int, int]]:
    yield from reading.sentences
    yield from ((name.start, name.end) for name in reading.names)
    yield from ((quantity.start, quantity.end) for quantity in reading.quantities)
    yield from ((moment.start, moment.end) for moment in reading.times)
    for found in reading.attributions:
        yield from (span for span in (found.source, found.cue, *found.content) if span is not None)


def _passages(rows: Rows) -> Iterator[Problem]:
    for row in rows.reuse:
        for span in (row.a, row.b):
            if not _inside(rows, span.article, span.start, span.end):
                yield Problem(row.id, f"{span.start}:{span.end} is not in the text of {span.article}")
        if row.a.article >= row.b.article:
            yield Problem(row.id, "its articles are not in order")
    for citation in rows.citations:
        article = rows.article_by_id.get(citation.article)
        if article is None or not citation.quote or article.text[citation.start : citation.end] != citation.quote:
            yield Problem(citation.id, f"{one_line(citation.quote, 60)!r} is not in {citation.article} where it says")


def _statements(rows: Rows) -> Iterator[Problem]:
    articles: dict[str, str] = {}
    for row in rows.statements:
        articles[row.id] = row.article
        spans = ((row.start, row.end), row.source_span, row.cue_span, row.near_span, *row.content_spans)
        if not all(_inside(rows, row.article, *span) for span in spans if span is not None):
            yield Problem(row.id, f"it points outside the text of {row.article}")
    for difference in rows.differences:
        for statement, start, end in difference.readings:
            if not _inside(rows, articles.get(statement, ""), start, end):
                yield Problem(difference.id, f"{start}:{end} is not in the article of {statement}")


def _entities(rows: Rows) -> Iterator[Problem]:
    """An entity's spellings are the words of its mentions, no more and no fewer."""
    for row in rows.entities:
        spans = (*row.mentions, *row.also_known, *(called.span for called in row.called))
        if not row.mentions or not all(_inside(rows, s.article, s.start, s.end) for s in spans):
            yield Problem(row.id, "it points outside its articles, or nowhere")
            continue
        shown = {rows.article_by_id[s.article].text[s.start : s.end] for s in row.mentions}
        if shown != set(row.spellings) or row.name not in shown:
            yield Problem(row.id, f"the articles do not spell {one_line(row.name, 60)!r} as it says")


def _inside(rows: Rows, article: str, start: int, end: int) -> bool:
    found = rows.article_by_id.get(article)
    return found is not None and 0 <= start < end <= len(found.text)


def _references(rows: Rows) -> Iterator[Problem]:
    """Rows that name rows: both must be there."""
    texts = rows.article_by_id.keys() | rows.report_by_id.keys()
    sources = rows.source_by_id.keys()
    stories = {story.id for story in rows.stories}
    proofs = {row.id for row in rows.reuse} | {row.id for row in rows.citations} | rows.credit_by_id.keys()
    for story in rows.stories:
        yield from _missing(story.id, story.articles, rows.article_by_id.keys(), "article")
        yield from _missing(story.id, story.origins, texts, "origin")
    for report in rows.reports:
        yield from _missing(report.id, [report.article], rows.article_by_id.keys(), "article")
        yield from _missing(report.id, [report.source], sources, "source")
    for citation in rows.citations:
        yield from _missing(citation.id, [citation.source], sources, "source")
    for row in (*rows.derivations, *rows.rivals):
        yield from _missing(row.id, [row.child, row.parent], texts, "article or report")
        yield from _missing(row.id, row.evidence, proofs, "evidence")
        yield from _missing(row.id, [row.story], stories, "story")
    for pair in rows.siblings:
        yield from _missing(pair.id, [pair.a, pair.b], rows.article_by_id.keys(), "article")
        yield from _missing(pair.id, [pair.report], rows.report_by_id.keys(), "report")
        yield from _missing(pair.id, pair.evidence, proofs, "evidence")
        yield from _missing(pair.id, [pair.story], stories, "story")
    yield from _claimed(rows, stories)


def _claimed(rows: Rows, stories: Container[str]) -> Iterator[Problem]:
    """References of statements, claims and differences; a difference is between statements of its claim."""
    statements = {row.id for row in rows.statements}
    edges = {row.id for row in (*rows.derivations, *rows.rivals)}
    claims = {row.id: row for row in rows.claims}
    for statement in rows.statements:
        yield from _missing(statement.id, [statement.source, *statement.via], rows.source_by_id.keys(), "source")
    for claim in rows.claims:
        yield from _missing(claim.id, claim.statements, statements, "statement")
        yield from _missing(claim.id, [claim.story], stories, "story")
    for difference in rows.differences:
        yield from _missing(difference.id, [difference.claim], claims.keys(), "claim")
        yield from _missing(difference.id, [difference.edge], edges, "line of descent")
        if difference.claim in claims:
            readings = [name for name, _, _ in difference.readings]
            yield from _missing(difference.id, readings, claims[difference.claim].statements, "reading's statement")


def _missing(name: str, wanted: Iterable[str | None], there: Container[str], what: str) -> Iterator[Problem]:
    for reference in wanted:
        if reference is not None and reference not in there:
            yield Problem(name, f"its {what} {reference} is not there")
