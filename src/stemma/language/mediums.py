"""Mediums: names that no list has, in places where only the press stands.

"told the Athens-based agency Aegina", "remarks carried by Sol Norte", "told Le Phare", "WQXB, the local radio station".
What makes a name press is the word for press beside it, a word of mastheads within it, or the place itself: what is
carried, aired or relayed is so by press, and whoever is told something for print is introduced with a given name or an
office where he is not press.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from anyascii import anyascii

from stemma.knowledge import Knowledge
from stemma.language.cited import Cited
from stemma.language.kinds import is_people, is_station, is_territory
from stemma.language.press import is_agency_name, media_strength, press_words
from stemma.language.tokens import AUXILIARIES, DETERMINERS, PREPOSITIONS, Token, find_tokens, is_common, word_set

Run = tuple[int, int]  # tokens, half-open

# What an outlet is called; the soft ones are also called so that are none, save in a place for press.
HARD = word_set(
    "newspaper daily tabloid broadsheet magazine weekly monthly fortnightly broadcaster website portal newsletter "
    "newswire blog podcast television tv gazette"
)
SOFT = word_set("paper channel station site outlet publication agency radio journal wire service programme show")
_OF_PRESS = word_set(
    "news press media radio television tv online state wire information broadcasting satellite web sports business "
    "financial opposition student evening morning independent exile gossip investigative state-run state-owned"
)
OF_OTHERS = word_set(
    "space spy intelligence ratings rating credit aid relief un u.n health weather border tax environment "
    "environmental food security energy federal police railway train metro power bus fire polling petrol gas "
    "pumping research subway tube employment travel estate advertising crime archaeological building construction "
    "disposal heritage launch landing crash civil emergency rescue secret"
)
_LEADS = frozenset(["the", "a", "an", "this", "that", "same"])
_OPENING = frozenset("“\"«„‘'")
_PARTICLES = word_set("de di da do du del dei della delle dello degli des der den van y e of & och und et")
_FOREIGN = word_set("le la les el los las il lo het der die das den det o os as al")
_TELLS = word_set("told tells telling texted emailed e-mailed messaged assured")
_SAYS_TO = word_set(
    "said confirmed denied admitted confided complained explained insisted revealed disclosed boasted hinted slip "
    "speaking spoke spoken talking talked vented conceded"
)
_PRESENTERS = word_set("presenter presenters host hosts anchor interviewer")
_TO_HEARERS = word_set("listeners viewers readers")
_TELLERS = word_set("reporter reporters correspondent correspondents journalist journalists")
_OF = word_set("for from of at with")
_HAD_ON = word_set("interviewed appearing appeared appears guest live heard speaking spoke")
_WRITES = word_set("wrote writes writing letter column op-ed article essay")
_CARRIED = word_set("carried aired broadcast relayed transmitted published printed distributed released run quoted")
_WORDS_OF = word_set(
    "remarks comments statement statements interview interviews speech address letter message text words video note "
    "appeal declaration footage excerpts column call email e-mail"
)
_SEEN = word_set("obtained seen reviewed viewed")
_SHOWN = word_set("published leaked released posted shared online")
_PUBLISHED = word_set("published broadcast aired printed released carried")
_LONGEST_CALL = 6  # words of "the Athens-based left-wing news agency"
_LONGEST_NAME = 6
_LONGEST_BESIDE = 6  # words of ", the local public radio station"


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a name stands: the cue's tokens, and how much the place says of it: sure, told, seen, shown."""

    cue: Run
    says: str


def find_mediums(text: str, cited: Sequence[Cited], knowledge: Knowledge) -> list[Cited]:
    """Names of press by what stands beside them, save those that `cited` has as press; in order of place.

    >>> from stemma.knowledge import load_knowledge
    >>> [row.name for row in find_mediums("She told the Riga weekly Sestdiena that it rained.", (), load_knowledge())]
    ['Sestdiena']
    """
    tokens = find_tokens(text)
    taken = {place for c in cited if c.kind in ("agency", "outlet") for place in range(c.start, c.end)}
    rows: list[Cited] = []
    end = 0
    for k, token in enumerate(tokens):
        if k < end or not token.capital:
            continue
        run = _run(text, tokens, k, knowledge)
        end = run[1] if run is not None else k + 1
        if run is None or any(tokens[m].start in taken for m in range(*run)):
            continue
        row = _medium(text, tokens, run, knowledge)
        if row is not None:
            rows.append(row)
    return rows


