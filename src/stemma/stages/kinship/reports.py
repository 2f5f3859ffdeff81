"""Reports that are not in hand, or for which an article in hand stands, and the edges to them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

import networkx as nx

from stemma.model import Derivation, DerivationKind, Report, Source, make_id
from stemma.stages.kinship.case import Case, outlet_of
from stemma.stages.kinship.edges import draw
from stemma.stages.kinship.forest import Candidate


def find_reports(case: Case) -> tuple[list[Report], dict[str, Report]]:
    """A report for each press source that is named but not in hand; and by article the report it carries.

    An agency has many reports on one event: articles that carry its name but share no reporting carry different ones.
    """
    reports: list[Report] = []
    carried: dict[str, Report] = {}
    for source in case.press.press_sources():
        if case.press.own.get(source.id):
            continue
        groups = carried_texts(case, source.id) or [()]
        for n, carriers in enumerate(groups):
            article = carriers[0] if len(carriers) == 1 else None
            which = carriers[:1] if n else ()  # the first is named by its source alone, whoever carries it
            identity = make_id("rep", case.story.id, source.id, *which)
            report = Report(identity, source.id, article, _report_note(case, source, carriers))
            reports.append(report)
            carried.update(dict.fromkeys(carriers, report))
    return reports, carried


def carried_texts(case: Case, source: str) -> list[tuple[str, ...]]:
    """The articles that carry a source's reports, those together that share one; the largest group first."""
    carriers = case.press.carriers.get(source, ())
    graph = nx.Graph()
    graph.add_nodes_from(carriers)
    graph.add_edges_from((a, b) for a, b in combinations(carriers, 2) if case.kin(a, b).related >= 0.5)
    groups = [tuple(sorted(group)) for group in nx.connected_components(graph)]
    return sorted(groups, key=lambda group: (-len(group), group))


def _report_note(case: Case, source: Source, carriers: Sequence[str]) -> str:
    if not carriers:
        return f"A report by {source.name} that is named but was not given."
    outlets = " and ".join(outlet_of(case, carrier) for carrier in carriers)
    return f"The report by {source.name} that {outlets} {'carries' if len(carriers) == 1 else 'carry'}."


def draw_to_report(case: Case, c: Candidate, carried: Mapping[str, Report]) -> Derivation:
    """The edge as drawn, from and to the reports that are carried.

    To the report that the parent carries, unless the child names the parent's own outlet; from the report that the
    child carries with others, since what it took its carriers have taken all.
    """
    above, below = carried.get(c.parent), carried.get(c.child)
    if above is not None and _names_own(case, c.child, c.parent):
        above = None
    if below is not None and (below.article is not None or below == above):
        below = None
    return draw(case, c, below.id if below else c.child, above.id if above else c.parent)


def _names_own(case: Case, child: str, parent: str) -> bool:
    return any(parent in ids and case.press.names(child, source) for source, ids in case.press.own.items())


def between_carriers(case: Case, c: Candidate) -> bool:
    """Two articles that carry one report of a press not in hand both descend from it, not from each other."""
    return any(
        c.child in ids and c.parent in ids and not case.press.own.get(source)
        for source, ids in case.press.carriers.items()
    )


def report_edges(case: Case, reports: Sequence[Report]) -> list[Derivation]:
    """Edges to reports: from those who carry them, and from those who name one that nobody carries."""
    edges = []
    texts: dict[str, list[tuple[str, ...]]] = {}
    for report in reports:
        assert report.source is not None
        left = texts.setdefault(report.source, carried_texts(case, report.source))
        carriers = left.pop(0) if left else ()
        for article in carriers:
            edges.append(_to_report(case, article, report, "republished", 0.9))
        if not carriers:
            for article, source in sorted(case.press.citations.keys() | case.press.credits.keys()):
                if source == report.source:
                    often = len(case.press.rows(article, source)) > 1
                    edges.append(_to_report(case, article, report, "partial" if often else "cited", 0.7))
    return edges


def _to_report(case: Case, article: str, report: Report, kind: DerivationKind, confidence: float) -> Derivation:
    assert report.source is not None
    rows = case.press.rows(article, report.source)
    share = 1.0 if kind == "republished" else 0.0
    quotes = [c.quote for c in case.press.credits.get((article, report.source), ())]
    quotes += [c.quote for c in case.press.citations.get((article, report.source), ())]
    reasons = tuple(f"names it: “{quote}”" for quote in dict.fromkeys(quotes))
    identity = make_id("der", article, report.id)
    return Derivation(identity, case.story.id, article, report.id, kind, share, confidence, True, rows, reasons)
