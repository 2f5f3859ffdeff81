"""Numbers: quantities that answer each other, compared as quantities."""

from __future__ import annotations

import re
from collections.abc import Iterator

from stemma.language.comparing.aspects import load_aspects
from stemma.language.comparing.figures import GRAVE, Figure, find_figures, is_person
from stemma.language.comparing.framing import by_chance, conflict, opposed, said_in
from stemma.language.comparing.lexicon import load_lexicon
from stemma.language.comparing.matching import affinity, framed, pair_up
from stemma.language.comparing.measures import as_one, is_slip, measure, relate
from stemma.language.comparing.terms import terms_of
from stemma.language.comparing.wording import Contrast, Relation, Wording
from stemma.language.tokens import word_set

_SOMEWHERE = re.compile(
    r"\bin\sthe\s(?:capital|city|north|south|east|west|region|province|county|district|town|state)\b", re.IGNORECASE
)
_EACH = re.compile(
    r"\b(?:each|every|per|apiece|a\shead|(?:hour|dai|week|month|year|annual)ly|annual|an?\s(?:hour|day|week|month|year|loaf|kilo|kilogram|"
    r"litre|liter|gallon|pint|bottle|tonne|ton|barrel|share|ounce|pound|mile|bushel|person|head|unit|ticket|seat|night))\b",
    re.IGNORECASE,
)
_ANY_ANIMAL = word_set(
    "animal bird fish insect livestock cattle puppy pup kitten calf foal cub chick hatchling lamb creature beast"
)
_FAMILIES = tuple(
    word_set(names)
    for names in (
        "hen chicken cockerel rooster", "cow bull heifer steer ox", "sheep ewe ram", "dog hound bitch",
        "pig hog sow boar piglet", "horse mare stallion pony gelding",
    )
)  # fmt: skip
_CAPITALS = re.compile(r"\b[A-Z][a-z]{2,20}\b")
_TOLD_OF_SOME = GRAVE | {"saved"}
_UNSURE = 0.3  # pairs under this weight are not told
_STERLING = re.compile(r"£|\b(?:million|billion|sterling|[mb]n)\b|\dm\b", re.IGNORECASE)  # no weight in pounds
_NEARBY = 1.5  # "more than n" is no word for more than this many n
_OTHER_NOUN = 0.25  # too little for a story, enough for two wordings that somebody set side by side
_FEW = 10  # a count under this is no rough one
_GENERATION = 40  # years: no slip of the pen, so that two people are meant
_FAR = 25
_ONE_PRICE = 2.0  # prices within this may be of one thing, though only one says for how much of it
_RARE = 10  # numbers from here on are seldom the same by chance


def compare_numbers(a: Wording, b: Wording, least: float = _UNSURE) -> Iterator[Contrast]:
    """Contrasts between quantities of one kind that count or measure one thing, one to one.

    Those of a weight under `least` are left out.
    """
    left, right = find_figures(a), find_figures(b)
    scored = []
    for i, x in enumerate(left):
        for j, y in enumerate(right):
            weight, relation = _answers(a, x, b, y), _relate(x, y)
            if relation == "differ" and _nearly(x, y):
                weight = min(weight, _OTHER_NOUN)
            if weight >= least:
                scored.append((_score(x, y, weight, relation), i, j, (weight, relation)))
    for i, j, (weight, relation) in pair_up(scored):
        yield Contrast("number", left[i].span, right[j].span, relation, round(min(weight, 1.0), 3))


