"""Entities: the persons, bodies, papers and people of one article, where they are met, and what is said of them.

Whom a pronoun means is asked of the mentions of the last few sentences: who spoke there counts before whoever was the
subject, and he before those who are only named; this is the salience order of Lappin and Leass (1994) cut down to
what can be seen without a parser.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from stemma.knowledge import Knowledge
from stemma.language.describing import is_company, is_human
from stemma.language.finite import is_finite
from stemma.language.genders import gender_of, gender_of_name
from stemma.language.namesakes import same_name
from stemma.language.tokens import PREPOSITIONS, Token, find_tokens, is_common, word_set
from stemma.model import Name

# What companies have, and people do not.
_OF_BODIES = word_set("shares stock shareholders subsidiary headquarters customers chairman factory factories board")
_VERB_BEHIND = re.compile(r"['’]s (?:will|would|has|had|have|was|were|said|says|plans|expects|announced|reported)\b")
_SURNAME = re.compile(r" ([A-Z][^\W\d_]{2,})\b(?! [A-Z])(?!['’]s\b)")
_NO_SURNAMES = word_set(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december street road university prize award airport stadium square tower building"
)
_OTHERS = frozenset(["his", "her"])
_TITLES = word_set("mr mrs ms miss sir madam")
MOST = 400  # entities, and names, of one article that are told apart
# How many sentences nearer or farther a mention counts by what it is.
SPOKE, SUBJECT, NAMED, PAPER = 0.5, 0.0, -0.4, -1.4
_KNOWN = 0.45  # whose gender is known to be the pronoun's
_BESIDE = -0.8  # the subject of the very sentence: "Her office had no comment, it said"


@dataclass(slots=True)
class Entity:
    """Somebody of an article. `kind`: a `SourceKind`; `named`: it bears a name; `words`: those said of it.

    `gender`: f, m or "", as the text shows it. `spoke`: whether it has spoken so far. `span`: the words of the
    mention by which it was last found.
    """

    name: str
    kind: str
    plural: bool = False
    named: bool = False
    words: set[str] = field(default_factory=set)
    gender: str = ""
    spoke: bool = False
    span: tuple[int, int] | None = None

    @property
    def is_one(self) -> bool:
        """Whether it is a single person."""
        return self.kind == "person" or (self.kind == "anonymous" and not self.plural)


class Entities:
    """The entities of an article by kind and name, and their mentions by sentence."""

    def __init__(self) -> None:
        self._all: dict[tuple[str, str], Entity] = {}
        self._former: set[tuple[str, str]] = set()  # names of those who are called by fuller words now
        self._met: dict[int, list[tuple[float, Entity, tuple[int, int] | None]]] = {}

    def get(self, name: str, kind: str, plural: bool = False, named: bool = False) -> Entity:
        """The entity of that name and kind, entered when it is new and there is room."""
        key = kind, name.casefold()
        if key not in self._all and len(self._all) >= MOST:
            return Entity(name, kind, plural, named)
        return self._all.setdefault(key, Entity(name, kind, plural, named))

    def rename(self, entity: Entity, name: str) -> None:
        """Call an entity by fuller words from now on; it is still found by those before."""
        self._former.add((entity.kind, entity.name.casefold()))
        entity.name = name
        self._all.setdefault((entity.kind, name.casefold()), entity)

    def of_kind(self, *kinds: str) -> list[Entity]:
        """All entities of some kinds, in the order in which they were entered."""
        return [e for key, e in self._all.items() if e.kind in kinds and key not in self._former]

    def meet(self, entity: Entity, sentence: int, how: float, span: tuple[int, int] | None) -> None:
        """Enter a mention by the words at `span`. `how`: SPOKE, SUBJECT, NAMED or PAPER."""
        self._met.setdefault(sentence, []).append((how, entity, span))

    def say(self, entity: Entity, sentence: int, span: tuple[int, int] | None, words: frozenset[str]) -> None:
        """Enter that an entity spoke, called by the words at `span` and described by `words`."""
        entity.words |= words - _OTHERS  # "his lawyer" may be a woman
        entity.gender = entity.gender or gender_of(entity.words)
        entity.spoke = True
        self.meet(entity, sentence, SPOKE, span)

    def latest(
        self,
        sentence: int,
        fits: Callable[[Entity], bool],
        back: int,
        gender: str = "",
        before: int | None = None,
    ) -> Entity | None:
        """The entity that `fits` and is met nearest before or in `sentence`, at most `back` sentences ago.

        `gender`: those whose gender is known to be that one count as nearer. `before`: a person who is the subject of
        `sentence` itself, and a paper of it, count when met before that place.
        """
        best, found = float("-inf"), None
        for number in range(max(0, sentence - back), sentence + 1):
            for how, entity, span in self._met.get(number, ()):
                place = number + how
                if number == sentence and how != SPOKE:
                    ahead = before is not None and span is not None and span[1] <= before
                    subject = how == SUBJECT and (ahead or not entity.is_one)
                    if not subject and not (ahead and entity.kind == "document"):
                        continue
                    place = number + _BESIDE
                place += _KNOWN if gender and entity.gender == gender else 0.0
                if place >= best and fits(entity):
                    best, found = place, entity
                    entity.span = span
        return found

    def fullest(self, name: str, kind: str) -> str:
        """The longest name entered for whom `name` means."""
        same = [e.name for e in self.of_kind(kind) if same_name(name, e.name)]
        return max([name, *same], key=lambda n: (len(n), n))


def meet_names(
    entities: Entities, text: str, sentences: Sequence[tuple[int, int]], names: Sequence[Name], press: frozenset[str]
) -> None:
    """Enter the persons and bodies that a text names, with the words beside their names; `press` are neither.

    `names`: as `settle_names` gives them.
    """
    tokens = find_tokens(text)
    starts = [t.start for t in tokens]
    begins = [start for start, _ in sentences]
    full = _fullest(text, names)
    ends = frozenset(n.end for n in names if n.kind == "person")
    for name in names:
        shown = text[name.start : name.end]
        if name.kind not in ("person", "organisation") or shown in press:
            continue
        kind = "person" if name.kind == "person" else "office"
        entity = entities.get(full.get(shown, shown), kind, named=True)
        i = bisect_right(starts, name.start) - 1
        entity.words |= _beside(tokens, i, name.end, ends)
        entity.gender = entity.gender or gender_of(entity.words) or gender_of_name(entity.name)
        number = max(0, bisect_right(begins, name.start) - 1)
        if _is_subject(tokens, bisect_left(starts, sentences[number][0]), i):
            entities.meet(entity, number, SUBJECT, (name.start, name.end))
        elif kind == "person" and text[name.end : name.end + 2] not in ("'s", "’s"):
            entities.meet(entity, number, NAMED, (name.start, name.end))


def settle_names(text: str, names: Sequence[Name], knowledge: Knowledge) -> list[Name]:
    """Names as one article shows them to be: "the mayor of Pellow Ana Pohl" holds a place and a person, "the Office"
    is no person, a lone surname is the person's whose whole name the text gives, and a lone name that stands mostly
    behind "in" or "from" is a place's."""
    alone = frozenset(text[n.start : n.end] for n in names)
    begun = frozenset(name.start for name in names)
    settled = [_with_surname(text, _without_place(text, name, alone, knowledge), begun) for name in names]
    whole = [text[n.start : n.end].split() for n in settled if n.kind == "person"]
    persons, places = frozenset(words[-1] for words in whole if len(words) > 1), _places(text, settled)
    bodies = _bodies(text, settled, knowledge) - persons
    rows = []
    for name in settled:
        shown, kind = text[name.start : name.end], name.kind
        if shown in persons:
            kind = "person"
        elif kind == "person" and (shown.lower() in knowledge.office_words or shown in bodies):
            kind = "organisation"
        elif kind == "person" and shown in places:
            kind = "place"
        rows.append(replace(name, kind=kind))
    return rows


