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
    apart: Collection[str],
    least: float,
) -> dict[str, str]:
    """Report → the source that it may rest on, for the reports that tell a claim in their own words.

    What one outlet tells as its own, and another tells on somebody's word, is no second witness: nothing in the texts
    says that the first outlet saw it itself (news prose drops the source of what it holds for settled: Bell 1991). So
    it is laid to the named source whose words are most like, cosine `least` or more. Exempt are reports with statements
    that are `apart`: they contradict what others say. `vectors`: statement → its meaning, of length one.
    """
    named = [s for s in statements if s.id in vectors and speakers.kind(s.source) in NAMED]
    own: dict[str, list[Statement]] = {}
    for statement in statements:
        root = roots[statement.id]
        if root.heard is None and root.id not in speakers.by_id:
            own.setdefault(root.id, []).append(statement)
    if not named:
        return {}
    voices = [speakers.voice[s.source or ""] for s in named]
    words = np.stack([vectors[s.id] for s in named])
    found: dict[str, str] = {}
    for report, told in sorted(own.items()):
        mine = [vectors[s.id] for s in told if s.id in vectors]
        if mine and not any(s.id in apart for s in told):
            likes = np.round((np.stack(mine) @ words.T).max(axis=0), 6)
            if likes.max() >= least:
                found[report] = min(voices[i] for i in np.flatnonzero(likes == likes.max()).tolist())
    return found


def say_presumed(found: Mapping[str, str], name: Callable[[str], str]) -> str:
    """What a reader is told of reports that were laid to a source: a sentence with a space before it, or nothing."""
    if not found:
        return ""
    papers = listed(sorted(name(report) for report in found))
    verb, its = ("tells", "it saw") if len(found) == 1 else ("tell", "they saw")
    return f" {opening(papers)} {verb} it without a source, and nothing says that {its} it: not counted apart."
