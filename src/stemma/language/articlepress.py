"""The press of one article: under which names it knows its agencies and papers, and what it calls them.

An article that says "the newspaper Argus" once says "the newspaper" from then on, and may quote it without a verb that
says so; a name of one word to which somebody told it is an agency. Such names are press for that article alone.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from stemma.knowledge import Knowledge
from stemma.language.citations import Cited, CitedKind
from stemma.language.entities import MOST
from stemma.language.kinds import is_people, is_territory
from stemma.language.mediums import find_mediums
from stemma.language.tokens import ADVERBS, PREPOSITIONS, Token, find_tokens, is_common, word_set
from stemma.model import Name

_PRESS = ("agency", "outlet")
# What an outlet is called without its name.
NOUNS = word_set(
    "newspaper paper daily tabloid broadsheet magazine weekly monthly channel broadcaster station radio website site "
    "portal outlet publication newsletter newswire agency journal blog programme program show podcast network"
)
_PUBLISHES = word_set("published printed broadcast aired carried ran reported reports revealed writes wrote publishes")
_PUBLISHED = word_set("published broadcast aired printed released")
_ARTICLES = frozenset(["the", "a", "an", "another", "its"])
_OPENING = ("«", "“", "„", '"', "‘")


def settle_press(
    text: str, names: Sequence[Name], cited: Sequence[Cited], knowledge: Knowledge
) -> tuple[list[Cited], list[Name]]:
    """Citations under the names by which an article knows its press, and its names without those.

    "The Herald" is not some Herald of far away, but the one that the text names more fully, or just "The Herald". A
    name of one word that reports, or to which somebody told it, is a news agency: "Volunta reported", "told Volunta".
    What the article calls a paper is one ("the newspaper Argus"), and what published something that it then calls "the
    newspaper".
    """
    plain = _plain_agencies(text, names, cited, knowledge)
    placed = find_mediums(text, [*cited, *plain], knowledge)
    called = list(_called(text, names, [*cited, *plain, *placed], knowledge))
    rows = sorted([*cited, *plain, *placed, *called], key=lambda c: (c.start, c.end))
    lowered = text.lower()
    rows = [replace(c, name=_as_written(text, lowered, c)) if c.kind in _PRESS else c for c in rows]
    press = {(c.name, c.kind) for c in rows if c.kind in _PRESS}
    bodies = {text[n.start : n.end] for n in names if n.kind != "person" and " " in text[n.start : n.end]}
    named = sorted({*press, *((name, "outlet") for name in bodies)}, key=lambda p: (-len(p[0]), p))[:MOST]
    fuller = [(name, kind, _plain(name)) for name, kind in named]
    longest = {name: _longest(name, fuller) for name, _ in sorted(press)}
    taken = {(c.start, c.end) for c in rows if c.kind in _PRESS}
    for k, row in enumerate(rows):
        full = longest.get(row.name) if row.kind in _PRESS else None
        rows[k] = replace(row, name=full[0], kind=full[1]) if full is not None else row
    return rows, [n for n in names if (n.start, n.end) not in taken]


def _longest(name: str, fuller: Sequence[tuple[str, str, list[str]]]) -> tuple[str, CitedKind] | None:
    """The longest name by which the text calls a press, and its kind: "the Courier" is the Norwick Courier."""
    words = _plain(name)
    full = next((p for p in fuller if p[0] != name and _ends_alike(p[2], words)), None)
    return (full[0], "agency" if full[1] == "agency" else "outlet") if full is not None else None


def _ends_alike(long: Sequence[str], short: Sequence[str]) -> bool:
    bare = [w for w in short if w != "the"]
    return len(long) > len(bare) > 0 and list(long[-len(bare) :]) == bare and long[0] != "the"


def _as_written(text: str, lowered: str, row: Cited) -> str:
    """The written name, when the known one only adds words to it that the text does not have."""
    written, known = text[row.start : row.end], _plain(row.name)
    words = [w for w in _plain(written) if w != "the"]
    if not set(words) < set(known) - {"the"} or row.name.partition(" (")[0] == written or not words:
        return row.name
    if " ".join(w for w in known if w.isalnum()) in lowered:
        return row.name
    article = text[max(0, row.start - 4) : row.start].lower() == "the "
    return f"The {written}" if article and not written.startswith("The ") else written


def _plain_agencies(text: str, names: Sequence[Name], cited: Sequence[Cited], knowledge: Knowledge) -> list[Cited]:
    """Names of one word that the text uses as a news agency's, at all their places."""
    taken = {(c.start, c.end) for c in cited}
    shown_names = [text[n.start : n.end] for n in names]
    single = set(shown_names) - {shown.rsplit(maxsplit=1)[-1] for shown in shown_names if " " in shown}
    tokens = find_tokens(text)
    starts = [t.start for t in tokens]
    uses: dict[str, list[tuple[Name, str]]] = {}
    for name in names:
        shown = text[name.start : name.end]
        if shown in single and " " not in shown and not _is_known(shown.lower(), knowledge):
            uses.setdefault(shown, []).append((name, _use(tokens, bisect_left(starts, name.start))))
    rows = []
    for shown, places in uses.items():
        marks = {use for _, use in places}
        if "other" in marks or not marks & {"reported", "told", "agency", "dateline"}:
            continue
        for name, _ in places:
            if (name.start, name.end) not in taken:
                cue = tokens[max(0, bisect_left(starts, name.start) - 1)]
                rows.append(Cited(name.start, name.end, shown, "agency", cue.low, cue.start, name.start))
    return rows


