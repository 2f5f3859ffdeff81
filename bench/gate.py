"""Hold what is measured above its floors.

usage: python -m bench.gate [--quick] [--data FOLDER] [NAME ...]

floors.json names, for each benchmark, the data it rests on, their digest, and the floor of each figure. Benchmarks
whose data are not in FOLDER (by default ../shared) are passed over; --quick takes only the examples, NAMEs only those
benchmarks. Exit status:
0 all floors hold, 1 a figure lies under its floor, 2 the data or the floors are not what they should be.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

PROJECT = Path(__file__).resolve().parents[1]
FLOORS = Path(__file__).with_name("floors.json")
EXAMPLES = "examples"
_SLACK = 1e-9
_VERDICTS = ("All floors hold.", "A figure lies under its floor.", "The floors do not fit the data.")


class Measure(Protocol):
    """What a benchmark module offers: figures between 0 and 1 by name, or None when its data are not in `root`."""

    def __call__(self, root: Path, /) -> Mapping[str, float] | None: ...


@dataclass(frozen=True, slots=True)
class Bench:
    """A benchmark: its `data` (paths within a folder of data), their digest, and the floors of its figures."""

    name: str
    data: tuple[str, ...]
    digest: str
    floors: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one benchmark: lines to print, and the exit status that they call for."""

    lines: tuple[str, ...]
    status: int


def load_floors(path: Path = FLOORS) -> tuple[Bench, ...]:
    """Read the floors, the benchmarks in the order of the file. Raises OSError, ValueError and KeyError."""
    entries = cast(dict[str, dict[str, object]], json.loads(path.read_text(encoding="utf-8")))
    return tuple(
        Bench(name, tuple(cast(list[str], row["data"])), str(row["digest"]), cast(dict[str, float], row["floors"]))
        for name, row in entries.items()
    )


def digest(root: Path, data: Sequence[str]) -> str:
    """A digest of all files under the paths `data` of `root`: their places and their bytes, nothing else.

    Hidden files are passed over. Raises FileNotFoundError when one of the paths is not there.
    """
    seal = hashlib.blake2b(digest_size=8)
    for top in (root / one for one in sorted(data)):
        if not top.exists():
            raise FileNotFoundError(top)
        files = [top] if top.is_file() else [path for path in top.rglob("*") if path.is_file()]
        for place, path in sorted((path.relative_to(root).as_posix(), path) for path in files):
            if "/." not in f"/{place}" and "__pycache__" not in place:
                content = path.read_bytes()
                seal.update(f"{place}\0{len(content)}\0".encode())
                seal.update(content)
    return seal.hexdigest()


def find_measure(name: str) -> Measure:
    """The measure of the benchmark called `name`: of the examples, or ``bench.NAME.measure``. Raises ImportError."""
    if name == EXAMPLES:
        return cast(Measure, partial(import_module("bench.stories").measure, folder=EXAMPLES))
    return cast(Measure, import_module(f"bench.{name}").measure)


def hold(bench: Bench, root: Path, find: Callable[[str], Measure] = find_measure) -> Outcome:
    """Measure on the data in `root`, and set each figure against its floor. Data that are not there are passed over."""
    absent = [one for one in bench.data if not (root / one).exists()]
    if absent:
        return Outcome((f"{bench.name}: skipped, {', '.join(absent)} not there",), 0)
    found = digest(root, bench.data)
    if found != bench.digest:
        lines = (
            f"{bench.name}: ERROR: the data have changed (digest {found}, the floors rest on {bench.digest}).",
            "    Measure again, look at the figures, and put the new digest and floors into bench/floors.json.",
        )
        return Outcome(lines, 2)
    figures = find(bench.name)(root)
    if figures is None:
        return Outcome((f"{bench.name}: ERROR: the data are there, but nothing was measured",), 2)
    return _compare(bench, figures)


def _compare(bench: Bench, figures: Mapping[str, float]) -> Outcome:
    lines, status = [f"{bench.name}:"], 0
    for name in [*bench.floors, *sorted(set(figures) - set(bench.floors))]:
        value, floor = figures.get(name), bench.floors.get(name)
        if value is None:
            lines.append(f"    {name:42s} not measured   ERROR: it has a floor")
            status = 2
        elif floor is None:
            lines.append(f"    {name:42s} {value:.3f}   no floor")
        else:
            under = value < floor - _SLACK
            lines.append(f"    {name:42s} {value:.3f}   floor {floor:.3f}{'   UNDER ITS FLOOR' if under else ''}")
            status = max(status, int(under))
    return Outcome(tuple(lines), status)


def main(arguments: Sequence[str]) -> int:
    """Run the command line; its exit status."""
    names = [one for one in arguments if one != "--quick"]
    shared = PROJECT.parent / "shared"
    if "--data" in names[:-1]:
        place = names.index("--data")
        shared = Path(names[place + 1])
        del names[place : place + 2]
    benches = load_floors()
    if not {bench.name for bench in benches} >= set(names):
        print(__doc__, file=sys.stderr)
        return 2
    if "--quick" in arguments:
        names = [EXAMPLES]
    status = 0
    for bench in benches:
        if names and bench.name not in names:
            continue
        root = PROJECT if bench.name == EXAMPLES else shared
        outcome = hold(bench, root)
        print("\n".join(outcome.lines), flush=True)
        status = max(status, outcome.status)
    print(_VERDICTS[status])
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
