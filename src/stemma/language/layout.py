"""The layout of a flattened page: which lines are the story and which are furniture, by form, by place, by repetition.

Blocks are told apart by shallow features as in Kohlschütter, Fankhauser and Nejdl, "Boilerplate Detection using Shallow
Text Features" (2010): length, closing marks, share of small words. What those leave open is decided by place (before
the first paragraph, after the last), by what the line shares with the body, and by what stands twice.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from stemma.language.bylines import PressJudge, is_byline, is_lead_alone, is_names
from stemma.language.captions import is_caption, is_credit_only
from stemma.language.credits import is_origin_note, is_sign_off, sign_alone
from stemma.language.furniture import Form, form_of, is_crumbs, is_teaser_heading, promotional_tail
from stemma.language.lines import (
    Line,
    Shape,
    key_of,
    opens_quote,
    shape_of,
    shingles,
    stem,
    stems_of,
    support,
    words_in,
)
from stemma.language.publication import is_stamp, stamp_strength
from stemma.language.tokens import word_set

_UNSURE = (None, "widget", "symbol", "navigation")
_TITLE_LINES = 80  # how far above the body a headline may stand
_HEAD_LINES = 14  # how far below the first paragraph a byline or date may still belong to the head
_GLUED = re.compile(r"[a-zа-я”\"’)][.!?][\"”]?(?=[A-ZА-Я«“][^.!?\n]{10,140}$)")
_LONG = 60  # words from which a line is searched for what is glued to its end
_BULLET = re.compile(r"(?:[•·*‣▪–—-]|\d{1,2}[.)])\s")
_YOU = re.compile(r"\b(?:you|your|us|our)\b", re.IGNORECASE)
_BIO = re.compile(
    r"[A-Z][\w.'’-]+(?:\s[A-Z][\w.'’-]+){1,3},?\s(?:is|was|are|has been)\s(?:an?|the|our|one)\b[^.]{0,80}\b(?:reporter|writer|editor|"
    r"correspondent|columnist|journalist|contributor|author|professor|fellow|producer|critic|analyst|director|lecturer)s?\b"
)
_BIO_VERBS = re.compile(
    r"^.{0,4}\s?(?:is|was|has|had|covers?|covered|writes?|reports?|joined|works?|lives?|based|can)\b"
)
_NEWSROOM = re.compile(
    r"\b(?:cover(?:s|ed|ing)?|report(?:s|er|ing)?|write[sr]?|writing|editor|correspondent|journalist|columnist|joined|author)\b",
    re.IGNORECASE,
)
_DEVELOPING = re.compile(
    r"\(?(?:this (?:is a|story is|article is|post is)[^.]{0,30}\b(?:developing|breaking|being updated|updated)|more to (?:follow|come)|"
    r"check back for|first published|originally published|updated? at|story updated)\b",
    re.IGNORECASE,
)
_DAYS = word_set("monday tuesday wednesday thursday friday saturday sunday today night morning evening")
_MASTHEAD = re.compile(r"[^—–|•·»/]{2,40}\s(?:[—–|•·»]|//)\s")
_SLOGAN = re.compile(r"\b(?:paper|newspaper|edition|magazine|since \d{4}|your|independent|website|free to read|every day)\b", re.IGNORECASE)
_BROKEN_OFF = re.compile(r"(?:\.\.\.|…)[\])\s]{0,3}(?:read more|more)?\s?[»→>]?$", re.IGNORECASE)
_COMMENTS = re.compile(r"\bcomments?\b|\bresponses? to\b|\b(?:leave a|your) reply\b|\bdiscussion\b", re.IGNORECASE)
_PEOPLE = re.compile(r"(?:about )?(?:the )?(?:author|writer|reporter|comment|newsletter|leave)", re.IGNORECASE)
_SPEECH = re.compile(r"[“”\"]|\b(?:said|says|told|added|asked)\b")


@dataclass(slots=True)
class Layout:
    """The lines of a page, each with the reason why it is furniture, None where it is the story's.

    `title`: index of the headline; `bylines`: groups of indices; `head`, `end`: the body is lines[head:end].
    """

    lines: list[Line]
    shapes: list[Shape]
    forms: list[Form | None]
    reasons: list[str | None]
    title: int | None = None
    bylines: list[list[int]] = field(default_factory=list)
    head: int = 0
    end: int = 0

    @property
    def kept(self) -> list[int]:
        """Indices of the story's lines."""
        return [i for i, reason in enumerate(self.reasons) if reason is None]


