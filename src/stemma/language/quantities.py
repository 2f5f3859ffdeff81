"""Numbers with their units: how many, how far, how much, and how surely."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from text_to_num import find_numbers

from stemma.language.bounds import bounds_before
from stemma.language.dates import find_times
from stemma.language.portions import TIME_UNITS, find_portions
from stemma.language.units import CURRENCY_SIGNS, find_unit
from stemma.model import Quantity

_SCALES = {
    "hundred": 1e2, "k": 1e3, "thousand": 1e3, "lakh": 1e5, "million": 1e6, "mn": 1e6, "m": 1e6, "crore": 1e7,
    "billion": 1e9, "bn": 1e9, "b": 1e9, "trillion": 1e12, "tn": 1e12, "dozen": 12.0,
}  # fmt: skip
_FIGURES = {"four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9}
_VAGUE = {
    "handful": (3.0, 9.0), "tens": (20.0, 99.0), "dozens": (24.0, 99.0), "scores": (40.0, 199.0), 
    "hundreds": (200.0, 999.0),    "thousands": (2e3, 9_999.0), "millions": (2e6, 999e6), "billions": (2e9, 999e9),
}  # fmt: skip
_SIGNS = "|".join(re.escape(sign) for sign in sorted(CURRENCY_SIGNS, key=lambda sign: (-len(sign), sign)))
_DIGITS = re.compile(
    rf"(?P<sign>(?:{_SIGNS})\s?)?(?<![\w.,/:°#@&’'])(?<![A-Za-z/][-–])"
    r"(?P<number>\d{1,3}(?:(?:,\d{3}){1,5}|(?:[\u00a0\u202f\u2009]\d{3}){1,5})(?:\.\d{1,6})?|\d{1,15}(?:[.,]\d{1,6})?)"
    r"(?![\d/:@]|[.,]\d|\([a-z]\))"
)
_SCALE = re.compile(
    r"(?P<gap>[\s\u00a0-]?)(?P<scale>hundred|thousand|lakh|million|crore|billion|trillion|dozen|mn|bn|tn|[kmb])\b",
    re.IGNORECASE,
)
_RUN_OVER = re.compile(
    r"\s(?:high|tall|deep|wide|long|thick|off|away|across)\b|\s(?:(?:\w{1,12}|wo?men['’]?s)\s)?(?:hurdles|sprinters?|runners?|heats|finals?|finalists|swimmers?|medall?ists?|relays?|events|records?|waves)\b"
)  # 100m hurdles
_HALF = re.compile(r"\sand\sa\s(?P<part>half|quarter)\b|(?P<sign>[½¼¾])", re.IGNORECASE)
_SMALL = re.compile(
    r"\b(?:(?P<half>half\s(?:a|an)|a|one\sand\sa\shalf)\s(?P<scale>dozen|hundred|thousand|million|billion|trillion)"
    r"|(?P<few>several|a\sfew|a\scouple\sof|many)\s(?P<many>dozen|hundred|thousand|million|billion)s?"
    r"|(?P<couple>a\scouple\sof|both(?=\s(?:[a-z]{2,15}\s)?[a-z]{3,15}s\s(?!and\b)))"
    r"|(?:the\s|an?\s)?(?P<lone>lone|sole)(?=\s[a-z]{3,})"
    r"|(?:an?\s)?(?P<figures>four|five|six|seven|eight|nine)(?=-figure\b)"
    r"|(?:a\s)?(?P<vague>handful(?=\sof\s[a-z])|tens|dozens|scores(?!\s(?:his|her|their|its|an?|the|twice|as|against|on|late|early|again|for|in)\b)|hundreds|thousands|millions|billions)"
    r"(?:\sof\s(?P<of>thousands|millions|billions)|(?P<people>))(?=\W|$))\b(?!\s(?:and\sa\shalf))",
    re.IGNORECASE,
)
_TOKEN = re.compile(r"[^\W\d_]+|\d+|[^\w\s]|\s+|_+")
_TO = re.compile(r"[\s-]?(to|or|and|[-–—‑])[\s-]?", re.IGNORECASE)
_DURATION = re.compile(r"\b(?:minute|hour|day|week|month|year|decade)s?\b", re.IGNORECASE)  # 20 minutes before
_BETWEEN = re.compile(r"\bbetween\s$", re.IGNORECASE)
_FROM = re.compile(r"\bfrom\s(?:about\s|around\s|some\s)?$", re.IGNORECASE)
_YEAR_LIKE = re.compile(r"(?:19|20)\d\d")
_YEAR_BEFORE = re.compile(
    r"(?:\b(?:the|in|since|by|until|of|from|during|its|his|her|their|our)|['’]s)\s$", re.IGNORECASE
)
_ORDINAL = re.compile(r"-?(?:st|nd|rd|th)\b", re.IGNORECASE)
_ZERO_LINE = re.compile(r"\b(?:below|above|under|near|around|sub)[\s-]$", re.IGNORECASE)
_NUMBERED = re.compile(
    r"(?:\b(?:no|nos|number|article|flight|route|chapter|page|pp?|section|room|channel|line|platform|phase|formula|type|"
    r"version|part|class|gate|pier|quay|berth|deck|level|resolution|highway|interstate|act|vol|volume|figure|fig|table|"
    r"paragraph|rule|unit|sector|district|ward|precinct)s?\.?|[#№])\s?$",
    re.IGNORECASE,
)
_CAPITAL_BEFORE = re.compile(r"\b[A-Z][\w’'-]{0,40}\s$")
_OPENING = re.compile(r"(?:^|[.!?:\n“\"]\s?)\w+\s$")  # a capital that says nothing
_AGE = re.compile(r"(?:[A-Z][\w’'-]{1,40}(?:,\s|\s[A-Z][\w’'-]{1,40}\s\()|\b[a-z]{3,20}(?:,\s(?=\Z)|\s\())$")
_OLDEST = 120
_AGE_END = re.compile(r"[,)]|,?\s(?:and|who)\b")
_CLIMBS = re.compile(
    r"\b(?:ris\w{1,3}|rose|climb\w{0,3}|jump\w{0,3}|gr[eo]ws?|fell|fall\w{0,2}|drop\w{0,4}|slip\w{0,4}|gain\w{0,3}|add(?:s|ed)?|los(?:es?|t)|slid\w?|dip\w{0,4}|shed\w?|eas\w{1,2}|cut|reduced?|raised?|lowered|lifted|increased?|go(?:es|ing)?\sup|went\sup|(?:go(?:es|ing)?|went)\sdown|up|down)\s(?:by\s)?$",
    re.IGNORECASE,
)
_AGED = re.compile(
    r"\b(?:aged?|ages|age\sof|(?:wo)?man\sof|girl\sof|boy\sof|pensioner\sof|youth\sof)\s(?:just\s|only\s|about\s|around\s)?$",
    re.IGNORECASE,
)
_DIES = re.compile(r"\b(?:die[sd]?|dead|death)\sat\s$", re.IGNORECASE)  # up to 12 it may be the hour
_SMALLER = {
    ("pound", "ounce"): 1 / 16, ("stone", "pound"): 1 / 14, ("foot", "inch"): 1 / 12, ("yard", "foot"): 1 / 3,
    ("hour", "minute"): 1 / 60, ("minute", "second"): 1 / 60, ("day", "hour"): 1 / 24, ("week", "day"): 1 / 7,
    ("year", "month"): 1 / 12, ("metre", "centimetre"): 1 / 100, ("kilogram", "gram"): 1 / 1000,
    ("mile", "yard"): 1 / 1760, ("kilometre", "metre"): 1 / 1000,
}  # fmt: skip
_MINUTES_TOLD = re.compile(r"min(?:ute)?s?$", re.IGNORECASE)
_TOGETHER = re.compile(r"\s?|,?\s(?:and\s)?")
_AFTER_BOUND = re.compile(
    r"\+|\s(?:or|and)\s(?:more|over|older|above)\b|\s(?P<less>or\s(?:less|fewer|under|younger))\b", re.IGNORECASE
)
_ODD = re.compile(r"[-‐‑]odd\b", re.IGNORECASE)
_DEGREES_OFF = re.compile(
    r"\s(?:degrees\s)?(?:below|above)\s(?:zero|freezing)(?:\s(?:degrees\s)?(?P<scale>celsius|centigrade|fahrenheit|[CF]\b))?",
    re.IGNORECASE,
)
_DEGREE_SCALES = {"f": "degree fahrenheit", "c": "degree celsius"}
_MAGNITUDE = re.compile(r"\bmagnitude(?:\sof)?\s$", re.IGNORECASE)
_NOT_COUNTED = frozenset({"another", "day", "thing", "way", "side", "hand", "time", "point"})  # behind "one"
_NOT_COUNTING = re.compile(r"\b(?:no|any|every|some|this|that|the|which|each|another|former|day|by|for)[\s-]$")


@dataclass(frozen=True, slots=True)
class _Number:
    """A number at text[start:end]; `words`: in letters; `scaled`: with million and the like; `group`: a trio of."""

    start: int
    end: int
    low: float
    high: float
    unit: str | None = None
    words: bool = False
    scaled: bool = False
    vague: bool = False
    group: bool = False


class _Token:
    """What text2num asks of a token."""

    def __init__(self, match: re.Match[str]) -> None:
        self.start, self.end = match.span()
        self._text = match[0][:40]

    def text(self) -> str:
        return self._text

    def nt_separated(self, previous: _Token) -> bool:
        return False

    def not_a_number_part(self) -> bool:
        return self._text.isdigit()


def find_quantities(text: str, language: str = "en") -> tuple[Quantity, ...]:
    """Numbers in `text` that count or measure, with bound and unit, in order; the span runs from bound to unit.

    Left out: dates, times of day, years, ordinals, scores, and numbers that name (Flight 12, No. 3). `low` and `high`:
    the number for `exact`; None on the open side of `at_least` and `at_most`; a tenth to either side of `about` (on the
    one side that "nearly" and "just over" leave); for "dozens" and the like the usual reading, 24 to 99. Units are
    lower case and singular, measures and currencies under one name ("km" and "kilometers": "kilometre", "$": "dollar").
    Numbers in letters are read by the text2num library, in the languages it knows.

    >>> [(q.low, q.high, q.bound, q.unit) for q in find_quantities("Some 1,200 to 1,500 men fled; at least 6 died.")]
    [(1200.0, 1500.0, 'range', 'man'), (6.0, None, 'at_least', None)]
    """
    moments = [moment for moment in find_times(text, None) if not _DURATION.search(text, moment.start, moment.end)]
    taken = _Taken((moment.start, moment.end) for moment in moments)
    numbers = [number for number in _numbers(text, language) if not taken.holds(number.start, number.end)]
    found: list[Quantity] = []
    index = 0
    while index < len(numbers):
        first, second = numbers[index], numbers[index + 1] if index + 1 < len(numbers) else None
        joined = _range(text, first, second) if second else None
        index += 1 if joined is None else 2
        if joined is not None and joined.low > joined.high:
            continue  # a score
        quantity = _quantity(text, joined or first, "range" if joined else "exact")
        if quantity and found and (whole := _compound(text, found[-1], quantity)):
            found[-1] = whole
            continue
        if quantity and not (found and quantity.start < found[-1].end):
            found.append(quantity)
    return tuple(found)


def _compound(text: str, first: Quantity, second: Quantity) -> Quantity | None:
    """Two measures as one: "6lb 10oz", "five feet and two inches", "2 hours 15 minutes"."""
    share = _SMALLER.get((first.unit or "", second.unit or "")) or _third_share(text, first, second)
    if (
        share is None
        or second.bound != "exact"
        or second.low is None
        or not _TOGETHER.fullmatch(text, first.end, second.start)
    ):
        return None
    if second.low * share >= 1:
        return None
    more = round(second.low * share, 6)
    low, high = (None if end is None else round(end + more, 6) for end in (first.low, first.high))
    return replace(first, end=second.end, low=low, high=high)


def _third_share(text: str, first: Quantity, second: Quantity) -> float | None:
    """The share of a third measure: the seconds of "two hours, five minutes and 30 seconds"."""
    minutes = first.unit == "hour" and _MINUTES_TOLD.search(text[first.start : first.end])
    return 1 / 3600 if minutes and second.unit == "second" else None


class _Taken:
    """Spans in order, asked for in order."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self._spans = list(spans)
        self._next = 0

    def holds(self, start: int, end: int) -> bool:
        """Whether one of the spans overlaps [start, end); the starts asked for must not fall."""
        while self._next < len(self._spans) and self._spans[self._next][1] <= start:
            self._next += 1
        return self._next < len(self._spans) and self._spans[self._next][0] < end


