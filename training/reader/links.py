"""Questions to the network that links, with their answers: from PolNeAR, and from passages written for this project.

Written passages (training/said) name their mentions; those of bench/passages only whose word it is, so that the place
of the name that is nearest to the words is taken.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

import numpy as np

from bench import statements
from stemma.knowledge import Knowledge
from stemma.language.cues import load_cues
from stemma.language.matters import find_matters
from stemma.language.names import find_names
from stemma.language.reader import Reader, find_attributed
from stemma.language.reader.asked import Known, Question, ask, holding, touched
from stemma.language.reconciled import reconcile
from stemma.language.sayings import find_sayings
from stemma.language.sentences import split_sentences
from stemma.language.speech import find_attributions
from stemma.model import Attribution
from training.reader.windows import NOT_KNOWN

Span = tuple[int, int]
Spans = tuple[Span, ...]
_LEAST_PART = 4  # words of a part of a content
_SHORTEST = 25  # characters of a sentence of the article's own


@dataclass(frozen=True, slots=True)
class Answered:
    """Words of a text, and where those are named whose they are, and through whom; no source: the own voice.

    `part`: whether a part of the words may be asked about instead.
    """

    spans: Spans
    source: Spans
    through: tuple[Spans, ...]
    part: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """A text as the rules and the reader see it, with answers."""

    name: str
    text: str
    windows: tuple[Known, ...]
    rows: tuple[Attribution, ...]
    spoken: tuple[Attribution, ...]
    matters: tuple[Spans, ...]
    answers: tuple[Answered, ...]


@dataclass(frozen=True, slots=True)
class Lesson:
    """A question. `labels`: of each piece 0 nobody, 1 source, 2 and 3 between; `own`: 1 for the own voice."""

    question: Question
    labels: np.ndarray
    own: int


def is_kept_back(name: str) -> bool:
    """Every fifth passage, by its name."""
    return int(blake2b(name.encode(), digest_size=4).hexdigest(), 16) % 5 == 0


def see(name: str, text: str, answers: Sequence[Answered], reader: Reader, knowledge: Knowledge) -> Told:
    """A text as the network is to see it."""
    cues = load_cues(knowledge)
    sentences, names = split_sentences(text), find_names(text, knowledge)
    ruled = find_attributions(text, sentences, names, knowledge)
    rows = reconcile(text, sentences, ruled, find_attributed(reader.read(text)), cues)
    spoken = tuple(Attribution(s.source, s.cue, s.reach) for s in find_sayings(text, rows, cues))
    matters = tuple(m.spans for m in find_matters(text, sentences, rows, knowledge))
    return Told(name, text, tuple(reader.see(text)), rows, spoken, matters, tuple(answers))


def read_corpus(folder: Path) -> Iterator[tuple[str, str, list[Answered]]]:
    """PolNeAR's attributions; who has his content within another's is heard through him. A few own sentences beside."""
    for article in statements.read(folder):
        rows = [row for row in article.rows if "content" in row and "cue" in row]
        answers = [row for row in (_nested(row, rows) for row in rows) if row is not None]
        told = [span for row in rows for span in row["content"]]
        own = [s for s in split_sentences(article.text) if s[1] - s[0] > _SHORTEST and not _share([s], told)]
        rng = random.Random(article.name)
        taken = rng.sample(own, min(len(own), len(answers) // 5))
        yield article.name, article.text, [*answers, *(Answered((span,), (), ()) for span in taken)]


def _nested(row: dict[str, Spans], rows: Sequence[dict[str, Spans]]) -> Answered | None:
    size = _size(row["content"])
    outer = [
        other
        for other in rows
        if "source" in other
        and _size(other["content"]) > size
        and _share(row["content"], other["content"]) >= 0.9 * size
    ]
    outer.sort(key=lambda other: -_size(other["content"]))
    if "source" not in row:
        return None
    return Answered(row["content"], row["source"], tuple(other["source"] for other in outer[:2]), True)


def read_written(folder: Path) -> Iterator[tuple[str, str, list[Answered]]]:
    """The passages written for this project; each a second time with a line for each sentence."""
    for path in sorted(folder.glob("w*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            text = row["text"]
            answers = [_written(text, label) for label in row["statements"]]
            yield row["id"], text, answers
            yield row["id"], in_lines(text), answers


def in_lines(text: str) -> str:
    """The text with a line for each sentence; places stay."""
    ends = {end for _, end in split_sentences(text)}
    return "".join("\n" if n in ends and c == " " else c for n, c in enumerate(text))


def _written(text: str, label: dict[str, object]) -> Answered:
    start = text.index(str(label["words"]))
    spans = ((start, start + len(str(label["words"]))),)
    source = (_place(text, str(label["by"]), label.get("by_at")),) if label["by"] else ()
    words = list(label["through"])  # type: ignore[call-overload]
    places = label.get("through_at") or [None] * len(words)
    through = tuple((_place(text, one, at),) for one, at in zip(words, places, strict=True))  # type: ignore[call-overload]
    return Answered(spans, source, through[:2])


def _place(text: str, words: str, at: object) -> Span:
    start = at if isinstance(at, int) and at >= 0 else text.index(words)
    return start, start + len(words)


def read_open(path: Path) -> Iterator[tuple[str, str, list[Answered]]]:
    """Passages whose labels only name whose word it is: the place of the name nearest to the words."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        text = row["text"]
        answers = []
        for label in row["statements"]:
            start = text.index(label["words"])
            spans = ((start, start + len(label["words"])),)
            source = _nearest(text, [label["source"], *label["also"]], spans[0]) if label["source"] else None
            through = [_nearest(text, [name], spans[0]) for name in label["via"][:2]]
            if (source is None) == (label["source"] is None) and None not in through:
                found = tuple((span,) for span in through if span is not None)
                answers.append(Answered(spans, (source,) if source else (), found))
        yield row["id"], text, answers
        yield row["id"], in_lines(text), answers


