"""Leaning: the verbs with which one report rests on another, or on somebody: "relying on", "attributing the news to".

A participle behind a comma ("X reported, crediting Y"; "X, drawing on Y, reported") or the verb of a relative ("Y,
which in turn leans on Z") brings in whom the one before it has it from.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from stemma.language.tokens import word_set


class _Word(Protocol):
    @property
    def low(self) -> str: ...


_PLAIN = {"citing": "ing", "quoting": "ing", "crediting": "ing", "relaying": "ing"}
_FINITE = word_set("cites cited quotes quoted credits credited relays relayed")
# With the word that must follow: "leans on", "picks up".
_WITH = {
    "on": word_set("relying leaning drawing resting relies relied leans leaned leant draws drew rests rested"),
    "up": word_set("picking picks picked"),
    "to": word_set("refers referred spoke spoken talked"),
    "from": word_set("quoting"),
    "with": word_set("spoke spoken talked"),
}
# With an object between: "attributing the news to", "had it from", "bases its report on".
_BETWEEN = {
    "to": word_set("attributing attributes attributed crediting credits credited sourcing sources sourced ascribing"),
    "on": word_set("basing bases based"),
    "from": word_set("has had got gets having getting taking takes took"),
}
_THINGS = word_set(
    "it this that news report reports story stories information account claim figure figures details tally count toll "
    "total number numbers remark remarks words quote quotes decision move plan leak assertion description"
)
_ITSELF = word_set("itself themselves")
_LONGEST_OBJECT = 4  # items of "the news of the deal"


def leans_at(items: Sequence[_Word], k: int) -> int:
    """How many items from `k` on are a participle that leans on what follows; 0 for none.

    >>> from stemma.language.tokens import find_tokens
    >>> leans_at(find_tokens("attributing the news to two aides"), 0), leans_at(find_tokens("relying on it"), 0)
    (4, 2)
    """
    first = k
    if k < len(items) and items[k].low in _ITSELF:
        k += 1
        if k + 1 < len(items) and items[k].low in ("based", "sourced") and items[k + 1].low in ("on", "to"):
            return k + 2 - first
    if k + 1 >= len(items) or not items[k].low.endswith("ing"):
        return 0
    found = _length(items, k)
    return k - first + found if found else 0


def leans_finitely_at(items: Sequence[_Word], k: int) -> int:
    """The same for a finite verb: "relies on", "credits", "attributes it to"."""
    if k + 1 >= len(items) or items[k].low.endswith("ing"):
        return 0
    return _length(items, k)


def _length(items: Sequence[_Word], k: int) -> int:
    low, after = items[k].low, items[k + 1].low
    for word, verbs in _BETWEEN.items():
        if low in verbs:
            end = next(
                (m for m in range(k + 2, min(k + 3 + _LONGEST_OBJECT, len(items))) if items[m].low == word), None
            )
            if end is not None and any(x.low in _THINGS for x in items[k + 1 : end]):
                return end + 1 - k
    for word, verbs in _WITH.items():
        if low in verbs and after == word:
            return 2 + (word == "up" and k + 2 < len(items) and items[k + 2].low in ("on", "from"))
    return int(low in _PLAIN or low in _FINITE)


def leans_loosely(low: str) -> bool:
    """Whether a participle leans on things as well: "leaning on a stick", not "attributing the news to"."""
    return any(low in verbs for verbs in _WITH.values())


def is_leaning(words: Sequence[str]) -> bool:
    """Whether the words of a cue are a participle that leans, not "citing" or "quoting" alone.

    >>> is_leaning(["relying", "on"]), is_leaning(["saying"])
    (True, False)
    """
    return bool(words) and leans_at([*map(_Low, words), _Low("")], 0) == len(words)


class _Low:
    """A word by itself."""

    def __init__(self, low: str) -> None:
        self.low = low


def skip_unnamed(items: Sequence[_Word], k: int) -> int:
    """Behind "it did not identify", "whom it declined to name" at item `k`; `k` where there is no such relative."""
    lows = [x.low for x in items[k : k + 8]]
    end = next((m for m, low in enumerate(lows) if low in ("identify", "name", "identified", "named")), None)
    if end is None or lows[0] not in ("it", "they", "he", "she", "whom", "who", "that"):
        return k
    if lows[0] == "that" and lows[1] not in ("it", "they", "he", "she"):
        return k  # "a story that quoted two aides it did not name"
    negated = {"not", "n't", "declined", "without", "didn't", "never"} & set(lows[:end])
    return k + end + 1 if negated and "," not in lows[:end] else k
