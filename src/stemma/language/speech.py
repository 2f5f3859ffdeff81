"""Who says what: reported speech, direct and indirect, found by rules over cues.

A cue (a reporting verb, or a phrase such as "according to") has its source beside it: the noun phrase before it, or
behind it when a quotation or the reported clause comes first. The content is what is left of the clause, with the
quotations that belong to it. The approach follows the rule-based quotation extractors of the literature (Pouliquen et
al. 2007; Krestel et al. 2008; Pareti 2015 for the roles source, cue and content).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from stemma.knowledge import Knowledge
from stemma.language.according import by_phrase
from stemma.language.clauses import Item, Unit, find_units
from stemma.language.contents import (
    SPEAKS,
    begin_after,
    begin_before,
    clause,
    clause_end,
    content_before,
    continued,
    phrase_at,
    quotations_after,
    says_nothing_more,
)
from stemma.language.continuations import continued_quotations
from stemma.language.cues import Cues, load_cues
from stemma.language.describing import may_speak
from stemma.language.finite import has_finite, is_finite
from stemma.language.introductions import introduced
from stemma.language.leaning import leans_at, leans_loosely
from stemma.language.nested import nested_quotations
from stemma.language.passing import RESTS, behind_what, chain_behind, cited_inside, cited_source, quoted_as, which_cites
from stemma.language.phrases import Range, begins_phrase, phrase_after, phrase_before
from stemma.language.pieces import PIECES
from stemma.language.quotedasides import by_quoted_aside
from stemma.language.reckonings import by_reckoning
from stemma.language.relays import relay_end, relayed
from stemma.language.reporting import BE, Hit, manner_at, that_behind, verb_at
from stemma.language.secondhand import by_second_hand
from stemma.language.tokens import AUXILIARIES, DETERMINERS, PREPOSITIONS, PRONOUNS, find_tokens
from stemma.language.turns import (
    Found,
    by_colon,
    by_hearing,
    by_hearsay,
    by_noun,
    by_paper,
    by_purpose,
    by_rejecting,
    by_so,
    row_of,
)
from stemma.model import Attribution, Name

_INFORMS = frozenset(["inform", "remind", "warn", "assure"])  # verbs of telling that are verbs of saying as well
_CLOSING = frozenset(["report", "say", "write"])
_LONGEST_HEAD = 8  # items of "The man with the bag who"


def find_attributions(
    text: str, sentences: Sequence[tuple[int, int]], names: Sequence[Name], knowledge: Knowledge
) -> tuple[Attribution, ...]:
    """Find who is said to say what, in order of place: offsets of source, cue and content in `text`.

    `sentences` are offsets of sentences in `text`. A source is None for "it is thought that …", "reportedly". Pronouns
    and descriptions ("two officials") are sources as they stand; nothing is resolved here. Contents of two attributions
    may overlap ("X reported, citing Y": both have the same content).

    >>> from stemma.knowledge import load_knowledge
    >>> text = "“We saw it first,” said Ana Pohl, the harbour master."
    >>> found, = find_attributions(text, [(0, len(text))], (), load_knowledge())
    >>> text[slice(*found.source)], text[slice(*found.cue)], [text[a:b] for a, b in found.content]
    ('Ana Pohl, the harbour master', 'said', ['“We saw it first,”'])
    """
    del names  # the rules read capitals as they stand; names are taken so that a trained finder can replace this one
    cues = load_cues(knowledge)
    tokens = find_tokens(text)
    units = find_units(text, sentences, tokens)
    found: list[Found] = []
    for number, unit in enumerate(units):
        following = units[number + 1] if number + 1 < len(units) else None
        found.extend(_Walk(text, number, unit, following, cues, knowledge).rows())
    found = continued_quotations(units, found)
    rows = {f.attribution for f in found} | set(nested_quotations(text, tokens, cues))
    return tuple(sorted(rows, key=_place))


def _place(row: Attribution) -> tuple[int, int, tuple[tuple[int, int], ...]]:
    anchor = row.cue or row.source or (0, 0)
    return anchor[0], anchor[1], row.content


class _Walk:
    """One unit read from its start, with what was found so far.

    `left_edge`: where what the next cue brings can begin; `verb`: the last row of a verb; `last`: the last row at all;
    `subject`: the last source of a verb; `cited`: sources and cues of ", citing officials," whose verb is to come.
    """

    def __init__(
        self, text: str, number: int, unit: Unit, following: Unit | None, cues: Cues, knowledge: Knowledge
    ) -> None:
        self.text, self.number, self.unit, self.following = text, number, unit, following
        self.items, self.cues, self.knowledge = unit.items, cues, knowledge
        self.left_edge = 0
        self.verb: Found | None = None
        self.last: Found | None = None
        self.subject: Range | None = None
        self.cited: list[tuple[Range, Range]] = []
        self.relay = 0  # where "in which" stands behind a report that somebody passes on
        self.stop = 0  # where the relative ends that is being read

    def rows(self) -> Iterator[Found]:
        """What the unit has whom say, in order of the cues."""
        text, number, unit, cues, knowledge = self.text, self.number, self.unit, self.cues, self.knowledge
        colon = by_colon(text, number, unit, cues, knowledge) or by_purpose(text, number, unit, cues, knowledge)
        if colon is not None:
            yield colon
        rows: list[Found] = []
        i = 0
        while i < len(self.items):
            found, behind = self._at(i)
            rows += found
            i = max(i + 1, behind)
        brought = introduced(text, number, unit, cues, knowledge) if colon is None else None
        if brought is not None and not any(_meets(row.attribution, brought.attribution) for row in rows):
            rows.insert(0, brought)
        yield from rows

    def _at(self, i: int) -> tuple[list[Found], int]:
        """The rows of the cue at item `i`, and the item behind it."""
        text, number, unit, cues, knowledge = self.text, self.number, self.unit, self.cues, self.knowledge
        phrase = phrase_at(self.items, i, cues) if not i or self.items[i - 1].low != "without" else 0
        passed = quoted_as(text, number, unit, i, self.left_edge, cues, knowledge) if phrase == 1 else []
        if passed:  # "is now quoting the minister as saying"
            return passed, i + 1
        if phrase:
            return self._opening_which(i, i + phrase) or self._phrase(i, i + phrase)
        lean = leans_at(self.items, i) if i and self.items[i - 1].low == "," else 0
        if lean and (rows := self._leaning(i, i + lean)) is not None:
            return rows, i + lean
        which = which_cites(self.items, i) if self.last is not None and i - 1 <= self.last.clause_end <= i else 0
        if which and (made := self._cited_by_last(i, i + which)) is not None:
            return [made], i + which
        relay = relay_end(self.items, i)
        if relay is not None:
            self.cited = relayed(self.items, i, relay, cues, knowledge)
            self.relay = relay
            return [], relay + 2
        rows = quoted_as(text, number, unit, i, self.left_edge, cues, knowledge)
        if rows:
            return rows, i + 1
        rows = by_hearing(text, number, unit, i, self.left_edge, cues, knowledge)
        if rows:
            return rows, i + 2
        passed_on = by_second_hand(text, number, unit, i, cues, knowledge)
        if passed_on is not None:
            return [passed_on], i + 2
        rejected = by_rejecting(text, number, unit, i, cues, knowledge)
        if rejected is not None:
            self.last = rejected
            return [rejected], i + 1 + (rejected.clause_end > i + 1)
        hit = verb_at(self.items, i, self.subject, cues, knowledge) or manner_at(self.items, i, cues, knowledge)
        if hit is not None:
            return self._verb(hit), hit.last
        found = by_noun(text, number, unit, i, cues, knowledge) or by_hearsay(text, number, unit, i, cues)
        found = found or by_paper(text, number, unit, i, cues, knowledge)
        found = found or by_so(text, number, unit, i, cues, knowledge)
        found = found or by_quoted_aside(text, number, unit, i, cues, knowledge)
        found = found or by_reckoning(text, number, unit, i, self.left_edge, cues, knowledge)
        return [found] if found is not None else [], i + 1

    def _phrase(self, first: int, last: int) -> tuple[list[Found], int]:
        """ "…, according to X"; nothing yet where the verb is still to come."""
        behind = behind_what(self.items, last)
        self.cited = cited_inside(self.items, first, last, self.cues, self.knowledge, self._said())
        if self.cited:
            return [], self.cited[-1][1][1]
        made = by_phrase(
            self.text, self.number, self.unit, first, last, self.left_edge, self.cues, self.knowledge, self.verb
        )
        if made is None:
            return [], behind
        self.last = made
        return [made], behind

    def _opening_which(self, first: int, last: int) -> tuple[list[Found], int] | None:
        """ "According to X, which cites Y, …": two sources of what follows both."""
        items, cues, knowledge = self.items, self.cues, self.knowledge
        one = phrase_after(items, last, cues, knowledge, appositions=False) if not first else None
        if one is None or one[1] + 2 >= len(items):
            return None
        begin = one[1] + 1
        which = which_cites(items, begin) or (leans_at(items, begin) if items[one[1]].low == "," else 0)
        further, stop = chain_behind(items, begin, begin + which, cues, knowledge) if which else ([], 0)
        if not further or stop >= len(items) or items[stop].low != ",":
            return None
        end = clause_end(items, stop + 1, cues, knowledge, True)
        content = clause(items, stop + 1, end)
        chain = [(one, (first, last)), *further]
        rows = [row_of(self.text, items, source, cue, content) for source, cue in chain]
        return ([Found(self.number, row, end) for row in rows], further[-1][1][1]) if content else None

    def _can_speak(self, phrase: Range) -> bool:
        """Whether a phrase holds a name, or a word for people, a body or a paper: not "leaning on a stick"."""
        words = self.items[slice(*phrase)]
        return any(x.capital or x.low in PIECES or may_speak(x.low, self.knowledge, self.cues) for x in words)

    def _said(self) -> int:
        """Where the last verb's cue ends in the text; -1 before any."""
        cue = self.verb.attribution.cue if self.verb is not None else None
        return cue[1] if cue is not None else -1

    def _leaning(self, first: int, last: int) -> list[Found] | None:
        """ ", attributing the news to two aides": of what was just reported, or is to come; None for neither."""
        self.cited = cited_inside(self.items, first, last, self.cues, self.knowledge, self._said())
        if self.cited:
            return []
        past = self.verb is not None and self.verb.clause_end <= first
        if self.verb is None or (past and has_finite(self.items, self.verb.clause_end, first)):
            return None
        if not past and last - first < 3:  # "He said it had survived, relying on tourism"
            return None
        found, _ = chain_behind(self.items, first, last, self.cues, self.knowledge)
        if found and leans_loosely(self.items[first].low) and not self._can_speak(found[0][0]):
            return None
        content = _clipped(self.verb, self.items[first - 1].start).attribution.content
        made = [row_of(self.text, self.items, source, cue, ()) for source, cue in found[:1]]
        rows = [Found(self.number, replace(row, content=content), found[0][0][1]) for row in made]
        self.last = rows[-1] if rows else self.last
        return rows

    def _cited_by_last(self, first: int, last: int) -> Found | None:
        """ "…, citing the Gazette, which quoted two officials": what the last row has, from one step further."""
        source = cited_source(self.items, last, self.cues, self.knowledge)
        if source is None or self.last is None:
            return None
        row = row_of(self.text, self.items, source, (first, last), ())
        self.last = Found(self.number, replace(row, content=self.last.attribution.content), source[1])
        return self.last

    def _verb(self, hit: Hit) -> list[Found]:
        if self.cited and not self.relay and hit.source is not None and hit.source[1] > self.cited[0][1][0]:
            # "The agency, citing the director, Bo Sund, reported": not the director
            subject = phrase_before(self.items, self.cited[0][1][0] - 1, self.cues, self.knowledge)
            hit = replace(hit, source=subject) if subject is not None and not hit.inverted else hit
        made = _by_verb(
            self.text, self.number, self.unit, hit, self.left_edge, self.following, self.cues, self.knowledge
        )
        if made is None:
            return []
        found = [made]
        before = hit.source is not None and bool(self.cited) and hit.source[1] < self.cited[0][1][0]
        if self.cited and (before or self.relay):
            cited = [row_of(self.text, self.items, *pair, ()) for pair in self.cited]
            content = made.attribution.content
            found += [replace(made, attribution=replace(row, content=content)) for row in cited]
            self.cited, self.relay = [], 0
        if made.attribution.content and hit.first < self.stop:
            found = [_clipped(row, self.items[self.stop - 1].end) for row in found]
        elif _opens_relative(self.items, hit):
            self.stop = made.clause_end
        self.verb = self.last = made
        if hit.form.group in ("statement", "told") and not _is_aside(self.items, hit):
            self.left_edge = max(self.left_edge, made.clause_end)
        self.subject = hit.source or self.subject
        return found


