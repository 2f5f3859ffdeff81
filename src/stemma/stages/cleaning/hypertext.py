"""HTML: the body as trafilatura finds it, put back on the decoded page; metadata from JSON-LD, meta and time tags.

Barbaresi, "Trafilatura: A Web Scraping Library and Command-Line Tool for Text Discovery and Extraction" (2021).
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from selectolax.lexbor import LexborHTMLParser

from stemma.knowledge import Knowledge
from stemma.language.bylines import read_byline
from stemma.language.furniture import form_of
from stemma.language.lines import Line, key_of, shape_of
from stemma.language.pages import characters, decode, flatten_markup
from stemma.language.press import press_words
from stemma.language.publication import from_url, from_words
from stemma.language.revisions import between
from stemma.model import Page, Published
from stemma.stages.cleaning.hosts import outlet_of_host
from stemma.stages.cleaning.plain import Draft, draft_text

_MOST = 3_000_000  # characters of markup that the extractor is given; a longer page is cleaned as flattened text
_INERT = re.compile(r"<(script|style|svg|noscript|template)\b(?![^>]{0,200}ld\+json)[^>]{0,2000}>", re.IGNORECASE)
_LD_DATE = re.compile(r'"datePublished"\s{0,5}:\s{0,5}"([^"\\]{6,60})"')
_LD_CHANGED = re.compile(r'"dateModified"\s{0,5}:\s{0,5}"([^"\\]{6,60})"')
_META_DATES = (
    "article:published_time", "og:published_time", "datepublished", "date", "pubdate", "publishdate", "publish-date",
    "parsely-pub-date", "sailthru.date", "dc.date", "dc.date.issued", "dcterms.created", "article.published",
    "published", "publication_date", "cxenseparse:recs:publishtime", "article_date_original", "timestamp",
    "displaydate",
)  # fmt: skip
_META_CHANGED = (
    "article:modified_time", "og:modified_time", "og:updated_time", "datemodified", "article:modified", "last-modified",
    "dcterms.modified", "dc.date.modified", "article.updated", "lastmod", "revised",
)  # fmt: skip
_TITLE_TAIL = re.compile(r"(?P<title>\S.{5,400})\s[|–—-]\s(?P<name>[^|–—]{2,60})")
_SURE = frozenset(["related", "widget", "navigation", "script", "advertisement", "keywords", "symbol", "cookie"])

# The extractor tells its own troubles on the log; the page that it cannot read is cleaned as flattened text.
for _name in ("trafilatura", "htmldate"):
    logging.getLogger(_name).setLevel(logging.CRITICAL)


@dataclass(frozen=True, slots=True)
class Extract:
    """What the extractor gives of a page."""

    paragraphs: tuple[str, ...] = ()
    title: str | None = None
    author: str | None = None
    site: str | None = None
    url: str | None = None
    date: str | None = None


def draft_hypertext(page: Page, knowledge: Knowledge) -> Draft:
    """Lay out an HTML page. Raises `UnreadablePage` when it shows no text."""
    text = decode(page)
    html = flatten_markup(_without_inert(characters(page)))
    extract = _extract(html, page.url) if len(html) <= _MOST else Extract()
    draft = draft_text(page, text, knowledge)
    kept = _put_back(extract.paragraphs, draft.lines, text)
    if kept:
        draft = _with_body(draft, kept, extract.title)
    draft.url = page.url or extract.url
    draft.title = extract.title or draft.title
    draft.outlet = _outlet(draft.url, extract.site, knowledge)
    draft.title = _without_outlet(draft.title, draft.outlet)
    draft.published = _published(html, draft.url, extract.date)
    if extract.author and not draft.layout.bylines:
        byline = read_byline("By " + extract.author.replace(";", ","), draft.judge)
        draft.persons += byline.persons
    return draft


def _without_inert(html: str) -> str:
    """The markup without scripts, styles and drawings; linear, however many of them are never closed."""
    low, kept, at, open_ended = html.lower(), [], 0, set()
    while (match := _INERT.search(html, at)) is not None:
        kept += [html[at : match.start()], " "]
        tag, at = match.group(1).lower(), match.end()
        end = -1 if tag in open_ended else low.find(f"</{tag}", at)
        if end >= 0:
            close = low.find(">", end)
            at = close + 1 if close >= 0 else len(html)
        else:
            open_ended.add(tag)
    return "".join([*kept, html[at:]])


def _extract(html: str, url: str | None) -> Extract:
    """Run the extractor. Whatever it stumbles over, the page is then cleaned as flattened text."""
    import trafilatura  # half a second, which pages of other kinds need not wait

    try:
        found = trafilatura.bare_extraction(
            html, url=url, include_comments=False, include_tables=True, with_metadata=True, deduplicate=False
        )
    except Exception:  # foreign parsers on hostile markup: any of their errors means the same here
        return Extract()
    if found is None:
        return Extract()
    row = found.as_dict() if hasattr(found, "as_dict") else dict(found)
    paragraphs = tuple(line for line in str(row.get("text") or "").split("\n") if line.strip())
    fields = (_one_line(row.get(name)) for name in ("title", "author", "sitename", "url", "date"))
    return Extract(paragraphs, *fields)


def _one_line(value: object) -> str | None:
    words = " ".join(str(value).split())[:400] if value else ""
    return words or None


def _put_back(paragraphs: Sequence[str], lines: Sequence[Line], text: str) -> set[int]:
    """Starts of the decoded page's lines that the paragraphs cover, at least by half.

    Both are compared without white space, which the two readers of the markup fold differently. One pass, in order; a
    paragraph that does not stand behind the last is looked for from the top.
    """
    bare: list[str] = []
    places: list[int] = []
    at = 0
    for line in lines:
        places.append(at)
        piece = "".join(line.text.split())
        bare.append(piece)
        at += len(piece)
    whole = "".join(bare)
    covered = bytearray(len(whole))
    cursor = 0
    for paragraph in paragraphs:
        piece = "".join(paragraph.lstrip("-•*# ").split())
        if not piece:
            continue
        found = whole.find(piece, cursor)
        if found < 0:
            found = whole.find(piece)
        if found < 0:
            continue
        covered[found : found + len(piece)] = b"\1" * len(piece)
        cursor = found + len(piece)
    return {
        line.start
        for line, place, piece in zip(lines, places, bare, strict=True)
        if sum(covered[place : place + len(piece)]) * 2 > len(piece)
    }


def _with_body(draft: Draft, kept: set[int], headline: str | None) -> Draft:
    """Let the extractor's body stand where it and the line's own form agree; the rest keeps or gets a reason."""
    layout = draft.layout
    found = layout.lines[layout.title].text if layout.title is not None else ""
    titles = {key_of(words) for words in (found, headline) if words}
    reasons: list[str | None] = []
    for line, reason in zip(layout.lines, layout.reasons, strict=True):
        if line.start not in kept:
            reasons.append(reason or "outside the body")
        elif reason in ("headline", "byline", "date", "sign-off", "origin", "legal"):
            reasons.append(reason)
        elif key_of(line.text) in titles:
            reasons.append("headline")
        elif _is_furniture(line):
            reasons.append(reason or "widget")
        else:
            reasons.append(None)
    if not any(reason is None for reason in reasons):
        return draft
    inside = [i for i, reason in enumerate(reasons) if reason is None]
    return replace(draft, layout=replace(layout, reasons=reasons, head=inside[0], end=inside[-1] + 1))


def _is_furniture(line: Line) -> bool:
    form = form_of(line.text)
    return form is not None and form.sure and form.reason in _SURE and not shape_of(line.text).sentence


def _outlet(url: str | None, site: str | None, knowledge: Knowledge) -> str | None:
    named = outlet_of_host(url, knowledge) if url else None
    if named is not None and "." not in named:
        return named
    if site and "." not in site and len(site.split()) <= 8:
        known = knowledge.press(site)
        return known.name if known is not None and not knowledge.is_ambiguous(site) else site
    return named or (outlet_of_host(site, knowledge) if site else None)


def _without_outlet(title: str | None, outlet: str | None) -> str | None:
    """The title of a page without its outlet's name: "Pier burns - The Gazette"."""
    match = _TITLE_TAIL.fullmatch(title) if title and outlet else None
    return match["title"] if match and press_words(match["name"]) == press_words(outlet or "") else title