def _run(text: str, tokens: Sequence[Token], k: int, knowledge: Knowledge) -> Run | None:
    """The capitalised words from token `k` on that make one name; None at a bare article or day."""
    if tokens[k].low in DETERMINERS | PREPOSITIONS and _opens(text, tokens, k):
        return None
    dated = knowledge.weekdays.keys() | knowledge.months.keys()
    end = k + 1
    while end < len(tokens) and end - k < _LONGEST_NAME and not text[tokens[end - 1].end : tokens[end].start].strip():
        low = tokens[end].low
        if "\n" in text[tokens[end - 1].end : tokens[end].start] or _possessive(text, tokens[end - 1]):
            break
        if (tokens[end].capital and low not in dated) or low.isdigit() or low == "-":
            end += 1
        elif _joins(tokens, k, end) and tokens[end + 1].low not in dated:
            end += 2
        else:
            break
    while end > k + 1 and tokens[end - 1].low == "-":
        end -= 1
    if end == k + 1 and (tokens[k].low in dated or tokens[k].low in DETERMINERS):
        return None
    return k, end


def _joins(tokens: Sequence[Token], first: int, k: int) -> bool:
    """Whether token `k` joins two parts of a name: "Corriere dei Laghi", "Eyes on Marsh End"."""
    if k + 1 >= len(tokens) or not tokens[k + 1].capital:
        return False
    titled = k == first + 1 and first > 0 and tokens[first - 1].low in HARD and is_common(tokens[first].low)
    return tokens[k].low in _PARTICLES or (titled and tokens[k].low in ("on", "for", "in"))


def _possessive(text: str, token: Token) -> bool:
    return text[token.start : token.end].endswith(("'s", "’s"))


def _opens(text: str, tokens: Sequence[Token], k: int) -> bool:
    """Whether a sentence or a quotation begins at token `k`, so that its capital says nothing."""
    return not k or text[tokens[k].start - 1] in '“"‘\n' or text[tokens[k - 1].start : tokens[k - 1].end] in ".!?:”"


def _medium(text: str, tokens: Sequence[Token], run: Run, knowledge: Knowledge) -> Cited | None:
    shown = text[tokens[run[0]].start : tokens[run[1] - 1].end]
    shown = shown[:-2] if _possessive(text, tokens[run[1] - 1]) else shown
    words = press_words(shown)
    first = run[0] - (run[0] > 0 and text[tokens[run[0] - 1].start : tokens[run[0] - 1].end] in _OPENING)
    noun, begin = _noun_before(tokens, first, knowledge)
    if not noun and _is_beside(tokens, run):
        noun = tokens[run[0] - 2].low  # "a trade publication, Gulf Barrel,"
    if not words or _is_barred(words, knowledge, noun in HARD):
        return None
    place = _place(tokens, begin, run)
    if noun == "journal" and place is not None and place.says != "told":
        return None  # a study is published in it: that passes nobody's words on
    soft = noun in SOFT and place is None and not _OF_PRESS & {t.low for t in tokens[max(0, first - 3) : first - 1]}
    if soft or (not noun and place is None) or (noun and tokens[first - 1].low in OF_OTHERS):
        noun = ""
    beside = noun or _noun_behind(text, tokens, run[1]) or (_noun_after(tokens, run[1]) if place is not None else "")
    if not beside and (place is None or not _bears_out(text, tokens, run, place, words, knowledge)):
        return None
    cue = place.cue if place is not None else (first - 1, first) if noun else run
    start, end = tokens[run[0]].start, tokens[run[0]].start + len(shown)
    agency = beside == "agency" or is_agency_name(shown)
    a, b = tokens[cue[0]].start, tokens[cue[1] - 1].end
    return Cited(start, end, shown, "agency" if agency else "outlet", text[a:b], a, b)