def _without_place(text: str, name: Name, alone: frozenset[str], knowledge: Knowledge) -> Name:
    """ "(the mayor of) Pellow Ana Pohl": the person alone. `alone`: what the text names by one word as well."""
    words = text[name.start : name.end].split(" ")
    if len(words) < 3 or text[max(0, name.start - 4) : name.start] != " of ":
        return name
    given = next((k for k, w in enumerate(words[:-1]) if k and w.lower() in knowledge.names["given_names"]), 0)
    if any(word.islower() or word.endswith(".") for word in words) or not (given or words[-1] in alone):
        return name
    first = given or len(words) - 2
    return replace(name, start=name.start + sum(len(word) + 1 for word in words[:first]), kind="person")


def _with_surname(text: str, name: Name, begun: frozenset[int]) -> Name:
    """ "Bilal (Shah)": a given name alone with the surname behind it, which may be a title or a word as well."""
    match = _SURNAME.match(text, name.end) if name.kind == "person" and " " not in text[name.start : name.end] else None
    if match is None or name.end + 1 in begun or match[1].lower() in _NO_SURNAMES:
        return name
    return replace(name, end=match.end(1))


def _bodies(text: str, names: Sequence[Name], knowledge: Knowledge) -> frozenset[str]:
    """Names taken for persons that the text shows to be bodies: "the consultancy X", "X, a lender,", "X's shares"."""
    found = set()
    for name in names:
        shown = text[name.start : name.end]
        if name.kind != "person" or shown.lower().split()[0] in knowledge.names["given_names"] or shown in found:
            continue
        before = find_tokens(text[max(0, name.start - 40) : name.start])
        behind = find_tokens(text[name.end : name.end + 80])
        if _VERB_BEHIND.match(text, name.end):
            found.add(shown)  # "Marlow's will close 46 shops"
        if _is_named(before, behind, " " not in shown, knowledge) or _belongs(text[name.end : name.end + 2], behind):
            found.add(shown)
    return frozenset(found)


