"""PROV-O, read by rdflib and pyld, and held against what the recommendation says of each property."""

from __future__ import annotations

from dataclasses import replace

import networkx as nx
import pytest
from faces.crowd import crowd
from faces.exports import anno
from faces.exports.filled import filled
from faces.standin import Rows, derived, hostile, one_origin
from rdflib import DCTERMS, PROV, RDF, RDFS, XSD, Graph, Literal, Namespace, URIRef

from stemma.faces.exports.checking import ExportRefused
from stemma.faces.exports.prov import to_prov

STEMMA = Namespace("urn:stemma:vocab:")
ENTITY, AGENT = PROV.Entity, PROV.Agent
# What PROV-O says of each property that is used: domain and range ("literal" for a value).
RULES = {
    PROV.alternateOf: (ENTITY, ENTITY),
    PROV.entity: (None, ENTITY),
    PROV.generatedAtTime: (ENTITY, "literal"),
    PROV.hadMember: (PROV.Collection, ENTITY),
    PROV.hadPrimarySource: (ENTITY, ENTITY),
    PROV.qualifiedDerivation: (ENTITY, PROV.Derivation),
    PROV.qualifiedInfluence: (ENTITY, PROV.EntityInfluence),
    PROV.qualifiedPrimarySource: (ENTITY, PROV.PrimarySource),
    PROV.value: (ENTITY, "literal"),
    PROV.wasAttributedTo: (ENTITY, AGENT),
    PROV.wasDerivedFrom: (ENTITY, ENTITY),
    PROV.wasInfluencedBy: (ENTITY, ENTITY),
    PROV.wasQuotedFrom: (ENTITY, ENTITY),
    PROV.wasRevisionOf: (ENTITY, ENTITY),
}
DERIVED = (PROV.wasDerivedFrom, PROV.wasQuotedFrom, PROV.wasRevisionOf, PROV.hadPrimarySource)


def read(rows: Rows) -> Graph:
    return Graph().parse(data=to_prov(rows), format="json-ld")


def urn(name: str) -> URIRef:
    return URIRef(f"urn:stemma:{name}")


DOSSIERS = {"filled": filled(), "crowd": crowd(60), "lost": one_origin(), "hostile": hostile()}


@pytest.fixture(scope="module", params=sorted(DOSSIERS))
def dossier(request: pytest.FixtureRequest) -> tuple[Rows, Graph]:
    rows = DOSSIERS[request.param]
    return rows, read(rows)


def test_it_says_nothing_that_the_ontology_does_not_know(dossier: tuple[Rows, Graph]) -> None:
    _, graph = dossier
    used = {term for triple in graph for term in triple if str(term).startswith(str(PROV))}
    assert used and not [term for term in used if term not in PROV]
    stated = {p for p in graph.predicates() if str(p).startswith(str(PROV))}
    assert stated <= set(RULES)


def test_domains_and_ranges(dossier: tuple[Rows, Graph]) -> None:
    _, graph = dossier
    for prop, (domain, there) in RULES.items():
        for subject, value in graph.subject_objects(prop):
            assert domain is None or (subject, RDF.type, domain) in graph, (prop, subject)
            if there == "literal":
                assert isinstance(value, Literal), (prop, value)
            else:
                assert (value, RDF.type, there) in graph, (prop, value)
    entities, agents = set(graph.subjects(RDF.type, ENTITY)), set(graph.subjects(RDF.type, AGENT))
    assert not entities & agents
    assert all(t.datatype == XSD.dateTime and t.value for t in graph.objects(None, PROV.generatedAtTime))


def test_every_derivation_has_both_its_ends_and_is_said_in_short_too(dossier: tuple[Rows, Graph]) -> None:
    _, graph = dossier
    for qualified, short in (
        (PROV.qualifiedDerivation, PROV.wasDerivedFrom),
        (PROV.qualifiedPrimarySource, PROV.hadPrimarySource),
        (PROV.qualifiedInfluence, PROV.wasInfluencedBy),
    ):
        for generated, line in graph.subject_objects(qualified):
            (source,) = graph.objects(line, PROV.entity)
            assert (generated, short, source) in graph
            assert len(list(graph.subjects(qualified, line))) == 1, "one thing is generated"


def test_nothing_is_derived_from_itself(dossier: tuple[Rows, Graph]) -> None:
    _, graph = dossier
    edges = ((a, b) for prop in DERIVED for a, b in graph.subject_objects(prop))
    assert nx.is_directed_acyclic_graph(nx.DiGraph(edges))


def test_the_lines_are_those_of_the_dossier(dossier: tuple[Rows, Graph]) -> None:
    rows, graph = dossier
    lines = set(graph.objects(None, PROV.qualifiedDerivation))
    assert lines == {urn(row.id) for row in rows.derivations if row.kind != "cited"}
    for row in rows.derivations:
        line = urn(row.id)
        said = {name: graph.value(line, STEMMA[name]).toPython() for name in ("share", "confidence", "kind")}
        assert said == {"share": round(row.share, 3), "confidence": round(row.confidence, 3), "kind": row.kind}
        assert graph.value(line, STEMMA.credited).toPython() is row.credited
        assert {str(reason) for reason in graph.objects(line, STEMMA.reason)} == {r for r in row.reasons if r}
        quoted = (line, RDF.type, PROV.Quotation) in graph
        assert quoted == (row.kind == "republished")
    rejected = {urn(row.id) for row in rows.rivals}
    assert set(graph.subjects(RDF.type, STEMMA.Rival)) == rejected and not rejected & lines


