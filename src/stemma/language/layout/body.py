"""Inside the body: sentences stay; of other lines those that head, list or quote."""

from __future__ import annotations

from stemma.language.layout.sheet import BULLET, Layout, closes_speech
from stemma.language.lines import key_of, starts_small, stems_of, support
from stemma.language.publication import is_stamp, stamp_strength

_LIST = 30  # lines to either side that are looked at in a list


def mark_body(sheet: Layout) -> None:
    """Inside the body: sentences stay; of lines without a stop, those that head, list or quote."""
    title = key_of(sheet.lines[sheet.title].text) if sheet.title is not None else None
    body = stems_of(
        [sheet.shapes[i] for i in range(sheet.head, sheet.end) if sheet.reasons[i] is None and sheet.shapes[i].sentence]
    )
    open_lines = [i for i in range(sheet.head, sheet.end) if sheet.reasons[i] is None and not _is_closed(sheet, i)]
    unclosed = set(open_lines)
    for i in open_lines:
        if key_of(sheet.lines[i].text) == title:
            sheet.reasons[i] = "headline"
        elif is_stamp(sheet.lines[i].text) or (stamp_strength(sheet.lines[i].text) and sheet.shapes[i].count <= 8):
            sheet.reasons[i] = "date"
        elif (form := sheet.forms[i]) is not None and sheet.shapes[i].count < 15:
            sheet.reasons[i] = form.reason
        elif not _belongs(sheet, i, unclosed, body):
            sheet.reasons[i] = "related" if sheet.shapes[i].count >= 5 else "label"


def _is_closed(sheet: Layout, i: int) -> bool:
    text, shape = sheet.lines[i].text, sheet.shapes[i]
    return (
        shape.ends
        or shape.prose
        or closes_speech(text)
        or sheet.lines[i].broken
        or (text.endswith((":", ";", ",")) and shape.count >= 3)
    )


def _belongs(sheet: Layout, i: int, unclosed: set[int], body: frozenset[str]) -> bool:
    shape, text = sheet.shapes[i], sheet.lines[i].text
    follows = sheet.lines[i - 1].text.endswith((":", ";", ",")) if i else False
    if i + 1 < len(sheet.lines) and sheet.lines[i + 1].broken:
        return True
    if starts_small(text) or (i + 1 < len(sheet.lines) and shape.count >= 6 and starts_small(sheet.lines[i + 1].text)):
        return True
    if BULLET.match(text) or follows:
        return shape.count >= 3
    if shape.count >= 15:
        return support(shape.content, body) >= 0.2 or shape.lower >= 0.6
    if i - 1 in unclosed or i + 1 in unclosed:
        return _in_list(sheet, i, unclosed, body)
    below = stems_of([sheet.shapes[k] for k in range(i + 1, min(i + 6, sheet.end)) if sheet.reasons[k] is None])
    if shape.count <= 5:
        return bool(below)
    least = 0.3 if shape.lower >= 0.4 else 0.6
    return support(shape.content, below) >= least


def _in_list(sheet: Layout, i: int, unclosed: set[int], body: frozenset[str]) -> bool:
    """Whether lines without a stop, one under the other, are of the story: bullets, or words the body bears out."""
    first = last = i
    while first - 1 in unclosed and i - first < _LIST:
        first -= 1
    while last + 1 in unclosed and last - i < _LIST:
        last += 1
    shares = [support(sheet.shapes[k].content, body) for k in range(first, last + 1)]
    return sum(shares) / len(shares) >= 0.6