def _answers(a: Wording, x: Figure, b: Wording, y: Figure) -> float:
    """How sure it is that the two quantities answer each other; 0 when they cannot."""
    if x.more != y.more or x.age != y.age or (x.fate and y.fate and x.fate != y.fate):
        return 0.0
    relation = _relate(x, y)
    same = relation != "differ"
    if not same and _rates_part(a, x, b, y):
        return 0.0
    parted = x.whole != y.whole or (x.head and y.head and x.head != y.head)
    if (parted and not same) or conflict(x.frame, y.frame, same, (said_in(a), said_in(b))):
        return 0.0
    counted = not (x.amount.dimension or y.amount.dimension)
    if counted and opposed(x.frame, y.frame) and x.amount.figure != y.amount.figure:
        return 0.0  # so many hired, so many fired
    if same and _one_figure(x, y) and by_chance(x.frame, y.frame):
        return 0.0
    if not same and (_one_told(x, y) or _wider_than(a, x, b, y) or _wider_than(b, y, a, x)):
        return 0.0
    if "mass" in (x.amount.dimension, y.amount.dimension) and (_sterling(a, x) or _sterling(b, y)):
        return 0.0
    fit = 0.45 if is_slip(x.amount, y.amount, x.unit != y.unit) else _fit(x, y, same)
    if fit == 0.0 or (not same and _far(x, y)):
        return 0.0
    near = affinity(terms_of(a), x.span, terms_of(b), y.span)
    frame = max(framed(terms_of(a), x.span, terms_of(b), y.span))
    alone = 0.1 if _alone(a, x) and _alone(b, y) else 0.0
    fate = 0.1 if x.fate and x.fate == y.fate else 0.0
    sure = 0.1 if same and min(x.amount.digits, y.amount.digits) > 1 else 0.0
    return fit + 0.45 * near + 0.2 * frame + alone + fate + sure + (0.1 if x.age else 0.0)


def _rates_part(a: Wording, x: Figure, b: Wording, y: Figure) -> bool:
    """Whether only one is told for each of something, and nothing in the other's words may stand for that."""
    if x.rate == y.rate or (x.frame.rate and x.frame.rate == y.frame.rate):
        return False
    low, high = sorted((abs(x.amount.value), abs(y.amount.value)))
    return high > _ONE_PRICE * low and not _EACH.search(said_in(b) if x.rate else said_in(a))


def _sterling(wording: Wording, item: Figure) -> bool:
    """Whether pounds are money by their sign or size."""
    return item.unit == "pound" and bool(_STERLING.search(wording.text, *item.span))


def _one_figure(x: Figure, y: Figure) -> bool:
    """Whether one number stands in both wordings, in one unit and no money, where chance may have put it."""
    dimension = x.amount.dimension
    return x.amount.figure == y.amount.figure and x.unit == y.unit and bool(dimension) and "money" not in dimension


def _nearly(x: Figure, y: Figure) -> bool:
    """Whether two counts are a little apart and their nouns are two: 12 ships may be among 13 vessels."""
    low, high = sorted((x.amount.value, y.amount.value))
    return bool(x.unit and y.unit and x.unit != y.unit and not x.amount.dimension and low >= _FEW) and high <= low * 1.1


def _one_told(x: Figure, y: Figure) -> bool:
    """Whether only of one it is told what befell those who are counted: 300 aboard are not 20 dead."""
    if x.amount.dimension or y.amount.dimension or not {x.fate, y.fate} & _TOLD_OF_SOME or x.fate == y.fate:
        return False
    if x.frame.part and y.frame.part:
        return False
    return "person" in (x.frame.kind, y.frame.kind) or x.unit is None or y.unit is None


def _wider_than(a: Wording, x: Figure, b: Wording, y: Figure) -> bool:
    """Whether `x` is told of a whole country and the lesser `y` of a place that `a` does not name."""
    spread = x.amount.dimension in ("", "area") or x.amount.dimension.startswith("money")
    if not spread or not x.frame.wide or y.frame.wide or x.amount.value <= y.amount.value:
        return False
    return bool(_SOMEWHERE.search(said_in(b))) or any(name not in said_in(a) for name in _CAPITALS.findall(said_in(b)))


def _far(x: Figure, y: Figure) -> bool:
    """Whether two figures are too far apart to be two counts of one thing, or one age, and no slip of a thousand."""
    if x.age and y.age:
        return abs(x.amount.figure - y.amount.figure) > _GENERATION
    a, b = as_one(x.amount, y.amount)
    low, high = sorted((abs(a.value), abs(b.value)))
    if not a.bound == b.bound == "exact" or high <= _FAR * max(low, 1e-9):
        return False
    return not (low > 0 and a.figure and b.figure and str(a.figure).strip("0.") == str(b.figure).strip("0."))


