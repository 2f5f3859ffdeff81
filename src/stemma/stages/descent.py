"""Who descends from whom: the family tree of one story's reports."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import permutations

import networkx as nx

from stemma.knowledge import Knowledge
from stemma.model import (
    Article,
    Derivation,
    DerivationKind,
    Descent,
    Reading,
    Report,
    Reuse,
    Sibling,
    Source,
    Story,
    make_id,
)
from stemma.settings import Settings
from stemma.stages.kinship.coverage import Cover, Told, cover_pairs, tell
from stemma.stages.kinship.direction import Before, came_before, names_outlet_of
from stemma.stages.kinship.forest import Candidate, grow_forest
from stemma.stages.kinship.gobetween import Slip, shared_slips
from stemma.stages.kinship.press import Press, find_press
from stemma.stages.kinship.unsettled import Flock, find_flocks, is_open


@dataclass(frozen=True, slots=True, eq=False)
class _Case:
    """All that is known of a story while its tree is drawn."""

    story: Story
    articles: Mapping[str, Article]
    told: Mapping[str, Told]
    covers: Mapping[tuple[str, str], Cover]
    press: Press
    named_by: Mapping[str, int]
    before: Mapping[tuple[str, str], Before]
    reuse: tuple[Reuse, ...]


def trace_descent(
    story: Story,
    articles: Sequence[Article],
    readings: Sequence[Reading],
    reuse: Sequence[Reuse],
    knowledge: Knowledge,
    settings: Settings,
) -> Descent:
    """Draw the family tree of a story. All rows are sorted by id.

    Evidence for an edge is how much of the child the parent accounts for (`kinship.coverage`), who names whom
    (`kinship.press`) and which came first (`kinship.direction`); the forest that is best supported as a whole is a
    maximum branching (Edmonds 1967), with further parents where an article mixes (`kinship.forest`). Readings that
    two retellings share against their common source show a lost go-between (`kinship.gobetween`; Maas 1927). Sources
    that articles credit but nobody gave us become lost reports; an article that carries such a report stands for it.
    """
    case = _gather(story, articles, readings, reuse, knowledge)
    candidates = _candidates(case)
    chosen = grow_forest(candidates, case.told, settings)
    flocks = find_flocks(chosen, case.articles, case.reuse, case.press, settings)
    chosen = [c for c in chosen if not is_open(c, settings) and not _between_carriers(case, c)]
    reports, standing = _reports(case)
    derivations = [_edge(case, c, standing) for c in chosen]
    derivations += _report_edges(case, reports)
    unnamed, more, siblings = _flock_rows(case, flocks, reports)
    reports += unnamed
    derivations += more
    forest = _by_article(case, derivations, reports)
    known = {(s.a, s.b) for s in siblings}
    slips = [
        s
        for s in shared_slips(case.articles, case.reuse, forest, settings.descent_sibling_bits)
        if (s.a, s.b) not in known
    ]
    between, found = _go_betweens(case, slips)
    siblings += found
    siblings += _siblings_by_report(case, reports, derivations, {(s.a, s.b) for s in siblings})
    taken = {(c.child, c.parent) for c in chosen}
    rivals = [_derivation(case, c, c.parent) for c in _rivals(candidates, taken, settings)]
    return Descent(
        story=replace(story, origins=_origins(case, derivations, reports)),
        sources=case.press.sources,
        reports=tuple(sorted((*reports, *between), key=lambda row: row.id)),
        citations=tuple(sorted((c for rows in case.press.citations.values() for c in rows), key=lambda row: row.id)),
        derivations=tuple(sorted(derivations, key=lambda row: row.id)),
        rivals=tuple(sorted(rivals, key=lambda row: row.id)),
        siblings=tuple(sorted(siblings, key=lambda row: row.id)),
    )


def _gather(
    story: Story, articles: Sequence[Article], readings: Sequence[Reading], reuse: Sequence[Reuse], knowledge: Knowledge
) -> _Case:
    members = {a.id: a for a in sorted(articles, key=lambda a: a.id) if a.id in story.articles}
    by_article = {r.article: r for r in readings}
    told = {key: tell(article, by_article[key]) for key, article in members.items()}
    rows = tuple(sorted((r for r in reuse if {r.a.article, r.b.article} <= set(members)), key=lambda r: r.id))
    covers = cover_pairs(told, rows)
    press = find_press(list(members.values()), by_article, knowledge)
    named_by = {key: sum(names_outlet_of(other, key, press) for other in members if other != key) for key in members}
    before = {
        (child, parent): came_before(members[child], members[parent], covers, press, named_by)
        for child, parent in permutations(members, 2)
        if (child, parent) in covers
    }
    return _Case(story, members, told, covers, press, named_by, before, rows)


def _candidates(case: _Case) -> list[Candidate]:
    found = []
    for child, parent in permutations(case.articles, 2):
        cover = case.covers.get((child, parent))
        if cover is not None:
            named = names_outlet_of(child, parent, case.press)
            found.append(
                Candidate(
                    child=child,
                    parent=parent,
                    cover=cover,
                    chance=case.before[child, parent].chance,
                    named=named,
                    carried=named and _carries(case, child, parent),
                    renown=case.named_by[parent],
                    of_document=parent in case.press.documents,
                    by_document=child in case.press.documents,
                )
            )
    return found


def _carries(case: _Case, child: str, parent: str) -> bool:
    """Whether the child's byline, dateline or licence is the parent's outlet, or both carry one agency's report."""
    return any(child in ids and parent in case.press.own.get(source, ()) for source, ids in case.press.carriers.items())


