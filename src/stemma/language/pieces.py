"""Pieces of the press: "a dispatch in the daily X" is X speaking; a paper "that was leaked to X" comes through X."""

from __future__ import annotations

import re
from collections.abc import Sequence

from stemma.language.cited import Cited
from stemma.language.tokens import DETERMINERS, find_tokens, word_set

# What an outlet's text is called, and what leads from it to the outlet.
PIECES = word_set("report reports dispatch despatch story article item piece account scoop reporting coverage bulletin")
FROM = word_set("by in from of on")
_LONGEST = 7  # tokens of "an exclusive late-night report by"
_SHOWN = re.compile(
    r",? (?:(?:that|which) )?(?:(?:was|were|is|are|has been|have been|had been) )?(?:[a-z]+ly |first )?"
    r"(?:leaked|shown|given|passed|handed|sent|obtained|seen|reviewed|published|released|posted|put) ?(?:online |out )?"
    r"(?:to|by|in|on) [^,;:.“”\"]{1,60}"
)


def piece_of(text: str, span: tuple[int, int], press: Sequence[Cited]) -> Cited | None:
    """The press, of those of `press` within ``text[span]``, whose report or dispatch the phrase is; None for no such.

    >>> text = "a report by Northwire"
    >>> piece_of(text, (0, len(text)), [Cited(12, 21, "Northwire", "agency", "report by", 2, 11)]).name
    'Northwire'
    """
    for row in press:
        lows = [t.low for t in find_tokens(text[span[0] : row.start])]
        head = next((k for k, low in enumerate(lows[:_LONGEST]) if low in FROM), None)
        if row.end > span[1] or head is None or not head or lows[head - 1] not in PIECES:
            continue
        if lows[0] in DETERMINERS and "," not in lows and not any(low in FROM for low in lows[head + 1 :]):
            return row
    return None


def shown_behind(text: str) -> int:
    """How many characters of `text`, which follows a paper's name, say to whom it was leaked, by whom seen.

    >>> shown_behind(" that was leaked to the Gazette. It rained."), shown_behind(" on Monday")
    (31, 0)
    """
    found = _SHOWN.match(text)
    return found.end() if found is not None else 0