def lay_out(
    lines: Sequence[Line], judge: PressJudge, own: Sequence[str] = (), repeated: frozenset[str] = frozenset()
) -> Layout:
    """Decide line by line what is the story.

    `own`: names the page may have for its outlet; `repeated`: keys (`lines.key_of`) of lines that stand on other pages
    of the same outlet too. With no paragraph on the page every line gets a reason. Linear in the length of the page.
    """
    pieces = split_pieces(lines)
    shapes = [shape_of(line.text) for line in pieces]
    sheet = Layout(pieces, shapes, [form_of(line.text) for line in pieces], [None] * len(pieces))
    _mark_forms(sheet, judge, repeated)
    _mark_repeats(sheet, judge)
    first, last = _find_core(sheet)
    if first == last:
        sheet.reasons = [reason or "label" for reason in sheet.reasons]
        return sheet
    first, last = _trim_core(sheet, first, last)
    core = [i for i in range(first, last) if sheet.reasons[i] is None]
    anchors = [i for i in core if shapes[i].prose] or core
    sheet.head = _find_head(sheet, _first_paragraph(sheet, anchors), last)
    for i in range(last, len(pieces)):
        sheet.reasons[i] = sheet.reasons[i] or _outside(sheet, i)
    _mark_teasers(sheet, anchors)
    _mark_head(sheet, judge)
    sheet.end = _find_end(sheet, own)
    _mark_body(sheet)
    if sheet.title is None:
        _seek_title_below(sheet)
    return sheet


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


def _mark_forms(sheet: Layout, judge: PressJudge, repeated: frozenset[str]) -> None:
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
        elif form is not None and form.sure:
            reason = form.reason
        elif i > 0 and is_caption(text, judge.knowledge):
            reason = "caption"
        elif is_origin_note(text) and "originally" in text.lower():
            reason = "origin"
        else:
            reason = None
        sheet.reasons[i] = reason
        seen_prose += reason is None and shape.prose


def _mark_repeats(sheet: Layout, judge: PressJudge) -> None:
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
        if sheet.reasons[i] is None and before != i and sheet.shapes[i].count >= 2:
            sheet.reasons[i] = sheet.reasons[before] or "repeated"
        elif sheet.reasons[i] in (None, "caption") and 8 <= sheet.shapes[i].count <= 80:
            _mark_contained(sheet, i, keys, longer)
    for i in range(len(keys)):
        if sheet.reasons[i] == "caption" and is_credit_only(sheet.lines[i].text, judge.knowledge):
            _mark_captioned(sheet, i, keys, first)


def _mark_contained(sheet: Layout, i: int, keys: list[str], longer: dict[int, list[int]]) -> None:
    """A line whose words stand within a longer line: a pull quote, or a caption printed again with its credit."""
    marks = list(shingles(keys[i]))
    if not marks:
        return
    holders = [j for j in longer.get(marks[0], ())[:20] if len(keys[j]) > len(keys[i])]
    for j in holders:
        if keys[i] in keys[j] and sheet.reasons[j] in (None, "caption"):
            if sheet.reasons[j] == "caption":
                sheet.reasons[i] = "caption"
            elif sheet.reasons[i] is None and not _opens_page(sheet, i):
                sheet.reasons[i] = "repeated"


