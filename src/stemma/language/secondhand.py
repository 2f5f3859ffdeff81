"""Second hand: who told somebody, "he was informed by a clerk that …"; what is heard of others is in `turns`."""

from __future__ import annotations

from collections.abc import Sequence

from stemma.knowledge import Knowledge
from stemma.language.clauses import Item, Unit
from stemma.language.contents import clause, clause_end
from stemma.language.cues import Cues
from stemma.language.finite import has_finite
from stemma.language.phrases import phrase_after
from stemma.language.tokens import word_set
from stemma.language.turns import Found, row_of

TOLD = word_set("told informed advised assured warned notified reminded")
_BE = word_set("been was were is are being")
_SELVES = word_set("himself herself itself themselves ,")


def by_second_hand(text: str, number: int, unit: Unit, i: int, cues: Cues, knowledge: Knowledge) -> Found | None:
    """ "X was informed by Y that …": Y says so; that X passes it on is told by what X's words stand in."""
    items = unit.items
    behind = _behind_cue(items, i) if i and not items[i].capital else 0
    source = phrase_after(items, behind, cues, knowledge, appositions=False) if behind else None
    if source is None:
        return None
    selves = [k for k in range(*source) if items[k].low in _SELVES]
    source = (source[0], selves[0] if selves and selves[0] > source[0] else source[1])  # "by the mayor himself"
    that = source[1]
    while that < len(items) and items[that].low in _SELVES:
        that += 1
    if that >= len(items) or items[that].low != "that":
        return None
    end = clause_end(items, that, cues, knowledge, True)
    content = clause(items, that, end)
    first, last = content[0] if content else (0, 0)
    if not content or not (has_finite(items, first, last) or any(item.quote for item in items[first:last])):
        return None
    return Found(number, row_of(text, items, source, (i, behind), content), end)


def _behind_cue(items: Sequence[Item], i: int) -> int:
    """The item behind "was informed by" that begins at `i`; 0 for none."""
    if i + 5 > len(items) or items[i].low not in TOLD or items[i + 1].low != "by":
        return 0
    return i + 2 if any(item.low in _BE for item in items[max(0, i - 3) : i]) else 0
