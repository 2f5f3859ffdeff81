"""Attributions of the rules and of the learned reader, made one.

The rules know the forms that news has for who says it: nested speech, "X reported, citing Y", whom something was told.
The reader knows speech that has no such form, and where it ends. Where both see one cue the row of the rules stands,
with the words that the reader adds to its content; cues that only the reader sees are added.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace

from stemma.language.cues import Cues
from stemma.language.sayings import find_sayings
from stemma.language.subjects import phrase_ending
from stemma.language.tokens import find_tokens
from stemma.model import Attribution

Span = tuple[int, int]
_HEARER = re.compile(r"[^,;:“\"]{1,60}? (?=that\b|[“\"])")
_OPENING, _CLOSING = '“"«„', '”"»“'
_REFLEXIVES = frozenset(["himself", "herself", "itself", "themselves"])
_LONGEST_PHRASE = 100  # characters
_TOLD = re.compile(r"\b(?:tell|tells|told|telling|inform|informs|informed|assure|assures|assured|remind|reminded)$")


def reconcile(
    text: str,
    sentences: Sequence[Span],
    ruled: Sequence[Attribution],
    learned: Sequence[Attribution],
    cues: Cues,
) -> tuple[Attribution, ...]:
    """All attributions of the rules, and those learned ones whose cue the rules do not see, in order of place.

    A row of the rules takes from the learned row of the same cue the source that it lacks, and words behind its own
    that the reader counts into the content: up to the sentence's end, and quotations that stand alone behind it, which
    no other row claims. Of what only the reader sees, nothing is added in
    which nobody speaks: a stance ("a letter demanding that") or an act stays the article's own account. `sentences`:
    offsets, in order.
    """
    rows = [_with_subject(text, _without_hearer(text, row)) for row in learned if row.cue is not None]
    seen = sorted(row.cue for row in ruled if row.cue is not None)
    twins = {word: row for row in rows if row.cue for word in range(*row.cue)}
    ends = [end for _, end in sentences]
    made = [_with_twin(text, ends, row, twins.get(row.cue[1] - 1) if row.cue else None, ruled) for row in ruled]
    made += [
        replace(row, content=(span,))
        for row in made
        if row.cue and row.content and (twin := twins.get(row.cue[1] - 1)) is not None
        for span in _quoted_behind(text, ends, row, twin, ruled)
    ]
    new = [row for row in rows if row.cue is not None and not _is_among(row.cue, seen)]
    spoken = {saying.cue for saying in find_sayings(text, new, cues) if saying.group != "stance"}
    made += [row for row in new if row.cue in spoken]
    return tuple(sorted(set(made), key=_place))


def _with_twin(
    text: str, ends: Sequence[int], row: Attribution, twin: Attribution | None, ruled: Sequence[Attribution]
) -> Attribution:
    if twin is None or not row.content:
        return row
    source = row.source or twin.source
    content = row.content
    if not any(_touch(span, other.cue) for span in twin.content for other in ruled if other.cue != row.cue):
        content = _joined(text, ends, row, twin)
    return replace(row, source=source, content=content)


def _quoted_behind(
    text: str, ends: Sequence[int], row: Attribution, twin: Attribution, ruled: Sequence[Attribution]
) -> list[Span]:
    """Whole quotations in later sentences of the paragraph that the reader lays to the same cue, and no rule to any."""
    end = row.content[-1][1]
    last = ends[min(bisect_left(ends, end), len(ends) - 1)] if ends else end
    paragraph = text.find("\n", last)
    found = [(a, b) for a, b in twin.content if a >= last and (b <= paragraph or paragraph < 0)]
    return [
        (a, b)
        for a, b in found
        if text[a] in _OPENING
        and text[b - 1] in _CLOSING
        and not any(_touch((a, b), span) for other in ruled for span in other.content)
    ]


def _joined(text: str, ends: Sequence[int], row: Attribution, twin: Attribution) -> tuple[Span, ...]:
    """The content of the rules with what the reader adds behind it, up to the sentence's end."""
    end = row.content[-1][1]
    last = ends[min(bisect_left(ends, end), len(ends) - 1)] if ends else end
    further = [(max(a, end), min(b, last)) for a, b in twin.content if b > end and a < last]
    taken = [row.source, row.cue]
    kept = [span for span in further if not any(_touch(span, other) for other in taken)]
    kept = [(a, b) for a, b in kept if any(character.isalnum() for character in text[a:b])]
    return _merged(text, [*row.content, *kept])


def _merged(text: str, spans: Iterable[Span]) -> tuple[Span, ...]:
    """Spans in order, those joined that only white space parts."""
    out: list[Span] = []
    for a, b in sorted(spans):
        if out and not text[out[-1][1] : a].strip():
            out[-1] = (out[-1][0], max(b, out[-1][1]))
        else:
            out.append((a, b))
    return tuple(out)


def _touch(a: Span | None, b: Span | None) -> bool:
    return a is not None and b is not None and a[0] < b[1] and b[0] < a[1]


def _is_among(cue: Span, cues: Sequence[Span]) -> bool:
    """Whether `cue` shares a character with one of `cues`, which are in order."""
    place = bisect_left(cues, cue)
    return any(a < cue[1] and cue[0] < b for a, b in cues[max(0, place - 2) : place + 2])


def _without_hearer(text: str, row: Attribution) -> Attribution:
    """The content of "told the inquest that …" without the inquest."""
    if row.cue is None or not row.content or not _TOLD.search(text[row.cue[0] : row.cue[1]]):
        return row
    start, end = row.content[0]
    match = _HEARER.match(text, start, end)
    return replace(row, content=((match.end(), end), *row.content[1:])) if match else row


def _with_subject(text: str, row: Attribution) -> Attribution:
    """The source of "The keeper herself posted …" with its noun."""
    if row.source is None or text[slice(*row.source)].lower() not in _REFLEXIVES:
        return row
    start = max(0, row.source[0] - _LONGEST_PHRASE)
    tokens = find_tokens(text[start : row.source[0]])
    phrase = phrase_ending(tokens, len(tokens))
    place = (start + tokens[phrase[0]].start, start + tokens[phrase[1] - 1].end) if phrase is not None else None
    return replace(row, source=place or row.source)


def _place(row: Attribution) -> tuple[int, int, int, int, tuple[Span, ...]]:
    cue, source = row.cue or row.source or (0, 0), row.source or (-1, -1)
    return *cue, *source, row.content
