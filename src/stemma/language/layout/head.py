"""Above the body: headline, deck, byline, date, and what is none of these."""

from __future__ import annotations

import re

from stemma.language.bylines import (
    is_byline,
    is_head_byline,
    is_lead_alone,
    is_names,
    is_press_line,
)
from stemma.language.credits import find_dateline, sign_alone
from stemma.language.furniture import is_crumbs, is_teaser_heading
from stemma.language.judging import PressJudge, is_reported_from
from stemma.language.layout.sheet import BULLET, Layout, is_spaced
from stemma.language.lines import stems_of, support, words_in
from stemma.language.mastheads import is_menu
from stemma.language.publication import stamp_strength
from stemma.language.signatures import is_staff_line
from stemma.language.stamps import find_dates
from stemma.language.tokens import is_common, word_set

_TITLE_LINES = 80  # how far above the body a headline may stand
_BELOW = 5  # lines below the headline in which its sender may stand


_DAYS = word_set("monday tuesday wednesday thursday friday saturday sunday today night morning evening")


_MASTHEAD = re.compile(r"[^—–|•·»/]{2,40}\s(?:[—–|•·»]|//)\s")


_SLOGAN = re.compile(
    r"\b(?:paper|newspaper|edition|magazine|since \d{4}|your|independent|website|free to read|every day)\b",
    re.IGNORECASE,
)


# A field of a form or notice: whom it is for, its number.
_FIELD = re.compile(
    r"(?:for|to|from|attn|attention|cc|ref|reference|contact|class|tel|e-?mail)\b[^:]{0,12}:\s", re.IGNORECASE
)


# The number of a document: "Class 1. Reference P/2031/12".
_NUMBER = re.compile(r"\b(?:ref(?:erence)?|no|number)\b[.:]?\s?(?:[A-Z]{1,4}[/-])?\d{1,4}[/-]\d{2,4}", re.IGNORECASE)


_LETTERS = re.compile(r"[A-Z]{3,5}")


# Where and when: "Port Salt, 4 May 2031, 09:00", "SALT QUAY, Norvania", "05/04 08:20 home-fire".
_TOWNS = re.compile(r"(?:[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){0,3},\s){1,3}")
_DATELINE = re.compile(r"[A-Z][A-Z .'’/-]+(?:,\s[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*)?){1,2}")
_SLUG = re.compile(r"\d{1,2}[/.]\d{1,2}[/.]?\s\d{1,2}[:.]\d\d\s\S+")


_PARTNERS = re.compile(r"\b(?:your privacy|cookies?|our \d+ partners|consent)\b", re.IGNORECASE)


def mark_head(sheet: Layout, judge: PressJudge) -> None:
    """Choose the headline, mark the lines above the body, and keep decks."""
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
        text = sheet.lines[i].text
        if not named and sheet.reasons[i] in (None, "navigation") and _is_sender(sheet, i, judge):
            sheet.reasons[i] = "byline"
            sheet.bylines.append([i])
        if sheet.reasons[i] is not None:
            continue
        if i == sheet.title:
            sheet.reasons[i] = "headline"
        elif is_staff_line(text):
            sheet.reasons[i] = "byline"
        elif stamp_strength(text) >= 2 and not is_head_byline(text, judge.knowledge):
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
            # The same reporters may sign several pages of their outlet.
            if sheet.reasons[i] in (None, "repeated") and is_byline(text) and not sheet.shapes[i].prose:
                sheet.reasons[i] = "byline"
                sheet.bylines.append([i])
            i += 1


def _goes_on_naming(text: str, judge: PressJudge) -> bool:
    return text in (",", "and", "&", "|") or sign_alone(text, judge) is not None or is_names(text, judge.knowledge)


def _is_bare_byline(sheet: Layout, i: int, judge: PressJudge) -> bool:
    """Names alone on a line below the headline, or an agency's name."""
    if i < (2 if sheet.title is None else sheet.title):
        return False
    text = sheet.lines[i].text
    name = text.partition(",")[0]
    if _is_dateline(text) and not name.isupper() and is_reported_from(name, judge):
        return False
    if is_names(text, judge.knowledge) or is_head_byline(text, judge.knowledge) or sign_alone(text, judge) is not None:
        return True
    person, _, press = text.rpartition(", ")
    if is_names(person, judge.knowledge) and judge.press(press) is not None:
        return True
    return _are_letters(text) and any(
        0 <= k < len(sheet.lines) and stamp_strength(sheet.lines[k].text) >= 2 for k in (i - 1, i + 1)
    )


def _is_sender(sheet: Layout, i: int, judge: PressJudge) -> bool:
    """Whether a line below the headline, beside the date or with it, names only who sent the report."""
    if (
        sheet.title is None
        or not sheet.title < i <= sheet.title + _BELOW
        or not is_press_line(sheet.lines[i].text, judge)
    ):
        return False
    return any(0 <= k < len(sheet.lines) and stamp_strength(sheet.lines[k].text) for k in (i - 1, i, i + 1))


