"""Constructions in which a name stands as a source of news: "X reported", "told X", "according to the newspaper X"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from stemma.language.tokens import ADVERBS, DETERMINERS, Token, word_set
from stemma.model import Attribution

_ARTICLES = frozenset(["the", "a", "an"])
_OPENING = ("«", "“", '"', "„", "‘")
_REPORT = word_set(
    "reported reports report wrote writes write published publishes broadcast broadcasts quoted quotes cited "
    "cites revealed disclosed discloses"
)
_SAY = word_set("said says notes noted adds added claims claimed informs informed told announced learned gives puts")
_GIVEN_TO = frozenset(["told", "tells", "tell", "telling", "confirmed", "informed", "texted", "emailed"])
_DESCRIBED = (
    "news agency", "state news agency", "press agency", "newswire", "wire service", "news wire", "newspaper",
    "daily", "tabloid", "broadsheet", "broadcaster", "television", "television channel", "tv channel", "tv station",
    "radio station", "news channel", "news site", "news website", "news portal", "internet portal", "portal",
    "magazine", "news outlet", "publication", "weekly", "paper", "agency",
)  # fmt: skip
_BY = word_set(
    "reported cited quoted published obtained seen reviewed carried broadcast aired posted leaked asked contacted "
    "reached interviewed questioned approached pressed consulted polled surveyed described summarised"
)
_TO = word_set(
    "spoke speaking interview statement comments remarks confirmed described confided said email letter leaked shown "
    "shared provided released handed passed e-mail"
)
_WHEN = word_set(
    "on in at last this early late earlier later first week weekend month morning afternoon evening night yesterday "
    "today monday tuesday wednesday thursday friday saturday sunday"
)
_SURE_BY = word_set("reported cited quoted asked contacted reached interviewed consulted polled surveyed")
_LONGEST_WHICH = 16  # tokens of ", which interviewed six workers,"
_BY_WIRE = word_set("by phone telephone email e-mail")  # "reached by telephone by"
_PASS_ON = word_set(
    "transmits transmitted passes conveys conveyed relays relayed communicates communicated informs informed writes "
    "wrote broadcasts states stated underlines notes announces announced publishes published words"
)
_PEOPLE_CITED = word_set(
    "people sources source officials official persons unidentified unnamed anonymous insiders documents two three "
    "four several one a an its own what diplomats records"
)


@dataclass(frozen=True, slots=True)
class Construction:
    """What makes a name a source: the cue's tokens [first, last), how sure it is, and what it calls the name."""

    first: int
    last: int
    sure: bool
    described: str


def find_construction(text: str, tokens: Sequence[Token], first: int, last: int) -> Construction | None:
    """The construction in which the name at tokens [first, last) stands as a source, None when in none."""
    opened = first - 1 if first and text[tokens[first].start - 1 : tokens[first].start] in _OPENING else first
    described, start = _description_before(tokens, opened)
    start = start if described or opened == first else first
    if not described:
        described = _description_after(tokens, last)
    made = (
        _before(text, tokens, start, bool(described))
        or _after(text, tokens, last, described)
        or _behind_dash(text, tokens, first, last)
        or _passed_on(tokens, start, described)
        or _second_of_two(text, tokens, start)
    )
    if made is None:
        return None
    return Construction(made.first, made.last, made.sure, described)


def find_beside(tokens: Sequence[Token], first: int, attributions: Sequence[Attribution]) -> Construction | None:
    """The second of two sources: "according to Y and the state-run X"."""
    described, k = _description_before(tokens, first)
    if not k or tokens[k - 1].low not in ("and", "or"):
        return None
    for row in attributions:
        if row.source is None or row.cue is None or not row.source[0] < tokens[first].start < row.source[1]:
            continue
        cue = [i for i, t in enumerate(tokens) if row.cue[0] <= t.start < row.cue[1]]
        if len(cue) == 2 and tokens[cue[0]].low == "according":
            return Construction(cue[0], cue[-1] + 1, True, described)
    return None


def _description_before(tokens: Sequence[Token], first: int) -> tuple[str, int]:
    """ "the state news agency" before a name, and the token where it begins; ("", start of the article) when none."""
    for n in (3, 2, 1):
        words = " ".join(t.low for t in tokens[max(0, first - n) : first])
        if (
            first >= n
            and words in _DESCRIBED
            and not any(t.capital and i for i, t in enumerate(tokens[first - n : first]))
        ):
            k = first - n
            while (
                k > 0
                and k > first - n - 4
                and not tokens[k - 1].capital
                and (tokens[k - 1].low in DETERMINERS or _is_adjective(tokens[k - 1]))
            ):
                k -= 1
            if words == "agency" and not (k < first - 1 and tokens[first - 2].low in ("the", "news", "state", "wire")):
                return "", first
            return words, k
    k = first
    if k and tokens[k - 1].low in _ARTICLES:
        k -= 1
    elif k > 1 and _is_adjective(tokens[k - 1]) and tokens[k - 2].low in _ARTICLES:
        k -= 2
    return "", k


