"""The words of an overview: beside each row whose report it is and what descends from it, and the headings."""

from __future__ import annotations

from dataclasses import dataclass

from stemma.faces.family import Family, Member
from stemma.faces.pictures.marks import Frame, Line
from stemma.faces.pictures.strands import Strand
from stemma.faces.pictures.tally import figures, loose_title, tally_below, tally_of
from stemma.faces.pictures.words import fit
from stemma.faces.wording import VERBS, count, percent, when


@dataclass(frozen=True, slots=True)
class Board:
    """The measures of an overview: `text` is the height of the words above a row's dots (0: they stand beside).

    A row has at least `least` pixels on each side of its line, all rows together at most `most` where that can be.
    """

    frame: Frame
    label_width: float
    figures: float
    text: float
    top: float
    least: float
    most: float


WIDE_BOARD = Board(Frame(1120, 296, 872, 0, 0, 1, 0, 0), 268, 940, 0, 94, 18, 520)
NARROW_BOARD = Board(Frame(350, 16, 340, 0, 0, 1, 0, 0), 298, 350, 35, 112, 11, 580)


def row_words(family: Family, row: Strand, board: Board, y: float, top: float) -> tuple[str, tuple[Line, ...]]:
    """A row's title, and its lines of text: whose report, when, and what descends from it.

    The row reaches down from `top`, its dots stand on a line at `y`.
    """
    member = family.by_id.get(row.id)
    if member is None:
        tally = tally_of(family, row.articles)
        title, under = loose_title(family, row), "no relation found" if row.kind == "alone" else ""
        number = len(row.articles) if row.kind == "alone" else tally.articles
    else:
        tally = tally_below(family, row.id)
        title, under = member.label, _stamp(member, short=bool(board.text))
        if row.under:
            line = family.row(row.under, row.id)
            under += f" · {VERBS[line.kind]} {family.by_id[row.under].letter}, {percent(line.share)}"
        number = tally.articles
    more = figures(tally, within=bool(row.under)) if row.kind != "alone" else ("", "")
    css = "stem-lost" if member is None or member.lost else "stem-name"
    total = "stem-part" if row.under else "stem-total"
    x = 24.0 if row.under else 0.0
    if board.text:
        under = _brief(("" if row.under else under, *more), board.frame.width - x)
        lines = [
            Line(x, top + 17, fit(title, board.label_width - x, 15, bold=True), css),
            Line(board.frame.width, top + 18, f"{number:,}", total, end=True),
            Line(x, top + 34, fit(under, board.frame.width - x, 13), "stem-how"),
        ]
    else:
        lines = [
            Line(x, y - 3, fit(title, board.label_width - x, 15, bold=True), css),
            Line(x, y + 14, fit(under, board.label_width - x, 13), "stem-how"),
            Line(board.figures, y + 7, f"{number:,}", total, end=True),
            Line(board.figures + 10, y - 3, more[0], "stem-when"),
            Line(board.figures + 10, y + 13, more[1], "stem-how"),
        ]
    return title, tuple(line for line in lines if line.text)


def _brief(parts: tuple[str, ...], width: float) -> str:
    """Parts in one line; without the first where there is no room for all."""
    said, rest = (" · ".join(part for part in some if part) for some in (parts, parts[1:]))
    return said if fit(said, width, 13) == said or not rest else rest


def _stamp(member: Member, *, short: bool) -> str:
    if member.lost:
        return "not in hand"
    said = when(member.article.published if member.article else None)
    return said.partition(",")[0] if short else said


def headings(family: Family, rows: tuple[Strand, ...], board: Board) -> tuple[Line, ...]:
    """What the picture says, in two lines: the largest family, and how few origins stand behind all."""
    said: list[tuple[str, float, str]] = []
    hand = sum(not m.lost for m in family.members)
    if rows[0].kind == "origin":
        member, number = family.by_id[rows[0].id], tally_below(family, rows[0].id).articles
        whose = f"{member.label}{' (not in hand)' if member.lost else ''}"
        first = f"One origin, {count(number, 'article')}:"
        said = [(first, 17, "stem-lede"), (whose, 13.5, "stem-sub")] if board.text else []
        said = said or [(f"{first} {whose}", 17, "stem-lede")]
    below = sum(not m.lost and m.id in family.main for m in family.members)
    roots = sum(m.id not in family.main and bool(m.letter) for m in family.members)
    rest = f"{count(roots, 'origin')} {'stands' if roots == 1 else 'stand'} behind {below:,} of {hand:,} articles"
    rest = rest if roots else f"No relation found among {count(hand, 'article')}"
    said.append((rest if board.text else f"{rest}. Each dot is an article.", 13.5, "stem-sub"))
    width = board.frame.width
    return tuple(Line(0, 18 + 20 * n, fit(text, width, size), css) for n, (text, size, css) in enumerate(said))


def description(family: Family, rows: tuple[Strand, ...]) -> str:
    """The overview in sentences, for those who cannot see it."""
    said = []
    for row in rows:
        if not row.id:
            said.append(f"{loose_title(family, row)}: {count(len(row.articles), 'article')}.")
            continue
        tally = tally_below(family, row.id)
        below = f"{count(tally.articles, 'article')} below it, {tally.silent:,} uncredited"
        said.append(f"{family.by_id[row.id].label}: {below}.")
    return " ".join(said)
