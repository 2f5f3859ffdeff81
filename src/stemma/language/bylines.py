"""Bylines: the persons who wrote an article, and the press that the byline credits beside or instead of them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from stemma.knowledge import Knowledge
from stemma.language.judging import (
    ROLES,
    PressJudge,
    is_letters,
    is_reported_from,
    is_shared,
    is_staff,
    same_press,
    source_of,
    tidy_name,
)
from stemma.language.kinds import PLACE_HEADS, is_station, is_territory
from stemma.language.lines import words_in
from stemma.language.press import is_press_like
from stemma.language.signatures import after_lead, is_staff_line, name_alone, shouted_name
from stemma.language.stamps import find_clocks, find_dates
from stemma.language.tokens import is_common, word_set
from stemma.language.words import surprise
from stemma.model import Source

__all__ = [
    "Byline",
    "PressJudge",
    "is_byline",
    "is_head_byline",
    "is_lead_alone",
    "is_names",
    "is_press_line",
    "is_unproved",
    "read_byline",
    "same_press",
    "source_of",
    "tidy_name",
]

_LONGEST = 220
_POSTS = word_set(
    "reporter reporters correspondent correspondents editor editors writer writers journalist columnist contributor "
    "contributors professor staff analyst photographer producer fellow chief lecturer director"
)
_DESKS = word_set("desk newsdesk newsroom team staff reporters correspondents editors online")
_PARTICLES = word_set(
    "de da di del della der den van von bin ibn al el la le du dos das ten ter y e abu ben st af av zu o'"
)
_LEAD = re.compile(
    r"(?:(?:story|words|text|report|reporting|article|analysis|exclusive|special report)\s)?"
    r"(?:by|von|par|por|door|av|written by|reported by|posted by|published by|compiled by|author|reporter|"
    r"автор)\b\s?:?\s?",
    re.IGNORECASE,
)
_OUR = re.compile(r"(?:our|the|a|an)\s(?:own\s)?", re.IGNORECASE)
_TOGETHER = re.compile(r"\s?[,/&]\s?|\s(?:and|with)\s")
_AT = re.compile(r"\s(?:on|near|outside|aboard)\s")
_PLACED = re.compile(r"\s?[,–—|•·]\s?|\s(?:in|at|outside|on|near|and|&)\s")
_INNER_LEAD = re.compile(r"(?:^|[—–|•·]\s?|\s-\s)[Bb][Yy]:?\s(?=\S)")
_SPLIT = re.compile(r"\s?[,;|•·/]\s?|\s(?:and|AND|und|et|y|i|&|with|WITH|–|—|-|in|at|for|of)\s|\s?[–—]\s?")
_NOISE = re.compile(r"[\w.+-]{1,40}@[\w.-]{1,60}|@\w{1,30}|\bhttps?://\S{1,200}|\([^()]{0,40}\)?")
_BRACKETS = re.compile(r"\(([^()]{2,40})\)")
_WORD = re.compile(r"[^\W\d_][\w.'’-]*")


@dataclass(frozen=True, slots=True)
class Byline:
    """Who a byline names: persons, and press (names as credited, known ones by their known name)."""

    persons: tuple[str, ...] = ()
    press: tuple[Source, ...] = ()


def is_byline(text: str) -> bool:
    """Whether a line opens as a byline does and goes on with names.

    >>> is_byline("By Ada Lund and Bo Sund"), is_byline("By noon the ship had gone.")
    (True, False)
    """
    if len(text) > _LONGEST:
        return False
    lead = _LEAD.match(text) or (_INNER_LEAD.search(text) if len(text) < 140 else None)
    if not lead:
        return False
    rest = text[lead.end() :]
    return bool(rest) and _name_share(rest) >= 0.6 and not (rest.endswith(".") and len(words_in(rest)) > 9)


def is_head_byline(text: str, knowledge: Knowledge) -> bool:
    """Whether a line near a headline names its writer in another way than by "By": "From Ada Lund, in the harbour".

    >>> from stemma.knowledge import load_knowledge
    >>> lines = ("From Ada Lund, in the harbour", "ADA LUND watches the tide", "By our court reporter", "From sea to")
    >>> [is_head_byline(line, load_knowledge()) for line in lines]
    [True, True, True, False]
    """
    if len(text) > 120 or text.endswith(("?", "!", "”", '"')):
        return False
    name = after_lead(text) or shouted_name(text)
    if name is None:
        return False
    if name.start() == 0:
        words = name.group().lower().split()
        return len(words_in(text)) <= 12 and not all(is_common(word) for word in words) and not text.endswith(".")
    first = _PLACED.split(name.group())[0]
    if _OUR.match(first):
        return any(word.lower().strip(".,") in _POSTS | {"desk"} for word in first.split()[:6])
    return is_names(first, knowledge)


def is_press_line(text: str, judge: PressJudge) -> bool:
    """Whether a line near a headline is nothing but the name of who sent the report, a date beside it set aside.

    A name of several words must be press by itself. One rare word will do, unless the page reports from a place of
    that name: whether it is an agency's, the story's other pages will tell (`is_unproved`). Staff may stand beside it.

    >>> from stemma.knowledge import load_knowledge
    >>> judge = PressJudge(load_knowledge(), "The pier of Ostwick burned. It was seen in Kelm.")
    >>> lines = ("Volunta · 4 May 2031", "Reuters and Gazette staff", "Ostwick Wire", "Kelm | 4 May 2031", "Politics")
    >>> [is_press_line(line, judge) for line in lines]
    [True, True, True, False, False]
    """
    name = name_alone(text)
    if name is None:
        return False
    parts = [part.strip() for part in _TOGETHER.split(name)]
    if len(parts) > 1:
        named = [judge.press(part, ask_page=False) is not None and not is_staff_line(part) for part in parts]
        return any(named) and all(found or is_staff_line(part) for found, part in zip(named, parts, strict=True))
    source = judge.press(name, ask_page=False)
    if source is not None:
        return source.kind == "agency"
    return bool(re.fullmatch(r"[A-Z][^\W\d_]{3,20}", name)) and _may_be_agency(name, judge)


def is_unproved(name: str, quote: str, knowledge: Knowledge) -> bool:
    """Whether only its place on the page makes a name that a byline (`quote`) gives an agency's, and one of one word.

    >>> from stemma.knowledge import load_knowledge
    >>> bylines = (("Volunta", "Volunta · 4 May"), ("Volunta", "By Volunta"), ("VNA", "VNA"), ("Reuters", "Reuters"))
    >>> [is_unproved(name, quote, load_knowledge()) for name, quote in bylines]
    [True, False, False, False]
    """
    alone = name_alone(quote)
    if alone is None or alone.casefold() != name.casefold() or " " in name or is_letters(alone):
        return False
    return knowledge.press(name) is None


def is_lead_alone(text: str) -> bool:
    """Whether a line is only the "By" of a byline whose names stand on the lines below."""
    return len(text) <= 12 and bool(_LEAD.fullmatch(text)) and text.lower() not in ("author", "reporter")


def is_names(text: str, knowledge: Knowledge) -> bool:
    """Whether a line is nothing but persons' names, their posts and press, as bylines without "By" are."""
    if len(text) > 120 or (text.endswith((".", "?", "!", ":")) and not re.search(r"\b[A-Z]\.$", text)):
        return False
    parts = [part for part in _SPLIT.split(_strip(text)) if part.strip()]
    if not parts or len(parts) > 8:
        return False
    kinds = [_kind(part, knowledge) for part in parts]
    if kinds[0] == "role" and len(kinds) == 2 and parts[0].lower().strip().endswith(("desk", "staff", "team")):
        return kinds[1] == "person"  # "Political desk, Ada Lund"
    return kinds[0] == "person" and all(kinds) and not _is_place(parts[0].strip(), knowledge)


