"""A hearing: one matter, who tells it and on whose word, and who copied whom, set down by hand as an editor would."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import get_args

from stages.newsroom import KNOWLEDGE, BagEncoder, article

from stemma.language.bylines import source_of
from stemma.language.trained import Models
from stemma.memory import Memory
from stemma.model import (
    Article,
    Claim,
    Derivation,
    DerivationKind,
    Hedge,
    Matter,
    Reading,
    Report,
    Source,
    SourceKind,
    Statement,
    Weighed,
    make_id,
)
from stemma.settings import Settings
from stemma.stages.reading import read_language
from stemma.stages.support import weigh_claims

STORY = "sto-x"
_CUE = re.compile(r"\b(?:said|told|denied|reported|found)\b")
Told = tuple[str, str, list[str]]


def source(words: str) -> Source:
    """The source of "person Ines Abara", "office Harbour Board", "anonymous two officials", "outlet The Ledger"."""
    kind, _, name = words.partition(" ")
    found: SourceKind = next(known for known in get_args(SourceKind) if known == kind)
    return source_of(name, found)


@dataclass
class Hearing:
    """Articles as they are told sentence by sentence, all on one matter; then roots, support and differences."""

    lines: dict[str, list[str]] = field(default_factory=dict)
    heads: dict[str, tuple[str | None, str | None]] = field(default_factory=dict)
    statements: dict[str, Statement] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    edges: list[Derivation] = field(default_factory=list)
    reports: list[Report] = field(default_factory=list)

    def says(
        self,
        teller: str,
        sentence: str,
        speaker: str | None = None,
        *,
        words: str | None = None,
        called: str | None = None,
        via: tuple[str, ...] = (),
        hedge: Hedge = "none",
    ) -> str:
        """The article `teller` goes on with `sentence`, of which `words` (by default all) are the `speaker`'s.

        `called`: how the sentence names him, when that is not by his name. Gives the statement's id.
        """
        lines = self.lines.setdefault(teller, [])
        start = sum(len(line) + 1 for line in lines)
        lines.append(sentence)
        a = start + sentence.index(words or sentence)
        spans = ((a, a + len(words or sentence.rstrip("\n"))),)
        spoken = source(speaker) if speaker else None
        through = [source(name) for name in via]
        self.sources |= {row.id: row for row in (*through, *([spoken] if spoken else []))}
        name = called or (spoken.name if spoken and spoken.name in sentence else None)
        found = start + sentence.index(name) if name else None
        cue = _CUE.search(sentence) if spoken else None
        row = Statement(
            id=make_id("sta", teller, spans),
            article=f"art-{teller}",
            start=start,
            end=start + len(sentence.rstrip("\n")),
            source=spoken.id if spoken else None,
            source_span=(found, found + len(name)) if found is not None and name else None,
            cue_span=(start + cue.start(), start + cue.end()) if cue else None,
            content_spans=spans,
            hedge=hedge,
            via=tuple(row.id for row in through),
        )
        self.statements[row.id] = row
        return row.id

    def heads_with(self, teller: str, headline: str) -> str:
        """The article begins with a line of its own that no mark ends."""
        return self.says(teller, headline + "\n")

    def published(self, teller: str, at: str | None, title: str | None = None) -> None:
        """When the article came out, "2031-05-08T09:00:00", and under what title."""
        self.heads[teller] = (at, title)

    def copies(self, child: str, parent: str, kind: DerivationKind = "rewritten") -> str:
        """`child` descends from `parent`, an article or a lost report. Gives the derivation's id."""
        lost = {row.id for row in self.reports}
        ends = [name if name in lost else f"art-{name}" for name in (child, parent)]
        row = Derivation(make_id("der", *ends), STORY, ends[0], ends[1], kind, 0.5, 0.9, False)
        self.edges.append(row)
        return row.id

    def lost(self, press: str | None) -> str:
        """A report that is not in hand, by "agency Northwire" or by nobody knows whom. Gives its id."""
        owner = source(press) if press else None
        row = Report(make_id("rep", press), owner.id if owner else None, None, "")
        self.reports.append(row)
        self.sources |= {owner.id: owner} if owner else {}
        return row.id

    def articles(self) -> list[Article]:
        """Every article goes by the name of its outlet."""
        rows = []
        for name, lines in self.lines.items():
            at, title = self.heads.get(name, (None, None))
            rows.append(article(name, " ".join(lines), outlet=name, at=at, title=title))
            outlet = source_of(name, "outlet")
            self.sources.setdefault(outlet.id, outlet)
        return rows

    def weigh(self, *claims: Sequence[str], without: Sequence[str] = (), memory: Memory | None = None) -> Weighed:
        """What the stage makes of it: of one claim that holds all statements as they were made, or of these `claims`.

        `without`: papers that are not at hand, though what they say is. `memory`: of an earlier hearing.
        """
        rows = [row for row in self.articles() if row.name not in without]
        models = Models(BagEncoder())
        readings = [self._with_vectors(row, read_language(row, models, KNOWLEDGE, Settings())) for row in rows]
        found = [
            Claim(make_id("clm", *names), STORY, "", tuple(names), (), (0, 0), ("", ""))
            for names in claims or [tuple(self.statements)]
        ]
        return weigh_claims(
            found, list(self.statements.values()), rows, readings, list(self.sources.values()), self.edges,
            self.reports, KNOWLEDGE, Settings(), memory,
        )  # fmt: skip

    def roots(self) -> dict[str, str]:
        """Statement → what its root is called: a source's name, the name of an article, "lost" before a report's."""
        names = {row.id: row.name for row in self.articles()} | {row.id: row.name for row in self.sources.values()}
        lost = {row.id: f"lost {names.get(row.source or '', 'report')}" for row in self.reports}
        return {row.id: (names | lost)[row.origin or ""] for row in self.weigh().statements}

    def told(self) -> list[Told]:
        """The differences: kind, what about, and the words of each reading, the first two in order of telling."""
        texts = {row.id: row.text for row in self.articles()}
        read = lambda name, a, b: texts[self.statements[name].article][a:b]  # noqa: E731
        return [(d.kind, d.about, [read(*reading) for reading in d.readings]) for d in self.weigh().differences]

    def edge(self) -> str | None:
        """The derivation that the only difference names."""
        (row,) = self.weigh().differences
        return row.edge

    def _with_vectors(self, row: Article, reading: Reading) -> Reading:
        """The reading with a matter, and its vector, for each statement that was set down."""
        spans = sorted(s.content_spans for s in self.statements.values() if s.article == row.id)
        vectors = BagEncoder().encode(row.text, spans)
        return replace(reading, matters=tuple(Matter(found, 0) for found in spans), matter_vectors=vectors)
