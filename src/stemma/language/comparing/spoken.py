"""Amounts told without a number: "doubled", "a teenager", "in her fifties", and the scores of games and votes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from stemma.language.bounds import bounds_before
from stemma.language.comparing.measures import Amount
from stemma.language.comparing.spells import find_jubilees, find_runs
from stemma.language.comparing.vague import find_hints
from stemma.language.comparing.wording import Span, Wording
from stemma.model import Quantity

_MULTIPLES = {
    "double": 100.0, "doubled": 100.0, "doubles": 100.0, "doubling": 100.0, "twofold": 100.0, "twice": 100.0,
    "triple": 200.0, "tripled": 200.0, "triples": 200.0, "tripling": 200.0, "treble": 200.0, "trebled": 200.0,
    "trebles": 200.0, "threefold": 200.0, "quadruple": 300.0, "quadrupled": 300.0, "quadruples": 300.0,
    "fourfold": 300.0, "fivefold": 400.0, "sixfold": 500.0,
    "sevenfold": 600.0, "eightfold": 700.0, "ninefold": 800.0,
    "tenfold": 900.0, "halve": -50.0, "halved": -50.0, "halves": -50.0,
    "halving": -50.0,
}  # fmt: skip
_TIMES_WORDS = {
    f"{word} times": times
    for times, words in enumerate(("three 3", "four 4", "five 5", "six 6", "seven 7", "eight 8", "nine 9", "ten 10"), 3)
    for word in words.split()
} | {f"{times} times": times for times in range(11, 200)}
_MULTIPLE = re.compile(
    rf"(?<![\w.,-])(?:{'|'.join(sorted(_MULTIPLES, key=len, reverse=True))}|(?:[a-z]{{3,5}}|\d{{1,3}})\stimes)\b",
    re.IGNORECASE,
)
# "twice" and "double" multiply only before "as many" or "the number"; "double murder" multiplies nothing.
_COMPARES = re.compile(
    r"\s(?:as\s|the\s(?:[a-z]{3,12}\s)?(?:number|amount|rate|figure|price|level|size|total|previous|usual|normal|limit|average|norm)|last\syear|that\s|what\s"
    r"|more\b|(?:high|larg|great|bigg|low|cheap|fast|dear)er\b|(?:its|their|his|her)\s(?:number|size|price|output|value|money))",
    re.IGNORECASE,
)
_VERB_BEFORE = re.compile(r"\b(?:to|will|would|could|may|might|can|than|nearly|almost|about|and)\s$", re.IGNORECASE)
_ENDS = re.compile(r"$|[.,;]|\s(?:to|from|in|after|since|over|within|as|by)\b")
_NO_VERB = re.compile(
    r"(?:^|\b(?:an?|the|his|her|its|their|first|second|hits?|scores?|another|of|with|for)\s)$", re.IGNORECASE
)
_DECADES = {
    "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70, "eighties": 80,
    "nineties": 90, "20s": 20, "30s": 30, "40s": 40, "50s": 50, "60s": 60, "70s": 70, "80s": 80, "90s": 90,
}  # fmt: skip
_LIVED = re.compile(
    r"\bin\s(?:his|her|their|the)\s(?:(?P<part>early|mid|late)[\s-])?(?P<decade>[a-z]{6,9}|\d0s|teens)\b"
    r"|\b(?P<some>twenty|thirty|forty|fifty|sixty)[- ]?something\b"
    r"|\b(?P<word>teenagers?|teenaged?|teens?|pre-teen|quinquagenarian|sexagenarian|septuagenarian|octogenarian|"
    r"nonagenarian|centenarian|toddler)\b",
    re.IGNORECASE,
)
_WORDS_OF_AGE = {
    "pre-teen": (9.0, 12.0), "quinquagenarian": (50.0, 59.0), "sexagenarian": (60.0, 69.0),
    "septuagenarian": (70.0, 79.0), "octogenarian": (80.0, 89.0), "nonagenarian": (90.0, 99.0),
    "centenarian": (100.0, 115.0), "toddler": (1.0, 3.0),
}  # fmt: skip
_LIFE = re.compile(
    r"\b(?:(?:jail|sentence|imprison|lock|put|send|sent|convict)\w{0,3}\s(?:\w+\s){0,4}?for\slife|(?:whole-)?life\s(?:sentences?|terms?|imprisonment|in\s(?:prison|jail))|"
    r"life(?:time)?\sbans?|bann?(?:ed|s)?\sfor\slife|(?:gets?|got|given|handed|receives?|received)\slife\b)",
    re.IGNORECASE,
)
_HALF_PRICE = re.compile(r"\bhalf(?:[-\s]price\b|\sthe\s(?:usual\s|normal\s|full\s)?price\b|\soff\b)", re.IGNORECASE)
_SCORED_TIMES = re.compile(
    r"\b(?:scor\w{1,3}|nett?(?:ed|s)|struck|strikes)\s(?P<times>once|twice|thrice|three\stimes)\b", re.IGNORECASE
)
_LIFETIME = 99.0  # years
_YEAR = 31_556_952.0  # seconds, as measures.py has it
_PARTS = {"early": (0.0, 4.0), "mid": (3.0, 7.0), "late": (6.0, 9.0)}
_COUNTED = re.compile(
    r"(?:\d|two|three|four|five|six|seven|eight|nine|ten|dozen|several|dozens of|hundreds of)\s$", re.I
)
_SCORE = re.compile(
    r"(?<![\w.,:/$€£%–-])(?P<a>\d{1,3})(?:\s?[-–]\s?|\svotes?\sto\s|\sto\s)(?P<b>\d{1,3})(?![\w.,/%–-]*\d|\s?(?:%|per\s?cent))"
    r"|\b[A-Z][a-z]+\s(?P<c>\d{1,3}),?\s(?:[A-Z][a-z]+\s){1,3}(?P<d>\d{1,3})\b"
)
_PLAYED = re.compile(
    r"\b(?:w[io]n|wins|beat|beats|beaten|victor\w*|defeat\w*|draw\w*|drew|drawn|lo(?:se|ses|st|ss)|lead|leads|led|edge[sd]?|"
    r"thrash\w*|(?:see|sees|saw)\soff|overc[ao]me|down(?:s|ed)|upset|stun\w*|crush\w*|split|ruling|rules?|ruled|court|justices|judges|jury|verdict|council\w*|board|sanctions?|committee|confirm\w*|goal\w*|score\w*|match|game|vote[sd]?|cup|final|derby|league|approve\w*|pass(?:es|ed)?|reject\w*|ballot|"
    r"senat\w+|clear(?:s|ed)?|ban|bill|motion|lawmakers|deputies|series|set|sets|replay|tie|half-time|scoreline|down|up|hammer\w*|rout\w*|playoff|series|semi-final|aggregate)\b",
    re.IGNORECASE,
)


_SCORED = frozenset({"vote", "goal", "set", "game", "run", "try", "frame", "leg", "point"})
_ALL = {
    word: float(number)
    for number, word in enumerate(
        ["nil", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
    )
}
_WORD_SCORE = re.compile(
    rf"\b(?:split|divided|voted?|votes|by|ruled|ruling|won|win|wins|lost|lose|loses|beat|beaten|decision|verdict|approved|passed|rejected|back(?:s|ed))\s(?:it\s)?"
    rf"(?P<high>{'|'.join(_ALL)})[-\s](?:votes?\s)?to[-\s](?P<low>{'|'.join(_ALL)})\b",
    re.IGNORECASE,
)
_FOR_AGAINST = re.compile(
    r"\b(?P<yes>\d{1,3})\s(?:votes?\s|members?\s|deputies\s|lawmakers\s|voted\s)?(?:in\sfavou?r|for)\b(?:\sof\sit)?(?:,|\sand|\swith|\sto|;)*\s"
    r"(?P<no>\d{1,3})\s(?:votes?\s|voted\s|were\s)?(?:against|opposed)\b",
    re.IGNORECASE,
)
_DRAW = re.compile(r"\b(?:(?P<all>one|two|three|four|five|six|\d)[-\s]all\b|goalless|scoreless|nil-nil)", re.IGNORECASE)
_TAKEN_TIME = re.compile(
    r"(?<![\d:.])(?:(?P<h>\d):(?P<m>[0-5]?\d):(?P<s>[0-5]\d(?:\.\d+)?)|(?P<m2>\d\d?):(?P<s2>[0-5]\d\.\d+))(?![\d:])"
)
_LEAST_TALLY = 20.0
_FEW = {"nil": 0.0, "none": 0.0, "love": 0.0, "zero": 0.0, "one": 1.0}
_TO_FEW = re.compile(r"\sto\s(?P<few>nil|none|love|zero|one)\b", re.IGNORECASE)
_CLOCK_BEFORE = re.compile(r"\b(?:at|by|until|since|after|before|from)\s$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Spoken:
    """An amount at text[start:end], its unit, whether it is an age, and the way it moved ("up", "down" or "")."""

    span: Span
    amount: Amount
    unit: str
    age: bool = False
    change: str = ""


def find_spoken(wording: Wording) -> Iterator[Spoken]:
    """Multiples, ages and scores that hold no quantity, in no order.

    >>> from stemma.language.comparing.wording import make_wording
    >>> text = "Rents doubled; a man in his late fifties won 3-1."
    >>> [text[slice(*s.span)] for s in find_spoken(make_wording(text, [(0, len(text))], (), (), ()))]
    ['doubled', 'in his late fifties', '3-1']
    """
    for start, last in wording.spans:
        end = min(last, start + 6_000)
        yield from _multiples(wording.text, start, end)
        yield from _ages(wording.text, start, end)
        yield from _scores(wording.text, start, end)
        yield from (Spoken(span, amount, "year", age) for span, amount, age in find_jubilees(wording.text, start, end))
        yield from _word_scores(wording.text, start, end)
        hints = find_hints(wording.text, start, end)
        yield from (Spoken(span, amount, unit, change=way) for span, amount, unit, way in hints)
        yield from _halves(wording.text, start, end)
        yield from _times_scored(wording.text, start, end)
        yield from _lives(wording.text, start, end)
        yield from (Spoken(span, amount, unit) for span, amount, unit in find_runs(wording.text, start, end))
        yield from _draws(wording.text, start, end)
        yield from _race_times(wording.text, start, end)
    yield from _counted_scores(wording)


def _multiples(text: str, start: int, end: int) -> Iterator[Spoken]:
    for match in _MULTIPLE.finditer(text, start, end):
        word = match[0].lower()
        if word.endswith(" times"):
            if word in _TIMES_WORDS and _COMPARES.match(text, match.end()):
                value = (_TIMES_WORDS[word] - 1) * 100.0
                first, bound, low, high = bounds_before(text, match.start(), value, value)
                amount = Amount("share", value, 5.0, low, high, bound, 1, value)
                yield Spoken((first, match.end()), amount, "percent", change="up")
            continue
        if word in ("double", "twice", "triple", "treble", "quadruple", "halve"):
            ends = _ENDS.match(text, match.end()) and not _NO_VERB.search(
                text[max(0, match.start() - 12) : match.start()]
            )
            verb = (ends and word != "twice") or (
                _VERB_BEFORE.search(text[max(0, match.start() - 8) : match.start()]) and word != "twice"
            )
            if not verb and not _COMPARES.match(text, match.end()):
                continue
        value = _MULTIPLES[word]
        first, bound, low, high = bounds_before(text, match.start(), abs(value), abs(value))
        amount = Amount("share", abs(value), 5.0, low, high, bound, 1, abs(value))
        yield Spoken((first, match.end()), amount, "percent", change="up" if value > 0 else "down")


def _halves(text: str, start: int, end: int) -> Iterator[Spoken]:
    """ "Half-price tickets": fifty percent less."""
    for match in _HALF_PRICE.finditer(text, start, end):
        yield Spoken(match.span(), Amount("share", 50.0, 0.5, 50.0, 50.0, "exact", 2, 50.0), "percent", change="down")


def _times_scored(text: str, start: int, end: int) -> Iterator[Spoken]:
    """ "Scored twice": two goals."""
    for match in _SCORED_TIMES.finditer(text, start, end):
        count = {"once": 1.0, "twice": 2.0, "thrice": 3.0, "three times": 3.0}[match["times"].lower()]
        yield Spoken(match.span(), Amount("", count, 0.5, count, count, "exact", 1, count), "goal")


def _ages(text: str, start: int, end: int) -> Iterator[Spoken]:
    for match in _LIVED.finditer(text, start, end):
        if match["word"] and _COUNTED.search(text[max(0, match.start() - 12) : match.start()]):
            continue  # two teenagers are counted
        ends = _years(match)
        if ends is not None:
            low, high = ends
            low, high = low * _YEAR, (high + 0.99) * _YEAR
            amount = Amount("duration", (low + high) / 2, 0.0, low, high, "range", 2, (low + high) / 2 / _YEAR)
            yield Spoken(match.span(), amount, "year", age=True)


def _years(match: re.Match[str]) -> tuple[float, float] | None:
    """The years that words of age mean."""
    if match["some"]:
        low = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60}[match["some"].lower()]
        return float(low), low + 9.0
    if match["word"]:
        return _WORDS_OF_AGE.get(match["word"].lower(), (13.0, 19.0))
    if match["decade"].lower() == "teens":
        return 13.0, 19.0
    if match["decade"].lower() not in _DECADES:
        return None
    low = _DECADES[match["decade"].lower()]
    part = _PARTS[match["part"].lower()] if match["part"] else (0.0, 9.0)
    return low + part[0], low + part[1]


def _scores(text: str, start: int, end: int) -> Iterator[Spoken]:
    """ "3-1", "52 votes to 48", "Rangers 3, Town 1": the greater number first, whoever is named first."""
    played = bool(_PLAYED.search(text, start, end))
    for match in _SCORE.finditer(text, start, end):
        if not played and (match["a"] or match.start() != start) and not _is_hyphened(match):
            continue
        pair = (match["a"], match["b"]) if match["a"] else (match["c"], match["d"])
        first, second = int(pair[0]), int(pair[1])
        if match["a"] and first < second and not _is_result(text, match):
            continue  # a range
        place = match.start("a") if match["a"] else match.start("c")
        value = max(first, second) * 1000.0 + min(first, second)
        yield Spoken((place, match.end()), Amount("score", value, 0.0, value, value, "exact", 9, value), "score")


def _is_hyphened(match: re.Match[str]) -> bool:
    """ "88-78": a greater number before a lesser one, with a hyphen, is a score whatever is told."""
    return bool(match["a"]) and "to" not in match[0] and int(match["a"]) > int(match["b"])


def _draws(text: str, start: int, end: int) -> Iterator[Spoken]:
    """ "Two-all", "a goalless draw"."""
    for match in _FOR_AGAINST.finditer(text, start, end):
        first, second = int(match["yes"]), int(match["no"])
        value = max(first, second) * 1000.0 + min(first, second)
        yield Spoken(match.span(), Amount("score", value, 0.0, value, value, "exact", 9, value), "score")
    for match in _DRAW.finditer(text, start, end):
        word = (match["all"] or "nil").lower()
        value = (float(word) if word.isdigit() else _ALL[word]) * 1001.0
        yield Spoken(match.span(), Amount("score", value, 0.0, value, value, "exact", 9, value), "score")


def _counted_scores(wording: Wording) -> Iterator[Spoken]:
    """ "Three goals to one", "sixty-two votes to thirty-eight"."""
    for x, more in zip_longest(wording.quantities, wording.quantities[1:]):
        match = _TO_FEW.match(wording.text, x.end)
        y = (
            Quantity(match.start("few"), match.end(), few := _FEW[match["few"].lower()], few, "exact", None)
            if match
            else more
        )
        if y is None:
            continue
        if (
            (x.unit in _SCORED or (x.unit is None and _is_tally(wording, x, y)))
            and y.unit in (None, x.unit)
            and wording.text[x.end : y.start] == " to "
            and x.low
            and y.low is not None
        ):
            value = max(x.low, y.low) * 1000.0 + min(x.low, y.low)
            yield Spoken((x.start, y.end), Amount("score", value, 0.0, value, value, "exact", 9, value), "score")


def _word_scores(text: str, start: int, end: int) -> Iterator[Spoken]:
    """ "Split five to four", which at a clock would be an hour."""
    for match in _WORD_SCORE.finditer(text, start, end):
        first, second = _ALL[match["high"].lower()], _ALL[match["low"].lower()]
        if first > second:
            value = first * 1000.0 + second
            place = match.start("high")
            yield Spoken((place, match.end()), Amount("score", value, 0.0, value, value, "exact", 9, value), "score")


def _is_tally(wording: Wording, x: Quantity, y: Quantity) -> bool:
    """Whether "five to four" counts votes or goals: the greater first, in small numbers, where something is decided."""
    if x.low is None or y.low is None or not y.low < x.low <= _LEAST_TALLY:
        return False
    return any(_PLAYED.search(wording.text, start, min(end, start + 6_000)) for start, end in wording.spans)


def _lives(text: str, start: int, end: int) -> Iterator[Spoken]:
    """A sentence for life: longer than any term of years."""
    for match in _LIFE.finditer(text, start, end):
        amount = Amount("duration", _LIFETIME * _YEAR, 0.0, _LIFETIME * _YEAR, None, "exact", 2, _LIFETIME)
        yield Spoken(match.span(), amount, "year")


def _race_times(text: str, start: int, end: int) -> Iterator[Spoken]:
    """ "In 2:05:30", "3:43.13": hours, minutes and seconds that somebody took."""
    for match in _TAKEN_TIME.finditer(text, start, end):
        if _CLOCK_BEFORE.search(text[max(0, match.start() - 8) : match.start()]):
            continue
        seconds = int(match["h"] or 0) * 3600 + int(match["m"] or match["m2"]) * 60 + float(match["s"] or match["s2"])
        yield Spoken(match.span(), Amount("duration", seconds, 0.05, seconds, seconds, "exact", 5, seconds), "second")


def _is_result(text: str, match: re.Match[str]) -> bool:
    """Whether the lesser number may stand first: "lost 1-3", "a 0-2 defeat"."""
    return bool(
        re.match(r"\s(?:defeat|loss|win|victory|draw)\b", text[match.end() : match.end() + 12], re.IGNORECASE)
        or re.search(
            r"\b(?:lost|lose|loses|beaten|defeated|rejected|fell|fails|failed|won|wins|win|behind)\s$",
            text[: match.start()][-10:],
            re.IGNORECASE,
        )
    )
