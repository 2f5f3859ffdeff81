"""Which rows a large family's picture shows: near-identical copies of one parent share a row, then lesser relations."""

from __future__ import annotations

from dataclasses import dataclass

from stemma.faces.family import Family
from stemma.faces.wording import count, listed

SMALL, LARGE = 40, 90
NEAR_IDENTICAL = 0.85
FEW = 3


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the picture: a member, or (`copies` not empty) several that share a row, `id` being their first."""

    id: str
    copies: tuple[str, ...] = ()
    title: str = ""
    detail: str = ""


def picture_rows(family: Family) -> tuple[Row, ...]:
    """One row a member up to 40; beyond, leaves alike under one parent share a row.

    First near-identical copies (kind republished, or a share of at least .85), then, if still over 90 rows, other
    leaves by kind, then articles without any relation. Groups of up to three stay apart.
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
        near = row.kind == "republished" or row.share >= NEAR_IDENTICAL
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
        return Row(name, group, f"and {count(len(group), 'article')} without any relation found", outlets)
    row = family.row(parents[0], name)
    near = row.kind == "republished" or row.share >= NEAR_IDENTICAL
    kinds = {
        "rewritten": ("rewritten version",),
        "partial": ("article that takes part of it", "articles that take part of it"),
    }
    what = ("near-identical copy", "near-identical copies") if near else kinds.get(row.kind, ("version",))
    return Row(name, group, f"and {count(len(group), *what)}", outlets)
