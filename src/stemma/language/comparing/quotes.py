"""Quotations: one quotation altered, cut, or told in other words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from rapidfuzz.distance import LCSseq

from stemma.language.clauses import find_quotations
from stemma.language.comparing.matching import pair_up
from stemma.language.comparing.terms import REMEMBERED
from stemma.language.comparing.wording import Contrast, Relation, Span, Wording
from stemma.language.tokens import find_tokens
from stemma.language.words import fold, surprise

_LEAST_WORDS = 3
_SAME = 0.5  # share of the shorter quotation's telling words that the other must have
_WINDOW = 1_500  # code points about a span in which its quotation marks are sought


def compare_quotes(a: Wording, b: Wording) -> Iterator[Contrast]:
    """Contrasts between quotations of three words and more that are versions of one, one to one."""
    left, right = _quotes(a), _quotes(b)
    scored = []
    for i, (_, x) in enumerate(left):
        for j, (_, y) in enumerate(right):
            if found := _relate(x, y):
                scored.append((found[1], i, j, found))
    for i, j, (relation, weight) in pair_up(scored):
        yield Contrast("quote", left[i][0], right[j][0], relation, round(weight, 3))


@lru_cache(maxsize=REMEMBERED)
def _quotes(wording: Wording) -> tuple[tuple[Span, tuple[str, ...]], ...]:
    """The quotations that a wording holds, each its offsets within the marks and its folded words."""
    found: dict[Span, tuple[str, ...]] = {}
    for start, end in wording.spans:
        for a, b in _marked(wording.text, start, end):
            inner = max(a, start), min(b, end)
            words = _fold(wording.text[slice(*inner)])
            if len(words) >= _LEAST_WORDS:
                found[inner] = words
    return tuple(sorted(found.items()))


def _fold(part: str) -> tuple[str, ...]:
    return tuple(fold(part[t.start : t.end]) for t in find_tokens(part) if part[t.start].isalnum())


def _marked(text: str, start: int, end: int) -> Iterator[Span]:
    """Quotations about text[start:end], without their marks; marks are sought in its paragraph."""
    first = max(text.rfind("\n", 0, start) + 1, start - _WINDOW)
    stop = text.find("\n", end)
    part = text[first : min(len(text) if stop < 0 else stop, end + _WINDOW)]
    for a, b in find_quotations(part, find_tokens(part)):
        closed = part[b - 1] in "”»\"'“"
        inner = (first + a + 1, first + b - (1 if closed and b - a > 1 else 0))
        if inner[0] < end and inner[1] > start:
            yield inner


def _relate(x: Sequence[str], y: Sequence[str]) -> tuple[Relation, float] | None:
    """What quotation `y` does to quotation `x`, and how sure it is that they are one; None when they are two."""
    if x == y:
        return "agree", 1.0
    blocks = LCSseq.opcodes(x, y)
    shared = [word for op in blocks if op.tag == "equal" for word in x[op.src_start : op.src_end]]
    lost = [word for op in blocks if op.tag != "equal" for word in x[op.src_start : op.src_end]]
    gained = [word for op in blocks if op.tag != "equal" for word in y[op.dest_start : op.dest_end]]
    thinner = min(_weight(shared + lost), _weight(shared + gained))
    share = _weight(shared) / thinner if thinner else 0.0
    if share < _SAME or len(shared) < _LEAST_WORDS:
        return None
    if _weight(lost) < 1.0 and _weight(gained) < 1.0:
        return "agree", share
    if _weight(gained) < 1.0:
        return "coarser", share
    if _weight(lost) < 1.0:
        return "finer", share
    return "differ", share * 0.9


def _weight(words: Sequence[str]) -> float:
    return sum(min(4.0, surprise(word)) + 0.2 for word in words)
