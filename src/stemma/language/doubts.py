"""Matters about which there can be a doubt whose word they are: those that the network that links is asked about.

Where nobody speaks in a matter's sentence it is the article's own, and what one alone says in his sentence is his: the
network was wrong there as often as it was right where the rules were not, and asking takes long.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from stemma.language.reader.asked import Spans, holding
from stemma.model import Attribution, Matter


def find_doubts(
    sentences: Sequence[tuple[int, int]],
    matters: Sequence[Matter],
    rows: Sequence[Attribution],
    spoken: Sequence[Attribution],
) -> list[Spans | None]:
    """The words of each matter in doubt, None for the others: several may say it, or nobody though a cue is beside it.

    `rows`: the attributions of the text; `spoken`: those in which somebody speaks, with all that they reach.
    """
    cues = sorted(row.cue[0] for row in rows if row.cue is not None)
    found: list[Spans | None] = []
    for matter in matters:
        start, end = sentences[matter.sentence]
        here = bisect_left(cues, end) - bisect_left(cues, start)
        held = len(holding(matter.spans, spoken)) if here else 0
        found.append(matter.spans if held > 1 or (here and not held) else None)
    return found
