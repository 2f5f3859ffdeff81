"""Credits: the words outside a story's own sentences that say whose report it is: datelines, feet, licences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from stemma.language.judging import PressJudge, source_of, tidy_name
from stemma.language.kinds import is_territory
from stemma.language.lines import Line, words_in
from stemma.language.stamps import find_dates
from stemma.language.tokens import is_common, word_set
from stemma.model import Credit, CreditPlace, Source, make_id

_PLACE = r"[A-Z][\w.'’ /-]{1,40}"
_MORE = r"(?:,\s?[A-Z][\w.'’ /-]{1,30}){0,3}"
_DAY = r"(?:[,.]?\s?(?:[A-Z][a-z]{2,8}\.?\s\d{1,2}|\d{1,2}\s[A-Z][a-z]{2,8})(?:,?\s\d{4})?)?"
_DASH = r"\s{0,3}(?:[-–—]{1,3}|:)\s?"
_NAME = r"[A-Z0-9][\w.&'’ /-]{1,40}"
_BRACKETED = re.compile(rf"(?:{_PLACE}{_MORE}{_DAY}\s?)?\((?P<name>\w[\w.&'’ /-]{{1,40}})\){_DASH}")
_DASHED = re.compile(rf"{_PLACE}{_MORE}{_DAY}\s?[–—-]{{1,2}}\s?(?P<name>{_NAME})\s?[–—-]{{1,2}}\s")
_SLASHED = re.compile(rf"{_PLACE}{_MORE}{_DAY}\s?/(?P<name>{_NAME})/{_DASH}")
_ALONE = re.compile(rf"\((?P<name>{_NAME})\)")
_JOINTS = ("of", "de", "del", "la", "le", "sur", "upon", "am", "the", "and")

_SIGNED = re.compile(r"[(\[\s—–-]{0,4}(?:(?:additional |further )?(?:reporting|writing|editing|report|text|compiled|"
r"produced|translat\w+)\b[^.]{0,40}\bby\b|"
                     r"with (?:additional )?(?:files|reporting|inputs?|contributions?|material|information|"
          r"agencies)\b)", re.IGNORECASE)  # fmt: skip
_CONTRIBUTED = re.compile(r"\b(?:contributed|reported) (?:to (?:this|the) (?:report|story|article|piece|dispatch)|"
r"from [A-Z]|reporting)|"
                          r"\b(?:was|were) (?:edited|translated|"
          r"reported and written) by\b", re.IGNORECASE)  # fmt: skip
_STAFF = (
    r"(?:staff\s)?(?:writers?|reporters?|correspondents?|journalists?|producers?|photographers?|staff|researchers?)"
)
_WRITER = re.compile(rf"(?P<name>(?:The\s)?[A-Z][\w.&’']*(?:\s[A-Z][\w.&’']*){{0,3}}?)(?:['’]s)?\s{_STAFF}\b")
# "Ada Lund of The Norwick Press contributed", and no word beside the names.
_HELPED = re.compile(r"[(\[\s—–-]{0,4}(?P<names>(?:The\s)?[A-Z][^!?;:]{1,120}?)\s(?:also\s)?contributed\b", re.DOTALL)
_AMONG_NAMES = word_set(
    "of the and in from at also with for contributed writer writers reporter reporters staff journalist journalists "
    "correspondent correspondents editor editors"
)
_REPORTED_BY = re.compile(
    r"[(\[\s—–-]{0,4}(?:reporting|reported|report|text|compiled|produced)\s(?:\w{1,12}\s){0,2}?by\s(?P<names>[^.;)]{2,120})",
    re.IGNORECASE,
)
_ORIGINAL = r"(?:story|article|report|piece|post|column|interview|dispatch|content)"
_OF_PRESS = r"(?P<name>(?:[Tt]he\s)?[A-Z0-9][\w.&'’-]*(?:\s(?:of|and|&|the|[A-Z0-9][\w.&'’-]*)){0,5})"
_PUBLISHED = re.compile(
    rf"\b(?:this|the|a) {_ORIGINAL}\b[^.]{{0,60}}?\b(?:published|republished|reprinted|syndicated|adapted|appeared|"
    r"produced|provided|reported|posted|supplied|created|distributed|aired|made available)\b",
    re.IGNORECASE,
)
_THERE = re.compile(rf"\b(?:by|in|on|from|of|at|through|to you by)\s(?:the website of\s)?{_OF_PRESS}")
_THIS_BY = re.compile(rf"\b[Tt]his {_ORIGINAL} (?:by|from) {_OF_PRESS}")
_WITHIN = 90  # code points behind the verb within which the press that it names stands
_FROM = re.compile(
    r"[/(\[\s—–-]{0,4}(?:source|sources|agency|from|via|courtesy(?: of)?|(?:provided|distributed|supplied|syndicated) "
    r"by|credit|reprinted (?:from|with permission (?:of|from))|(?:used )?(?:by|with) permission (?:of|from)|"
    r"(?:by|in) arrangement with|republished (?:from|with permission (?:of|from))|"
    r"originally (?:published|appeared) (?:in|on|by|at)|first (?:published|appeared) (?:in|on|by|at)|"
    r"read the original (?:article|story) (?:on|at|in)|(?:material|information|reporting) from|"
    r"with (?:additional )?(?:files|reporting|inputs?|material|information) (?:from|by)|"
    r"additional reporting by)\s?:?\s?(?P<name>[^.;|]{2,80})",
    re.IGNORECASE,
)
_WITH = re.compile(r"[(\[\s—–-]{0,4}with\s(?P<name>[A-Za-z][\w.&' ,/-]{1,40}?)[)\].\s]{0,3}", re.IGNORECASE)
_PARTS = re.compile(r",|\sand\s|\s?/\s?|\s?&\s")
_HOLDER = re.compile(
    r"(?:©|\(c\)|copyright)\s{0,2}(?:copyright|©|\(c\))?\s?(?:(?:19|20)\d\d(?:\s?[-–]\s?(?:19|"
    r"20)?\d\d)?,?\s)?(?:by\s)?"
    r"(?P<name>(?:[Tt]he\s)?[A-Z][\w&’'-]*(?:\s(?:of|and|&|[A-Z0-9][\w&’'-]*)){0,5})",
    re.IGNORECASE,
)
_SIGN_ALONE = re.compile(r"[\s(\[/—–-]{0,4}(?P<name>[A-Z][\w.& ]{1,30}?)[\s)\]/.]{0,3}")
_IS_AGENCY = re.compile(
    r"(?:[Tt]he\s)?(?P<name>[A-Z][\w.&'’-]{1,30}(?:\s[A-Z][\w.&'’-]{0,30}){0,3})\s"
    r"(?:news\s|press\s)?(?:agency|newswire|wire|news service)\b"
)
_TAIL_SIGN = re.compile(r"[.!?”\"’]\s{0,2}(?:[—–-]{1,2}\s?|[(\[]|/\s?)(?P<name>[A-Z][\w.& ]{1,25}?)[)\]]?\.?$")
_COMPANY = re.compile(
    r"(?:\s(?:Ltd|Limited|Inc|LLC|PLC|plc|GmbH|AG|AB|AS|SA|Corp|Corporation|Company|Co|Group|Holdings|IP))+\.?$"
)
_YEAR_TAIL = re.compile(r"\s(?:(?:19|20)\d\d|All|Republication|Digitised|Digitized|Registered)\b.*$")


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline at the head of a paragraph: ``page[start:end]``, the press in its brackets where it names one."""

    start: int
    end: int
    words: str
    source: Source | None


