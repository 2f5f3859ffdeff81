"""Whose word statements are, and on how many origins a claim rests, after a person changed a line or a grouping.

A build finds roots with all it knows of speakers (`stemma.stages.support`). Here they are followed anew only as far as
the rows themselves say: what changes is what an article says in its own voice or on an unnamed source's word, where
the article has lost or won an ancestor that tells the same claim.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

import networkx as nx

from stemma.dossier.computed import Computed
from stemma.dossier.lines import Lines, graph_of
from stemma.dossier.standing import signed
from stemma.dossier.voices import Voices
from stemma.model import Claim, Judgement, Statement

_NAMED = ("person", "office", "document")  # sources that are roots of their words wherever they are heard
_PRESS = ("outlet", "agency")
_SHOWN = 6


def follow_anew(computed: Computed, lines: Lines, claims: Iterable[Claim]) -> dict[str, str]:
    """Statement → its new root, for those whose root changed with the lines of descent."""
    if not lines.changed:
        return {}
    reports = computed.report_by_id.values()
    before, now = _Tree(graph_of(computed.derivations, reports)), _Tree(graph_of(lines.derivations, reports))
    moved = {name for name in computed.article_by_id if before.above(name) != now.above(name)}
    said = {row.id for row in computed.statements if row.article in moved}
    found: dict[str, str] = {}
    for claim in claims:
        if not said.isdisjoint(claim.statements):
            told = [computed.statement_by_id[name] for name in claim.statements if name in computed.statement_by_id]
            found |= _Followed(computed, before, now, moved, told).roots()
    return found


class _Tree:
    """Lines of descent, parent → child, and all that each text descends from."""

    def __init__(self, graph: nx.DiGraph[str]) -> None:
        self.graph = graph
        self._above: dict[str, frozenset[str]] = {}

    def above(self, name: str) -> frozenset[str]:
        """The ancestors of a text."""
        if name not in self._above:
            self._above[name] = frozenset(nx.ancestors(self.graph, name)) if name in self.graph else frozenset()
        return self._above[name]


class _Followed:
    """One claim's statements while their roots are followed along the new tree."""

    def __init__(
        self,
        computed: Computed,
        before: _Tree,
        now: _Tree,
        moved: Collection[str],
        told: Sequence[Statement],
    ) -> None:
        self.computed = computed
        self.before = before
        self.now = now
        self.moved = moved
        self.told: dict[str, list[Statement]] = {}
        for row in told:
            self.told.setdefault(row.article, []).append(row)
        self.root = {row.id: row.origin for row in told}

    def roots(self) -> dict[str, str]:
        """Statement → root, where it is another than before; ancestors are done first."""
        changed: dict[str, str] = {}
        here = (name for name in self.told if name in self.moved)
        for article in sorted(here, key=lambda name: (len(self.now.above(name)), name)):
            for row in self.told[article]:
                new = self._root(row)
                if new is not None and new != row.origin:
                    self.root[row.id] = changed[row.id] = new
        return changed

    def _root(self, row: Statement) -> str | None:
        source = self.computed.source_by_id.get(row.source or "")
        heard = [self.computed.source_by_id.get(name) for name in (row.source or "", *row.via)]
        if row.origin is None or any(found is not None and found.kind in _PRESS for found in heard):
            return row.origin
        if source is not None and source.kind in _NAMED:
            return row.origin
        parent = self._parent(row)
        if parent is not None and (source is None or not self._is_named(self.root[parent.id])):
            return self.root[parent.id]
        if self._stands_alone(row):
            return row.origin
        lost = sorted(name for name in self.now.above(row.article) if name in self.computed.report_by_id)
        shared = (name for name in lost if any(name in self.now.above(o) for o in self.told if o != row.article))
        return next(shared, row.article)

    def _parent(self, row: Statement) -> Statement | None:
        """What the nearest ancestor says of the same: in the same words, else in its own voice, else at all."""
        if row.article not in self.now.graph:
            return None
        steps = nx.single_source_shortest_path_length(self.now.graph.reverse(copy=False), row.article)
        near = sorted((far, name) for name, far in steps.items() if far and name in self.told)
        words = self.computed.words(row.article, row.start, row.end)

        def order(other: Statement) -> tuple[bool, bool, str]:
            same = self.computed.words(other.article, other.start, other.end) == words
            return not same, other.source is not None, other.id

        return min(self.told[near[0][1]], key=order) if near else None

    def _stands_alone(self, row: Statement) -> bool:
        """Whether its root does not come from an ancestor that it has lost."""
        above = self.before.above(row.article)
        theirs = {self.root[other.id] for name in above if name in self.told for other in self.told[name]}
        return row.origin == row.article or (row.origin not in above and row.origin not in theirs)

    def _is_named(self, root: str | None) -> bool:
        source = self.computed.source_by_id.get(root or "")
        return source is not None and source.kind in _NAMED


def count_anew(
    told: Sequence[Statement], computed: Computed, far: Collection[str], judgement: Judgement | None
) -> tuple[tuple[str, ...], tuple[int, int], tuple[str, str]]:
    """The roots of a claim, between how many independent origins they are, and the reason of each end.

    The count is that of `stemma.stages.witness.counting`: a named source counts once, a report once for its own words;
    unnamed sources are one at the least, and at the most as many as are described differently. `far`: statements that
    the build did not count, their words being too unlike the others. `judgement`: what changed the claim, None for a
    change in who descends from whom.
    """
    counted = [row for row in told if row.origin and row.id not in far]
    found = sorted({row.origin for row in counted if row.origin})
    voices = Voices(computed.article_by_id, computed.report_by_id, computed.source_by_id)
    named = [root for root in found if _kind(computed, root) in _NAMED]
    reports = [root for root in found if root not in named]
    heard = {root: _heard(root, counted, computed) for root in reports}
    own = [root for root in reports if "" in heard[root]]
    hidden = [root for root in reports if root not in own]
    low = len(named) + len(own) + bool(hidden)
    high = max(low, len(named) + sum(max(1, len(heard[root] - {""})) for root in reports))
    by = f"{signed(judgement)}: the grouping" if judgement else "a person changed who descends from whom"
    parts = [voices.root(root) for root in (*named, *own)]
    parts += ["unnamed sources, who may be the same people"] if hidden else []
    least = f"{_listed(parts)}: {'each ' if len(parts) > 1 else ''}counts once" if parts else "Nobody's word is known"
    several = [voices.root(root) for root in reports if len(heard[root] - {""}) > 1 or root in hidden]
    most = f"The unnamed sources of {_listed(several)} may be different people" if high > low else "No more are heard"
    return tuple(found), (low, high), (f"{least}. Counted anew: {by}.", f"{most}. Counted anew: {by}.")


def _heard(root: str, told: Iterable[Statement], computed: Computed) -> set[str]:
    """The unnamed sources of a report, and "" for its own voice: in the report itself, else where it is repeated."""
    mine = [row for row in told if row.origin == root]
    mine = [row for row in mine if row.article == root] or mine
    return {
        row.source if row.source and _kind(computed, row.source) == "anonymous" else "" for row in mine
    }  # fmt: skip


def _kind(computed: Computed, name: str) -> str:
    source = computed.source_by_id.get(name)
    return source.kind if source is not None else ""


def _listed(parts: Sequence[str]) -> str:
    shown = [*parts[:_SHOWN], *([f"{len(parts) - _SHOWN} more"] if len(parts) > _SHOWN else [])]
    words = shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"
    return words[:1].upper() + words[1:]