def _opens_page(sheet: Layout, i: int) -> bool:
    """Whether nothing of the body stands above: there a repeated line is the headline or its deck."""
    return not any(sheet.shapes[j].prose and sheet.reasons[j] is None for j in range(i))


def _mark_captioned(sheet: Layout, i: int, keys: list[str], first: dict[str, int]) -> None:
    """The line beside a bare picture credit is its caption, if it stands twice or is no paragraph."""
    for j in (i - 1, i + 1):
        if not 0 <= j < len(keys) or sheet.shapes[j].count > 60:
            continue
        twice = sheet.reasons[j] == "repeated"
        if twice or (j == i + 1 and sheet.reasons[j] is None and _opens_page(sheet, i) and _is_scene(sheet, j)):
            sheet.reasons[j] = "caption"
            if twice:
                sheet.reasons[first[keys[j]]] = "caption"


def _is_scene(sheet: Layout, i: int) -> bool:
    return sheet.shapes[i].count <= 12 and not sheet.shapes[i].sentence


def _find_core(sheet: Layout) -> tuple[int, int]:
    """The run of lines that holds most of the text for least furniture: [first, last), empty without a sentence.

    Maximum subsequence segmentation over lines (Pasternack and Roth, "Extracting Article Text from the Web with Maximum
    Subsequence Segmentation", 2009): a sentence counts for its words, any other line against the run.
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


def _trim_core(sheet: Layout, first: int, last: int) -> tuple[int, int]:
    """Take from the ends of the core paragraphs that stand alone among other lines and share no matter with the rest.

    Matter is what at least two paragraphs name: teasers with summaries tell of something else each.
    """
    prose = [i for i in range(first, last) if sheet.reasons[i] is None and sheet.shapes[i].prose]
    if len(prose) < 4:
        return first, last
    counts = Counter(stem(word) for i in prose for word in sheet.shapes[i].content)
    shared = frozenset(word for word, count in counts.items() if count > 1)
    stop, tail = last, len(prose)
    while tail > 3 and _is_stray(sheet, prose[tail - 1], shared):
        tail -= 1
        stop = prose[tail - 1] + 1
    while stop < last and sheet.reasons[stop] is None and sheet.shapes[stop].sentence:
        stop += 1
    start, lead = first, 0
    while lead < tail - 3 and _is_stray(sheet, prose[lead], shared):
        lead += 1
        start = prose[lead]
    return start, stop


def _is_stray(sheet: Layout, i: int, shared: frozenset[str]) -> bool:
    content = sheet.shapes[i].content
    if opens_quote(sheet.lines[i].text) or not content:
        return False
    if not _stands_alone(sheet, i):
        return False
    return sum(stem(word) in shared for word in content) < 0.3 * len(content)


def _stands_alone(sheet: Layout, i: int) -> bool:
    """Whether neither the line above nor the one below is a sentence of the story."""
    near = [k for k in (i - 1, i + 1) if 0 <= k < len(sheet.lines)]
    return not any(
        sheet.reasons[k] is None and sheet.shapes[k].sentence and not _BROKEN_OFF.search(sheet.lines[k].text[-20:])
        for k in near
    )


def _weight(sheet: Layout, i: int) -> float:
    shape, reason, text = sheet.shapes[i], sheet.reasons[i], sheet.lines[i].text
    if is_teaser_heading(text) and not shape.sentence:
        return -40.0
    if reason is not None:
        return -3.0 if reason in ("repeated", "caption", "advertisement", "sign-off") else -6.0
    if shape.prose:
        # A summary that breaks off is a teaser's.
        broken_off = _BROKEN_OFF.search(text[-20:]) and not opens_quote(text) and _stands_alone(sheet, i)
        return -2.0 if broken_off else float(min(shape.count, 80))
    if shape.sentence or _closes_speech(text):
        return float(min(shape.count, 12))
    if is_byline(text) or stamp_strength(text) >= 2:
        return -12.0
    return -4.0


def _outside(sheet: Layout, i: int) -> str:
    """Why a line below the run of text is furniture."""
    form = sheet.forms[i]
    return form.reason if form else "foot"


def _first_paragraph(sheet: Layout, anchors: Sequence[int]) -> int:
    """The first anchor that is no headline put as a question or a call."""
    first = anchors[0]
    questions = sheet.lines[first].text.endswith(("?", "!")) and sheet.shapes[first].count <= 32
    return anchors[1] if questions and len(anchors) > 1 and anchors[1] - first < _HEAD_LINES else first


def _find_head(sheet: Layout, first: int, last: int) -> int:
    """Where the body begins: at the first paragraph, or below the byline or date that stands after a deck."""
    head, above = first, 0
    in_all = sum(sheet.shapes[i].count for i in range(first, last) if sheet.reasons[i] is None and sheet.shapes[i].prose)
    for i in range(first, min(last, first + _HEAD_LINES)):
        text = sheet.lines[i].text
        if sheet.reasons[i] in _UNSURE and (is_stamp(text) or is_byline(text) or is_lead_alone(text)):
            head = i + 1
        elif sheet.shapes[i].prose and sheet.reasons[i] is None:
            above += sheet.shapes[i].count
            if 3 * above > in_all:
                break
    return head


def _mark_teasers(sheet: Layout, anchors: Sequence[int]) -> None:
    """Blocks under headings such as "Most read": all lines up to a paragraph that goes on with the story."""
    i = anchors[0] + 1
    while i < len(sheet.lines):
        if not is_teaser_heading(sheet.lines[i].text) or sheet.shapes[i].sentence:
            i += 1
            continue
        before = [sheet.shapes[k] for k in anchors if k < i and sheet.reasons[k] is None]
        stop = _resumes(sheet, i + 1, stems_of(before), 0.15 if len(before) < 3 else 0.25)
        if _heads_nothing(sheet, i):
            stop = i + 1
        elif len(before) >= 3 and _COMMENTS.search(sheet.lines[i].text):
            stop = len(sheet.lines)
        for k in range(i, stop):
            sheet.reasons[k] = sheet.reasons[k] or "related"
        i = max(stop, i + 1)


def _heads_nothing(sheet: Layout, i: int) -> bool:
    """Whether the story goes on right below: the heading was that of a film or an advertisement."""
    text = sheet.lines[i].text
    if i + 2 >= len(sheet.lines) or (_PEOPLE.match(text) and len(text) > 12):
        return False
    below, after = sheet.shapes[i + 1], sheet.shapes[i + 2]
    return sheet.reasons[i + 1] is None and below.prose and below.ends and below.count >= 18 and after.sentence


def _resumes(sheet: Layout, start: int, body: frozenset[str], least: float) -> int:
    for j in range(start, len(sheet.lines)):
        shape = sheet.shapes[j]
        if sheet.reasons[j] is not None or not shape.prose or not shape.ends or support(shape.content, body) < least:
            continue
        after = sheet.lines[j + 1].text if j + 1 < len(sheet.lines) else ""
        if is_byline(after) or stamp_strength(after) >= 2 or after.endswith(" ago"):
            continue
        while (
            j > start
            and sheet.reasons[j - 1] is None
            and sheet.shapes[j - 1].sentence
            and support(sheet.shapes[j - 1].content, body) >= 0.3
        ):
            j -= 1
        return j
    return len(sheet.lines)


def _mark_head(sheet: Layout, judge: PressJudge) -> None:
    head = range(sheet.head)
    _mark_bylines(sheet, judge)
    body = stems_of(
        [
            sheet.shapes[i]
            for i in range(sheet.head, len(sheet.lines))
            if sheet.reasons[i] is None and sheet.shapes[i].sentence
        ][:12]
    )
    sheet.title = _choose_title(sheet, judge, body)
    named = bool(sheet.bylines)
    for i in head:
        text, shape = sheet.lines[i].text, sheet.shapes[i]
        if sheet.reasons[i] is not None:
            continue
        if i == sheet.title:
            sheet.reasons[i] = "headline"
        elif stamp_strength(text) >= 2:
            sheet.reasons[i] = "date"
        elif not named and _is_bare_byline(sheet, i, judge):
            sheet.reasons[i] = "byline"
            sheet.bylines.append([i])
        elif not _is_deck(sheet, i, body):
            sheet.reasons[i] = "masthead" if i < 3 and (sheet.title is None or i < sheet.title) else "label"


def _mark_bylines(sheet: Layout, judge: PressJudge) -> None:
    """Lines that say "By", alone with names, or above the lines that hold the names."""
    i = 0
    while i < sheet.head:
        text = sheet.lines[i].text
        if sheet.reasons[i] in (None, "widget", "symbol") and is_lead_alone(text):
            stop = i + 1
            while stop < min(sheet.head + 20, len(sheet.lines)) and _goes_on_naming(sheet.lines[stop].text, judge):
                stop += 1
            for k in range(i, stop):
                sheet.reasons[k] = "byline"
            sheet.bylines.append(list(range(i, stop)))
            sheet.head = max(sheet.head, stop)
            i = stop
        else:
            if sheet.reasons[i] is None and is_byline(text) and not sheet.shapes[i].prose:
                sheet.reasons[i] = "byline"
                sheet.bylines.append([i])
            i += 1


def _goes_on_naming(text: str, judge: PressJudge) -> bool:
    return text in (",", "and", "&", "|") or sign_alone(text, judge) is not None or is_names(text, judge.knowledge)


def _is_bare_byline(sheet: Layout, i: int, judge: PressJudge) -> bool:
    """Names alone on a line below the headline, or an agency's name."""
    if sheet.title is not None and i < sheet.title:
        return False
    text = sheet.lines[i].text
    return is_names(text, judge.knowledge) or sign_alone(text, judge) is not None


