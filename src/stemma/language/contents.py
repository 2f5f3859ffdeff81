"""Contents: what part of a sentence is said, before a reporting verb, behind it, or on both sides."""

from __future__ import annotations

from collections.abc import Sequence

from stemma.knowledge import Knowledge
from stemma.language.clauses import Item
from stemma.language.cues import Cues
from stemma.language.finite import has_finite, is_finite
from stemma.language.openings import behind_other, is_rumour
from stemma.language.phrases import Range
from stemma.language.reporting import CONTENT_MARKS, Hit
from stemma.language.scenes import behind_aside, is_hearer, skip_hearer, skip_setting
from stemma.language.tokens import AUXILIARIES, DETERMINERS, PREPOSITIONS, SUBORDINATORS, word_set

_BEFORE_MAIN = word_set("after although as because before if once since though unless until when whenever while")
_TURNED = word_set("says said writes wrote reports reported")
_ASKED = word_set("asked pressed questioned quizzed challenged confronted")
_TIMING = frozenset(["after", "before", "when", "since", "until"])
_LONGEST_TAIL = 25  # items
_TOLD_ON = frozenset(["after", "because", "until", "unless", "so", "since"])
_SETTINGS = PREPOSITIONS | {"after", "before", "when", "as"}
SPEAKS = frozenset(["statement", "told", "thought", "finding", "question"])


def phrase_at(items: Sequence[Item], i: int, cues: Cues) -> int:
    """How many items from `i` on are a phrase before a source ("according to": 2); 0 for none."""
    for phrase in cues.phrases:
        if items[i].low == phrase[0] and tuple(x.low for x in items[i : i + len(phrase)]) == phrase:
            return 0 if phrase == ("per",) and not _names_source(items, i) else len(phrase)
    return 0


def _names_source(items: Sequence[Item], i: int) -> bool:
    """Whether "per" brings in who says it: "per the indictment", "per Northwire", not "40 euros per night"."""
    after = items[i + 1] if i + 1 < len(items) else None
    if after is None or after.low in ("cent", "capita", "annum"):
        return False
    apart = not i or items[i - 1].low == ","
    return after.capital or after.low in ("the", "its", "his", "her", "their") or (apart and after.low in ("a", "an"))


def content_before(items: Sequence[Item], left_edge: int, start: int, hit: Hit) -> tuple[Range, ...]:
    """What stands before ", X said" or "” said X"; nothing when the clause opens with its subject."""
    if start <= left_edge or hit.form.tense == "ing":
        return ()
    if start < hit.first and items[start].low in ("who", "which", "that") and start + 1 == hit.first:
        return ()
    so = hit.inverted and items[start - 1].low in ("so", "as") and start >= 2
    start -= so and items[start - 2].low == ","
    mark = items[start - 1]
    if mark.quote:
        whole = start - 1 > left_edge and items[start - 2].is_word
        begin = begin_before(items, left_edge, start - 1) if whole else start - 1
        return clause(items, begin, start)
    if mark.low not in (",", "—", "–", "?", "!"):
        return ()
    begin = begin_before(items, behind_other(items, left_edge, start, hit), start - 1)
    if hit.form.group not in SPEAKS or begin >= start - 1:
        return ()
    if items[begin].low in _ASKED and items[begin].capital and not hit.inverted and hit.last < len(items):
        return ()  # "Asked whether she had known, Pohl denied having met them"
    if items[start - 2].quote and begin == start - 2:
        return clause(items, begin, start - 1)  # «…», said X
    if says_nothing_more(items, hit):
        return clause(items, begin, start - 1) if start - 1 - begin > 2 else ()
    if (
        hit.last < len(items)
        and items[hit.last].low == ","
        and not hit.inverted
        and has_finite(items, hit.last, len(items))
    ):
        return clause(items, begin, start - 1)  # "In exchange, they allege, 740,000 talers were paid"
    if _is_setting(items, begin, start - 1, hit):
        return ()
    behind = items[hit.last] if hit.last < len(items) else None
    if (
        not hit.inverted
        and behind is not None
        and (behind.quote or behind.low in ("that", ":") or _goes_on(items, hit))
    ):
        return ()
    if start - 1 - begin < (2 if hit.inverted else 3):
        return ()
    return clause(items, begin, start - 1)


def _is_setting(items: Sequence[Item], begin: int, end: int, hit: Hit) -> bool:
    """Whether "In May," or "When asked," before a cue tells nothing itself."""
    low = items[begin].low
    if low not in PREPOSITIONS | SUBORDINATORS or _has_verb(items, begin, end):
        return False
    if low == "that" and begin + 1 < end and is_finite(items, begin + 1):
        return False  # "That is more than was thought, said X"
    return not (hit.inverted and low in PREPOSITIONS | {"where"} and has_finite(items, begin, end))