def read_byline(text: str, judge: PressJudge) -> Byline:
    """The persons and the press that a byline names."""
    lead = _LEAD.match(text)
    name = None if lead else after_lead(text) or shouted_name(text)
    lead = lead or _INNER_LEAD.search(text)
    alone = None if lead or name else name_alone(text)
    signed = _AT.split(name.group())[0] if name else text[lead.end() :] if lead else alone or text
    rest = _strip(_opened(signed, judge))
    persons: list[str] = []
    press: list[Source] = []
    pieces = [part for piece in _SPLIT.split(rest)[:20] for part in _parted(piece, judge.knowledge)]
    posted = False  # a post or press was named: what follows, "and" aside, is no person
    for place, piece in enumerate(pieces):
        part = piece.strip(" .")
        if not part:
            continue
        found = _press_in(part, judge, sole=len(pieces) == 1)
        kind = "press" if found else _kind(part, judge.knowledge, named=place == 0 and (lead or name) is not None)
        if found is None and persons and place == len(pieces) - 1 and _is_only_credited(part, rest, judge):
            found = source_of(tidy_name(part), "agency")
        if found is not None:
            press.append(found)
        elif (
            kind == "person"
            and not (place and _is_place(part, judge.knowledge))
            and (not posted or _after_and(rest, part))
        ):
            persons.append(tidy_name(part))
        leads = place == 0 and part.lower().rpartition(" ")[2] in _POSTS | {"desk"}  # "Our court reporter, Ada Lund"
        posted = posted or kind == "press" or (kind == "role" and not leads)
    return Byline(tuple(dict.fromkeys(persons)), tuple(dict.fromkeys(press)))