def _relate(x: Figure, y: Figure) -> Relation:
    if opposed(x.frame, y.frame):
        return "differ"
    p, q = as_one(x.amount, y.amount)
    if p.dimension != q.dimension and x.unit and y.unit:
        return "differ"
    if x.over != y.over and p.bound == q.bound == "at_least":
        low, high = (p, q) if x.over else (q, p)
        if low.value <= high.value <= low.value * _NEARBY:
            return "finer" if high is q else "coarser"  # "more than a dozen", "at least 15"
    return relate(p, q, x.unit != y.unit and bool(p.dimension))


def _alone(wording: Wording, item: Figure) -> bool:
    kind = (item.amount.dimension, item.unit if not item.amount.dimension else None)
    return (
        sum((m.dimension, q.unit if not m.dimension else None) == kind for q in wording.quantities if (m := measure(q)))
        == 1
    )


def _fit(x: Figure, y: Figure, same: bool) -> float:
    """How well two units fit: 0 when one cannot stand for the other."""
    p, q = as_one(x.amount, y.amount)
    if p.dimension != q.dimension:
        return _fit_bare(x, y, same)
    if p.dimension in ("duration", "share", "length"):
        return (0.2 if x.unit == y.unit else 0.15) + (0.1 if same and x.unit != y.unit else 0.0)
    if p.dimension:
        return 0.35
    if x.unit == y.unit:
        return 0.4 if x.unit else 0.3 if x.likely and x.likely == y.likely else 0.15
    if x.unit is None or y.unit is None:
        left, right = x.unit or x.likely, y.unit or y.likely
        return 0.3 if left == right or (left and right and _kindred(left, right)) else 0.2
    if _kindred(x.unit, y.unit):
        return 0.35
    few = min(p.value, q.value) < _RARE and p.value != 1
    rare = min(p.value, q.value) >= _RARE and "" in (x.frame.kind, y.frame.kind)
    alike = frozenset({x.frame.kind, y.frame.kind}) in load_aspects().alike
    round_ten = p.value >= _RARE and p.digits == 1  # 50 houses and 50 soldiers meet by chance
    return 0.2 if same and (rare or (alike and not round_ten and not few)) else 0.0


def _fit_bare(x: Figure, y: Figure, same: bool) -> float:
    """A measure and a bare number: "9.84 seconds", "9.91"; "$85,000", "millions"."""
    if (x.unit is not None and y.unit is not None) or x.fate or y.fate:
        return 0.0
    if x.amount.value == y.amount.value:
        return 0.15
    bare, other = (x, y) if x.unit is None else (y, x)
    wide = (bare.amount.high or 0.0) > 9 * (bare.amount.low or 1.0)  # a six-figure sum
    large = bare.amount.value >= (1e3 if wide else 1e6)
    if other.amount.dimension.startswith("money") and bare.amount.bound == "about" and large:
        return 0.25
    near = abs(bare.amount.value - other.amount.figure) <= 0.2 * abs(other.amount.figure)
    return 0.15 if near and bare.amount.value % 1 and other.amount.figure % 1 else 0.0


def _kindred(x: str, y: str) -> bool:
    """Whether one noun may stand for the other: a general noun for those behind it, or two that share one."""
    left, right = _wider(x), _wider(y)
    if x == y:
        return True
    if x in right or y in left:
        return True
    kinds = load_aspects().kinds
    one, other = kinds.get(x), kinds.get(y)
    if one == other == "animal" and not {x, y} & _ANY_ANIMAL:
        return any({x, y} <= family for family in _FAMILIES)  # sheep are no wolves
    return one is not None and other is not None and (one == other or frozenset({one, other}) in load_aspects().kin)


def _wider(unit: str) -> frozenset[str]:
    known = load_lexicon().wider.get(unit, frozenset())
    return known | {"person"} if is_person(unit) else known


def _score(x: Figure, y: Figure, weight: float, relation: Relation) -> float:
    """The order in which pairs are taken: equal figures first, then the surest."""
    return (
        weight
        + {"agree": 0.8, "finer": 0.5, "coarser": 0.5, "differ": 0.0}[relation]
        + (0.15 if x.unit == y.unit else 0.0)
    )
