"""How fast overlaps are found and aligned, and how many: corpora that never were, with known truth.

usage: python -m bench.speed [--sizes 1000,2000,…] [--quick] [--seed N]

Candidate pairs: Stemma's `find_candidates` beside MinHashLSH of the datasketch package (where it is installed: 128
permutations, shingles of four words; threshold .1, and, "wide", bands of one), all from raw text, each in a process of
its own, one after the other, the quickest of a few runs. Alignment: `tile` and `fill` beside the standard library's
difflib, on the same pairs. One event: 600 articles read, aligned and traced, near copies grouped before. --quick takes
small sizes.
"""

from __future__ import annotations

import json
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl

from bench.corpus import Corpus, Revision, make_corpus, make_revisions, one_event
from stemma.knowledge import load_knowledge
from stemma.language.alignment import Tile, fill, tile
from stemma.language.trained import load_models
from stemma.language.words import find_words
from stemma.model import Story
from stemma.settings import Settings
from stemma.stages.descent import trace_descent
from stemma.stages.overlap.candidates import find_candidates
from stemma.stages.overlap.selection import select_pairs
from stemma.stages.reading import read_language
from stemma.stages.reuse import find_reuse

SIZES = (1_000, 2_000, 5_000, 10_000, 20_000)
QUICK = (500, 1_000, 2_000)
BANDS = (("0 to .1", 0.0, 0.1), (".1 to .3", 0.1, 0.3), (".3 and more", 0.3, 1.01))
_SEED_WORDS, _GAP_WORDS = 3, 8  # as the stage aligns
_SMALL = 5_000  # articles
_ASKED = {"candidates": 15.0, "alignment": 1.0}  # times as fast


@dataclass(frozen=True, slots=True)
class Run:
    """One method on one corpus: wall seconds, processor seconds (of all threads), MiB of memory (at the peak, and how
    far that exceeds what was held before), pairs given, the part of them that truly share words, and recall by band of
    shared text.
    """

    seconds: float
    worked: float
    peak: float
    grown: float
    pairs: int
    precision: float
    recall: Mapping[str, float]


def by_stemma(frame: pl.DataFrame) -> pl.DataFrame:
    """Candidate pairs by fingerprints: columns a, b."""
    return find_candidates(frame).select("a", "b")


def by_minhash(frame: pl.DataFrame, **settings: Any) -> pl.DataFrame:
    """Candidate pairs by datasketch's MinHashLSH, at threshold .1 unless `settings` say else: columns a, b."""
    datasketch: Any = import_module("datasketch")
    ids = frame["id"].to_list()
    index = datasketch.MinHashLSH(num_perm=128, **(settings or {"threshold": 0.1}))
    sketches = datasketch.MinHash.bulk([_shingles(text) for text in frame["text"].to_list()], num_perm=128)
    found: set[tuple[str, str]] = set()
    for name, sketch in zip(ids, sketches, strict=True):
        found.update((min(name, other), max(name, other)) for other in index.query(sketch))
        index.insert(name, sketch)
    return pl.DataFrame(sorted(found), schema={"a": pl.String, "b": pl.String}, orient="row")


def by_wide_minhash(frame: pl.DataFrame) -> pl.DataFrame:
    """The same with every permutation a band of its own, which is what it takes to miss as few copies as Stemma."""
    return by_minhash(frame, params=(128, 1))


def _shingles(text: str) -> list[bytes]:
    words = re.findall(r"\w+", text.lower())
    return [" ".join(words[i : i + 4]).encode() for i in range(len(words) - 3)]


METHODS: Mapping[str, Callable[[pl.DataFrame], pl.DataFrame]] = {
    "stemma": by_stemma,
    "minhash": by_minhash,
    "wide": by_wide_minhash,
}
_WIDEST = 2_000  # articles for the last: it gives two pairs in five of all that there are


def run_here(method: str, source: str, result: str) -> None:
    """Run a method on a stored frame, store its pairs, and print seconds and MiB as JSON: the child process's part."""
    find = METHODS[method]
    frame = pl.read_ipc(source)
    if method != "stemma":
        import_module("datasketch")
    before = _peak()
    start, worked = time.perf_counter(), time.process_time()
    pairs = find(frame)
    seconds, worked = time.perf_counter() - start, time.process_time() - worked
    peak = _peak()
    pairs.write_ipc(result)
    print(json.dumps({"seconds": seconds, "worked": worked, "peak": peak, "grown": peak - before}))


