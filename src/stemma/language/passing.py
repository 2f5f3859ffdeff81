"""Words passed on: "X quoted Y as saying …", "X remembered Y saying …", "X, citing Y, said …", "…, which cites Y"."""

from __future__ import annotations

from collections.abc import Sequence

from stemma.knowledge import Knowledge
from stemma.language.clauses import Item, Unit
from stemma.language.contents import begin_before, clause, clause_end
from stemma.language.cues import Cues
from stemma.language.finite import has_finite
from stemma.language.leaning import leans_at, leans_finitely_at, skip_unnamed
from stemma.language.phrases import Range, phrase_after, phrase_before
from stemma.language.reporting import BE, cue_start
from stemma.language.scenes import skip_hearer
from stemma.language.tokens import AUXILIARIES, SUBORDINATORS, word_set
from stemma.language.turns import Found, row_of

_QUOTES = word_set("quoted quotes quoting cited cites citing reported reports")
_HEARS = word_set("recalled recalls remembered remembers heard overheard hears recorded filmed caught")
_CALLS = word_set("called calls described describes termed terms labelled styled says said")
_CITES = word_set("cites cited quotes quoted")
_IN_TURN = word_set("in turn itself also had has then first")
_REPORTERS = word_set("reporter reporters correspondent correspondents journalist journalists")
_CLAUSES = word_set("after when while as because before and but though although since ; :")
_LONGEST_CHAIN = 4
# Phrases that say on whose word a report rests.
RESTS = frozenset(
    tuple(phrase.split())
    for phrase in (
        "with reference to", "with a reference to", "on the word of", "on the authority of", "on the strength of",
        "on the basis of",
    )
)  # fmt: skip
_REACH = 16  # items between "quoted" and "as saying"


def quoted_as(
    text: str, number: int, unit: Unit, i: int, left_edge: int, cues: Cues, knowledge: Knowledge
) -> list[Found]:
    """ "The agency quoted X as saying …", "X was quoted as having said …", "X recalled Y saying …".

    The words are told by both: one row for who passes them on, one for whose they are.
    """
    items = unit.items
    if items[i].capital or items[i].low not in _QUOTES | _HEARS:
        return []
    saying = _saying(items, i, cues)
    first = cue_start(items, i)
    who = phrase_before(items, first, cues, knowledge)
    if saying is None or who is None:
        return []
    said, end = saying
    who = _behind_stamp(items, who)
    agent = phrase_after(items, end + 1, cues, knowledge) if end < len(items) and items[end].low == "by" else None
    if agent is not None and said == i + 1:  # "X was quoted as saying by the agency"
        content = _told(items, agent[1], cues, knowledge)
        content = content or clause(items, begin_before(items, left_edge, who[0]), who[0])
        chain = [(agent, (end, end + 1)), (who, (first, end))]
        return [Found(number, row_of(text, items, *pair, content), agent[1]) for pair in chain] if content else []
    content = _told(items, end, cues, knowledge)
    aside = end < len(items) and items[end].low == "," and who[0] > left_edge + 2 and items[who[0] - 1].low == ","
    if (not content or aside) and items[i].low in _QUOTES:
        left = clause(items, begin_before(items, left_edge, who[0]), who[0] - aside)
        content = left + content if aside and has_finite(items, left_edge, who[0]) else content or left
    quoted = who[0] > left_edge and items[who[0] - 1].quote and items[who[0] - 1].capital
    if quoted and not any(has_finite(items, *part) or any(x.quote for x in items[slice(*part)]) for part in content):
        content = clause(items, who[0] - 1, who[0])  # “No,” Ada Vane was quoted as saying on her way in
    if not content:
        return []

    def row(source: Range, cue: Range) -> Found:
        return Found(number, row_of(text, items, source, cue, content), content[-1][1])

    if items[i + 1].low == "by" and said > i + 2:  # "X was quoted by the agency as saying"
        return [row((i + 2, said), (first, i + 1)), row(who, (said, end))]
    if said == i + 1:  # "X was quoted as saying"
        return [row(who, (first, end))]
    return [row(who, (first, i + 1)), row(_name(items, i + 1, said), (said, end))]


def _behind_stamp(items: Sequence[Item], who: Range) -> Range:
    """A phrase without the time of day that a running report puts before it: "07:42 | State television"."""
    k = who[0]
    while k + 1 < who[1] and (items[k].low[:1].isdigit() or items[k].low in (":", ".", "h")):
        k += 1
    return (k, who[1]) if k > who[0] + 1 and items[k].capital else who


def _saying(items: Sequence[Item], i: int, cues: Cues) -> Range | None:
    """The items of "as saying", "as having told" behind "quoted", of "saying" or "say" behind "heard"."""
    for k in range(i + 1, min(i + _REACH, len(items) - 1)):
        if items[k].quote or items[k].low in SUBORDINATORS - {"as"} or items[k].low in (";", ":"):
            return None
        if items[i].low in _QUOTES:
            having = items[k + 1].low == "having"
            tenses = ("part", "past") if having else ("ing",)
            if items[k].low == "as" and k + 1 + having < len(items) and _says(items[k + 1 + having], tenses, cues):
                return k, k + 2 + having
        elif k > i + 1 and (_says(items[k], ("ing",), cues) or items[k].low in ("say", "tell")):
            return (k, k + 1) if items[k - 1].is_word and items[k - 1].low not in AUXILIARIES | {"to"} else None
    return None


