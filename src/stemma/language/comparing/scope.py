"""Scope: how much of a thing is meant, and over what reach."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from stemma.language.comparing.lexicon import load_lexicon
from stemma.language.comparing.matching import affinity
from stemma.language.comparing.terms import REMEMBERED, Terms, terms_of
from stemma.language.comparing.wording import Contrast, Relation, Span, Wording
from stemma.language.finite import is_finite
from stemma.language.tokens import AUXILIARIES, DETERMINERS, PREPOSITIONS, word_set
from stemma.model import Quantity

# How much, the least first; the words between, before "of" or the noun.
_LEVELS: dict[str, int] = {
    "few": 1, "handful": 1, "fraction": 1, "minority": 1, "one": 1,
    "some": 2, "several": 2, "part": 2, "parts": 2, "portion": 2, "number": 2, "section": 2, "sections": 2,
    "certain": 2,
    "many": 3, "half": 3, "much": 3,
    "most": 4, "majority": 4, "bulk": 4, "almost all": 5, "nearly all": 5, "virtually all": 5,
    "only": 7, "solely": 7, "exclusively": 7,
    "all": 6, "every": 6, "each": 6, "whole": 6, "entire": 6, "everyone": 6,
}  # fmt: skip
_WIDE = word_set("across throughout over nationwide countrywide worldwide whole entire all")
_ONLY = 7
_BACKED = word_set("backed linked led aligned affiliated allied owned based trained funded supported controlled")
_EACH = re.compile(
    r"^[^.;,\n]{0,20}\b(?:each|apiece|(?:by|from|on|for|to)\s(?:each|every|either|both)\b)", re.IGNORECASE
)
_IN_ALL = re.compile(r"^[^.;,\n]{0,30}\b(?:in all|in total|altogether|overall|combined|between them)\b", re.IGNORECASE)
_A_TOTAL = re.compile(r"\b(?:total of|total|altogether|in all)\s$", re.IGNORECASE)
_SMALL = 12  # figures up to this meet by chance
_UNSURE = 0.35


@dataclass(frozen=True, slots=True)
class _Part:
    """A noun with the words that say how much of it: terms [first, head]; `level` 0: no such words."""

    first: int
    head: int
    level: int


def compare_scopes(a: Wording, b: Wording) -> Iterator[Contrast]:
    """Contrasts between how much of one thing is meant ("most of", "parts of", "all") and how far it reaches.

    Two amounts that are both told differ when they are of another level; one that the other wording leaves out makes
    that one coarser, for it widens what is said.
    """
    p, q = terms_of(a), terms_of(b)
    yield from _parts(p, q)
    yield from _shares(a, b)
    yield from _reaches(p, q)
    yield from _backed(p, q)
    for contrast in _backed(q, p):
        yield Contrast(contrast.about, contrast.b, contrast.a, "finer", contrast.weight)
    yield from _examples(p, q)
    for contrast in _examples(q, p):
        yield Contrast(contrast.about, contrast.b, contrast.a, "finer", contrast.weight)


def _parts(p: Terms, q: Terms) -> Iterator[Contrast]:
    left, right = _find_parts(p), _find_parts(q)
    for key in left:
        for x in left[key]:
            for y in right.get(key, ()):
                if found := _relate(x.level, y.level):
                    near = affinity(p, p.hull(x.head, x.head), q, q.hull(y.head, y.head))
                    weight = round(0.2 + 0.6 * near + (0.1 if found == "differ" else 0.0), 3)
                    if weight >= _UNSURE and near >= 0.2:
                        yield Contrast("scope", p.hull(x.first, x.head), q.hull(y.first, y.head), found, weight)


def _relate(x: int, y: int) -> Relation | None:
    if x == y:
        return "agree" if x else None
    if x and y:
        return None if _ONLY in (x, y) else "differ"
    if 6 in (x, y):
        return None  # "all the towns", "the towns"
    return "coarser" if x else "finer"


def _shares(a: Wording, b: Wording) -> Iterator[Contrast]:
    """ "240 in all" against "240 by each side": one figure, told of the whole and of every part."""
    for x in a.quantities:
        for y in b.quantities:
            if (x.low, x.high) != (y.low, y.high) or x.low is None or (x.unit and y.unit and x.unit != y.unit):
                continue
            left, right = _shared(a.text, x), _shared(b.text, y)
            if {left, right} == {"each", "all"} or ("each" in (left, right) and x.low > _SMALL):
                weight = 0.65 if "all" in (left, right) else 0.4
                if left != right:
                    yield Contrast("scope", (x.start, x.end), (y.start, y.end), "differ", weight)


def _shared(text: str, quantity: Quantity) -> str:
    after, before = text[quantity.end : quantity.end + 45], text[max(0, quantity.start - 20) : quantity.start]
    if _EACH.search(after):
        return "each"
    return "all" if _IN_ALL.search(after) or _A_TOTAL.search(before) else ""


@lru_cache(maxsize=REMEMBERED)
def _find_parts(terms: Terms) -> dict[str, list[_Part]]:
    """Every noun-like term by key, with its amount when told; a key told with an amount hides its bare places."""
    found: dict[str, list[_Part]] = {}
    headed: set[int] = set()
    for i in range(len(terms.items)):
        level, after = _level(terms, i)
        head = _head(terms, after) if level else -1
        if head >= 0:
            headed.add(head)
            found.setdefault(terms.items[head].key, []).append(_Part(i, head, level))
    for i, term in enumerate(terms.items):
        if i not in headed and term.telling >= 0.3 and term.key not in found and not is_finite(terms.tokens, i):
            found.setdefault(term.key, []).append(_Part(i, i, 0))
    return found


def _level(terms: Terms, i: int) -> tuple[int, int]:
    """The level that the words at `i` tell and where their noun phrase goes on; level 0 when they tell none."""
    low = terms.items[i].low
    if i + 1 < len(terms.items) and (level := _LEVELS.get(f"{low} {terms.items[i + 1].low}")):
        return level, i + 2
    level = _LEVELS.get(low, 0)
    if low in (
        "part",
        "parts",
        "portion",
        "number",
        "section",
        "sections",
        "majority",
        "minority",
        "bulk",
        "fraction",
        "handful",
        "half",
        "one",
        "much",
    ):
        of = i + 1 < len(terms.items) and terms.items[i + 1].low == "of"
        return (level, i + 2) if of else (0, i)
    if low == "all" and i and terms.items[i - 1].low in ("at", "after", "above", "first"):
        return 0, i
    if low == "most" and (i == 0 or terms.items[i - 1].low == "the"):
        plain = i + 1 < len(terms.items) and (terms.items[i + 1].low == "of" or terms.items[i + 1].low.endswith("s"))
        return (level, i + 1) if plain else (0, i)
    if low == "some" and i + 1 < len(terms.items) and terms.items[i + 1].low[:1].isdigit():
        return 0, i
    return level, i + 1


def _head(terms: Terms, i: int) -> int:
    """The last word of the noun phrase that opens at `i`; -1 when none does."""
    while i < len(terms.items) and (terms.items[i].low == "of" or terms.items[i].low in DETERMINERS):
        i += 1
    head = -1
    for j in range(i, min(i + 4, len(terms.items))):
        term = terms.items[j]
        if (
            not term.telling
            or term.low in PREPOSITIONS | AUXILIARIES
            or (head >= 0 and (is_finite(terms.tokens, j) or term.low.endswith(("ed", "ing"))))
        ):
            break
        head = j
    return head


def _reaches(p: Terms, q: Terms) -> Iterator[Contrast]:
    """ "In two districts" against "across the country": areas of two levels, the wider of them meant as a whole."""
    for x, level_x, wide_x in _areas(p):
        for y, level_y, wide_y in _areas(q):
            if level_x == level_y or not (wide_x or wide_y):
                continue
            near = affinity(p, x, q, y)
            weight = round(0.25 + 0.6 * near, 3)
            if near >= 0.25 and weight >= _UNSURE and (wide_x if level_x > level_y else wide_y):
                yield Contrast("scope", x, y, "differ", weight)


def _areas(terms: Terms) -> Iterator[tuple[Span, int, bool]]:
    reach = load_lexicon().reach
    for i, term in enumerate(terms.items):
        level = reach.get(term.low, reach.get(term.base))
        if level is None:
            continue
        first = _area_start(terms, i)
        wide = term.low in _WIDE or any(t.low in _WIDE for t in terms.items[first:i])
        yield terms.hull(first, i), level, wide


def _area_start(terms: Terms, i: int) -> int:
    """Back from the noun of an area over its adjectives and determiners to its preposition."""
    first = i
    while first > 0 and i - first < 3 and terms.items[first].low not in PREPOSITIONS:
        before = terms.items[first - 1]
        adjective = not before.capital and before.telling and before.low[:1].isalnum()
        if before.low not in DETERMINERS | PREPOSITIONS | _WIDE and not (
            adjective and not is_finite(terms.tokens, first - 1)
        ):
            break
        first -= 1
    return first


def _backed(p: Terms, q: Terms) -> Iterator[Contrast]:
    """ "Ostria-backed fighters" in `p` that are Ostria's own in `q`."""
    for i in range(len(p.items) - 1):
        name, tie = p.items[i], p.items[i + 1]
        if not name.capital or tie.low not in _BACKED or p.text[name.end : tie.start] not in "-‐‑–":
            continue
        if any(u.key == name.key and q.items[j + 1].low in _BACKED for j, u in enumerate(q.items[:-1])):
            continue
        for other in q.items:
            if other.key == name.key:
                span = p.hull(i, min(i + 2, len(p.items) - 1))
                near = affinity(p, span, q, (other.start, other.end))
                if near >= 0.3:
                    yield Contrast("scope", span, (other.start, other.end), "coarser", round(0.3 + 0.4 * near, 3))
                break


def _examples(p: Terms, q: Terms) -> Iterator[Contrast]:
    """ "Towns such as Mellin" in `p` that are Mellin alone in `q`."""
    for i in range(2, len(p.items)):
        if (p.items[i - 2].low, p.items[i - 1].low) != ("such", "as") or not p.items[i].capital:
            continue
        for j, other in enumerate(q.items):
            if other.key == p.items[i].key and not (
                j > 1 and q.items[j - 1].low == "as" and q.items[j - 2].low == "such"
            ):
                near = affinity(p, p.hull(i - 2, i), q, (other.start, other.end))
                if near >= 0.3:
                    yield Contrast(
                        "scope", p.hull(i - 2, i), (other.start, other.end), "coarser", round(0.3 + 0.4 * near, 3)
                    )
                break
