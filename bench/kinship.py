"""Descent on crawled news: are two pages related, as a careful reader labelled it?

usage: python -m bench.kinship [ROOT]

ROOT holds data/one-event-crawls (default: ../shared): raw pages on two events and labelled pairs of them. Each event is
cleaned, read and traced as one story. Two articles count as related when one descends from the other, when both carry
one report or copy one article, or when they are siblings. Few pairs: read the figure with its interval.
"""

from __future__ import annotations

import json
import math
import sys
from itertools import combinations
from pathlib import Path

import networkx as nx

from stemma.knowledge import Knowledge, load_knowledge
from stemma.language.encoder import Encoder, load_encoder
from stemma.model import Descent, Page, Story, make_id
from stemma.settings import Settings
from stemma.stages.articles import clean_pages
from stemma.stages.descent import trace_descent
from stemma.stages.reading import read_language
from stemma.stages.reuse import find_reuse

EVENTS = ("census", "spotify")
Pair = frozenset[str]


def read_pages(path: Path) -> list[Page]:
    """One page a record."""
    pages = []
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        content = json.dumps({"outlet": record["outlet"], "text": record["text"]}, sort_keys=True).encode()
        pages.append(Page(make_id("art", record["id"]), record["id"], None, None, "application/json", content))
    return pages


def trace(pages: list[Page], encoder: Encoder, knowledge: Knowledge) -> tuple[dict[str, str], Descent]:
    """Names by article id, and the descent of all pages as one story."""
    settings = Settings()
    articles, _ = clean_pages(pages, knowledge, settings)
    readings = [read_language(article, encoder, knowledge, settings) for article in articles]
    reuse = find_reuse(articles, readings, settings)
    story = Story("sto-all", "", tuple(sorted(article.id for article in articles)))
    descent = trace_descent(story, articles, readings, reuse, knowledge, settings)
    return {article.id: article.name for article in articles}, descent


def related(names: dict[str, str], descent: Descent) -> set[Pair]:
    """Pairs of names that the tree relates."""
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


def measure(root: Path, look: bool = False) -> dict[str, float] | None:
    """Share of labelled pairs that are told right as related or not; None when the data are not there."""
    folder = root / "data/one-event-crawls"
    if not (folder / "pairs.json").exists():
        return None
    encoder, knowledge = load_encoder(), load_knowledge()
    found: set[Pair] = set()
    for event in EVENTS:
        found |= related(*trace(read_pages(folder / f"{event}.jsonl"), encoder, knowledge))
    pairs = json.loads((folder / "pairs.json").read_text(encoding="utf-8"))
    right = 0
    for pair in pairs:
        guess = frozenset((pair["a"], pair["b"])) in found
        right += guess == pair["related"]
        if look and guess != pair["related"]:
            print(f"said {'related' if guess else 'not'}: {pair['a']} {pair['b']} {pair['relation']} {pair['origins']}")
    low, high = interval(right, len(pairs))
    figures = {"related": right / len(pairs), "low": low, "high": high}
    return {f"kinship.{name}": round(value, 4) for name, value in figures.items()}


if __name__ == "__main__":
    words = [word for word in sys.argv[1:] if not word.startswith("--")]
    measured = measure(Path(words[0] if words else "../shared"), look="--look" in sys.argv)
    print("skipped: the crawls are not there" if measured is None else json.dumps(measured, indent=1))
