"""Whether two names name the same: spellings, initials, surnames, short forms; look-alikes kept apart."""

from __future__ import annotations

import re
from collections.abc import Sequence

from stemma.language.spellings import alike, alike_beside, name_words
from stemma.language.tokens import word_set

# Words that a body's name may lose: "Norwick Bank", "Norwick".
_BODY = word_set(
    "bank group plc inc ltd llc corp corporation company co holdings holding gmbh ag sa ab lines airlines airways "
    "news agency newswire media industries systems international limited partners securities capital"
)
# Words at the end of a body's name: what stands before them is no given name.
_BODIES = _BODY | word_set(
    "party union council board ministry department authority committee commission court army force forces police "
    "service office institute university college company association league front movement federation organization "
    "bureau trust club party alliance coalition congress assembly parliament society foundation fund center museum"
)
# Words that make another place of a place's name: "New York" is not "York".
_PLACERS = word_set(
    "new north south east west northern southern eastern western central upper lower port fort lake saint san santa "
    "mount cape great greater little old gulf isle republic democratic equatorial"
)
_LINKS = frozenset(["of", "for", "and"])
_INITIALS = re.compile(r"(?:[A-Za-z]\.?){2,9}")
# Acronyms of two letters are many bodies'; these are known without being explained.
_KNOWN_SHORT = {
    "un": ("united", "nations"), "eu": ("european", "union"), "uk": ("united", "kingdom"), "au": ("african", "union"),
    "us": ("united", "states"),
}  # fmt: skip
_SHORTEST_VARIANT = 5
_SHORTEST = 3  # where the rest of the name is the same: "Joren Vak", "Joren Vack"
# Surnames that stand before the given name.
_LEADING = word_set(
    "xi li wang zhang liu chen yang zhao huang zhou wu xu sun hu zhu gao lin guo luo liang zheng xie tang feng dong "
    "xiao cheng cao yuan deng jiang wen mao hua ding qin chiang tsai zeng shi kim lee park pak choi jung jeong chung "
    "kang cho yoon yun jang lim moon ban roh nguyen tran pham hoang phan vu dang bui"
)
_SYLLABLES = re.compile(r"(?:(?:[zcs]h|[bcdfghjklmnpqrstwxyz])?[aeiouy]{1,3}(?:ng|[hklmnprt])?){1,2}")


def same_name(a: str, b: str) -> bool:
    """Whether two names may name the same person, body or place.

    Accents, case, titles, particles and spacing do not matter; an initial stands for its name, a surname for the full
    name, a pet name for the given name, an acronym for its words, a company's first words for its full name. Spellings
    of a word that a change of script explains (see `stemma.language.spellings`) are one; words that merely look alike
    ("Niger", "Nigeria") are not.

    >>> same_name("Mr Lindqvist", "Åke Lindqvist"), same_name("Mohammed Rahal", "Muhammad Rahal")
    (True, True)
    >>> same_name("Iran", "Iraq"), same_name("York", "New York"), same_name("Ann Berg", "Eva Berg")
    (False, False, False)
    """
    x, y = name_words(a), name_words(b)
    if not x or not y:
        return False
    if "".join(x) == "".join(y):
        return True
    if _is_acronym(a, b) or _is_acronym(b, a):
        return True
    if len(x) > len(y):
        x, y = y, x
    if len(x) == len(y):
        return _all_alike(x, y)
    return _is_short_form(x, y)


def same_spelling(a: str, b: str) -> bool:
    """Whether two names are one in full, word by word: no initial, surname or acronym stands for more.

    >>> same_spelling("Qassem Soleimani", "Qasem Suleimani"), same_spelling("J. Vak", "Joren Vak")
    (True, False)
    """
    x, y = name_words(a), name_words(b)
    if not x or not y:
        return False
    if "".join(x) == "".join(y):
        return True
    if len(x) != len(y) or any(min(len(v), len(w)) == 1 and v != w for v, w in zip(x, y, strict=True)):
        return False
    return _all_alike(x, y)


def _is_acronym(name: str, long: str) -> bool:
    """Whether a name is the first letters of another's words: "PSA", "F.B.I.", "BoE"."""
    short = name.strip()
    letters = "".join(c for c in short if c.isalpha())
    if not _INITIALS.fullmatch(short) or not 2 <= len(letters) <= 8 or not (letters[0] + letters[-1]).isupper():
        return False
    words = [w for w in re.findall(r"[^\W\d_]+", long[:200].replace("’", "'").replace("'s", "").lower()) if w != "the"]
    if words == list(_KNOWN_SHORT.get(letters.lower(), ())):
        return True
    full = "".join(w[0].lower() if w in _LINKS else w[0].upper() for w in words)
    if len(words) < 3 or len(letters) < 3:
        return False
    return letters in (full, "".join(c for c in full if c.isupper()), full.upper())


def _all_alike(x: Sequence[str], y: Sequence[str]) -> bool:
    """Word by word alike; initials, pet names and short words count when a longer word beside them is alike."""
    pairs = list(zip(x, y, strict=True))
    beside = any(alike(v, w, _SHORTEST_VARIANT) and len(v) > _SHORTEST for v, w in pairs) and len(pairs) > 1
    beside = beside or (len(pairs) > 2 and sum(len(v) > 1 for v, w in pairs if v == w) > 1)
    sure = False
    for k, (v, w) in enumerate(pairs):
        if min(len(v), len(w)) == 1:
            if v[0] != w[0]:
                return False
        elif alike(v, w, _SHORTEST if beside else _SHORTEST_VARIANT) or (
            beside and k == 0 and alike_beside(v, w)  # given names, and the surnames of Korea
        ):
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
    if len(short) == 1 and short[0] == long[0] and _leads(long):
        return True
    # The last words, or the first and the last with the middle left out: "Ana Maria Pohl", "Ana Pohl".
    if _all_alike(short, long[-len(short) :]):
        return True
    return len(short) == 2 and long[-1] not in _BODIES and _all_alike(short, (long[0], long[-1]))


def _leads(long: Sequence[str]) -> bool:
    """Whether the first word is the surname: "Kim Jong Un", "Li Keqiang", not "Kim Clark"."""
    given = long[1:]
    return long[0] in _LEADING and len(given) <= 2 and all(_SYLLABLES.fullmatch(word) for word in given)