def _is_adjective(token: Token) -> bool:
    low = token.low
    return low in (
        "state",
        "local",
        "national",
        "independent",
        "private",
        "opposition",
        "regional",
        "official",
        "semi-official",
    ) or low.endswith(("-run", "-owned", "-based", "-language", "ish", "ese", "ian"))


def _description_after(tokens: Sequence[Token], last: int) -> str:
    for n in (2, 1):
        words = " ".join(t.low for t in tokens[last : last + n])
        if words in _DESCRIBED and words != "agency" and not any(t.capital for t in tokens[last : last + n + 1]):
            return words  # not "the Danish newspaper Argus"
    return ""


def _lows(tokens: Sequence[Token], end: int, count: int) -> tuple[str, ...]:
    return tuple(t.low for t in tokens[max(0, end - count) : end])


def _before(text: str, tokens: Sequence[Token], k: int, described: bool) -> Construction | None:
    """Cues that stand before the name, which begins (with its article) at token `k`."""
    if k == 0 or "\n" in text[tokens[k - 1].end : tokens[k].start]:
        return None
    one, two, three = _lows(tokens, k, 1), _lows(tokens, k, 2), _lows(tokens, k, 3)
    if two == ("according", "to") or (
        two in (("reference", "to"), ("references", "to")) and "with" in _lows(tokens, k, 4)
    ):
        return Construction(k - 2, k, True, "")
    if one[0] in ("citing", "quoting", "cites", "quoted", "quotes") or (
        one[0] in _GIVEN_TO and _has_subject(tokens, k - 1)
    ):
        return Construction(k - 1, k, True, "")
    if one[0] in ("reported", "reports", "writes", "wrote", "informs") and k > 1:
        return Construction(k - 1, k, tokens[k - 2].low in (",", "”", '"', "as"), "")
    if len(two) == 2 and two[1] == "by" and two[0] in _BY:
        return Construction(k - 2, k, two[0] in _SURE_BY, "")
    if one[0] == "by" and (verb := _dated_participle(tokens, k - 1)) is not None:
        return Construction(verb, k, tokens[verb].low in _SURE_BY, "")
    if len(two) == 2 and two[1] in ("to", "with") and two[0] in _TO:
        return Construction(
            k - 2,
            k,
            two[0] in ("interview", "confirmed", "spoke", "speaking", "statement", "said", "email", "e-mail"),
            "",
        )
    if three[-2:] == ("published", "in") or three[-2:] == ("reported", "in"):
        return Construction(k - 2, k, False, "")
    if one[0] in ("said", "says", "said:"):  # "…, says the Gazette": of a known name
        return Construction(k - 1, k, described, "")
    return None


def _passed_on(tokens: Sequence[Token], start: int, described: str) -> Construction | None:
    """ "…, transmits the agency X": any verb that ends a clause before a name which is called an agency or a paper."""
    for k in range(start - 1, max(-1, start - 3), -1):
        if tokens[k].low in _PASS_ON:
            return Construction(k, start, True, described) if described else None
    return None


def _second_of_two(text: str, tokens: Sequence[Token], start: int) -> Construction | None:
    """ "according to the envoy Y and the state-run X": the phrase reaches over a short first source."""
    if start < 4 or tokens[start - 1].low != "and":
        return None
    for k in range(start - 3, max(-1, start - 12), -1):
        if text[tokens[k + 1].start : tokens[k + 2].start].strip(" ,")[-1:] in (".", ";", ":"):
            return None
        if (tokens[k].low, tokens[k + 1].low) == ("according", "to"):
            return Construction(k, k + 2, True, "")
    return None


def _dated_participle(tokens: Sequence[Token], by: int) -> int | None:
    """The participle of "reported on Sunday by", "published late last week by": only words of time between."""
    for k in range(by - 1, max(-1, by - 6), -1):
        if tokens[k].low in _BY:
            return k
        if tokens[k].low not in _WHEN | _BY_WIRE:
            return None
    return None


