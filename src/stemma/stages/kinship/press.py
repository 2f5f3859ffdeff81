"""Who is named as the one a report is from, and which article in hand that is."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from stemma.knowledge import Knowledge
from stemma.language.bylines import source_of
from stemma.language.citations import find_citations
from stemma.language.namesakes import same_name
from stemma.language.words import find_words
from stemma.model import Article, Citation, Credit, Reading, Source, SourceKind, make_id

_PRESS = ("outlet", "agency")
_CARRIED = ("byline", "dateline", "licence")


@dataclass(frozen=True, slots=True)
class Press:
    """The press of one story. All ids are of Source rows (`sources`) or articles.

    `own`: a press source's own articles. `carriers`: articles that carry its report under their own name (byline,
    dateline, licence). `credits`: per article and source, the Credit rows. `citations`: per article and source, the
    places in its body that name it. `documents`: articles that are an institution's own words (a statement, a
    filing).
    """

    sources: tuple[Source, ...]
    own: Mapping[str, tuple[str, ...]]
    carriers: Mapping[str, tuple[str, ...]]
    credits: Mapping[tuple[str, str], tuple[Credit, ...]]
    citations: Mapping[tuple[str, str], tuple[Citation, ...]]
    documents: frozenset[str]

    def press_sources(self) -> list[Source]:
        """Outlets and agencies that some article credits or cites."""
        named = {source for _, source in (*self.credits, *self.citations)}
        return [source for source in self.sources if source.kind in _PRESS and source.id in named]

    def names(self, article: str, source: str) -> bool:
        """Whether the article credits or cites the source."""
        return (article, source) in self.credits or (article, source) in self.citations

    def rows(self, article: str, source: str) -> tuple[str, ...]:
        """Ids of the Credit and Citation rows in which the article names the source."""
        credits = (row.id for row in self.credits.get((article, source), ()))
        return (*credits, *(row.id for row in self.citations.get((article, source), ())))


def find_press(articles: Sequence[Article], readings: Mapping[str, Reading], knowledge: Knowledge) -> Press:
    """Collect the credits of the pages and the citations of the bodies, under one Source row for each name."""
    outlets = sorted({article.outlet for article in articles if article.outlet})
    register = _Register(knowledge)
    # Credits first: who is credited as an agency is one, though as the outlet of its own page it is only an outlet.
    for credit in sorted((c for a in articles for c in a.credits), key=lambda c: (c.source.name, c.id)):
        register.add(credit.source.name, credit.source.kind)
    for outlet in outlets:
        register.press(outlet)
    own: dict[str, list[str]] = {}
    credits: dict[tuple[str, str], list[Credit]] = {}
    citations: dict[tuple[str, str], list[Citation]] = {}
    for article in sorted(articles, key=lambda article: article.id):
        itself = register.press(article.outlet) if article.outlet else None
        if itself:
            own.setdefault(itself.id, []).append(article.id)
        for credit in article.credits:
            source = register.add(credit.source.name, credit.source.kind)
            if source != itself:
                credits.setdefault((article.id, source.id), []).append(credit)
        for citation in _citations(article, readings[article.id], register, outlets, knowledge):
            if itself is None or citation.source != itself.id:
                citations.setdefault((article.id, citation.source), []).append(citation)
    carriers: dict[str, list[str]] = {}
    for (article_id, source_id), rows in sorted(credits.items()):
        if any(row.where in _CARRIED for row in rows):
            carriers.setdefault(source_id, []).append(article_id)
    return Press(
        sources=register.rows(),
        own={key: tuple(ids) for key, ids in own.items()},
        carriers={key: tuple(ids) for key, ids in carriers.items()},
        credits={key: tuple(rows) for key, rows in credits.items()},
        citations={key: tuple(rows) for key, rows in citations.items()},
        documents=frozenset(article.id for article in articles if is_document(article)),
    )


def is_document(article: Article) -> bool:
    """Whether an article is an institution's own words: called a statement or the like, or speaking as "we"
    throughout.
    """
    head = f"{article.title or ''}\n{article.text[:300]}"
    spoken = _QUOTED.sub(" ", article.text)
    own = len(_WE.findall(spoken)) / (1 + len(spoken.split()) / 100)
    return bool(_DOCUMENT.search(head)) or own >= 2.0


_DOCUMENT = re.compile(
    r"\b(?:this announcement|for immediate release|press release|regulatory (?:announcement|filing)|communiqu[eé]"
    r"|(?:joint |public |official )?statement (?:on|by|from|of|regarding)"
    r"|notice to (?:members|shareholders|customers))\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[“\"«][^”\"»\n]{0,2000}[”\"»]")
_WE = re.compile(r"\b(?:we|our)\b", re.IGNORECASE)


class _Register:
    """One Source row for each name, however spelled: through the knowledge, the outlets in hand, or the spelling."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._sources: dict[str, Source] = {}

    def press(self, name: str) -> Source:
        return self.add(name, "outlet")

    def add(self, name: str, kind: SourceKind) -> Source:
        known = self._knowledge.press(name) if kind in _PRESS else None
        if known and known.kind == "agency":
            name, kind = known.name, "agency"
        elif known and known.kind == "outlet":
            name, kind = known.name, "outlet"
        for source in self.rows():
            if (source.kind in _PRESS) == (kind in _PRESS) and (source.name == name or self._same(source, name, kind)):
                return source
        row = source_of(name, kind)
        self._sources[row.id] = row
        return row

    def _same(self, source: Source, name: str, kind: SourceKind) -> bool:
        """Two spellings of one name. A press name may be cut to what tells it apart: "the Courier", "Harbour"
        newswire.
        """
        if kind not in _PRESS:
            return source.kind == kind and same_name(source.name, name)
        if self._knowledge.press(name) and self._knowledge.press(source.name):
            return False
        mine, theirs = _words(source.name), _words(name)
        if mine and theirs and (mine <= theirs or theirs <= mine):
            return True
        return name.isupper() != source.name.isupper() and same_name(source.name, name)  # an agency by its letters

    def rows(self) -> tuple[Source, ...]:
        return tuple(self._sources[key] for key in sorted(self._sources))


def _words(name: str) -> frozenset[str]:
    return frozenset(find_words(name).folded) - {"the", "and", "of"}


def _citations(
    article: Article, reading: Reading, register: _Register, outlets: Sequence[str], knowledge: Knowledge
) -> list[Citation]:
    found = find_citations(article.text, reading.sentences, reading.names, reading.attributions, knowledge, outlets)
    rows = []
    for cited in found:
        source = register.add(cited.name, cited.kind)
        identity = make_id("cit", article.id, cited.start, cited.end)
        quote = article.text[cited.start : cited.end]
        rows.append(Citation(identity, article.id, source.id, cited.start, cited.end, quote, cited.cue))
    return rows