def _peak() -> float:
    """The most memory this process has held, MiB; not by ru_maxrss where that counts the parent's too (Linux)."""
    status = Path("/proc/self/status")
    said = re.search(r"VmHWM:\s+(\d+)", status.read_text(encoding="ascii")) if status.exists() else None
    return (int(said[1]) if said else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss) / 1024


def run_apart(method: str, corpus: Corpus) -> Run:
    """Run a method in a process of its own, three times on a small corpus and twice on a large one, and keep the
    quickest: what slows a machine for a while has nothing to do with the method. Raises subprocess.CalledProcessError.
    """
    with tempfile.TemporaryDirectory() as folder:
        source, result = Path(folder, "corpus.arrow"), Path(folder, "pairs.arrow")
        corpus.frame.write_ipc(source)
        command = [sys.executable, "-m", "bench.speed", "--one", method, str(source), str(result)]
        runs = [
            json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
            for _ in range(3 if len(corpus.frame) <= _SMALL else 2)
        ]
        pairs = pl.read_ipc(result)
    seconds, worked, peak, grown = (min(run[name] for run in runs) for name in ("seconds", "worked", "peak", "grown"))
    return Run(seconds, worked, peak, grown, **judge(corpus, pairs))


def judge(corpus: Corpus, found: pl.DataFrame) -> dict[str, Any]:
    """How many pairs were found, precision, and recall by band."""
    row = {name: i for i, name in enumerate(corpus.frame["id"].to_list())}
    width = len(row)
    given = np.array([row[a] * width + row[b] for a, b in zip(found["a"], found["b"], strict=True)], dtype=np.int64)
    true = corpus.pairs.min(axis=1) * width + corpus.pairs.max(axis=1)
    hit = np.isin(true, given)
    recall = {
        name: float(hit[inside].mean())
        for name, low, high in BANDS
        if (inside := (corpus.shares >= low) & (corpus.shares < high)).any()
    }
    precision = float(np.isin(given, true).mean()) if len(given) else 1.0
    return {"pairs": len(given), "precision": precision, "recall": recall}


def exponent(sizes: Sequence[int], seconds: Sequence[float]) -> float:
    """The growth of time with size: the slope of a line through the logarithms of both."""
    return float(np.polyfit(np.log(sizes), np.log(seconds), 1)[0])


@dataclass(frozen=True, slots=True)
class Aligned:
    """One method on many revisions: processor milliseconds a pair; the parts of edited and of moved words, and of all
    kept words, that were matched with the very words they come from; and the part of matched words that were right.
    """

    milliseconds: float
    edited: float
    moved: float
    kept: float
    precision: float


def align_by_tiles(a: Sequence[int], b: Sequence[int]) -> Sequence[Tile]:
    """Matched runs (start in a, start in b, length), as the stage finds them."""
    return fill(a, b, tile(a, b, _SEED_WORDS), _GAP_WORDS)


def align_by_difflib(a: Sequence[int], b: Sequence[int]) -> Sequence[Tile]:
    """Matched runs as difflib finds them."""
    blocks = SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks()
    return [(block.a, block.b, block.size) for block in blocks]


def align(method: Callable[[Sequence[int], Sequence[int]], Sequence[Tile]], revisions: Sequence[Revision]) -> Aligned:
    """Align every revision with what it was made from."""
    seconds = 0.0
    marks: list[np.ndarray[Any, np.dtype[np.bool_]]] = []
    for revision in revisions:
        a, b = revision.before.tolist(), revision.after.tolist()
        start = time.process_time()
        tiles = method(a, b)
        seconds += time.process_time() - start
        matched = np.full(len(b), -1)
        for i, j, n in tiles:
            matched[j : j + n] = np.arange(i, i + n)
        right = (matched == revision.origins) & (matched >= 0)
        marks.append(np.stack([right, matched >= 0, revision.edited, revision.moved, revision.origins >= 0]))
    right, given, edited, moved, kept = np.concatenate(marks, axis=1)
    parts = (float(right[of].mean()) for of in (edited, moved, kept, given))
    return Aligned(1000 * seconds / len(revisions), *parts)


