"""A dossier: what was found in a set of articles, with what people decided about it, open for questions."""

from __future__ import annotations

import html
from collections.abc import Collection
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import networkx as nx

from stemma.dossier.deciding import decide
from stemma.dossier.explain import Evidence, Why, explain
from stemma.dossier.readback import Problem, read_back
from stemma.dossier.rows import Rows, UnknownId
from stemma.dossier.search import Found, Hit, search
from stemma.dossier.standing import Standing
from stemma.dossier.wording import one_line
from stemma.model import Article, Decision, Judgement, Story
from stemma.store.sqlite import SqliteStore

__all__ = ["Dossier", "Evidence", "Found", "Hit", "Problem", "Rows", "Standing", "UnknownId", "Why"]

_SHOWN = 20  # stories in the short table of a notebook


class Dossier(Rows):
    """Rows of a dossier as tuples sorted by id, each read when it is first asked for; and questions about them.

    A context manager: leaving it closes the store. Rows that were read stay readable.
    """

    @classmethod
    def open(cls, path: str | Path) -> Self:
        """Open the dossier in the file `path`. Raises `FileNotFoundError` and `stemma.NotADossier`."""
        return cls(SqliteStore(path))

    def close(self) -> None:
        """Close the store; twice does no harm."""
        self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def article(self, name: str) -> Article:
        """The article of that id, name, or unambiguous beginning of an id. Raises `UnknownId`."""
        named = [article for article in self.articles if article.name == name]
        if len(named) == 1:
            return named[0]
        kind, row = self.find(name, among={"article"})
        assert isinstance(row, Article), kind
        return row

    def tree(self, story: str | Story) -> nx.DiGraph[str]:
        """The family tree of a story (or of the story with that id): edges run from parent to child.

        Nodes are ids of articles and reports. All carry ``kind`` ("article" or "report"), ``name``, ``outlet`` and
        ``origin`` (whether the story's information enters here); articles ``title`` and ``published`` (the earliest
        instant, or None); reports ``article`` (the id of the article that stands for the report, or None) and ``note``.
        Edges carry ``id``, ``kind``, ``share``, ``confidence`` and ``credited`` of their derivation, ``cited`` ones
        included, which are no descent. Raises `UnknownId`.
        """
        if isinstance(story, str):
            _, found = self.find(story, among={"story"})
            assert isinstance(found, Story)
            story = found
        graph: nx.DiGraph[str] = nx.DiGraph()
        edges = [row for row in self.derivations if row.story == story.id]
        ends = [end for row in edges for end in (row.parent, row.child)]
        lost = [row.report for row in self.siblings if row.story == story.id and row.report]
        for name in sorted({*story.articles, *story.origins, *ends, *lost}):
            attributes = self._node(name)
            if attributes:
                graph.add_node(name, origin=name in story.origins, **attributes)
        for row in edges:
            graph.add_edge(
                row.parent, row.child, id=row.id, kind=row.kind, share=row.share, confidence=row.confidence,
                credited=row.credited,
            )  # fmt: skip
        return graph

    def why(self, name: str) -> Why:
        """Why a row stands in the dossier: the row of that id (or unambiguous beginning of one), and its evidence.

        Raises `UnknownId`.
        """
        kind, row = self.find(name)
        return explain(self, kind, row)

    def judge(
        self,
        about: str,
        decision: Decision,
        user: str,
        note: str = "",
        at: str | None = None,
        value: str = "",
    ) -> Judgement:
        """Keep what a person decides about a row as it stands now; `withdraw` takes back all that was decided about it.

        `about` is the id of a derivation or rival, a claim, a statement (its place in a claim) or a difference.

        - `confirm` keeps the row as it stands. A confirmed rival becomes a derivation, unless the child would then be
          its own ancestor. A confirmed line stays though a later build finds it no more.
        - `reject`: a derivation becomes a rival; a difference is none; a statement stands in a claim of its own; of a
          claim only what is said in the same words stays together.
        - `correct` puts `value` in its place: the parent that the child descends from ("" for none known), the claim
          that the statement belongs to ("" for one of its own) or that the claim is to be joined with, the kind that
          the difference is of.

        Origins, roots and support follow, see docs/decisions/0027. Later builds never touch judgements; one whose
        ground they change is kept and stale, see `standing`. `at` is ISO 8601, by default now. Raises `UnknownId`;
        `OSError` where the dossier cannot be written; and `ValueError` for a row of another kind, an unknown decision,
        a value that does not fit, an empty `user`, and a `user` or `note` that is too long.
        """
        self.judge_anew()  # another may have judged meanwhile
        judgement = decide(self, about, decision, user, note, at, value)
        self._store.judge(judgement)
        self.judge_anew()
        return judgement

    def search(self, text: str, kinds: Collection[str] = (), limit: int = 20, offset: int = 0) -> Found:
        """Find words in articles, statements, claims, sources and entities, the best hits first.

        All words of `text` must be there, in any order, whatever their case and diacritics; those in quotation marks
        next to each other; a word that ends in ``*`` is the beginning of one. Where nothing is found, the beginnings
        of words will do. No text is an error. `kinds`: what to search, everything when empty. At most `limit` hits
        (200) after the first `offset`. The index is made when it is first asked for, and after a build; it is kept in
        the dossier where that can be written. Raises `ValueError` for an unknown kind.
        """
        return search(self, text, kinds, limit, offset)

    def read_back(self) -> tuple[Problem, ...]:
        """Check every span against the words that it delimits, and every reference against the row it names.

        Empty for a sound dossier; export refuses any other.
        """
        return tuple(read_back(self))

    def _node(self, name: str) -> dict[str, Any]:
        article, report = self.article_by_id.get(name), self.report_by_id.get(name)
        if article is not None:
            published = article.published.earliest if article.published else None
            return {"kind": "article", "name": article.name, "outlet": article.outlet, "title": article.title,
                    "published": published}  # fmt: skip
        if report is not None:
            source = self.source_by_id.get(report.source or "")
            name = source.name if source else "a lost report"
            return {"kind": "report", "name": name, "outlet": name, "article": report.article, "note": report.note}
        return {}

    def __repr__(self) -> str:
        return f"<Dossier: {len(self.articles)} articles, {len(self.stories)} stories, {len(self.dropped)} dropped>"

    def _repr_html_(self) -> str:
        """A short table for notebooks; all text is escaped."""
        heads = ("Story", "Articles", "Origins", "Derivations", "Lost reports")
        head = "".join(f"<th>{text}</th>" for text in heads)
        largest = sorted(self.stories, key=lambda story: (-len(story.articles), story.id))
        body = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in self._cells(s))}</tr>" for s in largest[:_SHOWN])
        more = f"<p>… and {len(largest) - _SHOWN} more stories</p>" if len(largest) > _SHOWN else ""
        return f"<p>{html.escape(repr(self)[1:-1])}</p><table><tr>{head}</tr>{body}</table>{more}"

    def _cells(self, story: Story) -> tuple[str, ...]:
        nodes = self.tree(story).nodes(data=True)
        origins = [one_line(data["outlet"] or data["name"], 40) for _, data in nodes if data["origin"]]
        edges = sum(row.story == story.id and row.kind != "cited" for row in self.derivations)
        lost = sum(data["kind"] == "report" and data["article"] is None for _, data in nodes)
        texts = (one_line(story.title, 100), str(len(story.articles)), ", ".join(origins), str(edges), str(lost))
        return tuple(html.escape(text) for text in texts)
