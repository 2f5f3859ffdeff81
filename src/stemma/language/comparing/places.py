"""Places won: "third in the rankings", "No 1", "tops the table", "silver", "in the top ten", against each other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from stemma.language.comparing.matching import affinity
from stemma.language.comparing.terms import terms_of
from stemma.language.comparing.wording import Contrast, Relation, Span, Wording
from stemma.language.stamps import MONTH

_WORDS = {
    word: number
    for number, word in enumerate(
        [
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
            "seventeenth",
            "eighteenth",
            "nineteenth",
            "twentieth",
        ],
        1,
    )
}
_COUNTS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
           "twenty": 20, "fifty": 50, "hundred": 100}  # fmt: skip
_ORDER = rf"(?P<order>{'|'.join(_WORDS)}|\d{{1,3}}(?:st|nd|rd|th))"
_TABLE = r"(?:standings|rankings?|tables?|charts?|lists?|league|bestseller\w*|ratings|survey|world)"
_PLACE = re.compile(
    rf"\b(?:finish\w*|c[ao]mes?|coming|placed?|plac(?:es|ing)|end(?:s|ed)\sup|rank(?:s|ed)?|slip\w*|climb\w*|drop\w*|moved?|moves|r[io]ses?|f[ea]lls?|"
    rf"stands?|lies?|lying|sits?|remains?|is|are|was|were|only|puts?|placed|crossed|qualif\w+|starts?|in|into|to)\s(?:\w{{1,15}}\s){{0,3}}?(?:the\s)?{_ORDER}"
    rf"(?=\s(?:place|spot|position|overall|behind|(?:in|on|of|at|among|after)\s(?!(?:a\srow|{MONTH})\b))|$|[,.;])"
    rf"|\b(?:number|no\.?|[№#])\s?(?P<number>one|two|three|four|five|\d{{1,3}})\b(?=\s(?:in|on|at|after|spot|position|place|\w+\sposition)|$|[,.;]|\s[a-z]+\sin)"
    rf"|\b(?P<tops>tops?|topped|topping|heads?|headed|leads?|led|leading)\s(?:the\s)?(?:[\w’'-]{{1,15}}\s){{0,3}}?{_TABLE}\b"
    r"|\b(?:(?:w[io]ns?|takes?|took|claim\w*|gets?|got|grabs?|bags?|earns?|secures?)\s(?:the\s|a\s|her\s|his\s)?(?P<metal>gold|silver|bronze)|(?P<prize>gold|silver|bronze)\smedal(?!\stable))\b"
    r"|\b(?P<medal>runner-up|runners-up|w[io]ns?)\b"
    rf"|\b{_ORDER.replace('order', 'rank')}[-\s](?:place|placed|spot|position)\b"
    r"|\btop\s(?P<within>two|three|four|five|six|ten|twenty|fifty|hundred|\d{1,3})\b(?!\s?(?:%|per))",
    re.IGNORECASE,
)
_MEDALS = {"gold": 1, "silver": 2, "bronze": 3, "runner-up": 2, "runners-up": 2}
_IN_TABLE = re.compile(rf"\b{_TABLE}\b|\btop\s(?:ten|five|twenty|fifty|hundred|\d+)\b", re.IGNORECASE)
_LEAST = 0.1  # affinity under which two places are of two contests


@dataclass(frozen=True, slots=True)
class _Place:
    """From `best` to `worst`; `sure`: told as a place, not only as a win; `table`: in a ranking, not a contest."""

    span: Span
    best: int
    worst: int
    sure: bool
    table: bool


def compare_places(a: Wording, b: Wording) -> Iterator[Contrast]:
    """The contrast between the places that two wordings tell, where each tells one and one of them as such."""
    left, right = _places(a), _places(b)
    if len(left) != 1 or len(right) != 1 or left[0].table != right[0].table:
        return
    x, y = left[0], right[0]
    if not (x.sure or y.sure) or affinity(terms_of(a), x.span, terms_of(b), y.span) < _LEAST:
        return
    relation: Relation = "agree" if x.best <= y.worst and y.best <= x.worst else "differ"
    yield Contrast("number", x.span, y.span, relation, 0.5)


def _places(wording: Wording) -> list[_Place]:
    found = []
    for start, last in wording.spans:
        end = min(last, start + 6_000)
        table = bool(_IN_TABLE.search(wording.text, start, end))
        for match in _PLACE.finditer(wording.text, start, end):
            best, worst = _ends(match)
            span = match.start(match.lastgroup or 0), match.end(match.lastgroup or 0)
            won = (match["medal"] or "").lower() in ("win", "won", "wins")
            found.append(_Place(span, best, worst, not won, table))
    return [place for place in found if place.sure] or found[:1]


def _ends(match: re.Match[str]) -> tuple[int, int]:
    if word := match["order"] or match["rank"]:
        place = _WORDS.get(word.lower()) or int(re.sub(r"\D", "", word))
        return place, place
    if word := match["within"] or match["number"]:
        place = _COUNTS.get(word.lower()) or int(word)
        return (1, place) if match["within"] else (place, place)
    place = _MEDALS.get((match["medal"] or match["metal"] or match["prize"] or "").lower(), 1)
    return place, place
