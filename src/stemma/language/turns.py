"""Turns of phrase that say who says what without a plain reporting verb: nouns, hearsay, "quoted X as saying"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from stemma.knowledge import Knowledge
from stemma.language.clauses import Item, Unit
from stemma.language.contents import begin_before, clause, clause_end
from stemma.language.cues import LINES, Cues
from stemma.language.finite import has_finite
from stemma.language.papers import is_shown
from stemma.language.phrases import Range, phrase_after, phrase_before
from stemma.language.press import is_press_like
from stemma.language.readings import FIGURES
from stemma.language.reporting import BE, cue_start
from stemma.language.tokens import PREPOSITIONS, word_set
from stemma.model import Attribution

# What "is said to have", "it is thought that" can be made of.
_HEARD = word_set(
    "say think believe report understand know expect estimate allege claim suspect fear presume assume reckon hope "
    "consider rumour acknowledge agree announce"
)
_LEARNS = word_set("heard hears learned learnt")
_REJECTS = word_set("deny reject dismiss refute dispute rebut repudiate")
_NOT = word_set("not never n't")
_SELF = word_set("himself herself itself themselves")
_ENTERED = word_set("entered given listed mentioned named noted recorded set shown stated")


@dataclass(frozen=True, slots=True)
class Found:
    """An attribution of the unit number `unit`, and the item at which its clause ends."""

    unit: int
    attribution: Attribution
    clause_end: int


def row_of(
    text: str, items: Sequence[Item], source: Range | None, cue: Range | None, content: Sequence[Range]
) -> Attribution:
    """The attribution whose source, cue and contents are these ranges of `items`."""

    def span(r: Range) -> tuple[int, int]:
        return items[r[0]].start, items[r[1] - 1].end

    return Attribution(
        _bare(text, span(source)) if source else None,
        span(cue) if cue else None,
        tuple(sorted({span(r) for r in content})),
    )


def _bare(text: str, span: tuple[int, int]) -> tuple[int, int]:
    start, end = span
    return (start, end - 2) if text[start:end].endswith(("'s", "’s")) else (start, end)


def by_noun(text: str, number: int, unit: Unit, i: int, cues: Cues, knowledge: Knowledge) -> Found | None:
    """ "X's claim that …", "the claim by X that …"."""
    items = unit.items
    if i == 0 or items[i].capital or not (items[i].low in cues.nouns or items[i].low in LINES):
        return None
    that = _that_behind(items, i)
    if that is None:
        return None
    source = None
    if that > i + 2 and items[i + 1].low in ("by", "from", "of"):
        source = phrase_after(items, i + 2, cues, knowledge)
    elif text[items[i - 1].start : items[i - 1].end].endswith(("'s", "’s", "s’", "s'")) or items[i - 1].low in (
        "his",
        "her",
        "their",
        "its",
        "my",
    ):
        first = i - 1
        while first > 0 and items[first - 1].capital and items[first].capital:
            first -= 1
        source = (first, i)
    if source is None:
        return None
    end = clause_end(items, that, cues, knowledge, True)
    return Found(number, row_of(text, items, source, (i, i + 1), clause(items, that, end)), end)


def _that_behind(items: Sequence[Item], i: int) -> int | None:
    """The "that" of "its claim that", "its line, in a letter to us, is that"."""
    for k in range(i + 1, min(i + 12, len(items))):
        if items[k].low == "that":
            is_line = items[i].low in LINES
            return k if not is_line or items[k - 1].low in BE else None
        if items[k].quote or (items[k].low == "," and items[i].low not in LINES):
            return None
    return None


def by_hearsay(text: str, number: int, unit: Unit, i: int, cues: Cues) -> Found | None:
    """ "X is said to …", "it is thought that …", "reportedly": content with no source."""
    items = unit.items
    low = items[i].low
    if low in cues.unsourced and not items[i].quote:
        parts = clause(items, 0, i) + clause(items, i + 1, len(items))
        return Found(number, row_of(text, items, None, (i, i + 1), parts), i + 1) if parts else None
    if low not in cues.verbs or i == 0 or items[i].capital:
        return None
    if not any(f.tense in ("past", "part") and f.lemma in _HEARD for f in cues.verbs[low]):
        return None
    first = cue_start(items, i)
    if (
        not any(items[k].low in BE for k in range(first, i))
        or i + 1 >= len(items)
        or items[i + 1].low not in ("to", "that")
    ):
        return None
    if items[i + 1].low == "that" or (first and items[first - 1].low == "it"):
        parts = clause(items, i + 1, len(items))
    else:
        parts = clause(items, begin_before(items, 0, first), first) + clause(items, i + 1, len(items))
    return Found(number, row_of(text, items, None, (first, i + 1), parts), len(items)) if parts else None


def by_hearing(
    text: str, number: int, unit: Unit, i: int, left_edge: int, cues: Cues, knowledge: Knowledge
) -> list[Found]:
    """ "The court heard from Bo Sund that …", "…, the Gazette has learned from two clerks": whose word that is."""
    items = unit.items
    if i + 3 >= len(items) or items[i].capital or items[i].quote:
        return []
    has = items[i].low in ("has", "had", "have") and (items[i + 1].low, items[i + 2].low) == ("it", "from")
    i += has
    if not has and (items[i].low not in _LEARNS or items[i + 1].low != "from"):
        return []  # "She had it from the pilot that", "heard from the pilot that"
    source = phrase_after(items, i + 2, cues, knowledge)
    first = cue_start(items, i - has)
    subject = phrase_before(items, first, cues, knowledge)
    if source is None or subject is None:
        return []
    cue, that = (i, i + 2), source[1] + (source[1] < len(items) and items[source[1]].low in (",", *_SELF))
    if that < len(items) and items[that].low == "that":
        end = clause_end(items, that, cues, knowledge, True)
        content = clause(items, that, end)
    else:
        before = subject[0] > left_edge + 2 and items[subject[0] - 1].low == ","
        content, end = (
            clause(items, begin_before(items, left_edge, subject[0]), subject[0]) if before else (),
            source[1],
        )
    if not content or not has_finite(items, content[0][0], content[0][1]):
        return []
    rows = [(source, cue)]
    if items[i].low in ("learned", "learnt") or _is_press(items, subject, knowledge):
        rows = [(subject, (first, i + 1)), *rows]
    return [Found(number, row_of(text, items, *row, content), end) for row in rows]


def _is_press(items: Sequence[Item], phrase: Range, knowledge: Knowledge) -> bool:
    """Whether a phrase is the name of an outlet, which tells what it heard: "Radio Marsh heard from a pilot that"."""
    words = [x.low for x in items[slice(*phrase)] if x.low != "the"]
    return all(x.capital for x in items[slice(*phrase)]) and is_press_like(" ".join(words), knowledge)


def by_rejecting(text: str, number: int, unit: Unit, i: int, cues: Cues, knowledge: Knowledge) -> Found | None:
    """ "X rejected claims that …", "X dismissed as false a report that …": what is rejected."""
    items = unit.items
    forms = cues.verbs.get(items[i].low, ()) if not items[i].capital and not items[i].quote else ()
    if not any(f.lemma in _REJECTS and f.tense in ("past", "third", "part") for f in forms):
        return None
    noun = next((k for k in range(i + 1, min(i + 8, len(items) - 1)) if items[k].low in cues.nouns), None)
    if noun is None or items[noun + 1].low != "that" or not all(x.is_word for x in items[i + 1 : noun]):
        return None
    first = cue_start(items, i)
    source = phrase_before(items, first, cues, knowledge)
    if source is None or any(items[k].low in _NOT for k in range(first, i)) or items[max(0, i - 1)].low in BE:
        return None
    end = clause_end(items, noun + 1, cues, knowledge, True)
    return Found(number, row_of(text, items, source, (first, i + 1), clause(items, noun + 1, end)), end)


def by_colon(text: str, number: int, unit: Unit, cues: Cues, knowledge: Knowledge) -> Found | None:
    """ "Ana Pohl, on the quay: “…”": a name, its setting, a colon and a quotation, without a verb.

    Behind a name and its setting the quotation may come later: "Pohl, red in the face: what was seen was “a draft”".
    """
    items = unit.items
    colon = next((k for k in range(min(len(items) - 1, 14)) if items[k].low == ":" or items[k].quote), None)
    if colon is None or colon < 2 or items[colon].quote or has_finite(items, 0, colon):
        return None
    first = int(items[0].low in ("and", "but"))
    named = items[first].capital and (items[first + 1].capital or items[first + 1].low == ",")
    if not (named or first) or any(x.low in cues.verbs for x in items[:colon]):
        return None
    source = phrase_after(items, first, cues, knowledge, appositions=False)
    if source is None or source[1] > colon:
        return None
    content: tuple[Range, ...] = ((colon + 1, colon + 2),)
    if not items[colon + 1].quote:
        aside = [x.low for x in items[source[1] + 1 : source[1] + 3]]
        spoken = any(x.quote for x in items[colon + 1 :]) or "to" in aside or aside[:1] == ["speaking"]
        if items[source[1]].low != "," or not spoken:
            return None
        content = clause(items, colon + 1, len(items))
    return Found(number, row_of(text, items, source, (colon, colon + 1), content), content[-1][1]) if content else None


def by_purpose(text: str, number: int, unit: Unit, cues: Cues, knowledge: Knowledge) -> Found | None:
    """ "He took to the air to say: “…”": the sentence's subject, a verb of saying with "to", a colon, a quotation."""
    items = unit.items
    for k in range(2, min(len(items) - 1, 30)):
        if items[k].low != ":" or not items[k + 1].quote:
            continue
        forms = cues.verbs.get(items[k - 1].low, ())
        if items[k - 2].low != "to" or not any(form.group in ("statement", "told") for form in forms):
            return None
        source = phrase_after(items, 0, cues, knowledge, appositions=False)
        if source is None and items[0].low in ("he", "she", "they", "it"):
            source = (0, 1)
        if source is None or source[1] > k - 2:
            return None
        return Found(number, row_of(text, items, source, (k - 1, k), ((k + 1, k + 2),)), len(items))
    return None


