"""Hearers: the press that somebody told it to, so that his words come through it.

"X told the Gazette", "in an interview with the Gazette X said", "X, asked by the Gazette, said", "told the portal".
Whoever is quoted or asked by a paper speaks through it as well.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence

from stemma.language.articlepress import NOUNS
from stemma.language.citations import Cited
from stemma.language.finite import has_finite
from stemma.language.sayings import Saying
from stemma.language.tokens import find_tokens, word_set

Span = tuple[int, int]
_PRESS = ("agency", "outlet")
_NEAR_CUE = 40  # characters between "said" and "in an interview with X"
_LONGEST_SETTING = 200  # characters of "In an interview with X published on Sunday, the minister"
_TO = ("to", "with")
_THROUGH = ("carried by", "published by", "broadcast by", "aired by", "quoted by", "cited by", "published in")
_SHOWN = ("seen by", "obtained by", "reviewed by", "published by", "leaked to")
_ON_WORD = ("reference", "according")  # it is their word, and nobody's hearing
# What is done to, or with, whoever then speaks: "asked by", "speaking to", "in an interview with".
_ASIDES = word_set(
    "asked contacted reached interviewed questioned approached pressed quoted cited speaking talking interview "
    "comments remarks statement email conversation"
)
_OPENERS = _ASIDES | {"in", "during", "when", "also"}
_LONGEST_OPENING = 6  # tokens of "In a rare interview with"
_PUBLISHED = word_set("published broadcast aired printed released carried")
_SPEAKS_TO = word_set("spoke spoken talked interviewed interviews")
_BEFORE_NOUN = word_set("to with told tells informed")
_ARTICLES = word_set("the this that same")
_SORTS = word_set("news state public online local")
_TELLS = ("told", "tells", "telling", "informed", "confirmed")
_CALLS = _ARTICLES | _SORTS | NOUNS | {"to", "a", "an"}
_LONGEST_CALL = 6  # tokens


def find_hearer(
    text: str, saying: Saying, sentence: Span, cited: Sequence[Cited], paper: Callable[[Span], Cited | None]
) -> Cited | None:
    """The press through which the words of a saying come because they were told to it; None for none.

    `sentence`: where the sentence of the cue lies. `cited`: of `text`, in order. `paper`: which press "the portal" at
    a place means.
    """
    if saying.group not in ("statement", "stance", "phrase"):
        return None
    low = max(sentence[0], min(saying.cue[0], (saying.source or saying.cue)[0]) - 2 * _LONGEST_SETTING)
    first = bisect_left(cited, low, key=lambda row: row.start)
    last = bisect_right(cited, min(sentence[1], saying.cue[1] + _LONGEST_SETTING), key=lambda row: row.start)
    rows = [row for row in cited[first:last] if row.kind in _PRESS]
    if saying.group == "phrase":
        return next((row for row in rows if _is_quoted_by(saying, row)), None)
    for row in rows:
        if row.start >= saying.cue[1] and _hears_behind(text, saying, row):
            return row
    for row in rows:
        if row.end <= saying.cue[0] and _hears_before(text, saying, sentence[0], row):
            return row
    return _noun_behind(text, saying, paper)


def _is_quoted_by(saying: Saying, row: Cited) -> bool:
    """ "according to an official quoted by Northwire"."""
    source = saying.source or saying.cue
    beside = source[0] < row.cue_start <= source[1] + 2
    cues = ("quoted by", "cited by", "interviewed by", "spoke to", "spoke with", "speaking to")
    return beside and row.cue.lower() in cues


def _hears_behind(text: str, saying: Saying, row: Cited) -> bool:
    """ "X told Northwire", "X said in an interview with Northwire", "X said in remarks carried by Northwire"."""
    if row.cue_start < saying.cue[1] and saying.cue[0] < row.cue_end:
        return True
    between = [t.low for t in find_tokens(text[saying.cue[1] : row.start])[:_LONGEST_CALL]]
    if text[slice(*saying.cue)].lower().endswith(_TELLS) and between and set(between) <= _CALLS:
        return True  # "X told the website Northline"
    near = 0 <= row.start - saying.cue[1] < _NEAR_CUE and not any(a <= row.start < b for a, b in saying.content)
    cue = row.cue.lower()
    return near and cue.endswith((*_TO, *_THROUGH, *_SHOWN)) and not cue.startswith(_ON_WORD)


def _hears_before(text: str, saying: Saying, start: int, row: Cited) -> bool:
    """ "Asked by Northwire, X said", "X, speaking to Northwire, said", "Northwire spoke to two men who said"."""
    if any(a <= row.start < b for a, b in saying.content) or saying.cue[0] - row.end > _LONGEST_SETTING:
        return False
    words = row.cue.lower().split() or [""]
    if row.cue.lower() in _SHOWN:  # "In a memo seen by Northwire, X said"
        before = text[start : row.cue_start]
        return before[:3] == "In " and "," not in before and "," in text[row.end : (saying.source or saying.cue)[0]]
    source = saying.source or saying.cue
    if not row.end <= source[0] and not source[0] < row.cue_start:
        return False
    if _SPEAKS_TO & set(words) and row.end <= row.cue_start:  # "Northwire spoke to two men who said"
        between = find_tokens(text[row.cue_end : source[0]])
        return text[slice(*source)].lower() == "who" and not has_finite(between, 0, len(between))
    if words[0] not in _ASIDES or words[-1] not in (*_TO, "by"):
        return False
    if row.end <= source[0]:  # at the opening of the sentence
        return _opens(text, start, row, source[0])
    return text[max(0, row.cue_start - 6) : row.cue_start].rstrip().endswith((",", " was", " were"))


def _opens(text: str, start: int, row: Cited, source: int) -> bool:
    """Whether a sentence opens with "In an interview with Northwire published on Sunday," before its subject."""
    opening = [t.low for t in find_tokens(text[start : row.cue_end])]
    behind = find_tokens(text[row.end : source])
    behind = behind[1:] if behind and behind[0].low in _PUBLISHED else behind
    alone = "," in [t.low for t in behind] and not has_finite(behind, 0, len(behind))
    return opening[0] in _OPENERS and len(opening) <= _LONGEST_OPENING and alone


def _noun_behind(text: str, saying: Saying, paper: Callable[[Span], Cited | None]) -> Cited | None:
    """ "X told the portal", "X confirmed to the newspaper"."""
    end = saying.cue[1] + _NEAR_CUE
    stops = [a for a, _ in saying.content if a >= saying.cue[1]]
    tokens = find_tokens(text[saying.cue[0] : min([end, *stops])])
    for k in range(2, len(tokens)):
        first = k - 1 - (tokens[k - 1].low in _SORTS)
        if tokens[k].low not in NOUNS or tokens[k].capital or tokens[first].low not in _ARTICLES:
            continue
        first -= tokens[first - 1].low in _ARTICLES
        named = k + 1 < len(tokens) and tokens[k + 1].capital
        if first and tokens[first - 1].low in _BEFORE_NOUN and not named:
            return paper((saying.cue[0] + tokens[first].start, saying.cue[0] + tokens[k].end))
    return None
