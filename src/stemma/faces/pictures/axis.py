"""A time axis on which crowded hours stay readable and empty months do not squash the rest.

Between two neighbouring instants the axis is linear, but the widths grow only with the square root of the time
between them (relative to the median gap, within bounds). A gap far beyond the median is drawn as a marked break.
Ticks are true round instants, coarse ones first, as many as fit.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from statistics import median

from stemma.faces.wording import count, day

HOUR, DAY = 3600.0, 86400.0
LEAST, MOST = 0.45, 3.2
BREAK_RATIO, BREAK_SECONDS, MOST_BREAKS = 24.0, 6 * HOUR, 3
STEPS = ("year", "month", "day", 12 * HOUR, 6 * HOUR, 3 * HOUR, HOUR, HOUR / 2, HOUR / 6, HOUR / 12)
TICK_ROOM = {"year": 40.0, "month": 64.0, "day": 52.0}


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark on the axis at `x`, its label centred on `label_x`; `major` where a day, month or year begins."""

    x: float
    label_x: float
    label: str
    major: bool


@dataclass(frozen=True, slots=True)
class Break:
    """A stretch of the axis that stands for much more time than it looks like."""

    x: float
    label: str


@dataclass(frozen=True, slots=True)
class Axis:
    """Knots (seconds since 1970, x) between which the axis is linear; empty when nothing has a date."""

    knots: tuple[tuple[float, float], ...]
    ticks: tuple[Tick, ...]
    breaks: tuple[Break, ...]
    caption: str

    def x(self, seconds: float) -> float:
        """Where an instant stands; instants outside the axis stand at its ends. Raises ValueError without knots."""
        if not self.knots:
            raise ValueError("an axis without dates has no places")
        if seconds <= self.knots[0][0]:
            return self.knots[0][1]
        if seconds >= self.knots[-1][0]:
            return self.knots[-1][1]
        right = bisect_right(self.knots, (seconds, float("inf")))
        (t0, x0), (t1, x1) = self.knots[right - 1], self.knots[right]
        return x0 + (x1 - x0) * (seconds - t0) / (t1 - t0)


def fit_axis(instants: Iterable[float], left: float, right: float) -> Axis:
    """Lay `instants` (seconds since 1970) out between two places on a line.

    >>> fit_axis([0.0, 60.0, 120.0], 0, 100).x(60.0)
    50.0
    """
    times = sorted(set(instants))
    if not times:
        return Axis((), (), (), "")
    if len(times) == 1:
        place = left + (right - left) * 0.3
        label = _tick_label(_utc(times[0]), HOUR if times[0] % DAY else "day")
        return Axis(((times[0], place),), (Tick(place, place, label, False),), (), _caption(times))
    gaps = [b - a for a, b in pairwise(times)]
    typical = median(gaps)
    widths = [min(MOST, max(LEAST, (gap / typical) ** 0.5)) for gap in gaps]
    scale = (right - left) / sum(widths)
    knots = [(times[0], left)]
    for time, width in zip(times[1:], widths, strict=True):
        knots.append((time, knots[-1][1] + width * scale))
    broken = _broken(gaps, typical, [x for _, x in knots])
    breaks = tuple(Break((knots[i][1] + knots[i + 1][1]) / 2, _span(gaps[i])) for i in broken)
    axis = Axis(tuple(knots), (), breaks, _caption(times))
    return Axis(axis.knots, _ticks(axis, broken, left), breaks, axis.caption)


def _broken(gaps: list[float], typical: float, places: list[float]) -> list[int]:
    """Gaps to be marked as breaks: the widest in time, as far apart as their labels need."""
    wide = [i for i, gap in enumerate(gaps) if gap > BREAK_RATIO * typical and gap > BREAK_SECONDS]
    kept: list[int] = []
    for i in sorted(wide, key=lambda i: (-gaps[i], i)):
        if len(kept) < MOST_BREAKS and all(abs(places[i] - places[j]) >= 64 for j in kept):
            kept.append(i)
    return sorted(kept)


def _ticks(axis: Axis, broken: list[int], left: float) -> tuple[Tick, ...]:
    """Round instants, coarse steps first, each where there is room; none inside a break."""
    stretches: list[tuple[float, float]] = []
    start = 0
    for place in [*broken, len(axis.knots) - 1]:
        stretches.append((axis.knots[start][0], axis.knots[place][0]))
        start = place + 1
    taken = [(b.x, 56.0) for b in axis.breaks]
    ticks: list[Tick] = []

    def put(seconds: float, label: str, major: bool, room: float) -> None:
        """Add a tick if its label stands clear of those there already."""
        x = axis.x(seconds)
        label_x = max(x, left - 16 + room / 2)
        if all(abs(label_x - other) >= (room + width) / 2 for other, width in taken):
            taken.append((label_x, room))
            ticks.append(Tick(round(x, 1), round(label_x, 1), label, major))

    for first, _ in stretches[1:]:
        put(first, day(_utc(first), year=False), True, 44.0)
    for step in STEPS:
        for first, last in stretches:
            for seconds in _round_instants(step, first, last):
                put(seconds, _tick_label(_utc(seconds), step), isinstance(step, str), TICK_ROOM.get(str(step), 46.0))
    for first, _ in stretches:
        put(first, f"{_utc(first):%H:%M}", False, 46.0)
    return tuple(sorted(ticks, key=lambda t: t.x))


def _round_instants(step: str | float, first: float, last: float) -> Iterator[float]:
    """Instants of one step within [first, last], at most some hundreds."""
    if isinstance(step, str):
        yield from _calendar(step, first, last)
        return
    if (last - first) / step > 400:
        return
    at = -(-first // step) * step
    while at <= last:
        yield at
        at += step


def _calendar(step: str, first: float, last: float) -> Iterator[float]:
    if (last - first) / {"year": 366 * DAY, "month": 31 * DAY, "day": DAY}[step] > 400:
        return
    at = _utc(first).replace(hour=0, minute=0, second=0, microsecond=0)
    at = at.replace(month=1, day=1) if step == "year" else at.replace(day=1) if step == "month" else at
    while at.timestamp() <= last and at.year < 9000:
        if at.timestamp() >= first:
            yield at.timestamp()
        if step == "day":
            at += timedelta(days=1)
        else:
            months = at.month if step == "month" else 12
            at = at.replace(year=at.year + months // 12, month=months % 12 + 1)


def _tick_label(moment: datetime, step: str | float) -> str:
    if step == "year":
        return str(moment.year)
    if step == "month":
        return f"{moment:%b %Y}"
    return day(moment, year=False) if step == "day" else f"{moment:%H:%M}"


def _caption(times: list[float]) -> str:
    """The days that the axis covers."""
    first, last = _utc(times[0]), _utc(times[-1])
    if first.date() == last.date():
        return f"{day(first)} (UTC)"
    if first.year == last.year:
        return f"{day(first, year=False)} – {day(last)} (UTC)"
    return f"{day(first)} – {day(last)} (UTC)"


def _span(seconds: float) -> str:
    """A length of time in one rounded unit."""
    for unit, size in (("year", 365.25 * DAY), ("month", 30.44 * DAY), ("day", DAY), ("hour", HOUR)):
        if seconds >= 1.5 * size or (unit == "hour"):
            return count(max(1, round(seconds / size)), unit)
    return ""


def _utc(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
