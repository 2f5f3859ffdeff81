"""Pairs of articles whose relation is known, with the signs that Stemma sees: of labelled events, and of crawls."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path
from typing import Literal

import networkx as nx
import numpy as np
import numpy.typing as npt

import stemma
from bench.labels import Labels, load_labels
from bench.ridge import chances, fit_logistic
from stemma.knowledge import Knowledge
from stemma.language.trained import Models
from stemma.model import Article, Page, Reading, Reuse, Story, make_id
from stemma.settings import Settings
from stemma.stages.articles import clean_pages
from stemma.stages.kinship.case import Case, gather
from stemma.stages.kinship.degree import Degree, related_features, whole_features
from stemma.stages.kinship.signs import find_signs
from stemma.stages.reading import read_language
from stemma.stages.reuse import find_reuse

Floats = npt.NDArray[np.float64]
Event = Literal["census", "spotify"]
EVENTS: tuple[Event, ...] = ("census", "spotify")
_RIDGE = 0.2
_NEARLY = 0.25  # how much a pair counts that is related through others only


@dataclass(frozen=True, slots=True)
class Paired:
    """A pair of articles: the numbers that the regressions weigh, its label, how much it counts among its like."""

    a: str
    b: str
    related: tuple[float, ...]
    whole: tuple[float, ...]
    degree: Degree
    weight: float
    crawled: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Known:
    """One crawled event, cleaned, read and aligned."""

    articles: list[Article]
    readings: list[Reading]
    reuse: list[Reuse]

    @property
    def story(self) -> Story:
        return Story("sto-all", "", tuple(sorted(article.id for article in self.articles)))


def read_pages(path: Path) -> list[Page]:
    """One page a record."""
    return [_page(json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines()]


def _page(record: Mapping[str, str]) -> Page:
    content = json.dumps({"outlet": record["outlet"], "text": record["text"]}, sort_keys=True).encode()
    return Page(make_id("art", record["id"]), record["id"], None, None, "application/json", content)


def read_event(pages: Sequence[Page], models: Models, knowledge: Knowledge) -> Known:
    """Clean, read and align pages as one story."""
    settings = Settings()
    articles, _ = clean_pages(pages, knowledge, settings)
    readings = [read_language(article, models, knowledge, settings) for article in articles]
    return Known(articles, readings, find_reuse(articles, readings, settings))


def without_credits(pages: Sequence[Page], knowledge: Knowledge) -> list[Page]:
    """The pages with every credit line blanked out: bylines, datelines, licences, and lines that hold nothing else."""
    articles, _ = clean_pages(pages, knowledge, Settings())
    quotes = {article.id: [credit.quote for credit in article.credits] + list(article.byline) for article in articles}
    blank = []
    for page in pages:
        record = json.loads(page.content)
        for quote in quotes.get(page.id, ()):
            record["text"] = record["text"].replace(quote, " ")
        blank.append(replace(page, content=json.dumps(record, sort_keys=True).encode()))
    return blank


def crawled_pairs(known: Known, labels: Sequence[Mapping[str, str]], knowledge: Knowledge) -> list[Paired]:
    """The labelled pairs of a crawled event."""
    case = gather(known.story, known.articles, known.readings, known.reuse, knowledge, Settings())
    names = {article.name: article.id for article in known.articles}
    numbers = _numbers(case)
    found = []
    for pair in labels:
        if pair["a"] in names and pair["b"] in names:
            one, other = sorted((names[pair["a"]], names[pair["b"]]))
            degree = _degree(pair["degree"])
            found.append(Paired(pair["a"], pair["b"], *numbers.get((one, other), _NOTHING), degree, 1.0, crawled=True))
    return found


def _degree(label: str) -> Degree:
    return "whole" if label == "whole" else "part" if label == "part" else "none"


_NOTHING = ((0.0, 0.0, 0.0, 0.0, 1.0), (0.0, 0.0, 1.0))


def _numbers(case: Case) -> dict[tuple[str, str], tuple[tuple[float, ...], tuple[float, ...]]]:
    found = {}
    for (a, b), signs in find_signs(case.articles, case.told, case.covers, case.reuse, case.press.documents).items():
        named = a in case.habits.naming[b] or b in case.habits.naming[a]
        found[a, b] = related_features(signs, named), whole_features(signs)
    return found


def family_pairs(folder: Path, knowledge: Knowledge) -> list[Paired]:
    """The pairs of a labelled event, as far as its labels tell their relation."""
    labels = load_labels(folder)
    with stemma.build([folder / "articles"]) as event:
        found = []
        for story in event.stories:
            mine = [article for article in event.articles if article.id in story.articles]
            if len(mine) < 2:
                continue
            reuse = [row for row in event.reuse if row.a.article in story.articles]
            case = gather(story, mine, list(event.readings), reuse, knowledge, Settings())
            numbers = _numbers(case)
            for a, b in combinations(sorted(mine, key=lambda article: article.id), 2):
                known = _relation(labels, Path(a.name).name, Path(b.name).name)
                if known and (a.id, b.id) in numbers:
                    found.append(Paired(a.name, b.name, *numbers[a.id, b.id], *known))
    return found


def _relation(labels: Labels, a: str, b: str) -> tuple[Degree, float] | None:
    """What the labels say of a pair, and how much that counts; None when they leave it open."""
    rows = {row["id"]: row for row in labels["articles"]}
    tree = nx.DiGraph([(parent, row["id"]) for row in labels["articles"] for parent in row["parents"]])
    tree.add_nodes_from(rows)
    if {a, b} in [set(pair) for pair in labels.get("independent_pairs", [])]:
        return "none", 1.0
    for child, parent in ((a, b), (b, a)):
        if parent in rows[child]["parents"]:
            alone = rows[child]["kind"] == "republished" and len(rows[child]["parents"]) == 1
            return ("whole" if alone else "part"), 1.0
    if {a, b} in [set(pair) for pair in labels.get("siblings", [])]:
        return "part", 1.0
    if nx.ancestors(tree, a) & nx.ancestors(tree, b) or nx.has_path(tree, a, b) or nx.has_path(tree, b, a):
        return "part", _NEARLY
    return None


def fit_kinship(cases: Sequence[Paired]) -> tuple[Floats, Floats]:
    """The weights `RELATED` and `WHOLE` of `stemma.stages.kinship.weights`.

    Real pages are few: all crawled pairs together count as much as all invented ones.
    """
    related = _fit([c.related for c in cases], [c.degree != "none" for c in cases], _shares(cases))
    sure = [c for c in cases if c.degree != "none" and c.weight >= 1.0]
    whole = _fit([c.whole for c in sure], [c.degree == "whole" for c in sure], _shares(sure))
    return related, whole


def _shares(cases: Sequence[Paired]) -> list[float]:
    invented = sum(c.weight for c in cases if not c.crawled)
    crawled = sum(c.weight for c in cases if c.crawled)
    return [c.weight * invented / crawled if c.crawled and invented else c.weight for c in cases]


def _fit(rows: Sequence[tuple[float, ...]], true: Sequence[bool], weight: Sequence[float]) -> Floats:
    x = np.array(rows)
    ridge = np.append(np.full(x.shape[1] - 1, _RIDGE), 0.0)
    return fit_logistic(x, np.array(true, dtype=np.float64), np.array(weight), ridge)


def judge(weights: tuple[Floats, Floats], cases: Sequence[Paired]) -> list[tuple[Degree, float, float]]:
    """For each case the likeliest degree, the chance that it is related, and how sure the degree is."""
    related = chances(np.array([c.related for c in cases]), weights[0])
    whole = chances(np.array([c.whole for c in cases]), weights[1])
    said: list[tuple[Degree, float, float]] = []
    for r, w in zip(related.tolist(), whole.tolist(), strict=True):
        degree: Degree = "none" if r < 0.5 else "whole" if w >= 0.5 else "part"
        said.append((degree, r, 1 - r if degree == "none" else r * max(w, 1 - w)))
    return said
