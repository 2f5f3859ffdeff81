"""Shared passages for display: side by side with differences marked, and an article's text tinted by parent."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from stemma.faces.collation import Run, collate
from stemma.faces.family import Family, Index
from stemma.faces.wording import PASSAGES, PLACES, one_line
from stemma.model import Citation, Credit, Derivation, Reuse, Sibling, Span

LONGEST_PASSAGE = 3000
LONGEST_TEXT = 20_000
TINTS = 8
AROUND = 110
Cover = tuple[int, int, str, str]
"""From where to where words are a parent's, the parent's letter, and the kind of passage."""
_STOP = re.compile(r"[.!?][”\"’')]?\s|\n")


@dataclass(frozen=True, slots=True)
class Quote:
    """An article's own words that name whose report it is: `words` stand between `before` and `after`."""

    before: str
    words: str
    after: str
    where: str
    source: str


@dataclass(frozen=True, slots=True)
class Passage:
    """One shared passage as two columns; `left` and `right` are the outlets' names, `runs` the comparison."""

    id: str
    kind: str
    kind_words: str
    left: str
    right: str
    runs: tuple[Run, ...]
    words: int
    identical: bool


@dataclass(frozen=True, slots=True)
class TextRun:
    """Neighbouring characters of an article that came from the same parents (`letters`), or from none (empty).

    `tint` is 1 … 8, 0 for none; `kind` verbatim or rewritten.
    """

    text: str
    letters: str
    tint: int
    kind: str


def tint_of(letter: str) -> int:
    """The tint of a parent's letter, 1 … 8; 0 without a letter. Letters repeat tints, never the reverse.

    >>> tint_of("A"), tint_of("I"), tint_of("B2"), tint_of("")
    (1, 1, 4, 0)
    """
    if not letter:
        return 0
    turn = int(letter[1:] or 1) - 1
    return (ord(letter[0]) - ord("A") + 26 * turn) % TINTS + 1


def shared_of(index: Index, row: Derivation | Sibling, a: str, b: str) -> list[Reuse]:
    """Passages behind a relation of two members: its evidence and whatever else the two articles share."""
    found = {i: index.reuse[i] for i in row.evidence if i in index.reuse}
    found.update({r.id: r for r in index.shared.get(frozenset((a, b)), ())})
    return [found[i] for i in sorted(found)]


def passages(index: Index, shared: list[Reuse], child: str, most: int) -> tuple[tuple[Passage, ...], int]:
    """The `most` longest of `shared` in the order of `child`'s text, and how many were left out. Public words last."""

    def length(row: Reuse) -> int:
        span = _side(row, child)[0]
        return span.end - span.start

    longest = sorted(shared, key=lambda r: (r.kind == "public", -length(r), r.id))
    kept = sorted(longest[:most], key=lambda r: (r.kind == "public", _side(r, child)[0].start, r.id))
    shown = [p for r in kept if (p := _passage(index, r, child)) is not None]
    return tuple(shown), len(shared) - len(shown)


def _side(row: Reuse, child: str) -> tuple[Span, Span]:
    """The row's spans, the child's first."""
    return (row.b, row.a) if row.b.article == child else (row.a, row.b)


def _passage(index: Index, row: Reuse, child: str) -> Passage | None:
    mine, theirs = _side(row, child)
    if mine.article not in index.articles or theirs.article not in index.articles:
        return None
    right, left = (_words(index, span) for span in (mine, theirs))
    runs = collate(left, right)
    names = [one_line(index.articles[s.article].outlet or index.articles[s.article].name, 60) for s in (theirs, mine)]
    return Passage(
        row.id,
        row.kind,
        PASSAGES[row.kind],
        names[0],
        names[1],
        runs,
        len(right.split()),
        all(r.kind == "equal" for r in runs),
    )


def _words(index: Index, span: Span) -> str:
    words = index.articles[span.article].text[span.start : span.end]
    return words if len(words) <= LONGEST_PASSAGE else words[:LONGEST_PASSAGE] + " …"


def quotes(index: Index, row: Derivation | Sibling) -> tuple[Quote, ...]:
    """The credits and citations among a relation's evidence, in the order given."""
    found: list[Quote] = []
    for name in row.evidence:
        if name in index.credits:
            found.append(credit_quote(index.credits[name]))
        elif name in index.citations:
            found.append(citation_quote(index, index.citations[name]))
    return tuple(dict.fromkeys(found))


def credit_quote(row: Credit) -> Quote:
    """A credit's wording."""
    return Quote("", one_line(row.quote, 240), "", PLACES[row.where], one_line(row.source.name, 80))


def citation_quote(index: Index, row: Citation) -> Quote:
    """A citation's wording with its sentence around it, up to 110 characters on either side."""
    text = index.articles[row.article].text if row.article in index.articles else ""
    before = _sentence_end(text[max(0, row.start - AROUND) : row.start], row.start <= AROUND)
    after = _sentence_start(text[row.end : row.end + AROUND], row.end + AROUND >= len(text))
    return Quote(before, text[row.start : row.end], after, PLACES["body"], index.source_name(row.source))


def _sentence_end(text: str, whole: bool) -> str:
    """The part of `text` that stands in the sentence it ends in; whole words after "…" when its start is not there."""
    start = max((m.end() for m in _STOP.finditer(text)), default=None)
    if start is not None:
        return text[start:]
    return text if whole else "…" + text.partition(" ")[2]


def _sentence_start(text: str, whole: bool) -> str:
    """The part of `text` that stands in the sentence it begins in."""
    stop = _STOP.search(text)
    if stop:
        return text[: stop.end()].rstrip()
    return text if whole else text.rpartition(" ")[0] + "…"


def tinted(index: Index, family: Family, name: str) -> tuple[TextRun, ...]:
    """An article's text cut where what came from its parents begins and ends; past 20,000 characters it is cut."""
    text = index.articles[name].text
    covers = covers_of(index, family, name)
    end = min(len(text), LONGEST_TEXT)
    cuts = sorted({0, end} | {c for s, e, _, _ in covers for c in (s, e) if 0 < c < end})
    runs: list[TextRun] = []
    for start, stop in pairwise(cuts):
        over = [(letter, kind) for s, e, letter, kind in covers if s <= start and stop <= e]
        letters = "+".join(dict.fromkeys(letter for letter, _ in over))
        kind = "verbatim" if any(k == "verbatim" for _, k in over) else "rewritten" if over else ""
        if runs and (runs[-1].letters, runs[-1].kind) == (letters, kind):
            runs[-1] = TextRun(runs[-1].text + text[start:stop], letters, runs[-1].tint, kind)
        else:
            runs.append(TextRun(text[start:stop], letters, tint_of(over[0][0]) if over else 0, kind))
    return tuple(runs)


def covers_of(index: Index, family: Family, name: str) -> list[Cover]:
    """Where a member's text has words of its parents."""
    covers: list[Cover] = []
    for parent in family.parents(name):
        letter = family.by_id[parent].letter
        for row in shared_of(index, family.row(parent, name), parent, name):
            if row.kind != "public" and name in (row.a.article, row.b.article):
                span = _side(row, name)[0]
                covers.append((span.start, span.end, letter, row.kind))
    return covers
