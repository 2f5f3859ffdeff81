"""What a judgement rests on: the words that were decided upon, kept with it, and whether a later build still has them.

A ground is short JSON. It holds digests of words, not the words, and enough to find a row again whose id has changed:
the id of a claim is that of its earliest member, and one more article may be the earliest.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b

import msgspec

from stemma.dossier.computed import Computed
from stemma.model import Claim, Derivation, Difference, Judgement, Statement

Member = tuple[str, str]
"""A row and a digest of its words."""
GROUPINGS = ("statement", "claim")  # what a decision about changes which statements tell one matter
MOST = 24  # members that are kept: enough to know a group again


class Ground(msgspec.Struct, omit_defaults=True, frozen=True):
    """What was decided upon. `kind`: derivation, statement, claim or difference.

    `child`, `parent`, `source` (whose report the parent is) and `how` (its kind): a line of descent. `article`: that of
    a statement. `words`: a digest of what was read. `members`: the statements of a claim, those that stood beside a
    statement, or the readings of a difference, and `many` how many there were. `target`: the statements of the claim
    that something was put into, or whose report the right parent is. `made`, `onto_made`: the claim, or the one that
    something was put into, was made by a person.
    """

    kind: str
    words: str = ""
    child: str = ""
    parent: str = ""
    source: str = ""
    how: str = ""
    article: str = ""
    about: str = ""
    members: tuple[Member, ...] = ()
    many: int = 0
    target: tuple[Member, ...] = ()
    made: bool = False
    onto_made: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    """A decision that holds. `id`: what its row is called now. `ground`: None for one of an older Stemma."""

    id: str
    judgement: Judgement
    ground: Ground | None

    @property
    def kind(self) -> str:
        """What sort of row it is about; older ones are all about derivations."""
        return self.ground.kind if self.ground is not None else "derivation"

    @property
    def carried(self) -> str:
        """A note where the row has another id than when it was judged."""
        return f"carried over from {self.judgement.about}" if self.id != self.judgement.about else ""


def digest(words: str) -> str:
    """A short digest of words, white space aside."""
    return blake2b(" ".join(words.split()).encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()


def written(ground: Ground) -> str:
    """A ground as it is kept in a judgement."""
    return msgspec.json.encode(ground).decode()


def read(text: str) -> Ground | None:
    """The ground kept in a judgement; None for none, and for what is none."""
    try:
        return msgspec.json.decode(text.encode(), type=Ground) if text else None
    except (msgspec.MsgspecError, UnicodeEncodeError):
        return None


def standing_verdicts(judgements: Sequence[Judgement], computed: Computed) -> list[Verdict]:
    """The decisions that count, in the order made: the last about each line and difference, all about a grouping.

    A row that was let be again has none from before. The last about a grouping was decided on what those before it
    made: who confirms a statement that another moved, confirms it where it stands now.
    """
    found: dict[str, list[Verdict]] = {}
    order: dict[str, int] = {}
    for number, judgement in enumerate(judgements):
        ground = read(judgement.ground)
        name = _named_now(judgement.about, ground, computed)
        verdict = Verdict(name, judgement, ground)
        order[judgement.id] = number
        if judgement.decision == "withdraw":
            found.pop(name, None)
        elif verdict.kind not in GROUPINGS:
            found[name] = [verdict]
        else:
            found.setdefault(name, []).append(verdict)
    return sorted((row for rows in found.values() for row in rows), key=lambda row: order[row.judgement.id])


def of_line(row: Derivation, computed: Computed, to: str = "") -> Ground:
    """The ground of a decision about a line of descent. `to`: the parent that a correction gives it."""
    words, source = line_words(row.child, row.parent, computed), whose(row.parent, computed)
    target = ((to, whose(to, computed)),) if to else ()
    how = computed.line_by_id.get(row.id, row).kind
    return Ground("derivation", words, row.child, row.parent, source, how, target=target)


def line_words(child: str, parent: str, computed: Computed) -> str:
    """A digest of the texts at both ends of a line of descent."""
    return f"{digest(computed.words(child))}{digest(computed.words(parent))}"


def of_statement(row: Statement, beside: Collection[str], into: Claim | None, computed: Computed) -> Ground:
    """The ground of a decision about a statement's place. `beside`: what stood with it; `into`: where it is put."""
    words = computed.words(row.article, row.start, row.end)
    others = [name for name in beside if name != row.id]
    target = [name for name in into.statements if name != row.id] if into is not None else []
    return Ground(
        "statement", digest(words), article=row.article, members=members(others, computed), many=len(others),
        target=members(target, computed), onto_made=_is_made(into, computed),
    )  # fmt: skip