def by_so(text: str, number: int, unit: Unit, i: int, cues: Cues, knowledge: Knowledge) -> Found | None:
    """ "The coins are gone, so the newspaper.": a turn of translated news, at the end of a sentence."""
    items = unit.items
    if items[i].low != "so" or i < 4 or items[i - 1].low != "," or i + 2 >= len(items):
        return None
    if items[i + 1].low != "the" or any(x.is_word or x.quote for x in items[min(i + 8, len(items)) :]):
        return None
    source = phrase_after(items, i + 1, cues, knowledge, appositions=False)
    if source is None or any(x.is_word for x in items[source[1] :]) or has_finite(items, *source):
        return None
    return Found(number, row_of(text, items, source, (i, i + 1), clause(items, 0, i - 1)), source[1])


def by_paper(text: str, number: int, unit: Unit, i: int, cues: Cues, knowledge: Knowledge) -> Found | None:
    """What stands in a paper: "The list has 240 names", "It is dated 3 March", "In the list there are 240 names", "The
    sum entered in the minutes is 6.2 million"."""
    items = unit.items
    if i == 0 and items[0].low in ("in", "on"):
        return _in_paper(text, number, unit, cues, knowledge)
    if items[i].low in _ENTERED and i > 1 and items[i - 1].is_word and items[min(i + 1, len(items) - 1)].low == "in":
        return _entered(text, number, unit, i, cues, knowledge)
    after = items[i + 1] if i + 1 < len(items) else None
    if after is None or i == 0 or not after.is_word:
        return None
    if items[i].low in ("has", "have") and after.low in ("the", "it", "him", "her", "them"):
        return _held_at(text, number, unit, i, cues, knowledge)
    if items[i].low == "would":
        return _would(text, number, unit, i, cues, knowledge)
    dated = items[i].low == "dated" and items[i - 1].low in BE
    stands = items[i].low in ("stood", "stands", "stand") and after.low == "at" and _is_figure(items, i + 2)
    if not (dated or stands or (items[i].low in ("has", "have", "had") and _is_figure(items, i + 1))):
        return None
    first = i - 1 if dated else i
    source = phrase_before(items, first, cues, knowledge)
    if source is None or not (
        _is_paper(items, source, cues) or (dated and items[source[0]].low == "it") or _on_paper(items, i, cues)
    ):
        return None
    end = clause_end(items, i, cues, knowledge, True)
    content = clause(items, i + 1, end)
    return Found(number, row_of(text, items, source, (first, i + 1), content), end) if content else None


