"""Splitting: where, within one sentence, clauses begin that tell something of their own."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from stemma.language.cueclauses import Page
from stemma.language.finite import SUBJECTS, is_finite
from stemma.language.tokens import (
    ADVERBS,
    AUXILIARIES,
    DETERMINERS,
    FUNCTION_WORDS,
    PREPOSITIONS,
    SUBORDINATORS,
    word_set,
)

_LEAST_WORDS = 4
_LONG_RELATIVE = 5
_LONG_PARTICIPLE = 6
_LOOKAHEAD = 14  # words in which the verb of a new clause must come
_COORDINATORS = word_set("and but or yet so while whereas though although")
RELATIVES = word_set("which who whose where")
_WITHIN = RELATIVES | {"that"}
_SETTINGS = word_set("after before since")
_PARTICIPLES = frozenset(["built", "born", "made", "sold", "known", "held"])
_OPENERS = word_set("after before while although though whereas since because")


def find_parts(page: Page, kept: Sequence[int], owner: Sequence[int]) -> list[int]:
    """A number for each of the tokens `kept`: that of the part in which it stands, in order of first tokens.

    `owner`: whose word each of them is, -1 for nobody's.
    """
    cuts = Cuts(page, kept)
    labels: list[int] = []
    current, fresh, back = 0, 1, (-1, 0)
    for p in range(len(kept)):
        if p == back[0]:
            current = back[1]
        elif p and _is_other_word(page, kept, owner, p):
            current, fresh, cuts.start, back = fresh, fresh + 1, p, (-1, 0)
        elif p and (closing := cuts.relative(p)) is not None:
            back = (closing, current) if closing < len(kept) else (-1, 0)
            current, fresh = fresh, fresh + 1
        elif p and cuts.opens(p):
            current, fresh, cuts.start, back = fresh, fresh + 1, p, (-1, 0)
        labels.append(current)
    return labels


def _is_other_word(page: Page, kept: Sequence[int], owner: Sequence[int], p: int) -> bool:
    """Whether a cue clause stood before `p` and what follows is another's word, or another sentence of the same."""
    if p > 1 and kept[p] == kept[p - 1] + 1 and page.tokens[kept[p - 1]].low == ",":
        # "X, who says he stays, | was away, his office says"
        return owner[p] != owner[p - 2] and -1 not in (owner[p], owner[p - 2])
    if kept[p] == kept[p - 1] + 1 or page.tokens[kept[p - 1]].low in RELATIVES | {"that", "whom", "what"}:
        return False
    q = p - 1
    while q and not page.tokens[kept[q]].low[:1].isalnum():
        q -= 1
    if owner[p] != owner[q]:
        return True
    return page.tokens[kept[p - 1]].low in (".", "?", "!")


