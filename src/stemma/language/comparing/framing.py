"""Frames: what the words about an amount say that it is of, and whether two amounts may answer each other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from stemma.language.comparing.aspects import Hits, Table, find_hits, load_aspects, nearest
from stemma.language.comparing.periods import Period, apart, find_periods
from stemma.language.comparing.terms import REMEMBERED, Terms, terms_of
from stemma.language.comparing.wording import Span, Wording
from stemma.language.units import singular

_MOVING = frozenset({"share", "rate", "temperature"})  # dimensions that rise and fall
_ASKED = frozenset({"money", "share", "duration", "rate"})  # and those that are asked for, spent and lacking
_LEVEL = re.compile(
    r"\b(?:to|at|is|was|were|are|now|on|of|reached|hit|hits|reaches|stands|totalled)\s(?:just\s|about\s)?(?:minus\s|[-−])?$",
    re.I,
)
_OF_CHANGE = re.compile(
    r"\b(?:cuts?|rises?|falls?|drops?|increases?|decreases?|gains?|loss(?:es)?|growth|reductions?|hikes?|declines?|jumps?|slumps?)\s"
    r"of\s(?:just\s|about\s)?$",
    re.IGNORECASE,
)
_UP_OR_DOWN = re.compile(r"\b(up|down)\s$", re.IGNORECASE)
_MORE_OR_LESS = re.compile(
    r"\s(?:(?P<up>more|extra|higher|dearer)|less|lower|cheaper)\b(?!\sthan)|\s(?:a|an|per)\s\w+\s(?:(?P<again>more)|less)\b(?!\sthan)",
    re.IGNORECASE,
)
_BOUNDED = re.compile(r"(?:below|above|past|over|under|beyond|topping|exceeding)\b", re.IGNORECASE)
_BY = re.compile(r"\bby\s(?:about\s|nearly\s|almost\s|around\s|some\s|just\s|over\s)?$", re.IGNORECASE)
_ALONE = re.compile(r"\balone\b", re.IGNORECASE)
_AMONG = re.compile(
    r"(?:\s[\w'’-]{1,20}){0,2}\s(?:(?:were|was|are|is)\s)?among\b|,?\s(?:of\s(?:them|whom|the\s\w+))\b", re.IGNORECASE
)
_INCLUDING = re.compile(
    r"(?:\b(?:including|among\sthem|of\sthem|of\swhom)|\bamong\s(?:the|those|its|their)\b.{1,60}\b(?:were|was|are|is))"
    r"\s(?:at\sleast\s)?$",
    re.IGNORECASE,
)
_OF_THEM = re.compile(
    r"\s(?:of\s(?:them|whom|the\s\w+)\s)(?:were\s|are\s|was\s|is\s|all\s)?(?P<noun>[a-z]{3,20})", re.IGNORECASE
)
_APART_IN_TIME = re.compile(
    r"\s(?:before|after|ago|earlier|later|from\snow|ahead\sof|until|away|apart|to\sgo)\b", re.IGNORECASE
)
_NOW_FROM = re.compile(  # 9%, up from 7%
    r"(?:\s[\w’'-]{1,20}){0,4},?\s\(?(?:(?:up|down|increased|reduced|cut|raised|lowered)\sfrom|instead\sof|rather\sthan|"
    r"(?:as\s)?compared\s(?:with|to)|against)\s(?:\w{1,12}\s){0,3}[€$£¥]?(?:\d|[a-z]+\s(?:per\s?cent|percent|million))",
    re.IGNORECASE,
)
_FROM_ONE = re.compile(
    r"\b(?:(?:up|down|increased|reduced|cut|raised|lowered)\sfrom|instead\sof|rather\sthan)\s(?:(?:about|around|nearly|just|the|an?|over|some|last|previous)\s){0,2}$",
    re.IGNORECASE,
)
_HAS = re.compile(
    r"\b(?:has|have|had|owns?|keeps?|houses?|covers?|covering|is\shome\sto|employs?|runs?|operates?|herd\sof|flock\sof|fleet\sof|"
    r"stock\sof|population\sof|collection\sof)\s(?:about\s|some\s|around\s|nearly\s|almost\s|over\s|more\sthan\s|just\s|only\s|a\stotal\sof\s){0,2}$",
    re.IGNORECASE,
)
_PACED = frozenset({"length", "mass", "volume", "area"})
_PACES = {"daily": "day", "weekly": "week", "monthly": "month", "yearly": "year", "annually": "year"}
_PACE = re.compile(
    r"\s(?:of\s[a-z]{2,12}\s)?(?:(?:an?|per|each|every)\s(?P<each>second|minute|hour|day|night|week|month|quarter|year)\b|(?P<day>daily|weekly|monthly|yearly|annually))",
    re.IGNORECASE,
)
_OF_PLAN = re.compile(  # €2bn of the rescue fund
    r"\s(?:in|from|out\sof|of)\s(?:the\s|its\s|a\s)?(?:[\w’'-]{2,15}\s){0,2}(?:plan|package|budget|fund|programme|program|scheme|pot)\b",
    re.IGNORECASE,
)
_PER = re.compile(r"\b(?:per|for\severy|for\seach|in\severy|out\sof\severy)\s$", re.IGNORECASE)
_PAYS = re.compile(
    r"\b(?:costs?|costing|worth|pays?|paid|paying|earns?|earned|price\sof|fined?|fee\sof)\s(?:about\s|some\s|nearly\s|over\s|up\sto\s)?$",
    re.IGNORECASE,
)
_SEATS = re.compile(r"\b(?:seats|seating|sleeps)\s(?:up\sto\s|about\s|some\s)?$", re.IGNORECASE)
_AGO = re.compile(
    r"(?:(?!\b(?:than|from|since|compared|on|over|after|as)\b)[^.,;]){0,25}\b(?:years?|months?|decades?)\s(?:ago|earlier|before|previously)\b",
    re.IGNORECASE,
)
_WIDE = re.compile(
    r"\b(?:across|throughout|nationwide|countrywide|statewide|region-?wide|worldwide|globally|nationally|combined)\b",
    re.IGNORECASE,
)
_WHOLE = re.compile(r"\b(?:in\s(?:all|total)|altogether|overall|a\stotal\sof|totalled|totals?)\b", re.IGNORECASE)
_NAME = re.compile(r"\b([A-Z][\w'’-]{2,30})(?:,\s|\s\()$")
_MARGIN = re.compile(
    r"\b(?:outnumber\w*|w[io]n|wins|winning|lo(?:se|ses|st|sing)|lead|leads|led|ahead|beat|beats|beating|trail\w*|behind)\b[\w\s,]{0,30}\bby\s$",
    re.IGNORECASE,
)
_AWAY = re.compile(
    r"\s(?:(?:off|away|offshore|inland|apart|outside)\b|from\s(?:the\s)?(?:shore|coast)\b)", re.IGNORECASE
)
_FROM_THERE = re.compile(r"\sfrom\s(?:the|its|their|his|her|a|an|where|home|town|shore|here|land|[A-Z])", re.ASCII)
_FALLS = re.compile(
    r"\b(?:f[ea]ll\w*|dropp?\w*|plung\w+|jump\w*|leap\w*|leapt|dive\w*|dove|thrown?|hurled|rose|ris\w+|grew|grown?)\b[^.;]{0,30}$",
    re.IGNORECASE,
)
_ASKED_OF_ALL = frozenset({"earlier", "asked", "offered", "margin"})
_NO_SHARE = frozenset({"lacking", "spent"})
_COUNTED_ROOM = frozenset({"capacity", "aim"})
_MEMBERS = re.compile(r"\b(crew|staff|family)\smembers\b", re.IGNORECASE)
_SIDELINES = re.compile(r"\s(?:out|on\sthe|without|wait|delays?|bans?|of\s(?!jail|prison))\b", re.IGNORECASE)
_NEVER_ONE = frozenset({"limit", "faced", "apart", "each"})  # marks that part even equal figures
_GIVEN = frozenset(
    {"seat", "job", "weapon", "aircraft", "building", "dose", "vehicle", "bed"}
)  # what is asked for by count
# Never answered by an amount whose aspect is not told.
_CHANGES_OF_LEVEL = frozenset({"inflation", "core", "growth"})  # rates that are themselves of a rise
_BOTTOM_LINE = {"profit", "loss"}
_ONCE_EQUAL = frozenset({frozenset(_BOTTOM_LINE)})
_STRICT = frozenset({"jail", "turnout", "chance", "humidity", "bail", "ransom", "bounty", "insured", "dividend"})
_SPECIAL = frozenset(
    {
        "child",
        "woman",
        "girl",
        "boy",
        "baby",
        "infant",
        "toddler",
        "foreigner",
        "tourist",
        "rescuer",
        "firefighter",
        "policeman",
        "pupil",
        "teenager",
        "crew",
        "crewman",
    }
)


@dataclass(frozen=True, slots=True)
class Frame:
    """What is known of an amount besides its unit; "" and False where nothing is told.

    `kind`: of the things counted; `person`: of people; `act`: what was done to them. `aspect`: of what is measured.
    `mark`: asked, offered, spent so far … `rate`: a day, month, year. `change`: up or down; `level`: to so much;
    `step`: by so much; `of`: so much of something. `sex` and `name`: whose age it is. `part`: of those counted.
    `whole`: in all. `wide`: over a whole country. `alone`: of one place only. `stock`: so many are had, kept or covered
    in all. `grave`: harm befell them. `paced`: so much an hour. `priced`: paid, though no coin is told. `periods`: for
    when it is told.
    """

    kind: str = ""
    person: str = ""
    act: str = ""
    aspect: str = ""
    mark: str = ""
    rate: str = ""
    change: str = ""
    level: bool = False
    step: bool = False
    of: bool = False
    sex: str = ""
    name: str = ""
    part: bool = False
    whole: bool = False
    wide: bool = False
    alone: bool = False
    noun: str = ""
    stock: bool = False
    paced: bool = False
    priced: bool = False
    grave: bool = False
    periods: tuple[Period, ...] = ()


@lru_cache(maxsize=REMEMBERED)
def said_in(wording: Wording) -> str:
    """The words of a wording, without the rest of the article."""
    return " ".join(wording.text[start : min(end, start + 6_000)] for start, end in wording.spans)


@dataclass
class Framer:
    """Reads the frames of one wording's amounts; `spans` are those of all of them."""

    wording: Wording
    spans: Sequence[Span]
    terms: Terms = field(init=False)
    _hits: dict[str, Hits] = field(init=False, default_factory=dict)
    _inside: list[range] = field(init=False)

    def __post_init__(self) -> None:
        self.terms = terms_of(self.wording)
        self._inside = [inside for span in self.spans if (inside := self.terms.within(span))]

    @cached_property
    def said(self) -> str:
        """The wording's own words, without the rest of the article."""
        return said_in(self.wording)

    def near(self, name: str, table: Table, span: Span, reach: float, own: bool = True) -> str:
        """The group of `table` that is told nearest to `span`."""
        inside = self.terms.within(span)
        others = [other for other in self._inside if other != inside]
        return nearest(self.terms, span, self.hits(name, table), others, reach, own)

    def hits(self, name: str, table: Table) -> Hits:
        """Where words of `table` stand."""
        if name not in self._hits:
            self._hits[name] = find_hits(self.terms, table)
        return self._hits[name]

    def read(self, span: Span, dimension: str, unit: str | None, age: bool) -> Frame:
        """The frame of the amount at `span`."""
        known, text = load_aspects(), self.wording.text
        family = dimension.split(":", maxsplit=1)[0]
        before, after = text[max(0, span[0] - 90) : span[0]], text[span[1] : span[1] + 60]
        counted = not dimension
        noun = _noun(unit, text[slice(*span)], after)
        aspect = "" if age or family not in known.aspects else self._aspect(span, family, unit, before, after)
        change, level = self._change(span, family, before, after)
        return Frame(
            kind=known.kinds.get(noun, "") if counted else "",
            person=known.persons.get(noun, "") if counted else "",
            act=self.near("act", known.acts, span, 5, own=False) if counted else "",
            aspect=aspect,
            mark="" if age else self._mark(span, family, noun, before, after),
            rate=self._rate(span, family),
            priced=not unit and bool(_PAYS.search(before)),
            paced=bool(self._pace(span, family)),
            change=change,
            level=level,
            of=family == "share" and after.startswith(" of "),
            step=bool(change and (family == "money" or _BY.search(before))),
            sex=self.near("sex", known.sexes, span, 5) if age else "",
            name=match[1] if age and (match := _NAME.search(before)) else "",
            part=_is_part(text, span, before, after, noun)
            if counted
            else family == "money" and bool(_OF_PLAN.match(after)),
            whole=bool(_WHOLE.search(text[max(0, span[0] - 25) : span[1] + 40])),
            wide=bool(_WIDE.search(self.said)),
            alone=bool(_ALONE.search(self.said)),
            noun=noun,
            stock=family in ("", "area") and bool(_HAS.search(before)),
            periods=() if age else find_periods(self.wording),
        )

    def _rate(self, span: Span, family: str) -> str:
        """Over what time so much is told: a day, a month, a quarter, half a year."""
        if family not in ("money", "share"):
            return self._pace(span, family)
        rate = self.near("period", load_aspects().periods, span, 9 if family == "share" else 5, own=False)
        return rate or (self.near("stretch", load_aspects().stretches, span, 5) if family == "money" else "")

    def _pace(self, span: Span, family: str) -> str:
        """Of other measures: what stands right behind them, "ten centimetres an hour"."""
        match = _PACE.match(self.wording.text, span[1]) if family in _PACED else None
        return (
            _PACES.get(match["day"].lower(), "") if match and match["day"] else match["each"].lower() if match else ""
        )

    def _aspect(self, span: Span, family: str, unit: str | None, before: str, after: str) -> str:
        if family == "length" and (_AWAY.match(after) or (_FROM_THERE.match(after) and not _FALLS.search(before))):
            return "away"
        if family == "length" and after.startswith(" of water"):
            return "depth"
        aspect = self.near(family, load_aspects().aspects[family], span, 13)
        return "" if aspect == "jail" and unit not in ("year", "month", "week", "day") else aspect

    def _mark(self, span: Span, family: str, noun: str, before: str, after: str) -> str:
        """How far the amount had come, where amounts of its family can come so far."""
        if _MARGIN.search(before):
            return "margin"
        if family == "speed" and self.near("limit", {"speed limit": "limit", "limit": "limit"}, span, 7):
            return "limit"
        if family == "duration" and _APART_IN_TIME.match(after):
            return "apart"
        if _NOW_FROM.match(after):
            return ""
        if _FROM_ONE.search(before):
            return "earlier"
        if _SEATS.search(before):
            return "capacity"
        if family != "duration" and _AGO.match(after):
            return "earlier"
        if _PER.search(before):
            return "each"
        mark = self.near("mark", load_aspects().marks, span, 8)
        if mark == "granted":
            return ""
        if not family and mark == "spent":
            return "sofar"
        if not family and mark in ("asked", "offered"):
            return mark if load_aspects().kinds.get(noun) in _GIVEN else ""
        if family == "duration" and mark == "risked":
            return "" if _SIDELINES.match(after) else "faced"
        if family == "share" and mark in _NO_SHARE:
            return ""
        if mark in _COUNTED_ROOM:
            return "" if family else mark
        return mark if family in _ASKED or mark in _ASKED_OF_ALL else ""

    def _change(self, span: Span, family: str, before: str, after: str) -> tuple[str, bool]:
        if family not in _MOVING:
            if family == "money" and not _BY.search(before):
                moved = _UP_OR_DOWN.search(before)
                more = _MORE_OR_LESS.match(after)
                way = moved[1].lower() if moved else ("up" if more["up"] or more["again"] else "down") if more else ""
                return way, False
            return self.near(
                "change", load_aspects().changes, span, 0.9 if not _BY.search(before) else 3, own=False
            ), False
        if _NOW_FROM.match(after):
            return "", True
        if family == "share" and (more := _MORE_OR_LESS.match(after)):
            return "up" if more["up"] or more["again"] else "down", False
        if (_LEVEL.search(before) and not _OF_CHANGE.search(before)) or _BOUNDED.match(self.wording.text, span[0]):
            return "", True
        change = self.near("change", load_aspects().changes, span, 5, own=False)
        return change, not change and family == "share" and self.wording.text.startswith((" of ", " chance"), span[1])


