"""Who says what: reported speech, direct and indirect, found by rules over cues.

A cue (a reporting verb, or a phrase such as "according to") has its source beside it: the noun phrase before it, or
behind it when a quotation or the reported clause comes first. The content is what is left of the clause, with the
quotations that belong to it. The approach follows the rule-based quotation extractors of the literature (Pouliquen et
al. 2007; Krestel et al. 2008; Pareti 2015 for the roles source, cue and content).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

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
    phrase_at,
    quotations_after,
)
from stemma.language.cues import Cues, load_cues
from stemma.language.phrases import Range, phrase_after
from stemma.language.reporting import BE, Hit, cue_start, verb_at
from stemma.language.tokens import find_tokens
from stemma.model import Attribution, Name


@dataclass(frozen=True, slots=True)
class _Found:
    unit: int
    attribution: Attribution
    clause_end: int


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
    found: list[_Found] = []
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
) -> Iterator[_Found]:
    items = unit.items
    left_edge = 0
    previous: _Found | None = None
    last_source: Range | None = None
    i = 0
    while i < len(items):
        phrase = phrase_at(items, i, cues)
        if phrase:
            made = _by_phrase(text, number, unit, i, i + phrase, left_edge, cues, knowledge, previous)
            if made is not None:
                yield made
            i += phrase
            continue
        hit = verb_at(items, i, last_source, cues, knowledge)
        if hit is not None:
            made = _by_verb(text, number, unit, hit, left_edge, following, cues, knowledge)
            if made is not None:
                yield made
                previous = made
                left_edge = max(left_edge, made.clause_end)
                last_source = hit.source or last_source
            i = max(i + 1, hit.last)
            continue
        made = _by_noun(text, number, unit, i, cues, knowledge) or _hearsay(text, number, unit, i, cues)
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
    previous: _Found | None,
) -> _Found | None:
    """ "…, according to X" and "According to X, …"."""
    items = unit.items
    source = phrase_after(items, last, cues, knowledge)
    if source is None:
        return None
    if previous is not None and items[first].low in ("citing", "quoting", "with"):
        # "…, X reported, citing Y": what X reported.
        row = _row(text, items, source, (first, last), ())
        return _Found(number, replace(row, content=previous.attribution.content), source[1])
    content: tuple[Range, ...] = ()
    if first == 0 and not any(x.is_word or x.quote for x in items[source[1] :]):
        source = phrase_after(items, last, cues, knowledge, appositions=False) or source
    if (first <= left_edge + 1 and not items[first - 1 if first else 0].is_word) or first == 0:
        begin = source[1] + 1 if source[1] < len(items) and items[source[1]].low == "," else source[1]
        content = clause(items, begin, clause_end(items, begin, cues, knowledge, False))
        end = content[-1][1] if content else source[1]
    else:
        content = clause(items, begin_before(items, left_edge, first), before_mark(items, first))
        end = source[1]
    if not content:
        return None
    return _Found(number, _row(text, items, source, (first, last), content), end)


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
) -> _Found | None:
    items = unit.items
    if hit.passive:
        content = clause(items, begin_before(items, left_edge, hit.first), hit.first)
        return (
            _Found(number, _row(text, items, hit.source, (hit.first, hit.last), content), len(items))
            if content
            else None
        )
    after = hit.source[1] if hit.inverted and hit.source else hit.last
    start = hit.first if hit.inverted or hit.source is None else min(hit.source[0], hit.first)
    left = content_before(items, left_edge, start, hit)
    right: tuple[Range, ...] = ()
    end = max(after, hit.last)
    if left:
        right, end = quotations_after(items, end)
    else:
        begin = begin_after(items, hit, after, cues, knowledge)
        if begin is not None:
            end = clause_end(items, begin, cues, knowledge, hit.form.group in SPEAKS)
            right = clause(items, begin, end)
    content = left + right
    if not content and following is not None and items[-1].low == ":" and following.items[0].quote:
        # "X went on:" and the quotation in the next line.
        row = _row(text, items, hit.source, (hit.first, hit.last), ())
        words = following.items[0]
        return _Found(number, replace(row, content=((words.start, words.end),)), len(items))
    if not content:
        return None
    return _Found(number, _row(text, items, hit.source, (hit.first, hit.last), content), end)


def _row(
    text: str, items: Sequence[Item], source: Range | None, cue: Range | None, content: Sequence[Range]
) -> Attribution:
    def span(r: Range) -> tuple[int, int]:
        return items[r[0]].start, items[r[1] - 1].end

    return Attribution(
        _bare(text, span(source)) if source else None,
        span(cue) if cue else None,
        tuple(sorted({span(r) for r in content})),
    )


def _bare(text: str, span: tuple[int, int]) -> tuple[int, int]:
    start, end = span
    return (start, end - 2) if text[start:end].endswith(("'s", "’s")) else (start, end)


# --- nouns, hearsay, quotations that go on ------------------------------------------------------------------


def _by_noun(text: str, number: int, unit: Unit, i: int, cues: Cues, knowledge: Knowledge) -> _Found | None:
    """ "X's claim that …", "the claim by X that …"."""
    items = unit.items
    if items[i].low not in cues.nouns or items[i].capital or i == 0:
        return None
    that = next(
        (k for k in range(i + 1, min(i + 12, len(items))) if items[k].low in ("that", ",") or items[k].quote), None
    )
    if that is None or items[that].low != "that":
        return None
    source = None
    if that > i + 2 and items[i + 1].low in ("by", "from", "of"):
        source = phrase_after(items, i + 2, cues, knowledge)
    elif text[items[i - 1].start : items[i - 1].end].endswith(("'s", "’s", "s’", "s'")) or items[i - 1].low in (
        "his",
        "her",
        "their",
        "its",
        "my",
    ):
        first = i - 1
        while first > 0 and items[first - 1].capital and items[first].capital:
            first -= 1
        source = (first, i)
    if source is None:
        return None
    end = clause_end(items, that, cues, knowledge, True)
    return _Found(number, _row(text, items, source, (i, i + 1), clause(items, that, end)), end)


def _hearsay(text: str, number: int, unit: Unit, i: int, cues: Cues) -> _Found | None:
    """ "X is said to …", "it is thought that …", "reportedly": content with no source."""
    items = unit.items
    low = items[i].low
    if low in cues.unsourced and not items[i].quote:
        parts = clause(items, 0, i) + clause(items, i + 1, len(items))
        return _Found(number, _row(text, items, None, (i, i + 1), parts), i + 1) if parts else None
    if low not in cues.verbs or i == 0 or items[i].capital:
        return None
    if not any(f.tense in ("past", "part") and f.group in ("statement", "thought", "told") for f in cues.verbs[low]):
        return None
    first = cue_start(items, i)
    if (
        not any(items[k].low in BE for k in range(first, i))
        or i + 1 >= len(items)
        or items[i + 1].low not in ("to", "that")
    ):
        return None
    if items[i + 1].low == "that" or (first and items[first - 1].low == "it"):
        parts = clause(items, i + 1, len(items))
    else:
        parts = clause(items, begin_before(items, 0, first), first) + clause(items, i + 1, len(items))
    return _Found(number, _row(text, items, None, (first, i + 1), parts), len(items)) if parts else None


def _continued(units: Sequence[Unit], found: Sequence[_Found]) -> list[_Found]:
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


def _with_words(row: _Found, unit: Unit) -> _Found:
    span = (unit.items[0].start, max(x.end for x in unit.items if x.quote))
    content = tuple(sorted({*row.attribution.content, span}))
    return replace(row, attribution=replace(row.attribution, content=content))


def _quoted_share(unit: Unit) -> float:
    return sum(x.end - x.start for x in unit.items if x.quote) / max(1, unit.end - unit.start)
