"""Nodes of the provenance export that need nothing but their own row."""

from __future__ import annotations

from typing import Any

from stemma.faces.exports.checking import Row
from stemma.faces.exports.linked import Agent, iri, known, web

_AGENTS = {"person": ["prov:Person"], "organisation": ["prov:Organization"], "unnamed": []}


def qualified(row: Row, kinds: list[str], parent: str) -> Row:
    """A line of descent or a mention, for the node of its child; `kinds` are types, `parent` an IRI."""
    return {"id": iri(row["id"]), "type": kinds, "prov:entity": parent, **_signs(row)}


def _signs(row: Row) -> Row:
    """How a relation is known."""
    told = {f"stemma:{key}": row.get(key) for key in ("kind", "share", "confidence", "credited")}
    return known(
        {
            **told,
            "stemma:story": iri(row["story"]),
            "stemma:reason": row["reasons"],
            "stemma:evidence": [iri(name) for name in row["evidence"]],
        }
    )


def rival(row: Row) -> Row:
    """A parent that was weighed and not chosen: no derivation in the sense of PROV."""
    ends = {"stemma:child": iri(row["child"]), "stemma:parent": iri(row["parent"])}
    return {"id": iri(row["id"]), "type": ["stemma:Rival"], **ends, **_signs(row)}


def sibling(row: Row) -> Row:
    """Two articles that share words though neither took them from the other."""
    ends = {"stemma:of": [iri(row["a"]), iri(row["b"])], "stemma:report": row["report"] and iri(row["report"])}
    return {"id": iri(row["id"]), "type": ["stemma:Sibling"], **known(ends), **_signs(row)}


def story(row: Row) -> Row:
    """A story as the collection of its articles."""
    return known(
        {
            "id": iri(row["id"]),
            "type": ["prov:Entity", "prov:Collection", "stemma:Story"],
            "dcterms:title": row["title"],
            "prov:hadMember": [iri(name) for name in row["articles"]],
            "stemma:origin": [iri(name) for name in row["origins"]],
        }
    )


def page(row: Row) -> Row:
    """The page on the web that an article was taken from. It has a proper address."""
    return {"id": web(row["url"]), "type": ["prov:Entity"]}


def document(row: Row) -> Row:
    """A document that is quoted: a source, and nobody who acts."""
    return {"id": iri(row["id"]), "type": ["prov:Entity", "stemma:Document"], "rdfs:label": row["name"]}


def actor(agent: Agent) -> Row:
    """Who writes, publishes, speaks or judges."""
    kinds = ["prov:Agent", *_AGENTS[agent.kind]]
    return {"id": agent.iri, "type": kinds, "rdfs:label": agent.name, "stemma:kind": agent.label}


def add(node: Row, key: str, value: Any) -> None:
    """Put `value` among a node's values of `key`, once."""
    if value not in node.setdefault(key, []):
        node[key].append(value)


def tidy(node: Row) -> Row:
    """The node with its lists in order, whatever the order in which they were filled; types stay as they are."""
    kept = ("type", "stemma:reason")
    return {
        key: sorted(value, key=lambda v: v["id"] if isinstance(v, dict) else v)
        if isinstance(value, list) and key not in kept
        else value
        for key, value in node.items()
    }
