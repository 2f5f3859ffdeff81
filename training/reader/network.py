"""The network: a small transformer over word pieces, and heads over words for roles, their cues, and names."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path

import torch
from torch import nn
from transformers import AutoModel

from stemma.language.reader.labels import KIND_LABELS, ROLE_LABELS
from stemma.language.reader.pieces import SHAPES
from training.reader.windows import NOT_KNOWN

ARC = 96


class Crf(nn.Module):
    """A linear chain over labels (Lafferty et al. 2001): the chance of a whole sequence of them."""

    def __init__(self, labels: tuple[str, ...]) -> None:
        super().__init__()
        count = len(labels)
        self.steps = nn.Parameter(torch.zeros(count, count))
        self.begin = nn.Parameter(torch.zeros(count))
        allowed = torch.zeros(count, count)
        first = torch.zeros(count)
        for j, after in enumerate(labels):
            if after.startswith("I-"):
                first[j] = -1e4
                for i, before in enumerate(labels):
                    if before[2:] != after[2:]:
                        allowed[i, j] = -1e4
        self.register_buffer("allowed", allowed)
        self.register_buffer("first", first)

    def loss(self, scores: torch.Tensor, labels: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Negative log-likelihood a word. scores (b, w, l), labels and mask (b, w)."""
        steps, begin = self.steps + self.allowed, self.begin + self.first
        gold = labels.clamp(min=0)
        total = scores.gather(2, gold.unsqueeze(2)).squeeze(2) * mask
        moved = steps[gold[:, :-1], gold[:, 1:]] * mask[:, 1:]
        right = total.sum(1) + moved.sum(1) + begin[gold[:, 0]]
        words = scores.unbind(1)
        sums = words[0] + begin
        for score, known in zip(words[1:], (mask > 0).unsqueeze(2).unbind(1)[1:], strict=True):
            further = torch.logsumexp(sums.unsqueeze(2) + steps, dim=1) + score
            sums = torch.where(known, further, sums)
        return (torch.logsumexp(sums, dim=1) - right).sum() / mask.sum()


def through(layer: nn.Module, states: torch.Tensor, mask: torch.Tensor | None) -> torch.Tensor:
    """The states after a layer, whatever else it gives."""
    found = layer(states, mask)
    return found[0] if isinstance(found, tuple) else found


