"""Every pair that might be child and parent, with copies taken together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from stemma.stages.kinship.case import Case
from stemma.stages.kinship.degree import Kinship
from stemma.stages.kinship.forest import Candidate


def weigh_pairs(case: Case) -> dict[tuple[str, str], Candidate]:
    """What is known of every pair that shares anything, by (child, parent)."""
    found = {}
    agencies = case.press.agency_articles()
    for (child, parent), cover in sorted(case.covers.items()):
        named = parent in case.habits.naming[child]
        one_outlet = _of_one_outlet(case, child, parent)
        found[child, parent] = Candidate(
            child=child,
            parent=parent,
            cover=cover,
            kin=case.kinship[child, parent],
            chance=case.before[child, parent].chance,
            named=named,
            carried=(named and _carries(case, child, parent)) or one_outlet,
            one_outlet=one_outlet,
            renown=case.named_by[parent],
            of_document=parent in case.press.documents,
            by_document=child in case.press.documents,
            of_agency=parent in agencies and child not in agencies,
        )
    return {pair: replace(c, inherited=_inherits(case, c, found)) for pair, c in found.items()}


def among_firsts(candidates: Mapping[tuple[str, str], Candidate], firsts: Mapping[str, str]) -> list[Candidate]:
    """Candidates between firsts of copies; who names a copy's outlet names its first, who is its kin is its kin."""
    named: dict[tuple[str, str], Candidate] = {}
    kin: dict[tuple[str, str], Kinship] = {}
    for (child, parent), c in sorted(candidates.items()):
        if c.named and firsts[child] == child:
            named.setdefault((child, firsts[parent]), c)
        pair = (firsts[child], firsts[parent])
        kin[pair] = max(kin.get(pair, c.kin), c.kin, key=lambda k: (k.related, k.whole))
    chosen = []
    for pair, c in sorted(candidates.items()):
        if (firsts[c.child], firsts[c.parent]) == pair:
            own, by = replace(c, kin=kin[pair]), named.get(pair)
            if by is not None:
                own = replace(own, named=True, carried=by.carried, chance=max(c.chance, by.chance))
            chosen.append(own)
    return chosen


def as_named(c: Candidate, firsts: Mapping[str, str], candidates: Mapping[tuple[str, str], Candidate]) -> Candidate:
    """The edge to the copy whose outlet the child names, where that is not the first."""
    own = candidates[c.child, c.parent]
    if not c.named or own.named:
        return own
    alike = [o for (child, parent), o in sorted(candidates.items()) if child == c.child and firsts[parent] == c.parent]
    return next((o for o in alike if o.named), own)


def _inherits(case: Case, c: Candidate, candidates: Mapping[tuple[str, str], Candidate]) -> bool:
    """Whether the child may have the name of the parent's outlet for another reason than this parent.

    A third tells it more and names that outlet too, or another article of the same outlet tells it more.
    """
    if not c.named:
        return False
    sources = [source for source, ids in case.press.own.items() if c.parent in ids]
    fellows = {article for source in sources for article in case.press.own[source]}
    for third in sorted(case.articles.keys() - {c.child, c.parent}):
        other = candidates.get((c.child, third))
        if other is None or other.chance < _MAY_BE_FIRST:
            continue
        if third in fellows:
            explained = _tells_more(case, other, c)
        else:
            names_it = any(case.press.names(third, source) for source in sources)
            fuller = other.cover.share > c.cover.share + _FULLER
            explained = names_it and fuller and not c.carried and _within(case, c, other)
        if explained:
            return True
    return False


def _tells_more(case: Case, one: Candidate, other: Candidate) -> bool:
    """Whether of two articles of one outlet the first tells the child more, or as much and is the earlier."""
    gap = one.cover.share - other.cover.share
    if abs(gap) > _AS_MUCH:
        return gap > 0
    until = [a.published.latest if (a := case.articles[c.parent]).published else "9" for c in (one, other)]
    return (until[0], one.parent) < (until[1], other.parent)


_AS_MUCH = 0.04
_MAY_BE_FIRST, _FULLER, _MOST = 0.3, 0.1, 0.7


def _within(case: Case, c: Candidate, other: Candidate) -> bool:
    """Whether the other tells most of what this parent could have told the child."""
    weight = case.told[c.child].weight
    both = float((np.minimum(c.cover.told, other.cover.told) * weight).sum())
    return both >= _MOST * float((c.cover.told * weight).sum())


def _of_one_outlet(case: Case, child: str, parent: str) -> bool:
    """Whether both are one outlet's: nobody credits himself when he tells on."""
    return any(child in ids and parent in ids for ids in case.press.own.values())


def _carries(case: Case, child: str, parent: str) -> bool:
    """Whether the child's byline, dateline or licence is the parent's outlet, or both carry one agency's report."""
    return any(child in ids and parent in case.press.own.get(source, ()) for source, ids in case.press.carriers.items())
