"""Reports that are not in hand, or for which an article in hand stands, and the edges to them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from stemma.model import Derivation, DerivationKind, Report, Source, make_id
from stemma.stages.kinship.case import Case, outlet_of
from stemma.stages.kinship.edges import draw
from stemma.stages.kinship.forest import Candidate


def find_reports(case: Case) -> tuple[list[Report], dict[str, Report]]:
    """A report for each press source that is named but not in hand; and by article the report it stands for."""
    reports, standing = [], {}
    for source in case.press.press_sources():
        if case.press.own.get(source.id):
            continue
        carriers = case.press.carriers.get(source.id, ())
        article = carriers[0] if len(carriers) == 1 else None
        note = _report_note(case, source, carriers)
        report = Report(make_id("rep", case.story.id, source.id), source.id, article, note)
        reports.append(report)
        if article is not None:
            standing[article] = report
    return reports, standing


def _report_note(case: Case, source: Source, carriers: Sequence[str]) -> str:
    if not carriers:
        return f"A report by {source.name} that is named but was not given."
    outlets = " and ".join(outlet_of(case, carrier) for carrier in carriers)
    return f"The report by {source.name} that {outlets} {'carries' if len(carriers) == 1 else 'carry'}."


def draw_to_report(case: Case, c: Candidate, standing: Mapping[str, Report]) -> Derivation:
    """The edge as drawn: to the report that the parent carries, unless the child names the parent's own outlet."""
    report = standing.get(c.parent)
    if report is None or _names_own(case, c.child, c.parent):
        return draw(case, c, c.parent)
    return draw(case, c, report.id, report.source)


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
    for report in reports:
        assert report.source is not None
        carriers = case.press.carriers.get(report.source, ())
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
