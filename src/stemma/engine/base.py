"""What an engine must do: apply a function to units of work, and bring together what belongs together."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Protocol, TypeVar

U = TypeVar("U")
V = TypeVar("V")
K = TypeVar("K", bound=Hashable)


class Engine(Protocol):
    """Deals work out. What comes back never depends on how it was dealt."""

    def map(self, function: Callable[[U], V], units: Sequence[U]) -> list[V]:
        """Apply a picklable `function` to each unit; results stand in the order of the units. Its errors are raised."""

    def group(self, rows: Iterable[U], key: Callable[[U], K]) -> dict[K, list[U]]:
        """Rows by key, keys in the order of their first row."""

    def close(self) -> None:
        """Let the workers go."""
