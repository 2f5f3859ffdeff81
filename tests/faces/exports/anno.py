"""Linked data read without the network: by pyld, and by rdflib.

The Web Annotation context is here as far as the export uses it, with what the vocabulary says of each term:

https://www.w3.org/TR/2017/REC-annotation-vocab-20170223/ (appendix on the JSON-LD context).
"""

from __future__ import annotations

import json
from typing import Any

from pyld import jsonld
from rdflib import Graph

ADDRESS = "http://www.w3.org/ns/anno.jsonld"
OA = "http://www.w3.org/ns/oa#"
STREAMS = "http://www.w3.org/ns/activitystreams#"
TERMS = "http://purl.org/dc/terms/"
_TYPES = {
    **{name: OA + name for name in ("Annotation", "SpecificResource", "TextualBody")},
    **{name: OA + name for name in ("TextPositionSelector", "TextQuoteSelector")},
    **{name: OA + name for name in ("assessing", "describing", "identifying", "linking", "tagging")},
    "AnnotationCollection": STREAMS + "OrderedCollection",
    "AnnotationPage": STREAMS + "OrderedCollectionPage",
    "Person": "http://xmlns.com/foaf/0.1/Person",
    "Software": STREAMS + "Application",
    "Text": "http://purl.org/dc/dcmitype/Text",
}
_LINKS = {
    "body": OA + "hasBody",
    "creator": TERMS + "creator",
    "generator": STREAMS + "generator",
    "partOf": STREAMS + "partOf",
    "scope": OA + "hasScope",
    "selector": OA + "hasSelector",
    "source": OA + "hasSource",
    "target": OA + "hasTarget",
}
_WORDS = {
    **{name: OA + name for name in ("exact", "prefix", "suffix")},
    "format": "http://purl.org/dc/elements/1.1/format",
    "label": "http://www.w3.org/2000/01/rdf-schema#label",
    "language": "http://purl.org/dc/elements/1.1/language",
    "name": "http://xmlns.com/foaf/0.1/name",
    "value": "http://www.w3.org/1999/02/22-rdf-syntax-ns#value",
}
_NUMBERS = {
    "end": OA + "end",
    "start": OA + "start",
    "startIndex": STREAMS + "startIndex",
    "total": STREAMS + "totalItems",
}
_XSD = "http://www.w3.org/2001/XMLSchema#"
CONTEXT: dict[str, Any] = {
    "id": "@id",
    "type": "@type",
    "schema": "http://schema.org/",
    **_TYPES,
    **_WORDS,
    **{name: {"@id": there, "@type": "@id"} for name, there in _LINKS.items()},
    **{name: {"@id": there, "@type": f"{_XSD}nonNegativeInteger"} for name, there in _NUMBERS.items()},
    "created": {"@id": TERMS + "created", "@type": f"{_XSD}dateTime"},
    "items": {"@id": STREAMS + "items", "@type": "@id", "@container": "@list"},
    "motivation": {"@id": OA + "motivatedBy", "@type": "@vocab"},
    "purpose": {"@id": OA + "hasPurpose", "@type": "@vocab"},
}


def load(address: str, _options: object = None) -> dict[str, Any]:
    """A loader for pyld that knows one context and nothing else."""
    assert address == ADDRESS, f"{address} would be fetched"
    return {"contextUrl": None, "documentUrl": address, "document": {"@context": CONTEXT}}


def by_pyld(text: str) -> Graph:
    """The triples that pyld finds in a text of JSON-LD. It gets to no context but that of annotations."""
    quads = jsonld.to_rdf(json.loads(text), {"documentLoader": load, "format": "application/n-quads"})
    return Graph().parse(data=quads, format="nt")


def by_rdflib(text: str) -> Graph:
    """The triples that rdflib finds; it has no loader to be given, so that the context goes in place of its address."""
    data = json.loads(text)
    if data["@context"] == ADDRESS:
        data["@context"] = CONTEXT
    return Graph().parse(data=json.dumps(data), format="json-ld")
