"""Near-identical copies, taken together so that however many there are, they weigh as one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

import networkx as nx

from stemma.settings import Settings
from stemma.stages.kinship.coverage import Cover
from stemma.stages.kinship.direction import Before


def first_of_copies(
    articles: Iterable[str],
    covers: Mapping[tuple[str, str], Cover],
    before: Mapping[tuple[str, str], Before],
    settings: Settings,
) -> dict[str, str]:
    """Each article's first: of those that are word for word alike, the one that came first as far as can be told.

    Alike are two that each account for nearly all words of the other, and so on along a chain. Where nothing tells
    which came first it is the one of the least id: whichever it is, the number of origins is the same. In a large story
    copies are compared with one of them alone (`overlap.selection`): then that one is the first.
    """
    firsts = {}
    degree = Counter(child for child, _ in covers)
    for members in alike(articles, covers, settings.descent_copy_verbatim):
        most = max(degree[m] for m in members)
        compared = [m for m in members if degree[m] > 1 or most <= 1]
        first = max(compared, key=lambda m: (round(_earliness(m, members, before), 6), [-ord(c) for c in m]))
        firsts.update({member: first for member in members})
    return firsts


def alike(articles: Iterable[str], covers: Mapping[tuple[str, str], Cover], least: float) -> list[list[str]]:
    """Groups of articles that have copied at least `least` (0..1) of their words from each other, along a chain."""
    graph = nx.Graph()
    graph.add_nodes_from(articles)
    graph.add_edges_from(
        pair for pair, cover in covers.items() if min(cover.verbatim, covers[pair[::-1]].verbatim) >= least
    )
    return sorted(sorted(group) for group in nx.connected_components(graph))


def _earliness(member: str, members: list[str], before: Mapping[tuple[str, str], Before]) -> float:
    """Summed chance that `member` came before each of the others."""
    return sum(before[other, member].chance for other in members if (other, member) in before)
