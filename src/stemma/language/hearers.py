"""Hearers: the press that somebody told it to, so that his words come through it.

"X told the Gazette", "in an interview with the Gazette X said", "X, asked by the Gazette, said", "told the portal".
Whoever is quoted or asked by a paper speaks through it as well.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence

from stemma.language.articlepress import NOUNS
from stemma.language.citations import Cited
from stemma.language.finite import has_finite
from stemma.language.sayings import Saying
from stemma.language.tokens import AUXILIARIES, DETERMINERS, PRONOUNS, Token, find_tokens, word_set

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
    "comments remarks statement email conversation writing letter appearing appeared op-ed column essay article blog"
)
_MET_BY = word_set("contacted interviewed quoted reached consulted approached asked questioned cited polled surveyed")
_QUESTIONED = word_set("asked pressed questioned quizzed challenged")
_OPENERS = _ASIDES | {"in", "during", "when", "also"}
_LONGEST_SLOT = 6  # tokens of "'s Sunday programme on politics"
_LONGEST_OPENING = 9  # tokens of "In a rare interview with"
_PUBLISHED = word_set("published broadcast aired printed released carried")
_SPEAKS_TO = word_set("spoke spoken talked interviewed interviews")
_BEFORE_NOUN = word_set("to with told tells telling informed")
_ARTICLES = word_set("the this that same")
_QUOTES = frozenset('“"«„‘')
_OPENING = frozenset('“"«„')
_CARRIES = word_set(
    "carried published broadcast aired quoted cited relayed distributed transmitted released run printed"
)
_NO_OBJECT = frozenset(["that", ",", ":", ";", "who", "which"])
_WITHIN = re.compile(r", (?:in|during|through) (?:an? |his |her |their |its |the )?(?:[a-z-]+ ){0,3}$")
_WITHIN_WORDS = re.compile(
    r", (?:in|during|through|via) [^,;:]{0,40}\b(?:statements?|remarks|comments|interview|message|video|speech|letter|"
    r"address)(?: that (?:was|were))? $"
)
_DEPUTIES = word_set(
    "lawyer lawyers solicitor solicitors attorney attorneys barrister counsel spokesman spokeswoman spokesperson agent "
    "publicist representative representatives interpreter translator aide secretary"
)
_LONGEST_DEPUTY = 7  # tokens of "through the law firm's senior lawyer"
_SORTS = word_set("news state public online local based language run owned national regional")
_LONGEST_SORT = 3  # words of "the (Riga-based local) paper"
_TELLS = ("told", "tells", "telling", "informed", "confirmed", "texted", "emailed", "assured")
_LONGEST_CALL = 9  # tokens of "to the Athens-based left-wing news agency"
_LONGEST_ASIDE = 26  # tokens of ", in remarks to supporters late on Sunday that were carried by the agency"
# What somebody says something in that the press then has.
_SETTINGS = word_set(
    "interview interviews conversation remarks comments statement statements speech address letter message text video "
    "email e-mail note call broadcast programme program podcast column appeal declaration briefing"
)
_TELLERS = word_set("reporter reporters correspondent correspondents journalist journalists listeners viewers readers")
_ENTERS = word_set("in during by via through while when")
_NO_CALL = AUXILIARIES | PRONOUNS | word_set("that , : ; and or but about on after before as said says by in with to")


def find_hearer(
    text: str, saying: Saying, sentence: Span, cited: Sequence[Cited], paper: Callable[[Span], Cited | None]
) -> Cited | None:
    """The press through which the words of a saying come because they were told to it; None for none.

    `sentence`: where the sentence of the cue lies. `cited`: of `text`, in order. `paper`: which press "the portal" at
    a place means.
    """
    if saying.group not in ("statement", "stance", "phrase", "thought"):
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
    noun = _noun_behind(text, saying, paper) or _noun_before(text, saying, sentence[0], paper)
    return noun or _noun_within(text, saying, paper) or _deputy(text, saying, sentence[0])


def _is_quoted_by(saying: Saying, row: Cited) -> bool:
    """ "according to an official quoted by Northwire"."""
    source = saying.source or saying.cue
    beside = source[0] < row.cue_start <= source[1] + 2
    cues = (
        "quoted by",
        "cited by",
        "interviewed by",
        "spoke to",
        "spoke with",
        "speaking to",
        "polled by",
        "surveyed by",
    )
    return beside and row.cue.lower() in cues


def _hears_behind(text: str, saying: Saying, row: Cited) -> bool:
    """ "X told Northwire", "X said in an interview with Northwire", "X said in remarks carried by Northwire"."""
    if row.cue_start < saying.cue[1] and saying.cue[0] < row.cue_end:
        return True
    between = find_tokens(text[saying.cue[1] : row.start][-_LONGEST_SETTING:])
    told = text[slice(*saying.cue)].lower().endswith(_TELLS)
    if row.start - saying.cue[1] < _LONGEST_SETTING and (
        _is_call(between, told) or _is_aside(text, saying, row, between)
    ):
        return True
    near = 0 <= row.start - saying.cue[1] < _NEAR_CUE and not any(a <= row.start < b for a, b in saying.content)
    cue = row.cue.lower()
    return near and cue.endswith((*_TO, *_THROUGH, *_SHOWN)) and not cue.startswith(_ON_WORD)


def _is_call(between: Sequence[Token], told: bool) -> bool:
    """Whether what stands between "told", "denied" and a press name only says what it is: "to the Riga-based site"."""
    words = [t.low for t in between if t.low not in _QUOTES]
    if words[:1] == ["to"]:
        words, told = words[1:], True
    teller = next((k for k, w in enumerate(words) if w in _TELLERS), None)
    if (
        teller is not None
        and words[teller + 1 : teller + 2]
        and words[teller + 1] in ("for", "from", "of", "at", "with")
    ):
        words = words[teller + 2 :]  # "told a reporter for Northwire"
    if not told or len(words) > _LONGEST_CALL or any(w in _NO_CALL for w in words):
        return False
    return all(w in _ARTICLES | _SORTS | {"a", "an", "its"} for w in words) or words[-1] in NOUNS


def _is_aside(text: str, saying: Saying, row: Cited, between: Sequence[Token]) -> bool:
    """Whether "in a statement carried by", behind the cue or a comma, leads from a cue to a press name."""
    lows = [t.low for t in between][-_LONGEST_ASIDE:]
    enters = next(
        (k for k in range(len(lows) - 1, -1, -1) if lows[k] in _ENTERS and _SETTINGS & set(lows[k : k + 8])), -1
    )
    if enters < 0 or any(low in ("that", ":", ";") or low in _OPENING for low in lows[enters:]):
        return False
    fresh = enters > 0 and lows[enters - 1] in (",", "—", "–")
    verbless = len(between) == len(lows) and not has_finite(between, 0, enters)
    if not fresh and (not verbless or any(low in _NO_OBJECT for low in lows[:enters])):
        return False
    carries = [low for low in lows[enters:] if low in _CARRIES]
    tail = text[row.cue_start : row.start].lower().split()[:3]
    return bool(carries) or bool({"with", "to", "for"} & set(tail)) or lows[-1] in ("with", "to", "on", "by", "the")


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
    inside = source[0] < row.cue_start and row.end <= source[1]
    if inside and words[0] in _MET_BY and words[-1] == "by":  # "A worker interviewed by Northwire said"
        return True
    if inside and row.cue.lower() in _THROUGH and _WITHIN_WORDS.search(text[source[0] : row.cue_start]):
        return True  # "The union, in a statement carried by Northwire, said"
    if _SPEAKS_TO & set(words) and row.cue_start < row.start and source[0] < row.cue_start:
        return text[source[0] : row.cue_start].rstrip().endswith(("who", "who also", "who had", "who has"))
    if _SPEAKS_TO & set(words) and row.end <= row.cue_start:  # "Northwire spoke to two men who said"
        between = find_tokens(text[row.cue_end : source[0]])
        return text[slice(*source)].lower() == "who" and not has_finite(between, 0, len(between))
    if text[row.end : source[0]].rstrip().endswith((" in which", " during which")):
        return not has_finite(find_tokens(text[row.end : source[0]])[1:], 0, 1)  # "ran an interview in which X said"
    if words in (["in"], ["on"]):  # "In the Gazette, X says", "On Radio North the mayor said"
        bare = not text[start : row.cue_start].strip() or text[: row.cue_start].rstrip()[-1:] in (":", ";")
        behind = text[row.end : source[0]].lstrip('”"')
        return bare and (behind.startswith(",") or (words == ["on"] and _is_slot(behind)))
    if words == ["presenter", "of"] or words == ["host", "of"]:
        return _opens(text, start, row, source[0])
    if words[0] not in _ASIDES or words[-1] not in (*_TO, "by", "in", "on", "for"):
        return False
    if row.end <= source[0]:  # at the opening of the sentence
        return _opens(text, start, row, source[0])
    before = text[max(0, row.cue_start - _NEAR_CUE) : row.cue_start]
    return before.rstrip().endswith((",", ", also", " was", " were")) or bool(_WITHIN.search(before))


def _is_slot(between: str) -> bool:
    """Whether words only say when, or in which programme, a station had somebody: "'s Sunday show", " on Friday"."""
    tokens = find_tokens(between)
    return len(tokens) <= _LONGEST_SLOT and not has_finite(tokens, 0, len(tokens))


def _opens(text: str, start: int, row: Cited, source: int) -> bool:
    """Whether a sentence opens with "In an interview with Northwire published on Sunday," before its subject."""
    opening = [t.low for t in find_tokens(text[start : row.cue_end])]
    behind = find_tokens(text[row.end : source])
    behind = behind[1:] if behind and behind[0].low in _PUBLISHED else behind
    asked = opening[0] in _QUESTIONED and bool(
        {"by", "on"} & set(opening)
    )  # "Asked by Northwire if she had gone, X said"
    alone = "," in [t.low for t in behind] and (asked or not has_finite(behind, 0, len(behind)))
    return opening[0] in _OPENERS and len(opening) <= _LONGEST_OPENING and alone


def _deputy(text: str, saying: Saying, start: int) -> Cited | None:
    """His lawyer of "X denied through his lawyer that", "Through her agent, X said": he passes it on for him."""
    source = saying.source or saying.cue
    near = saying.cue[1], min([saying.cue[1] + _NEAR_CUE, *(a for a, _ in saying.content if a >= saying.cue[1])])
    places = [near, (source[1], saying.cue[0]), (source[0] + text[slice(*source)].find(",") + 1, source[1])] + (
        [(start, source[0])] if source[0] - start < _NEAR_CUE else []
    )
    for low, high in places:
        tokens = find_tokens(text[low:high])
        for k, token in enumerate(tokens):
            if token.low not in ("through", "via") or k > 1 or k + 2 >= len(tokens) + (high == near[1]):
                continue
            last = next(
                (m for m in range(k + 1, min(k + _LONGEST_DEPUTY, len(tokens))) if tokens[m].low in _DEPUTIES), None
            )
            if last is not None and tokens[k + 1].low in DETERMINERS and not has_finite(tokens, k, last):
                a, b = low + tokens[k + 1].start, low + tokens[last].end
                return Cited(a, b, text[a:b], "office", token.low, low + token.start, low + token.end)
    return None


def _noun_before(text: str, saying: Saying, start: int, paper: Callable[[Span], Cited | None]) -> Cited | None:
    """ "Reached by the paper in Vienna, X said", "Speaking to the same station, X said"."""
    source = saying.source or saying.cue
    if source[0] > saying.cue[0] or source[0] - start > _LONGEST_SETTING:
        return None
    tokens = find_tokens(text[start : source[0]])
    if len(tokens) < 4 or tokens[-1].low != "," or tokens[0].low not in _OPENERS or has_finite(tokens, 1, len(tokens)):
        return None
    for k in range(2, min(len(tokens) - 1, _LONGEST_OPENING + 3)):
        led = tokens[k - 1].low in _ARTICLES and {"by", "to", "with"} & {t.low for t in tokens[max(0, k - 3) : k]}
        if led and tokens[k].low in NOUNS and not tokens[k + 1].capital and _ASIDES & {t.low for t in tokens[:k]}:
            return paper((start + tokens[k - 1].start, start + tokens[k].end))
    return None


def _says_which(token: Token) -> bool:
    """Whether a word only says which paper "the Latvian daily" is."""
    return token.low in _SORTS or (token.capital and token.low not in DETERMINERS)


def _noun_within(text: str, saying: Saying, paper: Callable[[Span], Cited | None]) -> Cited | None:
    """ "An officer, also speaking to the agency, said", "Two guards, quoted by the paper, said"."""
    start, end = saying.source or saying.cue
    tokens = find_tokens(text[start : max(end, saying.cue[0])])
    comma = next((k for k, t in enumerate(tokens) if t.low == ","), len(tokens))
    if not _ASIDES & {t.low for t in tokens[comma + 1 : comma + 3]}:
        return None
    for k in range(comma + 4, len(tokens)):
        led = tokens[k - 1].low in _ARTICLES and tokens[k - 2].low in ("by", "to", "with", "on")
        if led and tokens[k].low in NOUNS and not tokens[k].capital:
            return paper((start + tokens[k - 1].start, start + tokens[k].end))
    return None


def _noun_behind(text: str, saying: Saying, paper: Callable[[Span], Cited | None]) -> Cited | None:
    """ "X told the portal", "X confirmed to the newspaper"."""
    end = saying.cue[1] + _NEAR_CUE
    stops = [a for a, _ in saying.content if a >= saying.cue[1]]
    tokens = find_tokens(text[saying.cue[0] : min([end, *stops])])
    for k in range(2, len(tokens)):
        first = k - 1
        while first > 1 and k - first <= _LONGEST_SORT and _says_which(tokens[first]):
            first -= 1
        if tokens[k].low not in NOUNS or tokens[k].capital or tokens[first].low not in _ARTICLES:
            continue
        first -= tokens[first - 1].low in _ARTICLES
        named = k + 1 < len(tokens) and tokens[k + 1].capital
        if first and tokens[first - 1].low in _BEFORE_NOUN and not named:
            return paper((saying.cue[0] + tokens[first].start, saying.cue[0] + tokens[k].end))
    return None