def _opened(text: str, judge: PressJudge) -> str:
    """A byline with the press that stands in brackets behind a comma: "Ada Lund (Reuters)"."""
    return _BRACKETS.sub(lambda m: f", {m.group(1)}" if judge.press(m.group(1), ask_page=False) else m.group(), text)


def _parted(part: str, knowledge: Knowledge) -> list[str]:
    """A person and the agency named right behind, apart: "Ada Lund Associated Press", "ADA LUND AP"."""
    words = part.split()
    for cut in range(2, min(len(words), 5)):
        known = knowledge.press(" ".join(words[cut:]))
        stop = len(words)
        while known is None and stop > cut + 1 and words[stop - 1].lower() in _POSTS:
            stop -= 1
            known = knowledge.press(" ".join(words[cut:stop]))
        name = " ".join(words[cut:stop])
        if known is None or known.kind != "agency" or knowledge.is_ambiguous(name) or knowledge.press(part):
            continue
        marked = stop < len(words) or (sum(map(str.isupper, name)) > 1 and not part.isupper())
        if " " not in name and not marked:
            continue  # a surname: "Ada Maria Andina"
        if all(_WORD.fullmatch(word) and word[0].isupper() for word in words):
            return [" ".join(words[:cut]), name]
    return [part]


_RARE = 8.0  # bits: a word of the language, such as a post, tells less
_RARER = 12.0  # bits: rarer than what sections are called


def _may_be_agency(name: str, judge: PressJudge) -> bool:
    """Whether one word that stands alone where agencies sign may be one: no person's, no label, no place there."""
    if name.lower() in judge.knowledge.names["given_names"] or surprise(name.lower()) < _RARER:
        return False
    return _is_no_place(name, judge)


def _is_only_credited(part: str, byline: str, judge: PressJudge) -> bool:
    """ "By Ann Lee and Bo Kray, Volunta": a last word behind a comma that is no town the page reports from."""
    if not re.fullmatch(r"[A-Z][^\W\d_]{2,30}", part) or not byline.rstrip(" .").endswith(f", {part}"):
        return False
    return _is_no_place(part, judge)


def _is_no_place(part: str, judge: PressJudge) -> bool:
    """Whether a word is neither a place known to the world, nor one the page reports from, nor an everyday word."""
    if is_station(part, judge.knowledge) or is_territory(part.lower(), judge.knowledge) or part.lower() in ROLES:
        return False
    if surprise(part.lower()) < _RARE:
        return False
    return not is_reported_from(part, judge)


