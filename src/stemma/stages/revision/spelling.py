"""Words that one draft spells as the language does and the other does not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from rapidfuzz.distance import DamerauLevenshtein

from stemma.stages.revision.changes import Words
from stemma.stages.revision.drafts import Draft, weight_of

_RARE = 11.0  # bits of the slips that many make, as "goverment"
_COMMONER = 5.0  # bits between a slip and the word that was meant
_MOST_BITS = 12.0  # of a word that is surely one
_MOST = 300  # words of one draft that are looked up among the other's


def respelt(put: Sequence[tuple[Words, Words]], language: str) -> int:
    """Single words changed by a letter or two, one of them rare: how many more became far commoner than far rarer.

    >>> respelt([(("recieved",), ("received",)), (("harbor",), ("quay",))], "en")
    1
    """
    found = 0
    for old, new in put:
        if len(old) == len(new) == 1 and old[0].isalpha() and new[0].isalpha() and min(len(old[0]), len(new[0])) > 3:
            gain = weight_of(old[0], language) - weight_of(new[0], language)
            if max(weight_of(old[0], language), weight_of(new[0], language)) > _RARE and abs(gain) > _COMMONER:
                near = DamerauLevenshtein.distance(old[0], new[0], score_cutoff=2) <= 2
                found += (1 if gain > 0 else -1) if near else 0
    return found


def mended(a: Draft, b: Draft, language: str) -> int:
    """Words of `a` alone that are rare, and one slip away from a far commoner word that `b` alone has."""
    odd = [word for word in a.bag if _may_be_slip(word, language) and word not in b.bag]
    known: dict[tuple[str, int], list[str]] = defaultdict(list)
    for word in b.bag:
        if word not in a.bag and len(word) > 3 and word[0].isalpha() and weight_of(word, language) < _MOST_BITS:
            known[word[0], len(word)].append(word)
    found = 0
    for word in odd[:_MOST] if known else ():
        near = [other for n in (-1, 0, 1) for other in known.get((word[0], len(word) + n), ())[:_MOST]]
        least = weight_of(word, language) - _COMMONER
        found += any(weight_of(o, language) < least and DamerauLevenshtein.distance(word, o) <= 1 for o in near)
    return found


def _may_be_slip(word: str, language: str) -> bool:
    return len(word) > 3 and word[0].isalpha() and weight_of(word, language) > _RARE
