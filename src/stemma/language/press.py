"""Press names: which name is an outlet's or an agency's, by what is known, by its words, by the wording around it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from anyascii import anyascii

from stemma.knowledge import Knowledge
from stemma.language.kinds import is_people, is_territory
from stemma.language.tokens import is_common, word_set

PressKind = Literal["agency", "outlet"]

# Media words that companies, ships, parties and papers of other kinds bear as well: alone they make no outlet.
WEAK = word_set(
    "advance advocate beacon blade blog bulletin call champion citizen comet current daily democrat diary digest "
    "echo enterprise express globe group independent insider ledger line mail media mercury messenger mirror "
    "monitor network observer outlook patriot post press record recorder register republic review sentinel "
    "spectator standard star sun sunday today vanguard voice weekly wire world"
)
_LEADING = word_set("radio tv television channel agencia agence agenzia diario voice")
_ENGLISH = word_set("tribune gazette journal online fm tv radio 24")  # stand last in English names
_HOW_OFTEN = word_set("daily weekly sunday today news press media")
_AGENCY_LAST = frozenset(["wire", "newswire"])
_AGENCY_ENDS = (
    "news agency",
    "press agency",
    "information agency",
    "press bureau",
    "news bureau",
    "news service",
    "newswire",
    "wire service",
    "press association",
    "telegraph agency",
)


@dataclass(frozen=True, slots=True)
class Known:
    """A press name that is known: how it is shown and its kind."""

    name: str
    kind: PressKind


@dataclass(slots=True)
class PressNames:
    """What is known of press names while one text is read: the knowledge base, outlets in hand, names in the text.

    `full`: press by the words of its name. `short`: outlets in hand by the word that "the …" calls them by, None where
    two share it. `cut`: agencies in hand without the words that say so ("Volunta Wire", "Volunta Press Agency").
    `letters`: outlets in hand by the first letters of their words. `named`: names that the text gives in full, by their
    short word, with the place where they stand, in order. `own`: the text's own outlet.
    """

    knowledge: Knowledge
    full: dict[str, Known] = field(default_factory=dict)
    short: dict[str, Known | None] = field(default_factory=dict)
    cut: dict[str, Known] = field(default_factory=dict)
    letters: dict[str, Known] = field(default_factory=dict)
    named: dict[str, list[tuple[int, Known]]] = field(default_factory=dict)
    own: str = ""

    def add(self, name: str, kind: PressKind) -> None:
        """Know the outlet in hand `name` from now on, and what it is called for short."""
        key = press_words(name)
        if not key:
            return
        known = Known(name, kind)
        self.full.setdefault(" ".join(key), known)
        if len(key) > 2:
            self.letters.setdefault("".join(word[0] for word in key), known)
        for word in _called(key, self.knowledge):
            held = self.short.setdefault(word, known)
            if name == self.own:
                self.short[word] = known
            elif held is not None and held.name != self.own and press_words(held.name) != key:
                self.short[word] = None
        cut = _cut(key, self.knowledge)
        if cut:
            self.cut.setdefault(cut, known)

    def name(self, place: int, known: Known) -> None:
        """Take note that the text names `known` in full at `place` (code points)."""
        key = press_words(known.name)
        for word in _called(key, self.knowledge):
            rows = self.named.setdefault(word, [])
            at = bisect_left(rows, place, key=_place)
            if at == len(rows) or rows[at] != (place, known):
                rows.insert(at, (place, known))

    def look_up(self, name: str, after_the: bool, place: int = 0) -> tuple[Known, bool] | None:
        """The press that `name`, at `place` of the text, names, and whether that is beyond doubt.

        "the Herald" is the Herald that the text named in full last before, else the text's own or the one in hand;
        else, where more than one bears that word, it stays a Herald of which no more is known.
        """
        key = press_words(name)
        whole = " ".join(key)
        if not key or whole in self.knowledge.platforms:
            return None
        alone = len(key) == 1
        known = self._before(whole, place) if alone and after_the else None
        known = known or self.full.get(whole) or (self.short.get(whole) if alone and after_the else None)
        press = self.knowledge.press(whole)
        if known is None and name.isupper() and (press is None or self.knowledge.is_ambiguous(whole)):
            known = self.letters.get(whole)
        if known is not None:
            return known, True
        if alone and self.knowledge.is_ambiguous(whole) and whole in self.knowledge.media_words:
            bare = name.removesuffix("'s").removesuffix("’s")
            return Known(f"The {bare}" if after_the else bare, "outlet"), after_the and whole not in WEAK
        if press is None or press.kind in ("photo", "release"):
            return None
        return Known(press.name, "agency" if press.kind == "agency" else "outlet"), not self.knowledge.is_ambiguous(
            whole
        )

    def _before(self, word: str, place: int) -> Known | None:
        rows = self.named.get(word, [])
        at = bisect_left(rows, place, key=_place)
        return rows[at - 1][1] if at else None


def _called(key: Sequence[str], knowledge: Knowledge) -> Iterator[str]:
    """The words of a longer name by which "the …" calls it: the last, or a first that is a paper's ("Herald of …")."""
    if len(key) < 2:
        return
    last = key[-1]
    if last in knowledge.media_words or not is_common(last):
        yield last
    if key[0] in knowledge.media_words - _LEADING - _HOW_OFTEN and key[0] != last:
        yield key[0]