def _is_known(low: str, knowledge: Knowledge) -> bool:
    """Whether a lower-case word is a given name's, a land's, a people's, a body's or a plain one."""
    if low in knowledge.names["given_names"] or low in knowledge.office_words or is_common(low):
        return True
    return is_territory(low, knowledge) or is_people(low, knowledge) or low in knowledge.platforms


def _use(tokens: Sequence[Token], i: int) -> str:
    """How a name of one word stands: as an agency's can ("told", "reported", "agency", "dateline"), else so that
    nothing is said ("plain"), or as no agency's does ("other")."""
    before = tokens[i - 1].low if i else ""
    after = [t.low for t in tokens[i + 1 : i + 3]] + ["", ""]
    if before == "agency":
        return "agency"
    if before == "(" and after[0] == ")":
        return "dateline"
    if before in PREPOSITIONS - {"to", "by", "with", "from", "for"} or before in ("mr", "ms", "mrs", "dr", "the"):
        return "other"
    if before == "told" and after[0] not in ("to", "and", "or"):
        return "told"
    if after[0] in ("reported", "reports", "quoted", "quotes") and after[1] not in ("to", "by"):
        return "reported"
    speaks = after[0] in ("said", "says", "wrote", "cited") or before in PREPOSITIONS | {"citing", "quoting"}
    return "other" if before.isalpha() and is_common(before) and not speaks else "plain"


def _plain(name: str) -> list[str]:
    return [t.low for t in find_tokens(name)]


def _called(text: str, names: Sequence[Name], cited: Sequence[Cited], knowledge: Knowledge) -> Iterator[Cited]:
    """Names that the text calls press, and the first that published something before it says "the newspaper"."""
    taken = sorted((c.start, c.end) for c in cited)
    tokens = find_tokens(text)
    starts = [t.start for t in tokens]
    anaphor = next(_alone(tokens), None)
    known = any(c.kind in _PRESS for c in cited)
    before: dict[str, CitedKind] = {}
    for name in names:
        at = bisect_left(taken, (name.start, name.end))
        if any(a < name.end and name.start < b for a, b in taken[max(0, at - 1) : at + 2]):
            continue
        words = text[name.start : name.end].lower().split()
        if words[0] in knowledge.names["given_names"] or is_territory(" ".join(words), knowledge):
            continue
        first, last = bisect_left(starts, name.start), bisect_left(starts, name.end)
        shown = text[name.start : name.end]
        if shown in before:
            a, b = _around(tokens, first, last)
            yield Cited(name.start, name.end, shown, before[shown], text[a:b], a, b)
            continue
        noun = _noun_before(text, tokens, first) or _interviews(tokens, first, last)
        published = not known and anaphor is not None and name.end < anaphor and _publishes(tokens, last)
        if not noun and not published:
            continue
        known = True
        cue = tokens[last : last + 1] if not noun else tokens[first - 1 : first]
        cue = tokens[first - 2 : first] if noun == "interview" else cue
        a, b = cue[0].start, cue[-1].end
        kind: CitedKind = "agency" if noun == "agency" else "outlet"
        before[shown] = kind
        yield Cited(name.start, name.end, shown, kind, text[a:b], a, b)


