"""A story's lines of descent as views: who took what from whom, where the story enters, and the one-look answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from stemma.faces import wording
from stemma.faces.family import Family, Index, Member, is_uncertain
from stemma.faces.passages import passages, quotes, shared_of, tint_of
from stemma.faces.views import EdgeView, OriginView, Ref, TreeRow, anchor
from stemma.faces.wording import count, one_line, percent
from stemma.model import Derivation


@dataclass(frozen=True, slots=True)
class Lineage:
    """What a face shows of a story's descent; `refs` point at its members by id, `apart` counts those without any."""

    refs: Mapping[str, Ref]
    edges: tuple[EdgeView, ...]
    rows: tuple[TreeRow, ...]
    origins: tuple[OriginView, ...]
    apart: int
    headline: str
    subline: str


def view_lineage(index: Index, family: Family, prefix: str, most_passages: int) -> Lineage:
    """Build the views of a story's descent, with at most `most_passages` shared passages a line."""
    refs = {m.id: ref_of(m, prefix) for m in family.members}
    edges = tuple(
        edge_view(index, family, refs, p, m.id, prefix, most_passages)
        for m in family.members
        for p in family.parents(m.id)
    )
    of_child: dict[str, list[EdgeView]] = {}
    for edge in edges:
        of_child.setdefault(edge.child.id, []).append(edge)
    rows = tuple(
        TreeRow(refs[m.id], m.depth, m.id in family.origins, tuple(of_child.get(m.id, ()))) for m in family.members
    )
    origins = tuple(
        sorted((origin_view(family, refs, of_child, o) for o in family.origins), key=lambda o: -len(o.descendants))
    )
    reached = set(family.origins).union(*(family.descendants(o) for o in family.origins))
    apart = sum(not m.lost and m.id not in reached for m in family.members)
    headline, subline = story_lines(family, origins, of_child, apart)
    return Lineage(refs, edges, rows, origins, apart, headline, subline)


def ref_of(member: Member, prefix: str) -> Ref:
    """Point at a member."""
    published = member.article.published if member.article else None
    return Ref(
        member.id,
        anchor(prefix, "member", member.id),
        member.letter,
        tint_of(member.letter),
        member.label,
        member.title,
        "not in hand" if member.lost else wording.when(published),
        member.lost,
        member.outlet,
    )


def edge_view(
    index: Index, family: Family, refs: Mapping[str, Ref], parent: str, child: str, prefix: str, most: int
) -> EdgeView:
    """The line of descent between two members, with at most `most` shared passages. Raises KeyError."""
    main = family.main.get(child) == parent
    return relation_view(index, refs, family.row(parent, child), parent, child, prefix, most, main)


def relation_view(
    index: Index, refs: Mapping[str, Ref], row: Derivation, parent: str, child: str, prefix: str, most: int, main: bool
) -> EdgeView:
    """A derivation between the members `parent` and `child`, chosen or not; `main`: it is the child's main line."""
    shown, more = passages(index, shared_of(index, row, parent, child), child, most)
    return EdgeView(
        row.id,
        anchor(prefix, "edge", row.id),
        refs[child],
        refs[parent],
        row.kind,
        wording.VERBS[row.kind],
        round(row.share, 3),
        percent(row.share),
        round(row.confidence, 3),
        wording.certainty(row.confidence),
        row.credited,
        is_uncertain(row),
        main,
        tuple(one_line(r, 300) for r in row.reasons),
        quotes(index, row),
        shown,
        more,
    )


def origin_view(family: Family, refs: Mapping[str, Ref], of_child: dict[str, list[EdgeView]], name: str) -> OriginView:
    """One way in for a story's information. `of_child`: the lines of descent by the id of their child."""
    below = family.descendants(name)
    line = {name, *below, *(m.id for m in family.members if m.lost)}
    silent = sum(_is_silent([e for e in of_child.get(b, []) if e.parent.id in line]) for b in below)
    if not below:
        sentence = "Nothing else here descends from it."
    else:
        sentence = f"{count(len(below), 'article')} {'descends' if len(below) == 1 else 'descend'} from it"
        sentence += (
            f"; {silent} without saying so." if silent and len(below) > 1 else " without saying so." if silent else "."
        )
    return OriginView(refs[name], tuple(refs[b] for b in below), silent, sentence)


def _is_silent(edges: list[EdgeView]) -> bool:
    return any(not e.credited for e in edges)


def story_lines(
    family: Family, origins: tuple[OriginView, ...], of_child: dict[str, list[EdgeView]], apart: int
) -> tuple[str, str]:
    """The one-look answer, and the figures under it."""
    hand = [m for m in family.members if not m.lost]
    copies = [m for m in hand if m.id in family.main]
    head = f"{count(len(hand), 'article')} {'tells' if len(hand) == 1 else 'tell'} one story. "
    if not family.main:
        head += "None is seen to descend from another." if len(hand) > 1 else "Nothing to compare it with."
    else:
        head += f"It enters through {count(len(origins), 'origin')}"
        lost = sum(o.ref.lost for o in origins)
        head += (
            "."
            if not lost
            else ", which is not in hand."
            if len(origins) == 1
            else f", {lost} of them not in hand."
            if lost < len(origins)
            else ", none of them in hand."
        )
    silent = sum(_is_silent(of_child.get(m.id, [])) for m in copies)
    parts = [_copies_line(len(copies), silent)] if copies else []
    parts += [f"{count(apart, 'article')} {'stands' if apart == 1 else 'stand'} apart"] if apart and copies else []
    return head, "; ".join(parts) + ("." if parts else "")


def _copies_line(copies: int, silent: int) -> str:
    """How many descend, and how many of them do not say so."""
    if copies == 1:
        return f"1 article descends from another report{' without saying so' if silent else ' and says so'}"
    said = (
        "all of them say so"
        if not silent
        else "none of them says so"
        if silent == copies
        else f"{silent} of {copies} without saying so"
    )
    return f"{count(copies, 'article')} descend from another report; {said}"
