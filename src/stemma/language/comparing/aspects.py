"""Aspects: what an amount is an amount of, told by the words near it, and which of them never answer each other."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from stemma.knowledge import KnowledgeError
from stemma.language.comparing.terms import Terms
from stemma.language.comparing.wording import Span

ASPECTS_FILE = "aspects.toml"
_TABLES = ("kinds", "persons", "acts", "sexes", "marks", "periods", "changes", "phases", "stretches")
REACH = 13  # the dearest way from a number to a word that tells what it is of
_BORDER = 2.5  # what a clause's border costs, in words
_OTHER = 4.0  # and another number between
_LONGEST = 4  # words of a phrase

Table = Mapping[str, str]
Hits = Sequence[tuple[int, int, str]]


@dataclass(frozen=True, slots=True)
class Aspects:
    """The tables of aspects.toml, word or phrase to its group.

    `aspects`: the same for each dimension. `kin`, `same_phase`, `same_aspect`: groups of which one may stand for the
    other; `alike`: kinds that do so where the numbers are the same. `unmarked`: marks that answer none.
    """

    kinds: Table
    persons: Table
    acts: Table
    sexes: Table
    marks: Table
    periods: Table
    changes: Table
    phases: Table
    stretches: Table
    aspects: Mapping[str, Table]
    kin: frozenset[frozenset[str]]
    alike: frozenset[frozenset[str]]
    same_phase: frozenset[frozenset[str]]
    same_aspect: frozenset[frozenset[str]]
    unmarked: frozenset[str]


@lru_cache(maxsize=1)
def load_aspects() -> Aspects:
    """Read aspects.toml. Raises `KnowledgeError`, which names the file, when it is missing, no TOML or amiss.

    >>> load_aspects().kinds["trawler"], load_aspects().aspects["length"]["tall"]
    ('vessel', 'height')
    """
    try:
        tables = tomllib.loads((files("stemma.knowledge") / ASPECTS_FILE).read_text("utf-8"))
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise KnowledgeError(f"{ASPECTS_FILE}: {error}") from error
    try:
        words = {name: _table(tables[name]) for name in _TABLES}
        return Aspects(
            kinds=words["kinds"], persons=words["persons"], acts=words["acts"], sexes=words["sexes"],
            marks=words["marks"], periods=words["periods"], changes=words["changes"], phases=words["phases"],
            stretches=words["stretches"],
            aspects={dimension: _table(groups) for dimension, groups in tables["aspects"].items()},
            kin=_pairs(tables["kin"]["always"]), alike=_pairs(tables["kin"]["alike"]),
            same_phase=_pairs(tables["same_phase"]["pairs"]), same_aspect=_pairs(tables["same_aspect"]["pairs"]),
            unmarked=frozenset(tables["unmarked"]["marks"]),
        )  # fmt: skip
    except (KeyError, TypeError, AttributeError) as error:
        raise KnowledgeError(f"{ASPECTS_FILE}: a table of lists of words was expected: {error}") from error


def _table(groups: Mapping[str, Sequence[str]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for group, words in groups.items():
        for word in words:
            found.setdefault(word, group)
    return found


def _pairs(pairs: Iterable[Sequence[str]]) -> frozenset[frozenset[str]]:
    return frozenset(frozenset(pair) for pair in pairs)


def find_hits(terms: Terms, table: Table) -> list[tuple[int, int, str]]:
    """Where words or phrases of `table` stand: first and last term, and the group; the longest phrase first.

    Words are met as written or by base form. The group "none" hides its phrases: "turn down" lowers nothing.
    """
    found, i, items = [], 0, terms.items
    while i < len(items):
        for length in range(min(_LONGEST, len(items) - i), 0, -1):
            part = items[i : i + length]
            group = table.get(" ".join(t.low for t in part)) or table.get(" ".join(t.base for t in part))
            if group:
                if group != "none":
                    found.append((i, i + length - 1, group))
                i += length - 1
                break
        i += 1
    return found


def nearest(
    terms: Terms, span: Span, hits: Hits, others: Sequence[range], reach: float = REACH, own: bool = True
) -> str:
    """The group of the hit nearest to `span`, "" when none is within `reach`; hits inside `others` are not seen.

    The way is counted in words; borders of clauses and other numbers (`others`) on it cost more, and a word behind
    the number is a little nearer than one before it. `own`: words within the span are seen.
    """
    inside = terms.within(span)
    if not inside:
        return ""
    best, answer = float(reach), ""
    for first, last, group in hits:
        if any(first in other for other in others) or (not own and first in inside):
            continue
        cost = _way(terms, inside, first, last, others)
        if cost < best:
            best, answer = cost, group
    return answer


def _way(terms: Terms, inside: range, first: int, last: int, others: Sequence[range]) -> float:
    if last < inside[0]:
        gap, cost, here, there = range(last + 1, inside[0]), 0.5, inside[0], last
    elif first > inside[-1]:
        gap, cost, here, there = range(inside[-1] + 1, first), 0.0, inside[-1], first
    else:
        return -1.0
    cost += len(gap) + _BORDER * abs(terms.items[here].clause - terms.items[there].clause)
    return cost + _OTHER * sum(other[0] in gap for other in others)
