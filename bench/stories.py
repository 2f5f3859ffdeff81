"""Labelled story sets: build each by itself, score it, and give each figure's lowest value.

usage: python -m bench.stories [FOLDER ...]

A FOLDER holds sets: folders with story.json and articles/. Without one, the examples are taken.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import stemma
from bench.labels import DossierRows, load_labels
from bench.match import Figure
from bench.score import score
from stemma.faces.exports.rows import to_json

PROJECT = Path(__file__).resolve().parents[1]
_NO_FLOOR = frozenset({"claims.range_width_mean"})  # a width: the lowest is not the worst


@dataclass(frozen=True, slots=True)
class Scored:
    """The figures of one story set; `seconds`: how long its dossier took."""

    name: str
    figures: dict[str, Figure]
    seconds: float


def measure(root: Path, folder: str = "stories") -> dict[str, float] | None:
    """Each figure's lowest value over the sets in `root`/`folder`; None when there are none."""
    found = find_sets(root / folder)
    return lowest(score_set(one) for one in found) if found else None


def find_sets(folder: Path) -> list[Path]:
    """The story sets that lie in `folder`, by name."""
    return sorted(path.parent for path in folder.glob("*/story.json") if (path.parent / "articles").is_dir())


def score_set(folder: Path) -> Scored:
    """Build the dossier of a set's articles and score it against the set's labels."""
    start = time.perf_counter()
    with stemma.build([folder / "articles"]) as dossier:
        seconds = time.perf_counter() - start
        rows = cast(DossierRows, to_json(dossier))
    return Scored(folder.name, score(rows, [load_labels(folder)]), seconds)


def lowest(results: Iterable[Scored]) -> dict[str, float]:
    """Each figure's lowest value, figures without a floor left out.

    >>> lowest([Scored("a", {"x": Figure(0.5, 2)}, 1.0), Scored("b", {"x": Figure(0.25, 4)}, 1.0)])
    {'x': 0.25}
    """
    worst: dict[str, float] = {}
    for result in results:
        for name, figure in result.figures.items():
            if name not in _NO_FLOOR and figure.of:
                worst[name] = min(figure.value, worst.get(name, figure.value))
    return worst


def print_table(results: Sequence[Scored]) -> None:
    """Print a row a figure, a column a set, with the number of cases in brackets."""
    from rich.console import Console
    from rich.table import Table

    table = Table("figure", box=None)
    for result in results:
        table.add_column(result.name, justify="right")
    for name in dict.fromkeys(name for result in results for name in result.figures):
        cells = (result.figures.get(name) for result in results)
        table.add_row(name, *(f"{cell.value:.3f} ({cell.of})" if cell else "–" for cell in cells))
    table.add_row("seconds", *(f"{result.seconds:.1f}" for result in results))
    Console().print(table)


def main(arguments: Sequence[str]) -> int:
    """Run the command line; its exit status."""
    folders = [Path(one) for one in arguments] or [PROJECT / "examples"]
    found = [one for folder in folders for one in find_sets(folder)]
    if not found:
        print("No story set there: a set is a folder with story.json and articles/.", file=sys.stderr)
        return 2
    print_table([score_set(one) for one in found])
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
