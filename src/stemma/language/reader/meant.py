"""What parts of a text mean, from what the network sees: the mean over their word pieces."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from stemma.language.encoder import Spans
from stemma.language.reader.marked import Marked
from stemma.language.reader.pieces import Window

Vectors = npt.NDArray[np.float32]


def find_vectors(read: Sequence[tuple[Window, Marked]], parts: Sequence[Spans], dimension: int) -> Vectors:
    """Vectors of length one: float32, shape (len(parts), dimension). A part without a word has one that tells nothing.

    The mean over pieces, as in Reimers and Gurevych (2019), here of states that know the paragraph.
    """
    if not read:
        return np.full((len(parts), dimension), dimension**-0.5, dtype=np.float32)
    starts = np.concatenate([window.places[:, 0] for window, _ in read])
    ends = np.concatenate([window.places[:, 1] for window, _ in read])
    pieces = [_pieces_of_words(window) for window, _ in read]
    bounds = np.concatenate([[0], np.cumsum(np.concatenate([np.diff(row) for row in pieces]))])
    states = np.concatenate([m.states[row[0] : row[-1]] for (_, m), row in zip(read, pieces, strict=True)])
    out = np.empty((len(parts), dimension), dtype=np.float32)
    for row, spans in zip(out, parts, strict=True):
        words = [(ends.searchsorted(a, "right"), starts.searchsorted(b, "left")) for a, b in spans]
        sums = [states[bounds[low] : bounds[high]].sum(0, dtype=np.float32) for low, high in words if low < high]
        total = np.sum(sums, axis=0) if sums else np.ones(dimension, dtype=np.float32)
        row[:] = total / (np.linalg.norm(total) or 1.0)
    return out


def _pieces_of_words(window: Window) -> npt.NDArray[np.int64]:
    """Where each word's pieces begin, and last where the last one's end, shape (words + 1,)."""
    return np.append(window.first, len(window.pieces) - 1)
