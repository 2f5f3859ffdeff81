"""A dossier beside the labels of the sets that it should hold, and what a figure is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from bench.labels import ArticleRow, DossierRows, Labels


@dataclass(frozen=True, slots=True)
class Figure:
    """A measured value, rounded to four decimals, and the number of cases that it rests on."""

    value: float
    of: int


Named = Iterator[tuple[str, Figure]]


def ratio(hits: float, of: int) -> Figure:
    """`hits` of `of` cases; 0 where there is none."""
    return Figure(round(hits / max(1, of), 4), of)


def share(name: str, cases: Sequence[bool]) -> Named:
    """The share of `cases` that are true, under `name`; nothing when there is no case."""
    if cases:
        yield name, ratio(sum(cases), len(cases))


def f1(hits: int, false: int, missed: int) -> float:
    """The harmonic mean of precision and recall.

    >>> f1(2, 1, 1) == 2 / 3
    True
    """
    return 2 * hits / (2 * hits + false + missed) if hits else 0.0


class Match:
    """Which article of a dossier is which labelled one, and the lines that are drawn between those.

    `here`: label → article, None where the dossier has none. `label_of`: the id of an article → its label.
    """

    def __init__(self, dossier: DossierRows, sets: Sequence[Labels]) -> None:
        self.dossier = dossier
        self.sets = sets
        articles = dossier["articles"]
        self.here = {row["id"]: find_article(row["id"], articles) for labels in sets for row in labels["articles"]}
        self.label_of = {article["id"]: label for label, article in self.here.items() if article}
        self.articles = {article["id"]: article for article in articles}
        self.statements = {row["id"]: row for row in dossier.get("statements", [])}
        self.sources = {row["id"]: row for row in dossier.get("sources", [])}
        self.standing = {row["id"]: row.get("article") for row in dossier.get("reports", [])}

    @cached_property
    def edges(self) -> set[tuple[str, str]]:
        """Child and parent of each line of descent between labelled articles; reports that are lost are passed."""
        parents: dict[str, set[str]] = defaultdict(set)
        for row in self.dossier.get("derivations", []):
            if row.get("kind") != "cited":
                parents[row["child"]].add(row["parent"])
        return {
            (self.label_of[child], self.label_of[parent])
            for child in parents
            if child in self.label_of
            for parent in self._nearest(child, parents)
            if parent != child
        }

    @cached_property
    def siblings(self) -> set[frozenset[str]]:
        """The pairs of labelled articles that the dossier calls siblings."""
        rows = self.dossier.get("siblings", [])
        both = [(row["a"], row["b"]) for row in rows if row["a"] in self.label_of and row["b"] in self.label_of]
        return {frozenset((self.label_of[a], self.label_of[b])) for a, b in both}

    def text(self, article: str) -> str:
        """The text of the article of that id, empty where there is none."""
        return self.articles[article]["text"] if article in self.articles else ""

    def _nearest(self, child: str, parents: Mapping[str, set[str]]) -> Iterator[str]:
        """The nearest ancestors that are labelled; a report that a labelled article stands for is that article."""
        waiting, seen = [child], {child}
        while waiting:
            for parent in parents.get(waiting.pop(), ()):
                article = parent if parent in self.label_of else self.standing.get(parent)
                if article is not None and article in self.label_of:
                    yield article
                elif parent not in seen:
                    seen.add(parent)
                    waiting.append(parent)


def find_article(label: str, articles: Sequence[ArticleRow]) -> ArticleRow | None:
    """The article that a label means: of that id or name, else of a name that ends so, else of the same last part.

    None where no article is meant, or more than one.
    """
    named = [(article, (str(article["id"]), str(article.get("name") or ""))) for article in articles]
    last = Path(label).name
    for hits in (
        [article for article, names in named if label in names],
        [article for article, names in named if any(name.endswith(f"/{label}") for name in names)],
        [article for article, names in named if any(Path(name).name == last for name in names)],
    ):
        if hits:
            return hits[0] if len(hits) == 1 else None
    return None
