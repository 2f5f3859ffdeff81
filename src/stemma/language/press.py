"""Press names: which name is an outlet's or an agency's, by what is known, by its words, by the wording around it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Literal

from anyascii import anyascii

from stemma.knowledge import Knowledge
from stemma.language.constructions import Construction, find_construction
from stemma.language.kinds import is_people, is_territory
from stemma.language.tokens import Token, is_common, word_set

PressKind = Literal["agency", "outlet"]

# Media words that companies, ships, parties and papers of other kinds bear as well: alone they make no outlet.
WEAK = word_set(
    "advance advocate beacon blade blog bulletin call champion citizen comet current daily democrat diary digest "
    "echo enterprise express globe group independent insider ledger line mail media mercury messenger mirror "
    "monitor network observer outlook patriot post press record recorder register republic review sentinel "
    "spectator standard star sun sunday today vanguard voice weekly wire world"
)
_LEADING = word_set("radio tv television channel agencia agence agenzia diario voice")
_HOW_OFTEN = word_set("daily weekly sunday today news press media")
_AGENCY_LAST = frozenset(["wire", "newswire"])
_AGENCY_ENDS = (
    "news agency",
    "press agency",
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
    two share it. `cut`: agencies in hand without the word that says so ("Volunta Wire"). `letters`: outlets in hand by
    the first letters of their words. `named`: names that the text gives in full, by their short word, with the place
    where they stand, in order. `own`: the text's own outlet.
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
        if len(key) == 2 and key[1] in _AGENCY_LAST and key[0] not in self.knowledge.media_words:
            self.cut.setdefault(key[0], known)

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
    """Whether a name says itself that it is a news agency's: "Harbour News Agency"."""
    return " ".join(press_words(name)).endswith(_AGENCY_ENDS)


def media_strength(words: Sequence[str], knowledge: Knowledge) -> int:
    """2 when a word of the name makes it an outlet's, 1 when one may, 0 when none does.

    The word must stand where outlets have it: last, first ("Radio …", "Channel …"), or before a place ("Times of …").
    """
    if not words or len(words) > 8 or is_territory(" ".join(words), knowledge):
        return 0
    if is_agency_name(" ".join(words)):
        return 2
    last = words[-1]
    if last in knowledge.office_words or last in knowledge.names.get("company_words", ()):
        return 0
    places = {last, words[0] if words[0] in _LEADING else ""}
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
    return weak and not is_common(words[0]) and not is_people(words[0], knowledge)


# --- wording ------------------------------------------------------------------------------------------------

# Wording that leads to a name, or follows it, where the text has something from it.
_THE = frozenset(["the", "a", "an"])
_OPENING = frozenset(["“", '"', "«", "„", "‘", "``"])
_CLOSING = frozenset(["”", '"', "»", "“", "’", "''"])
_LEADS = tuple(
    tuple(words.split())
    for words in (
        "hat tip to", "hat tip :", "hat tip", "courtesy of", "credited to", "credit to", "picked up from", "taken from",
        "translated from", "quoted from", "broken by", "revealed by", "disclosed by", "uncovered by", "exposed by",
        "first seen by", "quoted in", "cited in", "reported on", "published on", "aired on", "broadcast on",
        "broadcast by", "aired by", "brought to light by",
    )
)  # fmt: skip
_IN = frozenset(["in", "by", "from", "on"])
_PIECES = word_set(
    "report reports story stories article account scoop exclusive piece investigation interview dispatch"
)
_MET = frozenset([("in", "read"), ("on", "heard"), ("on", "seen"), ("on", "saw"), ("in", "saw"), ("in", "seen")])
_OBJECTS = frozenset(["it", "her", "him", "them", "that", "this"])
_CALLED = word_set("agency newspaper paper edition site portal channel daily weekly magazine broadcaster")
_GIVEN = word_set("material files reporting information input inputs contributions help")
_PASSES = word_set("transmits transmitted communicates informs relays conveys passes")
_WHEN = word_set("on today yesterday monday tuesday wednesday thursday friday saturday sunday morning evening")
_KINDS_OF_SERVICE: tuple[tuple[str, ...], ...] = (
    ("news", "service"),
    ("news", "agency"),
    ("wire", "service"),
    ("newswire",),
    ("news", "site"),
)
_POSSESSED = word_set(
    "account investigation scoop exclusive revelation revelations disclosure disclosures coverage "
    "reporters journalists newsroom findings dispatch"
)
_RELATIVE = word_set(", — – - which that who has had have was first also then")
_FOLLOWS = tuple(
    tuple(words.split())
    for words in (
        "broke the story", "broke the news", "broke it", "tells us", "tells of", "tells readers", "has it", "had it",
        "the first to report", "the first to publish", "the first to reveal",
    )
)  # fmt: skip
_HAD = word_set("obtained saw seen published broke reported revealed disclosed quoted cited carried")