def _nearest(text: str, names: Sequence[str], span: Span) -> Span | None:
    for name in names:
        found = [match.span() for match in re.finditer(re.escape(name), text, re.IGNORECASE)]
        found = [one for one in found if one[1] <= span[0] or one[0] >= span[1]]
        if found:
            return min(found, key=lambda one: min(abs(one[0] - span[0]), abs(one[1] - span[0])))
    return None


def lesson(told: Told, answer: Answered, marked: bool, part: random.Random | None = None) -> Lesson | None:
    """The lesson of an answer; with `part` half of them ask for a part of the words, or the matter that has them.

    `marked`: whether the question has what the attributions found make of its words.
    """
    spans = answer.spans
    if part is not None and part.random() < 0.5:
        held = [matter for matter in told.matters if _share(matter, spans)]
        whole = max(held, key=lambda matter: _share(matter, spans), default=spans)
        spans = _part(told.text, spans, part) if answer.part else whole
    rows, held_by = (told.rows, holding(spans, told.spoken)) if marked else ((), [])
    question = ask(told.windows, spans, rows, held_by)
    if question is None:
        return None
    labels = np.zeros(len(question.places), dtype=np.int64)
    for number, place in enumerate(answer.through):
        labels[touched(question.places, place)] = 2 + number
    labels[touched(question.places, answer.source)] = 1
    if answer.source and not (labels == 1).any():
        labels[:] = NOT_KNOWN
    labels[~question.first] = NOT_KNOWN
    return Lesson(question, labels, int(not answer.source))


def _part(text: str, spans: Spans, rng: random.Random) -> Spans:
    start, end = rng.choice(spans)
    gaps = [place for place in range(start, end) if text[place] == " "]
    if len(gaps) < 2 * _LEAST_PART:
        return spans
    first = rng.randrange(len(gaps) - _LEAST_PART)
    return ((gaps[first] + 1, rng.choice([*gaps[first + _LEAST_PART :], end])),)


def _size(spans: Sequence[Span]) -> int:
    return sum(b - a for a, b in spans)


def _share(some: Sequence[Span], others: Sequence[Span]) -> int:
    return sum(max(0, min(b, y) - max(a, x)) for a, b in some for x, y in others)
