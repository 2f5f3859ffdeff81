"""Which rows a family's picture shows: near-identical copies of one parent share a row, then lesser relations."""

from __future__ import annotations

from dataclasses import dataclass

from stemma.faces.family import Family
from stemma.faces.passages import tint_of
from stemma.faces.pictures.marks import Copies, Listed
from stemma.faces.pictures.words import all_credited, credited
from stemma.faces.views import anchor
from stemma.faces.wording import count, listed, percent, when
from stemma.model import Derivation

SMALL, LARGE = 16, 30
MOST_ROWS = 150
NEAR_IDENTICAL = 0.85
FEW = 3


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the picture: a member, or (`copies` not empty) several that share a row, `id` being their first."""

    id: str
    copies: tuple[str, ...] = ()
    title: str = ""
    detail: str = ""


def is_copy(row: Derivation) -> bool:
    """Whether a line of descent leads to a near-identical copy: kind republished, or a share of at least .85."""
    return row.kind == "republished" or row.share >= NEAR_IDENTICAL


def picture_rows(family: Family) -> tuple[Row, ...]:
    """One row a member up to 16; beyond, leaves alike under one parent share a row.

    First near-identical copies, then, if still over 30 rows, other leaves by kind, then articles without any relation.
    Groups of up to three stay apart.
    """
    groups: dict[str, tuple[str, ...]] = {}
    if len(family.members) > SMALL:
        groups = _groups(family, "copies")
    if _height(family, groups) > LARGE:
        groups |= _groups(family, "kinds")
    if _height(family, groups) > LARGE:
        groups |= _groups(family, "alone")
    inside = {name for names in groups.values() for name in names[1:]}
    return tuple(_row(family, m.id, groups.get(m.id, ())) for m in family.members if m.id not in inside)


def _height(family: Family, groups: dict[str, tuple[str, ...]]) -> int:
    return len(family.members) - sum(len(names) - 1 for names in groups.values())


def _groups(family: Family, what: str) -> dict[str, tuple[str, ...]]:
    """Leaves that may share a row, by the first of each group."""
    found: dict[tuple[str, str], list[str]] = {}
    for member in family.members:
        parents = family.parents(member.id)
        if member.lost or family.graph.out_degree(member.id) or len(parents) > (1 if what != "kinds" else 9):
            continue
        if not parents:
            if what == "alone":
                found.setdefault(("", "alone"), []).append(member.id)
            continue
        row = family.row(parents[0], member.id)
        near = is_copy(row)
        if what == "copies" and near:
            found.setdefault((parents[0], "copies"), []).append(member.id)
        if what == "kinds" and not near:
            found.setdefault((parents[0], row.kind), []).append(member.id)
    return {names[0]: tuple(names) for names in found.values() if len(names) > FEW}


def _row(family: Family, name: str, group: tuple[str, ...]) -> Row:
    if not group:
        return Row(name)
    outlets = listed([family.by_id[n].outlet for n in group], 6)
    parents = family.parents(name)
    if not parents:
        return Row(name, group, f"{count(len(group), 'article')} without any relation found", outlets)
    return Row(name, group, _title(len(group), family.row(parents[0], name)), outlets)


def _title(number: int, row: Derivation, above: str = "") -> str:
    """What those that share a row are called; `above` names their parent, where the reader does not see it."""
    if is_copy(row):
        said = count(number, "near-identical copy", "near-identical copies")
    elif row.kind == "partial":
        said, above = count(number, "article that takes part", "articles that take part"), above or "it"
    else:
        said = count(number, "rewritten version" if row.kind == "rewritten" else "version")
    return f"{said} of {above}" if above else said


def open_rows(family: Family, name: str, prefix: str) -> tuple[Copies, ...]:
    """What the shared rows of a picture open to. `name` is the picture's, `prefix` that of the page's anchors."""
    return tuple(_open_row(family, row, name, prefix) for row in picture_rows(family)[:MOST_ROWS] if row.copies)


def _open_row(family: Family, row: Row, name: str, prefix: str) -> Copies:
    parents = family.parents(row.id)
    above = family.by_id[parents[0]] if parents else None
    silent = sum(not family.row(parents[0], c).credited for c in row.copies) if parents else 0
    return Copies(
        copies_anchor(name, row.id),
        above.letter if above else "",
        tint_of(above.letter) if above else 0,
        above.lost if above else False,
        _title(len(row.copies), family.row(above.id, row.id), above.label) if above else row.title,
        all_credited(silent) if parents else "",
        tuple(list_article(family, c, prefix) for c in row.copies),
    )


def copies_anchor(name: str, row: str) -> str:
    """The HTML id of a shared row's list in the picture `name`."""
    return anchor(name, "row", row)


def list_article(family: Family, name: str, prefix: str) -> Listed:
    """An article as an entry of a list: where it stands on the page, when it came, and how much it shares."""
    member = family.by_id[name]
    parents = family.parents(name)
    detail = when(member.article.published if member.article else None)
    if parents:
        row = family.row(parents[0], name)
        detail += f" · {percent(row.share)}, {credited(row)}"
    return Listed(f"#{anchor(prefix, 'member', name)}", member.outlet, detail)
