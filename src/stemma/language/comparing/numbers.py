"""Numbers: quantities that answer each other, compared as quantities."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from stemma.language.comparing.clocks import is_clock
from stemma.language.comparing.lexicon import Lexicon, load_lexicon
from stemma.language.comparing.matching import affinity, framed, pair_up
from stemma.language.comparing.measures import Amount, is_slip, measure, relate
from stemma.language.comparing.terms import Terms, terms_of
from stemma.language.comparing.wording import Contrast, Relation, Span, Wording
from stemma.language.tokens import lemma, word_set

_MORE = re.compile(
    r"(?<!or )(?<!and )\b(?:more(?! than)|another|additional|further|extra|other|others)\b", re.IGNORECASE
)
_ANOTHER = re.compile(r"\b(?:another|an additional|a further|an extra)\s$", re.IGNORECASE)
_OF = re.compile(
    r"\s(?:out\s)?of\s(?:its\s|their\s|a\scombined\s|(?:all\s)?(?:the\s)?(?:(?:\w{1,20}\s){0,2}\w{1,20}(?:['’]s|s['’])\s)?)",
    re.IGNORECASE,
)
_RATE = re.compile(
    r"\s(?:an?|per|each|for\seach|for\severy|apiece)\b(?!\s(?:lot|few|bit|total|while|result))", re.IGNORECASE
)
_NUMBER_OF = re.compile(r"\bnumber\sof\s(?:\w{1,20}\s)?(?P<noun>[a-z]{3,20}s)\b", re.IGNORECASE)
_NOT_ONE = re.compile(r"\bnot\s(?:even\s)?$", re.IGNORECASE)
_JOINED = re.compile(r"[-‐‑][a-z]+(?:[-‐‑]old)?\s(?P<noun>[a-z]{3,20})")
_YEARS = re.compile(r"years?(?![\w-])", re.IGNORECASE)
_AGED = re.compile(r"\b(?:([A-Za-z]{3,20})\sof|(?:who|he|she)\s(?:is|was))\s$")
_PARTS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "tenth": 10}
_TIMES = {"one": 1, "two": 2, "three": 3, "four": 4, "nine": 9}
_FRACTION = re.compile(
    r"\b(?:(?P<times>an?|one|two|three|four|nine)[-\s](?P<part>third|quarter|fifth|sixth|tenth)s?|half)\b(?=\s(?:of|the|its|their)\b)",
    re.IGNORECASE,
)
_PERSON = re.compile(r"(?:er|or|ist|ian|ant|ee|man|woman|person)$")
_NO_PERSON = word_set(
    "number paper order corner river tower computer quarter meter matter letter centre center finger door floor "
    "error sector factor color colour motor reactor doctor-s tree fee plant grant restaurant"
)
_UNSURE = 0.3  # pairs under this weight are not told
_FATE_REACH = 7
_FAR = 25


@dataclass(frozen=True, slots=True)
class _Item:
    """A quantity in its wording. `part` and `whole`: "27 of 300"; `more`: it adds to others; `age`: of a person;
    `likely`: the unit of the number before it, where it has none itself; `head`: see `_head`; `rate`: so much for each
    of something; `fate`: see kindred.toml.
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


def compare_numbers(a: Wording, b: Wording) -> Iterator[Contrast]:
    """Contrasts between quantities of one kind that count or measure one thing, one to one."""
    left, right = _items(a), _items(b)
    scored = []
    for i, x in enumerate(left):
        for j, y in enumerate(right):
            weight = _answers(a, x, b, y)
            if weight >= _UNSURE:
                relation = _relate(x, y)
                scored.append((_score(x, y, weight, relation), i, j, (weight, relation)))
    for i, j, (weight, relation) in pair_up(scored):
        yield Contrast("number", left[i].span, right[j].span, relation, round(min(weight, 1.0), 3))


def _items(wording: Wording) -> list[_Item]:
    """The quantities that have a figure and are no hours; in "27 of 300 jobs" the part takes the unit of its whole."""
    terms, lexicon = terms_of(wording), load_lexicon()
    found: list[_Item] = []
    for quantity in wording.quantities:
        amount, span = measure(quantity), (quantity.start, quantity.end)
        if amount is None or is_clock(wording.text, quantity) or not terms.within(span):
            continue
        before = wording.text[max(0, span[0] - 20) : span[0]]
        if _NOT_ONE.search(before):
            continue
        more = bool(_MORE.search(wording.text[slice(*span)]) or _ANOTHER.search(before))
        whole = bool(found) and bool(_OF.fullmatch(wording.text, found[-1].span[1], span[0]))
        if whole:
            found[-1] = replace(found[-1], part=True, unit=found[-1].unit or quantity.unit)
        likely = None
        if quantity.unit is None and found and not found[-1].amount.dimension and not whole:
            likely = found[-1].unit or found[-1].likely  # "40 patients on Monday and 55 on Tuesday"
        likely = likely or _counted_before(wording.text, span, quantity.unit)
        age = _is_age(wording.text, quantity.unit, span)
        rate = amount.dimension.startswith("money") and bool(_RATE.match(wording.text, span[1]))
        fate = _fate(span, terms, lexicon)
        found.append(
            _Item(span, amount, quantity.unit, fate, False, whole, more, age, likely, _head(wording.text, span), rate)
        )
    return sorted([*found, *_fractions(wording)], key=lambda item: item.span)


def _counted_before(text: str, span: Span, unit: str | None) -> str | None:
    """What a bare number counts by the words before it: "the number of posts lost at 400"."""
    match = None if unit else _NUMBER_OF.search(text[max(0, span[0] - 60) : span[0]])
    return lemma(match["noun"].lower()) if match else None


