"""Reporting verbs in a clause: which word is one, where its group begins, and who its subject is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from stemma.knowledge import Knowledge
from stemma.language.clauses import Item
from stemma.language.cues import Cues, Form
from stemma.language.phrases import Range, begins_phrase, phrase_after, phrase_before
from stemma.language.tokens import ADVERBS, AUXILIARIES, DETERMINERS, PREPOSITIONS, word_set

BE = frozenset(["am", "is", "are", "was", "were", "be", "been", "being"])
# Verbs that report nothing with this word behind them: "wrote off", "reported a loss".
_PHRASAL = {
    "write": {"off", "down"}, "find": {"out"}, "see": {"off"}, "call": {"off", "in"}, "back": {"down", "away"},
    "add": {"to"}, "feel": {"like"}, "know": {"as"}, "post": {"a"}, "report": {"a", "an"}, "charge": {"up"},
}  # fmt: skip
_ALONE = word_set("some many few most all both several that this another")  # can be subjects by themselves
CONTENT_MARKS = frozenset([",", ";", ":", "—", "–", "-"])


@dataclass(frozen=True, slots=True)
class Hit:
    """A cue at items [first, last) of a unit, its reading, its source, and whether the source stands behind it.

    `passive`: "was reported by", where the content is the subject.
    """

    first: int
    last: int
    form: Form
    source: Range | None
    inverted: bool
    passive: bool = False


def verb_at(items: Sequence[Item], i: int, last_source: Range | None, cues: Cues, knowledge: Knowledge) -> Hit | None:
    """Read item `i` as a reporting verb, when its surroundings make it one."""
    item = items[i]
    if item.quote or (item.capital and i) or item.low not in cues.verbs:
        return None
    for form in cues.verbs[item.low]:
        last = i + 1
        if form.particle:
            if last >= len(items) or items[last].low != form.particle:
                continue
            last += 1
        elif form.lemma == "ask" and last < len(items) and items[last].low == "not":
            return None  # "who asked not to be named"
        elif last < len(items) and items[last].low in _PHRASAL.get(form.lemma, ()):
            return None
        first = cue_start(items, i)
        if (
            form.group == "statement"
            and _is_passive(items, first, i, form)
            and last < len(items)
            and items[last].low == "by"
        ):
            source = phrase_after(items, last + 1, cues, knowledge)
            return Hit(first, last + 1, form, source, True, True) if source is not None else None
        if not _fits(items, i, first, form):
            continue
        hit = _with_source(items, i, first, last, form, last_source, cues, knowledge)
        if hit is not None:
            return hit
    return None


def cue_start(items: Sequence[Item], i: int) -> int:
    """Where the verb group begins: "has also said", "did not say"."""
    k = i
    while k > 0 and (items[k - 1].low in AUXILIARIES | ADVERBS | {"first"} or _is_manner(items[k - 1])):
        k -= 1
        if items[k].low in ("here", "there", "yes", "well", "earlier", "yesterday", "today", "ago", "even", "instead"):
            return k + 1
    return k


def _is_manner(item: Item) -> bool:
    return item.is_word and len(item.low) > 4 and item.low.endswith("ly") and not item.capital and item.low != "family"


def _fits(items: Sequence[Item], i: int, first: int, form: Form) -> bool:
    """Whether the word before lets this be a finite verb (or a participle after a comma) of that tense."""
    group = [items[k].low for k in range(first, i)]
    before = items[first - 1] if first else None
    if _is_passive(items, first, i, form):
        return False
    if form.tense == "part":
        return any(low in ("has", "have", "had", "having", "'ve", "'d") for low in group)
    if form.tense == "ing":
        return any(low in BE for low in group) or (before is not None and before.low in (",", "—", "–"))
    if form.tense == "base":
        if any(low in AUXILIARIES for low in group):
            return not any(low in ("has", "have", "had") for low in group[-1:])
        return before is not None and (
            before.low in ("they", "we", "i", "you", "who", "some", "many", "others") or _is_plural(before)
        )
    if before is None:
        return form.group in ("statement", "told")
    if not before.quote and before.low in DETERMINERS - _ALONE:
        return False
    if before.low in PREPOSITIONS or (before.low in ("to", "and") and form.tense == "third"):
        return False
    return not (form.tense == "third" and before.is_word and not before.capital and _is_plural(before))


def _is_passive(items: Sequence[Item], first: int, i: int, form: Form) -> bool:
    return form.tense in ("past", "part") and any(items[k].low in BE for k in range(first, i))


def _is_plural(item: Item) -> bool:
    low = item.low
    return item.is_word and (
        low in ("people", "police", "women", "men") or (len(low) > 3 and low.endswith("s") and not low.endswith("ss"))
    )


def _with_source(
    items: Sequence[Item],
    i: int,
    first: int,
    last: int,
    form: Form,
    last_source: Range | None,
    cues: Cues,
    knowledge: Knowledge,
) -> Hit | None:
    before = items[first - 1] if first else None
    if form.tense == "ing" and first == i:
        return Hit(first, last, form, last_source or _subject(items, first, cues, knowledge), False)
    inverts = (
        form.group in ("statement", "told", "question", "thought") and form.tense in ("past", "third") and first == i
    )
    if (
        inverts
        and last < len(items)
        and (before is None or before.quote or before.low in CONTENT_MARKS or before.low in ("as", "so"))
    ):
        behind = phrase_after(items, last, cues, knowledge)
        if behind is not None and (before is not None and (before.quote or before.low in (",", "—", "–"))):
            ahead = phrase_before(items, first, cues, knowledge) if not before.quote else None
            if ahead is None or not begins_phrase(items[ahead[0]]):
                return Hit(first, last, form, behind, True)
    source = phrase_before(items, first, cues, knowledge)
    if source is None:
        if before is not None and before.low == "and" and last_source is not None:
            return Hit(first, last, form, last_source, False)
        return None
    if not begins_phrase(items[source[0]]):
        return None
    return Hit(first, last, form, source, False)


def _subject(items: Sequence[Item], before: int, cues: Cues, knowledge: Knowledge) -> Range | None:
    """The first phrase of the sentence, for ", saying that …" after a clause without a cue."""
    found = phrase_after(items, 0, cues, knowledge) if items and begins_phrase(items[0]) else None
    return found if found is not None and found[1] < before else None
