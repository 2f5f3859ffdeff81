"""How pages sign near a headline in other ways than "By": the wording alone, before any name is judged."""

from __future__ import annotations

import re

# Words that open a byline only where the page has one, and before a person or "our correspondent".
_LEAD = re.compile(
    r"(?:from|with|by|live with|posts by|hosted by|presented by|introduced by|"
    r"(?:report|reporting|words|text|column|host)\s?:)\s",
    re.IGNORECASE,
)
_REST = re.compile(r"\S.*")
_SHOUTED = re.compile(r"[A-Z][A-Z'’-]+(?:\s[A-Z][A-Z'’-]*\.?){1,2}(?=\s[a-z])")
_STAFF = re.compile(
    r"(?:(?:by|from)\s)?(?:[A-Z][\w'’&-]{0,20}\s){0,3}(?:staff|reporters?|editors|newsroom|newsdesk|news desk|"
    r"news team|news service|correspondents?|(?:\w{1,14}\s)?team)"
    r"(?:\s(?:and|with|&|/)\s(?:news\s)?(?:wire|agency|agencies|wires)(?:\s(?:reports?|services?|copy))?)?\.?",
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


def is_staff_line(text: str) -> bool:
    """Whether a line says only that the paper's staff, or agencies, wrote what follows.

    >>> is_staff_line("Gazette staff with wire reports"), is_staff_line("Gazette staff go on strike")
    (True, False)
    """
    return len(text) <= 80 and bool(_STAFF.fullmatch(text))