def _head(text: str, span: Span) -> str:
    """What "a six-year war" measures: the noun behind a measure with a hyphen."""
    joined = max(text.rfind(mark, *span) for mark in "-‐‑")
    match = _JOINED.match(text, joined) if joined >= 0 else None
    return match["noun"] if match else ""


def _is_age(text: str, unit: str | None, span: Span) -> bool:
    """Whether a number is somebody's age: "58-year-old", "Ann Roe, 58,", "a nurse of 58"."""
    if unit == "year":
        return not _YEARS.search(text, *span)
    match = _AGED.search(text[max(0, span[0] - 30) : span[0]])
    return (
        unit is None
        and match is not None
        and (match[1] is None or match[1].lower() in load_lexicon().posts or _is_person(match[1].lower()))
    )


def _fractions(wording: Wording) -> Iterator[_Item]:
    """ "A third", "two-thirds of", "half of" as shares in percent."""
    for start, end in wording.spans:
        for match in _FRACTION.finditer(wording.text, start, min(end, start + 6_000)):
            parts = _PARTS[match["part"].lower().rstrip("s") if match["part"] else "half"]
            value = 100.0 / parts * _TIMES.get((match["times"] or "a").lower(), 1)
            if value < 100.0:
                amount = Amount("share", value, 1.0, value, value, "exact", 2)
                yield _Item(match.span(), amount, "fraction", None, part=False, whole=False, more=False)


def _fate(span: Span, terms: Terms, lexicon: Lexicon) -> str | None:
    """What befell those who are counted: told in the quantity's words, else behind them in the clause, else before."""
    inside = terms.within(span)
    if not inside:
        return None
    last, clause = inside[-1], terms.items[inside[-1]].clause
    after = range(inside[0], min(last + _FATE_REACH, len(terms.items)))
    before = range(inside[0] - 1, max(-1, inside[0] - _FATE_REACH), -1)
    for i in (*after, *before):
        term = terms.items[i]
        if term.clause == clause and (fate := lexicon.fates.get(term.base) or lexicon.fates.get(term.low)):
            return fate
    return None


def _answers(a: Wording, x: _Item, b: Wording, y: _Item) -> float:
    """How sure it is that the two quantities answer each other; 0 when they cannot."""
    if (
        x.more != y.more
        or x.age != y.age
        or x.rate != y.rate
        or (x.head and y.head and x.head != y.head)
        or (x.fate and y.fate and x.fate != y.fate)
    ):
        return 0.0
    if x.whole != y.whole and _relate(x, y) == "differ":
        return 0.0
    fit = 0.45 if is_slip(x.amount, y.amount, x.unit != y.unit) else _fit(x, y)
    if fit == 0.0 or _far(x.amount, y.amount):
        return 0.0
    near = affinity(terms_of(a), x.span, terms_of(b), y.span)
    frame = max(framed(terms_of(a), x.span, terms_of(b), y.span))
    alone = 0.1 if _alone(a, x) and _alone(b, y) else 0.0
    fate = 0.1 if x.fate and x.fate == y.fate else 0.0
    return fit + 0.45 * near + 0.2 * frame + alone + fate


def _far(a: Amount, b: Amount) -> bool:
    """Whether two exact figures are too far apart to be two counts of one thing."""
    low, high = sorted((abs(a.value), abs(b.value)))
    return a.bound == b.bound == "exact" and high > _FAR * max(low, 1e-9)


def _relate(x: _Item, y: _Item) -> Relation:
    if x.amount.dimension != y.amount.dimension and x.unit and y.unit:
        return "differ"
    return relate(x.amount, y.amount, x.unit != y.unit)


def _alone(wording: Wording, item: _Item) -> bool:
    kind = (item.amount.dimension, item.unit if not item.amount.dimension else None)
    return (
        sum((m.dimension, q.unit if not m.dimension else None) == kind for q in wording.quantities if (m := measure(q)))
        == 1
    )


def _fit(x: _Item, y: _Item) -> float:
    """How well two units fit: 0 when one cannot stand for the other."""
    if x.amount.dimension != y.amount.dimension:
        if x.unit is None or y.unit is None:
            return 0.15 if x.amount.value == y.amount.value else 0.0
        return 0.0
    if x.amount.dimension in ("duration", "share", "length"):
        return 0.2 if x.unit == y.unit else 0.15
    if x.amount.dimension:
        return 0.35
    if x.unit == y.unit:
        return 0.4 if x.unit else 0.3 if x.likely and x.likely == y.likely else 0.15
    if x.unit is None or y.unit is None:
        left, right = x.unit or x.likely, y.unit or y.likely
        return 0.3 if left == right or (left and right and _kindred(left, right)) else 0.2
    return 0.35 if _kindred(x.unit, y.unit) else 0.0


def _kindred(x: str, y: str) -> bool:
    """Whether one noun may stand for the other: a general noun for those behind it, or two that share one."""
    left, right = _wider(x), _wider(y)
    return x in right or y in left


def _wider(unit: str) -> frozenset[str]:
    known = load_lexicon().wider.get(unit, frozenset())
    return known | {"person"} if _is_person(unit) else known


def _is_person(noun: str) -> bool:
    return bool(_PERSON.search(noun)) and noun not in _NO_PERSON


def _score(x: _Item, y: _Item, weight: float, relation: Relation) -> float:
    """The order in which pairs are taken: equal figures first, then the surest."""
    return (
        weight
        + {"agree": 0.8, "finer": 0.5, "coarser": 0.5, "differ": 0.0}[relation]
        + (0.15 if x.unit == y.unit else 0.0)
    )
