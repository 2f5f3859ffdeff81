"""Teach the reader what sentences and matters mean, in upper layers of its own beside those of its labels.

    python -m training.reader.meant READER.pt OUTPUT.pt --teacher ENCODER --matters training/matters \
        --polnear DATA/polnear --names DATA/worldwide-ner

The reader stays as it is: its lower layers are read, and two more begin as the sentence encoder's last ones and learn,
on those, to say of each sentence and matter where it stands what ENCODER (a folder that train_encoder wrote) says of it
alone, and which sentences of an invented event answer one question. A third of the paragraphs is learned from, four
times, and six thousand parts by themselves. OUTPUT.pt is then exported as the reader is.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import nn
from transformers import AutoModel

from stemma.knowledge import load_knowledge
from stemma.language.reader.network import vocabulary
from stemma.language.reader.pieces import cut_windows
from training.reader.batches import batches, stack
from training.reader.corpora import read_attributions, read_names
from training.reader.meanings import find_meanings, pieces_of
from training.reader.network import WEIGHTS, Reader, alike
from training.reader.train import parted
from training.reader.windows import NOT_KNOWN, Lesson
from training.train_encoder import Event, contrast, load_events

OWN, PASSES, RATE, WARM, SEED = 2, 4, 3e-4, 100, 5
THIRD, ALONE = 3, 6000
CONTRAST = 0.5
"""What the loss of an event counts beside that of a batch of paragraphs."""
Meanings = dict[str, np.ndarray]


def with_own_layers(reader: Path, teacher: Path) -> Reader:
    """The reader, with layers of its own for what words mean that begin as the teacher's last ones."""
    model = Reader(WEIGHTS, own=OWN)
    model.load_state_dict(torch.load(reader, map_location="cpu"), strict=False)
    last = AutoModel.from_pretrained(teacher, attn_implementation="eager").encoder.layer[-OWN:]
    model.own.load_state_dict(last.state_dict())
    for key, weight in model.named_parameters():
        weight.requires_grad = key.startswith("own.")
    model.eval()
    model.own.train()
    return model


def by_itself(words: str, tokenizer: Tokenizer) -> Iterator[Lesson]:
    """The lesson of a sentence that stands alone, if it fits into one window."""
    windows = list(cut_windows(words, tokenizer))
    pieces = pieces_of(windows[0], ((0, len(words)),)) if len(windows) == 1 else None
    if pieces is not None:
        unknown = np.full(len(windows[0].first), NOT_KNOWN, dtype=np.int64)
        yield Lesson("", windows[0], unknown, unknown, unknown, (pieces,), (words,))


def vectors_of(model: Reader, batch: dict[str, torch.Tensor]) -> torch.Tensor:
    """What the parts of a batch mean: shape (parts, width)."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        states = model.hidden(batch["pieces"], batch["shapes"], batch["mask"])[1]
    return torch.sparse.mm(batch["pooling"], states.float().flatten(0, 1))


def of_event(model: Reader, lessons: Sequence[Lesson], event: Event, meanings: Meanings) -> torch.Tensor:
    """The loss of one event, after what all its sentences share is taken off."""
    vectors = nn.functional.normalize(vectors_of(model, stack(lessons, meanings)), dim=1)
    vectors = nn.functional.normalize(vectors - vectors.mean(0, keepdim=True), dim=1)
    return contrast(vectors @ vectors.T, event.questions)


def learn(
    model: Reader, lessons: Sequence[Lesson], events: Sequence[tuple[Event, list[Lesson]]], meanings: Meanings
) -> None:
    """Train the model's own layers; each event comes up four times a pass, spread evenly among the batches."""
    rng = random.Random(SEED)
    plan = [rows for _ in range(PASSES) for rows in batches(lessons, rng)]
    every = max(1, len(plan) // (4 * PASSES * len(events)))
    learner = torch.optim.AdamW(model.own.parameters(), lr=RATE, weight_decay=0.01)
    waiting: list[tuple[Event, list[Lesson]]] = []
    for done, rows in enumerate(plan):
        for group in learner.param_groups:
            group["lr"] = RATE * min(1.0, done / WARM) * (1 - done / len(plan))
        batch = stack(rows, meanings)
        loss = alike(vectors_of(model, batch), batch["meanings"])
        if done % every == 0:
            waiting = waiting or rng.sample(list(events), len(events))
            event, told = waiting.pop()
            loss = loss + CONTRAST * of_event(model, told, event, meanings)
        loss.backward()
        nn.utils.clip_grad_norm_(model.own.parameters(), 1.0)
        learner.step()
        learner.zero_grad()
        if done % 200 == 0:
            print(f"{done}/{len(plan)} {loss.item():.3f}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("reader", type=Path)
    parser.add_argument("output", type=Path)
    for name in ("--teacher", "--matters", "--polnear", "--names"):
        parser.add_argument(name, type=Path, required=True)
    options = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(SEED)
    tokenizer, knowledge = vocabulary(), load_knowledge()
    spoken, _ = parted(read_attributions(options.polnear / "train"), tokenizer, knowledge)
    named, _ = parted(read_names(options.names), tokenizer, knowledge)
    lessons = [lesson for lesson in [*spoken[::THIRD], *named[::THIRD]] if lesson.told]
    told = sorted({words for lesson in lessons for words in lesson.told})
    events = [event for event in load_events(options.matters) if not event.kept_back]
    single = {words: list(by_itself(words, tokenizer)) for event in events for words in event.sentences}
    alone = random.Random(SEED).sample(told, min(ALONE, len(told)))
    meanings = find_meanings([*told, *single], options.teacher)
    model = with_own_layers(options.reader, options.teacher)
    lessons += [lesson for words in alone for lesson in by_itself(words, tokenizer)]
    learn(model, lessons, [(event, [single[words][0] for words in event.sentences]) for event in events], meanings)
    torch.save(model.state_dict(), options.output)


if __name__ == "__main__":
    main()