def _between_carriers(case: _Case, c: Candidate) -> bool:
    """Two articles that carry one report of a press not in hand both descend from it, not from each other."""
    return any(
        c.child in ids and c.parent in ids and not case.press.own.get(source)
        for source, ids in case.press.carriers.items()
    )


def _reports(case: _Case) -> tuple[list[Report], dict[str, Report]]:
    """A report for each press source that is named but not in hand; and by article the report it stands for."""
    reports, standing = [], {}
    for source in case.press.press_sources():
        if case.press.own.get(source.id):
            continue
        carriers = case.press.carriers.get(source.id, ())
        article = min(carriers, key=lambda key: (-len(case.told[key].words), key), default=None)
        note = _report_note(case, source, article)
        report = Report(make_id("rep", case.story.id, source.id), source.id, article, note)
        reports.append(report)
        standing.update({key: report for key in carriers})
    return reports, standing


def _report_note(case: _Case, source: Source, article: str | None) -> str:
    if article is None:
        return f"A report by {source.name} that is named but was not given."
    return f"The report by {source.name} that {_outlet(case, article)} carries."


def _edge(case: _Case, c: Candidate, standing: Mapping[str, Report]) -> Derivation:
    """The edge as drawn: to the report that the parent carries, unless the child names the parent's own outlet."""
    report = standing.get(c.parent)
    if report is None or _names_own(case, c.child, c.parent):
        return _derivation(case, c, c.parent)
    return _derivation(case, c, report.id, report.source)


def _names_own(case: _Case, child: str, parent: str) -> bool:
    return any(parent in ids and case.press.names(child, source) for source, ids in case.press.own.items())


def _derivation(case: _Case, c: Candidate, parent: str, source: str | None = None) -> Derivation:
    named = [s for s, ids in (*case.press.own.items(), *case.press.carriers.items()) if c.parent in ids]
    credit = tuple(sorted({row for s in named for row in case.press.rows(c.child, s)}))
    return Derivation(
        id=make_id("der", c.child, parent),
        story=case.story.id,
        child=c.child,
        parent=parent,
        kind=_kind(c),
        share=round(c.cover.words, 3),
        confidence=round(_confidence(c), 3),
        credited=c.named,
        evidence=(*credit, *c.cover.rows),
        reasons=_reasons(case, c),
    )


