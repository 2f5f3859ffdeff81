"""Claims as schema.org has them, read by rdflib: articles, authors, and no verdict."""

from __future__ import annotations

from dataclasses import replace

import pytest
from faces.crowd import crowd
from faces.exports.filled import filled
from faces.standin import Rows, hostile
from rdflib import RDF, SDO, Graph, Literal, Namespace, URIRef

from stemma.faces.exports.schema_org import to_claims

STEMMA = Namespace("urn:stemma:vocab:")


def read(rows: Rows) -> Graph:
    return Graph().parse(data=to_claims(rows), format="json-ld")


def urn(name: str) -> URIRef:
    return URIRef(f"urn:stemma:{name}")


@pytest.mark.parametrize("rows", [filled(), hostile(), crowd(30)], ids=["filled", "hostile", "crowd"])
def test_it_says_nothing_that_schema_org_does_not_know(rows: Rows) -> None:
    graph = read(rows)
    used = {term for triple in graph for term in triple if str(term).startswith(str(SDO))}
    assert used and not [term for term in used if term not in SDO]
    assert not {SDO.ClaimReview, SDO.Review, SDO.Rating, SDO.reviewRating, SDO.claimReviewed} & used
    named = {s for s in graph.subjects() if isinstance(s, URIRef)}
    linked = (SDO.appearance, SDO.firstAppearance, SDO.author, SDO.publisher, SDO.isBasedOn, STEMMA.origin)
    assert {o for p in linked for o in graph.objects(None, p)} <= named, "everything that is named is there"


def test_claims_appear_in_articles() -> None:
    rows, graph = filled(), read(filled())
    homes = {s.id: s.article for s in rows.statements}
    assert set(graph.subjects(RDF.type, SDO.Claim)) == {urn(c.id) for c in rows.claims}
    for claim in rows.claims:
        assert str(graph.value(urn(claim.id), SDO.text)) == claim.text
        assert set(graph.objects(urn(claim.id), SDO.appearance)) == {urn(homes[name]) for name in claim.statements}
        assert list(graph.objects(urn(claim.id), SDO.firstAppearance)) == [urn(homes[claim.statements[0]])]
        counted = [graph.value(urn(claim.id), STEMMA[end]).toPython() for end in ("independentLow", "independentHigh")]
        assert counted == list(claim.independent)


def test_a_first_appearance_that_does_not_have_the_words_is_left_out() -> None:
    rows = filled()
    first, *rest = rows.claims
    graph = read(replace(rows, claims=(replace(first, text="Nobody wrote this"), *rest)))
    assert not list(graph.objects(urn(first.id), SDO.firstAppearance))
    assert list(graph.objects(urn(rest[0].id), SDO.firstAppearance))


def test_who_denies_a_claim_is_not_its_author() -> None:
    rows = filled()
    claim = next(c for c in rows.claims if "src-aune" in c.origins)
    assert urn("src-aune") in read(rows).objects(urn(claim.id), SDO.author)
    denied = tuple(replace(s, hedge="denied") if s.source == "src-aune" else s for s in rows.statements)
    assert urn("src-aune") not in read(replace(rows, statements=denied)).objects(urn(claim.id), SDO.author)


def test_articles_without_their_text() -> None:
    rows, graph = filled(), read(filled())
    assert set(graph.subjects(RDF.type, SDO.NewsArticle)) == {urn(a.id) for a in rows.articles}
    for row in rows.articles:
        name = urn(row.id)
        assert graph.value(name, SDO.url) == (URIRef(row.url) if row.url else None)
        assert str(graph.value(name, SDO.headline)) == row.title
        writers = {str(graph.value(a, SDO.name)) for a in graph.objects(name, SDO.author)}
        assert writers == set(row.byline)
        based = {urn(d.parent) for d in rows.derivations if d.child == row.id and d.kind != "cited"}
        assert set(graph.objects(name, SDO.isBasedOn)) == based
    assert not list(graph.objects(None, SDO.articleBody))
    day = next(a for a in rows.articles if a.published and a.published.precision == "day")
    assert str(graph.value(urn(day.id), SDO.datePublished)) == "2031-11-05"
    assert not list(read(hostile()).objects(None, SDO.url)), "javascript: is no address"


def test_differences_quote_their_readings() -> None:
    rows, graph = filled(), read(filled())
    texts = {urn(a.id): a.text for a in rows.articles}
    assert set(graph.objects(None, STEMMA.difference)) == {urn(d.id) for d in rows.differences}
    for row in rows.differences:
        readings = list(graph.objects(urn(row.id), STEMMA.reading))
        assert len(readings) == len(row.readings)
        for reading in readings:
            start, end = (graph.value(reading, STEMMA[part]).toPython() for part in ("start", "end"))
            text = texts[graph.value(reading, STEMMA.article)]
            assert text[start:end] == str(graph.value(reading, STEMMA.value))


def test_judgements_are_remarks() -> None:
    graph = read(filled())
    assert graph.value(urn("judge-1"), SDO.text) == Literal("They told us.")
    assert set(graph.objects(urn("judge-1"), RDF.type)) == {SDO.Comment, STEMMA.Judgement}
    assert str(graph.value(graph.value(urn("judge-1"), SDO.author), SDO.name)) == "Mara Lind"
    assert str(graph.value(urn("judge-0"), STEMMA.why)) == "its words changed"


def test_any_order_gives_the_same_bytes() -> None:
    rows = filled()
    names = [name for name in Rows.__dataclass_fields__ if name != "judgements"]
    assert to_claims(rows) == to_claims(replace(rows, **{n: getattr(rows, n)[::-1] for n in names}))
    assert "<" not in to_claims(hostile())
