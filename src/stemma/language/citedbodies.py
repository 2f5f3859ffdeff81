"""Bodies and papers that an article names as a source: "the Harbour Board said", "according to the register"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from stemma.knowledge import Knowledge
from stemma.language.cited import Cited, Reach, Scan
from stemma.language.cues import Cues
from stemma.language.kinds import is_territory
from stemma.language.press import press_words
from stemma.language.tokens import DETERMINERS, Token, find_tokens, word_set
from stemma.model import Attribution, Name

_SPEAKING = frozenset(["statement", "told", "finding"])
_BARE = word_set("report reports statement statements paper data figures review study notice")  # of what, nobody knows
_ARTICLES = frozenset(["the", "a", "an"])
_LINKS = frozenset(["of", "with", "for", "in", "on", "at", "by", "who", ",", "and"])
_BEHIND_HEAD = word_set(
    "of by from on in that to made seen obtained filed released issued for published reviewed shown"
)
_MOST_NAMES = 60  # in the description of one source


def find_offices(scan: Scan, press: Reach) -> Iterator[Cited]:
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


def find_documents(scan: Scan, press: Reach) -> Iterator[Cited]:
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
