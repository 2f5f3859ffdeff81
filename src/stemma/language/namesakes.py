"""Whether two names name the same: spellings, initials, surnames, short forms; look-alikes kept apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from anyascii import anyascii
from rapidfuzz.distance import Levenshtein

from stemma.language.tokens import word_set

_HONORIFICS = word_set(
    "mr mrs ms miss dr prof sir dame lord lady president minister captain commander general colonel major sheikh "
    "king queen prince princess senator sen rep gov mayor judge justice hon the"
)
_PARTICLES = word_set("al el ul as ash at ad an ar az de del della der den di da dos du la le van von bin ibn ben")
# Words that a body's name may lose: "Norwick Bank", "Norwick".
_BODY = word_set(
    "bank group plc inc ltd llc corp corporation company co holdings holding gmbh ag sa ab lines airlines airways "
    "news agency newswire media industries systems international limited partners securities capital"
)
# Words that make another place of a place's name: "New York" is not "York".
_PLACERS = word_set(
    "new north south east west northern southern eastern western central upper lower port fort lake saint st san "
    "santa mount cape great greater little old gulf isle republic democratic equatorial"
)  # fmt: skip
_LINKS = frozenset(["of", "for", "and"])
_WORD = re.compile(r"[a-z0-9]+")
_SHORTEST_VARIANT = 5
_SHORTEST = 3  # where the rest of the name is the same: "Joren Vak", "Joren Vack"


def same_name(a: str, b: str) -> bool:
    """Whether two names may name the same person, body or place.

    Accents, case, titles, particles and spacing do not matter; an initial stands for its name, a surname for the full
    name, an acronym for its words, a company's first words for its full name. Spellings of a word that a change of
    script explains (vowels, doubled letters) are one; words that merely look alike ("Niger", "Nigeria") are not.

    >>> same_name("Mr Lindqvist", "Åke Lindqvist"), same_name("Mohammed Rahal", "Muhammad Rahal")
    (True, True)
    >>> same_name("Iran", "Iraq"), same_name("York", "New York"), same_name("Ann Berg", "Eva Berg")
    (False, False, False)
    """
    x, y = _words(a), _words(b)
    if not x or not y:
        return False
    if "".join(x) == "".join(y):
        return True
    if _is_acronym(a, y) or _is_acronym(b, x):
        return True
    if len(x) > len(y):
        x, y = y, x
    if len(x) == len(y):
        return _all_alike(x, y)
    return _is_short_form(x, y)


def _words(name: str) -> tuple[str, ...]:
    plain = anyascii(name[:200].replace("’", "'")).lower()
    words = _WORD.findall(plain.removesuffix("'s").replace("'", ""))
    kept = [w for w in words if w not in _HONORIFICS] or words
    return tuple([w for w in kept if w not in _PARTICLES] or kept)


def _is_acronym(name: str, words: Sequence[str]) -> bool:
    letters = [c for c in name if c.isalpha()]
    if not 3 <= len(letters) <= 8 or not all(c.isupper() for c in letters) or " " in name.strip():
        return False
    return "".join(letters).lower() == "".join(w[0] for w in words if w not in _LINKS) and len(words) > 2


def _all_alike(x: Sequence[str], y: Sequence[str]) -> bool:
    """Word by word alike; initials count when a longer word beside them is alike."""
    sure = False
    beside = any(v == w and len(v) > _SHORTEST for v, w in zip(x, y, strict=True))
    for v, w in zip(x, y, strict=True):
        if min(len(v), len(w)) == 1:
            if v[0] != w[0]:
                return False
        elif _alike(v, w, _SHORTEST if beside else _SHORTEST_VARIANT):
            sure = True
        else:
            return False
    return sure


def _is_short_form(short: Sequence[str], long: Sequence[str]) -> bool:
    if _LINKS & set(long) and not _LINKS & set(short):
        return False
    rest = long[len(short) :]
    if all(w in _BODY for w in rest) and _all_alike(short, long[: len(short)]):
        return True
    if set(short) <= _BODY or long[0] in _PLACERS or (any(w in _BODY for w in long[-1:]) and len(short) == 1):
        return False
    # The last words, or the first and the last with the middle left out: "Ana Maria Pohl", "Ana Pohl".
    return _all_alike(short, long[-len(short) :]) or (len(short) == 2 and _all_alike(short, (long[0], long[-1])))


def _alike(v: str, w: str, shortest: int) -> bool:
    """Whether two words are spellings of one; those under `shortest` letters must be the same."""
    if v == w:
        return True
    if min(len(v), len(w)) < shortest or v.isdigit() or w.isdigit():
        return False
    if _skeleton(v) != _skeleton(w) or _ending(v) != _ending(w):
        return False
    longest = max(len(v), len(w))
    return Levenshtein.distance(v, w) <= (2 if longest >= 7 else 1)


# Spellings that a change of script interchanges, in the order in which they are replaced.
_SOUNDS = tuple(
    pair.split(">")
    for pair in ["ck>k", "kh>h", "gh>g", "ph>f", "dh>d", "th>t", "sch>sh", "q>k", "c>k", "z>s", "x>ks", "j>y"]
)


@lru_cache(maxsize=50_000)
def _skeleton(word: str) -> str:
    """The consonants of a word as a change of script keeps them: doubled letters and vowels gone, k for c and q …"""
    for a, b in _SOUNDS:
        word = word.replace(a, b)
    first = {"i": "y", "w": "v"}.get(word[0], word[0])
    kept = first + re.sub(r"[aeiouyw]", "", word[1:])
    return re.sub(r"(.)\1+", r"\1", kept)


def _ending(word: str) -> str:
    last = word[-1]
    return {"y": "i", "e": "e", "u": "o"}.get(last, last) if last in "aeiouy" else "-"
