"""Web Annotations, read by pyld and rdflib: every position and quotation is that of the article's text."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from faces.cablecar import nine
from faces.exports import anno
from faces.exports.filled import filled
from faces.standin import Rows, hostile, one_origin
from rdflib import RDF, Graph, Literal, Namespace, URIRef
from rdflib.compare import isomorphic

from stemma.faces.exports.checking import ExportRefused
from stemma.faces.exports.web_annotations import AROUND, to_annotations
from stemma.model import Span

OA = Namespace(anno.OA)
SHA = URIRef("http://schema.org/sha256")


def read(rows: Rows) -> Graph:
    """The export as a stranger reads it. Any look at the network fails."""
    return anno.by_pyld(to_annotations(rows))


def urn(name: str) -> URIRef:
    return URIRef(f"urn:stemma:{name}")


def places(graph: Graph) -> Iterator[tuple[Any, Any, int, int, str, str, str]]:
    """Each piece of text: node, source, start, end, exact, prefix, suffix."""
    for node in graph.subjects(OA.hasSelector, unique=True):
        kinds = {graph.value(s, RDF.type): s for s in graph.objects(node, OA.hasSelector)}
        position, quotation = kinds[OA.TextPositionSelector], kinds[OA.TextQuoteSelector]
        words = [str(graph.value(quotation, OA[part], default="")) for part in ("exact", "prefix", "suffix")]
        start, end = (int(graph.value(position, OA[part])) for part in ("start", "end"))
        yield node, graph.value(node, OA.hasSource), start, end, *words


@pytest.mark.parametrize("rows", [nine(), filled(), hostile()], ids=["nine", "filled", "hostile"])
def test_every_position_and_quotation_reads_back(rows: Rows) -> None:
    graph = read(rows)
    articles = {URIRef(f"urn:stemma:{a.id}"): a for a in rows.articles}
    found = list(places(graph))
    for _, source, start, end, exact, prefix, suffix in found:
        text = articles[source].text
        assert text[start:end] == exact and exact
        assert (prefix, suffix) == (text[max(0, start - AROUND) : start], text[end : end + AROUND])
        assert str(graph.value(source, SHA)) == hashlib.sha256(text.encode()).hexdigest()
    targets = {node for a in graph.subjects(RDF.type, OA.Annotation) for node in graph.objects(a, OA.hasTarget)}
    judged = {urn(j.about) for j in rows.judgements}
    assert targets - judged <= {node for node, *_ in found}, "a target without a place"
    assert len(found) >= 2 * len(rows.reuse) * 2, "a shared passage is a target and a body, on both sides"


def test_two_readers_read_the_same() -> None:
    text = to_annotations(one_origin())
    assert isomorphic(anno.by_rdflib(text), anno.by_pyld(text))


def test_each_row_has_its_annotations() -> None:
    rows = filled()
    graph = read(rows)
    told = Counter(str(name).removeprefix("urn:stemma:") for name in graph.subjects(RDF.type, OA.Annotation))
    assert set(told.values()) == {1}
    wanted = {s.id for s in rows.statements} | {j.id for j in rows.judgements}
    wanted |= {f"{s.id}:content-{n + 1}" for s in rows.statements for n in range(len(s.content_spans))}
    wanted |= {f"sta-pieces:{part}" for part in ("source", "cue", "nearness")}
    wanted |= {f"{r.id}:{side}" for r in rows.reuse for side in "ab"}
    wanted |= {f"{d.id}:reading-{n + 1}" for d in rows.differences for n in range(len(d.readings))}
    assert set(told) == wanted
    page = json.loads(to_annotations(rows))
    assert page["partOf"]["total"] == len(page["items"]) == len(wanted)


def test_whose_words_a_source_is() -> None:
    graph = read(filled())
    bodies = list(graph.objects(urn("sta-pieces:source"), OA.hasBody))
    assert urn("src-aune") in {graph.value(b, OA.hasSource) for b in bodies}
    assert Literal("Leif Aune") in {graph.value(b, RDF.value) for b in bodies}


def test_a_page_on_the_web_is_the_scope() -> None:
    graph, rows = read(filled()), filled()
    scopes = {
        (str(graph.value(node, OA.hasScope)), str(graph.value(node, OA.hasSource)))
        for node, *_ in places(graph)
        if graph.value(node, OA.hasScope)
    }
    assert scopes == {(a.url, f"urn:stemma:{a.id}") for a in rows.articles if a.url}
    assert not list(read(hostile()).objects(None, OA.hasScope)), "javascript: is no address"


def test_judgements_are_signed() -> None:
    graph = read(filled())
    (note,) = [b for b in graph.objects(urn("judge-1"), OA.hasBody) if graph.value(b, OA.hasPurpose) == OA.describing]
    assert str(graph.value(note, RDF.value)) == "They told us."
    tags = [
        {str(graph.value(b, RDF.value)) for b in graph.objects(urn(name), OA.hasBody)}
        for name in ("judge-1", "judge-0")
    ]
    assert {"reject", "past"} < tags[0] and {"confirm", "stale", "its words changed"} < tags[1]
    creator = graph.value(urn("judge-1"), URIRef(anno.TERMS + "creator"))
    assert str(graph.value(creator, URIRef("http://xmlns.com/foaf/0.1/name"))) == "Mara Lind"
    made = {str(s)[11:] for s in graph.subjects(URIRef(anno.TERMS + "created"), unique=True)}
    assert made == {"judge-1", "judge-2"}, "“yesterday” is no time"


def test_no_term_is_lost_in_reading() -> None:
    """A term that the context does not know would vanish without a word."""
    known = {*anno.CONTEXT, "@context", "schema:sha256"}
    page = json.loads(to_annotations(filled()))
    assert page["@context"] == anno.ADDRESS and used(page) <= known
    assert values(page, "motivation") | values(page, "purpose") | values(page, "type") <= set(anno.CONTEXT)


def used(data: object) -> set[str]:
    if isinstance(data, dict):
        return set(data) | {key for part in data.values() for key in used(part)}
    return {key for part in data for key in used(part)} if isinstance(data, list) else set()


def values(data: object, key: str) -> set[str]:
    parts = list(data.values()) if isinstance(data, dict) else data if isinstance(data, list) else []
    own = {data[key]} if isinstance(data, dict) and key in data else set()
    return own.union(*(values(part, key) for part in parts)) if parts else own


def test_any_order_gives_the_same_bytes() -> None:
    rows = filled()
    names = [name for name in Rows.__dataclass_fields__ if name != "judgements"]
    assert to_annotations(rows) == to_annotations(replace(rows, **{n: getattr(rows, n)[::-1] for n in names}))


def test_a_wrong_span_is_refused() -> None:
    rows = nine()
    first, *rest = rows.reuse
    with pytest.raises(ExportRefused, match="build the dossier again"):
        to_annotations(replace(rows, reuse=(replace(first, a=Span(first.a.article, 5, 10**6)), *rest)))


def test_it_may_stand_within_a_page() -> None:
    assert "<" not in to_annotations(hostile())