def find_dateline(line: Line, judge: PressJudge) -> Dateline | None:
    """The dateline that opens a paragraph, or is the whole of a line such as "(AGENCY)"; None when it names no "
    "source.

    A station in the brackets is no credit: there the page's own newsroom speaks.
    """
    head = line.text[:160]
    match = _BRACKETED.match(head) or _SLASHED.match(head) or _DASHED.match(head)
    if match is None and len(line.text) <= 40:
        match = _ALONE.fullmatch(line.text)
    if match is None:
        return None
    name = match.group("name").strip()
    words = match.group().rstrip(" -–—:")
    place = head[: match.start("name")].rstrip(" (/–—-")
    if not all(word[0].isupper() or not word[0].isalpha() or word in _JOINTS for word in place.split()):
        return None
    source = judge.in_dateline(name, match.re is _BRACKETED and _is_dateline_place(place))
    if source is None and (match.re is not _BRACKETED or name[0].islower()):
        return None
    return Dateline(line.start, line.start + len(words), words, source)


def _is_dateline_place(place: str) -> bool:
    """Whether words before the brackets are a place as datelines have it, or a day, rather than a name explained."""
    town = place.partition(",")[0].split()
    if not town:
        return False
    shouted = town[0].isupper() and len(town[0]) > 1
    return shouted or next(find_dates(place), None) is not None or (len(town) <= 2 and not is_common(town[-1].lower()))