def _numbers(text: str, language: str) -> list[_Number]:
    """All numbers, in order, none overlapping: vague ones first, then figures, then words."""
    kept: list[_Number] = []
    for family in (_portions(text), _small(text), _figures(text), _words(text, language)):
        taken = _Taken((number.start, number.end) for number in kept)
        kept = sorted([*kept, *(n for n in family if not taken.holds(n.start, n.end))], key=lambda number: number.start)
    return kept


def _figures(text: str) -> Iterator[_Number]:
    for match in _DIGITS.finditer(text):
        figure = match["number"]
        if _is_ordinal(text, match) or (figure[0] == "0" and figure.isdigit() and len(figure) > 1):
            continue
        sign = (match["sign"] or "").strip()
        unit = CURRENCY_SIGNS.get(sign)
        number = _Number(match.start(), match.end(), _value(figure), _value(figure), unit)
        number = _scale(text, number)
        after = text[number.end : number.end + 1]
        if after == "s" and "." in figure and not text[number.end + 1 : number.end + 2].isalpha():
            yield replace(number, end=number.end + 1, unit="second")  # 9.84s
            continue
        if after.isalpha() and not unit and not number.scaled and not find_unit(text, number.end, number.high).attached:
            continue  # 4x4, 3D
        if not unit and not number.scaled and _names(text, match, figure):
            continue
        yield number


