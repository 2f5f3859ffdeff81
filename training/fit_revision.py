"""Fit the weights of `stemma.stages.revision.weights` on versions of articles, and print the table to paste there.

usage: python training/fit_revision.py FOLDER [--by-sign]

FOLDER holds the Versions dataset (data/wiki-versions): folders of 0.txt, 1.txt …, the oldest first. Cases are
neighbouring versions that differ, each with the later one as the second; `bench.versions` reads them and measures the
fit out of fold. --by-sign prints what each sign brings: points of accuracy, out of fold, that are lost without it.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from bench.versions import DEALS, Floats, accuracy, cases, fit, out_of_fold
from stemma.stages.revision.signs import SIGNS


def told_right(titles: list[str], signs: Floats) -> float:
    """Share of pairs told right out of fold, over all deals."""
    return sum(accuracy(out_of_fold(titles, signs, deal)) for deal in range(DEALS)) / DEALS


def by_sign(titles: list[str], signs: Floats) -> list[tuple[float, str]]:
    """What is lost without each sign, in points, and its name: most first."""
    whole = told_right(titles, signs)
    lost = []
    for i, name in enumerate(SIGNS):
        others = [j for j in range(len(SIGNS)) if j != i]
        lost.append((100 * (whole - told_right(titles, signs[:, others])), name))
    return sorted(lost, key=lambda row: (-row[0], row[1]))


def main(arguments: Sequence[str]) -> int:
    """Run the command line; its exit status."""
    folders = [Path(word) for word in arguments if not word.startswith("--")]
    if len(folders) != 1 or not folders[0].is_dir():
        print(__doc__, file=sys.stderr)
        return 2
    titles, signs, _ = cases(folders[0])
    if "--by-sign" in arguments:
        for points, name in by_sign(titles, signs):
            print(f"{points:+.2f}  {name}")
        return 0
    for name, weight in zip(SIGNS, fit(signs), strict=True):
        print(f"    {weight:.3f},  # {name}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