def of_claim(row: Claim, into: Claim | None, computed: Computed) -> Ground:
    """The ground of a decision about a claim's grouping. `into`: the claim that it is joined with."""
    target = members(into.statements, computed) if into is not None else ()
    return Ground(
        "claim", digest(row.text), members=members(row.statements, computed), many=len(row.statements), target=target,
        made=_is_made(row, computed), onto_made=_is_made(into, computed),
    )  # fmt: skip


def _is_made(claim: Claim | None, computed: Computed) -> bool:
    return claim is not None and claim.id not in computed.claim_by_id


def of_difference(row: Difference, computed: Computed) -> Ground:
    """The ground of a decision about a difference: its values, and where they are read."""
    original = next((found for found in computed.differences if found.id == row.id), row)
    read_in = readings(row, computed)
    return Ground(
        "difference", values(row, computed), how=original.kind, about=row.about, members=read_in[:MOST],
        many=len(read_in),
    )  # fmt: skip


def readings(row: Difference, computed: Computed) -> tuple[Member, ...]:
    """Where a difference is read: each article with a digest of the words there."""
    told = computed.statement_by_id
    found = ((told[name].article, start, end) for name, start, end in row.readings if name in told)
    return tuple((article, digest(computed.words(article, start, end))) for article, start, end in found)


def values(row: Difference, computed: Computed) -> str:
    """A digest of the different words of a difference, however often each is read."""
    told = computed.statement_by_id
    found = {computed.words(told[name].article, *span).casefold() for name, *span in row.readings if name in told}
    return digest("|".join(sorted(found)))


def members(names: Collection[str], computed: Computed) -> tuple[Member, ...]:
    """Some of these statements, with digests of their words."""
    told = computed.statement_by_id
    rows = (told[name] for name in list(names)[:MOST] if name in told)
    return tuple((row.id, digest(computed.words(row.article, row.start, row.end))) for row in rows)


def still_there(kept: Sequence[Member], computed: Computed) -> list[str]:
    """Those of the kept statements that are there with the words they had."""
    told, found = computed.statement_by_id, []
    for name, words in kept:
        row = told.get(name)
        if row is not None and digest(computed.words(row.article, row.start, row.end)) == words:
            found.append(name)
    return found


def home(kept: Sequence[Member], homes: Mapping[str, str], computed: Computed, first: str = "") -> tuple[str, int]:
    """The claim in which most of the kept statements stand, and how many do; `first` wins a draw. ("", 0) for none."""
    found = Counter(homes[name] for name in still_there(kept, computed) if name in homes)
    best = min(found, key=lambda claim: (-found[claim], claim != first, claim), default="")
    return best, found[best] if best else 0


def whose(name: str, computed: Computed) -> str:
    """The source whose report that is; "" where it is none, or nobody's that is known."""
    report = computed.report_by_id.get(name)
    return report.source or "" if report else ""


def _named_now(about: str, ground: Ground | None, computed: Computed) -> str:
    """What the row of a judgement is called now: its id, or that of the row in which its ground is found again."""
    if ground is None:
        return about
    if ground.kind == "derivation" and about not in computed.line_by_id:
        return next((row.id for row in computed.line_by_id.values() if _same_line(row, ground, computed)), about)
    if ground.kind == "statement" and about not in computed.statement_by_id:
        mine = (row for row in computed.statements if row.article == ground.article)
        again = (row.id for row in mine if digest(computed.words(row.article, row.start, row.end)) == ground.words)
        return next(again, about)
    if ground.kind == "claim" and about not in computed.claim_by_id and not ground.made:
        homes = {name: claim.id for claim in computed.claims for name in claim.statements}
        claim, found = home(ground.members, homes, computed)
        return claim if 2 * found > len(ground.members) else about
    if ground.kind == "difference" and all(row.id != about for row in computed.differences):
        places = set(ground.members)
        alike = (row for row in computed.differences if (row.about, row.kind) == (ground.about, ground.how))
        again = (row.id for row in alike if places & set(readings(row, computed)))
        return next(again, about)
    return about


def _same_line(row: Derivation, ground: Ground, computed: Computed) -> bool:
    """Whether a line joins the ends that were judged; a lost report is known by whose it is."""
    if row.child != ground.child:
        return False
    return row.parent == ground.parent or (bool(ground.source) and whose(row.parent, computed) == ground.source)
