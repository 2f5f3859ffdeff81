"""Blocks of references to other stories, under headings such as "Most read"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from stemma.language.bylines import is_byline
from stemma.language.furniture import is_teaser_heading
from stemma.language.layout.sheet import Layout
from stemma.language.lines import opens_quote, stems_of, support
from stemma.language.publication import stamp_strength

_COMMENTS = re.compile(r"\bcomments?\b|\bresponses? to\b|\b(?:leave a|your) reply\b|\bdiscussion\b", re.IGNORECASE)


_LOOKED_BACK = 60  # paragraphs above a heading that tell what the story is about
_PEOPLE = re.compile(r"(?:about )?(?:the )?(?:author|writer|reporter|comment|newsletter|leave)", re.IGNORECASE)


def mark_teasers(sheet: Layout, anchors: Sequence[int]) -> None:
    """Blocks under headings such as "Most read": all lines up to a paragraph that goes on with the story."""
    i = anchors[0] + 1
    known = 0  # anchors that stand above line i
    while i < len(sheet.lines):
        if not is_teaser_heading(sheet.lines[i].text) or sheet.shapes[i].sentence:
            i += 1
            continue
        while known < len(anchors) and anchors[known] < i:
            known += 1
        above = anchors[max(0, known - _LOOKED_BACK) : known]
        before = [sheet.shapes[k] for k in above if sheet.reasons[k] is None]
        stop = _resumes(sheet, i + 1, stems_of(before), 0.15 if len(before) < 3 else 0.25)
        if heads_nothing(sheet, i):
            stop = i + 1
        elif len(before) >= 3 and _COMMENTS.search(sheet.lines[i].text):
            stop = len(sheet.lines)
        for k in range(i, stop):
            sheet.reasons[k] = sheet.reasons[k] or "related"
        i = max(stop, i + 1)


def heads_nothing(sheet: Layout, i: int, words: int = 18) -> bool:
    """Whether the story goes on right below: the heading was that of a film or an advertisement."""
    text = sheet.lines[i].text
    if i + 1 >= len(sheet.lines) or (_PEOPLE.match(text) and len(text) > 12):
        return False
    below = sheet.shapes[i + 1]
    goes_on = i + 2 < len(sheet.lines) and sheet.shapes[i + 2].sentence
    return (
        sheet.reasons[i + 1] is None and below.prose and below.ends and below.count >= words and (goes_on or words == 1)
    )


def _resumes(sheet: Layout, start: int, body: frozenset[str], least: float) -> int:
    for j in range(start, len(sheet.lines)):
        shape = sheet.shapes[j]
        if sheet.reasons[j] is not None or not shape.prose or not shape.ends:
            continue
        runs_on = j + 1 < len(sheet.lines) and sheet.reasons[j + 1] is None and sheet.shapes[j + 1].sentence
        spoken = opens_quote(sheet.lines[j].text)
        if support(shape.content, body) < (0.0 if spoken else min(least, 0.1) if runs_on else least):
            continue
        after = sheet.lines[j + 1].text if j + 1 < len(sheet.lines) else ""
        if is_byline(after) or stamp_strength(after) >= 2 or after.endswith(" ago"):
            continue
        first = j
        while first > start and _fits(sheet, first - 1, body):
            first -= 1
        return first
    return len(sheet.lines)


def _fits(sheet: Layout, i: int, body: frozenset[str]) -> bool:
    shape = sheet.shapes[i]
    return sheet.reasons[i] is None and shape.sentence and support(shape.content, body) >= 0.3
