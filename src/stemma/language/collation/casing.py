"""Headlines Set Like This, or IN CAPITALS, as a sentence would set them: capitals that say nothing go."""

from __future__ import annotations

from stemma.language.tokens import FUNCTION_WORDS, find_tokens, is_common

_LEAST = 3  # words that tell how a line is set
_SHARE = 0.8
_LONGEST_INITIALS = 6


def plain_case(text: str) -> str:
    """`text` with everyday words in lower case where nearly all of its words are capitalised; of the same length.

    Words that no dictionary knows keep a capital, and those of a text in sentence case all that they have.

    >>> plain_case("US Ferry Sinks Off Ostria"), plain_case("Ferry sinks off Ostria")
    ('US ferry sinks off Ostria', 'Ferry sinks off Ostria')
    """
    words = [t for t in find_tokens(text) if t.low[:1].isalpha()]
    telling = [t for t in words if t.low not in FUNCTION_WORDS]
    if len(telling) < _LEAST or sum(t.capital for t in telling) < _SHARE * len(telling):
        return text
    loud = sum(text[t.start : t.end].isupper() for t in telling) > len(telling) / 2
    pieces, place = [], 0
    for token in words:
        word = text[token.start : token.end]
        pieces += [text[place : token.start], _set(word, token.low, loud)]
        place = token.end
    return "".join([*pieces, text[place:]])


def _set(word: str, low: str, loud: bool) -> str:
    if not loud and 1 < len(word) < _LONGEST_INITIALS and word.isupper():
        return word
    new = word.lower() if is_common(low) else word[0] + word[1:].lower() if word.isupper() and len(word) > 4 else word
    return new if len(new) == len(word) else word
