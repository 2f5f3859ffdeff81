"""Names: persons, organisations, places and the rest, found by rule in running text of any quality.

A name is a run of capitalised words, joined by the particles and prepositions that names hold ("bin", "Bank of …"), cut
where a title, a date or a function word stands. A capital that the place itself gives (first word of a sentence, a
headline in capitals) counts only when the text or a dictionary speaks for a name. What kind it is, `kinds` weighs over
all mentions. Rules of this sort are the named-entity baselines of the shared tasks (MUC-7, Mikheev et al. 1999: names
first seen in sure places carry over to unsure ones).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from stemma.knowledge import Knowledge
from stemma.language.kinds import SHORT_ALONE, Run, classify, is_people, is_territory
from stemma.language.namesakes import same_name
from stemma.language.tokens import (
    DETERMINERS,
    FUNCTION_WORDS,
    LONGEST,
    SUBORDINATORS,
    Token,
    find_tokens,
    is_common,
    lemma,
    word_set,
)
from stemma.model import Name

__all__ = ["find_names", "same_name"]

_ENDS = frozenset(".!?:;…•|»*►▶·")
_OPENS = frozenset("\"“‘«'([-–—``''")
_ABBREVIATED = word_set("mr mrs ms dr st sr jr gen sen rep gov lt col prof sgt capt cmdr adm rev hon mt ft maj brig")
_JOINTS = frozenset(["of", "for"])
_ACRONYM_LONGEST = 8
# Bodies named after several subjects: "Ministry of Trade and Industry".
_MANY_SUBJECTS = word_set(
    "ministry department committee commission office institute bureau council agency association society league union "
    "federation board directorate school faculty secretary minister"
)
_CAPS_SHARE = 0.7
_TITLE_SHARE = 0.75
_LONGEST_NAME = 12


@dataclass(frozen=True, slots=True)
class _Text:
    """A text as tokens, with what the rules ask of it: which are first words, which stand in headline-like lines."""

    text: str
    tokens: list[Token]
    first: list[bool]
    loud: list[bool]
    lowered: frozenset[str]
    sure: frozenset[str]
    ends: frozenset[str] = frozenset()


def find_names(text: str, knowledge: Knowledge) -> tuple[Name, ...]:
    """Find the names of persons, organisations and places and other names (peoples, products), in order of place.

    Titles before a person, leading articles and possessive endings are not part of a name.

    >>> from stemma.knowledge import load_knowledge
    >>> text = "Dr Ana Pohl of the Ministry of Fisheries was in Brussels. Pohl left."
    >>> [(text[n.start:n.end], n.kind) for n in find_names(text, load_knowledge())]
    [('Ana Pohl', 'person'), ('Ministry of Fisheries', 'organisation'), ('Brussels', 'place'), ('Pohl', 'person')]
    """
    page = _look(text, find_tokens(text))
    spans = list(_runs(page, knowledge))
    page = replace(page, ends=frozenset(page.tokens[last].low for first, last in spans if last > first))
    runs: list[Run] = []
    for first, last in spans:
        runs.extend(_cut(page, first, last, knowledge))
    return classify(text, page.tokens, runs, knowledge)


def _look(text: str, tokens: list[Token]) -> _Text:
    first = [_is_first(text, tokens, i) for i in range(len(tokens))]
    loud = _loud(text, tokens)
    lowered = frozenset(t.low for t in tokens if not t.capital)
    sure = frozenset(
        t.low for t, opens, shouts in zip(tokens, first, loud, strict=True) if t.capital and not opens and not shouts
    )
    return _Text(text, tokens, first, loud, lowered, sure)


def _is_first(text: str, tokens: Sequence[Token], i: int) -> bool:
    """Whether a sentence or line begins at token `i`, so that a capital there says nothing."""
    j = i - 1
    while j > i - _LONGEST_NAME and j >= 0 and text[tokens[j].start] in _OPENS:
        j -= 1
    if j < 0 or "\n" in text[tokens[j].end : tokens[i].start]:
        return True
    mark = text[tokens[j].start : tokens[j].end]
    if mark == "." and j and tokens[j - 1].low in _ABBREVIATED:
        return False
    if mark[0] in _ENDS:
        return True
    return j != i - 1 and text[tokens[i - 1].start] in '"“‘«'  # a quotation begins


def _loud(text: str, tokens: Sequence[Token]) -> list[bool]:
    """Mark tokens of lines in capitals or in Title Case: there, capitals say nothing."""
    loud = [False] * len(tokens)
    start = 0
    for i in range(1, len(tokens) + 1):
        if i == len(tokens) or "\n" in text[tokens[i - 1].end : tokens[i].start]:
            if _is_loud(text, tokens[start:i]):
                loud[start:i] = [True] * (i - start)
            start = i
    return loud


def _is_loud(text: str, line: Sequence[Token]) -> bool:
    words = [t for t in line if text[t.start].isalpha()]
    letters = sum(t.end - t.start for t in words)
    capitals = sum(t.end - t.start for t in words if text[t.start : t.end].isupper())
    if len(words) >= 3 and capitals >= _CAPS_SHARE * letters:
        return True
    long = [t for t in words if t.low not in FUNCTION_WORDS]
    if len(long) < 4 or text[line[-1].start] in '.!?”"':
        return False
    # Running text with many names has small words too; a headline in Title Case has hardly a small long word.
    return sum(t.capital for t in long) >= _TITLE_SHARE * len(long) and any(is_common(t.low) for t in long[1:])


def _is_part(page: _Text, i: int, knowledge: Knowledge) -> bool:
    """Whether token `i` is a capitalised word that may belong to a name."""
    token = page.tokens[i]
    if not token.capital or token.end - token.start > LONGEST:
        return False
    word = page.text[token.start : token.end]
    if token.low in knowledge.months or token.low in knowledge.weekdays:
        return token.low in ("may", "march", "mar", "sun", "sat", "jan") and not page.first[i] and _by_name(page, i)
    if token.low in FUNCTION_WORDS:
        return word in ("US", "IT") or (word.isupper() and len(word) > 1 and not page.loud[i] and not page.first[i])
    if page.loud[i]:
        return _speaks_for_itself(page, i, knowledge)
    if not page.first[i]:
        return True
    return _is_name_at_start(page, i, knowledge)


def _by_name(page: _Text, i: int) -> bool:
    tokens = page.tokens
    return (
        i > 0
        and tokens[i - 1].capital
        and tokens[i - 1].low not in FUNCTION_WORDS
        and page.text[tokens[i].end - 1] != "."
    )


def _speaks_for_itself(page: _Text, i: int, knowledge: Knowledge) -> bool:
    """In a headline-like line, a word is a name's when it is one in a sure place or is no ordinary word."""
    low = page.tokens[i].low
    if (low in page.sure and low not in page.lowered) or is_territory(low, knowledge):
        return True
    return low not in page.lowered and not is_common(low) and lemma(low) == low


