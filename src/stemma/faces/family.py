"""A story's family: its articles and lost reports as a graph, in the order in which a reader should meet them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

import networkx as nx

from stemma.dossier.voices import Voices
from stemma.faces.wording import PROBABLE, instant, one_line
from stemma.model import (
    Article,
    Citation,
    Claim,
    Derivation,
    Difference,
    Dropped,
    Entity,
    Report,
    Reuse,
    Sibling,
    Source,
    Statement,
    Story,
)


class Rows(Protocol):
    """What faces read: a dossier's rows. `stemma.dossier.Dossier` is one."""

    @property
    def articles(self) -> Sequence[Article]: ...
    @property
    def stories(self) -> Sequence[Story]: ...
    @property
    def sources(self) -> Sequence[Source]: ...
    @property
    def reports(self) -> Sequence[Report]: ...
    @property
    def reuse(self) -> Sequence[Reuse]: ...
    @property
    def derivations(self) -> Sequence[Derivation]: ...
    @property
    def rivals(self) -> Sequence[Derivation]: ...
    @property
    def siblings(self) -> Sequence[Sibling]: ...
    @property
    def citations(self) -> Sequence[Citation]: ...
    @property
    def statements(self) -> Sequence[Statement]: ...
    @property
    def claims(self) -> Sequence[Claim]: ...
    @property
    def differences(self) -> Sequence[Difference]: ...
    @property
    def entities(self) -> Sequence[Entity]: ...
    @property
    def dropped(self) -> Sequence[Dropped]: ...


@dataclass(frozen=True, slots=True)
class Member:
    """One member of a family: an article in hand, or (`article` None) a report that is not.

    `carries`: names of the sources whose report this article stands for. `time` is seconds since 1970 or None.
    `letter` names a parent in the picture and the texts; "" for one from which nothing descends.
    """

    id: str
    outlet: str
    title: str
    article: Article | None
    carries: tuple[str, ...]
    time: float | None
    latest: float | None
    letter: str = ""
    depth: int = 0

    @property
    def lost(self) -> bool:
        """Whether the text is not in hand."""
        return self.article is None

    @property
    def label(self) -> str:
        """Outlet, with the report that the article stands for: 'Outlet — carries Agency report'."""
        return f"{self.outlet} — {self.carrying}" if self.carries else self.outlet

    @property
    def carrying(self) -> str:
        """The report that the article stands for, in words; "" when there is none."""
        return f"carries {' and '.join(self.carries)} report" if self.carries else ""


@dataclass(frozen=True, slots=True)
class Family:
    """A story's members in reading order (depth first, each after its main parent), and how they descend.

    `graph`: parent → child, edges carry their `Derivation` as "row". `main`: child → its main parent.
    `origins`: members through which the story's information enters. `siblings`: pairs of members that share words
    though neither took them from the other.
    """

    story: Story
    members: tuple[Member, ...]
    graph: nx.DiGraph
    main: dict[str, str]
    origins: tuple[str, ...]
    by_id: dict[str, Member]
    siblings: tuple[Sibling, ...] = ()

    def row(self, parent: str, child: str) -> Derivation:
        """The derivation behind an edge. Raises KeyError."""
        found: Derivation = self.graph.edges[parent, child]["row"]
        return found

    def parents(self, child: str) -> list[str]:
        """Parents of `child`, the main one first, then by share."""
        rows = [(p != self.main.get(child), -self.row(p, child).share, p) for p in self.graph.predecessors(child)]
        return [p for _, _, p in sorted(rows)]

    def descendants(self, name: str) -> list[str]:
        """Articles in hand that descend from `name`, in reading order."""
        below = nx.descendants(self.graph, name)
        return [m.id for m in self.members if m.id in below and not m.lost]

    def root(self, name: str) -> str:
        """The member from which `name` descends on main lines; itself when it descends from nothing."""
        while name in self.main:
            name = self.main[name]
        return name

    def joint(self, a: str, b: str) -> list[str]:
        """Parents that two members have in common."""
        return [parent for parent in self.parents(a) if self.graph.has_edge(parent, b)]

    def part(self, names: set[str]) -> Family:
        """The members `names` alone, which must hold the main parents of each other.

        Letters and origins are as here, and lesser parents from outside can still be named.
        """
        members = tuple(m for m in self.members if m.id in names)
        main = {child: parent for child, parent in self.main.items() if child in names}
        origins = tuple(o for o in self.origins if o in names)
        siblings = tuple(s for s in self.siblings if s.a in names and s.b in names)
        return Family(self.story, members, self.graph, main, origins, self.by_id, siblings)


