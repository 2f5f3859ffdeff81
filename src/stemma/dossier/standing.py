"""How a judgement stands: applied, or stale, and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from stemma.dossier.grounds import Verdict
from stemma.model import Judgement

State = Literal["holds", "stale", "past"]
_DONE = {"confirm": "confirmed", "reject": "rejected", "correct": "corrected", "withdraw": "withdrawn"}


@dataclass(frozen=True, slots=True)
class Standing:
    """The decision that holds about a row. A `stale` one is kept and not applied: `why` says what changed under it.

    Of one that is applied, `why` says what a reader should know: that its row has another id now, or has grown.
    """

    judgement: Judgement
    stale: bool
    why: str

    def words(self) -> str:
        """The decision in one line: who, what, when, with what note; and what became of it."""
        parts = [signed(self.judgement), self.judgement.note, f"stale: {self.why}" if self.stale else self.why]
        return "; ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a judgement about the row `about`, as that is called now.

    `holds`: it is applied. `stale`: what it rested on changed, `why`. `past`: it was withdrawn, or decided anew since.
    """

    judgement: Judgement
    about: str
    state: State
    why: str


def outcomes(judgements: Iterable[Judgement], standing: Mapping[str, Standing]) -> tuple[Outcome, ...]:
    """What became of each judgement, in the order given; `standing`: the decisions that hold, by row.

    >>> made = [Judgement(f"j{i}", "der-1", "reject", "Ann", f"2031-06-0{i}") for i in (1, 2)]
    >>> [row.state for row in outcomes(made, {"der-7": Standing(made[1], False, "its row has another id now")})]
    ['past', 'holds']
    """
    held = {row.judgement.id: Outcome(row.judgement, name, "stale" if row.stale else "holds", row.why)
            for name, row in standing.items()}  # fmt: skip
    return tuple(held.get(row.id) or Outcome(row, row.about, "past", "") for row in judgements)


def applied(verdict: Verdict, why: str = "") -> Standing:
    """A decision that is applied."""
    return Standing(verdict.judgement, False, "; ".join(text for text in (verdict.carried, why) if text))


def stale(verdict: Verdict, why: str) -> Standing:
    """A decision whose ground is gone."""
    return Standing(verdict.judgement, True, why)


def signed(judgement: Judgement) -> str:
    """A decision in words: who decided what, and when.

    >>> signed(Judgement("j", "der-1", "reject", "Ann", "2031-06-01T10:00:00Z"))
    'rejected by Ann on 2031-06-01'
    """
    given = f" to {judgement.value}" if judgement.value else ""
    return f"{_DONE[judgement.decision]}{given} by {judgement.user} on {judgement.at[:10]}"
