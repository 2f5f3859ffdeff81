"""Noun phrases: where the source of a cue begins and ends, walked over the items of a clause without a parser."""

from __future__ import annotations

from collections.abc import Sequence

from stemma.knowledge import Knowledge
from stemma.language.clauses import Item
from stemma.language.cues import Cues
from stemma.language.finite import is_finite
from stemma.language.papers import FILED
from stemma.language.tokens import ADVERBS, AUXILIARIES, DETERMINERS, PREPOSITIONS, PRONOUNS, SUBORDINATORS, word_set

Range = tuple[int, int]  # item indices, half-open

_RELATIVE = frozenset(["who", "which", "that", "whom", "whose"])
_STOPS = word_set(", ; : ( — – | • ...")
_HARD_CONJUNCTIONS = frozenset(["but", "nor", "so", "yet"])
_LOOSE = word_set("on in at during after before as when while because since until via through by into by over")
_LONGEST_SHORT = 4  # letters of "Sun", "Thur": in running text that is no day, but may be a paper
_LONGEST_SOURCE = 40
_LONGEST_APPOSITION = 25
_CALLED = word_set("newspaper paper magazine agency channel station portal website weekly daily company firm group")
_REFLEXIVES = word_set("himself herself itself themselves")
_SUBJECTS = word_set("he she they it we i")
_SUBJECT_PRONOUNS = word_set("he she they it i we you one who which some many others most both none nobody everybody")


def is_time(item: Item, knowledge: Knowledge) -> bool:
    """Whether an item is a weekday, month, number of a date or a word like "yesterday"."""
    return (
        (item.low in knowledge.weekdays and len(item.low) > _LONGEST_SHORT)
        or (item.capital and item.low in knowledge.months)
        or item.low in ("yesterday", "today", "tomorrow", "tonight", "morning", "afternoon", "evening", "night", "week")
        or item.low.isdigit()
    )


def begins_phrase(item: Item) -> bool:
    """Whether a noun phrase can begin here: at a determiner, a pronoun, a capital or a plain word."""
    if item.quote or not item.is_word:
        return False
    if item.low in DETERMINERS or item.low in _SUBJECT_PRONOUNS or item.capital:
        return item.low not in SUBORDINATORS or item.low in ("who", "which")
    return item.low not in (PREPOSITIONS | AUXILIARIES | ADVERBS | SUBORDINATORS) and item.low not in (
        "and",
        "or",
        "but",
    )


_ASKED = word_set("asked pressed questioned contacted reached approached quizzed challenged interviewed")


def phrase_before(items: Sequence[Item], end: int, cues: Cues, knowledge: Knowledge) -> Range | None:
    """The noun phrase that ends before item `end`: the subject of a verb there. None when none is to be seen."""
    bare = _skip_adverbial(items, end, knowledge)
    if bare <= 0:
        return None
    end = end if items[bare - 1].low in AUXILIARIES else bare  # "people who were there | say"
    last = items[end - 1]
    if last.low in ("others", "both", "most") and end > 1 and items[end - 2].low == "the":
        return end - 2, end
    if last.low in _SUBJECT_PRONOUNS or (last.low == "that" and end >= 2 and items[end - 2].is_word):
        return end - 1, end
    if last.low in (",", ")", "—", "–", "-"):
        return _with_apposition(items, end, cues, knowledge)
    dated = last.capital and last.low in knowledge.months  # "A report from May | lists"
    if last.quote or not last.is_word or (last.low in PREPOSITIONS | SUBORDINATORS | AUXILIARIES and not dated):
        return None
    start = _walk_left(items, end, cues)
    start = _skip_opening(items, start, end, knowledge)
    start = _afresh(items, start, end)
    return (start, end) if start < end and end - start <= _LONGEST_SOURCE else None


def _afresh(items: Sequence[Item], start: int, end: int) -> int:
    """Where the phrase begins behind words that govern it: "would not answer | the authority", "the court | the mayor".

    Two articles in one phrase need something between them: a preposition, "and", a relative, a name.
    """
    if any(items[k].low in _RELATIVE or items[k].quote for k in range(start, end)):
        return start
    for k in range(end - 2, start, -1):
        before = items[k - 1]
        governed = start > 0 and items[start - 1].low in PREPOSITIONS  # "For Pellow | the service gives"
        if items[k].low not in ("the", "a", "an") or not before.is_word or (before.capital and not governed):
            continue
        if before.low in PREPOSITIONS | ADVERBS or before.low in ("and", "or", "all", "both", "half", "as", "than"):
            continue
        return k
    return start