def _would(text: str, number: int, unit: Unit, i: int, cues: Cues, knowledge: Knowledge) -> Found | None:
    """ "A draft obtained by Northwire would ban it": what a paper that somebody has seen lays down."""
    items = unit.items
    source = phrase_before(items, i, cues, knowledge)
    if source is None or source[0] or not any(is_shown(items, k) for k in range(*source)):
        return None
    end = clause_end(items, i, cues, knowledge, True)
    return Found(number, row_of(text, items, source, (i, i + 1), clause(items, i + 1, end)), end)


def _held_at(text: str, number: int, unit: Unit, i: int, cues: Cues, knowledge: Knowledge) -> Found | None:
    """ "Prosecutors have the arrest at 6.20"."""
    items = unit.items
    at = next((k for k in range(i + 2, min(i + 8, len(items))) if items[k].low == "at" or not items[k].is_word), None)
    if at is None or items[at].low != "at" or at + 1 >= len(items) or not items[at + 1].low[:1].isdigit():
        return None
    source = phrase_before(items, i, cues, knowledge)
    if source is None:
        return None
    end = clause_end(items, i, cues, knowledge, True)
    return Found(number, row_of(text, items, source, (i, i + 1), clause(items, i + 1, end)), end)


def _is_figure(items: Sequence[Item], k: int) -> bool:
    return any(x.low[:1].isdigit() or x.low in FIGURES for x in items[k : k + 2])


