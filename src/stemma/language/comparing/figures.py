"""Figures: the quantities of a wording with what is told of them, so that they can be compared."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from stemma.language.comparing.aspects import load_aspects
from stemma.language.comparing.clocks import is_clock
from stemma.language.comparing.framing import Frame, Framer
from stemma.language.comparing.lexicon import Lexicon, load_lexicon
from stemma.language.comparing.measures import Amount, measure
from stemma.language.comparing.spoken import find_spoken
from stemma.language.comparing.terms import REMEMBERED, terms_of
from stemma.language.comparing.wording import Span, Wording
from stemma.language.tokens import lemma, word_set
from stemma.model import Quantity

_MORE = re.compile(
    r"(?<!or )(?<!and )\b(?:more(?! than)|another|additional|further|extra|other|others)\b", re.IGNORECASE
)
_ANOTHER = re.compile(r"\b(?:another|an additional|a further|an extra)\s$", re.IGNORECASE)
_OF = re.compile(
    r"\s(?:out\s)?of\s(?:its\s|their\s|a\scombined\s|(?:all\s)?(?:the\s)?(?:(?:\w{1,20}\s){0,2}\w{1,20}(?:['’]s|s['’])\s)?)",
    re.IGNORECASE,
)
_RATE = re.compile(
    r"\s(?:(?:more|extra)\s)?(?:(?:for\s)?(?:each|every)|an?|for\san?\s(?=litre|liter|kilo|loaf|pint|gallon|tonne|ton|barrel|bottle|hour|day|night)|"
    r"per|apiece)\b(?!\s(?:lot|few|bit|total|while|result))",
    re.IGNORECASE,
)
_NUMBER_OF = re.compile(r"\bnumber\sof\s(?:\w{1,20}\s)?(?P<noun>[a-z]{3,20}s)\b", re.IGNORECASE)
_AND_SO_MANY = re.compile(r"\s(?:in|on|at)\s[\w\s'’-]{2,30}?(?:,\s|,?\sand\s)(?:another\s|at\sleast\s)?")
_MORE_THAN = re.compile(
    r"(?:more\sthan|over|above|upwards\sof|exceed\w*|past|beyond|surpass\w*|top(?:ped|s|ping))\s", re.IGNORECASE
)
_BODY_OF = re.compile(
    r"\b(?P<noun>crew|staff|workforce|audience|congregation)\sof\s(?:about\s|some\s)?$", re.IGNORECASE
)
_LOSES = re.compile(r"\b(?:los[et]s?|losing|claim(?:s|ed|ing)?|cost|costs|takes?|took)\s(?:\w+\s){0,2}$", re.IGNORECASE)
_UNDER_ARMS = word_set("soldier rebel police rescuer crew")
_AND_AGED = re.compile(r",?\s(?:aged?\s)?|\sof\s")
_NOT_ONE = re.compile(r"\bnot\s(?:even\s)?$", re.IGNORECASE)
_JOINED = re.compile(r"[-‐‑][a-z]+(?:[-‐‑]old)?\s(?P<noun>[a-z]{3,20})")
_YEARS = re.compile(r"years?(?!\w|[-‐‑]old)", re.IGNORECASE)
_AGED = re.compile(
    r"\b(?:([A-Za-z]{3,20})\sof|(?:who|he|she)\s(?:is|was)|(?<!\bin\s)(?<!\bof\s)(?<!\bat\s)(?<!\bfor\s)(?:[A-Z]\w{2,20}|([a-z]{3,20}))\s(?:is|was|turns|turned|not\syet|under))\s(?:only\s|just\s)?$"
)
_AGE_ENDS = re.compile(r"\s?(?:[,.;]|$|\sand\b)")
_PERSON = re.compile(r"(?:er|or|ist|ian|ant|ee|man|woman|person)$")
_NO_PERSON = word_set(
    "number paper order corner river tower computer quarter meter matter letter centre center finger door floor "
    "error sector factor color colour motor reactor doctor-s tree fee plant grant restaurant"
)
_NONE = re.compile(r"\b(?:no|none|nobody|nothing|never|not\sa\ssingle)\b[^.;,]{0,50}$", re.IGNORECASE)
_LESS = re.compile(r"(?:less|fewer|lower|smaller|under|below|cheaper)\b", re.IGNORECASE)
_MINUS = re.compile(r"(?:\bminus\s|(?:^|\s)[-−–])$", re.IGNORECASE)
_MINUS_WORD = re.compile(r"\bminus\s$", re.IGNORECASE)
_BELOW = re.compile(r"\sbelow\s(?:zero|freezing)\b", re.IGNORECASE)
_FATE_REACH = 8
_DRIVES = re.compile(r"\b(?:forc|driv|chas|driv|uproot)\w{1,3}\s$", re.IGNORECASE)
_FROM = re.compile(r"[\w\s]{0,20}\b(?:from|out\sof|to\s(?:flee|leave))\b", re.IGNORECASE)
_PERCENT = re.compile(r"%|per\s?cent|p\.?ct?\b", re.IGNORECASE)
_OLDEST = 120
_FRACTION_SLACK = 0.05  # and of a fraction under a fifth, so much of itself
_YOUNGEST = 14
_GROUPS = word_set("crew staff police family household personnel people team squad couple")
_CHILDREN = word_set("girl boy baby infant toddler child son daughter")
GRAVE = word_set("dead hurt missing held charged convicted")
_NO_FRAME = Frame()


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity in its wording. `part` and `whole`: "27 of 300"; `more`: it adds to others; `age`: of a person;
    `likely`: the unit of the number before it, where it has none itself; `head`: see `_head`; `rate`: so much for each
    of something; `fate`: see kindred.toml; `over`: "more than" so many, which tells no tally.
    """

    span: Span
    amount: Amount
    unit: str | None
    fate: str | None
    part: bool
    whole: bool
    more: bool
    age: bool = False
    likely: str | None = None
    head: str = ""
    rate: bool = False
    frame: Frame = _NO_FRAME
    over: bool = False


