"""The rows: what Stemma knows, as frozen and dumb records. The ground floor: it imports nothing of Stemma.

Offsets are code points, half-open. A `Span` points into `Article.text`; fields named ``page_start``/``page_end``
point into the decoded page (see `stemma.sources.decode`). Instants are ISO 8601 strings, because a row is data.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from stemma.model.links import Link
from stemma.model.receipts import Dropped as Dropped
from stemma.model.receipts import Receipt as Receipt

SourceKind = Literal["outlet", "agency", "person", "office", "anonymous", "document"]
CreditPlace = Literal["byline", "dateline", "foot", "body", "licence"]
ReuseKind = Literal["verbatim", "rewritten", "public"]
DerivationKind = Literal["republished", "version", "rewritten", "partial", "cited"]
Hedge = Literal["none", "alleged", "denied", "expected", "unconfirmed"]
DifferenceKind = Literal["conflict", "update", "drift", "precision"]
Decision = Literal["confirm", "reject", "correct", "withdraw"]
Precision = Literal["second", "minute", "day", "interval"]


def make_id(prefix: str, *parts: object) -> str:
    """Name a row by its content: ``prefix-`` and 16 hexadecimal digits of a BLAKE2b digest of `parts`.

    >>> make_id("src", "office", "Harbour Board") == make_id("src", "office", "Harbour Board")
    True
    """
    digest = hashlib.blake2b(digest_size=8)
    for part in parts:
        data = part if isinstance(part, bytes) else str(part).encode("utf-8", "surrogatepass")
        digest.update(len(data).to_bytes(8, "big"))
        digest.update(data)
    return f"{prefix}-{digest.hexdigest()}"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Words of an article: ``Article.text[start:end]``."""

    article: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it came: bytes and where they are from. `id` hashes the bytes and the canonical URL or name."""

    id: str
    name: str
    url: str | None
    fetched: str | None
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Source:
    """Who speaks: an agent whose word is taken."""

    id: str
    name: str
    kind: SourceKind


@dataclass(frozen=True, slots=True)
class Credit:
    """Words outside the story's own sentences that name whose report this is (byline, dateline, foot, licence).

    `page_start` and `page_end` point into the decoded page: slicing it gives `quote`.
    """

    id: str
    source: Source
    quote: str
    where: CreditPlace
    page_start: int
    page_end: int


@dataclass(frozen=True, slots=True)
class Published:
    """When an article was published, as an interval; `quote` is the page's own wording, None when metadata said it."""

    earliest: str
    latest: str
    precision: Precision
    evidence: str
    quote: str | None = None
    page_start: int | None = None
    page_end: int | None = None


@dataclass(frozen=True, slots=True)
class Furniture:
    """What cleaning dropped from a page, and why (navigation, promotion, caption, legal, related, widget …)."""

    text: str
    reason: str
    page_start: int | None = None
    page_end: int | None = None


@dataclass(frozen=True, slots=True)
class Segment:
    """``text[start:start+length]`` of the article is ``page[page_start:page_start+length]``."""

    start: int
    page_start: int
    length: int


@dataclass(frozen=True, slots=True)
class Article:
    """A page cleaned to the story's own sentences. Its id is its page's."""

    id: str
    page: str
    name: str
    url: str | None
    outlet: str | None
    title: str | None
    byline: tuple[str, ...]
    published: Published | None
    language: str
    text: str
    credits: tuple[Credit, ...] = ()
    furniture: tuple[Furniture, ...] = ()
    segments: tuple[Segment, ...] = ()
    retrieved: str | None = None


@dataclass(frozen=True, slots=True)
class Name:
    """A name in an article's text. `kind`: person, organisation, place, other."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in an article's text with its unit: the value lies in [low, high] as the words say.

    `bound`: exact, about, at_least, at_most, range. `unit` is a lower-case singular noun or symbol, None when bare.
    """

    start: int
    end: int
    low: float | None
    high: float | None
    bound: str
    unit: str | None


@dataclass(frozen=True, slots=True)
class Moment:
    """A date or time in an article's text, resolved to an interval where the text allows it."""

    start: int
    end: int
    earliest: str | None
    latest: str | None


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who is said to say what: offsets of source, cue and content in the article's text."""

    source: tuple[int, int] | None
    cue: tuple[int, int] | None
    content: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Matter:
    """One matter that a sentence tells: the words that are said, in order, without who says so.

    `sentence`: its index in `Reading.sentences`. The spans lie in that sentence and overlap no other matter's.
    """

    spans: tuple[tuple[int, int], ...]
    sentence: int


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """What the language floor found in one article; every later stage uses this and no model.

    `vectors`: float32, shape (len(sentences), dimension), each row of length one; `matter_vectors`: the same for
    `matters`, shape (len(matters), dimension). `links`: for each of `matters` what the network that links says of it.
    """

    article: str
    sentences: tuple[tuple[int, int], ...]
    names: tuple[Name, ...]
    quantities: tuple[Quantity, ...]
    times: tuple[Moment, ...]
    attributions: tuple[Attribution, ...]
    matters: tuple[Matter, ...]
    vectors: npt.NDArray[np.float32]
    matter_vectors: npt.NDArray[np.float32]
    links: tuple[Link | None, ...] = ()


