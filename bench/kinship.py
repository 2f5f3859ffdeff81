"""Kinship of crawled news: are two pages related, as a whole or in part, as a careful reader labelled it?

usage: python -m bench.kinship [ROOT] [--look]

ROOT holds data/one-event-crawls (default: ../shared): raw pages on two events and labelled pairs of them. Each event is
cleaned, read and aligned as one story. What the signs of kinship are worth is fitted on the events in training/ and on
the one crawled event, and measured on the other, both ways; then again with every credit line blanked out of the pages.
`calibration` is one less the expected calibration error of the chance that a pair is related (Naeini, Cooper and
Hauskrecht 2015; ten bins). Few pairs: read each figure with its interval. `tree_related` is read off the family tree,
with the weights that Stemma ships.
"""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path

import networkx as nx

from bench.relations import (
    EVENTS,
    Event,
    Known,
    Paired,
    crawled_pairs,
    family_pairs,
    fit_kinship,
    judge,
    read_event,
    read_pages,
    without_credits,
)
from bench.stories import PROJECT, find_sets
from stemma.knowledge import Knowledge, load_knowledge
from stemma.language.trained import load_models
from stemma.model import Descent
from stemma.settings import Settings
from stemma.stages.descent import trace_descent

FAMILIES = ("training/events", "training/families")
_BINS = 10


def measure(root: Path, look: bool = False) -> dict[str, float] | None:
    """Shares of labelled pairs told right; None when the data are not there."""
    folder = root / "data/one-event-crawls"
    if not (folder / "pairs.json").exists():
        return None
    labels = json.loads((folder / "pairs.json").read_text(encoding="utf-8"))
    models, knowledge = load_models(), load_knowledge()
    families = load_families(knowledge)
    figures: dict[str, float] = {}
    for blank in (False, True):
        pages = {event: read_pages(folder / f"{event}.jsonl") for event in EVENTS}
        if blank:
            pages = {event: without_credits(pages[event], knowledge) for event in EVENTS}
        known = {event: read_event(pages[event], models, knowledge) for event in EVENTS}
        pairs = {event: crawled_pairs(known[event], labels, knowledge) for event in EVENTS}
        apart = [pair for pair in labels if pair["a"].split("/")[0] != pair["b"].split("/")[0]]
        told = _across(families, pairs, look) + [(True, True, 0.0, False) for pair in apart]
        figures |= _figures(told, "_blank" if blank else "")
        if not blank:
            figures |= _of_tree(known, labels, knowledge)
    return {f"kinship.{name}": round(value, 4) for name, value in figures.items()}


def load_families(knowledge: Knowledge) -> list[Paired]:
    """The pairs of the labelled events that come with the project."""
    folders = [one for place in FAMILIES for one in find_sets(PROJECT / place)]
    return [pair for folder in folders for pair in family_pairs(folder, knowledge)]


def _across(
    families: Sequence[Paired], pairs: dict[Event, list[Paired]], look: bool
) -> list[tuple[bool, bool, float, bool]]:
    """For each pair, by weights that its own event has not touched: is related told right, is degree, and how sure."""
    told = []
    for event, other in (EVENTS, EVENTS[::-1]):
        weights = fit_kinship([*families, *pairs[other]])
        for pair, (degree, related, _) in zip(pairs[event], judge(weights, pairs[event]), strict=True):
            true = pair.degree != "none"
            told.append(((related >= 0.5) == true, degree == pair.degree, related, true))
            if look and degree != pair.degree:
                print(f"said {degree} ({related:.2f}): {pair.a} {pair.b} {pair.degree}")
    return told


def _figures(told: Sequence[tuple[bool, bool, float, bool]], name: str) -> dict[str, float]:
    related, degree = sum(row[0] for row in told), sum(row[1] for row in told)
    low, high = interval(related, len(told))
    return {
        f"related{name}": related / len(told),
        f"related{name}_low": low,
        f"related{name}_high": high,
        f"degree{name}": degree / len(told),
        f"calibration{name}": 1 - calibration_error([(row[2], row[3]) for row in told]),
    }


def calibration_error(said: Sequence[tuple[float, bool]]) -> float:
    """How far chances lie from what comes true, on average over ten bins of chances."""
    bins: dict[int, list[tuple[float, bool]]] = {}
    for chance, true in said:
        bins.setdefault(min(int(chance * _BINS), _BINS - 1), []).append((chance, true))
    return sum(abs(sum(c for c, _ in rows) - sum(t for _, t in rows)) for rows in bins.values()) / len(said)


def _of_tree(known: dict[Event, Known], labels: Sequence[dict[str, str]], knowledge: Knowledge) -> dict[str, float]:
    found: set[frozenset[str]] = set()
    for event in known.values():
        descent = trace_descent(event.story, event.articles, event.readings, event.reuse, knowledge, Settings())
        found |= related({article.id: article.name for article in event.articles}, descent)
    right = sum((frozenset((pair["a"], pair["b"])) in found) == bool(pair["related"]) for pair in labels)
    return {"tree_related": right / len(labels)}


def related(names: dict[str, str], descent: Descent) -> set[frozenset[str]]:
    """Pairs of names that the tree relates: by descent, as copies of one text, or as siblings."""
    drawn = [d for d in descent.derivations if d.kind != "cited" and d.share > 0]
    tree = nx.DiGraph([(d.parent, d.child) for d in drawn])
    whole = nx.DiGraph([(d.parent, d.child) for d in drawn if d.kind in ("republished", "version")])
    tree.add_nodes_from(names)
    whole.add_nodes_from(names)
    found = {frozenset((names[a], names[b])) for b in names for a in nx.ancestors(tree, b) if a in names}
    above = {key: nx.ancestors(whole, key) for key in names}
    found |= {frozenset((names[a], names[b])) for a, b in combinations(sorted(names), 2) if above[a] & above[b]}
    return found | {frozenset((names[s.a], names[s.b])) for s in descent.siblings}


def interval(right: int, of: int) -> tuple[float, float]:
    """Wilson's 95 % interval of a share."""
    if not of:
        return 0.0, 1.0
    z, p = 1.96, right / of
    middle, half = p + z * z / (2 * of), z * math.sqrt(p * (1 - p) / of + z * z / (4 * of * of))
    return (middle - half) / (1 + z * z / of), (middle + half) / (1 + z * z / of)


if __name__ == "__main__":
    words = [word for word in sys.argv[1:] if not word.startswith("--")]
    measured = measure(Path(words[0] if words else "../shared"), look="--look" in sys.argv)
    print("skipped: the crawls are not there" if measured is None else json.dumps(measured, indent=1))
