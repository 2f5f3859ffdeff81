"""Fit the weights of `stemma.language.collation` on headlines aligned chunk by chunk, and write them there.

usage: python -m training.fit_collation DIRECTORY [--reader FOLDER] [--look]

DIRECTORY holds interpretable STS's training headlines (see bench/ists.py), of which the two thirds that are not
measured on are used. Three regressions, each with a ridge penalty: the first look at two chunks and the second
(logistic, by Newton's method), the kind of a gold pair (softmax, by L-BFGS). The second look and the kinds see what
the look before says of headlines that it was not fitted on, in five folds. Every pair is also fitted mirrored, so
that swapping the texts mirrors the kinds. Prints what five folds say; --look prints where they go wrong, and writes
nothing.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from bench.ists import LABELS, Case, Group, Links, is_held, links, read, score, weigh
from bench.ridge import fit_logistic
from stemma.language.collation import KINDS, Kind, read_passage
from stemma.language.collation.aligning import CHUNK_SIGNS, ROUND_SIGNS, assign, chunk_signs, round_signs
from stemma.language.collation.beside import Beside, Floats, set_beside
from stemma.language.collation.collating import mean_odds
from stemma.language.collation.kinds import KIND_SIGNS, MIRRORED, kind_signs, turn
from stemma.language.encoder import load_encoder

WEIGHTS = Path(__file__).parents[1] / "src/stemma/language/collation/weights.py"
_FOLDS = 5
_RIDGE = 1.0
# Headlines of one event have few opposites, and the lists of opposites are sure: what is believed before any is seen.
_BELIEVED: dict[tuple[str, Kind], float] = {("opposite", "opposite"): 5.0}
_TURNED = [KINDS.index(kind) for kind in MIRRORED]
_KIND_OF = {label: KINDS.index(kind) for kind, label in LABELS.items()}
_HEAD = '''"""What each sign is worth, in log-odds: that chunks answer each other (two looks), and how they stand.

