"""Teach the network that links whose word something is, and through whom; write it as Stemma ships it.

    python -m training.reader.linker READER.pt OUTPUT.pt src/stemma/language/models/reader \
        --polnear DATA/polnear --said training/said --open bench/passages/tuning.jsonl

Two layers that begin as the reader's last ones, on the states of its fourth as the shipped file gives them. First a
part of PolNeAR, then the passages written for this project. What the rules find is told along for most questions, and
seldom for passages that they were tuned on. A fifth of the written passages is kept back and measured.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import warnings
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
from torch import nn
from transformers import AutoConfig
from transformers.models.bert.modeling_bert import BertLayer

from stemma.knowledge import load_knowledge
from stemma.language.reader import load_reader
from stemma.language.reader.asked import FARTHEST, MARKS
from stemma.language.reader.labels import KIND_LABELS, ROLE_LABELS
from training.reader.export import quantise
from training.reader.links import Lesson, Told, is_kept_back, lesson, read_corpus, read_open, read_written, see
from training.reader.network import through
from training.reader.train import WEIGHTS
from training.reader.windows import NOT_KNOWN

OWN, LABELS, SIGNS = 2, 4, len(ROLE_LABELS) + len(KIND_LABELS) + 2
PASSES, RATE, WARM, SEED = 7, 3e-4, 60, 5
SHARES = {"corpus": 0.3, "said": 0.75, "open": 0.55}  # of the answers, in a pass
BATCH = 1400  # pieces
MARKED, MARKED_OPEN = 0.7, 0.2
NOBODY = 10  # words that name nobody count together as much as so many of them would alone
WORTH = torch.tensor([1.0, 1.0, 1.5, 1.5])
INPUTS = ("states", "asked", "far", "marks", "signs")


class Linker(nn.Module):
    """States, what is asked and what is known of each piece in; scores of each piece's label, and of the own voice."""

    def __init__(self, reader: Path) -> None:
        super().__init__()
        config = AutoConfig.from_pretrained(WEIGHTS, attn_implementation="eager")
        width = config.hidden_size
        self.layers = nn.ModuleList(BertLayer(config) for _ in range(OWN))
        state = torch.load(reader, map_location="cpu")
        for number, layer in enumerate(self.layers):
            head = f"encoder.layer.{config.num_hidden_layers - OWN + number}."
            layer.load_state_dict({k.removeprefix(head): v for k, v in state.items() if k.startswith(head)})
        self.asked, self.far = nn.Embedding(2, width), nn.Embedding(FARTHEST + 1, width)
        self.marks, self.signs = nn.Embedding(MARKS, width), nn.Linear(SIGNS, width)
        for table in (self.asked, self.far, self.marks, self.signs):
            nn.init.normal_(table.weight, std=0.05)
        nn.init.zeros_(self.signs.bias)
        with torch.no_grad():
            self.far.weight[0] = 0
            self.marks.weight[0] = 0
        self.drop = nn.Dropout(0.1)
        self.words, self.whole = nn.Linear(width, LABELS), nn.Linear(width, 2)

    def forward(
        self,
        states: torch.Tensor,
        asked: torch.Tensor,
        far: torch.Tensor,
        marks: torch.Tensor,
        signs: torch.Tensor,
        mask: torch.Tensor | None = None,
    ) -> tuple[torch.Tensor, torch.Tensor]:
        states = states + self.asked(asked) + self.far(far) + self.marks(marks) + self.signs(signs)
        if mask is not None:
            mask = torch.where(mask > 0, 0.0, -1e4)[:, None, None, :].to(states.dtype)
        for layer in self.layers:
            states = through(layer, states, mask)
        states = self.drop(states)
        share = asked.unsqueeze(2).to(states.dtype)
        return self.words(states), self.whole((states * share).sum(1) / share.sum(1).clamp(min=1))


def stack(rows: Sequence[Lesson]) -> dict[str, torch.Tensor]:
    """The arrays of several lessons, padded."""
    longest = max(len(row.labels) for row in rows)

    def padded(values: Sequence[np.ndarray], fill: int = 0) -> torch.Tensor:
        table = np.full((len(values), longest, *values[0].shape[1:]), fill, dtype=values[0].dtype)
        for row, value in zip(table, values, strict=True):
            row[: len(value)] = value
        return torch.from_numpy(table)

    return {name: padded([getattr(row.question, name) for row in rows]) for name in INPUTS} | {
        "mask": padded([np.ones(len(row.labels), dtype=np.float32) for row in rows]),
        "labels": padded([row.labels for row in rows], NOT_KNOWN),
        "own": torch.tensor([row.own for row in rows]),
    }


