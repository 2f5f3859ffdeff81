"""Pages to articles: the story's own sentences, who wrote and who published them when, and what was furniture.

HTML bodies are found by trafilatura (Barbaresi 2021). Flattened text is told apart by shallow features of its lines
(Kohlschütter, Fankhauser and Nejdl 2010), by place, and by what repeats within a page and across an outlet's pages.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from stemma.knowledge import Knowledge
from stemma.language.pages import UnreadablePage, decode
from stemma.model import Article, Dropped, Page
from stemma.settings import Settings
from stemma.stages.cleaning.hypertext import draft_hypertext
from stemma.stages.cleaning.parts import STAGE, assemble
from stemma.stages.cleaning.plain import (
    Draft,
    draft_text,
    finish,
    name_outlet,
    read_signs,
    repeated_lines,
)
from stemma.stages.cleaning.records import draft_record


def clean_pages(pages: Sequence[Page], knowledge: Knowledge, settings: Settings) -> tuple[list[Article], list[Dropped]]:
    """Clean each page to an Article; a page without a story, or without text, becomes a Dropped with the reason.

    Method: Kohlschütter, Fankhauser and Nejdl 2010 for flattened text, Barbaresi 2021 for HTML. The pages of one outlet
    should come together, since what stands on several of them is furniture. Rows come sorted by name, in whatever
    order the pages are given. Every paragraph of `Article.text` is a slice of the decoded page, every line of a plain
    page is in the text or in the furniture; time is linear in the length of the pages.
    """
    drafts: list[Draft] = []
    dropped: list[Dropped] = []
    for page in sorted(pages, key=lambda page: (page.name, page.id)):
        if len(page.content) > settings.max_bytes:
            dropped.append(Dropped(STAGE, page.name, f"too large: over {settings.max_bytes} bytes", page.id))
            continue
        try:
            drafts.append(_draft(page, knowledge))
        except UnreadablePage as error:
            dropped.append(Dropped(STAGE, page.name, error.reason, page.id))
    for draft in drafts:
        read_signs(draft)
        name_outlet(draft)
    drafts = _without_repeated(drafts, knowledge)
    rows = [assemble(finish(draft)) for draft in drafts]
    articles = [row for row in rows if isinstance(row, Article)]
    return articles, [*dropped, *(row for row in rows if isinstance(row, Dropped))]


def _draft(page: Page, knowledge: Knowledge, repeated: frozenset[str] = frozenset()) -> Draft:
    if page.media_type == "text/html":
        return draft_hypertext(page, knowledge)
    if page.media_type == "application/json":
        return draft_record(page, knowledge, repeated)
    return draft_text(page, decode(page), knowledge, repeated=repeated)


def _without_repeated(drafts: Sequence[Draft], knowledge: Knowledge) -> list[Draft]:
    """The drafts, those anew whose outlet's pages share lines. HTML keeps the body that its markup showed."""
    outlets: dict[str, list[Draft]] = defaultdict(list)
    for draft in drafts:
        if draft.outlet is not None and draft.page.media_type != "text/html":
            outlets[draft.outlet].append(draft)
    repeated = {outlet: repeated_lines(group) for outlet, group in outlets.items() if len(group) > 1}
    return [_anew(draft, knowledge, repeated.get(draft.outlet or "", frozenset())) for draft in drafts]


def _anew(draft: Draft, knowledge: Knowledge, repeated: frozenset[str]) -> Draft:
    if not repeated or draft.page.media_type == "text/html":
        return draft
    again = _draft(draft.page, knowledge, repeated)
    again.outlet = draft.outlet
    read_signs(again)
    return again
