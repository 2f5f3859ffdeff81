"""The degree of reuse: is a short text cut from another, lightly edited, rewritten, or its writer's own?

usage: python -m bench.degrees [ROOT] [--look]

ROOT holds data/clough-stevenson (default: ../shared): 95 answers to five questions, each written to one of four orders
from one text or without it, and a table of the orders. A small multinomial logistic on the seven signs of
`bench.degree_signs` learns on the answers to four questions and is asked about the fifth, five times. How firmly its
weights are held near 0 (the ridge) each round settles on its own four questions, by the same means.

Figures: `four` tells the four orders apart, from `low` to `high` (Wilson's 95 % interval). `three` does not part light
from heavy editing; `near_copy` parts what stays near the text (cut or light), rewritings and own work; `two` says
reused or not. `ngrams` is what shares of common 1- to 5-grams reach in the same rounds by the same means.

No sign is picked for these figures, but what the seven are was thought out with the answers at hand, and so was the
plain logistic kept for being simple: some 260 other ways (more signs, ordinal and yes-or-no chains, discriminants,
kernels, forests), each asked in the same rounds, reach .53 to .85, half of them .75 or less, and ways chosen inside the
rounds .68 to .81. The best of them, a linear discriminant with shrunken covariances on the seven signs, may be luck:
only answers that nobody has looked at can tell.

The labels say what writers were asked to do, and some did otherwise: two answers that were to be cut from the text
have nothing of it, and four that were to be edited copy it almost as it stands. No sign of the two texts can tell
those six right.
"""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from bench.degree_signs import DegreeSigns, signs
from bench.kinship import interval
from stemma.knowledge import Knowledge, load_knowledge
from stemma.language.lines import split_lines
from stemma.language.trained import Models, load_models
from stemma.language.words import find_words
from stemma.model import Article, Page, Reading
from stemma.settings import Settings
from stemma.sources import decode
from stemma.stages.reading import read_language
from stemma.stages.reuse import find_reuse

ORDERS = ("non", "heavy", "light", "cut")
RIDGES = (0.03, 0.1, 0.3, 1.0, 3.0, 10.0)
_ROUNDS = 25

Floats = npt.NDArray[np.float64]
Whole = npt.NDArray[np.int64]
Chosen = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Answers:
    """One entry an answer: its file, its question, its order (index in `ORDERS`), and what is measured of it.

    `signs`: shape (answers, signs), columns by `DegreeSigns.names`; `ngrams`: shape (answers, 5).
    """

    files: tuple[str, ...]
    tasks: npt.NDArray[np.str_]
    orders: Whole
    signs: Floats
    ngrams: Floats


def load(folder: Path) -> Answers:
    """Read the answers and compare each with its question's text."""
    models, knowledge, settings = load_models(), load_knowledge(), Settings()
    with (folder / "file_information.csv").open(encoding="utf-8-sig", newline="") as table:
        rows = list(csv.DictReader(table))

    @cache
    def read(name: str) -> tuple[Article, Reading]:
        return _read(folder / name, models, knowledge, settings)

    found, grams = [], []
    answers = [row for row in rows if row["Category"] in ORDERS]
    for row in answers:
        (child, of_child), (parent, of_parent) = read(row["File"]), read(f"orig_task{row['Task']}.txt")
        reuse = find_reuse((child, parent), (of_child, of_parent), settings)
        found.append(signs(child, parent, of_child, of_parent, reuse, settings).row())
        grams.append(list(_shared_grams(child.text, parent.text)))
    return Answers(
        tuple(row["File"] for row in answers),
        np.array([row["Task"] for row in answers]),
        np.array([ORDERS.index(row["Category"]) for row in answers]),
        np.array(found),
        np.array(grams),
    )


def _read(path: Path, models: Models, knowledge: Knowledge, settings: Settings) -> tuple[Article, Reading]:
    """The whole file as an article, lines that were broken to fit a column joined: nothing of it is furniture."""
    lines = split_lines(decode(Page(path.name, path.name, None, None, "text/plain", path.read_bytes())))
    text = "".join((" " if line.broken else "\n") + line.text for line in lines).lstrip("\n")
    article = Article(path.name, path.name, path.name, None, None, None, (), None, "en", text)
    return article, read_language(article, models, knowledge, settings)


def _shared_grams(child: str, parent: str) -> Iterator[float]:
    a, b = find_words(child).folded, find_words(parent).folded
    for n in range(1, 6):
        known = {b[i : i + n] for i in range(len(b) - n + 1)}
        grams = [a[i : i + n] for i in range(len(a) - n + 1)]
        yield sum(gram in known for gram in grams) / max(1, len(grams))


