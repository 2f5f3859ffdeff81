"""Settings: what stands between a cue and what is said: a hearer, a day, "in a statement", ", citing officials,"."""

from __future__ import annotations

from collections.abc import Sequence

from stemma.knowledge import Knowledge
from stemma.language.clauses import Item
from stemma.language.finite import has_finite
from stemma.language.phrases import is_time
from stemma.language.readings import is_time_ago
from stemma.language.tokens import AUXILIARIES, DETERMINERS, PREPOSITIONS, PRONOUNS, SUBORDINATORS, word_set

_LONGEST_ASIDE = 25  # items
_LONGEST_HEARER = 9  # items of "the Riga-based daily Sestdiena"
_LINKS = frozenset(["and", "or", "of"])
_SUBJECTS = word_set("he she it they we i there nobody")
_ASIDES = PREPOSITIONS | word_set(
    "according citing quoting speaking writing answering when while as after before asked"
)
_STATEMENT_PLACES = word_set(
    "statement interview tweet post email e-mail letter briefing conference speech report address message edition "
    "issue broadcast programme program bulletin release editorial column filing ruling judgment podcast memoir note"
)


def skip_hearer(items: Sequence[Item], k: int) -> int:
    """Step over whom X told: up to "that", a quotation or a comma near by, else one short phrase."""
    if k + 1 < len(items) and items[k].low == "that" and any(x.low == "that" for x in items[k + 2 : k + 4]):
        k += 1  # "told that paper that …"
    beside, mark = _hearer_end(items, k), _mark_behind(items, k)
    if beside is not None and (mark is None or beside < mark) and has_finite(items, beside, mark or len(items)):
        return beside
    return mark if mark is not None else _short_hearer(items, k)


def _hearer_end(items: Sequence[Item], k: int) -> int | None:
    """Where a clause without "that" begins right behind the hearer: "told the Riga-based daily | the locks were"."""
    for m in range(k + 1, min(k + _LONGEST_HEARER, len(items))):
        here, before = items[m], items[m - 1]
        if here.quote or not (here.is_word or here.low in ("-", "'", "’", "&", ".")):
            return None
        if before.low in PREPOSITIONS | DETERMINERS | _LINKS:
            continue
        if here.low in SUBORDINATORS | _LINKS | {"to"}:
            return None
        if here.low in DETERMINERS or here.low in _SUBJECTS:
            return m
    return None


def _mark_behind(items: Sequence[Item], k: int) -> int | None:
    """The "that", the quotation, the comma or the like that ends the hearer at item `k`; None for none near by."""
    for m in range(k, min(k + 14, len(items))):
        if items[m].low in ("of", "about") and 0 < m - k <= 4:
            return m
        if m > k and items[m].low in ("he", "she", "they", "we", "i"):
            break  # "told the same magazine | he had been asked to wait"
        if items[m].quote or items[m].low in ("that", ":", ",", "to", "how", "what", "why", "whether"):
            return m
    return None


def _short_hearer(items: Sequence[Item], k: int) -> int:
    """Behind a hearer of a word or two: a pronoun, a name, a plain noun."""
    if k < len(items) and items[k].low in ("me", "him", "her", "us", "them", "it", "you", "reporters", "journalists"):
        return k + 1
    m = k + 1
    if m < len(items) and items[k].low == "the" and items[m].capital:
        k, m = m, m + 1
    if k < len(items) and items[k].capital:
        while m < len(items) and items[m].capital:
            m += 1
        return m
    while m < len(items) and not (
        items[m].low in DETERMINERS or items[m].capital or items[m].low in ("he", "she", "they", "it", "we", "i")
    ):
        m += 1
    return m


def skip_setting(items: Sequence[Item], k: int, knowledge: Knowledge) -> int:
    """Step over "on Tuesday", "in a statement", "to reporters" at item `k`."""
    if k >= len(items) or items[k].quote:
        return k
    if is_time(items[k], knowledge) and not items[k].low.isdigit():
        return k + 1
    if is_time_ago(items, k):
        return k + 3
    if items[k].low == "to" and k + 1 < len(items) and items[k + 1].low.endswith("ing") and not items[k + 1].capital:
        return k  # "confessed to taking", not "to reporters"
    if items[k].low not in (
        "on",
        "in",
        "at",
        "to",
        "during",
        "through",
        "via",
        "late",
        "early",
        "after",
        "last",
        "this",
    ):
        return k
    for m in range(k + 1, min(k + 16, len(items))):
        low = items[m].low
        if items[m].quote or low in (",", ":", "that"):
            return m if low != "," or (m + 1 < len(items) and (items[m + 1].quote or items[m + 1].low == "that")) else k
        if (is_time(items[m], knowledge) or low in _STATEMENT_PLACES) and m + 1 < len(items):
            after = items[m + 1]
            goes_on = after.low in PREPOSITIONS | _STATEMENT_PLACES or is_time(after, knowledge)
            if not goes_on:
                return m + 1
        if low in AUXILIARIES:
            return k
    return k


def behind_aside(items: Sequence[Item], k: int) -> int:
    """The second comma of "X said, citing officials, that …", "… on Monday, when asked, that …"; `k` for no aside."""
    brief = next((m for m in range(k + 2, min(k + 5, len(items) - 1)) if items[m].low == ","), None)
    if brief is not None and items[brief + 1].low == "that" and not any(x.quote for x in items[k:brief]):
        return brief  # "had said to him, twice, that"
    if k + 2 >= len(items) or items[k + 1].low not in _ASIDES:
        return k
    for m in range(k + 2, min(k + _LONGEST_ASIDE, len(items) - 1)):
        if items[m].quote or items[m].low in (";", ":"):
            return k
        if items[m].low == "," and items[m + 1].low == "that":
            return m
    return k


def is_hearer(items: Sequence[Item], k: int) -> bool:
    """Whether item `k` is whom somebody told, as a pronoun: "told him", "told her the pump …", not "told her staff"."""
    if k >= len(items) or items[k].low not in ("him", "her", "me", "us", "them"):
        return False
    after = items[k + 1] if k + 1 < len(items) else None
    clear = after is None or after.quote or after.low in DETERMINERS | PRONOUNS | {"that"}
    return items[k].low != "her" or clear
