"""How many independent origins stand behind a claim: as few as they may be, as many as they may be, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence

import numpy as np

from stemma.model import Statement
from stemma.stages.witness.roots import Root, Vectors

_TOGETHER = 512  # statements that are compared with all others at once


def far_roots(
    statements: Sequence[Statement], roots: Mapping[str, Root], vectors: Vectors, least: float
) -> tuple[str, ...]:
    """Roots whose statements are all unlike (cosine under `least`) those of every other root, but for the main one.

    They came into the claim through others; that they tell its very matter is too unsure for them to be witnesses of
    it. The main root is the one that most statements have. `vectors`: statement → its meaning, of length one.
    """
    counts = Counter(roots[s.id].id for s in statements)
    main = min(counts, key=lambda root: (-counts[root], root), default="")
    place = {root: number for number, root in enumerate(sorted(counts))}
    nearest = np.zeros(len(place))
    known = [s for s in statements if s.id in vectors]
    if len(place) < 2 or not known:
        return tuple(sorted(place.keys() - {main}))
    owners = np.array([place[roots[s.id].id] for s in known])
    rows = np.stack([vectors[s.id] for s in known])
    aside = np.flatnonzero(owners != place[main])  # how near the main one is to others is not asked
    for i in range(0, len(aside), _TOGETHER):
        some = aside[i : i + _TOGETHER]
        likes = rows[some] @ rows.T
        likes[owners[some, None] == owners[None, :]] = 0.0
        np.maximum.at(nearest, owners[some], np.round(likes.max(axis=1), 6))
    return tuple(root for root, number in place.items() if root != main and nearest[number] < least)


def count_origins(
    statements: Sequence[Statement],
    roots: Mapping[str, Root],
    name: Callable[[str], str],
    is_source: Collection[str],
    far: Collection[str] = (),
) -> tuple[tuple[str, ...], tuple[int, int], tuple[str, str]]:
    """The roots of a claim, between how many independent origins they are, and the reason of each end.

    A named source counts once, wherever it is heard. A report counts once for its own words. The anonymous sources of
    one report are one at the least, and each another at the most when they are described differently; anonymous
    sources of several reports may all be the same people, so that they too are one at the least. `name`: root → what it
    is called; `is_source`: the roots that are named sources; all others are reports, lost or in hand; `far`: roots that
    are not counted, see `far_roots`.
    """
    found = sorted({roots[s.id].id for s in statements} - {*far})
    named = [root for root in found if root in is_source]
    reports = [root for root in found if root not in is_source]
    heard = {report: sorted({r.heard for r in roots.values() if r.id == report and r.heard}) for report in reports}
    own = {report for report in reports if any(r.id == report and r.heard is None for r in roots.values())}
    hidden = [report for report in reports if report not in own]
    low = len(named) + len(own) + bool(hidden)
    high = len(named) + sum(max(1, len(heard[report])) for report in reports)
    why = _reasons(named, reports, heard, hidden, own, (low, high), name)
    left = opening(listed([name(root) for root in sorted(far)]))
    note = f" {left} {'are' if len(far) > 1 else 'is'} not counted: the words are too unlike the others." if far else ""
    return tuple(found), (low, max(low, high)), (why[0] + note, why[1])


def _reasons(
    named: Sequence[str],
    reports: Sequence[str],
    heard: dict[str, list[str]],
    hidden: Sequence[str],
    own: Collection[str],
    count: tuple[int, int],
    name: Callable[[str], str],
) -> tuple[str, str]:
    parts = [name(root) for root in named]
    parts += [name(root) for root in reports if root in own or len(hidden) == 1]
    if len(hidden) > 1:
        parts.append(f"the unnamed sources of {listed([name(root) for root in hidden])}, who may be the same people")
    low = (
        f"{opening(listed(parts))}: {'each ' if len(parts) > 1 else ''}counts once, however many repeat it."
        if parts
        else "Nobody's word is known."
    )
    several = [root for root in reports if len(heard[root]) > 1]
    if several:
        described = "; ".join(f"{name(r)} has {listed([name(h) for h in heard[r]])}" for r in several)
        return low, f"Unnamed sources that are described differently may be different people: {described}."
    if count[1] > count[0]:
        return low, f"The unnamed sources of {listed([name(root) for root in hidden])} may be different people."
    return low, "Nothing in the texts leaves room for more."


def listed(parts: Sequence[str]) -> str:
    """Names in a row: "a, b and c"; six at the most, and how many more there are."""
    shown = list(parts[:6]) + ([f"{len(parts) - 6} more"] if len(parts) > 6 else [])
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}" if shown else ""


def opening(words: str) -> str:
    """Words that open a sentence."""
    return words[:1].upper() + words[1:]
