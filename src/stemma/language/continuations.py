"""Continuations: quotations that stand alone behind an attributed one, the same speaker's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from stemma.language.clauses import Unit
from stemma.language.turns import Found


def continued_quotations(units: Sequence[Unit], found: Sequence[Found]) -> list[Found]:
    """Give quotations that stand alone behind an attributed one to the same speaker, also over paragraphs left open."""
    with_cue = {f.unit for f in found}
    last: dict[int, int] = {}
    for index, row in enumerate(found):
        last[row.unit] = index
    rows = list(found)
    for number in range(len(units) - 1, 0, -1):
        before, first = units[number - 1], units[number].items[0]
        owner = next((i for i, f in enumerate(rows) if any(a == first.start for a, _ in f.attribution.content)), None)
        if before.open and before.items[0].quote and first.quote and number - 1 not in with_cue and owner is not None:
            rows[owner] = _with_words(rows[owner], before)
    current: int | None = None
    for number, unit in enumerate(units):
        if number and unit.paragraph != units[number - 1].paragraph and not units[number - 1].open:
            current = None
        if number in with_cue:
            current = last[number]
        elif current is not None and unit.items[0].quote and _quoted_share(unit) > 0.7:
            rows[current] = _with_words(rows[current], unit)
        else:
            current = None
    return rows


def _with_words(row: Found, unit: Unit) -> Found:
    span = (unit.items[0].start, max(x.end for x in unit.items if x.quote))
    content = tuple(sorted({*row.attribution.content, span}))
    return replace(row, attribution=replace(row.attribution, content=content))


def _quoted_share(unit: Unit) -> float:
    return sum(x.end - x.start for x in unit.items if x.quote) / max(1, unit.end - unit.start)
