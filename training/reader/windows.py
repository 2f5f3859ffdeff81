"""The windows that the reader reads, with a label for each word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

from stemma.knowledge import Knowledge
from stemma.language.encoder import words_of
from stemma.language.reader.labels import KINDS, ROLES
from stemma.language.reader.pieces import Ids, Window, cut_windows
from training.reader.corpora import Fragment, Labelled
from training.reader.meanings import find_parts, pieces_of

NOT_KNOWN = -100
Shares = tuple[npt.NDArray[np.float32], npt.NDArray[np.float32]]
"""The chance of each label of each word (words, labels), how often one is expected after another (labels, labels)."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """A window of the text called `name`, with labels.

    `roles`, `names`: of each word, shape (words,), NOT_KNOWN where the corpus has no such labels. `heads`: for the
    first word of a fragment, one more than the index of its cue's first word, 0 for none; NOT_KNOWN elsewhere.
    `parts`: for each sentence and matter in the window, the pieces that it is; `told`: their words. `taught`: roles and
    names as a larger reader has a say in them.
    """

    name: str
    window: Window
    roles: Ids
    names: Ids
    heads: Ids
    parts: tuple[Ids, ...] = ()
    told: tuple[str, ...] = ()
    taught: tuple[Shares, Shares] | None = None


def find_lessons(row: Labelled, tokenizer: Tokenizer, knowledge: Knowledge) -> Iterator[Lesson]:
    """The windows of a labelled text."""
    parts = find_parts(row.text, knowledge)
    for window in cut_windows(row.text, tokenizer):
        places = [(int(a), int(b)) for a, b in window.places]
        roles, heads = _attributed(row.attributions, places)
        held = [(pieces_of(window, spans), words_of(row.text, spans)) for spans in parts]
        kept = [(pieces, words) for pieces, words in held if pieces is not None]
        names = _named(row.names, places)
        yield Lesson(row.name, window, roles, names, heads, tuple(p for p, _ in kept), tuple(w for _, w in kept))


def _words(start: int, end: int, places: Sequence[tuple[int, int]]) -> list[int]:
    return [number for number, (a, b) in enumerate(places) if a < end and start < b]


def _attributed(fragments: Sequence[Fragment] | None, places: Sequence[tuple[int, int]]) -> tuple[Ids, Ids]:
    roles = np.full(len(places), NOT_KNOWN if fragments is None else 0, dtype=np.int64)
    heads = np.full(len(places), NOT_KNOWN, dtype=np.int64)
    begun: list[tuple[int, Fragment]] = []
    for fragment in sorted(fragments or (), key=lambda f: (f.start, f.end)):
        words = [w for w in _words(fragment.start, fragment.end, places) if roles[w] == 0]
        for number, word in enumerate(words):
            new = number == 0 or word != words[number - 1] + 1
            roles[word] = 1 + 2 * ROLES.index(fragment.role) + (not new)
            if new:
                begun.append((word, fragment))
    cues: dict[int, int] = {}
    for word, fragment in begun:
        if fragment.role == "cue":
            cues.setdefault(fragment.attribution, word)
    for word, fragment in begun:
        heads[word] = cues.get(fragment.attribution, -1) + 1
    return roles, heads


def _named(names: Sequence[tuple[int, int, str]] | None, places: Sequence[tuple[int, int]]) -> Ids:
    labels = np.full(len(places), NOT_KNOWN if names is None else 0, dtype=np.int64)
    for start, end, kind in names or ():
        for number, word in enumerate(_words(start, end, places)):
            labels[word] = 1 + 2 * KINDS.index(kind) + (number > 0)
    return labels
