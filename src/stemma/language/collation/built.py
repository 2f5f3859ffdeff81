"""How a group of chunks is built: its head, its preposition, its names, its day, its number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from stemma.knowledge import load_knowledge
from stemma.language.collation.passages import Passage
from stemma.language.tokens import DETERMINERS, PREPOSITIONS
from stemma.language.words import fold

_TURNS = {
    "to": "from", "up": "down", "in": "out", "into": "from", "before": "after", "for": "against", "with": "without",
    "over": "under", "above": "below", "higher": "lower", "more": "less", "on": "off", "onto": "off",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Built:
    """What can be told of a group of chunks without the other text.

    `plain`: its words without articles, folded; `head`: its last telling word, -1 for none; `weight`: what its words
    tell together; `names`: its names; `only_name`: it has no other telling words; `preposition`: the one it begins
    with, or ""; `plural`: its head may be one; `days`: weekdays and months in it.
    """

    plain: tuple[str, ...]
    head: int
    weight: float
    names: str
    only_name: bool
    preposition: str
    verb: bool
    mark: bool
    plural: bool
    days: frozenset[int]
    amount: bool


def build(passage: Passage, group: Sequence[int], inside: Sequence[int]) -> Built:
    """See how the chunks `group` of a passage are built, whose words are `inside`."""
    words = [passage.terms[i] for i in inside if not passage.terms[i].mark]
    telling = [i for i in inside if passage.terms[i].telling > 0]
    bare = [word for word in words if word.low not in DETERMINERS]
    names = [word for word in words if word.name]
    first = bare[0].low if bare else ""
    return Built(
        tuple(fold(word.low) for word in bare),
        telling[-1] if telling else -1,
        sum(passage.terms[i].telling for i in telling),
        " ".join(passage.text[word.start : word.end] for word in names),
        bool(names) and all(word.name for word in words if word.telling),
        first if first in PREPOSITIONS or first == "to" else "",
        any(word.verb for word in words),
        not words,
        bool(telling) and passage.terms[telling[-1]].plural,
        frozenset(_days()[word.low] for word in words if word.low in _days()),
        any(passage.amounts[c] for c in group),
    )


def turned(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether a small word of one turns round what the other says: "to hospital", "from hospital"."""
    return any(_TURNS.get(x) in b for x in a) or any(_TURNS.get(y) in a for y in b)


@lru_cache(maxsize=1)
def _days() -> Mapping[str, int]:
    """A number for each weekday (1 to 7) and month (11 to 22); "may" is more often a verb."""
    knowledge = load_knowledge()
    months = {low: number + 10 for low, number in knowledge.months.items() if low != "may"}
    return {**months, **knowledge.weekdays}
