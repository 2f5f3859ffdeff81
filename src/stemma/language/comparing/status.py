"""States: what one wording says holds and the other denies, opposites, may against did."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from stemma.language.comparing.matching import affinity
from stemma.language.comparing.negation import DENY, FAIL, NOT, find_negations
from stemma.language.comparing.terms import REMEMBERED, Term, Terms, terms_of
from stemma.language.comparing.wording import Contrast, Span, Wording, measured_places
from stemma.language.finite import is_finite
from stemma.language.tokens import ADVERBS, AUXILIARIES, DETERMINERS, PREPOSITIONS, word_set

_MAY = word_set(
    "may might could would will shall should can 'll expected due likely expect plan hope intend possible possibly "
    "perhaps set scheduled threaten supposed believed thought suspected alleged allegedly reportedly apparently"
)
_STATED = word_set(
    "say tell report state claim write know think believe see hear want like ask call show include need people "
    "year day week month time part case way thing man woman number first last new old same other more most "
    "company government official police office country city town"
)
# Verbs of so many senses that one denied and the other asserted say nothing of one thing.
_POLYSEMOUS = word_set(
    "hold keep run turn set stand bring lie move put get go take make give hand pass come do be have feel look "
    "bear carry draw pull push talk speak follow lead start try help use"
)
_UNSURE = 0.35
_LONGEST = 9  # words of a contrast's span


@dataclass(frozen=True, slots=True)
class _Mark:
    """A predicate in its wording: `denied` after all negations; `negator`: the term that denies it, or itself."""

    index: int
    key: str
    denied: bool
    negator: int
    modal: bool
    noun: bool = False
    last: int = 0


def compare_states(a: Wording, b: Wording) -> Iterator[Contrast]:
    """Contrasts of status: one predicate, or two opposite ones, asserted here and denied there; may against did.

    A key that a wording both asserts and denies is left alone; double negation and an opposite denied come out even.
    """
    left, right = _marks(a), _marks(b)
    shared = [key for key in left if key in right]
    p, q = terms_of(a), terms_of(b)
    denied = []
    for key in shared:
        xs, ys = left[key], right[key]
        if len({m.denied for m in xs}) > 1 or len({m.denied for m in ys}) > 1:
            continue
        x, y, near = _nearest(p, xs, q, ys)
        if x.denied != y.denied:
            denied.append((near, x, y))
        elif x.modal != y.modal and not x.noun and not y.noun and near >= 0.3:
            weight = round(0.15 + 0.5 * near, 3)
            yield Contrast("status", _words(p, x), _words(q, y), "finer" if x.modal else "coarser", weight)
    yield from _denials(p, q, denied)


def _denials(p: Terms, q: Terms, denied: Sequence[tuple[float, _Mark, _Mark]]) -> Iterator[Contrast]:
    scored = [(_sureness(p, x, q, y, near), x, y) for near, x, y in denied]
    for weight, x, y in sorted(scored, key=lambda row: (-row[0], row[1].index + row[2].index, row[1].index))[:1]:
        if weight >= _UNSURE:
            yield Contrast("status", _words(p, x), _words(q, y), "differ", round(min(weight, 1.0), 3))


def _sureness(p: Terms, x: _Mark, q: Terms, y: _Mark, near: float) -> float:
    opposed = p.items[x.index].opposite != q.items[y.index].opposite
    if x.modal != y.modal:
        near *= 0.7  # what will be does not deny what is
    return (0.3 if opposed else 0.25) + 0.7 * near - (0.15 if x.noun or y.noun else 0.0)


def _nearest(p: Terms, xs: Sequence[_Mark], q: Terms, ys: Sequence[_Mark]) -> tuple[_Mark, _Mark, float]:
    """Of several places of one predicate the two whose surroundings are most alike."""
    pairs = [(affinity(p, _word(p, x), q, _word(q, y)), x, y) for x in xs for y in ys]
    near, x, y = max(pairs, key=lambda row: (row[0], -row[1].index - row[2].index, -row[1].index))
    return x, y, near


def _word(terms: Terms, mark: _Mark) -> Span:
    item = terms.items[mark.index]
    return item.start, item.end


def _words(terms: Terms, mark: _Mark) -> Span:
    """The words of a predicate: from its negation, auxiliary or the noun before, to itself."""
    first = min(mark.index, mark.negator)
    while first > 0 and _leads(terms.items[first - 1]) and terms.items[first - 1].clause == terms.items[first].clause:
        first -= 1
    last = max(mark.index, mark.negator, mark.last)
    while last + 1 < len(terms.items) and terms.items[last + 1].key == "":
        last += 1
    if last - first >= _LONGEST:
        first = last - _LONGEST + 1 if mark.negator <= mark.index else first
        last = min(last, first + _LONGEST - 1)
    return terms.hull(first, last)


def _leads(term: Term) -> bool:
    return term.low in AUXILIARIES or term.low in NOT or term.low in ADVERBS or term.low in ("there", "no")


@lru_cache(maxsize=REMEMBERED)
def _marks(wording: Wording) -> dict[str, list[_Mark]]:
    """The predicates of a wording by key, in order. A denied statement that denies nothing in words is all denied."""
    terms = terms_of(wording)
    counts, negators = find_negations(terms)
    counted = measured_places(wording)
    lasts = {negator: target for target, negator in sorted(negators.items())}
    flip = wording.hedge == "denied" and not any(counts)
    found: dict[str, list[_Mark]] = {}
    for i, term in enumerate(terms.items):
        if term.telling < 0.3 or term.base in _STATED or (term.capital and i and not term.key.startswith("=")):
            continue
        if (
            term.start in counted
            or (term.base in _POLYSEMOUS and not term.key.startswith("=") and not _is_noun(terms, i))
            or term.low[0].isdigit()
            or (i in negators and term.base in DENY | FAIL and not term.key.startswith("="))
        ):
            continue
        noun = _is_noun(terms, i)
        if noun and not counts[i] and not term.key.startswith("=") and not _asserted_noun(terms, i):
            continue
        denied = (counts[i] + term.opposite + flip) % 2 == 1
        mark = _Mark(
            i,
            term.key,
            denied,
            negators.get(i, i),
            _is_modal(terms, i, wording),
            noun,
            lasts.get(negators.get(i, -1), i),
        )
        found.setdefault(term.key, []).append(mark)
    return found


def _is_noun(terms: Terms, i: int) -> bool:
    """Whether a word is more likely a noun than a predicate: a determiner or adjective before it, no verb's form."""
    if is_finite(terms.tokens, i):
        return False
    j = i - 1
    while (
        j >= 0
        and j > i - 3
        and terms.items[j].telling
        and terms.items[j].clause == terms.items[i].clause
        and not is_finite(terms.tokens, j)
    ):
        j -= 1
    before = terms.items[j].low if j >= 0 else ""
    if before in AUXILIARIES or before in ADVERBS or before == "to":
        return False
    low = terms.items[i].low
    return not (low.endswith("ed") or low.endswith("en")) or before in DETERMINERS | PREPOSITIONS


def _asserted_noun(terms: Terms, i: int) -> bool:
    """Whether a noun is a clause's subject or object, so that "there is no …" denies it: an article right before it."""
    if i and terms.items[i - 1].low in ("in", "under"):
        return True  # in talks, under investigation
    return any(
        terms.items[j].low in ("a", "an", "the", "its", "their", "his", "her", "is", "are")
        for j in range(max(0, i - 3), i)
    ) or (i == 0 or terms.items[i - 1].clause != terms.items[i].clause)


def _is_modal(terms: Terms, i: int, wording: Wording) -> bool:
    clause = terms.items[i].clause
    here = [t for t in terms.items[max(0, i - 5) : i] if t.clause == clause]
    return any(t.low in _MAY or t.base in _MAY for t in here) or wording.hedge in ("alleged", "expected", "unconfirmed")
