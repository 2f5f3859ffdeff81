"""First published, last updated: a page that says both was written at some time between the two.

What such a page tells may have stood there from the first or have come with the last change, so its publication is the
interval from the one to the other. Where only one of the two is said, that one stands alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from stemma.language.lines import Line
from stemma.language.stamps import DateWords, find_clocks, find_dates, parse_instant
from stemma.model import Published

_LONGEST = 160  # code points of a stamp that are looked at
_LABEL = re.compile(
    r"\b(?:(?P<last>updated?|modified|edited|revised|amended|(?:this|latest|last)\sversion)"
    r"|published|publication|posted|issued|released|created|placed|put online|uploaded)\b",
    re.IGNORECASE,
)
_LATER = re.compile(r"\b(?P<count>\d{1,3})\s(?P<unit>min|hour)(?:ute)?s?\slater\b", re.IGNORECASE)
_NEAR = 40  # code points between a label and its date or clock
_LIVELY = timedelta(days=30)
_MINUTE = timedelta(minutes=1)
_CHANGED_WITHIN = timedelta(days=3)  # after publication: a change of the story rather than of the page
_PRECISE = ("minute", "second")


@dataclass(frozen=True, slots=True)
class Said:
    """What stands behind one label of a stamp: ``text[start:end]``. `last`: the label is one of a change."""

    last: bool
    start: int
    end: int


def between(first: Published, last: Published | None) -> Published:
    """From `first` to `last`; `first` alone where there is no later one, or one within a minute, or on the same day
    without its time, or after more than 30 days: then the page was worked on, not the story.

    >>> first = Published("2021-05-04T10:00:00", "2021-05-04T10:00:59", "minute", "metadata")
    >>> found = between(first, Published("2021-05-05T08:30:00", "2021-05-05T08:30:59", "minute", "metadata"))
    >>> found.earliest, found.latest, found.precision
    ('2021-05-04T10:00:00', '2021-05-05T08:30:59', 'interval')
    """
    begun = _instant(first.earliest)
    changed, after = (_instant(last.earliest), _instant(last.latest)) if last else (None, None)
    if last is None or begun is None or changed is None or after is None:
        return first
    # The later one is told in the zone of the first, so that both ends of the interval can be compared as they stand.
    changed, after = (_in_zone(at, begun) for at in (changed, after))
    if after <= begun or changed - begun > _LIVELY:
        return first
    if changed - begun <= _MINUTE and {first.precision, last.precision} <= {*_PRECISE}:
        return first
    if last.precision not in _PRECISE and changed.date() <= begun.date():
        return first
    return replace(first, latest=after.isoformat(), precision="interval")


def with_update(found: Published, line: Line, lines: Sequence[Line], page: str = "") -> Published:
    """`found`, which `line` tells, and the last change that it or another of `lines` tells.

    `page`: the decoded page, for a quote that runs over several lines; without it the quote is that of the first date.
    """
    best = found
    for other in lines:
        text = other.text[:_LONGEST]
        parts = _parts(text)
        first = _earlier(found, text, parts) if other is line else found
        for said in parts:
            if said.last:
                whole = between(first, _change(text, said, first, other is line))
                if whole.precision == "interval" and (best is found or whole.latest > best.latest):
                    best = _quoted(whole, found, other, said, page)
    return best


def _parts(text: str) -> list[Said]:
    labels = [match for match in _LABEL.finditer(text) if _is_dated(text[match.end() : match.end() + _NEAR])]
    ends = [*(match.start() for match in labels[1:]), len(text)]
    parts = [Said(bool(m["last"]), m.end(), end) for m, end in zip(labels, ends, strict=True)] if labels else []
    return [Said(False, 0, labels[0].start()), *parts] if labels else []


def _is_dated(near: str) -> bool:
    """Whether a date, a clock or "19 minutes later" stands close behind: "updated" is a word of stories too."""
    return bool(_LATER.search(near)) or next(find_dates(near), next(find_clocks(near), None)) is not None


def _earlier(found: Published, text: str, parts: Sequence[Said]) -> Published:
    """The first publication where `found` is the update of the same line: "First published 4 May. Updated 5 May
    2021"."""
    for said in parts:
        day = None if said.last else next(find_dates(text[said.start : said.end]), None)
        if day is not None:
            first = None if day.year or day.swapped else _in_year_of(text[said.start : said.end], day, found, -1)
            return first or found
    return found