def says_nothing_more(items: Sequence[Item], hit: Hit) -> bool:
    """Whether no clause follows the cue and its source: "…, she said on Tuesday, a third more than before."."""
    k = hit.source[1] if hit.inverted and hit.source else hit.last
    return not any(items[m].quote or items[m].low in ("that", ":") or is_finite(items, m) for m in range(k, len(items)))


def _goes_on(items: Sequence[Item], hit: Hit) -> bool:
    """Whether a clause follows "…, X said": then what stands before it is only its setting."""
    k = hit.last
    while k < len(items) and items[k].low not in (",", ".", ";", "?", "!", "that"):
        if items[k].quote or items[k].low in AUXILIARIES:
            return True
        k += 1
    return k < len(items) and items[k].low == "that"


def _has_verb(items: Sequence[Item], begin: int, end: int) -> bool:
    comma = next((k for k in range(begin, end) if items[k].low == ","), end)
    return comma < end and any(items[k].low in AUXILIARIES or items[k].low.endswith("ed") for k in range(comma, end))


def begin_before(items: Sequence[Item], left_edge: int, end: int) -> int:
    """Where content that runs up to `end` begins: behind the commas, dashes and "and" at its left edge."""
    k = left_edge
    while k < end and (
        items[k].low in (",", ";", "and", "but", "—", "–", "-") or (not items[k].is_word and not items[k].quote)
    ):
        k += 1
    return k


def before_mark(items: Sequence[Item], end: int) -> int:
    """Where content that runs up to `end` ends: before the comma or other mark that closes it."""
    return end - 1 if end and items[end - 1].low in CONTENT_MARKS else end


def quotations_after(items: Sequence[Item], k: int) -> tuple[tuple[Range, ...], int]:
    """“A,” X said, “B.”: the second part, when a comma or a colon alone stands before it."""
    comma = _behind_setting(items, k)
    if comma < len(items) and items[comma].low in (",", ".", ":", ";"):
        k = comma + 1
    found: list[Range] = []
    while k < len(items) and items[k].quote:
        found.append((k, k + 1))
        k += 1
    if found and not items[k - 1].capital and k < len(items) and items[k].is_word:
        while k < len(items) and (items[k].is_word or items[k].quote):  # “A,” X said, “held no talks” with the rebels
            k += 1
        found = [(found[0][0], k)]
    return tuple(found), k


def _behind_setting(items: Sequence[Item], k: int) -> int:
    """The mark behind "said", "told reporters", "said on Tuesday" and the like, as far as no verb comes first."""
    stop = min(k + 8, len(items))
    while k < stop and items[k].is_word and not is_finite(items, k):
        k += 1
    return k


def continued(
    items: Sequence[Item], hit: Hit, left: Sequence[Range], behind: int, cues: Cues, knowledge: Knowledge
) -> tuple[tuple[Range, ...], int]:
    """ "The wall, X said, was old", "A, X said, and B": what is said behind the cue as well, and where it ends."""
    k = _behind_setting(items, behind)
    if hit.form.group not in SPEAKS or k + 2 >= len(items) or items[k].low != ",":
        return (), behind
    after = k + 1
    told_on = items[after].low in _TOLD_ON and has_finite(items, left[0][0], left[-1][1])
    whole = items[left[-1][1] - 1].quote and items[left[-1][1] - 1].capital
    clause_of_own = items[after].low in SUBORDINATORS or items[after].low.endswith("ing")
    broken = items[after].low in AUXILIARIES  # "What they got, it said, was a draft"
    broken = broken or _is_first_half(items, left)  # "Once the sale is over, it says, there will be 40"
    if told_on and not whole and not _cue_ahead(items, after + 1, cues):
        return clause(items, after, len(items)), len(items)  # "It was shut, she said, after the roof fell in."
    resumes = not whole and not clause_of_own and (broken or not has_finite(items, left[0][0], left[-1][1]))
    joins = items[after].low in ("and", "but", "though", "although")
    quoted = any(x.quote for x in items[after + 1 : after + 3])
    if not whole and not clause_of_own and items[after].low not in _SETTINGS and _is_tail(items, after):
        return clause(items, after, len(items)), len(items)  # "They went, he said, led by the mayor."
    if not (quoted if whole else (resumes or joins) and (quoted or has_finite(items, after, len(items)))):
        return (), behind
    if _cue_ahead(items, after + 1, cues) or is_rumour(items, after):
        return (), behind
    end = clause_end(items, after, cues, knowledge, True)
    return clause(items, after, end), end


