"""Export as provenance: W3C PROV-O (Recommendation of 30 April 2013) in JSON-LD, its context in the file itself.

Texts are entities: articles with their words, reports without. Who descends from whom is a qualified derivation; a
mention is an influence. What people wrote and said is attributed to them; a statement has its root as primary source.
"""

from __future__ import annotations

from collections.abc import Iterator

import networkx as nx

from stemma.faces.exports.checking import ExportRefused, Pages, Row, cut
from stemma.faces.exports.linked import VOCABULARY, Agents, digest, dump, in_language, iri, known, line, moment, web
from stemma.faces.exports.prov_nodes import actor, add, document, page, qualified, rival, sibling, story, tidy
from stemma.faces.exports.rows import to_json

_REFERENCES = (
    "dcterms:isPartOf", "prov:alternateOf", "prov:entity", "prov:hadMember", "prov:hadPrimarySource",
    "prov:qualifiedDerivation", "prov:qualifiedInfluence", "prov:qualifiedPrimarySource", "prov:wasAttributedTo",
    "prov:wasDerivedFrom", "prov:wasInfluencedBy", "prov:wasQuotedFrom", "prov:wasRevisionOf", "stemma:about",
    "stemma:child", "stemma:evidence", "stemma:names", "stemma:of", "stemma:origin", "stemma:parent", "stemma:report",
    "stemma:root", "stemma:story", "stemma:through", "stemma:was",
)  # fmt: skip
CONTEXT: Row = {
    "prov": "http://www.w3.org/ns/prov#",
    "dcterms": "http://purl.org/dc/terms/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "stemma": VOCABULARY,
    "id": "@id",
    "type": "@type",
    "prov:generatedAtTime": {"@type": "xsd:dateTime"},
    "stemma:share": {"@type": "xsd:double"},
    "stemma:confidence": {"@type": "xsd:double"},
    **{name: {"@type": "@id"} for name in _REFERENCES},
}
_PROV_KINDS = {"republished": "prov:Quotation", "version": "prov:Revision"}
_SHORT = {"republished": "prov:wasQuotedFrom", "version": "prov:wasRevisionOf"}


def to_prov(dossier: Pages) -> str:
    """The dossier's texts, their descent, and what is said in them, as PROV-O. Raises ExportRefused.

    Refused too are lines of descent that run in a circle: PROV has no derivation of a thing from itself.
    """
    data = to_json(dossier)
    _refuse_circles(data["derivations"])
    return dump({"@context": CONTEXT}, "@graph", map(line, _Graph(data).nodes()))


def _refuse_circles(rows: list[Row]) -> None:
    graph: nx.DiGraph[str] = nx.DiGraph((row["parent"], row["child"]) for row in rows if row["kind"] != "cited")
    if not nx.is_directed_acyclic_graph(graph):
        around = ", ".join(parent for parent, _ in nx.find_cycle(graph))
        raise ExportRefused(f"lines of descent run in a circle ({around}); reject one of them, or build again")


