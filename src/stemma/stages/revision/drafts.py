"""A text as one of two drafts: its words, and what stands in it how often."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from stemma.language.tokens import FUNCTION_WORDS, word_set
from stemma.language.words import fold, surprise

READ = 30_000  # code points of a text that are read: some 5,000 words
_TOKEN = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:'[^\W\d_]{1,2}(?![^\W_]))?|[^\w\s]|\n+")
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")
_UNHEARD = 16.6  # bits: fewer than 1.6 times in 10^8 words
_MONTHS = word_set(  # not "may", which is another word as often
    "january february march april june july august september october november december"
)
_LATEST_YEAR = 2099

# Lists of English: what an editor strikes, what a desk brings up to date, what ties clauses together.
LISTS: Mapping[str, frozenset[str]] = {
    "emphasis": word_set(
        "very really extremely quite famous great greatest best wonderful important interesting obviously clearly "
        "actually simply just even much such certainly course indeed"
    ),
    "hedges": word_set(
        "may might perhaps possibly probably likely reportedly allegedly supposedly apparently presumably seemingly "
        "seems appears often usually generally typically sometimes some many most"
    ),
    "the present": word_set("now currently today recently recent present presently ongoing still yet soon upcoming"),
    "the future": word_set("will shall planned plans expected scheduled due going"),
    "the writer": word_set("i me my we our us you your i'm i've i'd don't can't it's didn't doesn't isn't you're"),
    "links": word_set(
        "however although while whereas though but also both other including such when where which whose that after "
        "before during between since until"
    ),
    "make": word_set("make made makes making"),
    "because": word_set("because"),
    "as": word_set("as"),
    "and": word_set("and"),
    "when": word_set("when"),
    "which": word_set("which"),
    "by": word_set("by"),
    "he": word_set("he"),
}
_MARKS: Mapping[str, frozenset[str]] = {
    "colons": frozenset(":"),
    "semicolons": frozenset(";"),
    "brackets": frozenset("("),
    "quotation marks": frozenset('"“”„«»'),
    "questions": frozenset("?"),
}
_PATTERNS: Mapping[str, re.Pattern[str]] = {
    "double hyphens": re.compile("--"),
    "spaced hyphens": re.compile(" - "),
}
_VOWEL = re.compile(r"[aeio](?!ne|nce|u)")


@dataclass(frozen=True, slots=True, eq=False)
class Draft:
    """A text as draft. `tokens`: its words, numbers, marks and line ends, in lower case; `bag`: how often each stands;
    `counts`: how often what a sign asks for stands; `words`: how many words and numbers; `bits`: mean surprise of its
    words; `sentence`: mean words a sentence; `size`: characters; `year`: the latest that it names, 0 for none."""

    tokens: tuple[str, ...]
    bag: Counter[str]
    counts: Mapping[str, int]
    words: int
    bits: float
    sentence: float
    size: int
    year: int


def read_draft(text: str, language: str = "en") -> Draft:
    """Read the first 30,000 code points of a text. Counts of English words are zero in another language.

    >>> draft = read_draft("It is now the very best -- they say: a orchard of 1998.")
    >>> [name for name, count in draft.counts.items() if count]
    ['emphasis', 'the present', 'function words', 'numbers', 'years', 'colons', 'double hyphens', 'articles amiss']
    """
    low = text[:READ].lower().replace("’", "'")
    tokens = tuple(_TOKEN.findall(low))
    bag = Counter(tokens)
    words = {token: count for token, count in bag.items() if token[0].isalpha()}
    bits = {word: weight_of(word, language) for word in words}
    total = sum(words.values())
    sentences = [len(sentence.split()) for sentence in _SENTENCE.split(low) if sentence.strip()]
    years = [int(token) for token in bag if is_year(token)]
    counts = _count_words(tokens, words, language) | _count_figures(bag) | _count_marks(low, bag)
    counts |= _count_slips(tokens, words, bits, language)
    return Draft(
        tokens=tokens,
        bag=bag,
        counts=counts,
        words=total + sum(count for token, count in bag.items() if token[0].isdigit()),
        bits=sum(min(bits[word], _UNHEARD) * count for word, count in words.items()) / total if total else 0.0,
        sentence=sum(sentences) / len(sentences) if sentences else 0.0,
        size=len(low),
        year=max(years, default=0),
    )


def weight_of(word: str, language: str) -> float:
    """Bits that a word tells in English; in other languages, of which the signs know no words, none."""
    return surprise(fold(word), "en") if is_english(language) else 0.0


def is_english(language: str) -> bool:
    """Whether a language code means English.

    >>> is_english("en"), is_english("en-GB"), is_english("enm")
    (True, True, False)
    """
    return language.lower().replace("_", "-").split("-")[0] == "en"


def is_unheard(word: str, bits: float) -> bool:
    """Whether a word of plain letters is one that the language at large does not know: a rare name, or a slip."""
    return bits > _UNHEARD and word.isascii() and len(word) > 1


def is_year(token: str) -> bool:
    """Whether a token is a number that reads as a year from 1500 on."""
    return len(token) == 4 and token.isascii() and token.isdigit() and 1500 <= int(token) <= _LATEST_YEAR


def _count_words(tokens: tuple[str, ...], words: Mapping[str, int], language: str) -> dict[str, int]:
    if not is_english(language):
        return dict.fromkeys([*LISTS, "function words", "past forms", "adverbs", "of the"], 0)
    counts = {name: sum(words.get(word, 0) for word in sorted(listed)) for name, listed in LISTS.items()}
    counts["function words"] = sum(count for word, count in words.items() if word in FUNCTION_WORDS)
    counts["past forms"] = sum(count for word, count in words.items() if len(word) > 4 and word.endswith("ed"))
    counts["adverbs"] = sum(count for word, count in words.items() if len(word) > 4 and word.endswith("ly"))
    counts["of the"] = sum(a == "of" and b == "the" for a, b in pairwise(tokens))
    return counts


def _count_figures(bag: Mapping[str, int]) -> dict[str, int]:
    numbers = {token: count for token, count in bag.items() if token[0].isdigit()}
    return {
        "numbers": sum(numbers.values()),
        "years": sum(count for token, count in numbers.items() if is_year(token)),
        "dates": sum(count for token, count in bag.items() if token in _MONTHS),
    }


def _count_marks(low: str, bag: Mapping[str, int]) -> dict[str, int]:
    counts = {name: sum(bag.get(mark, 0) for mark in sorted(marks)) for name, marks in _MARKS.items()}
    return counts | {name: sum(1 for _ in pattern.finditer(low)) for name, pattern in _PATTERNS.items()}


def _count_slips(
    tokens: tuple[str, ...], words: Mapping[str, int], bits: Mapping[str, float], language: str
) -> dict[str, int]:
    """Words that nobody knows, "a" before a vowel and "an" before none."""
    pairs = Counter(pairwise(tokens)) if is_english(language) else Counter()
    amiss = sum(
        n for (a, b), n in pairs.items()
        if (a == "a" and _VOWEL.match(b) and len(b) > 1) or (a == "an" and b[0] in "bcdfgjklmnpqrstvwyz" and len(b) > 3)
    )  # fmt: skip
    return {
        "unheard words": sum(count for word, count in words.items() if is_unheard(word, bits[word])),
        "articles amiss": amiss,
    }
