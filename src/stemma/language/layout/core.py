"""The core: the run of lines that holds the story, and where its first paragraph stands.

Maximum subsequence segmentation (Pasternack and Roth, "Extracting Article Text from the Web with Maximum Subsequence
Segmentation", 2009), over lines instead of tokens.
"""

from __future__ import annotations

from collections.abc import Sequence

from stemma.knowledge import Knowledge
from stemma.language.bylines import is_byline, is_head_byline, is_lead_alone
from stemma.language.furniture import is_teaser_heading
from stemma.language.layout.sheet import BROKEN_OFF, BULLET, Layout, closes_speech, stands_alone
from stemma.language.layout.teasers import heads_nothing
from stemma.language.lines import opens_quote, starts_small, stems_of, support
from stemma.language.publication import is_stamp, stamp_strength

_HEAD_LINES = 14  # how far below the first paragraph a byline or date may still belong to the head


_REACH = 20  # lines between the core and a paragraph cut off from it
_UNSURE = (None, "widget", "symbol", "navigation")


def find_core(sheet: Layout) -> tuple[int, int]:
    """The run of lines that holds most of the text for least furniture: [first, last), empty without a sentence.

    Maximum subsequence segmentation over lines (Pasternack and Roth 2009): a sentence counts for its words,
    any other line against the run.
    """
    best, best_run = 0.0, (0, 0)
    total, start = 0.0, 0
    for i in range(len(sheet.lines)):
        total += _weight(sheet, i)
        if total <= 0:
            total, start = 0.0, i + 1
        elif total > best + 1e-9:
            best, best_run = total, (start, i + 1)
    return best_run


def widen_core(sheet: Layout, first: int, last: int) -> tuple[int, int]:
    """Take in the paragraphs that a block of other lines cut off from the core, when they tell of the same matter."""
    matter = stems_of(
        [sheet.shapes[i] for i in range(first, last) if sheet.reasons[i] is None and sheet.shapes[i].sentence]
    )
    start, stop = first, last
    for i in range(first - 1, max(-1, first - _REACH), -1):
        if _tells(sheet, i, matter, 0.35):
            start = i
    for i in range(last, min(len(sheet.lines), last + _REACH)):
        if _tells(sheet, i, matter, 0.5):
            stop = i + 1
    return start, stop


def _tells(sheet: Layout, i: int, matter: frozenset[str], least: float) -> bool:
    shape = sheet.shapes[i]
    whole = sheet.reasons[i] is None and shape.prose and shape.ends and not BROKEN_OFF.search(sheet.lines[i].text[-20:])
    below = sheet.lines[i + 1].text if i + 1 < len(sheet.lines) else ""
    return whole and support(shape.content, matter) >= least and not is_byline(below) and not is_stamp(below)


def trim_core(sheet: Layout, first: int, last: int) -> tuple[int, int]:
    """Take from the ends of the core paragraphs that stand alone among other lines and share no matter with "
    "its heart.

    The heart is the longest run of paragraphs with no more than two other lines between them; teasers with summaries
    stand further apart, and tell of something else each.
    """
    prose = [i for i in range(first, last) if sheet.reasons[i] is None and sheet.shapes[i].prose]
    heart = _longest_run(sheet, prose)
    if len(heart) < 3:
        return first, last
    matter = stems_of([sheet.shapes[i] for i in heart])
    stop, tail = last, len(prose)
    while prose[tail - 1] > heart[-1] and _is_stray(sheet, prose[tail - 1], matter):
        tail -= 1
        stop = prose[tail - 1] + 1
    while stop < last and sheet.reasons[stop] is None and sheet.shapes[stop].sentence:
        stop += 1
    start, lead = first, 0
    while prose[lead] < heart[0] and _is_stray(sheet, prose[lead], matter):
        lead += 1
        start = prose[lead]
    return start, stop


def _longest_run(sheet: Layout, places: Sequence[int]) -> Sequence[int]:
    """The most paragraphs in a row with at most two lines between neighbours that are neither sentence nor list."""
    best: Sequence[int] = ()
    start = 0
    for k in range(1, len(places) + 1):
        between = range(places[k - 1] + 1, places[k]) if k < len(places) else ()
        if k == len(places) or sum(_weight(sheet, i) < -1 for i in between) > 2:
            best = max(best, places[start:k], key=len)
            start = k
    return best


def _is_stray(sheet: Layout, i: int, matter: frozenset[str]) -> bool:
    content = sheet.shapes[i].content
    if opens_quote(sheet.lines[i].text) or not content:
        return False
    if not stands_alone(sheet, i):
        return False
    return support(content, matter) < 0.3


def _weight(sheet: Layout, i: int) -> float:
    shape, reason, text = sheet.shapes[i], sheet.reasons[i], sheet.lines[i].text
    if is_teaser_heading(text) and not shape.sentence:
        return -6.0 if heads_nothing(sheet, i, words=1) else -25.0
    if reason is not None:
        return -3.0 if reason in ("repeated", "caption", "advertisement", "sign-off") else -6.0
    if shape.prose:
        # A summary that breaks off is a teaser's.
        broken_off = BROKEN_OFF.search(text[-20:]) and not opens_quote(text) and stands_alone(sheet, i)
        return -2.0 if broken_off else float(min(shape.count, 80))
    if shape.sentence or closes_speech(text):
        return float(min(shape.count, 12))
    if is_byline(text) or stamp_strength(text) >= 2:
        return -12.0
    if text.endswith(":") or shape.count >= 15:
        return min(shape.count, 20) / 2 if shape.lower >= 0.5 else -4.0
    return -1.0 if BULLET.match(text) or starts_small(text) else -4.0


def outside(sheet: Layout, i: int) -> str:
    """Why a line below the run of text is furniture."""
    form = sheet.forms[i]
    return form.reason if form else "foot"


def first_paragraph(sheet: Layout, anchors: Sequence[int], least: int) -> int:
    """The first anchor that is no headline put as a question or a call."""
    first = anchors[0]
    questions = sheet.lines[first].text.endswith(("?", "!")) and sheet.shapes[first].count <= 32
    if questions and len(anchors) > 1 and anchors[1] - first < _HEAD_LINES:
        first = anchors[1]
    while first > least and _opens_story(sheet, first - 1):
        first -= 1
    return first


def _opens_story(sheet: Layout, i: int) -> bool:
    """Whether a short line right above the first paragraph is a sentence of the story."""
    shape, text = sheet.shapes[i], sheet.lines[i].text
    closed = shape.sentence and shape.count >= 4 and text.endswith((".", "”", '"'))
    plain = closed and (shape.lower >= 0.6 or shape.shouted)
    return plain and sheet.reasons[i] is None and sheet.forms[i] is None and not is_stamp(text)


def find_head(sheet: Layout, first: int, last: int, knowledge: Knowledge) -> int:
    """Where the body begins: at the first paragraph, or below the byline or date that stands after a deck."""
    head, above = first, 0
    in_all = sum(
        sheet.shapes[i].count for i in range(first, last) if sheet.reasons[i] is None and sheet.shapes[i].prose
    )
    for i in range(first, min(last, first + _HEAD_LINES)):
        text = sheet.lines[i].text
        named = is_byline(text) or is_lead_alone(text) or is_head_byline(text, knowledge)
        if sheet.reasons[i] in _UNSURE and (is_stamp(text) or named):
            head = i + 1
        elif sheet.shapes[i].prose and sheet.reasons[i] is None:
            above += sheet.shapes[i].count
            if 3 * above > in_all:
                break
    return head
