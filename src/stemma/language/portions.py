"""Portions: amounts whose number is in the word: one in five, two-thirds of, half a tonne, a fortnight, a trio of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from stemma.language.units import find_unit

_LARGE = {"million": 1e6, "billion": 1e9, "trillion": 1e12}
_YEAR_LIKE = re.compile(r"(?:19|20)\d\d")
_COUNTS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "twelve": 12, "twenty": 20, "hundred": 100, "thousand": 1000,
}  # fmt: skip
_COUNT = rf"(?:{'|'.join(_COUNTS)}|\d{{1,3}}(?:,\d{{3}}){{1,3}}|\d{{1,4}})"
_ONE_IN = re.compile(  # one in five, nine out of every 10
    rf"(?<![\w.,-])(?:(?P<some>{_COUNT})|(?P<one>one|two|three|four)(?:\s[A-Za-z][\w’'-]{{2,15}}){{1,3}})(?:\s|-)(?:in|out\sof)(?:\s|-)(?:every\s)?(?:an?\s(?=hundred|thousand))?(?P<all>{_COUNT})"
    r"\b(?!\s(?:minute|hour|day|week|month|year|second|decade|game|match|start|race|attempt|quarter|season)s?\b|[.,]\d|%)",
    re.IGNORECASE,
)
_PARTS = {
    "half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
    "twentieth": 20, "hundredth": 100,
}  # fmt: skip
_PART_NAMES = "|".join(part for part in _PARTS if part != "half")
_FRACTION = re.compile(  # a third of, two-thirds, half the
    rf"\b(?:(?P<many>two|three|four|five|six|seven|eight|nine)[-\s](?P<parts>(?:third|fifth|sixth|seventh|eighth|ninth|tenth)s)\b"
    rf"(?!\sof\s(?:an?|one)\s(?:million|billion|mile|hour|century|tonne|ton|litre|pound|percent)\b)"
    rf"|(?P<times>an?|one|two|three|four|five|seven|eight|nine)[-\s](?:(?:mere|full|good|whole|tiny|whopping|bare)\s)?(?P<part>{_PART_NAMES})s?"
    r"(?=\s(?:of\s(?!an?\s(?:million|billion|mile|hour|century|tonne|ton|litre|pound|percent)|march\b|may\b)|the\b|its\b|their\b|"
    r"more\b|less\b|fewer\b|higher\b|lower\b|bigger\b|smaller\b|in\b|to\b|since\b|on\b|majority\b|share\b|stake\b|cut\b|rise\b|said\b|say\b|were\b|are\b|at\b|as\b|from\b|after\b|over\b|this\b|last\b|when\b)|[.,;]|$)"
    rf"|^(?P<lead>{_PART_NAMES})(?=\sof\s(?!its\skind|(?:one|two|three|four|five|six|seven|eight|nine|ten|january|february|march|april|may|june|july|august|"
    r"september|october|november|december|\d)\b))"
    r"|(?<=by\s)half\b(?!\s(?:an?\b|past))|(?<=(?:rly|out|ost|und|ver|der|han|ast|ust|hly|nly|ely)\s)half(?=$|[,.;]|\s(?:are|were|is|was|have|had|say|said|empty|full|in|by|from|on|with|favou?r|back|support|oppose)\b)"
    r"|(?<!first\s)(?<!second\s)half(?=\s(?:of\s(?!an?\s|one\b)|the\b|its\b|their\b|his\b|her\b|our\b|all\b)))",
    re.IGNORECASE,
)
_EVERY = re.compile(  # every third house
    rf"\bevery\s(?P<nth>second|other|{_PART_NAMES})(?=\s(?!(?:second|minute|hour|day|night|week|weekend|month|year|time|game|match|season|mile|hit|word|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|one|country|nation|issue|person|of)\b)[a-z]{3,15}\b)",
    re.IGNORECASE,
)
_MANY_PARTS = re.compile(  # three-quarters of a million, half a tonne, a quarter point
    r"\b(?P<times>(?<!and\sa\s)half|(?:(?:an?|one|three)[\s-])?quarters?(?:\sof)?|two[\s-]thirds\sof|a\sthird\sof)\s(?:an?\s)?"
    r"(?:(?P<scale>million|billion|trillion)\b|(?P<rate>(?:percentage[\s-])?point)\b"
    r"|(?<=\san\s)(?P<an>hour|ounce|acre|inch)\b|(?<=\sa\s)(?P<a>tonne|ton|mile|kilo|kilogram|kilometre|kilometer|"
    r"metre|meter|litre|liter|gallon|century|decade|year|month|week|day|minute|percent|percentage\spoint)\b)",
    re.IGNORECASE,
)
_POINT = re.compile(r"\b(?P<times>half|quarter)[-\s](?:an?-)?(?:percentage[-\s])?point\b", re.IGNORECASE)
TIME_UNITS = "second|minute|hour|day|week|month|year|decade|century"
_AND_A_HALF = re.compile(
    rf"\b(?:an?\s|one\s)?(?P<unit>{TIME_UNITS}|mile)[\s-]and[\s-]a[\s-](?P<part>half|quarter)\b", re.IGNORECASE
)
_SPELL = re.compile(  # a fortnight, a week-long strike, for a year
    rf"\b(?:an?\s)?(?P<fortnight>fortnight)(?:-long)?\b|(?<![\w-])(?P<long>{TIME_UNITS}|mile|kilometre|kilometer)-?long\b"
    rf"|(?<![\w-])(?P<single>one-(?:{TIME_UNITS}))\b(?!-)"
    r"|\b(?:for|lasted|lasts|last|took|takes|within|after|jailed|spent|spend)\s(?P<about>(?:about|nearly|almost|around|over|under|"
    rf"just\sover|just\sunder|more\sthan|less\sthan|at\sleast|up\sto|roughly)\s)?(?P<a>an?\s(?P<unit>{TIME_UNITS}))\b(?!-|\s(?:ago|later|earlier|and\sa)\b)"
    rf"|\b(?P<on>an?\s(?P<gone>week|month|year|decade|century))(?=\son,)",
    re.IGNORECASE,
)
_AND_MORE = re.compile(  # a year and three months
    r"\ban?\s(?P<unit>hour|day|week|month|year)(?=\sand\s\w{1,10}\s(?:minute|hour|day|week|month)s\b)", re.IGNORECASE
)
_ONE_MEASURE = re.compile(  # by a metre, half-day
    r"\b(?:by|about|nearly|almost|than|roughly|under|over|(?:los|shed|gain|weigh|drop|grow|measur)\w{0,4}|fell|rose|grew|put\son)\s"
    r"(?P<a>an?\s(?P<unit>stone(?=\s(?:in|of|for|since|after|before|and|to|over|on|heavier|lighter)\b|[,.;]|$)|kilo|kilogram|pound(?=\s(?:in|of|a|per|since|after)\b)|metre|meter|foot|mile|kilometre|kilometer|inch|yard|tonne|ton|litre|"
    r"liter|degree|gallon|percent|percentage\spoint))\b|\b(?P<c>an?\s(?P<more>metre|meter|foot|mile|kilometre|kilometer|yard|inch))(?=\s(?:higher|lower|deeper|taller|"
    r"longer|wider|shorter|thick|deep|high|wide|long|tall|away|below|above|off|from)\b)|\b(?P<half>half)-(?P<of>day|hour|mile|century|year|litre|inch|metre|tonne)\b(?!-)",
    re.IGNORECASE,
)
_GROUP = re.compile(
    r"\b(?:a\s)?(?P<word>trio(?=$|[,.;]|\s(?:were|was|are|who|from|in|at|after)\b)|duo(?=$|[,.;]|\s(?:were|was|are|who|from|in|at|after)\b)|(?:trio|quartet|quintet|sextet|foursome|threesome|duo)(?=\sof\s))|\ba\s(?P<pair>pair)(?=\sof\s(?!(?:shoes|boots|socks|gloves|trousers|jeans|glasses|"
    r"scissors|shorts|tights|earrings|sunglasses|binoculars|trainers|pants|pliers|eyes|hands|wings)\b)[a-z]+s\b)|\ba\s(?P<score>score)(?=\sof\s[a-z]+s\b)|"
    r"\b(?:an?\s)?(?P<goals>hat-trick|brace)\b(?!\s(?:of|for)\b)|^(?P<dozen>dozen)(?=\s)",
    re.IGNORECASE,
)
_SPENT_HALF = re.compile(r"\s(?:time|season|term|marathon|century)\b")
_GROUPS = {"duo": 2, "trio": 3, "threesome": 3, "quartet": 4, "foursome": 4, "quintet": 5, "sextet": 6}


@dataclass(frozen=True, slots=True)
class Portion:
    """`value` of `unit` at text[start:end]; `unit` None: the noun behind it tells.

    `scaled`: with million and the like; `group`: so many of the people behind "of".
    """

    start: int
    end: int
    value: float
    unit: str | None
    scaled: bool = False
    group: bool = False


def find_portions(text: str) -> Iterator[Portion]:
    """Shares, parts of a measure, stretches of time and groups told without a bare number, in order, none overlapping.

    A share is in percent, rounded to a tenth.

    >>> [(p.value, p.unit) for p in find_portions("One in three waited for a fortnight, or half a mile away.")]
    [(33.3, 'percent'), (1.0, 'fortnight'), (0.5, 'mile')]
    """
    found = [*_shares(text), *_part_measures(text), *_spells(text)]
    end = 0
    for portion in sorted(found, key=lambda portion: (portion.start, -portion.end)):
        if portion.start >= end:
            end = portion.end
            yield portion


def percent(some: float, total: float) -> float:
    """A share in percent, to a tenth, or to three figures where it is a small one.

    >>> percent(1, 3), percent(1, 4_000)
    (33.3, 0.025)
    """
    share = 100.0 * some / total
    return round(share, 1) if share >= 1 else float(f"{share:.3g}")


def _shares(text: str) -> Iterator[Portion]:
    for match in _ONE_IN.finditer(text):
        some, total = (
            _COUNTS.get(match[name].lower()) or int(match[name].replace(",", ""))
            for name in ("some" if match["some"] else "one", "all")
        )
        if some < total and not _YEAR_LIKE.fullmatch(match["all"]):
            share = percent(some, total)
            yield Portion(match.start(), match.end(), share, "percent")
    for match in _EVERY.finditer(text):
        word = match["nth"].lower()
        yield Portion(match.start(), match.end(), percent(1, 2 if word == "other" else _PARTS.get(word, 2)), "percent")
    for match in _FRACTION.finditer(text):
        times = _COUNTS.get((match["times"] or match["many"] or "a").lower(), 1)
        part = (match["part"] or match["lead"] or (match["parts"] or "half").rstrip("s")).lower()
        share = percent(times, _PARTS[part])
        if share < 100.0 and not _SPENT_HALF.match(text, match.end()):
            yield Portion(match.start(), match.end(), share, "percent")


def _part_measures(text: str) -> Iterator[Portion]:
    for match in (*_MANY_PARTS.finditer(text), *_POINT.finditer(text)):
        words, group = match["times"].lower(), match.groupdict()
        part = 0.5 if "half" in words else 0.75 if words.startswith("three") else 0.25
        part = round(2 / 3, 3) if words.startswith("two") else round(1 / 3, 3) if "third" in words else part
        if group.get("scale"):
            value = part * _LARGE[match["scale"].lower()]
            yield Portion(match.start(), match.end(), value, None, scaled=True)
        elif measure := group.get("an") or group.get("a"):
            yield Portion(match.start(), match.end(), part, find_unit(f" {measure}s", 0, 2).name)
        else:
            yield Portion(match.start(), match.end(), part, "percentage point")


def _spells(text: str) -> Iterator[Portion]:
    """Stretches of time without a number: a fortnight, an hour and a half, week-long, for a year; groups of people."""
    for match in _AND_A_HALF.finditer(text):
        value = 1.5 if match["part"].lower() == "half" else 1.25
        yield Portion(match.start(), match.end(), value, match["unit"].lower())
    for match in _SPELL.finditer(text):
        unit = match["fortnight"] or match["long"] or match["unit"] or match["single"] or match["gone"]
        place = match.start("a") if match["a"] else match.start()
        yield Portion(place, match.end(), 1.0, unit.lower().removeprefix("one-"))
    for match in _AND_MORE.finditer(text):
        yield Portion(match.start(), match.end(), 1.0, match["unit"].lower())
    for match in _ONE_MEASURE.finditer(text):
        value = 0.5 if match["half"] else 1.0
        name = find_unit(f" {match['unit'] or match['more'] or match['of']}s", 0, 2).name
        yield Portion(match.start("a") if match["a"] else match.start(), match.end(), value, name)
    for match in _GROUP.finditer(text):
        if match["goals"]:
            yield Portion(match.start(), match.end(), 3 if match["goals"].lower() == "hat-trick" else 2, "goal")
            continue
        value = (
            _GROUPS[match["word"].lower()] if match["word"] else 20 if match["score"] else 2 if match["pair"] else 12
        )
        yield Portion(match.start(), match.end(), value, None, group=True)