def fit(rows: Floats, orders: Whole, firmness: float) -> Floats:
    """Weights of a multinomial logistic by Newton's method: shape (signs + 1, 4).

    `firmness`: the ridge on all weights but the constants.
    """
    with_one = np.hstack([rows, np.ones((len(rows), 1))])
    width, kinds = with_one.shape[1], len(ORDERS)
    ridge = np.repeat([firmness] * (width - 1) + [1e-6], kinds)
    truth, weights = np.eye(kinds)[orders], np.zeros(width * kinds)
    for _ in range(_ROUNDS):
        chances = _softmax(with_one @ weights.reshape(width, kinds))
        slope = (with_one.T @ (chances - truth)).ravel() + ridge * weights
        spread = chances[:, :, None] * (np.eye(kinds) - chances[:, None, :])
        curve = np.einsum("na,nij,nb->aibj", with_one, spread, with_one, optimize=True)
        step = np.linalg.solve(curve.reshape(width * kinds, -1) + np.diag(ridge), slope)
        weights = weights - step
        if np.abs(step).max() < 1e-6:
            break
    return weights.reshape(width, kinds)


def _softmax(scores: Floats) -> Floats:
    raised: Floats = np.exp(scores - scores.max(axis=1, keepdims=True))
    shares: Floats = raised / raised.sum(axis=1, keepdims=True)
    return shares


def learn_and_ask(rows: Floats, orders: Whole, known: Chosen, asked: Chosen, firmness: float) -> Floats:
    """Chances of each order for the rows `asked`, learned on the rows `known`: shape (asked, 4)."""
    middle, scale = rows[known].mean(axis=0), rows[known].std(axis=0) + 1e-9
    scaled = (rows - middle) / scale
    weights = fit(scaled[known], orders[known], firmness)
    return _softmax(np.hstack([scaled[asked], np.ones((int(asked.sum()), 1))]) @ weights)


def by_question(rows: Floats, answers: Answers, among: Chosen, firmness: float) -> Floats:
    """Chances for the answers `among` all, each learned on the other questions among them: shape (answers, 4)."""
    chances = np.zeros((len(rows), len(ORDERS)))
    for task in sorted(set(answers.tasks[among])):
        asked = among & (answers.tasks == task)
        chances[asked] = learn_and_ask(rows, answers.orders, among & ~asked, asked, firmness)
    return chances


def blind(rows: Floats, answers: Answers) -> Floats:
    """Chances for every answer, learned on the other questions, the ridge chosen among them: shape (answers, 4)."""
    chances = np.zeros((len(rows), len(ORDERS)))
    for task in sorted(set(answers.tasks)):
        asked = answers.tasks == task
        worth = [_worth(by_question(rows, answers, ~asked, firmness), answers, ~asked) for firmness in RIDGES]
        chances[asked] = learn_and_ask(rows, answers.orders, ~asked, asked, RIDGES[int(np.argmax(worth))])
    return chances


def _worth(chances: Floats, answers: Answers, among: Chosen) -> float:
    """The mean logarithm of the chance that the right order was given."""
    return float(np.log(np.maximum(chances[among, answers.orders[among]], 1e-9)).mean())


def right(chances: Floats, orders: Whole, joined: Sequence[int] = (0, 1, 2, 3)) -> float:
    """Share told right when orders with one number in `joined` count as one; their chances add up."""
    groups = np.array(joined)
    summed = np.stack([chances[:, groups == group].sum(axis=1) for group in range(max(joined) + 1)], axis=1)
    return float((summed.argmax(axis=1) == groups[orders]).mean())


def measure(root: Path, look: bool = False) -> dict[str, float] | None:
    """Shares of answers whose order is told right; None when the data are not there."""
    folder = root / "data/clough-stevenson/data"
    if not (folder / "file_information.csv").exists():
        return None
    answers = load(folder)
    chances = blind(answers.signs, answers)
    four = right(chances, answers.orders)
    low, high = interval(round(four * len(answers.files)), len(answers.files))
    figures = {
        "four": four,
        "low": low,
        "high": high,
        "three": right(chances, answers.orders, (0, 1, 1, 2)),
        "near_copy": right(chances, answers.orders, (0, 1, 2, 2)),
        "two": right(chances, answers.orders, (0, 1, 1, 1)),
        "ngrams": right(blind(answers.ngrams, answers), answers.orders),
    }
    if look:
        _show(chances, answers)
    return {f"degrees.{name}": round(value, 4) for name, value in figures.items()}


def _show(chances: Floats, answers: Answers) -> None:
    """Print the table of orders against guesses, and each answer that was told wrong with its signs."""
    guesses = chances.argmax(axis=1)
    print("ordered  " + " ".join(f"{name:>6}" for name in ORDERS))
    for order, name in enumerate(ORDERS):
        print(f"{name:8} " + " ".join(f"{int((guesses[answers.orders == order] == g).sum()):6}" for g in range(4)))
    for i in np.flatnonzero(guesses != answers.orders):
        values: Mapping[str, float] = dict(zip(DegreeSigns.names(), answers.signs[i], strict=True))
        listed = " ".join(f"{name} {value:.2f}" for name, value in values.items())
        print(f"{answers.files[i]}: {ORDERS[answers.orders[i]]}, said {ORDERS[guesses[i]]}: {listed}")


if __name__ == "__main__":
    words = [word for word in sys.argv[1:] if not word.startswith("--")]
    measured = measure(Path(words[0] if words else "../shared"), look="--look" in sys.argv)
    print("skipped: the answers are not there" if measured is None else json.dumps(measured, indent=1))