def is_sign_off(text: str) -> bool:
    """Whether a line says who helped with the report: "(Reporting by …)", "X contributed to this report."

    >>> is_sign_off("(Reporting by Ada Lund; editing by Bo Sund)"), is_sign_off("The Norwick Press contributed.")
    (True, True)
    """
    if len(text) > 600:
        return False
    if _SIGNED.match(text) or _tells_helpers(text):
        return True
    return len(words_in(text)) <= 60 and bool(_CONTRIBUTED.search(text))


def _tells_helpers(text: str) -> bool:
    """ "Ada Lund of Norwire contributed.": names and what they are, and no further word."""
    helped = _HELPED.match(text)
    words = words_in(text)
    return (
        helped is not None
        and len(words) <= 20
        and not text[helped.end() :].strip(" .)]")
        and all(word[0].isupper() or not word[0].isalpha() or word in _AMONG_NAMES for word in words)
    )


def is_origin_note(text: str) -> bool:
    """Whether a line says in which press the article stood first, or from whom it comes."""
    if len(text) > 400 or len(words_in(text)) > 45:
        return False
    return bool(_PUBLISHED.search(text)) or (len(words_in(text)) <= 10 and bool(_FROM.match(text)))


def foot_sources(text: str, judge: PressJudge) -> Iterator[tuple[Source, CreditPlace]]:
    """The press that a line of the foot credits, and how: as the text's origin ("foot") or its owner ("licence")."""
    text = text[:600]
    for match in _HOLDER.finditer(text):
        name = _YEAR_TAIL.sub("", match.group("name"))
        holder = judge.press(name, ask_page=False) or judge.press(_COMPANY.sub("", name), ask_page=False)
        if holder is not None and (holder.kind == "agency" or judge.knowledge.press(name)):
            yield holder, "licence"
    found = (*_published_by(text, judge), *_passed_on_by(text, judge), *_signed_by(text, judge))
    yield from ((source, "foot") for source in dict.fromkeys(found))


def _published_by(text: str, judge: PressJudge) -> Iterator[Source]:
    """The press that a line says published the report, or is its author: "This report by X was first published …"."""
    for match in _THIS_BY.finditer(text):
        found = _longest(match.group("name").split(), judge, from_front=True)
        if found is not None:
            yield found
    for match in _PUBLISHED.finditer(text):
        for there in _THERE.finditer(text, match.end(), match.end() + _WITHIN):
            found = _longest(there.group("name").split(), judge, from_front=True) or _called_agency(there, judge)
            if found is not None:
                yield found
                break


def _passed_on_by(text: str, judge: PressJudge) -> Iterator[Source]:
    """The press behind "Source:", "Distributed by", "With files from", "With" alone."""
    start = _FROM.match(text)
    if start:
        for part in _PARTS.split(start.group("name"))[:4]:
            name = part.strip().removeprefix("the ")
            found = judge.press(name) or _longest(name.split()[:6], judge, from_front=True)
            if found is not None:
                yield found
    beside = _WITH.fullmatch(text)
    parts = [judge.press(part, ask_page=False) for part in _PARTS.split(beside.group("name"))[:4]] if beside else []
    yield from (found for found in parts if found is not None and found.kind == "agency")


