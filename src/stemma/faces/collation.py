"""Word-level comparison of a passage with the passage it was taken from.

Method: the longest common subsequence of words (Hirschberg 1975), as computed by rapidfuzz, with single short words
that stand alone between two differences counted to the differences, so that an editor reads phrases and not confetti.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from rapidfuzz.distance import LCSseq

RunKind = Literal["equal", "left", "right"]
MOST_WORDS = 1500
_WORD = re.compile(r"\S+")
_FOLD = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-"})


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring words that both passages have (`equal`: both wordings kept) or that only one has."""

    kind: RunKind
    left: str
    right: str


def collate(left: str, right: str) -> tuple[Run, ...]:
    """Compare two passages word by word; case and typographic marks do not count as differences.

    Joining the runs' `left` (or `right`) by single spaces gives the words of that passage, cut at 1,500 words.

    >>> [(r.kind, r.left, r.right) for r in collate("The old bridge fell.", "The bridge collapsed.")]
    [('equal', 'The', 'The'), ('left', 'old', ''), ('equal', 'bridge', 'bridge'), ('left', 'fell.', ''), \
('right', '', 'collapsed.')]
    """
    a, b = _words(left), _words(right)
    blocks = LCSseq.opcodes([_fold(w) for w in a], [_fold(w) for w in b])
    pieces = [(op.tag == "equal", a[op.src_start : op.src_end], b[op.dest_start : op.dest_end]) for op in blocks]
    return tuple(_runs(_settle(pieces)))


def _words(text: str) -> list[str]:
    found: list[str] = []
    for match in _WORD.finditer(text):
        if len(found) == MOST_WORDS:
            found.append("…")
            break
        found.append(match.group())
    return found


def _fold(word: str) -> str:
    return word.translate(_FOLD).casefold().strip("\"'.,;:!?()[]") or word


_Piece = tuple[bool, list[str], list[str]]


def _settle(pieces: Sequence[_Piece]) -> list[_Piece]:
    """Merge neighbouring differences, and lone words of up to three letters that stand between two of them."""
    settled: list[_Piece] = []
    for place, (equal, a, b) in enumerate(pieces):
        inside = 0 < place < len(pieces) - 1
        lone = equal and inside and len(a) == 1 and len(_fold(a[0])) <= 3
        same = equal and not (lone and not pieces[place - 1][0] and not pieces[place + 1][0])
        if settled and settled[-1][0] == same:
            settled[-1] = (same, settled[-1][1] + a, settled[-1][2] + b)
        else:
            settled.append((same, list(a), list(b)))
    return settled


def _runs(pieces: Sequence[_Piece]) -> list[Run]:
    runs = []
    for equal, a, b in pieces:
        left, right = " ".join(a), " ".join(b)
        if equal:
            runs.append(Run("equal", left, right))
            continue
        if left:
            runs.append(Run("left", left, ""))
        if right:
            runs.append(Run("right", "", right))
    return runs
