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
    "add": {"to", "up"}, "feel": {"like"}, "know": {"as"}, "post": {"a"}, "report": {"a", "an"}, "charge": {"up"},
}  # fmt: skip
# Figures in words, beside digits.
FIGURES = word_set(
    "one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty seventy "
    "eighty ninety hundred thousand million billion dozen dozens hundreds thousands millions"
)
_ALONE = word_set("some many few most all both several that this another")  # can be subjects by themselves
# What somebody puts or places somewhere by his word alone: "she put the start of the fire in the galley".
_PLACED = word_set("seat start beginning origin source cause blame epicentre epicenter centre center focus number time")
_GROUNDS = word_set("grounds reason reasons cause")
_NAMING = word_set("describe name identify call label characterise characterize dub list portray depict")
_SO = frozenset(["so", "as"])
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
        by = _agent(items, last) if _is_passive(items, first, i, form) else None
        if by is not None and (form.group == "statement" or form.lemma in _NAMING):
            hit = _by_agent(items, first, by, form, cues, knowledge)
            if hit is not None or form.group == "statement":
                return hit
        grounds = _by_grounds(items, i, last, form, last_source, cues, knowledge)
        if grounds is not None:
            return grounds
        if not _fits(items, i, first, form, cues):
            continue
        hit = _with_source(items, i, first, last, form, last_source, cues, knowledge)
        if hit is not None and (form.group != "record" or _is_paper(items, hit, cues)):
            return hit
    return None


def _by_grounds(
    items: Sequence[Item], i: int, last: int, form: Form, last_source: Range | None, cues: Cues, knowledge: Knowledge
) -> Hit | None:
    """ "X has grounds to believe that …"; "She said nothing of it, except to say that …"."""
    if form.tense != "base" or i < 3 or items[i - 1].low != "to":
        return None
    if form.lemma in ("believe", "think", "suspect", "fear"):
        if items[i - 2].low not in _GROUNDS or items[i - 3].low not in AUXILIARIES:
            return None
        k = cue_start(items, i - 3)
        source = phrase_before(items, k, cues, knowledge)
        return Hit(k, last, form, source, False) if source is not None else None
    if form.lemma == "say" and items[i - 2].low in ("except", "than", "but"):
        source = last_source or _subject(items, i - 2, cues, knowledge)
        return Hit(i, last, form, source, False) if source is not None else None
    return None


def _agent(items: Sequence[Item], k: int) -> int | None:
    """The item behind "by" in "was confirmed by X", "was confirmed to the Gazette by X"."""
    if k < len(items) and items[k].low == "to":
        k = next((m for m in range(k + 1, min(k + 7, len(items))) if not items[m].is_word or items[m].low == "by"), k)
    return k + 1 if k < len(items) and items[k].low == "by" else None


def _by_agent(items: Sequence[Item], first: int, by: int, form: Form, cues: Cues, knowledge: Knowledge) -> Hit | None:
    """ "The loss was estimated by X at 40 million", "He was named by X as …": the source ends where that begins."""
    source = phrase_after(items, by, cues, knowledge)
    if source is None:
        return None
    cut = next((k for k in range(source[0] + 1, source[1]) if _says_how(items, k)), source[1])
    if form.group != "statement" and not (cut < len(items) and items[cut].low == "as"):
        return None
    return Hit(first, by, form, (source[0], cut), True, True)


def _says_how(items: Sequence[Item], k: int) -> bool:
    figure = k + 1 < len(items) and (items[k + 1].low[:1].isdigit() or items[k + 1].low in FIGURES)
    return items[k].low == "as" or (items[k].low == "at" and figure)


def _means(items: Sequence[Item], i: int, form: Form, cues: Cues) -> bool:
    """Whether the words behind item `i` leave it that reading: no "wrote off", no "asked not to be named"."""
    after = items[i + 1].low if i + 1 < len(items) else ""
    if form.lemma == "say" and after == "to" and i + 2 < len(items) and items[i + 2].low in ("be", "have"):
        return False  # "a firm said to be his brother's"
    if form.lemma == "go":  # "he went on:", but not "the talks are going on"
        behind = items[i + 2] if i + 2 < len(items) else None
        return after == form.particle and behind is not None and (behind.quote or behind.low in (":", "that", ",", "."))
    if form.particle:
        return after == form.particle
    if form.group == "measure":
        if form.lemma == "give":
            return _is_given(items, i + 1)
        return _is_measured(items, i + 1) or _is_placed(items, i + 1)
    if form.lemma == "read" and after == "out":
        return False
    if form.lemma == "read":
        return _is_read(items, i, i + 1, form, cues)
    return not (form.lemma == "ask" and after == "not") and after not in _PHRASAL.get(form.lemma, ())


def _is_measured(items: Sequence[Item], k: int) -> bool:
    """ "X put the cost at 35 million": a figure follows "at", before any mark."""
    for m in range(k, min(k + 18, len(items) - 1)):
        if not items[m].is_word:
            return False
        if items[m].low == "at":
            return any(x.low[:1].isdigit() or x.low in FIGURES for x in items[m + 1 : m + 6])
    return False


def _is_given(items: Sequence[Item], k: int) -> bool:
    """ "They give the fee as 742,500 talers", "The service gives eight."."""
    if k + 1 < len(items) and (items[k].low[:1].isdigit() or items[k].low in FIGURES):
        return not items[k + 1].is_word and not items[k + 1].quote
    at = next((m for m in range(k, min(k + 12, len(items) - 1)) if items[m].low == "as" or not items[m].is_word), None)
    return at is not None and items[at].low == "as" and items[at + 1].low[:1].isdigit()


