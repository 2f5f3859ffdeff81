"""Negation: which words of a wording are denied, and by which word."""

from __future__ import annotations

from stemma.language.comparing.terms import Term, Terms, is_verb
from stemma.language.finite import is_finite
from stemma.language.tokens import AUXILIARIES, word_set

NOT = word_set("not never cannot n't hardly nor")
_NO = word_set("no nobody none nothing nowhere neither")
DENY = word_set("deny refute rebut reject dismiss dispute contradict")
FAIL = word_set("fail refuse decline unable neglect")
_EMPTY_NO = word_set("more fewer less later sooner earlier matter doubt other wonder better")
_NOT_BUT = word_set("only just least merely until simply necessarily far")
_BE = word_set("be is are was were been being am isn't aren't wasn't weren't has have had 's")


def find_negations(terms: Terms) -> tuple[list[int], dict[int, int]]:
    """How often each term is denied, and by which term."""
    counts = [0] * len(terms.items)
    negators: dict[int, int] = {}
    for i, term in enumerate(terms.items):
        for j in _targets(terms, i, term):
            counts[j] += 1
            negators.setdefault(j, i)
    return counts, negators


def _targets(terms: Terms, i: int, term: Term) -> list[int]:
    """Which terms a negator at `i` denies; none when it is no negator."""
    following = terms.items[i + 1].low if i + 1 < len(terms.items) else ""
    low = term.low
    if low == "not" and following in ("a", "one") and not _until(terms, i):
        return _no_phrase(terms, i + 1)
    if low == "neither" and i + 1 < len(terms.items) and is_verb(terms, i + 1):
        return [i + 1]
    if low in NOT or low.endswith("n't"):
        if following in _NOT_BUT or _until(terms, i):
            return []
        return _next_predicates(terms, i + 1, 1, same_clause=True)
    if low in _NO:
        return (
            [] if following in _EMPTY_NO and not (following == "one" or following == "longer") else _no_phrase(terms, i)
        )
    if low == "without" or (low == "free" and following == "of"):
        return _next_predicates(terms, i + 1, 2, same_clause=True)
    if term.base in FAIL and following == "to":
        return _next_predicates(terms, i + 2, 1, same_clause=True)
    if term.base in DENY and (not term.key.startswith("=") or _denies_words(terms, i)):
        found = _next_predicates(terms, i + 1, 4, same_clause=False)
        return [j for j in found if is_verb(terms, j)] or found[:2]
    return []


def _denies_words(terms: Terms, i: int) -> bool:
    """Whether a verb such as "reject" is of what was said: "rejected its claim that", "denied having"."""
    return any(
        t.low in ("that", "having", "claim", "claims", "allegation", "account", "accusation", "report", "reports")
        for t in terms.items[i + 1 : i + 5]
    )


def _until(terms: Terms, i: int) -> bool:
    """Whether "not … until" follows, which says that it happened then."""
    return any(t.low == "until" for t in terms.items[i + 1 : i + 7])


def _next_predicates(terms: Terms, first: int, most: int, same_clause: bool) -> list[int]:
    found: list[int] = []
    clause = terms.items[min(first, len(terms.items) - 1)].clause
    for j in range(first, min(first + 12, len(terms.items))):
        term = terms.items[j]
        if same_clause and term.clause != clause:
            break
        if term.telling and not term.low.endswith("ly"):
            found.append(j)
            if len(found) == most:
                break
    return found


def _no_phrase(terms: Terms, i: int) -> list[int]:
    """What "no" denies: the verb of its clause when its phrase is the subject, else its noun."""
    j = i + 1
    noun = -1
    while (
        j < len(terms.items)
        and (terms.items[j].telling or terms.items[j].low in ("one", "longer"))
        and terms.items[j].clause == terms.items[i].clause
    ):
        if noun >= 0 and (is_finite(terms.tokens, j) or _after_verbless(terms, j)):
            break
        noun = j
        j += 1
    existential = any(
        t.low in _BE or t.base in ("have", "find", "see", "name", "give", "make", "show", "report")
        for t in terms.items[max(0, i - 3) : i]
    )
    verb = next(
        (
            k
            for k in range(j, min(j + 10, len(terms.items)))
            if terms.items[k].clause == terms.items[i].clause
            and terms.items[k].telling
            and (is_finite(terms.tokens, k) or _participle(terms, k))
        ),
        -1,
    )
    if existential or verb < 0:
        return [noun] if noun >= 0 else []
    return [verb]


def _after_verbless(terms: Terms, j: int) -> bool:
    return terms.items[j].low.endswith(("ed", "en")) and not terms.items[j].capital


def _participle(terms: Terms, k: int) -> bool:
    return terms.items[k].low.endswith(("ed", "en", "n", "t", "d")) and any(
        t.low in AUXILIARIES for t in terms.items[max(0, k - 3) : k]
    )
