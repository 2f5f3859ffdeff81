"""What articles say of one claim: each statement in its sentence, and the readings that differ, side by side."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import networkx as nx
from rapidfuzz import fuzz

from stemma.dossier.voices import OWN
from stemma.faces.family import Family, Index
from stemma.faces.views import Part, ReadingView, Ref, TellingView, VoiceView
from stemma.faces.wording import one_line
from stemma.language.quantities import find_quantities
from stemma.language.sentences import split_sentences
from stemma.language.words import find_words
from stemma.model import Difference, Statement

ALIKE = 90.0
"""Likeness of two sentences' words (0..100, rapidfuzz's ratio) from which a copy is not shown again."""
LONGEST_SENTENCE, AROUND = 700, 260
_LEADING = frozenset({"a", "an", "the", "on", "at", "in", "by", "of", "to", "its", "their"})

Span = tuple[int, int]
_Amount = tuple[float | None, float | None, str, str | None]


_split = lru_cache(maxsize=2048)(split_sentences)


class Scene:
    """A story's members as tellings need them: in reading order, with who descends from whom."""

    def __init__(self, index: Index, family: Family, refs: Mapping[str, Ref]) -> None:
        self.index = index
        self.refs = refs
        self.place = {m.id: n for n, m in enumerate(family.members)}
        self.times = {m.id: float("inf") if m.time is None else m.time for m in family.members}
        self._graph = family.graph
        self._lines: dict[str, frozenset[str]] = {}
        self._sentences: dict[str, tuple[Span, ...]] = {}

    def text(self, row: Statement) -> str:
        """The text of a statement's article."""
        return self.index.articles[row.article].text

    def sentences(self, row: Statement) -> Span:
        """From where a statement's first sentence begins to where its last one ends."""
        if row.article not in self._sentences:
            article = self.index.articles[row.article]
            self._sentences[row.article] = _split(article.text, article.language)
        return whole_sentences(self._sentences[row.article], row, len(self.text(row)))

    def order(self, row: Statement) -> tuple[int, int, str]:
        """Where a statement stands among others: by its article's place in the family, then by its place there."""
        return self.place[row.article], row.start, row.id

    def of_one_line(self, a: str, b: str) -> bool:
        """Whether two articles are one, descend one from the other, or both from a third."""
        return bool(self._line(a) & self._line(b))

    def _line(self, name: str) -> frozenset[str]:
        if name not in self._lines:
            self._lines[name] = frozenset({name, *nx.ancestors(self._graph, name)})
        return self._lines[name]


def statements_of(scene: Scene, names: Iterable[str]) -> list[Statement]:
    """The statements of these ids whose articles are members of the story, in reading order."""
    found = [scene.index.statements[name] for name in names if name in scene.index.statements]
    return sorted((row for row in found if row.article in scene.place), key=scene.order)


def view_tellings(
    scene: Scene, rows: Sequence[Statement], differences: Sequence[Difference], most: int
) -> tuple[tuple[TellingView, ...], int]:
    """At most `most` statements in their sentences, copies of one under it; and how many were left out."""
    groups = fold_copies(scene, rows, differences, most)
    shown = tuple(view_telling(scene, group, differences) for group in groups[:most])
    return shown, len(groups) - len(shown)


def fold_copies(
    scene: Scene, rows: Sequence[Statement], differences: Sequence[Difference], most: int
) -> list[list[Statement]]:
    """Statements with their copies behind them; past the first `most` groups copies are no longer looked for."""
    marks = _marks(differences)
    kept: list[tuple[_Told, list[Statement]]] = []
    for row in rows:
        told = _told(scene, row, marks.get(row.id, []))
        first = next((group for one, group in kept[:most] if _is_copy(scene, one, told)), None)
        if first is None:
            kept.append((told, [row]))
        else:
            first.append(row)
    return [group for _, group in kept]


