"""Times of day: "9:40 p.m.", "noon", "half past four"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import time

from stemma.language.stamps import find_clocks
from stemma.language.times.spans import TimeSpan

_NOON = re.compile(
    r"\b(?:at|by|until|till|around|about|after|before|since|from|to)\s+(?P<word>noon|midday|midnight)\b"
    r"|\b(?P<bare>noon|midnight)\s(?=[A-Z]\w{2,5}day\b)",
    re.IGNORECASE,
)
_SPOKEN = re.compile(
    r"\b(?:(?:half|(?:a )?quarter|five|ten|twenty|twenty-five)\s(?:minutes\s)?(?:past|to)\s)?"
    r"(?P<hour>one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d\d?)(?P<clock>\s?o['’]clock)?\b",
    re.IGNORECASE,
)
_ALMOST = re.compile(r"\b(?:at|by|until|till|from|around|about|before|after)\s$", re.IGNORECASE)
_MEASURED = re.compile(r"\s?(?:%|per\b|million|billion|metres|meters|km|miles|[€£$])")


def find_hours(text: str) -> Iterator[TimeSpan]:
    """Times of day without their days; unresolved where nobody says which half of the day is meant."""
    ended = -9
    for clock in find_clocks(text):
        again = clock.start - ended <= 2 and text[clock.start - 1] == "("  # 10:35 a.m. (0735 GMT)
        ended = clock.end
        if again:
            continue
        small = clock.plain and text[clock.start] == "0" and text[clock.start + 1] == "."  # "about 0.55 share"
        sure = not clock.plain or _ALMOST.search(text, max(0, clock.start - 8), clock.start)
        if sure and not small and not _MEASURED.match(text, clock.end):
            yield TimeSpan(clock.start, clock.end, clock=clock.at, seconds=clock.seconds)
    for match in _NOON.finditer(text):
        word = "word" if match["word"] else "bare"
        hour = 0 if match[word].lower() == "midnight" else 12
        yield TimeSpan(match.start(word), match.end(word), clock=time(hour))
    for match in _SPOKEN.finditer(text):
        if match["clock"] or match.start() < match.start("hour"):
            yield TimeSpan(match.start(), match.end())
