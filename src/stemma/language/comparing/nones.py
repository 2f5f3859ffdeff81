"""None and all: "nobody was hurt", "everyone survived", held against the counts of those to whom it happened."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from stemma.language.comparing.aspects import find_hits
from stemma.language.comparing.figures import find_figures
from stemma.language.comparing.lexicon import load_lexicon
from stemma.language.comparing.terms import terms_of
from stemma.language.comparing.wording import Contrast, Span, Wording, mirror

_NOBODY = frozenset({"nobody", "none", "no-one", "noone"})
_EVERYBODY = frozenset({"everyone", "everybody", "all"})
_NO = frozenset({"no", "without", "zero"})
_UNHURT = re.compile(r"\b(?:unhurt|unharmed|uninjured|unscathed|escaped?\s(?:without\s)?injury)\b", re.IGNORECASE)
_SAFELY = frozenset({"safe", "safely", "unharmed", "unhurt", "uninjured"})
_SPARED = {"saved": "dead"}  # where all are saved none is dead
_HARM = frozenset({"dead", "hurt", "missing"})
_REACH = 6  # words from "no" or "nobody" to what did not happen


@dataclass(frozen=True, slots=True)
class _None:
    """Words that say that a fate befell nobody."""

    span: Span
    fate: str


def compare_nones(a: Wording, b: Wording) -> Iterator[Contrast]:
    """Contrasts between the words that something befell nobody, and counts of those whom it befell, or like words."""
    yield from _held(a, b)
    yield from map(mirror, _held(b, a))
    for x in _nones(a):
        for y in _nones(b):
            if _one(x.fate, y.fate):
                yield Contrast("number", x.span, y.span, "agree", 0.6)


def _held(a: Wording, b: Wording) -> Iterator[Contrast]:
    for none in _nones(a):
        for figure in find_figures(b):
            if figure.fate == none.fate and not figure.amount.dimension and figure.amount.value >= 1:
                yield Contrast("number", none.span, figure.span, "differ", 0.6)


def _one(x: str, y: str) -> bool:
    return x == y or ({x, y} <= _HARM and "hurt" in (x, y))


def _nones(wording: Wording) -> Iterator[_None]:
    terms = terms_of(wording)
    items = terms.items
    fates = find_hits(terms, load_lexicon().fates)
    for i, term in enumerate(items):
        nobody = term.low in _NOBODY or (term.low == "no" and i + 1 < len(items) and items[i + 1].low == "one")
        everybody = term.low in _EVERYBODY
        if not (nobody or everybody or term.low in _NO):
            continue
        reach = _REACH if nobody or everybody else 3
        if everybody and (safe := next((j for j in range(i, min(i + 9, len(items))) if items[j].low in _SAFELY), 0)):
            yield _None(terms.hull(i, safe), "dead")
            continue
        near = [(first, last, fate) for first, last, fate in fates if i < first <= i + reach]
        if not near or items[near[0][0]].clause != term.clause or any(t.low == "not" for t in items[i : near[0][0]]):
            continue
        first, last, fate = near[0]
        told = _SPARED.get(fate) if everybody else fate
        if told and (nobody or everybody or _is_noun(items[first].low)):
            yield _None(terms.hull(i, last), told)
    for start, end in wording.spans:
        for match in _UNHURT.finditer(wording.text, start, min(end, start + 6_000)):
            yield _None(match.span(), "hurt")


def _is_noun(word: str) -> bool:
    """Whether a word of fate is a noun, so that "no" denies it: "no deaths", not "no killed"."""
    return not word.endswith(("ed", "ing")) and word not in ("dead", "die", "died", "kill", "kills", "hurt")
