"""Citations: the press, offices and documents that an article names as where it has something from.

Press is taken only where a construction makes it a source ("X reported", "told X", "according to X"), and only when the
name is known as press, bears a media word, or the construction itself says so ("the news agency X"). A name in any
other place, however capitalised, is never press.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from stemma.knowledge import Knowledge
from stemma.language.constructions import Construction, find_beside, find_construction
from stemma.language.cues import Cues, load_cues
from stemma.language.kinds import is_people, is_territory
from stemma.language.press import (
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
_ARTICLES = frozenset(["the", "a", "an"])


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
) -> tuple[Cited, ...]:
    """Find the places in `text` that name press, an office or a document as a source, in order of place.

    `known_outlets`: names of the outlets of articles in hand (any order). The article's own outlet is not left out: who
    calls knows it. Persons and countries are never press; platforms where somebody posted are no source of text.

    >>> from stemma.knowledge import load_knowledge
    >>> from stemma.language.names import find_names
    >>> knowledge = load_knowledge()
    >>> text = "The dam held, the news agency Volunta reported on Monday."
    >>> names = find_names(text, knowledge)
    >>> [(c.name, c.kind, c.cue) for c in find_citations(text, [(0, len(text))], names, (), knowledge, ())]
    [('Volunta', 'agency', 'reported')]
    """
    tokens = find_tokens(text)
    known = known_press(knowledge, known_outlets)
    candidates = _candidates(text, tokens, names, known)
    press: dict[tuple[int, int], Cited] = {}
    # Twice: a name made sure in one place ("the news agency X") is known in every other.
    for _ in range(2):
        for first, last in candidates:
            cited = _press_at(text, tokens, first, last, names, attributions, known)
            if cited is not None and (cited.start, cited.end) not in press:
                press[cited.start, cited.end] = cited
                known.add(cited.name, "agency" if cited.kind == "agency" else "outlet")
    agencies = {c.name for c in press.values() if c.kind == "agency"}
    rows = [replace(c, kind="agency") if c.name in agencies else c for c in press.values()]
    rows += _documents(text, attributions, rows, knowledge)
    rows += _offices(text, names, attributions, rows, known)
    return tuple(sorted(_widest(rows), key=lambda c: (c.start, c.end, c.name)))


def _widest(rows: Sequence[Cited]) -> Iterator[Cited]:
    """Of citations that lie in each other, the widest; of the same place, press before office before document."""
    taken_to = -1
    order = {"agency": 0, "outlet": 0, "office": 1, "document": 2}
    for row in sorted(rows, key=lambda c: (c.start, -c.end, order[c.kind], c.name)):
        if row.start >= taken_to:
            yield row
            taken_to = row.end


# --- press --------------------------------------------------------------------------------------------------


def _candidates(text: str, tokens: Sequence[Token], names: Sequence[Name], known: PressNames) -> list[tuple[int, int]]:
    """Names as token ranges [first, last), with numbers beside them ("Norwick 24"), and short names behind "the"."""
    starts = [t.start for t in tokens]
    found: set[tuple[int, int]] = set()
    for name in names:
        first, last = bisect_left(starts, name.start), bisect_left(starts, name.end)
        if first >= last:
            continue
        found.add((first, last))
        if last < len(tokens) and tokens[last].low.isdigit() and tokens[last].start - tokens[last - 1].end == 1:
            found.add((first, last + 1))
        if first and tokens[first - 1].low.isdigit() and tokens[first].start - tokens[first - 1].end == 1:
            found.add((first - 1, last))
    longest = max((len(key.split()) for key in known.full), default=1)
    for i, token in enumerate(tokens):
        if not token.capital:
            continue
        if i and tokens[i - 1].low == "the" and token.low in known.short:
            found.add((i, i + 1))
        for n in range(1, min(longest + 1, len(tokens) - i) + 1):
            if (
                " ".join(press_words(text[token.start : tokens[i + n - 1].end])) in known.full
                and "\n" not in text[token.start : tokens[i + n - 1].end]
            ):
                found.add((i, i + n))
    return sorted(found, key=lambda r: (r[0], -r[1]))


def _press_at(
    text: str,
    tokens: Sequence[Token],
    first: int,
    last: int,
    names: Sequence[Name],
    attributions: Sequence[Attribution],
    known: PressNames,
) -> Cited | None:
    knowledge = known.knowledge
    shown = text[tokens[first].start : tokens[last - 1].end]
    end = tokens[last - 1].end - (2 if shown.endswith(("'s", "’s")) else 0)
    words = press_words(shown)
    if not words or len(words) > 8 or " ".join(words) in knowledge.platforms:
        return None
    construction = find_construction(text, tokens, first, last) or find_beside(tokens, first, attributions)
    if construction is None:
        return None
    after_the = first > 0 and tokens[first - 1].low == "the"
    found = known.look_up(shown, after_the)
    says_agency = construction.described.endswith(_AGENCY_WORDS)
    if found is not None:
        press, clear = found
        if clear or construction.sure or construction.described:
            kind = "agency" if says_agency else press.kind
            return _cited(text, tokens, first, end, press.name, kind, construction)
        return None
    if _is_barred(words, _kind_of(names, tokens[first].start, end), knowledge):
        return None
    if construction.described or _has_media_word(words, after_the, construction.sure, knowledge):
        kind = "agency" if says_agency or is_agency_name(shown) else "outlet"
        return _cited(text, tokens, first, end, text[tokens[first].start : end], kind, construction)
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


def _kind_of(names: Sequence[Name], start: int, end: int) -> str:
    return next((n.kind for n in names if n.start < end and start < n.end), "other")


def _cited(
    text: str, tokens: Sequence[Token], first: int, end: int, name: str, kind: PressKind, construction: Construction
) -> Cited:
    a, b = tokens[construction.first].start, tokens[construction.last - 1].end
    return Cited(tokens[first].start, end, name, kind, text[a:b], a, b)


# --- offices and documents ----------------------------------------------------------------------------------


def _offices(
    text: str, names: Sequence[Name], attributions: Sequence[Attribution], press: Sequence[Cited], known: PressNames
) -> Iterator[Cited]:
    """Organisations that are, or stand in the description of, the source of something said or shown.

    One of them that is an outlet in hand is press, whatever verb it comes with.
    """
    knowledge = known.knowledge
    cues = load_cues(knowledge)
    taken = {(c.start, c.end) for c in press}
    for row in attributions:
        if row.source is None or row.cue is None or not _is_speaking(text, row, cues):
            continue
        for name in names:
            inside = row.source[0] <= name.start and name.end <= row.source[1]
            if (
                not inside
                or any(a <= name.start and name.end <= b for a, b in taken)
                or not _is_office(text, name, knowledge)
            ):
                continue
            if _is_near(text[row.source[0] : name.start]):
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


def _documents(
    text: str, attributions: Sequence[Attribution], press: Sequence[Cited], knowledge: Knowledge
) -> Iterator[Cited]:
    """Papers that are a source: "according to the register", "a memo shows"; named by their own words, shortened."""
    cues = load_cues(knowledge)
    for row in attributions:
        if row.source is None or row.cue is None:
            continue
        tokens = find_tokens(text[slice(*row.source)])[:12]
        begin = 1 if tokens and tokens[0].low in DETERMINERS else 0
        head = next((i for i in range(begin, min(len(tokens), begin + 5)) if tokens[i].low in cues.documents), None)
        if head is None or not _heads(tokens, begin, head) or not _is_document_cue(text, row, cues):
            continue
        last = next(
            (i for i in range(head + 1, len(tokens)) if not tokens[i].low[0].isalnum() and tokens[i].low not in "’'-"),
            len(tokens),
        )
        start, end = row.source[0] + tokens[begin].start, row.source[0] + tokens[min(last, begin + 10) - 1].end
        if any(c.start < end and start < c.end for c in press) or (
            begin == head == last - 1 and tokens[head].low in _BARE
        ):
            continue
        yield Cited(start, end, text[start:end], "document", text[slice(*row.cue)], *row.cue)


def _is_document_cue(text: str, row: Attribution, cues: Cues) -> bool:
    return _is_speaking(text, row, cues)


def _heads(tokens: Sequence[Token], begin: int, head: int) -> bool:
    """Whether the document is the head of the phrase: "the final log", not "people with a log"."""
    if any(t.low in ("of", "with", "for", "in", "on", "at", "by", "who", ",", "and") for t in tokens[begin:head]):
        return False
    return (
        head + 1 >= len(tokens)
        or not (tokens[head + 1].low.isalpha() and not tokens[head + 1].capital)
        or tokens[head + 1].low
        in (
            "of",
            "by",
            "from",
            "on",
            "in",
            "that",
            "to",
            "made",
            "seen",
            "obtained",
            "filed",
            "released",
            "issued",
            "for",
            "published",
            "reviewed",
            "shown",
        )
    )