def _is_ordinal(text: str, match: re.Match[str]) -> bool:
    """Whether it is 21st and the like; "14st" is a weight."""
    ending = _ORDINAL.match(text, match.end())
    return ending is not None and (ending[0].lower() != "st" or match["number"][-1] == "1")


def _value(figure: str) -> float:
    plain = re.sub(r"[,\u00a0\u202f\u2009](?=\d{3}(?:\D|$))", "", figure)
    return float(plain.replace(",", "."))


def _names(text: str, match: re.Match[str], figure: str) -> bool:
    """Whether the figure names something (Flight 12, 2019) and counts nothing."""
    before = text[max(0, match.start() - 45) : match.start()]
    if _NUMBERED.search(before):
        return True
    unit = find_unit(text, match.end(), float("inf"))
    if _YEAR_LIKE.fullmatch(figure):
        return not unit.sure or bool(_YEAR_BEFORE.search(before))
    return unit.name is None and bool(_CAPITAL_BEFORE.search(before)) and not _OPENING.search(before)


def _scale(text: str, number: _Number) -> _Number:
    """Take in "million", "bn", "and a half" behind the number."""
    half = _HALF.match(text, number.end)
    if half and not _SCALE.match(text, half.end()) and not find_unit(text, half.end(), 2.0).sure:
        half = half if half["sign"] else None
    if half:
        part = {"half": 0.5, "½": 0.5, "quarter": 0.25, "¼": 0.25, "¾": 0.75}[(half["part"] or half["sign"]).lower()]
        number = replace(number, end=half.end(), low=number.low + part, high=number.high + part)
    for _ in range(2):  # hundred thousand
        match = _SCALE.match(text, number.end)
        if match is None:
            break
        word = match["scale"]
        short = len(word) == 1 and (match["gap"] or not (number.unit or word.lower() == "k"))
        if short and not _is_million(text, match):
            break  # 5 m and 5m are metres, $5m is money
        factor = _SCALES[word.lower()]
        number = replace(number, end=match.end(), low=number.low * factor, high=number.high * factor, scaled=True)
    return number


