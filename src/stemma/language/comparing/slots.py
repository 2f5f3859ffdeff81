"""Names in one place of two wordings: persons, bodies and ships replaced by others, and places by places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from stemma.knowledge import Knowledge
from stemma.language.comparing.matching import affinity, framed, pair_up
from stemma.language.comparing.terms import Terms, predicate_of, terms_of
from stemma.language.comparing.wording import About, Contrast, Relation, Span, Wording, measured_places, mirror
from stemma.language.namesakes import same_name
from stemma.language.tokens import word_set
from stemma.model import Name

_LOCATIVE = word_set(
    "in at near from to outside off throughout towards toward into onto across around inside through via over above"
)
_WAYS = {
    **dict.fromkeys(word_set("in at near outside across around inside over above throughout off"), "at"),
    **dict.fromkeys(word_set("to into onto towards toward"), "to"),
    **dict.fromkeys(word_set("via through"), "by"),
    "from": "from",
}
_WIDE = word_set("across throughout")
_INSIDE = re.compile(r",\s|,?\s[^.;!?\n]{0,60}?\b(?:in|on|of)\s(?:the\s)?(?:[a-z]{2,20}\s)?")
_OWNED = re.compile(r"['’]s\s(?:[a-z]{2,20}\s){1,3}(?:of\s)?")
_NEAR_ENOUGH = 80  # code points between two names of which one places the other
_MOST_PLACES = 40
_UNSURE = 0.35
_MARKS = frozenset("\"'“”‘’«»(")


@dataclass(frozen=True, slots=True)
class _Slot:
    """A name with the preposition before it ("" for none) and whether it may be a place's, or only another's."""

    span: Span
    words: str
    preposition: str
    kind: str
    place: bool


def compare_names(a: Wording, b: Wording, knowledge: Knowledge) -> Iterator[Contrast]:
    """Contrasts between names that hold one place in the two wordings and do not name the same.

    Only names that the other wording does not have; a place inside the other, where either article says so, is finer.
    Places that are the same in the same place agree.
    """
    left, right = _slots(a, knowledge), _slots(b, knowledge)
    yield from _agreeing(a, left, b, right)
    left, right = _unmet(left, right), _unmet(right, left)
    yield from _contained(a, left, b, _slots(b, knowledge))
    yield from map(mirror, _contained(b, right, a, _slots(a, knowledge)))
    scored = []
    for i, x in enumerate(left):
        for j, y in enumerate(right):
            if _same(x.words, y.words):
                continue
            weight = _answers(terms_of(a), x, terms_of(b), y)
            if weight >= _UNSURE:
                scored.append((weight, i, j, weight))
    for i, j, weight in pair_up(scored):
        x, y = left[i], right[j]
        place = x.place and y.place
        relation = _inside(x.words, y.words, (a.text, b.text)) if place else "differ"
        wider = place and (x.preposition in _WIDE) != (y.preposition in _WIDE)
        about: About = "scope" if wider else "place" if place else "name"
        yield Contrast(about, x.span, y.span, "differ" if wider else relation, round(min(weight, 1.0), 3))


def _slots(wording: Wording, knowledge: Knowledge) -> list[_Slot]:
    terms = terms_of(wording)
    found = []
    measured = measured_places(wording)
    for name in wording.names:
        if name.start in measured:
            continue
        inside = terms.within((name.start, name.end))
        if not inside:
            continue
        words = wording.text[name.start : name.end]
        preposition = _preposition(terms, inside[0])
        found.append(
            _Slot((name.start, name.end), words, preposition, name.kind, _is_place(name, words, preposition, knowledge))
        )
    return found


def _preposition(terms: Terms, first: int) -> str:
    i = first - 1
    while i >= 0 and (terms.items[i].low in ("the", "a", "an") or terms.items[i].low in _MARKS):
        i -= 1
    return terms.items[i].low if i >= 0 and terms.items[i].telling == 0 and terms.items[i].low.isalpha() else ""


def _is_place(name: Name, words: str, preposition: str, knowledge: Knowledge) -> bool:
    if name.kind == "place":
        return True
    if words.lower() in knowledge.names.get("countries", frozenset()):
        return True
    return (
        name.kind in ("other", "person")
        and preposition in _LOCATIVE
        and preposition != "to"
        and " " not in words.strip()
    )


def _unmet(these: Sequence[_Slot], others: Sequence[_Slot]) -> list[_Slot]:
    """Those that no name of the other wording repeats."""
    return [
        slot for slot in these if not any(_same(slot.words, other.words) and _one_way(slot, other) for other in others)
    ]


def _agreeing(a: Wording, left: Sequence[_Slot], b: Wording, right: Sequence[_Slot]) -> Iterator[Contrast]:
    for x in left:
        for y in right:
            if x.place and y.place and x.preposition == y.preposition and _same(x.words, y.words):
                weight = 0.3 + 0.6 * affinity(terms_of(a), x.span, terms_of(b), y.span)
                yield Contrast("place", x.span, y.span, "agree", round(min(weight, 1.0), 3))


def _contained(a: Wording, left: Sequence[_Slot], b: Wording, right: Sequence[_Slot]) -> Iterator[Contrast]:
    """ "Near Mellin, Ostria" in `a` that is "in Ostria" in `b`."""
    for x in left:
        for y in right:
            if (
                x.place
                and y.place
                and {x.preposition, y.preposition} <= _LOCATIVE
                and _says_inside(a.text, x.words, y.words)
            ):
                weight = 0.3 + 0.5 * affinity(terms_of(a), x.span, terms_of(b), y.span)
                yield Contrast("place", x.span, y.span, "coarser", round(min(weight, 1.0), 3))


def _answers(a: Terms, x: _Slot, b: Terms, y: _Slot) -> float:
    """How sure it is that one name stands where the other does: by what frames them and by what is about them."""
    if x.place != y.place or (not x.place and not _one_kind(x.kind, y.kind)):
        return 0.0
    before, after = framed(a, x.span, b, y.span)
    near = affinity(a, x.span, b, y.span)
    if x.place:
        if _WAYS.get(x.preposition) != _WAYS.get(y.preposition):
            return 0.0
        verbs = predicate_of(a, x.span), predicate_of(b, y.span)
        same = verbs[0] == verbs[1] and bool(verbs[0])
        right = 0.25 if _at_end(a, x) and _at_end(b, y) else 0.3 * after
        weight = (0.1 if same else 0.0) + 0.25 * near + 0.3 * before + right
        return weight if max(before, after) >= 0.4 else weight * 0.7
    if _halves(x, y) and near >= 0.2:
        return 0.4 + 0.4 * near
    if min(before, after) < 0.25 and (max(before, after) < 0.7 or near < 0.5):
        return 0.0
    return 0.3 * before + 0.3 * after + 0.4 * near


def _at_end(terms: Terms, slot: _Slot) -> bool:
    """Whether the clause ends with the name, so that nothing can frame it on the right."""
    last = terms.within(slot.span)[-1]
    return last + 1 >= len(terms.items) or terms.items[last + 1].clause != terms.items[last].clause


def _halves(x: _Slot, y: _Slot) -> bool:
    """Whether two bodies' names share a word and differ in another: "Ambel Trading", "Ambel Shipping"."""
    p, q = x.words.lower().split(), y.words.lower().split()
    return x.kind == y.kind == "organisation" and len(p) == len(q) == 2 and p[0] == q[0] and len(p[0]) > 3


