"""What was changed between two drafts: where words stand on one side alone, and what stands there instead."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz.distance import LCSseq

from stemma.stages.revision.drafts import Draft

_LARGE, _MIDDLING = 30, 6  # words and marks of an addition
_JOINED = 25  # of one that hangs on a comma or stands in brackets, at the most
_ENDS = frozenset(".!?\n")

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """Changes from one draft to another. `kept`: tokens in common, in order; `added`, `cut`: passages that stand on
    one side alone; `put`: (what stood, what stands instead)."""

    kept: int
    added: tuple[Words, ...]
    cut: tuple[Words, ...]
    put: tuple[tuple[Words, Words], ...]


def find_changes(a: Draft, b: Draft) -> Changes:
    """Collate two drafts by the longest common subsequence of their tokens (rapidfuzz's LCSseq, bit-parallel).

    One word kept between two changes joins them: it is kept by chance as often as not.

    >>> from stemma.stages.revision.drafts import read_draft
    >>> a = read_draft("Two men were hurt at the old mill on Monday, we hear.")
    >>> found = find_changes(a, read_draft("Three men were badly hurt at the old mill, we hear."))
    >>> found.put, found.added, found.cut
    (((('two',), ('three',)),), (('badly',),), (('on', 'monday'),))
    """
    numbers = {token: number for number, token in enumerate(dict.fromkeys((*a.tokens, *b.tokens)))}
    x, y = [numbers[token] for token in a.tokens], [numbers[token] for token in b.tokens]
    same = [block for block in LCSseq.opcodes(x, y).as_matching_blocks() if block.size]
    added, cut, put = [], [], []
    for i, j, k, n in _between([(s.a, s.b, s.size) for s in same], len(x), len(y)):
        old, new = a.tokens[i:j], b.tokens[k:n]
        if old and new:
            put.append((old, new))
        elif old:
            cut.append(old)
        elif new:
            added.append(new)
    return Changes(sum(block.size for block in same), tuple(added), tuple(cut), tuple(put))


def _between(same: Sequence[tuple[int, int, int]], x: int, y: int) -> Iterator[tuple[int, int, int, int]]:
    """What lies between the runs in common that count: those of two words, and a first word."""
    runs = [run for run in same if run[2] > 1 or run[:2] == (0, 0)]
    for (i, k, n), (j, m, _) in pairwise([(0, 0, 0), *runs, (x, y, 0)]):
        if i + n < j or k + n < m:
            yield i + n, j, k + n, m


def large(passages: Sequence[Words]) -> int:
    """How many passages of thirty words and more there are: whole paragraphs."""
    return sum(len(passage) >= _LARGE for passage in passages)


def middling(passages: Sequence[Words]) -> int:
    """How many have the length of a sentence or a clause."""
    return sum(_MIDDLING <= len(passage) < _LARGE for passage in passages)


def small(passages: Sequence[Words]) -> int:
    """How many have but a few words."""
    return sum(len(passage) < _MIDDLING for passage in passages)


def single(passages: Sequence[Words]) -> int:
    """How many are one word."""
    return sum(len(passage) == 1 and passage[0][0].isalpha() for passage in passages)


def whole(passages: Sequence[Words]) -> int:
    """How many are sentences, by their end or by the lines they stand on."""
    return sum(len(passage) >= 5 and (passage[-1][0] in _ENDS or passage[0][0] == "\n") for passage in passages)


def joined(passages: Sequence[Words], mark: str) -> int:
    """How many are a phrase that begins with this mark: ", who …", "(then 43)"."""
    return sum(2 <= len(passage) <= _JOINED and passage[0] == mark for passage in passages)
