"""Which names on a page are press, by what is known of them and how the page speaks of them; and when two are one."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from stemma.knowledge import Knowledge, Press
from stemma.language.kinds import is_station, is_territory
from stemma.language.press import is_abbreviation, is_agency_name, is_press_like, press_words
from stemma.language.tokens import word_set
from stemma.model import Source, SourceKind, make_id

ROLES = word_set(
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
_JOINTS = frozenset(
    ["of", "the", "and", "de", "des", "di", "del", "della", "la", "le", "el", "al", "für", "du", "e", "y"]
)
_TELLS = r"(?:told|tells?|telling|spoke to|speaking to|interview with)"
_SAYS = (
    r"(?:reports?|reported|reporting|understands?|has (?:learned|learnt|seen)|could not (?:independently|"
    r"immediately) (?:verify|confirm))"
)


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
        if not name or len(name) > 80 or not (name[0].isupper() or name[0].isdigit()) or is_staff(name):
            return None
        if any(word[0].islower() and word not in _JOINTS for word in name.split()):
            return None  # "Food news" is a section
        known = self.knowledge.press(name)
        if known is not None:
            if known.kind == "photo":
                return None
            if is_shared(name, self.knowledge):
                return source_of(tidy_name(name), "outlet")  # some Gazette, by this word alone not the best known
            return source_of(known.name, "outlet" if known.kind == "outlet" else "agency")
        if is_station(name, self.knowledge):
            return None  # its own newsroom
        if "/" in name:
            return next((found for part in name.split("/") if (found := self.press(part, ask_page)) is not None), None)
        if is_agency_name(name):
            return source_of(tidy_name(name), "agency")
        if is_press_like(name, self.knowledge):
            return source_of(tidy_name(name), "outlet")
        if (ask_page or is_letters(name)) and self._spoken_of(name):
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


def is_shared(name: str, knowledge: Knowledge) -> bool:
    """Whether a name is the one word that many papers bear.

    >>> from stemma.knowledge import load_knowledge
    >>> [is_shared(name, load_knowledge()) for name in ("The Gazette", "Norwick Gazette", "Reuters")]
    [True, False, False]
    """
    words = press_words(name)
    return len(words) == 1 and words[0] in knowledge.media_words and knowledge.is_ambiguous(name)


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


def is_letters(name: str) -> bool:
    """Whether a name is an abbreviation in capitals."""
    return name.isupper() and name.isalpha() and 2 <= len(name) <= 8


def is_reported_from(name: str, judge: PressJudge) -> bool:
    """Whether the page speaks of a name as of a place, "in X", or sets it in capitals as datelines do.

    >>> from stemma.knowledge import load_knowledge
    >>> judge = PressJudge(load_knowledge(), "SALT QUAY - The pier of Ostwick burned, Ada Lund said.")
    >>> [is_reported_from(name, judge) for name in ("Salt Quay", "Ostwick", "Ada Lund")]
    [True, True, False]
    """
    said, shouted = (r"\s".join(re.escape(word) for word in words.split()) for words in (name, name.upper()))
    return bool(re.search(rf"\b(?:in|at|near|from|of|to|around)\s+{said}\b|\b{shouted}\b", judge.page))


def is_staff(name: str) -> bool:
    """Whether a name is made of posts and desks alone: "Senior Political Editor", "Staff"."""
    return all(word.lower().strip(".") in ROLES for word in name.split())
