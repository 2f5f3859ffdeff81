"""Roots: where the word of each statement comes from, along the tree and along the chain of attribution."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import networkx as nx
import numpy as np
import numpy.typing as npt

from stemma.language.tokens import lemma, word_set
from stemma.language.words import find_words
from stemma.model import Report, Source, Statement
from stemma.stages.witness.speakers import NAMED, PRESS, Speakers, is_proper, is_within

Vectors = Mapping[str, npt.NDArray[np.float32]]
_STEM = 6  # letters that words of one field share: hydrologists, hydrological
_ANYBODY = word_set(
    "official authority source insider people person expert analyst observer investigator spokesman spokeswoman "
    "spokesperson representative officer employee"
)


@dataclass(frozen=True, slots=True)
class Root:
    """Where a statement's word comes from.

    `id`: a source (a named speaker, an office, a document), or the article or lost report that first had it. `heard`:
    the differently described anonymous sources there, None for a report's own voice. `parent`: the statement that it
    was taken from, None when it is the first.
    """

    id: str
    heard: str | None = None
    parent: str | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """What roots are followed along: the tree with articles in hand for the reports they stand for, and lost reports.

    `lost`: article → the lost reports it descends from. `of_press`: press source → its articles and reports.
    `issuers`: article → the body whose own words it is. `quoted`: statement → whose words it quotes.
    """

    descent: nx.DiGraph[str]
    lost: Mapping[str, tuple[str, ...]]
    of_press: Mapping[str, tuple[str, ...]]
    issuers: Mapping[str, str]
    quoted: Mapping[str, str]
    _above: dict[str, dict[str, int]] = field(default_factory=dict)

    def above(self, article: str) -> Mapping[str, int]:
        """An article, and the articles and reports that it descends from, with the steps to each."""
        if article not in self._above:
            steps: dict[str, int] = {article: 0}
            if article in self.descent:
                steps = nx.single_source_shortest_path_length(self.descent.reverse(copy=False), article)
            self._above[article] = steps
        return self._above[article]


def draw_line(
    descent: nx.DiGraph[str],
    articles: Mapping[str, str | None],
    reports: Sequence[Report],
    speakers: Speakers,
    issuers: Mapping[str, str],
    quoted: Mapping[str, str],
) -> Line:
    """The line of a story. `articles`: article → its outlet's source, None where unknown."""
    by_id = {report.id: report for report in reports}
    lost = {
        name: tuple(sorted(p for p in nx.ancestors(descent, name) if p in by_id and by_id[p].article is None))
        for name in articles
        if name in descent
    }
    of_press: dict[str, list[str]] = {}
    for name, outlet in sorted(articles.items()):
        if outlet:
            of_press.setdefault(speakers.voice.get(outlet, outlet), []).append(name)
    for report in sorted(reports, key=lambda r: r.id):
        if report.source:
            press = speakers.voice.get(report.source, report.source)
            of_press.setdefault(press, []).append(report.article or report.id)
    return Line(descent, lost, {s: tuple(dict.fromkeys(rows)) for s, rows in of_press.items()}, issuers, quoted)


def find_roots(statements: Sequence[Statement], speakers: Speakers, line: Line, vectors: Vectors) -> dict[str, Root]:
    """Statement → root, for the statements of one claim.

    A person, a body or a paper with a name of its own is the root of its words wherever they are heard. Words in an
    article's own voice, anonymous words, sources that are only described ("the report") and what is laid to another
    outlet are followed to the nearest ancestor that tells the same matter, in its statement that is most like. Where
    none does, own words rest on whoever the article names beside them on the same matter; else the root is the report
    that first had them: a lost one when others that descend from it tell the matter too, or the article, or the body
    whose statement the article is. `vectors`: statement → its meaning.
    """
    told: dict[str, list[Statement]] = {}
    for statement in sorted(statements, key=lambda s: (s.start, s.id)):
        told.setdefault(statement.article, []).append(statement)
    claim = _Claim(told, speakers, line, vectors, {})
    depth = claim.depths()
    for article in sorted(told, key=lambda a: (depth[a], a)):
        for statement in sorted(told[article], key=lambda s: (claim.rank(s), s.start, s.id)):
            claim.roots[statement.id] = claim.root(statement)
    return claim.roots