def _kind(c: Candidate) -> DerivationKind:
    if c.cover.verbatim >= 0.75:
        return "republished"
    if c.carried and c.cover.verbatim >= 0.2:
        return "version"
    if c.cover.share >= 0.33:
        return "rewritten"
    return "partial"


def _confidence(c: Candidate) -> float:
    """How sure an edge is: a logistic of what is shared, in what order and who is named, times that it came first."""
    odds = -2.2 + 5.0 * c.cover.share + 2.0 * c.named + 1.5 * c.carried
    odds += 0.15 * min(c.cover.matched, 8) * c.cover.order
    return (1 / (1 + math.exp(-odds))) * min(1.0, 0.5 + c.chance / 2)


def _reasons(case: _Case, c: Candidate) -> tuple[str, ...]:
    share = f"accounts for {c.cover.words:.0%} of its words, {c.cover.verbatim:.0%} word for word"
    order = f"{c.cover.matched} sentences match, {c.cover.order:.0%} of the passages in the same order"
    return (share, order, *case.before[c.child, c.parent].reasons)


def _report_edges(case: _Case, reports: Sequence[Report]) -> list[Derivation]:
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


def _to_report(case: _Case, article: str, report: Report, kind: DerivationKind, confidence: float) -> Derivation:
    assert report.source is not None
    rows = case.press.rows(article, report.source)
    share = 1.0 if kind == "republished" else 0.0
    quotes = [c.quote for c in case.press.credits.get((article, report.source), ())]
    quotes += [c.quote for c in case.press.citations.get((article, report.source), ())]
    reasons = tuple(f"names it: “{quote}”" for quote in dict.fromkeys(quotes))
    identity = make_id("der", article, report.id)
    return Derivation(identity, case.story.id, article, report.id, kind, share, confidence, True, rows, reasons)


def _go_betweens(case: _Case, slips: Sequence[Slip]) -> tuple[list[Report], list[Sibling]]:
    """A lost, unnamed report behind each pair that shares slips."""
    reports, siblings = [], []
    for slip in slips:
        both = f"{_outlet(case, slip.a)} and {_outlet(case, slip.b)}"
        note = f"A text not given, between {both} and what they both go back to."
        report = Report(make_id("rep", case.story.id, "between", slip.a, slip.b), None, None, note)
        reports.append(report)
        words = ", ".join(f"“{word}”" for word in slip.words[:8])
        siblings.append(
            Sibling(
                id=make_id("sib", slip.a, slip.b),
                story=case.story.id,
                a=slip.a,
                b=slip.b,
                kind="partial",
                report=report.id,
                confidence=round(1 - math.exp(-slip.bits / 40), 3),
                evidence=slip.rows,
                reasons=(f"share what nobody else has: {words}",),
            )
        )
    return reports, siblings


def _flock_rows(
    case: _Case, flocks: Sequence[Flock], reports: Sequence[Report]
) -> tuple[list[Report], list[Derivation], list[Sibling]]:
    """Each flock hangs from a lost report: the one that another article names for a passage of theirs, or unnamed."""
    unnamed, edges, siblings = [], [], []
    for flock in flocks:
        report = next((r for r in reports if flock.source and r.source == flock.source), None)
        if report is None:
            outlets = ", ".join(_outlet(case, member) for member in flock.members)
            note = f"A text not given that {outlets} share; which of them had it first is open."
            report = Report(make_id("rep", case.story.id, "flock", *flock.members), None, None, note)
            unnamed.append(report)
        edges += [_from_flock(case, member, flock, report) for member in flock.members]
        for c in flock.edges:
            a, b = sorted((c.child, c.parent))
            reasons = (_reasons(case, c)[0], "neither names the other, and nothing shows which was first")
            row = (make_id("sib", a, b), case.story.id, a, b, _kind(c), report.id, round(_confidence(c), 3))
            siblings.append(Sibling(*row, c.cover.rows, reasons))
    return unnamed, edges, siblings


