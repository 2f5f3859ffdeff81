"""When an article was published, as its page says in a stamp near the headline or its address says in a path."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from stemma.language.lines import Line, words_in
from stemma.language.revisions import with_update
from stemma.language.stamps import WEEKDAY, find_clocks, find_dates, parse_instant
from stemma.language.tokens import word_set
from stemma.model import Published

_LONGEST = 160
_BESIDE = 4  # lines between a stamp and that of a later change
_TOLD_WITHIN = 600
_TOLD = re.compile(
    r"(?:(?<=[.!?]\s)|\A)(?:First\s)?(?:Published|Posted|Placed|Issued|Released|Uploaded|Put)\s"
    r"(?:here|online|on)\b[^\n.]{1,80}(?:\d\.\d\d[^\n.]{0,20})?(?=\.)"
)
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
    "pacific central mountain text size share comments noon from in version amended placed here online uploaded later"
)
_UPDATED = re.compile(r"\b(?:updated?|modified|edited|revised)\b", re.IGNORECASE)
_LABEL = re.compile(
    r"\b(?:publi(?:shed|cation)|posted|issued|released|first published|dated?|updated|modified|"
    r"filed|placed (?:here|online)|put online|uploaded)\b",
    re.IGNORECASE,
)
_FIRST = re.compile(r"\s*(?:first|originally) (?:published|posted)\b(?!.*\bupdated\b)", re.IGNORECASE)
_LED = re.compile(r"(?:first )?(?:published|posted|issued|uploaded)(?: on| at|:)? ", re.IGNORECASE)
_TOWN = re.compile(rf"[A-Z][\w.'’-]{{1,20}}(?:\s[A-Z][\w.'’-]{{1,20}}){{0,2}},\s(?:{WEEKDAY},?\s)?", re.IGNORECASE)
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
    led = _LED.match(text)  # "Posted Saturday 16.09.2023 17:10 by the newsroom (Ada Lund in Pellow)"
    if _LABEL.search(text) and (strangers <= 6 or (led and not _strangers(text[led.end() : day.start]))):
        return 3
    if _TOWN.fullmatch(text[: day.start]) and not text[day.end :].strip(" .,"):
        return 2
    if strangers == 0:
        return 2
    return 1 if strangers <= 8 else 0


def _strangers(text: str) -> int:
    """How many words of a line are none that stamps are made of."""
    return sum(word.lower() not in _LABELS for word in words_in(text) if word[0].isalpha() and len(word) > 1)


def find_stamp(lines: Sequence[Line], page: str = "") -> tuple[Published, Line] | None:
    """The best stamp among lines that stand near the headline, in their order: labelled before bare, "published"
    before "updated", the first before the later ones. A clock on the next line is taken with its date. Where a line
    tells a later change, the stamp is the interval up to that; `page`, the decoded page, lets its quote span lines."""
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
        if _FIRST.match(line.text):
            rank -= 3  # the stamp beside it is this version's
        if best is None or rank > best[0]:
            best = (rank, place, found, line)
    if best is None:
        return None
    found, line = _clocked(best[2], best[3], lines)
    near = [x for x in lines[max(0, best[1] - _BESIDE) : best[1] + _BESIDE + 1] if x is line or is_stamp(x.text)]
    return with_update(found, line, near, page), line


def find_told_stamp(lines: Iterable[Line]) -> Published | None:
    """The date of a page that tells it in a sentence of its own: "Spoken on 4 May 2021. Placed here on 5 May 2021."

    >>> text = "Delivered in the old hall. Published here on 5 May 2021 at 13:30. The speaker had no notes."
    >>> find_told_stamp([Line(0, len(text), text, True)]).quote
    '5 May 2021 at 13:30'
    """
    for line in lines:
        for told in _TOLD.finditer(line.text[:_TOLD_WITHIN]):
            piece = Line(line.start + told.start(), line.start + told.end(), told.group(), True)
            found = _read(piece, None) if stamp_strength(piece.text) == 3 else None
            if found is not None:
                return found
    return None


def _clocked(found: Published, line: Line, lines: Sequence[Line]) -> tuple[Published, Line]:
    """A day whose time another line tells beside the same day without its year: "From our staff, 5 March, 06.30"."""
    if found.precision != "day":
        return found, line
    for other in lines:
        day = next(find_dates(other.text[:_LONGEST]), None)
        if day is None or day.year or f"-{day.month:02d}-{day.day:02d}T" not in found.earliest[4:]:
            continue
        clock = next(find_clocks(other.text[day.end : _LONGEST]), None)
        if clock is not None and stamp_strength(other.text):
            parsed = parse_instant(f"{found.earliest[:10]} {other.text[day.end : _LONGEST]}")
            start, end = other.start + day.start, other.start + day.end + clock.end
            if parsed and parsed[2] in ("minute", "second"):
                return Published(*parsed, "text", other.text[day.start : day.end + clock.end], start, end), other
    return found, line


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
