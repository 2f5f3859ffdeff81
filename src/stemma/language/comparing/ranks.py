"""Ranks and ordinals: "the second-longest river", "for the third time", "a fifth key"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from stemma.language.comparing.aspects import load_aspects
from stemma.language.comparing.matching import affinity, pair_up
from stemma.language.comparing.terms import terms_of
from stemma.language.comparing.wording import Contrast, Relation, Span, Wording
from stemma.language.units import singular

_ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "twentieth": 20,
}  # fmt: skip
_SAME = {
    "biggest": "largest",
    "greatest": "largest",
    "busiest": "busiest",
    "tallest": "highest",
    "wealthiest": "richest",
}
_RANK = re.compile(
    rf"(?<![\w-])(?:(?P<order>{'|'.join(_ORDINALS)}|\d{{1,3}}(?:st|nd|rd|th))(?:[-‐‑\s](?P<best>[a-z]{{2,12}}est|most\s[a-z]{{3,14}}))?"
    r"|(?P<top>largest|biggest|greatest|oldest|richest|highest|busiest|longest|tallest))"
    r"(?:\s(?-i:[A-Z][\w’'-]{2,20}|straight|consecutive|successive|world|career|national|major))*\s(?P<noun>[a-z]{2,24})?(?:\s(?P<head>[a-z]{2,24}))?",
    re.IGNORECASE,
)
_NO_RANK = re.compile(
    r"\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|a|per|half\sa|at|the)\s$", re.IGNORECASE
)
_WON = frozenset({"title", "goal", "game", "victory"})
_OF_SEASON = re.compile(
    r"\s(?:this|of\sthe|in\sa|of\shis|of\sher)\s(?:season|year|row|month|tournament|campaign|career)\b"
)
_PERIODS = frozenset({"quarter", "half"})
_DATE = re.compile(
    r"(?:of\s)?(?:january|february|march|april|may|june|july|august|september|october|november|december)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Rank:
    """`order`: 1 for the first; `sort`: largest, oldest … or "" for an ordinal; `noun`: what is ranked, "" unknown.

    `head`: the word behind the noun, which may be what is ranked. `bare`: "his fifth this season".
    """

    span: Span
    order: int
    sort: str
    noun: str
    head: str = ""
    bare: bool = False


def compare_ranks(a: Wording, b: Wording) -> Iterator[Contrast]:
    """Contrasts between places in one ranking, or ordinals of one noun, one to one."""
    left, right = list(_ranks(a)), list(_ranks(b))
    scored = []
    for i, x in enumerate(left):
        for j, y in enumerate(right):
            if x.sort != y.sort or (not x.sort and not _one_sort(x, y)) or _PERIODS & {x.noun, y.noun}:
                continue
            near = affinity(terms_of(a), x.span, terms_of(b), y.span)
            weight = 0.3 + 0.5 * near + (0.15 if x.noun == y.noun or not x.sort else 0.0)
            if weight >= 0.45:
                scored.append((weight + (0.5 if x.order == y.order else 0.0), i, j, weight))
    for i, j, weight in pair_up(scored):
        relation: Relation = "agree" if left[i].order == right[j].order else "differ"
        yield Contrast("number", left[i].span, right[j].span, relation, round(weight, 3))


def _one_sort(x: _Rank, y: _Rank) -> bool:
    kinds = load_aspects().kinds
    if x.bare != y.bare:
        return "time" in (x.noun, y.noun) or bool({kinds.get(x.noun), kinds.get(y.noun)} & _WON)
    return (x.bare and y.bare) or any(
        _one_noun(p, q) for p, q in ((x.noun, y.noun), (x.head, y.noun), (x.noun, y.head)) if p and q
    )


def _one_noun(x: str, y: str) -> bool:
    """Whether two ordinals count one sort of thing: the third title is the third crown, and won for the third time."""
    if x == y:
        return bool(x)
    kinds = load_aspects().kinds
    one, other = ("title" if noun == "time" else kinds.get(noun) for noun in (x, y))
    return one in _WON and other in _WON and (one == other or {one, other} == {"victory", "game"})


def _ranks(wording: Wording) -> Iterator[_Rank]:
    dated = [(moment.start, moment.end) for moment in wording.times]
    for start, end in wording.spans:
        for match in _RANK.finditer(wording.text, start, min(end, start + 6_000)):
            order = (match["order"] or "first").lower()
            if any(s < match.end() and match.start() < e for s, e in dated) or _DATE.match(match["noun"] or ""):
                continue
            if (
                order == "second"
                and _NO_RANK.search(wording.text[max(0, match.start() - 12) : match.start()])
                and not match["noun"]
            ):
                continue
            if match["noun"] == "of" and not match["best"] and order not in ("first", "second"):
                continue  # a third of them
            best = (match["best"] or match["top"] or "").lower()
            place = _ORDINALS[order] if order in _ORDINALS else int(re.sub(r"\D", "", order))
            noun = singular(match["noun"]) if match["noun"] else ""
            last = match.end("best") if match["best"] else match.end("top") if match["top"] else match.end("order")
            if noun and not best:
                last = match.end("noun")
            bare = not best and bool(_OF_SEASON.match(wording.text, match.end("order")))
            head = singular(match["head"]) if match["head"] else ""
            yield _Rank((match.start(), last), place, _SAME.get(best, best), noun, head, bare)
