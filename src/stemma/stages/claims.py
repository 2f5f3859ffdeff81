"""Statements → claims: which statements, across the articles of a story and within them, tell one matter."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import networkx as nx

from stemma.knowledge import Knowledge
from stemma.language.words import find_words
from stemma.memory import Memory, digest
from stemma.model import Article, Claim, Derivation, Reading, Report, Statement, Story, make_id
from stemma.settings import Settings
from stemma.stages.lineage import descent_graph, kin_of
from stemma.stages.matching.rounds import Case, find_groups


def align_claims(
    story: Story,
    articles: Sequence[Article],
    readings: Sequence[Reading],
    statements: Sequence[Statement],
    derivations: Sequence[Derivation],
    reports: Sequence[Report],
    knowledge: Knowledge,
    settings: Settings,
    memory: Memory | None = None,
) -> list[Claim]:
    """Group the statements of a story's articles into claims, sorted by id; every statement is in exactly one.

    Pairs are weighed by meaning (MiniLM vectors), words, numbers and place in their articles, and are the likelier to
    tell one matter when their articles are kin by descent; groups grow while each statement finds its like on the other
    side (`matching.groups`, after Sokal and Michener 1958), and let go who answers nothing there. Whether statements
    agree is not asked. A claim speaks in the words of its earliest article, an ancestor before its descendants. Origins
    and support stay open: `stemma.stages.support` fills them. Large stories go in rounds (`matching.rounds`); what a
    `memory` holds of an earlier run is not worked out again, and changes nothing.
    """
    mine = {article.id: article for article in articles if article.id in story.articles}
    told = _by_article(statements, mine)
    known = memory if memory is not None else Memory()
    words = {name: _words(told[name], mine[name].text, known) for name in sorted(told)}
    copies = _copies(words)
    descent = descent_graph(derivations, reports)
    case = Case(
        articles=mine,
        readings=readings,
        told=told,
        words={name: words[name] for name in copies},
        kin=_kin_of_firsts(kin_of(descent, mine), copies),
        knowledge=knowledge,
        settings=settings,
        memory=known,
    )
    order = _order(mine, descent)
    alike = {
        told[first][i].id: [told[copy][i] for copy in found]
        for first, found in copies.items()
        for i in range(len(told[first]))
    }
    claims = []
    for found in find_groups(case):
        members = [statement for row in found for statement in alike[row.id]]
        claims.append(_claim(story, sorted(members, key=lambda s: (order[s.article], s.start, s.id)), mine))
    return sorted(claims, key=lambda claim: claim.id)


def _words(statements: Sequence[Statement], text: str, memory: Memory) -> str:
    """A digest of what an article's statements say, in words."""
    key = digest(text, [s.content_spans for s in statements])
    found = memory.recall("words", key)
    if found is None:
        said = [[find_words(text[start:end]).folded for start, end in s.content_spans] for s in statements]
        found = memory.keep("words", key, [digest([[word for words in spans for word in words] for spans in said])])
    return str(found[0])


def _copies(words: Mapping[str, str]) -> dict[str, list[str]]:
    """First → all articles that say the same in the same words: however many they are, they are grouped as one."""
    by_words: dict[str, list[str]] = {}
    for name in sorted(words):
        by_words.setdefault(words[name], []).append(name)
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
