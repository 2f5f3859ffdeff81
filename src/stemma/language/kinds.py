"""What kind of thing a name names, weighed over all its mentions in a text: person, organisation, place or other."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from babel import Locale

from stemma.knowledge import Knowledge
from stemma.language.tokens import AUXILIARIES, Token, is_common, lemma, word_set
from stemma.model import Name

_Weights = defaultdict[str, float]
_KINDS = ("person", "organisation", "place", "other")
_PEOPLE_ENDINGS = ("nian", "nians", "rian", "rians", "lian", "lians", "sian", "sians", "stani", "stanis")
_COUNTRY_ENDINGS = ("n", "ns", "ese", "ish", "i", "is", "er", "ers", "ic", "ch")
SHORT_ALONE = frozenset(["parliament", "congress", "senate", "treasury", "kremlin", "pentagon", "interpol", "cabinet"])
_AT_PLACE = word_set("in at near from to across throughout outside inside around off toward towards via into")
_DIRECTIONS = word_set("north south east west northern southern eastern western upper san santa")
_OF_PLACE = word_set(
    "mayor city town village port state province capital governor people streets outskirts island republic north south "
    "east west coast bishop centre center district region suburb"
)
PLACE_HEADS = word_set("mount lake cape port fort gulf isle")  # before what a place is called after
_ACTS = frozenset(["who", "whose", "aged"])


@dataclass(frozen=True, slots=True)
class Run:
    """A name as token indices, both included. `titled`: a person's title stands before it."""

    first: int
    last: int
    titled: bool


@lru_cache(maxsize=1)
def _territories() -> frozenset[str]:
    """Countries and their parts by their English names in the Unicode CLDR, lower case."""
    return frozenset(
        name.lower().partition(" (")[0].replace(" & ", " and ").replace("’", "'")
        for code, name in Locale("en").territories.items()
        if code.isalpha()
    )


def is_territory(low: str, knowledge: Knowledge) -> bool:
    """Whether a lower-case name is a known country's, region's or large city's."""
    return low in knowledge.names["countries"] or low in knowledge.names["cities"] or low in _territories()


@lru_cache(maxsize=4)
def _stems(countries: frozenset[str]) -> frozenset[str]:
    """First letters of countries' names, from which the adjectives of their peoples are made."""
    words = {word for name in countries | _territories() for word in name.split()}
    return frozenset(word[:4] for word in words if len(word) > 3 and not (is_common(word) and word not in countries))


def is_people(low: str, knowledge: Knowledge) -> bool:
    """Whether a capitalised word names a people or is the adjective of one: "Kenyan", "Swiss", "Kurds".

    >>> from stemma.knowledge import load_knowledge
    >>> is_people("kurds", load_knowledge()), is_people("kitchen", load_knowledge())
    (True, False)
    """
    names = knowledge.names
    if low in names["peoples"]:
        return True
    if len(low) < 5 or low in names["given_names"] or low in names["countries"] or low in names["cities"]:
        return False
    if low in _territories():
        return False
    if low.endswith(_PEOPLE_ENDINGS):
        return True
    return low.endswith(_COUNTRY_ENDINGS) and low[:4] in _stems(names["countries"])


_SUFFIX = r"(?:[-/ ](?:TV|AM|FM|DT|LD|LP|CD|Radio|News|\d{1,2}(?:\.\d)?)){0,3}"
_CALL_SIGN = re.compile(rf"(?:[KW][A-Z]{{2,3}}|(?:C[BFHIJK]|VO|D[WXYZ]|XE|XH)[A-Z]{{2}}){_SUFFIX}", re.IGNORECASE)
_NETWORK = r"(?:ABC|CBS|NBC|FOX|CW|PBS|CTV|CBC|Global|Telemundo|Univision)"
_NUMBERED = re.compile(
    rf"(?:{_NETWORK}|(?:Action|Eyewitness|Local|Your)?\s?(?:News|TV)|Channel|Local|Newscenter|Newschannel|PIX|City|Live)"
    r"[ -]?\d{1,2}(?:\s(?:News|TV|Now|Chicago|On Your Side))?|\d{1,2}\s?(?:News|On Your Side)",
    re.IGNORECASE,
)
_OWNED = re.compile(rf"{_NETWORK}\s(?:News\s)?(?P<town>[A-Z][A-Za-z .'-]{{2,30}})", re.IGNORECASE)