def _is_first_half(items: Sequence[Item], left: Sequence[Range]) -> bool:
    """Whether what stands before a cue is a clause whose main clause is still to come: "When the rain came"."""
    first, last = left[0][0], left[-1][1]
    return items[first].low in _BEFORE_MAIN and not any(items[k].low == "," for k in range(first, last))


def _is_tail(items: Sequence[Item], k: int) -> bool:
    """Whether a sentence ends without a main verb, mark or quotation from item `k` on: "ten days after it sank"."""
    rest = items[k:-1] if not items[-1].is_word else items[k:]
    clause_at = next((i for i, x in enumerate(rest) if x.low in _TIMING), len(rest))
    if not 2 < len(rest) < _LONGEST_TAIL or has_finite(rest, 0, clause_at):
        return False
    return all(x.is_word or x.low in (",", "-", "'") for x in rest)


def resumed(items: Sequence[Item], k: int, cues: Cues, knowledge: Knowledge) -> tuple[Range, ...]:
    """What follows ", according to X," in the clause that it breaks into."""
    if k + 1 >= len(items) or items[k].low != ",":
        return ()
    after = items[k + 1]
    if after.low in SUBORDINATORS - {"after", "before", "as"} or after.low.endswith("ing"):
        return ()
    if _cue_ahead(items, k + 1, cues):
        return ()
    return clause(items, k + 1, clause_end(items, k + 1, cues, knowledge, True))


def begin_after(items: Sequence[Item], hit: Hit, after: int, cues: Cues, knowledge: Knowledge) -> int | None:
    """Where the content begins behind the cue: after a hearer, a day, "in a statement", a colon."""
    k = after
    if hit.form.group == "told" and not hit.inverted:
        k = skip_hearer(items, k)
    for _ in range(4):
        k, moved = skip_setting(items, k, knowledge), k
        if k == moved:
            break
    if k == after + 1 and hit.form.tense == "third" and not any(x.is_word or x.quote for x in items[k:]):
        k = after  # "Pohl now says November"
    if k < len(items) and items[k].low == ",":
        k = behind_aside(items, k)
        speaks = hit.form.group in ("statement", "told", "question")
        quoted = k + 1 < len(items) and (items[k + 1].quote or items[k + 1].low == "that")
        as_clause = _is_as_clause(items, hit) and items[min(k + 1, len(items) - 1)].low not in ("and", "but", "or")
        if not (speaks and quoted) and not as_clause:
            return None
        k += 1
    if k < len(items) and items[k].low == ":":
        k += 1
    if k + 1 < len(items) and items[k].low in ("only", "merely", "simply") and items[k + 1].low == "that":
        k += 1
    if k >= len(items) or not (items[k].quote or items[k].is_word):
        return None
    if hit.form.group in ("statement", "told") and items[k].low in ("of", "about") and hit.form.lemma == "say":
        return None
    return k


def _is_as_clause(items: Sequence[Item], hit: Hit) -> bool:
    """ "As X noted, the …", "As notes X, the …"."""
    if hit.source is None:
        return False
    first = min(hit.source[0], hit.first)
    return first > 0 and items[first - 1].low == "as"


def clause_end(items: Sequence[Item], begin: int, cues: Cues, knowledge: Knowledge, speaks: bool) -> int:
    """Where the content from `begin` on ends: before the next cue with a subject of its own, or with the unit."""
    for k in range(begin + 1, len(items)):
        low = items[k].low
        if low in ("and", "but") and _tells_on(items, k + 1, cues):
            return k
        if items[k - 1].quote and items[k - 1].capital and any(f.tense == "ing" for f in cues.verbs.get(low, ())):
            return k  # "condemned “lies,” saying …"
        if low not in (",", ";", "—", "–") or k + 1 >= len(items):
            continue
        after = items[k + 1]
        readings = cues.verbs.get(after.low, ())
        if any(f.tense == "ing" and f.group in ("statement", "told", "judgement", "question") for f in readings):
            return k
        aside = phrase_at(items, k + 1, cues) and not (k == begin + 1 and items[begin].low == "that")
        if low == ";" or aside or _closing_cue(items, k + 1, cues) or _is_turned(items, k + 1):
            return k
        joins = after.low in ("but", "and", "while", "though", "although", "as")
        if joins and _cue_ahead(items, k + 2, cues) and not (after.low == "as" and _resumes(items, k + 2)):
            return k
        if not speaks and (after.low in ("who", "which", "but", "while", "although") or after.low.endswith("ing")):
            return k
    return len(items)


