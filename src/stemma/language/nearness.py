"""How near a source is said to stand to what it tells: "with direct knowledge of the talks", "who was in the room".

Newsroom style guides ask that unnamed sources be described so that a reader can judge how they know. What they then
write has few forms; those that only say why a source has no name ("who was not authorised to speak") are none of them.
"""

from __future__ import annotations

import re

_LONGEST = 160  # characters from the source to the end of the words
_ADVERB = r"(?:(?:directly|closely|personally|intimately|well|fully|already|previously) )?"
_NEAR = re.compile(
    rf"""\b(?:
      with\s(?:(?:a|an|some|any|no)\s)?(?:(?:direct|first-?\s?hand|personal|intimate|detailed|close|inside|indirect|second-?\s?hand)\s)?
        (?:and\s\w+\s)?(?:knowledge|understanding|awareness|experience)\sof
    | (?:who\s(?:is|are|was|were)\s)?{_ADVERB}(?:familiar|acquainted|involved|conversant)\s(?:with|in)
    | (?:who\s(?:is|are|was|were|has\sbeen|have\sbeen|had\sbeen)\s)?{_ADVERB}
        (?:briefed|informed|updated|consulted|debriefed|told)\s(?:on|about|of|in|over)
    | (?:who\s(?:is|are|was|were)\s)?{_ADVERB}(?:close|privy|party)\sto
    | in\sa\sposition\sto\sknow | in\sthe\sknow
    | who\s(?:\w+ly\s)?(?:attended|witnessed|saw|heard|watched|survived|overheard|reviewed|read|took\spart\sin
        |sat\sin\son|worked\son|helped\s\w+|dealt\swith|handled|drafted|signed|negotiated|investigated|treated|examined|(?:has|have|had)\sseen)
    | who\s(?:was|were)\s(?:present|there|in\sthe\sroom|at\sthe\s\w+|on\sthe\s\w+|on\sboard|inside)
    )\b(?P<rest>[^,;:.“”"()\n]*)""",
    re.IGNORECASE | re.VERBOSE,
)
_CUT = re.compile(
    r"\s(?:said|says|told|say|tell|added|adds|confirmed|confirms|claimed|claims|and\sspoke|but\sasked|and\sasked|who|"
    r"have|has|had|which|is|are|was|were)\b",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"[\w\s’',-]*")


def find_nearness(text: str, source: tuple[int, int] | None) -> tuple[int, int] | None:
    """The words, in or just behind the source's, that say how near it stands to what it tells; None where none do.

    >>> text = "Two people with direct knowledge of the talks said the bank would be sold."
    >>> start, end = find_nearness(text, (0, 10)) or (0, 0)
    >>> text[start:end]
    'with direct knowledge of the talks'
    """
    if source is None:
        return None
    start, end = source
    for match in _NEAR.finditer(text, start, min(len(text), end + _LONGEST)):
        if match.start() > end and not _is_description(text[end : match.start()]):
            return None
        cut = _CUT.search(text, match.start("rest"), match.end("rest"))
        last = cut.start() if cut else match.end()
        return match.start(), match.start() + len(text[match.start() : last].rstrip())
    return None


def _is_description(words: str) -> bool:
    """Whether words behind a source still describe it: no verb of saying, no end of a clause."""
    return bool(_BETWEEN.fullmatch(words)) and not _CUT.search(words)
