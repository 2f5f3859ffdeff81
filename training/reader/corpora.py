"""The labelled texts that the reader learns from: attributions (PolNeAR) and names (Worldwide Newswire)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench import names, statements
from stemma.language.reader.labels import KINDS

is_fifth = names.is_held


@dataclass(frozen=True, slots=True)
class Fragment:
    """An unbroken piece of an attribution: its role, its place, and which attribution of the text it is of."""

    role: str
    start: int
    end: int
    attribution: int


@dataclass(frozen=True, slots=True)
class Labelled:
    """A text with its labels, offsets in code points. A set that a corpus does not label is None."""

    name: str
    text: str
    attributions: tuple[Fragment, ...] | None = None
    names: tuple[tuple[int, int, str], ...] | None = None


def read_attributions(folder: Path) -> Iterator[Labelled]:
    """One part of PolNeAR (Newell et al. 2018)."""
    for article in statements.read(folder):
        rows = (
            Fragment(role, start, end, number)
            for number, labels in enumerate(article.rows)
            for role, spans in labels.items()
            for start, end in spans
        )
        yield Labelled(article.name, article.text, tuple(rows))


def read_names(folder: Path) -> Iterator[Labelled]:
    """The Worldwide Newswire articles (Shan et al. 2023), without the address in their first line."""
    for path in sorted(folder.glob("*.tsv")):
        text, gold = names.read(path)
        body = text.partition("\n")[2]
        offset = len(text) - len(body)
        found = [(a - offset, b - offset, kind) for (a, b), kind in sorted(gold.items()) if kind in KINDS]
        yield Labelled(path.name, body, names=tuple(found))
