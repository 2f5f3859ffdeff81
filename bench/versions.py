"""Direction between versions: which of two neighbouring versions of an article is the older, from their texts alone?

usage: python -m bench.versions [ROOT]

ROOT holds data/wiki-versions (default: ../shared): folders of 0.txt, 1.txt …, the oldest first, in lower case. Cases
are neighbouring versions that differ. The weights in the package are fitted on all of them, so what is measured are
those that the same signs get without a fifth of the articles, on that fifth; a digest of their titles deals them.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import numpy as np
import numpy.typing as npt

from stemma.stages.revision.drafts import read_draft
from stemma.stages.revision.signs import GROWTH, read_signs

Floats = npt.NDArray[np.float64]
FOLDS = 5
DEALS = 4  # ways to deal the articles, whose figures are averaged
_RIDGE = 20.0
_ROUNDS = 30


def read_versions(folder: Path) -> Iterator[tuple[str, list[str]]]:
    """Titles and their versions, the oldest first, sorted by title."""
    for place in sorted(path for path in folder.iterdir() if path.is_dir()):
        files = sorted((path for path in place.glob("*.txt") if path.stem.isdigit()), key=lambda path: int(path.stem))
        yield place.name, [path.read_text(encoding="utf-8", errors="replace") for path in files]


def cases(folder: Path) -> tuple[list[str], Floats, Floats]:
    """Neighbouring versions that differ: titles; signs, shape (pairs, signs); log of the ratio of length, (pairs,)."""
    titles, rows, grown = [], [], []
    for title, texts in read_versions(folder):
        drafts = [read_draft(text) for text in texts]
        for (old, a), (new, b) in pairwise(zip(texts, drafts, strict=True)):
            if old != new:
                titles.append(title)
                rows.append(read_signs(a, b))
                grown.append(float(np.log((len(new) + 1) / (len(old) + 1))))
    return titles, np.array(rows), np.array(grown)


def fit(signs: Floats, ridge: float = _RIDGE) -> Floats:
    """Weights, shape (signs,), of a logistic without intercept for rows that all speak of the later as the second.

    Each sign is scaled to a mean square of one, then penalised alike (ridge); Newton's method.
    """
    scale = np.sqrt((signs**2).mean(axis=0))
    x = signs / np.where(scale > 0, scale, 1.0)
    weights = np.zeros(x.shape[1])
    for _ in range(_ROUNDS):
        wrong = 1 / (1 + np.exp(x @ weights))
        slope = ridge * weights - x.T @ wrong
        bend = (x * (wrong * (1 - wrong))[:, None]).T @ x + ridge * np.eye(len(weights))
        weights -= np.linalg.solve(bend, slope)
    return weights / np.where(scale > 0, scale, 1.0)


def out_of_fold(titles: list[str], signs: Floats, deal: int = 0) -> Floats:
    """Log-odds of the true order, shape (pairs,), from weights fitted on the other folds."""
    fold = np.array([int(hashlib.sha256(f"{title}#{deal}".encode()).hexdigest(), 16) % FOLDS for title in titles])
    odds = np.zeros(len(signs))
    for held in range(FOLDS):
        odds[fold == held] = signs[fold == held] @ fit(signs[fold != held])
    return odds


def miscalibration(odds: Floats, bins: int = 10) -> float:
    """Mean distance between the chance given to the likelier order and how often it is right, over bins of equal width
    between one half and one (expected calibration error, Naeini et al. 2015)."""
    chance, right = 1 / (1 + np.exp(-np.abs(odds))), odds > 0
    place = np.minimum(((chance - 0.5) * 2 * bins).astype(int), bins - 1)
    gaps = [abs(float(chance[place == i].sum()) - float(right[place == i].sum())) for i in range(bins)]
    return sum(gaps) / len(odds)


def accuracy(odds: Floats) -> float:
    """Share of pairs told right; what is undecided counts half."""
    return float((odds > 0).mean() + (odds == 0).mean() / 2)


def measure(root: Path) -> dict[str, float] | None:
    """Share of pairs told right out of fold, by all signs, without those of growth, and by length alone."""
    folder = root / "data/wiki-versions"
    if not folder.exists():
        return None
    titles, signs, grown = cases(folder)
    odds = [out_of_fold(titles, signs, deal) for deal in range(DEALS)]
    editing = [out_of_fold(titles, signs[:, len(GROWTH) :], deal) for deal in range(DEALS)]
    figures = {
        "told_right": sum(map(accuracy, odds)) / DEALS,
        "told_right_without_growth": sum(map(accuracy, editing)) / DEALS,
        "longer_is_later": accuracy(grown),
        "calibrated": 1 - sum(map(miscalibration, odds)) / DEALS,
    }
    return {f"versions.{name}": round(value, 4) for name, value in figures.items()}


if __name__ == "__main__":
    words = [word for word in sys.argv[1:] if not word.startswith("--")]
    measured = measure(Path(words[0] if words else "../shared"))
    print("skipped: the versions are not there" if measured is None else json.dumps(measured, indent=1))