def _is_deck(sheet: Layout, i: int, body: frozenset[str]) -> bool:
    """Whether a line of the head is the story's own: a standfirst below the headline, or words the body bears out."""
    shape, form = sheet.shapes[i], sheet.forms[i]
    text = sheet.lines[i].text
    if form is not None and not shape.prose:
        return False
    if stamp_strength(text) or is_crumbs(text) or is_teaser_heading(text):
        return shape.prose
    below = sheet.title is not None and i > sheet.title
    if below:
        near = sheet.title is not None and i - sheet.title <= 3
        fits = shape.count >= 5 or (shape.sentence and shape.count >= 3)
        return fits and (near or shape.prose or support(shape.content, body) >= 0.34)
    return shape.prose and support(shape.content, body) >= 0.25


def _choose_title(sheet: Layout, judge: PressJudge, body: frozenset[str]) -> int | None:
    """The line of the head whose words the body bears out best; of equals the first."""
    best, best_score = None, 0.0
    for i in range(max(0, sheet.head - _TITLE_LINES), sheet.head):
        shape, text = sheet.shapes[i], sheet.lines[i].text
        if sheet.reasons[i] is not None or not 2 <= shape.count <= 32 or stamp_strength(text) >= 2:
            continue
        if shape.prose and shape.lower > 0.6 and not text.endswith("?"):
            continue
        told = shape.content - _DAYS
        score = 2 * support(told, body) * len(told) / (len(told) + 1) + 0.03 * min(shape.count, 10)
        score -= 0.6 * (shape.count < 3) + 0.5 * is_crumbs(text) + 0.5 * (sheet.forms[i] is not None)
        score -= 0.8 * (is_teaser_heading(text) or sign_alone(text, judge) is not None)
        score -= 0.6 * (i < 2 and shape.count <= 5 and judge.press(text, ask_page=False) is not None)
        score -= 0.5 * bool(_BULLET.match(text)) + 0.8 * (i < 3 and bool(_MASTHEAD.match(text)))
        score -= 0.8 * (i < 4 and bool(_SLOGAN.search(text)))
        score -= 0.8 * (words_in(text)[-1].lower() in judge.knowledge.names["company_words"])
        score -= 0.3 * (is_names(text, judge.knowledge) and not sheet.bylines)
        if score > best_score + 1e-9:
            best, best_score = i, score
    return best if best_score >= 0.55 else _last_label(sheet)


