"""What happened when, and when it was reported: the claims of a story that name a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from math import inf

from stemma.faces.claims import Entry, words_before
from stemma.faces.pages import TimelinePage
from stemma.faces.pictures.axis import Axis, fit_axis
from stemma.faces.pieces import Event
from stemma.faces.web.shelf import Room, Shelf, paged
from stemma.faces.wording import count, day, instant, one_line
from stemma.model import Moment, Statement

EVENTS, BACKGROUND = 40, 60
WIDTH, MARGIN, HOUR, DAY = 420.0, 12.0, 3600.0, 86400.0
WIDEST, LONG_BEFORE = 40 * DAY, 45 * DAY
_MONTH, YEAR = 27 * DAY, 365.25 * DAY
_UNITS = (
    (60.0, "minute", 2 * HOUR), (HOUR, "hour", 36 * HOUR), (DAY, "day", 60 * DAY), (YEAR / 12, "month", 2 * YEAR),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Strip:
    """One event on the picture's axis: its bar from `left` to `right`, and a mark for each time it was reported."""

    left: float
    right: float
    marks: tuple[float, ...]


def view_timeline(shelf: Shelf, story: str, page: int = 1) -> TimelinePage:
    """A page of what a story's claims date, the earliest first. Raises `UnknownId`.

    `background`: what lies long before the first article, or is known to no more than 40 days.
    """
    room = shelf.room(story)
    events = sorted(_events(shelf, room), key=lambda event: (event.since, event.until, event.claim))
    times = [t for member in room.family.members if (t := member.time) is not None]
    first = min(times, default=0.0)
    back = [event for event in events if _is_background(event, first)]
    near, pager = paged([event for event in events if not _is_background(event, first)], page, EVENTS)
    undated = sum(entry.articles > 1 for entry in room.entries) - sum(event.articles > 1 for event in events)
    return TimelinePage(room.head, tuple(near), tuple(back[:BACKGROUND]), max(0, undated), pager)


def lay_strips(events: Sequence[Event]) -> tuple[Axis, tuple[Strip, ...]]:
    """The events on one axis of time, in pixels from 0 to `WIDTH`."""
    spans = [(_seconds(event.since), _seconds(event.until), [_seconds(t) for t in event.reported]) for event in events]
    instants = [t for since, until, reported in spans for t in (since, until, *reported)]
    axis = fit_axis(instants, MARGIN, WIDTH - MARGIN)
    if not axis.knots:
        return axis, ()
    strips = [
        Strip(round(axis.x(a), 1), round(axis.x(b), 1), tuple(sorted({round(axis.x(t), 1) for t in reported})))
        for a, b, reported in spans
    ]
    return axis, tuple(strips)


def _is_background(event: Event, first: float) -> bool:
    since, until = _seconds(event.since), _seconds(event.until)
    return until - since > WIDEST or until < first - LONG_BEFORE


def _events(shelf: Shelf, room: Room) -> Iterator[Event]:
    for entry in room.entries:
        found = next((pair for row in entry.statements if (pair := _moment(shelf, row))), None)
        if found is not None:
            yield _event(room, entry, *found)


def _moment(shelf: Shelf, row: Statement) -> tuple[Statement, Moment] | None:
    """The first time that a statement's own words name."""
    spans = row.content_spans or ((row.start, row.end),)
    for moment in shelf.moments.get(row.article, ()):
        if any(start <= moment.start and moment.end <= end for start, end in spans):
            return row, moment
    return None


def _event(room: Room, entry: Entry, row: Statement, moment: Moment) -> Event:
    since, until = (instant(text or "") or datetime.fromtimestamp(0, UTC) for text in (moment.earliest, moment.latest))
    times = room.scene.times
    known = {row.article for row in entry.statements if times[row.article] < inf}
    dated = sorted(known, key=lambda name: (times[name], name))
    # The claim begins with who told it first, an ancestor before its copies even where a copy's day began earlier.
    opening = next((said.article for said in entry.statements if said.id == entry.row.statements[0]), row.article)
    first = opening if opening in known or not dated else dated[0]
    lag = _lag(since.timestamp(), until.timestamp(), times[first]) if dated else "at no known time"
    return Event(
        entry.row.id,
        words_before(room.scene, entry.row),
        one_line(entry.row.text, 240),
        since.isoformat(),
        until.isoformat(),
        _span(since, until),
        one_line(room.scene.text(row)[moment.start : moment.end], 60),
        room.scene.refs[first],
        lag,
        entry.articles,
        tuple(datetime.fromtimestamp(times[name], UTC).isoformat() for name in dated),
    )


def _seconds(text: str) -> float:
    found = instant(text)
    return found.timestamp() if found else 0.0


def _span(since: datetime, until: datetime) -> str:
    """An interval in words, no finer than it is."""
    length = (until - since).total_seconds()
    if length < HOUR:
        return f"{day(since)}, {since:%H:%M}"
    if since.date() == until.date():
        return day(since)
    if since.month == 1 and since.day == 1 and until.month == 12 and until.day == 31:
        return f"{since.year}" if since.year == until.year else f"{since.year}–{until.year}"
    if length >= _MONTH and since.day == 1 and since.month == until.month:
        return f"{since:%B} {since.year}"
    return f"{day(since, year=since.year != until.year)} – {day(until)}"


def _lag(since: float, until: float, told: float) -> str:
    """How long after it happened something was reported.

    >>> _lag(0, 60, 7260), _lag(0, DAY, HOUR), _lag(3 * DAY, 4 * DAY, 0)
    ('2 hours later', 'the same day', '3 days ahead')
    """
    if told < since:
        return f"{_length(since - told)} ahead"
    if told <= until:
        return "the same day" if until - since <= DAY else "within that time"
    return f"{_length(told - until)} later"


def _length(seconds: float) -> str:
    for unit, noun, until in _UNITS:
        if seconds < until:
            return count(max(1, round(seconds / unit)), noun)
    return count(round(seconds / YEAR), "year")
