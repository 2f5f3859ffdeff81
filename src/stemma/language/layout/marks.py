"""Lines marked by their form, and by standing twice: pull quotes, captions, copies."""

from __future__ import annotations

import re

from stemma.language.bylines import PressJudge, is_byline
from stemma.language.captions import is_caption, is_credit_only
from stemma.language.credits import is_origin_note, is_sign_off
from stemma.language.furniture import is_crumbs
from stemma.language.layout.sheet import Layout, stands_alone
from stemma.language.lines import key_of, shingles, words_in
from stemma.language.publication import stamp_strength
from stemma.language.tokens import is_common

_TOP = 400  # lines of a page that may come before its first paragraph
_SLASH = re.compile(r"\s?/\s?")
# What an agency tells its subscribers above a new version: "(Adds minister's reply, background)".
_ADVISORY = re.compile(
    r"\(\s?(?:updates?|adds|recasts|corrects|rewrites|repeats|refiles|clarifies|removes|writes through)\b"
    r"[^()]{2,300}\)",
    re.IGNORECASE,
)
_NEAR = 15  # lines between a pull quote and the paragraph it is from


def mark_forms(sheet: Layout, judge: PressJudge, repeated: frozenset[str]) -> None:
    """Mark each line whose form, whose standing on other pages, or whose length without words tells it."""
    seen_prose = 0
    for i, line in enumerate(sheet.lines):
        text, shape = line.text, sheet.shapes[i]
        form = sheet.forms[i]
        if len(text) > 1200:
            reason = None if shape.function > 0.1 or shape.ends else "script" if " " not in text[:300] else None
        elif key_of(text) in repeated:
            reason = "repeated"
        elif seen_prose and is_sign_off(text):
            reason = "sign-off"
        elif seen_prose and not shape.prose and is_origin_note(text):
            reason = "origin"
        elif form is not None and form.sure and not (form.reason == "navigation" and is_byline(text)):
            reason = form.reason
        elif not seen_prose and _ADVISORY.fullmatch(text):
            reason = "notice"
        elif (i > 0 or " | " not in text or "Images" in text) and _is_caption(text, judge, bool(seen_prose)):
            reason = "caption"
        elif is_origin_note(text) and "originally" in text.lower():
            reason = "origin"
        else:
            reason = None
        sheet.reasons[i] = reason
        seen_prose += reason is None and shape.prose


def _is_caption(text: str, judge: PressJudge, below: bool) -> bool:
    """A caption or credit. Above the story "Regions / North" is a trail of sections, "Ada Lund / AP" a credit."""
    if not below and is_crumbs(text) and all(is_common(word.lower()) for word in words_in(_SLASH.split(text)[0])):
        return False
    return is_caption(text, judge.knowledge)


def mark_repeats(sheet: Layout, judge: PressJudge) -> None:
    """Lines that stand twice, pull quotes, and the captions beside picture credits."""
    keys = [key_of(line.text) for line in sheet.lines]
    first: dict[str, int] = {}
    longer: dict[int, list[int]] = {}
    for i, key in enumerate(keys):
        if sheet.shapes[i].count >= 8:
            for mark in set(shingles(key)):
                longer.setdefault(mark, []).append(i)
    for i, key in enumerate(keys):
        before = first.setdefault(key, i)
        if sheet.reasons[i] is None and before != i and sheet.shapes[i].count >= 2 and not _in_column(sheet, i):
            _mark_twin(sheet, before, i)
        elif sheet.reasons[i] in (None, "caption") and 8 <= sheet.shapes[i].count <= 80:
            _mark_contained(sheet, i, keys, longer)
    for i in range(len(keys)):
        if sheet.reasons[i] == "caption" and is_credit_only(sheet.lines[i].text, judge.knowledge):
            _mark_captioned(sheet, i, keys, first)


def _in_column(sheet: Layout, i: int) -> bool:
    """Whether a line is a piece of a paragraph that was broken to fit a column."""
    return sheet.lines[i].broken or (i + 1 < len(sheet.lines) and sheet.lines[i + 1].broken)


def _mark_twin(sheet: Layout, before: int, i: int) -> None:
    """Of two equal lines the first stays, but a paragraph that stands alone gives way to the one among its like."""
    if (
        sheet.shapes[i].prose
        and sheet.reasons[before] is None
        and not stands_alone(sheet, i)
        and stands_alone(sheet, before)
    ):
        sheet.reasons[before] = "repeated"
    else:
        sheet.reasons[i] = sheet.reasons[before] or "repeated"


def _mark_contained(sheet: Layout, i: int, keys: list[str], longer: dict[int, list[int]]) -> None:
    """A line whose words stand within a longer line: a pull quote, or a caption printed again with its credit."""
    marks = list(shingles(keys[i]))
    if not marks:
        return
    holders = [j for j in longer.get(marks[0], ())[:20] if len(keys[j]) > len(keys[i]) and abs(i - j) <= _NEAR]
    for j in holders:
        if keys[i] in keys[j] and sheet.reasons[j] in (None, "caption"):
            if sheet.reasons[j] == "caption":
                sheet.reasons[i] = "caption"
            elif sheet.reasons[i] is None and not _opens_page(sheet, i):
                sheet.reasons[i] = "repeated"


def _opens_page(sheet: Layout, i: int) -> bool:
    """Whether nothing of the body stands above: there a repeated line is the headline or its deck."""
    return i <= _TOP and not any(sheet.shapes[j].prose and sheet.reasons[j] is None for j in range(i))


def _mark_captioned(sheet: Layout, i: int, keys: list[str], first: dict[str, int]) -> None:
    """The line beside a bare picture credit is its caption: a sentence that stands twice, or one above the story."""
    above = _opens_page(sheet, i)
    for j in (i - 1, i + 1):
        if not 0 <= j < len(keys) or sheet.shapes[j].count > 60 or stamp_strength(sheet.lines[j].text) >= 2:
            continue
        twice = sheet.reasons[j] == "repeated" and sheet.shapes[j].ends
        scene = sheet.reasons[j] is None and above and _is_scene(sheet, j, below=j > i)
        if twice or scene:
            sheet.reasons[j] = "caption"
        if twice:
            sheet.reasons[first[keys[j]]] = "caption"


def _is_scene(sheet: Layout, i: int, below: bool) -> bool:
    """Whether a line above the story may say what a picture shows: below its credit a label, above it a sentence."""
    shape = sheet.shapes[i]
    return (shape.count <= 12 and not shape.sentence) if below else (shape.count <= 25 and shape.sentence)
