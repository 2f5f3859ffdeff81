"""A claim on the scales: its roots counted, its differences read off, and not again while nothing of it changes."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

import msgspec

from stemma.language.words import find_words
from stemma.memory import Memory, digest
from stemma.model import Article, Claim, Difference, Reading, Statement
from stemma.settings import Settings
from stemma.stages.witness.contrasts import Contrasts
from stemma.stages.witness.counting import count_origins, far_roots
from stemma.stages.witness.differing import Bench, compared, find_differences
from stemma.stages.witness.presumed import presume_sources, say_presumed
from stemma.stages.witness.roots import Line, Root, Vectors
from stemma.stages.witness.speakers import Speakers
from stemma.stages.wordings import stand


@dataclass(frozen=True, slots=True, eq=False)
class Scales:
    """What the claims of a story are weighed with. `name`: root → what it is called; `named`: roots that are sources
    with a name; `vectors`: statement → its meaning."""

    articles: Mapping[str, Article]
    readings: Mapping[str, Reading]
    speakers: Speakers
    line: Line
    vectors: Vectors
    contrasts: Contrasts
    name: Callable[[str], str]
    named: Collection[str]
    settings: Settings
    memory: Memory


@dataclass(frozen=True, slots=True)
class Weight:
    """A claim with its support. `presumed`: root → on whom it may rest; `compared`: the wordings that were compared."""

    claim: Claim
    differences: tuple[Difference, ...]
    presumed: Mapping[str, str]
    compared: tuple[str, ...]


class Weigher:
    """Weighs claim after claim; one whose statements, roots and lineage are as they were has the weight that it had."""

    def __init__(self, scales: Scales) -> None:
        self._scales = scales
        self._articles: dict[str, str] = {}

    def weigh(self, claim: Claim, mine: Sequence[Statement], roots: Mapping[str, Root]) -> Weight:
        """The weight of a claim with the statements `mine`, whose `roots` were found."""
        scales = self._scales
        key = self._key(claim, mine, roots)
        found = scales.memory.recall("claim", key)
        if found is None:
            weight = self._weigh(claim, mine, roots)
            scales.memory.keep("claim", key, [msgspec.json.encode(weight).decode()])
            return weight
        weight = msgspec.json.decode(str(found[0]), type=Weight)
        for elder, younger in combinations(weight.compared, 2):
            scales.memory.recall(elder, younger)  # so that it is kept on
        return weight

    def _weigh(self, claim: Claim, mine: Sequence[Statement], roots: Mapping[str, Root]) -> Weight:
        scales, settings = self._scales, self._scales.settings
        far = far_roots(mine, roots, scales.vectors, settings.support_witness_likeness)
        standing = [stand(scales.articles, statement) for statement in mine]
        descent = scales.line.descent
        bench = Bench(
            claim, standing, roots, scales.contrasts, scales.vectors, scales.articles, descent, scales.name, far
        )
        unlike = find_differences(bench, settings)
        sides = _sides(unlike, {s.id: scales.articles[s.article].text for s in mine})
        least = settings.support_presumed_likeness
        laid = presume_sources(mine, roots, scales.speakers, scales.vectors, sides, least)
        counted = {name: laid.get(root.id, root) if root.heard is None else root for name, root in roots.items()}
        presumed = {report: root.id for report, root in laid.items()}
        far = tuple(sorted({*far} - {*presumed.values()}))  # on whom others rest is a witness
        origins, counts, (low, high) = count_origins(mine, counted, scales.name, scales.named, far)
        low += say_presumed(presumed, scales.name)
        keys = tuple(scales.contrasts.key(statement) for statement in compared(bench))
        return Weight(
            replace(claim, origins=origins, independent=counts, why=(low, high)), tuple(unlike), presumed, keys
        )

    def _key(self, claim: Claim, mine: Sequence[Statement], roots: Mapping[str, Root]) -> str:
        """A digest of all that a claim's weight rests on."""
        scales, speakers = self._scales, self._scales.speakers
        heard = {voice for s in mine if (voice := speakers.voice.get(s.source or ""))}
        known = sorted({root.id for root in roots.values()} | heard)
        return digest(
            claim,
            [(s, roots[s.id], speakers.voice.get(s.source or ""), speakers.kind(s.source)) for s in mine],
            [(name, scales.name(name), name in speakers.by_id, name in scales.named) for name in known],
            [self._article(name) for name in sorted({s.article for s in mine})],
        )

    def _article(self, name: str) -> str:
        """A digest of an article, of what was read in it, and of the lines that lead to it."""
        if name not in self._articles:
            scales, descent = self._scales, self._scales.line.descent
            article = scales.articles[name]
            lines = [
                (above, parent, descent.edges[parent, above]["row"].id)
                for above in sorted(scales.line.above(name))
                if above in descent
                for parent in sorted(descent.predecessors(above))
            ]
            shown = article.name, article.outlet, article.published, article.text
            self._articles[name] = digest(shown, scales.readings.get(name), lines)
        return self._articles[name]


def _sides(differences: Sequence[Difference], texts: Mapping[str, str]) -> dict[str, set[str]]:
    """Statement in a conflict → those that give the same reading there. `texts`: statement → its article's text."""
    found: dict[str, set[str]] = {}
    for row in differences:
        if row.kind == "conflict":
            read = {name: find_words(texts[name][start:end]).folded for name, start, end in row.readings}
            for name, words in read.items():
                same = {other for other, others in read.items() if others == words}
                found[name] = found[name] & same if name in found else same
    return found
