"""Citations: the press, offices and documents that an article names as where it has something from.

Press is taken only where a construction makes it a source ("X reported", "told X", "according to X"), and only when the
name is known as press, bears a media word, or the construction itself says so ("the news agency X"). A name in any
other place, however capitalised, is never press.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from stemma.knowledge import Knowledge
from stemma.language.cited import Cited, CitedKind, Reach, Scan
from stemma.language.citedbodies import find_documents, find_offices
from stemma.language.constructions import Construction, find_beside, find_construction
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
from stemma.language.tokens import find_tokens, is_common
from stemma.model import Attribution, Name

__all__ = ["Cited", "CitedKind", "find_citations", "is_press_like"]

_AGENCY_WORDS = ("agency", "newswire", "wire", "wire service")
_JOINING = frozenset(["de", "del", "dei", "della", "delle", "degli", "di", "da", "do", "du", "des"])
_FAR = 200  # tokens between a cue and the last of its sources


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
    scan = Scan(text, names, attributions, known_press(knowledge, known_outlets, own))
    press = _find_press(scan)
    agencies = {c.name for c in press if c.kind == "agency"}
    rows = [replace(c, kind="agency") if c.name in agencies else c for c in press]
    reach = Reach(rows)
    rows += find_documents(scan, reach)
    rows += find_offices(scan, reach)
    return tuple(sorted(_widest(rows), key=lambda c: (c.start, c.end, c.name)))


def _widest(rows: Sequence[Cited]) -> Iterator[Cited]:
    """Of citations that lie in each other, the widest; of the same place, press before office before document."""
    taken_to = -1
    order = {"agency": 0, "outlet": 0, "office": 1, "document": 2}
    for row in sorted(rows, key=lambda c: (c.start, -c.end, order[c.kind], c.name)):
        if row.start >= taken_to:
            yield row
            taken_to = row.end


def _find_press(scan: Scan) -> list[Cited]:
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


def _candidates(scan: Scan) -> list[tuple[int, int]]:
    """Names as token ranges [first, last), with numbers beside them ("Norwick 24"), and short names behind "the"."""
    tokens, known = scan.tokens, scan.known
    found: set[tuple[int, int]] = set()
    for name in scan.names:
        first, last = bisect_left(scan.starts, name.start), bisect_left(scan.starts, name.end)
        if first >= last:
            continue
        while last + 1 < len(tokens) and tokens[last].low in _JOINING and tokens[last + 1].capital:
            last += 2  # "Corriere dei Laghi" is no Corriere
        found.add((first, last))
        end = _joined_name(scan, first, last)
        if end:
            found.add((first, end))  # "The Times of Israel" is no Times
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


def _joined_name(scan: Scan, first: int, last: int) -> int:
    """Where a known name that goes on behind "of" or the like ends, which begins at token `first`; 0 for none."""
    tokens, end = scan.tokens, 0
    if last + 1 >= len(tokens) or tokens[last].low not in _JOINING | {"of", "and", "&"} or tokens[last].capital:
        return 0
    for k in range(last + 2, min(last + 6, len(tokens) + 1)):
        if (
            tokens[k - 1].capital
            and scan.known.knowledge.press(" ".join(press_words(scan.shown(first, k)))) is not None
        ):
            end = k
    return end


@lru_cache(maxsize=20_000)
def _opening(key: str) -> str:
    """The first token of a name as `press_words` has it."""
    return next((token.low for token in find_tokens(key)), "")


def _press_at(scan: Scan, first: int, last: int) -> Cited | None:
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


def _construction(scan: Scan, first: int, last: int) -> Construction | None:
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


def _cited(scan: Scan, start: int, end: int, name: str, kind: PressKind, construction: Construction) -> Cited:
    a, b = scan.starts[construction.first], scan.tokens[construction.last - 1].end
    return Cited(start, end, name, kind, scan.text[a:b], a, b)
