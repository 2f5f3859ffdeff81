"""Collation on the headlines of interpretable STS (Agirre et al. 2016, SemEval-2016 task 2): what answers what, how.

usage: python -m bench.ists DIRECTORY [--reader FOLDER]

DIRECTORY holds the task's training pairs of headlines: the gold standard (.wa) and the chunk files. The figures are
taken on a third of them, chosen by a hash of their numbers; the others fit the weights (training/fit_collation.py).

As the task's evalF1.pl counts: a pair of chunks stands for all pairs of their words, marks left out. A pair of words
weighs one over the larger number of partners that either word has, in our links for precision and in the gold
standard's for recall; sums run over all headlines. `alignment` asks whether two words are linked, `kind` also how:
the share of labels in common, of all (FACT and POL, which Stemma does not give, stand among them). NOALI links nothing.

`gold`: with the gold standard's chunks, the task's first track; `own`: with chunks that Stemma cuts, its second. With
gold chunks .993 and .777 are named as the best published, a report that was not traced to its paper. The task's systems
were measured on its test pairs, which are others than these, and fitted on all training pairs, of which two thirds fit
this one: like tasks, not one set.
"""

from __future__ import annotations

import hashlib
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from stemma.language.collation import KINDS, collate, find_chunks, read_passage
from stemma.language.encoder import Encoder, load_encoder

FOLDER = "data/ists-headlines"
LABELS = dict(zip(KINDS, ("equi", "simi", "rel", "oppo", "spe2", "spe1"), strict=True))
_STEM = "STSint.input.headlines"
_MARK = re.compile(r"[.,:'`?;\"-]")
_CHUNK = re.compile(r"\[ (.*?) \]")
_PAIR = re.compile(r"<sentence id=\"(\d+)\".*?</sentence>", re.DOTALL)

Spans = tuple[tuple[int, int], ...]
Link = tuple[int, int]
Links = Mapping[Link, frozenset[str]]
Group = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """A headline: its words, and its gold chunks as ranges of words."""

    words: tuple[str, ...]
    chunks: Spans

    @property
    def text(self) -> str:
        """The words with a blank between them."""
        return " ".join(self.words)

    def places(self) -> Spans:
        """Where each word stands in the text."""
        ends = [0]
        for word in self.words:
            ends.append(ends[-1] + len(word) + 1)
        return tuple((start, end - 1) for start, end in pairwise(ends))

    def spans(self) -> Spans:
        """Where each gold chunk stands in the text."""
        places = self.places()
        return tuple((places[first][0], places[end - 1][1]) for first, end in self.chunks)

    def words_in(self, start: int, end: int) -> Group:
        """The words that text[start:end] touches."""
        return tuple(i for i, (a, b) in enumerate(self.places()) if a < end and start < b)


@dataclass(frozen=True, slots=True)
class Case:
    """Two headlines and their gold pairs: words of a, words of b, labels ("spe1", "fact")."""

    id: str
    a: Side
    b: Side
    gold: tuple[tuple[Group, Group, frozenset[str]], ...]


def read(folder: Path) -> list[Case]:
    """The pairs of headlines in `folder`. Raises OSError without its files, ValueError when they do not fit."""
    ends = ("wa", "sent1.chunk.txt", "sent2.chunk.txt")
    texts = [(folder / f"{_STEM}.{end}").read_text(encoding="utf-8") for end in ends]
    blocks = list(_PAIR.finditer(texts[0]))
    rows = zip(blocks, texts[1].splitlines(), texts[2].splitlines(), strict=True)
    return [_case(block[1], block[0], left, right) for block, left, right in rows]


def _case(number: str, block: str, left: str, right: str) -> Case:
    gold = []
    for line in block.splitlines():
        if "<==>" in line:
            places, labels = line.split(" // ")[:2]
            x, y = (tuple(int(word) - 1 for word in side.split()) for side in places.split("<==>"))
            if min(x) >= 0 and min(y) >= 0:
                gold.append((x, y, frozenset(labels.strip().lower().split("_"))))
    return Case(number, _side(left), _side(right), tuple(gold))


def _side(line: str) -> Side:
    words: list[str] = []
    chunks = []
    for chunk in _CHUNK.findall(line):
        chunks.append((len(words), len(words) + len(chunk.split())))
        words += chunk.split()
    return Side(tuple(words), tuple(chunks))


