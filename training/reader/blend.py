"""Blend two trained readers into one: the mean of their weights, and a new last step for what words mean.

    python -m training.reader.blend FIRST.pt SECOND.pt OUTPUT.pt --polnear DATA/polnear --names DATA/worldwide-ner

Networks that were trained further from the same weights may be averaged (Wortsman et al. 2022). What suffers is the
step to the vectors of sentences and matters; it is linear, and is found anew by ridge regression over texts that were
learned from (a quarter of PolNeAR's, a sixth of the newswire's).
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch

from stemma.knowledge import load_knowledge
from stemma.language.reader.network import vocabulary
from training.reader.corpora import read_attributions, read_names
from training.reader.meanings import find_meanings
from training.reader.network import WEIGHTS, Reader
from training.reader.train import parted
from training.reader.windows import Lesson

RIDGE = 30.0
Floats = npt.NDArray[np.float32]


def blend(first: dict[str, torch.Tensor], second: dict[str, torch.Tensor], share: float) -> dict[str, torch.Tensor]:
    """`share` of the second network's weights, the rest of the first's; what words mean is read off the last layer."""
    mean = {key: (1 - share) * v + share * second[key] if v.is_floating_point() else v for key, v in first.items()}
    mean["mix"] = torch.zeros_like(mean["mix"])
    mean["mix"][-1] = 30.0
    return mean


@torch.no_grad()
def states_of(model: Reader, lessons: Sequence[Lesson]) -> Floats:
    """The mean of the last layer over each part of the lessons: shape (parts, width)."""
    model.eval()
    model.meaning.weight.copy_(torch.eye(model.meaning.weight.shape[0]))
    model.meaning.bias.zero_()
    rows = []
    for lesson in lessons:
        feed = torch.from_numpy(lesson.window.pieces)[None], torch.from_numpy(lesson.window.shapes)[None]
        with torch.autocast("cpu", dtype=torch.bfloat16):
            states = model(*feed)[3][0].float().numpy()
        rows += [states[pieces].mean(0) for pieces in lesson.parts]
    return np.array(rows)


def fit_meaning(states: Floats, meanings: Floats) -> tuple[Floats, Floats]:
    """Weight and bias of the linear step from states to vectors, by ridge regression over scaled states."""
    rows = np.c_[states, np.ones(len(states), dtype=np.float32)]
    scale = rows.std(0) + 1e-3
    scale[-1] = 1.0
    scaled = rows / scale
    table = np.linalg.solve(scaled.T @ scaled + RIDGE * np.eye(rows.shape[1]), scaled.T @ meanings) / scale[:, None]
    return table[:-1].T.astype(np.float32), table[-1].astype(np.float32)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("first", type=Path)
    parser.add_argument("second", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("--share", type=float, default=0.75, help="of the second network")
    parser.add_argument("--polnear", type=Path, required=True)
    parser.add_argument("--names", type=Path, required=True)
    options = parser.parse_args()
    tokenizer, knowledge = vocabulary(), load_knowledge()
    spoken, _ = parted(read_attributions(options.polnear / "train"), tokenizer, knowledge)
    named, _ = parted(read_names(options.names), tokenizer, knowledge)
    lessons = spoken[::4] + named[::6]
    model = Reader(WEIGHTS)
    model.load_state_dict(blend(torch.load(options.first), torch.load(options.second), options.share))
    told = [words for lesson in lessons for words in lesson.told]
    meanings = find_meanings(told, WEIGHTS)
    weight, bias = fit_meaning(states_of(model, lessons), np.stack([meanings[words] for words in told]))
    with torch.no_grad():
        model.meaning.weight.copy_(torch.from_numpy(weight))
        model.meaning.bias.copy_(torch.from_numpy(bias))
    torch.save(model.state_dict(), options.output)


if __name__ == "__main__":
    main()