def _published(html: str, url: str | None, day: str | None) -> Published | None:
    """The first date that reads, from the most to the least explicit; htmldate's day last but the address. A page that
    says when it was changed too is of the time between."""
    tree = LexborHTMLParser(html)
    named = _named(tree)
    found = _first_read(_dates(html, tree, named))
    if found is not None:
        return between(found, _first_read(_changes(html, tree, named)))
    return (from_url(url) if url else None) or (from_words(day, "metadata") if day else None)


def _first_read(fields: Iterable[str]) -> Published | None:
    return next((found for words in fields if (found := from_words(words[:100], "metadata")) is not None), None)


def _named(tree: LexborHTMLParser) -> dict[str, str]:
    """The page's meta tags, the first of each name."""
    named: dict[str, str] = {}
    for node in tree.css("meta[content]")[:300]:
        name = node.attributes.get("property") or node.attributes.get("name") or node.attributes.get("itemprop") or ""
        named.setdefault(name.casefold(), node.attributes.get("content") or "")
    return named


def _dates(html: str, tree: LexborHTMLParser, named: dict[str, str]) -> Iterator[str]:
    yield from (match.group(1) for match in list(_LD_DATE.finditer(html))[:1])
    yield from (named[name] for name in _META_DATES if named.get(name))
    for node in tree.css("time[datetime], [itemprop=datePublished][content]")[:1]:
        yield node.attributes.get("datetime") or node.attributes.get("content") or ""


def _changes(html: str, tree: LexborHTMLParser, named: dict[str, str]) -> Iterator[str]:
    yield from (match.group(1) for match in list(_LD_CHANGED.finditer(html))[:1])
    yield from (named[name] for name in _META_CHANGED if named.get(name))
    for node in tree.css("time[itemprop=dateModified][datetime], [itemprop=dateModified][content]")[:1]:
        yield node.attributes.get("datetime") or node.attributes.get("content") or ""
