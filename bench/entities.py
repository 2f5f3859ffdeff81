"""Whether `same_name` joins the spellings of one name and keeps look-alikes apart, on labelled pairs.

usage: python -m bench.entities [--look]

The pairs of entities.toml were written before anything was measured. A third of them, chosen by a hash of the pair, is
held back: only counts of those are ever shown. --look prints the errors among the others.
"""

from __future__ import annotations

import hashlib
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from stemma.language.namesakes import same_name

PAIRS = Path(__file__).with_name("entities.toml")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two names, what kind of pair they are, and whether they may name one."""

    a: str
    b: str
    kind: str
    same: bool

    @property
    def held(self) -> bool:
        """Whether the pair belongs to the third that is never looked at."""
        key = "\0".join(sorted((self.a, self.b)))
        return int(hashlib.blake2b(key.encode(), digest_size=4).hexdigest(), 16) % 3 == 0


def load_pairs(path: Path = PAIRS) -> Iterator[Pair]:
    """The labelled pairs in the order of the file."""
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    for label in ("same", "different"):
        for kind, pairs in table[label].items():
            yield from (Pair(a, b, kind, label == "same") for a, b in pairs)


def measure(root: Path) -> dict[str, float] | None:
    """Shares of pairs that are told right, held back and open; `root` does not matter, the pairs are here."""
    del root
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for pair in load_pairs():
        group = "held" if pair.held else "open"
        for name in (f"same_name_right_{group}", f"{'joined' if pair.same else 'kept_apart'}_{group}"):
            total[name] += 1
            right[name] += same_name(pair.a, pair.b) == pair.same
    return {f"entities.{name}": round(right[name] / total[name], 4) for name in sorted(total)}


def main(look: bool) -> None:
    """Print the figures, and with `look` the errors among the open pairs."""
    pairs = list(load_pairs())
    print(f"{len(pairs)} pairs, {sum(pair.held for pair in pairs)} held back")
    for name, value in (measure(Path()) or {}).items():
        print(f"{name:36s} {value:.3f}")
    if look:
        for pair in pairs:
            if not pair.held and same_name(pair.a, pair.b) != pair.same:
                print("missed" if pair.same else "joined", pair.kind, "|", pair.a, "|", pair.b)


if __name__ == "__main__":
    main("--look" in sys.argv)
