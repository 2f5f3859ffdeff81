"""Verbs of a line without a parser: by their form, by what is beside them, and in headlines by agreement."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from wordfreq import word_frequency

from stemma.language.finite import PAST, SUBJECTS, is_finite
from stemma.language.tokens import (
    ADVERBS,
    AUXILIARIES,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
    Token,
    is_common,
    lemma,
    word_set,
)

_BEFORE = word_set("to will would can could may might must shall should cannot not n't")
_PARTICIPLE = ("ed", "en", "n", "t", "ing")
_PLURALS = word_set("men women people police gunmen children troops militants")
_VERBAL = 0.05  # from which on a word may be the verb of a clause that shows none


def find_verbs(tokens: Sequence[Token]) -> list[bool]:
    """For each token whether it is a verb, an auxiliary too.

    Finite verbs are told as elsewhere (`is_finite`), infinitives and participles by what is before them, those in -ed
    and -ing by what they govern. A clause left without a finite verb, as headlines in the present are, gets the word
    that agrees with the noun before it and is most used as a verb.

    >>> from stemma.language.tokens import find_tokens
    >>> words = find_tokens("Gunmen abduct two miners as Ostria reports unrest")
    >>> [word.low for word, verb in zip(words, find_verbs(words)) if verb]
    ['abduct', 'reports']
    """
    finite = [_is_finite(tokens, i) for i in range(len(tokens))]
    verbs = [finite[i] or _is_other(tokens, i) for i in range(len(tokens))]
    for first, end in _clauses(tokens):
        if not any(finite[first:end]):
            scored = [(-_agrees(tokens, i), i) for i in range(first + 1, end) if not verbs[i]]
            likely = [row for row in scored if -row[0] > _VERBAL]
            participle = any(verbs[i] and tokens[i].low.endswith("ed") for i in range(first, end))
            if likely and not participle:
                verbs[min(likely)[1]] = True
    return verbs


def _clauses(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    first = 0
    for i, token in enumerate(tokens):
        if token.low in (",", ";", ":", ".") or (token.low in SUBORDINATORS and token.low not in ("than", "before")):
            yield first, i
            first = i + 1
        elif token.low in SUBJECTS:
            yield first, i
            first = i
    yield first, len(tokens)


def _is_finite(tokens: Sequence[Token], i: int) -> bool:
    low = tokens[i].low
    if not low[:1].isalpha() or (low == "may" and tokens[i].capital):
        return False
    return low in AUXILIARIES or is_finite(tokens, i)


def _is_other(tokens: Sequence[Token], i: int) -> bool:
    """An infinitive, a participle, or a word in -ed or -ing that governs what follows it: "kept by monks"."""
    low, before = tokens[i].low, tokens[i - 1].low if i else ""
    if not _may_be_verb(tokens[i]):
        return False
    if before in _BEFORE or (before in AUXILIARIES and low.endswith(_PARTICIPLE)):
        return not (before == "to" and (lemma(low) != low or verbal(low) < _VERBAL / 2))
    if before in DETERMINERS or (before in PREPOSITIONS and not low.endswith("ing")):
        return False
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    governs = after is None or after.capital or not after.low[:1].isalpha() or after.low in DETERMINERS | PREPOSITIONS
    governs = governs or (after is not None and (after.low == "to" or after.low.endswith("ed")))
    if low.endswith("ed"):
        return len(low) > 4 and governs
    return low.endswith("ing") and len(low) > 5 and governs and after is not None and after.low != "of"


def _may_be_verb(token: Token) -> bool:
    return (
        token.low[:1].isalpha()
        and not token.capital
        and token.low not in PREPOSITIONS | ADVERBS | DETERMINERS | PRONOUNS | SUBORDINATORS
        and is_common(token.low)
    )


def _agrees(tokens: Sequence[Token], i: int) -> float:
    """How verbal token `i` is if it agrees with the noun before it, "ban takes" or "bans take", else 0."""
    low, before = tokens[i].low, tokens[i - 1]
    noun = before.low[:1].isalpha() and before.low not in PREPOSITIONS | DETERMINERS | SUBORDINATORS | AUXILIARIES
    if not noun or not _may_be_verb(tokens[i]):
        return 0.0
    singular_verb = _ends_in_s(low)
    plural = _ends_in_s(before.low) or before.low in _PLURALS or before.low[:1].isdigit()
    if singular_verb == plural or (not singular_verb and lemma(low) != low):
        return 0.0
    return verbal(low)


def _ends_in_s(low: str) -> bool:
    return low.endswith("s") and not low.endswith(("ss", "us", "is")) and lemma(low) != low


@lru_cache(maxsize=50_000)
def verbal(low: str) -> float:
    """How often a word's stem is used as a verb only can be, in its past and in -ing, for each time that it is not.

    By general word frequencies (the wordfreq library); an irregular past counts where `PAST` has it.

    >>> verbal("reports") > verbal("stocks")
    True
    """
    base = lemma(low)
    stems = {base, base[:-1] if base.endswith("e") else base, base + base[-1:]}
    past = {base[:-1] + "ied"} if base.endswith("y") else {f"{stem}ed" for stem in stems}
    past |= {form for form in PAST if lemma(form) == base}
    verbs = sum(word_frequency(form, "en") for form in sorted(past | {f"{stem}ing" for stem in stems}))
    plain = word_frequency(base, "en") + word_frequency(f"{base}s", "en")
    return float(verbs / plain) if plain else 0.0
