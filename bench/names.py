"""F1 of `find_names` on the English Worldwide Newswire data (Shan et al. 2023), exact spans.

usage: python bench/names.py DIRECTORY [--look]

DIRECTORY holds the .tsv files, a token and its tag a line. The figure is taken on a fifth of the articles, chosen by a
hash of their names; --look takes the others and prints what is missed and what is made up.
"""

from __future__ import annotations

import hashlib
import sys
import time
from collections import Counter
from pathlib import Path

from stemma.knowledge import load_knowledge
from stemma.language.names import find_names

KINDS = {"Person": "person", "Location": "place", "Facility": "place", "Organization": "organisation"}
OTHER = {"NORP", "Misc", "Product"}
CLOSING, OPENING = set(".,;:!?)]}%’”") | {"'s", "’s", "'", "n't"}, set("([{$“‘")
Span = tuple[int, int]


def is_held(name: str) -> bool:
    """Whether an article belongs to the fifth that is measured."""
    return int(hashlib.blake2b(name.encode(), digest_size=4).hexdigest(), 16) % 5 == 0


def read(path: Path) -> tuple[str, dict[Span, str]]:
    """The text put together from its tokens, and the spans of its names with their tags."""
    text, glue, quotes = "", True, 0
    pieces: list[tuple[int, int, str]] = []
    going = False
    for line in path.read_text(encoding="utf-8").splitlines():
        cells = line.rstrip("\n").split("\t")
        word, tag = cells[0].strip(), cells[-1].strip() if len(cells) > 1 else "O"
        if not word:
            text, glue, going = text.rstrip("\n") + "\n" if text else "", True, False
            continue
        quotes += word == '"'
        closes = word in CLOSING or word in "-–/" or (word == '"' and quotes % 2 == 0)
        if not glue and not closes and not (word == "s" and text.endswith("’")):
            text += " "
        start, text = len(text), text + word
        glue = word in OPENING or word in "-–/" or (word == '"' and quotes % 2 == 1)
        if tag.startswith("I-") and going:
            pieces[-1] = (pieces[-1][0], len(text), tag[2:])
        elif tag != "O":
            pieces.append((start, len(text), tag[2:]))
        going = tag != "O"
    return text, {(a, b): kind for a, b, kind in pieces}


def f1(hits: int, found: int, gold: int) -> str:
    """Precision, recall and F1 as one line."""
    p, r = hits / max(1, found), hits / max(1, gold)
    return f"P {p:.3f}  R {r:.3f}  F1 {2 * p * r / max(1e-9, p + r):.3f}  ({gold} in the data)"


def measure(root: Path) -> dict[str, float] | None:
    """Exact F1 on the held fifth, of any name and of persons, organisations and places; None without the data."""
    folder = root / "data/worldwide-ner"
    if not folder.is_dir():
        return None
    counts = main(str(folder), look=False)
    return {
        f"names.{key}": round(2 * counts[label, "hits"] / (counts[label, "found"] + counts[label, "gold"]), 4)
        for key, label in (("any", "any"), ("three", "any of three"))
    }


def main(directory: str, look: bool) -> Counter[tuple[str, str]]:
    """Print the figures, and give what they are counted from: (label, hits | found | gold)."""
    knowledge = load_knowledge()
    find_names("Warm up.", knowledge)
    counts: Counter[tuple[str, str]] = Counter()
    missed: Counter[tuple[str, str]] = Counter()
    extra: Counter[tuple[str, str]] = Counter()
    wrong: Counter[tuple[str, str, str]] = Counter()
    seconds, articles = 0.0, 0
    for path in sorted(Path(directory).glob("*.tsv")):
        if is_held(path.name) == look:
            continue
        text, gold = read(path)
        body = text.partition("\n")[2]  # the first line is the address
        offset = len(text) - len(body)
        began = time.perf_counter()
        names = find_names(body, knowledge)
        seconds += time.perf_counter() - began
        articles += 1
        found = {(n.start + offset, n.end + offset): n.kind for n in names}
        named = {s: KINDS[t] for s, t in gold.items() if t in KINDS}
        every = named | {s: "other" for s, t in gold.items() if t in OTHER}
        three = {s: k for s, k in found.items() if k != "other"}
        for label, ours, theirs in (("any of three", three, named), ("any", found, every)):
            counts[label, "hits"] += len(ours.keys() & theirs.keys())
            counts[label, "found"] += len(ours)
            counts[label, "gold"] += len(theirs)
        for kind in ("person", "organisation", "place", "other"):
            ours_k, theirs_k = {s for s in found if found[s] == kind}, {s for s in every if every[s] == kind}
            counts[kind, "hits"] += len(ours_k & theirs_k)
            counts[kind, "found"] += len(ours_k)
            counts[kind, "gold"] += len(theirs_k)
        for span in every.keys() - found.keys():
            missed[text[slice(*span)], every[span]] += 1
        for span in found.keys() - every.keys():
            extra[text[slice(*span)], found[span]] += 1
        for span in found.keys() & every.keys():
            wrong[text[slice(*span)], every[span], found[span]] += found[span] != every[span]
    print(f"{articles} articles, {1000 * seconds / max(1, articles):.1f} ms each")
    for label in ("any of three", "any", "person", "organisation", "place", "other"):
        print(f"{label:14s} {f1(counts[label, 'hits'], counts[label, 'found'], counts[label, 'gold'])}")
    if look:
        for title, table in (("missed", missed), ("made up", extra), ("wrong kind", wrong)):
            print(title, table.most_common(120))
    return counts


if __name__ == "__main__":
    main(sys.argv[1], "--look" in sys.argv)
