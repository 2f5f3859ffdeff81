"""Matters: the single things that a sentence tells, without who says so.

A sentence is first freed of its cue clause ("…, the coast guard said on Wednesday") and its dateline, then cut where
a clause begins that tells something of its own. The units are those of open information extraction and of claim
splitting, made here by rules on commas, conjunctions and finite verbs, since no parser is at hand.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence

from stemma.knowledge import Knowledge
from stemma.language.cueclauses import Page, Told, behind_dateline, find_told, read_page, without_cues
from stemma.language.cues import load_cues
from stemma.language.finite import is_finite
from stemma.language.sayings import find_sayings
from stemma.language.splitting import find_parts
from stemma.language.tokens import word_set
from stemma.model import Attribution, Matter

_LEAST_WORDS = 4
_LONG = 14  # words of a part that stands alone whatever is in it
_LONGEST = 400  # tokens of a sentence that is cut; longer ones are lists, or pages run together
_EDGE_WORDS = word_set("and but that or so yet")


def find_matters(
    text: str, sentences: Sequence[tuple[int, int]], attributions: Sequence[Attribution], knowledge: Knowledge
) -> tuple[Matter, ...]:
    """Cut each sentence into the matters it tells, in order of place; every sentence gives at least one.

    `sentences`: half-open offsets, in order. `attributions`: of the same text; the cue clause of those that have
    somebody say, think, show or be quoted is no part of a matter. A part under four words, or without a finite verb,
    a number or a name, stays with its neighbour; quotations are cut at sentence ends alone.

    >>> from stemma.knowledge import load_knowledge
    >>> text = "The gate failed at noon, and the mayor closed the harbour; nobody was badly hurt."
    >>> [text[a:b] for m in find_matters(text, [(0, len(text))], (), load_knowledge()) for a, b in m.spans]
    ['The gate failed at noon', 'the mayor closed the harbour', 'nobody was badly hurt']
    """
    page = read_page(text)
    told = _by_sentence(find_told(page, find_sayings(text, attributions, load_cues(knowledge))), sentences)
    matters: list[Matter] = []
    for number, (start, end) in enumerate(sentences):
        first, last = bisect_left(page.starts, start), bisect_left(page.starts, end)
        parts = _in_sentence(page, first, last, told.get(number, [])) if last - first <= _LONGEST else []
        matters.extend(Matter(spans, number) for spans in parts or [((start, end),)])
    return tuple(matters)


def _by_sentence(told: Sequence[Told], sentences: Sequence[tuple[int, int]]) -> dict[int, list[Told]]:
    """For each sentence that one of `told` touches with its cue, its source or a content, those that do."""
    starts = [start for start, _ in sentences]
    found: dict[int, list[Told]] = {}
    for row in told:
        touched = {n for a, b in row.spans for n in range(max(0, bisect_right(starts, a) - 1), bisect_left(starts, b))}
        for number in sorted(touched):
            found.setdefault(number, []).append(row)
    return found


def _in_sentence(page: Page, first: int, last: int, told: Sequence[Told]) -> list[tuple[tuple[int, int], ...]]:
    """The matters of tokens [first, last) as spans, [] when there is nothing to tell."""
    first = behind_dateline(page, first, last)
    dropped, owner = without_cues(page, first, last, told)
    kept = [i for i in range(first, last) if not dropped[i - first]]
    if sum(page.tokens[i].low[:1].isalnum() for i in kept) < 2:
        kept = list(range(first, last))
    parts: dict[int, list[int]] = {}
    for i, part in zip(kept, find_parts(page, kept, [owner[i - first] for i in kept]), strict=True):
        parts.setdefault(part, []).append(i)
    spans = [_spans(page, part, first) for part in _joined(page, list(parts.values()), dict(enumerate(owner, first)))]
    return [part for part in spans if part]


def _joined(page: Page, parts: Sequence[list[int]], owner: Mapping[int, int]) -> list[list[int]]:
    """The parts, those that cannot stand alone joined with the one before them, the first with the next.

    What two people say stays apart however short it is. `owner`: whose content each token is, -1: nobody's.
    """
    kept: list[list[int]] = []
    for part in parts:
        two = bool(kept) and -1 != owner[part[0]] != owner[kept[-1][0]] != -1
        if kept and not two and not (_stands(page, part) and _stands(page, kept[-1])):
            kept[-1] = sorted([*kept[-1], *part])
        else:
            kept.append(part)
    return kept


def _stands(page: Page, part: Sequence[int]) -> bool:
    tokens = [page.tokens[i] for i in part]
    words = sum(t.low[:1].isalnum() for t in tokens)
    if words < _LEAST_WORDS or words >= _LONG:
        return words >= _LONG
    if tokens[0].low == "that" and any(page.quoted[i] for i in part):
        return True  # "(he reckons) that his side “play like accountants”"
    return any(t.low[:1].isdigit() or t.capital for t in tokens[1:]) or any(is_finite(page.tokens, i) for i in part)


def _spans(page: Page, part: Sequence[int], first: int) -> tuple[tuple[int, int], ...]:
    """The part's words as spans, without marks and joining words at the edges of each run."""
    runs: list[list[int]] = []
    for i in part:
        if runs and i == runs[-1][-1] + 1:
            runs[-1].append(i)
        else:
            runs.append([i])
    spans = []
    for n, run in enumerate(runs):
        a, b = 0, len(run)
        while a < b and _is_edge(page, run[a], n == 0 and run[0] > first):
            a += 1
        while a < b and _is_edge(page, run[b - 1], True, last=True):
            b -= 1
        if a < b:
            spans.append((page.tokens[run[a]].start, page.tokens[run[b - 1]].end))
    return tuple(spans)


def _is_edge(page: Page, i: int, words: bool, last: bool = False) -> bool:
    token = page.tokens[i]
    if token.low[:1].isalnum():
        return words and token.low in _EDGE_WORDS and not page.quoted[i]
    mark = page.text[token.start : token.end]
    return mark in ",;:—–-./|*•" or (mark in ")]" and not last)
