"""What people decided about which statements tell one matter, replayed in the order in which they decided it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from stemma.dossier.computed import Computed
from stemma.dossier.grounds import GROUPINGS, Ground, Verdict, digest, home, still_there
from stemma.dossier.standing import Standing, applied, stale
from stemma.model import Claim, Judgement, Statement, make_id


@dataclass(frozen=True, slots=True)
class Groups:
    """Claims after judgement.

    `told`: claim → its statements, for those that a person changed or made. `by`: claim → the last who changed it.
    `homes`: statement → claim. `gone`: claims that were joined to another, or emptied → the one that has them now.
    """

    told: Mapping[str, tuple[str, ...]]
    by: Mapping[str, Judgement]
    homes: Mapping[str, str]
    gone: Mapping[str, str]
    story: Mapping[str, str]
    standing: Mapping[str, Standing]


def judge_groups(computed: Computed, verdicts: Sequence[Verdict]) -> Groups | None:
    """Join, part and refill claims; None when nobody decided anything about them.

    Each decision is taken on the claims as those before it left them, as its author saw them. A claim that takes in
    others keeps its id; a statement that is taken out, and those in its very words that a rejected claim lets go
    together, become claims with ids of their own, which depend on nothing but the statement.
    """
    mine = [verdict for verdict in verdicts if verdict.kind in GROUPINGS]
    if not mine:
        return None
    replay = _Replay(computed)
    for verdict in mine:
        replay.do(verdict)
    changed = {name: tuple(replay.told[name]) for name in sorted(replay.by) if replay.told.get(name)}
    return Groups(changed, replay.by, replay.homes, replay.gone, replay.story, replay.standing)


class _Replay:
    """The claims while decisions about them are taken one after the other."""

    def __init__(self, computed: Computed) -> None:
        self.computed = computed
        self.told = {claim.id: list(claim.statements) for claim in computed.claims}
        self.story = {claim.id: claim.story for claim in computed.claims}
        self.homes = {name: claim.id for claim in computed.claims for name in claim.statements}
        self.by: dict[str, Judgement] = {}
        self.gone: dict[str, str] = {}
        self.standing: dict[str, Standing] = {}

    def do(self, verdict: Verdict) -> None:
        """Take one decision, or note why it cannot be taken."""
        ground = verdict.ground
        assert ground is not None, "only lines of descent were judged before grounds were kept"
        self.standing[verdict.id] = (
            self._statement(verdict, ground) if verdict.kind == "statement" else self._claim(verdict, ground)
        )

    def _statement(self, verdict: Verdict, ground: Ground) -> Standing:
        row = self.computed.statement_by_id.get(verdict.id)
        if row is None or verdict.id not in self.homes:
            return stale(verdict, "the statement is not in the dossier any more, or stands in no claim")
        if digest(self._words(row)) != ground.words:
            return stale(verdict, "the words of the statement have changed")
        if verdict.judgement.decision == "correct" and verdict.judgement.value:
            target = self._target(verdict, ground)
            if not target or self.story[target] != self.story[self.homes[row.id]]:
                return stale(verdict, "the claim that it was put into is not there any more")
            self._move([row.id], target, verdict.judgement)
            return applied(verdict)
        beside = set(self.told[self.homes[row.id]]) - {row.id}
        if ground.members and not beside & set(still_there(ground.members, self.computed)):
            return stale(verdict, "it stands beside none of the statements any more that it was judged with")
        if verdict.judgement.decision != "confirm" and beside:
            self._move([row.id], self._new(row.id, "apart"), verdict.judgement)
        return applied(verdict)

    def _claim(self, verdict: Verdict, ground: Ground) -> Standing:
        if ground.made and not self.told.get(verdict.id):
            return stale(verdict, "it was made by a person, and that was taken back")
        there = still_there(ground.members, self.computed)
        claim, found = home(ground.members, self.homes, self.computed, verdict.id)
        if not there:
            return stale(verdict, "none of its statements is in the dossier any more with the same words")
        if 2 * found <= len(ground.members):
            return stale(verdict, "its statements stand in several claims now")
        why = self._grown(claim, ground)
        if verdict.judgement.decision == "confirm":
            lost = len(ground.members) - found
            gone = f"{lost} of the statements that were judged are not told in it any more"
            return stale(verdict, gone) if lost else applied(verdict, why)
        if self._strange(claim, ground) > ground.many:
            return stale(verdict, "most of what it tells came in since it was judged")
        if verdict.judgement.decision == "reject":
            self._dissolve(claim, verdict.judgement)
            return applied(verdict, why)
        target = self._target(verdict, ground)
        if not target or self.story[target] != self.story[claim]:
            return stale(verdict, "the claim that it was joined with is not there any more")
        if target != claim:
            self._move(list(self.told[claim]), target, verdict.judgement)
        return applied(verdict, why)

    def _target(self, verdict: Verdict, ground: Ground) -> str:
        """The claim that a correction means: by id, else the one in which most of its statements stand; "" for none."""
        value = verdict.judgement.value
        for _ in range(len(self.gone) + 1):
            if self.told.get(value):
                break
            value = self.gone.get(value, "")
        if value and self.told.get(value):
            return value
        if ground.onto_made:
            return ""
        claim, found = home(ground.target, self.homes, self.computed)
        return claim if 2 * found > len(ground.target) else ""

    def _move(self, names: Sequence[str], target: str, judgement: Judgement) -> None:
        """Put statements into a claim; one that is left empty is gone."""
        for name in names:
            old = self.homes[name]
            if old == target:
                continue
            self.told[old].remove(name)
            self.told[target].append(name)
            self.homes[name] = target
            self.by[old] = self.by[target] = judgement
            self.gone.pop(target, None)
            if not self.told[old]:
                self.gone[old] = target

    def _new(self, name: str, why: str) -> str:
        """A claim of a person's own making, empty; its id is of the statement that it is made for."""
        story = self.story[self.homes[name]]
        claim = make_id("clm", story, name, why)
        while self.told.get(claim):  # others were put there meanwhile
            claim = make_id("clm", claim, name, why)
        self.told.setdefault(claim, [])
        self.story[claim] = story
        return claim

    def _dissolve(self, claim: str, judgement: Judgement) -> None:
        """Part a claim: what is said in the same words stays together, the first words keep the claim."""
        alike: dict[str, list[str]] = {}
        for name in self.told[claim]:
            row = self.computed.statement_by_id.get(name)
            alike.setdefault(self._words(row).casefold() if row else name, []).append(name)
        for names in list(alike.values())[1:]:
            self._move(names, self._new(names[0], "alike"), judgement)

    def _grown(self, claim: str, ground: Ground) -> str:
        """A note where a claim has more statements than when it was judged."""
        more = len(self.told[claim]) - ground.many
        return f"{more} more statement{'s' * (more > 1)} than when it was judged" if more > 0 else ""

    def _strange(self, claim: str, ground: Ground) -> int:
        """How many statements of a claim are in other words than those that were judged; 0 where not all were kept."""
        if ground.many > len(ground.members):
            return 0
        known = {words for _, words in ground.members}
        told = (self.computed.statement_by_id.get(name) for name in self.told[claim])
        return sum(row is not None and digest(self._words(row)) not in known for row in told)

    def _words(self, row: Statement) -> str:
        return self.computed.words(row.article, row.start, row.end)


def claims_of(computed: Computed, groups: Groups | None) -> Iterable[tuple[Claim, bool]]:
    """The claims after judgement, those that a person changed marked and still with the counts of before, by id.

    A claim whose first statement has gone, or that is new, speaks in the words of the statement that is first now.
    """
    if groups is None:
        yield from ((claim, False) for claim in computed.claims)
        return
    for name in sorted({*computed.claim_by_id, *groups.told}):
        old = computed.claim_by_id.get(name)
        if name not in groups.by:
            assert old is not None
            yield old, False
        elif name in groups.told:
            told = groups.told[name]
            text = old.text if old is not None and old.statements[:1] == told[:1] else _text(computed, told[0])
            yield Claim(name, groups.story[name], text, told, (), (0, 0), ("", "")), True


def _text(computed: Computed, name: str) -> str:
    row = computed.statement_by_id.get(name)
    if row is None:
        return ""
    parts = row.content_spans or ((row.start, row.end),)
    return " … ".join(computed.words(row.article, start, end) for start, end in parts)
