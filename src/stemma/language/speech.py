"""Who says what: reported speech, direct and indirect, found by rules over cues.

A cue (a reporting verb, or a phrase such as "according to") has its source beside it: the noun phrase before it, or
behind it when a quotation or the reported clause comes first. The content is what is left of the clause, with the
quotations that belong to it. The approach follows the rule-based quotation extractors of the literature (Pouliquen et
al. 2007; Krestel et al. 2008; Pareti 2015 for the roles source, cue and content).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from stemma.knowledge import Knowledge
from stemma.language.clauses import Item, Unit, find_units
from stemma.language.contents import (
    SPEAKS,
    before_mark,
    begin_after,
    begin_before,
    clause,
    clause_end,
    content_before,
    continued,
    phrase_at,
    quotations_after,
    resumed,
    says_nothing_more,
)
from stemma.language.cues import Cues, load_cues
from stemma.language.finite import has_finite, is_finite
from stemma.language.phrases import Range, phrase_after
from stemma.language.reporting import BE, Hit, manner_at, verb_at
from stemma.language.tokens import find_tokens
from stemma.language.turns import (
    Found,
    by_colon,
    by_hearsay,
    by_noun,
    by_paper,
    by_purpose,
    by_so,
    cited_inside,
    quoted_as,
    row_of,
)
from stemma.model import Attribution, Name


def find_attributions(
    text: str, sentences: Sequence[tuple[int, int]], names: Sequence[Name], knowledge: Knowledge
) -> tuple[Attribution, ...]:
    """Find who is said to say what, in order of place: offsets of source, cue and content in `text`.

    `sentences` are offsets of sentences in `text`. A source is None for "it is thought that …", "reportedly". Pronouns
    and descriptions ("two officials") are sources as they stand; nothing is resolved here. Contents of two attributions
    may overlap ("X reported, citing Y": both have the same content).

    >>> from stemma.knowledge import load_knowledge
    >>> text = "“We saw it first,” said Ana Pohl, the harbour master."
    >>> found, = find_attributions(text, [(0, len(text))], (), load_knowledge())
    >>> text[slice(*found.source)], text[slice(*found.cue)], [text[a:b] for a, b in found.content]
    ('Ana Pohl, the harbour master', 'said', ['“We saw it first,”'])
    """
    del names  # the rules read capitals as they stand; names are taken so that a trained finder can replace this one
    cues = load_cues(knowledge)
    units = find_units(text, sentences, find_tokens(text))
    found: list[Found] = []
    for number, unit in enumerate(units):
        following = units[number + 1] if number + 1 < len(units) else None
        found.extend(_in_unit(text, number, unit, following, cues, knowledge))
    found = _continued(units, found)
    return tuple(sorted({f.attribution for f in found}, key=_place))


def _place(row: Attribution) -> tuple[int, int, tuple[tuple[int, int], ...]]:
    anchor = row.cue or row.source or (0, 0)
    return anchor[0], anchor[1], row.content


def _in_unit(
    text: str, number: int, unit: Unit, following: Unit | None, cues: Cues, knowledge: Knowledge
) -> Iterator[Found]:
    items = unit.items
    left_edge = 0
    previous: Found | None = None
    last_source: Range | None = None
    colon = by_colon(text, number, unit, cues, knowledge) or by_purpose(text, number, unit, cues, knowledge)
    if colon is not None:
        yield colon
    cited: tuple[Range, Range] | None = None
    i = 0
    while i < len(items):
        phrase = phrase_at(items, i, cues)
        if phrase:
            made = _by_phrase(text, number, unit, i, i + phrase, left_edge, cues, knowledge, previous)
            if made is not None:
                yield made
            else:
                cited = cited_inside(items, i, i + phrase, cues, knowledge)
            i += phrase
            continue
        rows = quoted_as(text, number, unit, i, left_edge, cues, knowledge)
        if rows:
            yield from rows
            i += 1
            continue
        hit = verb_at(items, i, last_source, cues, knowledge) or manner_at(items, i, cues, knowledge)
        if hit is not None:
            made = _by_verb(text, number, unit, hit, left_edge, following, cues, knowledge)
            if made is not None:
                yield made
                if cited is not None and hit.source is not None and hit.source[1] < cited[1][0]:
                    row = row_of(text, items, cited[0], cited[1], ())
                    yield replace(made, attribution=replace(row, content=made.attribution.content))
                    cited = None
                previous = made
                if hit.form.group in ("statement", "told") and not _is_aside(items, hit):
                    left_edge = max(left_edge, made.clause_end)
                last_source = hit.source or last_source
            i = max(i + 1, hit.last)
            continue
        made = by_noun(text, number, unit, i, cues, knowledge) or by_hearsay(text, number, unit, i, cues)
        made = made or by_paper(text, number, unit, i, cues, knowledge) or by_so(text, number, unit, i, cues, knowledge)
        if made is not None:
            yield made
        i += 1


def _by_phrase(
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
    source = phrase_after(items, last, cues, knowledge)
    if source is None:
        return None
    if previous is not None and items[first].low in ("citing", "quoting", "with"):
        # "…, X reported, citing Y": what X reported.
        row = row_of(text, items, source, (first, last), ())
        return Found(number, replace(row, content=previous.attribution.content), source[1])
    content: tuple[Range, ...] = ()
    if cited_inside(items, first, last, cues, knowledge) is not None:
        return None
    if first == 0 and not any(x.is_word or x.quote for x in items[source[1] :]):
        source = phrase_after(items, last, cues, knowledge, appositions=False) or source
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


def _subject_start(items: Sequence[Item], begin: int, end: int) -> int:
    """Where the clause begins into which ", according to X," breaks: "A came, and B, according to X, went"."""
    for k in range(end - 2, begin, -1):
        if items[k].low in (",", ";") and items[k + 1].low in ("and", "but", "while"):
            return k + 2 if not has_finite(items, k + 2, end) and has_finite(items, begin, k) else begin
    return begin


# --- verbs --------------------------------------------------------------------------------------------------


def _by_verb(
    text: str,
    number: int,
    unit: Unit,
    hit: Hit,
    left_edge: int,
    following: Unit | None,
    cues: Cues,
    knowledge: Knowledge,
) -> Found | None:
    items = unit.items
    if hit.passive:
        return _by_passive(text, number, unit, hit, left_edge)
    after = hit.source[1] if hit.inverted and hit.source else hit.last
    start = hit.first if hit.inverted or hit.source is None else min(hit.source[0], hit.first)
    left = content_before(items, left_edge, start, hit)
    if not left and left_edge and start >= left_edge and (hit.inverted or says_nothing_more(items, hit)):
        left = content_before(items, 0, start, hit)  # "Ana said it was old, said two officials"
    right: tuple[Range, ...] = ()
    end = max(after, hit.last)
    if left:
        right, stop = quotations_after(items, end)
        if not right:
            right, stop = continued(items, hit, left, end, cues, knowledge)
        end = max(end, stop)
    else:
        begin = begin_after(items, hit, after, cues, knowledge)
        if begin is not None:
            end = clause_end(items, begin, cues, knowledge, hit.form.group in SPEAKS or items[begin].low == "that")
            end = _relative_end(items, hit, begin, end)
            right = clause(items, begin, end)
    content = (_what(items, left_edge, start) if right and not left else left) + right
    if not content and following is not None and items[-1].low == ":" and following.items[0].quote:
        # "X went on:" and the quotation in the next line.
        row = row_of(text, items, hit.source, (hit.first, hit.last), ())
        words = following.items[0]
        return Found(number, replace(row, content=((words.start, words.end),)), len(items))
    if not content:
        return None
    return Found(number, row_of(text, items, hit.source, (hit.first, hit.last), content), end)


def _what(items: Sequence[Item], left_edge: int, start: int) -> tuple[Range, ...]:
    """ "14 million is what | X says it spent": the figure is his too."""
    if start < 3 or items[start - 1].low != "what" or items[start - 2].low not in BE:
        return ()
    begin = next((k + 1 for k in range(start - 2, left_edge, -1) if items[k].low in (":", ";", ",")), left_edge)
    return clause(items, begin, start)


def _by_passive(text: str, number: int, unit: Unit, hit: Hit, left_edge: int) -> Found | None:
    """ "The loss was estimated by X at 40 million": what stands before the verb, and what follows its agent."""
    items, end = unit.items, hit.source[1] if hit.source else hit.last
    content = clause(items, begin_before(items, left_edge, hit.first), hit.first)
    if not content:
        return None
    if end < len(items) and items[end].low in ("as", "at"):
        stop = next((k for k in range(end, len(items)) if items[k].low in (",", ";")), len(items))
        content, end = content + clause(items, end, stop), stop
    return Found(number, row_of(text, items, hit.source, (hit.first, hit.last), content), end)


def _is_aside(items: Sequence[Item], hit: Hit) -> bool:
    """Whether somebody is only told to act, or says it in a clause of time: the sentence can still be another's."""
    if hit.form.group == "told":
        hearer = items[hit.last : hit.last + 8]
        to = next((k for k, x in enumerate(hearer) if x.low == "to" and k), None)
        if to is not None and not any(x.low in (",", "that") or x.quote for x in hearer[:to]):
            return True
    before = items[hit.source[0] - 1].low if hit.source and hit.source[0] else ""
    return before in ("when", "after", "because", "since", "until", "before")


