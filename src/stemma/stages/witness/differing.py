"""Where the accounts of one claim differ, and whether that is a conflict, a drift, an update or mere precision."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

import networkx as nx

from stemma.language.comparing import Contrast
from stemma.language.comparing.wording import mirror
from stemma.language.tokens import FUNCTION_WORDS, find_tokens, lemma
from stemma.language.words import find_words
from stemma.model import Article, Claim, Derivation, Difference, DifferenceKind, Statement, make_id
from stemma.settings import Settings
from stemma.stages.witness.contrasts import Contrasts
from stemma.stages.witness.moving import Moves, hours_between, moved_on, steps_on
from stemma.stages.witness.roots import Root, Vectors

Seen = tuple[Statement, Statement, Contrast]

_MOST = 40  # wordings of one claim that are compared with each other
_EXACT = ("number", "time", "quote", "place", "name")  # what can be told more exactly, or less
_DENIED = 0.6  # how sure a denial answers what others say of its matter
_DENIED_WORDS = 2  # so many of what is denied must be said, unless both sentences mean the like
_DENIED_LIKENESS = 0.6
_NEAR_CUE = 80  # code points
_YEAR = re.compile(r"(?:(?:in|since|by|from|until|during|of|about)\s)?(?:1\d|20)\d\d", re.IGNORECASE)
_MATTERS = {"conflict": 0.15}
_WORDING = 0.2
_CLAUSE = re.compile(r".{1,60}\Z|[^,;]{24,120}(?=[,;])|.{1,120}(?:\Z|(?=\s))|.{1,120}", re.DOTALL)
_MARKS = '“”"«»„‘’,;'


@dataclass(frozen=True, slots=True, eq=False)
class Bench:
    """What differences are read off: the claim's statements, earliest first, their roots, contrasts and articles.

    `descent`: the tree, as `stemma.stages.lineage.descent_graph` draws it. `name`: root → what it is called. `far`:
    roots that are no witnesses of the claim.
    """

    claim: Claim
    statements: Sequence[Statement]
    roots: Mapping[str, Root]
    contrasts: Contrasts
    vectors: Vectors
    articles: Mapping[str, Article]
    descent: nx.DiGraph[str]
    name: Callable[[str], str]
    far: Collection[str] = ()


@dataclass(frozen=True, slots=True)
class _Found:
    """A contrast between two statements, the elder first, and what kind of difference it makes."""

    kind: DifferenceKind
    contrast: Contrast
    elder: Statement
    younger: Statement
    weight: float
    on_line: bool


def find_differences(bench: Bench, settings: Settings) -> list[Difference]:
    """The differences of a claim, the surest of each kind and subject; sorted by id.

    Readings are compared, never articles: along a line of descent a departure is drift (or an update, where the matter
    moved on); between independent roots it is a conflict (or an update); the same fact coarser or finer is precision.
    """
    contrasts = _answered(list(_contrasts(bench)))
    found = [one for one in (_judge(bench, *item, settings) for item in contrasts) if one is not None]
    rows: list[Difference] = []
    for one in _main(found, settings):
        rows.append(_row(bench, one, contrasts))
    return sorted(rows, key=lambda row: row.id)


def compared(bench: Bench) -> list[Statement]:
    """The statements of a claim that are compared with each other: the first of each wording, root and hedge."""
    distinct: dict[tuple[str, str, str], Statement] = {}
    for statement in bench.statements:
        said = bench.contrasts.wordings.said(statement)
        words = " ".join(word for start, end in said.spans for word in _folded(said.text[start:end]))
        distinct.setdefault((words, bench.roots[statement.id].id, statement.hedge), statement)
        if len(distinct) == _MOST:
            break
    return list(distinct.values())


def _contrasts(bench: Bench) -> Iterator[Seen]:
    """Contrasts between the distinct wordings of a claim, the elder statement first."""
    for elder, younger in combinations(compared(bench), 2):
        for contrast in _compare(bench, elder, younger):
            if contrast.relation == "agree" or _reading(bench, elder, contrast.a) != _reading(
                bench, younger, contrast.b
            ):
                yield elder, younger, contrast


def _answered(contrasts: Sequence[Seen]) -> list[Seen]:
    """Contrasts without those that differ though the same article has, beside that reading, one that agrees."""
    agreed = [(x.id, c.a, y.article, c.about) for x, y, c in contrasts if c.relation != "differ"]
    agreed += [(y.id, c.b, x.article, c.about) for x, y, c in contrasts if c.relation != "differ"]
    met: dict[tuple[str, str, str], list[tuple[int, int]]] = {}
    for statement, span, article, about in agreed:
        met.setdefault((statement, article, about), []).append(span)

    def is_met(statement: Statement, span: tuple[int, int], other: Statement, about: str) -> bool:
        return any(_meet(span, known) for known in met.get((statement.id, other.article, about), ()))

    return [
        (x, y, c)
        for x, y, c in contrasts
        if c.relation != "differ" or not (is_met(x, c.a, y, c.about) or is_met(y, c.b, x, c.about))
    ]


def _denied(bench: Bench, elder: Statement, younger: Statement) -> Iterator[Contrast]:
    """One denies what the other says: of one matter, a denial and what is no denial differ in status."""
    apart = bench.roots[elder.id].id != bench.roots[younger.id].id
    if apart and (elder.hedge == "denied") != (younger.hedge == "denied") and _answers(bench, elder, younger):
        a, b = _short(bench, elder), _short(bench, younger)
        if _reading(bench, elder, a) == _reading(bench, younger, b):  # then what denies them stands beside the words
            a, b = _with_cue(elder, a), _with_cue(younger, b)
        yield Contrast("status", a, b, "differ", _DENIED)


def _answers(bench: Bench, elder: Statement, younger: Statement) -> bool:
    """Whether a denial is of what the other says: a claim tells several things, and a flight is no retreat."""
    shared = _plain(bench, elder) & _plain(bench, younger)
    return len(shared) >= _DENIED_WORDS or _likeness(bench, elder, younger) >= _DENIED_LIKENESS


def _plain(bench: Bench, statement: Statement) -> frozenset[str]:
    """The words of what is said, names and small words left out, in their dictionary form."""
    text = bench.articles[statement.article].text
    return frozenset().union(*(_plain_words(text[start:end]) for start, end in statement.content_spans))


@lru_cache(maxsize=10_000)
def _plain_words(text: str) -> frozenset[str]:
    words = (t for t in find_tokens(text) if t.low[:1].isalpha() and not t.capital and t.low not in FUNCTION_WORDS)
    return frozenset(lemma(t.low) for t in words)


def _short(bench: Bench, statement: Statement) -> tuple[int, int]:
    """The first words of what is said, up to where a clause may end."""
    start, end = statement.content_spans[0]
    text = bench.articles[statement.article].text[start:end]
    match = _CLAUSE.match(text)
    return start, start + len(match[0]) if match else end


def _with_cue(statement: Statement, span: tuple[int, int]) -> tuple[int, int]:
    """Denied words with the cue of the denial: "denied that the gate was weak"."""
    near = statement.hedge == "denied" and statement.cue_span and abs(statement.cue_span[0] - span[0]) <= _NEAR_CUE
    a, b = statement.cue_span if near and statement.cue_span else span
    return min(a, span[0]), max(b, span[1])


def _compare(bench: Bench, elder: Statement, younger: Statement) -> Iterator[Contrast]:
    """Contrasts of what is said, and of the posts that the whole sentences give people: those stand beside the cue."""
    yield from bench.contrasts.between(elder, younger)
    yield from _denied(bench, elder, younger)


def _reading(bench: Bench, statement: Statement, span: tuple[int, int]) -> tuple[str, ...]:
    return _folded(bench.articles[statement.article].text[slice(*span)])


@lru_cache(maxsize=100_000)
def _folded(words: str) -> tuple[str, ...]:
    return find_words(words).folded


def _judge(bench: Bench, elder: Statement, younger: Statement, contrast: Contrast, settings: Settings) -> _Found | None:
    """What kind of difference a contrast makes; None when it makes none, or is too unsure."""
    on_line = _on_line(bench, elder, younger)
    if not on_line and _told_after(bench, elder, younger, contrast):
        elder, younger, contrast = younger, elder, mirror(contrast)
    if contrast.relation == "agree" or contrast.weight < _least(contrast, on_line, settings):
        return None
    if not on_line and _likeness(bench, elder, younger) < settings.support_least_likeness:
        return None
    if contrast.about == "time" and _is_year(bench, elder, contrast.a) != _is_year(bench, younger, contrast.b):
        return None  # a day does not answer a year
    kind: DifferenceKind | None = "precision"
    if contrast.relation == "differ":
        kind = _kind(bench, elder, younger, contrast)
    elif contrast.about == "scope" and contrast.relation == "coarser" and on_line:
        kind = "drift"  # the copy has left out what limited the claim
    elif _is_retelling(bench, elder, younger, contrast, on_line):
        return None
    if kind is None:
        return None
    return _Found(kind, contrast, elder, younger, round(contrast.weight, 3), on_line)


def _is_retelling(bench: Bench, elder: Statement, younger: Statement, contrast: Contrast, on_line: bool) -> bool:
    """Whether a reading is only said in fewer words, as retellings do: "Wednesday" for "Wednesday morning"."""
    if contrast.about not in _EXACT or (on_line and contrast.about == "time"):
        return True
    if contrast.about not in ("time", "place", "name"):
        return False
    a, b = set(_reading(bench, elder, contrast.a)), set(_reading(bench, younger, contrast.b))
    return a <= b or b <= a


def _is_year(bench: Bench, statement: Statement, span: tuple[int, int]) -> bool:
    return _YEAR.fullmatch(bench.articles[statement.article].text[slice(*span)]) is not None


def _told_after(bench: Bench, elder: Statement, younger: Statement, contrast: Contrast) -> bool:
    """Whether the first statement is the later one: by its article's time, else by the step that it tells."""
    before, after = bench.articles[elder.article], bench.articles[younger.article]
    hours = hours_between(before, after)
    return hours < 0 if hours else steps_on(after, before, mirror(contrast))


