"""The signs that tell an earlier draft from a later one, each as a number that changes its sign with the order."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence

import numpy as np
import numpy.typing as npt

from stemma.stages.revision.changes import (
    Changes,
    Words,
    find_changes,
    joined,
    large,
    middling,
    single,
    small,
    whole,
)
from stemma.stages.revision.drafts import Draft
from stemma.stages.revision.spelling import mended, respelt

Floats = npt.NDArray[np.float64]

# How a sign is put in words: {more} is the text for which it is positive.
GROWTH: Mapping[str, str] = {
    "length": "{more} is longer",
    "new words": "{more} has more words that the other has nowhere",
    "kept": "more of {less} is kept in the other",
    "additions": "{more} adds more often than it cuts",
    "paragraphs": "{more} has more paragraphs that the other lacks",
    "sentences": "{more} has more clauses and sentences that the other lacks",
    "phrases": "{more} has more phrases of a few words that the other lacks",
    "whole sentences": "{more} has more whole sentences that the other lacks",
    "longer wording": "{more} more often says the same at greater length",
    "only added": "{more} has all that the other has, and more",
    "a little longer": "{more} is longer by a few letters",
}
EDITING: Mapping[str, str] = {
    "joined by a comma": "{more} has phrases put in behind commas",
    "put in brackets": "{more} has phrases put in between brackets",
    "single words": "{more} has single words put in",
    "respelt": "{more} spells right what the other misspells",
    "mended": "{more} has the right form of words that the other misspells",
    "unheard words": "{more} has more names and words that are hardly ever heard",
    "surprise": "{more} has the rarer words on the whole",
    "longer new words": "the words that only {more} has are longer",
    "articles amiss": "{more} has more slips between “a” and “an”",
    "latest year": "{more} names a later year",
    "years put up": "{more} has later years in place of earlier ones",
    "years a word": "{more} names years more often",
    "numbers": "{more} has more numbers",
    "numbers a word": "{more} has more numbers for its length",
    "dates": "{more} names more dates",
    "the present": "{more} speaks more often of what is now",
    "the future": "{more} speaks more often of what is to come",
    "emphasis": "{more} has more emphatic and judging words",
    "hedges": "{more} hedges more often",
    "hedges a word": "{more} hedges more, for its length",
    "the writer": "{more} speaks more in the first and second person and in short forms",
    "past forms": "{more} has more verbs of the past",
    "adverbs a word": "{more} has more adverbs for its length",
    "of the": "{more} has more “of the”",
    "and": "{more} joins more by “and”",
    "as": "{more} has more “as”",
    "when": "{more} has more clauses with “when”",
    "which": "{more} has more clauses with “which”",
    "links": "{more} ties more clauses together",
    "make": "{more} makes do with “make” more often",
    "because": "{more} says “because” more often",
    "he": "{more} says “he” more often",
    "by": "{more} has more “by”",
    "longer sentences": "{more} has longer sentences",
    "function words a word": "{more} has more small words for its length",
    "double hyphens": "{more} has more double hyphens for dashes",
    "spaced hyphens": "{more} has more hyphens for dashes",
    "colons": "{more} has more colons",
    "semicolons": "{more} has more semicolons",
    "brackets": "{more} has more brackets",
    "quotation marks a word": "{more} has more quotation marks for its length",
    "questions": "{more} asks more questions",
}
FACTS: Mapping[str, str] = {**GROWTH, **EDITING}
SIGNS: tuple[str, ...] = tuple(FACTS)
_COUNTED = (
    "unheard words", "articles amiss", "numbers", "dates", "the present", "the future", "emphasis", "hedges",
    "the writer", "past forms", "of the", "and", "as", "when", "which", "links", "make", "because", "he", "by",
    "double hyphens", "spaced hyphens", "colons", "semicolons", "brackets", "questions",
)  # fmt: skip
_PER_WORD: Mapping[str, str] = {
    "years a word": "years", "numbers a word": "numbers", "hedges a word": "hedges",
    "adverbs a word": "adverbs", "function words a word": "function words", "quotation marks a word": "quotation marks",
}  # fmt: skip
_LITTLE = 0.02


def read_signs(a: Draft, b: Draft, language: str = "en") -> Floats:
    """What speaks for `b` as the later of two drafts, shape (len(SIGNS),): read_signs(b, a) is its negative.

    Counts are compared on a log scale, since the tenth addition tells less than the first; shares by their square
    roots, which have the same spread whatever the share is.
    """
    if (a.size, a.tokens) > (b.size, b.tokens):
        return -read_signs(b, a, language)  # ties within the collation must not depend on the order
    changes = find_changes(a, b)
    found = {name: _log(b.counts[name] - a.counts[name]) for name in _COUNTED}
    for name, of in _PER_WORD.items():
        found[name] = math.sqrt(b.counts[of] / (15 + b.words)) - math.sqrt(a.counts[of] / (15 + a.words))
    found |= _sizes(a, b, changes) | _passages(changes) | _spelling(a, b, changes, language) | _times(a, b, changes)
    longer = math.log((b.sentence + 1) / (a.sentence + 1))
    found["longer sentences"] = min(max(longer, -1.0), 1.0)  # a text without stops tells nothing more
    return np.array([found[name] for name in SIGNS], dtype=np.float64)


def _log(count: float) -> float:
    return math.copysign(math.log1p(abs(count)), count)


def _logs(count: Callable[[Sequence[Words]], int], changes: Changes) -> float:
    return math.log1p(count(changes.added)) - math.log1p(count(changes.cut))


def _sizes(a: Draft, b: Draft, changes: Changes) -> dict[str, float]:
    longer, letters = math.log((b.words + 5) / (a.words + 5)), math.log((b.size + 30) / (a.size + 30))
    new, gone = (sum(w[0].isalpha() and w not in y.bag for w in x.bag) for x, y in ((b, a), (a, b)))
    return {
        "length": math.tanh(1.5 * longer),
        "new words": math.log1p(new) - math.log1p(gone),
        "kept": changes.kept / max(len(a.tokens), 1) - changes.kept / max(len(b.tokens), 1),
        "a little longer": float(np.sign(letters)) if abs(longer) < _LITTLE else 0.0,
    }


def _passages(changes: Changes) -> dict[str, float]:
    added, cut, put = len(changes.added), len(changes.cut), changes.put
    longer, shorter = sum(len(n) > len(o) for o, n in put), sum(len(n) < len(o) for o, n in put)
    return {
        "additions": (added - cut) / (added + cut + 1),
        "paragraphs": _logs(large, changes),
        "sentences": _logs(middling, changes),
        "phrases": _logs(small, changes),
        "whole sentences": _logs(whole, changes),
        "longer wording": math.log1p(longer) - math.log1p(shorter),
        "only added": 0.0 if put else float(bool(added and not cut)) - float(bool(cut and not added)),
        "joined by a comma": _logs(lambda passages: joined(passages, ","), changes),
        "put in brackets": _logs(lambda passages: joined(passages, "("), changes),
        "single words": _logs(single, changes),
    }


def _spelling(a: Draft, b: Draft, changes: Changes, language: str) -> dict[str, float]:
    return {
        "respelt": _log(respelt(changes.put, language)),
        "mended": math.log1p(mended(a, b, language)) - math.log1p(mended(b, a, language)),
        "surprise": b.bits - a.bits,
        "longer new words": _letters(b, a) - _letters(a, b),
    }


def _letters(draft: Draft, other: Draft) -> float:
    """Mean letters of the words that stand more often in a draft than in the other."""
    more = [min(len(w), 15) for w, n in draft.bag.items() if w[0].isalpha() and len(w) > 1 and n > other.bag[w]]
    return sum(more) / len(more) if more else 4.5


def _times(a: Draft, b: Draft, changes: Changes) -> dict[str, float]:
    years = 0
    for old, new in changes.put:
        if len(old) == len(new) == 1 and _recent(old[0]) and _recent(new[0]):
            years += (new[0] > old[0]) - (new[0] < old[0])
    return {
        "latest year": float(np.sign(b.year - a.year)) if a.year and b.year else 0.0,
        "years put up": _log(years),
    }


def _recent(token: str) -> bool:
    return len(token) == 4 and token.isascii() and token.isdigit() and token >= "1900"
