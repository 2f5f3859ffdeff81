"""Train the reader.

    python -m training.reader.train OUTPUT --polnear DATA/polnear --names DATA/worldwide-ner

A fifth of each corpus is kept back, by a hash of the articles' names, and measured after the last pass, an eighth of it
after each; with --all PolNeAR's whole `train` part is learned from. Writes OUTPUT/reader.pt. With --meaning the reader
also learns what the sentence encoder that it starts from says of each sentence and matter; with --start it goes on from
readers trained before, or from the mean of their weights. With --labels a smaller reader learns the labels of a larger
one with the corpora's, and begins with what it can use of its weights.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer

from stemma.knowledge import Knowledge, load_knowledge
from stemma.language.reader.network import vocabulary
from training.reader.batches import batches, stack
from training.reader.bodies import BODIES, Stack, evenly
from training.reader.corpora import Labelled, is_fifth, read_attributions, read_names
from training.reader.meanings import find_meanings
from training.reader.measure import measure
from training.reader.narrow import narrowed
from training.reader.network import WEIGHTS, WIDTH, Reader, load
from training.reader.taught import teach
from training.reader.windows import Lesson, find_lessons

RATE, HEAD_RATE, DECAY_BY_LAYER, WARM = 3e-4, 1e-3, 0.9, 0.06


def optimiser(model: Reader) -> torch.optim.Optimizer:
    """AdamW; lower layers learn more slowly, heads faster (Howard and Ruder 2018), as do layers that knew nothing."""
    layers = len(model.encoder.layer)
    groups = [{"params": [*model.embeddings.parameters()], "lr": RATE * DECAY_BY_LAYER ** (layers + 1)}]
    for number, layer in enumerate([] if isinstance(model.encoder, Stack) else model.encoder.layer):
        groups.append({"params": [*layer.parameters()], "lr": RATE * DECAY_BY_LAYER ** (layers - number - 1)})
    known = {id(p) for g in groups for p in g["params"]}
    heads = [p for p in model.parameters() if id(p) not in known]
    return torch.optim.AdamW([*groups, {"params": heads, "lr": HEAD_RATE}], weight_decay=0.01, fused=True)


def keep_all_but_names(model: Reader) -> None:
    """Leave all weights as they are but those that only names use."""
    for key, weight in model.named_parameters():
        weight.requires_grad = key.startswith("name")


def smaller(larger: Reader, rows: Sequence[list[Lesson]], layers: int, body: str, width: int) -> Reader:
    """The reader that begins with what it can use of a larger one: layers, parts of them, or its embeddings alone."""
    if body != "attention":
        model = Reader(WEIGHTS, layers, body=body)
        lower = {key: value for key, value in larger.state_dict().items() if key.startswith(("embeddings.", "shapes."))}
        model.load_state_dict(lower, strict=False)
        return model
    kept = evenly(len(larger.encoder.layer), layers)
    larger.encoder.layer = torch.nn.ModuleList(larger.encoder.layer[i] for i in kept)
    larger.mix = torch.nn.Parameter(larger.mix.detach()[[0, *(i + 1 for i in kept)]])
    return larger if width == WIDTH else narrowed(larger, rows, width)


def parted(rows: Iterator[Labelled], tokenizer: Tokenizer, knowledge: Knowledge) -> tuple[list[Lesson], list[Lesson]]:
    """Lessons to learn from, and those of the fifth that is kept back."""
    both: tuple[list[Lesson], list[Lesson]] = ([], [])
    for row in rows:
        both[is_fifth(row.name)].extend(find_lessons(row, tokenizer, knowledge))
    return both


def learn(
    model: Reader,
    plan: Sequence[list[list[Lesson]]],
    meanings: dict[str, np.ndarray],
    rng: random.Random,
    pace: float = 1.0,
    worth: float = 1.0,
) -> Iterator[int]:
    """Train `model` on a plan of batches for each pass; gives the number of each pass that is done.

    `pace`: share of the usual rates; `worth`: what the loss of meanings counts beside the others.
    """
    learner = optimiser(model)
    rates = [pace * group["lr"] for group in learner.param_groups]
    steps, done, began = sum(map(len, plan)), 0, time.time()
    for number, turn in enumerate(plan):
        rng.shuffle(turn)
        sums, seen = Counter[str](), Counter[str]()
        for rows in turn:
            share = min(1.0, done / (WARM * steps)) * (1 - done / steps)
            for group, rate in zip(learner.param_groups, rates, strict=True):
                group["lr"] = rate * share
            with torch.autocast("cpu", dtype=torch.bfloat16):
                losses = model.loss(stack(rows, meanings))
            sum(value * (worth if key == "meaning" else 1.0) for key, value in losses.items()).backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            learner.step()
            learner.zero_grad()
            done += 1
            sums.update({key: value.item() for key, value in losses.items()})
            seen.update(losses.keys())
            if done % 100 == 0:
                means = {key: round(value / seen[key], 3) for key, value in sums.items()}
                print(f"{done}/{steps} {time.time() - began:.0f} s {means}", flush=True)
        yield number + 1


def taken(rows: list[list[Lesson]], share: float) -> list[list[Lesson]]:
    """The first part of batches that are in a random order."""
    return rows[: round(share * len(rows))]


def mean_of(states: Sequence[dict[str, torch.Tensor]]) -> dict[str, torch.Tensor]:
    """The mean of several networks' weights; what belongs to meanings is the last one's."""
    last = states[-1]
    return {
        key: sum(state[key] for state in states) / len(states)
        if value.is_floating_point() and not (key.startswith("meaning") or key == "mix")
        else value
        for key, value in last.items()
    }


def asked() -> argparse.Namespace:
    """What the command line asks for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("output", type=Path)
    parser.add_argument("--polnear", type=Path, required=True)
    parser.add_argument("--names", type=Path, required=True)
    parser.add_argument("--all", action="store_true", help="keep nothing of PolNeAR's train part back")
    parser.add_argument("--passes", type=int, default=4)
    parser.add_argument("--names-passes", type=int, default=3, help="the last so many passes learn names too")
    parser.add_argument("--roles-share", type=float, default=1.0, help="of the batches that teach roles, in a pass")
    parser.add_argument("--meaning", type=float, default=0.0, help="what their loss counts; 0: none is learned")
    parser.add_argument("--rate", type=float, default=1.0, help="share of the usual learning rates")
    parser.add_argument("--start", type=Path, nargs="*", default=[], help="weights to go on from; of several the mean")
    parser.add_argument("--names-head", action="store_true", help="only the head for names learns, all else stays")
    parser.add_argument("--layers", type=int, default=6)
    parser.add_argument("--width", type=int, default=WIDTH, help="of the states")
    parser.add_argument("--body", choices=BODIES, default="attention")
    parser.add_argument("--labels", type=Path, help="the weights of a larger reader whose labels are learned too")
    parser.add_argument("--seed", type=int, default=20)
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args()
    if options.width != WIDTH and options.body != "attention":
        parser.error("other bodies are as wide as the table that they read")
    return options