def _closes(items: Sequence[Item], start: int, hit: Hit) -> bool:
    """Whether ", the Gazette reported" ends a sentence, or stands before ", citing two officials"."""
    if hit.inverted or hit.source is None or hit.form.lemma not in _CLOSING or items[start - 1].low != ",":
        return False
    behind = items[hit.last :]
    dated = next((k for k, x in enumerate(behind) if not x.is_word), len(behind))
    rest = behind[dated:]
    return dated < 4 and (not any(x.is_word or x.quote for x in rest) or bool(leans_at(rest, 1)))


def _meets(row: Attribution, other: Attribution) -> bool:
    """Whether two attributions share words of their contents."""
    return any(a < y and x < b for a, b in row.content for x, y in other.content)


# --- verbs --------------------------------------------------------------------------------------------------


def _by_verb(
    text: str,
    number: int,
    unit: Unit,
    hit: Hit,
    left_edge: int,
    following: Unit | None,
    cues: Cues,
    knowledge: Knowledge,
) -> Found | None:
    items = unit.items
    if hit.passive:
        return _by_passive(text, number, unit, hit, left_edge, cues, knowledge)
    after = hit.source[1] if hit.inverted and hit.source else hit.last
    start = hit.first if hit.inverted or hit.source is None else min(hit.source[0], hit.first)
    left = content_before(items, left_edge, start, hit)
    if not left and hit.first < left_edge and _closes(items, start, hit):
        left = content_before(items, 0, start, hit)  # "Ana told them that it was old, the Gazette reported"
    if not left and left_edge and start >= left_edge and (hit.inverted or says_nothing_more(items, hit)):
        left = content_before(items, 0, start, hit)  # "Ana said it was old, said two officials"
    right: tuple[Range, ...] = ()
    end = max(after, hit.last)
    if left:
        right, stop = quotations_after(items, end)
        if not right:
            right, stop = continued(items, hit, left, end, cues, knowledge)
        end = max(end, stop)
    else:
        begin = begin_after(items, hit, after, cues, knowledge)
        if begin is not None and not _is_written(items, hit, begin) and not _rests_behind(items, hit):
            end = clause_end(items, begin, cues, knowledge, hit.form.group in SPEAKS or items[begin].low == "that")
            end = _relative_end(items, hit, begin, end)
            right = clause(items, begin, end)
    if not left and not right and _rests_behind(items, hit):
        left = content_before(items[: hit.last], left_edge, start, hit)  # "…, X reported | on the basis of an audit"
    content = (_what(items, left_edge, start) if right and not left else left) + right
    if not content and following is not None and items[-1].low == ":" and following.items[0].quote:
        # "X went on:" and the quotation in the next line.
        row = row_of(text, items, hit.source, (hit.first, hit.last), ())
        words = following.items[0]
        return Found(number, replace(row, content=((words.start, words.end),)), len(items))
    if not content:
        return None
    return Found(number, row_of(text, items, hit.source, (hit.first, hit.last), content), end)