def _is_beside(tokens: Sequence[Token], run: Run) -> bool:
    """Whether a name between commas follows "a Danish daily", "the newspaper"."""
    if run[0] < 3 or tokens[run[0] - 1].low != "," or tokens[run[0] - 2].low not in HARD | {"publication"}:
        return False
    closed = run[1] >= len(tokens) or tokens[run[1]].low in (",", ".")
    return closed and any(t.low in _LEADS for t in tokens[max(0, run[0] - 6) : run[0] - 2])


def _noun_before(tokens: Sequence[Token], first: int, knowledge: Knowledge) -> tuple[str, int]:
    """The word of "the Athens-based news agency X" that calls it press, and where that phrase begins."""
    k = first
    while k > 0 and first - k < _LONGEST_CALL and _describes(tokens[k - 1], k == first, knowledge):
        k -= 1
    noun = tokens[first - 1].low if k < first and not tokens[first - 1].capital else ""
    if noun not in HARD | SOFT or any(t.low in OF_OTHERS for t in tokens[k : first - 1]):
        noun = ""
    if not noun:
        k = first - (first > 0 and tokens[first - 1].low in _LEADS)
        return "", k
    while k > 0 and tokens[k - 1].low in _LEADS:
        k -= 1
    return noun, k


def _describes(token: Token, head: bool, knowledge: Knowledge) -> bool:
    """Whether a word can stand before a name and say what it is: "Athens-based", "Polish", "left-wing", "news"."""
    if head:
        return not token.capital and token.low in HARD | SOFT
    if token.capital:
        return is_people(token.low, knowledge) or is_territory(token.low, knowledge) or not is_common(token.low)
    plain = token.low[:1].isalpha() or token.low == "-"
    return plain and token.low not in PREPOSITIONS | AUXILIARIES | DETERMINERS | _TELLS | {"and", "or", "same"}


def _place(tokens: Sequence[Token], k: int, run: Run) -> _Place | None:
    """The place of a name whose phrase begins at token `k`."""
    one = tokens[k - 1].low if k else ""
    two = tokens[k - 2].low if k > 1 else ""
    if one in _TELLS and two not in ("be", "been", "being", "was", "were", "is", "are", "to"):
        return _Place((k - 1, k), "told")
    behind = tokens[run[1]].low if run[1] < len(tokens) else ""
    if two in ("interview", "interviews", "conversation") and one in ("with", "to", "for"):
        return _Place((k - 2, k), "sure" if behind in _PUBLISHED else "told")
    if (
        one == "of"
        and two in _TO_HEARERS
        and {"told", "tells", "assured", "telling"} & {t.low for t in tokens[max(0, k - 4) : k]}
    ):
        return _Place((k - 2, k), "told")
    if one == "of" and two in _PRESENTERS:
        return _Place((k - 2, k), "sure")
    if one == "to" and two in _WORDS_OF:
        return _Place((k - 2, k), "told")
    if (one in ("to", "on") and two in _SAYS_TO) or (one in _OF and two in _TELLERS):
        return _Place((k - 2, k), "told")
    if one in ("to", "in", "for") and two in _WRITES:
        return _Place((k - 2, k), "told")
    if one in ("by", "on", "in") and two in _CARRIED:
        near = {t.low for t in tokens[max(0, k - 8) : k - 2]}
        return _Place((k - 2, k), "sure" if near & _WORDS_OF else "shown")
    if (one == "by" and two in _SEEN) or (one, two) == ("to", "leaked"):
        return _Place((k - 2, k), "seen")
    if one == "by" and two in _SHOWN:
        return _Place((k - 2, k), "shown")
    if one == "in" and behind == "," and two in ("", ".", ":", ";", "”"):
        return _Place((k - 1, k), "shown")
    if one == "on" and two in _HAD_ON:
        return _Place((k - 2, k), "told")
    if one == "on" and two in ("", ".", ":", ";", "”"):
        return _Place((k - 1, k), "aired")
    return None


def _noun_after(tokens: Sequence[Token], k: int) -> str:
    """The word of "the X newspaper", "the X news agency" right behind a name, "" for none."""
    pair = tokens[k : k + 2]
    if not pair or pair[0].capital:
        return ""
    if pair[0].low in HARD:
        return pair[0].low if len(pair) == 1 or not pair[1].capital else ""  # not "the Ghent daily Argus"
    return pair[1].low if len(pair) > 1 and pair[0].low in _OF_PRESS and pair[1].low in SOFT else ""


