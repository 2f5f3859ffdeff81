"""Entities: the persons, bodies, papers and people of one article, where they are met, and what is said of them.

Whom a pronoun means is asked of the mentions of the last few sentences: who spoke there counts before whoever was the
subject, and he before those who are only named; this is the salience order of Lappin and Leass (1994) cut down to
what can be seen without a parser.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from stemma.language.finite import is_finite
from stemma.language.namesakes import same_name
from stemma.language.tokens import PREPOSITIONS, Token, find_tokens, is_common, word_set
from stemma.model import Name

_FEMALE = word_set(
    "she her mrs ms miss madam lady queen woman spokeswoman mother sister wife daughter girl chairwoman mum"
)
_MALE = word_set("he his him mr sir lord king man spokesman father brother husband son boy chairman dad")
_MOST = 400  # entities, and names, of one article that are told apart
# How many sentences nearer or farther a mention counts by what it is.
SPOKE, SUBJECT, NAMED, PAPER = 0.5, 0.0, -0.4, -1.4
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
        self._met: dict[int, list[tuple[float, Entity, tuple[int, int] | None]]] = {}

    def get(self, name: str, kind: str, plural: bool = False, named: bool = False) -> Entity:
        """The entity of that name and kind, entered when it is new and there is room."""
        key = kind, name.casefold()
        if key not in self._all and len(self._all) >= _MOST:
            return Entity(name, kind, plural, named)
        return self._all.setdefault(key, Entity(name, kind, plural, named))

    def of_kind(self, *kinds: str) -> list[Entity]:
        """All entities of some kinds, in the order in which they were entered."""
        return [entity for entity in self._all.values() if entity.kind in kinds]

    def meet(self, entity: Entity, sentence: int, how: float, span: tuple[int, int] | None) -> None:
        """Enter a mention by the words at `span`. `how`: SPOKE, SUBJECT, NAMED or PAPER."""
        self._met.setdefault(sentence, []).append((how, entity, span))

    def say(self, entity: Entity, sentence: int, span: tuple[int, int] | None, words: frozenset[str]) -> None:
        """Enter that an entity spoke, called by the words at `span` and described by `words`."""
        entity.words |= words
        entity.gender = entity.gender or gender_of(entity.words)
        entity.spoke = True
        self.meet(entity, sentence, SPOKE, span)

    def latest(self, sentence: int, fits: Callable[[Entity], bool], back: int) -> Entity | None:
        """The entity that `fits` and is met nearest before or in `sentence`, at most `back` sentences ago."""
        best, found = -1.0, None
        for number in range(max(0, sentence - back), sentence + 1):
            for how, entity, span in self._met.get(number, ()):
                place = number + how
                if number == sentence and how != SPOKE:
                    place = number + _BESIDE if how == SUBJECT and not entity.is_one else -1.0
                if place >= best and place >= 0 and fits(entity):
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
    """Enter the persons and bodies that a text names, with the words beside their names; `press` are neither."""
    tokens = find_tokens(text)
    starts = [t.start for t in tokens]
    begins = [start for start, _ in sentences]
    full = _fullest(text, names)
    for name in names:
        shown = text[name.start : name.end]
        if name.kind not in ("person", "organisation") or shown in press:
            continue
        kind = "person" if name.kind == "person" else "office"
        entity = entities.get(full.get(shown, shown), kind, named=True)
        i = bisect_right(starts, name.start) - 1
        entity.words |= _beside(tokens, i, name.end)
        entity.gender = entity.gender or gender_of(entity.words)
        number = max(0, bisect_right(begins, name.start) - 1)
        if _is_subject(tokens, bisect_left(starts, sentences[number][0]), i):
            entities.meet(entity, number, SUBJECT, (name.start, name.end))
        elif kind == "person" and text[name.end : name.end + 2] not in ("'s", "’s"):
            entities.meet(entity, number, NAMED, (name.start, name.end))


def gender_of(words: set[str] | frozenset[str]) -> str:
    """What gender words show: "f", "m", or "" when none or both.

    >>> gender_of({"the", "spokeswoman"}), gender_of({"the", "driver"})
    ('f', '')
    """
    if words & _FEMALE and not words & _MALE:
        return "f"
    return "m" if words & _MALE and not words & _FEMALE else ""


def _fullest(text: str, names: Sequence[Name]) -> dict[str, str]:
    """For each name the longest name of the text, of the same kind, that means the same."""
    kinds = {text[n.start : n.end]: n.kind for n in names if n.kind in ("person", "organisation")}
    distinct = sorted(kinds, key=lambda s: (-len(s), s))[:_MOST]
    longest: dict[str, str] = {}
    for name in distinct:
        others = (o for o in distinct if len(o) > len(name) and kinds[o] == kinds[name] and same_name(name, o))
        longest[name] = next(others, name)
    return longest


def _beside(tokens: Sequence[Token], i: int, end: int) -> set[str]:
    """Words that say who a name is: those before it ("the harbour master"), and its apposition."""
    found: set[str] = set()
    k = i - 1
    while k >= 0 and i - k <= 6 and (tokens[k].low[:1].isalpha() or (tokens[k].low == "," and k == i - 1)):
        if (tokens[k].low in PREPOSITIONS and tokens[k].low != "of") or is_finite(tokens, k):
            break
        found.add(tokens[k].low)
        k -= 1
    k = i
    while k < len(tokens) and tokens[k].start < end:
        k += 1
    if k < len(tokens) and tokens[k].low == ",":
        for m in range(k + 1, min(k + 10, len(tokens))):
            if tokens[m].low in (",", ".", "who") or is_finite(tokens, m):
                break
            found.add(tokens[m].low)
    return {word for word in found if word[:1].isalpha() and is_common(word)}


def _is_subject(tokens: Sequence[Token], first: int, i: int) -> bool:
    """Whether no verb and no preposition stands before a name in its sentence, and no quotation begins there."""
    if i - first > 14 or (i and tokens[i - 1].low in PREPOSITIONS):
        return False
    return not any(is_finite(tokens, k) or tokens[k].low in ("“", '"', "«") for k in range(first, i))
