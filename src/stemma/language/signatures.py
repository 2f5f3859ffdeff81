"""How pages sign near a headline in other ways than "By": the wording alone, before any name is judged."""

from __future__ import annotations

import re

from stemma.language.stamps import find_clocks, find_dates

# Words that open a byline only where the page has one, and before a person or "our correspondent".
_LEAD = re.compile(
    r"(?:from|with|by|live with|posts by|hosted by|presented by|introduced by|"
    r"(?:report|reporting|words|text|column|host)\s?:)\s",
    re.IGNORECASE,
)
_BARS = re.compile(r"\s?[|•·]\s?|\s(?:[–—-]|//)\s|\s{2,}")
_READ = re.compile(r"\d{1,3}\s?(?:min(?:ute)?s?)(?:\s(?:read|ago))?|\d{1,4} comments?", re.IGNORECASE)
_NAME = re.compile(r"[A-Z][\w&'’.-]{1,30}(?:[\s,/]{1,2}(?:of|and|with|the|&|[A-Za-z][\w&'’.-]{1,30})){0,6}")
_REST = re.compile(r"\S.*")
_SHOUTED = re.compile(r"[A-Z][A-Z'’-]+(?:\s[A-Z][A-Z'’-]*\.?){1,2}(?=\s[a-z])")
_STAFF = re.compile(
    r"(?:(?:by|from)\s)?(?:[A-Z][\w'’&-]{0,20}\s){0,3}(?:staff|reporters?|editors|newsroom|newsdesk|news desk|"
    r"news team|news service|correspondents?|(?:\w{1,14}\s)?team)"
    r"(?:\s(?:and|with|&|/)\s(?:news\s)?(?:wire|agency|agencies|wires)(?:\s(?:reports?|services?|copy))?)?\.?",
    re.IGNORECASE,
)


_OUR = re.compile(
    r"(?:(?:by|from)\s)?our\s(?:own\s)?(?:\w{2,14}\s){0,2}(?:correspondents?|reporters?|staff|team)"
    r"(?:\s(?:in|at)\s[A-Z][\w'’-]*(?:\s[A-Z][\w'’-]*){0,2})?\.?",
    re.IGNORECASE,
)


def after_lead(text: str) -> re.Match[str] | None:
    """What stands behind the words that open a signature: "From Ada Lund, in the harbour".

    >>> after_lead("From Ada Lund, in the harbour").group()
    'Ada Lund, in the harbour'
    """
    lead = _LEAD.match(text)
    return _REST.match(text, lead.end()) if lead else None


def shouted_name(text: str) -> re.Match[str] | None:
    """The name in capitals that opens a line in small letters: "ADA LUND watches the tide".

    >>> shouted_name("ADA LUND watches the tide").group()
    'ADA LUND'
    """
    return _SHOUTED.match(text)


def name_alone(text: str) -> str | None:
    """The name of a line that is nothing but a name, or a name parted by a bar, point or dash from when it was.

    >>> [name_alone(line) for line in ("Volunta · Tuesday 4 May 2031 · 11.45", "(Volunta)", "Salt Quay, 4 May 2031")]
    ['Volunta', 'Volunta', None]
    """
    if len(text) > 100:
        return None
    parts = [part.strip() for part in _BARS.split(text) if part.strip()]
    named = [part for part in parts if not _is_time(part)]
    if len(named) != 1:
        return None
    name = named[0][1:-1] if named[0][0] in "([" and named[0][-1] in ")]" else named[0]
    return name if _NAME.fullmatch(name) else None


def _is_time(part: str) -> bool:
    """Whether a part of a line is a date, a time of day, or how long the article takes to read."""
    spans = [(day.start, day.end) for day in find_dates(part)] + [
        (clock.start, clock.end) for clock in find_clocks(part)
    ]
    if not spans:
        return bool(_READ.fullmatch(part))
    rest = part
    for start, end in sorted(spans, reverse=True):
        rest = rest[:start] + " " + rest[end:]
    return len(rest.split()) <= 3


def is_staff_line(text: str) -> bool:
    """Whether a line says only that the paper's staff, or agencies, wrote what follows.

    >>> lines = ("Gazette staff with wire reports", "Our correspondent in Port Salt", "Gazette staff go on strike")
    >>> [is_staff_line(line) for line in lines]
    [True, True, False]
    """
    return len(text) <= 80 and bool(_STAFF.fullmatch(text) or _OUR.fullmatch(text))
