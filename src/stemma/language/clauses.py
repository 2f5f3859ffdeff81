"""Clauses: sentences cut into items (words, marks, quotations), on which the rules for reported speech work."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from stemma.language.tokens import Token

_PAIRS = {"“": "”", "«": "»", '"': '"', "„": "“", "``": "''", "''": "''"}
_CLOSING = frozenset("”»\"'")
_LONGEST_QUOTE = 6000
_LONGEST_UNIT = 600  # items


@dataclass(frozen=True, slots=True)
class Item:
    """A word, a mark or a quotation of a sentence.

    `low`: lower-case word, the mark itself, "" for a quotation. `capital`: the word is capitalised; of a quotation,
    that it ends in a mark (“…,”), so that it is no part of the phrase around it.
    """

    start: int
    end: int
    low: str
    capital: bool
    quote: bool = False

    @property
    def is_word(self) -> bool:
        """Whether it is a word or a number."""
        return not self.quote and self.low[:1].isalnum()


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence, or several that a quotation holds together.

    `paragraph` counts the text's lines; `open`: its last quotation is not closed, so the next line may go on with it.
    """

    start: int
    end: int
    items: tuple[Item, ...]
    paragraph: int
    open: bool


def find_quotations(text: str, tokens: Sequence[Token]) -> list[tuple[int, int]]:
    """Quotations with their marks, outermost ones, in order.

    A quotation ends at its closing mark; one that its paragraph leaves open ends with the paragraph, as print has it
    when a speaker goes on in the next.
    """
    found: list[tuple[int, int]] = []
    start, closing, last_end = -1, "", 0
    for token in tokens:
        mark = text[token.start : token.end]
        if start >= 0 and ("\n" in text[last_end : token.start] or token.end - start > _LONGEST_QUOTE):
            found.append((start, last_end))
            start = -1
        if start < 0 and mark in _PAIRS and _may_open(text, token):
            start, closing = token.start, _PAIRS[mark]
        elif start >= 0 and mark == closing:
            found.append((start, token.end))
            start = -1
        last_end = token.end
    if start >= 0:
        found.append((start, last_end))
    return found


def _ends_in_mark(text: str, end: int) -> bool:
    return text[max(0, end - 2) : end].strip("”»\"'")[-1:] in (",", ".", "?", "!", "…")


def _may_open(text: str, token: Token) -> bool:
    after = text[token.end : token.end + 1]
    return bool(after) and not after.isspace()


def find_units(text: str, sentences: Sequence[tuple[int, int]], tokens: Sequence[Token]) -> list[Unit]:
    """Cut sentences into items, joining sentences that one quotation spans; a line break ends a unit in any case."""
    quotations = find_quotations(text, tokens)
    starts = [t.start for t in tokens]
    opens = [q[0] for q in quotations]
    units: list[Unit] = []
    paragraph = 0
    for a, b in _joined(text, sentences, quotations):
        items = _items(
            text, tokens[bisect_left(starts, a) : bisect_left(starts, b)], quotations, b, bisect_left(opens, a)
        )
        if not items:
            continue
        paragraph += bool(units) and "\n" in text[units[-1].end : a]
        for first in range(0, len(items), _LONGEST_UNIT):  # longer ones are lists, or pages run together
            part = tuple(items[first : first + _LONGEST_UNIT])
            is_open = part[-1].quote and text[part[-1].end - 1] not in _CLOSING
            end = b if first + _LONGEST_UNIT >= len(items) else part[-1].end
            units.append(Unit(a if not first else part[0].start, end, part, paragraph, is_open))
    return units


def _items(text: str, tokens: Sequence[Token], quotations: Sequence[tuple[int, int]], end: int, q: int) -> list[Item]:
    """Words and marks, and whole quotations (those from the `q`-th on) that end before `end`."""
    items: list[Item] = []
    covered = -1
    for token in tokens:
        if token.start < covered:
            continue
        while q < len(quotations) and quotations[q][0] < token.start:
            q += 1
        if q < len(quotations) and quotations[q][0] == token.start and quotations[q][1] <= end:
            covered = quotations[q][1]
            items.append(Item(token.start, covered, "", _ends_in_mark(text, covered), True))
        else:
            items.append(Item(token.start, token.end, token.low, token.capital))
    return items


def _joined(
    text: str, sentences: Sequence[tuple[int, int]], quotations: Sequence[tuple[int, int]]
) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    inner = [(a, b) for a, b in quotations]
    q = 0
    for a, b in sorted(sentences):
        while q < len(inner) and inner[q][1] <= a:
            q += 1
        crossing = q < len(inner) and inner[q][0] < a < inner[q][1]
        if spans and crossing and spans[-1][0] <= inner[q][0]:
            spans[-1] = (spans[-1][0], max(b, spans[-1][1]))
        else:
            spans.append((a, b))
    return spans