def _least(contrast: Contrast, on_line: bool, settings: Settings) -> float:
    """How sure a contrast must be: posts, times, and numbers of accounts apart are easily taken for each other."""
    if contrast.relation != "differ":
        widened = on_line and contrast.about == "scope"
        return settings.support_least_contrast if widened else settings.support_least_precision
    if contrast.about == "role":
        return settings.support_sure_contrast if on_line else settings.support_further_contrast
    if contrast.about == "time" or (contrast.about == "number" and not on_line):
        return settings.support_apart_contrast
    return settings.support_least_contrast


def _likeness(bench: Bench, a: Statement, b: Statement) -> float:
    """The cosine of what two statements say."""
    if a.id not in bench.vectors or b.id not in bench.vectors:
        return 0.0
    return round(float(bench.vectors[a.id] @ bench.vectors[b.id]), 6)


def _kind(bench: Bench, elder: Statement, younger: Statement, contrast: Contrast) -> DifferenceKind | None:
    x, y = bench.roots[elder.id], bench.roots[younger.id]
    one_root = (x.id, x.heard) == (y.id, y.heard)
    on_line = _on_line(bench, elder, younger)
    if elder.article == younger.article and one_root:
        headed = _is_heading(bench, elder) or _is_heading(bench, younger)
        return "drift" if headed else None  # one voice that tells two things
    before, after = bench.articles[elder.article], bench.articles[younger.article]
    anew = younger.source is not None and younger.cue_span is not None
    if moved_on(Moves(before, after, elder, younger, contrast, on_line, one_root, anew)):
        return "update"
    if on_line or (x.id == y.id and elder.article != younger.article):
        return "drift"
    if contrast.about == "quote":
        return None  # two speakers, each in words of their own
    return None if {x.id, y.id} & {*bench.far} else "conflict"


