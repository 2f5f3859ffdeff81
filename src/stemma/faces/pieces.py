"""What the pages of the reading room are made of, beside the records of `views`: strings as there."""

from __future__ import annotations

from dataclasses import dataclass

from stemma.faces.collation import Run
from stemma.faces.views import DifferenceView, Ref, TellingView


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
class JudgementLine:
    """One decision of the log. `what` and `words`: the row it is about; `standing`: no later decision replaced it."""

    verdict: Verdict
    what: str
    words: str
    href: str
    standing: bool


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
class Said:
    """A statement of a claim: the `chain` by which its word came, the article first; `same`: ids of its copies."""

    telling: TellingView
    chain: str
    same: tuple[str, ...]


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
class Download:
    """The dossier in the format `form`, as `stemma export` names it: what it holds, what opens it, and under which

    name a browser keeps it (`file`). `href` gives it.
    """

    form: str
    label: str
    holds: str
    opens: str
    href: str
    file: str
