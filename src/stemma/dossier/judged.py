"""What people decided, laid over what was computed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import networkx as nx

from stemma.model import Derivation, Judgement, Story


@dataclass(frozen=True, slots=True)
class Judged:
    """Rows after judgement, each sorted by id."""

    derivations: tuple[Derivation, ...]
    rivals: tuple[Derivation, ...]
    stories: tuple[Story, ...]


def apply_judgements(
    judgements: Sequence[Judgement],
    derivations: Sequence[Derivation],
    rivals: Sequence[Derivation],
    stories: Sequence[Story],
) -> Judged:
    """Move rejected derivations to the rivals and confirmed rivals to the derivations, and let origins follow.

    `judgements` stand in the order in which they were made; the last about a row holds. A row that was judged says so
    in its reasons. A confirmed rival that would make an article its own ancestor stays a rival, and says that.
    """
    verdicts = {judgement.about: judgement for judgement in judgements}
    kept = {row.id: row for row in derivations}
    others = {row.id: row for row in rivals if row.id not in kept}
    changed: set[str] = set()  # children that lost or won a parent
    for row in derivations:
        if row.id in verdicts and verdicts[row.id].decision == "reject":
            del kept[row.id]
            others[row.id] = _marked(row, verdicts[row.id])
            changed.add(row.child)
        elif row.id in verdicts:
            kept[row.id] = _marked(row, verdicts[row.id])
    for row in sorted(rivals, key=lambda rival: rival.id):
        if row.id not in verdicts or row.id in kept or row.id not in others:
            continue
        others[row.id] = _marked(row, verdicts[row.id])
        if verdicts[row.id].decision == "confirm":
            if _closes_circle(row, kept.values()):
                others[row.id] = _marked(row, verdicts[row.id], "not taken: the child would be its own ancestor")
                continue
            kept[row.id] = others.pop(row.id)
            changed.add(row.child)
    chosen = tuple(kept[name] for name in sorted(kept))
    return Judged(
        chosen, tuple(others[name] for name in sorted(others)), tuple(_entered(s, chosen, changed) for s in stories)
    )


def _marked(row: Derivation, judgement: Judgement, remark: str = "") -> Derivation:
    """The row with a reason that names who decided, when, and with what note."""
    decided = "confirmed" if judgement.decision == "confirm" else "rejected"
    notes = [text for text in (judgement.note, remark) if text]
    reason = f"{decided} by {judgement.user} on {judgement.at[:10]}" + "".join(f"; {text}" for text in notes)
    return replace(row, reasons=(*row.reasons, reason))


def _closes_circle(row: Derivation, others: Iterable[Derivation]) -> bool:
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_edges_from((other.parent, other.child) for other in others if other.kind != "cited")
    return row.child in graph and row.parent in graph and nx.has_path(graph, row.child, row.parent)


def _entered(story: Story, derivations: Sequence[Derivation], changed: set[str]) -> Story:
    """The story with its origins put right for the children in `changed`: one without a parent is an origin."""
    descended = {row.child for row in derivations if row.story == story.id and row.kind != "cited"}
    mine = {name for name in changed if name in story.articles or name in story.origins}
    origins = {*story.origins, *(mine - descended)} - (mine & descended)
    return replace(story, origins=tuple(sorted(origins))) if mine and origins else story