def _says(item: Item, tenses: Sequence[str], cues: Cues) -> bool:
    return not item.capital and any(
        f.tense in tenses and f.group in ("statement", "told") and not f.particle for f in cues.verbs.get(item.low, ())
    )


def _told(items: Sequence[Item], begin: int, cues: Cues, knowledge: Knowledge) -> tuple[Range, ...]:
    """What follows "as saying", "as having told the board"."""
    if any(f.group == "told" for f in cues.verbs.get(items[begin - 1].low, ())):
        begin = skip_hearer(items, begin)
    if begin >= len(items):
        return ()
    return clause(items, begin, clause_end(items, begin, cues, knowledge, True))


def _name(items: Sequence[Item], first: int, last: int) -> Range:
    """The phrase between "quoted" and "as saying", without the comma that closes an apposition."""
    return first, last - (last - first > 1 and items[last - 1].low == ",")


def cited_inside(
    items: Sequence[Item], first: int, last: int, cues: Cues, knowledge: Knowledge, said: int = -1
) -> list[tuple[Range, Range]]:
    """Sources and cues of "The paper, citing the agency X, which quoted officials, said …": the content only comes
    with the verb. Empty when the clause has its verb already, or gets none. `said`: where the last cue ends."""
    if first < 2 or items[first - 1].low != "," or not (leans_at(items, first) or _rests_at(items, first, last)):
        return []
    found, end = chain_behind(items, first, last, cues, knowledge)
    if not found or end >= len(items) or items[end].low != ",":
        return []
    begin = _clause_start(items, first)
    if items[begin].start < said or has_finite(items, begin, first) or not has_finite(items, end, len(items)):
        return []
    return found


def _rests_at(items: Sequence[Item], first: int, last: int) -> bool:
    """Whether a phrase before a source says on what a report rests: ", with reference to two officials,"."""
    return tuple(x.low for x in items[first:last]) in RESTS


def _clause_start(items: Sequence[Item], before: int) -> int:
    """Where the clause begins that item `before` stands in: behind "hours after", a dash, a quotation."""
    for k in range(before - 2, 0, -1):
        if items[k].low in _CLAUSES or (items[k].quote and items[k].capital):
            return k + 1
    return 0


def chain_behind(
    items: Sequence[Item], first: int, last: int, cues: Cues, knowledge: Knowledge
) -> tuple[list[tuple[Range, Range]], int]:
    """Sources, each with its cue, of "citing Y, which in turn leans on Z", and the item behind them.

    `first`, `last`: the first cue, half-open.
    """
    found: list[tuple[Range, Range]] = []
    end = last
    while len(found) < _LONGEST_CHAIN:
        source = cited_source(items, last, cues, knowledge)
        if source is None:
            break
        found.append((source, (first, last)))
        end = skip_unnamed(items, source[1])
        first = end + (end < len(items) and items[end].low == ",")
        more = which_cites(items, first)
        if not more:
            break
        last = first + more
    return found, end


def cited_source(items: Sequence[Item], begin: int, cues: Cues, knowledge: Knowledge) -> Range | None:
    """Who is cited at item `begin`: up to a relative that cites another, with an apposition if that ends in a comma."""
    begin = behind_what(items, begin)
    for k in range(begin + 1, min(begin + _REACH, len(items))):
        if items[k].low in (",", ";", ":") or items[k].quote:
            break
        if which_cites(items, k):
            return begin, k
    plain = phrase_after(items, begin, cues, knowledge, appositions=False)
    if plain is None or (plain[1] < len(items) and items[plain[1]].low == "," and which_cites(items, plain[1] + 1)):
        return plain
    if skip_unnamed(items, plain[1]) > plain[1]:
        return plain
    wide = phrase_after(items, begin, cues, knowledge)
    return wide if wide is not None and wide[1] < len(items) and items[wide[1]].low == "," else plain


def behind_what(items: Sequence[Item], k: int) -> int:
    """The item at which the source of "citing what it called senior officers" begins; `k` without "what"."""
    if k >= len(items) or items[k].low != "what":
        return k
    verb = next((m for m in range(k + 2, min(k + 7, len(items))) if items[m].low in _CALLS), None)
    if verb is None or verb + 1 >= len(items):
        return k
    return verb + 1 + (items[verb + 1].low in BE | {"as"})


def which_cites(items: Sequence[Item], i: int) -> int:
    """How many items from `i` on are "which cites", "which in turn leans on", ", itself citing"; 0 for none."""
    if i + 2 >= len(items) or not i:
        return 0
    if items[i].low == "itself":
        return leans_at(items, i)
    comma = items[i - 1].low == ","
    whose = items[i].low == "whose" and comma and items[i + 1].low in _REPORTERS  # "whose reporter spoke to"
    if items[i].low not in ("which", "who", "that") and not whose:
        return 0
    for k in range(i + 1 + whose, min(i + 6, len(items) - 1)):
        turned = "turn" in (x.low for x in items[i:k])
        if items[i].low == "that" and comma and not turned:
            found = 0
        else:
            found = leans_finitely_at(items, k) if comma or turned or items[k].low in _CITES else 0
        if found:
            return k + found - i
        if items[k].low not in _IN_TURN:
            return 0
    return 0