def _relative_end(items: Sequence[Item], hit: Hit, begin: int, end: int) -> int:
    """Where ", who says it was old," ends: before the verb of the sentence that it stands in."""
    if hit.source is None or hit.source[0] == 0 or items[hit.source[0]].low not in ("who", "which"):
        return end
    if items[hit.source[0] - 1].low != ",":
        return end
    return next((k for k in range(begin, end - 1) if items[k].low == "," and is_finite(items, k + 1)), end)


# --- quotations that go on ---------------------------------------------------------------------------------


def _continued(units: Sequence[Unit], found: Sequence[Found]) -> list[Found]:
    """Give quotations that stand alone behind an attributed one to the same speaker, also over paragraphs left open."""
    with_cue = {f.unit for f in found}
    last: dict[int, int] = {}
    for index, row in enumerate(found):
        last[row.unit] = index
    rows = list(found)
    for number in range(len(units) - 1, 0, -1):
        before, first = units[number - 1], units[number].items[0]
        owner = next((i for i, f in enumerate(rows) if any(a == first.start for a, _ in f.attribution.content)), None)
        if before.open and before.items[0].quote and first.quote and number - 1 not in with_cue and owner is not None:
            rows[owner] = _with_words(rows[owner], before)
    current: int | None = None
    for number, unit in enumerate(units):
        if number and unit.paragraph != units[number - 1].paragraph and not units[number - 1].open:
            current = None
        if number in with_cue:
            current = last[number]
        elif current is not None and unit.items[0].quote and _quoted_share(unit) > 0.7:
            rows[current] = _with_words(rows[current], unit)
        else:
            current = None
    return rows


def _with_words(row: Found, unit: Unit) -> Found:
    span = (unit.items[0].start, max(x.end for x in unit.items if x.quote))
    content = tuple(sorted({*row.attribution.content, span}))
    return replace(row, attribution=replace(row.attribution, content=content))


def _quoted_share(unit: Unit) -> float:
    return sum(x.end - x.start for x in unit.items if x.quote) / max(1, unit.end - unit.start)
