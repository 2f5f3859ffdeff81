"""What people decided, and what a search found, as views and on a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from rich.console import Console
from rich.text import Text

from stemma.dossier import Dossier, Found, Hit, UnknownId
from stemma.dossier.standing import Outcome, State, outcomes, signed
from stemma.faces.printing import print_item, short_id
from stemma.faces.wording import count, one_line
from stemma.model import Claim, Derivation, Difference, Judgement, Statement

_MOST = 3  # lines of judgements under one row


@dataclass(frozen=True, slots=True)
class DecidedView:
    """A judgement: about which row (`about`, as it is called now; `row` in words, "" when it is gone), and its `state`.

    `story`: where the row stands, "" when it is gone. `state` and `why` are those of `stemma.dossier.standing.Outcome`.
    """

    id: str
    about: str
    row: str
    story: str
    decision: str
    value: str
    user: str
    at: str
    note: str
    state: State
    why: str


def view_judgements(dossier: Dossier, story: str = "") -> tuple[DecidedView, ...]:
    """All judgements in the order made; with `story`, those about its rows."""
    claims = _claim_of(dossier)
    views = (_decided(dossier, made, claims) for made in outcomes(dossier.judgements, dossier.standing))
    return tuple(view for view in views if story in ("", view.story))


def view_judgement(dossier: Dossier, made: Judgement) -> DecidedView:
    """One judgement."""
    return next(view for view in view_judgements(dossier) if view.id == made.id)


def _decided(dossier: Dossier, made: Outcome, claims: Mapping[str, Claim]) -> DecidedView:
    try:
        words, story = one_line(dossier.why(made.about).summary, 300), _story(dossier, made.about, claims)
    except UnknownId:
        words, story = "", ""
    row = made.judgement
    return DecidedView(
        row.id, made.about, words, story, row.decision, row.value, one_line(row.user, 80), one_line(row.at, 40),
        one_line(row.note, 2000), made.state, one_line(made.why, 200),
    )  # fmt: skip


def _claim_of(dossier: Dossier) -> dict[str, Claim]:
    """Claims by their statements, and by their own ids."""
    found = {name: row for row in dossier.claims for name in row.statements}
    return found | {row.id: row for row in dossier.claims}


def _story(dossier: Dossier, name: str, claims: Mapping[str, Claim]) -> str:
    """The story in which a row stands that can be judged. Raises `UnknownId`."""
    _, row = dossier.find(name)
    if isinstance(row, Derivation):
        return row.story
    claim = claims.get(row.claim if isinstance(row, Difference) else row.id)
    return claim.story if claim is not None else ""


def print_judgements(views: Sequence[DecidedView], console: Console) -> None:
    """Print judgements, those that hold or are stale in full, the others counted."""
    held = [view for view in views if view.state != "past"]
    stale = sum(view.state == "stale" for view in held)
    head = f"{count(len(held), 'judgement')} {'holds' if len(held) == 1 else 'hold'}" if held else "No judgement holds"
    head += f", {stale} of them stale and not applied" if stale else ""
    console.print(Text(head + ".", style="bold"))
    for view in held:
        print_judgement(view, console)
    past = len(views) - len(held)
    if past:
        print_item(console, Text(f"{count(past, 'earlier one')} withdrawn or decided anew", style="dim"))


def print_judgement(view: DecidedView, console: Console) -> None:
    """Print one judgement: the row, what was decided, the note, and why it is stale."""
    console.print()
    print_item(console, Text.assemble((short_id(view.about), "dim"), "  ", view.row or "a row that is not there now"))
    row = Judgement(view.id, view.about, _decision(view), view.user, view.at, value=view.value)
    line = Text(one_line(signed(row), 300), style="bold")
    line.append(f"; {view.note}" if view.note else "", style="not bold")
    print_item(console, line, 4)
    if view.why:
        stale = view.state == "stale"
        print_item(console, Text(f"stale: {view.why}" if stale else view.why, style="red" if stale else "dim"), 4)


def _decision(view: DecidedView) -> Literal["confirm", "reject", "correct", "withdraw"]:
    known: tuple[Literal["confirm", "reject", "correct", "withdraw"], ...]
    known = ("confirm", "reject", "correct", "withdraw")
    return next(decision for decision in known if decision == view.decision)


def judged_lines(dossier: Dossier) -> Mapping[str, tuple[str, ...]]:
    """One short line a judgement, by the article or claim under which it is shown."""
    found: dict[str, list[str]] = {}
    claims = _claim_of(dossier)
    for name, standing in dossier.standing.items():
        for place in _places(dossier, name, claims):
            found.setdefault(place, []).append(f"{one_line(standing.words(), 200)}  {short_id(name)}")
    return {
        place: (*lines[:_MOST], *([f"and {len(lines) - _MOST} more"] if len(lines) > _MOST else []))
        for place, lines in found.items()
    }


def _places(dossier: Dossier, name: str, claims: Mapping[str, Claim]) -> Iterator[str]:
    _, row = dossier.named.get(name, ("", None))
    match row:
        case Derivation():
            report = dossier.report_by_id.get(row.child)
            yield report.article or row.child if report is not None else row.child
        case Claim():
            yield row.id
        case Statement() if name in claims:
            yield claims[name].id
        case Difference():
            yield row.claim
        case None if name in dossier.joined:
            yield dossier.joined[name]


def print_found(found: Found, dossier: Dossier, console: Console, offset: int = 0) -> None:
    """Print hits: what each is, in which article, and the words with those that were searched for in bold."""
    for hit in found.hits:
        article = dossier.article_by_id.get(hit.article) if hit.kind not in ("source", "entity") else None
        outlet = one_line(article.outlet or article.name.rsplit("/", 1)[-1], 40) if article is not None else ""
        console.print(_headed(hit, outlet), no_wrap=True, overflow="ellipsis", crop=True)
        words = Text(f"{hit.before} " if hit.before else "", style="dim")
        for text, matched in hit.runs:
            words.append(text, style="not dim bold underline" if matched else "not dim")
        print_item(console, words, 4)
    shown = f"{offset + 1}–{offset + len(found.hits)} of " if 0 < len(found.hits) < found.total else ""
    console.print(Text(f"{shown}{count(found.total, 'hit')}", style="dim"))


def _headed(hit: Hit, outlet: str) -> Text:
    where = f"{outlet}: " if outlet else ""
    return Text.assemble(
        (short_id(hit.id), "dim"), "  ", (hit.kind, "bold"), "  ", where, (one_line(hit.title, 80), "italic")
    )
