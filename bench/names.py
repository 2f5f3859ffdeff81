"""F1 of names on the English Worldwide Newswire data (Shan et al. 2023), exact spans.

usage: python -m bench.names DIRECTORY [--others] [--rules]

DIRECTORY holds the .tsv files, a token and its tag a line; where names lie within names, the outermost counts. The
figure is taken on a fifth of the articles, chosen by a
hash of their names, which the reader has not learned from; --others takes the others, --rules reads by rules.
"""

from __future__ import annotations

import hashlib
import sys
from collections import Counter
from collections.abc import Set
from pathlib import Path

from stemma.knowledge import load_knowledge
from stemma.language.names import find_names
from stemma.language.reader import Reader, find_named, kind_spans, load_reader, settle_kinds

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
        word, tag = cells[0].strip(), cells[1].strip() if len(cells) > 1 else "O"
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


def measure(root: Path) -> dict[str, float] | None:
    """Exact F1 on the held fifth; None without the data.

    `names.nine`: spans and all nine kinds of the corpus. `names.any`: spans of names, whatever their kind; dates and
    money are none. `names.three`: spans of persons, organisations and places. `names.kinds`: names with the kind that
    `Reading.names` gives them.
    """
    folder = root / "data/worldwide-ner"
    if not folder.is_dir():
        return None
    counts = count(folder, held=True, reader=load_reader())
    return {f"names.{key}": round(f1(counts, key), 4) for key in ("nine", "any", "three", "kinds", "read")}


def f1(counts: Counter[tuple[str, str]], key: str) -> float:
    """Harmonic mean of precision and recall."""
    return 2 * counts[key, "hits"] / max(1, counts[key, "found"] + counts[key, "gold"])


def describe(hits: int, found: int, gold: int) -> str:
    """Precision, recall and F1 as one line."""
    p, r = hits / max(1, found), hits / max(1, gold)
    return f"P {p:.3f}  R {r:.3f}  F1 {2 * p * r / max(1e-9, p + r):.3f}  ({gold} in the data)"


def count(folder: Path, held: bool, reader: Reader | None) -> Counter[tuple[str, str]]:
    """(figure, hits | found | gold) over the held fifth of the articles, or the others; by rules without a reader."""
    knowledge = load_knowledge()
    counts: Counter[tuple[str, str]] = Counter()
    for path in sorted(folder.glob("*.tsv")):
        if is_held(path.name) != held:
            continue
        text, gold = read(path)
        body = text.partition("\n")[2]  # the first line is the address
        offset = len(text) - len(body)
        read_as = reader.read(body) if reader else []
        by_rule = find_names(body, knowledge)
        names = find_named(body, read_as) if reader else by_rule
        settled = {((n.start + offset, n.end + offset), n.kind) for n in settle_kinds(body, by_rule, read_as)}
        _add(counts, "read", settled, set(_kinds_of(gold).items()))
        fine = {(a + offset, b + offset): kind for kind, (a, b) in kind_spans(body, read_as)}
        _compare(counts, {(n.start + offset, n.end + offset): n.kind for n in names}, fine, gold)
    return counts


def _kinds_of(gold: dict[Span, str]) -> dict[Span, str]:
    return {span: KINDS.get(tag, "other") for span, tag in gold.items() if tag in KINDS or tag in OTHER}


def _compare(
    counts: Counter[tuple[str, str]], found: dict[Span, str], fine: dict[Span, str], gold: dict[Span, str]
) -> None:
    every = _kinds_of(gold)
    _add(counts, "any", set(found), set(every))
    _add(counts, "three", *({span for span, kind in rows.items() if kind != "other"} for rows in (found, every)))
    for kind in ("person", "organisation", "place", "other"):
        ours, theirs = ({(span, k) for span, k in rows.items() if k == kind} for rows in (found, every))
        _add(counts, kind, ours, theirs)
        _add(counts, "kinds", ours, theirs)
    _add(counts, "nine", set(fine.items()), set(gold.items()))
    for tag in sorted(set(gold.values()) | set(fine.values())):
        _add(counts, tag, *({s for s, k in rows.items() if k == tag} for rows in (fine, gold)))


def _add(counts: Counter[tuple[str, str]], key: str, ours: Set[object], theirs: Set[object]) -> None:
    for name, rows in (("found", ours), ("gold", theirs), ("hits", ours & theirs)):
        counts[key, name] += len(rows)


def main() -> None:
    """Print the figures."""
    counts = count(Path(sys.argv[1]), "--others" not in sys.argv, None if "--rules" in sys.argv else load_reader())
    for key in dict.fromkeys(key for key, _ in counts):
        print(f"{key:14s} {describe(counts[key, 'hits'], counts[key, 'found'], counts[key, 'gold'])}")


if __name__ == "__main__":
    main()
