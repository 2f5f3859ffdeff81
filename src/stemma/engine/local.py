"""This machine: one process for little work, a pool of them for much."""

from __future__ import annotations

import logging
import multiprocessing
import os
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from types import TracebackType
from typing import Self

from stemma.engine.base import K, U, V

log = logging.getLogger(__name__)


class LocalEngine:
    """Works serially below `threshold` units, else in `workers` processes, started once and kept until `close`.

    The processes are spawned, not forked: a fork of a process that runs a model's threads can hang. Starting them takes
    a second or two, hence the threshold. Where they cannot run (a script without a main guard, no memory) the work is
    done serially.
    """

    def __init__(self, workers: int | None = None, threshold: int = 64) -> None:
        self.workers = max(1, workers if workers is not None else _cores())
        self.threshold = threshold
        self._pool: ProcessPoolExecutor | None = None

    def map(self, function: Callable[[U], V], units: Sequence[U]) -> list[V]:
        """See `Engine.map`."""
        if self.workers == 1 or len(units) < self.threshold:
            return [function(unit) for unit in units]
        try:
            return list(self._started().map(function, units, chunksize=max(1, len(units) // (self.workers * 8))))
        except BrokenProcessPool:
            log.warning("worker processes could not run; going on in one process")
            self.close()
            self.workers = 1
            return [function(unit) for unit in units]

    def group(self, rows: Iterable[U], key: Callable[[U], K]) -> dict[K, list[U]]:
        """See `Engine.group`."""
        groups: dict[K, list[U]] = {}
        for row in rows:
            groups.setdefault(key(row), []).append(row)
        return groups

    def close(self) -> None:
        """See `Engine.close`."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _started(self) -> ProcessPoolExecutor:
        if self._pool is None:
            self._pool = ProcessPoolExecutor(self.workers, mp_context=multiprocessing.get_context("spawn"))
        return self._pool


def _cores() -> int:
    """Cores this process may use, which in a container can be fewer than the machine has."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
