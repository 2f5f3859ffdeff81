"""The layout of a flattened page: which lines are the story and which are furniture, by form, by place, by repetition.

Blocks are told apart by shallow features as in Kohlschütter, Fankhauser and Nejdl, "Boilerplate Detection using Shallow
Text Features" (2010): length, closing marks, share of small words. What those leave open is decided by place (before
the first paragraph, after the last), by what the line shares with the body, and by what stands twice.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from stemma.language.bylines import PressJudge
from stemma.language.furniture import form_of, promotional_tail
from stemma.language.layout.body import mark_body
from stemma.language.layout.core import find_core, find_head, first_paragraph, outside, trim_core, widen_core
from stemma.language.layout.foot import find_end
from stemma.language.layout.head import mark_head, seek_title_below
from stemma.language.layout.marks import mark_forms, mark_repeats
from stemma.language.layout.sheet import Layout
from stemma.language.layout.teasers import mark_teasers
from stemma.language.lines import Line, shape_of, words_in
from stemma.language.mastheads import is_masthead_of

_GLUED = re.compile(r"[a-zа-я”\"’)][.!?][\"”]?(?=[A-ZА-Я«“][^.!?\n]{10,140}$)")


_MASTHEAD_LINES = 6
_LONG = 60  # words from which a line is searched for what is glued to its end


def lay_out(
    lines: Sequence[Line],
    judge: PressJudge,
    own: Sequence[str] = (),
    repeated: frozenset[str] = frozenset(),
    outlet: str | None = None,
) -> Layout:
    """Decide line by line what is the story.

    `own`: names the page may have for its outlet; `repeated`: keys (`lines.key_of`) of lines that stand on other pages
    of the same outlet too; `outlet`: its name where that is known, which is no headline then. With no paragraph on the
    page every line gets a reason. Linear in the length of the page.
    """
    pieces = split_pieces(lines)
    paragraphs = _paragraphs(pieces)
    shapes = [shape_of(text) for text in paragraphs]
    sheet = Layout(pieces, shapes, [form_of(text) for text in paragraphs], [None] * len(pieces))
    mark_forms(sheet, judge, repeated)
    mark_repeats(sheet, judge)
    for i in range(min(_MASTHEAD_LINES, len(pieces))):
        if outlet and sheet.reasons[i] is None and is_masthead_of(pieces[i].text, outlet):
            sheet.reasons[i] = "masthead"
    first, last = find_core(sheet)
    if first == last:
        sheet.reasons = [reason or "label" for reason in sheet.reasons]
        return sheet
    first, last = widen_core(sheet, *trim_core(sheet, first, last))
    core = [i for i in range(first, last) if sheet.reasons[i] is None]
    anchors = [i for i in core if shapes[i].prose] or core
    sheet.head = find_head(sheet, first_paragraph(sheet, anchors, first), last, judge.knowledge)
    mark_teasers(sheet, anchors)
    for i in range(last, len(pieces)):
        sheet.reasons[i] = sheet.reasons[i] or outside(sheet, i)
    mark_head(sheet, judge)
    sheet.end = find_end(sheet, own)
    mark_body(sheet)
    if sheet.title is None:
        seek_title_below(sheet)
    return sheet


def _paragraphs(lines: Sequence[Line]) -> list[str]:
    """For each line the text that it is judged by: its own, or its whole paragraph's where that was broken."""
    texts: list[str] = []
    start = 0
    for end in range(1, len(lines) + 1):
        if end == len(lines) or not lines[end].broken:
            whole = " ".join(line.text for line in lines[start:end])
            texts += [whole] * (end - start)
            start = end
    return texts


def split_pieces(lines: Sequence[Line]) -> list[Line]:
    """Cut from very long lines what is glued to their end: an appeal to the reader, a headline without a stop."""
    pieces: list[Line] = []
    for line in lines:
        cut = None
        if len(line.text) > 5 * _LONG and len(words_in(line.text[:2000])) >= _LONG:
            glued = _GLUED.search(line.text, max(0, len(line.text) - 160))
            cut = glued.end() if glued else promotional_tail(line.text)
        if cut is None:
            pieces.append(line)
            continue
        first = line.text[:cut].rstrip()
        rest = line.text[cut:].lstrip()
        pieces.append(Line(line.start, line.start + len(first), first, line.apart, line.broken))
        pieces.append(Line(line.end - len(rest), line.end, rest, False))
    return pieces
