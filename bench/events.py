"""Stories: B³ and pair F1 of `find_stories` on news texts grouped by event, one setting for all sets.

usage: python -m bench.events [ROOT]

ROOT holds data/ecb-stories and data/wikinews-events (default: ../shared). Each set is clustered as one batch.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path

from stemma.knowledge import load_knowledge
from stemma.language.encoder import load_encoder
from stemma.language.names import find_names
from stemma.language.sentences import split_sentences
from stemma.model import Article, Reading
from stemma.settings import Settings
from stemma.stages.stories import find_stories

Labelled = list[tuple[str, str, str]]  # title, text, event


def read_ecb(path: Path) -> Labelled:
    """News texts of ECB+ in their stories, which come in look-alike pairs."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [(row["title"] or "", row["text"], row["story"]) for row in rows]


def read_wikinews(path: Path) -> Labelled:
    """Articles that editors cited for one event; background pages among them are noise. Stubs are left out."""
    events = json.loads(path.read_text(encoding="utf-8"))
    found = [(a.get("title") or "", a["text"], str(i)) for i, event in enumerate(events) for a in event["articles"]]
    return [row for row in found if len(row[1]) >= 200]


def cluster(rows: Labelled) -> list[str]:
    """The story id of each row."""
    knowledge = load_knowledge()
    articles = [
        Article(f"{i:05}", "", str(i), None, None, title or None, (), None, "en", text)
        for i, (title, text, _) in enumerate(rows)
    ]
    encoder = load_encoder()
    readings = []
    for a in articles:
        sentences = split_sentences(a.text[:6_000])[:25]
        vectors = encoder.encode(a.text[:6_000], [(span,) for span in sentences])
        names = find_names(a.text[:20_000], knowledge)
        readings.append(Reading(a.id, sentences, names, (), (), (), (), vectors, vectors[:0]))
    stories = find_stories(articles, readings, Settings())
    where = {article: story.id for story in stories for article in story.articles}
    return [where[a.id] for a in articles]


def b_cubed(gold: Sequence[str], found: Sequence[str]) -> float:
    """B³ F1 (Bagga and Baldwin 1998)."""
    both = Counter(zip(gold, found, strict=True))
    sizes, guesses = Counter(gold), Counter(found)
    precision = sum(n * n / guesses[f] for (_, f), n in both.items()) / len(gold)
    recall = sum(n * n / sizes[g] for (g, _), n in both.items()) / len(gold)
    return 2 * precision * recall / (precision + recall)


def pair_f1(gold: Sequence[str], found: Sequence[str]) -> float:
    """F1 over pairs of articles put together."""
    pairs = [(gold[i] == gold[j], found[i] == found[j]) for i, j in combinations(range(len(gold)), 2)]
    hits = pairs.count((True, True))
    return 2 * hits / max(1, 2 * hits + pairs.count((True, False)) + pairs.count((False, True)))


def measure(root: Path) -> dict[str, float] | None:
    """B³ and pair F1 for each set; None when the data are not there."""
    ecb, wikinews = root / "data/ecb-stories/articles.jsonl", root / "data/wikinews-events/wikinews_medium.json"
    if not ecb.exists() or not wikinews.exists():
        return None
    figures = {}
    for name, rows in (("ecb", read_ecb(ecb)), ("wikinews", read_wikinews(wikinews))):
        gold, found = [event for _, _, event in rows], cluster(rows)
        figures[f"events.{name}_b_cubed"] = round(b_cubed(gold, found), 4)
        figures[f"events.{name}_pair_f1"] = round(pair_f1(gold, found), 4)
    return figures


if __name__ == "__main__":
    measured = measure(Path(sys.argv[1] if len(sys.argv) > 1 else "../shared"))
    print("skipped: the event sets are not there" if measured is None else json.dumps(measured, indent=1))
