"""Epithets: what a person already met is called for a change, "the 58-year-old officer", and what name he gives."""

from __future__ import annotations

import re
from collections.abc import Sequence

from stemma.language.describing import Described
from stemma.language.entities import Entities, Entity
from stemma.language.finite import is_finite
from stemma.language.genders import gender_of
from stemma.language.tokens import FUNCTION_WORDS, PREPOSITIONS, find_tokens, word_set

# Said of whoever was met last, without telling what he is.
_OF_ANYBODY = word_set(
    "mum dad mother father grandmother grandfather man woman boy girl teenager pensioner veteran star year-old"
)
# Nouns for people, and the posts and titles of those who can be called so.
_CALLED = (
    (
        word_set("officer policeman policewoman detective"),
        word_set("sergeant constable inspector superintendent detective sheriff marshal trooper commissioner"),
    ),
    (
        word_set("soldier officer commander serviceman"),
        word_set("general colonel major captain lieutenant sergeant private corporal brigadier admiral commander"),
    ),
    (
        word_set("politician lawmaker legislator parliamentarian"),
        word_set("mp mep senator deputy councillor congressman congresswoman representative minister premier leader"),
    ),
    (word_set("diplomat"), word_set("ambassador envoy consul foreign")),
    (word_set("doctor medic physician clinician"), word_set("dr surgeon consultant gp paediatrician physician")),
    (
        word_set("academic scientist researcher scholar expert"),
        word_set("professor prof dr lecturer virologist economist biologist physicist geologist statistician"),
    ),
    (word_set("executive boss businessman businesswoman"), word_set("executive ceo chairman chairwoman founder owner")),
    (word_set("cleric clergyman churchman priest"), word_set("bishop archbishop canon pastor vicar rector dean imam")),
    (word_set("lawyer attorney"), word_set("barrister solicitor attorney counsel advocate qc kc")),
    (word_set("judge"), word_set("justice magistrate recorder")),
    (
        word_set("player footballer sportsman athlete"),
        word_set("striker midfielder goalkeeper keeper defender winger forward captain guard sprinter"),
    ),
    (word_set("performer entertainer artist"), word_set("singer actor actress comedian pianist tenor soprano painter")),
)
_NEAR = 3  # sentences
_READ = 1500  # characters in which a fuller description is looked for
_WORDS = 3  # words at most between the article and the noun of it
_NAMED_SO = re.compile(
    r",? who (?:gave|would give|wanted|wished|asked|agreed|identified|introduced|called)\b[^.;“”\"]{0,60}?"
    r"(?:\bnames?(?: only| simply| just)?(?: as|,| of)|\b(?:himself|herself)(?: only| simply)?(?: as)?)"
    r" (?P<name>[^\W\d_a-z][\w'’-]+(?: [^\W\d_a-z][\w'’-]+)?)"
)


def name_given(text: str, span: tuple[int, int]) -> str | None:
    """The name that somebody described at a place gives: "a farmer, who gave his name only as Kofi"; None for none.

    >>> text = "said a driver who asked to be identified by his first name, Tom, and left"
    >>> name_given(text, (5, 13))
    'Tom'
    """
    place = next((k for k in (text.find(" who ", *span), text.find(", who ", *span)) if k >= 0), span[1])
    found = _NAMED_SO.match(text, place)
    return found["name"].removesuffix("'s").removesuffix("’s") if found is not None else None


def called_for_a_change(seen: Described, number: int, entities: Entities) -> Entity | None:
    """The person, met near before sentence `number`, who alone can be meant by "the diplomat", "the 29-year-old"."""
    if not seen.definite or seen.plural:
        return None
    gender = gender_of({seen.head})
    if seen.head in _OF_ANYBODY:
        return entities.latest(
            number, lambda e: e.kind == "person" and e.spoke and e.gender in ("", gender or e.gender), 2, gender
        ) or _alone(seen, number, entities)
    titles = frozenset[str]().union(*(posts for nouns, posts in _CALLED if seen.head in nouns))
    if not titles:
        return None
    fit = [
        e for e in entities.of_kind("person") if e.named and e.words & titles and e.gender in ("", gender or e.gender)
    ]
    return entities.latest(number, lambda e: e is fit[0], _NEAR) if len(fit) == 1 else None


def _alone(seen: Described, number: int, entities: Entities) -> Entity | None:
    """The one person whom the article names, where only his age is told."""
    named = [e for e in entities.of_kind("person") if e.named and " " in e.name]
    if seen.head != "year-old" or len(named) != 1:
        return None
    return entities.latest(number, lambda e: e is named[0], _NEAR)


def fuller(text: str, span: tuple[int, int], head: str) -> str | None:
    """The fuller words by which somebody was brought in whom the article now calls by his noun alone: "the manager".

    >>> fuller("The site manager had promised more. The manager denied it.", (36, 47), "manager")
    'the site manager'
    """
    first = max(0, span[0] - _READ)
    tokens = find_tokens(text[first : span[0]])
    for k in range(len(tokens) - 1, 1, -1):
        if tokens[k].low != head or tokens[k].capital or (k + 1 < len(tokens) and tokens[k + 1].low == "-"):
            continue
        m = k - 1
        while m > 0 and k - m <= _WORDS and tokens[m].low.isalpha() and not _ends(tokens[m].low):
            m -= 1
        if m < k - 1 and tokens[m].low in ("the", "a", "an") and not any(is_finite(tokens, n) for n in range(m + 1, k)):
            if any(t.capital for t in tokens[m + 1 : k]):
                return None
            return f"{tokens[m].low} {text[first + tokens[m + 1].start : first + tokens[k].end]}"
    return None


def _ends(low: str) -> bool:
    return low in FUNCTION_WORDS | PREPOSITIONS


def described_again(known: Entity, seen: Described) -> bool:
    """Whether a description says all that the name of somebody unnamed says, and more: "the extension officer"."""
    words = set(_plain(known.name))
    if "who" in seen.words:
        return False  # "the mechanic who took them"
    return known.kind == "anonymous" and words < set(_plain(seen.name)) and len(words) == 1


def _plain(name: str) -> Sequence[str]:
    return [t.low for t in find_tokens(name) if t.low not in ("the", "a", "an")]
