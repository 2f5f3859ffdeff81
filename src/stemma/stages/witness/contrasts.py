"""Contrasts between the wordings of two statements, each pair compared once and remembered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import get_args

from stemma.knowledge import Knowledge
from stemma.language.comparing import About, Contrast, Relation, Wording, find_contrasts, find_role_contrasts
from stemma.memory import Memory, Values, digest
from stemma.model import Statement
from stemma.stages.wordings import Wordings

_ABOUT: tuple[About, ...] = get_args(About)
_RELATION: tuple[Relation, ...] = get_args(Relation)
_WIDTH = 7  # numbers of a contrast


class Contrasts:
    """What the wordings of statements have against each other, and of the posts that their whole sentences give."""

    def __init__(self, wordings: Wordings, knowledge: Knowledge, memory: Memory) -> None:
        self.wordings = wordings
        self._knowledge = knowledge
        self._memory = memory
        self._whole: dict[str, Wording] = {}
        self._keys: dict[str, str] = {}

    def between(self, elder: Statement, younger: Statement) -> Iterator[Contrast]:
        """The contrasts of two statements."""
        about, beside = self.key(elder), self.key(younger)
        found = self._memory.recall(about, beside)
        if found is None:
            found = self._memory.keep(about, beside, _as_numbers(self._compare(elder, younger)))
        return _of_numbers(found)

    def _compare(self, elder: Statement, younger: Statement) -> Iterator[Contrast]:
        yield from find_contrasts(self.wordings.said(elder), self.wordings.said(younger), self._knowledge)
        yield from find_role_contrasts(self._whole[elder.id], self._whole[younger.id])

    def key(self, statement: Statement) -> str:
        """A digest of what a statement says, and of its sentence."""
        if statement.id not in self._keys:
            whole = self._whole[statement.id] = self.wordings.whole(statement)
            self._keys[statement.id] = digest(self.wordings.said(statement), whole)
        return self._keys[statement.id]


def _as_numbers(contrasts: Iterable[Contrast]) -> Iterator[int | float]:
    for c in contrasts:
        yield from (_ABOUT.index(c.about), *c.a, *c.b, _RELATION.index(c.relation), c.weight)


def _of_numbers(numbers: Values) -> Iterator[Contrast]:
    for i in range(0, len(numbers), _WIDTH):
        about, a, b, c, d, relation, weight = numbers[i : i + _WIDTH]
        yield Contrast(_ABOUT[int(about)], (int(a), int(b)), (int(c), int(d)), _RELATION[int(relation)], float(weight))
