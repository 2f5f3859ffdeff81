"""The tree as a graph: who descends from whom, with articles in hand for the reports they stand for."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import permutations

import networkx as nx

from stemma.model import Derivation, Report


def descent_graph(derivations: Sequence[Derivation], reports: Sequence[Report]) -> nx.DiGraph[str]:
    """Parent → child; a report that an article in hand stands for is drawn as that article. Citing is no descent."""
    stands = {report.id: report.article for report in reports if report.article}
    graph: nx.DiGraph[str] = nx.DiGraph()
    for row in sorted(derivations, key=lambda row: row.id):
        parent, child = stands.get(row.parent) or row.parent, stands.get(row.child) or row.child
        if row.kind != "cited" and parent != child:
            graph.add_edge(parent, child, row=row)
    return graph


def kin_of(descent: nx.DiGraph[str], articles: Collection[str]) -> set[tuple[str, str]]:
    """Pairs of articles, both ways, that descend from each other or from one text."""
    lines = {a: {a, *(nx.ancestors(descent, a) if a in descent else ())} for a in articles}
    return {(a, b) for a, b in permutations(sorted(articles), 2) if lines[a] & lines[b]}
