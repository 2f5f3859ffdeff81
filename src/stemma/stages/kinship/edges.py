"""A chosen edge as a row: its kind, how sure it is, and reasons that a reader can check."""

from __future__ import annotations

import math

from stemma.model import Derivation, DerivationKind, make_id
from stemma.stages.kinship.case import Case, outlet_of
from stemma.stages.kinship.forest import Candidate


def draw(case: Case, c: Candidate, child: str, parent: str) -> Derivation:
    """The row of an edge from `child` to `parent`: the candidate's own, or the reports that they carry."""
    named = [s for s, ids in (*case.press.own.items(), *case.press.carriers.items()) if c.parent in ids]
    credit = tuple(sorted({row for s in named for row in case.press.rows(c.child, s)}))
    return Derivation(
        id=make_id("der", child, parent),
        story=case.story.id,
        child=child,
        parent=parent,
        kind=kind_of(c),
        share=round(c.cover.words, 3),
        confidence=round(confidence_of(c), 3),
        credited=c.named,
        evidence=(*credit, *c.cover.rows),
        reasons=reasons_for(case, c),
    )


def kind_of(c: Candidate) -> DerivationKind:
    """What the child did with its parent: took it as a whole, in other words, or in part."""
    if c.cover.verbatim >= _REPUBLISHED:
        return "republished"
    if c.kin.degree == "whole" or (c.one_outlet and c.cover.verbatim >= _TOLD_ON):
        return "version"
    return "rewritten" if c.cover.share >= _REWRITTEN else "partial"


_REPUBLISHED, _TOLD_ON, _REWRITTEN = 0.75, 0.2, 0.33


def confidence_of(c: Candidate) -> float:
    """How sure an edge is: that the two are related, and that the parent came first.

    A logistic regression on the log-odds of both, fitted on the lines that were drawn for labelled events.
    """
    related, chance = (max(_LEAST, min(1.0 - _LEAST, p)) for p in (c.related, c.chance))
    odds = 0.7 * math.log(related / (1.0 - related)) + 0.5 * math.log(chance / (1.0 - chance)) - 0.76
    return 1.0 / (1.0 + math.exp(-odds))


_LEAST = 0.02


def reasons_for(case: Case, c: Candidate) -> tuple[str, ...]:
    """Why this edge: what is shared, in what order, and the signs of direction that weighed."""
    parent = outlet_of(case, c.parent)
    share = f"{parent} accounts for {c.cover.words:.0%} of its words, {c.cover.verbatim:.0%} word for word"
    order = f"{c.cover.matched} sentences match, {c.cover.order:.0%} of the passages in the same order"
    return (share, order, *case.before[c.child, c.parent].reasons)
