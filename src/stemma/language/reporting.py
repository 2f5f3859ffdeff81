"""Reporting verbs in a clause: which word is one, where its group begins, and who its subject is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from stemma.knowledge import Knowledge
from stemma.language.agreement import agrees, papers_before
from stemma.language.clauses import Item
from stemma.language.cues import Cues, Form
from stemma.language.describing import may_speak
from stemma.language.finite import PAST, has_finite, is_finite
from stemma.language.inversion import TURNS, closes, is_plural_item, is_plural_phrase, source_behind_verb
from stemma.language.phrases import Range, begins_phrase, phrase_after, phrase_before
from stemma.language.readings import FIGURES, means
from stemma.language.tokens import ADVERBS, AUXILIARIES, DETERMINERS, PREPOSITIONS, PRONOUNS, word_set

_SAID = frozenset(["statement", "told"])
BE = frozenset(["am", "is", "are", "was", "were", "be", "been", "being"])
_ALONE = word_set("some many few most all both several that this another")  # can be subjects by themselves
_GROUNDS = word_set("grounds reason reasons cause")
_NAMING = word_set("describe name identify call label characterise characterize dub list portray depict")
_POSSESSIVES = word_set("his her their its my our")
_CALLED_TO = word_set(
    "called phoned rang rung telephoned radioed texted written wrote emailed e-mailed messaged telegraphed cabled "
    "signalled"
)
_LONGEST_CALL = 8  # items of "radioed at 4 p.m. to say"
_HEARERS = word_set("him her them me us")
_GOVERNED = word_set("is are was were has had will would did does")  # stand behind a subject
_DONE = word_set("seen drawn given written shown taken")  # participles that are no past forms
_LONGEST_ASIDE = 22  # items of ", quoted by the agency X,"
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
        if not means(items, i, form, cues) or (items[i].low == "states" and _are_countries(items, i, cues)):
            continue
        first = cue_start(items, i)
        by = _agent(items, last) if _is_passive(items, first, i, form) else None
        if by is not None and (form.group == "statement" or form.lemma in _NAMING):
            hit = _by_agent(items, first, by, form, cues, knowledge)
            if hit is not None or form.group == "statement":
                return hit
        if by is not None and form.lemma == "accuse":
            accuser = phrase_after(items, by, cues, knowledge)
            cut = next((k for k in range(*accuser) if items[k].low == "of"), accuser[1]) if accuser is not None else 0
            if accuser is not None and accuser[0] < cut < len(items) and items[cut].low == "of":
                return Hit(first, by, form, (accuser[0], cut), True, True)
        if by is not None and form.group == "told":
            teller = phrase_after(items, by, cues, knowledge)
            if teller is not None and that_behind(items, teller[1]) is not None:
                return Hit(first, by, form, teller, True, True)
        grounds = _by_grounds(items, i, last, form, last_source, cues, knowledge)
        if grounds is not None:
            return grounds
        if not (_fits(items, i, first, form, cues) or agrees(items, i, first, form, cues, knowledge)):
            continue
        hit = _with_source(items, i, first, last, form, last_source, cues, knowledge)
        if hit is not None and (form.group != "record" or _is_paper(items, hit, cues)):
            return hit
    return None


def _are_countries(items: Sequence[Item], i: int, cues: Cues) -> bool:
    """Whether another verb stands right behind "states": "Western states | can", "Gulf states | say"."""
    if i + 1 >= len(items) or not i or items[i - 1].low in PRONOUNS or items[i + 1].quote:
        return False
    low = items[i + 1].low
    return low in AUXILIARIES or any(f.tense == "base" and f.group == "statement" for f in cues.verbs.get(low, ()))


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
    called = next((k for k in range(i - 2, max(0, i - _LONGEST_CALL), -1) if items[k].low in _CALLED_TO), 0)
    if form.group in ("statement", "told") and (items[i - 2].low == "used" or (called and form.lemma == "say")):
        k = cue_start(items, called or i - 2)
        source = phrase_before(items, k, cues, knowledge)  # "his client had radioed at four to say it was near"
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


def that_behind(items: Sequence[Item], k: int) -> int | None:
    """The "that" at item `k`, or behind a comma there; None for none: "was told by a guard, Bo Sund, | that"."""
    k += k < len(items) and items[k].low == ","
    return k if k < len(items) and items[k].low == "that" else None


def _says_how(items: Sequence[Item], k: int) -> bool:
    figure = k + 1 < len(items) and (items[k + 1].low[:1].isdigit() or items[k + 1].low in FIGURES)
    return items[k].low == "as" or (items[k].low == "at" and figure)


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
        return Hit(i, i + 1, form, behind, True) if behind is not None and closes(items, behind[1]) else None
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
        if items[k - 1].low == "may" and items[k - 1].capital and k > 1:
            return k  # "A report from May | says"
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
        if first > 1 and items[first - 2].low in ("a", "an"):
            return False  # "a police report"
        if form.group == "finding" and papers_before(items, first, cues):
            return True
        if before is not None and (before.quote or before.low == ","):
            return form.group in TURNS | {"finding"}  # "…, say officials", if its source is behind it
        return before is not None and (
            before.low in ("they", "we", "i", "you", "who", "some", "many", "others") or is_plural_item(before)
        )
    if before is None:
        return form.group in ("statement", "told")
    if not before.quote and before.low in DETERMINERS - _ALONE:
        return False
    if before.low in PREPOSITIONS or (before.low == "and" and form.tense == "third" and form.group not in _SAID):
        return False
    if form.tense == "third" and _is_object(items, first, i, cues):
        return False
    if form.tense == "third" and i + 1 < len(items) and items[i + 1].low in _GOVERNED:
        return False  # "A list of forty names | was ready"
    if form.tense == "third" and _is_number(items, first - 1):
        return False  # "Two dozen notes have gone out"
    return not (form.tense == "third" and before.is_word and not before.capital and is_plural_item(before))


def _is_object(items: Sequence[Item], first: int, i: int, cues: Cues) -> bool:
    """Whether "claims" is what somebody rejected, or "reports" what was false: "rejected | claims that …"."""
    if first != i or items[i].low not in cues.nouns or items[first - 1].capital or items[first - 1].quote:
        return False
    before = items[first - 1].low
    governed = before in PAST or (before.endswith("ed") and is_finite(items, first - 1)) or before.endswith("ing")
    bare = first > 1 and (items[first - 2].low == "as" or items[first - 2].low in PREPOSITIONS)
    confirmed = before.endswith("ed") and any(items[k].low in AUXILIARIES for k in range(max(0, first - 3), first - 1))
    return governed or bare or confirmed


def _is_number(items: Sequence[Item], k: int) -> bool:
    """Whether item `k` counts what stands behind it: "dozen", "40"; not "Unit 40", nor "a group of ten"."""
    low, before = items[k].low, items[k - 1] if k else None
    named = before is not None and before.capital and before.low not in DETERMINERS | PREPOSITIONS | ADVERBS
    if before is not None and (before.low == "of" or (low[:1].isdigit() and named)):
        return False
    return (low in FIGURES and low != "one") or low.isdigit()


def _opens_participle(items: Sequence[Item], first: int, form: Form, cues: Cues) -> bool:
    """ ", saying that …", "“lies,” saying that …", "issued a statement condemning …"."""
    before = items[first - 1]
    if before.low in (",", "—", "–") or (before.quote and before.capital):
        return True
    near = [x.low for x in items[max(0, first - 4) : first - 1]]
    return form.group in ("statement", "judgement") and before.low in cues.documents and bool({"a", "an"} & set(near))


def _is_passive(items: Sequence[Item], first: int, i: int, form: Form) -> bool:
    return form.tense in ("past", "part") and any(items[k].low in BE for k in range(first, i))


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
        here = _subject(items, first, cues, knowledge) if _parted(items, last_source, first) else last_source
        return Hit(first, last, form, here or last_source or _subject(items, first, cues, knowledge), False)
    aside = _behind_aside(items, first, cues, knowledge)
    if aside is not None:
        return Hit(first, last, form, aside, False)
    behind = source_behind_verb(items, i, first, last, form, cues, knowledge)
    if behind is not None:
        return Hit(first, last, form, behind, True)
    if form.tense == "base" and before is not None and not before.is_word:
        beside = phrase_before(items, first, cues, knowledge) if before.low == "," else None
        many = beside is not None and beside[1] - beside[0] > 3 and is_plural_phrase(items, beside)
        tells = last < len(items) and (items[last].low == "that" or has_finite(items, last, len(items)))
        return Hit(first, last, form, beside, False) if many and tells else None
    if before is not None and before.low in ("and", "but", "or") and not items[i].low.endswith("ing"):
        shared = _embedded(items, i, form, last_source, cues, knowledge)
        shared = shared or last_source or _subject(items, first, cues, knowledge)
        return Hit(first, last, form, shared, False) if shared is not None else None
    source = phrase_before(items, first, cues, knowledge)
    if source is None:
        return None
    source = _from_possessive(items, source)
    if source[1] - source[0] > 1 and items[source[1] - 1].low == "who":
        source = source[1] - 1, source[1]  # "The man who said he was there | went home"
    if items[source[0]].low == "that":
        source = _paper_before(items, source[0], cues)
        return Hit(first, last, form, source, False) if source is not None else None
    if not begins_phrase(items[source[0]]) or _is_mute(items, source, first, i, form, cues, knowledge):
        return None
    return Hit(first, last, form, source, False)


def _from_possessive(items: Sequence[Item], source: Range) -> Range:
    """A phrase from the "his" on that begins another: "told the inquiry | his supervisor had said"."""
    if items[source[0]].low in ("the", "a", "an"):
        for k in range(source[0] + 2, min(source[0] + 4, source[1] - 1)):
            before = items[k - 1]
            if items[k].low in _POSSESSIVES and before.is_word and before.low not in PREPOSITIONS | {"and", "or"}:
                return k, source[1]
    return source


def _is_mute(
    items: Sequence[Item], source: Range, first: int, i: int, form: Form, cues: Cues, knowledge: Knowledge
) -> bool:
    """Whether a thing is what would do it: "said the peso would float “when …”" has nobody float a plan."""
    if form.group not in ("judgement", "thought", "intention") or first == i or not items[first].low.endswith("ld"):
        return False
    words = [x for x in items[slice(*source)] if x.is_word]
    plain = 1 < len(words) < 4 and words[0].low in ("the", "a", "an") and not any(x.capital for x in words[1:])
    return plain and not may_speak(words[-1].low, knowledge, cues)


def _embedded(
    items: Sequence[Item], i: int, form: Form, last_source: Range | None, cues: Cues, knowledge: Knowledge
) -> Range | None:
    """Who told "her" in "She said her son had phoned and told her that …": the subject within what she said."""
    if form.lemma != "tell" or last_source is None or i + 1 >= len(items) or items[i + 1].low not in _HEARERS:
        return None
    verb = next((k for k in range(i - 2, last_source[1], -1) if is_finite(items, k)), None)
    while verb is not None and verb - 1 > last_source[1] and is_finite(items, verb - 1):
        verb -= 1
    subject = phrase_before(items, verb, cues, knowledge) if verb is not None else None
    return subject if subject is not None and subject[0] > last_source[1] and verb != subject[0] else None


def _behind_aside(items: Sequence[Item], first: int, cues: Cues, knowledge: Knowledge) -> Range | None:
    """The phrase before ", quoted by the agency X, said": whoever passes it on stands in the aside."""
    if not first or items[first - 1].low != ",":
        return None
    for k in range(first - 3, max(0, first - _LONGEST_ASIDE), -1):
        if items[k].quote or items[k].low in (";", ":"):
            return None
        done = items[k].low.endswith("ed") or items[k].low in PAST or items[k].low in _DONE
        if done and items[k - 1].low == "," and any(x.low == "by" for x in items[k + 1 : k + 4]):
            return phrase_before(items, k - 1, cues, knowledge)
    return None


def _paper_before(items: Sequence[Item], that: int, cues: Cues) -> Range | None:
    """The paper of "a survey that put it at 5 million"; of "a statement that said" only "that": it is its maker's."""
    if not that or items[that - 1].low not in cues.documents:
        return None
    if items[that - 1].low in ("statement", "letter", "notice", "bulletin"):
        return that, that + 1
    first = next((k for k in range(that - 1, max(-1, that - 6), -1) if items[k].low in DETERMINERS), None)
    return (first, that) if first is not None else None


def _parted(items: Sequence[Item], source: Range | None, first: int) -> bool:
    """Whether a semicolon stands between a source and item `first`: another clause, with a subject of its own."""
    return source is not None and any(items[k].low == ";" for k in range(source[1], first))


def _subject(items: Sequence[Item], before: int, cues: Cues, knowledge: Knowledge) -> Range | None:
    """The subject of the sentence, for ", saying that …" or "and said" behind a verb that is no cue."""
    first = next((k + 1 for k in range(before - 1, 0, -1) if items[k].low == ";"), 0)
    verb = next((k for k in range(first + 1, before) if is_finite(items, k)), None)
    if verb is not None and items and items[first].low in PREPOSITIONS | ADVERBS:
        comma = next((k for k in range(first + 1, verb) if items[k].low == ","), None)
        first = comma + 1 if comma is not None else first
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
