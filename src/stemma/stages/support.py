"""Claims × descent → how many independent origins stand behind each claim, and where accounts of it differ."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from stemma.knowledge import Knowledge
from stemma.language.bylines import same_press
from stemma.language.institutions import is_institution
from stemma.language.press import is_agency_name, press_words
from stemma.memory import Memory
from stemma.model import Article, Claim, Derivation, Difference, Reading, Report, Source, Statement, Weighed
from stemma.settings import Settings
from stemma.stages.kinship.documents import is_document
from stemma.stages.lineage import descent_graph
from stemma.stages.witness.contrasts import Contrasts
from stemma.stages.witness.quoting import find_quoted
from stemma.stages.witness.roots import Vectors, draw_line, find_roots
from stemma.stages.witness.speakers import NAMED, PRESS, Speakers, find_issuers, know_speakers
from stemma.stages.witness.weighing import Scales, Weigher
from stemma.stages.wordings import Wordings


def weigh_claims(
    claims: Sequence[Claim],
    statements: Sequence[Statement],
    articles: Sequence[Article],
    readings: Sequence[Reading],
    sources: Sequence[Source],
    derivations: Sequence[Derivation],
    reports: Sequence[Report],
    knowledge: Knowledge,
    settings: Settings,
    memory: Memory | None = None,
) -> Weighed:
    """Follow each statement of a story's claims to its root, count the independent ones, and read off differences.

    Roots are followed along the chain of attribution and the tree (`witness.roots`). A copy has the root of what it
    copies, so that it never raises a count: a witness that descends from one in hand has no weight of its own (the
    elimination of descended copies of textual criticism, Maas 1927). Rows are sorted by id; the statements come back
    with their origin. What a `memory` holds of an earlier run is not worked out again, and changes nothing.
    """
    by_article = {article.id: article for article in articles}
    rows = {statement.id: statement for statement in statements if statement.article in by_article}
    outlets = _outlets(articles, sources, knowledge)
    papers = _papers(articles, outlets, reports, sources, knowledge)
    speakers = know_speakers(list(rows.values()), sources, by_article, papers)
    descent = descent_graph(derivations, reports)
    issuers = find_issuers(by_article, speakers, knowledge)
    quoted = find_quoted(list(rows.values()), speakers, by_article)
    line = draw_line(descent, outlets, reports, speakers, issuers, quoted)
    vectors = _vectors(rows, readings)
    remembered = memory if memory is not None else Memory()
    scales = Scales(
        articles=by_article,
        readings={reading.article: reading for reading in readings},
        speakers=speakers,
        line=line,
        vectors=vectors,
        contrasts=Contrasts(Wordings(by_article, readings), knowledge, remembered),
        name=_Names(by_article, reports, speakers).of,
        named=_named(speakers),
        settings=settings,
        memory=remembered,
    )
    weigher = Weigher(scales)
    weighed: list[Claim] = []
    differences: list[Difference] = []
    origins: dict[str, str] = {}
    for claim in sorted(claims, key=lambda claim: claim.id):
        mine = [rows[name] for name in claim.statements if name in rows]
        roots = find_roots(mine, speakers, line, vectors)
        weight = weigher.weigh(claim, mine, roots)
        origins |= {name: weight.presumed.get(root.id, root.id) for name, root in roots.items()}
        weighed.append(weight.claim)
        differences += weight.differences
    said = tuple(replace(rows[name], origin=origins.get(name)) for name in sorted(rows))
    return Weighed(said, tuple(weighed), tuple(sorted(differences, key=lambda row: row.id)))


class _Names:
    """What roots are called in a sentence."""

    def __init__(self, articles: Mapping[str, Article], reports: Sequence[Report], speakers: Speakers) -> None:
        self._articles = articles
        self._reports = {report.id: report for report in reports}
        self._speakers = speakers

    def of(self, root: str) -> str:
        """An outlet's or source's name; of a lost report, whose it is."""
        if root in self._articles:
            article = self._articles[root]
            return article.outlet or article.name
        if root in self._reports:
            source = self._speakers.by_id.get(self._reports[root].source or "")
            return f"a lost report of {source.name}" if source else "a report that is not in hand"
        source = self._speakers.by_id.get(root)
        return source.name if source else root


def _named(speakers: Speakers) -> frozenset[str]:
    return frozenset(voice for voice in speakers.voice.values() if speakers.by_id[voice].kind in NAMED)


def _outlets(articles: Sequence[Article], sources: Sequence[Source], knowledge: Knowledge) -> dict[str, str | None]:
    """Article → the source that is its outlet: of several that may be, one by its very name, else the fullest."""
    press = sorted((s for s in sources if s.kind in PRESS), key=lambda s: (-len(s.name), s.name.casefold(), s.id))
    found: dict[str, str | None] = {}
    for article in sorted(articles, key=lambda a: a.id):
        outlet = article.outlet or ""
        alike = [s for s in press if outlet and same_press(outlet, s.name, knowledge)]
        alike.sort(key=lambda s: press_words(s.name) != press_words(outlet))
        found[article.id] = alike[0].id if alike else None
    return found


def _papers(
    articles: Sequence[Article],
    outlets: Mapping[str, str | None],
    reports: Sequence[Report],
    sources: Sequence[Source],
    knowledge: Knowledge,
) -> dict[str, str]:
    """Press source → the paper that it is: one with reports, or with articles in hand that are not all statements.

    A name that may be that of several papers is none's.
    """
    found = {report.source for report in reports}
    for article in articles:
        outlet = article.outlet or ""
        body = is_institution(outlet, knowledge) and not is_agency_name(outlet)
        if not body and not is_document(article, knowledge):
            found.add(outlets[article.id])
    known = {s.id: s.name for s in sources if s.id in found}
    papers = {name: name for name in known}
    for source in sources:
        if source.kind in PRESS and source.id not in papers:
            alike = [name for name in sorted(known) if same_press(source.name, known[name], knowledge)]
            papers |= {source.id: alike[0]} if len(alike) == 1 else {}
    return papers


def _vectors(rows: Mapping[str, Statement], readings: Sequence[Reading]) -> Vectors:
    by_place = {(s.article, s.content_spans): s.id for s in rows.values()}
    return {
        by_place[reading.article, matter.spans]: vector
        for reading in readings
        for matter, vector in zip(reading.matters, reading.matter_vectors, strict=True)
        if (reading.article, matter.spans) in by_place
    }
