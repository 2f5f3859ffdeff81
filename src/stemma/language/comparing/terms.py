"""The terms of a wording: its words with keys that synonyms, inflections and derivations share, and its clauses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from stemma.language.comparing.lexicon import Lexicon, load_lexicon
from stemma.language.comparing.wording import Span, Wording
from stemma.language.finite import SUBJECTS, is_finite
from stemma.language.tokens import (
    ADVERBS,
    AUXILIARIES,
    DETERMINERS,
    FUNCTION_WORDS,
    Token,
    find_tokens,
    is_common,
    lemma,
    word_set,
)
from stemma.language.words import fold, surprise

_BREAKS = frozenset(",;:—–()!?.…")
_OPENERS = word_set(
    "but while whereas although though because which who whose where when if unless until after before since"
)
_LIGHT = word_set(
    "be have do make take get go come give put say tell report announce state add note accord thing one two way other "
    "such also still even according total number amount"
)
_BASE_BEFORE = word_set("to will would can could may might must shall should did does do not")
_SUFFIXES = (
    "ations", "ation", "ments", "ment", "ating", "ated", "ators", "ator", "ings", "ness", "ions", "ion", "ing", "ers",
    "ors", "ive", "ity", "ist", "ate", "er", "or", "al", "ly", "ed", "es", "e", "y", "s",
)  # fmt: skip
REMEMBERED = 4_096  # wordings of which what is found in them is kept at hand
_LONGEST_TEXT = 6_000  # code points of a wording that are looked at; a statement is a sentence or two


@dataclass(frozen=True, slots=True)
class Term:
    """A word or mark of a wording.

    `low`: lower-case form; `base`: dictionary form; `key`: what its synonyms share; `telling`: 0 to 1, 0 for function
    words and marks. `opposite`: it is the second side of a pair of opposites, whose head is the key. `clause`: number
    of the clause that it stands in.
    """

    start: int
    end: int
    low: str
    base: str
    key: str
    telling: float
    opposite: bool
    capital: bool
    clause: int


@dataclass(frozen=True, slots=True, eq=False)
class Terms:
    """All terms of a wording, in order, and the tokens they are of (one a term). Each is itself alone."""

    text: str
    items: tuple[Term, ...]
    tokens: tuple[Token, ...]

    def within(self, span: Span) -> range:
        """Indices of the terms that lie in text[start:end]."""
        found = [i for i, t in enumerate(self.items) if t.start >= span[0] and t.end <= span[1]]
        return range(found[0], found[-1] + 1) if found else range(0)

    def hull(self, first: int, last: int) -> Span:
        """The offsets from term `first` to term `last`."""
        return self.items[first].start, self.items[last].end


@lru_cache(maxsize=REMEMBERED)
def terms_of(wording: Wording) -> Terms:
    """Read the terms of a wording; past 6,000 code points it is not read.

    >>> from stemma.language.comparing.wording import make_wording
    >>> text = "The closed gates did not reopen."
    >>> [(t.key, t.opposite) for t in terms_of(make_wording(text, [(0, 32)], (), (), ())).items if t.telling]
    [('=open', True), ('gate', False), ('=open', False)]
    """
    lexicon, left = load_lexicon(), _LONGEST_TEXT
    tokens: list[Token] = []
    parts: list[int] = []
    for number, (start, end) in enumerate(wording.spans):
        part = wording.text[start : min(end, start + left)]
        left -= len(part)
        found = find_tokens(part)
        tokens += [Token(t.start + start, t.end + start, t.low, t.capital) for t in found]
        parts += [number] * len(found)
        if left <= 0:
            break
    clauses = _clauses(tokens, parts)
    items = [_term(token, clause) for token, clause in zip(tokens, clauses, strict=True)]
    return Terms(wording.text, tuple(_with_sides(items, lexicon)), tuple(tokens))


def _clauses(tokens: Sequence[Token], parts: Sequence[int]) -> list[int]:
    numbers, number = [], 0
    for i, token in enumerate(tokens):
        opens = token.low in _OPENERS or (i > 0 and parts[i] != parts[i - 1]) or _new_clause(tokens, i)
        number += opens or (token.low in _BREAKS and not _before_amount(tokens, i))
        numbers.append(number)
    return numbers


def _before_amount(tokens: Sequence[Token], i: int) -> bool:
    """Whether a colon only leads to an amount: "Asking price for the flat: £300,000"."""
    following = tokens[i + 1].low if i + 1 < len(tokens) else ""
    return tokens[i].low == ":" and (following[:1].isdigit() or following[:1] in "$€£¥")


def _new_clause(tokens: Sequence[Token], i: int) -> bool:
    """Whether "and" opens a clause: a subject or a verb follows."""
    if tokens[i].low not in ("and", "or", "nor", "yet") or i + 1 >= len(tokens):
        return False
    return (
        tokens[i + 1].low in SUBJECTS
        or is_finite(tokens, i + 1)
        or (
            i + 2 < len(tokens)
            and tokens[i + 1].low in DETERMINERS
            and any(is_finite(tokens, j) for j in range(i + 2, min(i + 6, len(tokens))))
        )
    )


def _term(token: Token, clause: int) -> Term:
    low = token.low
    base = lemma(low).lower() if low.isascii() else low
    if not low[:1].isalnum() or low in FUNCTION_WORDS:
        return Term(token.start, token.end, low, base, low, 0.0, False, token.capital, clause)
    base, opposite = (base, False) if {low, base} & load_lexicon().sides.keys() else _without_prefix(base)
    key = fold(low) if token.capital and not is_common(low) else stem(base)
    telling = 0.15 if base in _LIGHT else min(1.0, 0.2 + surprise(fold(low)) / 12)
    return Term(token.start, token.end, low, base, key or low, telling, opposite, token.capital, clause)


@lru_cache(maxsize=50_000)
def stem(base: str) -> str:
    """The stem of a dictionary form, so that "inspector", "inspection" and "inspect" meet; never under four letters.

    >>> stem("inspector"), stem("inspection"), stem("evacuate"), stem("mine")
    ('inspect', 'inspect', 'evacu', 'mine')
    """
    for suffix in _SUFFIXES:
        if base.endswith(suffix) and len(base) - len(suffix) >= 4:
            return base[: -len(suffix)]
    return base


@lru_cache(maxsize=50_000)
def _without_prefix(base: str) -> tuple[str, bool]:
    """A word freed of a denying prefix: "unsafe" is the opposite of "safe"."""
    for prefix in ("un", "non-", "non"):
        rest = base[len(prefix) :]
        if base.startswith(prefix) and len(rest) >= 4 and is_common(rest) and not rest.startswith(("der", "til")):
            return lemma(rest).lower(), True
    return base, False


def _with_sides(items: list[Term], lexicon: Lexicon) -> list[Term]:
    """Give the words of a pair of opposites one key; of a phrase, the first word has it and the rest fall silent."""
    result: list[Term] = []
    i = 0
    while i < len(items):
        length = next(
            (n for n in range(min(lexicon.longest, len(items) - i), 0, -1) if _phrase(items, i, n) in lexicon.sides), 0
        )
        term = items[i]
        if not length or (term.telling == 0 and length == 1) or (term.capital and i):
            result.append(term)
            i += 1
            continue
        head, second = lexicon.sides[_phrase(items, i, length)]
        flipped = second != (term.opposite and length == 1)
        result.append(_replaced(term, f"={head}", max(term.telling, 0.35), flipped))
        result += [_replaced(t, "", 0.0, False) for t in items[i + 1 : i + length]]
        i += length
    return result


def predicate_of(terms: Terms, span: Span) -> str:
    """The key of the verb that the words of `span` belong to: the nearest one of their clause, before them first.

    Empty when the clause shows none. Auxiliaries and the commonest verbs are passed over.
    """
    inside = terms.within(span)
    if not inside:
        return ""
    clause = terms.items[inside[0]].clause
    before, after = range(inside[0] - 1, -1, -1), range(inside[-1] + 1, len(terms.items))
    for i in chain(before, after):
        term = terms.items[i]
        if term.clause == clause and term.telling > 0.15 and not term.capital and is_verb(terms, i):
            return term.key
    return ""


def is_verb(terms: Terms, i: int) -> bool:
    """Whether term `i` is a finite verb, or a participle or infinitive behind an auxiliary or "to"."""
    if is_finite(terms.tokens, i):
        return True
    low = terms.items[i].low
    before = [
        t.low for t in terms.items[max(0, i - 3) : i] if t.clause == terms.items[i].clause and t.low not in ADVERBS
    ]
    if not before or low.endswith("ly"):
        return False
    return (before[-1] in AUXILIARIES and low.endswith(("ed", "en", "n", "t", "d", "g"))) or before[-1] in _BASE_BEFORE


def _phrase(items: Sequence[Term], i: int, length: int) -> str:
    if length == 1:
        term = items[i]
        return term.low if term.low in load_lexicon().sides else term.base
    return " ".join(t.base for t in items[i : i + length])


def _replaced(term: Term, key: str, telling: float, opposite: bool) -> Term:
    return Term(term.start, term.end, term.low, term.base, key, telling, opposite, term.capital, term.clause)
