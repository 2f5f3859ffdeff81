"""The pages of the reading room: one record each, shown as HTML at its address and as JSON at its address + ``.json``.

Like `views` and `pieces`, of whose records they are made: all strings are plain text, safe for one line unless named a
text. What can be judged on a page and was stands in its `verdicts`, by the id of the row.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from stemma.faces.passages import Quote
from stemma.faces.pieces import (
    Choice,
    CollationRow,
    Download,
    Drift,
    Event,
    Found,
    Ink,
    JudgementLine,
    Kept,
    Pager,
    Said,
    SourceLine,
    Spot,
    StoryCard,
    StoryHead,
    Verdict,
    Voice,
)
from stemma.faces.views import ArticleView, ClaimView, DropView, EdgeView, LostView, Ref, SiblingView, TreeRow


@dataclass(frozen=True, slots=True)
class OverviewPage:
    """``/``: all stories, the largest first; what tells no story; what was not taken in."""

    headline: str
    counts: str
    stories: tuple[StoryCard, ...]
    pager: Pager
    loose: tuple[Ref, ...]
    loose_more: int
    dropped: tuple[DropView, ...]
    dropped_more: int
    verdicts: Mapping[str, Verdict]


@dataclass(frozen=True, slots=True)
class TreePage:
    """``/story/ID/tree``: who took what from whom, as a picture (HTML) and as rows; `edges` are a page of its lines."""

    head: StoryHead
    rows: tuple[TreeRow, ...]
    edges: tuple[EdgeView, ...]
    pager: Pager
    lost: tuple[LostView, ...]
    siblings: tuple[SiblingView, ...]
    siblings_more: int
    verdicts: Mapping[str, Verdict]


@dataclass(frozen=True, slots=True)
class EdgePage:
    """``/edge/ID``: two texts side by side. `relation`: descent, rival (weighed and not chosen) or sibling.

    `rows` are in the order of the right-hand text; `more` were left out. `other`: passages that the evidence of a
    parent not in hand has with others. `parents`: what a correction may name.
    """

    head: StoryHead
    relation: Literal["descent", "rival", "sibling"]
    id: str
    left: Ref
    right: Ref
    verb: str
    share_words: str
    certainty: str
    confidence: float
    credited: bool
    uncertain: bool
    reasons: tuple[str, ...]
    quotes: tuple[Quote, ...]
    rows: tuple[CollationRow, ...]
    more: int
    evidence: EdgeView | None
    drifts: tuple[Drift, ...]
    rivals: tuple[EdgeView, ...]
    parents: tuple[Choice, ...]
    verdicts: Mapping[str, Verdict]


@dataclass(frozen=True, slots=True)
class ClaimsPage:
    """``/story/ID/claims``: a page of the claims that a filter lets through.

    Parameters: `show` (a value of `shows`), `source` (an id), `outlet` (a name), `words`, `page`.
    """

    head: StoryHead
    sentence: str
    shows: tuple[Choice, ...]
    sources: tuple[Choice, ...]
    outlets: tuple[Choice, ...]
    words: str
    claims: tuple[ClaimView, ...]
    pager: Pager
    verdicts: Mapping[str, Verdict]


@dataclass(frozen=True, slots=True)
class ClaimPage:
    """``/claim/ID``: one matter, all that tells it, and why it has so many origins. `others`: claims that it may be
    joined with or a statement moved to, the likeliest first. `changes`: decisions that took something off this page, or
    joined another claim to it."""

    head: StoryHead
    claim: ClaimView
    said: tuple[Said, ...]
    others: tuple[Choice, ...]
    changes: tuple[JudgementLine, ...]
    verdicts: Mapping[str, Verdict]


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """``/article/ID``: the clean text from character `start` to `end` of `length`; with ``?beside=page`` the page too.

    `article.runs` is empty: `inks` are finer. `page_more`: characters of the page left out.
    """

    head: StoryHead | None
    article: ArticleView
    inks: tuple[Ink, ...]
    start: int
    end: int
    length: int
    voices: tuple[Voice, ...]
    parents: tuple[EdgeView, ...]
    children: tuple[EdgeView, ...]
    children_more: int
    beside: bool
    page: tuple[Kept, ...]
    page_more: int
    verdicts: Mapping[str, Verdict]


@dataclass(frozen=True, slots=True)
class ReportPage:
    """``/report/ID``: a report that is not in hand, what names it and what descends from it."""

    head: StoryHead
    report: LostView
    edges: tuple[EdgeView, ...]
    more: int
    verdicts: Mapping[str, Verdict]


@dataclass(frozen=True, slots=True)
class SourcesPage:
    """``/story/ID/sources``: who is quoted by whom; `anonymous`: those that no article names. `sentence` sums it up."""

    head: StoryHead
    sentence: str
    named: tuple[SourceLine, ...]
    anonymous: tuple[SourceLine, ...]
    anonymous_more: int
    pager: Pager


@dataclass(frozen=True, slots=True)
class TimelinePage:
    """``/story/ID/timeline``: what happened when, and when it was reported. `background`: long before the story."""

    head: StoryHead
    events: tuple[Event, ...]
    background: tuple[Event, ...]
    undated: int
    pager: Pager


@dataclass(frozen=True, slots=True)
class MapPage:
    """``/story/ID/map``: the places that are sure. `unsure`: names of places that no text settles."""

    head: StoryHead
    places: tuple[Spot, ...]
    unsure: tuple[str, ...]
    unsure_more: int


@dataclass(frozen=True, slots=True)
class SearchPage:
    """``/search``: what the words `q` are found in. `kinds`: what may be searched; `kind` chooses one."""

    q: str
    kinds: tuple[Choice, ...]
    hits: tuple[Found, ...]
    pager: Pager


@dataclass(frozen=True, slots=True)
class JudgementsPage:
    """``/judgements``: all that people decided, the latest first; and how many of it is stale."""

    lines: tuple[JudgementLine, ...]
    standing: int
    stale: int
    pager: Pager


@dataclass(frozen=True, slots=True)
class ExportPage:
    """``/export``: the whole dossier as files for other programs."""

    files: tuple[Download, ...]


@dataclass(frozen=True, slots=True)
class HelpPage:
    """``/help``: what the signs and words mean, and the keys."""

    keys: tuple[tuple[str, str], ...]