def is_station(name: str, knowledge: Knowledge) -> bool:
    """Whether a name is a broadcasting station's: its call sign, or its network with a channel's number or a town.

    Call signs as North America and the Philippines give them out. One that is better known as another name's letters
    ("WSJ"), or is an agency's, is no station's.

    >>> from stemma.knowledge import load_knowledge
    >>> [is_station(name, load_knowledge()) for name in ("KXMM", "WQXR-TV", "FOX 13", "CBS Chicago", "WAM", "Reuters")]
    [True, True, True, True, False, False]
    """
    name = name.strip()
    known = knowledge.press(name)
    if known is not None and (known.kind != "outlet" or known.name.casefold() != name.casefold()):
        return False
    if _NUMBERED.fullmatch(name):
        return True
    if name[:3].isupper() and _CALL_SIGN.fullmatch(name):
        return True
    owned = _OWNED.fullmatch(name)
    return known is None and owned is not None and is_territory(owned.group("town").lower(), knowledge)


def classify(text: str, tokens: Sequence[Token], runs: Iterable[Run], knowledge: Knowledge) -> tuple[Name, ...]:
    """Give each run its kind: evidence of all runs with the same words is added up; a short form follows its long."""
    runs = list(runs)
    keys = [tuple(t.low for t in tokens[r.first : r.last + 1]) for r in runs]
    weights: dict[tuple[str, ...], _Weights] = defaultdict(lambda: defaultdict(float))
    for run, key in zip(runs, keys, strict=True):
        for kind, weight in _evidence(text, tokens, run, key, knowledge):
            weights[key][kind] += weight
    _link_acronyms(text, tokens, runs, keys, weights)
    kinds = {key: _best(counter) for key, counter in weights.items()}
    short = _short_forms(kinds)
    found = []
    for run, key in zip(runs, keys, strict=True):
        start, end = tokens[run.first].start, _unpossessed(text, tokens[run.last])
        kind = kinds[key]
        if len(key) == 1 and weights[key][kind] < 5 and key[0] in short:
            kind = short[key[0]]
        found.append(Name(start, end, kind))
    return tuple(found)


def _unpossessed(text: str, token: Token) -> int:
    return token.end - 2 if text[token.start : token.end].endswith(("'s", "’s")) else token.end


def _best(counter: _Weights) -> str:
    return max(_KINDS, key=lambda kind: (counter[kind], -_KINDS.index(kind)))


def _evidence(
    text: str, tokens: Sequence[Token], run: Run, key: tuple[str, ...], knowledge: Knowledge
) -> Iterable[tuple[str, float]]:
    """(kind, weight) pairs that one mention gives. Weights rank the evidence; they are not probabilities."""
    if run.titled:
        yield "person", 5
    yield from _by_words(key, knowledge)
    yield from _by_shape(text, tokens, run, key)
    yield from _by_neighbours(text, tokens, run, key, knowledge)


def _by_words(key: tuple[str, ...], knowledge: Knowledge) -> Iterable[tuple[str, float]]:
    names, last, whole = knowledge.names, key[-1], " ".join(key)
    if is_territory(whole, knowledge):
        yield "place", 6
    if len(key) == 1 and is_people(last, knowledge):
        yield "other", 6
    if whole in knowledge.platforms:
        yield "organisation", 4
    if knowledge.press(whole) is not None and not knowledge.is_ambiguous(whole):
        yield "organisation", 6
    if len(key) > 1 or last in SHORT_ALONE:
        words = set(key)
        if (
            last in knowledge.office_words
            or last in names["company_words"]
            or ("of" in words and words & knowledge.office_words)
        ):
            yield "organisation", 5
        elif words & knowledge.office_words and not words & names["place_words"] and key[0] not in names["given_names"]:
            yield "organisation", 2
        if len(key) > 1 and last in knowledge.media_words and key[0] not in names["given_names"]:
            yield "organisation", 4
    if len(key) > 1 and (last in names["place_words"] or key[0] in PLACE_HEADS):
        yield "place", 5
    if len(key) > 1 and key[0] in _DIRECTIONS:
        yield "place", 1.5
    if key[0] in names["given_names"]:
        yield "person", 4 if len(key) > 1 else 2.5
    if any(
        word in names["particles"] or word.startswith(("al-", "el-")) for word in key if word not in ("of", "as", "do")
    ):
        yield "person", 2
    if sum(is_common(word) for word in key) == len(key) and len(key) > 1 and key[0] not in names["given_names"]:
        yield "other", 1.2