def _tells_on(items: Sequence[Item], k: int, cues: Cues) -> bool:
    """ "X said that A and called B …": the same speaker's next verb, behind "and"."""
    if k + 1 >= len(items) or items[k].capital:
        return False
    if is_hearer(items, k + 1):
        return False  # "She said her son had phoned and told her that …"
    tells = any(
        f.tense in ("past", "third") and f.group in ("statement", "told", "judgement") and not f.particle
        for f in cues.verbs.get(items[k].low, ())
    )
    after = items[k + 1]
    return tells and (after.low in DETERMINERS | {"that", "it", "he", "she", "they"} or after.quote)


def _is_turned(items: Sequence[Item], k: int) -> bool:
    """ "…, says the Gazette, and …": a verb of saying with its source right behind it, inside a sentence."""
    after = items[k + 1] if k + 1 < len(items) else None
    if items[k].low not in _TURNED or after is None or not after.is_word:
        return False
    return after.capital or after.low in ("the", "a", "an")


def _closing_cue(items: Sequence[Item], k: int, cues: Cues) -> bool:
    """Whether "X said." or "said X." with its setting is all that is left of the sentence from `k` on."""
    near = range(k, min(k + 9, len(items)))
    verb = next((m for m in near if items[m].quote or is_finite(items, m) or _closes(items, m, k, cues)), None)
    if verb is None or items[verb].quote or items[verb].capital:
        return False
    groups = ("statement", "told", "finding") if _has_paper(items, k, verb, cues) else ("statement", "told")
    tenses = ("past", "third", "base") if groups[2:] else ("past", "third")
    if not any(f.tense in tenses and f.group in groups for f in cues.verbs.get(items[verb].low, ())):
        return False
    if any(items[m].low in SUBORDINATORS for m in range(k, verb)):
        return False
    return not any(x.quote or x.low in ("that", ":") for x in items[verb + 1 :]) and not has_finite(
        items, verb + 1, len(items)
    )


def _closes(items: Sequence[Item], m: int, k: int, cues: Cues) -> bool:
    """Whether item `m` is the "reports" of "…, the agency reports." at the end of a sentence."""
    ends = m > k and (m + 1 >= len(items) or items[m + 1].low == ".")
    tenses = ("third", "base") if _has_paper(items, k, m, cues) else ("third",)
    return ends and any(f.tense in tenses for f in cues.verbs.get(items[m].low, ()))


def _has_paper(items: Sequence[Item], first: int, last: int, cues: Cues) -> bool:
    """Whether a paper is spoken of there: "minutes of the meeting | showed", "data from the tracker | show"."""
    return any(items[m].low in cues.documents for m in range(first, last))


def _resumes(items: Sequence[Item], k: int) -> bool:
    """Whether ", as X had promised, and that …" goes on with what was said."""
    comma = next((m for m in range(k, min(k + 12, len(items))) if items[m].low == ","), None)
    return comma is not None and tuple(x.low for x in items[comma + 1 : comma + 3]) in (
        ("and", "that"),
        ("but", "that"),
    )


def _cue_ahead(items: Sequence[Item], k: int, cues: Cues) -> bool:
    """Whether a reporting verb in the past follows before the next comma."""
    for m in range(k, min(k + 12, len(items))):
        item = items[m]
        if item.low == "," and m > k and not item.quote:
            return _told_behind_name(items, m, cues)
        if item.quote or item.low == ",":
            return False
        if items[m - 1].low in ("is", "are", "was", "were", "be", "been", "being"):
            continue
        clause = m + 1 < len(items) and items[m + 1].low == "that"  # "and she promised that"
        groups = ("statement", "told", "intention") if clause else ("statement", "told")
        if not item.capital and any(f.tense == "past" and f.group in groups for f in cues.verbs.get(item.low, ())):
            return True
    return False


def _told_behind_name(items: Sequence[Item], comma: int, cues: Cues) -> bool:
    """Whether ", Tim Cole, told" follows: an apposition between a subject and its verb of saying in the past."""
    close = next((k for k in range(comma + 2, min(comma + 8, len(items) - 1)) if items[k].low == ","), None)
    if close is None or any(items[k].quote or is_finite(items, k) for k in range(comma + 1, close)):
        return False
    forms = cues.verbs.get(items[close + 1].low, ())
    return any(f.tense == "past" and f.group in ("statement", "told") for f in forms)


def clause(items: Sequence[Item], begin: int, end: int) -> tuple[Range, ...]:
    """Items [begin, end) without marks at their ends."""
    while (
        end > begin
        and not items[end - 1].quote
        and not items[end - 1].is_word
        and items[end - 1].low not in (")", "%", "]")
    ):
        end -= 1
    while (
        begin < end
        and not items[begin].quote
        and not items[begin].is_word
        and items[begin].low not in ("(", "$", "£", "€", "'", "‘")
    ):
        begin += 1
    return ((begin, end),) if begin < end else ()