def _cut(key: Sequence[str], knowledge: Knowledge) -> str | None:
    """The one word that is left of an agency's name without those that say what it is; None where none can stand alone.

    An everyday word, or that of a people, names no agency by itself, save before "Wire".
    """
    first = key[0]
    if len(key) < 2 or first in knowledge.media_words or not is_agency_name(" ".join(key)):
        return None
    if len(key) == 2 and key[1] in _AGENCY_LAST:
        return first
    alone = " ".join(key[1:]) in _AGENCY_ENDS
    return first if alone and not is_common(first) and not is_people(first, knowledge) else None


def _place(row: tuple[int, Known]) -> int:
    return row[0]


@lru_cache(maxsize=50_000)
def press_words(name: str) -> tuple[str, ...]:
    """The words of a name for comparing: transliterated, lower case, no leading article, no possessive ending."""
    words = anyascii(name[:200].replace("’", "'")).lower().split()
    words = [w.removesuffix("'s").strip(",.;:'\"()") for w in words]
    words = [w for w in words if w]
    return tuple(words[1:] if len(words) > 1 and words[0] == "the" else words)


def known_press(knowledge: Knowledge, outlets: Iterable[str], own: str | None = None) -> PressNames:
    """Press names with the outlets of articles in hand; the order in which these come does not matter.

    `own`: which of them the text is from; it has first claim to a word that several bear.
    """
    names = PressNames(knowledge, own=(own or "").strip())
    for outlet in sorted({o.strip() for o in (*outlets, own) if o and o.strip()}):
        press = knowledge.press(outlet)
        names.add(
            outlet, "agency" if (press is not None and press.kind == "agency") or is_agency_name(outlet) else "outlet"
        )
    return names


_SPELLINGS = (
    ("ck", "k"),
    ("ch", "k"),
    ("c", "k"),
    ("ph", "f"),
    ("th", "t"),
    ("w", "v"),
    ("y", "i"),
    ("j", "i"),
    ("x", "ks"),
)


def spelled_alike(a: str, b: str) -> bool:
    """Whether two names of several words differ only as one does that went through another script and came back.

    >>> spelled_alike("Norwick Gazette", "Norvik Gazette"), spelled_alike("Norwick Gazette", "Norwell Gazette")
    (True, False)
    """
    first, second = press_words(a), press_words(b)
    return len(first) == len(second) > 1 and [*map(_sounds, first)] == [*map(_sounds, second)]


