"""Spellings: the words of a name without accents and titles, and whether two words spell one.

A name that comes from another script is spelled by ear: its consonants stay, its vowels do not. Words are compared by a
skeleton of consonants, a phonetic key as in Soundex (Russell 1918) and its successors, made of the letters that
transliterations interchange, and by edit distance (Levenshtein 1966) after those letters were made one.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import product

from anyascii import anyascii
from rapidfuzz.distance import Levenshtein

from stemma.language.tokens import word_set

_HONORIFICS = word_set(
    "mr mrs ms miss dr prof sir dame lord lady president minister captain commander general colonel major sheikh "
    "king queen prince princess senator sen rep gov mayor judge justice hon"
)
_PARTICLES = word_set(
    "al el ul as ash at ad an ar az ez ed de del della der den di da dos du la le van von bin ibn ben"
)
_WORD = re.compile(r"[a-z0-9]+")
_LONGEST_READ = 200  # characters of a name
# Ministries are named head first or head last: "Ministry of Defence", "Defence Ministry".
_TURNING = frozenset(["ministry", "department"])
# British and American spellings, and what names shorten.
_WRITTEN = {
    "defence": "defense", "centre": "center", "labour": "labor", "harbour": "harbor", "theatre": "theater",
    "programme": "program", "licence": "license", "offence": "offense", "st": "saint", "mt": "mount", "ft": "fort",
}  # fmt: skip
_SERVANT = re.compile(r"^abd(?:[aeou]+l?)?$")  # Abdul, Abdel, Abd al-
# What given names are called for short; a short name may stand for several.
_SHORTENED = """
albert: bert al | alan: al | alexander: alex sandy sasha | alexandra: alex sasha | aleksandr: alex sasha | amanda: mandy
alfred: fred al | andrew: andy drew | anthony: tony | antony: tony | abraham: abe | barbara: barb | benjamin: ben
catherine: kate cathy katie | charles: chuck charlie | christian: chris | christina: chris | christine: chris
christopher: chris | cynthia: cindy | daniel: dan danny | david: dave | deborah: debbie deb | donald: don
edward: ed eddie ted ned teddy | edwin: ed | elizabeth: liz beth betty eliza | francisco: paco | frederick: fred
gabriel: gabe | geoffrey: jeff geoff | gerald: gerry jerry | gregory: greg gregg | harold: harry | henry: harry hank
james: jim jimmy jamie | jeffrey: jeff | jennifer: jen jenny | jerome: jerry | john: jack johnny | jonathan: jon
jose: pepe | joseph: joe joey | joshua: josh | katherine: kate kathy katie | kathleen: kathy | kathryn: kate
kenneth: ken kenny | laurence: larry | lawrence: larry | margaret: peggy meg maggie | matthew: matt | maximilian: max
maxwell: max | michael: mike mick mickey | mikhail: misha | nicholas: nick | nicolas: nick | patricia: pat
patrick: pat | philip: phil | phillip: phil | raymond: ray | rebecca: becky | richard: dick rick rich
robert: bob rob bobby bert
ronald: ron ronnie | samantha: sam | samuel: sam | sandra: sandy | stephen: steve | steven: steve | susan: sue
suzanne: sue | terence: terry | theresa: terry | thomas: tom tommy | timothy: tim | theodore: ted teddy
victor: vic | victoria: vicky | vincent: vince | vladimir: volodya | walter: walt | wesley: wes
william: bill will billy liam
"""
# Korean surnames by the romanisations that are in use.
_KOREAN = {
    "pak": "park", "yun": "yoon", "youn": "yoon", "choe": "choi", "jeong": "jung", "chung": "jung", "jo": "cho",
    "rhee": "lee", "yi": "lee", "gim": "kim", "im": "lim", "rim": "lim", "kwon": "gwon", "paik": "baek", "paek": "baek",
}  # fmt: skip


def _read_pets() -> dict[str, tuple[str, ...]]:
    pets: dict[str, tuple[str, ...]] = {}
    for entry in _SHORTENED.replace("\n", "|").split("|"):
        full, _, short = entry.partition(":")
        for pet in short.split():
            pets[pet] = (*pets.get(pet, ()), full.strip())
    return pets


_PETS = _read_pets()
# Pairs that a change of script does not explain: they are two names.
_TWO_NAMES = (re.compile(r"s[eo]n$"), re.compile(r"(?<=ranc)[ei]s$"))


@lru_cache(maxsize=50_000)
def name_words(name: str) -> tuple[str, ...]:
    """The words of a name for comparing: Latin letters, lower case; honorifics, particles and accents gone.

    >>> name_words("Dr. Đorđe al-Müller"), name_words("Department of the Treasury")
    (('djordje', 'muller'), ('treasury', 'department'))
    """
    name = name[:_LONGEST_READ].replace("’", "'").replace("đ", "dj").replace("Đ", "Dj").replace("&", " and ")
    plain = anyascii(name).lower()
    words = _WORD.findall(plain.removesuffix("'s").replace("'", ""))
    words = [w for w in words if w != "the"] or words
    while len(words) > 1 and words[0] in _HONORIFICS and words[1] not in _TURNING:
        del words[0]  # but "Justice Department"
    bare = [w for w in words if w not in _PARTICLES] or words
    return tuple(_turned([_written(w) for w in bare]))


def _written(word: str) -> str:
    if _SERVANT.fullmatch(word):
        return "abd"
    return _WRITTEN.get(word, word.replace("isation", "ization"))


def _turned(words: list[str]) -> list[str]:
    """ "Ministry of Foreign Affairs" as "foreign ministry": the head last, without "affairs"."""
    for i, word in enumerate(words[:-2]):
        if word in _TURNING and words[i + 1] in ("of", "for"):
            words = [*words[:i], *words[i + 2 :], word]
            break
    if len(words) > 2 and words[-1] in _TURNING and words[-2] == "affairs":
        del words[-2]
    return words


def alike(v: str, w: str, shortest: int) -> bool:
    """Whether two folded words are spellings of one; those under `shortest` letters must be the same.

    >>> alike("qadhafi", "gaddafi", 5), alike("niger", "nigeria", 5), alike("hansen", "hanson", 5)
    (True, False, False)
    """
    if v == w:
        return True
    if min(len(v), len(w)) < shortest or v.isdigit() or w.isdigit():
        return False
    if ending(v) != ending(w) or not skeletons(v) & skeletons(w) or any(_apart(rule, v, w) for rule in _TWO_NAMES):
        return False
    allowed = 2 if max(len(v), len(w)) >= 7 else 1
    return min(Levenshtein.distance(a, b) for a in _sounds(v) for b in _sounds(w)) <= allowed


def alike_beside(v: str, w: str) -> bool:
    """Whether two given names or short surnames are one where the rest of the name is: pet names, Korean surnames.

    >>> alike_beside("bob", "robert"), alike_beside("pak", "park"), alike_beside("ann", "eva")
    (True, True, False)
    """
    if _KOREAN.get(v, v) == _KOREAN.get(w, w):
        return True
    return bool({v, *_PETS.get(v, ())} & {w, *_PETS.get(w, ())})


def pet_names(word: str) -> tuple[str, ...]:
    """The given names for which a short one stands, itself first; Korean surnames in one romanisation."""
    return (_KOREAN.get(word, word), *_PETS.get(word, ()))


def sound_alike(v: str, w: str) -> bool:
    """Whether two folded words sound the same, letter for letter: nothing but the script sets them apart.

    >>> sound_alike("zelensky", "zelenskyy"), sound_alike("soleimani", "suleimani")
    (True, False)
    """
    return not set(_sounds(v)).isdisjoint(_sounds(w))


def _apart(rule: re.Pattern[str], v: str, w: str) -> bool:
    a, b = rule.search(v), rule.search(w)
    return a is not None and b is not None and a.group() != b.group()


def ending(word: str) -> str:
    """The vowel in which a word ends, as a change of script keeps it, else "-": "Zelenska" is not "Zelensky"."""
    if len(word) > 2 and word[-1] == "h" and word[-2] in "aeiou":
        return "a" if word[-2] in "ae" else word[-2]  # Haniyeh, Haniya
    last = word[-1]
    return {"y": "i", "u": "o"}.get(last, last) if last in "aeiouy" else "-"


# Spellings that a change of script interchanges, in the order in which they are replaced.
_PAIRS = "shch>sh sch>sh tch>ch zh>j dj>j ck>k kh>h gh>g ph>f ae>e ai>e ei>e oe>o ue>u eo>u ou>u oo>u ee>i x>ks c>k"
_SOUNDS = tuple(pair.split(">") for pair in _PAIRS.split())
# Letters that stand for two sounds; each way is tried.
_DOUBTFUL = (("dh", ("d", "z")), ("th", ("t", "s")), ("q", ("k", "g")), ("j", ("y", "j")))
_FIRST = {"i": ("y", "e"), "y": ("y",), "w": ("v",), "u": ("o",), "e": ("e",)}
_TWICE = re.compile(r"(.)\1+")
_SOFT = re.compile(r"(?<=[bdfgklmnprstvz])yo")


@lru_cache(maxsize=50_000)
def _sounds(word: str) -> tuple[str, ...]:
    """The ways in which a word may be meant to sound, doubled letters single."""
    word = _TWICE.sub(r"\1", _SOFT.sub("o", word))
    if word.startswith("ye") and len(word) > 4:
        word = word[1:]  # Yevgeny, Evgeny
    for a, b in _SOUNDS:
        word = word.replace(a, b)
    doubtful = [(a, both) for a, both in _DOUBTFUL if a in word]
    ways = []
    for choice in product(*(both for _, both in doubtful)):
        way = word
        for (a, _), b in zip(doubtful, choice, strict=True):
            way = way.replace(a, b)
        ways.append(_TWICE.sub(r"\1", way.replace("y", "i") if len(way) > 1 else way))
    return tuple(dict.fromkeys(ways))


@lru_cache(maxsize=50_000)
def skeletons(word: str) -> frozenset[str]:
    """The consonants of a word as a change of script keeps them, in each way that its letters may be meant.

    >>> sorted(skeletons("gaddafi") & skeletons("qadhafi"))
    ['gdf']
    """
    found: list[str] = []
    for way in _sounds(word):
        rest = re.sub(r"[aeiouyw]", "", way[1:].replace("z", "s"))
        rest = rest[:-1] if rest.endswith("h") and way.endswith("h") and len(rest) > 1 else rest
        head = way[0].replace("z", "s")
        found.extend(first + rest for first in _FIRST.get(head, (head,)))
    return frozenset(found)
