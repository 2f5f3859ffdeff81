"""Agreement: whether a verb can be that of the subject before it, by the phrase's head and not by its last word."""

from __future__ import annotations

from collections.abc import Sequence

from stemma.knowledge import Knowledge
from stemma.language.clauses import Item
from stemma.language.cues import Cues, Form
from stemma.language.describing import is_human
from stemma.language.finite import is_finite
from stemma.language.inversion import TURNS, is_plural_item
from stemma.language.papers import paper_head
from stemma.language.phrases import Range, phrase_before
from stemma.language.tokens import AUXILIARIES, DETERMINERS, PREPOSITIONS, word_set

_HEARERS = word_set("him her them me us")
_LONGEST_PAPERS = 16  # items of "data from the fire service" before "show"


def agrees(items: Sequence[Item], i: int, first: int, form: Form, cues: Cues, knowledge: Knowledge) -> bool:
    """Whether a verb agrees with the head of its subject, though not with the word before it.

    "Analysts at the bank | expect", "A letter signed by forty teachers | warns".
    """
    if form.tense not in ("base", "third") or first != i or i + 1 >= len(items):
        return False
    if form.tense == "third":
        one = phrase_before(items, first, cues, knowledge) if form.group in TURNS | {"finding"} else None
        return one is not None and is_plural_item(items[first - 1]) and items[one[0]].low in ("a", "an", "one")
    if form.group not in TURNS | {"judgement"}:
        return False
    after = items[i + 1]
    if items[first - 1].low in DETERMINERS and first:
        return False  # "told analysts on a | call that"
    if after.low in AUXILIARIES | PREPOSITIONS or is_finite(items, i + 1):
        return False  # "Members of the police report | were"
    phrase = phrase_before(items, first, cues, knowledge)
    if phrase is None or items[first - 1].low in _HEARERS:  # "Two people who worked there let us | see"
        return False
    verbs = sum(is_finite(items, k) and not is_finite(items, k - 1) for k in range(phrase[0] + 1, first))
    if verbs > any(items[k].low in ("who", "that", "which") for k in range(*phrase)):
        return False
    head = _head(items, phrase)
    return is_plural_item(head) and is_human(head.low)


def _head(items: Sequence[Item], phrase: Range) -> Item:
    """The last word of a phrase before what a preposition, a relative or a mark adds to it."""
    first, last = phrase
    stop = PREPOSITIONS | {"who", "whom", "whose", "that", "which"}
    end = next((k for k in range(first + 1, last) if items[k].low in stop or not items[k].is_word), last)
    return items[end - 1]


def papers_before(items: Sequence[Item], first: int, cues: Cues) -> bool:
    """Whether papers in the plural are what shows: "data from the fire service | show"."""
    k = first - 1
    while k > 0 and first - k < _LONGEST_PAPERS and (items[k - 1].is_word or items[k - 1].low in ("'", "-")):
        k -= 1
    k += items[k].low in DETERMINERS
    head = paper_head(items[k:first], cues.documents)
    return head is not None and (items[k + head].low == "data" or is_plural_item(items[k + head]))
