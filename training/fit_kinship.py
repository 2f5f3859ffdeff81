"""Fit the weights of `stemma.stages.kinship.weights` on labelled pairs of articles; print the tables to paste there.

usage: python training/fit_kinship.py FOLDER …  [--crawls DATA]

Each FOLDER holds sets: folders with story.json and articles/ (training/events, training/families). DATA is a folder
with the raw crawled pages of two events and their labelled pairs (census.jsonl, spotify.jsonl, pairs.json); without it
the weights rest on the invented events alone. Ridge-penalised logistic regressions by Newton's method (`bench.ridge`);
what counts how much is in `bench.relations`.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path

from bench.relations import EVENTS, Paired, crawled_pairs, family_pairs, fit_kinship, read_event, read_pages
from bench.stories import find_sets
from stemma.knowledge import load_knowledge
from stemma.language.trained import load_models

RELATED = ("a passage word for word", "told alike", "telling words in common", "one names the other")
WHOLE = ("copied, of the fuller", "copied, of the shorter")


def main(arguments: Sequence[str]) -> int:
    """Run the command line; its exit status."""
    words = list(arguments)
    crawls = Path(words.pop(words.index("--crawls") + 1)) if "--crawls" in words[:-1] else None
    folders = [one for word in words if word != "--crawls" for one in find_sets(Path(word))]
    if not folders:
        print(__doc__, file=sys.stderr)
        return 2
    knowledge = load_knowledge()
    pairs: list[Paired] = [pair for folder in folders for pair in family_pairs(folder, knowledge)]
    if crawls is not None:
        labels, models = json.loads((crawls / "pairs.json").read_text(encoding="utf-8")), load_models()
        for event in EVENTS:
            known = read_event(read_pages(crawls / f"{event}.jsonl"), models, knowledge)
            pairs += crawled_pairs(known, labels, knowledge)
    for table, names, weights in zip(("RELATED", "WHOLE"), (RELATED, WHOLE), fit_kinship(pairs), strict=True):
        print(f"{table}: tuple[float, ...] = (")
        for name, weight in zip((*names, "always"), weights, strict=True):
            print(f"    {weight:.2f},  # {name}")
        print(")")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
