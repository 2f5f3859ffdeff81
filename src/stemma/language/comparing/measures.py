"""Amounts: quantities brought to one unit as intervals, and what two of them say of each other."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from stemma.language.comparing.wording import Relation
from stemma.language.tokens import word_set
from stemma.model import Quantity

# Unit to dimension and factor. Currencies are of a dimension each: rates of exchange are no matter of wording.
_SIZES: dict[str, tuple[tuple[str, float], ...]] = {
    "length": (
        ("millimetre", 0.001), ("centimetre", 0.01), ("metre", 1.0), ("kilometre", 1000.0), ("inch", 0.0254),
        ("foot", 0.3048), ("yard", 0.9144), ("mile", 1609.344), ("nautical mile", 1852.0), ("fathom", 1.8288),
        ("furlong", 201.168), ("light-year", 9.4607e15),
    ),
    "area": (
        ("square metre", 1.0), ("square kilometre", 1e6), ("square mile", 2_589_988.0), ("square foot", 0.092903),
        ("hectare", 1e4), ("acre", 4046.86), ("square yard", 0.836127),
    ),
    "volume": (
        ("litre", 1.0), ("millilitre", 0.001), ("cubic foot", 28.317), ("gallon", 3.785),
        ("barrel", 158.987), ("cubic metre", 1000.0), ("hectolitre", 100.0), ("pint", 0.5), ("quart", 1.0),
        ("fluid ounce", 0.029), ("bushel", 35.24), ("megalitre", 1e6), ("gigalitre", 1e9), ("cubic kilometre", 1e12),
        ("cubic mile", 4.168e12),
    ),
    "mass": (
        ("milligram", 1e-6), ("gram", 0.001), ("kilogram", 1.0), ("tonne", 1000.0), ("ton", 1000.0), ("ounce", 0.02835),
        ("stone", 6.35029), ("kilotonne", 1e6), ("megatonne", 1e9), ("carat", 2e-4), ("hundredweight", 50.0),
        ("quintal", 100.0),
    ),
    "speed": (
        ("kilometre per hour", 1.0), ("mile per hour", 1.609344), ("knot", 1.852), ("metre per second", 3.6),
    ),
    "duration": (
        ("second", 1.0), ("minute", 60.0), ("hour", 3600.0), ("day", 86_400.0), ("night", 86_400.0),
        ("week", 604_800.0), ("fortnight", 1_209_600.0), ("month", 2_629_746.0), ("year", 31_556_952.0),
        ("decade", 315_569_520.0), ("century", 3_155_695_200.0),
        ("millennium", 31_556_952_000.0),
    ),
    "power": (
        ("kilowatt", 1.0), ("megawatt", 1e3), ("gigawatt", 1e6), ("terawatt", 1e9), ("watt", 0.001),
        ("horsepower", 0.7457),
    ),
    "energy": (
        ("kilowatt-hour", 1.0), ("megawatt-hour", 1e3), ("gigawatt-hour", 1e6), ("terawatt-hour", 1e9),
        ("kilocalorie", 0.001163), ("kilojoule", 0.00027778),
    ),
    "data": (("kilobyte", 0.001), ("megabyte", 1.0), ("gigabyte", 1e3), ("terabyte", 1e6), ("petabyte", 1e9)),
    "temperature": (("degree celsius", 1.0), ("degree", 1.0), ("degree fahrenheit", 1.0)),
    "rate": (("percentage point", 1.0), ("basis point", 0.01)),
    "share": (("percent", 1.0),),
}  # fmt: skip
_DIMENSIONS = {unit: (dimension, factor) for dimension, units in _SIZES.items() for unit, factor in units}
_CURRENCIES = word_set(
    "dollar euro pound yen rupee real rouble ruble lira hryvnia won shekel naira peso franc yuan krona krone crown "
    "dinar dirham riyal rand zloty forint leu lev mark guilder penny cent shilling thaler ducat florin escudo"
)
_SMALL_COINS = frozenset({("money:cent", "money:dollar"), ("money:cent", "money:euro"), ("money:penny", "money:pound")})
_POUND = 0.45359237  # kilograms
_LOOSE = frozenset({"about", "at_least", "at_most", "range"})
_COUNTED_ROUND = 100  # a count under this is no round figure: 20 dead are not 21
_ROUND = 0.05  # how far a round figure lies from the exact one at most
_ROUND_ONE = 0.0251  # and one of a single digit, which nobody takes for 310 when it is 300
_LARGE = 1e6  # from here on a single digit is as round as two: 2 billion for 1.9
_CONVERTED = 0.07  # how far rounding takes a figure that was converted
_CONVERTED_TIME = 0.1  # six weeks are a month and a half
_DEGREES = 1.2  # and a temperature, in degrees Celsius
_NEAR = 1.5  # "at least n" is no word for more than this many n


@dataclass(frozen=True, slots=True)
class Amount:
    """A quantity in the base unit of its dimension.

    `dimension`: "" for what is counted; `value`: the figure as written, converted; `step`: what half of its last
    written digit is worth; `low`, `high`: as the words say, None where open;
    `figure`: the bare number, before any conversion.
    """

    dimension: str
    value: float
    step: float
    low: float | None
    high: float | None
    bound: str
    digits: int
    figure: float = 0.0


def dimension_of(unit: str | None) -> str:
    """The dimension of a unit: "length", "money:euro" …; "" for things counted and for no unit."""
    if unit is None:
        return ""
    if unit in _CURRENCIES:
        return f"money:{unit}"
    return _DIMENSIONS.get(unit, ("", 1.0))[0]


def measure(quantity: Quantity) -> Amount | None:
    """A quantity as an amount; None when it has no figure.

    >>> measure(Quantity(0, 7, 2.0, 2.0, "exact", "mile")).value
    3218.688
    """
    figure = _figure(quantity)
    if figure is None:
        return None
    factor = _DIMENSIONS.get(quantity.unit or "", ("", 1.0))[1]
    place, digits = _last_place(figure)
    convert = _celsius if quantity.unit == "degree fahrenheit" else lambda value: round(value * factor, 9)
    low, high = (None if end is None else convert(end) for end in (quantity.low, quantity.high))
    step = abs(place * factor) / 2 * (5 / 9 if quantity.unit == "degree fahrenheit" else 1)
    return Amount(dimension_of(quantity.unit), convert(figure), step, low, high, quantity.bound, digits, figure)


def as_one(a: Amount, b: Amount) -> tuple[Amount, Amount]:
    """The two in one dimension where one word has two: pounds as a weight beside a weight, cents beside their coin."""
    if a.dimension == "mass" and b.dimension == "money:pound":
        return a, _scaled(b, "mass", _POUND)
    if b.dimension == "mass" and a.dimension == "money:pound":
        return _scaled(a, "mass", _POUND), b
    if (a.dimension, b.dimension) in _SMALL_COINS:
        return _scaled(a, b.dimension, 0.01), b
    if (b.dimension, a.dimension) in _SMALL_COINS:
        return a, _scaled(b, a.dimension, 0.01)
    return a, b


def _scaled(amount: Amount, dimension: str, factor: float) -> Amount:
    low, high = (None if end is None else round(end * factor, 9) for end in (amount.low, amount.high))
    value, step = round(amount.value * factor, 9), amount.step * factor
    return Amount(dimension, value, step, low, high, amount.bound, amount.digits, amount.figure)


def _figure(quantity: Quantity) -> float | None:
    """The figure that the words hold: the middle of a symmetrical "about", the closed end of a bound."""
    low, high = quantity.low, quantity.high
    if low is None or high is None:
        return low if high is None else high
    if quantity.bound == "about" and low > 0:
        if abs(low / 0.9 - high / 1.1) < 1e-6 * high:
            return round(low / 0.9, 6)
        return high if abs(low / 0.9 - high) < 1e-6 * high else low
    return (low + high) / 2 if quantity.bound == "range" else low


def _last_place(figure: float) -> tuple[float, int]:
    """What the last digit that is not a closing nought is worth, and how many digits stand up to it."""
    if figure == 0:
        return 1.0, 1
    _, digits, exponent = Decimal(repr(figure)).normalize().as_tuple()
    return float(Decimal(1).scaleb(int(exponent))), len(digits)


def _celsius(value: float) -> float:
    return round((value - 32) * 5 / 9, 6)


def is_slip(a: Amount, b: Amount, converted: bool) -> bool:
    """Whether one figure has another unit: 22 miles for 22 nautical miles, pounds for euros, percent for points.

    `converted`: the units are of one dimension and not the same.
    """
    if a.figure != b.figure or not a.figure:
        return False
    if a.dimension == b.dimension:
        return converted and a.digits > 1 and not _same_figure(a, b, converted)
    families = {a.dimension.split(":")[0], b.dimension.split(":")[0]}
    return families in ({"money"}, {"rate", "share"})


def relate(a: Amount, b: Amount, converted: bool = False) -> Relation:
    """What `b` says of `a`, both of one dimension: agree, finer, coarser or differ.

    Figures that round to each other are one fact, the one with fewer digits the coarser; so are a bound or a vague
    word and a figure that keeps to it and stays near. Two bounds of one sort differ when their figures do: "at least
    four" and "at least six" are two tallies. `converted`: the units differ, so that rounding is allowed for.
    """
    if _same_figure(a, b, converted):
        if a.bound == b.bound or {a.bound, b.bound} <= {"exact", "about"}:
            return "agree" if a.bound == b.bound else "finer" if b.bound == "exact" else "coarser"
        return "finer" if _width(b) < _width(a) else "coarser" if _width(a) < _width(b) else "agree"
    if a.bound == b.bound and a.bound in ("at_least", "at_most"):
        return "differ"
    if a.bound in _LOOSE or b.bound in _LOOSE:
        return _relate_loose(a, b, _slack(a, b) if converted else 0.0)
    return _relate_rounded(a, b)


def _same_figure(a: Amount, b: Amount, converted: bool) -> bool:
    if "range" in (a.bound, b.bound):
        return a.low == b.low and a.high == b.high
    slack = _slack(a, b) if converted else 0.0
    return abs(a.value - b.value) <= max(slack, 1e-9 * max(abs(a.value), abs(b.value)))


def _slack(a: Amount, b: Amount) -> float:
    """How far two figures of two units may lie apart by rounding."""
    share = _CONVERTED_TIME if a.dimension == "duration" else _CONVERTED
    most = _DEGREES if a.dimension == "temperature" else share * max(abs(a.value), abs(b.value))
    return min(a.step + b.step, most)


def _width(amount: Amount) -> float:
    if amount.low is None or amount.high is None:
        return float("inf")
    return amount.high - amount.low


def _relate_rounded(a: Amount, b: Amount) -> Relation:
    coarse, fine = (a, b) if a.step > b.step else (b, a)
    apart = abs(a.value - b.value)
    counted = coarse.dimension == ""
    loose = coarse.digits > 1 or fine.digits > 2 or abs(coarse.value) >= _LARGE
    share = _ROUND + 1e-9 if loose else _ROUND_ONE
    near = apart <= coarse.step * (1 + 1e-9) and apart <= share * max(abs(a.value), abs(b.value))
    if a.step == b.step or not near or (counted and abs(coarse.value) < _COUNTED_ROUND and coarse.value >= 1):
        return "differ"
    return "finer" if fine is b else "coarser"


def _relate_loose(a: Amount, b: Amount, slack: float) -> Relation:
    low_a, high_a = _ends(a)
    low_b, high_b = _ends(b)
    if low_a > high_b + slack or low_b > high_a + slack:
        return "differ"
    if a.bound == b.bound == "about" and max(_width(a), _width(b)) < 2 * min(_width(a), _width(b)):
        return "agree" if a.step == b.step else "coarser" if b.step > a.step else "finer"
    if a.bound == "exact" or b.bound == "exact":
        return "finer" if b.bound == "exact" else "coarser"
    width_a, width_b = high_a - low_a, high_b - low_b
    return "finer" if width_b < width_a else "coarser" if width_b > width_a else "agree"


def _ends(amount: Amount) -> tuple[float, float]:
    """Both ends of what the words make one expect: an open end is closed near the figure."""
    if amount.low is None:
        high = amount.high or 0.0
        return high / (2 * _NEAR), high
    if amount.high is None:
        return amount.low, max(amount.low * _NEAR, amount.low + 2)
    if amount.bound == "exact":
        return amount.low - amount.step / 2 if amount.digits < 3 and amount.dimension else amount.low, amount.high
    return amount.low, amount.high
