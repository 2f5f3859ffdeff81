"""Below the body: where the story ends, and what speaks to the reader or of the paper."""

from __future__ import annotations

import re
from collections.abc import Sequence

from stemma.language.layout.sheet import Layout, closes_speech, is_spaced
from stemma.language.lines import words_in
from stemma.language.publication import stamp_strength

_YOU = re.compile(r"\b(?:you|your|us|our)\b", re.IGNORECASE)


_BIO = re.compile(
    r"[A-Z][\w.'’-]+(?:\s[A-Z][\w.'’-]+){1,3},?\s(?:is|was|are|has been)\s(?:an?|the|our|"
    r"one)\b[^.]{0,80}\b(?:reporter|writer|editor|"
    r"correspondent|columnist|journalist|contributor|author|professor|fellow|producer|critic|analyst|director|"
    r"lecturer)s?\b"
)


_BIO_VERBS = re.compile(
    r"^.{0,4}\s?(?:is|was|has|had|covers?|covered|writes?|reports?|joined|works?|lives?|based|can)\b"
)


_NEWSROOM = re.compile(
    r"\b(?:cover(?:s|ed|ing)?|report(?:s|er|ing)?|write[sr]?|writing|editor|correspondent|journalist|columnist|"
    r"joined|author)\b",
    re.IGNORECASE,
)


_DEVELOPING = re.compile(
    r"\(?(?:this (?:is a|story is|article is|post is)[^.]{0,30}\b(?:developing|breaking|being updated|updated)|"
    r"more to (?:follow|come)|"
    r"check back for|first published|originally published|updated? at|story updated)\b",
    re.IGNORECASE,
)


_SPEECH = re.compile(r"^[A-Z][\w .'’-]{1,30}:|[“”\"]|\b(?:said|says|told|added|asked)\b")


def find_end(sheet: Layout, own: Sequence[str]) -> int:
    """Where the body ends: below the last line that is a paragraph of the story. Marks the lines after it."""
    named = [words_in(sheet.lines[i].text) for group in sheet.bylines for i in group]
    names = [word for words in named for word in words if word[0].isupper() and word.lower() != "by"]
    spaced = is_spaced(sheet)
    packed = _packed_foot(sheet) if spaced else len(sheet.lines)
    end = len(sheet.lines)
    while end > sheet.head:
        i = end - 1
        shape = sheet.shapes[i]
        free = sheet.reasons[i] is None and (shape.sentence or shape.prose or closes_speech(sheet.lines[i].text))
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
    """Whether a sentence, standing last, speaks to the reader or of the paper and its people rather than of
    the story."""
    text, shape = sheet.lines[i].text, sheet.shapes[i]
    if _is_bio(sheet, i, names):
        return True
    if shape.count > 60:
        return False
    if _DEVELOPING.match(text) or stamp_strength(text) >= 2:
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
