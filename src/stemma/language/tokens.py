"""Tokens: the words and marks of a text with their places, and the small words that hold English sentences together."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

import simplemma


def word_set(words: str) -> frozenset[str]:
    """The words of a string, as a set."""
    return frozenset(words.split())


_TOKEN = re.compile(
    r"(?<!\w)(?:[^\W\d_]\.)+(?![^\W\d_])"  # U.S., J.
    r"|[^\W\d_]+(?:[-‐‑'’][^\W\d_]+)*(?:[-‐‑]\d+(?!\w))?"  # word, Anne-Marie, O'Brien, Anna's, MH-17
    r"|\d+(?:[.,:]\d+)*(?:[^\W\d_]+)?"  # 1,200.5 and 24th
    r"|\.{2,}|''|``|[^\w\s]"
)
_HELD = word_set("run led era")  # "Hamas-run", "China-led"
_PREFIXES = word_set("anti cross ex inter mid neo non post pre pro sub then trans ultra")
_ARTICLES = word_set("al el as ash ad an ar at az ed ez es et ul d l dell de van abd")
_PAGE = 400  # characters of a text that are worth remembering
LONGEST = 60  # letters of a word that can be part of a name or a cue

DETERMINERS = word_set(
    "a an the this that these those my your his her its our their some any every each no another both several "
    "many most few all such half either neither"
)
PRONOUNS = word_set("he she they it i we you one who which some many others most both none nobody everybody")
PREPOSITIONS = word_set(
    "of in on at by for with from to into onto over under about against between among amid during without within "
    "through across behind beyond near around outside inside off up down out per via despite except like unlike "
    "since until till towards toward upon along below above beneath beside besides including versus regarding "
    "concerning ahead"
)
CONJUNCTIONS = frozenset(["and", "or", "but", "nor", "so", "yet"])
SUBORDINATORS = word_set(
    "that because if when while although though whereas whether as after before since until unless once where why "
    "how than what whatever whoever whenever wherever who which whom whose lest"
)
AUXILIARIES = word_set(
    "am is are was were be been being has have had having do does did will would shall should can could may might "
    "must ought cannot isn't aren't wasn't weren't hasn't haven't hadn't doesn't don't didn't won't wouldn't "
    "can't couldn't shouldn't 's 'd 'll 've 're"
)
ADVERBS = word_set(
    "also not never ever just still later then now again once twice even only always often already further too "
    "however instead meanwhile earlier yesterday today tomorrow previously recently soon almost rather quite "
    "perhaps maybe nevertheless nonetheless therefore thus moreover furthermore there here ago back n't long far "
    "well yes"
)
OPENERS = word_set(
    "i've i'm i'll i'd it's he's she's they're we're you're there's that's what's let's who's here's please let "
    "oh ok okay hello thanks dear"
)
FUNCTION_WORDS = (
    DETERMINERS
    | PRONOUNS
    | PREPOSITIONS
    | CONJUNCTIONS
    | SUBORDINATORS
    | AUXILIARIES
    | ADVERBS
    | OPENERS
    | word_set("me him them us himself herself itself themselves mine ours yours theirs")
)


@dataclass(frozen=True, slots=True)
class Token:
    """``text[start:end]``; `low` is its lower-case form with straight apostrophes and without a possessive ending."""

    start: int
    end: int
    low: str
    capital: bool


@lru_cache(maxsize=100_000)
def lower_form(word: str) -> str:
    """Lower case, straight apostrophes, no possessive ending.

    >>> lower_form("Harbour’s"), lower_form("I’ve")
    ('harbour', "i've")
    """
    low = word[:LONGEST].lower().replace("’", "'")
    return low[:-2] if low.endswith("'s") and low not in OPENERS else low


def find_tokens(text: str) -> list[Token]:
    """Split a text into words, numbers and single marks, in order.

    >>> [t.low for t in find_tokens("Dr. Lee’s boat, the U.S. said.")]
    ['dr', '.', 'lee', 'boat', ',', 'the', 'u.s.', 'said', '.']
    """
    return list(_tokens_of_page(text)) if len(text) >= _PAGE else _tokens(text)


@lru_cache(maxsize=2)
def _tokens_of_page(text: str) -> tuple[Token, ...]:
    """Those of a whole article, which is asked for by one reader after the other."""
    return tuple(_tokens(text))


def _tokens(text: str) -> list[Token]:
    found = []
    for match in _TOKEN.finditer(text):
        word, start = match.group(), match.start()
        if "-" in word and word.lower() != word:
            parts = [(a, b, word[a:b]) for a, b in _parts(word)]
        else:
            parts = [(0, len(word), word)]
        found += [Token(start + a, start + b, lower_form(part), _is_capital(part)) for a, b, part in parts]
    return found


def _is_capital(word: str) -> bool:
    """Whether a word is capitalised, behind a joined article too: "al-Tawil", "d'Albret"."""
    if word[0].isupper():
        return True
    if word.isalpha():
        return False
    head, mark, rest = word[:6].replace("’", "'").replace("'", "-").partition("-")
    return bool(mark) and head in _ARTICLES and rest[:1].isupper()


def _parts(word: str) -> tuple[tuple[int, int], ...]:
    """A name and what hangs on it by a hyphen are two words: "Norway-based", "pro-Norwegian"; "Kim Jong-un" is one."""
    head, _, tail = word.rpartition("-")
    if head and word[0].isupper() and tail.islower() and (len(tail) > 3 or tail in _HELD) and is_common(tail):
        return (0, len(head)), (len(head) + 1, len(word))
    prefix, _, rest = word.partition("-")
    if rest and prefix in _PREFIXES and rest[0].isupper():
        return (0, len(prefix)), (len(prefix) + 1, len(word))
    return ((0, len(word)),)


@lru_cache(maxsize=100_000)
def is_common(low: str) -> bool:
    """Whether a lower-case word is an everyday English word and not only a name: by simplemma's dictionary of lemmas.

    >>> is_common("officials"), is_common("paris")
    (True, False)
    """
    if len(low) > LONGEST or not low.isascii():
        return False
    if low in FUNCTION_WORDS:
        return True
    if "-" in low:
        return all(is_common(part) for part in low.split("-") if part)
    return simplemma.is_known(low, lang="en") and simplemma.lemmatize(low, lang="en")[0].islower()


@lru_cache(maxsize=100_000)
def lemma(low: str) -> str:
    """The dictionary form of an English word, itself when unknown."""
    return low if len(low) > LONGEST else simplemma.lemmatize(low, lang="en")
