"""The figure of a family: its picture for wide and for narrow windows, and what both open to.

A family of more than 40 rows or 120 members is drawn as an overview, whose parts are the families one by one.
"""

from __future__ import annotations

from stemma.faces.family import Family
from stemma.faces.passages import tint_of
from stemma.faces.pictures.copies import list_article, open_rows, picture_rows
from stemma.faces.pictures.marks import NARROW, WIDE, Figure, Frame, Part, Picture
from stemma.faces.pictures.overview import lay_out_overview, main_lines
from stemma.faces.pictures.strands import Strand
from stemma.faces.pictures.tally import figures, loose_roots, loose_title, tally_below
from stemma.faces.pictures.tree import lay_out_tree
from stemma.faces.views import anchor
from stemma.faces.wording import count

MANY_ROWS, MANY_MEMBERS = 40, 120


def is_large(family: Family) -> bool:
    """Whether a family is drawn as an overview."""
    return len(family.members) > MANY_MEMBERS or len(picture_rows(family)) > MANY_ROWS


def lay_out(family: Family, prefix: str = "s1", frame: Frame = WIDE) -> Picture:
    """Lay a family out in a frame. `prefix` is that of the page's anchors."""
    if is_large(family):
        return lay_out_overview(family, prefix, frame, _openings(family, prefix))
    return lay_out_tree(family, prefix, frame, prefix)


def make_figure(family: Family, prefix: str = "s1") -> Figure:
    """Draw a family's figure together. `prefix` is that of the page's anchors."""
    if not is_large(family):
        return _rows_figure(family, prefix, prefix)
    wide, narrow = (lay_out(family, prefix, frame) for frame in (WIDE, NARROW))
    lines = [row for row in main_lines(family, WIDE) if not row.under]
    return Figure(wide, narrow, (), tuple(_part(family, row, prefix) for row in lines))


def _rows_figure(family: Family, prefix: str, name: str) -> Figure:
    """A figure with one row a member. `name` starts its own anchors."""
    wide, narrow = (lay_out_tree(family, prefix, frame, name) for frame in (WIDE, NARROW))
    return Figure(wide, narrow, open_rows(family, name, prefix))


def _roots(family: Family, row: Strand) -> set[str]:
    """Where the families begin that a row of an overview stands for."""
    return {row.id} if row.id else loose_roots(family, row)


def _openings(family: Family, prefix: str) -> dict[str, str]:
    """The anchor of the part that tells of each root. Parts are those of the wide picture, which shows more rows."""
    lines = [row for row in main_lines(family, WIDE) if not row.under]
    return {root: _anchor(row, prefix) for row in lines for root in _roots(family, row)}


def _anchor(row: Strand, prefix: str) -> str:
    return anchor(prefix, "part", row.id or row.kind)


def _part(family: Family, row: Strand, prefix: str) -> Part:
    """What a family opens to: its own figure; for articles without any relation a list."""
    opens, title = _anchor(row, prefix), loose_title(family, row)
    if row.kind == "alone":
        listed = tuple(list_article(family, n, prefix) for n in row.articles)
        return Part(opens, "", 0, False, title, "no relation found", None, listed)
    roots = _roots(family, row)
    inside = {member.id for member in family.members if family.root(member.id) in roots}
    figure = _rows_figure(family.part(inside), prefix, opens)
    if not row.id:
        return Part(opens, "", 0, False, title, count(len(row.articles), "article"), figure)
    member, tally = family.by_id[row.id], tally_below(family, row.id)
    detail = ", ".join(part for part in figures(tally, within=False) if part)
    title = f"{member.label}: {count(tally.articles, 'article')}"
    return Part(opens, member.letter, tint_of(member.letter), member.lost, title, detail, figure)