Written by ``python -m training.fit_collation``, which says from what. Do not edit.
"""

'''


@dataclass(frozen=True, slots=True)
class Sheet:
    """Two headlines with their signs: `signs` of chunks, and whether they answer, shape (chunks of a, chunks of b).

    `gold`: groups of chunks, the kind's number, and what their links weigh.
    """

    case: Case
    both: Beside
    signs: Floats
    answers: Floats
    gold: tuple[tuple[Group, Group, int, float], ...]

    @property
    def fold(self) -> int:
        """Which fold it is in."""
        return int(hashlib.md5(self.case.id.encode()).hexdigest(), 16) % _FOLDS


def lay_out(case: Case, encoder: object) -> Sheet:
    """Read two headlines with their gold chunks."""
    a, b = (read_passage(side.text, side.spans(), encoder) for side in (case.a, case.b))  # type: ignore[arg-type]
    both = set_beside(a, b)
    answers = np.zeros((len(a.chunks), len(b.chunks)))
    gold = []
    for x, y, labels in case.gold:
        left, right = _chunks(case.a.chunks, x), _chunks(case.b.chunks, y)
        answers[np.ix_(left, right)] = 1.0
        weight = sum(weigh(links(case, [(x, y, labels)])).values())
        gold.append((left, right, next(_KIND_OF[label] for label in sorted(labels) if label in _KIND_OF), weight))
    return Sheet(case, both, chunk_signs(both), answers, tuple(gold))


def _chunks(chunks: Sequence[tuple[int, int]], words: Group) -> Group:
    return tuple(i for i, (first, _) in enumerate(chunks) if first in words)


def fit_odds(signs: Sequence[Floats], answers: Sequence[Floats]) -> Floats:
    """Log-odds for each sign that two chunks answer each other."""
    x = np.concatenate([part.reshape(-1, part.shape[2]) for part in signs])
    y = np.concatenate([part.ravel() for part in answers])
    return fit_logistic(x, y, np.ones(len(y)), np.full(x.shape[1], _RIDGE))


def across(sheets: Sequence[Sheet], signs: Sequence[Floats]) -> list[Floats]:
    """Log-odds of each sheet's chunks by a fit on the other folds' sheets."""
    found: list[Floats] = [np.zeros(0)] * len(sheets)
    for fold in range(_FOLDS):
        others = [i for i, sheet in enumerate(sheets) if sheet.fold != fold]
        weights = fit_odds([signs[i] for i in others], [sheets[i].answers for i in others])
        for i, sheet in enumerate(sheets):
            if sheet.fold == fold:
                found[i] = signs[i] @ weights
    return found


def fit_kinds(sheets: Sequence[Sheet], odds: Sequence[Floats]) -> Floats:
    """Log-odds of each kind for each sign, shape (len(KIND_SIGNS), len(KINDS)); mirroring the signs mirrors them."""
    rows = [row for sheet, found in zip(sheets, odds, strict=True) for row in _kind_rows(sheet, found)]
    x = np.array([signs for signs, _, _ in rows])
    y = np.array([kind for _, kind, _ in rows])
    weight = np.array([weight for _, _, weight in rows])
    weights = _softmax(x, y, weight / weight.mean())
    mirrored = np.array([turn(column) for column in weights.T]).T[:, _TURNED]
    found: Floats = (weights + mirrored) / 2
    return found


def _kind_rows(sheet: Sheet, odds: Floats) -> Iterator[tuple[Floats, int, float]]:
    for left, right, kind, weight in sheet.gold:
        if weight:
            signs = kind_signs(sheet.both, left, right, mean_odds(odds, left, right))
            yield signs, kind, weight
            yield turn(signs), _TURNED[kind], weight


def _softmax(x: Floats, y: Floats, weight: Floats) -> Floats:
    shape = x.shape[1], len(KINDS)
    believed = np.zeros(shape)
    for (sign, kind), odds in _BELIEVED.items():
        believed[KIND_SIGNS.index(sign), KINDS.index(kind)] = odds
    wanted = np.eye(len(KINDS))[y.astype(int)]

    def loss(flat: Floats) -> tuple[float, Floats]:
        weights = flat.reshape(shape)
        odds = x @ weights
        odds -= odds.max(1, keepdims=True)
        chance = np.exp(odds) / np.exp(odds).sum(1, keepdims=True)
        cost = -(weight * (odds * wanted).sum(1)).sum() + (weight * np.log(np.exp(odds).sum(1))).sum()
        off = weights - believed
        slope = x.T @ (weight[:, None] * (chance - wanted)) + _RIDGE * off
        return float(cost + 0.5 * _RIDGE * (off**2).sum()), slope.ravel()

    options = {"maxiter": 2000, "ftol": 1e-12, "gtol": 1e-6}
    found: Floats = minimize(loss, np.zeros(x.shape[1] * len(KINDS)), jac=True, method="L-BFGS-B", options=options).x
    return found.reshape(shape)


def cross_validate(sheets: Sequence[Sheet], odds: Sequence[Floats], look: bool) -> tuple[float, float]:
    """F1 of alignment and of kind over the folds, each found by a fit on the others."""
    rows: list[tuple[Links, Links]] = []
    for fold in range(_FOLDS):
        others = [i for i, sheet in enumerate(sheets) if sheet.fold != fold]
        weights = fit_kinds([sheets[i] for i in others], [odds[i] for i in others])
        for sheet, found in zip(sheets, odds, strict=True):
            if sheet.fold == fold:
                ours = [(left, right, _judge(sheet, found, left, right, weights)) for left, right in assign(found)]
                rows.append((links(sheet.case, sheet.case.gold), links(sheet.case, _in_words(sheet.case, ours))))
                if look:
                    _show(sheet, ours)
    return score(rows)


def _judge(sheet: Sheet, odds: Floats, left: Group, right: Group, weights: Floats) -> int:
    return int(np.argmax(kind_signs(sheet.both, left, right, mean_odds(odds, left, right)) @ weights))


def _in_words(case: Case, groups: Sequence[tuple[Group, Group, int]]) -> Iterator[tuple[Group, Group, frozenset[str]]]:
    for left, right, kind in groups:
        sides = [
            tuple(word for chunk in group for word in range(*side.chunks[chunk]))
            for side, group in ((case.a, left), (case.b, right))
        ]
        yield sides[0], sides[1], frozenset([LABELS[KINDS[kind]]])


def _show(sheet: Sheet, ours: Sequence[tuple[Group, Group, int]]) -> None:
    gold = {(left, right): kind for left, right, kind, _ in sheet.gold}
    found = {(left, right): kind for left, right, kind in ours}
    for left, right in sorted(gold.keys() | found.keys()):
        said = [KINDS[rows[left, right]] if (left, right) in rows else "-" for rows in (gold, found)]
        if said[0] != said[1]:
            words = [
                " + ".join(" ".join(side.words[slice(*side.chunks[chunk])]) for chunk in group)
                for side, group in ((sheet.case.a, left), (sheet.case.b, right))
            ]
            print(f"{sheet.case.id}\t{said[0]}\t{said[1]}\t{words[0]}\t{words[1]}")


def write(first: Floats, second: Floats, kinds: Floats) -> None:
    """Write the three tables as a module."""
    lines = [_HEAD]
    for name, signs, weights in (("FIRST", CHUNK_SIGNS, first), ("SECOND", ROUND_SIGNS, second)):
        lines += [f"{name}: tuple[float, ...] = (\n"]
        lines += [f"    {_plain(weight)},  # {sign}\n" for sign, weight in zip(signs, weights, strict=True)]
        lines += [")\n\n"]
    lines += [f"# {', '.join(KINDS)}\nKIND: tuple[tuple[float, ...], ...] = (\n"]
    for sign, row in zip(KIND_SIGNS, kinds, strict=True):
        lines += [f"    ({', '.join(_plain(weight) for weight in row)}),  # {sign}\n"]
    WEIGHTS.write_text("".join([*lines, ")\n"]), encoding="utf-8")


def _plain(weight: float) -> str:
    return f"{weight + 0.0:.3f}".replace("-0.000", "0.000")


def fit(folder: Path, reader: Path | None, look: bool, say: Callable[[str], None] = print) -> None:
    """Fit all three, say what five folds give, and write the tables unless `look`."""
    encoder = load_encoder(1, reader)
    sheets = [lay_out(case, encoder) for case in read(folder) if not is_held(case.id)]
    first = [sheet.signs for sheet in sheets]
    looked = across(sheets, first)
    second = [round_signs(signs, odds) for signs, odds in zip(first, looked, strict=True)]
    odds = across(sheets, second)
    alignment, kind = cross_validate(sheets, odds, look)
    say(f"{len(sheets)} pairs of headlines, five folds: alignment {alignment:.3f}, kind {kind:.3f}")
    if not look:
        answers = [sheet.answers for sheet in sheets]
        write(fit_odds(first, answers), fit_odds(second, answers), fit_kinds(sheets, odds))


def main(arguments: Sequence[str]) -> int:
    """Run the command line; its exit status."""
    rest = [one for one in arguments if one != "--look"]
    if len(rest) not in (1, 3) or (len(rest) == 3 and rest[1] != "--reader"):
        print(__doc__, file=sys.stderr)
        return 2
    fit(Path(rest[0]), Path(rest[2]) if len(rest) == 3 else None, "--look" in arguments)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
