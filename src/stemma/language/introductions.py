"""Introductions: what a clause without a verb of saying brings in, behind a colon: "One medic put it otherwise: “…”".

A quotation behind a colon is the word of whoever the clause before it is about. News that "came from" somebody, or a
word "from" him, is his as well: "Word came from the ministry: it had spent the money".
"""

from __future__ import annotations

from collections.abc import Sequence

from stemma.knowledge import Knowledge
from stemma.language.clauses import Item, Unit
from stemma.language.contents import clause
from stemma.language.cues import Cues
from stemma.language.describing import may_speak
from stemma.language.finite import is_finite
from stemma.language.phrases import Range, begins_phrase, phrase_after, phrase_before
from stemma.language.tokens import PREPOSITIONS, word_set
from stemma.language.turns import Found, row_of

_NEWS = word_set("word news confirmation reports report claims tidings")
_COMES = word_set("came comes come")
_HE = word_set("he she they")
_LONGEST = 40  # items before the colon
_NEAR = 4  # items between "came" and "from"


def introduced(text: str, number: int, unit: Unit, cues: Cues, knowledge: Knowledge) -> Found | None:
    """Who is quoted behind a unit's colon, or has its news come from, where no verb says so; None for nobody.

    `number`: the unit's place among those of `text`.
    """
    return _news_from(text, number, unit, cues, knowledge) or _quoted_behind(text, number, unit, cues, knowledge)


def _quoted_behind(text: str, number: int, unit: Unit, cues: Cues, knowledge: Knowledge) -> Found | None:
    """ "One medic, who would not be named, put it otherwise: “…”": a person, a finite verb, a colon, a quotation."""
    items = unit.items
    colon = next((k for k in range(2, min(_LONGEST, len(items) - 1)) if items[k].low == ":" or items[k].quote), 0)
    if not colon or items[colon].quote or not items[colon + 1].quote or not begins_phrase(items[0]):
        return None
    verbs = [k for k in range(1, colon) if is_finite(items, k) and not is_finite(items, k - 1)]
    for verb in verbs:
        source = phrase_before(items, verb, cues, knowledge)
        if source is not None and source[0] == 0 and _may_speak(items, source, cues, knowledge):
            cue, words = (colon, colon + 1), (colon + 1, colon + 2)
            return Found(number, row_of(text, items, source, cue, (words,)), colon + 2)
    return None


def _may_speak(items: Sequence[Item], phrase: Range, cues: Cues, knowledge: Knowledge) -> bool:
    """Whether a phrase is of somebody, by a pronoun, a name of two words, its head, or the "who" behind it."""
    first, last = phrase
    if last - first == 1:
        return items[first].low in _HE
    end = next((k for k in range(first + 1, last) if items[k].low in PREPOSITIONS or not items[k].is_word), last)
    named = items[end - 1].capital and items[end - 2].capital and end - first > 1
    who = any(items[k].low == "who" for k in range(end, last))
    return named or who or may_speak(items[end - 1].low, knowledge, cues)


def _news_from(text: str, number: int, unit: Unit, cues: Cues, knowledge: Knowledge) -> Found | None:
    """ "Word that the crew was safe came from a fisherman", "News came from the port: the ship had sunk"."""
    items = unit.items
    if items[0].low not in _NEWS:
        return None
    verb = next((k for k in range(1, min(_LONGEST, len(items))) if items[k].low in _COMES), 0)
    near = range(verb + 1, min(verb + 1 + _NEAR, len(items)))
    source_at = next((k + 1 for k in near if items[k].low == "from"), 0) if verb else 0
    source = phrase_after(items, source_at, cues, knowledge, appositions=False) if source_at else None
    if source is None:
        return None
    if items[1].low == "that" and verb > 3:
        content = clause(items, 1, verb)
    else:
        colon = next((k for k in range(source[1], len(items) - 1) if items[k].low == ":"), 0)
        content = clause(items, colon + 1, len(items)) if colon else ()
    return Found(number, row_of(text, items, source, (verb, source_at), content), source[1]) if content else None
