"""The view layer: everything a face shows is one of these records, made of a dossier's rows by `compose`.

Text, HTML and JSON share them. All strings are plain text (never markup) and safe for one line unless named a text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from stemma.faces.passages import Passage, Quote, TextRun


@dataclass(frozen=True, slots=True)
class Ref:
    """A member of a family, to point at: `letter` and `tint` when others descend from it, `anchor` within a page."""

    id: str
    anchor: str
    letter: str
    tint: int
    label: str
    title: str
    when: str
    lost: bool


@dataclass(frozen=True, slots=True)
class EdgeView:
    """Who took what from whom: `child` `verb` `parent`, with what a reader needs to check it.

    `share` is the part of the child's words that the two share, in words; `more` counts passages left out.
    """

    id: str
    anchor: str
    child: Ref
    parent: Ref
    kind: str
    verb: str
    share: float
    share_words: str
    confidence: float
    certainty: str
    credited: bool
    uncertain: bool
    main: bool
    reasons: tuple[str, ...]
    quotes: tuple[Quote, ...]
    passages: tuple[Passage, ...]
    more: int


@dataclass(frozen=True, slots=True)
class OriginView:
    """One way in for the story's information: what descends from it, and how many of those do not say so."""

    ref: Ref
    descendants: tuple[Ref, ...]
    silent: int
    sentence: str


@dataclass(frozen=True, slots=True)
class TreeRow:
    """One line of a family tree as text: a member under its main parent, `edges` to all its parents, main first."""

    ref: Ref
    depth: int
    origin: bool
    edges: tuple[EdgeView, ...]


@dataclass(frozen=True, slots=True)
class Reason:
    """A piece of page furniture and why it was dropped."""

    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class ArticleView:
    """One article, cleaned. `runs` join to its text (cut after 20,000 characters, `cut` more follow)."""

    ref: Ref
    outlet: str
    title: str
    byline: str
    url: str | None
    name: str
    evidence: str
    status: str
    words: int
    credits: tuple[Quote, ...]
    runs: tuple[TextRun, ...]
    cut: int
    furniture: tuple[Reason, ...]
    furniture_more: int


@dataclass(frozen=True, slots=True)
class LostView:
    """A report that is not in hand, and the words in which articles name it."""

    id: str
    ref: Ref | None
    label: str
    note: str
    quotes: tuple[tuple[str, Quote], ...]
    more: int
    descendants: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class SiblingView:
    """Two articles that share words though neither took them from the other."""

    id: str
    anchor: str
    a: Ref
    b: Ref
    report: str
    certainty: str
    confidence: float
    reasons: tuple[str, ...]
    passages: tuple[Passage, ...]
    more: int


@dataclass(frozen=True, slots=True)
class SourceView:
    """A source that articles of a story name, and which of them do."""

    id: str
    name: str
    kind: str
    outlets: tuple[str, ...]
    times: int


@dataclass(frozen=True, slots=True)
class StoryView:
    """One story: the one-look answer (`headline`, `origins`), the tree, and everything behind it."""

    id: str
    anchor: str
    title: str
    headline: str
    subline: str
    origins: tuple[OriginView, ...]
    apart: int
    rows: tuple[TreeRow, ...]
    edges: tuple[EdgeView, ...]
    articles: tuple[ArticleView, ...]
    lost: tuple[LostView, ...]
    siblings: tuple[SiblingView, ...]
    sources: tuple[SourceView, ...]
    rivals: int


@dataclass(frozen=True, slots=True)
class DropView:
    """An input that was not taken in."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class DossierView:
    """A whole dossier. `loose`: articles that tell no story that another article tells."""

    headline: str
    counts: str
    stories: tuple[StoryView, ...]
    loose: tuple[ArticleView, ...]
    dropped: tuple[DropView, ...]


def anchor(prefix: str, kind: str, name: str) -> str:
    """An HTML id of safe characters.

    >>> anchor("s1", "edge", 'der-1"><script>')
    's1-edge-der-1___script_'
    """
    return f"{prefix}-{kind}-{re.sub(r'[^A-Za-z0-9_-]', '_', name)[:64]}"
