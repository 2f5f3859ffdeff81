"""Subjects: the words that a sentence begins with before its first verb, and noun phrases that end at a place."""

from __future__ import annotations

from collections.abc import Sequence

from stemma.language.cues import Cues
from stemma.language.describing import is_human, is_plural
from stemma.language.finite import is_finite
from stemma.language.tokens import (
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
    Token,
    word_set,
)

_NOT_FIRST = PREPOSITIONS | SUBORDINATORS | ADVERBS | CONJUNCTIONS | PRONOUNS
_INSIDE = word_set("of in at from for on with near close")  # stand within a phrase: "two members of the crew"
_LONGEST_SUBJECT = 12  # tokens
_LONGEST_PHRASE = 10


def find_subject(tokens: Sequence[Token], cues: Cues) -> tuple[int, int] | None:
    """The tokens before the first verb of a sentence, from their last article on; None where it opens otherwise."""
    verb = next((k for k in range(1, min(len(tokens), _LONGEST_SUBJECT)) if _is_verb(tokens, k, cues)), None)
    if verb is None or not tokens[0].low[:1].isalnum() or tokens[0].low in _NOT_FIRST:
        return None
    while verb > 1 and tokens[verb - 1].low in ADVERBS | {"who", "which", "that"}:
        verb -= 1
    for k in range(verb - 1, 0, -1):
        before = tokens[k - 1].low
        joined = not before[:1].isalpha() or before in PREPOSITIONS | CONJUNCTIONS | {"all", "both", "half"}
        if tokens[k].low in ("the", "a", "an") and not joined:
            return k, verb
    return 0, verb


def _is_verb(tokens: Sequence[Token], k: int, cues: Cues) -> bool:
    if is_finite(tokens, k):
        return True
    plural = not tokens[k].capital and k > 1 and is_plural(tokens[k - 1].low)
    return plural and any(f.tense == "base" for f in cues.verbs.get(tokens[k].low, ()))


def phrase_ending(tokens: Sequence[Token], end: int) -> tuple[int, int] | None:
    """The tokens of the people that end before token `end`: "(spoke to) two members of the crew | who".

    None when the words there are no people's.

    >>> from stemma.language.tokens import find_tokens
    >>> words = find_tokens("The paper spoke to two members of the crew who")
    >>> [word.low for word in words[slice(*phrase_ending(words, 9))]]
    ['two', 'members', 'of', 'the', 'crew']
    """
    end -= end > 0 and tokens[end - 1].low == ","
    k = end
    while k > 0 and end - k < _LONGEST_PHRASE and _may_belong(tokens, k - 1):
        k -= 1
    while k < end and tokens[k].low in PREPOSITIONS | ADVERBS:
        k += 1
    head = next((m for m in range(k + 1, end) if tokens[m].low in PREPOSITIONS), end) - 1
    if head < k or (tokens[head].capital and head) or not is_human(tokens[head].low):
        return None
    return k, end


def _may_belong(tokens: Sequence[Token], k: int) -> bool:
    low = tokens[k].low
    if not low[:1].isalnum() or low in AUXILIARIES | SUBORDINATORS | CONJUNCTIONS:
        return False
    if low in PREPOSITIONS:
        return low in _INSIDE and k > 0 and not is_finite(tokens, k - 1)
    return low in DETERMINERS or not is_finite(tokens, k)