class Index:
    """Rows of a dossier by id, built once per face."""

    def __init__(self, rows: Rows) -> None:
        self.rows = rows
        self.articles = {a.id: a for a in rows.articles}
        self.stories = {s.id: s for s in rows.stories}
        self.sources = {s.id: s for a in rows.articles for s in (c.source for c in a.credits)}
        self.sources.update({s.id: s for s in rows.sources})
        self.reports = {r.id: r for r in rows.reports}
        self.reuse = {r.id: r for r in rows.reuse}
        self.citations = {c.id: c for c in rows.citations}
        self.credits = {c.id: c for a in rows.articles for c in a.credits}
        self.statements = {s.id: s for s in rows.statements}
        self.claims: dict[str, list[Claim]] = {}
        for claim in sorted(rows.claims, key=lambda c: c.id):
            self.claims.setdefault(claim.story, []).append(claim)
        self.differences: dict[str, list[Difference]] = {}
        for difference in sorted(rows.differences, key=lambda d: d.id):
            self.differences.setdefault(difference.claim, []).append(difference)
        self.rivals_of: dict[str, list[Derivation]] = {}
        for rival in rows.rivals:
            self.rivals_of.setdefault(rival.child, []).append(rival)
        self.voices = Voices(self.articles, self.reports, self.sources)
        self.shared: dict[frozenset[str], list[Reuse]] = {}
        for shared in sorted(rows.reuse, key=lambda r: r.id):
            self.shared.setdefault(frozenset((shared.a.article, shared.b.article)), []).append(shared)

    def family(self, story: str) -> Family:
        """The family of the story with this id. Raises KeyError."""
        return build_family(self, self.stories[story])

    def source_name(self, source: str | None) -> str:
        """A source's name for display."""
        found = self.sources.get(source or "")
        return one_line(found.name, 80) if found else "unnamed source"

    def report_name(self, report: Report | None) -> str:
        """What a report that is not in hand is called."""
        return f"{self.source_name(report.source)} report" if report and report.source else "Unnamed earlier report"

    def stands(self, name: str) -> str:
        """The article that stands for the report `name`, or `name` itself."""
        report = self.reports.get(name)
        return report.article if report and report.article in self.articles else name


def build_family(index: Index, story: Story) -> Family:
    """Draw together one story's members from its derivations (kind `cited` is no descent and left out).

    Edges that would close a circle are left out, the least confident first.
    """
    graph = nx.DiGraph()
    graph.add_nodes_from(sorted(a for a in story.articles if a in index.articles))
    rows = [d for d in index.rows.derivations if d.story == story.id and d.kind != "cited"]
    for row in sorted(rows, key=lambda d: (-d.confidence, -d.share, d.id)):
        parent, child = index.stands(row.parent), index.stands(row.child)
        if parent == child or graph.has_edge(parent, child):
            continue
        if parent in graph and child in graph and nx.has_path(graph, child, parent):
            continue
        graph.add_edge(parent, child, row=row)
    main = {c: _main_parent(graph, c) for c in sorted(graph) if graph.in_degree(c)}
    members = {name: member_of(index, name) for name in graph}
    order = _reading_order(graph, main, members)
    origins = _origins(index, story, graph, [name for name, _ in order])
    letters = dict(zip((name for name, _ in order if graph.out_degree(name)), _letters(), strict=False))
    placed = tuple(_with_place(members[name], letters.get(name, ""), depth) for name, depth in order)
    by_id = {m.id: m for m in placed}
    pairs = sorted((s for s in index.rows.siblings if s.story == story.id), key=lambda s: s.id)
    siblings = tuple(s for s in pairs if s.a in by_id and s.b in by_id)
    return Family(story, placed, graph, main, origins, by_id, siblings)