def _by_shape(text: str, tokens: Sequence[Token], run: Run, key: tuple[str, ...]) -> Iterable[tuple[str, float]]:
    word = text[tokens[run.first].start : tokens[run.first].end]
    if len(key) == 1:
        if word.isupper() and 1 < len(word) <= 6:
            yield "organisation", 3
        elif any(c.isdigit() for c in word):
            yield "other", 2
        elif is_common(key[0]):
            yield "other", 1.3
        else:
            yield "person", 0.6
            yield "place", 0.4
            yield "organisation", 0.5
    elif len(key) in (2, 3) and not any(is_common(w) for w in key if len(w) > 2):
        yield "person", 1.8
    elif len(key) in (2, 3) and sum(is_common(w) for w in key) == 1:
        yield "person", 0.8
        yield "organisation", 0.4
    else:
        yield "organisation", 0.5


def _by_neighbours(
    text: str, tokens: Sequence[Token], run: Run, key: tuple[str, ...], knowledge: Knowledge
) -> Iterable[tuple[str, float]]:
    before = tokens[run.first - 1].low if run.first else ""
    after = [t.low for t in tokens[run.last + 1 : run.last + 4]] + ["", "", ""]
    possessive = _unpossessed(text, tokens[run.last]) != tokens[run.last].end
    if before in _AT_PLACE:
        yield "place", 1.6 if before in ("in", "at", "near") else 0.7
    if before == "of" and run.first > 1 and tokens[run.first - 2].low in _OF_PLACE:
        yield "place", 2
    if before == "the":
        yield "organisation", 0.8
        yield "person", -1.5
    if after[0] == "," and after[1].isdigit():
        yield "person", 1.5
    if after[0] in _ACTS or (after[0] == "," and after[1] in _ACTS):
        yield "person", 1.5
    speech = _speech_forms(knowledge)
    if after[0] in speech or before in ("said", "says", "told", "added"):
        yield "person", 1.2
    if possessive:
        yield "place", 0.2
    if before == "," and run.first > 1 and tokens[run.first - 2].capital and after[0] in (",", "."):
        yield "place", 0.8
    if after[0] in AUXILIARIES:
        yield "person", 0.2
    if run.first and text[tokens[run.first - 1].start] == "(" and after[0] == ")":
        yield "organisation", 1


@lru_cache(maxsize=4)
def _speech_forms_of(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(
        {f"{w}s" for w in words} | {w + ("d" if w.endswith("e") else "ed") for w in words} | {"said", "told", "wrote"}
    )


def _speech_forms(knowledge: Knowledge) -> frozenset[str]:
    return _speech_forms_of(knowledge.speech.verbs["statement"])


def _link_acronyms(
    text: str,
    tokens: Sequence[Token],
    runs: Sequence[Run],
    keys: Sequence[tuple[str, ...]],
    weights: dict[tuple[str, ...], _Weights],
) -> None:
    """ "North Harbour Trust (NHT)": the short form is what the long one is, whatever else speaks for it."""
    for (run, key), (after, short) in zip(
        zip(runs, keys, strict=True), zip(runs[1:], keys[1:], strict=True), strict=False
    ):
        if after.first != run.last + 2 or text[tokens[run.last + 1].start] != "(" or len(short) != 1 or len(key) < 2:
            continue
        if not text[tokens[after.first].start : tokens[after.first].end].isupper():
            continue
        letters = [word[0] for word in key if word not in ("of", "for", "the", "and")]
        if short[0][:1] == letters[0]:
            if weights[key]["person"] < 4 and weights[key]["place"] < 4:
                weights[key]["organisation"] += 4
            weights[short][_best(weights[key])] += 8


def _short_forms(kinds: dict[tuple[str, ...], str]) -> dict[str, str]:
    """Last words of persons' names and first words of bodies' names, each to its kind, where nothing disagrees."""
    short: dict[str, set[str]] = defaultdict(set)
    for key, kind in kinds.items():
        if len(key) > 1 and kind == "person":
            short[key[-1]].add("person")
        elif len(key) > 1 and kind == "organisation" and not is_common(key[0]) and lemma(key[0]) == key[0]:
            short[key[0]].add("organisation")
    return {word: found.pop() for word, found in sorted(short.items()) if len(found) == 1}
