"""Lessons put together into batches, and the arrays of a batch."""

from __future__ import annotations

import random
from collections.abc import Sequence

import numpy as np
import torch

from training.reader.windows import NOT_KNOWN, Lesson

BATCH = 1152  # pieces


def batches(lessons: Sequence[Lesson], rng: random.Random) -> list[list[Lesson]]:
    """Lessons of like length together, about `BATCH` pieces in each, in a random order."""
    jitter = {id(lesson): rng.random() * 8 for lesson in lessons}
    out: list[list[Lesson]] = [[]]
    for lesson in sorted(lessons, key=lambda one: len(one.window.pieces) + jitter[id(one)]):
        if out[-1] and (len(out[-1]) + 1) * len(lesson.window.pieces) > BATCH:
            out.append([])
        out[-1].append(lesson)
    rng.shuffle(out)
    return [rows for rows in out if rows]


def stack(rows: Sequence[Lesson], meanings: dict[str, np.ndarray]) -> dict[str, torch.Tensor]:
    """The arrays of several lessons, padded."""
    windows = [row.window for row in rows]

    def padded(values: Sequence[np.ndarray], fill: int) -> torch.Tensor:
        longest = max(len(v) for v in values)
        table = np.full((len(values), longest), fill, dtype=np.int64)
        for row, value in zip(table, values, strict=True):
            row[: len(value)] = value
        return torch.from_numpy(table)

    return {
        "pieces": padded([w.pieces for w in windows], 0),
        "shapes": padded([w.shapes for w in windows], 0),
        "mask": padded([np.ones(len(w.pieces)) for w in windows], 0),
        "first": padded([w.first for w in windows], 0),
        "words": padded([np.ones(len(w.first)) for w in windows], 0),
        "roles": padded([w.roles for w in rows], NOT_KNOWN),
        "names": padded([w.names for w in rows], NOT_KNOWN),
        "heads": padded([w.heads for w in rows], NOT_KNOWN),
        **_taught(rows),
        **_pooled(rows, meanings),
    }


def _taught(rows: Sequence[Lesson]) -> dict[str, torch.Tensor]:
    """What a larger reader says of the words, where all rows have it."""
    out = {}
    for number, key in enumerate(("roles", "names")):
        shares = [row.taught[number] for row in rows if row.taught is not None]
        if len(shares) == len(rows):
            tables = [torch.from_numpy(table) for table, _ in shares]
            out[f"{key}_shares"] = torch.nn.utils.rnn.pad_sequence(tables, batch_first=True)
            out[f"{key}_moves"] = torch.from_numpy(np.stack([moves for _, moves in shares]))
    return out


def _pooled(rows: Sequence[Lesson], meanings: dict[str, np.ndarray]) -> dict[str, torch.Tensor]:
    """The mean over the pieces of each part as a sparse matrix (parts, b × n), and the vectors it should give."""
    width = max(len(row.window.pieces) for row in rows)
    parts = [
        (place * width + pieces, words)
        for place, row in enumerate(rows)
        for pieces, words in zip(row.parts, row.told, strict=True)
    ]
    if not parts or not meanings:
        return {}
    across = np.concatenate([np.full(len(pieces), i) for i, (pieces, _) in enumerate(parts)])
    along = np.concatenate([pieces for pieces, _ in parts])
    shares = np.concatenate([np.full(len(pieces), 1 / len(pieces), dtype=np.float32) for pieces, _ in parts])
    table = torch.sparse_coo_tensor(
        np.stack([across, along]), torch.from_numpy(shares), (len(parts), len(rows) * width), check_invariants=False
    )
    return {"pooling": table, "meanings": torch.from_numpy(np.stack([meanings[words] for _, words in parts]))}