def _is_heading(bench: Bench, statement: Statement) -> bool:
    """Whether a statement is a line of its own that no mark ends."""
    text = bench.articles[statement.article].text
    before, behind = text[: statement.start].rstrip(" "), text[statement.end :].lstrip(" ")
    alone = before[-1:] in ("", "\n") and behind[:1] in ("", "\n")
    return alone and text[statement.end - 1].isalnum()


def _on_line(bench: Bench, elder: Statement, younger: Statement) -> bool:
    """Whether one statement was taken from the other, directly or through others."""
    return elder.id in _chain(bench, younger.id) or younger.id in _chain(bench, elder.id)


def _chain(bench: Bench, statement: str) -> Iterator[str]:
    seen = {statement}
    parent = bench.roots[statement].parent
    while parent is not None and parent not in seen:
        yield parent
        seen.add(parent)
        parent = bench.roots[parent].parent if parent in bench.roots else None


def _standing(one: _Found) -> float:
    """How much a difference matters beside the others of its claim: a conflict most, an altered quotation least."""
    return round(one.weight + _MATTERS.get(one.kind, 0.0) - (_WORDING if one.contrast.about == "quote" else 0.0), 3)


def _main(found: Sequence[_Found], settings: Settings) -> Iterator[_Found]:
    """The surest difference, and others of another kind or subject that are as good as sure."""
    taken: set[tuple[str, str]] = set()
    order = {"conflict": 0, "drift": 1, "update": 2, "precision": 3}

    def rank(one: _Found) -> tuple[bool, float, bool, int, str, str, str]:
        c = one.contrast
        return (
            one.kind == "precision",
            -_standing(one),
            not one.on_line,
            order[one.kind],
            c.about,
            one.elder.id,
            one.younger.id,
        )

    for one in sorted(found, key=rank):
        key = (one.kind, one.contrast.about)
        if key in taken or (taken and (one.kind == "precision" or one.weight < settings.support_further_contrast)):
            continue
        taken.add(key)
        yield one


