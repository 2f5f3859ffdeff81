"""Times of day as minutes: figures, spoken hours, parts of the day, with "shortly after" and the like."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from stemma.language.comparing.zones import minutes_east
from stemma.language.stamps import find_clocks
from stemma.model import Quantity

_HOURS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12,
}  # fmt: skip
_HOUR = rf"(?:{'|'.join(_HOURS)}|1[0-2]|\d)"
_DAYTIME = (
    r"(?:(?:in|on|during)\sthe\s|this\s|that\s|early\s|late\s|\w+day\s|yesterday\s|tomorrow\s|at\s)"
    r"(?P<part>morning|afternoon|evening|night)"
)
_MINUTES = {
    "half": 30, "quarter": 15, "a quarter": 15, "five": 5, "ten": 10, "twenty": 20, "twenty-five": 25,
    "twenty five": 25,
}  # fmt: skip
_SPOKEN = re.compile(
    rf"\b(?:(?P<step>half|(?:a\s)?quarter|five|ten|twenty(?:[-\s]five)?|\d\d?)\s(?:minutes\s)?(?P<way>past|to|after)\s)?"
    rf"(?P<hour>{_HOUR}|(?<=past\s)(?:midnight|noon|midday)|(?<=to\s)(?:midnight|noon|midday))(?P<clock>\s?o['’]\s?clock)?(?![\w:.,]\d|\s?(?:%|°|per\s?cent)|\w|\s?(?:[ap]\.?\s?m\b))(?:,?\s(?:on\s)?{_DAYTIME}\b)?",
    re.IGNORECASE,
)
_FOREIGN = re.compile(
    rf"\b(?P<h>\d\d?|{'|'.join(_HOURS)})\shours?\s(?:and\s)?(?P<m>\d\d?)\sminutes?\b"
    r"(?:\s(?:in\sthe|of\sthe)\s(?P<p>morning|afternoon|evening))?",
    re.IGNORECASE,
)
_HALF = re.compile(r"(?:[1-9]|1[0-2])[:.]\d\d")  # 6:20, 12:31: of the morning or the evening; 06:20 is of the morning
_NOON = {"midnight": 0, "noon": 720, "midday": 720}
_AT = re.compile(r"\b(?:at|by|until|till|around|about|after|before|since|from|past)\s$", re.IGNORECASE)
_PARTS = {
    "daybreak": (270, 450), "dawn": (270, 450), "sunrise": (270, 450), "mid-morning": (540, 690), "morning": (300, 720),
    "midday": (690, 750), "noon": (720, 720), "lunchtime": (690, 840), "afternoon": (720, 1080),
    "mid-afternoon": (840, 990), "dusk": (1020, 1290), "sunset": (1020, 1290), "evening": (1020, 1440),
    "midnight": (1440, 1440), "overnight": (1260, 1800), "night": (1080, 1800),
    "nightfall": (1020, 1320), "tonight": (1080, 1800),
}  # fmt: skip
_OF_DAY = re.compile(r"\s(?:in\sthe|at)\s(?P<part>morning|afternoon|evening|night)\b", re.IGNORECASE)
_NOUNS = frozenset({"night", "evening", "morning", "afternoon"})
_OF_NOUN = re.compile(  # a noun that makes an occasion of it
    r"\b(?!(?:the|this|that|last|every|each|early|late|at|by|in|on|since|until|till|before|after|a|an|one|all|mid|from|during|"
    r"through|next|following|same|previous|of|for|to|and|or|yesterday|tomorrow|(?:mon|tues|wednes|thurs|fri|satur|sun)day|first|"
    r"second|third|into|over|per|\w+ly|\w+ed|[a-z]+[’']s|his|her|its|their|two|three|other|most|some)\s$)[a-z]{3,20}\s$"
)
_BETWEEN = re.compile(r"\bbetween\s$", re.IGNORECASE)
_PART = re.compile(
    r"\b(?:the\smiddle\sof\sthe\s(?P<mid>morning|afternoon)"
    rf"|(?P<word>{'|'.join(sorted(_PARTS, key=len, reverse=True))}))\b",
    re.IGNORECASE,
)
_NEAR = (
    (
        re.compile(
            r"\b(?:shortly|just|soon|minutes|a little|a few minutes)\s(?:after|past)\s(?:the\s)?$", re.IGNORECASE
        ),
        (0, 30),
    ),
    (
        re.compile(r"\b(?:shortly|just|minutes|a little|a few minutes)\sbefore\s$|\bjust\sshort\sof\s$", re.IGNORECASE),
        (-30, 0),
    ),
    (
        re.compile(
            r"\b(?:around|about|approximately|near(?:ly)?|towards?|roughly|some)\s(?:at\s)?$|\bor so\b", re.IGNORECASE
        ),
        (-20, 20),
    ),
    (re.compile(r"\bafter\s(?:the\s)?$", re.IGNORECASE), (0, 90)),
    (re.compile(r"\bbefore\s(?:the\s)?$", re.IGNORECASE), (-90, 0)),
)
_DAY = 1440


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day at text[start:end]: minutes after midnight, from `low` to `high`, which may pass 1440.

    `half`: the half of the day is not told, so twelve hours more will do too. `rough`: a bare hour or part of the day.
    `east`: by how many minutes its zone is before Greenwich, where that is told.
    """

    start: int
    end: int
    low: int
    high: int
    half: bool = False
    rough: bool = False
    east: int | None = None


