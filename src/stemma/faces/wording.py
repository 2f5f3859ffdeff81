"""How things are said: dates, counts, kinds of descent. Text from outside is made safe to show in one line here."""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, datetime

from stemma.model import Published

VERBS = {
    "republished": "republishes",
    "version": "is a version of",
    "rewritten": "rewrites",
    "partial": "takes part from",
    "cited": "mentions",
}
PLACES = {
    "byline": "in its byline",
    "dateline": "in its dateline",
    "foot": "at its foot",
    "body": "in its body",
    "licence": "in its licence line",
}
PASSAGES = {"verbatim": "word for word", "rewritten": "in other words", "public": "public words"}
DIFFERENCES = {"conflict": "contested", "drift": "drifted", "update": "updated", "precision": "precision"}
CERTAIN, PROBABLE = 0.85, 0.6
_TRAILING = re.compile(r"[,;:](?=[”\"»]?$)")
_MARKS = {"“": "”", '"': '"', "„": "“”", "«": "»"}
_HIDDEN = {"Cc", "Cf", "Cs", "Co", "Cn"}


def one_line(text: str | None, limit: int = 160) -> str:
    """Make `text` safe for one line: no control or direction marks, white space folded, at most `limit` characters.

    >>> one_line("A\\u202e  title\\nof two lines")
    'A title of two lines'
    >>> one_line("one two three four", 12)
    'one two…'
    """
    if text and len(text) <= limit and text.isprintable() and "  " not in text and text[0] != " " != text[-1]:
        return text  # most texts; the rest is slow
    head = (text or "")[: limit * 4 + 64]
    kept = "".join(" " if c.isspace() else c for c in head if c.isspace() or unicodedata.category(c) not in _HIDDEN)
    folded = " ".join(kept.split())
    if len(folded) <= limit and len(text or "") <= len(head):
        return folded
    cut = folded[: max(1, limit - 1)]
    space = cut.rfind(" ")
    return (cut[:space] if space > limit // 2 else cut).rstrip(" ,;:–-") + "…"


def in_marks(text: str) -> str:
    """Words in quotation marks, unless they open with some of their own; marks that stand alone at an end go.

    So does a comma at the end.

    >>> in_marks("The pier fell,"), in_marks("“It fell,” she said."), in_marks("“It fell"), in_marks("It fell.”")
    ('“The pier fell”', '“It fell,” she said.', '“It fell”', '“It fell.”')
    """
    text = _TRAILING.sub("", text)
    first, inner = text[:1], text[1:]
    if first in _MARKS and first and any(mark in inner for mark in _MARKS[first]):
        return text
    words = inner if first in _MARKS and first else text
    return f"“{words if any(mark in words for mark in _MARKS) else words.rstrip('”»')}”"


def count(number: int, noun: str, plural: str | None = None) -> str:
    """Say a number with its noun.

    >>> count(1, "article"), count(1200, "article"), count(2, "story", "stories")
    ('1 article', '1,200 articles', '2 stories')
    """
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def listed(items: list[str], most: int = 6) -> str:
    """Join names with commas and 'and'; past `most` the rest is a number.

    >>> listed(["A", "B", "C"]), listed(["A", "B", "C", "D"], 2)
    ('A, B and C', 'A, B and 2 more')
    """
    shown = items[:most]
    if len(items) > most:
        shown = [*shown, f"{len(items) - most:,} more"]
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}" if shown else ""


def instant(text: str) -> datetime | None:
    """Read an ISO 8601 instant as UTC; one without an offset is taken as UTC. None when it cannot be read.

    >>> instant("2031-05-04T10:30:00+02:00").isoformat()
    '2031-05-04T08:30:00+00:00'
    """
    try:
        read = datetime.fromisoformat(text)
        return (read if read.tzinfo else read.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def when(published: Published | None) -> str:
    """Say when an article was published, in UTC and no finer than is known.

    >>> when(Published("2031-05-04T10:30:00Z", "2031-05-04T10:30:59Z", "minute", "metadata"))
    '4 May 2031, 10:30'
    >>> when(None)
    'no date'
    """
    first = instant(published.earliest) if published else None
    last = instant(published.latest) if published else None
    if published is None or first is None or last is None:
        return "no date"
    if published.precision in ("second", "minute"):
        return f"{day(first)}, {first:%H:%M}"
    if first.date() == last.date() or published.precision == "day":
        return day(first)
    return f"{day(first)} – {day(last)}"


def day(moment: datetime, *, year: bool = True) -> str:
    """A date in words: 4 May 2031."""
    return f"{moment.day} {moment:%b}" + (f" {moment.year}" if year else "")


def evidence(published: Published | None) -> str:
    """Say how the time is known, with the page's own words where it has some."""
    if published is None:
        return "the page states no time that could be trusted"
    known = {"metadata": "from the page’s metadata", "text": "from the page’s own words"}
    said = known.get(published.evidence, one_line(published.evidence, 60))
    return f"{said}: “{one_line(published.quote, 120)}”" if published.quote else said


def certainty(confidence: float) -> str:
    """A confidence in a word; the bounds are .85 and .6."""
    return "confident" if confidence >= CERTAIN else "probable" if confidence >= PROBABLE else "uncertain"


def span_of(low: int, high: int) -> str:
    """A range of numbers, one number when its ends are the same.

    >>> span_of(2, 2), span_of(1, 3)
    ('2', '1–3')
    """
    return f"{low:,}" if low == high else f"{low:,}–{high:,}"


def standing(origin: bool, lost: bool) -> str:
    """What is said of a member that descends from nothing."""
    return "origin" if origin else "named, not given" if lost else "no relation found"


def percent(share: float) -> str:
    """A share as a whole percentage, never rounded up to all or down to none; of a lost text it is not known.

    >>> percent(0.998), percent(0.001), percent(1.0), percent(0.42), percent(0.0)
    ('99 %', '1 %', '100 %', '42 %', 'share unknown')
    """
    if share <= 0:
        return "share unknown"
    rounded = round(share * 100)
    if 0 < share < 1:
        rounded = min(99, max(1, rounded))
    return f"{rounded} %"
