"""What was worked out before, by what it rests on: it saves work and never changes a result. On the ground floor."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import msgspec
import numpy as np

Values = tuple[int | float | str, ...]


@dataclass(frozen=True, slots=True)
class Remembered:
    """A row to be kept. `id`: what the work was about; `found`: beside what it was done → its result."""

    id: str
    found: Mapping[str, Values]


class Memory:
    """Results, by a pair of keys: what the work is about, and beside what.

    `salt`: what all of it rests on, such as versions and knowledge; what was remembered under another is not found.
    `earlier`: what an earlier run kept. Only what is asked for again is kept again, so that a memory does not outgrow
    the rows that it belongs to.
    """

    def __init__(self, salt: str = "", earlier: Iterable[Remembered] = ()) -> None:
        self._salt = salt
        self._known: Mapping[str, Mapping[str, Values]] = {row.id: row.found for row in earlier}
        self._kept: dict[str, dict[str, Values]] = {}
        self._names: dict[str, str] = {}
        self.kept = 0
        """How many results were new."""

    def recall(self, about: str, beside: str) -> Values | None:
        """The result that was kept under these keys, which is kept on; None when there is none."""
        name = self._name(about)
        found = self._kept.get(name, {}).get(beside)
        if found is None:
            found = self._known.get(name, {}).get(beside)
            if found is not None:
                self._kept.setdefault(name, {})[beside] = found
        return found

    def keep(self, about: str, beside: str, result: Iterable[int | float | str]) -> Values:
        """Keep a result under these keys, and give it back."""
        self.kept += 1
        found = self._kept.setdefault(self._name(about), {})[beside] = tuple(result)
        return found

    def _name(self, about: str) -> str:
        if about not in self._names:
            self._names[about] = digest(self._salt, about)
        return self._names[about]

    def rows(self) -> list[Remembered]:
        """What to keep, sorted."""
        return [Remembered(name, dict(sorted(self._kept[name].items()))) for name in sorted(self._kept)]


def digest(*parts: object) -> str:
    """A key for rows, strings, numbers and arrays, in the order given: sixteen hexadecimal digits.

    >>> digest("a", "b") == digest("ab")
    False
    """
    return hashlib.blake2b(msgspec.msgpack.encode(parts, enc_hook=_plain), digest_size=8).hexdigest()


def _plain(value: object) -> object:
    if isinstance(value, np.ndarray):
        return value.shape, np.ascontiguousarray(value).tobytes()
    raise NotImplementedError(f"no key is made of a {type(value).__name__}")