def view_telling(scene: Scene, group: Sequence[Statement], differences: Sequence[Difference]) -> TellingView:
    """The first statement of a group in its sentence, and the articles that have copies of it."""
    row, *same = group
    articles = dict.fromkeys(copy.article for copy in same if copy.article != row.article)
    return _telling(scene, row, _marks(differences).get(row.id, []), [scene.refs[name] for name in articles])


def _marks(differences: Sequence[Difference]) -> dict[str, list[Span]]:
    """Where the readings stand that differ, by statement."""
    marks: dict[str, list[Span]] = {}
    for difference in differences:
        for name, start, end in difference.readings:
            marks.setdefault(name, []).append((start, end))
    return marks


@dataclass(frozen=True, slots=True)
class _Told:
    """A statement with its words and its readings in a comparable form."""

    row: Statement
    words: str
    values: tuple[str, ...]


def _told(scene: Scene, row: Statement, marks: list[Span]) -> _Told:
    text = scene.text(row)
    words = text[row.start : min(row.end, row.start + LONGEST_SENTENCE)].casefold()
    return _Told(row, words, tuple(sorted(fold_value(text[a:b]) for a, b in marks)))


def _is_copy(scene: Scene, first: _Told, told: _Told) -> bool:
    """Whether a reader of `first` has read `told`: nearly the same words and readings, in one line of descent.

    One that does not say any more whose word it is, or says it less surely, is to be read for itself.
    """
    a, b = first.row, told.row
    if (a.source is None, a.hedge, first.values) != (b.source is None, b.hedge, told.values):
        return False
    return scene.of_one_line(a.article, b.article) and fuzz.ratio(first.words, told.words) >= ALIKE


def _telling(scene: Scene, row: Statement, marks: list[Span], copies: list[Ref]) -> TellingView:
    text = scene.text(row)
    sure = [span for span in marks if 0 <= span[0] < span[1] <= len(text)]
    voice = scene.index.voices.on_word(row)
    root = scene.index.voices.root(row.origin)
    if row.source is None and root and root != scene.index.voices.outlet(row.article):
        voice += f", from {root}"
    parts = parts_of(text, row, sure, scene.sentences(row))
    return TellingView(row.id, scene.refs[row.article], voice, parts, tuple(copies))


def parts_of(text: str, row: Statement, marks: list[Span], whole: Span) -> tuple[Part, ...]:
    """A statement's sentences, `whole`, cut where its own words and the marked readings begin and end.

    Joined, the parts are those sentences, but for what is cut with "…" far from the statement.
    """
    start, end = _near(text, row, whole)
    said = [*(row.content_spans or ((row.start, row.end),)), *(s for s in (row.source_span, row.cue_span) if s)]
    cuts = sorted({start, end} | {c for span in (*said, *marks) for c in span if start < c < end})
    parts: list[Part] = [Part("…", "")] if start > whole[0] else []
    for a, b in pairwise(cuts):
        kind = "reading" if _covers(marks, a, b) else "said" if _covers(said, a, b) else ""
        if parts and parts[-1].kind == kind:
            parts[-1] = Part(parts[-1].text + text[a:b], kind)
        else:
            parts.append(Part(text[a:b], kind))
    if end < whole[1]:
        parts.append(Part("…", ""))
    return tuple(parts)


def _covers(spans: Iterable[Span], a: int, b: int) -> bool:
    return any(start <= a and b <= end for start, end in spans)


def whole_sentences(sentences: Sequence[Span], row: Statement, length: int) -> Span:
    """From where the first of `sentences` that a statement touches begins to where the last ends, within `length`."""
    first = bisect_right(sentences, row.start, key=lambda span: span[1])
    last = bisect_left(sentences, row.end, key=lambda span: span[0])
    start, end = (sentences[first][0], sentences[last - 1][1]) if first < last else (row.start, row.end)
    return max(0, min(start, row.start)), min(length, max(end, row.end))