def _is_name_at_start(page: _Text, i: int, knowledge: Knowledge) -> bool:
    token = page.tokens[i]
    word = page.text[token.start : token.end]
    if word.isupper() and 1 < len(word) <= _ACRONYM_LONGEST:
        return True
    if is_territory(token.low, knowledge):
        return True
    if token.low in page.lowered and token.low not in page.sure:
        return False
    if token.low in page.sure or not is_common(token.low) or is_people(token.low, knowledge):
        return True
    follows = (
        i + 1 < len(page.tokens)
        and page.tokens[i + 1].capital
        and page.text[token.end : page.tokens[i + 1].start] == " "
    )
    if token.low in knowledge.titles:
        return follows
    if token.low in knowledge.names["heads_of"]:
        after = page.tokens[i + 1 : i + 3]
        return follows or (len(after) == 2 and after[0].low == "of" and after[1].capital)
    plain = lemma(token.low) == token.low and not token.low.endswith(("ly", "ing", "ed"))
    return (follows and plain) or token.low in knowledge.names["given_names"]


def _runs(page: _Text, knowledge: Knowledge) -> Iterator[tuple[int, int]]:
    """Runs of name words with what joins them, as token indices [first, last]."""
    i, tokens = 0, page.tokens
    while i < len(tokens):
        if not _is_part(page, i, knowledge):
            i += 1
            continue
        first = last = i
        while last - first < _LONGEST_NAME:
            step = _next(page, first, last, knowledge)
            if step is None:
                break
            last = step
        yield first, last
        i = last + 1


