"""Bylines: the persons who wrote an article, and the press that the byline credits beside or instead of them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from stemma.knowledge import Knowledge, Press
from stemma.language.kinds import is_station, is_territory
from stemma.language.lines import words_in
from stemma.language.press import is_abbreviation, is_agency_name, is_press_like, press_words
from stemma.language.signatures import after_lead, shouted_name
from stemma.language.stamps import find_clocks, find_dates
from stemma.language.tokens import is_common, word_set
from stemma.language.words import surprise
from stemma.model import Source, SourceKind, make_id

_LONGEST = 220
_ROLES = word_set(
    "reporter reporters correspondent correspondents editor editors writer writers journalist staff columnist "
    "contributor "
    "contributors bureau chief desk senior deputy assistant associate political business economics science health "
    "education crime sports technology tech environment foreign diplomatic international national local chief "
    "special "
    "banking city money markets investigations investigative data video digital newsroom news producer professor "
    "lecturer freelance freelancer analyst fellow director photographer photojournalist author agency agencies wire "
    "services team admin guest opinion features religion legal defence defense transport energy consumer affairs "
    "white house court supreme congressional capitol managing executive online night weekend web the our own with "
    "compiled edited written monitoring"
)
_POSTS = word_set(
    "reporter reporters correspondent correspondents editor editors writer writers journalist columnist contributor "
    "contributors professor staff analyst photographer producer fellow chief lecturer director"
)
_DESKS = word_set("desk newsdesk newsroom team staff reporters correspondents editors")
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
_AT = re.compile(r"\s(?:on|near|outside|aboard)\s")
_PLACED = re.compile(r"\s?[,–—|•·]\s?|\s(?:in|at|outside|on|near|and|&)\s")
_INNER_LEAD = re.compile(r"(?:^|[—–|•·]\s?|\s-\s)[Bb][Yy]:?\s(?=\S)")
_SPLIT = re.compile(r"\s?[,;|•·/]\s?|\s(?:and|und|et|y|i|&|with|–|—|-|in|at|for|of)\s|\s?[–—]\s?")
_NOISE = re.compile(r"[\w.+-]{1,40}@[\w.-]{1,60}|@\w{1,30}|\bhttps?://\S{1,200}|\([^()]{0,40}\)?")
_BRACKETS = re.compile(r"\(([^()]{2,40})\)")
_WORD = re.compile(r"[^\W\d_][\w.'’-]*")
_JOINTS = frozenset(
    ["of", "the", "and", "de", "des", "di", "del", "della", "la", "le", "el", "al", "für", "du", "e", "y"]
)
_TELLS = r"(?:told|tells?|telling|spoke to|speaking to|interview with)"
_SAYS = (
    r"(?:reports?|reported|reporting|understands?|has (?:learned|learnt|seen)|could not (?:independently|"
    r"immediately) (?:verify|confirm))"
)


@dataclass(frozen=True, slots=True)
class Byline:
    """Who a byline names: persons, and press (names as credited, known ones by their known name)."""

    persons: tuple[str, ...] = ()
    press: tuple[Source, ...] = ()


@dataclass(slots=True)
class PressJudge:
    """Tells on one page which names are press: by what is known, by their words, and by how the page speaks of
    them."""

    knowledge: Knowledge
    page: str
    _seen: dict[str, Source | None] = field(default_factory=dict)

    def press(self, name: str, ask_page: bool = True) -> Source | None:
        """The press that `name` means, None when it is none or a picture desk's."""
        name = name.strip(" .,:;()[]-–—|/“”\"'’™®©")
        key = f"{ask_page}{name}"
        if key not in self._seen:
            self._seen[key] = self._judge(name, ask_page)
        return self._seen[key]

    def in_dateline(self, name: str, placed: bool) -> Source | None:
        """The press that the brackets of a dateline name; None where a station names itself there.

        Who stands in them behind a place (`placed`) is an agency unless known as something else. Of "KXMM/Norwire" the
        station is left out.
        """
        parts = [part.strip() for part in name.split("/")] if self.knowledge.press(name) is None else [name]
        others = [part for part in parts if part and not is_station(part, self.knowledge)]
        for part in others:
            known = self.knowledge.press(part)  # a lower-case name, such as dpa's, only as known
            found = self.press(part) or (self.press(known.name) if known else None)
            if found is not None:
                return found
            words = part.split()
            plain = len(words) <= 4 and all(word[0].isupper() for word in words) and not any(c.isdigit() for c in part)
            if placed and plain and known is None and not is_territory(part.lower(), self.knowledge):
                return source_of(tidy_name(part), "agency")
        return None

    def _judge(self, name: str, ask_page: bool) -> Source | None:
        if name and name[0].islower():
            small = self.knowledge.press(name)  # "dpa", as it writes itself
            written = small is not None and small.kind == "agency" and name in (small.name, *small.aliases)
            return source_of(small.name, "agency") if small is not None and written else None
        if not name or len(name) > 80 or not (name[0].isupper() or name[0].isdigit()) or _is_staff(name):
            return None
        if any(word[0].islower() and word not in _JOINTS for word in name.split()):
            return None  # "Food news" is a section
        known = self.knowledge.press(name)
        if known is not None:
            return (
                None
                if known.kind == "photo"
                else source_of(known.name, "outlet" if known.kind == "outlet" else "agency")
            )
        if is_station(name, self.knowledge):
            return None  # its own newsroom
        if "/" in name:
            return next((found for part in name.split("/") if (found := self.press(part, ask_page)) is not None), None)
        if is_agency_name(name):
            return source_of(tidy_name(name), "agency")
        if is_press_like(name, self.knowledge):
            return source_of(tidy_name(name), "outlet")
        if (ask_page or _is_letters(name)) and self._spoken_of(name):
            return source_of(tidy_name(name), "agency")
        return None

    def _spoken_of(self, name: str) -> bool:
        words = [re.escape(word) for word in name.split()]
        if len(words) > 4 or is_territory(name.lower(), self.knowledge):
            return False
        said = r"\s".join(words)
        pattern = (
            rf"\b{_TELLS}\s(?:the\s)?(?:news\s)?(?:agency\s)?{said}\b|\bagency\s{said}\b"
            rf"|\b{said}\s(?:news\s)?agency\b|\b{said}\s{_SAYS}\b"
        )
        return bool(re.search(pattern, self.page[:200_000], re.IGNORECASE))


