"""Citations: the press, offices and documents that an article names as where it has something from.

Press is taken only where a construction makes it a source ("X reported", "told X", "according to X"), and only when the
name is known as press, bears a media word, or the construction itself says so ("the news agency X"). A name in any
other place, however capitalised, is never press.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import accumulate, islice
from typing import Literal

from stemma.knowledge import Knowledge
from stemma.language.constructions import Construction, find_beside, find_construction
from stemma.language.cues import Cues, load_cues
from stemma.language.kinds import is_people, is_territory
from stemma.language.leads import called_before, find_lead
from stemma.language.press import (
    Known,
    PressKind,
    PressNames,
    is_agency_name,
    is_press_like,
    known_press,
    media_strength,
    press_words,
)
from stemma.language.tokens import DETERMINERS, Token, find_tokens, is_common, word_set
from stemma.model import Attribution, Name

__all__ = ["Cited", "find_citations", "is_press_like"]

CitedKind = Literal["agency", "outlet", "office", "document"]

_AGENCY_WORDS = ("agency", "newswire", "wire", "wire service")
_SPEAKING = frozenset(["statement", "told", "finding"])
_BARE = word_set("report reports statement statements paper data figures review study notice")  # of what, nobody knows
_PAPERS = word_set("paper newspaper daily weekly tabloid broadsheet magazine")
_QUOTES = frozenset(["“", '"', "«", "„", "‘", "``"])
_ARTICLES = frozenset(["the", "a", "an"])
_LINKS = frozenset(["of", "with", "for", "in", "on", "at", "by", "who", ",", "and"])
_BEHIND_HEAD = word_set(
    "of by from on in that to made seen obtained filed released issued for published reviewed shown"
)
_NEAREST = 8  # attributions around a place that are looked at
_FAR = 200  # tokens between a cue and the last of its sources
_MOST_NAMES = 60  # in the description of one source


@dataclass(frozen=True, slots=True)
class Cited:
    """``text[start:end]`` names a source; `name` is that name for display; `cue` is the wording that makes it one.

    `kind`: agency, outlet, office or document.
    """

    start: int
    end: int
    name: str
    kind: CitedKind
    cue: str
    cue_start: int
    cue_end: int


def find_citations(
    text: str,
    sentences: Sequence[tuple[int, int]],
    names: Sequence[Name],
    attributions: Sequence[Attribution],
    knowledge: Knowledge,
    known_outlets: Sequence[str],
    own: str | None = None,
) -> tuple[Cited, ...]:
    """Find the places in `text` that name press, an office or a document as a source, in order of place.

    `known_outlets`: names of the outlets of articles in hand (any order); `own`: the article's, which is not left out:
    who calls knows it. "the Herald" is the Herald named in full before, else the own or the one in hand; where none is,
    it stays "The Herald", whatever papers of that name there are. Persons and countries are never press; platforms
    where somebody posted are no source of text. Time grows with the length of the text, not faster.

    >>> from stemma.knowledge import load_knowledge
    >>> from stemma.language.names import find_names
    >>> knowledge = load_knowledge()
    >>> text = "The dam held, the news agency Volunta reported on Monday."
    >>> names = find_names(text, knowledge)
    >>> [(c.name, c.kind, c.cue) for c in find_citations(text, [(0, len(text))], names, (), knowledge, ())]
    [('Volunta', 'agency', 'reported')]
    """
    scan = _Scan(text, names, attributions, known_press(knowledge, known_outlets, own))
    press = _find_press(scan)
    agencies = {c.name for c in press if c.kind == "agency"}
    rows = [replace(c, kind="agency") if c.name in agencies else c for c in press]
    reach = _Reach(rows)
    rows += _documents(scan, reach)
    rows += _offices(scan, reach)
    return tuple(sorted(_widest(rows), key=lambda c: (c.start, c.end, c.name)))


class _Scan:
    """One text with what was read in it, in order of place, for looking up what stands at a place."""

    def __init__(
        self, text: str, names: Sequence[Name], attributions: Sequence[Attribution], known: PressNames
    ) -> None:
        self.text = text
        self.tokens = find_tokens(text)
        self.starts = [t.start for t in self.tokens]
        self.names = sorted(names, key=lambda n: (n.start, n.end))
        self.name_starts = [n.start for n in self.names]
        self.attributions = sorted((a for a in attributions if a.source and a.cue), key=_source)
        self.sources = _Spans([_source(a) for a in self.attributions])
        self.known = known
        self.cues = load_cues(known.knowledge)

    def kind_at(self, start: int, end: int) -> str:
        """The kind of the name that lies over a place, "other" when none does."""
        at = bisect_right(self.name_starts, start) - 1
        near = self.names[max(at, 0) : at + 3]
        return next((n.kind for n in near if n.start < end and start < n.end), "other")

    def is_place(self, start: int, end: int) -> bool:
        """Whether the name that lies over a place of the text is a town's: the text is somewhere "in" it, too."""
        if self.kind_at(start, end) != "place":
            return False
        name = re.escape(self.text[start:end])
        return bool(re.search(rf"\b(?:in|at|near|from|of)\s{name}\b|\b{name.upper()}\b", self.text))

    def shown(self, first: int, last: int) -> str:
        """The words of tokens [first, last) without a possessive ending."""
        shown = self.text[self.starts[first] : self.tokens[last - 1].end]
        return shown[:-2] if shown.endswith(("'s", "’s")) else shown

    def after_the(self, first: int) -> bool:
        """Whether "the" stands before a token."""
        return first > 0 and self.tokens[first - 1].low == "the"

    def is_quoted(self, first: int) -> bool:
        """Whether what calls a name a paper, and a mark of quotation, stand before a token: "the daily “X”"."""
        return first > 1 and self.tokens[first - 2].low in _PAPERS and self.tokens[first - 1].low in _QUOTES

    def is_known(self, first: int, last: int) -> bool:
        """Whether tokens [first, last) are the full name of press that is known to the text, on one line."""
        words = self.text[self.starts[first] : self.tokens[last - 1].end]
        return "\n" not in words and " ".join(press_words(words)) in self.known.full

    def names_in(self, start: int, end: int) -> Iterator[Name]:
        """Names that lie wholly in a place."""
        for i in range(bisect_left(self.name_starts, start), bisect_left(self.name_starts, end)):
            if self.names[i].end <= end:
                yield self.names[i]


