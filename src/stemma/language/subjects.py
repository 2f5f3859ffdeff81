"""Subjects: the words that a sentence begins with before its first verb, and noun phrases that end at a place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from stemma.language.cues import Cues
from stemma.language.describing import PAPERS, is_human, is_plural
from stemma.language.finite import is_finite
from stemma.language.tokens import (
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    FUNCTION_WORDS,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
    Token,
    is_common,
    word_set,
)

_NOT_FIRST = PREPOSITIONS | SUBORDINATORS | ADVERBS | CONJUNCTIONS | PRONOUNS
_INSIDE = word_set("of in at from for on with near close")  # stand within a phrase: "two members of the crew"
_LONGEST_SUBJECT = 12  # tokens
_LONGEST_SETTING = 6  # tokens of "said in reply,"
_LONGEST_PHRASE = 10


def find_subject(tokens: Sequence[Token], cues: Cues) -> tuple[int, int] | None:
    """The tokens before the first verb of a sentence, from their last article on; None where it opens otherwise."""
    verb = next((k for k in range(1, min(len(tokens), _LONGEST_SUBJECT)) if _is_verb(tokens, k, cues)), None)
    if verb is None or not tokens[0].low[:1].isalnum() or tokens[0].low in _NOT_FIRST:
        return None
    verb = _before_aside(tokens, verb, cues)
    while verb > 1 and tokens[verb - 1].low in ADVERBS | {"who", "which", "that"}:
        verb -= 1
    for k in range(verb - 1, 0, -1):
        before = tokens[k - 1].low
        joined = not before[:1].isalpha() or before in PREPOSITIONS | CONJUNCTIONS | {"all", "both", "half"}
        if tokens[k].low in ("the", "a", "an") and not joined:
            return k, verb
    return 0, verb


def _before_aside(tokens: Sequence[Token], verb: int, cues: Cues) -> int:
    """Where the subject of "The list, the club said, counts" ends: before whoever says it."""
    comma = next((k for k in range(1, verb - 1) if tokens[k].low == ","), 0)
    said = any(f.group in ("statement", "told") for f in cues.verbs.get(tokens[verb].low, ()))
    closed = any(t.low == "," for t in tokens[verb + 1 : verb + _LONGEST_SETTING])
    return comma if comma and said and closed else verb


def _is_verb(tokens: Sequence[Token], k: int, cues: Cues) -> bool:
    if is_finite(tokens, k):
        return True
    if tokens[k].capital:
        return False
    forms = {form.tense for form in cues.verbs.get(tokens[k].low, ())}
    if "third" in forms and all(t.capital for t in tokens[:k]):
        return True  # "Northwire reports in a long piece that Ines Abara": no reports of that name
    return "base" in forms and k > 1 and is_plural(tokens[k - 1].low)


def find_papers(tokens: Sequence[Token], cues: Cues) -> Iterator[tuple[int, int]]:
    """The tokens of each paper that a sentence brings up: "a leaked memo", "43 pages", "(borne out by) radio logs"."""
    for k in range(1, len(tokens)):
        low, before = tokens[k].low, tokens[k - 1].low
        if low not in cues.documents | PAPERS or before in ("the", "this", "that"):
            continue
        first = next((m for m in range(k - 1, max(-1, k - 4), -1) if tokens[m].low in ("a", "an")), None)
        if is_plural(low) and before[:1].isdigit():
            yield k - 1, k + 1
        elif first is not None:
            yield first, k + 1
        elif (is_plural(low) or low == "data") and k > 1 and tokens[k - 2].low in PREPOSITIONS and _is_plain(before):
            yield k - 1, k + 1


def _is_plain(low: str) -> bool:
    """Whether a word can only be a noun or an adjective beside the word behind it."""
    return low.isalpha() and is_common(low) and low not in FUNCTION_WORDS


def phrase_ending(tokens: Sequence[Token], end: int, who: bool = False) -> tuple[int, int] | None:
    """The tokens of the people that end before token `end`: "(spoke to) two members of the crew | who".

    None when the words there are no people's. `who`: that word stands behind them, so that "a shepherd" is somebody.

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
    if head < k or (tokens[head].capital and head):
        return None
    # "a shepherd | who"
    opened = who and head > k and tokens[k].low in ("a", "an", "one") and is_common(tokens[head].low)
    return (k, end) if opened or is_human(tokens[head].low) else None


def _may_belong(tokens: Sequence[Token], k: int) -> bool:
    low = tokens[k].low
    if not low[:1].isalnum() or low in AUXILIARIES | SUBORDINATORS | CONJUNCTIONS:
        return False
    if low in PREPOSITIONS:
        return low in _INSIDE and k > 0 and not is_finite(tokens, k - 1)
    return low in DETERMINERS or not is_finite(tokens, k)
