"""Fit the weights of `stemma.stages.matching.weights` on labelled events, and print the table to paste there.

usage: python training/fit_matching.py FOLDER...

FOLDERs hold sets: folders with story.json and articles/ (training/events, training/families). Cases are pairs of
statements of which at least one is on the words of a labelled mention; a pair is true when both are mentions of one
claim. Fragments that hold less than half of the mention are no true case. Ridge-penalised logistic regression by
Newton's method; every event weighs the same.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

import stemma
from bench.labels import load_labels, locate
from bench.ridge import fit_logistic
from bench.stories import find_sets
from stemma.model import Article, Statement
from stemma.stages.lineage import descent_graph, kin_of
from stemma.stages.matching.accounts import Account, take_accounts
from stemma.stages.matching.likeness import FEATURES, compare

Floats = npt.NDArray[np.float64]
_RIDGE = 1.0
_LEAST_OF_MENTION = 0.5


def cases(folder: Path) -> tuple[Floats, Floats]:
    """The pairs of an event: features, shape (pairs, features), and whether they tell one matter, shape (pairs,)."""
    with tempfile.TemporaryDirectory() as place, stemma.build([folder / "articles"], Path(place) / "x.stemma") as event:
        story = max(event.stories, key=lambda story: (len(story.articles), story.id))
        mine = [article for article in event.articles if article.id in story.articles]
        said: dict[str, list[Statement]] = {}
        for statement in sorted(event.statements, key=lambda s: (s.article, s.content_spans, s.id)):
            said.setdefault(statement.article, []).append(statement)
        accounts = take_accounts(mine, event.readings, said)
        kin = kin_of(descent_graph(event.derivations, event.reports), [article.id for article in mine])
        told = _labels(folder, mine, accounts)
        rows = list(_pairs(accounts, kin, told))
    return np.array([row for row, _ in rows]), np.array([float(same) for _, same in rows])


def _labels(folder: Path, articles: Sequence[Article], accounts: Sequence[Account]) -> dict[str, dict[int, float]]:
    """Statement → labelled claim → how much of the longer of both the statement and the mention share."""
    told: dict[str, dict[int, float]] = {}
    for number, claim in enumerate(load_labels(folder)["claims"]):
        for mention in claim["mentions"]:
            article = next((a for a in articles if Path(a.name).name == mention["id"]), None)
            span = locate(mention["quote"], article.text) if article else None
            for account in accounts:
                if article is None or span is None or account.article != article.id:
                    continue
                for s in account.statements:
                    common = min(s.end, span[1]) - max(s.start, span[0])
                    long, short = sorted((s.end - s.start, span[1] - span[0]), reverse=True)
                    if common >= 0.5 * short:
                        told.setdefault(s.id, {})[number] = common / long
    return told


def _pairs(
    accounts: Sequence[Account], kin: set[tuple[str, str]], told: dict[str, dict[int, float]]
) -> Iterator[tuple[Floats, bool]]:
    for x, a in enumerate(accounts):
        for b in accounts[x:]:
            signs = compare(a, b, (a.article, b.article) in kin)
            for i, s in enumerate(a.statements):
                for j, t in enumerate(b.statements):
                    if a is b and a.sentences[i] >= a.sentences[j]:
                        continue
                    one, other = told.get(s.id, {}), told.get(t.id, {})
                    both = one.keys() & other.keys()
                    if both and max(min(one[c], other[c]) for c in both) < _LEAST_OF_MENTION:
                        continue
                    if one or other:
                        yield signs[i, j], bool(both)


def fit(events: Sequence[tuple[Floats, Floats]]) -> Floats:
    """Weights, shape (features,): log-odds of one matter for each sign."""
    x, y = np.concatenate([e[0] for e in events]), np.concatenate([e[1] for e in events])
    share = np.concatenate([np.full(len(e[1]), len(y) / len(e[1]) / len(events)) for e in events])
    return fit_logistic(x, y, share, np.full(x.shape[1], _RIDGE))


def main(arguments: Sequence[str]) -> int:
    """Run the command line; its exit status."""
    folders = [folder for argument in arguments for folder in find_sets(Path(argument))]
    if not folders:
        print(__doc__, file=sys.stderr)
        return 2
    for name, weight in zip(FEATURES, fit([cases(folder) for folder in folders]), strict=True):
        print(f"    {weight:.2f},  # {name}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