def _source(row: Attribution) -> tuple[int, int]:
    return row.source or (0, 0)


class _Spans:
    """Spans by their start, to find those around a place."""

    def __init__(self, spans: Sequence[tuple[int, int]]) -> None:
        self._starts = [start for start, _ in spans]
        self._ends = [end for _, end in spans]

    def around(self, place: int) -> Iterator[int]:
        """Numbers of the last spans that begin before `place` and reach past it, at most a few."""
        at = bisect_left(self._starts, place)
        return (i for i in range(max(0, at - _NEAREST), at) if place < self._ends[i])


class _Reach:
    """How far to the right the citations that begin before a place reach."""

    def __init__(self, rows: Sequence[Cited]) -> None:
        ordered = sorted(rows, key=lambda c: c.start)
        self._starts = [c.start for c in ordered]
        self._ends = list(accumulate((c.end for c in ordered), max))

    def holds(self, start: int, end: int) -> bool:
        """Whether a citation covers the whole place."""
        at = bisect_right(self._starts, start)
        return at > 0 and self._ends[at - 1] >= end

    def meets(self, start: int, end: int) -> bool:
        """Whether a citation covers part of the place."""
        at = bisect_left(self._starts, end)
        return at > 0 and self._ends[at - 1] > start


def _widest(rows: Sequence[Cited]) -> Iterator[Cited]:
    """Of citations that lie in each other, the widest; of the same place, press before office before document."""
    taken_to = -1
    order = {"agency": 0, "outlet": 0, "office": 1, "document": 2}
    for row in sorted(rows, key=lambda c: (c.start, -c.end, order[c.kind], c.name)):
        if row.start >= taken_to:
            yield row
            taken_to = row.end


# --- press --------------------------------------------------------------------------------------------------


def _find_press(scan: _Scan) -> list[Cited]:
    """Press in a construction. Twice over: a name made sure in one place is known in every other."""
    candidates = _candidates(scan)
    for first, last in candidates:
        shown = scan.shown(first, last)
        if last - first > 1 and (found := _full_name(shown, scan.known)) is not None:
            scan.known.name(scan.starts[first], found)
    press: dict[tuple[int, int], Cited] = {}
    for _ in range(2):
        for first, last in candidates:
            cited = _press_at(scan, first, last)
            if cited is not None and (cited.start, cited.end) not in press:
                press[cited.start, cited.end] = cited
                known = Known(cited.name, "agency" if cited.kind == "agency" else "outlet")
                if len(press_words(known.name)) > 1 or not scan.after_the(first):
                    scan.known.full.setdefault(" ".join(press_words(known.name)), known)
                scan.known.name(cited.start, known)
    return list(press.values())


def _full_name(shown: str, known: PressNames) -> Known | None:
    """The press that a name of several words names by itself, whatever stands beside it."""
    found = known.look_up(shown, False)
    if found is not None:
        return found[0] if found[1] else None
    return Known(shown, "outlet") if is_press_like(shown, known.knowledge) else None


