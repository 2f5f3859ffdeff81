"""Reckonings: what somebody's own count has, "by the company's own count", "The union's figure was 4,000".

No verb of saying is there; a noun for a count, an account or a telling, and whose it is, stand in its place.
"""

from __future__ import annotations

from collections.abc import Sequence

from stemma.knowledge import Knowledge
from stemma.language.clauses import Item, Unit
from stemma.language.contents import before_mark, begin_before, clause, clause_end, resumed
from stemma.language.cues import Cues
from stemma.language.finite import PAST, has_finite, is_finite
from stemma.language.phrases import Range
from stemma.language.readings import FIGURES
from stemma.language.reporting import BE
from stemma.language.tokens import DETERMINERS, PREPOSITIONS, word_set
from stemma.language.turns import Found, row_of

# What stands behind "by the company's own", and says that it is the company's word.
_BY = word_set("account admission arithmetic calculation calculations count estimate estimates estimation figures")
_BY_NOUNS = _BY | word_set("numbers reckoning sums tally telling version")
_IN_NOUNS = word_set("account estimation judgment judgement opinion reckoning telling version view words")
_NOUNS = {"by": _BY_NOUNS, "in": _IN_NOUNS, "on": _BY_NOUNS & word_set("account admission estimate estimates figures")}
RECKONINGS = frozenset(noun for nouns in _NOUNS.values() for noun in nouns)
# What somebody has a number as: "the union's figure was 4,000".
FIGURES_OF = word_set("calculation count estimate figure number reckoning tally total")
_POSSESSIVES = word_set("his her its their our")
_ENDS = ("'s", "’s", "s'", "s’")
_LONGEST = 12  # items of "by the former minister's own last count"
_LONGEST_ASIDE = 20  # items of ", as carried by the agency X,"


def by_reckoning(
    text: str, number: int, unit: Unit, i: int, left_edge: int, cues: Cues, knowledge: Knowledge
) -> Found | None:
    """What item `i` opens: "by the company's own count", "X's figure was 40"; None where it opens neither.

    `number`: the unit's place among those of `text`; `left_edge`: the item where what is told before `i` can begin.
    """
    items = unit.items
    if items[i].low in _NOUNS and not items[i].quote:
        return _phrase(text, number, unit, i, left_edge, cues, knowledge)
    if items[i].low in FIGURES_OF and i and not items[i].capital:
        return _figure(text, number, unit, i)
    return None


def is_reckoning(start: int, cue: tuple[int, int], words: Sequence[str]) -> bool:
    """Whether the words of a cue are "by the company's own count", within which the source begins at `start`.

    >>> is_reckoning(3, (0, 24), ["by", "the", "board", "own", "count"]), is_reckoning(0, (4, 9), ["count"])
    (True, False)
    """
    return start > cue[0] and words[-1:] != [] and words[-1] in _NOUNS.get(words[0], ())


def owns_figure(text: str, source: tuple[int, int], cue: tuple[int, int], words: Sequence[str]) -> bool:
    """Whether the words of a cue are the noun of "the minister's figure": right behind the source, which owns it.

    `source`, `cue`: half-open offsets of `text`.

    >>> owns_figure("The mayor's figure was 40", (0, 9), (12, 18), ["figure"])
    True
    """
    owned = text[source[1] : cue[0]].startswith(("'", "’")) or text[slice(*source)].lower() in _POSSESSIVES
    return owned and source[1] < cue[0] <= source[1] + 4 and words[-1:] != [] and words[-1] in FIGURES_OF


def _phrase(
    text: str, number: int, unit: Unit, i: int, left_edge: int, cues: Cues, knowledge: Knowledge
) -> Found | None:
    items = unit.items
    owner = _owner(text, items, i)
    if owner is None:
        return None
    head = next((k for k in range(owner[1], min(owner[1] + 3, len(items))) if items[k].low in RECKONINGS), None)
    if head is None or items[head].low not in _NOUNS[items[i].low] or not _is_whole(items, head):
        return None
    cue, end = (i, head + 1), head + 1  # with its owner in it
    apart = not i or not items[i - 1].is_word
    if not apart and not _may_follow(items, i):
        return None
    if i <= left_edge + 1 and apart:
        begin = end + (end < len(items) and items[end].low == ",")
        content = clause(items, begin, clause_end(items, begin, cues, knowledge, True)) if begin < len(items) else ()
    else:
        content = clause(items, begin_before(items, left_edge, i), before_mark(items, i))
        tail = resumed(items, end, cues, knowledge) if apart and not has_finite(items, left_edge, i) else ()
        content += tail
    if not content:
        return None
    return Found(number, row_of(text, items, owner, cue, content), max(end, content[-1][1]))


def _owner(text: str, items: Sequence[Item], i: int) -> Range | None:
    """The items of whoever it is behind "by": "the company" of "the company's", "its"."""
    for k in range(i + 1, min(i + _LONGEST, len(items) - 1)):
        if items[k].quote or not items[k].is_word or (k > i + 1 and items[k].low in PREPOSITIONS):
            break
        word = text[items[k].start : items[k].end + 1]
        if word[:-1].endswith(_ENDS[:2]) or (word.endswith(_ENDS[2:]) and items[k + 1].low in ("'", "’")):
            return i + 1, k + 1
    return (i + 1, i + 2) if i + 1 < len(items) and items[i + 1].low in _POSSESSIVES else None


def _is_whole(items: Sequence[Item], head: int) -> bool:
    """Whether a noun ends its phrase: not "by the board's estimates committee"."""
    behind = items[head + 1] if head + 1 < len(items) else None
    if behind is None or not behind.is_word:
        return True
    counted = behind.low[:1].isdigit() or behind.low in FIGURES
    return counted or behind.capital or behind.low in PREPOSITIONS | DETERMINERS | BE | {"and", "but", "there"}


def _may_follow(items: Sequence[Item], i: int) -> bool:
    """Whether words before "by" leave it the sense: "ten ships by their own count", not "was undone by its count"."""
    before = items[i - 1].low
    if items[i].low != "by":
        return False
    return not (before.endswith(("ed", "en", "done")) or before in PAST or is_finite(items, i - 1))


def _figure(text: str, number: int, unit: Unit, i: int) -> Found | None:
    """ "The minister's figure, as carried by the Gazette, was 320,000 tonnes"."""
    items = unit.items
    first = i - 1
    while first and items[first - 1].is_word and i - first < _LONGEST:
        first -= 1
    owner = _owner(text, items, first - 1)
    if owner is None or not owner[1] <= i <= owner[1] + 2:
        return None
    verb = i + 1
    if verb < len(items) and items[verb].low == ",":
        ends = range(verb + 1, min(verb + _LONGEST_ASIDE, len(items)))
        verb = next((k + 1 for k in ends if items[k].low == ","), len(items))
    if verb + 1 >= len(items) or items[verb].low not in ("is", "was", "are", "were", "stands", "stood"):
        return None
    if not any(x.low[:1].isdigit() or x.low in FIGURES for x in items[verb + 1 : verb + 4]):
        return None
    content = clause(items, verb, len(items))
    return Found(number, row_of(text, items, owner, (owner[1], i + 1), content), len(items)) if content else None