def _skip_adverbial(items: Sequence[Item], end: int, knowledge: Knowledge) -> int:
    """Step back over "on Tuesday", "later", "also" between a subject and its verb."""
    k = end
    while k > 0 and (
        items[k - 1].low in ADVERBS
        or (items[k - 1].low in _REFLEXIVES and k > 1 and items[k - 2].is_word)  # "The mayor herself said"
        or is_time(items[k - 1], knowledge)
    ):
        if k > 1 and items[k - 2].low in ("from", "of", "for", "since"):
            break  # "A report from May | lists"
        k -= 1
        if k > 0 and items[k - 1].low in ("on", "in", "late", "early", "last", "this", "earlier"):
            k -= 1
    while k > 0 and items[k - 1].low in ("on", "late", "early") and k < end:
        k -= 1
    return k if k > 0 else end


def _with_apposition(items: Sequence[Item], end: int, cues: Cues, knowledge: Knowledge) -> Range | None:
    """ "Ana Pohl, head of the port," or "the board (HB)": the phrase and what stands beside it."""
    close = items[end - 1].low
    opening = "(" if close == ")" else close
    depth = end - 2
    while depth >= 0 and end - depth <= _LONGEST_APPOSITION + 2 and items[depth].low != opening:
        if items[depth].quote or items[depth].low in (";", ":"):
            return None
        depth -= 1
    if depth <= 0 or items[depth].low != opening or depth == end - 2:
        return None
    inside = items[depth + 1 : end - 1]
    if all(item.low in ADVERBS for item in inside) or inside[0].low in ("according", "citing", "quoting"):
        return phrase_before(items, depth, cues, knowledge)  # "The ministry, however, said"
    relative = inside[0].low == "and" and _in_relative(items, depth)  # "a man who works there, and asked …, said"
    asked = len(inside) > 1 and inside[0].low in _ASKED and inside[1].low in PREPOSITIONS | SUBORDINATORS
    finite = _is_finite(inside[:1], cues) and not asked  # "an official, asked about this, said"
    if opening == "," and not relative and (finite or inside[0].low in ("but", "and", "so")):
        return None
    aged = opening == "," and depth > 2 and items[depth - 1].low.isdigit() and items[depth - 2].low == ","
    before = phrase_before(items, depth - 2 if aged else depth, cues, knowledge)  # "Pohl, 52, of Marsh End, said"
    if before is None:
        return None
    return before[0], end if close == ")" else end - 1


def _is_finite(items: Sequence[Item], cues: Cues) -> bool:
    for item in items:
        if item.low in AUXILIARIES:
            return True
        if not item.capital and any(f.tense == "past" and not f.particle for f in cues.verbs.get(item.low, ())):
            return True
    return False


def _walk_left(items: Sequence[Item], end: int, cues: Cues) -> int:
    k = end - 1
    while k > 0:
        item = items[k - 1]
        if item.quote:
            if item.capital or item.end - item.start > 40:
                break
        elif (
            item.low in _STOPS
            or (item.low == "." and items[k].start > item.end and not (k > 1 and items[k - 2].capital))
            or (item.low == "-" and items[k].start > item.end)  # a dash between blanks
            or (item.low in AUXILIARIES and not item.capital and not _in_relative(items, k - 1))  # "the May meeting"
            or item.low in _HARD_CONJUNCTIONS
            or (item.low in SUBORDINATORS and not (item.low in PREPOSITIONS or item.low in _RELATIVE))
            or (item.low in ("after", "before", "since", "until", "like", "except") and not _in_relative(items, k - 1))
            or (item.low == "that" and k < end - 1)
            or (item.low in _RELATIVE and not _subject_before(items, k - 1))
            or (item.low == "and" and _is_finite(items[max(0, k - 12) : k - 1], cues))
            or (not item.capital and _is_clause_verb(items, k - 1, cues))
        ):
            break
        k -= 1
    return k


