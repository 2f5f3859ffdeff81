"""Turns of phrase that say who says what without a plain reporting verb: nouns, hearsay, "quoted X as saying"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from stemma.knowledge import Knowledge
from stemma.language.clauses import Item, Unit
from stemma.language.contents import begin_before, clause, clause_end
from stemma.language.cues import Cues
from stemma.language.finite import has_finite
from stemma.language.phrases import Range, phrase_after, phrase_before
from stemma.language.reporting import BE, cue_start
from stemma.language.tokens import word_set
from stemma.model import Attribution

# What "is said to have", "it is thought that" can be made of.
_HEARD = word_set(
    "say think believe report understand know expect estimate allege claim suspect fear presume assume reckon hope "
    "consider rumour acknowledge agree announce"
)
_AS_SAYING = frozenset(("as", verb) for verb in ("saying", "telling", "writing", "stating"))


@dataclass(frozen=True, slots=True)
class Found:
    """An attribution of the unit number `unit`, and the item at which its clause ends."""

    unit: int
    attribution: Attribution
    clause_end: int


def row_of(
    text: str, items: Sequence[Item], source: Range | None, cue: Range | None, content: Sequence[Range]
) -> Attribution:
    """The attribution whose source, cue and contents are these ranges of `items`."""

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


def by_noun(text: str, number: int, unit: Unit, i: int, cues: Cues, knowledge: Knowledge) -> Found | None:
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
    return Found(number, row_of(text, items, source, (i, i + 1), clause(items, that, end)), end)


def by_hearsay(text: str, number: int, unit: Unit, i: int, cues: Cues) -> Found | None:
    """ "X is said to …", "it is thought that …", "reportedly": content with no source."""
    items = unit.items
    low = items[i].low
    if low in cues.unsourced and not items[i].quote:
        parts = clause(items, 0, i) + clause(items, i + 1, len(items))
        return Found(number, row_of(text, items, None, (i, i + 1), parts), i + 1) if parts else None
    if low not in cues.verbs or i == 0 or items[i].capital:
        return None
    if not any(f.tense in ("past", "part") and f.lemma in _HEARD for f in cues.verbs[low]):
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
    return Found(number, row_of(text, items, None, (first, i + 1), parts), len(items)) if parts else None


def by_colon(text: str, number: int, unit: Unit, cues: Cues, knowledge: Knowledge) -> Found | None:
    """ "Ana Pohl, on the quay: “…”": a name, its setting, a colon and a quotation, without a verb."""
    items = unit.items
    colon = next((k for k in range(min(len(items) - 1, 14)) if items[k].low == ":" or items[k].quote), None)
    if colon is None or colon < 2 or items[colon].quote or not items[colon + 1].quote or has_finite(items, 0, colon):
        return None
    if not (items[0].capital and items[1].capital) or any(x.low in cues.verbs for x in items[:colon]):
        return None
    source = phrase_after(items, 0, cues, knowledge, appositions=False)
    if source is None or source[1] > colon:
        return None
    return Found(number, row_of(text, items, source, (colon, colon + 1), ((colon + 1, colon + 2),)), colon + 2)


def quoted_as(
    text: str, number: int, unit: Unit, i: int, left_edge: int, cues: Cues, knowledge: Knowledge
) -> list[Found]:
    """ "The agency quoted X as saying …", "X was quoted as saying …": both have one content."""
    items = unit.items
    if items[i].low not in ("quoted", "cited", "quotes", "cites") or items[i].capital:
        return []
    end = min(i + 16, len(items) - 1)
    said = next((k for k in range(i + 1, end) if (items[k].low, items[k + 1].low) in _AS_SAYING), None)
    first = cue_start(items, i)
    who = phrase_before(items, first, cues, knowledge)
    if said is None or who is None:
        return []
    content = (
        clause(items, said + 2, clause_end(items, said + 2, cues, knowledge, True)) if said + 2 < len(items) else ()
    )
    if not content:
        content = clause(items, begin_before(items, left_edge, who[0]), who[0])
    if not content:
        return []
    last = content[-1][1]
    if said == i + 1:  # "X was quoted as saying"
        return [Found(number, row_of(text, items, who, (first, said + 2), content), last)]
    return [
        Found(number, row_of(text, items, who, (first, i + 1), content), last),
        Found(number, row_of(text, items, (i + 1, said), (said, said + 2), content), last),
    ]


def cited_inside(
    items: Sequence[Item], first: int, last: int, cues: Cues, knowledge: Knowledge
) -> tuple[Range, Range] | None:
    """Source and cue of "The paper, citing officials, said …": the content only comes with the verb."""
    if first < 2 or items[first].low not in ("citing", "quoting") or items[first - 1].low != ",":
        return None
    source = phrase_after(items, last, cues, knowledge, appositions=False)
    if source is None or source[1] >= len(items) or items[source[1]].low != ",":
        return None
    if has_finite(items, 0, first) or not has_finite(items, source[1], len(items)):
        return None
    return source, (first, last)