def _rests_behind(items: Sequence[Item], hit: Hit) -> bool:
    """Whether only what a report rests on follows its cue: "the site reported | on the word of two men"."""
    behind = tuple(x.low for x in items[hit.last : hit.last + 4])
    return not hit.inverted and hit.source is not None and behind in RESTS


def _is_written(items: Sequence[Item], hit: Hit, begin: int) -> bool:
    """Whether the words behind "wrote" are of the letter that was written: "The letter that she wrote | was sold"."""
    first = hit.source[0] if hit.source is not None else 0
    related = first > 1 and items[first - 1].low in ("that", "which") and items[first - 2].is_word
    return related and hit.form.lemma == "write" and items[begin].low in AUXILIARIES


def _what(items: Sequence[Item], left_edge: int, start: int) -> tuple[Range, ...]:
    """ "14 million is what | X says it spent": the figure is his too."""
    if start < 3 or items[start - 1].low != "what" or items[start - 2].low not in BE:
        return ()
    begin = next((k + 1 for k in range(start - 2, left_edge, -1) if items[k].low in (":", ";", ",")), left_edge)
    return clause(items, begin, start)


def _by_passive(
    text: str, number: int, unit: Unit, hit: Hit, left_edge: int, cues: Cues, knowledge: Knowledge
) -> Found | None:
    """ "The loss was estimated by X at 40 million": what stands before the verb, and what follows its agent."""
    items, end = unit.items, hit.source[1] if hit.source else hit.last
    content = clause(items, begin_before(items, left_edge, hit.first), hit.first)
    that = that_behind(items, end) if hit.form.group == "told" or hit.form.lemma in _INFORMS else None
    if that is not None:  # "They had been told by a guard that it was shut"
        stop = clause_end(items, that, cues, knowledge, True)
        return Found(number, row_of(text, items, hit.source, (hit.first, hit.last), clause(items, that, stop)), stop)
    if not content:
        return None
    if end < len(items) and items[end].low in ("as", "at", *(["of"] if hit.form.lemma == "accuse" else ())):
        stop = next((k for k in range(end, len(items)) if items[k].low in (",", ";")), len(items))
        content, end = content + clause(items, end, stop), stop
    return Found(number, row_of(text, items, hit.source, (hit.first, hit.last), content), end)


