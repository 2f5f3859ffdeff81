"""Zones of times of day: "3pm London time", "8 p.m. local time" of a bout in Tokyo, "10 a.m. Eastern"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo, available_timezones

_WINTER = datetime(2024, 1, 15)  # one day for all, since which day it was is seldom told
_TIME_OF = re.compile(r"\s\(?(?:in\s)?(?P<city>[A-Z][a-z]+(?:\s[A-Z][a-z]+)?)(?:\stime\b|\))")
_LOCAL = re.compile(r"\s\(?local(?:\stime)?\b", re.IGNORECASE)
_IN_CITY = re.compile(r"\bin\s(?P<city>[A-Z][a-z]+(?:\s[A-Z][a-z]+)?)\b")


def minutes_east(text: str, end: int, zone: tzinfo | None) -> int | None:
    """By how many minutes the clock of a time that ends at `end` runs before Greenwich's; None where nothing tells.

    Cities are those that the time zone database names zones by; summer time is left out of account.

    >>> minutes_east("at 3pm Tokyo time", 6, None), minutes_east("at 3pm", 6, None)
    (540, None)
    """
    if zone is not None:
        return _offset(zone)
    if (match := _TIME_OF.match(text, end)) and (name := _zones().get(match["city"])):
        return _offset(ZoneInfo(name))
    if _LOCAL.match(text, end) and (match := _IN_CITY.search(text)) and (name := _zones().get(match["city"])):
        return _offset(ZoneInfo(name))
    return None


def _offset(zone: tzinfo) -> int:
    delta = zone.utcoffset(_WINTER)
    return int(delta.total_seconds() // 60) if delta is not None else 0


@lru_cache(maxsize=1)
def _zones() -> Mapping[str, str]:
    """The zones of the database by the city in their name."""
    return {name.rsplit("/", 1)[-1].replace("_", " "): name for name in sorted(available_timezones()) if "/" in name}
