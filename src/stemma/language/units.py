"""What a number counts: the unit or head noun behind it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

import simplemma

from stemma.language.tokens import FUNCTION_WORDS

CURRENCY_SIGNS = {
    "$": "dollar", "US$": "dollar", "A$": "dollar", "C$": "dollar", "HK$": "dollar", "NZ$": "dollar", "S$": "dollar",
    "R$": "real", "€": "euro", "£": "pound", "¥": "yen", "₹": "rupee", "Rs": "rupee", "Rs.": "rupee", "₽": "rouble",
    "₺": "lira", "₴": "hryvnia", "₩": "won", "₪": "shekel", "₦": "naira", "₱": "peso", "USD": "dollar", "EUR": "euro",
    "GBP": "pound", "JPY": "yen", "CHF": "franc", "CNY": "yuan", "INR": "rupee", "AUD": "dollar", "CAD": "dollar",
}  # fmt: skip

# Short for, or another spelling of: one name a measure.
_MEASURES = {
    "%": "percent", "percent": "percent", "per cent": "percent", "pc": "percent", "pct": "percent",
    "percentage point": "percentage point", "basis point": "basis point", "bp": "basis point", "bps": "basis point",
    "km": "kilometre", "kms": "kilometre", "kilometer": "kilometre", "kilometre": "kilometre", "m": "metre",
    "meter": "metre", "metre": "metre", "cm": "centimetre", "centimeter": "centimetre", "mm": "millimetre",
    "millimeter": "millimetre", "mi": "mile", "mile": "mile", "ft": "foot", "foot": "foot", "feet": "foot",
    "nautical mile": "nautical mile", "nm": "nautical mile", "sq km": "square kilometre", "km2": "square kilometre",
    "km²": "square kilometre", "square kilometer": "square kilometre", "square kilometre": "square kilometre",
    "square mile": "square mile", "sq mile": "square mile", "square foot": "square foot", "sq ft": "square foot",
    "square meter": "square metre", "square metre": "square metre", "sq m": "square metre", "m²": "square metre",
    "cubic meter": "cubic metre", "cubic metre": "cubic metre", "ha": "hectare", "hectare": "hectare", "acre": "acre",
    "kg": "kilogram", "kgs": "kilogram", "kilo": "kilogram", "kilogram": "kilogram", "kilogramme": "kilogram",
    "g": "gram", "gram": "gram", "mg": "milligram", "t": "tonne", "tonne": "tonne", "metric ton": "tonne", "ton": "ton",
    "lb": "pound", "lbs": "pound", "oz": "ounce", "l": "litre", "liter": "litre", "litre": "litre",
    "ml": "millilitre", "milliliter": "millilitre", "gallon": "gallon", "barrel": "barrel",
    "mph": "mile per hour", "mile per hour": "mile per hour", "mile an hour": "mile per hour",
    "kph": "kilometre per hour", "km/h": "kilometre per hour", "kmh": "kilometre per hour",
    "kilometre an hour": "kilometre per hour", "kilometer an hour": "kilometre per hour",
    "km per hour": "kilometre per hour",
    "mi per hour": "mile per hour", "square kilometres": "square kilometre", "sq mi": "square mile",
    "sq metre": "square metre",
    "sq foot": "square foot", "inch": "inch", "in": "inch", "yard": "yard", "yd": "yard", "cubic foot": "cubic foot",
    "celsius": "degree celsius", "fahrenheit": "degree fahrenheit", "centigrade": "degree celsius",
    "degrees c": "degree celsius", "degrees f": "degree fahrenheit", "degree c": "degree celsius",
    "degree f": "degree fahrenheit", "magnitude": "magnitude", "millennia": "millennium",
    "metre per second": "metre per second",
    "meter per second": "metre per second",
    "kilometre per hour": "kilometre per hour", "kilometer per hour": "kilometre per hour",
    "kt": "knot", "kts": "knot", "knot": "knot", "kw": "kilowatt", "mw": "megawatt", "gw": "gigawatt",
    "kwh": "kilowatt-hour", "mwh": "megawatt-hour", "gwh": "gigawatt-hour", "mb": "megabyte", "gb": "gigabyte",
    "tb": "terabyte", "hz": "hertz", "mhz": "megahertz",
    "ghz": "gigahertz", "kilowatt": "kilowatt", "megawatt": "megawatt", "gigawatt": "gigawatt", "st": "stone",
    "°c": "degree celsius", "°f": "degree fahrenheit", "ºc": "degree celsius", "°": "degree",
    "degree celsius": "degree celsius", "degree fahrenheit": "degree fahrenheit", "degree centigrade": "degree celsius",
    "c": "degree celsius", "f": "degree fahrenheit", "hr": "hour", "hrs": "hour", "h": "hour", "min": "minute",
    "mins": "minute", "sec": "second", "secs": "second", "yr": "year", "yrs": "year", "p": "penny", "pence": "penny",
    "centimetre": "centimetre", "millimetre": "millimetre", "millilitre": "millilitre", "hectolitre": "hectolitre",
    "hectoliter": "hectolitre", "hl": "hectolitre", "pint": "pint", "fluid ounce": "fluid ounce", "quart": "quart",
    "bushel": "bushel", "cubic kilometre": "cubic kilometre", "cubic kilometer": "cubic kilometre",
    "cubic mile": "cubic mile", "megalitre": "megalitre", "megaliter": "megalitre", "gigalitre": "gigalitre",
    "square yard": "square yard", "kilotonne": "kilotonne", "megatonne": "megatonne", "carat": "carat",
    "hundredweight": "hundredweight", "quintal": "quintal", "ounces": "ounce", "milligram": "milligram",
    "fathom": "fathom", "furlong": "furlong", "light year": "light-year", "light-year": "light-year",
    "terawatt": "terawatt", "watt": "watt", "terawatt-hour": "terawatt-hour", "twh": "terawatt-hour",
    "gigawatt-hour": "gigawatt-hour", "megawatt-hour": "megawatt-hour", "kilowatt-hour": "kilowatt-hour",
    "gigawatt hour": "gigawatt-hour", "megawatt hour": "megawatt-hour", "kilowatt hour": "kilowatt-hour",
    "terawatt hour": "terawatt-hour", "horsepower": "horsepower", "hp": "horsepower", "bhp": "horsepower",
    "kilobyte": "kilobyte", "megabyte": "megabyte", "gigabyte": "gigabyte", "terabyte": "terabyte",
    "petabyte": "petabyte", "calorie": "kilocalorie", "kcal": "kilocalorie", "kilocalorie": "kilocalorie",
    "kilojoule": "kilojoule", "kj": "kilojoule",
    "kroner": "krone", "kronor": "krona", "zlotys": "zloty", "lei": "leu", "leva": "lev", "rubles": "rouble",
    "ruble": "rouble", "people": "person", "persons": "person", "pound sterling": "pound",
    "us dollar": "dollar", "u.s. dollar": "dollar",
}  # fmt: skip
_LETTERS = frozenset(word for word in _MEASURES if len(word) <= 2 and word.isalpha())
_SHORT = frozenset({"mi", "kg", "km", "cm", "mm", "ft", "lb", "oz", "hr"})  # clear after a space too
_CAPITAL = frozenset({"C", "F", "MW", "GW", "GB", "MB", "TB", "Hz"})
_PHRASES = frozenset(measure.split()[0] for measure in _MEASURES if " " in measure)
# People told by what happened to them: "four dead, nine injured".
_STATES = frozenset(
    {"dead", "injured", "wounded", "missing", "killed", "hurt", "hospitalised", "hospitalized", "displaced", "homeless"}
)
_NUMBER_WORDS = frozenset(
    {
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "twenty",
        "thirty",
        "forty",
        "fifty",
    }
)
_PASSED_OVER = frozenset({"more", "other", "such", "further", "additional", "extra"})
# Plural in sense without an s.
_PLURALS = frozenset(
    {
        "people", "men", "women", "children", "feet", "teeth", "mice", "police", "geese", "staff", "crew", "cattle",
        "sheep",
        "fish", "deer", "livestock", "aircraft", "personnel", "species", "folk", "schoolchildren", "headcount",
        "salmon", "trout", "mps", "meps", "millennia",
    }
)  # fmt: skip
_COINS = frozenset(
    {
        "dollar",
        "euro",
        "pound",
        "yen",
        "rupee",
        "rouble",
        "ruble",
        "lira",
        "krona",
        "krone",
        "crown",
        "peso",
        "franc",
        "yuan",
    }
)  # in "a two billion dollar deal"
_NO_NOUN = FUNCTION_WORDS | {
    "died", "dies", "said", "says", "told", "went", "came", "fell", "rose", "won", "lost", "made", "took", "gave",
    "found", "stood", "lay", "met", "saw", "got", "others", "percent", "aboard", "onboard", "alive", "ashore",
    "overboard", "kills", "injures", "old", "long", "tall", "each", "apart",
}  # fmt: skip
# Plurals that often have another plural before them, which is not what is counted.
_SORTED = frozenset(
    {
        "cases", "deaths", "infections", "attacks", "jobs", "cars", "dealers", "workers", "charges", "victims",
        "patients", "officers", "members", "players", "fans", "tickets", "accounts", "centres",
        "teams", "units", "posts", "sites",
    }
)  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+(?:[-‐‑'’.][^\W\d_]+)*\.?|[%°º][CFcf]?(?!\w)")
_AFTER = re.compile(r"(?P<gap>[ \u00a0]?)[“‘\"]?(?=[^\W\d_]|[%°º])")
_HYPHENED = re.compile(
    r"[-‐‑](?P<noun>(?:(?:square|cubic|nautical)[-‐‑\s])?[a-z]{2,20})(?:[-‐‑](?:old|long|high|wide|deep|strong|per)[a-z-]{0,12})?\b"
)
_ADJECTIVES = frozenset({"senior", "former", "young", "old", "new", "big", "small", "major", "junior", "top"})
_GAP = re.compile(r"[ \u00a0][“‘\"]?(?=[^\W\d_])")
_WINDOW = 5


@dataclass(frozen=True, slots=True)
class Unit:
    """`name` None: there is none. `end`: where it ends. `sure`: a plural or a known measure. `attached`: "5km"."""

    name: str | None
    end: int
    sure: bool = False
    attached: bool = False


@lru_cache(maxsize=20_000)
def singular(word: str) -> str:
    """The singular of an English noun, lower case.

    >>> [singular(word) for word in ("survivors", "Women", "lives", "gas", "people")]
    ['survivor', 'woman', 'life', 'gas', 'person']
    """
    word = word.lower().removesuffix("'s").removesuffix("’s").rstrip("'’.")
    known = {
        "people": "person",
        "persons": "person",
        "lives": "life",
        "mps": "mp",
        "meps": "mep",
        "injured": "injured",
        "wounded": "wounded",
    }
    if word in known or word in _STATES:
        return known.get(word, word)
    return str(simplemma.lemmatize(word, "en", greedy=False)).lower() if len(word) <= 40 else word


@lru_cache(maxsize=20_000)
def _plural(word: str) -> bool:
    plain = word.lower()
    if plain in _PLURALS or (plain.endswith("men") and len(plain) > 5 and singular(plain) != plain):
        return True
    if len(plain) < 4 or not plain.endswith("s") or plain.endswith(("ss", "us", "is", "'s", "’s")):
        return False
    return singular(plain) != plain


def find_unit(text: str, place: int, count: float) -> Unit:
    """The unit of a number of value `count` that ends at `place`.

    A known measure right behind it; else the first plural noun within five words that no preposition, verb or mark
    parts from it (for one: the next noun), which in English news is the head of the phrase nearly always.

    >>> find_unit("12 Chilean army officers fled", 2, 12).name, find_unit("a 5-mile walk", 3, 5).name
    ('officer', 'mile')
    """
    none = Unit(None, place)
    if hyphened := _HYPHENED.match(text, place):
        noun = hyphened["noun"]
        if noun in ("strong", "odd", "plus") or noun in FUNCTION_WORDS:
            return none
        noun = re.sub(r"[-‐‑\s]", " ", noun)
        return Unit(_MEASURES.get(noun) or _MEASURES.get(_one_of(noun)) or singular(noun), hyphened.end(), sure=True)
    gap = _AFTER.match(text, place)
    if not gap:
        return none
    words = _following(text, gap.end())
    if measure := _measure(text, words, attached=not gap["gap"]) or _lone(words, count):
        return measure
    return _head(words, count) if gap["gap"] in (" ", "\u00a0") else none


def _following(text: str, place: int) -> list[re.Match[str]]:
    """The words behind `place`, up to a mark that parts them."""
    words: list[re.Match[str]] = []
    while len(words) < _WINDOW and (match := _WORD.match(text, place)):
        words.append(match)
        place = match.end()
        gap = _GAP.match(text, place)
        if match[0].endswith(".") or not gap:
            break
        place = gap.end()
    return words


def _measure(text: str, words: list[re.Match[str]], attached: bool) -> Unit | None:
    if not words:
        return None
    first = words[0][0].rstrip(".")
    plain = first.lower()
    if plain == "km" and text.startswith("/h", words[0].end()):
        return Unit("kilometre per hour", words[0].end() + 2, sure=True, attached=attached)
    if plain in _PHRASES or singular(plain) in _PHRASES:
        for length in (3, 2):
            joined = " ".join(singular(word[0]) for word in words[:length])
            plainly = " ".join(word[0].lower().rstrip(".") for word in words[:length])
            joined = plainly if plainly in _MEASURES else joined
            if len(words) >= length and joined in _MEASURES:
                last = words[length - 1]
                return Unit(_MEASURES[joined], last.end() - last[0].endswith("."), sure=True, attached=attached)
    if plain in _LETTERS - _SHORT and not (first in _CAPITAL or (first == plain and (attached or plain == "m"))):
        return None
    name = _MEASURES.get(plain) or (_MEASURES.get(_one_of(plain)) if not attached else None)
    if name is None:
        return None
    return Unit(name, words[0].start() + len(first), sure=True, attached=attached)


def _one_of(word: str) -> str:
    """The singular of a measure's name, which the dictionary of base forms may not hold."""
    one = singular(word)
    return one if one in _MEASURES else word.removesuffix("s") if len(word) > 5 else one