def _is_aside(items: Sequence[Item], hit: Hit) -> bool:
    """Whether somebody is only told to act, or says it in a clause of time: the sentence can still be another's."""
    if hit.form.group == "told":
        hearer = items[hit.last : hit.last + 8]
        to = next((k for k, x in enumerate(hearer) if x.low == "to" and k), None)
        if to is not None and not any(x.low in (",", "that") or x.quote for x in hearer[:to]):
            return True
    before = items[hit.source[0] - 1].low if hit.source and hit.source[0] else ""
    return before in ("when", "after", "because", "since", "until", "before")


def _relative_end(items: Sequence[Item], hit: Hit, begin: int, end: int) -> int:
    """Where ", who says it was old," ends: before the verb of the sentence that it stands in."""
    if hit.source is None or hit.source[0] == 0 or items[hit.source[0]].low not in ("who", "which"):
        return end
    if items[hit.source[0] - 1].low != ",":
        return _main_verb(items, hit.source[0], begin, end)
    return next((k for k in range(begin, end - 1) if items[k].low == "," and is_finite(items, k + 1)), end)


def _opens_relative(items: Sequence[Item], hit: Hit) -> bool:
    """Whether the subject of a verb is "who" behind people without a comma: "The man who said …"."""
    if hit.source is None or not hit.source[0] or items[hit.source[0]].low != "who":
        return False
    return items[hit.source[0] - 1].low != ","


def _clipped(row: Found, end: int) -> Found:
    """A row whose contents stop at a place of the text."""
    content = tuple((a, min(b, end)) for a, b in row.attribution.content if a < end)
    return replace(row, attribution=replace(row.attribution, content=content)) if content else row


def _main_verb(items: Sequence[Item], who: int, begin: int, end: int) -> int:
    """Where "The man who said he had left a bag in a bus | was back" goes on with its own verb, or `end`.

    Its subject opens the sentence; the verb stands behind a phrase that a preposition governs, or is the last.
    """
    if who > _LONGEST_HEAD or any(is_finite(items, k) for k in range(1, who)) or not begins_phrase(items[0]):
        return end
    verbs = [k for k in range(begin, end) if is_finite(items, k) and not is_finite(items, k - 1)]
    for k in verbs[1:]:
        first = next((m for m in range(k - 1, begin, -1) if items[m].low in DETERMINERS | PREPOSITIONS), begin)
        governed = items[first].low in PREPOSITIONS or items[first - 1].low in PREPOSITIONS
        if governed and items[k - 1].low not in PRONOUNS:
            return k
    return verbs[-1] if len(verbs) > 1 and items[verbs[-1] - 1].low not in PRONOUNS else end
