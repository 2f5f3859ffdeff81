"""Forms: the names of one article, those that are folded to the same words taken together."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from stemma.knowledge import Knowledge
from stemma.language.gazetteer import Setting, find_place, find_setting
from stemma.language.otherwise import Otherwise, find_otherwise
from stemma.language.spellings import name_words
from stemma.language.tokens import is_common
from stemma.model import Article, EntityKind, Name, Place, Reading

Offsets = tuple[int, int]
Key = tuple[str, EntityKind]
KINDS: tuple[EntityKind, ...] = ("person", "organisation", "place")

_LONGEST = 120  # characters of a name
_SHORT_STATE = re.compile(r", ((?:[A-Z][a-z]{1,4}|[A-Z]\.[A-Z])\.)")
_NOISE = 3  # how many times rarer another kind of the same word is taken for a slip


@dataclass(frozen=True, slots=True)
class Form:
    """One way in which one article names somebody. `shown`: its most frequent spelling; `spans`: where, in order.

    `scoped`: what it names can be known only within its story: a surname, "Supreme Court". `place`: where it lies.
    """

    words: tuple[str, ...]
    kind: EntityKind
    shown: str
    spans: tuple[Offsets, ...]
    scoped: bool
    place: Place | None = None

    @property
    def key(self) -> Key:
        """What forms of all articles are compared by."""
        return " ".join(self.words), self.kind

    @property
    def rank(self) -> tuple[int, int]:
        """How much a form tells: its words, initials less than others."""
        return len(self.words), -sum(len(word) == 1 for word in self.words)


@dataclass(frozen=True, slots=True)
class Told:
    """The names of one article. `aliases`: pairs of forms that its text says are one's, with the words that say so."""

    article: str
    forms: tuple[Form, ...]
    aliases: tuple[tuple[Key, Key, Offsets], ...]


def read_forms(article: Article, reading: Reading, knowledge: Knowledge) -> Told:
    """The forms of an article, sorted by key; names of other kinds (peoples, dates) and broken spans are left out."""
    text = article.text
    names = [n for n in reading.names if 0 <= n.start < n.end <= len(text) and n.end - n.start <= _LONGEST]
    names = sorted(names, key=lambda n: (n.start, n.end))
    other = find_otherwise(text, names)
    kinds = _settled(text, names, other)
    met: dict[Key, list[Offsets]] = defaultdict(list)
    for (start, end), kind in sorted(kinds.items()):
        words = name_words(text[start:end])
        if words and any(len(word) > 1 for word in words):
            met[" ".join(words), kind].append((start, end))
    forms = [_form(text, key, spans, knowledge) for key, spans in sorted(met.items())]
    places = [n for n in names if n.kind == "place"]
    setting = find_setting(text[n.start : n.end] for n in places)
    forms = [_placed(text, form, places, setting) if form.kind == "place" else form for form in forms]
    return Told(article.id, tuple(forms), tuple(_aliases(text, other, kinds)))


def _settled(text: str, names: Sequence[Name], other: Sequence[Otherwise]) -> Mapping[Offsets, EntityKind]:
    """The kind of each name: slips among mentions of one word mended, other names taken for what the main one is."""
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    for name in names:
        counted[text[name.start : name.end]][name.kind] += 1
    whole = (name_words(text[n.start : n.end]) for n in names if n.kind == "person")
    surnames = {words[-1] for words in whole if len(words) > 1}
    found: dict[Offsets, EntityKind] = {}
    for name in names:
        shown = text[name.start : name.end]
        kind = _mended(name.kind, counted[shown])
        if (
            kind != "place"
            and name_words(shown)[-1:]
            and len(name_words(shown)) == 1
            and name_words(shown)[0] in surnames
        ):
            kind = "person"
        if kind in KINDS:
            found[name.start, name.end] = KINDS[KINDS.index(kind)]
    for row in other:
        main = found.get(row.name)
        if main is not None:
            found[row.other] = main
    return found


def _mended(kind: str, counted: Counter[str]) -> str:
    best = max(sorted(counted), key=lambda k: counted[k])
    return best if counted[best] >= _NOISE * counted[kind] else kind


def _form(text: str, key: Key, spans: Sequence[Offsets], knowledge: Knowledge) -> Form:
    shown = Counter(text[a:b] for a, b in spans)
    words, kind = tuple(key[0].split(" ")), key[1]
    scoped = len(words) == 1 if kind == "person" else all(w in knowledge.office_words or is_common(w) for w in words)
    fullest = min(shown, key=lambda s: (-shown[s], -len(s), s))
    if fullest.isupper():
        scoped = kind == "person" and scoped
    return Form(words, kind, fullest, tuple(spans), scoped)


def _placed(text: str, form: Form, places: Sequence[Name], setting: Setting) -> Form:
    """A place with where it lies, when the article leaves no doubt."""
    by_start = {n.start: text[n.start : n.end] for n in places}
    beside = ""
    for _, end in form.spans:
        short = _SHORT_STATE.match(text, end)
        near = by_start.get(end + 2, "") if text[end : end + 2] == ", " else ""
        beside = beside or near or (short.group(1) if short else "")
    return replace(form, place=find_place(form.shown, setting, beside))


def _aliases(
    text: str, other: Sequence[Otherwise], kinds: Mapping[Offsets, EntityKind]
) -> list[tuple[Key, Key, Offsets]]:
    rows = []
    for row in other:
        if row.name not in kinds or row.other not in kinds:
            continue
        a, b = (" ".join(name_words(text[slice(*span)])) for span in (row.name, row.other))
        if a and b and a != b and max(map(len, b.split(" "))) > 1:
            rows.append(((a, kinds[row.name]), (b, kinds[row.other]), row.whole))
    return rows