def _lone(words: list[re.Match[str]], count: float) -> Unit | None:
    """A measure in the singular before what it measures: "a two billion dollar deal", "lost five stone"."""
    if not words or count == 1:
        return None
    plain = words[0][0].lower().rstrip(".")
    if (plain in _COINS and count >= 1e6) or (plain == "stone" and not _noun_follows(words, 0)):
        return Unit(plain, words[0].start() + len(plain), sure=True)
    return None


def _head(words: list[re.Match[str]], count: float) -> Unit:
    place = words[0].start() if words else 0
    none = Unit(None, place)
    for index, word in enumerate(words):
        plain = word[0].lower().rstrip(".")
        if plain in _NUMBER_WORDS:
            return none
        if plain in _PASSED_OVER or (plain in _STATES and _noun_follows(words, index)):
            continue
        end = word.end() - word[0].endswith(".")
        if plain in _STATES:
            return Unit(plain, end, sure=True)
        if (plain in _NO_NOUN and not (word[0].isupper() and len(plain) == 2)) or plain.endswith("ly"):
            return none
        if count != 1 and _plural(plain) and not _is_qualifier(words, index):
            return Unit(singular(plain), end, sure=True)
        if count == 1 and not (index + 1 < len(words) and _adjective(plain)):
            return Unit(singular(plain), end)
    return none


def _is_qualifier(words: list[re.Match[str]], index: int) -> bool:
    """Whether a plural only tells what sort the plural behind it is: "measles cases", "sports cars"."""
    following = words[index + 1][0] if index + 1 < len(words) else ""
    return words[index][0].islower() and following in _SORTED


def _noun_follows(words: list[re.Match[str]], index: int) -> bool:
    return index + 1 < len(words) and _plural(words[index + 1][0])


def _adjective(word: str) -> bool:
    endings = ("ed", "ing", "ian", "ish", "ese", "can", "al", "ous", "ful", "ive", "ary", "ern")
    return word.endswith(endings) or word in _ADJECTIVES
