"""What a reporting verb means by the words behind it: "put the cost at 40", "read: …", not "wrote off"."""

from __future__ import annotations

from collections.abc import Sequence

from stemma.language.clauses import Item
from stemma.language.cues import Cues, Form
from stemma.language.finite import is_finite
from stemma.language.tokens import DETERMINERS, PRONOUNS, SUBORDINATORS, word_set

# Verbs that report nothing with this word behind them: "wrote off", "reported a loss".
_PHRASAL = {
    "write": {"off", "down"}, "find": {"out"}, "see": {"off"}, 
    "call": {"off", "in", "at", "from", "back", "home"}, "back": {"down", "away"},
    "add": {"to", "up"}, "feel": {"like"}, "know": {"as"}, "post": {"a"}, "report": {"a", "an"}, "charge": {"up"},
    "plead": {"guilty", "not", "no"},
}  # fmt: skip
# Figures in words, beside digits.
FIGURES = word_set(
    "one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty seventy "
    "eighty ninety hundred thousand million billion dozen dozens hundreds thousands millions"
)
_STRETCHES = word_set("minute hour day week fortnight month year")
# What somebody puts or places somewhere by his word alone: "she put the start of the fire in the galley".
_PLACED = word_set("seat start beginning origin source cause blame epicentre epicenter centre center focus number time")
_TOTALS = word_set("total toll number count figure sum tally")
_HIGHER = word_set("higher lower nearer closer below above")
_NAMES = word_set("call name dub")
_LONGEST_NOUN = 6  # items of "a little-known crew" before "called"


def means(items: Sequence[Item], i: int, form: Form, cues: Cues) -> bool:
    """Whether the words behind item `i` leave it that reading: no "wrote off", no "asked not to be named"."""
    after = items[i + 1].low if i + 1 < len(items) else ""
    if form.lemma == "say" and after == "to" and i + 2 < len(items) and items[i + 2].low in ("be", "have"):
        return False  # "a firm said to be his brother's"
    if form.lemma == "go":  # "he went on:", but not "the talks are going on"
        behind = items[i + 2] if i + 2 < len(items) else None
        return after == form.particle and behind is not None and (behind.quote or behind.low in (":", "that", ",", "."))
    if form.lemma in _NAMES and form.tense in ("past", "part") and _is_bynamed(items, i):
        return False
    if form.lemma == "own" and form.particle == "that":
        return after == "that" and _owns_up(items, i + 2)
    if form.particle:
        return after == form.particle
    if form.lemma == "figure":  # "he figures that …", not "the bank's figures", "seven figures"
        return after in PRONOUNS | {"that"}
    if form.group == "measure":
        if form.lemma == "make":
            return _is_made(items, i + 1, form.tense)
        if form.lemma == "give":
            return _is_given(items, i + 1)
        return _is_measured(items, i + 1) or _is_placed(items, i + 1) or _is_put_down(items, i + 1)
    if form.lemma == "read" and after == "out":
        return False
    if form.lemma == "read":
        return _is_read(items, i, i + 1, form, cues)
    if form.lemma == "report" and after in ("a", "an") and is_time_ago(items, i + 1):
        return True  # "had reported a day earlier that"
    return not (form.lemma == "ask" and after == "not") and after not in _PHRASAL.get(form.lemma, ())


def _is_bynamed(items: Sequence[Item], i: int) -> bool:
    """ "A crew called Pale Heron, …", "two men named Bo Sund and Ada Vane": a noun's by-name, behind the noun."""
    first = i + 1 + (i + 1 < len(items) and items[i + 1].low == "the")
    k = first
    while k < len(items) and items[k].capital and not items[k].quote:
        k += 1
    ends = k >= len(items) or not items[k].is_word or items[k].low == "and" or is_finite(items, k)
    if k == first or not ends:
        return False
    for m in range(i - 2, max(-1, i - _LONGEST_NOUN), -1):
        if not items[m + 1].is_word or items[m + 1].capital or is_finite(items, m + 1):
            return False
        if items[m].low in ("a", "an", "another", "some") or items[m].low in FIGURES:
            return True
    return False


