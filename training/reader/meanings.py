"""What the sentences and matters of a text mean to the sentence encoder: what the reader is to learn to say too."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from stemma.knowledge import Knowledge
from stemma.language.matters import find_matters
from stemma.language.names import find_names
from stemma.language.reader.pieces import Window
from stemma.language.sentences import split_sentences
from stemma.language.speech import find_attributions

Spans = tuple[tuple[int, int], ...]


def find_parts(text: str, knowledge: Knowledge) -> tuple[Spans, ...]:
    """The sentences of a text and the matters that are not the whole of one: offsets of their words."""
    sentences = split_sentences(text)
    attributions = find_attributions(text, sentences, find_names(text, knowledge), knowledge)
    matters = find_matters(text, sentences, attributions, knowledge)
    return tuple(dict.fromkeys([*((span,) for span in sentences), *(matter.spans for matter in matters)]))


def words_of(text: str, spans: Spans) -> str:
    """The words at some spans, as the encoder is given them."""
    return " ".join(text[a:b] for a, b in spans)


def pieces_of(window: Window, spans: Spans) -> npt.NDArray[np.int64] | None:
    """The pieces of a window that lie in the spans, None when some of these lie elsewhere."""
    if not len(window.places) or spans[0][0] < window.places[0][0] or spans[-1][1] > window.places[-1][1]:
        return None
    held = np.zeros(len(window.places), dtype=bool)
    for a, b in spans:
        held |= (window.places[:, 0] < b) & (a < window.places[:, 1])
    last = [*window.first[1:], len(window.pieces) - 1]
    kept = [piece for word in np.flatnonzero(held) for piece in range(window.first[word], last[word])]
    return np.array(kept, dtype=np.int64) if kept else None