def _on_paper(items: Sequence[Item], i: int, cues: Cues) -> bool:
    """ "The mayor has eleven on her own list"."""
    if items[i].low not in ("has", "have", "had"):
        return False
    near = items[i + 1 : i + 9]
    k = next((k for k, x in enumerate(near) if x.low in ("on", "in") or not x.is_word), len(near))
    owned = [x.low for x in near[k + 1 : k + 4]]
    return owned[:1] in (["her"], ["his"], ["its"], ["their"]) and any(w in cues.documents for w in owned)


def _is_paper(items: Sequence[Item], phrase: Range, cues: Cues) -> bool:
    """Whether the head of a phrase, its last word before a preposition, is a paper."""
    words = items[slice(*phrase)]
    end = next((k for k, x in enumerate(words) if k and (x.low in PREPOSITIONS or not x.is_word)), len(words))
    return words[end - 1].low in cues.documents


def _in_paper(text: str, number: int, unit: Unit, cues: Cues, knowledge: Knowledge) -> Found | None:
    """ "In the company's list there are 240 names", "In the inquiry stands another figure, 240"."""
    items = unit.items
    verb = next((k for k in range(2, min(16, len(items) - 1)) if items[k].low in ("there", "stands", "stand")), None)
    if verb is None or any(not x.is_word for x in items[1:verb]):
        return None
    if not any(x.low[:1].isdigit() or x.low in FIGURES for x in items[verb + 1 : verb + 8]):
        return None
    if items[verb].low == "there" and not (items[verb + 1].low in BE and _is_paper(items, (1, verb), cues)):
        return None
    end = clause_end(items, verb, cues, knowledge, True)
    return Found(number, row_of(text, items, (1, verb), (0, 1), clause(items, verb, end)), end)


def _entered(text: str, number: int, unit: Unit, i: int, cues: Cues, knowledge: Knowledge) -> Found | None:
    """ "The sum entered in the minutes is 6.2 million"."""
    items = unit.items
    verb = next((k for k in range(i + 3, min(i + 10, len(items) - 1)) if items[k].low in BE), None)
    if verb is None or items[i - 1].low in BE or not _is_figure(items, verb + 1):
        return None
    if not _is_paper(items, (i + 2, verb), cues) and items[i + 2].low not in ("it", "them"):
        return None
    content = clause(items, 0, i) + clause(items, verb, len(items))
    return Found(number, row_of(text, items, (i + 2, verb), (i, i + 2), content), len(items))