def _in_relative(items: Sequence[Item], k: int) -> bool:
    """Whether item `k` stands in a relative without commas: "an engineer who worked there until the spring"."""
    for m in range(k - 1, max(0, k - 14), -1):
        if items[m].quote or not items[m].is_word:
            return False
        if items[m].low in ("who", "which", "whose"):
            return True
    return False


def _subject_before(items: Sequence[Item], k: int) -> bool:
    return k > 0 and items[k - 1].is_word and items[k - 1].low not in PREPOSITIONS


def _is_clause_verb(items: Sequence[Item], k: int, cues: Cues) -> bool:
    """Whether the word governs a clause of its own, so that the subject we look for begins after it."""
    for form in cues.verbs.get(items[k].low, ()):
        if form.particle or form.tense not in ("past", "third") or form.lemma == "figure":
            continue
        if form.group in ("statement", "thought", "told") and k > 0 and items[k - 1].low not in DETERMINERS:
            return form.tense == "past" or items[k - 1].capital or items[k - 1].low in _SUBJECT_PRONOUNS
    return False


def _skip_opening(items: Sequence[Item], start: int, end: int, knowledge: Knowledge) -> int:
    """Drop "But", "Later", "On Tuesday", "In a statement" before the subject."""
    k = start
    while k < end and (items[k].low in ADVERBS or items[k].low in ("and", "but", "so", "or", "yet", "as", "for")):
        k += 1
    called = items[k].low in knowledge.months and k + 1 < end and items[k + 1].capital if k < end else False  # "Jan Bo"
    if k < end and not called and (items[k].low in PREPOSITIONS or is_time(items[k], knowledge)):
        k = _after_adverbial(items, k, end, knowledge)
    return k


def _after_adverbial(items: Sequence[Item], k: int, end: int, knowledge: Knowledge) -> int:
    m = k + 1 if items[k].low in PREPOSITIONS else k
    n = m
    while n < end and is_time(items[n], knowledge):
        n += 1
    if n > m and n < end:
        return n
    # The subject is the last phrase that begins afresh: after a plain noun, a determiner or a capital.
    for p in range(end - 1, m, -1):
        before, here = items[p - 1], items[p]
        fresh = here.low in DETERMINERS or (here.capital and not before.capital)
        if fresh and before.low not in PREPOSITIONS | DETERMINERS and before.low not in ("and", "or", "&"):
            return p
    return k + 1 if items[k].low in ADVERBS else end


def phrase_after(
    items: Sequence[Item], start: int, cues: Cues, knowledge: Knowledge, appositions: bool = True
) -> Range | None:
    """The noun phrase that begins at item `start`, with what stands beside it: "Ana Pohl, 34, a nurse from Norwick".

    `appositions` False: only up to the first comma.
    """
    if start >= len(items) or not begins_phrase(items[start]) or items[start].low in SUBORDINATORS:
        return None
    if items[start].low in PRONOUNS and not _counts(items, start):
        return start, start + 1
    named, k, beside = items[start].capital, start + 1, False
    while k < len(items) and k - start < _LONGEST_SOURCE:
        item = items[k]
        if item.low == ",":
            stop = _apposition_end(items, k, cues) if appositions else None
            if stop is None:
                break
            k, beside = stop, True
            continue
        if item.low == "(":
            close = next((m for m in range(k, min(k + 12, len(items))) if items[m].low == ")"), None)
            if close is None:
                break
            k = close + 1
            continue
        if _ends_phrase(items, k, start, named and not beside, cues, knowledge):
            break
        k += 1
    if k - start > 1 and items[k - 1].low == "who":
        k = _relative_end(items, k)
    return start, k


def _relative_end(items: Sequence[Item], k: int) -> int:
    """Where "a worker who | was on duty" ends: at the next mark, or not at all when a quotation comes first."""
    marks = (m for m in range(k, len(items)) if not items[m].is_word and items[m].low not in ("'", "-"))
    stop = next(marks, None)
    return stop if stop is not None and not items[stop].quote else k - 1


