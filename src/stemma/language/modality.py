"""Modality: what a governing word makes of the deed under it, told as done, only thought of, or not done.

The words are classed in modality.toml, each class with a signature after Karttunen (1971): what it makes of an
infinitive, of a clause and of a noun, and what is left of it when it is itself negated. "Failed to reach" tells that
nobody reached, "did not deny that it fell" that nothing is denied, "plans to close" that nothing is closed yet.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, cast

from stemma.knowledge import Knowledge, Modality
from stemma.language.finite import PAST, is_finite
from stemma.language.tokens import ADVERBS, AUXILIARIES, DETERMINERS, PREPOSITIONS, PRONOUNS, Token, find_tokens, lemma
from stemma.model import Hedge

Standing = Literal["none", "modal", "denied"]
Span = tuple[int, int]

_REACH = 2000  # characters between a word and what it governs
_BEFORE, _AFTER = 160, 60
_STOPS = frozenset([".", "!", "?", ";", ":"])
_IF = frozenset(["if", "unless", "lest", "should"])
_NOT = frozenset(["not", "never", "n't", "cannot", "without", "nobody", "none", "nothing", "neither", "nor", "no-one"])
_TO_BE = frozenset(["be", "been", "being", "have", "get", "not"])
_BE = frozenset(["am", "is", "are", "was", "were", "been", "being", "'s", "'re"])
_COMPLEMENT = 12  # words from a main verb to what stands under it
_UNTIL = frozenset(["for", "until", "till"])
_NEXT = frozenset(["next", "tomorrow", "tonight"])
_RELATIVES = frozenset(["who", "which", "that"])
_LINKS = frozenset(["and", "or", "nor", ",", "/"])
_AGAINST = frozenset(["reject", "refuse", "prevent"])  # leave what is put forward as it is: a bid blocked was made
_SPEECH = ("statement", "finding")
_INFINITIVE, _CLAUSE, _NOUN = 0, 1, 2


@dataclass(frozen=True, slots=True)
class _Pair:
    """The words around a governing word and its deed: tokens, and the places of both among them, [first, last)."""

    words: tuple[Token, ...]
    cue: Span
    event: Span

    @property
    def between(self) -> Sequence[Token]:
        """The words between the two, whichever comes first."""
        return self.words[min(self.cue[1], self.event[1]) : max(self.cue[0], self.event[0])]

    @property
    def forward(self) -> bool:
        """Whether the governing word comes first."""
        return self.cue[0] < self.event[0]


def subordinates(text: str, cue_span: Span, event_span: Span, knowledge: Knowledge) -> Standing:
    """What the governing word at `cue_span` (verb, noun or adjective) makes of the deed at `event_span` of `text`.

    none: told as a fact, or as somebody's word for one. modal: wanted, planned, expected, possible, required, or under
    a condition. denied: said not to be so, prevented, refused, not done. Spans are code points; any are taken, and two
    that do not fit `text` or lie far apart give none.

    >>> from stemma.knowledge import load_knowledge
    >>> text, knowledge = "The guards failed to close the gate, and plan to mend it.", load_knowledge()
    >>> subordinates(text, (11, 17), (21, 26), knowledge), subordinates(text, (41, 45), (49, 53), knowledge)
    ('denied', 'modal')
    """
    pair = _read(text, cue_span, event_span)
    if pair is None:
        return "none"
    known = knowledge.modality
    group = find_group(pair.words, pair.cue, knowledge, pair.event)
    if _is_conditional(pair) or _is_open(pair, group):
        return "modal"
    signature = known.signatures.get(group)
    if signature is None:
        return "none"
    shape = _shape(pair)
    found = signature[shape]
    if found == "denied" and group in _AGAINST and shape == _NOUN and _is_put_forward(pair, known):
        return "none"
    if signature[3] != "same" and is_negated(pair.words, pair.cue[0]):
        found = signature[3]
    return cast(Standing, found)


def find_group(words: Sequence[Token], cue: Span, knowledge: Knowledge, event: Span | None = None) -> str:
    """The group of the governing word words[cue], by its base form and by a particle behind it; "other" for none.

    The particle may stand behind an object ("kept the crowd from leaving"), but before the deed.
    """
    known = knowledge.modality
    if cue[0] >= cue[1]:
        return "other"
    low = words[cue[1] - 1].low
    if cue[1] - cue[0] > 1 and low in PREPOSITIONS:  # "ruled out" as one span
        low = words[cue[0]].low
    bases = tuple(dict.fromkeys((low, known.irregular.get(low, low), lemma(low))))
    end = event[0] if event is not None and event[0] > cue[0] else min(len(words), cue[1] + 2)
    for word in words[cue[0] + 1 : end]:
        for base in bases:
            group = known.groups.get(f"{base} {word.low}")
            if group is not None:
                return group
    group = next((known.groups[base] for base in bases if base in known.groups), None)
    if group is None and any(base in knowledge.speech.verbs.get(kind, ()) for base in bases for kind in _SPEECH):
        return "say"
    return group or "other"


def is_negated(words: Sequence[Token], i: int) -> bool:
    """Whether the verb words[i] is negated by a word before it: "did not deny", "nobody has yet denied", "cannot rule".

    >>> is_negated(find_tokens("The firm has never denied it."), 4)
    True
    """
    k = i - 1
    while k >= 0 and i - k < 8:
        low = words[k].low
        if low in _NOT or low.endswith("n't"):
            return True
        if low not in AUXILIARIES and low not in ("to", "yet") and not _is_adverb(words[k]):
            break
        k -= 1
    return any(w.low == "no" for w in words[max(0, k - 1) : max(0, k + 1)])


def find_main_hedge(words: Sequence[Token], knowledge: Knowledge) -> Hedge:
    """The hedge of a matter whose main verb governs what it tells, where that is sure: "they agreed to close the port".

    A plan or expectation counts with an infinitive or a time behind it ("put off until May"), belief with a clause and
    in the present, as what somebody once thought is often told as an error; a denial in the active. A negated main verb
    and a plan of the pluperfect ("had planned to close it") give none.

    >>> from stemma.knowledge import load_knowledge
    >>> find_main_hedge(find_tokens("The board has agreed to sell the mill."), load_knowledge())
    'expected'
    """
    first = head = next((i for i in range(len(words)) if is_finite(words, i)), len(words))
    while head < len(words) and (words[head].low in AUXILIARIES or _is_adverb(words[head])):
        head += 1
    if head >= len(words) or is_negated(words, head) or words[max(0, first - 1)].low in _RELATIVES:
        return "none"
    helpers = {w.low for w in words[first:head]}
    kind, place = _complement(words, head, knowledge)
    group = find_group(words, (head, head + 1), knowledge, (place + 1, place + 2))
    hedge = knowledge.modality.hedges.get(group, "none")
    present = not helpers and words[head].low not in PAST and not words[head].low.endswith("ed")
    sure = {
        "expected": "had" not in helpers and (kind == "time" or (kind == "to" and group != "delay")),
        "unconfirmed": kind == "clause" and present if group == "think" else kind != "" and place == head + 1,
        "denied": not helpers & _BE,
    }
    return hedge if sure.get(hedge, False) else "none"


def _complement(words: Sequence[Token], head: int, knowledge: Knowledge) -> tuple[str, int]:
    """What first opens behind a verb, and where: "to" an infinitive, a "time", a "clause", or "" nothing of these."""
    calendar = knowledge.months, knowledge.weekdays
    for i in range(head + 1, min(len(words), head + 1 + _COMPLEMENT)):
        low, after = words[i].low, words[i + 1 : i + 3]
        if low in _STOPS:
            break
        if low == "that" or is_finite(words, i):
            return "clause", i
        if low == "to" and after and after[0].low.isalpha() and not after[0].capital and _may_be_verb(after[0].low):
            return "to", i
        if low in _UNTIL and any(w.low in times for times in (_NEXT, *calendar) for w in after):
            return "time", i
    return "", head + 1


def _may_be_verb(low: str) -> bool:
    return lemma(low) == low and low not in DETERMINERS | PRONOUNS | PREPOSITIONS


def _is_adverb(word: Token) -> bool:
    return word.low in ADVERBS or (word.low.endswith("ly") and not word.low.endswith("likely"))


def _read(text: str, cue: Span, event: Span) -> _Pair | None:
    low, high = min(cue[0], event[0]), max(cue[1], event[1])
    if low < 0 or high > len(text) or cue[0] >= cue[1] or event[0] >= event[1] or high - low > _REACH:
        return None
    start = max(0, low - _BEFORE)
    words = tuple(find_tokens(text[start : high + _AFTER]))
    places = [_places(words, a - start, b - start) for a, b in (cue, event)]
    if not all(a < b for a, b in places):
        return None
    return _Pair(words, places[0], places[1])


def _places(words: Sequence[Token], start: int, end: int) -> Span:
    inside = [i for i, w in enumerate(words) if w.end > start and w.start < end]
    return (inside[0], inside[-1] + 1) if inside else (0, 0)


def _shape(pair: _Pair) -> int:
    """Whether the deed stands as an infinitive, with a clause of its own, or as a noun or -ing form."""
    if not pair.forward:
        return _NOUN if pair.words[pair.event[1] - 1].low.endswith("ing") or not _is_verb(pair) else _CLAUSE
    if _is_infinitive(pair):
        return _INFINITIVE
    lows = [w.low for w in pair.between]
    return _CLAUSE if "that" in lows[:1] or _is_verb(pair) else _NOUN


def _is_verb(pair: _Pair) -> bool:
    """Whether the deed is, or stands behind, a finite verb of its clause."""
    words, (first, last) = pair.words, pair.event
    if any(is_finite(words, i) for i in range(first, last)):
        return True
    start = pair.cue[1] if pair.forward else max(0, first - 5)
    return any(is_finite(words, i) for i in range(max(start, first - 5), first))


def _is_infinitive(pair: _Pair) -> bool:
    """ "to close", "to have been quickly closed", and "mend" of "to close and mend the gate"."""
    words, first, floor = pair.words, pair.event[0], pair.cue[1]
    i = first - 1
    while i >= floor and (words[i].low in _TO_BE or _is_adverb(words[i])):
        i -= 1
    bare = lemma(words[first].low) == words[first].low
    if i >= floor and words[i].low in _LINKS and bare:
        i = next((k for k in range(floor, i) if words[k].low == "to"), -1)
        if i < 0 or any(is_finite(words, k) for k in range(i, first)):
            return False
    return i >= floor and words[i].low == "to" and (bare or i < first - 1)


def _is_open(pair: _Pair, group: str) -> bool:
    """Whether the deed is asked after ("whether it fell") or called for ("insisted that he be freed")."""
    lows = [w.low for w in pair.between]
    if not pair.forward or not lows:
        return False
    if "whether" in lows[:4] or (lows[0] == "if" and (group != "say" or is_negated(pair.words, pair.cue[0]))):
        return True
    return "that" in lows[:1] and lows[-1] == "be" and not any(w in AUXILIARIES or w == "to" for w in lows[:-1])


def _is_conditional(pair: _Pair) -> bool:
    """Whether the governing word stands in a condition, and what happens under it in the main clause, either way."""
    words = pair.words
    if not pair.forward:
        clause = _clause_before(words, pair.cue[0], pair.event[1])
        return any(w.low in _IF for w in clause)
    clause = _clause_before(words, pair.cue[0], 0)
    return any(w.low in ("if", "unless") for w in clause) and any(w.low in (",", "then") for w in pair.between)


def _clause_before(words: Sequence[Token], i: int, floor: int) -> Sequence[Token]:
    """The words before words[i], back to the mark that opens its clause or to `floor`."""
    k = i
    while k > floor and words[k - 1].low not in _STOPS and words[k - 1].low != ",":
        k -= 1
    return words[k:i]


def _is_put_forward(pair: _Pair, known: Modality) -> bool:
    low = pair.words[pair.event[1] - 1].low
    return low in known.put_forward or lemma(low) in known.put_forward
