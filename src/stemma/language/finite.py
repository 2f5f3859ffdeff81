"""Finite verbs: whether a word can be the verb of a clause, told by its form and its neighbours, without a parser."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from stemma.language.tokens import (
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    OPENERS,
    PREPOSITIONS,
    SUBORDINATORS,
    find_tokens,
    is_common,
    lemma,
    word_set,
)


class Word(Protocol):
    """A word with its lower-case form, and whether it is capitalised: a token, or an item of a clause."""

    @property
    def low(self) -> str: ...

    @property
    def capital(self) -> bool: ...


SUBJECTS = word_set("he she they we i it you there nobody everybody none who which neither both")
_NOT_FINITE = word_set("be been being having ought")
# Verbs whose past is irregular, in their past form; those that are as often nouns or adjectives left out.
PAST = word_set(
    "arose ate awoke beat became began bent bet blew bore bought bound bred broke brought built burnt burst came "
    "caught chose clung cost crept cut dealt drank drew drove dug fed fell felt fled flew fought found froze gave got "
    "grew hit held hid hung hurt kept knew laid learnt led left lent lit lost made meant met paid put quit ran rang "
    "read rode rose said sang sank sat saw sent set shook shot showed shrank shut slept slid sold sought spent spoke "
    "spread sprang spun stole stood stood struck stuck swam swept swore swung taught threw told took tore "
    "understood upheld went wept withdrew withheld woke won wore wound wrote"
)
_PARTICIPLES = word_set("based born called named known located aged alleged so-called given seen gone done written")
_DONE = word_set("gone done seen taken given known written eaten fallen driven come run become shown grown flown drawn")
_NEVER = DETERMINERS | PREPOSITIONS | ADVERBS | SUBORDINATORS | CONJUNCTIONS
_NOT_BEFORE_PAST = DETERMINERS | PREPOSITIONS
_NOT_BEFORE_PRESENT = DETERMINERS | PREPOSITIONS | AUXILIARIES | CONJUNCTIONS | PAST
_LONGEST_SENTENCE = 400  # characters of a sentence that are looked at
_BE = word_set("am is are was were be been being has have had having 's 're 've")


def is_finite(tokens: Sequence[Word], i: int) -> bool:
    """Whether token `i` is, by its form and the words beside it, the verb of a clause.

    Auxiliaries, past forms and present forms after a pronoun are told for sure; "the company owns the mine" by the
    words around it. A participle behind its noun ("wine bought by monks") is none when "by" follows.

    >>> from stemma.language.tokens import find_tokens
    >>> words = find_tokens("The wall, built by hand, gave way.")
    >>> [word.low for i, word in enumerate(words) if is_finite(words, i)]
    ['gave']
    """
    low = tokens[i].low
    if not low[:1].isalpha():
        return False
    if low in AUXILIARIES:
        return low not in _NOT_FINITE and not (tokens[i].capital and i > 0)  # "in May"
    before = tokens[i - 1].low if i else ""
    after = tokens[i + 1].low if i + 1 < len(tokens) else ""
    if (low in OPENERS or low.endswith("n't")) and "'" in low:
        return True
    if tokens[i].capital or low in _NEVER:
        return False
    if before in SUBJECTS:
        return not low.endswith(("ing", "ly"))
    if low in PAST or (low.endswith("ed") and len(low) > 3 and lemma(low) != low):
        return _is_past(low, before, after)
    return _is_present(tokens, i, low, before, after)


def _is_past(low: str, before: str, after: str) -> bool:
    if low in _PARTICIPLES or after == "by" or before in _BE:
        return False
    return before not in _NOT_BEFORE_PAST and before != "" and before != "as"


def _is_present(tokens: Sequence[Word], i: int, low: str, before: str, after: str) -> bool:
    """A third person in "-s" between a singular subject and what a verb governs: "the firm owns the mine"."""
    if not low.endswith("s") or low.endswith(("ss", "us", "'s")) or lemma(low) == low or not before[:1].isalpha():
        return False
    if before in _NOT_BEFORE_PRESENT or before.endswith(("s", "ed")):
        return False
    governs = after in DETERMINERS or after in ("to", "that", "him", "them", "us") or after[:1].isdigit()
    return governs and (tokens[i - 1].capital or is_common(before)) and low[:-1].isalpha()


def has_finite(tokens: Sequence[Word], start: int, end: int) -> bool:
    """Whether a finite verb stands among tokens [start, end)."""
    return any(is_finite(tokens, i) for i in range(start, end))


def is_of_before(text: str) -> bool:
    """Whether the first verb of a sentence is a pluperfect, and nothing is quoted: "The keeper had gone to a wake".

    >>> is_of_before("The keeper had gone to a wake."), is_of_before("The keeper had a key."), is_of_before("He went.")
    (True, False, False)
    """
    tokens = find_tokens(text[:_LONGEST_SENTENCE])
    if any(mark in text for mark in '“"«'):
        return False
    verb = next((k for k in range(len(tokens)) if is_finite(tokens, k)), None)
    if verb is None or tokens[verb].low not in ("had", "hadn't"):
        return False
    k = verb + 1
    while k < len(tokens) and (tokens[k].low in ADVERBS or tokens[k].low == "not"):
        k += 1
    low = tokens[k].low if k < len(tokens) else ""
    return low == "been" or low.endswith("ed") or (low in PAST | _DONE and lemma(low) != low)
