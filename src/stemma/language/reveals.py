"""Reveals: names that come after the description of who bears them.

"The toy importer said she had 80,000 dolls at sea. Gretchen Oberlin has raised prices twice." A person's name that a
text brings for the first time, bare of any word that says who he is, is that of whoever was described right before and
has done the talking: an editor would else have said who this is.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from stemma.language.cues import Cues
from stemma.language.finite import is_finite
from stemma.language.genders import gender_of_name
from stemma.language.tokens import ADVERBS, PREPOSITIONS, Token, find_tokens, word_set
from stemma.model import Name

_TITLES = word_set("mr mrs ms miss dr sir dame lord lady")
_OPENING = frozenset("“\"”«»‘'—–:;,.!?")
_FAR = 2  # sentences from a description to the name
_MOST = 200  # persons of one text that are looked at


@dataclass(frozen=True, slots=True)
class Reveal:
    """The first mention of a person who is named without a word that says who he is, in a sentence of the text.

    `head`: of "The lawmaker, Bo Sund, told …", who has been spoken of before, "lawmaker".
    """

    sentence: int
    name: str
    gender: str
    head: str = ""


def find_reveals(
    text: str, sentences: Sequence[tuple[int, int]], names: Sequence[Name], cues: Cues
) -> tuple[Reveal, ...]:
    """All reveals of a text, in order of place. `names`: of the text, in order.

    >>> from stemma.knowledge import load_knowledge
    >>> from stemma.language.cues import load_cues
    >>> text = "The sprinter is tired. Her knee, Ana Pohl said, has written to her."
    >>> where = [(0, 22), (23, len(text))]
    >>> [row.name for row in find_reveals(text, where, [Name(33, 41, "person")], load_cues(load_knowledge()))]
    ['Ana Pohl']
    """
    tokens = find_tokens(text)
    starts, begins = [t.start for t in tokens], [start for start, _ in sentences]
    met: set[str] = set()
    found: list[Reveal] = []
    for name in [n for n in names if n.kind == "person"][:_MOST]:
        words = text[name.start : name.end].split()
        if words[-1] in met:
            continue
        met.add(words[-1])
        first, last = bisect_left(starts, name.start), bisect_left(starts, name.end)
        number = max(0, bisect_right(begins, name.start) - 1)
        titled = words[0].lower().strip(".") in _TITLES
        lead = first - 1 if not titled and first and tokens[first - 1].low.strip(".") in _TITLES else first
        head = _told_again(tokens, lead, last)
        if head and number:
            shown = text[tokens[lead].start : name.end]
            found.append(Reveal(number, shown, gender_of_name(shown), head))
            continue
        if (len(words) < 2 and lead == first) or not _is_bare(text, tokens, lead, last, begins[number], cues):
            continue
        shown = text[tokens[lead].start : name.end]
        found.append(Reveal(number, shown, gender_of_name(shown)))
    return tuple(found)


def revealed(
    reveals: Sequence[Reveal],
    sentence: int,
    gender: str,
    subjects: Sequence[tuple[int, str]],
    head: str,
    definite: bool,
) -> str | None:
    """The name of whoever sentence number `sentence` describes by `head`; None where no name follows that can be his.

    `gender`: f, m or "". `subjects`: sentences that begin with somebody described, with the word for him: whom another
    description stands nearer to bears the name. `definite`: he is "the importer", and not just any.
    """
    again = next((row for row in reveals if row.head == head and sentence < row.sentence <= sentence + _FAR), None)
    if again is not None or not definite:
        return again.name if again is not None else None
    for row in reveals:
        if row.head:
            continue
        if not sentence < row.sentence <= sentence + _FAR or (gender and row.gender and gender != row.gender):
            continue
        between = any(sentence < n < row.sentence and word != head for n, word in subjects)
        return None if between else row.name
    return None


def _told_again(tokens: Sequence[Token], first: int, last: int) -> str:
    """The word of "The lawmaker, Bo Sund, told …" that says who it is, one spoken of before; "" for no such phrase."""
    if first < 3 or last >= len(tokens) or tokens[first - 1].low != "," or tokens[last].low != ",":
        return ""
    article = next((k for k in range(first - 3, max(-1, first - 5), -1) if tokens[k].low == "the"), None)
    plain = article is not None and not any(t.capital for t in tokens[article + 1 : first - 1])
    return tokens[first - 2].low if plain else ""


def _is_bare(text: str, tokens: Sequence[Token], first: int, last: int, begin: int, cues: Cues) -> bool:
    """Whether a name does or says something, and nothing beside it says who it is; an age may."""
    before = tokens[first - 1] if first and tokens[first - 1].start >= begin else None
    said = before is not None and before.low in cues.verbs and not before.capital
    if before is not None and not said and text[before.start : before.end] not in _OPENING and before.low != "that":
        return False
    if text[tokens[last - 1].start : tokens[last - 1].end].endswith(("'s", "’s")):
        return False
    k = last
    if k + 2 < len(tokens) and tokens[k].low == "," and tokens[k + 1].low.isdigit() and tokens[k + 2].low == ",":
        k += 3
    if said:
        return k >= len(tokens) or tokens[k].low != "," or k + 1 >= len(tokens) or _goes_on(tokens[k + 1])
    while k < len(tokens) and tokens[k].low in ADVERBS:
        k += 1
    return k < len(tokens) and (is_finite(tokens, k) or tokens[k].low in cues.verbs) and not tokens[k].capital


def _goes_on(token: Token) -> bool:
    """Whether what follows a comma behind a name is no apposition: "who", "49", "on the steps"."""
    return token.low in PREPOSITIONS | ADVERBS | {"who", "and", "but"} or token.low[:1].isdigit()
