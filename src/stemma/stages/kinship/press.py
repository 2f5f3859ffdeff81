"""Who is named as the one a report is from, and which article in hand that is."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from stemma.knowledge import Knowledge
from stemma.language.bylines import is_unproved
from stemma.language.citations import Cited, find_citations
from stemma.language.judging import is_shared, same_press, source_of
from stemma.language.namesakes import same_name
from stemma.language.press import is_abbreviation, is_agency_name, press_words, spelled_alike
from stemma.model import Article, Citation, Credit, Reading, Source, SourceKind, make_id
from stemma.stages.kinship.documents import is_document

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

    def agency_articles(self) -> frozenset[str]:
        """Articles that are an agency's own."""
        return frozenset(a for s in self.sources if s.kind == "agency" for a in self.own.get(s.id, ()))

    def signed_by_agency(self) -> frozenset[str]:
        """Articles that carry an agency's report under its name, where the agency's own is not in hand."""
        agencies = [s.id for s in self.sources if s.kind == "agency" and not self.own.get(s.id)]
        return frozenset(a for s in agencies for a in self.carriers.get(s, ()))

    def names(self, article: str, source: str) -> bool:
        """Whether the article credits or cites the source."""
        return (article, source) in self.credits or (article, source) in self.citations

    def rows(self, article: str, source: str) -> tuple[str, ...]:
        """Ids of the Credit and Citation rows in which the article names the source."""
        credits = (row.id for row in self.credits.get((article, source), ()))
        return (*credits, *(row.id for row in self.citations.get((article, source), ())))


def find_press(articles: Sequence[Article], readings: Mapping[str, Reading], knowledge: Knowledge) -> Press:
    """Collect the credits of the pages and the citations of the bodies, under one Source row for each name.

    A name that only stood where agencies sign counts when another article, the knowledge or a body bears it out.
    """
    articles = sorted(articles, key=lambda article: article.id)
    outlets = sorted({article.outlet for article in articles if article.outlet})
    cited = {article.id: _cited(article, readings[article.id], outlets, knowledge) for article in articles}
    articles = _proved(articles, cited, knowledge)
    register = _Register(articles, cited, knowledge)
    own: dict[str, list[str]] = {}
    credits: dict[tuple[str, str], list[Credit]] = {}
    citations: dict[tuple[str, str], list[Citation]] = {}
    for article in articles:
        itself = register.find(article.outlet, "outlet") if article.outlet else None
        if itself:
            own.setdefault(itself.id, []).append(article.id)
        for credit in article.credits:
            source = register.find(credit.source.name, credit.source.kind)
            if source != itself:
                credits.setdefault((article.id, source.id), []).append(credit)
        for row in cited[article.id]:
            source = register.find(row.name, row.kind)
            if source != itself:
                citations.setdefault((article.id, source.id), []).append(_citation(article, source, row))
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
        documents=frozenset(article.id for article in articles if is_document(article, knowledge)),
    )


def _proved(articles: Sequence[Article], cited: Mapping[str, Sequence[Cited]], knowledge: Knowledge) -> list[Article]:
    """The articles without credits to a lone word that nothing but its place shows to be an agency's."""
    sure: set[str] = {article.outlet for article in articles if article.outlet and is_agency_name(article.outlet)}
    sure |= {row.name for rows in cited.values() for row in rows if row.kind in _PRESS}
    stands: dict[str, set[str | None]] = {}  # by whose pages a lone word stands on
    for article in articles:
        for credit in article.credits:
            if is_unproved(credit.source.name, credit.quote, knowledge):
                stands.setdefault(credit.source.name, set()).add(article.outlet)
            else:
                sure.add(credit.source.name)
    outlets = {press_words(article.outlet) for article in articles if article.outlet}
    agencies = sorted(name for name in sure if len(press_words(name)) == 1 or is_agency_name(name))
    doubted = {
        name
        for name, pages in stands.items()
        if len(pages) == 1
        and press_words(name) not in outlets
        and not any(same_press(name, agency, knowledge) for agency in agencies)
    }
    return [replace(a, credits=tuple(c for c in a.credits if not _is_doubted(c, doubted, knowledge))) for a in articles]