def source_of(name: str, kind: SourceKind) -> Source:
    """The source of that name and kind; one name in another case is the same source.

    >>> source_of("Harbour Board", "office").id == source_of("HARBOUR BOARD", "office").id
    True
    """
    return Source(make_id("src", kind, name.casefold()), name, kind)


def tidy_name(name: str) -> str:
    """A name without shouting: a word of more than three capitals keeps only the first.

    >>> tidy_name("NORWICK GAZETTE"), tidy_name("MINISTRY OF ROADS"), tidy_name("BBC News")
    ('Norwick Gazette', 'Ministry of Roads', 'BBC News')
    """
    words = name.split()
    if not all(word.isupper() or not word.isalpha() for word in words):
        return " ".join(words)
    return " ".join(
        word if len(word) <= 3 and len(words) == 1 else _capital(word, place) for place, word in enumerate(words)
    )


def _capital(word: str, place: int) -> str:
    """A word of a name with its first letter, or those of its parts, in capitals; "of" stays small within."""
    if place and word.lower() in _JOINTS:
        return word.lower()
    return "-".join(part.capitalize() for part in word.split("-")) if word.isupper() else word.capitalize()


def same_press(a: str, b: str, knowledge: Knowledge, letters: bool = False) -> bool:
    """Whether two names may mean one press: known as one, or one cut from the other.

    A name is cut to its first or last words, or to several with others left out between. Names that the knowledge tells
    apart are two; one that several papers bear ("Herald") may mean any of them. `letters`: an abbreviation unknown to
    the world may stand for the words of the other.

    >>> from stemma.knowledge import load_knowledge
    >>> knowledge = load_knowledge()
    >>> [same_press("Norwick Evening Post", name, knowledge) for name in ("Norwick Post", "the Post", "Norwick")]
    [True, True, True]
    >>> same_press("Norwick Evening Post", "NEP", knowledge), same_press("Norwick Evening Post", "NEP", knowledge, True)
    (False, True)
    >>> same_press("The Denver Post", "The New York Post", knowledge), same_press("Reuters", "AFP", knowledge)
    (False, False)
    """
    first, second = _sure_press(a, knowledge), _sure_press(b, knowledge)
    if first is not None and second is not None:
        return first == second
    x, y = press_words(a), press_words(b)
    short, long = sorted((x, y), key=len)
    if not short:
        return False
    if long[: len(short)] == short or long[-len(short) :] == short:
        return True
    if len(short) == 1:
        sign, name = (a, b) if x == short else (b, a)
        return letters and not (first or second) and is_abbreviation(sign, name)
    rest = iter(long)
    return all(word in rest for word in short)