def print_candidates(sizes: Sequence[int], seed: int) -> None:
    """The table of candidate pairs; recall by what part of the shorter text is shared."""
    methods = list(METHODS) if find_spec("datasketch") else ["stemma"]
    if len(methods) < len(METHODS):
        print("datasketch is not installed: nothing to compare with")
    print("candidate pairs\n   articles  method     wall s     cpu s  peak MiB    grown     pairs  precision  recall")
    runs: dict[str, list[Run]] = {name: [] for name in methods}
    for size in sizes:
        corpus = make_corpus(size, seed)
        for name in methods if size <= _WIDEST else methods[:2]:
            run = run_apart(name, corpus)
            runs[name].append(run)
            ours = runs["stemma"][-1]
            recall = "  ".join(f"{band}: {value:.3f}" for band, value in run.recall.items())
            ratio = f"  x {run.seconds / ours.seconds:.1f}, cpu x {run.worked / ours.worked:.1f}"
            print(
                f"   {size:8d}  {name:8s} {run.seconds:8.2f}  {run.worked:8.2f}  {run.peak:8.0f} {run.grown:8.0f}"
                f" {run.pairs:9d}      {run.precision:.3f}  {recall}{ratio if name != 'stemma' else ''}",
                flush=True,
            )
    for name, rows in runs.items():
        if len(rows) > 1:
            wall, worked = (
                exponent(sizes[: len(rows)], t) for t in zip(*((r.seconds, r.worked) for r in rows), strict=True)
            )
            print(f"   {name}: time grows as size to the power of {wall:.2f}, processor time {worked:.2f}")


def print_alignment(count: int, seed: int) -> None:
    """The table of alignments."""
    revisions = list(make_revisions(count, seed))
    print(f"alignment of {count} pairs\n   method   ms a pair   edited   moved    kept   precision")
    for name, method in (("stemma", align_by_tiles), ("difflib", align_by_difflib)):
        it = align(method, revisions)
        parts = "   ".join(f"{part:.3f}" for part in (it.edited, it.moved, it.kept, it.precision))
        print(f"   {name:8s} {it.milliseconds:9.3f}   {parts}")


def print_event(count: int, seed: int) -> None:
    """One event's articles from reading to family tree: what is left to align once copies are grouped, time, memory."""
    event = one_event(count, seed)
    settings, knowledge, models = Settings(), load_knowledge(), load_models()
    clock = time.perf_counter
    start = clock()
    readings = [read_language(article, models, knowledge, settings) for article in event.articles]
    read = clock()
    words = {article.id: find_words(article.text) for article in event.articles}
    pairs = select_pairs(event.articles, words, settings)
    reuse = find_reuse(event.articles, readings, settings)
    aligned = clock()
    story = Story("sto-event", "", tuple(sorted(article.id for article in event.articles)))
    descent = trace_descent(story, event.articles, readings, reuse, knowledge, settings)
    print(
        f"one event of {count} articles: {len(pairs)} pairs of {count * (count - 1) // 2} to align;"
        f" read in {read - start:.0f} s, aligned in {aligned - read:.1f} s,"
        f" traced in {clock() - aligned:.1f} s, {len(descent.derivations)} lines; peak {_peak():.0f} MiB"
    )


def measure(root: Path) -> dict[str, float]:
    """Figures between 0 and 1 that may have floors; `root` is not looked at. Speeds: 1 where what is asked is reached.

    The speed of candidates is left out where datasketch is not installed.
    """
    corpus = make_corpus(1_000)
    ours = run_apart("stemma", corpus)
    tiles, lines = (align(method, list(make_revisions(100))) for method in (align_by_tiles, align_by_difflib))
    figures = {
        "candidates.recall_of_copies": ours.recall[BANDS[-1][0]],
        "candidates.recall_of_passages": ours.recall[BANDS[1][0]],
        "alignment.recall_of_edited": tiles.edited,
        "alignment.recall_of_moved": tiles.moved,
        "alignment.precision": tiles.precision,
        "alignment.faster_than_difflib": min(1.0, lines.milliseconds / tiles.milliseconds / _ASKED["alignment"]),
    }
    if find_spec("datasketch"):
        for name, method in (("minhash", "minhash"), ("minhash_of_like_recall", "wide")):
            ratio = run_apart(method, corpus).worked / ours.worked
            figures[f"candidates.faster_than_{name}"] = min(1.0, ratio / _ASKED["candidates"])
    return figures


def main(arguments: Sequence[str]) -> int:
    """Run the command line; its exit status."""
    if arguments[:1] == ["--one"] and len(arguments) == 4:
        run_here(*arguments[1:])
        return 0
    rest = list(arguments)
    quick = "--quick" in rest
    if quick:
        rest.remove("--quick")
    given = dict(zip(rest[::2], rest[1::2], strict=False))
    if len(rest) % 2 or set(given) - {"--sizes", "--seed"}:
        print(__doc__, file=sys.stderr)
        return 2
    sizes = [int(size) for size in given["--sizes"].split(",")] if "--sizes" in given else QUICK if quick else SIZES
    seed = int(given.get("--seed", 1))
    print_candidates(sizes, seed)
    print_alignment(100 if quick else 1_000, seed + 1)
    print_event(200 if quick else 600, seed + 2)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