class Reader(nn.Module):
    """Word pieces and their capitals in; scores of roles and names for each piece, and of cues for each pair, out.

    `own`: how many upper layers of its own what the pieces mean has, beside those of the labels and on the same lower
    ones; with none it is read off the labels' layers.
    """

    def __init__(self, weights: Path, layers: int = 6, own: int = 0) -> None:
        super().__init__()
        base = AutoModel.from_pretrained(weights, attn_implementation="eager")
        self.embeddings = base.embeddings
        self.encoder = base.encoder
        if layers < len(self.encoder.layer):
            kept = torch.linspace(0, len(self.encoder.layer) - 1, layers).round().int().tolist()
            self.encoder.layer = nn.ModuleList(self.encoder.layer[i] for i in kept)
        self.own = nn.ModuleList(deepcopy(layer) for layer in self.encoder.layer[layers - own :])
        width = base.config.hidden_size
        self.shapes = nn.Embedding(SHAPES, width)
        nn.init.normal_(self.shapes.weight, std=0.02)
        self.drop = nn.Dropout(0.1)
        self.mix = nn.Parameter(torch.zeros(len(self.encoder.layer) + 1))
        self.meaning = nn.Linear(width, width)
        nn.init.eye_(self.meaning.weight)
        nn.init.zeros_(self.meaning.bias)
        with torch.no_grad():
            self.mix[-1] = 4.0
        self.roles = nn.Linear(width, len(ROLE_LABELS))
        self.names = nn.Linear(width, len(KIND_LABELS))
        self.child = nn.Linear(width, ARC)
        self.parent = nn.Linear(width, ARC)
        self.role_chain = Crf(ROLE_LABELS)
        self.name_chain = Crf(KIND_LABELS)

    def hidden(
        self, pieces: torch.Tensor, shapes: torch.Tensor, mask: torch.Tensor | None
    ) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """States of the pieces for labels, for what they mean, and those that layers share: all (b, n, width)."""
        words = self.embeddings.word_embeddings(pieces) + self.shapes(shapes)
        inputs = self.embeddings(inputs_embeds=words)
        if mask is not None:
            mask = torch.where(mask > 0, 0.0, -1e4)[:, None, None, :].to(inputs.dtype)
        shares = torch.softmax(self.mix, 0)
        mixed = shares[0] * inputs
        shared, meant = len(self.encoder.layer) - len(self.own), inputs
        for number, (layer, share) in enumerate(zip(self.encoder.layer, shares[1:], strict=True)):
            inputs = through(layer, inputs, mask)
            mixed = mixed + share * inputs
            if number + 1 == shared:
                meant = inputs
        if not self.own:
            return self.drop(inputs), self.meaning(mixed), inputs
        return self.drop(inputs), self.meant(meant, mask), meant

    def meant(self, shared: torch.Tensor, mask: torch.Tensor | None) -> torch.Tensor:
        """What the pieces mean, by the layers of its own: (b, n, width)."""
        for layer in self.own:
            shared = through(layer, shared, mask)
        return shared

    def arcs(self, states: torch.Tensor) -> torch.Tensor:
        """Score that each piece's cue begins at each other (Dozat and Manning 2017, without the bias): (b, n, n)."""
        return self.child(states) @ self.parent(states).transpose(1, 2) / ARC**0.5

    def forward(self, pieces: torch.Tensor, shapes: torch.Tensor) -> tuple[torch.Tensor, ...]:
        states, meanings, _ = self.hidden(pieces, shapes, None)
        return self.roles(states), self.names(states), self.arcs(states), meanings

    def loss(self, batch: dict[str, torch.Tensor]) -> dict[str, torch.Tensor]:
        """A loss for each head that the batch has labels for."""
        states, meanings, _ = self.hidden(batch["pieces"], batch["shapes"], batch["mask"])
        states = states.float()
        first = batch["first"].unsqueeze(2).expand(-1, -1, states.shape[2])
        words = states.gather(1, first)
        mask = batch["words"].float()
        out = {}
        if (batch["roles"] != NOT_KNOWN).any():
            out["roles"] = self.role_chain.loss(self.roles(words).float(), batch["roles"], mask)
            begun = torch.cat([states[:, :1], words], 1)
            arcs = (self.child(words) @ self.parent(begun).transpose(1, 2)).float() / ARC**0.5
            kept = torch.cat([mask[:, :1], mask], 1)
            arcs = arcs.masked_fill(kept[:, None, :] == 0, -1e4)
            flat = arcs.reshape(-1, arcs.shape[2])
            heads = batch["heads"].reshape(-1)
            if (heads != NOT_KNOWN).any():
                out["heads"] = nn.functional.cross_entropy(flat, heads, ignore_index=NOT_KNOWN)
        if (batch["names"] != NOT_KNOWN).any():
            out["names"] = self.name_chain.loss(self.names(words).float(), batch["names"], mask)
        if "pooling" in batch:
            with torch.autocast("cpu", enabled=False):
                ours = torch.sparse.mm(batch["pooling"], meanings.float().flatten(0, 1))
                out["meaning"] = alike(ours, batch["meanings"])
        return out


def alike(ours: torch.Tensor, theirs: torch.Tensor) -> torch.Tensor:
    """How far vectors are from those to be learned, and their likenesses among each other from those of these.

    ours, theirs: (k, width), the latter of length one. The second part is the relational distillation of Park et al.
    (2019), by cosines.
    """
    ours = nn.functional.normalize(ours, dim=1)
    apart = (1 - (ours * theirs).sum(1)).mean()
    return 4 * apart + 20 * (ours @ ours.T - theirs @ theirs.T).pow(2).mean()
