"""Relays: "X relayed a report by Y, itself based on a dispatch from Z, in which an official said …"."""

from __future__ import annotations

from collections.abc import Sequence

from stemma.knowledge import Knowledge
from stemma.language.clauses import Item
from stemma.language.cues import Cues
from stemma.language.phrases import Range, phrase_after, phrase_before
from stemma.language.pieces import FROM, PIECES
from stemma.language.reporting import cue_start
from stemma.language.tokens import word_set

_RELAYS = word_set(
    "relayed relays carried carries reprinted reprints republished republishes reproduced reproduces translated "
    "translates cited cites quoted quotes picked picks aired airs broadcast broadcasts ran runs published publishes"
)
_NEAR = 6  # items between a verb and the piece that it passes on
_LONGEST = 40  # items of the pieces, up to "in which"


def relay_end(items: Sequence[Item], verb: int) -> int | None:
    """The item "in" of "in which", for a verb at an item that passes on a piece in which somebody speaks; else None."""
    if items[verb].capital or items[verb].low not in _RELAYS:
        return None
    piece = next((k for k in range(verb + 1, min(verb + _NEAR, len(items) - 1)) if items[k].low in PIECES), None)
    if piece is None or items[piece + 1].low not in FROM:
        return None
    for k in range(piece + 2, min(piece + _LONGEST, len(items) - 1)):
        if items[k].quote or items[k].low in (";", ":"):
            return None
        if (items[k].low, items[k + 1].low) == ("in", "which"):
            return k
    return None


def relayed(items: Sequence[Item], verb: int, end: int, cues: Cues, knowledge: Knowledge) -> list[tuple[Range, Range]]:
    """Who passes it on, and whose each piece is, in their order: sources, each with its cue.

    `end`: what `relay_end` found for `verb`.
    """
    first = cue_start(items, verb)
    subject = phrase_before(items, first, cues, knowledge)
    rows = [(subject, (first, verb + 1))] if subject is not None else []
    for k in range(verb + 1, end - 2):
        if items[k].low not in PIECES or items[k + 1].low not in FROM:
            continue
        found = phrase_after(items, k + 2, cues, knowledge, appositions=False)
        if found is not None and found[0] < end:
            rows.append(((found[0], min(found[1], end)), (k + 1, k + 2)))
    return rows
