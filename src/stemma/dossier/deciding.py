"""A person's decision made into a judgement: checked against the rows, signed, dated, bounded, with its ground."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

import networkx as nx

from stemma.dossier import grounds
from stemma.dossier.accounts import KINDS
from stemma.dossier.byhand import story_of
from stemma.dossier.lines import graph_of
from stemma.dossier.rows import Named, Rows, UnknownId
from stemma.model import Claim, Decision, Derivation, Difference, Judgement, Statement, make_id

LONGEST_USER, LONGEST_NOTE = 80, 2000
_DECISIONS: tuple[Decision, ...] = ("confirm", "reject", "correct", "withdraw")
_JOINERS = "\u200c\u200d"  # they shape letters, and do no harm


def decide(rows: Rows, about: str, decision: str, user: str, note: str, at: str | None, value: str) -> Judgement:
    """The judgement, not yet kept. Raises `UnknownId`, and `ValueError` for what cannot be decided so."""
    chosen = next((known for known in _DECISIONS if known == decision), None)
    if chosen is None:
        raise ValueError(f"a decision is 'confirm', 'reject', 'correct' or 'withdraw', not {decision[:40]!r}")
    user, note = _plain(user, LONGEST_USER, "a name"), _plain(note, LONGEST_NOTE, "a note")
    if not user:
        raise ValueError("a judgement is signed: user is empty")
    if value and chosen != "correct":
        raise ValueError(f"only a correction takes a value; {chosen!r} takes none")
    at = _instant(at)
    if chosen == "withdraw":
        name, ground, value = *_standing(rows, about), ""
    else:
        kind, row = rows.find(about)
        if not isinstance(row, Derivation | Claim | Statement | Difference):
            raise ValueError(
                f"{row.id} is {'an' if kind[:1] in 'aeiou' else 'a'} {kind}: only derivations, rivals, claims, "
                "statements and differences can be judged"
            )
        if about in rows.joined:
            raise ValueError(f"{about} was joined with {row.id}: withdraw that first, or judge {row.id}")
        name = row.id
        value, found = _grounded(rows, row, chosen, value)
        ground = grounds.written(found)
    number = len(rows.judgements)  # the same decision may be taken, taken back and taken again within a second
    identity = make_id("judge", name, chosen, user, at, note, value, number)
    return Judgement(identity, name, chosen, user, at, note, value, ground)


def _standing(rows: Rows, about: str) -> tuple[str, str]:
    """The row whose decision is taken back, by its id or the beginning of one, and the ground of that decision."""
    standing = rows.standing
    begun = [
        name for name in standing if about and (name.startswith(about) or name.partition("-")[2].startswith(about))
    ]
    if about not in standing and len(begun) > 1:
        raise UnknownId(about, sorted(begun)[:3], ambiguous=True)
    name = about if about in standing else begun[0] if begun else ""
    if not name:
        _, row = rows.find(about)
        raise ValueError(f"{row.id}: there is no judgement about it to withdraw")
    return name, standing[name].judgement.ground


def _grounded(rows: Rows, row: Named, decision: Decision, value: str) -> tuple[str, grounds.Ground]:
    """The value of a decision as an id or a kind, and its ground."""
    computed = rows.computed
    corrects = decision == "correct"
    if isinstance(row, Derivation):
        value = _parent(rows, row, value) if corrects else ""
        return value, grounds.of_line(row, computed, value)
    if isinstance(row, Statement):
        mine = next((claim for claim in rows.claims if row.id in claim.statements), None)
        if mine is None:
            raise ValueError(f"{row.id} stands in no claim; there is no grouping to judge")
        into = _claim(rows, value, mine) if value else None
        return into.id if into else "", grounds.of_statement(row, mine.statements, into, computed)
    if isinstance(row, Claim):
        if corrects and not value:
            raise ValueError("say which claim it is to be joined with: value is empty")
        other = _claim(rows, value, row) if corrects else None
        if other is not None and other.id == row.id:
            raise ValueError(f"{row.id} cannot be joined with itself")
        return other.id if other else "", grounds.of_claim(row, other, computed)
    assert isinstance(row, Difference)
    if corrects and value not in KINDS:
        raise ValueError(f"a difference is one of {', '.join(KINDS)}, not {value[:40]!r}")
    return value, grounds.of_difference(row, computed)


def _parent(rows: Rows, row: Derivation, value: str) -> str:
    """The id of the right parent, given by its id or an article's file name; "" for none known."""
    if not value:
        return ""
    named = [article for article in rows.articles if value in (article.name, article.name.rsplit("/", 1)[-1])]
    found = named[0] if len(named) == 1 else rows.find(value, among={"article", "report"})[1]
    if found.id == row.parent:
        raise ValueError(f"{found.id} is the parent already: confirm the line instead")
    if story_of(rows.computed, row.child, found.id, row.story) != row.story:
        raise ValueError(f"{found.id} is no article or report of the story")
    graph = graph_of((line for line in rows.derivations if line.id != row.id), rows.reports)
    stands: Mapping[str, str] = {report.id: report.article for report in rows.reports if report.article}
    child, parent = stands.get(row.child, row.child), stands.get(found.id, found.id)
    if child == parent or (child in graph and parent in graph and nx.has_path(graph, child, parent)):
        raise ValueError(f"{found.id} descends from {row.child} itself: judge that line first")
    return found.id


def _claim(rows: Rows, value: str, mine: Claim) -> Claim:
    _, found = rows.find(value, among={"claim"})
    assert isinstance(found, Claim)
    if found.story != mine.story:
        raise ValueError(f"{found.id} is a claim of another story")
    return found


def _plain(text: str, longest: int, what: str) -> str:
    """One line without control characters. Raises `ValueError` for one that is too long."""
    if len(text) > 4 * longest:
        raise ValueError(f"{what} has at most {longest:,} characters")
    line = " ".join("".join(c if c.isprintable() or c in _JOINERS else " " for c in text).split())
    if len(line) > longest:
        raise ValueError(f"{what} has at most {longest:,} characters")
    return line


def _instant(at: str | None) -> str:
    if at is None:
        return datetime.now(UTC).isoformat(timespec="seconds")
    try:
        datetime.fromisoformat(at)
    except ValueError:
        raise ValueError(f"a time is written as in ISO 8601, 2031-06-01T10:00:00Z; not {at[:40]!r}") from None
    return at