def _noun(unit: str | None, words: str, after: str) -> str:
    """What is counted: the unit, or the body that its members are of, or those "of them"."""
    if unit == "member" and (body := _MEMBERS.search(words)):
        return body[1].lower()
    match = _OF_THEM.match(after)
    if match and not unit:
        return singular(match["noun"])
    return unit or ""


def _is_part(text: str, span: Span, before: str, after: str, noun: str) -> bool:
    """Whether those counted are told as some of others: "two Germans among", "three of them", "including two"."""
    if _INCLUDING.search(before) or _AMONG.match(after):
        return True
    word = text[span[0] : span[1]].rsplit(maxsplit=1)[-1] if noun else ""
    return bool(word[:1].isupper() and word.lower() != word and span[0] and not text.istitle() and not word.isupper())


def conflict(x: Frame, y: Frame, same: bool, texts: tuple[str, str]) -> bool:
    """Whether two amounts of one dimension are of different things.

    `same`: their values agree, so that they may well be one though words near them differ; what was counted, and for
    when, still parts them.
    """
    known = load_aspects()
    if _apart(x.kind, y.kind, known.kin | known.alike if same else known.kin):
        return True
    if apart(x.periods, y.periods):
        return True
    if x.part and y.part and x.noun and y.noun and x.noun != y.noun:
        return True
    if x.part != y.part and (not same or (x.noun and y.noun and x.noun != y.noun)):
        return True
    if any(p.priced and q.noun and q.kind for p, q in ((x, y), (y, x))):
        return True
    if x.whole != y.whole and not same and x.aspect == y.aspect == "jail":
        return True  # years for all of them, and for one
    if x.mark != y.mark and {x.mark, y.mark} & _NEVER_ONE:
        return True
    if same:
        return False
    if x.kind == y.kind == "person" and (x.noun in _SPECIAL) != (y.noun in _SPECIAL):
        return True
    if any(p.stock and not q.stock and (q.grave or q.act != p.act or q.change == "down") for p, q in ((x, y), (y, x))):
        return True
    if _other_persons(x.person, y.person):
        return True
    if _apart(x.act, y.act, frozenset()) or _apart(x.aspect, y.aspect, known.same_aspect | {frozenset(_BOTTOM_LINE)}):
        return True
    if x.aspect != y.aspect and {x.aspect, y.aspect} & _STRICT:
        return True
    if x.paced != y.paced:
        return True
    if _mark(x, y) or (x.rate and y.rate and x.rate != y.rate):
        return True
    moved = bool(x.change) != bool(y.change) and not {x.aspect, y.aspect} & _CHANGES_OF_LEVEL
    if moved and not (x.of and y.of) and (x.level or y.level or x.step or y.step):
        return True
    return bool(_whose(x, y, texts) or x.alone != y.alone)


