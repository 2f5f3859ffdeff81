"""Entities: the persons, bodies, papers and people of one article, where they are met, and what is said of them.

Whom a pronoun means is asked of the mentions of the last few sentences: who spoke there counts before whoever was the
subject, and he before those who are only named; this is the salience order of Lappin and Leass (1994) cut down to
what can be seen without a parser.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from stemma.knowledge import Knowledge
from stemma.language.citations import Cited, CitedKind
from stemma.language.finite import is_finite
from stemma.language.kinds import is_people, is_territory
from stemma.language.namesakes import same_name
from stemma.language.tokens import PREPOSITIONS, Token, find_tokens, is_common, word_set
from stemma.model import Name

_FEMALE = word_set(
    "she her mrs ms miss madam lady queen woman spokeswoman mother sister wife daughter girl chairwoman mum"
)
_MALE = word_set("he his him mr sir lord king man spokesman father brother husband son boy chairman dad")
_PRESS = ("agency", "outlet")
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
        best, found = float("-inf"), None
        for number in range(max(0, sentence - back), sentence + 1):
            for how, entity, span in self._met.get(number, ()):
                place = number + how
                if number == sentence and how != SPOKE:
                    if how != SUBJECT or entity.is_one:
                        continue
                    place = number + _BESIDE
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


def settle_names(text: str, names: Sequence[Name], knowledge: Knowledge) -> list[Name]:
    """Names as one article shows them to be: "the mayor of Pellow Ana Pohl" holds a place and a person, "the Office"
    is no person, a lone surname is the person's whose whole name the text gives, and a lone name that stands mostly
    behind "in" or "from" is a place's."""
    alone = frozenset(text[n.start : n.end] for n in names)
    settled = [_without_place(text, name, alone, knowledge) for name in names]
    whole = [text[n.start : n.end].split() for n in settled if n.kind == "person"]
    persons, places = frozenset(words[-1] for words in whole if len(words) > 1), _places(text, settled)
    rows = []
    for name in settled:
        shown, kind = text[name.start : name.end], name.kind
        if shown in persons:
            kind = "person"
        elif kind == "person" and shown.lower() in knowledge.office_words:
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


def _places(text: str, names: Sequence[Name]) -> frozenset[str]:
    """Names of one word that stand mostly behind "in", "of", "from", and never behind a person's post."""
    behind: dict[str, list[bool]] = {}
    for name in names:
        shown = text[name.start : name.end]
        if " " not in shown:
            before = text[max(0, name.start - 12) : name.start].split()[-1:] or [""]
            behind.setdefault(shown, []).append(before[0].lower() in ("in", "from", "around", "outside"))
    return frozenset(shown for shown, rows in behind.items() if 2 * sum(rows) >= len(rows))


def settle_press(
    text: str, names: Sequence[Name], cited: Sequence[Cited], knowledge: Knowledge
) -> tuple[list[Cited], list[Name]]:
    """Citations under the names by which an article knows its press, and its names without those.

    "The Herald" is not some Herald of far away, but the one that the text names more fully, or just "The Herald". A
    name of one word that reports, or to which somebody told it, is a news agency: "Volunta reported", "told Volunta".
    """
    plain = _plain_agencies(text, names, cited, knowledge)
    rows = sorted([*cited, *plain], key=lambda c: (c.start, c.end))
    lowered = text.lower()
    rows = [replace(c, name=_as_written(text, lowered, c)) if c.kind in _PRESS else c for c in rows]
    press = {(c.name, c.kind) for c in rows if c.kind in _PRESS}
    bodies = {text[n.start : n.end] for n in names if n.kind != "person" and " " in text[n.start : n.end]}
    named = sorted({*press, *((name, "outlet") for name in bodies)}, key=lambda p: (-len(p[0]), p))[:_MOST]
    fuller = [(name, kind, _plain(name)) for name, kind in named]
    longest = {name: _longest(name, fuller) for name, _ in sorted(press)}
    taken = {(c.start, c.end) for c in rows if c.kind in _PRESS}
    for k, row in enumerate(rows):
        full = longest.get(row.name) if row.kind in _PRESS else None
        rows[k] = replace(row, name=full[0], kind=full[1]) if full is not None else row
    return rows, [n for n in names if (n.start, n.end) not in taken]