def _counts(items: Sequence[Item], k: int) -> bool:
    """Whether a pronoun stands before its noun: "one trustee", "some of them"."""
    if k + 1 >= len(items) or not items[k + 1].is_word:
        return False
    after = items[k + 1].low
    if after == "of" or items[k].low not in ("one", "some", "many", "most"):
        return after == "of"
    return after not in PREPOSITIONS | AUXILIARIES | ADVERBS | SUBORDINATORS and not is_finite(items, k + 1)


def _ends_phrase(items: Sequence[Item], k: int, start: int, named: bool, cues: Cues, knowledge: Knowledge) -> bool:
    item = items[k]
    if item.quote and not item.capital and items[k - 1].low in _CALLED:
        return False  # the newspaper «Argus»
    if item.low in _SUBJECTS and k + 1 < len(items) and is_finite(items, k + 1):
        return True  # "two officials | it did not name"
    if _dates_paper(items, k, start, knowledge):
        return False
    if (
        item.quote
        or (not item.is_word and item.low not in ("-", "'", "’", "&", "/", "$", "."))
        or item.low in AUXILIARIES
    ):
        return True
    if item.low == ".":
        return not (k + 1 < len(items) and items[k - 1].capital and items[k].start == items[k - 1].end)
    if is_time(item, knowledge) and not item.low.isdigit():
        return True
    if item.low in SUBORDINATORS and item.low not in PREPOSITIONS | {"who"}:
        return True
    if item.low in ADVERBS or item.low in _HARD_CONJUNCTIONS:
        return True
    if item.low == "to" and named:
        return True
    if item.low == "with" and any(x.low == "reference" for x in items[k + 1 : k + 3]):
        return True
    if item.low in _LOOSE and (named or item.low not in ("in", "at", "on", "by")):
        return True
    if item.low in ("in", "on", "by") and k + 1 < len(items):
        after = items[k + 1]
        return after.low in ("a", "an", "response") or is_time(after, knowledge) or after.low.isdigit()
    if item.low == "and" and k + 1 < len(items):
        return not (items[k + 1].capital or items[k + 1].low in DETERMINERS) or _is_finite(items[k + 1 : k + 6], cues)
    return not item.capital and any(f.tense == "past" and not f.particle for f in cues.verbs.get(item.low, ()))


def _dates_paper(items: Sequence[Item], k: int, start: int, knowledge: Knowledge) -> bool:
    """Whether an item says when a paper came out: "a study published | on Tuesday", "a writ filed | last week"."""
    out = next((m for m in range(k - 1, max(start, k - 4), -1) if items[m].low in FILED), None)
    if out is None or items[out].low not in FILED:
        return False
    return all(items[m].low in ("on", "in", "late", "early", "last", "this") or is_time(items[m], knowledge)
               for m in range(out + 1, k + 1))  # fmt: skip


def _apposition_end(items: Sequence[Item], comma: int, cues: Cues) -> int | None:
    """Where the apposition after a comma ends; None when what follows is none."""
    k = comma + 1
    if k >= len(items):
        return None
    head = items[k]
    if head.quote or not head.is_word or head.low in _LOOSE | _HARD_CONJUNCTIONS | _RELATIVE | ADVERBS | AUXILIARIES:
        return None
    if not head.capital and any(f.tense == "third" for f in cues.verbs.get(head.low, ())):
        return None  # "The board, according to the Gazette, puts …"
    if head.low in ("and", "or", "to", "with") or head.low in PRONOUNS or head.low.endswith("ing"):
        return None
    while k < len(items) and k - comma <= _LONGEST_APPOSITION:
        item = items[k]
        if item.quote or item.low in (";", ":") or item.low in AUXILIARIES:
            return None
        if item.low == "," or (item.low == "." and k + 1 == len(items)):
            break
        if (
            not item.capital
            and (_is_finite([item], cues) or is_finite(items, k))
            and items[k - 1].low not in DETERMINERS
            and item.low != "expected"
        ):
            return None
        if item.low in ("whom", "which", "whose") and items[k - 1].low in PREPOSITIONS:
            return None  # "three people, two of whom …": a clause, and no apposition
        if item.low in _RELATIVE | {"adding", "as", "when", "while", "after", "during"}:
            return k if k > comma + 2 else None
        k += 1
    return k