def _candidates(scan: _Scan) -> list[tuple[int, int]]:
    """Names as token ranges [first, last), with numbers beside them ("Norwick 24"), and short names behind "the"."""
    tokens, known = scan.tokens, scan.known
    found: set[tuple[int, int]] = set()
    for name in scan.names:
        first, last = bisect_left(scan.starts, name.start), bisect_left(scan.starts, name.end)
        if first >= last:
            continue
        found.add((first, last))
        if last < len(tokens) and tokens[last].low.isdigit() and tokens[last].start - tokens[last - 1].end == 1:
            found.add((first, last + 1))
        if first and tokens[first - 1].low.isdigit() and tokens[first].start - tokens[first - 1].end == 1:
            found.add((first - 1, last))
    longest = max((len(key.split()) for key in known.full), default=1)
    openings = {_opening(key) for key in known.full}
    for i, token in enumerate(tokens):
        if not token.capital:
            continue
        if (scan.after_the(i) and (token.low in known.short or token.low in known.knowledge.media_words)) or (
            scan.is_quoted(i) and token.low in known.short
        ):
            found.add((i, i + 1))
        if token.low != "the" and openings.isdisjoint(press_words(scan.text[token.start : token.end])):
            continue
        found.update((i, i + n) for n in range(1, min(longest + 1, len(tokens) - i) + 1) if scan.is_known(i, i + n))
    return sorted(found, key=lambda r: (r[0], -r[1]))


@lru_cache(maxsize=20_000)
def _opening(key: str) -> str:
    """The first token of a name as `press_words` has it."""
    return next((token.low for token in find_tokens(key)), "")


def _press_at(scan: _Scan, first: int, last: int) -> Cited | None:
    known, knowledge, shown = scan.known, scan.known.knowledge, scan.shown(first, last)
    start, end = scan.starts[first], scan.starts[first] + len(shown)
    words = press_words(shown)
    if not words or len(words) > 8 or " ".join(words) in knowledge.platforms:
        return None
    construction = _construction(scan, first, last)
    if construction is None:
        return None
    after_the = scan.after_the(first)
    short = known.short.get(words[0]) if len(words) == 1 and scan.is_quoted(first) else None
    found = (short, True) if short is not None else known.look_up(shown, after_the, start)
    if found is None and len(words) == 1 and words[0] in known.cut and not scan.is_place(start, end):
        found = known.cut[words[0]], True
    says_agency = construction.described.endswith(_AGENCY_WORDS)
    if found is not None:
        says_agency = says_agency or (last < len(scan.tokens) and scan.tokens[last].low == "agency")
        press, clear = found
        if not (clear or construction.sure or construction.described):
            return None
        return _cited(scan, start, end, press.name, "agency" if says_agency else press.kind, construction)
    if _is_barred(words, scan.kind_at(start, end), knowledge):
        return None
    if construction.described or _has_media_word(words, after_the, construction.sure, knowledge):
        kind: PressKind = "agency" if says_agency or is_agency_name(shown) else "outlet"
        return _cited(scan, start, end, shown, kind, construction)
    return None


def _construction(scan: _Scan, first: int, last: int) -> Construction | None:
    found = find_construction(scan.text, scan.tokens, first, last) or find_lead(scan.text, scan.tokens, first, last)
    if found is not None:
        return found if found.described else replace(found, described=called_before(scan.tokens, first))
    for i in scan.sources.around(scan.starts[first]):
        row = scan.attributions[i]
        low = bisect_left(scan.starts, row.cue[0]) if row.cue else first
        beside = find_beside(scan.tokens[low : first + 1], first - low, [row]) if 0 < first - low < _FAR else None
        if beside is not None:
            return replace(beside, first=beside.first + low, last=beside.last + low)
    return None


def _has_media_word(words: Sequence[str], after_the: bool, sure: bool, knowledge: Knowledge) -> bool:
    strength = media_strength(words, knowledge)
    if strength == 2:
        return len(words) > 1 or after_the
    return strength == 1 and len(words) > 1 and sure and not _is_plain(words)


def _is_plain(words: Sequence[str]) -> bool:
    return all(is_common(w) for w in words)


def _is_barred(words: Sequence[str], kind: str, knowledge: Knowledge) -> bool:
    """Countries, peoples and persons with a given name are never press, nor are offices."""
    if is_territory(" ".join(words), knowledge) or (len(words) == 1 and is_people(words[0], knowledge)):
        return True
    if words[0] in knowledge.names["given_names"] and len(words) > 1 and words[-1] not in knowledge.media_words:
        return True
    if words[-1] in knowledge.office_words or words[-1] in knowledge.names["company_words"]:
        return not is_agency_name(" ".join(words)) and words[-1] not in knowledge.media_words
    return words[-1] in knowledge.names["place_words"] and kind == "place"