@dataclass(frozen=True, slots=True)
class Story:
    """Articles on one event. `origins`: articles or reports where the story's information enters."""

    id: str
    title: str
    articles: tuple[str, ...]
    origins: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reuse:
    """A passage that two articles share. `a.article` sorts before `b.article`; it says nothing of direction."""

    id: str
    a: Span
    b: Span
    kind: ReuseKind
    score: float


@dataclass(frozen=True, slots=True)
class Report:
    """A text that descent speaks of but that is not given: lost (`article` None), or carried by an article in hand."""

    id: str
    source: str | None
    article: str | None
    note: str


@dataclass(frozen=True, slots=True)
class Citation:
    """A place in an article's body that names a source as the one it has something from: "Bloomberg reports".

    `start`/`end` delimit the name and `quote` is its wording; `cue` is the wording of the verb or phrase beside it.
    """

    id: str
    article: str
    source: str
    start: int
    end: int
    quote: str
    cue: str


@dataclass(frozen=True, slots=True)
class Derivation:
    """`child` descends from `parent` (article or report ids).

    `share`: aligned words of the child over its words. `evidence`: ids of Reuse, Credit and Citation rows.
    `reasons`: short sentences a reader can check.
    """

    id: str
    story: str
    child: str
    parent: str
    kind: DerivationKind
    share: float
    confidence: float
    credited: bool
    evidence: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sibling:
    """Two articles that share text because both descend from something not in hand (`report`, when it has a row)."""

    id: str
    story: str
    a: str
    b: str
    kind: DerivationKind
    report: str | None
    confidence: float
    evidence: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Descent:
    """What `trace_descent` answers for one story."""

    story: Story
    sources: tuple[Source, ...] = ()
    reports: tuple[Report, ...] = ()
    citations: tuple[Citation, ...] = ()
    derivations: tuple[Derivation, ...] = ()
    rivals: tuple[Derivation, ...] = ()
    siblings: tuple[Sibling, ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """What an article has somebody say on one matter. `source` None: the article's own voice.

    `start`/`end`: the sentence when it tells one matter, else the matter's own words. `content_spans`: the spans of its
    `Matter`. `source_span` and `cue_span` may lie in another sentence. `via`: through whom the article has the source's
    word, the nearest to the article first. `origin`: the root of the word, see `stemma.stages.support`. `near_span`:
    the words that say how near an unnamed source is to what it tells.
    """

    id: str
    article: str
    start: int
    end: int
    source: str | None
    source_span: tuple[int, int] | None
    cue_span: tuple[int, int] | None
    content_spans: tuple[tuple[int, int], ...]
    hedge: Hedge = "none"
    via: tuple[str, ...] = ()
    origin: str | None = None
    near_span: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Stated:
    """What `find_statements` answers for one article: its statements in order of place, and who speaks in them."""

    statements: tuple[Statement, ...] = ()
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """Statements on one matter, and between how many independent origins they rest on."""

    id: str
    story: str
    text: str
    statements: tuple[str, ...]
    origins: tuple[str, ...]
    independent: tuple[int, int]
    why: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Difference:
    """Accounts of one claim that differ. `readings`: (statement id, start, end) in that statement's article."""

    id: str
    claim: str
    kind: DifferenceKind
    about: str
    readings: tuple[tuple[str, int, int], ...]
    edge: str | None
    why: str


@dataclass(frozen=True, slots=True)
class Weighed:
    """What `weigh_claims` answers for one story: its statements with their roots, claims with support, differences."""

    statements: tuple[Statement, ...] = ()
    claims: tuple[Claim, ...] = ()
    differences: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a person decided about a row, kept apart and applied on reading. `value`: the parent, claim or kind that a
    correction gives; `ground`: what was decided upon (`stemma.dossier.grounds`)."""

    id: str
    about: str
    decision: Decision
    user: str
    at: str
    note: str = ""
    value: str = ""
    ground: str = ""


EntityKind = Literal["person", "organisation", "place"]
Precise = Literal["country", "region", "city"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a named place lies: degrees north and east. `country`: its ISO 3166 code; `region`: the first-level one.

    `region` is "" for a country and where none is known. The point of a country or region is that of one of its cities:
    `precision` says how far it may be trusted.
    """

    name: str
    country: str
    region: str
    latitude: float
    longitude: float
    precision: Precise


@dataclass(frozen=True, slots=True)
class Called:
    """What an article says somebody is: the words at `span`, "acting head of the port". `outlet`: whose article."""

    span: Span
    outlet: str | None


@dataclass(frozen=True, slots=True)
class Entity:
    """One person, body or place, however the articles spell it. `name`: its fullest spelling; `spellings`: all of them.

    `mentions`: where it is named. `called`: the posts and titles that each outlet gives it, in its own words.
    `also_known`: words that give it another name ("X, known as Y"). `place`: where it lies, None where no text settles
    that.
    """

    id: str
    name: str
    kind: EntityKind
    spellings: tuple[str, ...]
    mentions: tuple[Span, ...]
    called: tuple[Called, ...] = ()
    also_known: tuple[Span, ...] = ()
    place: Place | None = None
