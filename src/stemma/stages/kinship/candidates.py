"""Every pair that might be child and parent, with copies taken together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import permutations

from stemma.stages.kinship.case import Case
from stemma.stages.kinship.direction import names_outlet_of
from stemma.stages.kinship.forest import Candidate


def weigh_pairs(case: Case) -> dict[tuple[str, str], Candidate]:
    """What is known of every pair that shares anything, by (child, parent)."""
    found = {}
    for child, parent in permutations(case.articles, 2):
        cover = case.covers.get((child, parent))
        if cover is not None:
            named = names_outlet_of(child, parent, case.press)
            found[child, parent] = Candidate(
                child=child,
                parent=parent,
                cover=cover,
                chance=case.before[child, parent].chance,
                named=named,
                carried=(named and _carries(case, child, parent)) or _of_one_outlet(case, child, parent),
                renown=case.named_by[parent],
                of_document=parent in case.press.documents,
                by_document=child in case.press.documents,
            )
    return found


def among_firsts(candidates: Mapping[tuple[str, str], Candidate], firsts: Mapping[str, str]) -> list[Candidate]:
    """Candidates between firsts of copies; who names a copy's outlet names its first."""
    named: dict[tuple[str, str], Candidate] = {}
    for (child, parent), c in sorted(candidates.items()):
        if c.named and firsts[child] == child:
            named.setdefault((child, firsts[parent]), c)
    chosen = []
    for pair, c in sorted(candidates.items()):
        if (firsts[c.child], firsts[c.parent]) == pair:
            by = named.get(pair)
            chosen.append(
                c if by is None else replace(c, named=True, carried=by.carried, chance=max(c.chance, by.chance))
            )
    return chosen


def as_named(c: Candidate, firsts: Mapping[str, str], candidates: Mapping[tuple[str, str], Candidate]) -> Candidate:
    """The edge to the copy whose outlet the child names, where that is not the first."""
    own = candidates[c.child, c.parent]
    if not c.named or own.named:
        return own
    alike = [o for (child, parent), o in sorted(candidates.items()) if child == c.child and firsts[parent] == c.parent]
    return next((o for o in alike if o.named), own)


def _of_one_outlet(case: Case, child: str, parent: str) -> bool:
    """Whether both are one outlet's: nobody credits himself when he tells on."""
    return any(child in ids and parent in ids for ids in case.press.own.values())


def _carries(case: Case, child: str, parent: str) -> bool:
    """Whether the child's byline, dateline or licence is the parent's outlet, or both carry one agency's report."""
    return any(child in ids and parent in case.press.own.get(source, ()) for source, ids in case.press.carriers.items())