def _cited(scan: _Scan, start: int, end: int, name: str, kind: PressKind, construction: Construction) -> Cited:
    a, b = scan.starts[construction.first], scan.tokens[construction.last - 1].end
    return Cited(start, end, name, kind, scan.text[a:b], a, b)


# --- offices and documents ----------------------------------------------------------------------------------


def _offices(scan: _Scan, press: _Reach) -> Iterator[Cited]:
    """Organisations that are, or stand in the description of, the source of something said or shown.

    One of them that is an outlet in hand is press, whatever verb it comes with.
    """
    text, known = scan.text, scan.known
    for row in scan.attributions:
        if row.source is None or row.cue is None or not _is_speaking(text, row, scan.cues):
            continue
        for name in islice(scan.names_in(*row.source), _MOST_NAMES):
            if press.holds(name.start, name.end) or not _is_office(text, name, known.knowledge):
                continue
            if _is_near(text[max(row.source[0], name.start - 80) : name.start]):
                continue
            cue, shown = text[slice(*row.cue)], _shown(text[name.start : name.end])
            outlet = known.full.get(" ".join(press_words(shown)))
            if outlet is not None:
                yield Cited(name.start, name.end, outlet.name, outlet.kind, cue, *row.cue)
            else:
                yield Cited(name.start, name.end, shown, "office", cue, *row.cue)


def _is_near(before: str) -> bool:
    """ "close to the X", "familiar with X": the source is not X's."""
    words = [w for w in before.lower().split()[-3:] if w not in _ARTICLES]
    return words[-2:] in (["close", "to"], ["familiar", "with"], ["critical", "of"]) or words[-1:] in (
        ["against"],
        ["by"],
    )


def _is_speaking(text: str, row: Attribution, cues: Cues) -> bool:
    words = text[slice(*row.cue)].lower().split() if row.cue else []
    if len(words) > 1 and tuple(words) in cues.phrases:
        return True
    forms = [f for w in words[-2:] for f in cues.verbs.get(w.strip(":,"), ())]
    return not forms or any(
        f.group in _SPEAKING or f.lemma in ("reject", "dismiss", "describe", "dispute", "decline") for f in forms
    )


def _is_office(text: str, name: Name, knowledge: Knowledge) -> bool:
    words = press_words(text[name.start : name.end])
    if not words or " ".join(words) in knowledge.platforms or knowledge.press(" ".join(words)) is not None:
        return False
    if name.kind == "organisation":
        return not is_territory(" ".join(words), knowledge)
    return (
        name.kind == "other"
        and (words[-1] in knowledge.office_words or " ".join(words[-2:]) in knowledge.office_words)
        and len(words) > 1
    )


def _shown(name: str) -> str:
    for ending in ("'s", "’s"):
        name = name.removesuffix(ending)
    head, _, rest = name.partition(" ")
    return rest if head.lower() == "the" and rest else name


def _documents(scan: _Scan, press: _Reach) -> Iterator[Cited]:
    """Papers that are a source: "according to the register", "a memo shows"; named by their own words, shortened."""
    text, cues = scan.text, scan.cues
    for row in scan.attributions:
        if row.source is None or row.cue is None:
            continue
        tokens = find_tokens(text[row.source[0] : min(row.source[1], row.source[0] + 400)])[:12]
        begin = 1 if tokens and tokens[0].low in DETERMINERS else 0
        head = next((i for i in range(begin, min(len(tokens), begin + 5)) if tokens[i].low in cues.documents), None)
        if head is None or not _heads(tokens, begin, head) or not _is_speaking(text, row, cues):
            continue
        last = next(
            (i for i in range(head + 1, len(tokens)) if not tokens[i].low[0].isalnum() and tokens[i].low not in "’'-"),
            len(tokens),
        )
        start, end = row.source[0] + tokens[begin].start, row.source[0] + tokens[min(last, begin + 10) - 1].end
        if press.meets(start, end) or (begin == head == last - 1 and tokens[head].low in _BARE):
            continue
        yield Cited(start, end, text[start:end], "document", text[slice(*row.cue)], *row.cue)


def _heads(tokens: Sequence[Token], begin: int, head: int) -> bool:
    """Whether the document is the head of the phrase: "the final log", not "people with a log"."""
    if any(t.low in _LINKS for t in tokens[begin:head]):
        return False
    after = tokens[head + 1] if head + 1 < len(tokens) else None
    return after is None or not (after.low.isalpha() and not after.capital) or after.low in _BEHIND_HEAD
