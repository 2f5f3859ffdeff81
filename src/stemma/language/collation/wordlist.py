"""The words of a chunk as collating sees them: keys, what they tell, short forms, plurals."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from stemma.language.comparing.terms import Term, Terms, is_verb
from stemma.language.tokens import PREPOSITIONS

_SHORT = re.compile(r"(?:[A-Z]\.){2,6}|[A-Z]{2,6}")
_TAILS = frozenset(["s", "t"])  # of "Ostria 's" and "isn 't", as some texts part them
_NAME_TELLS = 0.6  # what a country's or body's initials tell; "US" is no pronoun


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a passage: see `Term` for the first six.

    `name`: it is written as a name is; `letters`: the letters of initials ("U.N.": "un"), "" for any other word;
    `plural`: it may be a plural; `verb`: it is a finite verb, or one behind its auxiliary; `mark`: it is no word.
    """

    start: int
    end: int
    low: str
    key: str
    telling: float
    opposite: bool
    name: bool
    letters: str
    plural: bool
    verb: bool
    mark: bool


def read_words(terms: Terms) -> tuple[Word, ...]:
    """The words and marks of a passage, one for each of its terms.

    >>> from stemma.language.comparing.terms import terms_of
    >>> from stemma.language.comparing.wording import make_wording
    >>> found = read_words(terms_of(make_wording("US ships met the U.S. envoys", [(0, 28)], (), (), ())))
    >>> [(word.low, word.key) for word in found if word.name], [word.low for word in found if word.plural]
    ([('us', '.us'), ('u.s.', '.us')], ['ships', 'envoys'])
    """
    loud = sum(len(t.low) > 1 and terms.text[t.start : t.end].isupper() for t in terms.items) > len(terms.items) / 2
    return tuple(_word(terms, i, term, loud) for i, term in enumerate(terms.items))


def _word(terms: Terms, i: int, term: Term, loud: bool) -> Word:
    written = terms.text[term.start : term.end]
    plural = term.low != term.base and term.low.endswith("s") and len(term.low) > 3
    name = term.capital and term.telling > 0 and written[:1].isalpha()
    word = Word(
        term.start, term.end, term.low, term.key, term.telling, term.opposite, name, "", plural,
        is_verb(terms, i), not term.low[:1].isalnum(),
    )  # fmt: skip
    if term.low in _TAILS and i and terms.items[i - 1].low in ("'", "’"):
        return replace(word, telling=0.0, name=False)
    if _SHORT.fullmatch(written) and not loud and written.lower() not in PREPOSITIONS:
        letters = written.replace(".", "").lower()
        tells = max(word.telling, _NAME_TELLS)
        return replace(word, key=f".{letters}", telling=tells, name=True, letters=letters, opposite=False, verb=False)
    return word