class _Graph:
    """The nodes in the making, by IRI."""

    def __init__(self, data: Row) -> None:
        self.data = data
        self.articles = {row["id"]: row for row in data["articles"]}
        self.reports = {row["id"]: row for row in data["reports"]}
        self.sources = {row["id"]: row for row in data["sources"]}
        self.reuse = {row["id"]: row for row in data["reuse"]}
        self.texts = {name: row["text"] for name, row in self.articles.items()}
        self.agents = Agents(self.sources)
        self.made: dict[str, Row] = {}

    def nodes(self) -> list[Row]:
        """Every node of the export, sorted by IRI; lists within it are sorted too."""
        for node in self._all():
            self.made[node["id"]] = node
        for name in (name for row in self.data["stories"] for name in (*row["articles"], *row["origins"])):
            self._text(name)
        for row in self.data["derivations"]:
            self._derive(row)
        for agent in self.agents.sorted():
            self.made.setdefault(agent.iri, actor(agent))
        return [tidy(self.made[name]) for name in sorted(self.made)]

    def _all(self) -> Iterator[Row]:
        yield from map(self._article, self.data["articles"])
        yield from (page(row) for row in self.data["articles"] if web(row["url"]))
        yield from map(self._report, self.data["reports"])
        yield from (document(row) for row in self.data["sources"] if row["kind"] == "document")
        yield from (self._credit(row, credit) for row in self.data["articles"] for credit in row["credits"])
        for row in self.data["reuse"]:
            yield from self._shared(row)
        yield from map(story, self.data["stories"])
        yield from map(self._statement, self.data["statements"])
        yield from map(rival, self.data["rivals"])
        yield from map(sibling, self.data["siblings"])
        yield from map(self._judgement, self.data["judgements"])

    def _article(self, row: Row) -> Row:
        when = row["published"] or {}
        exact = when.get("precision") in ("second", "minute")
        writers = [self.agents.writer(name, row["outlet"]) for name in row["byline"]]
        return known(
            {
                "id": iri(row["id"]),
                "type": ["prov:Entity", "stemma:Article"],
                "dcterms:title": row["title"] and in_language(row["title"], row["language"]),
                "rdfs:label": row["outlet"] or row["name"],
                "prov:value": row["text"] and in_language(row["text"], row["language"]),
                "stemma:sha256": digest(row["text"]),
                "prov:alternateOf": web(row["url"]),
                "prov:wasAttributedTo": [*filter(None, [self.agents.outlet(row["outlet"])]), *writers],
                "prov:generatedAtTime": moment(when.get("earliest")) if exact else None,
                "stemma:publishedEarliest": when.get("earliest"),
                "stemma:publishedLatest": when.get("latest"),
                "stemma:publishedPrecision": when.get("precision"),
            }
        )

    def _report(self, row: Row) -> Row:
        """A report that is not in hand has no words; one that an article stands for is the same in another form."""
        source = self.sources.get(row["source"] or "")
        return known(
            {
                "id": iri(row["id"]),
                "type": ["prov:Entity", "stemma:Report" if row["article"] else "stemma:LostReport"],
                "rdfs:label": f"{source['name']} report" if source else "Unnamed earlier report",
                "rdfs:comment": row["note"],
                "prov:alternateOf": row["article"] and iri(row["article"]),
                "prov:wasAttributedTo": self.agents.source(row["source"]),
            }
        )

    def _statement(self, row: Row) -> Row:
        article = self.articles[row["article"]]
        speaker = self.agents.source(row["source"]) if row["source"] else self.agents.outlet(article["outlet"])
        primary = self._primary(row)
        node = known(
            {
                "id": iri(row["id"]),
                "type": ["prov:Entity", "stemma:Statement"],
                "prov:value": row["quote"] and in_language(row["quote"], article["language"]),
                "dcterms:isPartOf": iri(row["article"]),
                "stemma:start": row["start"],
                "stemma:end": row["end"],
                "stemma:hedge": row["hedge"],
                "prov:wasAttributedTo": speaker,
                "stemma:through": [agent for agent in map(self.agents.source, row["via"]) if agent],
                "stemma:root": self._root(row["origin"]),
                "prov:hadPrimarySource": primary and iri(primary),
            }
        )
        if primary:
            how = {"id": iri(row["id"], "primary"), "type": "prov:PrimarySource", "prov:entity": iri(primary)}
            node["prov:qualifiedPrimarySource"] = [how]
        return node

    def _root(self, origin: str | None) -> str | None:
        """The root as a node of the export, None for one that is no row of it."""
        return iri(origin) if origin and (self.agents.source(origin) or self._is_text(origin)) else None

    def _primary(self, row: Row) -> str | None:
        """The text that first had a statement's word: a document, report or other article; None when none is known."""
        for name in (row["origin"], row["source"]):
            if name != row["article"] and self._is_text(name):
                return str(name)
        return None

    def _is_text(self, name: str | None) -> bool:
        document = name in self.sources and self.sources[name]["kind"] == "document"
        return name in self.articles or name in self.reports or document

    def _credit(self, article: Row, row: Row) -> Row:
        """Words that name whose report an article is, or where it heard something."""
        return known(
            {
                "id": iri(row["id"]),
                "type": ["prov:Entity", "stemma:Credit"],
                "prov:value": row["quote"],
                "dcterms:isPartOf": iri(article["id"]),
                "stemma:where": row["where"],
                "stemma:names": self._root(row["source"]),
            }
        )

    def _judgement(self, row: Row) -> Row:
        told = {f"stemma:{key}": row[key] for key in row if key not in ("id", "about", "user", "at", "was")}
        at = {"prov:generatedAtTime": moment(row["at"])} if moment(row["at"]) else {"stemma:at": row["at"]}
        return known(
            {
                "id": iri(row["id"]),
                "type": ["prov:Entity", "stemma:Judgement"],
                "stemma:about": iri(row["about"]),
                "stemma:was": iri(row["was"]) if row["was"] != row["about"] else None,
                "prov:wasAttributedTo": self.agents.judge(row["user"]),
                **at,
                **told,
            }
        )

    def _derive(self, row: Row) -> None:
        """Add a line of descent to its child: in short, and qualified with how much and how sure."""
        child, parent = self._text(row["child"]), self._text(row["parent"])["id"]
        if row["kind"] == "cited":
            add(child, "prov:wasInfluencedBy", parent)
            add(child, "prov:qualifiedInfluence", qualified(row, ["prov:EntityInfluence", "stemma:Mention"], parent))
            return
        kinds = ["prov:Derivation", *filter(None, [_PROV_KINDS.get(row["kind"])])]
        add(child, "prov:wasDerivedFrom", parent)
        if row["kind"] in _SHORT:
            add(child, _SHORT[row["kind"]], parent)
        add(child, "prov:qualifiedDerivation", qualified(row, kinds, parent))
        for shared in (self.reuse[name] for name in row["evidence"] if name in self.reuse):
            self._quote(shared, self._stands(row["child"]), self._stands(row["parent"]))

    def _quote(self, shared: Row, child: str, parent: str) -> None:
        """A passage of the child that stands in the parent: quoted when word for word, else derived."""
        sides = {shared[side]["article"]: side for side in ("a", "b")}
        if shared["kind"] == "public" or sides.keys() != {child, parent}:
            return
        mine, theirs = self.made[iri(shared["id"], sides[child])], iri(shared["id"], sides[parent])
        add(mine, "prov:wasDerivedFrom", theirs)
        if shared["kind"] == "verbatim":
            add(mine, "prov:wasQuotedFrom", theirs)

    def _shared(self, row: Row) -> Iterator[Row]:
        """The two sides of a shared passage, and that they are shared: of itself no derivation."""
        sides = [iri(row["id"], side) for side in ("a", "b")]
        yield {"id": iri(row["id"]), "type": ["stemma:Reuse"], "stemma:kind": row["kind"], "stemma:of": sides}
        for side, name in zip(("a", "b"), sides, strict=True):
            article, start, end = (row[side][key] for key in ("article", "start", "end"))
            words = cut(self.texts, article, start, end, row["id"])
            yield {
                "id": name,
                "type": ["prov:Entity", "stemma:Passage"],
                "prov:value": in_language(words, self.articles[article]["language"]),
                "dcterms:isPartOf": iri(article),
                "stemma:start": start,
                "stemma:end": end,
            }

    def _text(self, name: str) -> Row:
        """An article or report; one that the dossier does not have is an entity of which nothing is known."""
        return self.made.setdefault(iri(name), {"id": iri(name), "type": ["prov:Entity"]})

    def _stands(self, name: str) -> str:
        report = self.reports.get(name)
        return report["article"] if report and report["article"] else name
