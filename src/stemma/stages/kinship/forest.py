"""Which parents an article has: the best-supported forest, then further parents for what the first leaves open."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import networkx as nx
import numpy as np

from stemma.settings import Settings
from stemma.stages.kinship.coverage import Cover, Floats, Told
from stemma.stages.kinship.degree import Kinship


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible edge. `chance` that the parent came first; `named`: the child names it; `renown`: how many others do.

    `kin`: how the two are related. `inherited`: the child may have the parent's name from a third. `carried`: the
    child's byline or dateline is the parent's outlet, or both are one outlet's. `of_document`, `by_document`: the
    parent, the child is an institution's own words. `of_agency`: the parent is an agency's own, the child is not.
    """

    child: str
    parent: str
    cover: Cover
    kin: Kinship
    chance: float
    named: bool
    carried: bool
    one_outlet: bool
    renown: int
    of_document: bool
    by_document: bool
    of_agency: bool = False
    inherited: bool = False

    @property
    def credited(self) -> bool:
        """Whether the child names the parent, and of itself as far as can be told."""
        return self.named and not self.inherited

    @property
    def related(self) -> float:
        """The chance that the two are related, the greater the more others have the parent for their source.

        As far as the child keeps the parent's order: accounts of one event share facts, but seldom their order.
        """
        odds = math.log(self.kin.related / (1.0 - self.kin.related)) if 0.0 < self.kin.related < 1.0 else 30.0
        kept = max(0.0, (self.cover.order - _ANY_ORDER) / (1.0 - _ANY_ORDER)) if self.cover.matched >= _SOME else 0.0
        return 1.0 / (1.0 + math.exp(-odds - _RENOWN * min(self.renown, 3) * kept))

    @property
    def rank(self) -> float:
        """How well the parent accounts for the child, credit counted in."""
        credit = 0.25 * self.credited + 0.3 * self.carried
        return self.cover.share + credit + 0.1 * self.cover.verbatim + 0.03 * (self.renown > 0)


_RENOWN = 0.6  # log-odds for each other that names the parent, up to three
_ANY_ORDER, _SOME = 0.6, 4  # share of sentences that stand in the parent's order by chance; how many tell order


def grow_forest(candidates: Sequence[Candidate], told: Mapping[str, Told], settings: Settings) -> list[Candidate]:
    """Choose edges: at most one first parent each, nothing its own ancestor, and as much as can be accounted for.

    First parents: the maximum branching (Edmonds 1967) of rank × chance above what a silent or a credited edge must
    reach. Further parents: greedily, those that account for sentences which the parents chosen so far leave open (set
    cover).
    """
    by_pair = {(c.child, c.parent): c for c in candidates}
    graph = nx.DiGraph()
    graph.add_nodes_from(sorted(told))
    for c in sorted(candidates, key=lambda c: (c.child, c.parent)):
        if c.chance >= settings.descent_least_chance and _enough_alone(c, settings):
            graph.add_edge(c.parent, c.child, weight=round(c.rank * (0.5 + 0.5 * c.chance), 9))
    chosen = [by_pair[child, parent] for parent, child in nx.maximum_branching(graph, attr="weight").edges]
    chosen = _lift(chosen, by_pair, settings)
    forest = nx.DiGraph([(c.parent, c.child) for c in chosen])
    forest.add_nodes_from(sorted(told))
    by_child: dict[str, dict[str, Candidate]] = {}
    for (child, parent), c in sorted(by_pair.items()):
        by_child.setdefault(child, {})[parent] = c
    for child in sorted(told):
        _add_further(child, by_child.get(child, {}), chosen, forest, told[child], settings)
    return sorted(chosen, key=lambda c: (c.child, c.parent))


