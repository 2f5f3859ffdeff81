"""Copies of which nobody can tell the first: they hang from a text that is not in hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import networkx as nx

from stemma.model import Article, Citation, Reuse
from stemma.settings import Settings
from stemma.stages.kinship.forest import Candidate
from stemma.stages.kinship.press import Press


@dataclass(frozen=True, slots=True)
class Flock:
    """Articles that share text word for word while none is named, dated or marked as the first.

    `edges`: what would join them. `source` and `citation`: the lost press source that another article gives for a
    passage of theirs, and where it does; None when nobody names one.
    """

    members: tuple[str, ...]
    edges: tuple[Candidate, ...]
    source: str | None
    citation: Citation | None


def find_flocks(
    chosen: Sequence[Candidate],
    articles: Mapping[str, Article],
    reuse: Sequence[Reuse],
    press: Press,
    settings: Settings,
) -> list[Flock]:
    """Gather the silent copies whose direction is open, and look for the name of what they copy. Sorted by members.

    A name comes from an article that shares a passage with one of them and gives that passage to a press source that
    nobody carries: so an unsigned agency copy is known through those who sign theirs.
    """
    graph = nx.Graph([(c.child, c.parent) for c in chosen if is_open(c, settings)])
    flocks = []
    for members in sorted(tuple(sorted(group)) for group in nx.connected_components(graph)):
        edges = tuple(c for c in chosen if c.child in members and c.parent in members and is_open(c, settings))
        citation = _named_by_others(set(members), articles, reuse, press)
        flocks.append(Flock(members, edges, citation.source if citation else None, citation))
    return flocks


def is_open(c: Candidate, settings: Settings) -> bool:
    """Whether an edge is a silent copy that might as well run the other way, or come from a third."""
    silent = not (c.credited or c.carried or c.renown or c.of_document or c.of_agency)
    copied = c.cover.verbatim >= settings.descent_open_verbatim  # a copy tells nothing of which was first
    return silent and c.chance < (settings.descent_open_copied if copied else settings.descent_open_chance)


def _named_by_others(
    members: set[str], articles: Mapping[str, Article], reuse: Sequence[Reuse], press: Press
) -> Citation | None:
    lost = {s.id for s in press.press_sources()} - set(press.own) - set(press.carriers)
    for (article, source), citations in sorted(press.citations.items()):
        if source in lost and article not in members:
            for citation in citations:
                if _gives_shared_passage(citation, members, articles[article].text, reuse):
                    return citation
    return None


def _gives_shared_passage(citation: Citation, members: set[str], text: str, reuse: Sequence[Reuse]) -> bool:
    """Whether the paragraph of the citation shares a passage with a member."""
    start = text.rfind("\n", 0, citation.start) + 1
    end = text.find("\n", citation.end)
    end = len(text) if end < 0 else end
    for row in reuse:
        for mine, theirs in ((row.a, row.b), (row.b, row.a)):
            if mine.article == citation.article and theirs.article in members and mine.start < end and start < mine.end:
                return True
    return False