def _same(x: str, y: str) -> bool:
    """Whether two names may name the same, spellings of another hand too: "Ottilie Kesh", "Ottilia Kesh"."""
    if same_name(x, y):
        return True
    p, q = x.lower().split(), y.lower().split()
    if len(p) != len(q) or any(v[0] != w[0] for v, w in zip(p, q, strict=True)):
        return False
    return len(x) >= 7 and Levenshtein.distance(x.lower(), y.lower()) <= 2


def _one_way(x: _Slot, y: _Slot) -> bool:
    """Whether nothing tells "in Mellin" from "to Mellin"."""
    ways = {_WAYS.get(x.preposition), _WAYS.get(y.preposition)} - {None}
    return len(ways) < 2 or not (x.place and y.place)


def _one_kind(x: str, y: str) -> bool:
    return x == y or "other" in (x, y)


def _inside(x: str, y: str, texts: Sequence[str]) -> Relation:
    """Whether the place `y` lies in `x` ("Mellin, Ostria", "Mellin in Ostria"), the reverse, or neither."""
    for text in texts:
        if _says_inside(text, y, x):
            return "finer"
        if _says_inside(text, x, y):
            return "coarser"
    return "differ"


def _says_inside(text: str, inner: str, outer: str) -> bool:
    """Whether the text places `inner` in `outer`: "Mellin, Ostria", "Mellin, a resort in Ostria"."""
    return _follows(text, inner, outer, _INSIDE) or _follows(text, outer, inner, _OWNED)


def _follows(text: str, first: str, second: str, gap: re.Pattern[str]) -> bool:
    place = text.find(first)
    for _ in range(_MOST_PLACES):
        if place < 0:
            return False
        end = place + len(first)
        after = text.find(second, end, end + _NEAR_ENOUGH + len(second))
        if after >= 0 and gap.fullmatch(text, end, after):
            return True
        place = text.find(first, end)
    return False