def _is_doubted(credit: Credit, doubted: Collection[str], knowledge: Knowledge) -> bool:
    return credit.source.name in doubted and is_unproved(credit.source.name, credit.quote, knowledge)


class _Register:
    """One Source row for each name, however spelled: through the knowledge, the outlets in hand, or the spelling.

    Names are taken in the order of how much they say (outlets before credits before citations, long before short), not
    in that of the articles. A short form that may be of several is of none, and stays by itself. An outlet in hand may
    come back from another script under another spelling.
    """

    def __init__(self, articles: Sequence[Article], cited: Mapping[str, Sequence[Cited]], knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._sources: dict[str, Source] = {}
        self._found: dict[tuple[str, SourceKind], Source] = {}
        self._in_hand: frozenset[str] = frozenset()
        self._outlets = sorted({article.outlet for article in articles if article.outlet}, key=_length)
        credited = {(c.source.name, c.source.kind) for a in articles for c in a.credits}
        agencies = {name for name, kind in credited if kind == "agency" and not self._is_bare(name)}
        for article in articles:
            agencies |= {row.name for row in cited[article.id] if row.kind == "agency" and row.name != article.outlet}
        for name in self._outlets:
            # Who is credited or cited as an agency is one, though on its own page it is only an outlet.
            said = is_agency_name(name) or any(same_press(name, a, knowledge, True) for a in sorted(agencies))
            kind: SourceKind = "agency" if said else "outlet"
            self._found[name, "outlet"] = self._add(name, kind)
        self._in_hand = frozenset(self._sources)
        named = {(row.name, row.kind) for rows in cited.values() for row in rows}
        for rows in (credited, named):
            for name, kind in sorted(rows, key=lambda row: (_length(row[0]), row)):
                self._found[name, kind] = self._add(name, kind)

    def find(self, name: str, kind: SourceKind) -> Source:
        """The row of a name that stands in the articles."""
        return self._found[name, kind]

    def rows(self) -> tuple[Source, ...]:
        return tuple(self._sources[key] for key in sorted(self._sources))

    def _add(self, name: str, kind: SourceKind) -> Source:
        bare = self._is_bare(name)
        known = self._knowledge.press(name) if kind in _PRESS and not bare else None
        if known is not None and known.kind in _PRESS:
            name, kind = known.name, "agency" if known.kind == "agency" else "outlet"
        alike = [row for row in self.rows() if (row.kind in _PRESS) == (kind in _PRESS)]
        same = next((row for row in alike if row.name == name or press_words(row.name) == press_words(name)), None)
        if same is None:
            found = [row for row in alike if self._same(row, name, kind) and (not bare or row.id in self._in_hand)]
            if not found and known is None and kind in _PRESS:
                found = [row for row in alike if row.id in self._in_hand and spelled_alike(row.name, name)]
            same = found[0] if len(found) == 1 else None
        if same is not None:
            return same
        row = source_of(name, kind)
        self._sources[row.id] = row
        return row

    def _is_bare(self, name: str) -> bool:
        """Whether a name is the one word that many papers bear, "Herald", or letters that fit an outlet in hand too."""
        if len(press_words(name)) != 1 or not self._knowledge.is_ambiguous(name):
            return False
        return is_shared(name, self._knowledge) or any(is_abbreviation(name, row) for row in self._outlets)

    def _same(self, source: Source, name: str, kind: SourceKind) -> bool:
        if kind not in _PRESS:
            return source.kind == kind and same_name(source.name, name)
        return same_press(source.name, name, self._knowledge, letters=True)


def _length(name: str) -> tuple[int, str]:
    return -len(press_words(name)), name


def _cited(article: Article, reading: Reading, outlets: Sequence[str], knowledge: Knowledge) -> tuple[Cited, ...]:
    return find_citations(
        article.text, reading.sentences, reading.names, reading.attributions, knowledge, outlets, article.outlet
    )


def _citation(article: Article, source: Source, row: Cited) -> Citation:
    identity = make_id("cit", article.id, row.start, row.end)
    quote = article.text[row.start : row.end]
    return Citation(identity, article.id, source.id, row.start, row.end, quote, row.cue)
