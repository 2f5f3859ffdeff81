"""JSON records: what the fields say stands; the body is flattened text like any other."""

from __future__ import annotations

from stemma.knowledge import Knowledge
from stemma.language.bylines import read_byline
from stemma.language.credits import credit_of
from stemma.language.lines import Line
from stemma.language.pages import Record, read_record
from stemma.language.publication import from_url, from_words
from stemma.model import Page
from stemma.stages.cleaning.hosts import outlet_of_host
from stemma.stages.cleaning.plain import Draft, draft_text, with_text


def draft_record(page: Page, knowledge: Knowledge, repeated: frozenset[str] = frozenset()) -> Draft:
    """Lay out a record. Raises `UnreadablePage` when the page holds none."""
    record = read_record(page)
    body = record.find("text")
    draft = draft_text(page, record.page, knowledge, body.start if body else 0, repeated)
    draft = with_text(draft, record.value("title"))
    draft.url = record.value("url") or page.url
    draft.retrieved = record.value("retrieved")
    draft.outlet = _outlet(record, draft.url, knowledge)
    _read_byline_field(draft, record)
    published = record.find("published")
    if published is not None:
        draft.published = from_words(record.page[published.start : published.end], "metadata", published.start)
    if draft.published is None and draft.url:
        draft.published = from_url(draft.url)
    for field in record.fields:
        if field.name != "text":
            line = Line(field.start, field.end, record.page[field.start : field.end], True)
            draft.others.append((line, "headline" if field.name == "title" else "field"))
    return draft


def _outlet(record: Record, url: str | None, knowledge: Knowledge) -> str | None:
    named = record.value("outlet")
    if named is None:
        return outlet_of_host(url, knowledge) if url else None
    if "." in named and " " not in named:
        return outlet_of_host(named, knowledge)
    known = knowledge.press(named)
    return known.name if known is not None and not knowledge.is_ambiguous(named) else named[:200]


def _read_byline_field(draft: Draft, record: Record) -> None:
    field = record.find("byline")
    if field is None:
        return
    words = record.page[field.start : field.end]
    byline = read_byline(words if words.lower().startswith("by ") else f"By {words}", draft.judge)
    draft.persons += byline.persons
    for source in byline.press:
        draft.credits.append(credit_of(draft.page.id, source, "byline", draft.text, field.start, field.end))