def _last_label(sheet: Layout) -> int | None:
    """With no line that the body bears out: the one that stands right above the byline, date or deck."""
    for i in range(sheet.head - 1, 0, -1):
        shape = sheet.shapes[i]
        if (
            sheet.reasons[i] is None
            and 2 <= shape.count <= 20
            and not shape.sentence
            and stamp_strength(sheet.lines[i].text) < 2
        ):
            return (
                i
                if any(
                    sheet.reasons[k] == "byline" or stamp_strength(sheet.lines[k].text) >= 2
                    for k in range(i + 1, sheet.head)
                )
                else None
            )
    return None


def _find_end(sheet: Layout, own: Sequence[str]) -> int:
    """Where the body ends: below the last line that is a paragraph of the story. Marks the lines after it."""
    named = [words_in(sheet.lines[i].text) for group in sheet.bylines for i in group]
    names = [word for words in named for word in words if word[0].isupper() and word.lower() != "by"]
    spaced = _is_spaced(sheet)
    packed = _packed_foot(sheet) if spaced else len(sheet.lines)
    end = len(sheet.lines)
    while end > sheet.head:
        i = end - 1
        shape = sheet.shapes[i]
        free = sheet.reasons[i] is None and (shape.sentence or shape.prose or _closes_speech(sheet.lines[i].text))
        if free and not _is_footlike(sheet, i, own, names) and (i < packed or (shape.prose and shape.count >= 25)):
            break
        end = i
    end = _with_list(sheet, end)
    for i in range(end, len(sheet.lines)):
        if sheet.reasons[i] is None:
            form = sheet.forms[i]
            sheet.reasons[i] = form.reason if form else "author" if _is_bio(sheet, i, names) else "foot"
    return end