def _signed_by(text: str, judge: PressJudge) -> Iterator[Source]:
    """The press among those who helped with the report, and that of a line of signs: "Reuters, AFP", "dpa/abc"."""
    if is_sign_off(text):
        for match in _WRITER.finditer(text):
            found = _longest(match.group("name").split(), judge, from_front=False)
            if found is not None:
                yield found
        helped = _HELPED.match(text)
        for part in re.split(r",|\s(?:and|of|from|with)\s", helped.group("names"))[:8] if helped else ():
            found = judge.press(part, ask_page=False)
            if found is not None:
                yield found
        by = _REPORTED_BY.match(text)
        parts = [judge.press(part, ask_page=False) for part in _PARTS.split(by.group("names"))[:8]] if by else []
        yield from (found for found in parts if found is not None and found.kind == "agency")
    yield from signs(text, judge)


def signs(text: str, judge: PressJudge) -> tuple[Source, ...]:
    """The agencies of a line that is nothing but several of their signs, or one and its writers' initials.

    >>> from stemma.knowledge import load_knowledge
    >>> judge = PressJudge(load_knowledge(), "")
    >>> [[source.name for source in signs(line, judge)] for line in ("(Reuters, AP)", "dpa/abc/de", "Reuters, Bonn")]
    [['Reuters', 'The Associated Press'], ['Deutsche Presse-Agentur'], []]
    """
    bare = text.strip(" ()[]—–-/.")
    parts = [part.strip() for part in _PARTS.split(bare)]
    if len(text) > 40 or len(parts) < 2:
        return ()
    known = [judge.knowledge.press(part) for part in parts]
    found = [press for press in known if press is not None and press.kind == "agency"]
    if known[0] not in found:
        return ()
    initials = all(
        press in found or re.fullmatch(r"[a-z]{2,4}", part) for press, part in zip(known, parts, strict=True)
    )
    return tuple(source_of(press.name, "agency") for press in found) if initials else ()


def _called_agency(match: re.Match[str], judge: PressJudge) -> Source | None:
    """ "supplied by the Volunta news agency": whoever is called one is one."""
    called = _IS_AGENCY.match(match.string, match.start("name"))
    if called is None or is_territory(called["name"].lower(), judge.knowledge):
        return None
    return source_of(tidy_name(called["name"]), "agency")


def sign_alone(text: str, judge: PressJudge) -> Source | None:
    """The agency of a line that is nothing but its name: "AFP", "— Reuters", "(AP)"."""
    if len(text) > 40:
        return None
    match = _SIGN_ALONE.fullmatch(text)
    if match is None:
        return None
    source = judge.press(match.group("name"), ask_page=False)
    # "Nation", "World", "Time": a bare word that also heads sections is no signature of the paper of that name.
    bare = source is not None and source.kind == "outlet" and judge.knowledge.is_ambiguous(match.group("name").strip())
    return None if bare else source


def tail_sign(line: Line, judge: PressJudge) -> tuple[Source, int] | None:
    """The agency that signs the end of a paragraph ("…. — AFP"), and the page offset where the signature begins."""
    tail = line.text[-40:]
    match = _TAIL_SIGN.search(tail)
    if not match:
        return None
    found = judge.knowledge.press(match.group("name").strip())
    source = judge.press(match.group("name"), ask_page=False)
    if source is None or found is None or found.kind != "agency":
        return None
    return source, line.end - len(tail) + match.start("name")


def credit_of(article: str, source: Source, where: CreditPlace, page: str, start: int, end: int) -> Credit:
    """A credit row for the words ``page[start:end]``."""
    return Credit(make_id("crd", article, where, start, source.name), source, page[start:end], where, start, end)


def _longest(words: list[str], judge: PressJudge, from_front: bool) -> Source | None:
    """The press that the most of some words name, from their front or up to their end."""
    for count in range(len(words), 0, -1):
        found = judge.press(" ".join(words[:count] if from_front else words[-count:]), ask_page=False)
        if found is not None:
            return found
    return None