def _from_flock(case: _Case, member: str, flock: Flock, report: Report) -> Derivation:
    shares = [cover for other in flock.members if (cover := case.covers.get((member, other))) is not None]
    best = max(shares, key=lambda cover: (cover.words, cover.rows))
    reasons = [f"shares {best.words:.0%} of its words with others, none of which is known to be the first"]
    evidence = best.rows
    if flock.citation is not None:
        reasons.append(f"{_outlet(case, flock.citation.article)} gives a passage of it to “{flock.citation.quote}”")
        evidence = (flock.citation.id, *evidence)
    kind: DerivationKind = "republished" if best.verbatim >= 0.75 else "partial"
    identity = make_id("der", member, report.id)
    share, confidence = round(best.words, 3), 0.6 if flock.citation is not None else 0.5
    return Derivation(
        identity, case.story.id, member, report.id, kind, share, confidence, False, evidence, tuple(reasons)
    )


def _siblings_by_report(
    case: _Case, reports: Sequence[Report], edges: Sequence[Derivation], known: set[tuple[str, str]]
) -> list[Sibling]:
    """Pairs that share text and hang from one lost report."""
    found = []
    lost = {report.id for report in reports if report.article is None}
    lines = {(d.child, d.parent) for d in edges}
    for report in sorted(lost):
        children = sorted(d.child for d in edges if d.parent == report)
        for i, a in enumerate(children):
            for b in children[i + 1 :]:
                cover = case.covers.get((a, b))
                if (
                    cover
                    and max(cover.share, case.covers[b, a].share) >= 0.15
                    and not {(a, b), (b, a)} & (lines | known)
                ):
                    found.append(
                        Sibling(
                            make_id("sib", a, b),
                            case.story.id,
                            a,
                            b,
                            "partial",
                            report,
                            0.7,
                            cover.rows,
                            ("both name it",),
                        )
                    )
    return found


def _by_article(case: _Case, edges: Sequence[Derivation], reports: Sequence[Report]) -> nx.DiGraph:
    """The tree with each report that an article stands for drawn as that article."""
    stands = {report.id: report.article for report in reports if report.article}
    forest = nx.DiGraph()
    forest.add_nodes_from(case.articles)
    forest.add_edges_from(
        (stands.get(d.parent, d.parent), d.child)
        for d in edges
        if stands.get(d.parent) != d.child and d.kind != "cited"
    )
    return forest


def _rivals(candidates: Sequence[Candidate], taken: set[tuple[str, str]], settings: Settings) -> list[Candidate]:
    """Parents that were weighed and not chosen: the two best for each child that came near enough."""
    best: dict[str, list[Candidate]] = {}
    for c in sorted(candidates, key=lambda c: (-c.rank, c.parent)):
        near = c.cover.share >= settings.descent_further_share and c.chance >= settings.descent_least_chance
        if near and (c.child, c.parent) not in taken and (c.parent, c.child) not in taken:
            best.setdefault(c.child, []).append(c)
    return [c for child in sorted(best) for c in best[child][:2]]


def _origins(case: _Case, edges: Sequence[Derivation], reports: Sequence[Report]) -> tuple[str, ...]:
    """Where information enters: articles and reports that descend from nothing, most followed first; few.

    A report that is only named, with no text of it in hand, is no place where this story's text enters.
    """
    stands = {report.article: report.id for report in reports if report.article}
    drawn = [d for d in edges if d.kind != "cited" and d.share > 0 and stands.get(d.child) != d.parent]
    forest = nx.DiGraph([(stands.get(d.parent, d.parent), stands.get(d.child, d.child)) for d in drawn])
    forest.add_nodes_from(stands.get(key, key) for key in case.articles)
    roots = [node for node in forest if forest.in_degree(node) == 0]
    ranked = sorted(roots, key=lambda node: (-len(nx.descendants(forest, node)), node))
    return tuple(ranked[: max(3, len(case.articles) // 2)])


def _outlet(case: _Case, article: str) -> str:
    return case.articles[article].outlet or case.articles[article].name