def is_clock(text: str, quantity: Quantity) -> bool:
    """Whether a number is an hour told in words: "at eight", "by two this afternoon".

    >>> text = "By two this afternoon five places were empty."
    >>> [is_clock(text, Quantity(a, b, 2, 2, "exact", None)) for a, b in ((3, 6), (22, 26))]
    [True, False]
    """
    match = _SPOKEN.match(text, quantity.start)
    if match is None or match.end() < quantity.end:
        return any(
            m.start() <= quantity.start < m.end() and _is_hour(text, m) for m in _foreign_near(text, quantity.start)
        )
    if match["part"] or match["clock"]:
        return True
    return quantity.unit is None and bool(
        re.search(r"\bat\s$", text[max(0, quantity.start - 4) : quantity.start], re.IGNORECASE)
    )


def _foreign_near(text: str, place: int) -> Iterator[re.Match[str]]:
    return _FOREIGN.finditer(text, max(0, place - 20), place + 60)


def read_clocks(text: str, start: int, end: int) -> list[Clock]:
    """The times of day that text[start:end] tells, in order, none overlapping; "shortly after" is part of its time.

    >>> text = "It struck at 4:10 a.m., shortly after dawn, or at half past three."
    >>> [(c.low, c.high, c.half) for c in read_clocks(text, 0, len(text))]
    [(250, 250, False), (270, 480, False), (210, 210, True)]
    """
    part = text[start:end]
    found = sorted(_read(part), key=lambda clock: (clock.start, -clock.end))
    kept: list[Clock] = []
    for clock in found:
        if kept and clock.start >= kept[-1].end and _is_between(part, kept[-1], clock):
            first = kept.pop()
            kept.append(Clock(first.start, clock.end, first.low, clock.high, first.half and clock.half, True))
        elif not kept or clock.start >= kept[-1].end:
            kept.append(_moved(part, clock))
    return [replace(c, start=c.start + start, end=c.end + start) for c in kept]


def _is_between(text: str, first: Clock, second: Clock) -> bool:
    """Whether two times are the ends of one: "between 2 a.m. and 4 a.m."."""
    joined = text[first.end : second.start].strip().lower() == "and" and first.low < second.high
    return joined and bool(_BETWEEN.search(text[max(0, first.start - 8) : first.start]))