def _next(page: _Text, first: int, last: int, knowledge: Knowledge) -> int | None:
    """The token to which the name from `first` to `last` goes on, None where it ends."""
    tokens, text = page.tokens, page.text
    if last + 1 >= len(tokens):
        return None
    if text[tokens[last].start : tokens[last].end].endswith(("'s", "’s")):
        return last + 1 if _owns_body(page, first, last, last + 1, knowledge) else None
    j = last + 1
    if text[tokens[j].start] in "'’" and tokens[j].start == tokens[last].end and tokens[last].low.endswith("s"):
        return j + 1 if _owns_body(page, first, last, j + 1, knowledge) else None
    if text[tokens[j].start : tokens[j].end] == "." and tokens[last].low in _ABBREVIATED:
        j += 1
    gap = text[tokens[last].end : tokens[j].start] if j < len(tokens) else "\n"
    if j >= len(tokens) or not _is_blank(gap.replace(".", "")):
        return None
    if _is_part(page, j, knowledge) and not (page.first[j] and j > last + 1 and tokens[last].low not in _ABBREVIATED):
        return j
    return _joint(page, first, last, j, knowledge)


def _owns_body(page: _Text, first: int, last: int, j: int, knowledge: Knowledge) -> bool:
    """ "St Anne's Hospital", "the Miners' Union" are one name; "Norway's Ministry" is two."""
    tokens = page.tokens
    if j >= len(tokens) or not tokens[j].capital or not _is_blank(page.text[tokens[j - 1].end : tokens[j].start]):
        return False
    saint = first < last and tokens[first].low in ("st", "saint")
    common = is_common(tokens[last].low) and tokens[last].low not in knowledge.titles
    words = knowledge.office_words | knowledge.media_words | knowledge.names["company_words"]
    return (saint or common) and tokens[j].low in words


def _joint(page: _Text, first: int, last: int, j: int, knowledge: Knowledge) -> int | None:
    tokens, text = page.tokens, page.text
    k = j + 1
    if k < len(tokens) and tokens[k].low == "the" and tokens[j].low == "of":
        k += 1
    if k < len(tokens) and tokens[j].low in ("de", "van", "bin") and tokens[k].low in knowledge.names["particles"]:
        k += 1
    if k >= len(tokens) or not _is_part(page, k, knowledge):
        return None
    if any(not _is_blank(text[tokens[m].end : tokens[m + 1].start]) for m in range(last, k)):
        return None
    word = tokens[j].low
    head = tokens[last].low
    if word in _JOINTS and (head in knowledge.names["heads_of"] or (first < last and head in knowledge.office_words)):
        return k if head not in knowledge.titles else None
    if text[tokens[j].start : tokens[j].end] == "&":
        return k
    if word == "and":
        heads = {tokens[m].low for m in range(first, last + 1)}
        if heads & {"of", "for"} and heads & _MANY_SUBJECTS:
            return k if tokens[last].low not in knowledge.office_words else None
        return k if _ends_in_body(page, k, knowledge) and tokens[last].low not in knowledge.office_words else None
    if word in knowledge.names["particles"] and word not in _JOINTS and not tokens[j].capital:
        return k
    return None


def _ends_in_body(page: _Text, k: int, knowledge: Knowledge) -> bool:
    """Whether words from `k` on end in a body's word: "(Bakers and) Millers' Union", not "(Italy and) the Union"."""
    tokens = page.tokens
    if not is_common(tokens[k].low) or tokens[k].low in ("st", "saint"):
        return False
    for m in range(k + 1, min(k + 4, len(tokens))):
        if tokens[m].low in knowledge.office_words and tokens[m].capital:
            return True
        if not tokens[m].capital and page.text[tokens[m].start] not in "'’":
            return False
    return False


def _is_blank(gap: str) -> bool:
    return len(gap) <= 2 and not gap.strip(" \t\u00a0\u202f\u2009")


def _cut(page: _Text, first: int, last: int, knowledge: Knowledge) -> Iterator[Run]:
    """Take titles, articles and loose first words out of a run; what stands before and after a title are two names."""
    tokens = page.tokens
    piece: list[int] = []
    titled = _titled_before(page, first, knowledge)
    i = first
    while i <= last:
        length = _title_length(tokens, i, last, knowledge)
        if (
            length
            and not _is_known_place(tokens, i, last, knowledge)
            and _is_title_here(page, i, i + length, last, knowledge)
        ):
            if piece:
                yield from _trim(page, piece, titled, knowledge)
            piece, titled = [], True
            i += length
            if i < len(tokens) and page.text[tokens[i].start] == ".":
                i += 1
            if i <= last and tokens[i].low in _JOINTS:
                titled, i = False, i + 1
            continue
        piece.append(i)
        i += 1
    if piece:
        yield from _trim(page, piece, titled, knowledge)


