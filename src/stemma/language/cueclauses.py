"""Cue clauses: the part of a sentence that says who tells it, found in tokens so that it can be taken off."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from stemma.language.clauses import find_quotations
from stemma.language.finite import has_finite, is_finite
from stemma.language.sayings import Saying
from stemma.language.tokens import Token, find_tokens

_DATELINE = re.compile(r"(?:[A-Z][\w.'’ -]{1,40}(?:, [\w.’' ]{1,30}){0,3}\s?(?:\([^()\n]{1,40}\))?\s?(?:—|–|--| -)\s)")
_JOINING = frozenset(["although", "though", "but", "while", "whereas", "and", "yet"])
_TAILS = frozenset(
    ["who", "whose", "whom", "where", "when", "asking", "speaking", "requesting", "declining", "insisting"]
)
# Open what somebody is asked, shown or told before he answers: "Asked whether she had gone by train, Ada Vane said".
_ASKED = frozenset(["asked", "pressed", "questioned", "quizzed", "challenged", "shown", "confronted", "cross-examined"])
# What holds somebody's words, right before "in which he said".
_HOLDS = frozenset(
    ["interview", "interviews", "memo", "letter", "email", "e-mail", "message", "statement", "post", "video", "article",
     "column", "note", "speech", "call", "recording", "podcast", "documentary", "op-ed", "essay", "conversation"]
)  # fmt: skip
_NEAR_WHICH = 10  # words before "in which"
_LONGEST_SETTING = 16  # words before a cue clause that can be its setting


@dataclass(frozen=True, slots=True)
class Page:
    """A text as tokens; `starts` their places, `quoted` which lie in a quotation."""

    text: str
    tokens: list[Token]
    starts: list[int]
    quoted: list[bool]


def read_page(text: str) -> Page:
    """Cut a text into tokens and mark those in quotations."""
    tokens = find_tokens(text)
    return Page(text, tokens, [t.start for t in tokens], _quoted(text, tokens))


def _quoted(text: str, tokens: Sequence[Token]) -> list[bool]:
    quotations = find_quotations(text, tokens)
    marks, q = [], 0
    for token in tokens:
        while q < len(quotations) and quotations[q][1] <= token.start:
            q += 1
        marks.append(q < len(quotations) and quotations[q][0] <= token.start)
    return marks


@dataclass(frozen=True, slots=True)
class Told:
    """A saying in tokens: its source, its cue and its contents; `spans`: all of them as offsets of the text."""

    source: tuple[int, int]
    cue: tuple[int, int]
    contents: tuple[tuple[int, int], ...]
    spans: tuple[tuple[int, int], ...]


def find_told(page: Page, sayings: Sequence[Saying]) -> list[Told]:
    """Sayings whose cue clause is no matter: somebody says, thinks or shows a whole clause, or is quoted."""
    found = []
    for row in sayings:
        contents = tuple(_tokens_in(page, span) for span in row.content)
        if row.source is None or not row.apart or not _is_clause(page, contents):
            continue
        if _is_nested(page, row, contents):
            continue
        spans = (row.source, row.cue, *row.content)
        found.append(Told(_tokens_in(page, row.source), _tokens_in(page, row.cue), contents, spans))
    return found


def _is_nested(page: Page, row: Saying, contents: Sequence[tuple[int, int]]) -> bool:
    """Whether the cue itself is quoted along with what it brings: “They said, ‘Wait,’” is one matter."""
    cue = _tokens_in(page, row.cue)[0]
    return page.quoted[cue] and all(page.quoted[first] and first > cue for first, _ in contents)


def _tokens_in(page: Page, span: tuple[int, int]) -> tuple[int, int]:
    return bisect_left(page.starts, span[0]), bisect_left(page.starts, span[1])


def _is_clause(page: Page, contents: Sequence[tuple[int, int]]) -> bool:
    """Whether contents can stand alone: a quotation of some words, or words with a finite verb."""
    for first, last in contents:
        words = sum(t.low[:1].isalnum() for t in page.tokens[first:last])
        if words >= 2 and page.quoted[first] and page.quoted[last - 1]:
            return True
        if page.tokens[first].low == "that" and words >= 3:
            return True
        if words >= 2 and has_finite(page.tokens, first, last):
            return True
    words = sum(t.low[:1].isalnum() for first, last in contents for t in page.tokens[first:last])
    return words >= 3 and any(has_finite(page.tokens, first, last) for first, last in contents[1:])


def behind_dateline(page: Page, first: int, last: int) -> int:
    """The first token behind "NORWICK, 3 March (Northwire) — "."""
    if first >= last or not page.tokens[first].capital:
        return first
    start = page.tokens[first].start
    line = page.text[start : start + 120]
    match = _DATELINE.match(line)
    if match is None:
        return first
    place = line.partition(",")[0].partition("(")[0].split("—")[0].split("–")[0].strip(" -")
    if not (place.isupper() or "(" in match.group()):
        return first
    behind = bisect_left(page.starts, start + match.end())
    return behind if behind < last else first


def without_cues(page: Page, first: int, last: int, told: Sequence[Told]) -> tuple[list[bool], list[int]]:
    """Which tokens of [first, last) belong to cue clauses, and whose content each of the others is (-1: nobody's)."""
    dropped, owner = [False] * (last - first), [-1] * (last - first)
    sizes = [sum(b - a for a, b in t.contents) for t in told]
    for number in sorted(range(len(told)), key=lambda n: (-sizes[n], n)):
        for a, b in told[number].contents:
            for i in range(max(a, first), min(b, last)):
                owner[i - first] = number
    for row in told:
        for i in _cue_clause(page, first, last, row):
            other = told[owner[i - first]] if owner[i - first] >= 0 else row
            # "…, said a shepherd, who told the radio he had seen them": what he told is no part of the clause before
            dropped[i - first] |= other is row or any(a <= row.cue[0] < b for a, b in other.contents)
    return dropped, owner


def _cue_clause(page: Page, first: int, last: int, row: Told) -> Iterator[int]:
    """Tokens of the cue, of its source, and of what belongs to them: "on Wednesday", "in a statement", "reporters"."""
    tokens, (a, b) = page.tokens, row.cue
    if not first <= a < last:
        return
    b = min(b, last)
    source = row.source
    if first <= source[0] < last:
        low, high = min(source[1], b), max(source[0], a)
        shared = tokens[high - 1].low in ("and", "but") if low < high else False  # "The board puts it at 40 and says …"
        if low >= high or not (shared or has_finite(tokens, low, high)):
            a, b = min(a, source[0]), min(last, max(b, source[1]))
    inside = [c for c in row.contents if c[0] < last and c[1] > first]
    right = _tail_behind(page, _setting_behind(page, b, last, inside), last, inside)
    right += right < last and tokens[right].low == ","
    left = _setting_before(page, first, a, inside)
    yield from (i for i in range(left, right) if not any(x <= i < y for x, y in inside))


def _setting_behind(page: Page, b: int, last: int, inside: Sequence[tuple[int, int]]) -> int:
    """Where the words behind the cue that set its scene end: at a mark, a content or a clause."""
    k = b
    while (
        k < last and page.tokens[k].low not in (",", ";", ":", "—", "–", ".") and not any(x <= k < y for x, y in inside)
    ):
        if page.quoted[k] or is_finite(page.tokens, k):
            return b
        k += 1
    return k


def _tail_behind(page: Page, k: int, last: int, inside: Sequence[tuple[int, int]]) -> int:
    """Where "…, who asked not to be named" behind the cue clause ends: it tells of the speaker."""
    if k < last and page.tokens[k].low in ("that", "who", "which"):  # "…, a group that is based abroad"
        return next((m for m in range(k, last) if any(x <= m < y for x, y in inside)), last)
    if k + 2 < last and page.tokens[k].low == "," and page.tokens[k + 1].low.isdigit():
        k += 2  # ", 41, whose house was lost"
    if k + 1 >= last or page.tokens[k].low != "," or page.tokens[k + 1].low not in _TAILS:
        return k
    stop = next((m for m in range(k + 1, last) if any(x <= m < y for x, y in inside)), last)
    return stop if stop == last else k


def _setting_before(page: Page, first: int, a: int, inside: Sequence[tuple[int, int]]) -> int:
    """Where "On Tuesday", "Speaking in Norwick," before the cue clause begins: at the sentence's start."""
    if a - 2 >= first and page.tokens[a - 1].low in _JOINING and page.tokens[a - 2].low in (",", ";", "—", "–"):
        return a - 1
    if page.tokens[first].low in _ASKED and not any(x < a for x, _ in inside):
        return first
    which = a - 3 > first and page.tokens[a - 1].low == "which" and page.tokens[a - 2].low in ("in", "during")
    if which and any(t.low in _HOLDS for t in page.tokens[max(first, a - _NEAR_WHICH) : a - 2]):
        return first  # "The Gazette ran an interview in which Ada Vane said"
    k = a
    while k > first:
        k -= 1
        if page.quoted[k] or any(x <= k < y for x, y in inside) or is_finite(page.tokens, k):
            return a
        if page.tokens[k].low in (";", ":") or a - k > _LONGEST_SETTING:
            return a
    return k
