"""Two whole texts side by side: what they share next to each other, and between it what only one of them has."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from stemma.faces.collation import Run, collate
from stemma.faces.passages import LONGEST_TEXT
from stemma.faces.pieces import CollationRow

MOST_ROWS = 160
LONGEST_CELL = 3000
_BREAK = "¶"
_OPENING = re.compile(r"^[\s.,;:!?)\]”’]+|[\s(\[“]+$")
_PARAGRAPHS = re.compile(r"\s*\n\s*")
Ends = tuple[int, int]


@dataclass(frozen=True, slots=True, order=True)
class Pair:
    """A shared passage: where it stands in the right-hand text, and where in the left-hand one."""

    right: Ends
    left: Ends
    kind: str


def lay_parallel(left: str, right: str, pairs: Iterable[Pair]) -> tuple[tuple[CollationRow, ...], int]:
    """Rows in the order of the right-hand text, at most 160, and how many more there are.

    Of passages that overlap in it the longest counts. What only the left has stands before the passage that follows it
    there. Texts are read up to 20,000 characters.
    """
    chosen = _choose([pair for pair in pairs if max(pair.right[1], pair.left[1]) <= LONGEST_TEXT])
    rows = list(_rows(left[:LONGEST_TEXT], right[:LONGEST_TEXT], chosen))
    return tuple(rows[:MOST_ROWS]), max(0, len(rows) - MOST_ROWS)


def _choose(pairs: Sequence[Pair]) -> list[Pair]:
    chosen: list[Pair] = []
    for pair in sorted(pairs, key=lambda pair: (pair.kind == "public", pair.right[0] - pair.right[1], pair)):
        if not any(pair.right[0] < other.right[1] and other.right[0] < pair.right[1] for other in chosen):
            chosen.append(pair)
    return sorted(chosen)


def _rows(left: str, right: str, chosen: Sequence[Pair]) -> Iterator[CollationRow]:
    before, after = _left_alone(len(left), chosen)
    place = 0
    for pair in chosen:
        cell = " … ".join(left[slice(*gap)].strip() for gap in before.get(pair, ()))
        yield from _apart(cell, right[place : pair.right[0]])
        yield from _shared(pair.kind, left[slice(*pair.left)], right[slice(*pair.right)])
        place = max(place, pair.right[1])
    yield from _apart(" … ".join(left[slice(*gap)].strip() for gap in after), right[place:])


def _left_alone(length: int, chosen: Sequence[Pair]) -> tuple[dict[Pair, list[Ends]], list[Ends]]:
    """What only the left has: before which passage each part of it stands, and what stands behind the last."""
    before: dict[Pair, list[Ends]] = {}
    place = 0
    for pair in sorted(chosen, key=lambda pair: pair.left):
        if pair.left[0] > place:
            before.setdefault(pair, []).append((place, pair.left[0]))
        place = max(place, pair.left[1])
    return before, [(place, length)] if place < length else []


def _apart(left: str, right: str) -> Iterator[CollationRow]:
    """What stands in one text only, if it is more than a mark or two."""
    cells = [cell if re.search(r"\w", cell) else "" for cell in (_cell(left), _cell(right))]
    if any(cells):
        yield CollationRow("apart", (Run("left", cells[0], ""), Run("right", "", cells[1])))


def _cell(text: str) -> str:
    text = _OPENING.sub("", text.strip())
    return text if len(text) <= LONGEST_CELL else text[:LONGEST_CELL].rsplit(" ", 1)[0] + " …"


def _shared(kind: str, left: str, right: str) -> Iterator[CollationRow]:
    """A shared passage, a row a paragraph where both begin one."""
    runs = collate(_PARAGRAPHS.sub(f" {_BREAK} ", left.strip()), _PARAGRAPHS.sub(f" {_BREAK} ", right.strip()))
    row: list[Run] = []
    for run in runs:
        if run.kind != "equal":
            kept = Run(run.kind, _without_break(run.left), _without_break(run.right))
            row += [kept] if kept.left or kept.right else []
            continue
        ours, theirs = run.left.split(_BREAK), run.right.split(_BREAK)
        if len(ours) != len(theirs):
            ours, theirs = [_without_break(run.left)], [_without_break(run.right)]
        for n, (a, b) in enumerate(zip(ours, theirs, strict=True)):
            if n and row:
                yield CollationRow(kind, tuple(row))
                row = []
            if a.strip() or b.strip():
                row.append(Run("equal", a.strip(), b.strip()))
    if row:
        yield CollationRow(kind, tuple(row))


def _without_break(text: str) -> str:
    return " ".join(text.replace(_BREAK, " ").split())
