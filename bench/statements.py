"""F1 of `find_attributions` on PolNeAR (Newell et al. 2018): source, cue and content, exact and overlapping.

usage: python bench/statements.py DIRECTORY [--look N]

DIRECTORY is one compartment of the corpus (text/ and attributions/). Each role is scored by itself, as the literature
does: a span is right when it is wholly the same (exact) or shares a character (overlapping). Pieces of a content that
only white space parts are one; "trimmed" also forgives marks at the edges. --look N prints N articles with both
readings.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from stemma.knowledge import load_knowledge
from stemma.language.names import find_names
from stemma.language.sentences import split_sentences
from stemma.language.speech import find_attributions

Spans = tuple[tuple[int, int], ...]
ROLES = ("Source", "Cue", "Content")


def merged(text: str, spans: Iterable[tuple[int, int]]) -> Spans:
    """Join pieces that only white space parts."""
    out: list[tuple[int, int]] = []
    for a, b in sorted(spans):
        if out and not text[out[-1][1] : a].strip():
            out[-1] = (out[-1][0], max(b, out[-1][1]))
        else:
            out.append((a, b))
    return tuple(out)


def trimmed(text: str, spans: Spans) -> Spans:
    """Drop marks and blanks at both ends of each piece."""
    out = []
    for first, last in spans:
        a, b = first, last
        while a < b and not text[a].isalnum():
            a += 1
        while a < b and not text[b - 1].isalnum():
            b -= 1
        out.append((a, b))
    return tuple(out)


def read(directory: Path) -> Iterator[tuple[str, str, dict[str, set[Spans]]]]:
    """Name, text and gold spans of each article."""
    for path in sorted((directory / "attributions").glob("*.ann")):
        name = path.stem.rpartition("_")[0]
        text = (directory / "text" / f"{name}.txt").read_bytes().decode("utf-8")
        gold: dict[str, set[Spans]] = {role: set() for role in ROLES}
        for line in path.read_text(encoding="utf-8").splitlines():
            cells = line.split("\t")
            kind, _, offsets = cells[1].partition(" ") if len(cells) > 1 else ("", "", "")
            if cells[0].startswith("T") and kind in gold:
                spans = [tuple(map(int, part.split())) for part in offsets.split(";")]
                gold[kind].add(merged(text, [(a, b) for a, b in spans]))
        yield name, text, gold


def overlaps(a: Spans, others: Iterable[Spans]) -> bool:
    """Whether `a` shares a character with any of `others`."""
    return any(x[0] < y[1] and y[0] < x[1] for other in others for x in a for y in other)


def measure(root: Path) -> dict[str, float] | None:
    """Exact F1 of sources, cues and contents on the articles of `dev`; None when the data are not there."""
    folder = root / "data/polnear/dev"
    if not folder.is_dir():
        return None
    counts = main(str(folder), 0)
    return {
        f"statements.{role.lower()}_exact": round(
            2 * counts[role, "exact"] / (counts[role, "found"] + counts[role, "gold"]), 4
        )
        for role in ROLES
    }


def main(directory: str, look: int) -> Counter[tuple[str, str]]:
    """Print the figures, and give what they are counted from."""
    knowledge = load_knowledge()
    counts: Counter[tuple[str, str]] = Counter()
    seconds, articles = 0.0, 0
    for name, text, gold in read(Path(directory)):
        sentences, names = split_sentences(text), find_names(text, knowledge)
        began = time.perf_counter()
        rows = find_attributions(text, sentences, names, knowledge)
        seconds += time.perf_counter() - began
        articles += 1
        ours = {
            "Source": {merged(text, [r.source]) for r in rows if r.source},
            "Cue": {merged(text, [r.cue]) for r in rows if r.cue},
            "Content": {merged(text, r.content) for r in rows if r.content},
        }
        for role in ROLES:
            counts[role, "found"] += len(ours[role])
            counts[role, "gold"] += len(gold[role])
            counts[role, "exact"] += len(ours[role] & gold[role])
            plain = {trimmed(text, s) for s in ours[role]}, {trimmed(text, s) for s in gold[role]}
            counts[role, "trimmed"] += len(plain[0] & plain[1])
            counts[role, "right"] += sum(overlaps(s, gold[role]) for s in ours[role])
            counts[role, "covered"] += sum(overlaps(s, ours[role]) for s in gold[role])
        if articles <= look:
            show(name, text, ours, gold)
    print(f"{articles} articles, {1000 * seconds / max(1, articles):.1f} ms each")
    for role in ROLES:
        c = {key: counts[role, key] for key in ("found", "gold", "exact", "trimmed", "right", "covered")}
        p, r = c["right"] / max(1, c["found"]), c["covered"] / max(1, c["gold"])
        exact, trim = (200 * c[k] / max(1, c["found"] + c["gold"]) for k in ("exact", "trimmed"))
        loose = 200 * p * r / max(1e-9, p + r)
        print(
            f"{role:8s} exact F1 {exact:.1f}  trimmed {trim:.1f}  overlapping {loose:.1f} (P {p:.2f} R {r:.2f})  "
            f"found {c['found']} of {c['gold']}"
        )
    return counts


def show(name: str, text: str, ours: dict[str, set[Spans]], gold: dict[str, set[Spans]]) -> None:
    """Print where both differ."""
    print("==", name)
    for role in ROLES:
        for label, rows in (("missed", gold[role] - ours[role]), ("made up", ours[role] - gold[role])):
            for spans in sorted(rows):
                a = spans[0][0]
                words = " … ".join(text[x:y] for x, y in spans)
                print(f"  {role} {label}: [{words[:160]}]   <{text[max(0, a - 40) : a + 60]!r}>")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[sys.argv.index("--look") + 1]) if "--look" in sys.argv else 0)
