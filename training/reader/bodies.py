"""What stands between a reader's embeddings and its heads: a transformer, or something cheaper over a table that stays.

A block of each kind takes the states of pieces (b, n, width), with what is added to an attention's scores where there
is nothing to see (b, 1, 1, n), if anything is, and gives states of the same shape.
"""

from __future__ import annotations

from pathlib import Path

import torch
from torch import nn
from transformers import AutoConfig, AutoModel

BODIES = ("attention", "gru", "convolution")
HEAD, INNER = 32, 4  # width of an attention head; how much wider the inner layer of a block is than its outer ones
APART = (1, 2, 4, 8, 16)


class Recurrent(nn.Module):
    """A gated recurrent layer in both directions (Cho et al. 2014), beside what it reads."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.recurrent = nn.GRU(width, width // 2, batch_first=True, bidirectional=True)
        self.drop = nn.Dropout(0.1)
        self.norm = nn.LayerNorm(width)

    def forward(self, states: torch.Tensor, mask: torch.Tensor | None) -> torch.Tensor:
        with torch.autocast("cpu", enabled=False):
            told = self.recurrent(states)[0] if mask is None else self.told(states.float(), mask)
        return self.norm(states + self.drop(told))

    def told(self, states: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """The layer over rows of different lengths: who comes from the end begins where a row's words do."""
        lengths = (mask[:, 0, 0] == 0).sum(1)
        rows = nn.utils.rnn.pack_padded_sequence(states, lengths, batch_first=True, enforce_sorted=False)
        told = nn.utils.rnn.pad_packed_sequence(self.recurrent(rows)[0], True, total_length=states.shape[1])
        return told[0]


class Neighbours(nn.Module):
    """A convolution over a piece and those `apart` to its left and right (Strubell et al. 2017).

    Written as a product with the three side by side, which ONNX Runtime knows in whole numbers.
    """

    def __init__(self, width: int, apart: int) -> None:
        super().__init__()
        self.apart = apart
        self.near = nn.Linear(3 * width, width)
        self.out = nn.Linear(width, width)
        self.drop = nn.Dropout(0.1)
        self.norm = nn.LayerNorm(width)

    def forward(self, states: torch.Tensor, mask: torch.Tensor | None) -> torch.Tensor:
        seen = states if mask is None else states * (mask[:, 0, 0] == 0).unsqueeze(2)
        wide = nn.functional.pad(seen, (0, 0, self.apart, self.apart))
        rows = torch.cat([wide[:, : -2 * self.apart], seen, wide[:, 2 * self.apart :]], 2)
        return self.norm(states + self.drop(self.out(nn.functional.gelu(self.near(rows)))))


class Stack(nn.Module):
    """Blocks one after the other, by the name that a transformer's layers have."""

    def __init__(self, blocks: list[nn.Module]) -> None:
        super().__init__()
        self.layer = nn.ModuleList(blocks)


def evenly(count: int, kept: int) -> list[int]:
    """So many of `count` layers, the first and the last among them."""
    return list(range(count)) if kept >= count else torch.linspace(0, count - 1, kept).round().int().tolist()


def body_of(weights: Path, layers: int, body: str, width: int) -> tuple[nn.Module, nn.Module]:
    """Embeddings, and the blocks over them.

    A transformer has the weights in `weights`, fewer layers evenly among them; a narrower one, or other blocks, begin
    with no knowledge. Other blocks leave the table of word pieces as it is.
    """
    config = AutoConfig.from_pretrained(weights)
    if width == config.hidden_size:
        base = AutoModel.from_pretrained(weights, attn_implementation="eager")
    else:
        config.hidden_size, config.num_attention_heads, config.intermediate_size = width, width // HEAD, width * INNER
        base = AutoModel.from_config(config, attn_implementation="eager")
    if body == "attention":
        encoder = base.encoder
        encoder.layer = nn.ModuleList(encoder.layer[i] for i in evenly(len(encoder.layer), layers))
        return base.embeddings, encoder
    base.embeddings.word_embeddings.weight.requires_grad = False
    if body == "gru":
        return base.embeddings, Stack([Recurrent(width) for _ in range(layers)])
    return base.embeddings, Stack([Neighbours(width, APART[i % len(APART)]) for i in range(layers)])
