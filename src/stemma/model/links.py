"""What the network that links says of a matter; beside the other rows, for `stemma.model.Reading`."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Named:
    """Words that may name somebody, as offsets in an article's text, and how likely they do."""

    start: int
    end: int
    sure: float


@dataclass(frozen=True, slots=True)
class Link:
    """Whose word a matter is by the network that links, and through whom, the nearest to the article first.

    `own`: how likely it is the article's own voice. `seen`: where the text begins that it was asked about. A matter
    about which it was not asked has none.
    """

    own: float
    source: Named | None
    through: tuple[Named, ...]
    seen: int
