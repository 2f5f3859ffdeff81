"""On whom words rest that an article tells as its own, when others name who said so."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence

import numpy as np

from stemma.model import Statement
from stemma.stages.witness.counting import listed, opening
from stemma.stages.witness.roots import Root, Vectors
from stemma.stages.witness.speakers import NAMED, Speakers


def presume_sources(
    statements: Sequence[Statement],
    roots: Mapping[str, Root],
    speakers: Speakers,
    vectors: Vectors,
    answers: Mapping[str, Collection[str]],
    least: float,
) -> dict[str, Root]:
    """Report → the root that it may rest on, for the reports that tell a claim in their own words.

    What one outlet tells as its own, and another tells on somebody's word, is no second witness: nothing in the texts
    says that the first outlet saw it itself (news prose drops the source of what it holds for settled: Bell 1991). So
    it is laid to the source whose words are most like, cosine `least` or more: one with a name, else the unnamed ones
    of another report, unless it has such of its own. A report that takes a side where accounts conflict is laid to
    one on its side, or to nobody: `answers` gives, for each statement in a conflict, those that answer as it does.
    `vectors`: statement → its meaning, of length one.
    """
    known = [s for s in statements if s.id in vectors]
    named = [(s, Root(speakers.voice[s.source or ""])) for s in known if speakers.kind(s.source) in NAMED]
    hidden = [(s, Root(roots[s.id].id, roots[s.id].heard)) for s in known if roots[s.id].heard is not None]
    own: dict[str, list[Statement]] = {}
    for statement in known:
        root = roots[statement.id]
        if root.heard is None and root.id not in speakers.by_id:
            own.setdefault(root.id, []).append(statement)
    found: dict[str, Root] = {}
    for report, told in sorted(own.items()):
        has_its_own = any(root.id == report for _, root in hidden)
        sides = [answers[s.id] for s in told if s.id in answers]
        for voices in (named, [] if has_its_own else hidden):
            with_it = [(s, root) for s, root in voices if all(s.id in side for side in sides)]
            nearest = _nearest(told, with_it, vectors, least)
            if nearest is not None:
                found[report] = nearest
                break
    return found


def _nearest(
    told: Sequence[Statement], voices: Sequence[tuple[Statement, Root]], vectors: Vectors, least: float
) -> Root | None:
    """The root whose words are most like what is told, of equals the first by its id; None where none are like."""
    if not voices:
        return None
    words = np.stack([vectors[s.id] for s, _ in voices])
    likes = np.round((np.stack([vectors[s.id] for s in told]) @ words.T).max(axis=0), 6)
    best = [voices[i][1] for i in np.flatnonzero(likes == likes.max()).tolist()]
    return min(best, key=lambda root: (root.id, root.heard or "")) if likes.max() >= least else None


def say_presumed(found: Mapping[str, str], name: Callable[[str], str]) -> str:
    """What a reader is told of reports that were laid to a source: a sentence with a space before it, or nothing."""
    if not found:
        return ""
    papers = listed(sorted(name(report) for report in found))
    verb, its = ("tells", "it saw") if len(found) == 1 else ("tell", "they saw")
    return f" {opening(papers)} {verb} it without a source, and nothing says that {its} it: not counted apart."
