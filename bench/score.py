"""Score an exported dossier against the labels of story sets.

usage: python -m bench.score DOSSIER.json SET [SET ...] [--json]

DOSSIER.json is what ``stemma export --as json`` writes. A SET is a folder with story.json; `examples/README.md` tells
its format. Figures lie between 0 and 1 and higher is better, but for ``claims.range_width_mean``; "of" is the number of
cases that a figure rests on. Standard library only.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from itertools import chain, combinations
from pathlib import Path
from typing import cast

from bench.labels import DossierRows, Labels, load_labels, locate, same_name
from bench.match import Figure, Match, Named, f1, ratio, share
from bench.score_claims import claim_figures

_BODIES = ("outlet", "agency", "document", "office")
_PRESS = ("outlet", "agency")


def score(dossier: DossierRows, sets: Sequence[Labels]) -> dict[str, Figure]:
    """Measure a dossier against the labels of `sets`, all of whose articles it is expected to hold.

    A figure for which the labels have no case is left out. Raises KeyError where either lacks a field it must have.
    """
    match = Match(dossier, sets)
    parts = (_cleaning, _spans, _stories, _edges, _sources, _origins, claim_figures)
    return dict(chain.from_iterable(part(match) for part in parts))


def _cleaning(match: Match) -> Named:
    """Is every article there, without its furniture and with the words that the labels quote?"""
    yield "articles.read", ratio(len(match.label_of), len(match.here))
    furniture = [row for labels in match.sets for row in labels.get("furniture", [])]
    mentions = [row for labels in match.sets for claim in labels["claims"] for row in claim["mentions"]]
    gone = [locate(row["quote"], found["text"]) is None for row in furniture if (found := match.here.get(row["id"]))]
    kept = [locate(row["quote"], found["text"]) is not None for row in mentions if (found := match.here.get(row["id"]))]
    yield from share("clean.furniture_removed", gone)
    yield "clean.quotes_kept", ratio(sum(kept), len(kept))


def _spans(match: Match) -> Named:
    """Do all offsets lie inside their articles, and do the words that are quoted stand there?"""
    cases: list[bool] = []

    def check(article: str, start: int, end: int, quote: str | None = None) -> None:
        text = match.text(article)
        cases.append(0 <= start < end <= len(text) and quote in (None, text[start:end]))

    for row in match.statements.values():
        article, parts = row["article"], row.get("content_spans") or []
        check(article, row["start"], row["end"])
        for span in (row.get("source_span"), row.get("cue_span"), *parts):
            if span:
                check(article, span[0], span[1])
        if row.get("quote") is not None:
            cases.append(row["quote"] == " … ".join(match.text(article)[start:end] for start, end in parts))
    for passage in match.dossier.get("reuse", []):
        for side in (passage["a"], passage["b"]):
            check(side["article"], side["start"], side["end"])
    for difference in match.dossier.get("differences", []):
        for reading in difference.get("readings", []):
            statement = match.statements.get(reading["statement"])
            if statement:
                check(statement["article"], reading["start"], reading["end"], reading.get("value"))
    yield "spans.valid", ratio(sum(cases), len(cases))


def _stories(match: Match) -> Named:
    """F1 of the pairs of articles that are in one story; an article without a story is a story by itself."""
    rows = {row["id"]: (labels, row) for labels in match.sets for row in labels["articles"]}
    put = [
        (labels["story_id"] if row["role"] == "in_story" else name, article.get("story") or name)
        for name, (labels, row) in rows.items()
        if (article := match.here[name])
    ]
    pairs = Counter((a[0] == b[0], a[1] == b[1]) for a, b in combinations(put, 2))
    wanted = pairs[True, True] + pairs[True, False]
    if wanted:
        yield "stories.pair_f1", Figure(round(f1(pairs[True, True], pairs[False, True], pairs[True, False]), 4), wanted)


def _edges(match: Match) -> Named:
    """Lines of descent; pairs that are rightly left without one; siblings."""
    wanted = {(row["child"], row["parent"]) for labels in match.sets for row in labels.get("derivations", [])}
    if wanted:
        yield "descent.edge_recall", ratio(len(match.edges & wanted), len(wanted))
        yield "descent.edge_precision", ratio(len(match.edges & wanted), len(match.edges))
    joined = {frozenset(edge) for edge in match.edges} | match.siblings
    apart = {frozenset(pair) for labels in match.sets for pair in labels.get("independent_pairs", [])}
    siblings = {frozenset(pair) for labels in match.sets for pair in labels.get("siblings", [])}
    yield from share("descent.independent_kept_apart", [pair not in joined for pair in apart])
    yield from share("descent.siblings_found", [pair in match.siblings for pair in siblings])


def _sources(match: Match) -> Named:
    """Cited sources that the dossier has, and names it has for the press that are names of the press."""
    cited = [name for labels in match.sets for name in labels.get("cited_sources", [])]
    if not cited:
        return
    named = [(row["name"], row.get("kind")) for row in match.sources.values() if row.get("name")]
    bodies = [name for name, kind in named if kind in _BODIES]
    yield from share("descent.cited_sources_found", [any(same_name(one, name) for name in bodies) for one in cited])
    labelled = (labels["articles"] for labels in match.sets)
    rows: Iterable[Mapping[str, object]] = chain(match.dossier["articles"], *labelled)
    outlets = [str(row["outlet"]) for row in rows if row.get("outlet")]
    known = [*cited, *outlets, *(name for labels in match.sets for name in labels.get("also_named", []))]
    press = [name for name, kind in named if kind in _PRESS]
    yield from share("descent.press_names_real", [any(same_name(name, one) for one in known) for name in press])


def _origins(match: Match) -> Named:
    """Is the labelled origin among the origins of its story, and are those few?"""
    cases: list[bool] = []
    for article in (match.here.get(labels["origin"]) for labels in match.sets if labels.get("origin")):
        story = next((row for row in match.dossier["stories"] if article and article["id"] in row["articles"]), None)
        roots = (story.get("origins") or []) if story else []
        standing = {match.standing.get(root) or root for root in roots}
        few = story is not None and len(roots) <= max(3, len(story["articles"]) // 2)
        cases.append(article is not None and article["id"] in standing and few)
    yield from share("descent.origin_found", cases)


def main(arguments: Sequence[str]) -> int:
    """Run the command line; its exit status."""
    paths = [Path(one) for one in arguments if not one.startswith("--")]
    if len(paths) < 2:
        print(__doc__, file=sys.stderr)
        return 2
    dossier = cast(DossierRows, json.loads(paths[0].read_text(encoding="utf-8")))
    figures = score(dossier, [load_labels(path) for path in paths[1:]])
    if "--json" in arguments:
        print(json.dumps({name: asdict(figure) for name, figure in figures.items()}, indent=1))
    else:
        for name, figure in figures.items():
            print(f"{name:42s} {figure.value:.3f}   of {figure.of}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
