"""What a dossier keeps of the work itself: rows beside those of the news, given out by `stemma.model`."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Receipt:
    """Proof that a stage did a unit of work on inputs of this digest."""

    stage: str
    unit: str
    digest: str


@dataclass(frozen=True, slots=True)
class Dropped:
    """What was not taken in, with the reason: an unreadable file, a page without a story."""

    stage: str
    name: str
    reason: str
    id: str = field(default="")
