"""What people decided, in words for pages."""

from __future__ import annotations

from stemma.dossier import Dossier
from stemma.dossier.standing import Outcome, outcomes
from stemma.faces.pieces import Verdict
from stemma.faces.wording import DIFFERENCES, day, instant, one_line
from stemma.model import Decision

DECISIONS: dict[str, Decision] = {
    "confirm": "confirm", "reject": "reject", "correct": "correct", "withdraw": "withdraw",
}  # fmt: skip
"""What a form may say, as the dossier takes it."""
_DONE = {"confirm": "confirmed", "reject": "rejected", "correct": "corrected", "withdraw": "taken back"}


def decided(dossier: Dossier) -> tuple[Outcome, ...]:
    """What became of each decision, in the order made."""
    return outcomes(dossier.judgements, dossier.standing)


def verdicts(dossier: Dossier) -> dict[str, Verdict]:
    """The decision that holds about each judged row, or is stale, by the id that the row has now."""
    return {row.about: verdict(row) for row in decided(dossier) if row.state != "past"}


def verdict(outcome: Outcome) -> Verdict:
    """A decision in words."""
    row = outcome.judgement
    moment = instant(row.at)
    said = f"{_DONE[row.decision]}: {row.value}" if row.value in DIFFERENCES else _DONE[row.decision]
    when = f"{day(moment)}, {moment:%H:%M}" if moment else one_line(row.at, 30)
    return Verdict(
        outcome.about, row.decision, said, one_line(row.user, 60), when, one_line(row.note, 500),
        outcome.state == "stale", one_line(outcome.why, 300),
    )  # fmt: skip