def _main_parent(graph: nx.DiGraph, child: str) -> str:
    rows = [
        (-graph.edges[p, child]["row"].share, -graph.edges[p, child]["row"].confidence, p)
        for p in graph.predecessors(child)
    ]
    name: str = min(rows)[2]
    return name


def member_of(index: Index, name: str) -> Member:
    """An article, or a report that is not in hand, as a member of a family that it may not belong to."""
    article = index.articles.get(name)
    if article is None:
        report = index.reports.get(name)
        note = one_line(report.note, 120) if report else ""
        return Member(name, index.report_name(report), note, None, (), None, None)
    carried = sorted({index.source_name(r.source) for r in index.rows.reports if r.article == name and r.source})
    outlet = one_line(article.outlet, 60) or one_line(article.name.rsplit("/", 1)[-1], 60) or "unnamed page"
    first = instant(article.published.earliest) if article.published else None
    last = instant(article.published.latest) if article.published else None
    start = first.timestamp() if first else None
    return Member(
        name,
        outlet,
        one_line(article.title, 200) or "(no title found)",
        article,
        tuple(c for c in carried if c != outlet),
        start,
        last.timestamp() if last else start,
    )


def _with_place(member: Member, letter: str, depth: int) -> Member:
    return Member(
        member.id,
        member.outlet,
        member.title,
        member.article,
        member.carries,
        member.time,
        member.latest,
        letter,
        depth,
    )


def _letters() -> Iterable[str]:
    """A … Z, A2 … Z2, A3 …"""
    turn = 1
    while True:
        for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ":
            yield letter if turn == 1 else f"{letter}{turn}"
        turn += 1


def _reading_order(graph: nx.DiGraph, main: dict[str, str], members: dict[str, Member]) -> list[tuple[str, int]]:
    """Depth first from the roots; roots with descendants first, then by time; children by time."""
    starts = {n: _starting(graph, members, n) for n in graph}

    def key(name: str) -> tuple[float, str, str]:
        return starts[name], members[name].outlet, name

    below: dict[str, list[str]] = {}
    for child, parent in main.items():
        below.setdefault(parent, []).append(child)
    roots = sorted((n for n in graph if n not in main), key=lambda n: (not graph.out_degree(n), *key(n)))
    order: list[tuple[str, int]] = []
    stack = [(name, 0) for name in reversed(roots)]
    while stack:
        name, depth = stack.pop()
        order.append((name, depth))
        children = sorted(below.get(name, []), key=key)
        stack.extend((child, depth + 1) for child in reversed(children))
    return order


def _starting(graph: nx.DiGraph, members: dict[str, Member], name: str) -> float:
    """A member's time, or that of its earliest descendant; infinite when there is none."""
    own = members[name].time
    if own is not None:
        return own
    times = [t for n in nx.descendants(graph, name) if (t := members[n].time) is not None]
    return min(times, default=float("inf"))


def _origins(index: Index, story: Story, graph: nx.DiGraph, order: list[str]) -> tuple[str, ...]:
    named = {index.stands(o) for o in story.origins} & set(graph)
    return tuple(n for n in order if (n in named if named else not graph.in_degree(n)))


def is_uncertain(row: Derivation | Sibling) -> bool:
    """Whether a relation is to be shown as uncertain (confidence under .6)."""
    return row.confidence < PROBABLE
