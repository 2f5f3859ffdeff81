"""The view layer: everything a face shows is one of these records, made of a dossier's rows by `compose`.

Text, HTML and JSON share them. All strings are plain text (never markup) and safe for one line unless named a text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from stemma.faces.passages import Passage, Quote, TextRun


@dataclass(frozen=True, slots=True)
class Ref:
    """A member of a family, to point at: `letter` and `tint` when others descend from it, `anchor` within a page.

    `label` is the `outlet` and, where it stands for a report that is not in hand, whose report it carries.
    """

    id: str
    anchor: str
    letter: str
    tint: int
    label: str
    title: str
    when: str
    lost: bool
    outlet: str


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
    """Two articles that share words though neither took them from the other. `joint`: a parent of both, if one is."""

    id: str
    anchor: str
    a: Ref
    b: Ref
    joint: Ref | None
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
class Part:
    """Neighbouring words of a sentence. `kind`: "reading" (what differs), "said" (the matter and on whose word it is

    told), or "" for the rest of the sentence.
    """

    text: str
    kind: str


@dataclass(frozen=True, slots=True)
class TellingView:
    """One statement in its sentence: which article tells it and (`voice`) on whose word.

    `copies`: articles that have the same words from this one or from where this one has them.
    """

    id: str
    ref: Ref
    voice: str
    parts: tuple[Part, ...]
    copies: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class VoiceView:
    """The articles that have a reading on one source's word, or each in its `own` voice."""

    voice: str
    own: bool
    refs: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class ReadingView:
    """One of the values that differ: the words, and who has them on whose word; `when` only for an update."""

    value: str
    voices: tuple[VoiceView, ...]
    when: str


@dataclass(frozen=True, slots=True)
class DifferenceView:
    """Accounts of one claim that differ. `edge`: the line of descent along which they do, for a drift."""

    id: str
    kind: str
    about: str
    badge: str
    why: str
    readings: tuple[ReadingView, ...]
    edge: EdgeView | None


@dataclass(frozen=True, slots=True)
class ClaimView:
    """One matter that articles tell: how many do, between how many independent origins, and where they differ.

    `kind`: the group it stands in (see `ClaimGroup`). `before`: what stands before `text` in its sentence, when it
    begins within one. `reasons`: why not fewer origins, why not more. `roots`: whose word it rests on. `more`:
    tellings left out.
    """

    id: str
    anchor: str
    kind: str
    before: str
    text: str
    articles: int
    origins: tuple[int, int]
    support: str
    reasons: tuple[str, ...]
    roots: tuple[str, ...]
    differences: tuple[DifferenceView, ...]
    tellings: tuple[TellingView, ...]
    more: int


@dataclass(frozen=True, slots=True)
class ClaimGroup:
    """Claims that are alike to a reader: contested, single, drifted, updated, precision or told."""

    kind: str
    title: str
    lede: str
    claims: tuple[ClaimView, ...]


@dataclass(frozen=True, slots=True)
class ClaimsView:
    """A story's claims, what matters most first. `alone`: those that one article alone tells, and without difference;

    `alone_more`: how many of these are left out.
    """

    sentence: str
    groups: tuple[ClaimGroup, ...]
    alone: tuple[ClaimView, ...]
    alone_more: int


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
    claims: ClaimsView


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
