"""When an article was published, as its page says in a stamp near the headline or its address says in a path."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from stemma.language.lines import Line, words_in
from stemma.language.stamps import find_clocks, find_dates, parse_instant
from stemma.language.tokens import word_set
from stemma.model import Published

_LONGEST = 160
_LABELS = word_set(
    "published publish posted post updated update last modified issued released release date dated first on at by "
    "created edited revised filed uploaded monday tuesday wednesday thursday friday saturday sunday mon tue "
    "tues wed thu "
    "thur thurs fri sat sun am pm a p m et est edt ct pt pdt pst gmt bst utc cet ist the th st nd rd of hrs "
    "hours time "
    "local min mins minute minutes read ago hour day days january february march april may june july august "
    "september "
    "october november december jan feb mar apr jun jul aug sep sept oct nov dec edition evening morning late "
    "and eastern "
    "pacific central mountain text size share comments noon from in"
)
_UPDATED = re.compile(r"\b(?:updated?|modified|edited|revised)\b", re.IGNORECASE)
_LABEL = re.compile(
    r"\b(?:publi(?:shed|cation)|posted|issued|released|first published|dated?|updated|modified|"
    r"filed)\b",
    re.IGNORECASE,
)
_URL_DAY = re.compile(r"/((?:19|20)\d\d)[/-](0?[1-9]|1[0-2])[/-](0?[1-9]|[12]\d|3[01])(?=[/-]|$)")
_URL_RUN = re.compile(r"[/_-]((?:19|20)\d\d)(0[1-9]|1[0-2])([0-2]\d|3[01])(?=[/_.-]|$)")


def is_stamp(text: str) -> bool:
    """Whether a line is a date of publication and little else.

    >>> is_stamp("Published: 4 May 2021, 10:15"), is_stamp("He was born on 4 May 2021 in a village near the sea.")
    (True, False)
    """
    return stamp_strength(text) >= 2


def stamp_strength(text: str) -> int:
    """3: a labelled date; 2: a date and little else; 1: a line of few words that holds one; 0: none, or a
    sentence."""
    if len(text) > _LONGEST:
        return 0
    day = next(find_dates(text), None)
    clock = next(find_clocks(text), None)
    if day is None:
        return 2 if clock and _strangers(text) == 0 else 0
    strangers = _strangers(text)
    if strangers and text.rstrip().endswith((".", "?", "!")) and strangers > 3:
        return 0
    if _LABEL.search(text) and strangers <= 6:
        return 3
    if strangers == 0:
        return 2
    return 1 if strangers <= 8 else 0


def _strangers(text: str) -> int:
    """How many words of a line are none that stamps are made of."""
    return sum(word.lower() not in _LABELS for word in words_in(text) if word[0].isalpha() and len(word) > 1)


def find_stamp(lines: Sequence[Line]) -> tuple[Published, Line] | None:
    """The best stamp among lines that stand near the headline, in their order: labelled before bare, "published"
    before "updated", the first before the later ones. A clock on the next line is taken with its date."""
    best: tuple[int, int, Published, Line] | None = None
    for place, line in enumerate(lines):
        strength = stamp_strength(line.text)
        if strength == 0:
            continue
        found = _read(line, lines[place + 1] if place + 1 < len(lines) else None)
        if found is None:
            continue
        rank = 2 * strength + (found.precision in ("second", "minute"))
        if _UPDATED.search(line.text) and not re.search(r"publi|posted|issued", line.text, re.IGNORECASE):
            rank -= 4
        if best is None or rank > best[0]:
            best = (rank, place, found, line)
    return (best[2], best[3]) if best else None


def _read(line: Line, below: Line | None) -> Published | None:
    parsed = parse_instant(line.text)
    if parsed is None:
        return None
    earliest, latest, precision = parsed
    if precision == "day" and below is not None and next(find_dates(below.text), None) is None:
        both = parse_instant(f"{line.text} {below.text}") if stamp_strength(below.text) else None
        if both and both[2] in ("minute", "second"):
            earliest, latest, precision = both
    first = next(find_dates(line.text))
    clock = next(find_clocks(line.text), None)
    # The quote runs from the first to the last of date and clock; the label before it stays outside.
    start, end = first.start, first.end
    if clock is not None and precision in ("minute", "second", "interval"):
        start, end = min(start, clock.start), max(end, clock.end)
    day = re.search(r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?,? $", line.text[:start], re.IGNORECASE)
    start = day.start() if day else start
    return Published(earliest, latest, precision, "text", line.text[start:end], line.start + start, line.start + end)


def from_words(words: str, evidence: str, start: int | None = None) -> Published | None:
    """What a field that is all a date says; `start`, where it stands on the page."""
    parsed = parse_instant(words)
    if parsed is None:
        return None
    found = Published(*parsed, evidence)
    return found if start is None else replace(found, quote=words, page_start=start, page_end=start + len(words))


def from_url(url: str) -> Published | None:
    """The day that an address carries in its path.

    >>> from_url("https://gazette.example/news/2021/05/04/fire").earliest
    '2021-05-04T00:00:00'
    """
    match = _URL_DAY.search(url[:2000]) or _URL_RUN.search(url[:2000])
    if not match:
        return None
    year, month, day = match.groups()
    return from_words(f"{year}-{int(month):02d}-{int(day):02d}", "url")


def from_dateline(line: Line, words: str, start: int, known: str | None) -> Published | None:
    """The day of a dateline such as "Nov 8", its year being that of `known`, an instant at or after publication.

    `words` stand at page offset `start` in `line`.
    """
    if known is None or not (day := next(find_dates(words), None)) or not 0 <= start - line.start <= len(line.text):
        return None
    year = day.year or int(known[:4])
    if day.year is None and (day.month, day.day) > (int(known[5:7]), int(known[8:10])):
        year -= 1
    return from_words_at(words[day.start : day.end], f"{year}-{day.month:02d}-{day.day:02d}", start + day.start)


def from_words_at(quote: str, meaning: str, start: int) -> Published | None:
    """A day whose wording on the page, `quote` at offset `start`, is shorter than what it means."""
    parsed = parse_instant(meaning)
    return Published(*parsed, "text", quote, start, start + len(quote)) if parsed else None