def _are_letters(text: str) -> bool:
    """Whether a line is the letters of an agency and nothing else: "NPA", not "NEWS"."""
    return bool(_LETTERS.fullmatch(text)) and not is_common(text.lower())


def _is_deck(sheet: Layout, i: int, body: frozenset[str]) -> bool:
    """Whether a line of the head is the story's own: a standfirst below the headline, or words the body bears out."""
    shape, form = sheet.shapes[i], sheet.forms[i]
    text = sheet.lines[i].text
    if not shape.prose and (form is not None or _FIELD.match(text) or _NUMBER.search(text)):
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
    scores: dict[int, float] = {}
    for i in range(max(0, sheet.head - _TITLE_LINES), sheet.head):
        shape, text = sheet.shapes[i], sheet.lines[i].text
        if sheet.reasons[i] is not None or not 2 <= shape.count <= 32 or stamp_strength(text) >= 2:
            continue
        form = sheet.forms[i]
        if (form is not None and form.sure) or _PARTNERS.search(text):
            continue
        if _names_writer(text, judge):
            continue
        if text.endswith(":") or (shape.prose and shape.lower > 0.6 and not text.endswith("?")):
            continue
        told = shape.content - _DAYS
        score = 2 * support(told, body) * len(told) / (len(told) + 1) + 0.03 * min(shape.count, 10)
        score -= 0.25 * (text.endswith(".") and shape.lower > 0.5)
        score -= 0.6 * (shape.count < 3) + 0.5 * is_crumbs(text) + 0.5 * (sheet.forms[i] is not None)
        score -= 0.8 * (is_teaser_heading(text) or sign_alone(text, judge) is not None)
        score -= 0.6 * (i < 2 and shape.count <= 5 and judge.press(text, ask_page=False) is not None)
        score -= (
            1.5 * bool(BULLET.match(text))
            + 0.8 * bool(_FIELD.match(text))
            + 0.8 * (i < 3 and bool(_MASTHEAD.match(text)))
        )
        score -= 0.8 * (i < 4 and bool(_SLOGAN.search(text)))
        score -= 1.2 * _is_dateline(text) + 0.8 * _is_strapline(sheet, i)
        score -= 0.8 * (words_in(text)[-1].lower() in judge.knowledge.names["company_words"])
        score -= 0.3 * (is_names(text, judge.knowledge) and not sheet.bylines)
        scores[i] = score
        if score > best_score + 1e-9:
            best, best_score = i, score
    if best is None or best_score < 0.55:
        return _last_label(sheet, judge)
    above = [i for i in scores if best - 3 <= i < best and scores[i] >= 0.45 and sheet.lines[best].text.endswith(".")]
    return min(above, default=best)


def _is_dateline(text: str) -> bool:
    """Whether a line says only where and when: "Port Salt, 4 May 2031, 09:00", "SALT QUAY, Norvania"."""
    day = next(find_dates(text), None)
    placed = day is not None and _TOWNS.fullmatch(text[: day.start]) and len(words_in(text[day.end :])) <= 2
    return bool(placed or _DATELINE.fullmatch(text) or _SLUG.fullmatch(text))


def _is_strapline(sheet: Layout, i: int) -> bool:
    """Whether a short line stands between the masthead and the menu of sections."""
    if not 0 < i < 3 or sheet.shapes[i].count > 8:
        return False
    below = range(i + 1, min(i + 3, sheet.head))
    return any(is_menu(sheet.lines[k].text) for k in below)


def _last_label(sheet: Layout, judge: PressJudge) -> int | None:
    """With no line that the body bears out: the one that stands right above the byline, date, dateline or deck."""
    below = sheet.head < len(sheet.lines) and find_dateline(sheet.lines[sheet.head], judge) is not None
    for i in range(sheet.head - 1, 0, -1):
        shape, text = sheet.shapes[i], sheet.lines[i].text
        if sheet.reasons[i] == "byline" or stamp_strength(text) >= 2 or _names_writer(text, judge):
            below = True
        elif below and is_names(text, judge.knowledge) and not sheet.bylines:
            continue
        elif below and sheet.reasons[i] is None and 2 <= shape.count <= 20 and not shape.sentence:
            return i
    return None


def _names_writer(text: str, judge: PressJudge) -> bool:
    return is_staff_line(text) or is_head_byline(text, judge.knowledge)


def seek_title_below(sheet: Layout) -> None:
    """A headline that stands below its story: the line of the foot whose words the body bears out best."""
    body = stems_of([sheet.shapes[i] for i in range(sheet.head, sheet.end) if sheet.reasons[i] is None])
    spaced = is_spaced(sheet)
    best, best_score = None, 0.0
    for i in range(sheet.end, len(sheet.lines)):
        shape = sheet.shapes[i]
        if (
            is_teaser_heading(sheet.lines[i].text)
            or sheet.reasons[i] not in ("foot", "headline")
            or not 4 <= shape.count <= 24
            or shape.sentence
        ):
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
