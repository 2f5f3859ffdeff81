"""Statements → claims: which statements, across the articles of a story and within them, tell one matter."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import networkx as nx

from stemma.knowledge import Knowledge
from stemma.language.words import find_words
from stemma.model import Article, Claim, Derivation, Reading, Report, Statement, Story, make_id
from stemma.settings import Settings
from stemma.stages.lineage import descent_graph, kin_of
from stemma.stages.matching.accounts import take_accounts
from stemma.stages.matching.groups import group
from stemma.stages.matching.likeness import weigh_pairs
from stemma.stages.matching.stragglers import part_stragglers
from stemma.stages.matching.weights import WEIGHTS
from stemma.stages.wordings import word


def align_claims(
    story: Story,
    articles: Sequence[Article],
    readings: Sequence[Reading],
    statements: Sequence[Statement],
    derivations: Sequence[Derivation],
    reports: Sequence[Report],
    knowledge: Knowledge,
    settings: Settings,
) -> list[Claim]:
    """Group the statements of a story's articles into claims, sorted by id; every statement is in exactly one.

    Pairs are weighed by meaning (MiniLM vectors), words, numbers and place in their articles, and are the likelier to
    tell one matter when their articles are kin by descent; groups grow while each statement finds its like on the other
    side (`matching.groups`, after Sokal and Michener 1958), and let go who answers nothing there. Whether statements
    agree is not asked. A claim speaks in the words of its earliest article, an ancestor before its descendants. Origins
    and support stay open: `stemma.stages.support` fills them.
    """
    mine = {article.id: article for article in articles if article.id in story.articles}
    told = _by_article(statements, mine)
    copies = _copies(told, mine)
    firsts = [mine[name] for name in sorted(copies)]
    accounts = take_accounts(firsts, readings, told)
    descent = descent_graph(derivations, reports)
    kin = _kin_of_firsts(kin_of(descent, mine), copies)
    pairs = weigh_pairs(accounts, kin, WEIGHTS, settings.claims_least_odds)
    rows = [statement for account in accounts for statement in account.statements]
    groups = group(
        [row.article for row in rows],
        pairs,
        settings.claims_least_odds,
        settings.claims_enough_odds,
        settings.claims_told_twice,
    )
    wordings = word(rows, mine, readings)
    groups = part_stragglers(groups, rows, pairs, wordings, knowledge, settings.claims_straggler_odds)
    order = _order(mine, descent)
    alike = {
        told[first][i].id: [told[copy][i] for copy in found]
        for first, found in copies.items()
        for i in range(len(told[first]))
    }
    claims = []
    for found in groups:
        members = [statement for i in found for statement in alike[rows[i].id]]
        claims.append(_claim(story, sorted(members, key=lambda s: (order[s.article], s.start, s.id)), mine))
    return sorted(claims, key=lambda claim: claim.id)


def _copies(told: Mapping[str, Sequence[Statement]], articles: Mapping[str, Article]) -> dict[str, list[str]]:
    """First → all articles that say the same in the same words: however many they are, they are grouped as one."""
    by_words: dict[tuple[tuple[str, ...], ...], list[str]] = {}
    for name in sorted(told):
        text = articles[name].text
        words = tuple(
            tuple(word for start, end in s.content_spans for word in find_words(text[start:end]).folded)
            for s in told[name]
        )
        by_words.setdefault(words, []).append(name)
    return {names[0]: names for names in by_words.values()}


def _kin_of_firsts(kin: Collection[tuple[str, str]], copies: Mapping[str, Sequence[str]]) -> set[tuple[str, str]]:
    """Kinship among the firsts of copies: theirs, and that of their copies."""
    first = {name: names[0] for names in copies.values() for name in names}
    return {(first[a], first[b]) for a, b in kin if a in first and b in first and first[a] != first[b]}


def _by_article(statements: Sequence[Statement], articles: Mapping[str, Article]) -> dict[str, list[Statement]]:
    told: dict[str, list[Statement]] = {}
    for statement in sorted(statements, key=lambda s: (s.article, s.content_spans, s.id)):
        if statement.article in articles:
            told.setdefault(statement.article, []).append(statement)
    return told


def _order(articles: Mapping[str, Article], descent: nx.DiGraph[str]) -> dict[str, tuple[int, str, str]]:
    """The order in which articles told: ancestors first, then by time of publication, undated ones last."""
    depth = {a: len(nx.ancestors(descent, a) & articles.keys()) if a in descent else 0 for a in articles}
    return {
        name: (depth[name], article.published.earliest if article.published else "9999", name)
        for name, article in articles.items()
    }


def _claim(story: Story, statements: Sequence[Statement], articles: Mapping[str, Article]) -> Claim:
    first = statements[0]
    text = " … ".join(articles[first.article].text[start:end] for start, end in first.content_spans)
    ids = tuple(statement.id for statement in statements)
    return Claim(make_id("clm", story.id, first.id), story.id, " ".join(text.split()), ids, (), (0, 0), ("", ""))
