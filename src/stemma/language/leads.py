"""Wording that leads to a name, or follows it, where a text has something from it: it proves nothing of the name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from stemma.language.constructions import Construction, find_construction
from stemma.language.tokens import DETERMINERS, Token, word_set

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
_TELLERS = word_set("reporter reporters correspondent correspondents journalist journalists")
_LESSER = word_set("newsletter blog podcast website monthly quarterly fortnightly")
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
    """Constructions that show a name, if it is press, to be where the text has something from.

    "via X", "h/t X", "the report in X", "with material from X", "told a reporter of X", "transmits X" before it;
    "X broke the story", "X, which first had it", "X's scoop", "the X news service reported", "the X agency writes"
    behind it.
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


def called_before(tokens: Sequence[Token], first: int) -> str:
    """What stands before a name and calls it a publication of a lesser kind: "the subscription newsletter X"; or "".

    >>> from stemma.language.tokens import find_tokens
    >>> called_before(find_tokens("the trade newsletter Quayside"), 3), called_before(find_tokens("in Quayside"), 1)
    ('newsletter', '')
    """
    if not first or tokens[first - 1].low not in _LESSER or tokens[first - 1].capital:
        return ""
    before = tokens[max(0, first - 5) : first - 1]
    return tokens[first - 1].low if any(t.low in DETERMINERS for t in before) else ""


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
    if len(lows) > 2 and lows[-1] in ("of", "from", "for") and lows[-2] in _TELLERS:
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
    if lows[0] == "agency":  # any agency's: it says nothing of a name that is not known
        found = find_construction(text, tokens, k, k + 1)
        return replace(found, described="", sure=False) if found is not None and found.first >= k else None
    skip = 0
    while skip < len(lows) and lows[skip] in _RELATIVE:
        skip += 1
    for words in _FOLLOWS:
        if tuple(lows[skip : skip + len(words)]) == words:
            return Construction(k + skip, k + skip + len(words), False, "")
    if "which" in lows[:skip] and lows[skip : skip + 1] and lows[skip] in _HAD:
        return Construction(k + skip, k + skip + 1, False, "")
    return None
