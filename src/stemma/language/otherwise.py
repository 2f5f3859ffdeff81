"""Other names: where a text itself says that two names are one's, "X, known as Y", "X (Y)", "X, born Z".

Letters in brackets are a name's acronym when they are found in it from the right, the first one at the head of a word
(Schwartz and Hearst 2003); other names need words that say so between the two.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from stemma.model import Name

Relation = Literal["alias", "former", "acronym"]
Offsets = tuple[int, int]

_REACH = 110  # characters behind a name in which its other name is looked for
_QUOTED = "“\"'‘«„"
_LONGEST_ACRONYM = 10
_JOINTS = frozenset(["of", "the", "de", "la", "le", "del", "der", "van", "von", "al", "el", "bin", "ibn", "abu"])
_OFTEN = r"(?:(?:also|better|widely|commonly|popularly|publicly|locally|simply|sometimes|often|internally) )?"
_BEFORE = r"(?:formerly|previously|originally|once|then|until \w+(?: \w+)?) "
_HINT = re.compile(
    r"known|referred|guerre|name|alias|a\.?k\.?a|also|called|dubbed|short for|simply|goes by|went by|formerly"
    r"|previously|originally|born|n[ée]e |rechristened|call ?sign|pseudonym|\(or",
    re.IGNORECASE,
)
_HANDLE = (
    r"(?:nom de guerre|nommes? de guerre|alias|nickname|pseudonym|pen name|stage name|code ?name|call ?sign|real name"
    r"|birth name|maiden name|full name|given name|original name|former name|assumed name|family name)"
)
_ALIAS = re.compile(
    rf"(?:(?:(?:who|which|and) (?:is|was|are) )?{_OFTEN}(?:known|referred to)(?: {_OFTEN}| )"
    rf"(?:(?:by|under) (?:the|his|her|its|their) {_HANDLE}(?: of)?,?|as|by)"
    rf"|whose {_HANDLE} (?:is|was)|(?:by|under) (?:the|his|her) {_HANDLE}(?: of)?,?|{_HANDLE},?|nicknamed|dubbed"
    r"|alias|a\.?k\.?a\.?|also (?:called|spelled|written|transliterated as)|(?:now|also) called|short for|or simply"
    r"|(?<=\()(?:also|or)"
    rf"|who (?:uses|used|goes by|went by|adopted|took) (?:the|his|her) {_HANDLE}(?: of)?|who (?:goes|went) by)[:,]? "
    rf"(?:(?:the|his|her|their|its) {_HANDLE},? )?",
    re.IGNORECASE,
)
_FORMER = re.compile(
    rf"(?:(?:(?:who|which) (?:is|was) )?{_BEFORE}(?:(?:known|called)(?: as)? |named )"
    r"|(?P<bare>formerly|previously|originally) |née |nee |(?:who was )?born "
    r"|(?:now|since|later) (?:renamed|known as|called|named) |renamed |rechristened )(?:as )?",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"(?:the )?[^\W\d_a-z][\w'’.-]*(?: (?:[^\W\d_a-z][\w'’-]*|(?:al|el|as|ar|ash)-\w+|bin|ibn|abu|van|von|de|der|la"
    r"|le|del|of|the|al|el)(?=[ ,.;:)\]”\"’'»\n]|$)){0,5}"
)
_BETWEEN = re.compile(r"(?:[,(] ?|,? ?\(|,[^.;:!?()“”\"\n]{1,70},? | )?(?:(?:and|but|or) )?")
_BRACKET = re.compile(r" ?\(([^()\n]{2,80}?)[,;)]")
_LETTERS = re.compile(r"[A-Z](?:[A-Za-z]|&|\.|-){1,9}")


@dataclass(frozen=True, slots=True)
class Otherwise:
    """Two names of one: ``text[name]`` is called ``text[other]`` because ``text[cue]`` says so.

    For acronyms the cue is the bracket. `relation`: alias; former, a name at birth or an earlier or later one; acronym.
    """

    name: Offsets
    other: Offsets
    cue: Offsets
    relation: Relation

    @property
    def whole(self) -> Offsets:
        """From the first of the two names to the end of the other."""
        return min(self.name[0], self.other[0]), max(self.name[1], self.other[1])


def find_otherwise(text: str, names: Sequence[Name]) -> tuple[Otherwise, ...]:
    """Find where a text gives one of its `names` (in order of place) another name, in order of place.

    The other name need not be among `names`. Time is linear in the number of names.

    >>> text = "The Port Safety Authority (PSA) blamed Omar Haddad, better known as Abu Walid."
    >>> names = [Name(4, 25, "organisation"), Name(39, 50, "person")]
    >>> [(text[slice(*o.name)], o.relation, text[slice(*o.other)]) for o in find_otherwise(text, names)]
    [('Port Safety Authority', 'acronym', 'PSA'), ('Omar Haddad', 'alias', 'Abu Walid')]
    """
    starts = [name.start for name in names]
    hints = [match.start() for match in _HINT.finditer(text)]
    found: list[Otherwise] = []
    taken: set[Offsets] = set()
    for k, name in enumerate(names):
        if not 0 <= name.start < name.end <= len(text) or name.kind not in ("person", "organisation", "place", "other"):
            continue
        beside = names[k + 1 : bisect_right(starts, name.end + _REACH)]
        hint = bisect_left(hints, name.end)
        hinted = hint < len(hints) and hints[hint] <= name.end + _REACH
        row = _acronym(text, name) or (_told(text, name, beside) if hinted else None)
        if row is not None and row.other not in taken:
            taken.add(row.other)
            found.append(row)
    return tuple(sorted(found, key=lambda row: (row.name, row.other)))


def _acronym(text: str, name: Name) -> Otherwise | None:
    """ "Port Safety Authority (PSA)", and "PSA (Port Safety Authority)"."""
    match = _BRACKET.match(text, name.end, name.end + _REACH)
    if match is None or name.kind == "person":
        return None
    inside, shown = match.group(1).strip(), text[name.start : name.end]
    start = text.index(inside, match.start(1))
    if _LETTERS.fullmatch(inside) and is_short_for(inside, shown):
        return Otherwise((name.start, name.end), (start, start + len(inside)), match.span(), "acronym")
    if _LETTERS.fullmatch(shown) and " " in inside and inside[0].isupper() and is_short_for(shown, inside):
        return Otherwise((name.start, name.end), (start, start + len(inside)), match.span(), "acronym")
    return None


def is_short_for(short: str, long: str) -> bool:
    """Whether capital letters stand for words, by the rule of Schwartz and Hearst (2003).

    >>> is_short_for("UNICEF", "United Nations Children's Fund"), is_short_for("PSA", "Port of Norwick")
    (True, False)
    """
    letters = [c.lower() for c in short if c.isalnum()]
    if not 2 <= len(letters) <= _LONGEST_ACRONYM or 2 * sum(c.isupper() for c in short) < len(letters):
        return False
    low = long.lower()
    heads = "".join(word[0] for word in re.findall(r"[^\W_]+", low))
    at = len(low)
    for k in range(len(letters) - 1, -1, -1):
        at -= 1
        while at >= 0 and (low[at] != letters[k] or (k == 0 and at > 0 and low[at - 1].isalnum())):
            at -= 1
        if at < 0:
            return False
    return " " in long.strip() and heads[:1] == letters[0]


def _told(text: str, name: Name, beside: Sequence[Name]) -> Otherwise | None:
    """Words that say so behind a name, in its own sentence, with no other name of its kind between."""
    end = min(len(text), name.end + _REACH)
    rival = next((n.start for n in beside if n.kind == name.kind), end)
    for relation, pattern in _PATTERNS:
        for match in pattern.finditer(text, name.end, end):
            if match.start() > rival or not _BETWEEN.fullmatch(text, name.end, match.start()):
                continue
            other = _other(text, match.end(), beside)
            if other is None or text[slice(*other)] == text[name.start : name.end]:
                continue
            if _may_be(text, name, other, beside, "bare" in match.groupdict() and match["bare"] is not None):
                return Otherwise((name.start, name.end), other, match.span(), relation)
    return None


def _may_be(text: str, name: Name, other: Offsets, beside: Sequence[Name], bare: bool) -> bool:
    """Whether a name of that kind can be another's: no person's is a place's; "formerly Norwick's clerk" is none."""
    kind = next((n.kind for n in beside if (n.start, n.end) == other), "other")
    single = " " not in text[slice(*other)]  # what kind one word alone names is hardly known
    if (name.kind == "person" and kind in ("place", "organisation")) or (
        kind == "person" and name.kind in ("place", "organisation") and not single
    ):
        return text[other[0] - 1] in _QUOTED
    return not bare or (name.kind != "person" and text[other[1] : other[1] + 1] in (",", ")", ""))


_PATTERNS: tuple[tuple[Relation, re.Pattern[str]], ...] = (("former", _FORMER), ("alias", _ALIAS))


def _other(text: str, at: int, beside: Sequence[Name]) -> Offsets | None:
    """The name at `at`, in quotation marks or not: as it was found, else a run of capitalised words."""
    quoted = text[at : at + 1] in _QUOTED and at < len(text)
    at += quoted
    bare = at + 4 if text[at : at + 4].lower() == "the " else at
    k = bisect_left([n.start for n in beside], bare)
    known = beside[k] if k < len(beside) and beside[k].start == bare else None
    if known is not None:
        return known.start, known.end
    match = _OTHER.match(text, at)
    if match is None or len(match.group()) < 2:
        return None
    shown = match.group().rstrip(".,'’ ")
    while " " in shown and shown.rsplit(" ", 1)[-1] in _JOINTS:
        shown = shown.rsplit(" ", 1)[0]
    start = at + 4 if shown[:4].lower() == "the " and len(shown) > 4 else at
    return (start, at + len(shown)) if at + len(shown) > start + 1 else None
