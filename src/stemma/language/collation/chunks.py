"""Chunks: a sentence cut into phrases and verbs, each with the small words before it, without a parser."""

from __future__ import annotations

from collections.abc import Sequence

from stemma.language.collation.casing import plain_case
from stemma.language.collation.verbs import find_verbs
from stemma.language.tokens import (
    ADVERBS,
    AUXILIARIES,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
    Token,
    find_tokens,
    word_set,
)

_INSIDE = frozenset("-‐‑&/$£€%")  # marks that hold a phrase together
_PARTICLES = word_set("up down out off back away over")
_TAKING = PREPOSITIONS | DETERMINERS | SUBORDINATORS | word_set("to and or but nor s more less least most")
_OPENING = PREPOSITIONS | DETERMINERS | SUBORDINATORS | PRONOUNS | word_set("to but so yet today yesterday tomorrow")
_LONGEST = 20_000  # code points that are cut; a wording is a sentence or two


def find_chunks(text: str) -> tuple[tuple[int, int], ...]:
    """Cut a wording into chunks: half-open offsets, in order; what stands past 20,000 code points is not cut.

    A chunk is a noun phrase, with its preposition or possessive; a verb with its auxiliaries, "to" and adverbs; or a
    mark (the base phrases of Abney 1991, "of" opening one of its own).

    >>> text = "A ferry sank off Ostria, killing at least six people"
    >>> [text[a:b] for a, b in find_chunks(text)]
    ['A ferry', 'sank', 'off Ostria', ',', 'killing', 'at least six people']
    """
    tokens = find_tokens(plain_case(text[:_LONGEST]))
    verbs = find_verbs(tokens)
    spans: list[tuple[int, int]] = []
    for i, token in enumerate(tokens):
        if spans and not _opens(tokens, verbs, i):
            spans[-1] = spans[-1][0], token.end
        else:
            spans.append((token.start, token.end))
    return tuple(spans)


def _opens(tokens: Sequence[Token], verbs: Sequence[bool], i: int) -> bool:
    """Whether a chunk begins at token `i`, which is not the first."""
    low, before = tokens[i].low, tokens[i - 1]
    if _holds(tokens, i) or (i > 1 and _holds(tokens, i - 1)):
        return False
    if before.low in ("'", "’") and low == "s" and tokens[i].start == before.end:
        return False  # the possessive of "Ostria 's ferry"
    if not low[:1].isalnum() or not before.low[:1].isalnum():
        return True
    if verbs[i]:
        return not _leads(tokens, verbs, i)
    if verbs[i - 1]:
        return not (_is_particle(tokens, i) or (i + 1 < len(tokens) and verbs[i + 1] and _is_adverb(low)))
    if i > 1 and verbs[i - 2] and _is_particle(tokens, i - 1):
        return True
    return before.low not in _TAKING and low in _OPENING


def _holds(tokens: Sequence[Token], i: int) -> bool:
    """Whether token `i` is a mark inside a phrase, "oil & gas"."""
    return tokens[i].low in _INSIDE


def _is_particle(tokens: Sequence[Token], i: int) -> bool:
    """Whether token `i`, behind a verb, is part of it: "burned down on Friday", not "walked down stairs"."""
    after = tokens[i + 1].low if i + 1 < len(tokens) else "."
    return tokens[i].low in _PARTICLES and (not after[:1].isalnum() or after in DETERMINERS | PREPOSITIONS)


def _is_adverb(low: str) -> bool:
    return low in ADVERBS or low == "not" or low.endswith("ly")


def _leads(tokens: Sequence[Token], verbs: Sequence[bool], i: int) -> bool:
    """Whether what is before a verb belongs to it: "to", an auxiliary, "not", an adverb."""
    low = tokens[i - 1].low
    return low in AUXILIARIES or low == "to" or _is_adverb(low) or (verbs[i - 1] and low.endswith("ed"))