def _is_million(text: str, match: re.Match[str]) -> bool:
    """Whether "m" behind a number means million, since a measure or a plural follows: "4.5m tonnes", "3m users"."""
    if match["scale"] != "m" or match["gap"] or _RUN_OVER.match(text, match.end()):
        return False
    return text.startswith(" ", match.end()) and find_unit(text, match.end(), 2).sure


def _small(text: str) -> Iterator[_Number]:
    """Half a million, a dozen, several hundred, dozens, tens of thousands."""
    for match in _SMALL.finditer(text):
        start, end = match.span()
        if match["half"]:
            factor = {"a": 1.0, "one": 1.5}.get(match["half"].lower().split()[0], 0.5)
            value = factor * _SCALES[match["scale"].lower()]
            yield _scale(text, _Number(start, end, value, value, words=True))
        elif match["few"]:
            value = _SCALES[match["many"].lower()]
            yield _Number(start, end, value * 2, value * 9, words=True, vague=True)
        elif match["couple"]:
            yield _Number(start, end, 2, 2, words=True)
        elif match["lone"]:
            yield _Number(start, end, 1, 1, words=True)
        elif match["figures"]:
            low = 10.0 ** (_FIGURES[match["figures"].lower()] - 1)
            yield _Number(start, end + len("-figure"), low, low * 10 - 1, words=True, vague=True)
        else:
            low, high = _VAGUE[match["vague"].lower()]
            if match["of"]:
                factor = _VAGUE[match["of"].lower()][0] / 2
                low, high = low * factor, high * factor
            yield _Number(start, end, low, high, words=True, vague=True)


def _portions(text: str) -> Iterator[_Number]:
    for one in find_portions(text):
        yield _Number(
            one.start, one.end, one.value, one.value, one.unit, words=True, scaled=one.scaled, group=one.group
        )