def _noun_behind(text: str, tokens: Sequence[Token], k: int) -> str:
    """The word of ", the local public radio station," behind a name that calls it press, "" for none."""
    if k + 2 >= len(tokens) or tokens[k].low != "," or tokens[k + 1].low not in ("the", "a", "an", "its", "our"):
        return ""
    end = k + 2
    while end < len(tokens) and end - k <= _LONGEST_BESIDE and text[tokens[end].start].isalnum():
        if tokens[end].low in PREPOSITIONS | AUXILIARIES | {"that", "which", "who", "and"}:
            break
        end += 1
    low = tokens[end - 1].low
    inside = {t.low for t in tokens[k + 2 : end - 1]}
    if end == k + 2 or inside & OF_OTHERS:
        return ""
    return low if low in HARD or (low in SOFT and inside & _OF_PRESS) else ""


def _bears_out(
    text: str, tokens: Sequence[Token], run: Run, place: _Place, words: Sequence[str], knowledge: Knowledge
) -> bool:
    """Whether the name is such that in this place it is press: see the head of this module."""
    if place.says == "sure":
        return len(words) > 1 or not is_common(words[0])
    shown = text[tokens[run[0]].start : tokens[run[1] - 1].end]
    known = knowledge.press(" ".join(words))
    plain = len(words) == 1 and words[0] in knowledge.media_words and tokens[max(0, run[0] - 1)].low == "the"
    clear = plain or not knowledge.is_ambiguous(" ".join(words))
    if known is not None and clear and place.says in ("told", "aired"):
        return True
    inside = {part for word in words for part in (word, *word.replace("'", "-").split("-"))}
    masthead = inside & knowledge.names["masthead_words"] or media_strength(words, knowledge)
    if (len(words) > 1 and masthead) or is_station(shown, knowledge):
        return True
    if len(words) < 2 or _is_met_elsewhere(tokens, run):
        return place.says == "seen" and len(words) == 1 and not is_common(words[0])
    article = tokens[run[0]].low in _FOREIGN or tokens[run[0]].low.startswith(("l'", "l’"))
    return place.says == "told" and (article or is_territory(words[0], knowledge)) and _goes_on(tokens, run[1])


def _is_met_elsewhere(tokens: Sequence[Token], run: Run) -> bool:
    """Whether the last word of a name stands elsewhere without the rest, as a surname does."""
    last, before = tokens[run[1] - 1].low, tokens[run[1] - 2].low
    places = (k for k, t in enumerate(tokens) if t.capital and t.low == last and k != run[1] - 1)
    return any(not k or tokens[k - 1].low != before for k in places)


def _goes_on(tokens: Sequence[Token], k: int) -> bool:
    """Whether what was told follows a name, or the sentence ends: not ", a farmer," nor "and his wife"."""
    if k >= len(tokens) or tokens[k].low in (".", "that", "on", "in", "last", "this", "how", "why", ":", ";"):
        return True
    return tokens[k].low in DETERMINERS | {"it", "he", "she", "they", "there", "yesterday", "today", "earlier"}


def _is_barred(words: Sequence[str], knowledge: Knowledge, called: bool) -> bool:
    """Countries, peoples, bodies, companies, platforms and whoever has a given name or a title.

    `called`: it is called a paper or the like, so that a word of places or companies in it bars nothing.
    """
    whole, plain = " ".join(words), anyascii(words[0])
    if whole in knowledge.platforms or is_territory(whole, knowledge):
        return True
    if len(words) == 1 and is_people(plain, knowledge):
        return True
    media = words[-1] in knowledge.media_words or words[0] in knowledge.media_words
    if media:
        return False
    if words[0] in knowledge.names["given_names"] or words[0] in knowledge.titles:
        return True
    if called or is_agency_name(whole):
        return False
    ends = {words[-1], " ".join(words[-2:])}
    bodies = knowledge.names["company_words"] | knowledge.names["place_words"]
    return bool((ends | {words[0]}) & knowledge.office_words or ends & bodies)
