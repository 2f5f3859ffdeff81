"""Names of public bodies as mastheads print them: "Republic of Norvania", "Harbour Safety Inspectorate"."""

from __future__ import annotations

import re

from stemma.knowledge import Knowledge
from stemma.language.lines import words_in
from stemma.language.tokens import word_set

_STATE = re.compile(
    r"(?:the\s)?(?:(?:federal|islamic|people['’]s|democratic)\s){0,2}(?:republic|kingdom|state|commonwealth|principality|"
    r"federation|government|union|province|canton|county|city|municipality)\sof\s\S.{1,40}",
    re.IGNORECASE,
)
_UNSURE = word_set("exchange house watch front division mission survey squad observatory syndicate patrol watchdog")


def is_state(name: str) -> bool:
    """Whether a line of a masthead is a state or its administration: "Republic of Norvania", "City of Port Salt"."""
    return bool(_STATE.fullmatch(name.strip()))


def is_institution(name: str, knowledge: Knowledge) -> bool:
    """Whether a name is an office's or public body's: its last word, or one before "of", says so.

    Words that papers and firms bear as well ("Exchange", "Watch") tell nothing.

    >>> from stemma.knowledge import load_knowledge
    >>> names = ("Harbour Safety Inspectorate", "Ministry of Roads", "The Exchange", "Norwick")
    >>> [is_institution(name, load_knowledge()) for name in names]
    [True, True, False, False]
    """
    words = [word.lower() for word in words_in(name)]
    nouns = {words[i] for i in range(len(words) - 1) if words[i + 1] in ("of", "for")} | set(words[-1:])
    return len(words) > 1 and any(word in knowledge.office_words for word in nouns - _UNSURE)
