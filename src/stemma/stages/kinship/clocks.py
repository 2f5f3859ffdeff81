"""What publication times prove of which article came first."""

from __future__ import annotations

import math
from datetime import UTC, datetime, timedelta

from stemma.model import Article, Published


def weigh_times(child: Article, parent: Article) -> tuple[float, str] | None:
    """The log-odds that `parent` was published before `child`, with the times; None when they prove nothing."""
    if not (child.published and parent.published):
        return None
    times = f"{_clock(parent.published.earliest)} against {_clock(child.published.earliest)}"
    if weight := _sureness(parent.published.latest, child.published.earliest):
        return weight, f"published earlier ({times})"
    if weight := _sureness(child.published.latest, parent.published.earliest):
        return -_LATER * weight, f"published later ({times})"
    if weight := _likelier(parent.published, child.published):
        one_outlet = child.outlet is not None and child.outlet == parent.outlet
        until = f"until {_clock(parent.published.latest)} against {_clock(child.published.latest)}"
        when = "earlier" if weight > 0 else "later"
        return weight if one_outlet else weight / 2, f"published perhaps {when} ({times}, {until})"
    return None


_LATER = 1.33  # nobody copies what is not yet written


def _likelier(first: Published, second: Published) -> float:
    """What it weighs that of two overlapping intervals the first is the earlier: log-odds, both moments uniform.

    Nothing where only one of them names its zone.
    """
    zones = {
        datetime.fromisoformat(stamp).tzinfo is None for one in (first, second) for stamp in (one.earliest, one.latest)
    }
    if len(zones) > 1:
        return 0.0
    a, b = (_hours(stamp) for stamp in (first.earliest, first.latest))
    c, d = (_hours(stamp) for stamp in (second.earliest, second.latest))
    moments = [(n + 0.5) / _MOMENTS for n in range(_MOMENTS)]
    before = sum(_share_after(a + (b - a) * m, c, d) for m in moments) / _MOMENTS
    odds = math.log(max(before, 0.02) / max(1.0 - before, 0.02))
    return max(-_MOST_PERHAPS, min(_MOST_PERHAPS, odds)) if abs(odds) >= 0.2 else 0.0


_MOMENTS, _MOST_PERHAPS = 20, 2.0


def _share_after(moment: float, start: float, end: float) -> float:
    return min(1.0, max(0.0, (end - moment) / (end - start))) if end > start else float(start >= moment)


def _hours(stamp: str) -> float:
    moment = datetime.fromisoformat(stamp)
    return moment.replace(tzinfo=moment.tzinfo or UTC).timestamp() / 3600


def _clock(stamp: str) -> str:
    """An instant to the minute, with its zone where it names one."""
    moment = datetime.fromisoformat(stamp)
    return f"{moment:%Y-%m-%d %H:%M}{f' {moment:%Z}' if moment.tzinfo else ''}"


def _sureness(a: str, b: str) -> float:
    """What it weighs that instant `a` lies before `b`; 0 when it does not.

    Clocks of pages are set by hand and by machines: minutes weigh little, some hours much. Where only one of the stamps
    names its zone the other may be hours off.
    """
    first, second = datetime.fromisoformat(a), datetime.fromisoformat(b)
    gap = second.replace(tzinfo=second.tzinfo or UTC) - first.replace(tzinfo=first.tzinfo or UTC)
    if (first.tzinfo is None) != (second.tzinfo is None):
        return 3.0 if gap >= _ANY_ZONE else _ZONE_OPEN if gap >= _NEAR_ZONES else 0.0
    if gap < timedelta(0):
        return 0.0
    return _LEAST_SURE + (3.0 - _LEAST_SURE) * (1.0 - math.exp(-gap / _SURE_AFTER))


_SURE_AFTER, _LEAST_SURE, _ZONE_OPEN = timedelta(hours=1), 0.7, 1.0
_ANY_ZONE, _NEAR_ZONES = timedelta(hours=14), timedelta(hours=4)