@lru_cache(maxsize=REMEMBERED)
def find_figures(wording: Wording) -> tuple[Figure, ...]:
    """The quantities that have a figure and are no hours; in "27 of 300 jobs" the part takes the unit of its whole."""
    terms = terms_of(wording)
    spoken = [one for one in find_spoken(wording) if terms.within(one.span)]
    spoken = [one for one in spoken if not any(_tells_age(wording.text, one.span, q) for q in wording.quantities)]
    told = [quantity for quantity in wording.quantities if not any(_meet(quantity, one.span) for one in spoken)]
    spans = sorted([(q.start, q.end) for q in told] + [one.span for one in spoken])
    framer = Framer(wording, spans)
    found: list[Figure] = []
    for quantity in told:
        span = (quantity.start, quantity.end)
        before = wording.text[max(0, span[0] - 20) : span[0]]
        if is_clock(wording.text, quantity) or not terms.within(span) or _NOT_ONE.search(before):
            continue
        if item := _item(wording, _told(wording.text, quantity), found, framer):
            found.append(item)
    for one in spoken:
        frame = framer.read(one.span, one.amount.dimension, one.unit, one.age)
        frame = replace(frame, change=one.change, level=False) if one.change else frame
        found.append(Figure(one.span, one.amount, one.unit, None, False, False, False, one.age, frame=frame))
    return tuple(sorted(found, key=lambda item: item.span))


def _told(text: str, quantity: Quantity) -> Quantity:
    """A quantity with what the words around it add: that it is an age, or below zero."""
    before = text[max(0, quantity.start - 20) : quantity.start]
    amount = measure(quantity)
    if amount is None:
        return quantity
    if amount.dimension == "temperature" and (_MINUS.search(before) or _BELOW.match(text, quantity.end)):
        return replace(quantity, low=_negative(quantity.high), high=_negative(quantity.low))
    less = quantity.bound == "at_most" and _LESS.match(text, quantity.start)
    if less and _NONE.search(text[max(0, quantity.start - 60) : quantity.start]):
        return replace(quantity, low=quantity.high, high=None, bound="at_least")
    if quantity.unit is None and _MINUS_WORD.search(before):
        return replace(quantity, unit="degree", low=_negative(quantity.high), high=_negative(quantity.low))
    if quantity.unit is None and _is_age(text, quantity, amount.figure):
        return replace(quantity, unit="year")
    return quantity


def _item(wording: Wording, quantity: Quantity, found: list[Figure], framer: Framer) -> Figure | None:
    """The item of a quantity; those found before are changed where it is the whole of the last."""
    text, unit, span = wording.text, quantity.unit, (quantity.start, quantity.end)
    amount = measure(quantity)
    if amount is None:
        return None
    whole = bool(found) and bool(_OF.fullmatch(text, found[-1].span[1], span[0]))
    if whole and found[-1].amount.dimension == "share" and amount.dimension != "share":
        found.append(_portion(found[-1], amount, unit, span))
    elif whole:
        found[-1] = replace(found[-1], part=True, unit=found[-1].unit or unit)
    likely = None
    if unit is None and found and not found[-1].amount.dimension and not whole:
        likely = found[-1].unit or found[-1].likely  # "40 patients on Monday and 55 on Tuesday"
    age = _is_age(text, quantity, amount.figure)
    fate = (
        None
        if amount.dimension or load_aspects().kinds.get(unit or "") == "charge"
        else _fate(text, span, framer, load_lexicon())
    )
    if fate is None and unit is None and found and _AND_SO_MANY.fullmatch(text, found[-1].span[1], span[0]):
        fate = found[-1].fate  # "killed 19 in Arpa and 4 in Bel"
    if _loses_life(text, span, unit):
        fate = "dead"
    frame = framer.read(span, amount.dimension, unit or _counted_before(text, span, unit), age)
    if unit is None and fate and not amount.dimension:
        frame = replace(frame, kind="being")
    frame = replace(frame, grave=fate in GRAVE)
    if amount.dimension == "share" and not _PERCENT.search(text, *span):
        step = min(1.0, amount.value * _FRACTION_SLACK)
        amount, unit = replace(amount, step=max(amount.step, step), digits=2), "fraction"  # a third is 32 percent too
    more = bool(_MORE.search(text[slice(*span)]) or _ANOTHER.search(text[max(0, span[0] - 20) : span[0]]))
    return Figure(
        span, amount, unit, fate, False, whole, more, age, likely or _counted_before(text, span, quantity.unit),
        _head(text, span), amount.dimension.startswith("money") and bool(_RATE.match(text, span[1])), frame,
        bool(_MORE_THAN.match(text, *span)),
    )  # fmt: skip


