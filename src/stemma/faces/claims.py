"""A story's claims as views: what is contested first, then what many repeat from one origin, then the rest."""

from __future__ import annotations

from collections.abc import Sequence

from stemma.faces.family import Family, Index
from stemma.faces.tellings import Scene, statements_of, view_readings, view_tellings
from stemma.faces.views import ClaimGroup, ClaimsView, ClaimView, DifferenceView, EdgeView, ReadingView, Ref, anchor
from stemma.faces.wording import DIFFERENCES, count, one_line, span_of
from stemma.model import Claim, Difference

MANY = 3
"""Articles that make a claim of one origin one that many repeat."""
MOST_TELLINGS, MOST_READINGS, MOST_ALONE, MOST_ROOTS, MOST_BEFORE = 20, 12, 200, 12, 90
GROUPS = (
    ("conflict", "Contested", "Origins that are independent of each other say different things of the same time."),
    ("single", "Repeated by many, from one origin", "However many articles tell these, all have them from one place."),
    ("drift", "Drifted on the way", "A copy says something else than what it was taken from."),
    ("update", "Updated", "Later reports say something else, of a later state of things."),
    ("precision", "Told more or less exactly", "The same fact, coarser in one account and finer in another."),
    ("told", "Also told by several articles", ""),
)
_ORDER = [kind for kind, _, _ in GROUPS]
_BY_WEIGHT = ("conflict", "drift", "update", "precision")


def view_claims(
    index: Index, family: Family, refs: dict[str, Ref], edges: Sequence[EdgeView], prefix: str
) -> ClaimsView:
    """Build the views of a story's claims. `edges`: the lines of descent that the face shows, to point a drift at."""
    scene = Scene(index, family, refs)
    by_id = {edge.id: edge for edge in edges}
    views = [_claim_view(scene, row, by_id, prefix) for row in index.claims.get(family.story.id, [])]
    shared = sorted((v for v in views if v.kind != "alone"), key=_rank)
    alone = sorted((v for v in views if v.kind == "alone" and v.tellings), key=lambda v: _first(scene, v))
    groups = tuple(
        ClaimGroup(kind, title, lede, claims)
        for kind, title, lede in GROUPS
        if (claims := tuple(v for v in shared if v.kind == kind))
    )
    return ClaimsView(_sentence(shared), groups, tuple(alone[:MOST_ALONE]), max(0, len(alone) - MOST_ALONE))


def _rank(view: ClaimView) -> tuple[int, int, int, int, int, str]:
    """What a reader should see first: the group, then what also drifted, then what most articles tell."""
    drifted = any(d.kind == "drift" for d in view.differences)
    low, high = view.origins
    if view.kind == "told":
        return _ORDER.index(view.kind), -low, -high, -view.articles, 0, view.id
    return _ORDER.index(view.kind), -drifted, -bool(view.differences), -view.articles, -low, view.id


def _first(scene: Scene, view: ClaimView) -> tuple[int, int, str]:
    return scene.order(scene.index.statements[view.tellings[0].id])


def _claim_view(scene: Scene, row: Claim, edges: dict[str, EdgeView], prefix: str) -> ClaimView:
    found = scene.index.differences.get(row.id, [])
    differences = sorted(found, key=lambda d: (_BY_WEIGHT.index(d.kind), d.about, d.id))
    statements = statements_of(scene, row.statements)
    articles = len({statement.article for statement in statements})
    shown, more = view_tellings(scene, statements, differences, MOST_TELLINGS)
    low, high = row.independent
    roots = dict.fromkeys(scene.index.voices.root(root) for root in row.origins[:MOST_ROOTS])
    support = f"{count(articles, 'article')}, {span_of(low, high)} independent {'origin' if high == 1 else 'origins'}"
    return ClaimView(
        row.id,
        anchor(prefix, "claim", row.id),
        _kind(articles, high, differences),
        _before(scene, row),
        one_line(row.text, 240),
        articles,
        row.independent,
        support,
        _reasons(row),
        tuple(name for name in roots if name),
        tuple(_difference_view(scene, d, edges) for d in differences),
        shown,
        more,
    )


def _before(scene: Scene, row: Claim) -> str:
    """What a reader needs before a claim that begins within a sentence: who or what it is about."""
    first = scene.index.statements.get(row.statements[0]) if row.statements else None
    if first is None or first.article not in scene.place or not row.text[:1].islower():
        return ""
    text = scene.text(first)
    start = first.content_spans[0][0] if first.content_spans else first.start
    begun = scene.sentences(first)[0]
    said = one_line(text[max(begun, start - MOST_BEFORE) : start], MOST_BEFORE)
    return said if begun >= start - MOST_BEFORE else f"…{said.partition(' ')[2]}"


def _kind(articles: int, high: int, differences: list[Difference]) -> str:
    """The group that a claim stands in, the first that fits."""
    kinds = {d.kind for d in differences}
    if "conflict" in kinds:
        return "conflict"
    if high <= 1 and articles >= MANY:
        return "single"
    found = next((kind for kind in _BY_WEIGHT if kind in kinds), None)
    return found or ("told" if articles > 1 else "alone")


def _reasons(row: Claim) -> tuple[str, ...]:
    """Why there are not fewer origins, and why not more; once when they are said in the same words."""
    said = dict.fromkeys(why for why in row.why if why)
    if row.independent[0] == row.independent[1]:
        return tuple(one_line(why, 400) for why in said)
    ends = zip(("At least", "At most"), row.independent, said, strict=False)
    return tuple(one_line(f"{end} {number}: {why}", 400) for end, number, why in ends)


def _difference_view(scene: Scene, row: Difference, edges: dict[str, EdgeView]) -> DifferenceView:
    readings: tuple[ReadingView, ...] = view_readings(scene, row)
    return DifferenceView(
        row.id,
        row.kind,
        row.about,
        f"{DIFFERENCES[row.kind]} · {one_line(row.about, 20)}",
        one_line(row.why, 300),
        readings[:MOST_READINGS],
        edges.get(row.edge or ""),
    )


def _sentence(views: list[ClaimView]) -> str:
    """What there is in all: "12 claims rest on several articles; 3 are contested, 4 have drifted; …"."""
    if not views:
        return ""
    several = sum(v.articles > 1 for v in views)
    parts = [f"{count(several, 'claim')} {_verb(several, 'rests', 'rest')} on several articles"]
    tallies = {kind: sum(any(d.kind == kind for d in v.differences) for v in views) for kind in _BY_WEIGHT}
    said = [
        f"{n} {_verb(n, one, many)} {DIFFERENCES[kind]}"
        for kind, one, many in (("conflict", "is", "are"), ("drift", "has", "have"), ("update", "was", "were"))
        if (n := tallies[kind])
    ]
    parts += [", ".join(said)] if said else []
    single = sum(v.origins[1] <= 1 and v.articles >= MANY for v in views)
    if single:
        rests = _verb(single, "is repeated by many and rests", "are repeated by many and rest")
        parts.append(f"{single} {rests} on one origin")
    return "; ".join(parts) + "."


def _verb(number: int, one: str, many: str) -> str:
    return one if number == 1 else many