def find_lead(text: str, tokens: Sequence[Token], first: int, last: int) -> Construction | None:
    """Constructions that show a name to be where the text has something from, if the name is press: they prove nothing.

    "via X", "h/t X", "the report in X", "with material from X", "transmits X" before it; "X broke the story", "X, which
    first had it", "X's scoop", "the X news service reported" behind it.
    """
    opened = first - (first > 0 and tokens[first - 1].low in _OPENING)
    called = tokens[opened - 1].low if opened and tokens[opened - 1].low in _CALLED else ""
    k = opened - bool(called)
    k -= k > 0 and tokens[k - 1].low in _THE
    if k and "\n" not in text[tokens[k - 1].end : tokens[first].start]:
        before = k - 1 if k < opened and tokens[k - 1].low == "read" else _leads(tokens, k)
        if before is not None:
            return Construction(before, k, False, called)
    closed = last + (last < len(tokens) and tokens[last].low in _CLOSING)
    return _follows(text, tokens, closed)


def _leads(tokens: Sequence[Token], k: int) -> int | None:
    """Where wording begins that ends before token `k` and leads to the source of what is told."""
    lows = tuple(t.low for t in tokens[max(0, k - 4) : k])
    if lows[-1:] == ("via",):
        return k - 1
    if lows[-3:] == ("h", "/", "t"):
        return k - 3
    for words in _LEADS:
        if lows[-len(words) :] == words:
            return k - len(words)
    if len(lows) > 1 and lows[-1] in _IN and (lows[-2] in _PIECES or (lows[-1], lows[-2]) in _MET):
        return k - 2
    if len(lows) > 2 and lows[-1] in ("on", "in") and lows[-2] in _OBJECTS and (lows[-1], lows[-3]) in _MET:
        return k - 3
    if len(lows) > 2 and lows[-1] in ("from", "by") and lows[-2] in _GIVEN and "with" in lows[:-2]:
        return k - 2
    return _passed(tokens, k)


def _passed(tokens: Sequence[Token], k: int) -> int | None:
    """ "transmits on Tuesday X", as translations have it: only words of time may stand between."""
    for i in range(k - 1, max(-1, k - 5), -1):
        if tokens[i].low in _PASSES:
            return i
        if tokens[i].low not in _WHEN:
            return None
    return None


def _follows(text: str, tokens: Sequence[Token], k: int) -> Construction | None:
    """What follows a name that ends before token `k` and makes it the one that had the story."""
    if not 0 < k < len(tokens) or "\n" in text[tokens[k - 1].end : tokens[k].start]:
        return None
    lows = [t.low for t in tokens[k : k + 6]]
    for words in _KINDS_OF_SERVICE:
        if tuple(lows[: len(words)]) == words and (found := find_construction(text, tokens, k, k + len(words))):
            return replace(found, described=" ".join(words)) if found.first >= k else None
    if text[tokens[k - 1].start : tokens[k - 1].end].endswith(("'s", "’s")):
        return Construction(k, k + 1, False, "") if lows[0] in _POSSESSED else None
    skip = 0
    while skip < len(lows) and lows[skip] in _RELATIVE:
        skip += 1
    for words in _FOLLOWS:
        if tuple(lows[skip : skip + len(words)]) == words:
            return Construction(k + skip, k + skip + len(words), False, "")
    if "which" in lows[:skip] and lows[skip : skip + 1] and lows[skip] in _HAD:
        return Construction(k + skip, k + skip + 1, False, "")
    return None
