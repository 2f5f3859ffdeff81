"""Lines to articles in hand that are named as a source, where too little of their text is shared for descent.

"The harbour master told the Gazette that …", in one sentence of a round-up, with the Gazette's report in hand: a reader
looks for that line, though the sentence alone accounts for next to nothing (decision 12).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import networkx as nx

from stemma.model import Derivation, Report, make_id
from stemma.settings import Settings
from stemma.stages.kinship.case import Case
from stemma.stages.kinship.clocks import weigh_times
from stemma.stages.kinship.edges import draw
from stemma.stages.kinship.forest import Candidate

_FIRST = 0.5  # chance from which an article came before the one that names its outlet
_SURE = 0.7  # as for a report that is named and not in hand


def cited_in_hand(
    case: Case,
    candidates: Mapping[tuple[str, str], Candidate],
    derivations: Sequence[Derivation],
    reports: Sequence[Report],
    settings: Settings,
) -> list[Derivation]:
    """A line from each article to one in hand whose outlet it names and that no line leads to yet.

    It is one of descent where the two are kin and share a sentence, whoever else tells that too; else "cited". Not
    where a parent of the article, near or far, names that outlet too, since the name came along; nor where no article
    of that outlet is known to be earlier. `derivations`, `reports`: the tree as drawn so far.
    """
    tree = nx.DiGraph()
    tree.add_nodes_from(case.articles)
    stands = {report.id: report.article for report in reports if report.article}
    tree.add_edges_from((stands.get(d.parent, d.parent), stands.get(d.child, d.child)) for d in derivations)
    made = []
    for child, source in sorted({*case.press.credits, *case.press.citations}):
        own = case.press.own.get(source, ())
        if child not in case.articles or child in own or not own:
            continue
        above = nx.ancestors(tree, child)
        if above & set(own) or any(_speaks_of(case, parent, source) for parent in above):
            continue
        earlier = [key for key in own if key not in case.press.documents and _is_earlier(case, child, key)]
        if earlier:
            parent = max(earlier, key=lambda key: (_share(case, child, key), key))
            found = candidates.get((child, parent))
            kin = found is not None and found.cover.matched > 0 and found.related >= settings.descent_related
            made.append(draw(case, found, child, parent) if found and kin else _line(case, child, parent, source))
    return made


def _speaks_of(case: Case, article: str, source: str) -> bool:
    """Whether an article names the source, in whatever turn of phrase."""
    if case.press.names(article, source):
        return True
    outlets = {case.articles[key].outlet or "" for key in case.press.own.get(source, ())}
    text = case.articles[article].text.casefold() if article in case.articles else ""
    return any(name and name.casefold().removeprefix("the ") in text for name in outlets)


def _is_earlier(case: Case, child: str, parent: str) -> bool:
    before = case.before.get((child, parent))
    if before is not None:
        return before.chance >= _FIRST
    timed = weigh_times(case.articles[child], case.articles[parent])
    return timed is not None and timed[0] > 0


def _share(case: Case, child: str, parent: str) -> float:
    cover = case.covers.get((child, parent))
    return cover.share if cover is not None else 0.0


def _line(case: Case, child: str, parent: str, source: str) -> Derivation:
    quotes = [row.quote for row in case.press.credits.get((child, source), ())]
    quotes += [row.quote for row in case.press.citations.get((child, source), ())]
    return Derivation(
        id=make_id("der", child, parent),
        story=case.story.id,
        child=child,
        parent=parent,
        kind="cited",
        share=0.0,
        confidence=_SURE,
        credited=True,
        evidence=case.press.rows(child, source),
        reasons=tuple(f"names it: “{quote}”" for quote in dict.fromkeys(quotes)),
    )