def _has_subject(tokens: Sequence[Token], verb: int) -> bool:
    """Whether "told" has a teller before it: not "be told", "to tell"."""
    return verb > 0 and tokens[verb - 1].low not in ("be", "been", "being", "was", "were", "are", "is", "to", "not")


def _after(text: str, tokens: Sequence[Token], last: int, described: str) -> Construction | None:
    """Cues that stand behind the name, which ends before token `last`."""
    k = (
        last + len(described.split())
        if described and tokens[last : last + 1] and tokens[last].low == described.split(maxsplit=1)[0]
        else last
    )
    if k >= len(tokens) or "\n" in text[tokens[k - 1].end : tokens[k].start]:
        return None
    if text[tokens[last - 1].start : tokens[last - 1].end].endswith(("'s", "’s")):
        return _possessed(tokens, last)
    if tokens[k].low == "," and k + 2 < len(tokens) and tokens[k + 1].low in ("citing", "quoting"):
        return Construction(k + 1, k + 2, tokens[k + 2].low in _PEOPLE_CITED, "")
    if tokens[k].low == "report" and k + 1 < len(tokens) and tokens[k + 1].low in _SAY:
        return Construction(k, k + 2, True, "")
    if tokens[k].low == "," and k + 2 < len(tokens) and tokens[k + 1].low == "however" and tokens[k + 2].low == ",":
        k += 3  # "The Gazette, however, said"
    k = _behind_which(tokens, k)
    first = k
    while (
        k < len(tokens)
        and k < first + 3
        and (
            tokens[k].low in ("has", "had", "have")
            or tokens[k].low in ADVERBS - {"not", "never"}
            or tokens[k].low == "first"
        )
    ):
        k += 1
    if k >= len(tokens) or tokens[k].capital:
        return None
    if tokens[k].low in ("spoke", "talked") and tokens[k + 1 : k + 2] and tokens[k + 1].low in ("to", "with"):
        return Construction(first, k + 2, False, "")
    if tokens[k].low == "heard" and tokens[k + 1 : k + 2] and tokens[k + 1].low == "from":
        return Construction(first, k + 2, False, "")
    if tokens[k].low == "interviewed":
        return Construction(first, k + 1, False, "")
    if tokens[k].low in _REPORT and tokens[k].low != "report":
        return Construction(first, k + 1, _is_reporting(tokens, k), "")
    if tokens[k].low in _SAY and not (tokens[k].low == "learned" and k > first):
        return Construction(first, k + 1, False, "")
    return None


def _behind_which(tokens: Sequence[Token], k: int) -> int:
    """The token behind "The Gazette, which interviewed six workers, | said"; `k` where there is no such relative."""
    if k + 3 >= len(tokens) or tokens[k].low != "," or tokens[k + 1].low != "which":
        return k
    close = next((m for m in range(k + 2, min(k + _LONGEST_WHICH, len(tokens) - 1)) if tokens[m].low == ","), None)
    return close + 1 if close is not None and tokens[close + 1].low in _SAY | _REPORT else k


def _behind_dash(text: str, tokens: Sequence[Token], first: int, last: int) -> Construction | None:
    """ "Dam in danger - Norwick Gazette": the source of a headline at the end of its line."""
    ends = last >= len(tokens) or "\n" in text[tokens[last - 1].end : tokens[last].start]
    if not ends or first < 4 or text[tokens[first - 1].start : tokens[first - 1].end] not in ("-", "–", "—"):
        return None
    line = text[tokens[first - 4].start : tokens[first - 1].start]
    spaced = text[tokens[first - 1].start - 1 : tokens[first].start].count(" ") == 2
    return Construction(first - 1, first, False, "") if spaced and "\n" not in line and "." not in line else None


def _possessed(tokens: Sequence[Token], last: int) -> Construction | None:
    """ "X's report", "X's sources", "X's correspondent said"."""
    if last < len(tokens) and tokens[last].low in (
        "report",
        "reports",
        "reporting",
        "sources",
        "story",
        "article",
        "reporter",
        "correspondent",
    ):
        return Construction(last, last + 1, True, "")
    return None


def _is_reporting(tokens: Sequence[Token], verb: int) -> bool:
    """ "reported" a clause, a day or nothing, not "reported a profit"."""
    if verb + 1 >= len(tokens):
        return True
    after = tokens[verb + 1].low
    if tokens[verb].low in ("reported", "reports"):
        return after not in (
            "a",
            "an",
            "its",
            "record",
            "net",
            "strong",
            "higher",
            "lower",
            "second-quarter",
            "first-quarter",
            "to",
            "no",
        )
    return tokens[verb].low in ("wrote", "writes", "quoted", "quotes")
