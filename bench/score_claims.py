"""Figures on what is said: statements and who they are laid to, claims and their independent origins, differences."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import chain, combinations, product

from bench.labels import ClaimRow, LabelledClaim, LabelledRange, Mention, StatementRow, locate, plain_words, same_name
from bench.match import Figure, Match, Named, f1, ratio, share

_LONGEST_SOURCE = 15  # words; a source span longer than that names nobody


@dataclass(frozen=True, slots=True)
class Told:
    """A labelled mention, the statements on its words (the best fit first), and the claims that those are in."""

    mention: Mention
    statements: tuple[StatementRow, ...]
    claims: frozenset[str]


@dataclass(frozen=True, slots=True)
class Asked:
    """A labelled claim, its mentions, and the claim of the dossier that most of them are in."""

    label: LabelledClaim
    told: tuple[Told, ...]
    best: ClaimRow | None


def claim_figures(match: Match) -> Named:
    """All figures of this module; those without a case are left out."""
    sets = [list(_ask(match, labels["claims"])) for labels in match.sets]
    asked = list(chain.from_iterable(sets))
    yield from share("claims.cross_article_pairs_joined", [case for one in asked for case in _joined(one)])
    distinct = [case for group in sets for case in _distinct(group)]
    yield "claims.kept_distinct", ratio(sum(distinct), len(distinct))
    yield from _independence(asked)
    yield from _attribution(match, asked)
    yield from _differences(match, asked)


def _ask(match: Match, claims: Sequence[LabelledClaim]) -> Iterator[Asked]:
    by_article: dict[str, list[StatementRow]] = defaultdict(list)
    for statement in match.statements.values():
        by_article[statement["article"]].append(statement)
    claims_of: dict[str, set[str]] = defaultdict(set)
    rows = {row["id"]: row for row in match.dossier.get("claims", [])}
    for row in rows.values():
        for name in row["statements"]:
            claims_of[name].add(row["id"])
    for claim in claims:
        told = []
        for mention in claim["mentions"]:
            found = _on_words(match, mention, by_article)
            told.append(Told(mention, found, frozenset(chain.from_iterable(claims_of[row["id"]] for row in found))))
        votes = Counter(chain.from_iterable(one.claims for one in told))
        best = rows[min(votes, key=lambda name: (-votes[name], name))] if votes else None
        yield Asked(claim, tuple(told), best)


def _on_words(match: Match, mention: Mention, rows: dict[str, list[StatementRow]]) -> tuple[StatementRow, ...]:
    """Statements that share half of the shorter one's words with the mention, the best fit first."""
    article = match.here.get(mention["id"])
    span = locate(mention["quote"], article["text"]) if article else None
    if article is None or span is None:
        return ()
    start, end = span
    found = []
    for row in rows[article["id"]]:
        common = min(row["end"], end) - max(row["start"], start)
        long, short = max(row["end"] - row["start"], end - start), min(row["end"] - row["start"], end - start)
        if common >= 0.5 * short:
            found.append((-common / long, row["id"]))
    return tuple(match.statements[name] for _, name in sorted(found))


def _joined(asked: Asked) -> Iterator[bool]:
    """For each two mentions in different articles: do they share a claim?"""
    for one, other in combinations(asked.told, 2):
        if one.mention["id"] != other.mention["id"]:
            yield bool(one.claims & other.claims)


def _distinct(group: Sequence[Asked]) -> Iterator[bool]:
    """For each two mentions of different labelled claims, unless one's words hold the other's: do they share none?"""
    for first, second in combinations(group, 2):
        for one, other in product(first.told, second.told):
            a, b = one.mention, other.mention
            nested = a["id"] == b["id"] and (a["quote"] in b["quote"] or b["quote"] in a["quote"])
            if one.claims and other.claims and not nested:
                yield not one.claims & other.claims


def _independence(asked: Sequence[Asked]) -> Named:
    """Is the range within the labelled one (exact), does it meet it (in range), and how wide is it?"""
    exact, meets, widths = list[bool](), list[bool](), list[int]()
    for one in asked:
        low, high = _bounds(one.label["independent_origins"])
        own = _bounds(one.best["independent_origins"]) if one.best else None
        exact.append(own is not None and low <= own[0] and own[1] <= high)
        meets.append(own is not None and own[0] <= high and own[1] >= low)
        widths += [own[1] - own[0]] if own else []
    if asked:
        yield from share("claims.independent_origins_exact", exact)
        yield from share("claims.independent_origins_in_range", meets)
        yield "claims.range_width_mean", ratio(sum(widths), len(widths))


def _bounds(number: int | LabelledRange) -> tuple[int, int]:
    return (number, number) if isinstance(number, int) else (number["low"], number["high"])


def _attribution(match: Match, asked: Sequence[Asked]) -> Named:
    """Is what somebody is said to have said laid to them, and what the article says itself to nobody or its outlet?"""
    laid, own = list[bool](), list[bool]()
    for told in chain.from_iterable(one.told for one in asked):
        wanted = plain_words(told.mention["attributed_to"])
        article = match.here.get(told.mention["id"])
        best = told.statements[0] if told.statements else None
        if wanted:
            laid.append(best is not None and any(set(wanted) & set(name) for name in _names(match, best)))
        elif best is not None and article:
            source = match.sources.get(best.get("source") or "")
            own.append(source is None or same_name(source["name"] or "", article.get("outlet") or ""))
    yield from share("statements.attributed_right", laid)
    yield from share("statements.own_voice_right", own)


def _names(match: Match, row: StatementRow) -> Iterator[list[str]]:
    """The words of the name of a statement's source, and of the words that name it there, if those are few."""
    source, span = match.sources.get(row.get("source") or ""), row.get("source_span")
    for text in (source["name"] if source else None, match.text(row["article"])[slice(*span)] if span else None):
        if text and len(words := plain_words(text)) <= _LONGEST_SOURCE:
            yield words


def _differences(match: Match, asked: Sequence[Asked]) -> Named:
    kinds, subjects = Counter[str](), Counter[str]()
    rows = match.dossier.get("differences", [])
    for one in asked:
        label = one.label["difference"]
        mine = {(row["kind"], row["about"]) for row in rows if one.best and row["claim"] == one.best["id"]}
        _count(kinds, {label["kind"]} if label else set(), {kind for kind, _ in mine})
        _count(subjects, {(label["kind"], label["about"])} if label else set(), mine)
    if kinds["hits"] + kinds["missed"]:
        yield "differences.kind_f1", _rate(kinds)
        yield "differences.kind_and_subject_f1", Figure(_rate(subjects).value, _rate(kinds).of)


def _count(tally: Counter[str], wanted: Set[Hashable], found: Set[Hashable]) -> None:
    tally.update(hits=len(wanted & found), missed=len(wanted - found), false=len(found - wanted))


def _rate(tally: Counter[str]) -> Figure:
    value = f1(tally["hits"], tally["false"], tally["missed"])
    return Figure(round(value, 4), tally["hits"] + tally["missed"])
