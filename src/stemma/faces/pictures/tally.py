"""How many articles stand on a line of descent, how many of them are copies, how many do not say so; and in words."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass

from stemma.faces.family import Family
from stemma.faces.pictures.copies import is_copy
from stemma.faces.pictures.strands import Strand
from stemma.faces.pictures.words import all_credited
from stemma.faces.wording import count


@dataclass(frozen=True, slots=True)
class Tally:
    """How many articles descend from a member, how many of them are copies, how many do not say so."""

    articles: int
    copies: int
    silent: int


def tally_below(family: Family, name: str) -> Tally:
    """What descends from a member, also by lesser parents."""
    below = family.descendants(name)
    line = {name, *below, *(m.id for m in family.members if m.lost)}
    return tally_of(family, below, line)


def tally_of(family: Family, names: Sequence[str], line: Container[str] | None = None) -> Tally:
    """Tally of `names` that descend from something; silent by parents in `line` (None: by any)."""
    articles = copies = silent = 0
    for name in names:
        parents = family.parents(name)
        articles += bool(parents)
        copies += bool(parents) and is_copy(family.row(parents[0], name))
        silent += any(not family.row(p, name).credited for p in parents if line is None or p in line)
    return Tally(articles, copies, silent)


def figures(tally: Tally, *, within: bool) -> tuple[str, str]:
    """The two short lines beside a total."""
    if within:
        return "of these", all_credited(tally.silent)
    rest = tally.articles - tally.copies
    parts = [count(tally.copies, "copy", "copies")] if tally.copies else []
    parts += [f"{rest:,} reworked"] if rest else []
    return ", ".join(parts), all_credited(tally.silent)


def loose_title(family: Family, row: Strand) -> str:
    """What a row without a member of its own is called: how many small families, or how many articles alone."""
    if row.kind == "alone":
        return f"{count(len(row.articles), 'article')} on {'its' if len(row.articles) == 1 else 'their'} own"
    return count(len(loose_roots(family, row)), "smaller family", "smaller families")


def loose_roots(family: Family, row: Strand) -> set[str]:
    """Where the families begin of which `row` holds the articles."""
    return {family.root(name) for name in row.articles}