def _row(bench: Bench, one: _Found, contrasts: Sequence[Seen]) -> Difference:
    readings = _readings(one, contrasts)
    edge = _edge(bench, one, contrasts) if one.kind == "drift" else None
    return Difference(
        id=make_id("dif", bench.claim.id, one.kind, one.contrast.about),
        claim=bench.claim.id,
        kind=one.kind,
        about=one.contrast.about,
        readings=tuple(readings),
        edge=edge.id if edge else None,
        why=_why(bench, one),
    )


def _readings(one: _Found, contrasts: Sequence[Seen]) -> list[tuple[str, int, int]]:
    """The words that differ, and the words of other statements that answer either: one reading a statement."""
    spans = {one.elder.id: one.contrast.a, one.younger.id: one.contrast.b}
    order = {s.id: (s.article, s.start) for pair in contrasts for s in pair[:2]}
    links = sorted((-c.weight, x.id, y.id, c.a, c.b) for x, y, c in contrasts if c.about == one.contrast.about)
    for _ in range(2):  # what answers the two, and what answers that
        known = dict(spans)
        for _, x, y, a, b in links:
            if x in known and y not in spans and _meet(known[x], a):
                spans[y] = b
            elif y in known and x not in spans and _meet(known[y], b):
                spans[x] = a
    first = [one.elder.id, one.younger.id]
    rest = sorted((name for name in spans if name not in first), key=lambda name: order[name])
    return [(name, *spans[name]) for name in (*first, *rest)]


def _meet(x: tuple[int, int], y: tuple[int, int]) -> bool:
    return x[0] < y[1] and y[0] < x[1]


def _edge(bench: Bench, one: _Found, contrasts: Sequence[Seen]) -> Derivation | None:
    """The edge on which a reading departed: into the first article, on its way from the other one, that has it."""
    ways = (one.elder, one.younger, one.contrast.b), (one.younger, one.elder, one.contrast.a)
    for source, copy, span in ways:
        start, end = source.article, copy.article
        if start != end and {start, end} <= bench.descent.nodes and nx.has_path(bench.descent, start, end):
            path = sorted(nx.all_shortest_paths(bench.descent, start, end))[0]
            has = {end, *_agreeing(copy, span, one.contrast.about, contrasts)}
            place = next(i for i in range(1, len(path)) if path[i] in has)
            row: Derivation = bench.descent.edges[path[place - 1], path[place]]["row"]
            return row
    return None


def _agreeing(statement: Statement, span: tuple[int, int], about: str, contrasts: Sequence[Seen]) -> Iterator[str]:
    """The articles that have a reading of a statement in words of their own."""
    for x, y, c in contrasts:
        if c.relation == "agree" and c.about == about:
            if x.id == statement.id and _meet(c.a, span):
                yield y.article
            elif y.id == statement.id and _meet(c.b, span):
                yield x.article


def _why(bench: Bench, one: _Found) -> str:
    a, b = _quoted(bench, one.elder, one.contrast.a), _quoted(bench, one.younger, one.contrast.b)
    here, there = _outlet(bench, one.younger), _outlet(bench, one.elder)
    x, y = bench.roots[one.elder.id].id, bench.roots[one.younger.id].id
    if one.kind == "conflict":
        if x != y:
            return f"{_opening(bench.name(x))} has {a}, {bench.name(y)} has {b}, and neither has it from the other."
        return f"{here} has {a} from one source and {b} from another."
    if one.kind == "drift":
        if one.elder.article == one.younger.article:
            return f"{here} has {a} in one place and {b} in another."
        if not one.on_line:
            return f"{here} has {b} where {there}, which goes back to the same origin, has {a}."
        return f"{here} has {b} where {there}, from which its account comes, has {a}."
    if one.kind == "update":
        return f"{a} in {there} gave way to {b} in {here}, which is later."
    finer, coarser = (b, a) if one.contrast.relation == "finer" else (a, b)
    return f"{finer} and {coarser} agree; the first is the more exact."


def _quoted(bench: Bench, statement: Statement, span: tuple[int, int]) -> str:
    words = " ".join(bench.articles[statement.article].text[span[0] : span[1]].split()).strip(_MARKS)
    return f"“{words if len(words) <= 90 else words[:89].rstrip() + '…'}”"


def _opening(name: str) -> str:
    return name[:1].upper() + name[1:]


def _outlet(bench: Bench, statement: Statement) -> str:
    article = bench.articles[statement.article]
    return article.outlet or article.name
