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
from stemma.stages.witness.counting import count_origins, far_roots
from stemma.stages.witness.differing import Bench, find_differences
from stemma.stages.witness.presumed import presume_sources, say_presumed
from stemma.stages.witness.quoting import find_quoted
from stemma.stages.witness.roots import Root, Vectors, draw_line, find_roots
from stemma.stages.witness.speakers import NAMED, PRESS, Speakers, find_issuers, know_speakers
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
    with their origin.
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
    named = _named(speakers)
    contrasts = Contrasts(Wordings(by_article, readings), knowledge, memory if memory is not None else Memory())
    weighed: list[Claim] = []
    differences: list[Difference] = []
    roots: dict[str, Root] = {}
    names = _Names(by_article, reports, speakers)
    for claim in sorted(claims, key=lambda claim: claim.id):
        mine = [rows[name] for name in claim.statements if name in rows]
        here = find_roots(mine, speakers, line, vectors)
        far = far_roots(mine, here, vectors, settings.support_witness_likeness)
        bench = Bench(claim, mine, here, contrasts, vectors, by_article, descent, names.of, far)
        unlike = find_differences(bench, settings)
        apart = {name for row in unlike if row.kind == "conflict" for name, *_ in row.readings}
        presumed = presume_sources(mine, here, speakers, vectors, apart, settings.support_presumed_likeness)
        counted = {name: replace(root, id=presumed.get(root.id, root.id)) for name, root in here.items()}
        roots |= counted
        far = tuple(sorted({*far} - {*presumed.values()}))  # on whom others rest is a witness
        origins, counts, (low, high) = count_origins(mine, counted, names.of, named, far)
        low += say_presumed(presumed, names.of)
        weighed.append(replace(claim, origins=origins, independent=counts, why=(low, high)))
        differences += unlike
    said = tuple(replace(rows[name], origin=roots[name].id if name in roots else None) for name in sorted(rows))
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