def loss_of(model: Linker, rows: Sequence[Lesson]) -> torch.Tensor:
    """The mean over questions: words that name somebody, all others together, and the own voice."""
    batch = stack(rows)
    labels, own = batch.pop("labels"), batch.pop("own")
    with torch.autocast("cpu", dtype=torch.bfloat16):
        words, whole = model(**batch)
    flat = nn.functional.cross_entropy(
        words.float().flatten(0, 1), labels.flatten(), WORTH, ignore_index=NOT_KNOWN, reduction="none"
    ).view(labels.shape)
    some, nobody = labels > 0, labels == 0
    said = (flat * some).sum(1) / some.sum(1).clamp(min=1) + (flat * nobody).sum(1) / NOBODY
    return said.mean() + nn.functional.cross_entropy(whole.float(), own)


def batches(rows: Sequence[Lesson], rng: random.Random) -> list[list[Lesson]]:
    """Lessons of like length together, in a random order."""
    jitter = {id(row): rng.random() * 10 for row in rows}
    out: list[list[Lesson]] = [[]]
    for row in sorted(rows, key=lambda row: len(row.labels) + jitter[id(row)]):
        if out[-1] and (len(out[-1]) + 1) * len(row.labels) > BATCH:
            out.append([])
        out[-1].append(row)
    rng.shuffle(out)
    return out


def learn(model: Linker, plan: Callable[[], list[Lesson]], passes: int, rng: random.Random) -> None:
    """Train on a plan that is drawn anew for each pass."""
    learner = torch.optim.AdamW(model.parameters(), lr=RATE, weight_decay=0.01)
    turn = batches(plan(), rng)
    steps, done = passes * len(turn), 0
    for number in range(passes):
        for rows in turn if number == 0 else batches(plan(), rng):
            for group in learner.param_groups:
                group["lr"] = RATE * min(1.0, (done + 1) / WARM) * max(0.0, 1 - done / steps)
            loss = loss_of(model, rows)
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            learner.step()
            learner.zero_grad()
            done += 1
            if done % 100 == 0:
                print(f"{done}/{steps} {loss.item():.3f}", flush=True)


def drawn(texts: Sequence[Told], share: float, marked: float, rng: random.Random) -> Iterator[Lesson]:
    """A share of the lessons of some texts."""
    for told in texts:
        for answer in told.answers:
            made = lesson(told, answer, rng.random() < marked, rng) if rng.random() < share else None
            if made is not None:
                yield made


def measure(model: Linker, texts: Sequence[Told]) -> dict[str, float]:
    """Shares of answers: own voice or not, and the likeliest word is of the source."""
    model.eval()
    hits = {"own": 0, "source": 0}
    rows = [row for told in texts for answer in told.answers if (row := lesson(told, answer, True)) is not None]
    with torch.no_grad():
        for row in rows:
            batch = stack([row])
            words, whole = model(*(batch[name] for name in INPUTS))
            own = bool(whole[0].argmax())
            best = int(np.flatnonzero(row.question.first)[words[0, row.question.first, 1].argmax()])
            hits["own"] += own == bool(row.own)
            hits["source"] += own if row.own else (not own and row.labels[best] == 1)
    model.train()
    return {name: round(many / max(1, len(rows)), 3) for name, many in hits.items()}


def export(model: Linker, target: Path) -> None:
    """Write the 8-bit graph."""
    width = model.words.in_features
    number, vector = torch.zeros(1, 7, dtype=torch.long), torch.ones(1, 7, width)
    example = (vector, number + 1, number, number, torch.ones(1, 7, SIGNS))
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            model.eval(),
            example,
            f"{folder}/links.onnx",
            input_names=[*INPUTS],
            output_names=["words", "whole"],
            dynamic_axes={name: {1: "n"} for name in (*INPUTS, "words")},
            opset_version=17,
            dynamo=False,
        )
        quantise(Path(folder) / "links.onnx", target)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("reader", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("folder", type=Path)
    for name in ("--polnear", "--said", "--open"):
        parser.add_argument(name, type=Path, required=True)
    options = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(SEED)
    rng = random.Random(SEED)
    knowledge, reader = load_knowledge(), load_reader(1)
    corpus = [see(*row, reader, knowledge) for row in read_corpus(options.polnear / "train")]
    written = [see(*row, reader, knowledge) for row in read_written(options.said)]
    tuned = [see(*row, reader, knowledge) for row in read_open(options.open)]
    taught = [told for told in written if not is_kept_back(told.name)]
    model = Linker(options.reader)
    learn(model, lambda: list(drawn(corpus, SHARES["corpus"], MARKED, rng)), 1, rng)

    def plan() -> list[Lesson]:
        said = drawn(taught, SHARES["said"], MARKED, rng)
        return [*said, *drawn(tuned, SHARES["open"], MARKED_OPEN, rng)]

    learn(model, plan, PASSES, rng)
    torch.save(model.state_dict(), options.output)
    print(measure(model, [told for told in written if is_kept_back(told.name)]))
    export(model, options.folder / "links.onnx")


if __name__ == "__main__":
    main()