def _tells_age(text: str, span: Span, quantity: Quantity) -> bool:
    """Whether a number tells an age that a word before it only hints at: "a toddler aged 2", "teenager, 17"."""
    return bool(_AND_AGED.fullmatch(text, span[1], quantity.start)) if span[1] <= quantity.start else False


def _negative(end: float | None) -> float | None:
    return None if end is None else -end


def _meet(quantity: Quantity, span: Span) -> bool:
    return quantity.start < span[1] and span[0] < quantity.end


def _portion(share: Figure, amount: Amount, unit: str | None, span: Span) -> Figure:
    """What "half of $6bn" comes to."""
    part = share.amount.figure / 100.0
    low, high = (None if end is None else end * part for end in (amount.low, amount.high))
    amount = replace(
        amount, value=amount.value * part, low=low, high=high, step=amount.step * part, figure=amount.figure * part
    )
    return Figure((share.span[0], span[1]), amount, unit, share.fate, True, False, False)


def _counted_before(text: str, span: Span, unit: str | None) -> str | None:
    """What a bare number counts by the words before it: "the number of posts lost at 400", "a crew of 30"."""
    before = text[max(0, span[0] - 60) : span[0]]
    match = None if unit else _NUMBER_OF.search(before) or _BODY_OF.search(before)
    return lemma(match["noun"].lower()) if match else None


def _head(text: str, span: Span) -> str:
    """What "a six-year war" measures: the noun behind a measure with a hyphen."""
    joined = max(text.rfind(mark, *span) for mark in "-‐‑")
    match = _JOINED.match(text, joined) if joined >= 0 else None
    return match["noun"] if match else ""


def _is_age(text: str, quantity: Quantity, figure: float) -> bool:
    """Whether a number is somebody's age: "58-year-old", "Ann Roe, 58,", "a nurse of 58"."""
    if figure >= _OLDEST:
        return False
    if quantity.unit == "year" and not _YEARS.search(text, quantity.start, quantity.end):
        return True
    match = _AGED.search(text[max(0, quantity.start - 30) : quantity.start])
    of_child = match is not None and (match[1] or "").lower() in _CHILDREN
    if quantity.unit == "month" and of_child:
        return True
    if quantity.unit not in (None, "year") or match is None or _YEARS.search(text, quantity.start, quantity.end):
        return False
    noun = (match[1] or match[2] or "").lower()
    if noun in _GROUPS or (match[1] and figure < _YOUNGEST):
        return False  # a crew of 26, a mother of three
    pronoun = match[0].startswith(("who", "he", "she"))
    if match[1] is None and not pronoun and not _AGE_ENDS.match(text, quantity.end):
        return False
    return not noun or noun in load_lexicon().posts or is_person(noun)


def _fate(text: str, span: Span, framer: Framer, lexicon: Lexicon) -> str | None:
    """What befell those who are counted: told in the quantity's words, else nearest to them."""
    if _DRIVES.search(text[max(0, span[0] - 20) : span[0]]) and _FROM.match(text[span[1] : span[1] + 40]):
        return "moved"
    return framer.near("fate", lexicon.fates, span, _FATE_REACH) or None


def one_sort(x: Figure, y: Figure) -> bool:
    """Whether two figures may count or measure one sort of thing, as far as their units tell."""
    if x.amount.dimension or y.amount.dimension:
        return x.amount.dimension == y.amount.dimension
    return x.unit == y.unit or None in (x.unit, y.unit) or x.frame.kind == y.frame.kind != ""


def _loses_life(text: str, span: Span, unit: str | None) -> bool:
    """Whether those counted are dead without a word of death: "claimed nine lives", "the army lost 11 soldiers"."""
    if unit != "life" and load_aspects().persons.get(unit or "") not in _UNDER_ARMS:
        return False
    return bool(_LOSES.search(text[max(0, span[0] - 40) : span[0]]))


def is_person(noun: str) -> bool:
    """Whether a noun, singular and lower case, is one of persons: a known one, or one with the ending of such.

    >>> [noun for noun in ("miner", "trumpeter", "tower", "lorry") if is_person(noun)]
    ['miner', 'trumpeter']
    """
    kind = load_aspects().kinds.get(noun)
    return kind == "person" or (kind is None and bool(_PERSON.search(noun)) and noun not in _NO_PERSON)