def test_texts_have_their_words_and_lost_ones_none(dossier: tuple[Rows, Graph]) -> None:
    rows, graph = dossier
    for row in rows.articles:
        assert str(graph.value(urn(row.id), PROV.value)) == row.text
    for node in graph.subjects(RDF.type, STEMMA.LostReport):
        assert graph.value(node, PROV.value) is None
    assert len(set(graph.subjects(RDF.type, STEMMA.LostReport))) == sum(r.article is None for r in rows.reports)
    for node in graph.subjects(RDF.type, STEMMA.Passage):
        home = graph.value(node, DCTERMS.isPartOf)
        start, end = (graph.value(node, STEMMA[part]).toPython() for part in ("start", "end"))
        assert str(graph.value(home, PROV.value))[start:end] == str(graph.value(node, PROV.value))


def test_what_evidence_names_is_there(dossier: tuple[Rows, Graph]) -> None:
    _, graph = dossier
    missing = {e for e in graph.objects(None, STEMMA.evidence) if (e, RDF.type, None) not in graph}
    assert not missing
    assert {str(p) for p in graph.objects(None, STEMMA.root)} <= {str(s) for s in graph.subjects()}


def test_copied_passages_are_quotations() -> None:
    rows, graph = filled(), read(filled())
    reuse = {row.id: row for row in rows.reuse}
    line = next(d for d in rows.derivations if any(reuse[e].kind == "verbatim" for e in d.evidence if e in reuse))
    name = next(e for e in line.evidence if e in reuse and reuse[e].kind == "verbatim")
    mine, theirs = ("a", "b") if reuse[name].a.article == line.child else ("b", "a")
    assert (urn(f"{name}:{mine}"), PROV.wasQuotedFrom, urn(f"{name}:{theirs}")) in graph


def test_a_page_is_named_by_its_address_only_when_that_is_one() -> None:
    rows, graph = filled(), read(filled())
    pages = {(a, b) for a, b in graph.subject_objects(PROV.alternateOf) if str(b).startswith("http")}
    assert pages == {(urn(a.id), URIRef(a.url)) for a in rows.articles if a.url}
    assert not [o for o in read(hostile()).objects() if str(o).startswith("javascript:") and isinstance(o, URIRef)]


def test_statements_go_back_to_their_roots() -> None:
    rows, graph = filled(), read(filled())
    note = next(s for s in rows.statements if s.origin == "src-note")
    assert (urn(note.id), PROV.hadPrimarySource, urn("src-note")) in graph
    assert (urn("src-note"), RDF.type, ENTITY) in graph and (urn("src-note"), RDF.type, AGENT) not in graph
    heard = next(s for s in rows.statements if s.source == "src-aune" and s.via)
    assert (urn(heard.id), PROV.wasAttributedTo, urn("src-aune")) in graph
    assert (urn("src-aune"), RDF.type, PROV.Person) in graph


def test_judgements_are_attributed_and_dated() -> None:
    graph = read(filled())
    (judge,) = graph.objects(urn("judge-2"), PROV.wasAttributedTo)
    assert str(graph.value(judge, RDFS.label)) == "=desk <b>"
    assert str(graph.value(urn("judge-1"), STEMMA.note)) == "They told us."
    assert graph.value(urn("judge-1"), PROV.generatedAtTime).value.year == 2031
    assert graph.value(urn("judge-0"), PROV.generatedAtTime) is None
    assert [str(graph.value(urn(f"judge-{n}"), STEMMA.state)) for n in range(3)] == ["stale", "past", "holds"]
    assert str(graph.value(urn("judge-0"), STEMMA.at)) == "yesterday"


def test_a_circle_is_refused() -> None:
    rows = one_origin()
    a, b = rows.articles[0].id, rows.articles[1].id
    circle = (
        derived("story-1", a, b, "rewritten", 0.4, 0.9, False),
        derived("story-1", b, a, "partial", 0.4, 0.9, True),
    )
    with pytest.raises(ExportRefused, match="run in a circle"):
        to_prov(replace(rows, derivations=circle))
    mention = replace(circle[1], kind="cited")
    graph = read(replace(rows, derivations=(circle[0], mention)))
    assert (urn(b), PROV.wasInfluencedBy, urn(a)) in graph and (urn(b), PROV.wasDerivedFrom, urn(a)) not in graph


def test_two_readers_read_the_same() -> None:
    text = to_prov(filled())
    assert {plain(t) for t in anno.by_pyld(text)} == {plain(t) for t in anno.by_rdflib(text)}


def plain(triple: tuple[object, ...]) -> tuple[object, ...]:
    return tuple(part.toPython() if isinstance(part, Literal) else part for part in triple)


def test_any_order_gives_the_same_bytes() -> None:
    rows = filled()
    names = [name for name in Rows.__dataclass_fields__ if name != "judgements"]
    assert to_prov(rows) == to_prov(replace(rows, **{n: getattr(rows, n)[::-1] for n in names}))
    assert "<" not in to_prov(hostile())
