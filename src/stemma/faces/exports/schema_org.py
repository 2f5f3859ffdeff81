"""Export as schema.org `Claim` in JSON-LD: what is said, in which articles it appears, on whose word.

Nothing is said of which claims are right: Stemma gives no verdict, so that there is no `ClaimReview` here.
"""

from __future__ import annotations

from collections.abc import Mapping

from stemma.faces.exports.checking import Pages, Row
from stemma.faces.exports.linked import VOCABULARY, Agent, Agents, dump, iri, known, line, moment, web
from stemma.faces.exports.rows import to_json
from stemma.model import Claim

_REFERENCES = (
    "about", "appearance", "author", "citation", "firstAppearance", "isBasedOn", "publisher", "stemma:article",
    "stemma:claim", "stemma:difference", "stemma:edge", "stemma:origin", "stemma:statement", "stemma:story", "url",
)  # fmt: skip
CONTEXT: Row = {
    "@vocab": "https://schema.org/",
    "stemma": VOCABULARY,
    "id": "@id",
    "type": "@type",
    **{name: {"@type": "@id"} for name in _REFERENCES},
}
_AGENTS = {"person": "Person", "organisation": "Organization", "unnamed": "Person"}


def to_claims(dossier: Pages) -> str:
    """The claims with their articles, differences and judgements, as one JSON-LD graph. Raises ExportRefused."""
    data = to_json(dossier)
    graph = _Graph(data, {claim.id: claim for claim in dossier.claims})
    return dump({"@context": CONTEXT}, "@graph", map(line, graph.nodes()))