def _with_list(sheet: Layout, end: int) -> int:
    """Take in the list that the story's last line announces with a colon."""
    if not sheet.head < end < len(sheet.lines) or not sheet.lines[end - 1].text.endswith(":"):
        return end
    stop = end
    while stop < len(sheet.lines) and sheet.reasons[stop] is None and sheet.forms[stop] is None:
        stop += 1
    return stop if stop - end >= 2 else end


def _closes_speech(text: str) -> bool:
    """Whether a line is one quotation from end to end, or breaks off behind its comma."""
    if not opens_quote(text) or len(words_in(text)) < 6:
        return False
    close = {"“": "”", "«": "»", "‘": "’"}.get(text[0], text[0])
    return text.endswith(",") or text.find(close, 1) in (-1, len(text) - 1)


def _is_spaced(sheet: Layout) -> bool:
    """Whether blank lines part the paragraphs of this page."""
    prose = [i for i in range(sheet.head, len(sheet.lines)) if sheet.reasons[i] is None and sheet.shapes[i].prose]
    return len(prose) >= 3 and sum(sheet.lines[i].apart for i in prose) >= 0.8 * len(prose)


def _packed_foot(sheet: Layout) -> int:
    """On a page whose paragraphs stand apart: where the lines begin that stand packed at its foot."""
    start = len(sheet.lines)
    while start > sheet.head:
        first = start - 1
        while first > sheet.head and not sheet.lines[first].apart:
            first -= 1
        group = range(first, start)
        if any(sheet.shapes[i].prose and sheet.shapes[i].count >= 25 for i in group):
            break
        if (
            all(sheet.reasons[i] is None and sheet.shapes[i].sentence and sheet.forms[i] is None for i in group)
            and len(group) < 2
        ):
            break
        start = first
    return start


