"""Posts: what two wordings call one person, or what they call one place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from stemma.language.comparing.lexicon import Lexicon, load_lexicon
from stemma.language.comparing.matching import affinity, framed
from stemma.language.comparing.terms import REMEMBERED, Terms, stem, terms_of
from stemma.language.comparing.wording import Contrast, Relation, Span, Wording
from stemma.language.namesakes import same_name
from stemma.language.tokens import AUXILIARIES, FUNCTION_WORDS, lemma, word_set

_LINKS = word_set("of for in at on and to")
_POSSESSIVES = word_set("its his her their our my")
_OPENERS = word_set("a an the its his her their our my former ex")
_RANK_HEADS = word_set("deputy assistant")
_UNSURE = 0.4
_LONGEST = 9  # words of a description
_STOPS = frozenset(',;:.()—–“”"«»?!')


@dataclass(frozen=True, slots=True)
class _Post:
    """What somebody or some place is called: `heads` are groups of posts or nouns of places, `rest` the other words."""

    span: Span
    head: str
    loose: bool
    ranks: frozenset[str]
    times: frozenset[str]
    rest: frozenset[str]
    place: bool
    definite: bool


def compare_roles(a: Wording, b: Wording) -> Iterator[Contrast]:
    """Contrasts between what is said to be the post of one person, or the sort of one place, by its name.

    Posts are one when kindred.toml says so. A loose word ("official", "leader") for a post is coarser, and so is a post
    without the words that narrow it; another post, or another rank of it ("deputy"), differs.
    """
    for name in a.names:
        words = a.text[name.start : name.end]
        for other in b.names:
            if not same_name(words, b.text[other.start : other.end]):
                continue
            yield from _compare(_posts(a, (name.start, name.end)), _posts(b, (other.start, other.end)))


def compare_offices(a: Wording, b: Wording) -> Iterator[Contrast]:
    """Contrasts between posts without a name in one place: "the president resigned", "the premier resigned"."""
    p, q = terms_of(a), terms_of(b)
    left, right = _offices(p), _offices(q)
    for span, group in left:
        for other, another in right:
            if group == another or group in {g for _, g in right} or another in {g for _, g in left}:
                continue
            before, after = framed(p, span, q, other)
            weight = 0.25 * before + 0.4 * after + 0.35 * affinity(p, span, q, other)
            if after >= 0.5 and weight >= _UNSURE:
                yield Contrast("role", span, other, "differ", round(min(weight, 1.0), 3))


@lru_cache(maxsize=REMEMBERED)
def _offices(terms: Terms) -> tuple[tuple[Span, str], ...]:
    """Posts behind "the" or a possessive that no name follows, each with its group; loose ones left out."""
    lexicon = load_lexicon()
    found = []
    for i, term in enumerate(terms.items[:-1]):
        if term.low != "the" and term.low not in _POSSESSIVES:
            continue
        for length in (3, 2, 1):
            last = i + length
            if last + 1 >= len(terms.items) or terms.items[last + 1].capital or terms.items[last + 1].low == ",":
                continue
            phrase = " ".join(t.low for t in terms.items[i + 1 : last + 1])
            if (group := lexicon.posts.get(phrase)) and phrase not in lexicon.loose:
                found.append((terms.hull(i + 1, last), group))
                break
    return tuple(found)


def _compare(left: Sequence[_Post], right: Sequence[_Post]) -> Iterator[Contrast]:
    """The best answer to each post; when one agrees, the others of that person tell of something else."""
    pairs = [(relation, weight, x, y) for x in left for y in right for relation, weight in [_relate(x, y)] if weight]
    if agreeing := [row for row in pairs if row[0] != "differ"]:
        pairs = agreeing
    for relation, weight, x, y in pairs:
        yield Contrast("place" if x.place else "role", x.span, y.span, relation, weight)


def _relate(x: _Post, y: _Post) -> tuple[Relation, float]:
    if x.place != y.place:
        return "agree", 0.0
    if x.head != y.head:
        if x.head in _RANK_HEADS or y.head in _RANK_HEADS:
            return "differ", 0.6
        if x.loose or y.loose:
            return ("agree", 0.0) if x.loose and y.loose else ("finer" if x.loose else "coarser", 0.5)
        if x.place:
            return "differ", 0.65
        return "differ", 0.85 if x.rest & y.rest or x.ranks & y.ranks else 0.75 if x.definite and y.definite else 0.5
    if x.ranks != y.ranks:
        return "differ", 0.7
    if x.times != y.times:
        return ("coarser" if x.times else "finer"), 0.6
    if x.rest == y.rest:
        return "agree", 0.9
    if x.rest < y.rest or x.rest > y.rest:
        return ("finer" if x.rest < y.rest else "coarser"), 0.7
    return ("differ", 0.6) if not x.place and not x.rest & y.rest else ("agree", 0.4)


def _posts(wording: Wording, name: Span) -> list[_Post]:
    """What stands beside a name: a title or description before it, an apposition or "who is" after it."""
    terms, lexicon = terms_of(wording), load_lexicon()
    inside = terms.within(name)
    if not inside:
        return []
    spans = [_before(terms, inside[0]), _apposed_before(terms, inside[0]), _after(terms, inside[-1])]
    after = inside[-1] + 1
    if after < len(terms.items) and terms.items[after].low in lexicon.sorts:
        spans.append((after, after))  # Hallin province
    posts = [_read(terms, first, last, lexicon) for first, last in spans if first <= last]
    return [post for post in posts if post is not None]


def _before(terms: Terms, i: int) -> tuple[int, int]:
    """The words right before a name, back to a determiner: "the deputy minister of mines Ruta Maslin"."""
    j = i - 1
    if j >= 0 and terms.items[j].low in "“\"«'‘":
        j -= 1
    last = j
    while j >= 0 and last - j < _LONGEST and _may_describe(terms, j):
        j -= 1
    return j + 1, last


def _apposed_before(terms: Terms, i: int) -> tuple[int, int]:
    """ "The mayor of Pellow, Edda Kirsch": a description with a determiner that a comma parts from the name."""
    if i < 2 or terms.items[i - 1].low != ",":
        return 1, 0
    j = i - 2
    while j >= 0 and i - j < _LONGEST + 2 and _may_describe(terms, j):
        j -= 1
    opens = j >= 0 and terms.items[j].low in _OPENERS
    return (j + 1, i - 2) if opens or j < 0 else (1, 0)


def _after(terms: Terms, i: int) -> tuple[int, int]:
    """ ", the former keeper of coins," ", 54, a nurse," ", who was keeper of coins until" after a name."""
    j = i + 1
    if j < len(terms.items) and terms.items[j].low == ",":
        j += 1
        if j + 1 < len(terms.items) and terms.items[j].low.isdigit() and terms.items[j + 1].low == ",":
            j += 2
        if j + 1 < len(terms.items) and terms.items[j].low == "who" and terms.items[j + 1].low in AUXILIARIES:
            j += 2
    elif j < len(terms.items) and terms.items[j].low in ("is", "was"):
        j += 1
    else:
        return 1, 0
    while (j < len(terms.items) and terms.items[j].low in ("a", "an", "the")) or (
        j < len(terms.items) and terms.items[j].low in _POSSESSIVES
    ):
        j += 1
    first = j
    while j < len(terms.items) and j - first < _LONGEST and _may_describe(terms, j, ahead=True):
        j += 1
    while j > first and terms.items[j - 1].low in _LINKS:
        j -= 1
    return first, j - 1


def _may_describe(terms: Terms, j: int, ahead: bool = False) -> bool:
    term = terms.items[j]
    if term.low in _STOPS or not term.low[:1].isalpha():
        return False
    if term.low in _LINKS and term.low != "and":
        return ahead or term.low in ("of", "for")
    if term.low in ("the", "a", "an") or term.low in _POSSESSIVES:
        return j > 0 and terms.items[j - 1].low in _LINKS and (ahead or terms.items[j - 1].low in ("of", "for"))
    return term.low not in FUNCTION_WORDS or term.low == "then"


def _read(terms: Terms, first: int, last: int, lexicon: Lexicon) -> _Post | None:
    """A description as a post: the last post or noun of a place in its words up to the first preposition."""
    words = [terms.items[k] for k in range(first, last + 1)]
    cut = next((k for k, term in enumerate(words) if term.low in _LINKS), len(words))
    if terms.items[last].low in _LINKS and not (last > first and terms.items[last - 1].low in lexicon.sorts):
        return None
    head, where, place = _head([t.low for t in words[:cut]], lexicon)
    if not head:
        return None
    start = next((k for k in range(where[0] + 1) if _is_modifier(words[k].low)), where[0])
    bare = [t for k, t in enumerate(words) if not where[0] <= k < where[1] and k >= start]
    lows = frozenset(lemma(t.low) for t in bare if t.low not in FUNCTION_WORDS) | frozenset(
        t.low for t in bare if t.low == "then"
    )
    ranks, times = lows & lexicon.ranks, lows & lexicon.times
    rest = frozenset(stem(low) for low in lows - ranks - times if not low.isdigit())
    definite = first == 0 or terms.items[first - 1].low not in ("a", "an")
    end = first + where[1] - 1 if place else last
    return _Post(
        terms.hull(first + start, end),
        head,
        head in lexicon.loose,
        ranks,
        times,
        frozenset() if place else rest,
        place,
        definite,
    )


def _is_modifier(low: str) -> bool:
    return low not in FUNCTION_WORDS


def _head(lows: Sequence[str], lexicon: Lexicon) -> tuple[str, tuple[int, int], bool]:
    """The group of the last post in the words, its places, and whether it is a noun of a place instead."""
    for end in range(len(lows), 0, -1):
        for length in (3, 2, 1):
            if length > end:
                continue
            phrase = " ".join(lows[end - length : end])
            if group := lexicon.posts.get(phrase):
                return group, (end - length, end), False
        word = lows[end - 1]
        if word in lexicon.loose:
            return word, (end - 1, end), False
        if word in lexicon.sorts:
            return word, (end - 1, end), True
    if lows and lows[-1] in lexicon.ranks:
        return lows[-1], (len(lows) - 1, len(lows)), False
    return "", (0, 0), False