def _longest(name: str, fuller: Sequence[tuple[str, str, list[str]]]) -> tuple[str, CitedKind] | None:
    """The longest name by which the text calls a press, and its kind: "the Courier" is the Norwick Courier."""
    words = _plain(name)
    full = next((p for p in fuller if p[0] != name and _ends_alike(p[2], words)), None)
    return (full[0], "agency" if full[1] == "agency" else "outlet") if full is not None else None


def _ends_alike(long: Sequence[str], short: Sequence[str]) -> bool:
    bare = [w for w in short if w != "the"]
    return len(long) > len(bare) > 0 and list(long[-len(bare) :]) == bare and long[0] != "the"


def _as_written(text: str, lowered: str, row: Cited) -> str:
    """The written name, when the known one only adds words to it that the text does not have."""
    written, known = text[row.start : row.end], _plain(row.name)
    words = [w for w in _plain(written) if w != "the"]
    if not set(words) < set(known) - {"the"} or row.name.partition(" (")[0] == written or not words:
        return row.name
    if " ".join(w for w in known if w.isalnum()) in lowered:
        return row.name
    article = text[max(0, row.start - 4) : row.start].lower() == "the "
    return f"The {written}" if article and not written.startswith("The ") else written


def _plain_agencies(text: str, names: Sequence[Name], cited: Sequence[Cited], knowledge: Knowledge) -> list[Cited]:
    """Names of one word that the text uses as a news agency's, at all their places."""
    taken = {(c.start, c.end) for c in cited}
    shown_names = [text[n.start : n.end] for n in names]
    single = set(shown_names) - {shown.rsplit(maxsplit=1)[-1] for shown in shown_names if " " in shown}
    tokens = find_tokens(text)
    starts = [t.start for t in tokens]
    uses: dict[str, list[tuple[Name, str]]] = {}
    for name in names:
        shown = text[name.start : name.end]
        if shown in single and " " not in shown and not _is_known(shown.lower(), knowledge):
            uses.setdefault(shown, []).append((name, _use(tokens, bisect_left(starts, name.start))))
    rows = []
    for shown, places in uses.items():
        marks = {use for _, use in places}
        if "other" in marks or not marks & {"reported", "told", "agency", "dateline"}:
            continue
        for name, _ in places:
            if (name.start, name.end) not in taken:
                cue = tokens[max(0, bisect_left(starts, name.start) - 1)]
                rows.append(Cited(name.start, name.end, shown, "agency", cue.low, cue.start, name.start))
    return rows


def _is_known(low: str, knowledge: Knowledge) -> bool:
    """Whether a lower-case word is a given name's, a land's, a people's, a body's or a plain one."""
    if low in knowledge.names["given_names"] or low in knowledge.office_words or is_common(low):
        return True
    return is_territory(low, knowledge) or is_people(low, knowledge) or low in knowledge.platforms


def _use(tokens: Sequence[Token], i: int) -> str:
    """How a name of one word stands: as an agency's can ("told", "reported", "agency", "dateline"), else so that
    nothing is said ("plain"), or as no agency's does ("other")."""
    before = tokens[i - 1].low if i else ""
    after = [t.low for t in tokens[i + 1 : i + 3]] + ["", ""]
    if before == "agency":
        return "agency"
    if before == "(" and after[0] == ")":
        return "dateline"
    if before in PREPOSITIONS - {"to", "by", "with", "from", "for"} or before in ("mr", "ms", "mrs", "dr", "the"):
        return "other"
    if before == "told" and after[0] not in ("to", "and", "or"):
        return "told"
    if after[0] in ("reported", "reports", "quoted", "quotes") and after[1] not in ("to", "by"):
        return "reported"
    speaks = after[0] in ("said", "says", "wrote", "cited") or before in PREPOSITIONS | {"citing", "quoting"}
    return "other" if before.isalpha() and is_common(before) and not speaks else "plain"


def _plain(name: str) -> list[str]:
    return [t.low for t in find_tokens(name)]


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
