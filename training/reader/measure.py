"""How well a reader reads lessons that it has not learned from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
import torch

from stemma.language.reader.labels import KIND_LABELS, ROLE_LABELS, best_paths, find_runs
from training.reader.network import Reader
from training.reader.windows import NOT_KNOWN, Lesson


@torch.no_grad()
def measure(model: Reader, lessons: Sequence[Lesson], meanings: dict[str, np.ndarray]) -> dict[str, float]:
    """Exact F1 of each role or name, paragraph by paragraph, and how many cues are found for true fragments.

    `meaning`: the mean cosine of the vectors of sentences and matters with those that they should be.
    """
    model.eval()
    cosines: list[float] = []
    counts: Counter[tuple[str, str]] = Counter()
    chains = {
        key: ((c.steps + c.allowed).numpy(), (c.begin + c.first).numpy())
        for key, c in (("roles", model.role_chain), ("names", model.name_chain))
    }
    for lesson in lessons:
        window = lesson.window
        feed = torch.from_numpy(window.pieces)[None], torch.from_numpy(window.shapes)[None]
        roles, names, arcs, states = (output[0].float().numpy() for output in model(*feed))
        for pieces, words in zip(lesson.parts, lesson.told, strict=True):
            vector = states[pieces].mean(0)
            cosines.append(float(vector @ meanings[words] / np.linalg.norm(vector)) if meanings else 0.0)
        for key, scores, gold, labels in (
            ("roles", roles, lesson.roles, ROLE_LABELS),
            ("names", names, lesson.names, KIND_LABELS),
        ):
            if (gold == NOT_KNOWN).all():
                continue
            ours = set(find_runs(best_paths([scores[window.first]], *chains[key])[0], labels))
            theirs = set(find_runs(gold.tolist(), labels))
            for kind, rows in (("found", ours), ("gold", theirs), ("hits", ours & theirs)):
                counts.update((name, kind) for row in rows for name in (row[0], key))
        places = np.concatenate([[0], window.first])
        for word in np.flatnonzero(lesson.heads != NOT_KNOWN):
            right = int(arcs[window.first[word]][places].argmax() == lesson.heads[word])
            counts.update({("heads", "gold"): 1, ("heads", "found"): 1, ("heads", "hits"): right})
    model.train()
    return {"meaning": round(float(np.mean(cosines or [0.0])), 4)} | {
        key: round(2 * counts[key, "hits"] / (counts[key, "found"] + counts[key, "gold"]), 4)
        for key in sorted({key for key, _ in counts})
    }