class _Graph:
    """The nodes in the making. `claims`: rows whose statements are in the order in which they were told."""

    def __init__(self, data: Row, claims: Mapping[str, Claim]) -> None:
        self.data = data
        self.claims = claims
        self.articles = {row["id"]: row for row in data["articles"]}
        self.reports = {row["id"]: row for row in data["reports"]}
        self.sources = {row["id"]: row for row in data["sources"]}
        self.statements = {row["id"]: row for row in data["statements"]}
        self.agents = Agents(self.sources)
        self.differences: dict[str, list[str]] = {}
        for row in data["differences"]:
            self.differences.setdefault(row["claim"], []).append(row["id"])
        self.parents: dict[str, dict[str, set[str]]] = {}
        for row in data["derivations"]:
            how = "citation" if row["kind"] == "cited" else "isBasedOn"
            self.parents.setdefault(row["child"], {}).setdefault(how, set()).add(iri(row["parent"]))

    def nodes(self) -> list[Row]:
        """Every node of the export: claims, articles, reports and documents, differences, judgements, then agents."""
        made = [
            *map(self._claim, self.data["claims"]),
            *map(self._article, self.data["articles"]),
            *map(self._report, self.data["reports"]),
            *(_document(row) for row in self.data["sources"] if row["kind"] == "document"),
            *map(self._difference, self.data["differences"]),
            *map(self._judgement, self.data["judgements"]),
        ]
        return [*made, *map(_agent, self.agents.sorted())]

    def _claim(self, row: Row) -> Row:
        told = [self.statements[name] for name in row["statements"] if name in self.statements]
        counted = row["independent_origins"]
        return known(
            {
                "id": iri(row["id"]),
                "type": "Claim",
                "text": row["text"],
                "appearance": sorted({iri(s["article"]) for s in told}),
                "firstAppearance": self._first(row),
                "author": self._authors(told),
                "stemma:origin": [iri(name) for name in row["origins"] if self._is_row(name)],
                "stemma:independentLow": counted["low"],
                "stemma:independentHigh": counted["high"],
                "stemma:whyLow": row["why"]["low"],
                "stemma:whyHigh": row["why"]["high"],
                "stemma:story": iri(row["story"]),
                "stemma:statement": [iri(s["id"]) for s in told],
                "stemma:difference": [iri(name) for name in self.differences.get(row["id"], [])],
            }
        )

    def _first(self, row: Row) -> str | None:
        """The article whose words the claim's text is: that of the earliest telling. None where they are not."""
        names = self.claims[row["id"]].statements
        first = self.statements.get(names[0]) if names else None
        if first is None or " ".join(first["quote"].split()) != " ".join(row["text"].split()):
            return None
        return iri(first["article"])

    def _authors(self, told: list[Row]) -> list[str]:
        """Whose word it is: named roots of the statements that do not deny it, outlets where it is their own."""
        found: set[str | None] = set()
        for row in told:
            if row["hedge"] == "denied":
                continue
            origin = row["origin"] or row["source"]
            if origin in self.sources:
                found.add(self.agents.source(origin))
            elif origin in self.articles:
                found.add(self.agents.outlet(self.articles[origin]["outlet"]))
            elif origin in self.reports:
                found.add(self.agents.source(self.reports[origin]["source"]))
        return sorted(filter(None, found))

    def _article(self, row: Row) -> Row:
        """An article without its text: it belongs to its outlet, and `url` leads there."""
        when = row["published"] or {}
        writers = [self.agents.writer(name, row["outlet"]) for name in row["byline"]]
        based = {how: sorted(parents) for how, parents in self.parents.get(row["id"], {}).items()}
        return known(
            {
                "id": iri(row["id"]),
                "type": "NewsArticle",
                "name": row["name"],
                "headline": row["title"],
                "url": web(row["url"]),
                "author": writers,
                "publisher": self.agents.outlet(row["outlet"]),
                "inLanguage": row["language"],
                "datePublished": _published(when),
                "stemma:publishedEarliest": when.get("earliest"),
                "stemma:publishedLatest": when.get("latest"),
                **based,
            }
        )

    def _report(self, row: Row) -> Row:
        source = self.sources.get(row["source"] or "")
        return known(
            {
                "id": iri(row["id"]),
                "type": "Report",
                "name": f"{source['name']} report" if source else "Unnamed earlier report",
                "description": row["note"],
                "author": self.agents.source(row["source"]),
                "stemma:lost": row["article"] is None,
                "stemma:article": row["article"] and iri(row["article"]),
            }
        )

    def _difference(self, row: Row) -> Row:
        readings = [
            {
                "stemma:value": reading["value"],
                "stemma:article": iri(self.statements[reading["statement"]]["article"]),
                "stemma:statement": iri(reading["statement"]),
                "stemma:start": reading["start"],
                "stemma:end": reading["end"],
            }
            for reading in row["readings"]
        ]
        return known(
            {
                "id": iri(row["id"]),
                "type": "stemma:Difference",
                "description": row["why"],
                "stemma:claim": iri(row["claim"]),
                "stemma:kind": row["kind"],
                "stemma:about": row["about"],
                "stemma:reading": readings,
                "stemma:edge": row["edge"] and iri(row["edge"]),
            }
        )

    def _judgement(self, row: Row) -> Row:
        """What a person decided, as a comment: a remark on the row, not a verdict on what it tells."""
        told = {f"stemma:{key}": row[key] for key in ("decision", "value", "number", "state", "why")}
        return known(
            {
                "id": iri(row["id"]),
                "type": ["Comment", "stemma:Judgement"],
                "about": iri(row["about"]),
                "author": self.agents.judge(row["user"]),
                "dateCreated": row["at"],
                "text": row["note"],
                **told,
            }
        )

    def _is_row(self, name: str) -> bool:
        if name in self.sources:
            self.agents.source(name)
            return True
        return name in self.articles or name in self.reports


def _published(when: Row) -> str | None:
    """A day or an instant; None for a longer interval, which schema.org cannot say."""
    if when.get("precision") == "day":
        instant = moment(when["earliest"])
        return instant and instant[:10]
    return moment(when.get("earliest")) if when.get("precision") in ("second", "minute") else None


def _document(row: Row) -> Row:
    return {"id": iri(row["id"]), "type": "CreativeWork", "name": row["name"]}


def _agent(agent: Agent) -> Row:
    return {"id": agent.iri, "type": _AGENTS[agent.kind], "name": agent.name, "stemma:kind": agent.label}