def _sure_press(name: str, knowledge: Knowledge) -> Press | None:
    return None if knowledge.is_ambiguous(name) and len(press_words(name)) == 1 else knowledge.press(name)


def _is_letters(name: str) -> bool:
    """Whether a name is an abbreviation in capitals."""
    return name.isupper() and name.isalpha() and 2 <= len(name) <= 8


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
    signed = _AT.split(name.group())[0] if name else text[lead.end() :] if lead else text
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
        posted = posted or kind == "press" or (kind == "role" and not (place == 0 and part.lower().endswith("desk")))
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


def _is_only_credited(part: str, byline: str, judge: PressJudge) -> bool:
    """ "By Ann Lee and Bo Kray, Volunta": a last word behind a comma that is no town the page reports from."""
    if not re.fullmatch(r"[A-Z][^\W\d_]{2,30}", part) or not byline.rstrip(" .").endswith(f", {part}"):
        return False
    if is_station(part, judge.knowledge) or is_territory(part.lower(), judge.knowledge) or part.lower() in _ROLES:
        return False
    if surprise(part.lower()) < _RARE:
        return False
    return not re.search(rf"\b(?:in|at|near|from|of|to|around)\s+{part}\b|\b{part.upper()}\b", judge.page)


def _after_and(rest: str, part: str) -> bool:
    return bool(re.search(rf"(?:and|&|;)\s{re.escape(part)}", rest))


def _press_in(part: str, judge: PressJudge, sole: bool) -> Source | None:
    words = part.split()
    least = len(words)
    while least > 1 and words[least - 1].lower().strip(".") in _ROLES:
        least -= 1
    # "Gazette Court Reporter" is cut from its front, "Norwick News Agency" from its back.
    posts = words[-1].lower().strip(".") in _POSTS
    for end in range(least, len(words) + 1) if posts else range(len(words), least - 1, -1):
        name = " ".join(words[:end])
        # Two plain capitalised words are a person unless known otherwise: pages speak of persons as of press.
        found = judge.press(name, ask_page=end == 1 or name.isupper())
        if found is not None:
            return found
    named = len(words) == 1 and words[0][0].isupper() and words[0].isalpha()
    if sole and named and not _is_staff(part) and not is_station(part, judge.knowledge):
        word = words[0].lower()
        if word not in judge.knowledge.names["given_names"] and not (is_common(word) and not words[0].isupper()):
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
    if all(word in _ROLES for word in low):
        return "role"
    known = knowledge.press(part)
    if known is not None or is_press_like(part, knowledge):
        return "press"
    if not all(_WORD.fullmatch(word) and (word[0].isupper() or word.lower() in _PARTICLES) for word in words):
        return ""
    if low[-1] in _POSTS or low[-1] in _DESKS or low[0] in _ROLES:
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
    return is_territory(part.lower(), knowledge)


def _is_staff(name: str) -> bool:
    return all(word.lower().strip(".") in _ROLES for word in name.split())


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
        word[0].isupper() or word.lower() in _PARTICLES or word.lower() in _ROLES or word in ("and", "for", "in", "at")
        for word in words
    )
    return fine / len(words) if words[0][0].isupper() or words[0].lower() in _PARTICLES | _ROLES else 0.0