def _owns_up(items: Sequence[Item], k: int) -> bool:
    """ "He owned that | some of it was gone": a clause follows, and not "that house"."""
    if k >= len(items) or not items[k].is_word:
        return False
    verb = next((m for m in range(k + 1, min(k + 16, len(items))) if is_finite(items, m)), None)
    return verb is not None and not any(items[m].low in SUBORDINATORS or not items[m].is_word for m in range(k, verb))


def _is_made(items: Sequence[Item], k: int, tense: str) -> bool:
    """ "The carrier makes it seven", "The union makes the total 4,000"; "Sund made it 2-1" is of a game."""
    head = k + 1 if k < len(items) and items[k].low == "the" else k
    if tense == "past" or head + 2 >= len(items) or not (items[head].low == "it" or items[head].low in _TOTALS):
        return False
    behind = items[head + 2].low
    return _is_number(items[head + 1]) and behind not in ("-", "–", "in", "to") and not behind[:1].isdigit()


def _is_number(item: Item) -> bool:
    return item.low[:1].isdigit() or item.low in FIGURES


def is_time_ago(items: Sequence[Item], k: int) -> bool:
    """ "a day earlier", "two weeks before" at item `k`."""
    near = [x.low for x in items[k : k + 3]]
    stretch = len(near) == 3 and near[1].removesuffix("s") in _STRETCHES
    return stretch and near[2] in ("earlier", "ago", "before", "later")


def _is_measured(items: Sequence[Item], k: int) -> bool:
    """ "X put the cost at 35 million": a figure follows "at", before any mark."""
    for m in range(k, min(k + 18, len(items) - 1)):
        if not items[m].is_word:
            return False
        if items[m].low in _HIGHER and m > k + 1 and items[k].low in DETERMINERS:
            return True  # "put the toll far higher"
        if items[m].low == "at":
            return any(x.low[:1].isdigit() or x.low in FIGURES for x in items[m + 1 : m + 6])
    return False


def _is_put_down(items: Sequence[Item], k: int) -> bool:
    """ "She put the fall down to a fence"."""
    near = [x.low if x.is_word else "" for x in items[k : k + 9]]
    down = next((m for m, low in enumerate(near) if low == "down"), 0)
    return down > 0 and near[down + 1 : down + 2] == ["to"] and "" not in near[:down]


def _is_given(items: Sequence[Item], k: int) -> bool:
    """ "They give the fee as 742,500 talers", "The service gives eight."."""
    if k + 1 < len(items) and (items[k].low[:1].isdigit() or items[k].low in FIGURES):
        return not items[k + 1].is_word and not items[k + 1].quote
    figure = [x.low for x in items[k : k + 4]]
    if len(figure) == 4 and figure[0] in ("a", "the") and figure[1] in _TOTALS and figure[2] == "of":
        return _is_number(items[k + 3])  # "gave a figure of six"
    at = next((m for m in range(k, min(k + 12, len(items) - 1)) if items[m].low == "as" or not items[m].is_word), None)
    return at is not None and items[at].low == "as" and items[at + 1].low[:1].isdigit()


def _is_placed(items: Sequence[Item], k: int) -> bool:
    """ "X placed the start of the fire in the galley"."""
    head = next((m for m in range(k, min(k + 5, len(items))) if items[m].low in _PLACED), None)
    if head is None or items[k].low not in DETERMINERS:
        return False
    near = range(head + 1, min(head + 8, len(items)))
    return any(items[m].low in ("at", "in", "on", "near", "behind", "below") for m in near)


def _is_read(items: Sequence[Item], first: int, last: int, form: Form, cues: Cues) -> bool:
    """Whether "read" says what a paper says, or brings in a quotation: not "she read the names"."""
    if form.tense in ("base", "ing"):
        return False
    near = {x.low for x in items[max(0, first - 6) : first]}
    if form.tense == "third" and any(x.quote for x in items[max(0, first - 2) : first]):
        near |= {x.low for x in items[last : last + 4]}
        return bool(near & (cues.documents | {"it"}))  # “Leave by the north road,” reads the leaflet
    return bool(near & cues.documents) or any(x.quote or x.low in (":", "that") for x in items[last : last + 2])
