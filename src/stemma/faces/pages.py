"""The pages of the reading room: one record each, shown as HTML at its address and as JSON at its address + ``.json``.

Like `views`, of whose records they are made: all strings are plain text, safe for one line unless named a text.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from stemma.faces.collation import Run
from stemma.faces.passages import Quote
from stemma.faces.views import (
    ArticleView,
    ClaimView,
    DifferenceView,
    DropView,
    EdgeView,
    LostView,
    Ref,
    SiblingView,
    TellingView,
    TreeRow,
)


@dataclass(frozen=True, slots=True)
class Pager:
    """Which part of a list is shown: rows `first` to `last` of `total`, page `page` of `pages`; all count from 1."""

    page: int
    pages: int
    first: int
    last: int
    total: int


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several values that a form offers; `number`: how many rows it leads to, where that is counted."""

    value: str
    label: str
    number: int
    chosen: bool
    group: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a person decided about the row `about`. `said` is the decision in words, `stale` that its ground changed

    (`why`: how); it is then kept and not applied.
    """

    about: str
    decision: str
    said: str
    user: str
    when: str
    note: str
    stale: bool
    why: str


@dataclass(frozen=True, slots=True)
class StoryHead:
    """A story at the head of its pages: how many articles tell it, from how many origins, in figures and words."""

    id: str
    title: str
    headline: str
    subline: str
    articles: int
    origins: int


@dataclass(frozen=True, slots=True)
class Dot:
    """One article below an origin. `credited`: it says whom it took from; `drifted`: where it departs from that, how.

    `words` says all of it in a sentence.
    """

    ref: Ref
    credited: bool
    drifted: tuple[str, ...]
    words: str


@dataclass(frozen=True, slots=True)
class OriginLine:
    """One way in for a story's information, with a dot for each article below it, of which `drifted` have drifted;

    `more` of them are left out.
    """

    ref: Ref
    sentence: str
    drifted: int
    dots: tuple[Dot, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Tally:
    """How many of a story's claims are of one sort, and the words for it: (3, "contested")."""

    kind: str
    number: int
    words: str


@dataclass(frozen=True, slots=True)
class Spotlight:
    """A difference that is worth a look, with the claim that it is about."""

    claim: str
    before: str
    text: str
    support: str
    difference: DifferenceView


@dataclass(frozen=True, slots=True)
class StoryCard:
    """A story in one look: its origins and what descends from them, and where accounts differ."""

    head: StoryHead
    origins: tuple[OriginLine, ...]
    lone: tuple[Ref, ...]
    more_origins: int
    tallies: tuple[Tally, ...]
    drifted: tuple[Spotlight, ...]
    contested: tuple[Spotlight, ...]


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
class CollationRow:
    """Words that stand side by side: `runs` compares them. `kind`: verbatim, rewritten or public when both have them,

    "left" or "right" when only the parent or the child does.
    """

    kind: str
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Drift:
    """A difference along a line of descent, with the claim that it is about."""

    claim: str
    text: str
    difference: DifferenceView


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
class Said:
    """A statement of a claim: the `chain` by which its word came, the article first; `same`: ids of its copies."""

    telling: TellingView
    chain: str
    same: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ClaimPage:
    """``/claim/ID``: one matter, all that tells it, and why it has so many origins. `others`: claims that it may be
    joined with or a statement moved to, the likeliest first."""

    head: StoryHead
    claim: ClaimView
    said: tuple[Said, ...]
    others: tuple[Choice, ...]
    verdicts: Mapping[str, Verdict]


@dataclass(frozen=True, slots=True)
class Voice:
    """Whose word stands in an article, and how often; `number` marks its statements, 0 is the article's own voice."""

    number: int
    id: str
    name: str
    kind: str
    statements: int


@dataclass(frozen=True, slots=True)
class Ink:
    """Neighbouring characters of an article: from which parents (`letters`, `tint`, `kind` as in `TextRun`), and in

    which `statement` they stand (its id), on whose word (`voice`, a number; -1 outside statements), of which `claim`.
    `opens`: the statement begins here.
    """

    text: str
    letters: str
    tint: int
    kind: str
    statement: str
    voice: int
    claim: str
    opens: bool


@dataclass(frozen=True, slots=True)
class Kept:
    """A piece of a page as it came: `kind` is "text" for the story's own sentences, else why it was left out, or ""."""

    text: str
    kind: str


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
class Outlet:
    """An outlet and how many of a source's statements it has."""

    name: str
    number: int


@dataclass(frozen=True, slots=True)
class SourceLine:
    """Somebody whose word is taken: in how many statements, by which outlets, with some of the sentences."""

    id: str
    name: str
    kind: str
    statements: int
    claims: int
    credits: int
    outlets: tuple[Outlet, ...]
    sentences: tuple[TellingView, ...]
    more: int


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
class Event:
    """Something that a claim dates: between which instants (`since`, `until`, ISO 8601; in words `happened`; in the

    article's own `quote`), who reported it `first` and how long after that (`lag`), and when each article did
    (`reported`, ISO 8601, as far as they are dated).
    """

    claim: str
    before: str
    text: str
    since: str
    until: str
    happened: str
    quote: str
    first: Ref
    lag: str
    articles: int
    reported: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TimelinePage:
    """``/story/ID/timeline``: what happened when, and when it was reported. `background`: long before the story."""

    head: StoryHead
    events: tuple[Event, ...]
    background: tuple[Event, ...]
    undated: int
    pager: Pager


@dataclass(frozen=True, slots=True)
class Spot:
    """A place that is sure: how far its point may be trusted (`precision`: city, region, country), who names it."""

    id: str
    name: str
    precision: str
    where: str
    latitude: float
    longitude: float
    mentions: int
    articles: int
    refs: tuple[Ref, ...]
    sentence: str
    by: Ref


@dataclass(frozen=True, slots=True)
class MapPage:
    """``/story/ID/map``: the places that are sure. `unsure`: names of places that no text settles."""

    head: StoryHead
    places: tuple[Spot, ...]
    unsure: tuple[str, ...]
    unsure_more: int


@dataclass(frozen=True, slots=True)
class Found:
    """A hit of a search: what it is, where it leads (`href`), in which article, and the words with the matches marked.

    `runs`: (text, whether it matches).
    """

    kind: str
    id: str
    href: str
    title: str
    where: str
    when: str
    before: str
    runs: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class SearchPage:
    """``/search``: what the words `q` are found in. `kinds`: what may be searched; `kind` chooses one."""

    q: str
    kinds: tuple[Choice, ...]
    hits: tuple[Found, ...]
    pager: Pager


@dataclass(frozen=True, slots=True)
class JudgementLine:
    """One decision of the log. `what` and `words`: the row it is about; `standing`: no later decision replaced it."""

    verdict: Verdict
    what: str
    words: str
    href: str
    standing: bool


@dataclass(frozen=True, slots=True)
class JudgementsPage:
    """``/judgements``: all that people decided, the latest first; and how many of it is stale."""

    lines: tuple[JudgementLine, ...]
    standing: int
    stale: int
    pager: Pager


@dataclass(frozen=True, slots=True)
class HelpPage:
    """``/help``: what the signs and words mean, and the keys."""

    keys: tuple[tuple[str, str], ...]
