"""Press names: which name is an outlet's or an agency's, by what is known and by the words in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
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
    """What is known of press names while one text is read: the knowledge base, and outlets of articles in hand."""

    knowledge: Knowledge
    full: dict[str, Known] = field(default_factory=dict)
    short: dict[str, Known | None] = field(default_factory=dict)

    def add(self, name: str, kind: PressKind) -> None:
        """Know `name` from now on, and its distinctive last word behind "the", unless two names share that word."""
        key = press_words(name)
        if not key:
            return
        known = Known(name, kind)
        self.full.setdefault(" ".join(key), known)
        last = key[-1]
        if len(key) > 1 and (last in self.knowledge.media_words or not is_common(last)):
            held = self.short.get(last, known)
            self.short[last] = known if held is not None and press_words(held.name) == key else None

    def look_up(self, name: str, after_the: bool) -> tuple[Known, bool] | None:
        """The press that `name` names, and whether that is beyond doubt."""
        key = press_words(name)
        if not key or " ".join(key) in self.knowledge.platforms:
            return None
        known = self.full.get(" ".join(key))
        if known is None and len(key) == 1 and after_the:
            known = self.short.get(key[0])
        if known is not None:
            return known, True
        press = self.knowledge.press(" ".join(key))
        if press is None or press.kind in ("photo", "release"):
            return None
        return Known(press.name, "agency" if press.kind == "agency" else "outlet"), not self.knowledge.is_ambiguous(
            " ".join(key)
        )


def press_words(name: str) -> tuple[str, ...]:
    """The words of a name for comparing: transliterated, lower case, no leading article, no possessive ending."""
    words = anyascii(name[:200].replace("’", "'")).lower().split()
    words = [w.removesuffix("'s").strip(",.;:'\"()") for w in words]
    words = [w for w in words if w]
    return tuple(words[1:] if len(words) > 1 and words[0] == "the" else words)


def known_press(knowledge: Knowledge, outlets: Iterable[str]) -> PressNames:
    """Press names with the outlets of articles in hand; the order in which these come does not matter."""
    names = PressNames(knowledge)
    for outlet in sorted({o.strip() for o in outlets if o and o.strip()}):
        press = knowledge.press(outlet)
        names.add(
            outlet, "agency" if (press is not None and press.kind == "agency") or is_agency_name(outlet) else "outlet"
        )
    return names


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
