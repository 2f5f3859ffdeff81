"""What cleaning finds on a page, and how an Article is put together from it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from stemma.language.lines import Line, words_in
from stemma.model import Article, Credit, Dropped, Furniture, Page, Published, Segment

STAGE = "clean"
_LEAST_WORDS = 12
_SAMPLE = 4000


@dataclass(slots=True)
class Parts:
    """The parts of one page. `kept` are the story's lines in order, `furniture` the others with their reasons."""

    page: Page
    text: str
    kept: list[Line]
    furniture: list[tuple[Line, str]]
    title: str | None = None
    byline: tuple[str, ...] = ()
    outlet: str | None = None
    url: str | None = None
    published: Published | None = None
    retrieved: str | None = None
    credits: list[Credit] = field(default_factory=list)


def assemble(parts: Parts) -> Article | Dropped:
    """Put the Article together: paragraphs two line breaks apart, each line a slice of the decoded page."""
    page = parts.page
    if sum(len(words_in(line.text[:2000])) for line in parts.kept[:200]) < _LEAST_WORDS:
        return Dropped(STAGE, page.name, "no story: there is no paragraph of an article on the page", page.id)
    text, segments = _join(parts.kept)
    furniture = (Furniture(line.text, reason, line.start, line.end) for line, reason in parts.furniture)
    return Article(
        id=page.id,
        page=page.id,
        name=page.name,
        url=parts.url,
        outlet=parts.outlet,
        title=parts.title,
        byline=parts.byline,
        published=parts.published,
        language=_language(text),
        text=text,
        credits=_distinct(parts.credits),
        furniture=tuple(sorted(furniture, key=lambda row: (row.page_start or 0, row.text))),
        segments=segments,
        retrieved=parts.retrieved,
    )


def _join(lines: Sequence[Line]) -> tuple[str, tuple[Segment, ...]]:
    """The text of kept lines, and the map back. A line that was broken to fit a column goes on behind one blank."""
    pieces: list[str] = []
    segments: list[Segment] = []
    at = 0
    for place, line in enumerate(lines):
        gap = "" if place == 0 else " " if line.broken else "\n\n"
        at += len(gap)
        pieces += [gap, line.text]
        segments.append(Segment(at, line.start, len(line.text)))
        at += len(line.text)
    return "".join(pieces), tuple(segments)


def _language(text: str) -> str:
    import py3langid

    code, _ = py3langid.classify(text[:_SAMPLE])
    return str(code)


def _distinct(credits: Iterable[Credit]) -> tuple[Credit, ...]:
    """The first credit of each source in each place: a byline printed twice credits once."""
    rows: dict[tuple[str, str], Credit] = {}
    for credit in sorted(credits, key=lambda credit: (credit.page_start, credit.id)):
        rows.setdefault((credit.source.id, credit.where), credit)
    return tuple(rows.values())