def _words(text: str, language: str) -> Iterator[_Number]:
    tokens = [_Token(match) for match in _TOKEN.finditer(text)]
    try:
        found = find_numbers(tokens, language, 0)
    except ValueError:  # a language that the library does not know
        return
    for item in found:
        if item.is_ordinal:
            continue
        start, end = tokens[item.start].start, tokens[item.end - 1].end
        before = text[max(0, start - 45) : start]
        if end - start < 3 or before.endswith("-") or _ORDINAL.match(text, end) or _NUMBERED.search(before):
            continue
        if text[start].isupper() and _CAPITAL_BEFORE.search(before):
            continue  # Pier Four
        number = _scale(text, _Number(start, end, item.value, item.value, words=True))
        if number.high == 1 and not _counts_one(text, start, end):
            continue
        if number.high == 0 and _ZERO_LINE.search(before):
            continue  # below zero
        yield number


def _counts_one(text: str, start: int, end: int) -> bool:
    """Whether "one" counts: "one man died", not "one of", "no one", "one day", "that one"."""
    before = text[max(0, start - 12) : start].lower()
    unit = find_unit(text, end, 1)
    if _NOT_COUNTING.search(before) and not (before.endswith("for ") and unit.name in TIME_UNITS.split("|")):
        return False
    return unit.name is not None and unit.name not in _NOT_COUNTED


def _range(text: str, first: _Number, second: _Number) -> _Number | None:
    """Two numbers as one range: "1,200 to 1,500", "between x and y", "8–9"; `low` over `high` when it is a score."""
    gap = text[first.end : second.start]
    match = _TO.fullmatch(gap) if len(gap) <= 5 else None
    if match is None or first.vague or second.vague:
        return None
    joint = match[1].lower()
    before = text[max(0, first.start - 20) : first.start]
    between = bool(_BETWEEN.search(before))
    if (joint == "and") != between or _FROM.search(before):
        return None
    low = first.low
    if joint == "to" and first.unit and second.unit and low < second.low / 3 and _CLIMBS.search(before):
        return None  # up $2 to $14.50
    if second.scaled and not first.scaled and low < second.low:
        factor = _factor(text[second.start : second.end])
        low = low * factor if low * factor <= second.high else low
    if joint in ("to", "or") and low >= second.high:
        return None
    start = first.start - len("between ") if between else first.start
    return _Number(start, second.end, low, second.high, first.unit or second.unit, scaled=second.scaled)


def _factor(words: str) -> float:
    """What the word of scale in a number's words multiplies by: a million in "20 million"."""
    scales = [_SCALES[match["scale"].lower()] for match in _SCALE.finditer(words)]
    return max(scales, default=1.0)


def _quantity(text: str, number: _Number, bound: str) -> Quantity | None:
    of = 3 if (number.vague or number.group) and text.startswith(" of ", number.end) else 0
    before = text[max(0, number.start - 40) : number.start]
    unit = find_unit(text, number.end + of, number.high)
    if _AGED.search(before) and not unit.attached and unit.name not in ("year", "month", "week", "day"):
        unit = find_unit("", 0, 0)  # a verb: "aged 83 crosses"
    if _MAGNITUDE.search(before):
        start, bound, low, high = bounds_before(text, number.start, number.low, number.high, bound, number.vague)
        return Quantity(start, number.end, low, high, bound, "magnitude")
    if unit.name is None and (line := _DEGREES_OFF.match(text, number.end)):
        scale = _DEGREE_SCALES.get((line["scale"] or "")[:1].lower(), "degree")
        return Quantity(number.start, number.end, number.low, number.high, "exact", scale)
    name, end = (number.unit, number.end) if number.unit else (unit.name, unit.end if unit.name else number.end)
    if name is None and number.high < _OLDEST and _is_age(text, number, before):
        name = "year"
    if odd := _ODD.match(text, number.end):  # 30-odd prisoners
        name, end = find_unit(text, odd.end(), number.high).name, find_unit(text, odd.end(), number.high).end
        return Quantity(
            number.start, end if name else odd.end(), number.low, round(number.high * 1.3, 6), "about", name
        )
    start, bound, low, high = bounds_before(text, number.start, number.low, number.high, bound, number.vague)
    if match := _AFTER_BOUND.match(text, number.end):
        end = max(end, match.end())
        bound, low, high = ("at_most", None, number.high) if match["less"] else ("at_least", number.low, None)
        if name is None and not number.unit:
            after = find_unit(text, match.end(), number.high)
            name, end = after.name, max(end, after.end if after.name else end)
    return Quantity(start, end, low, high, bound, name)


def _is_age(text: str, number: _Number, before: str) -> bool:
    if number.high > 12 and _DIES.search(before):
        return True
    return bool(_AGED.search(before) or (_AGE.search(before) and _AGE_END.match(text, number.end)))
