"""What a larger reader says of lessons, as lessons for a smaller one (Hinton et al. 2015).

A chain's chances of all sequences of labels are handed on (Wang et al. 2020). For the loss two things are enough: the
share of each label for each word, and how often one is expected after another. Where a corpus has labels they are half
of what is to be learned.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
import torch

from stemma.language.reader.labels import ROLE_LABELS, best_paths, find_runs
from training.reader.batches import batches, stack
from training.reader.network import Crf, Reader
from training.reader.windows import NOT_KNOWN, Ids, Lesson, Shares

OWN = 0.5  # of a corpus's labels, where there are any; the rest is the larger reader's


def teach(model: Reader, lessons: Sequence[Lesson], seed: int) -> list[Lesson]:
    """The lessons with what `model` says of them, in the order in which they came."""
    model.eval()
    found: dict[int, Lesson] = {}
    for rows in batches(lessons, random.Random(seed)):
        for row, taught in zip(rows, of_batch(model, rows), strict=True):
            found[id(row)] = taught
    return [found[id(row)] for row in lessons]


def of_batch(model: Reader, rows: Sequence[Lesson]) -> Iterator[Lesson]:
    """Each lesson of a batch with what the model says of it."""
    batch = stack(rows, {})
    mask = batch["words"].float()
    with torch.no_grad():
        with torch.autocast("cpu", dtype=torch.bfloat16):
            states = model.hidden(batch["pieces"], batch["shapes"], batch["mask"])[0]
        states = states.float()
        words = states.gather(1, batch["first"].unsqueeze(2).expand(-1, -1, states.shape[2]))
        scores = model.roles(words), model.names(words)
        arcs = model.arcs(torch.cat([states[:, :1], words], 1)).numpy()
    roles, names = (chances(c, s, mask) for c, s in zip((model.role_chain, model.name_chain), scores, strict=True))
    for place, row in enumerate(rows):
        shares = tuple(
            mixed(gold, (table[place, : len(gold)], steps[place]))
            for gold, (table, steps) in ((row.roles, roles), (row.names, names))
        )
        heads = row.heads
        if (row.roles == NOT_KNOWN).all():
            heads = find_heads(model.role_chain, scores[0][place, : len(heads)], arcs[place])
        yield replace(row, heads=heads, taught=(shares[0], shares[1]))


def chances(chain: Crf, scores: torch.Tensor, mask: torch.Tensor) -> tuple[np.ndarray, np.ndarray]:
    """The chance of each label of each word (b, w, l), and the expected number of each step in each row (b, l, l).

    Both are gradients of the logarithm of the sum over all sequences.
    """
    scores = scores.detach().requires_grad_()
    steps = (chain.steps + chain.allowed).detach().repeat(len(scores), 1, 1).requires_grad_()
    found = torch.autograd.grad(chain.log_sums(scores, steps, mask).sum(), (scores, steps))
    return found[0].numpy(), found[1].numpy()


def mixed(gold: Ids, theirs: Shares) -> Shares:
    """A corpus's labels, if they are known, and those of the larger reader."""
    if (gold == NOT_KNOWN).all():
        return theirs
    table, steps = np.zeros_like(theirs[0]), np.zeros_like(theirs[1])
    table[np.arange(len(gold)), gold] = 1
    np.add.at(steps, (gold[:-1], gold[1:]), 1)
    return OWN * table + (1 - OWN) * theirs[0], OWN * steps + (1 - OWN) * theirs[1]


def find_heads(chain: Crf, scores: torch.Tensor, arcs: np.ndarray) -> Ids:
    """One more than the word that the cue of each likely fragment begins with, NOT_KNOWN where none begins."""
    steps, begin = (chain.steps + chain.allowed).detach().numpy(), (chain.begin + chain.first).detach().numpy()
    heads = np.full(len(scores), NOT_KNOWN, dtype=np.int64)
    for _, word, _ in find_runs(best_paths([scores.numpy()], steps, begin)[0], ROLE_LABELS):
        heads[word] = arcs[word + 1, : len(scores) + 1].argmax()
    return heads
