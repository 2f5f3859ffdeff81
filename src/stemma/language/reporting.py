"""Reporting verbs in a clause: which word is one, where its group begins, and who its subject is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from stemma.knowledge import Knowledge
from stemma.language.clauses import Item
from stemma.language.cues import Cues, Form
from stemma.language.finite import PAST, has_finite, is_finite
from stemma.language.phrases import Range, begins_phrase, phrase_after, phrase_before
from stemma.language.tokens import ADVERBS, AUXILIARIES, DETERMINERS, PREPOSITIONS, word_set

_TURNS = frozenset(["statement", "told", "question", "thought"])
_SAID = frozenset(["statement", "told"])
BE = frozenset(["am", "is", "are", "was", "were", "be", "been", "being"])
# Verbs that report nothing with this word behind them: "wrote off", "reported a loss".
_PHRASAL = {
    "write": {"off", "down"}, "find": {"out"}, "see": {"off"}, "call": {"off", "in"}, "back": {"down", "away"},
    "add": {"to"}, "feel": {"like"}, "know": {"as"}, "post": {"a"}, "report": {"a", "an"}, "charge": {"up"},
}  # fmt: skip
# Figures in words, beside digits.
_FIGURES = word_set(
    "one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty seventy "
    "eighty ninety hundred thousand million billion dozen dozens hundreds thousands millions"
)
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
        last = i + 1 + bool(form.particle)
        if not _means(items, i, form, cues):
            continue
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
        if hit is not None and (form.group != "record" or _is_paper(items, hit, cues)):
            return hit
    return None


def _means(items: Sequence[Item], i: int, form: Form, cues: Cues) -> bool:
    """Whether the words behind item `i` leave it that reading: no "wrote off", no "asked not to be named"."""
    after = items[i + 1].low if i + 1 < len(items) else ""
    if form.lemma == "go":  # "he went on:", but not "the talks are going on"
        behind = items[i + 2] if i + 2 < len(items) else None
        return after == form.particle and behind is not None and (behind.quote or behind.low in (":", "that", ",", "."))
    if form.particle:
        return after == form.particle
    if form.group == "measure":
        return _is_measured(items, i + 1)
    if form.lemma == "read":
        return _is_read(items, i, i + 1, form, cues)
    return not (form.lemma == "ask" and after == "not") and after not in _PHRASAL.get(form.lemma, ())


def _is_measured(items: Sequence[Item], k: int) -> bool:
    """ "X put the cost at 35 million": a figure follows "at", before any mark."""
    for m in range(k, min(k + 18, len(items) - 1)):
        if not items[m].is_word:
            return False
        if items[m].low == "at":
            return any(x.low[:1].isdigit() or x.low in _FIGURES for x in items[m + 1 : m + 6])
    return False


def _is_read(items: Sequence[Item], first: int, last: int, form: Form, cues: Cues) -> bool:
    """Whether "read" says what a paper says, or brings in a quotation: not "she read the names"."""
    if form.tense in ("base", "ing"):
        return False
    near = {x.low for x in items[max(0, first - 6) : first]}
    return bool(near & cues.documents) or any(x.quote or x.low in (":", "that") for x in items[last : last + 2])


def _is_paper(items: Sequence[Item], hit: Hit, cues: Cues) -> bool:
    """Whether a paper is what records something: "the log lists …", "it records that …"."""
    if hit.source is None or hit.inverted:
        return False
    words = [x.low for x in items[slice(*hit.source)]]
    that = hit.last < len(items) and items[hit.last].low == "that"
    return any(w in cues.documents for w in words[:8]) or (words in (["it"], ["they"]) and that)


def manner_at(items: Sequence[Item], i: int, cues: Cues, knowledge: Knowledge) -> Hit | None:
    """Read item `i` as a verb that brings in the quotation before it, whatever verb it is: “No,” she snapped."""
    item = items[i]
    if item.quote or item.capital or not (item.low in PAST or item.low.endswith("ed")) or i == 0:
        return None
    form = Form(item.low, "manner", "past", "")
    if items[i - 1].quote and items[i - 1].capital:
        behind = phrase_after(items, i + 1, cues, knowledge)
        return Hit(i, i + 1, form, behind, True) if behind is not None and _closes(items, behind[1]) else None
    quotation = next((k for k in range(i - 1, max(-1, i - 7), -1) if items[k].quote), None)
    if quotation is None or not items[quotation].capital or not begins_phrase(items[quotation + 1]):
        return None
    ahead = phrase_before(items, i, cues, knowledge)
    plain = i + 1 >= len(items) or not items[i + 1].is_word or items[i + 1].low in PREPOSITIONS | ADVERBS | {"as"}
    return Hit(i, i + 1, form, ahead, False) if plain and ahead == (quotation + 1, i) else None


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
        if before is not None and (before.quote or before.low == ","):
            return form.group in _TURNS  # "…, say officials", if its source is behind it
        return before is not None and (
            before.low in ("they", "we", "i", "you", "who", "some", "many", "others") or _is_plural(before)
        )
    if before is None:
        return form.group in ("statement", "told")
    if not before.quote and before.low in DETERMINERS - _ALONE:
        return False
    if before.low in PREPOSITIONS or (before.low == "and" and form.tense == "third" and form.group not in _SAID):
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
    behind = _inverted(items, i, first, last, form, cues, knowledge)
    if behind is not None:
        return Hit(first, last, form, behind, True)
    if form.tense == "base" and before is not None and not before.is_word:
        beside = phrase_before(items, first, cues, knowledge) if before.low == "," else None
        many = beside is not None and beside[1] - beside[0] > 3 and _is_plural_phrase(items, beside)
        return Hit(first, last, form, beside, False) if many and has_finite(items, last, len(items)) else None
    if before is not None and before.low in ("and", "but", "or") and not items[i].low.endswith("ing"):
        shared = last_source or _subject(items, first, cues, knowledge)
        return Hit(first, last, form, shared, False) if shared is not None else None
    source = phrase_before(items, first, cues, knowledge)
    if source is None:
        return None
    if not begins_phrase(items[source[0]]):
        return None
    return Hit(first, last, form, source, False)


def _inverted(
    items: Sequence[Item], i: int, first: int, last: int, form: Form, cues: Cues, knowledge: Knowledge
) -> Range | None:
    """The source of "…, said X", which stands behind its verb; None when the verb is not turned about."""
    before = items[first - 1] if first else None
    if first != i or before is None or last >= len(items) or form.group not in _TURNS:
        return None
    if not (before.quote or before.low in (",", "—", "–")):
        return None
    behind = _source_behind(items, last, cues, knowledge)
    if behind is None or form.tense not in ("past", "third", "base"):
        return None
    if form.tense == "base":
        return behind if _is_plural_phrase(items, behind) and (before.quote or _closes(items, behind[1])) else None
    ahead = phrase_before(items, first, cues, knowledge) if not before.quote else None
    if ahead is None or not begins_phrase(items[ahead[0]]):
        return behind
    opening = next((k for k in range(first - 2, ahead[0], -1) if items[k].low == ","), None)
    lone = opening is None
    told = form.group == "told" and form.lemma in ("tell", "inform", "remind")
    told_before = has_finite(items, 0, opening if opening is not None else first) or lone
    return behind if _closes(items, behind[1]) and told_before and (lone or not told) else None


def _source_behind(items: Sequence[Item], k: int, cues: Cues, knowledge: Knowledge) -> Range | None:
    """The phrase behind "…, said"; also of a body in which somebody speaks: "…, said in the ministry"."""
    found = phrase_after(items, k, cues, knowledge)
    if found is not None or k + 1 >= len(items) or items[k].low not in ("in", "at"):
        return found
    inside = phrase_after(items, k + 1, cues, knowledge)
    if inside is None or not any(x.low in knowledge.office_words for x in items[slice(*inside)]):
        return None
    return inside


def _closes(items: Sequence[Item], k: int) -> bool:
    """Whether nothing is said behind item `k`: the sentence ends, or only its setting follows."""
    while k < len(items) and items[k].low not in (".", ",", ";"):
        if items[k].quote or items[k].low in ("that", ":") or is_finite(items, k):
            return False
        k += 1
    return True


def _is_plural_phrase(items: Sequence[Item], phrase: Range) -> bool:
    return any(_is_plural(item) for item in items[phrase[0] : min(phrase[1], phrase[0] + 4)])


def _subject(items: Sequence[Item], before: int, cues: Cues, knowledge: Knowledge) -> Range | None:
    """The subject of the sentence, for ", saying that …" or "and said" behind a verb that is no cue."""
    verb = next((k for k in range(1, before) if is_finite(items, k)), None)
    first = 0
    if verb is not None and items and items[0].low in PREPOSITIONS | ADVERBS:
        comma = next((k for k in range(1, verb) if items[k].low == ","), None)
        first = comma + 1 if comma is not None else 0
    if first >= before or not items or not begins_phrase(items[first]):
        return None
    found = phrase_after(items, first, cues, knowledge)
    if found is None or found[0] >= before:
        return None
    end = min(found[1], verb) if verb is not None and verb > first else found[1]
    return (first, end) if end < before else None