def _is_footlike(sheet: Layout, i: int, own: Sequence[str], names: Sequence[str]) -> bool:
    """Whether a sentence, standing last, speaks to the reader or of the paper and its people rather than of the story."""
    text, shape = sheet.lines[i].text, sheet.shapes[i]
    if shape.count > 60:
        return False
    if _is_bio(sheet, i, names) or _DEVELOPING.match(text) or stamp_strength(text) >= 2:
        return True
    if _SPEECH.search(text):
        return False
    if sheet.forms[i] is not None or (_YOU.search(text) and shape.count <= 30):
        return True
    return shape.count <= 40 and any(_speaks_of(text, name) for name in own)


def _speaks_of(text: str, name: str) -> bool:
    """Whether a sentence has the paper itself as its subject."""
    subject = re.match(
        rf"(?:the\s)?{re.escape(name)}\b(?!['’]s\s[a-z]+\s(?:minister|president|government))", text, re.IGNORECASE
    )
    return bool(subject) and not re.search(r"\b(?:could not|reported|understands|has seen|has learned)\b", text)


def _is_bio(sheet: Layout, i: int, names: Sequence[str]) -> bool:
    text = sheet.lines[i].text
    if sheet.shapes[i].count > 110 or _SPEECH.search(text[:200]):
        return False
    if _BIO.match(text) and i > sheet.head + 2:
        return True
    words = words_in(text[:60])
    if not names or len(words) < 3 or words[0] not in names:
        return False
    after = 2 if words[1] in names or words[1][0].isupper() else 1
    return bool(_BIO_VERBS.match(" " + " ".join(words[after : after + 2]))) and bool(_NEWSROOM.search(text))


def _mark_body(sheet: Layout) -> None:
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
        or _closes_speech(text)
        or sheet.lines[i].broken
        or (text.endswith((":", ";", ",")) and shape.count >= 3)
    )


def _belongs(sheet: Layout, i: int, unclosed: set[int], body: frozenset[str]) -> bool:
    shape, text = sheet.shapes[i], sheet.lines[i].text
    follows = sheet.lines[i - 1].text.endswith((":", ";", ",")) if i else False
    if i + 1 < len(sheet.lines) and sheet.lines[i + 1].broken:
        return True
    if _BULLET.match(text) or follows:
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
    while first - 1 in unclosed:
        first -= 1
    while last + 1 in unclosed:
        last += 1
    shares = [support(sheet.shapes[k].content, body) for k in range(first, last + 1)]
    return sum(shares) / len(shares) >= 0.6


def _seek_title_below(sheet: Layout) -> None:
    """A headline that stands below its story: the line of the foot whose words the body bears out best."""
    body = stems_of([sheet.shapes[i] for i in range(sheet.head, sheet.end) if sheet.reasons[i] is None])
    spaced = _is_spaced(sheet)
    best, best_score = None, 0.0
    for i in range(sheet.end, len(sheet.lines)):
        shape = sheet.shapes[i]
        if sheet.reasons[i] not in ("foot", "headline") or not 4 <= shape.count <= 24 or shape.sentence:
            continue
        share = support(shape.content, body)
        alone = sheet.lines[i].apart and (i + 1 == len(sheet.lines) or sheet.lines[i + 1].apart)
        glued = sheet.lines[i].start - sheet.lines[i - 1].end < 1
        score = share + 0.02 * min(shape.count, 12) - 0.2 * glued
        if spaced and not alone:
            continue
        if share >= (0.3 if alone else 0.4) and score > best_score + 1e-9:
            best, best_score = i, score
    if best is not None:
        sheet.title = best
        sheet.reasons[best] = "headline"


