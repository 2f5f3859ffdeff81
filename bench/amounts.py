"""Whether the amounts of two wordings agree, differ or cannot be compared: `compare_amounts` on pairs by other hands.

usage: python -m bench.amounts [--look]

bench/amounts holds open.jsonl and held.jsonl; its README.md says how the pairs were made and split. The figures are the
shares of pairs with the right answer of three. The open part is what rules were written with in view, so that only the
held figures are a measure, one for each hand; of the held pairs nothing but figures is ever printed.
--look prints what is answered otherwise than the label says in the open part.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from stemma.language.comparing.amounts import compare_amounts
from stemma.model import Published

FOLDER = Path(__file__).with_name("amounts")
HANDS = {"n": "first", "m": "second", "k": "third"}  # the first letter of an id tells whose pair it is
Counts = Counter[tuple[str, str]]  # (label, answer)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two wordings, what an editor says of their amounts, and the day on which both were published, if it matters."""

    id: str
    a: str
    b: str
    label: str
    published: Published | None


def read(path: Path) -> Iterator[Pair]:
    """The pairs of a file. Raises OSError, ValueError and KeyError."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        day = row.get("published")
        published = Published(f"{day}T00:00:00", f"{day}T23:59:59", "day", "text") if day else None
        yield Pair(row["id"], row["a"], row["b"], row["label"].replace("_", " "), published)


def count(half: str, look: bool) -> dict[str, Counts]:
    """For each hand that has pairs in a half, open or held: how many of them have which label and which answer."""
    counts: dict[str, Counts] = {}
    for pair in read(FOLDER / f"{half}.jsonl"):
        verdict = compare_amounts(pair.a, pair.b, pair.published, pair.published)
        counts.setdefault(HANDS[pair.id[0]], Counter())[pair.label, verdict.answer] += 1
        if look and half == "open" and verdict.answer != pair.label:
            print(f"{pair.id}\t{pair.label} taken for {verdict.answer}\n    {pair.a}\n    {pair.b}")
            for contrast in verdict.contrasts:
                words = pair.a[slice(*contrast.a)], pair.b[slice(*contrast.b)]
                print(f"      {contrast.relation}: {words[0]!r}, {words[1]!r}")
    return counts


def share(counts: Counts) -> float:
    """The share of right answers."""
    right = sum(number for (label, answer), number in counts.items() if label == answer)
    return round(right / max(1, counts.total()), 4)


def measure(root: Path) -> dict[str, float] | None:
    """The figures of both halves, which come with the project; `root` is not looked into."""
    del root
    halves = {half: count(half, look=False) for half in ("open", "held")}
    return {
        f"amounts.right_{half}_{hand}": share(counts)
        for half, hands in halves.items()
        for hand, counts in hands.items()
    }


def main(look: bool) -> None:
    """Print the figures."""
    for half in ("open", "held"):
        for hand, counts in count(half, look).items():
            print(f"{half}, {hand} hand: {counts.total()} pairs, {share(counts):.3f} right")
            for label in ("agree", "differ", "not comparable"):
                wrong = sum(number for (gold, answer), number in counts.items() if gold == label != answer)
                print(f"  {label:14s} {wrong} wrong")


if __name__ == "__main__":
    main("--look" in sys.argv)