def _near(text: str, row: Statement, whole: Span) -> Span:
    """The part of `whole` that is not far from the statement, in whole words."""
    start, end = whole
    if row.start - start > AROUND:
        start = row.start - AROUND + text[row.start - AROUND : row.start].find(" ") + 1
    least = min(row.end, row.start + LONGEST_SENTENCE)
    if end - least > AROUND:
        space = text.rfind(" ", least, least + AROUND)
        end = space if space > least else least + AROUND
    return start, end


def view_readings(scene: Scene, difference: Difference) -> tuple[ReadingView, ...]:
    """The values that differ in reading order (of an update: in order of time), each with who has it on whose word."""
    said = {name: (start, end) for name, start, end in reversed(difference.readings)}
    rows = statements_of(scene, said)
    if difference.kind == "update":
        rows.sort(key=lambda row: (scene.times[row.article], *scene.order(row)))
    values = {row.id: scene.text(row)[slice(*said[row.id])] for row in rows}
    groups = group_values([(row.id, values[row.id]) for row in rows], difference.about)
    by_id = {row.id: row for row in rows}
    views = []
    for group in groups:
        mine = [by_id[name] for name in group]
        dated = [row.article for row in mine if scene.times[row.article] < float("inf")]
        when = scene.refs[min(dated, key=lambda name: scene.times[name])].when if dated else ""
        value = one_line(values[group[0]], 160)
        views.append(ReadingView(value, _voices(scene, mine), when if difference.kind == "update" else ""))
    return tuple(views)


def _voices(scene: Scene, rows: list[Statement]) -> tuple[VoiceView, ...]:
    """Who has a reading, by the voice in which it is told."""
    found: dict[tuple[str, bool], list[Ref]] = {}
    for row in rows:
        refs = found.setdefault((scene.index.voices.voice(row), row.source is None), [])
        if scene.refs[row.article] not in refs:
            refs.append(scene.refs[row.article])
    return tuple(
        VoiceView(voice.replace(OWN, "in their own voice") if own and len(refs) > 1 else voice, own, tuple(refs))
        for (voice, own), refs in found.items()
    )


def group_values(values: list[tuple[str, str]], about: str) -> list[list[str]]:
    """Names of those that read alike, in the order given: the same words, or one number where it is about a number.

    >>> group_values([("a", "The 34 pieces"), ("b", "212"), ("c", "thirty-four")], "number")
    [['a', 'c'], ['b']]
    """
    plain: dict[str, list[str]] = {}
    counted: list[tuple[_Amount | None, str, list[str]]] = []
    for name, words in values:
        folded, amount = fold_value(words), _amount(words) if about == "number" else None
        plain.setdefault(folded, []).append(name)
        alike = next((g for f, w, g in counted if w == folded or _same(f, amount)), None)
        if alike is None:
            counted.append((amount, folded, [name]))
        else:
            alike.append(name)
    # What the comparison found to differ is never shown as one.
    return [names for _, _, names in counted] if len(counted) > 1 else list(plain.values())


def fold_value(words: str) -> str:
    """Words without what makes no difference to a value: case, marks, and an article or preposition before it."""
    folded = list(find_words(words[:400]).folded)
    while len(folded) > 1 and folded[0] in _LEADING:
        folded.pop(0)
    return " ".join(folded) or words


@lru_cache(maxsize=4096)
def _amount(words: str) -> _Amount | None:
    """The one number that `words` state."""
    found = find_quantities(words[:400])
    return (found[0].low, found[0].high, found[0].bound, found[0].unit) if len(found) == 1 else None


def _same(a: _Amount | None, b: _Amount | None) -> bool:
    """Whether two numbers are one: a bare "34" may be that of "34 pieces", "12 miles" is not "12 kilometres"."""
    if a is None or b is None:
        return False
    return a[:3] == b[:3] and (a[3] == b[3] or a[3] is None or b[3] is None)
