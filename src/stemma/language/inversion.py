"""Inversion: the source behind its verb, "…, said the harbour master", and what closes a sentence behind it."""

from __future__ import annotations

from collections.abc import Sequence

from stemma.knowledge import Knowledge
from stemma.language.clauses import Item
from stemma.language.cues import Cues, Form
from stemma.language.finite import has_finite, is_finite
from stemma.language.phrases import Range, begins_phrase, phrase_after, phrase_before
from stemma.language.tokens import PREPOSITIONS, word_set

TURNS = frozenset(["statement", "told", "question", "thought"])
_SO = frozenset(["so", "as"])
_SINGULAR_IN_S = word_set("headquarters news series politics economics athletics works barracks campus census corps")


def source_behind_verb(
    items: Sequence[Item], i: int, first: int, last: int, form: Form, cues: Cues, knowledge: Knowledge
) -> Range | None:
    """The source of "…, said X", which stands behind its verb; None when the verb is not turned about."""
    before = items[first - 1] if first else None
    if first != i or before is None or last >= len(items) or form.group not in TURNS:
        return None
    so = before.low in _SO and (first == 1 or items[first - 2].low == ",")  # "As writes the Gazette, …"
    if not (so or before.quote or before.low in (",", "—", "–")):
        return None
    behind = _source_behind(items, last, cues, knowledge)
    if behind is None or form.tense not in ("past", "third", "base"):
        return None
    if so:
        return behind if form.tense == "third" else None
    if form.tense == "base":
        plural = items[last].low == "in" or is_plural_phrase(items, behind)
        return behind if plural and (before.quote or closes(items, behind[1])) else None
    ahead = phrase_before(items, first, cues, knowledge) if not before.quote else None
    if ahead is None or not begins_phrase(items[ahead[0]]):
        relative = any(items[k].low == "who" for k in range(1, first - 1)) and begins_phrase(items[0])
        # "A driver, who asked that only her first name, Ada, be used, said | the depot had not paid"
        return None if relative and not has_finite(items, 0, _who(items)) and not closes(items, behind[1]) else behind
    opening = next((k for k in range(first - 2, ahead[0], -1) if items[k].low == ","), None)
    lone = opening is None
    told = form.group == "told" and form.lemma in ("tell", "inform", "remind")
    told_before = has_finite(items, 0, opening if opening is not None else first) or lone
    return behind if closes(items, behind[1]) and told_before and (lone or not told) else None


def _who(items: Sequence[Item]) -> int:
    return next((k for k, item in enumerate(items) if item.low == "who"), 0)


def _source_behind(items: Sequence[Item], k: int, cues: Cues, knowledge: Knowledge) -> Range | None:
    """The phrase behind "…, said"; also of a body in which somebody speaks: "…, said in the ministry".

    Translated news sets the day and the hearer before him: "…, told on Monday to the agency the minister Bo Sund".
    """
    if items[k].low.endswith("ing") and not items[k].capital:
        return None  # "Pohl, 52, denies poisoning him"
    found = phrase_after(items, k, cues, knowledge)
    if found is not None or k + 1 >= len(items):
        return found
    if items[k].low in ("in", "at"):
        inside = phrase_after(items, k + 1, cues, knowledge)
        if inside is not None and any(x.low in knowledge.office_words for x in items[slice(*inside)]):
            return inside
    return _behind_hearer(items, k, cues, knowledge)


def _behind_hearer(items: Sequence[Item], k: int, cues: Cues, knowledge: Knowledge) -> Range | None:
    """The phrase that begins afresh at an article behind "on Tuesday", "to the agency by phone"."""
    if items[k].low not in ("on", "to", "in", "by", "at"):
        return None
    for m in range(k + 2, min(k + 7, len(items))):
        if not items[m].is_word:
            return None
        if items[m].low in ("the", "a", "an") and items[m - 1].low not in PREPOSITIONS:
            return phrase_after(items, m, cues, knowledge)
    return None


def closes(items: Sequence[Item], k: int) -> bool:
    """Whether nothing is said behind item `k`: the sentence ends, or only its setting follows."""
    while k < len(items) and items[k].low not in (".", ",", ";"):
        if items[k].quote or items[k].low in ("that", ":") or is_finite(items, k):
            return False
        k += 1
    return True


def is_plural_phrase(items: Sequence[Item], phrase: Range) -> bool:
    """Whether a phrase begins with a plural: "officials in the port", "two officials"."""
    return any(is_plural_item(item) for item in items[phrase[0] : min(phrase[1], phrase[0] + 4)])


def is_plural_item(item: Item) -> bool:
    """Whether a word is plural by its form."""
    low = item.low
    return item.is_word and (
        low in ("people", "police", "women", "men")
        or (len(low) > 3 and low.endswith("s") and not low.endswith("ss") and low not in _SINGULAR_IN_S)
    )
