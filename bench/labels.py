"""The two formats that are compared, a dossier and the labels of a story set, and how words of them are compared."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Literal, NotRequired, TypedDict, cast

_STOP = frozenset(
    {
        "a",
        "an",
        "the",
        "and",
        "or",
        "as",
        "at",
        "by",
        "for",
        "from",
        "in",
        "of",
        "on",
        "to",
        "with",
        "he",
        "his",
        "she",
        "her",
        "it",
        "its",
        "they",
        "their",
        "some",
        "who",
        "was",
        "were",
        "say",
        "says",
        "said",
    }
)
_SPACE = re.compile(r"[\u00a0\t\n\r\u2009\u202f]")
_MARKS = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-"})


class LabelledArticle(TypedDict):
    id: str
    role: Literal["in_story", "distractor"]
    outlet: str | None
    kind: str | None
    parents: list[str]
    credited: bool
    credited_as: str | None
    evidence: str
    published: NotRequired[str]


class LabelledEdge(TypedDict):
    child: str
    parent: str


class LabelledFurniture(TypedDict):
    id: str
    quote: str


class Mention(TypedDict):
    id: str
    quote: str
    attributed_to: str | None
    hedge: str


class LabelledValue(TypedDict):
    id: str
    value: str


class LabelledDifference(TypedDict):
    kind: str
    about: str
    values: list[LabelledValue]
    why: str


class LabelledRange(TypedDict):
    low: int
    high: int


class LabelledClaim(TypedDict):
    claim: str
    mentions: list[Mention]
    independent_origins: int | LabelledRange
    origins: list[str]
    difference: LabelledDifference | None


class Labels(TypedDict):
    """story.json of a story set; `examples/README.md` describes it."""

    story_id: str
    event: str
    articles: list[LabelledArticle]
    claims: list[LabelledClaim]
    origin: NotRequired[str]
    derivations: NotRequired[list[LabelledEdge]]
    siblings: NotRequired[list[list[str]]]
    independent_pairs: NotRequired[list[list[str]]]
    cited_sources: NotRequired[list[str]]
    also_named: NotRequired[list[str]]
    furniture: NotRequired[list[LabelledFurniture]]
    same_names: NotRequired[list[list[str]]]


class ArticleRow(TypedDict):
    id: str
    text: str
    name: NotRequired[str | None]
    outlet: NotRequired[str | None]
    story: NotRequired[str | None]


class SourceRow(TypedDict):
    id: str
    name: str
    kind: NotRequired[str]


class ReportRow(TypedDict):
    id: str
    article: NotRequired[str | None]


class StoryRow(TypedDict):
    id: str
    articles: list[str]
    origins: NotRequired[list[str]]


class SideRow(TypedDict):
    article: str
    start: int
    end: int


class PassageRow(TypedDict):
    a: SideRow
    b: SideRow


class DerivationRow(TypedDict):
    child: str
    parent: str
    kind: NotRequired[str]


class SiblingRow(TypedDict):
    a: str
    b: str


class StatementRow(TypedDict):
    id: str
    article: str
    start: int
    end: int
    source: NotRequired[str | None]
    source_span: NotRequired[list[int] | None]
    cue_span: NotRequired[list[int] | None]
    content_spans: NotRequired[list[list[int]] | None]
    quote: NotRequired[str | None]


class ClaimRow(TypedDict):
    id: str
    statements: list[str]
    independent_origins: int | LabelledRange


class ReadingRow(TypedDict):
    statement: str
    start: int
    end: int
    value: NotRequired[str | None]


class DifferenceRow(TypedDict):
    claim: str
    kind: str
    about: str
    readings: NotRequired[list[ReadingRow]]


class DossierRows(TypedDict):
    """What of an exported dossier is scored; `docs/format.md` describes the whole."""

    articles: list[ArticleRow]
    stories: list[StoryRow]
    sources: NotRequired[list[SourceRow]]
    reports: NotRequired[list[ReportRow]]
    reuse: NotRequired[list[PassageRow]]
    derivations: NotRequired[list[DerivationRow]]
    siblings: NotRequired[list[SiblingRow]]
    statements: NotRequired[list[StatementRow]]
    claims: NotRequired[list[ClaimRow]]
    differences: NotRequired[list[DifferenceRow]]


def load_labels(folder: Path) -> Labels:
    """Read the labels of the story set in `folder`. Raises OSError and json.JSONDecodeError."""
    return cast(Labels, json.loads((folder / "story.json").read_text(encoding="utf-8")))


def fold(text: str) -> str:
    """`text` with white space and quote marks made plain, one character for one, so that offsets stay."""
    return _SPACE.sub(" ", text).translate(_MARKS)


def locate(quote: str, text: str) -> tuple[int, int] | None:
    """Offsets of the first place in `text` where the whole words of `quote` stand, however they are spaced and cased.

    >>> locate('"No  more" ', "He said: “No\\nmore”.")
    (9, 18)
    >>> locate("more", "nevermore") is None
    True
    """
    words = fold(quote).split()
    if not words:
        return None
    pattern = r"\s*".join(map(re.escape, words))
    before = r"(?<!\w)" if re.match(r"\w", words[0]) else ""
    after = r"(?!\w)" if re.search(r"\w$", words[-1]) else ""
    found = re.search(before + pattern + after, fold(text), re.IGNORECASE)
    return found.span() if found else None


def plain_words(text: str | None) -> list[str]:
    """The words of `text` in lower case and in order, without the commonest.

    >>> plain_words("The Board of Trustees said")
    ['board', 'trustees']
    """
    return [word for word in re.findall(r"\w+", fold(text or "").lower()) if word not in _STOP]


def same_name(one: str, other: str) -> bool:
    """Whether the words of one name are all among the other's (Argus, The Auberlin Argus)."""
    a, b = set(plain_words(one)), set(plain_words(other))
    return bool(a and b) and (a <= b or b <= a)