def _enough_alone(c: Candidate, settings: Settings) -> bool:
    """Whether this parent could stand alone: the two are related, and credit or signs of descent leave room for it."""
    if c.related < settings.descent_related:
        return False
    if c.carried:
        return c.cover.share >= settings.descent_carried_share
    if c.credited:
        return c.cover.share >= settings.descent_credited_share or c.cover.matched >= 1
    return c.cover.share >= settings.descent_silent_share and not c.by_document


def _lift(chosen: list[Candidate], by_pair: Mapping[tuple[str, str], Candidate], settings: Settings) -> list[Candidate]:
    """Hang a child from its grandparent where the parent adds nothing to it and it does not name the parent."""
    parent_of = {c.child: c for c in chosen}
    lifted = []
    for start in sorted(chosen, key=lambda c: (c.child, c.parent)):
        best, above = start, parent_of.get(start.parent)
        while above is not None and not best.credited and not best.carried:
            higher = by_pair.get((best.child, above.parent))
            if higher is None or higher.rank < best.rank - settings.descent_lift or higher.chance < 0.5:
                break
            if higher.kin.related < settings.descent_related:
                break
            best, above = higher, parent_of.get(higher.parent)
        lifted.append(best)
    return lifted


def _add_further(
    child: str,
    candidates: Mapping[str, Candidate],
    chosen: list[Candidate],
    forest: nx.DiGraph,
    told: Told,
    settings: Settings,
) -> None:
    while True:
        lineage = {c.parent for c in chosen if c.child == child}
        kin = lineage | {a for parent in lineage for a in nx.ancestors(forest, parent)}
        by_parents, by_kin = (_explained(relatives, candidates, told) for relatives in (lineage, kin))
        gains = [
            (_gain(c, by_parents if c.parent in kin else by_kin, told, bool(kin), settings), c.parent, c)
            for c in candidates.values()
            if _may(c, lineage, kin, forest)
        ]
        gain, parent, best = max(gains, default=(0.0, "", None), key=lambda found: found[:2])
        if best is None or gain <= 0:
            return
        chosen.append(best)
        forest.add_edge(parent, child)


def _explained(relatives: set[str], candidates: Mapping[str, Candidate], told: Told) -> Floats:
    """What these relatives account for in the child, sentence by sentence."""
    explained = np.zeros(len(told.ranges))
    for relative in relatives & candidates.keys():
        explained = np.maximum(explained, candidates[relative].cover.told)
    return explained


def _may(c: Candidate, lineage: set[str], kin: set[str], forest: nx.DiGraph) -> bool:
    """A further parent came first and makes no circle; a silent one shares no ancestor with the parents it has.

    One that the child names may be a parent's own ancestor: then the child went back to it.
    """
    if c.parent in lineage or c.chance < 0.5 or nx.has_path(forest, c.child, c.parent):
        return False
    related = kin & (nx.ancestors(forest, c.parent) | {c.parent}) or any(nx.has_path(forest, c.parent, k) for k in kin)
    return bool(c.credited or not related)


def _gain(c: Candidate, explained: Floats, told: Told, has_parent: bool, settings: Settings) -> float:
    """What the parent accounts for beyond `explained`; 0 when that is less than is asked of it.

    A silent parent can only be a further one, unless it is a document that the child reports on.
    """
    extra = np.maximum(c.cover.told - explained, 0.0)
    share = float((extra * told.weight).sum() / told.weight.sum())
    sentences = int(((c.cover.told >= 0.5) & (explained < 0.5)).sum())
    quotes = c.of_document and c.cover.verbatim >= settings.descent_document_verbatim
    if not quotes and c.related < (settings.descent_document_related if c.of_document else settings.descent_related):
        return 0.0
    if c.credited or c.carried:
        enough = sentences >= 1 and share >= settings.descent_credited_share / 2
        return share + 0.25 if enough else 0.0
    least = settings.descent_document_share if c.of_document else settings.descent_further_share
    enough = (
        share >= least
        and sentences >= settings.descent_further_sentences
        and (has_parent or c.of_document)
        and not c.by_document
    )
    return share if enough else 0.0
