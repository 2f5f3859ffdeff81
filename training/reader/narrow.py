"""A narrower reader out of a wide one: of its states, attention heads and inner units those that matter most.

What something matters is how much the loss would change without it, to the first order (Michel et al. 2019; Molchanov
et al. 2017): the gradient of a factor on it, which is the sum of weight times gradient over all that reads it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import nn

from training.reader.batches import stack
from training.reader.bodies import HEAD, INNER
from training.reader.network import WEIGHTS, Reader
from training.reader.windows import Lesson

READ = 60  # batches
Ids = torch.Tensor


@dataclass(frozen=True, slots=True)
class Kept:
    """What stays: `states`, the same throughout; of each layer `heads` (the units of whole heads) and `units`."""

    states: Ids
    heads: tuple[Ids, ...]
    units: tuple[Ids, ...]


def narrowed(model: Reader, rows: Sequence[list[Lesson]], width: int) -> Reader:
    """The reader with `width` states a piece, and heads and inner units in proportion."""
    kept = find_kept(model, rows[:READ], width)
    out = Reader(WEIGHTS, len(model.encoder.layer), width=width)
    out.load_state_dict({key: cut(key, value, kept) for key, value in model.state_dict().items()})
    return out


def find_kept(model: Reader, rows: Sequence[list[Lesson]], width: int) -> Kept:
    """What matters most for the labels of some batches, in the order in which it stands."""
    layers = model.encoder.layer
    states = torch.zeros(model.shapes.embedding_dim)
    heads = torch.zeros(len(layers), layers[0].attention.output.dense.in_features)
    units = torch.zeros(len(layers), layers[0].output.dense.in_features)
    model.eval()
    for batch in rows:
        model.zero_grad()
        with torch.autocast("cpu", dtype=torch.bfloat16):
            sum(model.loss(stack(batch, {})).values()).backward()
        readers = [model.roles, model.names, model.child, model.parent]
        for number, layer in enumerate(layers):
            inner = layer.attention.self
            readers += [inner.query, inner.key, inner.value, layer.intermediate.dense]
            by_head = told(layer.attention.output.dense).reshape(-1, HEAD).sum(1).abs()
            heads[number] += by_head.repeat_interleave(HEAD)
            units[number] += told(layer.output.dense).abs()
        states += sum((told(reader) for reader in readers), torch.zeros(())).abs()
    model.zero_grad()
    return Kept(
        first(states, width), tuple(first(r, width) for r in heads), tuple(first(r, INNER * width) for r in units)
    )


def told(reader: nn.Linear) -> torch.Tensor:
    """For each thing that a matrix reads, the gradient of a factor on it."""
    return (reader.weight.grad * reader.weight).sum(0).detach() if reader.weight.grad is not None else torch.zeros(())


def first(worth: torch.Tensor, count: int) -> Ids:
    """The places of the `count` highest figures, in order; of equal ones those that stand together."""
    return worth.sort(descending=True, stable=True).indices[:count].sort().values


def cut(key: str, value: torch.Tensor, kept: Kept) -> torch.Tensor:
    """A tensor of the network with only what stays."""
    layer = int(key.split(".")[2]) if key.startswith("encoder.layer.") else 0
    if ".attention.self." in key:
        axes = (kept.heads[layer], kept.states)
    elif key.endswith("attention.output.dense.weight"):
        axes = (kept.states, kept.heads[layer])
    elif ".intermediate." in key:
        axes = (kept.units[layer], kept.states)
    elif key.startswith("encoder.layer.") and key.endswith(".output.dense.weight"):
        axes = (kept.states, kept.units[layer])
    elif key.startswith(("encoder.layer.", "meaning.", "embeddings.LayerNorm.")):
        axes = (kept.states, kept.states)
    elif key.startswith("embeddings.") or (key.endswith(".weight") and value.dim() == 2):
        return value[:, kept.states]
    else:
        return value
    return value[axes[0]] if value.dim() == 1 else value[axes[0]][:, axes[1]]
