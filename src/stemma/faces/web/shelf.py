"""What several pages need of a dossier, made once for each state of it: indexes, families, claims in order, figures."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from stemma.dossier import Dossier, UnknownId
from stemma.faces.claims import Entry, list_claims
from stemma.faces.compose import loose_family
from stemma.faces.family import Family, Index, member_of
from stemma.faces.lineage import Lineage, ref_of, view_lineage
from stemma.faces.pictures.drawing import figure_html
from stemma.faces.pictures.figure import make_figure
from stemma.faces.pictures.marks import Figure, Part
from stemma.faces.pieces import Choice, Pager, StoryHead, Verdict
from stemma.faces.tellings import Scene
from stemma.faces.views import EdgeView, Ref
from stemma.faces.web import judged, links
from stemma.faces.wording import one_line
from stemma.model import Article, Claim, Decision, Moment, Statement, Story

PREFIX = "s"
T = TypeVar("T")


class Room:
    """One story with everything about it that pages share, each made when it is first asked for."""

    def __init__(self, index: Index, family: Family) -> None:
        self.index = index
        self.family = family
        self.story = family.story
        self._drawn: dict[str, str] = {}

    @cached_property
    def lineage(self) -> Lineage:
        """Its lines of descent, without passages."""
        return view_lineage(self.index, self.family, PREFIX, 0)

    def ref(self, name: str) -> Ref:
        """Points at a member, or at an article or report that a member only mentions. Raises `UnknownId`."""
        if name in self.lineage.refs:
            return self.lineage.refs[name]
        if name not in self.index.articles and name not in self.index.reports:
            raise UnknownId(name, ())
        return ref_of(member_of(self.index, name), PREFIX)

    @cached_property
    def edges(self) -> Mapping[str, EdgeView]:
        """Its lines of descent by id."""
        return {edge.id: edge for edge in self.lineage.edges}

    @cached_property
    def scene(self) -> Scene:
        """Its members as tellings need them."""
        return Scene(self.index, self.family, self.lineage.refs)

    @cached_property
    def entries(self) -> Sequence[Entry]:
        """Its claims, what matters most first."""
        return list_claims(self.scene, self.story.id)

    @cached_property
    def entry_by_id(self) -> Mapping[str, Entry]:
        """Its claims by id."""
        return {entry.row.id: entry for entry in self.entries}

    @cached_property
    def _figure(self) -> Figure:
        return make_figure(self.family, PREFIX)

    def figure(self, part: str = "") -> tuple[str, tuple[Part, ...]]:
        """The picture of its family tree as HTML, and what an overview opens to; of such a `part` (its anchor) that."""
        opened = next((one.figure for one in self._figure.parts if one.anchor == part and one.figure), None)
        part = part if opened else ""
        if part not in self._drawn:
            figure = opened or replace(self._figure, parts=())
            self._drawn[part] = figure_html(figure, links.addresses(self.family, PREFIX))
        return self._drawn[part], self._figure.parts

    @cached_property
    def head(self) -> StoryHead:
        """What stands at the head of its pages."""
        title = one_line(self.story.title, 200) or "Untitled story"
        hand = sum(not member.lost for member in self.family.members)
        return StoryHead(
            self.story.id, title, self.lineage.headline, self.lineage.subline, hand, len(self.family.origins)
        )


class Shelf:
    """A dossier in one state; `name`: what its file is called, without the ending."""

    def __init__(self, dossier: Dossier, name: str) -> None:
        self.dossier = dossier
        self.name = name
        self.index = Index(dossier)
        self.verdicts: Mapping[str, Verdict] = judged.verdicts(dossier)
        self._rooms: dict[str, Room] = {}

    @cached_property
    def stories(self) -> Sequence[Story]:
        """The stories, the largest first."""
        return sorted(self.dossier.stories, key=lambda story: (-len(story.articles), story.id))

    @cached_property
    def story_of(self) -> Mapping[str, str]:
        """The id of the story of each article."""
        return {name: story.id for story in self.dossier.stories for name in story.articles}

    def room(self, story: str) -> Room:
        """A story's room. Raises `UnknownId`."""
        if story not in self.index.stories:
            raise UnknownId(story, ())
        if story not in self._rooms:
            self._rooms[story] = Room(self.index, self.index.family(story))
        return self._rooms[story]

    def room_of_article(self, article: Article) -> Room:
        """The room of an article's story; one of its own where no other article tells that."""
        story = self.story_of.get(article.id)
        return self.room(story) if story else Room(self.index, loose_family(self.index, article))

    @cached_property
    def claim_by_id(self) -> Mapping[str, Claim]:
        """Claims by id."""
        return {row.id: row for row in self.dossier.claims}

    @cached_property
    def claim_of(self) -> Mapping[str, str]:
        """The id of the claim that each statement tells."""
        return {name: row.id for row in self.dossier.claims for name in row.statements}

    @cached_property
    def said_in(self) -> Mapping[str, Sequence[Statement]]:
        """Statements by article, in order of place."""
        found: dict[str, list[Statement]] = {}
        for row in sorted(self.dossier.statements, key=lambda row: (row.article, row.start, -row.end, row.id)):
            found.setdefault(row.article, []).append(row)
        return found

    @cached_property
    def moments(self) -> Mapping[str, Sequence[Moment]]:
        """Dates and times by article, those that the text resolves."""
        return {row.article: tuple(m for m in row.times if m.earliest and m.latest) for row in self.dossier.readings}

    def verdicts_of(self, *names: str) -> dict[str, Verdict]:
        """What was decided about these rows."""
        return {name: self.verdicts[name] for name in names if name in self.verdicts}


