"""Names, from what the network sees."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from stemma.language.reader.attributed import span
from stemma.language.reader.marked import Marked
from stemma.language.reader.pieces import Window
from stemma.model import Name

_KINDS = {
    "Person": "person",
    "Location": "place",
    "Facility": "place",
    "Organization": "organisation",
    "NORP": "other",
    "Misc": "other",
    "Product": "other",
}


_GUESSED = ("person", "other")
_COUNTED = ("Date", "Money")
_WORD = re.compile(r"\w+")
_BEFORE = re.compile(r"\b[A-Z]\w*[ -]$")
_BEHIND = re.compile(r"[ -][A-Z]|['’]s [A-Z]")
_SHORTEST = 3  # code points of a name that is looked for elsewhere in its text

Found = tuple[str, tuple[int, int]]


def find_named(text: str, read: Iterable[tuple[Window, Marked]]) -> tuple[Name, ...]:
    """The names of a text that was read, in order of place, none overlapping; offsets are code points of it."""
    return tuple(Name(*place, _KINDS[kind]) for kind, place in kind_spans(text, read) if kind in _KINDS)


def settle_kinds(text: str, by_rule: Sequence[Name], read: Iterable[tuple[Window, Marked]]) -> tuple[Name, ...]:
    """Names that rules have found, of the kind that the network tells where rules can only guess.

    Rules know where a name begins and ends in pages of any quality, and an organisation or a place by its words; what
    speaks and has no such word is a person to them, a firm with a bare name too. There the network is followed, when
    two thirds of the places where it has the same words are of one kind. A building is no answer: "the hospital said".
    """
    votes: dict[str, Counter[str]] = {}
    for kind, (start, end) in kind_spans(text, read):
        if kind in _KINDS and kind != "Facility":
            votes.setdefault(text[start:end], Counter())[_KINDS[kind]] += 1
    kinds = {words: _agreed(count) for words, count in votes.items()}
    found = [kinds.get(text[name.start : name.end]) if name.kind in _GUESSED else None for name in by_rule]
    return tuple(replace(name, kind=kind or name.kind) for name, kind in zip(by_rule, found, strict=True))


def _agreed(count: Counter[str]) -> str | None:
    kind, most = min(count.items(), key=lambda one: (-one[1], one[0]))
    return kind if 3 * most >= 2 * count.total() else None


def kind_spans(text: str, read: Iterable[tuple[Window, Marked]]) -> list[Found]:
    """All names in order, with their finer kind: those of `labels.KINDS`, dates and money among them.

    An article calls one thing by one name throughout: a name is of the kind that most of its places are, and places
    where it was passed over are names too when at least as many were not (one sense per discourse, Gale, Church and
    Yarowsky 1992).
    """
    found = [(run[0], span(window, run)) for window, marked in read for run in marked.names]
    votes: dict[str, Counter[str]] = {}
    for kind, (start, end) in found:
        if kind not in _COUNTED and end - start >= _SHORTEST:
            votes.setdefault(text[start:end], Counter())[kind] += 1
    kinds = {words: min(count, key=lambda kind: (-count[kind], kind)) for words, count in votes.items()}
    settled = [(kinds.get(text[start:end], kind), (start, end)) for kind, (start, end) in found]
    return sorted([*settled, *_passed_over(text, settled, kinds, votes)], key=lambda one: one[1])


def _passed_over(
    text: str, found: Sequence[Found], kinds: Mapping[str, str], votes: Mapping[str, Counter[str]]
) -> Iterator[Found]:
    taken = bytearray(len(text))
    for _, (start, end) in found:
        taken[start:end] = b"\1" * (end - start)
    at: dict[str, list[int]] = {}
    for match in _WORD.finditer(text):
        at.setdefault(match[0], []).append(match.start())
    for words in sorted(kinds, key=lambda words: (-len(words), words)):
        if words[0].islower():
            continue
        first = _WORD.search(words)
        starts = at.get(first[0], ()) if first and first.start() == 0 else ()
        size = len(words)
        places = [(a, a + size) for a in starts if text.startswith(words, a) and _stands_alone(text, a, a + size)]
        missed = [place for place in places if not any(taken[slice(*place)])]
        if missed and sum(votes[words].values()) >= len(missed):
            for start, end in missed:
                taken[start:end] = b"\1" * (end - start)
                yield kinds[words], (start, end)


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether neither more letters nor another capital is beside the words, which would be part of a longer name."""
    inside = text[end : end + 1].isalnum() and text[end - 1].isalnum()
    return not inside and not _BEFORE.search(text, max(0, start - 40), start) and not _BEHIND.match(text, end)