def _after_and(rest: str, part: str) -> bool:
    return bool(re.search(rf"(?:and|&|;)\s{re.escape(part)}", rest))


def _press_in(part: str, judge: PressJudge, sole: bool) -> Source | None:
    words = part.split()
    least = len(words)
    while least > 1 and words[least - 1].lower().strip(".") in ROLES:
        least -= 1
    # "Gazette Court Reporter" is cut from its front, "Norwick News Agency" from its back.
    posts = words[-1].lower().strip(".") in _POSTS
    for end in range(least, len(words) + 1) if posts else range(len(words), least - 1, -1):
        name = " ".join(words[:end])
        if end > 1 and posts and end == len(words) and judge.knowledge.press(name) is None:
            break  # "Travel Reporter" is what she is
        # Two plain capitalised words are a person unless known otherwise: pages speak of persons as of press.
        found = judge.press(name, ask_page=end == 1 or name.isupper())
        if found is not None:  # "Gazette staff" is this Gazette's, whichever it is
            return None if end < len(words) and is_shared(name, judge.knowledge) else found
    named = len(words) == 1 and words[0][0].isupper() and words[0].isalpha()
    if sole and named and not is_staff(part) and not is_station(part, judge.knowledge):
        word = words[0].lower()
        plain = is_common(word) and not words[0].isupper() and surprise(word) < _RARER
        if word not in judge.knowledge.names["given_names"] and not plain:
            return source_of(tidy_name(part), "agency")
    return None


def _kind(part: str, knowledge: Knowledge, named: bool = False) -> str:
    """What a part of a byline is: person, role, press, name (a place's, or a person's single name), or "" for words.

    `named`: it stands directly behind a "By".
    """
    words = part.strip(" .").split()
    low = [word.lower().strip(".,") for word in words]
    if not words or len(words) > 7:
        return ""
    if all(word in ROLES for word in low):
        return "role"
    known = knowledge.press(part)
    if known is not None or (low[-1] not in _POSTS and is_press_like(part, knowledge)):
        return "press"
    if low[-1] in _POSTS and len(words) <= 3:
        return "role"  # "companies reporter"
    if not all(_WORD.fullmatch(word) and (word[0].isupper() or word.lower() in _PARTICLES) for word in words):
        return ""
    if low[-1] in _POSTS or low[-1] in _DESKS or low[0] in ROLES:
        return "role"
    if low[-1] in knowledge.names["company_words"] or low[-1] in knowledge.office_words:
        return ""
    if 2 <= len(words) <= 5 and (named or low[0] in knowledge.names["given_names"] or not _looks_common(low)):
        return "person"
    return "name" if len(words) == 1 and not is_common(low[0]) else ""


def _looks_common(words: list[str]) -> bool:
    """Whether every word is an everyday one: then a capitalised pair is a label, not a person."""
    return all(is_common(word) for word in words if len(word) > 1)


def _is_place(part: str, knowledge: Knowledge) -> bool:
    """Whether a part of a byline is a place by its words: "Norway", "Port Salt"."""
    head, _, rest = part.lower().partition(" ")
    return is_territory(part.lower(), knowledge) or (bool(rest) and head in PLACE_HEADS)


def _strip(text: str) -> str:
    """A byline without addresses, handles, brackets and dates."""
    text = _NOISE.sub(" ", text)
    spans = [(hit.start, hit.end) for hit in find_dates(text)] + [(hit.start, hit.end) for hit in find_clocks(text)]
    for start, end in sorted(spans, reverse=True):
        text = text[:start] + " , " + text[end:]
    return " ".join(text.split()).strip(" ,|/-–—•·:")


def _name_share(text: str) -> float:
    words = [word for word in words_in(_strip(text)) if word[0].isalpha()]
    if not words:
        return 0.0
    fine = sum(
        word[0].isupper() or word.lower() in _PARTICLES or word.lower() in ROLES or word in ("and", "for", "in", "at")
        for word in words
    )
    return fine / len(words) if words[0][0].isupper() or words[0].lower() in _PARTICLES | ROLES else 0.0