def _other_persons(x: str, y: str) -> bool:
    """Whether persons of two sorts are counted; men may be gunmen or soldiers, but are no women and no children."""
    if not x or not y or x == y:
        return False
    return ("man" not in (x, y)) or bool({x, y} & {"woman", "child"})


def _apart(x: str, y: str, kin: frozenset[frozenset[str]]) -> bool:
    return bool(x and y and x != y and frozenset({x, y}) not in kin)


def _mark(x: Frame, y: Frame) -> bool:
    if x.mark == y.mark:
        return False
    unmarked = load_aspects().unmarked
    return bool((x.mark and y.mark) or (x.mark or y.mark) not in unmarked)


def _whose(x: Frame, y: Frame, texts: tuple[str, str]) -> bool:
    """Whether two ages are of two persons."""
    if x.sex and y.sex and x.sex != y.sex:
        return True
    return bool(x.name and y.name and x.name not in texts[1] and y.name not in texts[0])


def opposed(x: Frame, y: Frame) -> bool:
    """Whether one rose and the other fell, or one is a profit and the other a loss."""
    return bool(x.change and y.change and x.change != y.change) or {x.aspect, y.aspect} == _BOTTOM_LINE


def by_chance(x: Frame, y: Frame) -> bool:
    """Whether equal figures are of two things: 8 percent dearer, and 8 percent of the drivers."""
    if _apart(x.aspect, y.aspect, load_aspects().same_aspect | _ONCE_EQUAL):
        return True
    if x.aspect and y.aspect and x.aspect != y.aspect and bool(x.change) != bool(y.change):
        return True
    return any(p.of and not p.change and q.change == "up" and not q.of for p, q in ((x, y), (y, x)))
