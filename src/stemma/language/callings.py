"""Callings: the words in which a text says what a person is, "the deputy minister", "acting head of the port board".

Told are the words before the name ("Deputy Minister Ana Pohl"), a description that a comma parts from it, on either
side, and what follows "is", "was" or "who was". What a post is, `kindred.toml` and the titles of `words.toml` say.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from stemma.knowledge import Knowledge
from stemma.language.comparing.lexicon import Lexicon, load_lexicon
from stemma.language.describing import is_human
from stemma.language.finite import is_finite
from stemma.language.tokens import AUXILIARIES, CONJUNCTIONS, FUNCTION_WORDS, Token, word_set

Offsets = tuple[int, int]

_LONGEST = 12  # words of a description
_LINKS = word_set("of for at in on to with and the a an its his her their 's")
_INNER = word_set("of for to and")
_ARTICLES = word_set("a an the its his her their")
_OPENERS = word_set("a an the its his her their one former acting deputy interim then")
_PLAIN = word_set("mr mrs ms miss mx sir madam herr frau monsieur madame señor señora")  # courtesy says no post
_MARK = re.compile(r"[^\w’'-]")


def find_callings(text: str, tokens: Sequence[Token], name: Offsets, knowledge: Knowledge) -> tuple[Offsets, ...]:
    """Where `text` says what the person named at `name` is, in order of place; no article at their heads.

    `tokens`: those of the whole text (see `stemma.language.tokens.find_tokens`).

    >>> from stemma.knowledge import load_knowledge
    >>> from stemma.language.tokens import find_tokens
    >>> text = "Deputy Minister Ana Pohl, acting head of the port authority, resigned."
    >>> [text[slice(*s)] for s in find_callings(text, find_tokens(text), (16, 24), load_knowledge())]
    ['Deputy Minister', 'acting head of the port authority']
    """
    first = bisect_left(tokens, name[0], key=lambda t: t.start)
    last = bisect_left(tokens, name[1], key=lambda t: t.start)
    lexicon = load_lexicon()
    runs = (_before(text, tokens, first), _apart_before(text, tokens, first), _after(text, tokens, last))
    found = []
    for run in runs:
        a, b = _trimmed(tokens, *run)
        if a < b and _is_post([t.low for t in tokens[a:b]], lexicon, knowledge):
            found.append((tokens[a].start, tokens[b - 1].end))
    return tuple(sorted(set(found)))


def _trimmed(tokens: Sequence[Token], a: int, b: int) -> tuple[int, int]:
    """A run without its article and the small words and marks at its end."""
    while a < b and tokens[a].low in _ARTICLES:
        a += 1
    while a < b and (tokens[b - 1].low in _LINKS or not tokens[b - 1].low[:1].isalnum()):
        b -= 1
    return a, b


def _joined(text: str, tokens: Sequence[Token], k: int) -> bool:
    """Whether nothing but a blank stands between token `k` and the next."""
    return k + 1 < len(tokens) and text[tokens[k].end : tokens[k + 1].start] in (" ", "\u00a0", "", "-")


def _before(text: str, tokens: Sequence[Token], i: int) -> tuple[int, int]:
    """The words right before a name: "the deputy minister of mines Ruta Maslin", "(deputy head of) President Reshe"."""
    j = i
    while j > 0 and i - j < _LONGEST and _joined(text, tokens, j - 1) and _may_stand(tokens, j - 1):
        low, ahead = tokens[j - 1].low, tokens[j - 2].low if j > 1 else ""
        if low in _LINKS and low not in _INNER | _ARTICLES:
            break
        j -= 1
        if low in _ARTICLES and ahead not in _INNER:
            break
    links = [k for k in range(j, i - 1) if tokens[k].low in _INNER and tokens[k + 1].capital]
    if links and tokens[i - 1].low in load_lexicon().posts:
        j = links[-1] + 1  # a title with a capital is the named person's own
    while j < i and tokens[j].low in _INNER:
        j += 1
    return j, i


def _apart_before(text: str, tokens: Sequence[Token], i: int) -> tuple[int, int]:
    """ "The mayor of Pellow, Edda Kirsch": a description that opens a phrase or a sentence."""
    if i < 2 or tokens[i - 1].low != ",":
        return i, i
    j = i - 1
    while j > 0 and i - j < _LONGEST and _joined(text, tokens, j - 1) and _may_stand(tokens, j - 1):
        j -= 1
        if tokens[j].low in _OPENERS and (j == 0 or tokens[j - 1].low not in ("of", "for", "at", "in", "to")):
            return j, i - 1
    opens = j == 0 or "\n" in text[tokens[j - 1].end : tokens[j].start] or tokens[j - 1].low in (".", "“", '"')
    return (j, i - 1) if opens else (i, i)


def _after(text: str, tokens: Sequence[Token], j: int) -> tuple[int, int]:
    """ ", the former keeper of coins," ", 54, a nurse," ", who was keeper of coins until" behind a name."""
    lows = [t.low for t in tokens[j : j + 5]] + [""] * 5
    comma = lows[0] == ","
    if comma:
        j += 1
        if lows[1].isdigit() and lows[2] == ",":
            j += 2
        if lows[1] == "who" and lows[2] in AUXILIARIES:
            j += 2
    elif lows[0] in ("is", "was") and lows[1] in ("the", "a", "an"):
        j += 1
    else:
        return j, j
    first = j
    while j < min(len(tokens), first + _LONGEST) and _may_stand(tokens, j):
        if j > first and not _joined(text, tokens, j - 1):
            break
        j += 1
    ends = j < len(tokens) and (tokens[j].low in (",", ".", ";", ")", "—", "–", "who", "until", "since") or not comma)
    return (first, j) if ends or j == len(tokens) else (first, first)


def _may_stand(tokens: Sequence[Token], k: int) -> bool:
    """Whether a word can be part of a description: no mark, no verb of the sentence, few small words."""
    low = tokens[k].low
    if _MARK.match(low) or low in ("who", "which", "that"):
        return False
    if low in _LINKS:
        return True
    if low in FUNCTION_WORDS - {"then", "former"} or low in CONJUNCTIONS:
        return False
    return tokens[k].capital or not is_finite(tokens, k) or low in load_lexicon().posts


def _is_post(lows: Sequence[str], lexicon: Lexicon, knowledge: Knowledge) -> bool:
    """Whether the words up to the first preposition end in a post or in a word for people."""
    cut = next((k for k, low in enumerate(lows) if low in ("of", "for", "at", "in", "on", "to", "with")), len(lows))
    head = list(lows[:cut])
    while head and head[-1] in ("designate", "elect", "general"):
        head = head[:-1] if " ".join(head[-2:]) not in lexicon.posts else head
        if head and head[-1] == "general":
            break
    for length in (3, 2, 1):
        phrase = " ".join(head[-length:])
        if len(head) >= length and (phrase in lexicon.posts or phrase in knowledge.titles - _PLAIN):
            return True
    return bool(head) and (head[-1] in lexicon.loose or is_human(head[-1]))
