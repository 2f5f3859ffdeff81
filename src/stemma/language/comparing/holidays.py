"""Feast days as days of the year: Christmas Eve, New Year's Day, the Fourth of July."""

from __future__ import annotations

import re
from collections.abc import Iterator

from stemma.language.comparing.wording import Span, Wording

_DAYS = {
    "christmas eve": (12, 24), "christmas day": (12, 25), "boxing day": (12, 26), "new year eve": (12, 31),
    "new year day": (1, 1), "valentine day": (2, 14), "st patrick day": (3, 17), "april fools day": (4, 1),
    "april fool day": (4, 1), "may day": (5, 1), "midsummer day": (6, 24), "fourth of july": (7, 4),
    "bastille day": (7, 14), "halloween": (10, 31), "guy fawkes night": (11, 5), "bonfire night": (11, 5),
    "armistice day": (11, 11), "all saints day": (11, 1), "epiphany": (1, 6), "burns night": (1, 25),
}  # fmt: skip
_FEAST = re.compile(
    r"\b(?:Christmas\s(?:Eve|Day)|Boxing\sDay|New\sYear[’']?s?[’']?\s(?:Eve|Day)|Valentine[’']?s\sDay|"
    r"St\.?\sPatrick[’']?s\sDay|April\sFools?[’']?s?\sDay|May\sDay|Midsummer[’']?s?\sDay|Fourth\sof\sJuly|Bastille\sDay|"
    r"Hallowe[’']?en|Guy\sFawkes\sNight|Bonfire\sNight|Armistice\sDay|All\sSaints[’']?\sDay|Epiphany|Burns\sNight)\b"
)


def find_feasts(wording: Wording) -> Iterator[tuple[Span, tuple[int, int]]]:
    """The feast days of a wording that fall on one day each year, each with its month and day.

    >>> text = "From Christmas Eve to New Year's Day"
    >>> [(text[slice(*span)], day) for span, day in find_feasts(Wording(text, ((0, 36),)))]
    [('Christmas Eve', (12, 24)), ("New Year's Day", (1, 1))]
    """
    for start, end in wording.spans:
        for match in _FEAST.finditer(wording.text, start, min(end, start + 6_000)):
            words = re.sub(r"[’']s\b", "", match[0].lower())
            words = re.sub(r"[’'.]", "", words).replace("new years", "new year").replace("saint ", "st ")
            if day := _DAYS.get(words.replace("midsummers", "midsummer")):
                yield match.span(), day
