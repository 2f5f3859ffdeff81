"""Differences after judgement: those that a person took out or called otherwise, and what follows from other changes.

New differences are not looked for here: that takes the comparison of wordings that a build does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import networkx as nx

from stemma.dossier.computed import Computed
from stemma.dossier.grounds import Verdict, values
from stemma.dossier.groups import Groups
from stemma.dossier.lines import Lines, graph_of
from stemma.dossier.standing import Standing, applied, stale
from stemma.model import Difference, DifferenceKind

KINDS: tuple[DifferenceKind, ...] = ("conflict", "update", "drift", "precision")


@dataclass(frozen=True, slots=True)
class Accounts:
    """Differences after judgement, sorted by id; `aside`: those that a person rejected."""

    differences: tuple[Difference, ...]
    aside: tuple[Difference, ...]
    standing: Mapping[str, Standing]


def judge_accounts(
    computed: Computed, lines: Lines, groups: Groups | None, roots: Mapping[str, str], verdicts: Iterable[Verdict]
) -> Accounts:
    """Let differences follow what was decided about lines and claims, then take the decisions about them.

    A reading goes with its statement: one that left the claim is left out, and a difference of fewer than two values is
    none. A drift whose line was taken out is a conflict, unless one account still descends from the other or both have
    one root; a conflict is a drift when its accounts come to have one root along a line that a person drew.
    """
    rows: tuple[Difference, ...] = computed.differences
    if groups is not None:
        rows = tuple(_regrouped(computed, groups))
    if lines.changed:
        graph = graph_of(lines.derivations, computed.report_by_id.values())
        drawn = {row.id for row in lines.derivations}
        rows = tuple(_relined(row, computed, graph, drawn, roots) for row in rows)
    mine = {verdict.id: verdict for verdict in verdicts if verdict.kind == "difference"}
    standing: dict[str, Standing] = {}
    kept: list[Difference] = []
    aside: list[Difference] = []
    for row in rows:
        verdict = mine.pop(row.id, None)
        if verdict is None:
            kept.append(row)
            continue
        standing[row.id] = _stands(verdict, row, computed)
        decision = verdict.judgement.decision
        if standing[row.id].stale or decision == "confirm":
            kept.append(row)
        elif decision == "reject":
            aside.append(row)
        else:
            kept.append(_called(row, verdict.judgement.value, computed, lines))
    for verdict in mine.values():
        standing[verdict.id] = stale(verdict, "no such difference is found any more")
    return Accounts(tuple(kept), tuple(aside), standing)


def _stands(verdict: Verdict, row: Difference, computed: Computed) -> Standing:
    ground = verdict.ground
    assert ground is not None, "only lines of descent were judged before grounds were kept"
    if values(row, computed) != ground.words:
        return stale(verdict, "the words that differ are others now")
    how = next(found.kind for found in computed.differences if found.id == row.id)
    if how != ground.how:
        return stale(verdict, f"it was found to be {_a(ground.how)} when it was judged, and {_a(how)} now")
    more = len(row.readings) - ground.many
    return applied(verdict, f"{more} more reading{'s' * (more > 1)} than when it was judged" if more > 0 else "")


def _a(kind: str) -> str:
    return f"{'an' if kind[:1] in 'aeiou' else 'a'} {kind}"


def _regrouped(computed: Computed, groups: Groups) -> Iterator[Difference]:
    """Differences with the readings that are still in their claim, under the claim that has its statements now."""
    for row in computed.differences:
        claim = row.claim
        for _ in range(len(groups.gone) + 1):
            claim = groups.gone.get(claim, claim)
        if claim not in groups.by:
            yield row
            continue
        readings = tuple(place for place in row.readings if groups.homes.get(place[0]) == claim)
        shown = replace(row, claim=claim, readings=readings)
        if readings == row.readings:
            yield shown
        elif len(_values(shown, computed)) > 1:
            yield replace(shown, why=f"{row.why} Readings that a person took out of the claim are left out.")


def _values(row: Difference, computed: Computed) -> set[str]:
    told = computed.statement_by_id
    return {computed.words(told[name].article, *span).casefold() for name, *span in row.readings if name in told}


def _relined(
    row: Difference,
    computed: Computed,
    graph: nx.DiGraph[str],
    drawn: set[str],
    roots: Mapping[str, str],
) -> Difference:
    """A difference as the judged lines of descent have it."""
    told = [computed.statement_by_id[name] for name, _, _ in row.readings if name in computed.statement_by_id]
    heard = {roots.get(found.id, found.origin) for found in told}
    if row.kind == "drift" and row.edge is not None and row.edge not in drawn:
        edge = _edge([found.article for found in told], graph)
        if edge or len(heard) == 1:
            return replace(row, edge=edge)
        why = f"{row.why} A person rejected the line of descent, so that these are accounts of their own."
        return replace(row, kind="conflict", edge=None, why=why)
    if row.kind == "conflict" and len(heard) == 1 and any(found.id in roots for found in told):
        edge = _edge([found.article for found in told], graph)
        if edge:
            why = f"{row.why} But a person found that one descends from the other."
            return replace(row, kind="drift", edge=edge, why=why)
    return row


def _edge(articles: Sequence[str], graph: nx.DiGraph[str]) -> str | None:
    """The line into the first of the articles that descends from another of them; None where none does."""
    for child in articles:
        for parent in articles:
            if parent != child and {parent, child} <= graph.nodes and nx.has_path(graph, parent, child):
                path = sorted(nx.all_shortest_paths(graph, parent, child))[0]
                return str(graph.edges[path[-2], child]["id"])
    return None


def _called(row: Difference, kind: str, computed: Computed, lines: Lines) -> Difference:
    """The difference under the kind that a person gave it; a drift has its line of descent, others have none."""
    called = next((known for known in KINDS if known == kind), row.kind)
    edge = row.edge if called == "drift" else None
    if called == "drift" and edge is None:
        graph = graph_of(lines.derivations, computed.report_by_id.values())
        told = computed.statement_by_id
        edge = _edge([told[name].article for name, _, _ in row.readings if name in told], graph)
    return replace(row, kind=called, edge=edge)