def _sounds(word: str) -> str:
    for letters, sound in _SPELLINGS:
        word = word.replace(letters, sound)
    return "".join(letter for letter, before in zip(word, f" {word}", strict=False) if letter != before)


def is_abbreviation(letters: str, name: str) -> bool:
    """Whether capitals abbreviate a name: its letters in order, the first of every word of weight among them.

    >>> is_abbreviation("HNA", "Harbour News Agency"), is_abbreviation("TCN", "Transcontinental News")
    (True, True)
    >>> is_abbreviation("NET", "Norwick Evening Post"), is_abbreviation("NP", "Norwick Evening Post")
    (False, False)
    """
    words = [word for word in press_words(name) if word not in ("of", "the", "and", "for")]
    wanted = letters.lower()
    if not (letters.isupper() and letters.isalpha() and 2 <= len(words) <= len(wanted) <= 8):
        return False
    for place, word in enumerate(words):
        if not wanted.startswith(word[0]):
            return False
        # A word may give further letters, as long as each word after it finds its first.
        wanted, rest = wanted[1:], word[1:]
        while len(wanted) > len(words) - place - 1 and wanted[0] in rest:
            rest = rest[rest.index(wanted[0]) + 1 :]
            wanted = wanted[1:]
    return not wanted


def is_agency_name(name: str) -> bool:
    """Whether a name says itself that it is a news agency's.

    >>> is_agency_name("Harbour News Agency"), is_agency_name("Volunta Wire"), is_agency_name("The Wire")
    (True, True, False)
    """
    words = press_words(name)
    return _is_called_agency(words) or (len(words) > 1 and words[-1] in _AGENCY_LAST)


def _is_called_agency(words: Sequence[str]) -> bool:
    """Whether a name ends in what only agencies are called; "Wire" ends others' names as well."""
    return " ".join(words).endswith(_AGENCY_ENDS)


def media_strength(words: Sequence[str], knowledge: Knowledge) -> int:
    """2 when a word of the name makes it an outlet's, 1 when one may, 0 when none does.

    The word must stand where outlets have it: last, first ("Radio …", "Channel …"), or before a place ("Times of …").
    """
    if not words or len(words) > 8 or is_territory(" ".join(words), knowledge):
        return 0
    if _is_called_agency(words):
        return 2
    last = words[-1]
    if last in knowledge.office_words or last in knowledge.names.get("company_words", ()):
        return 0
    leads = words[0] in _LEADING or words[0] in knowledge.names["masthead_words"] - WEAK - _ENGLISH
    places = {last, words[0] if leads else ""}
    places |= {words[i] for i in range(len(words) - 1) if words[i + 1] == "of"}
    places |= {" ".join(words[-2:])} if len(words) > 2 else set()
    hits = {w for w in places if w in knowledge.media_words}
    if len(words) > 2 and words[-1].isdigit():
        hits |= {words[-2]} & knowledge.media_words
    if not hits:
        return 0
    return 2 if hits - WEAK else 1


def is_press_like(name: str, knowledge: Knowledge) -> bool:
    """Whether a bare name is, by itself, an outlet's or agency's: known as one, or with a word that makes it one.

    >>> from stemma.knowledge import load_knowledge
    >>> knowledge = load_knowledge()
    >>> [is_press_like(n, knowledge) for n in ("Norwick Gazette", "Norwick", "Ministry of Health", "Telegram")]
    [True, False, False, False]
    """
    words = press_words(name)
    if not words or " ".join(words) in knowledge.platforms:
        return False
    press = knowledge.press(" ".join(words))
    if press is not None:
        return press.kind in ("outlet", "agency") and not knowledge.is_ambiguous(" ".join(words))
    if media_strength(words, knowledge) == 2:
        return len(words) > 1
    # "Norwick Post": a weak media word counts behind one other word that is a place's or nobody's.
    weak = len(words) == 2 and media_strength(words, knowledge) == 1
    weak = weak and words[0] not in knowledge.names["given_names"]
    return weak and not is_common(words[0]) and not is_people(words[0], knowledge)