def _is_known_place(tokens: Sequence[Token], i: int, last: int, knowledge: Knowledge) -> bool:
    return i < last and is_territory(" ".join(t.low for t in tokens[i : i + 2]), knowledge)


def _title_length(tokens: Sequence[Token], i: int, last: int, knowledge: Knowledge) -> int:
    """How many words from `i` on are a title ("prime minister": 2), the longest first; 0 for none."""
    for n in (3, 2, 1):
        if i + n - 1 <= last and " ".join(t.low for t in tokens[i : i + n]) in knowledge.titles:
            return n
    return 0


def _is_title_here(page: _Text, i: int, after: int, last: int, knowledge: Knowledge) -> bool:
    """A title word is one when a person's name or nothing follows it, not inside a body's name ("General Assembly")."""
    tokens = page.tokens
    if after > last:
        return (tokens[i].low not in knowledge.names["given_names"] and i == after - 1) or after - i > 1
    rest = {tokens[k].low for k in range(after, last + 1)}
    bodies = knowledge.office_words | knowledge.names["company_words"] | knowledge.names["place_words"]
    return not (rest & bodies) or bool(rest & _JOINTS)


def _titled_before(page: _Text, first: int, knowledge: Knowledge) -> bool:
    """Whether a title in small letters stands right before: "spokeswoman Ana Pohl"."""
    if not first or not _is_blank(page.text[page.tokens[first - 1].end : page.tokens[first].start]):
        return False
    return page.tokens[first - 1].low in knowledge.titles


def _trim(page: _Text, piece: list[int], titled: bool, knowledge: Knowledge) -> Iterator[Run]:
    """Drop loose words at the ends of a piece and split off a people's name before a person's."""
    tokens = page.tokens
    while piece and (tokens[piece[0]].low in FUNCTION_WORDS and not _shouts(page, piece[0])):
        piece = piece[1:]
    while piece and not tokens[piece[-1]].capital:
        piece = piece[:-1]
    if not piece:
        return
    if len(piece) > 1 and page.first[piece[0]] and _is_loose(page, piece, knowledge):
        piece = piece[1:]
    if (
        len(piece) > 1
        and is_people(tokens[piece[0]].low, knowledge)
        and tokens[piece[1]].low in knowledge.names["given_names"]
    ):
        yield Run(piece[0], piece[0], False)
        piece = piece[1:]
    if len(piece) == 1 and not _is_name_alone(page, piece[0], titled, knowledge):
        return
    yield Run(piece[0], piece[-1], titled)


def _is_name_alone(page: _Text, i: int, titled: bool, knowledge: Knowledge) -> bool:
    """Whether one capitalised word is a name: not "the Government", "the Act", "MPs", a letter."""
    token = page.tokens[i]
    word = page.text[token.start : token.end]
    if len(word) < 2 or token.low in SUBORDINATORS or (word[:-1].isupper() and word.endswith("s") and len(word) > 2):
        return False
    if titled or word.isupper() or not is_common(token.low):
        return True
    if is_people(token.low, knowledge) or is_territory(token.low, knowledge):
        return True
    if token.low in knowledge.media_words:
        return i > 0 and page.tokens[i - 1].low == "the"
    generic = token.low in knowledge.office_words and token.low not in SHORT_ALONE
    if token.low in page.ends and not generic and not (i and page.tokens[i - 1].low in DETERMINERS):
        return True  # a surname that is a word: "Eva Stone … Stone"
    return not generic and token.low not in page.lowered and lemma(token.low) == token.low


def _shouts(page: _Text, i: int) -> bool:
    word = page.text[page.tokens[i].start : page.tokens[i].end]
    return len(word) > 1 and word.isupper()


def _is_loose(page: _Text, piece: Sequence[int], knowledge: Knowledge) -> bool:
    """Whether the first word of a sentence only happens to stand before a name: "Police Kenya", "Shocked Kenyans"."""
    token, after = page.tokens[piece[0]], page.tokens[piece[1]]
    if token.low in page.sure or not is_common(token.low) or is_people(token.low, knowledge):
        return False
    if after.low in knowledge.office_words or after.low in FUNCTION_WORDS:
        return False
    words = knowledge.office_words | knowledge.media_words | knowledge.names["company_words"]
    last = page.tokens[piece[-1]].low
    places = knowledge.names["place_words"]
    return not (
        last in words or token.low in words or token.low in places or token.low in knowledge.names["given_names"]
    )
