"""Whose word it is, and through whom: statements of short passages with chains, anonymous sources and press reports.

usage: python -m bench.chains [tuning|held] [--look] [--rules]

The passages lie in bench/passages (see its README). A labelled statement is right when its words are laid to the source
that the label names, or to nobody where that is the article itself, and pass through those whom the label names, in
their order. A source is the one named when its words are the label's, or, of one kind, a part of them or the other way
round; articles, marks and the press in brackets behind an anonymous source are passed over.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict, cast

import numpy as np
import numpy.typing as npt

from bench.labels import plain_words, same_name
from stemma.knowledge import Knowledge, load_knowledge
from stemma.language.bylines import same_press
from stemma.language.encoder import Spans
from stemma.language.reader import Reader, load_reader
from stemma.language.trained import Models
from stemma.model import Article, Source, Stated, Statement
from stemma.settings import Settings
from stemma.stages.reading import read_language
from stemma.stages.statements import find_statements

FOLDER = Path(__file__).with_name("passages")
_HANDS = {"c": "chains.", "d": "chains.later_", "e": "chains.third_"}  # by the letter that an id begins with
_BRACKETS = re.compile(r"\s\([^)]*\)$")


class Label(TypedDict):
    """A statement as it is labelled."""

    words: str
    source: str | None
    kind: str | None
    also: list[str]
    via: list[str]
    hedge: str


class Passage(TypedDict):
    """A passage and its statements."""

    id: str
    text: str
    outlet: str | None
    about: list[str]
    statements: list[Label]


class _Nothing:
    """An encoder for whom all words are alike: what they mean is not asked here."""

    digest, dimension = "nothing", 2

    def encode(self, text: str, parts: Sequence[Spans]) -> npt.NDArray[np.float32]:
        return np.ones((len(parts), 2), dtype=np.float32) / np.float32(2**0.5)


@dataclass(frozen=True, slots=True)
class Told:
    """A labelled statement and what was found for it."""

    passage: Passage
    label: Label
    source: Source | None
    via: tuple[Source, ...]
    hedge: str | None
    source_right: bool
    via_right: bool

    @property
    def right(self) -> bool:
        """Whether it is laid to whom the label names, through whom it names."""
        return self.source_right and self.via_right


def measure(root: Path) -> dict[str, float] | None:
    """Shares of what is put away that are right: as a whole, the source, those between, and the hedge.

    The first 120 passages and those that two other hands wrote later are told apart.
    """
    del root
    rows = list(judge("held", load_reader()))
    found: dict[str, float] = {}
    for letter, head in _HANDS.items():
        shares = figures([row for row in rows if row.passage["id"].startswith(letter)])
        found |= {f"{head}{name}": round(value, 4) for name, value in shares.items()}
    return found


def figures(rows: Sequence[Told]) -> dict[str, float]:
    """Shares of the statements."""
    return {
        "right": float(np.mean([row.right for row in rows])),
        "source": float(np.mean([row.source_right for row in rows])),
        "via": float(np.mean([row.via_right for row in rows])),
        "hedge": float(np.mean([row.hedge == row.label["hedge"] for row in rows])),
    }


def judge(half: str, reader: Reader | None) -> Iterator[Told]:
    """Read the passages of a half and set what is found beside the labels."""
    knowledge = load_knowledge()
    for line in (FOLDER / f"{half}.jsonl").read_text(encoding="utf-8").splitlines():
        passage = cast(Passage, json.loads(line))
        stated = _read(passage, reader, knowledge)
        sources = {source.id: source for source in stated.sources}
        for label in passage["statements"]:
            row = _statement(passage["text"], label["words"], stated.statements)
            source = sources.get(row.source or "") if row else None
            via = tuple(sources[key] for key in row.via if key in sources) if row else ()
            yield Told(
                passage,
                label,
                source,
                via,
                row.hedge if row else None,
                row is not None and _same_source(source, label, passage, knowledge),
                _same_way(via, label["via"], knowledge),
            )


def _read(passage: Passage, reader: Reader | None, knowledge: Knowledge) -> Stated:
    name = passage["id"]
    article = Article(name, name, name, None, passage["outlet"], None, (), None, "en", passage["text"])
    reading = read_language(article, Models(_Nothing(), reader), knowledge, Settings())
    return find_statements(article, reading, knowledge, Settings())


def _statement(text: str, words: str, rows: Sequence[Statement]) -> Statement | None:
    """The statement that holds most of the words."""
    start = text.index(words)
    end = start + len(words)
    held = [(sum(max(0, min(b, end) - max(a, start)) for a, b in row.content_spans), -i) for i, row in enumerate(rows)]
    most, place = max(held, default=(0, 0))
    return rows[-place] if most else None


def _same_way(found: Sequence[Source], wanted: Sequence[str], knowledge: Knowledge) -> bool:
    if len(found) != len(wanted):
        return False
    return all(same_name(a.name, b) or same_press(a.name, b, knowledge) for a, b in zip(found, wanted, strict=True))


def _same_source(source: Source | None, label: Label, passage: Passage, knowledge: Knowledge) -> bool:
    if label["source"] is None or source is None:
        outlet = passage["outlet"] or ""
        own = source is not None and bool(outlet) and same_press(source.name, outlet, knowledge)
        return label["source"] is None and (source is None or own)
    kinds = {"outlet": "press", "agency": "press"}
    name = _BRACKETS.sub("", source.name)
    known = (label["source"], *label["also"])
    if kinds.get(source.kind, source.kind) != kinds.get(label["kind"] or "", label["kind"]):
        return set(plain_words(name)) in [set(plain_words(one)) for one in known]
    press = source.kind in kinds
    return any(same_name(name, one) or (press and same_press(name, one, knowledge)) for one in known)


def main() -> None:
    """Print the figures."""
    half = "held" if "held" in sys.argv else "tuning"
    rows = list(judge(half, None if "--rules" in sys.argv else load_reader()))
    print(len(rows), {name: round(value, 3) for name, value in figures(rows).items()})
    for letter in _HANDS:
        part = [row for row in rows if row.passage["id"].startswith(letter)]
        print(f"  {letter}… {len(part)}", {name: round(value, 3) for name, value in figures(part).items()})
    by_kind: Counter[tuple[str, bool]] = Counter((row.label["kind"] or "own voice", row.right) for row in rows)
    for kind in sorted({kind for kind, _ in by_kind}):
        print(f"  {kind:12s} {by_kind[kind, True]} of {by_kind[kind, True] + by_kind[kind, False]}")
    if "--look" in sys.argv:
        for row in rows:
            if not row.right:
                label = row.label
                print(f"\n{row.passage['id']} ({row.passage['outlet']}): {row.passage['text']}\n   [{label['words']}]")
                print(f"   label {label['kind']} {label['source']} via {label['via']}")
                print(f"   found {row.source and (row.source.kind, row.source.name)} via {[v.name for v in row.via]}")


if __name__ == "__main__":
    main()
