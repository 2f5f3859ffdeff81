"""Words passed on: "X quoted Y as saying …", "X remembered Y saying …", "X, citing Y, said …", "…, which cites Y"."""

from __future__ import annotations

from collections.abc import Sequence

from stemma.knowledge import Knowledge
from stemma.language.clauses import Item, Unit
from stemma.language.contents import begin_before, clause, clause_end
from stemma.language.cues import Cues
from stemma.language.finite import has_finite
from stemma.language.phrases import Range, phrase_after, phrase_before
from stemma.language.reporting import BE, cue_start
from stemma.language.scenes import skip_hearer
from stemma.language.tokens import AUXILIARIES, SUBORDINATORS, word_set
from stemma.language.turns import Found, row_of

_QUOTES = word_set("quoted quotes quoting cited cites citing reported reports")
_HEARS = word_set("recalled recalls remembered remembers heard overheard hears recorded filmed caught")
_CALLS = word_set("called calls described describes termed terms labelled styled says said")
_CITES = word_set("cites cited quotes quoted")
_REFERS = word_set("refers referred")
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
    content = _told(items, end, cues, knowledge)
    if not content and items[i].low in _QUOTES:
        content = clause(items, begin_before(items, left_edge, who[0]), who[0])
    if not content:
        return []

    def row(source: Range, cue: Range) -> Found:
        return Found(number, row_of(text, items, source, cue, content), content[-1][1])

    if items[i + 1].low == "by" and said > i + 2:  # "X was quoted by the agency as saying"
        return [row((i + 2, said), (first, i + 1)), row(who, (said, end))]
    if said == i + 1:  # "X was quoted as saying"
        return [row(who, (first, end))]
    return [row(who, (first, i + 1)), row(_name(items, i + 1, said), (said, end))]


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
        begin = skip_hearer(items, begin, cues)
    if begin >= len(items):
        return ()
    return clause(items, begin, clause_end(items, begin, cues, knowledge, True))


def _name(items: Sequence[Item], first: int, last: int) -> Range:
    """The phrase between "quoted" and "as saying", without the comma that closes an apposition."""
    return first, last - (last - first > 1 and items[last - 1].low == ",")


def cited_inside(
    items: Sequence[Item], first: int, last: int, cues: Cues, knowledge: Knowledge
) -> tuple[Range, Range] | None:
    """Source and cue of "The paper, citing officials, said …": the content only comes with the verb."""
    if first < 2 or items[first].low not in ("citing", "quoting") or items[first - 1].low != ",":
        return None
    begin = behind_what(items, last)
    for appositions in (True, False):
        source = phrase_after(items, begin, cues, knowledge, appositions=appositions)
        if source is not None and source[1] < len(items) and items[source[1]].low == ",":
            break
    else:
        return None
    if has_finite(items, 0, first) or not has_finite(items, source[1], len(items)):
        return None
    return source, (first, last)


def behind_what(items: Sequence[Item], k: int) -> int:
    """The item at which the source of "citing what it called senior officers" begins; `k` without "what"."""
    if k >= len(items) or items[k].low != "what":
        return k
    verb = next((m for m in range(k + 2, min(k + 7, len(items))) if items[m].low in _CALLS), None)
    if verb is None or verb + 1 >= len(items):
        return k
    return verb + 1 + (items[verb + 1].low in BE | {"as"})


def which_cites(items: Sequence[Item], i: int) -> int:
    """How many items from `i` on are "which cites", "which refers to" behind a comma; 0 for none."""
    if i + 2 >= len(items) or items[i].low not in ("which", "who") or not i or items[i - 1].low != ",":
        return 0
    k = i + 1 + (items[i + 1].low in ("in", "itself", "also", "had", "has"))
    k += items[k].low == "turn"
    if k + 1 >= len(items):
        return 0
    if items[k].low in _CITES:
        return k + 1 - i
    return k + 2 - i if items[k].low in _REFERS and items[k + 1].low == "to" else 0
