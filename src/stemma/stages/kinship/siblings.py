"""Pairs that share text because both descend from something not in hand."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import combinations

from stemma.model import Derivation, DerivationKind, Report, Sibling, make_id
from stemma.stages.kinship.case import Case, outlet_of
from stemma.stages.kinship.degree import Degree
from stemma.stages.kinship.edges import confidence_of, kind_of, reasons_for
from stemma.stages.kinship.gobetween import Slip
from stemma.stages.kinship.unsettled import Flock


def flock_rows(
    case: Case, flocks: Sequence[Flock], reports: Sequence[Report]
) -> tuple[list[Report], list[Derivation], list[Sibling]]:
    """Each flock hangs from a lost report: the one that another article names for a passage of theirs, or unnamed."""
    unnamed, edges, siblings = [], [], []
    for flock in flocks:
        report = next((r for r in reports if flock.source and r.source == flock.source), None)
        if report is None:
            outlets = ", ".join(outlet_of(case, member) for member in flock.members)
            note = f"A text not given that {outlets} share; which of them had it first is open."
            report = Report(make_id("rep", case.story.id, "flock", *flock.members), None, None, note)
            unnamed.append(report)
        edges += [_from_flock(case, member, flock, report) for member in flock.members]
        for c in flock.edges:
            a, b = sorted((c.child, c.parent))
            reasons = (reasons_for(case, c)[0], "neither names the other, and nothing shows which was first")
            row = (make_id("sib", a, b), case.story.id, a, b, kind_of(c), report.id, round(confidence_of(c), 3))
            siblings.append(Sibling(*row, c.cover.rows, reasons))
    return unnamed, edges, siblings


def _from_flock(case: Case, member: str, flock: Flock, report: Report) -> Derivation:
    shares = [cover for other in flock.members if (cover := case.covers.get((member, other))) is not None]
    best = max(shares, key=lambda cover: (cover.words, cover.rows))
    reasons = [f"shares {best.words:.0%} of its words with others, none of which is known to be the first"]
    evidence = best.rows
    if flock.citation is not None:
        reasons.append(f"{outlet_of(case, flock.citation.article)} gives a passage of it to “{flock.citation.quote}”")
        evidence = (flock.citation.id, *evidence)
    kind: DerivationKind = "republished" if best.verbatim >= 0.75 else "partial"
    identity = make_id("der", member, report.id)
    share, confidence = round(best.words, 3), 0.6 if flock.citation is not None else 0.5
    return Derivation(
        identity, case.story.id, member, report.id, kind, share, confidence, False, evidence, tuple(reasons)
    )


def go_between_rows(case: Case, slips: Sequence[Slip]) -> tuple[list[Report], list[Sibling]]:
    """A lost, unnamed report behind each pair that shares slips."""
    reports, siblings = [], []
    for slip in slips:
        both = f"{outlet_of(case, slip.a)} and {outlet_of(case, slip.b)}"
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


def siblings_by_report(
    case: Case, reports: Sequence[Report], edges: Sequence[Derivation], known: set[tuple[str, str]]
) -> list[Sibling]:
    """Pairs of articles that share reporting and hang from one lost report."""
    found = []
    lines = {tuple(sorted((d.child, d.parent))) for d in edges}
    lost = {report.id for report in reports}  # one may hang from another
    for report in sorted(report.id for report in reports if report.article is None):
        children = sorted({d.child for d in edges if d.parent == report} - lost)
        for a, b in combinations(children, 2):
            kin = case.kin(a, b)
            if kin.related >= 0.5 and (a, b) not in lines | known:
                cover = case.covers.get((a, b))
                row = (make_id("sib", a, b), case.story.id, a, b, _KINDS[kin.degree], report, round(kin.related, 3))
                found.append(Sibling(*row, cover.rows if cover else (), ("both have it from there",)))
    return found


_KINDS: dict[Degree, DerivationKind] = {"whole": "republished", "part": "partial", "none": "partial"}