class Keeper:
    """Keeps a dossier's `Shelf`, and puts it anew when the file has changed: by a judgement here, or a build.

    One request at a time looks at it: SQLite's connection and the rows that are read on demand are shared.
    """

    def __init__(self, dossier: Dossier, path: Path | None = None) -> None:
        self._dossier = dossier
        self._path = path
        self._lock = threading.RLock()
        self._mark = self._state()
        self._shelf: Shelf | None = None

    @contextmanager
    def look(self, writes: bool = False) -> Iterator[Shelf]:
        """The shelf, as the dossier is now. `writes`: a search may put an index into the file, which changes no row."""
        with self._lock:
            state = self._state()
            if state != self._mark:
                self._dossier.refresh()
                self._shelf, self._mark = None, state
            if self._shelf is None:
                self._shelf = self._put()
            try:
                yield self._shelf
            finally:
                if writes:
                    self._mark = self._state()

    def judge(self, about: Sequence[str], decision: Decision, user: str, note: str, value: str) -> None:
        """Keep a decision about each of these rows. Raises as `Dossier.judge`."""
        with self._lock:
            try:
                for name in about:
                    self._dossier.judge(name, decision, user, note, value=value)
            finally:
                self._shelf, self._mark = self._put(), self._state()

    def _put(self) -> Shelf:
        return Shelf(self._dossier, self._path.stem if self._path is not None else "dossier")

    def _state(self) -> tuple[tuple[int, int, int], ...]:
        """What tells that somebody else wrote the file: its size, time and number, and its journal's."""
        if self._path is None:
            return ()
        found = []
        for path in (self._path, self._path.with_name(self._path.name + "-wal")):
            try:
                stat = path.stat()
                found.append((stat.st_size, stat.st_mtime_ns, stat.st_ino))
            except OSError:
                found.append((0, 0, 0))
        return tuple(found)


def paged(rows: Sequence[T], page: int, size: int) -> tuple[Sequence[T], Pager]:
    """One page of rows; a page that is not there is the nearest that is.

    >>> paged("abcde", 2, 2)
    ('cd', Pager(page=2, pages=3, first=3, last=4, total=5))
    """
    pager = pages(len(rows), page, size)
    return rows[max(0, pager.first - 1) : pager.last], pager


def pages(total: int, page: int, size: int) -> Pager:
    """The pager of a list of `total` rows."""
    last = max(1, -(-total // size))
    page = min(max(1, page), last)
    first = (page - 1) * size
    return Pager(page, last, first + 1 if total else 0, min(total, first + size), total)


def choose(values: Sequence[tuple[str, str, int]], chosen: str, group: str = "") -> tuple[Choice, ...]:
    """Choices of (value, label, number)."""
    return tuple(Choice(value, label, number, value == chosen, group) for value, label, number in values)
