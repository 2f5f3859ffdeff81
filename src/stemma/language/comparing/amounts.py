"""Amounts: whether two wordings of perhaps one matter agree in their quantities and times, or cannot be compared."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import Literal

from stemma.language.comparing.figures import find_figures
from stemma.language.comparing.margins import compare_margins
from stemma.language.comparing.nones import compare_nones
from stemma.language.comparing.numbers import compare_numbers
from stemma.language.comparing.periods import find_periods
from stemma.language.comparing.places import compare_places
from stemma.language.comparing.ranks import compare_ranks
from stemma.language.comparing.reckoned import compare_reckoned
from stemma.language.comparing.rests import compare_rests
from stemma.language.comparing.times import compare_times
from stemma.language.comparing.wording import Contrast, Relation, Span, Wording, make_wording
from stemma.language.dates import find_times
from stemma.language.quantities import find_quantities
from stemma.language.stamps import MONTH
from stemma.model import Published

# Where nobody knows the day of publication, both are read as of one day, of a leap year; what one
# tells from that day is held only against what the other tells from it.
_SOME_DAY = Published("2024-06-15T00:00:00", "2024-06-15T23:59:59", "day", "text")
_DEICTIC = re.compile(
    r"\b(?:yesterday|today|tonight|tomorrow|ago|last|this|next|coming|current|past\s(?:\w+\s)?(?:days?|weeks?|months?|years?)|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"\b(?:[Ii]n|[Aa]cross|[Tt]hroughout)\s(?:the\s)?([A-Z][\w’'-]{2,20})\b(?!\s\d)"
    r"|^([A-Z][\w’'-]{2,20})(?=\s(?:sees?|saw|has|had|records?|recorded|reports?|reported|counts?|counted|logs?|logged)\s)"
)
_DATED = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?\s(?:of\s)?{MONTH}|{MONTH}\s\d{{1,2}}\b", re.IGNORECASE
)  # Monday, 3 March
_MONTHS = re.compile(rf"{MONTH}", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")
_SURE = 0.5
_LEAST = 0.15  # two short wordings that somebody set side by side need less proof than two sentences of a story
_RECKONING = (compare_reckoned, compare_margins, compare_nones, compare_rests, compare_places)
Answer = Literal["agree", "differ", "not comparable"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What two wordings say of each other's amounts, and the contrasts that it rests on, in order of place in `a`.

    The spans of `contrasts` are code points of each text. "not comparable" rests on nothing.
    """

    answer: Answer
    contrasts: tuple[Contrast, ...] = ()


def compare_amounts(
    a: str, b: str, published_a: Published | None = None, published_b: Published | None = None
) -> Verdict:
    """Say of two texts whether their quantities, ranks and times agree, differ or cannot be compared.

    They differ where one pair that answers each other differs, and agree where there are such pairs and all agree,
    one being more precise than the other or not. What is counted or measured must be one thing. Dates like "Tuesday"
    are resolved from the day that each text was published; without it they are compared no further than words allow.
    Nothing is raised, whatever the text.

    >>> verdict = compare_amounts("Dozens held after 60-mile chase", "Police arrest 30 after chase of 97 km")
    >>> verdict.answer, len(verdict.contrasts)
    ('agree', 2)
    """
    wordings = _read(a, published_a), _read(b, published_b)
    reckoned = tuple(contrast for compare in _RECKONING for contrast in compare(*wordings))
    contrasts = _without_met(tuple(sorted(_contrasts(*wordings), key=_place)), reckoned)
    if _elsewhere(a, b):
        contrasts = tuple(c for c in contrasts if c.relation != "differ")
    if published_a is None or published_b is None:
        contrasts = tuple(c for c in contrasts if c.about != "time" or _deictic(a, c.a) == _deictic(b, c.b))
    if _only_periods(wordings, contrasts):
        contrasts = ()
    apart = tuple(contrast for contrast in contrasts if contrast.relation == "differ")
    if apart:
        return Verdict("differ", apart)
    return Verdict("agree", contrasts) if contrasts else Verdict("not comparable")


def _read(text: str, published: Published | None) -> Wording:
    return make_wording(text, [(0, len(text))], find_quantities(text), find_times(text, published or _SOME_DAY), ())


def _contrasts(a: Wording, b: Wording) -> Iterator[Contrast]:
    yield from compare_numbers(a, b, _LEAST)
    yield from compare_ranks(a, b)
    yield from compare_times(a, b, _LEAST)
    yield from _periods(a, b)


def _without_met(told: tuple[Contrast, ...], reckoned: tuple[Contrast, ...]) -> tuple[Contrast, ...]:
    """All contrasts, less those that differ only since one side tells what is reckoned from the other."""
    met = [contrast for contrast in reckoned if contrast.relation != "differ"]
    kept = [c for c in told if c.relation != "differ" or not any(_meet(c.a, m.a) or _meet(c.b, m.b) for m in met)]
    agreed = [c for c in kept if c.relation != "differ"]
    more = [c for c in reckoned if c in met or not any(_meet(c.a, m.a) or _meet(c.b, m.b) for m in agreed + met)]
    return tuple(sorted([*kept, *more], key=_place))


def _meet(x: Span, y: Span) -> bool:
    return x[0] < y[1] and y[0] < x[1]


def _periods(a: Wording, b: Wording) -> Iterator[Contrast]:
    """The quarter or half-year that each is told for, where neither tells more: the loss "of January to March"."""
    if any(_outside(wording) for wording in (a, b)):
        return
    for x, y in product(find_periods(a), find_periods(b)):
        if x.months and y.months and max(len(x.months), len(y.months)) > 1:
            relation: Relation = "agree" if x.months & y.months else "differ"
            yield Contrast("time", x.span, y.span, relation, _SURE)


def _only_periods(wordings: tuple[Wording, Wording], contrasts: tuple[Contrast, ...]) -> bool:
    """Whether nothing is shared but when it was, to within no day, while both tell amounts of another sort."""
    if any(c.about != "time" or c.relation == "differ" for c in contrasts):
        return False
    vague = all(_is_vague(wording, span) for c in contrasts for wording, span in zip(wordings, (c.a, c.b), strict=True))
    return vague and all(any(not figure.age for figure in find_figures(wording)) for wording in wordings)


def _is_vague(wording: Wording, span: Span) -> bool:
    """Whether a time is no day and no hour."""
    return (
        not any(character.isdigit() for character in wording.text[slice(*span)])
        or _YEAR.fullmatch(wording.text, *span) is not None
    )


def _outside(wording: Wording) -> bool:
    """Whether a wording holds a quantity that no period holds: "three months to September" is none."""
    spans = [period.span for period in find_periods(wording)]
    return any(not any(start <= q.start and q.end <= end for start, end in spans) for q in wording.quantities)


def _elsewhere(a: str, b: str) -> bool:
    """Whether each text tells of a place that the other does not name: cases in Wales, cases in Scotland."""
    left, right = ({m[1] or m[2] for m in _PLACE.finditer(text) if not _MONTHS.match(m[1] or "")} for text in (a, b))
    return bool(left and right) and not any(p in b for p in left) and not any(p in a for p in right)


def _deictic(text: str, span: Span) -> bool:
    """Whether words tell a time from the day of publication: "yesterday", "last year", "Tuesday"."""
    return _DEICTIC.search(text, *span) is not None and not _DATED.search(text, *span)


def _place(contrast: Contrast) -> tuple[object, ...]:
    return contrast.a, contrast.b, contrast.about, contrast.relation
