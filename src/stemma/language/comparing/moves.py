"""Moves and parts: two numbers of one wording that tell a third, as "from 40 to 50" tells ten, or a quarter, more."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from stemma.language.comparing.clocks import read_clocks
from stemma.language.comparing.figures import Figure, find_figures
from stemma.language.comparing.framing import Frame
from stemma.language.comparing.measures import Amount
from stemma.language.comparing.wording import Wording
from stemma.language.portions import percent

_ABOUT = r"(?:about\s|around\s|nearly\s|almost\s|just\s|some\s|roughly\s|over\s|under\s)?"
_FROM = re.compile(rf"\bfrom\s{_ABOUT}$", re.IGNORECASE)
_TO = re.compile(rf"(?:\s[\w’'-]{{1,20}}){{0,4}},?\s(?:to|and\sis\snow|now)\s{_ABOUT}", re.IGNORECASE)
_BACK = re.compile(  # what a later number has before an earlier one
    rf"(?:\s[\w’'-]{{1,20}}){{0,4}},?\s\(?(?:(?:up|down|increased|reduced|cut|raised|lowered)\s(?:sharply\s|slightly\s)?from|from|instead\sof|"
    rf"rather\sthan|(?:as\s)?compared\s(?:with|to)|against|versus|not)\s(?:the\s)?(?:previous\s|current\s|old\s|earlier\s)?{_ABOUT}",
    re.IGNORECASE,
)
_BY = re.compile(rf"(?:\s[\w’'-]{{1,20}}){{0,4}},?\sto\s{_ABOUT}", re.IGNORECASE)
_OF = re.compile(
    r"(?:^|[,;.–—]\s|\b(?:that|and)\s)of\s(?:(?:the|its|their|all|every|some|those|these|his|her)\s){0,2}$",
    re.IGNORECASE,
)
_ALL_BUT = re.compile(r"\ball\s(?:but|except)\s$", re.IGNORECASE)
_COMES = re.compile(r"[^.;]{0,70},\s(?:only\s|just\s|some\s|about\s|at\sleast\s|nearly\s|almost\s)?")
_UNTIL = re.compile(r"\s(?:to|until|till|through\sto|and)\s(?:about\s)?|\s?[-–]\s?")
_FROM_CLOCK = re.compile(r"\b(?:from|between)\s$", re.IGNORECASE)
_ALONE_AND = re.compile(
    r"\b(?:skipper|captain|pilot|driver|guide|instructor|mother|father|woman|man|couple|teacher|coach|leader|nurse|"
    r"owner|host|chief|commander|minister|president|conductor|co-pilot)\sand\s(?:(?:his|her|their|the)\s)?(?:all\s)?$",
    re.IGNORECASE,
)
_POINTS = {"share": ("rate", "percentage point")}


@dataclass(frozen=True, slots=True)
class Reckoned:
    """What two numbers of a wording come to. `sort`: "step", "change", "share", "length" or "sum"."""

    sort: str
    figure: Figure


def find_reckoned(wording: Wording) -> Iterator[Reckoned]:
    """What is not told but comes out of what is told: by how much it moved, what share it was, how long it took.

    >>> from stemma.language.comparing.wording import make_wording
    >>> from stemma.language.quantities import find_quantities
    >>> text = "The fee goes from $40 to $50."
    >>> told = make_wording(text, [(0, len(text))], find_quantities(text), (), ())
    >>> [(one.sort, one.figure.amount.value) for one in find_reckoned(told)]
    [('step', 10.0), ('change', 25.0)]
    """
    figures = [figure for figure in find_figures(wording) if figure.amount.dimension != "score"]
    for first, second in pairwise(figures):
        yield from _moves(wording.text, first, second)
        yield from _parts(wording.text, first, second)
        yield from _joined(wording.text, first, second)
    yield from _lengths(wording)
    yield from _sums(wording.text, figures)


def _moves(text: str, first: Figure, second: Figure) -> Iterator[Reckoned]:
    x, y = first.amount, second.amount
    if x.dimension != y.dimension and first.unit and second.unit:
        return
    gap, before = text[first.span[1] : second.span[0]], text[max(0, first.span[0] - 24) : first.span[0]]
    if _FROM.search(before) and _TO.fullmatch(gap):
        old, new = x.figure, y.figure
    elif _BACK.fullmatch(gap):
        old, new = y.figure, x.figure
    elif _BY.fullmatch(gap) and first.frame.change and not _FROM.search(before) and x.figure < y.figure:
        old, new = y.figure - x.figure * (1 if first.frame.change == "up" else -1), y.figure
    else:
        return
    yield from _moved(first, second, round(old, 9), round(new, 9))


def _moved(first: Figure, second: Figure, old: float, new: float) -> Iterator[Reckoned]:
    span, way = (first.span[0], second.span[1]), "up" if new > old else "down"
    if old == new:
        return
    told = second if second.unit else first
    dimension, unit = _POINTS.get(told.amount.dimension, (told.amount.dimension, told.unit))
    factor = told.amount.value / told.amount.figure if told.amount.figure and dimension != "rate" else 1.0
    yield _made("step", span, abs(new - old) * factor, dimension, unit, way)
    if old > 0 and new >= 0:
        yield _made("change", span, percent(abs(new - old), old), "share", "percent", way)


def _parts(text: str, first: Figure, second: Figure) -> Iterator[Reckoned]:
    """ "76 of the 150 seats", "of the 2,000, 1,500": a share."""
    x, y = first.amount, second.amount
    if x.dimension != y.dimension or x.dimension in ("share", "rate", "temperature"):
        return
    if first.part and second.whole:
        part, whole = x.value, y.value
    elif _OF.search(text[max(0, first.span[0] - 30) : first.span[0]]) and _COMES.fullmatch(
        text, first.span[1], second.span[0]
    ):
        part, whole = y.value, x.value
    else:
        return
    if _ALL_BUT.search(text[max(0, first.span[0] - 14) : first.span[0]]):
        part = whole - part
        yield _made("sum", (first.span[0], second.span[1]), part, x.dimension, first.unit, "")
    if 0 < part <= whole:
        yield _made("share", (first.span[0], second.span[1]), percent(part, whole), "share", "fraction", "")


def _lengths(wording: Wording) -> Iterator[Reckoned]:
    """ "From 7 a.m. until 7 p.m.": twelve hours."""
    for start, last in wording.spans:
        clocks = read_clocks(wording.text, start, min(last, start + 6_000))
        for x, y in pairwise(clocks):
            told = x.high == x.low and y.high == y.low and _UNTIL.fullmatch(wording.text, x.end, y.start)
            if told and _FROM_CLOCK.search(wording.text[max(0, x.start - 9) : x.start]):
                minutes = (y.low - x.low) % (720 if x.half or y.half else 1440) or 720
                yield _made("length", (x.start, y.end), minutes * 60.0, "duration", "minute", "")


def _sums(text: str, figures: Sequence[Figure]) -> Iterator[Reckoned]:
    """ "A pilot and four passengers": five."""
    for figure in figures:
        if not figure.amount.dimension and figure.amount.figure < 100:
            match = _ALONE_AND.search(text[max(0, figure.span[0] - 40) : figure.span[0]])
            if match and figure.amount.bound == "exact":
                more = 2.0 if match[0].lower().startswith("couple") else 1.0
                start = max(0, figure.span[0] - 40) + match.start()
                made = _made("sum", (start, figure.span[1]), figure.amount.figure + more, "", "person", "")
                yield Reckoned("sum", replace(made.figure, fate=figure.fate))


def _joined(text: str, first: Figure, second: Figure) -> Iterator[Reckoned]:
    """ "174 passengers and six crew": so many people."""
    x, y = first.amount, second.amount
    if text[first.span[1] : second.span[0]] not in (" and ", " plus ", " and another ", " and a further "):
        return
    if x.dimension or y.dimension or x.bound != "exact" or y.bound != "exact" or first.age or second.age:
        return
    if first.frame.kind == second.frame.kind or second.unit is None:
        unit = first.unit if first.unit == second.unit else "person" if first.frame.kind == "person" else None
        made = _made("sum", (first.span[0], second.span[1]), x.figure + y.figure, "", unit, "")
        yield Reckoned("sum", replace(made.figure, fate=first.fate if first.fate == second.fate else None))


def _made(sort: str, span: tuple[int, int], value: float, dimension: str, unit: str | None, way: str) -> Reckoned:
    value = round(value, 9)
    amount = Amount(dimension, value, abs(value) * 0.01, value, value, "exact", 3, value)
    return Reckoned(sort, Figure(span, amount, unit, None, False, False, False, frame=Frame(change=way)))