def _in_year_of(words: str, day: DateWords, near: Published, side: int) -> Published | None:
    """What `words` say, whose date has no year: the last (`side` -1) that is not after `near`, or the first after."""
    year, month_day = int(near.earliest[:4]), (int(near.earliest[5:7]), int(near.earliest[8:10]))
    if (day.month, day.day) != month_day and ((day.month, day.day) > month_day) == (side < 0):
        year += side
    parsed = parse_instant(f"{year:04d}-{day.month:02d}-{day.day:02d} {words[day.end :]}")
    return Published(*parsed, "text") if parsed else None


def _change(text: str, said: Said, first: Published, same: bool) -> Published | None:
    """What stands behind the label of a change: a date, a clock of the same day (`same`: on the same line), or how
    much later it was."""
    words = text[said.start : said.end]
    day = next(find_dates(words), None)
    if day is not None and day.year is None:
        return _in_year_of(words, day, first, 1)
    if day is not None:
        parsed = parse_instant(words)
        return Published(*parsed, "text") if parsed else None
    begun, later, clock = _instant(first.earliest), _LATER.search(words), next(find_clocks(words), None)
    if begun is None or first.precision not in _PRECISE:
        return None
    if later is not None:
        minutes = int(later["count"]) * (60 if later["unit"].lower() == "hour" else 1)
        return _at(begun + timedelta(minutes=minutes))
    if clock is None or not same:
        return None
    return _at(datetime.combine(begun.date(), clock.at, clock.zone or begun.tzinfo))


def _at(moment: datetime) -> Published:
    return Published(moment.replace(second=0).isoformat(), moment.replace(second=59).isoformat(), "minute", "text")


def _quoted(whole: Published, found: Published, other: Line, said: Said, page: str) -> Published:
    """The interval, with the words of the page from the first date to the last."""
    if found.page_start is None or found.page_end is None:
        return whole
    words = other.text[said.start : said.end]
    dates = [(x.start, x.end) for x in find_dates(words)] + [(x.start, x.end) for x in find_clocks(words)]
    later = [match.span() for match in _LATER.finditer(words)]
    places = [other.start + said.start + place for span in (dates or later) for place in span]
    start, end = min(found.page_start, *places), max(found.page_end, *places)
    inside = other.start <= start and end <= other.end
    quote = other.text[start - other.start : end - other.start] if inside else page[start:end]
    if not quote or len(quote) > 2 * _LONGEST:
        return whole
    return replace(whole, quote=quote, page_start=start, page_end=end)


def days_of(published: Published | None) -> tuple[date | None, date | None]:
    """The first and the last day from which an article may speak; None twice where that is open.

    A page that was changed within a few days may speak from any of them; one that was changed long after is taken to
    speak from its first day, where that is a fact and not one reading of "04/03/2022".
    """
    if published is None:
        return None, None
    try:
        first, last = date.fromisoformat(published.earliest[:10]), date.fromisoformat(published.latest[:10])
    except ValueError:
        return None, None
    if last - first <= _CHANGED_WITHIN:
        return first, last
    return (first, first) if published.evidence == "metadata" else (None, None)


def _instant(words: str) -> datetime | None:
    try:
        return datetime.fromisoformat(words)
    except ValueError:
        return None


def _in_zone(at: datetime, like: datetime) -> datetime:
    return at.astimezone(like.tzinfo) if at.tzinfo and like.tzinfo else at.replace(tzinfo=like.tzinfo)