def _read(text: str) -> Iterator[Clock]:
    for clock in find_clocks(text):
        part = _OF_DAY.match(text, clock.end)
        if clock.plain and not part and not _AT.search(text[max(0, clock.start - 8) : clock.start]):
            continue
        minute = clock.at.hour * 60 + clock.at.minute
        if part and part["part"].lower() != "morning" and minute < 720:
            minute += 720
        yield Clock(
            clock.start,
            part.end() if part else clock.end,
            minute,
            minute,
            half=not part and bool(_HALF.fullmatch(text[clock.start : clock.end])),
            rough=not re.search(r"[:.]\d", text[clock.start : clock.end]),
            east=minutes_east(text, clock.end, clock.zone),
        )
    for match in _FOREIGN.finditer(text):
        if not _is_hour(text, match):
            continue
        hour = _HOURS.get(match["h"].lower()) or int(match["h"]) % 24
        minute = (hour + (12 if (match["p"] or "morning").lower() != "morning" and hour < 12 else 0)) * 60 + int(
            match["m"]
        )
        yield Clock(match.start(), match.end(), minute, minute)
    for match in _SPOKEN.finditer(text):
        if (
            match["step"]
            or match["clock"]
            or match["part"]
            or re.search(r"\bat\s$", text[max(0, match.start() - 4) : match.start()], re.IGNORECASE)
        ):
            yield _spoken(match)
    for match in _PART.finditer(text):
        if (
            match["word"]
            and match["word"].lower() in _NOUNS
            and _OF_NOUN.search(text[max(0, match.start() - 24) : match.start()])
        ):
            continue  # museum night, tomorrow's quiz night
        if match["mid"]:
            low, high = _PARTS[f"mid-{match['mid'].lower()}"]
        else:
            low, high = _PARTS[match["word"].lower()]
        yield Clock(match.start(), match.end(), low, high, rough=low != high)


def _is_hour(text: str, match: re.Match[str]) -> bool:
    """Whether "6 hours 20 minutes" is a time of day: behind "at", or of a morning."""
    return bool(
        match["p"]
        or match["h"] == "0"
        or re.search(r"\bat\s$", text[max(0, match.start() - 4) : match.start()], re.IGNORECASE)
    )


def _spoken(match: re.Match[str]) -> Clock:
    word = match["hour"].lower()
    minute = _NOON[word] if word in _NOON else (_HOURS[word] if word in _HOURS else int(word)) % 12 * 60
    if match["step"]:
        told = match["step"].lower()
        step = int(told) % 60 if told[0].isdigit() else _MINUTES[told]
        minute += -step if match["way"].lower() == "to" else step
    part = (match["part"] or "").lower()
    if part in ("afternoon", "evening") or (part == "night" and minute >= 360):
        minute += 720
    half = not part and word not in _NOON
    return Clock(match.start(), match.end(), minute % _DAY, minute % _DAY, half=half, rough=not match["step"])


def _moved(text: str, clock: Clock) -> Clock:
    before = text[max(0, clock.start - 22) : clock.start]
    for pattern, (low, high) in _NEAR:
        if match := pattern.search(before):
            start = max(0, clock.start - 22) + match.start()
            moved = replace(clock, start=start, low=clock.low + low, high=clock.high + high)
            return replace(moved, rough=True)
    return clock


def clocks_meet(a: Clock, b: Clock) -> tuple[bool, int, int]:
    """Whether the two may be one time, and how wide each is in minutes, both 0 when they are equal.

    Where the zones of both are told, both are taken to Greenwich. A bare hour has ten minutes of slack, others two.
    """
    if a.east is not None and b.east is not None:
        a, b = (replace(c, low=c.low - (c.east or 0), high=c.high - (c.east or 0)) for c in (a, b))
    slack_a, slack_b = (10 if c.rough and c.high - c.low < 5 else 2 for c in (a, b))
    shifts = (0, 720, -720, _DAY, -_DAY) if a.half or b.half else (0, _DAY, -_DAY)
    meet = any(
        a.low - slack_a <= b.high + shift + slack_b and b.low + shift - slack_b <= a.high + slack_a for shift in shifts
    )
    if any((a.low, a.high) == (b.low + shift, b.high + shift) for shift in shifts):
        return True, 0, 0
    return meet, a.high - a.low + slack_a, b.high - b.low + slack_b