def _is_named(before: Sequence[Token], behind: Sequence[Token], lone: bool, knowledge: Knowledge) -> bool:
    """Whether a word for a company stands before a name, or before or behind its comma. `lone`: it is one word."""
    comma = len(before) > 1 and before[-1].low == ","  # "The caterer, Bree and Sons, has": not "The builder, Bo Sund,"
    comma = comma and (lone or not is_human(before[-2].low))
    noun = before[-2] if comma else before[-1] if before else None
    if noun is not None and not noun.capital and is_company(noun.low, knowledge):
        return True
    if len(behind) < 3 or behind[0].low != "," or behind[1].low not in ("a", "an", "the"):
        return False
    end = next((k for k in range(2, len(behind)) if not behind[k].low.isalpha() or behind[k].low in PREPOSITIONS), 0)
    return end > 2 and is_company(behind[end - 1].low, knowledge)


def _belongs(mark: str, behind: Sequence[Token]) -> bool:
    """Whether "X's shares", "X said in a press release" stands there."""
    if mark in ("'s", "’s"):
        return any(t.low in _OF_BODIES for t in behind[1:4])
    lows = [t.low for t in behind[:8]]
    return any(pair in (("press", "release"), ("news", "release")) for pair in pairwise(lows))


def _places(text: str, names: Sequence[Name]) -> frozenset[str]:
    """Names of one word that stand mostly behind "in", "of", "from", and never behind a person's post."""
    behind: dict[str, list[bool]] = {}
    for name in names:
        shown = text[name.start : name.end]
        if " " not in shown:
            before = text[max(0, name.start - 12) : name.start].split()[-1:] or [""]
            behind.setdefault(shown, []).append(before[0].lower() in ("in", "from", "around", "outside"))
    return frozenset(shown for shown, rows in behind.items() if 2 * sum(rows) >= len(rows))


def _fullest(text: str, names: Sequence[Name]) -> dict[str, str]:
    """For each name the longest name of the text, of the same kind, that means the same."""
    kinds = {text[n.start : n.end]: n.kind for n in names if n.kind in ("person", "organisation")}
    distinct = sorted(kinds, key=lambda s: (-len(s), s))[:MOST]
    longest: dict[str, str] = {}
    for name in distinct:
        others = (o for o in distinct if len(o) > len(name) and kinds[o] == kinds[name] and same_name(name, o))
        longest[name] = next(others, name)
    return longest


def _beside(tokens: Sequence[Token], i: int, end: int, persons: frozenset[int]) -> set[str]:
    """Words that say who a name is: those before it ("the harbour master"), and its apposition.

    `persons`: where names of persons end; what stands before another's name is not said of this one.
    """
    found: set[str] = set()
    k = i - 1
    while k >= 0 and i - k <= 6 and (tokens[k].low[:1].isalpha() or (tokens[k].low == "," and k == i - 1)):
        if (tokens[k].low in PREPOSITIONS and tokens[k].low != "of") or is_finite(tokens, k):
            break
        if tokens[k].end in persons:
            break  # "Mayor Ana Pohl and fire chief | Bo Sund"
        found.add(tokens[k].low)
        k -= 1
    opens = k >= 0 and tokens[k].low in PREPOSITIONS and (k == 0 or tokens[k - 1].low in (".", "\u201d", '"'))
    if opens and "," in found:
        found.clear()  # "Per the writ, Vik paid …"
    k = i
    while k < len(tokens) and tokens[k].start < end:
        k += 1
    if k < len(tokens) and tokens[k].low == ",":
        for m in range(k + 1, min(k + 10, len(tokens))):
            if tokens[m].low in (",", ".", "who") or is_finite(tokens, m):
                break
            found.add(tokens[m].low)
    found -= _OTHERS  # "her spokesman Bo Sund": they tell nothing of him
    return {word for word in found if word[:1].isalpha() and (is_common(word) or word in _TITLES)}


def _is_subject(tokens: Sequence[Token], first: int, i: int) -> bool:
    """Whether no verb and no preposition stands before a name in its sentence, and no quotation begins there."""
    if i - first > 14 or (i and tokens[i - 1].low in PREPOSITIONS):
        return False
    return not any(is_finite(tokens, k) or tokens[k].low in ("“", '"', "«") for k in range(first, i))