def _around(tokens: Sequence[Token], first: int, last: int) -> tuple[int, int]:
    """The words beside a name already known as press: "(interview) with X", "X also spoke to"."""
    k = first - (first > 0 and tokens[first - 1].low == "the")
    if k and tokens[k - 1].low in ("told", "to", "with", "by"):
        k -= 1
        return tokens[max(0, k - (tokens[k].low != "told"))].start, tokens[k].end
    stop = min(last + 3, len(tokens))
    return (tokens[last].start, tokens[stop - 1].end) if last < stop else (tokens[first].start, tokens[first].start)


def _noun_before(text: str, tokens: Sequence[Token], first: int) -> str:
    """The word of "the newspaper Argus", "the news agency “Volunta”" that says what the name is, "" for none."""
    k = first - 1
    if k > 0 and text[tokens[k].start : tokens[k].end] in _OPENING:
        k -= 1
    if k < 1 or tokens[k].low not in NOUNS - {"journal"} or tokens[k].capital:
        return ""
    if tokens[k].low == "agency" and tokens[k - 1].low not in ("news", "press", "state", "wire", "information"):
        return ""
    return tokens[k].low if any(t.low in _ARTICLES for t in tokens[max(0, k - 4) : k]) else ""


def _interviews(tokens: Sequence[Token], first: int, last: int) -> str:
    """ "interview" for the name of "In an interview with Argus published on Sunday, X said", "" for none."""
    k = first - (first > 0 and tokens[first - 1].low == "the")
    if k < 2 or (tokens[k - 2].low, tokens[k - 1].low) != ("interview", "with") or last >= len(tokens):
        return ""
    behind = tokens[last].low
    opens = behind == "," and tokens[max(0, k - 4)].low == "in" and tokens[max(0, k - 4)].capital
    return "interview" if opens or behind in _PUBLISHED else ""


def _alone(tokens: Sequence[Token]) -> Iterator[int]:
    """Where "the newspaper" stands without a name behind it."""
    for k in range(len(tokens) - 1):
        after = tokens[k + 2] if k + 2 < len(tokens) else None
        bare = after is None or not (after.capital or after.low in _OPENING)
        if tokens[k].low == "the" and tokens[k + 1].low in NOUNS - {"agency", "journal", "station", "site"} and bare:
            yield tokens[k].start


def _publishes(tokens: Sequence[Token], last: int) -> bool:
    """Whether the name before token `last` is what published something: "Argus has printed", "Argus reported"."""
    while last < len(tokens) and (tokens[last].low in ADVERBS or tokens[last].low in ("has", "had", "first")):
        last += 1
    return last < len(tokens) and tokens[last].low in _PUBLISHES


def nouns_of(text: str, cited: Sequence[Cited]) -> dict[str, frozenset[str]]:
    """For each press name the words by which the text calls it: "newspaper" of "the newspaper Argus"."""
    found: dict[str, frozenset[str]] = {}
    for row in cited:
        if row.kind in _PRESS:
            near = find_tokens(text[max(0, row.start - 60) : row.start])[-3:]
            behind = find_tokens(text[row.end : row.end + 60])
            beside = behind[1:6] if behind and behind[0].low == "," else behind[:1]
            end = next((k for k, t in enumerate(beside) if not t.low[:1].isalpha() or t.low in PREPOSITIONS), None)
            inside = find_tokens(text[row.start : row.end])
            lows = {t.low for t in (*near, *beside[:end], *inside)} & NOUNS
            found[row.name] = found.get(row.name, frozenset()) | lows
    return found