class Cuts:
    """Where new clauses begin among the kept tokens of one sentence. `start`: where the present part began."""

    def __init__(self, page: Page, kept: Sequence[int]) -> None:
        self.page, self.kept, self.start = page, kept, 0
        self.low = [page.tokens[i].low for i in kept]
        self.finite = [is_finite(page.tokens, i) for i in kept]
        self._verbs = [0, *accumulate(self.finite)]
        self._lengths = [0, *accumulate(w[:1].isalnum() for w in self.low)]
        self.opening = self._opening()

    def _finite_in(self, p: int, q: int) -> bool:
        return q > p and self._verbs[q] > self._verbs[p]

    def _words(self, p: int, q: int) -> int:
        return self._lengths[max(p, q)] - self._lengths[p]

    def _written(self, p: int, q: int) -> int:
        """Words from `p` to `q` as they are written, with a cue between: "who prosecutors believe is in Marenza"."""
        tokens = self.page.tokens[self.kept[p] : self.kept[q - 1] + 1]
        return sum(t.low[:1].isalnum() for t in tokens)

    def _next_mark(self, p: int) -> int:
        """The next comma or stronger mark outside quotations, from `p` on."""
        while p < len(self.low) and (self.low[p] not in (",", ";", ":") or self.page.quoted[self.kept[p]]):
            p += 1
        return p

    def _verb_comes(self, p: int) -> bool:
        """Whether a subject begins at `p` and its verb follows before any mark; each relative takes a verb itself."""
        if p >= len(self.low) or not self._may_begin(p):
            return False
        verbs = 1
        for q in range(p + 1, min(p + _LOOKAHEAD, len(self.low))):
            if self.low[q] in (",", ";", ":"):
                return False
            verbs += self.low[q] in _WITHIN
            verbs -= self.finite[q] and not self.finite[q - 1]
            if not verbs:
                return True
        return False

    def _may_begin(self, p: int) -> bool:
        """Whether a subject can begin at `p`."""
        token = self.page.tokens[self.kept[p]]
        if token.capital or token.low in DETERMINERS | SUBJECTS or token.low == "that" or token.low[:1].isdigit():
            return True
        return token.low not in FUNCTION_WORDS and token.low[:1].isalpha() and not self.finite[p]

    def _verb_here(self, p: int) -> bool:
        while p < len(self.low) and (self.low[p] in ADVERBS or self.low[p].endswith("ly")):
            p += 1
        return p < len(self.low) and self.finite[p]

    def _is_condition(self, p: int) -> bool:
        return any(w in ("if", "unless", "whether", "than") for w in self.low[self.start : p])

    def _opening(self) -> int:
        """Where the main clause begins behind "After the gate failed, …" or "Built in 1998, …"; -1 for none."""
        if not self.low:
            return -1
        comma = self._next_mark(0)
        if comma + 1 >= len(self.low) or self.low[comma] != "," or self._words(0, comma) < _LONG_RELATIVE:
            return -1
        first = self.low[0]
        clause = first in _OPENERS and self._finite_in(1, comma)
        form = len(first) > 3 and (first.endswith(("ed", "ing")) or first in _PARTICIPLES) and first not in PREPOSITIONS
        participle = form and not any(w in AUXILIARIES or w in SUBJECTS for w in self.low[1:comma])
        return comma + 1 if (clause or participle) and self._verb_comes(comma + 1) else -1

    def relative(self, p: int) -> int | None:
        """Where ", which …" at `p` ends: where its sentence goes on, or the end. None when no such clause begins."""
        if self.low[p] not in RELATIVES or self.low[p - 1] != "," or self.page.quoted[self.kept[p]]:
            return None
        end = len(self.low)
        begin = max([q + 1 for q in range(self.start, p) if self.low[q] == "that"], default=self.start)
        if not self._finite_in(begin, p):  # the sentence's own verb comes behind the clause
            comma = self._next_mark(p)
            while comma < len(self.low) and not (self.low[comma] == "," and self._verb_here(comma + 1)):
                comma = self._next_mark(comma + 1)
            if comma >= len(self.low):
                return None
            end = comma + 1
        return end if self._written(p, end) >= _LONG_RELATIVE and self._finite_in(p, end) else None

    def opens(self, p: int) -> bool:
        """Whether a clause of its own begins at `p`."""
        if p == self.opening:
            return True
        if self.page.quoted[self.kept[p]]:
            return False
        before, low = self.low[p - 1], self.low[p]
        if before == ";":
            return True
        if before == ":":
            return self._finite_in(self.start, p) and self._verb_comes(p)
        if self._is_condition(p):
            return False
        if before == ",":
            return self._behind_comma(p, low)
        plain = low in ("and", "but") and p + 1 < len(self.low) and self._finite_in(self.start, p)
        return plain and (self.low[p + 1] in SUBJECTS | {"that"} or self._is_full(p + 1)) and self._verb_comes(p + 1)

    def _is_full(self, p: int) -> bool:
        """Whether an "and" without a comma before `p` joins clauses: the next verb is near, and no list is."""
        near = next((q for q in range(p + 1, min(p + 7, len(self.low))) if self.finite[q]), None)
        if near is None or self.low[p] not in DETERMINERS:
            return False
        return not any(w in PREPOSITIONS or w in ("that", "to", "and", "or") for w in self.low[p:near])

    def _behind_comma(self, p: int, low: str) -> bool:
        stop = self._next_mark(p)
        if self._is_apposition(p):
            return True
        if not self._finite_in(self.start, p):
            return False
        if low in _COORDINATORS:
            return self._verb_comes(p + 1) or (low in ("and", "but") and self._verb_here(p + 1))
        if low in _SETTINGS:
            return self._finite_in(p, stop) and self._words(p, stop) >= _LONG_RELATIVE
        trailing = low.endswith("ing") and len(low) > 4 and low not in PREPOSITIONS | {"following", "being"}
        return trailing and self._words(p, stop) >= _LONG_PARTICIPLE

    def _is_apposition(self, p: int) -> bool:
        """Whether the verb of "X, the country's third-oldest brewer, wrote off …" begins at `p`."""
        if not self._verb_here(p) or self._finite_in(self.start, p):
            return False
        comma = next((q for q in range(p - 2, self.start, -1) if self.low[q] == ","), None)
        if comma is None or self._words(comma, p) < _LEAST_WORDS or self.low[comma + 1] not in DETERMINERS:
            return False
        if any(w in PREPOSITIONS | SUBORDINATORS for w in self.low[self.start : comma]):
            return False
        return any(w[:1].isdigit() or w.endswith("est") or w in ("most", "only", "first") for w in self.low[comma:p])