def main() -> None:
    options = asked()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    rng = random.Random(options.seed)
    tokenizer, knowledge = vocabulary(), load_knowledge()
    spoken, kept_spoken = parted(read_attributions(options.polnear / "train"), tokenizer, knowledge)
    named, kept_named = parted(read_names(options.names), tokenizer, knowledge)
    lessons = [*spoken, *kept_spoken, *named, *kept_named]
    told = sorted({words for lesson in lessons for words in lesson.told})
    meanings = find_meanings(told, WEIGHTS) if options.meaning else {}
    if options.all:
        spoken, kept_spoken = spoken + kept_spoken, []
    model = Reader(WEIGHTS, options.layers, body=options.body, width=options.width)
    if options.labels:
        larger = load(options.labels)
        spoken, named = (teach(larger, rows, options.seed) for rows in (spoken, named))
        model = smaller(larger, batches([*spoken, *named], rng), options.layers, options.body, options.width)
    if options.start:
        model.load_state_dict(mean_of([torch.load(path) for path in options.start]))
    if options.names_head:
        keep_all_but_names(model)
    late = options.passes - options.names_passes
    share = 0.0 if options.names_head else options.roles_share
    plan = [
        taken(batches(spoken, rng), share) + (batches(named, rng) if turn >= late else [])
        for turn in range(options.passes)
    ]
    options.output.mkdir(parents=True, exist_ok=True)
    for number in learn(model, plan, meanings, rng, options.rate, options.meaning):
        torch.save(model.state_dict(), options.output / "reader.pt")
        every = 1 if number == options.passes else 8
        figures = [measure(model, kept[::every], meanings) for kept in (kept_spoken, kept_named)]
        print(f"pass {number}", *figures, flush=True)


if __name__ == "__main__":
    main()
