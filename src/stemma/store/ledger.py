"""Units of work against a store: those with a receipt are skipped, due ones done and kept, those gone forgotten."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from time import perf_counter
from typing import Protocol, TypeVar

from stemma.model import Dropped, Receipt
from stemma.store.base import DROPPED, Filed, Store

log = logging.getLogger(__name__)
P = TypeVar("P")
U = TypeVar("U")
V = TypeVar("V")
Progress = Callable[[str, int, int], None]
"""Called as ``(stage, units done, units to do)``."""
_FAILED = "failed"  # in the place of a digest: tried again the next time


class Map(Protocol):
    """Applies a function to units; results stand in their order."""

    def __call__(self, function: Callable[[U], V], units: Sequence[U]) -> list[V]: ...


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage as data. Raise `version` whenever its rows change. `batch`: units that are dealt out and kept at once.
    `slow`: fewer of them than that are kept and told of one by one.
    """

    name: str
    version: int
    unit: str
    batch: int
    slow: bool = False


@dataclass(frozen=True, slots=True)
class StageResult:
    """What a stage did: units `done`, `skipped` for their receipts, `failed`, `forgotten`; and the time it took."""

    name: str
    unit: str
    done: int
    skipped: int
    failed: int
    forgotten: int
    seconds: float


class Ledger:
    """Does the due work of stage after stage; `results` says what was done."""

    def __init__(self, store: Store, map_units: Map, on_progress: Progress | None = None) -> None:
        self.results: list[StageResult] = []
        self._store = store
        self._map = map_units
        self._on_progress = on_progress
        self._since = perf_counter()

    def settle(
        self,
        stage: Stage,
        digests: Mapping[str, str],
        load: Callable[[str], P],
        make: Callable[[], Callable[[P], list[Filed]]],
        name: Callable[[str], str] = str,
        gone: Collection[str] | None = None,
    ) -> dict[str, str]:
        """Do the units whose digest is new, and forget those in `gone` (by default all that are no units any more).

        `load` gives what a unit's work needs; `make` the picklable function that does it, asked for only when something
        is due; `name` what a reader calls a unit. A unit whose work fails becomes a `Dropped` row with the reason.
        Gives the digests of the units that are done, now or earlier.
        """
        held = self._store.receipts(stage.name)
        gone = held.keys() - digests.keys() if gone is None else gone
        self._store.forget(stage.name, gone)
        due = sorted(unit for unit, digest in digests.items() if held.get(unit) != digest)
        failed: set[str] = set()
        if due:
            attempt = partial(_attempt, make())
        size = 1 if stage.slow and len(due) < stage.batch else stage.batch
        for i in range(0, len(due), size):
            batch = due[i : i + size]
            outcomes = self._map(attempt, [load(unit) for unit in batch])
            for unit, outcome in zip(batch, outcomes, strict=True):
                if not self._keep(Receipt(stage.name, unit, digests[unit]), outcome, name):
                    failed.add(unit)
            if self._on_progress is not None:
                self._on_progress(stage.name, i + len(batch), len(due))
        now = perf_counter()
        done, skipped = len(due) - len(failed), len(digests) - len(due)
        self.results.append(
            StageResult(stage.name, stage.unit, done, skipped, len(failed), len(gone), now - self._since)
        )
        self._since = now
        return {unit: digest for unit, digest in digests.items() if unit not in failed}

    def _keep(self, receipt: Receipt, outcome: list[Filed] | str, name: Callable[[str], str]) -> bool:
        """Keep a unit's rows, or the reason why there are none. Says whether there are."""
        if not isinstance(outcome, str):
            try:
                self._store.replace(receipt, outcome)
                return True
            except UnicodeEncodeError as error:
                outcome = reason(error)
        log.info("%s gave up %s: %s", receipt.stage, receipt.unit, outcome)
        row = Dropped(receipt.stage, storable(name(receipt.unit)), outcome, receipt.unit)
        self._store.replace(Receipt(receipt.stage, receipt.unit, _FAILED), [DROPPED.of([row])])
        return False


def reason(error: Exception) -> str:
    """An error in one line, for a `Dropped` row.

    >>> reason(ValueError("no\\n text"))
    'ValueError: no text'
    """
    text = " ".join(str(error).split())[:200]
    return storable(f"{type(error).__name__}: {text}" if text else type(error).__name__)


def storable(text: str) -> str:
    """`text` without lone surrogates (file names may hold some), which no store can write."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _attempt(do: Callable[[P], list[Filed]], payload: P) -> list[Filed] | str:
    """The rows of a unit, or the reason why there are none: one bad article must not cost the others."""
    try:
        return do(payload)
    except Exception as error:
        log.debug("a unit of work failed", exc_info=True)
        return reason(error)
