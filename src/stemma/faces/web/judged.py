"""The one door to what people decide and to search: every page and form goes through here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from stemma.dossier import Dossier
from stemma.faces.pieces import Verdict
from stemma.faces.wording import DIFFERENCES, day, instant, one_line
from stemma.model import Difference, Judgement

DECISIONS = ("confirm", "reject", "correct", "withdraw")
KINDS = ("article", "claim", "statement", "source", "entity")
_DONE = {"confirm": "confirmed", "reject": "rejected", "correct": "corrected", "withdraw": "taken back"}


class Hit(Protocol):
    """A hit as `Dossier.search` gives it."""

    kind: str
    id: str
    article: str
    title: str
    before: str
    runs: Sequence[tuple[str, bool]]


@dataclass(frozen=True, slots=True)
class Hits:
    """A page of hits, and how many there are in all."""

    total: int
    hits: Sequence[Hit]


def judge(dossier: Dossier, about: str, decision: str, user: str, note: str, value: str) -> None:
    """Keep a decision. Raises `UnknownId`, `ValueError` for one that cannot be, `OSError` where nothing can be kept."""
    room: Any = dossier
    more = {"value": value} if value or decision in {"correct", "withdraw"} else {}
    try:
        room.judge(about, decision, user, note, **more)
    except TypeError as error:
        raise ValueError("this cannot be judged yet") from error


def verdicts(dossier: Dossier) -> dict[str, Verdict]:
    """The decision that holds about each judged row, by its id; what was taken back is not there."""
    standing: Mapping[str, Any] | None = getattr(dossier, "standing", None)
    if standing is not None:
        return {about: verdict(row.judgement, row.stale, row.why) for about, row in standing.items()}
    last = {row.about: row for row in dossier.judgements}
    return {about: verdict(row, about not in dossier.named, "") for about, row in last.items()}


def joined(dossier: Dossier) -> Mapping[str, str]:
    """Claims that a person joined to others → the claim that has their statements now."""
    found: Mapping[str, str] = getattr(dossier, "joined", {})
    return found


def set_aside(dossier: Dossier) -> Sequence[Difference]:
    """Differences that a person rejected."""
    found: Sequence[Difference] = getattr(dossier, "set_aside", ())
    return found


def verdict(row: Judgement, stale: bool = False, why: str = "") -> Verdict:
    """A judgement in words."""
    moment = instant(row.at)
    said = _DONE.get(row.decision, row.decision)
    value = getattr(row, "value", "")
    if value in DIFFERENCES:
        said = f"{said}: {value}"
    when = f"{day(moment)}, {moment:%H:%M}" if moment else one_line(row.at, 30)
    return Verdict(
        row.about, row.decision, said, one_line(row.user, 60), when, one_line(row.note, 500), stale, one_line(why, 300)
    )


def search(dossier: Dossier, text: str, kinds: Sequence[str], limit: int, offset: int) -> Hits:
    """What `text` is found in, the best first: at most `limit` hits after the first `offset`."""
    room: Any = dossier
    if hasattr(room, "search"):
        found = room.search(text, kinds=kinds, limit=limit, offset=offset)
        return Hits(found.total, found.hits)
    return Hits(0, ())
