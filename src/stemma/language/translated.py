"""Does an English text read as if it had been translated?"""

from __future__ import annotations

from stemma.language.words import find_words

_LEAST = 80  # words: a shorter text tells nothing
_ENOUGH = 0.215
_LONGEST = 20_000


def reads_translated(text: str, language: str) -> bool:
    """Whether an English text has the marks of one translated from elsewhere.

    More articles and more "of" than English news has, and hardly a possessive: translators, and machines all the more,
    spell out what English leaves to the word order (Baker 1993; Volansky, Ordan and Wintner 2015). It says nothing of
    other languages, of short texts, nor of officials, who write alike. The first 20,000 code points are read.

    >>> reads_translated("The toll of the fire of the night of the Monday is known to the press. " * 10, "en")
    True
    >>> reads_translated("Monday night's fire killed four, the town's fire chief said late yesterday. " * 10, "en")
    False
    """
    words = find_words(text[:_LONGEST])
    if language != "en" or len(words) < _LEAST:
        return False
    articles = sum(word in ("the", "a", "an") for word in words.folded)
    possessives = sum(text[end - 2 : end] in ("'s", "’s") for end in words.ends.tolist())
    return (articles + 2 * words.folded.count("of") - 8 * possessives) / len(words) >= _ENOUGH
