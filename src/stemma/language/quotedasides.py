"""Quoted asides: "The police, quoted by the agency X, saw 7,000", where no verb of saying stands behind the aside.

Who is quoted by the press says whatever his sentence tells.
"""

from __future__ import annotations

from stemma.knowledge import Knowledge
from stemma.language.clauses import Unit
from stemma.language.contents import clause, clause_end
from stemma.language.cues import Cues
from stemma.language.finite import is_finite
from stemma.language.phrases import phrase_before
from stemma.language.tokens import ADVERBS, DETERMINERS
from stemma.language.turns import Found, row_of

_QUOTED = frozenset(["quoted", "cited"])
_SAID = frozenset(["statement", "told", "finding", "measure"])
_LONGEST = 22  # items of "quoted by the agency X,"


def by_quoted_aside(text: str, number: int, unit: Unit, i: int, cues: Cues, knowledge: Knowledge) -> Found | None:
    """Whose account a sentence is by the "quoted by X" at item `i` between its subject and its verb; None for nobody's.

    `number`: the unit's place among those of `text`. Where a verb of saying follows, that is the cue.
    """
    items = unit.items
    if items[i].low not in _QUOTED or i < 2 or i + 2 >= len(items):
        return None
    if items[i - 1].low != "," or items[i + 1].low != "by" or items[i + 2].quote:
        return None
    if not (items[i + 2].capital or items[i + 2].low in DETERMINERS):
        return None  # "quoted by heart"
    near = range(i + 2, min(i + _LONGEST, len(items) - 1))
    close = next((k for k in near if not items[k].is_word and items[k].low not in ("'", "-", "&")), None)
    if close is None or items[close].low != ",":
        return None
    verb = close + 1
    while verb + 1 < len(items) and (items[verb].low in ADVERBS or items[verb].low.endswith("ly")):
        verb += 1
    if not is_finite(items, verb) or any(form.group in _SAID for form in cues.verbs.get(items[verb].low, ())):
        return None
    source = phrase_before(items, i - 1, cues, knowledge)
    if source is None:
        return None
    end = clause_end(items, close + 1, cues, knowledge, True)
    content = clause(items, close + 1, end)
    return Found(number, row_of(text, items, source, (i, i + 2), content), end) if content else None
