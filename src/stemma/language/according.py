"""According: what ", according to X" and "According to X," bring, and where it begins and ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from stemma.knowledge import Knowledge
from stemma.language.clauses import Item, Unit
from stemma.language.contents import before_mark, begin_before, clause, clause_end, resumed
from stemma.language.cues import Cues
from stemma.language.finite import has_finite, is_finite
from stemma.language.passing import RESTS, behind_what
from stemma.language.phrases import Range, phrase_after
from stemma.language.tokens import AUXILIARIES, DETERMINERS
from stemma.language.turns import Found, row_of

_LONGEST_HEARER = 4  # items of "(told) the night staff"


def by_phrase(
    text: str,
    number: int,
    unit: Unit,
    first: int,
    last: int,
    left_edge: int,
    cues: Cues,
    knowledge: Knowledge,
    previous: Found | None,
) -> Found | None:
    """ "…, according to X" and "According to X, …"."""
    items = unit.items
    begin = behind_what(items, last)
    source = phrase_after(items, begin, cues, knowledge)
    if source is None:
        return None
    if previous is not None and (
        items[first].low in ("citing", "quoting", "with") or _rests(items, previous, first, last)
    ):
        # "…, X reported, citing Y": what X reported.
        row = row_of(text, items, source, (first, last), ())
        return Found(number, replace(row, content=previous.attribution.content), source[1])
    if previous is not None and _closes_before(items, previous, first):
        row = row_of(text, items, source, (first, last), ())  # "It was shut, she told staff, according to a memo"
        return Found(number, replace(row, content=previous.attribution.content), source[1])
    content: tuple[Range, ...] = ()
    if (first == 0 or _runs_on(items, source, cues)) and not any(x.is_word or x.quote for x in items[source[1] :]):
        source = phrase_after(items, begin, cues, knowledge, appositions=False) or source
    if first == 0 and _lacks_subject(items, source):
        source = phrase_after(items, begin, cues, knowledge, appositions=False) or source
    if (first <= left_edge + 1 and not items[first - 1 if first else 0].is_word) or first == 0:
        begin = source[1] + 1 if source[1] < len(items) and items[source[1]].low == "," else source[1]
        content = clause(items, begin, clause_end(items, begin, cues, knowledge, True))
        end = content[-1][1] if content else source[1]
    else:
        begin, end = begin_before(items, left_edge, first), source[1]
        content = clause(items, begin, before_mark(items, first))
        if content and items[first - 1].low == ",":
            tail = resumed(items, end, cues, knowledge)
            if tail:
                content = clause(items, _subject_start(items, begin, first), before_mark(items, first)) + tail
                end = tail[-1][1]
    if not content:
        return None
    return Found(number, row_of(text, items, source, (first, last), content), end)


def _rests(items: Sequence[Item], previous: Found, first: int, last: int) -> bool:
    """Whether a phrase right behind a cue says on what that rests: "…, says the paper | on the word of"."""
    near = previous.clause_end >= first - 1 or not has_finite(items, previous.clause_end, first)
    return near and tuple(x.low for x in items[first:last]) in RESTS


def _closes_before(items: Sequence[Item], previous: Found, first: int) -> bool:
    """Whether only a hearer stands between a cue whose words came before it and a phrase: "she told staff, | per"."""
    row = previous.attribution
    behind = row.cue is not None and all(b <= row.cue[0] for _, b in row.content)
    start = next((k for k, x in enumerate(items) if row.cue is not None and x.start >= row.cue[1]), len(items))
    between = items[start : first - 1] if first else ()
    bare = 0 < len(between) <= _LONGEST_HEARER and all(x.is_word for x in between) and items[first - 1].low == ","
    return bool(behind and bare and not has_finite(items, start, first - 1))


def _lacks_subject(items: Sequence[Item], source: Range) -> bool:
    """Whether "according to the paper, its finder, a baker, had kept it" has taken the subject for an apposition."""
    begin = source[1] + (source[1] < len(items) and items[source[1]].low == ",")
    commas = any(items[k].low == "," for k in range(*source))
    return commas and begin < len(items) and items[begin].low in AUXILIARIES and is_finite(items, begin)


def _runs_on(items: Sequence[Item], source: Range, cues: Cues) -> bool:
    """Whether "according to the paper, the bishop asks for money" has taken the clause for an apposition."""
    comma = next((k for k in range(*source) if items[k].low == ","), source[1])
    verbs = (k for k in range(comma + 2, source[1]) if items[k - 1].low not in DETERMINERS and not items[k].capital)
    return any(f.tense == "third" for k in verbs for f in cues.verbs.get(items[k].low, ()))


def _subject_start(items: Sequence[Item], begin: int, end: int) -> int:
    """Where the clause begins into which ", according to X," breaks: "A came, and B, according to X, went"."""
    for k in range(end - 2, begin, -1):
        if items[k].low in (",", ";") and items[k + 1].low in ("and", "but", "while"):
            return k + 2 if not has_finite(items, k + 2, end) and has_finite(items, begin, k) else begin
    return begin