@dataclass(frozen=True, slots=True, eq=False)
class _Claim:
    """A claim while its roots are found. `told`: article → its statements; `roots`: those found so far."""

    told: Mapping[str, Sequence[Statement]]
    speakers: Speakers
    line: Line
    vectors: Vectors
    roots: dict[str, Root]

    def voice(self, statement: Statement) -> str | None:
        """Whose word a statement is: whom it quotes, else whom its article names; None for the article itself."""
        return self.line.quoted.get(statement.id) or self.speakers.voice.get(statement.source or "")

    def kind(self, statement: Statement) -> str:
        """What that is; "own" for the article's own voice."""
        return self.speakers.kind(self.voice(statement))

    def rank(self, statement: Statement) -> int:
        """Named speakers come first, own words last: they may rest on the others."""
        kind = self.kind(statement)
        return 0 if kind in NAMED else 1 if kind != "own" else 2

    def root(self, statement: Statement) -> Root:
        """The root of a statement whose article's ancestors are done."""
        voice = self.voice(statement)
        parent = self._parent(statement)
        if parent is not None and self._takes(statement, parent):
            inherited = self.roots[parent.id]
            return Root(inherited.id, inherited.heard, parent.id)
        kind = self.kind(statement)
        if voice is not None and kind in NAMED:
            issuer = self.line.issuers.get(statement.article)
            its_paper = issuer is not None and kind == "document" and not is_proper(self.speakers.by_id[voice].name)
            return Root(issuer if issuer is not None and its_paper else voice)
        heard = voice if kind == "anonymous" else None
        press = voice if kind in PRESS else self._through(statement)
        if press is not None:  # "Northwire reported", "a source told Northwire"
            return self._of_press(press, statement, heard)
        if kind == "own":
            beside = [self.roots[s.id] for s in self.told[statement.article] if s.id in self.roots and s.source]
            if beside:
                return beside[0]
        shared = [r for r in self.line.lost.get(statement.article, ()) if self._others_tell(statement.article, r)]
        return Root(shared[0] if shared else self.line.issuers.get(statement.article, statement.article), heard)

    def _takes(self, statement: Statement, parent: Statement) -> bool:
        """Whether a statement has the word that its ancestor's statement has, and not somebody else's."""
        voice, inherited = self.voice(statement), self.roots[parent.id]
        kind = self.kind(statement)
        if voice is not None and kind in NAMED:
            return inherited.id == voice or self._is_that(self._called(statement, voice), inherited)
        press = voice if kind in PRESS else self._through(statement)
        if press is not None:  # it must be the ancestor's, or where that has it from
            texts = {press, *self.line.of_press.get(press, ())}
            return bool(texts & {inherited.id, parent.article, *self.line.above(parent.article)})
        # Other people than the one who is named there do not have their word from there.
        return voice is None or inherited.id not in self.speakers.by_id or self._may_be(voice, inherited.id)

    def _may_be(self, voice: str, root: str) -> bool:
        """Whether a description fits the root: it fits anybody ("officials"), or is of its field ("hydrologists")."""
        words = find_words(self.speakers.by_id[voice].name).folded
        field = {word[:_STEM] for word in find_words(self.speakers.by_id[root].name).folded if len(word) >= _STEM}
        return any(lemma(word) in _ANYBODY or word[:_STEM] in field for word in words)

    def _through(self, statement: Statement) -> str | None:
        """The press through which a statement came, the farthest; None for none."""
        found = (v for v in reversed(statement.via) if self.speakers.kind(v) in PRESS)
        press = next(found, None)
        return self.speakers.voice[press] if press is not None else None

    def _called(self, statement: Statement, voice: str) -> Source:
        """The source as the article calls it there, where it is a paper: others may have called it by a fuller name."""
        mine = self.speakers.by_id.get(statement.source or "")
        return mine if mine is not None and mine.kind == "document" else self.speakers.by_id[voice]

    def _is_that(self, mine: Source, inherited: Root) -> bool:
        """Whether a source may be the root under another description: "the report", where the parent has its title."""
        theirs = self.speakers.by_id.get(inherited.id)
        if theirs is None:
            return mine.kind != "person" and not is_proper(mine.name)
        if mine.kind == "document" and not is_proper(mine.name):
            return True  # "the company's list", where the ancestor names the company
        if mine.kind != theirs.kind or mine.kind == "person":
            return False
        return not is_proper(mine.name) or is_within(theirs.name, mine.name) or is_within(mine.name, theirs.name)

    def _of_press(self, press: str, statement: Statement, heard: str | None) -> Root:
        """The root of what is laid to another paper: where that has it from, by the like statement of its report.

        What no report in hand tells, and who is heard there only through it, stands for itself.
        """
        texts = {*self.line.of_press.get(press, ())} - {statement.article}
        told = [s for text in sorted(texts) for s in self.told.get(text, ()) if s.id in self.roots]
        if told:
            like = min(told, key=lambda other: (-self._like(statement, other), other.id))
            known = self.roots[like.id]
            if heard is None or known.heard is not None:
                return Root(known.id, known.heard, like.id)
        return Root(self._text_of(press, statement.article), heard)

    def depths(self) -> dict[str, int]:
        """For each article how many it descends from, or lays a statement to the paper of."""
        laid: dict[str, set[str]] = {}
        for article, rows in self.told.items():
            for row in rows:
                press = self.voice(row) if self.kind(row) in PRESS else self._through(row)
                texts = self.line.of_press.get(press or "", ())
                for text in texts:
                    if text in self.told and text != article:
                        laid.setdefault(article, set()).add(text)
        found = {}
        for article in self.told:
            seen = set(self.line.above(article))
            open_ends = sorted(seen & laid.keys())
            while open_ends:
                above = {name for end in open_ends for name in (*self.line.above(end), *laid.get(end, ()))}
                open_ends = sorted(above - seen)
                seen |= above
            found[article] = len(seen) - 1
        return found

    def _text_of(self, press: str, article: str) -> str:
        """What stands for a report of that press: its article in hand, a lost report, else the source itself."""
        texts = [t for t in self.line.of_press.get(press, ()) if t != article]
        return texts[0] if texts else press

    def _parent(self, statement: Statement) -> Statement | None:
        """The statement of the nearest ancestor from which this one is most likely taken."""
        if statement.article not in self.line.descent:
            return None
        steps = self.line.above(statement.article)
        found = [
            other
            for article in steps
            if article != statement.article
            for other in self.told.get(article, ())
            if other.id in self.roots
        ]
        if not found:
            return None
        voice = self.voice(statement)
        named = voice is not None and self.kind(statement) in NAMED
        nearest = min(steps[other.article] for other in found)

        def order(other: Statement) -> tuple[bool, float, str]:
            strange = named and self.roots[other.id].id != voice
            return strange, -self._like(statement, other) + 0.1 * (steps[other.article] - nearest), other.id

        return min(found, key=order)

    def _like(self, a: Statement, b: Statement) -> float:
        if a.id not in self.vectors or b.id not in self.vectors:
            return 0.0
        return round(float(self.vectors[a.id] @ self.vectors[b.id]), 6)

    def _others_tell(self, article: str, report: str) -> bool:
        return any(other != article and report in self.line.lost.get(other, ()) for other in self.told)
