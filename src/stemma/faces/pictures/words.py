"""Words in a picture: cut to the room that they have, and how a line of descent is said."""

from __future__ import annotations

from stemma.faces.family import Family
from stemma.faces.wording import VERBS, one_line, percent, standing
from stemma.model import Derivation


def fit(text: str, width: float, size: float, *, bold: bool = False) -> str:
    """Shorten a line of text to a width in pixels, by a cautious guess at the letters' widths.

    >>> fit("A long headline about a bridge", 100, 14)
    'A long headli…'
    """
    em = size * (0.565 if bold else 0.5)
    used, kept = 0.0, len(text)
    for place, letter in enumerate(text):
        used += (
            size if ord(letter) > 0x2E7F else em * (1.35 if letter in "MWmw@%—" else 1.12 if letter.isupper() else 1.0)
        )
        if used > width:
            kept = place
            break
    return text if kept == len(text) else one_line(text[:kept] + " …", max(2, kept))


def credited(row: Derivation) -> str:
    """Whether a line of descent says so itself, in a word."""
    return "credited" if row.credited else "uncredited"


def all_credited(silent: int) -> str:
    """How many of several lines do not say so.

    >>> all_credited(0), all_credited(1200)
    ('all credited', '1,200 uncredited')
    """
    return f"{silent:,} uncredited" if silent else "all credited"


def line_words(family: Family, parent: str, child: str) -> str:
    """A line of descent in a sentence, without its end point. Raises KeyError when there is none."""
    row = family.row(parent, child)
    ends = family.by_id[child].label, family.by_id[parent].label
    return f"{ends[0]} {VERBS[row.kind]} {ends[1]}: {percent(row.share)} of its words, {credited(row)}"


def rootless(family: Family, name: str) -> str:
    """What is said of a member that descends from nothing drawn."""
    member, origin = family.by_id[name], name in family.origins
    if not origin and not member.lost and any(name in (pair.a, pair.b) for pair in family.siblings):
        return "shares words with a sibling"
    return standing(origin, member.lost)
