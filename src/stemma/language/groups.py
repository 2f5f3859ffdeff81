"""Groups: whom "one of them", "another", "two of the people" are some of."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from stemma.language.describing import Described, is_human, is_plural
from stemma.language.entities import Entities
from stemma.language.subjects import phrase_ending
from stemma.language.tokens import Token, find_tokens, word_set

NUMBERS = word_set("one some two three four five six seven eight nine ten several another")
_COUNTS = NUMBERS | {"of", "the"}
GENERIC = word_set("people officials sources persons insiders person pair couple duo trio")
_COUNTING = word_set("two three four five six seven eight nine ten several some many dozens")
_FAR = 12  # sentences
_BACK = 2  # the same for those who have not spoken
_LONGEST_OF = 5  # words of "two of their own people"
_LONGEST_READ = 600  # characters of a sentence that are looked at


def some_of(seen: Described, number: int, entities: Entities, group: Callable[[], str | None]) -> str | None:
    """Of "one who knew", "another", "two of them": the name with the `group` they are of; None where it is not such."""
    if seen.head == "one" and seen.words & {"who", "one"} and "of" not in seen.words:
        found = group()
        return f"one of {found}" if found else seen.name
    if seen.words == {"another"}:
        one = entities.latest(number, lambda e: e.kind == "anonymous" and not e.plural, _FAR)
        if one is not None and one.name.startswith(("one ", "a ", "an ")):
            return f"another {one.name.partition(' ')[2]}"  # "One nurse said … Another said"
    if seen.words & {"them", "those", "these"} and seen.head in NUMBERS | {"others"}:
        found = group()
        return f"{seen.head} of {found}" if found else seen.name
    if seen.head in NUMBERS and {"of", "the"} <= seen.words:
        found = group()
        if found and (seen.words & GENERIC or seen.words <= _COUNTS):  # "two of the people", "one of the four"
            return f"{seen.head} of {found}"
    return None


def find_group(text: str, starts: Sequence[int], number: int, entities: Entities) -> str | None:
    """The unnamed people who spoke, or were spoken of, last before sentence `number`: "two officials"."""
    group = entities.latest(number, lambda e: e.plural and e.kind == "anonymous", _FAR)
    shown = group.name if group is not None else _people_counted(text, starts, number)
    if shown is None:
        return None
    head, _, rest = shown.partition(" of ")
    return rest if rest and head in ("one", "two", "three", "some", "another", "several") else shown


def _people_counted(text: str, starts: Sequence[int], number: int) -> str | None:
    """ "two of their own strategists", "three nurses": people whom one of the sentences before counts."""
    for sentence in range(number - 1, max(-1, number - 1 - _BACK), -1):
        start = starts[sentence]
        tokens = find_tokens(text[start : min(starts[sentence + 1], start + _LONGEST_READ)])
        for k in range(len(tokens) - 1, 0, -1):
            if is_plural(tokens[k].low) and is_human(tokens[k].low) and not tokens[k].capital:
                first = _counted(tokens, k)
                if first is not None:
                    shown = text[start + tokens[first].start : start + tokens[k].end]
                    return shown[:1].lower() + shown[1:]
    return None


def _counted(tokens: Sequence[Token], k: int) -> int | None:
    phrase = phrase_ending(tokens, k + 1)
    if phrase is not None:
        return next((m for m in range(phrase[0], k) if tokens[m].low in _COUNTING), None)
    near = range(k - 2, max(-1, k - 1 - _LONGEST_OF), -1)  # "two of their own strategists"
    return next((m for m in near if tokens[m].low in _COUNTING and tokens[m + 1].low == "of"), None)