def is_held(number: str) -> bool:
    """Whether a pair of headlines is one of the third that is measured on."""
    return int(hashlib.blake2b(f"ists {number}".encode(), digest_size=4).hexdigest(), 16) % 3 == 0


def links(case: Case, groups: Iterable[tuple[Group, Group, frozenset[str]]]) -> Links:
    """All pairs of words, none a mark, that groups of words stand for, with their labels; of two, the later counts."""
    found = {}
    for left, right, labels in groups:
        for x in left:
            for y in right:
                if not _MARK.fullmatch(case.a.words[x]) and not _MARK.fullmatch(case.b.words[y]):
                    found[x, y] = labels
    return found


def weigh(found: Links) -> dict[Link, float]:
    """What each link weighs: one over the larger number of links that either word has (Melamed 1998).

    >>> weigh({(0, 0): frozenset(), (0, 1): frozenset(), (2, 2): frozenset()})
    {(0, 0): 0.5, (0, 1): 0.5, (2, 2): 1.0}
    """
    left, right = Counter(x for x, _ in found), Counter(y for _, y in found)
    return {(x, y): 1 / max(left[x], right[y]) for x, y in found}


def score(rows: Iterable[tuple[Links, Links]]) -> tuple[float, float]:
    """F1 of alignment, and of alignment with kind, over pairs of gold and found links."""
    gold = found = 0.0
    linked, named = [0.0, 0.0], [0.0, 0.0]  # in our weights, and in the gold standard's
    for right, ours in rows:
        wanted, given = weigh(right), weigh(ours)
        gold, found = gold + sum(wanted.values()), found + sum(given.values())
        for link in sorted(ours.keys() & right.keys()):
            share = len(ours[link] & right[link]) / len(ours[link] | right[link])
            for hits, part in ((linked, 1.0), (named, share)):
                hits[0] += given[link] * part
                hits[1] += wanted[link] * part
    found, gold = found or 1.0, gold or 1.0
    return _f1(linked[0] / found, linked[1] / gold), _f1(named[0] / found, named[1] / gold)


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / ((precision + recall) or 1.0)


def ours(case: Case, encoder: Encoder, cut: Callable[[Side], Spans]) -> Links:
    """What Stemma links in two headlines whose chunks `cut` gives."""
    spans = cut(case.a), cut(case.b)
    a, b = (read_passage(side.text, part, encoder) for side, part in zip((case.a, case.b), spans, strict=True))
    groups = []
    for pair in collate(a, b).pairs:
        left = [word for chunk in pair.a for word in case.a.words_in(*a.chunks[chunk])]
        right = [word for chunk in pair.b for word in case.b.words_in(*b.chunks[chunk])]
        groups.append((tuple(left), tuple(right), frozenset([LABELS[pair.kind]])))
    return links(case, groups)


def figures(cases: Sequence[Case], encoder: Encoder) -> dict[str, float]:
    """F1 of alignment and of kind, with gold chunks and with our own."""
    return dict(_figures(cases, encoder))


def _figures(cases: Sequence[Case], encoder: Encoder) -> Iterator[tuple[str, float]]:
    for name, cut in (("gold", Side.spans), ("own", lambda side: find_chunks(side.text))):
        rows = [(links(case, case.gold), ours(case, encoder, cut)) for case in cases]
        for what, value in zip(("alignment", "kind"), score(rows), strict=True):
            yield f"ists.{name}_{what}", round(value, 4)


def measure(root: Path) -> dict[str, float] | None:
    """The figures of the held third; None without the data."""
    folder = root / FOLDER
    return figures([case for case in read(folder) if is_held(case.id)], load_encoder(1)) if folder.is_dir() else None


def main(arguments: Sequence[str]) -> int:
    """Run the command line; its exit status."""
    if len(arguments) not in (1, 3) or (len(arguments) == 3 and arguments[1] != "--reader"):
        print(__doc__, file=sys.stderr)
        return 2
    cases = [case for case in read(Path(arguments[0])) if is_held(case.id)]
    reader = load_encoder(1, Path(arguments[2]) if len(arguments) == 3 else None)
    print(f"{len(cases)} pairs of headlines")
    for name, value in figures(cases, reader).items():
        print(f"  {name:24s} {value:.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
