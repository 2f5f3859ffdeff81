"""What people decided, laid over what was computed: rows as a reader sees them. Nothing of it is kept in the store."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from stemma.dossier.accounts import Accounts, judge_accounts
from stemma.dossier.computed import Computed
from stemma.dossier.grounds import Verdict, standing_verdicts
from stemma.dossier.groups import Groups, claims_of, judge_groups
from stemma.dossier.lines import Lines, judge_lines
from stemma.dossier.roots import count_anew, follow_anew
from stemma.dossier.standing import Standing
from stemma.model import Claim, Difference, Judgement, Statement


@dataclass(frozen=True, slots=True)
class Told:
    """What is said, after judgement, each kind sorted by id; `aside`: differences that a person rejected.

    `gone`: claims that were joined to another → the one that has their statements now.
    """

    statements: tuple[Statement, ...]
    claims: tuple[Claim, ...]
    differences: tuple[Difference, ...]
    aside: tuple[Difference, ...]
    gone: Mapping[str, str]


class Judged:
    """Rows after judgement, worked out when first asked for: who descends from whom, and what is said."""

    def __init__(self, computed: Computed, judgements: Sequence[Judgement]) -> None:
        self._computed = computed
        self._judgements = judgements

    @cached_property
    def lines(self) -> Lines:
        """Derivations, rivals, siblings and stories."""
        return judge_lines(self._computed, self._verdicts)

    @cached_property
    def told(self) -> Told:
        """Statements with their roots, claims with their support, differences."""
        computed, groups, lines = self._computed, self._groups, self.lines
        if groups is None and not lines.changed:
            accounts = self._accounts
            return Told(computed.statements, computed.claims, accounts.differences, accounts.aside, {})
        rows = computed.statements
        if self._roots:
            rows = tuple(replace(row, origin=self._roots[row.id]) if row.id in self._roots else row for row in rows)
        by_id = {row.id: row for row in rows}
        claims = tuple(self._weighed(claim, changed, by_id) for claim, changed in claims_of(computed, groups))
        gone = _ends(groups.gone) if groups is not None else {}
        return Told(rows, claims, self._accounts.differences, self._accounts.aside, gone)

    @cached_property
    def standing(self) -> Mapping[str, Standing]:
        """The decision that holds about each row, stale ones included, by the id that the row has now."""
        found = {**self.lines.standing, **self._accounts.standing}
        found |= self._groups.standing if self._groups is not None else {}
        return {verdict.id: found[verdict.id] for verdict in self._verdicts}

    @cached_property
    def _verdicts(self) -> list[Verdict]:
        return standing_verdicts(self._judgements, self._computed)

    @cached_property
    def _groups(self) -> Groups | None:
        return judge_groups(self._computed, self._verdicts)

    @cached_property
    def _roots(self) -> Mapping[str, str]:
        claims = (claim for claim, _ in claims_of(self._computed, self._groups)) if self.lines.changed else ()
        return follow_anew(self._computed, self.lines, claims)

    @cached_property
    def _accounts(self) -> Accounts:
        return judge_accounts(self._computed, self.lines, self._groups, self._roots, self._verdicts)

    @cached_property
    def _far(self) -> frozenset[str]:
        """Statements that the build did not count and that no person put where they stand."""
        return self._computed.uncounted - {verdict.id for verdict in self._verdicts if verdict.kind == "statement"}

    def _weighed(self, claim: Claim, changed: bool, told: Mapping[str, Statement]) -> Claim:
        """The claim with its origins counted anew, where its grouping or the root of a statement changed."""
        if not changed and not any(name in self._roots for name in claim.statements):
            return claim
        by = self._groups.by[claim.id] if changed and self._groups is not None else None
        rows = [told[name] for name in claim.statements if name in told]
        origins, independent, why = count_anew(rows, self._computed, self._far, by)
        return replace(claim, origins=origins, independent=independent, why=why)


def _ends(gone: Mapping[str, str]) -> dict[str, str]:
    """Claims that are gone → the claim at the end of their way, which is there.

    >>> _ends({"a": "b", "b": "c"})
    {'a': 'c', 'b': 'c'}
    """
    ends = {}
    for name in gone:
        last = gone[name]
        while last in gone:
            last = gone[last]
        ends[name] = last
    return ends


def apply_judgements(computed: Computed, judgements: Sequence[Judgement]) -> Judged:
    """Lay what people decided, in the order in which they did, over rows as computed. The rows themselves stay."""
    return Judged(computed, judgements)