def _is_placed(items: Sequence[Item], k: int) -> bool:
    """ "X placed the start of the fire in the galley"."""
    head = next((m for m in range(k, min(k + 5, len(items))) if items[m].low in _PLACED), None)
    if head is None or items[k].low not in DETERMINERS:
        return False
    near = range(head + 1, min(head + 8, len(items)))
    return any(items[m].low in ("at", "in", "on", "near", "behind", "below") for m in near)


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
    behind = items[hit.last].low if hit.last < len(items) else ""
    tells = behind == "that" or behind[:1].isdigit() or behind in FIGURES
    return any(w in cues.documents for w in words[:8]) or (words in (["it"], ["they"]) and tells)


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


def _fits(items: Sequence[Item], i: int, first: int, form: Form, cues: Cues) -> bool:
    """Whether the word before lets this be a finite verb (or a participle after a comma) of that tense."""
    group = [items[k].low for k in range(first, i)]
    before = items[first - 1] if first else None
    if _is_passive(items, first, i, form):
        return False
    if form.tense == "part":
        return any(low in ("has", "have", "had", "having", "'ve", "'d") for low in group)
    if form.tense == "ing":
        return any(low in BE for low in group) or (before is not None and _opens_participle(items, first, form, cues))
    if form.tense == "base":
        if any(low in AUXILIARIES for low in group):
            return not any(low in ("has", "have", "had") for low in group[-1:])
        if before is not None and (before.quote or before.low == ","):
            return form.group in _TURNS | {"finding"}  # "…, say officials", if its source is behind it
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


def _opens_participle(items: Sequence[Item], first: int, form: Form, cues: Cues) -> bool:
    """ ", saying that …", "“lies,” saying that …", "issued a statement condemning …"."""
    before = items[first - 1]
    if before.low in (",", "—", "–") or (before.quote and before.capital):
        return True
    near = [x.low for x in items[max(0, first - 4) : first - 1]]
    return form.group in ("statement", "judgement") and before.low in cues.documents and bool({"a", "an"} & set(near))


def _is_passive(items: Sequence[Item], first: int, i: int, form: Form) -> bool:
    return form.tense in ("past", "part") and any(items[k].low in BE for k in range(first, i))


_SINGULAR_IN_S = word_set("headquarters news series politics economics athletics works barracks campus census corps")


def _is_plural(item: Item) -> bool:
    low = item.low
    return item.is_word and (
        low in ("people", "police", "women", "men")
        or (len(low) > 3 and low.endswith("s") and not low.endswith("ss") and low not in _SINGULAR_IN_S)
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
        tells = last < len(items) and (items[last].low == "that" or has_finite(items, last, len(items)))
        return Hit(first, last, form, beside, False) if many and tells else None
    if before is not None and before.low in ("and", "but", "or") and not items[i].low.endswith("ing"):
        shared = last_source or _subject(items, first, cues, knowledge)
        return Hit(first, last, form, shared, False) if shared is not None else None
    source = phrase_before(items, first, cues, knowledge)
    if source is None:
        return None
    if items[source[0]].low == "that":
        source = _paper_before(items, source[0], cues)
        return Hit(first, last, form, source, False) if source is not None else None
    if not begins_phrase(items[source[0]]):
        return None
    return Hit(first, last, form, source, False)


def _paper_before(items: Sequence[Item], that: int, cues: Cues) -> Range | None:
    """The paper of "a survey that put it at 5 million"; of "a statement that said" only "that": it is its maker's."""
    if not that or items[that - 1].low not in cues.documents:
        return None
    if items[that - 1].low in ("statement", "letter", "notice", "bulletin"):
        return that, that + 1
    first = next((k for k in range(that - 1, max(-1, that - 6), -1) if items[k].low in DETERMINERS), None)
    return (first, that) if first is not None else None


def _inverted(
    items: Sequence[Item], i: int, first: int, last: int, form: Form, cues: Cues, knowledge: Knowledge
) -> Range | None:
    """The source of "…, said X", which stands behind its verb; None when the verb is not turned about."""
    before = items[first - 1] if first else None
    if first != i or before is None or last >= len(items) or form.group not in _TURNS:
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
        plural = items[last].low == "in" or _is_plural_phrase(items, behind)
        return behind if plural and (before.quote or _closes(items, behind[1])) else None
    ahead = phrase_before(items, first, cues, knowledge) if not before.quote else None
    if ahead is None or not begins_phrase(items[ahead[0]]):
        return behind
    opening = next((k for k in range(first - 2, ahead[0], -1) if items[k].low == ","), None)
    lone = opening is None
    told = form.group == "told" and form.lemma in ("tell", "inform", "remind")
    told_before = has_finite(items, 0, opening if opening is not None else first) or lone
    return behind if _closes(items, behind[1]) and told_before and (lone or not told) else None


def _source_behind(items: Sequence[Item], k: int, cues: Cues, knowledge: Knowledge) -> Range | None:
    """The phrase behind "…, said"; also of a body in which somebody speaks: "…, said in the ministry".

    Translated news sets the day and the hearer before him: "…, told on Monday to the agency the minister Bo Sund".
    """
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
    if items[first].capital and items[first].low not in DETERMINERS:  # "Vack | holds up the log and reads out …"
        run = next((k for k in range(first + 1, end) if not items[k].capital), end)
        small = run < end and items[run].is_word and items[run].low not in PREPOSITIONS | {"and"}
        end = run if small and run - first <= 3 and items[run].low.endswith("s") else end
    return (first, end) if end < before else None
