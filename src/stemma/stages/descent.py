"""Who descends from whom: the family tree of one story's reports."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import networkx as nx

from stemma.knowledge import Knowledge
from stemma.model import Article, Derivation, Descent, Reading, Report, Reuse, Story
from stemma.settings import Settings
from stemma.stages.kinship.candidates import among_firsts, as_named, weigh_pairs
from stemma.stages.kinship.case import Case, gather
from stemma.stages.kinship.citing import cited_in_hand
from stemma.stages.kinship.edges import draw
from stemma.stages.kinship.forest import Candidate, grow_forest
from stemma.stages.kinship.gobetween import shared_slips
from stemma.stages.kinship.reports import (
    between_carriers,
    draw_to_report,
    find_reports,
    report_edges,
)
from stemma.stages.kinship.siblings import (
    flock_rows,
    go_between_rows,
    siblings_by_report,
)
from stemma.stages.kinship.unsettled import find_flocks, is_open


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
    case = gather(story, articles, readings, reuse, knowledge, settings)
    candidates = weigh_pairs(case)
    firsts = case.copies
    told = {key: case.told[key] for key in sorted(set(firsts.values()))}
    chosen = [as_named(c, firsts, candidates) for c in grow_forest(among_firsts(candidates, firsts), told, settings)]
    flocks = find_flocks(chosen, case.articles, case.reuse, case.press, settings)
    chosen = [c for c in chosen if not is_open(c, settings)]
    reports, carried = find_reports(case)
    chosen += [c for c in candidates.values() if c.child != c.parent and firsts[c.child] == c.parent]
    drawn = [draw_to_report(case, c, carried) for c in chosen if not between_carriers(case, c)]
    derivations = list({row.id: row for row in sorted(drawn, key=lambda row: row.confidence)}.values())
    derivations += report_edges(case, reports)
    unnamed, more, siblings = flock_rows(case, flocks, reports)
    reports += unnamed
    derivations += more
    derivations += cited_in_hand(case, candidates, derivations, reports, settings)
    siblings += siblings_by_report(case, reports, derivations, {(s.a, s.b) for s in siblings})
    forest = _by_article(case, derivations, reports)
    known = {(s.a, s.b) for s in siblings}
    slips = [
        s
        for s in shared_slips(case.articles, case.reuse, forest, settings.descent_sibling_bits)
        if (s.a, s.b) not in known
    ]
    between, found = go_between_rows(case, slips)
    siblings += found
    taken = {(c.child, c.parent) for c in chosen}
    rivals = [draw(case, c, c.child, c.parent) for c in _rivals(list(candidates.values()), taken, settings)]
    return Descent(
        story=_named_after_origin(case, _origins(case, derivations, reports), reports),
        sources=case.press.sources,
        reports=tuple(sorted((*reports, *between), key=lambda row: row.id)),
        citations=tuple(sorted((c for rows in case.press.citations.values() for c in rows), key=lambda row: row.id)),
        derivations=tuple(sorted(derivations, key=lambda row: row.id)),
        rivals=tuple(sorted(rivals, key=lambda row: row.id)),
        siblings=tuple(sorted(siblings, key=lambda row: row.id)),
    )


def _named_after_origin(case: Case, origins: tuple[str, ...], reports: Sequence[Report]) -> Story:
    """The story under the headline of the first of its origins that has one."""
    stands = {report.id: report.article for report in reports}
    heads = (case.articles.get(stands.get(origin) or origin) for origin in origins)
    title = next((article.title for article in heads if article is not None and article.title), case.story.title)
    return replace(case.story, title=title, origins=origins)


def _by_article(case: Case, edges: Sequence[Derivation], reports: Sequence[Report]) -> nx.DiGraph:
    """The tree with each report that an article stands for drawn as that article."""
    stands = {report.id: report.article for report in reports if report.article}
    forest = nx.DiGraph()
    forest.add_nodes_from(case.articles)
    for d in edges:
        parent, child = stands.get(d.parent, d.parent), stands.get(d.child, d.child)
        if d.kind != "cited" and parent != child:
            forest.add_edge(parent, child)
    return forest


def _rivals(candidates: Sequence[Candidate], taken: set[tuple[str, str]], settings: Settings) -> list[Candidate]:
    """Parents that were weighed and not chosen: the two best for each child that came near enough."""
    best: dict[str, list[Candidate]] = {}
    for c in sorted(candidates, key=lambda c: (-c.rank, c.parent)):
        near = c.cover.share >= settings.descent_further_share and c.chance >= settings.descent_least_chance
        if near and (c.child, c.parent) not in taken and (c.parent, c.child) not in taken:
            best.setdefault(c.child, []).append(c)
    return [c for child in sorted(best) for c in best[child][:2]]


def _origins(case: Case, edges: Sequence[Derivation], reports: Sequence[Report]) -> tuple[str, ...]:
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
