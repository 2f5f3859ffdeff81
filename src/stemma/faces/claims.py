"""A story's claims as views: what is contested first, then what many repeat from one origin, then the rest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from stemma.faces.family import Family, Index
from stemma.faces.tellings import Scene, statements_of, view_readings, view_tellings
from stemma.faces.views import ClaimGroup, ClaimsView, ClaimView, DifferenceView, EdgeView, ReadingView, Ref, anchor
from stemma.faces.wording import DIFFERENCES, count, one_line, span_of
from stemma.model import Claim, Difference, Statement

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


@dataclass(frozen=True, slots=True)
class Entry:
    """A claim as a list needs it: its `statements` in reading order, its `differences`, how many `articles` tell it.

    `kind`: the group that it stands in, or "alone".
    """

    row: Claim
    kind: str
    articles: int
    statements: tuple[Statement, ...]
    differences: tuple[Difference, ...]

    def has(self, kind: str) -> bool:
        """Whether its accounts differ in this way."""
        return any(row.kind == kind for row in self.differences)


def view_claims(
    index: Index, family: Family, refs: Mapping[str, Ref], edges: Sequence[EdgeView], prefix: str
) -> ClaimsView:
    """Build the views of a story's claims. `edges`: the lines of descent that the face shows, to point a drift at."""
    scene = Scene(index, family, refs)
    by_id = {edge.id: edge for edge in edges}
    entries = list_claims(scene, family.story.id)
    shared = [entry for entry in entries if entry.kind != "alone"]
    alone = [entry for entry in entries if entry.kind == "alone"]
    views = [(entry.kind, claim_view(scene, entry, by_id, prefix)) for entry in shared]
    groups = tuple(
        ClaimGroup(kind, title, lede, claims)
        for kind, title, lede in GROUPS
        if (claims := tuple(view for of, view in views if of == kind))
    )
    told = tuple(claim_view(scene, entry, by_id, prefix) for entry in alone[:MOST_ALONE])
    return ClaimsView(claims_sentence(shared), groups, told, max(0, len(alone) - MOST_ALONE))


def list_claims(scene: Scene, story: str) -> list[Entry]:
    """A story's claims, what a reader should see first at the front; those that one article alone tells come last."""
    entries = [_entry(scene, row) for row in scene.index.claims.get(story, [])]
    shared = sorted((entry for entry in entries if entry.kind != "alone"), key=_rank)
    alone = (entry for entry in entries if entry.kind == "alone" and entry.statements)
    return [*shared, *sorted(alone, key=lambda entry: scene.order(entry.statements[0]))]


def _entry(scene: Scene, row: Claim) -> Entry:
    found = scene.index.differences.get(row.id, [])
    differences = sorted(found, key=lambda d: (_BY_WEIGHT.index(d.kind), d.about, d.id))
    statements = statements_of(scene, row.statements)
    articles = len({statement.article for statement in statements})
    kind = _kind(articles, row.independent[1], differences)
    return Entry(row, kind, articles, tuple(statements), tuple(differences))


def _rank(entry: Entry) -> tuple[int, int, int, int, int, str]:
    """What a reader should see first: the group, then what also drifted, then what most articles tell."""
    low, high = entry.row.independent
    place = _ORDER.index(entry.kind)
    if entry.kind == "told":
        return place, -low, -high, -entry.articles, 0, entry.row.id
    return place, -entry.has("drift"), -bool(entry.differences), -entry.articles, -low, entry.row.id


def claim_view(
    scene: Scene, entry: Entry, edges: Mapping[str, EdgeView], prefix: str, most: int = MOST_TELLINGS
) -> ClaimView:
    """A claim with at most `most` of its sentences. `edges`: lines of descent by id, to point a drift at."""
    row = entry.row
    shown, more = view_tellings(scene, entry.statements, entry.differences, most)
    low, high = row.independent
    roots = dict.fromkeys(scene.index.voices.root(root) for root in row.origins[:MOST_ROOTS])
    origins = f"{span_of(low, high)} independent {'origin' if high == 1 else 'origins'}"
    return ClaimView(
        row.id,
        anchor(prefix, "claim", row.id),
        entry.kind,
        words_before(scene, row),
        one_line(row.text, 240),
        entry.articles,
        row.independent,
        f"{count(entry.articles, 'article')}, {origins}",
        _reasons(row),
        tuple(name for name in roots if name),
        tuple(difference_view(scene, d, edges) for d in entry.differences),
        shown,
        more,
    )


def words_before(scene: Scene, row: Claim) -> str:
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


def difference_view(scene: Scene, row: Difference, edges: Mapping[str, EdgeView]) -> DifferenceView:
    """Accounts that differ, reading by reading. `edges`: as in `claim_view`."""
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


def claims_sentence(entries: Sequence[Entry]) -> str:
    """What there is in all: "12 claims rest on several articles; 3 are contested, 4 have drifted; …"."""
    if not entries:
        return ""
    several = sum(entry.articles > 1 for entry in entries)
    parts = [f"{count(several, 'claim')} {_verb(several, 'rests', 'rest')} on several articles"]
    tallies = {kind: sum(entry.has(kind) for entry in entries) for kind in _BY_WEIGHT}
    said = [
        f"{n} {_verb(n, one, many)} {DIFFERENCES[kind]}"
        for kind, one, many in (("conflict", "is", "are"), ("drift", "has", "have"), ("update", "was", "were"))
        if (n := tallies[kind])
    ]
    parts += [", ".join(said)] if said else []
    single = sum(is_repeated(entry) for entry in entries)
    if single:
        rests = _verb(single, "is repeated by many and rests", "are repeated by many and rest")
        parts.append(f"{single} {rests} on one origin")
    return "; ".join(parts) + "."


def is_repeated(entry: Entry) -> bool:
    """Whether many articles tell a claim that has one origin."""
    return entry.row.independent[1] <= 1 and entry.articles >= MANY


def _verb(number: int, one: str, many: str) -> str:
    return one if number == 1 else many
