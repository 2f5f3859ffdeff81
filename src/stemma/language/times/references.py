"""Words that place something in the past, the present or the future and name no time: "now", "recently", "soon"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

When = Literal["past", "present", "future"]

_UNITS = r"(?:days|weeks|months|quarters|years|decades)"
_WORDS = re.compile(
    rf"""\b(?:
      (?P<present>(?:right\s)?now|currently|nowadays|these\sdays|at\sthe\smoment)
    | (?P<past>(?:more\s|most\s)?recently|lately|(?:the\s)?recent\s{_UNITS}|(?:several|a\sfew|many)\s{_UNITS}\sago
      |the\s(?:past|last)\s(?:few|several)\s{_UNITS}|past\s{_UNITS}|the\spast)
    | (?P<future>soon(?!\sas\b)|the\s(?:(?:near|foreseeable)\s)?future|(?:the\s)?coming\s{_UNITS}
      |the\s(?:short|near|long)\sterm)
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Reference:
    """A vague time at text[start:end], seen from when the text was written."""

    start: int
    end: int
    when: When


def find_references(text: str) -> tuple[Reference, ...]:
    """Vague times of `text`, in order: TIMEX3's PAST_REF, PRESENT_REF and FUTURE_REF (Pustejovsky et al. 2003).

    They are kept apart from `find_times`: they name no interval, and a `Moment` without one would stand against the
    dates of other accounts, and take "now" from the words that are compared.

    >>> [(found.start, found.when) for found in find_references("It recently moved and will soon open.")]
    [(3, 'past'), (27, 'future')]
    """
    found = []
    for match in _WORDS.finditer(text):
        when: When = "present" if match["present"] else "past" if match["past"] else "future"
        found.append(Reference(match.start(), match.end(), when))
    return tuple(found)
