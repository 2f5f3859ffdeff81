"""Who says what, on PolNeAR (Newell et al. 2018): exact F1 of sources, cues and contents, and of whole attributions.

usage: python -m bench.statements DIRECTORY [--look N] [--rules]

DIRECTORY is one compartment of the corpus (text/ and attributions/). By paragraph, as the published figures are taken:
each word has one role or none, a paragraph's end cuts a span in two, and a span is right when its role, its first and
its last word are. Whole: a source, cue or content with all its pieces is right only as a whole, as people are compared
with each other; pieces that only white space parts are one. Linked: source, cue and content of one attribution, all
right. --rules reads without the learned reader; --look N prints N articles with both readings.
"""

from __future__ import annotations

import re
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from pathlib import Path

from bench.names import describe, f1
from stemma.knowledge import Knowledge, load_knowledge
from stemma.language.names import find_names
from stemma.language.reader import Reader, find_attributed, load_reader, role_spans
from stemma.language.sentences import split_sentences
from stemma.language.speech import find_attributions
from stemma.model import Attribution

Spans = tuple[tuple[int, int], ...]
Run = tuple[str, int, int]
ROLES = ("source", "cue", "content")
_WORD = re.compile(r"\w+|[^\w\s]")
_ROW = re.compile(r"[TE]\d+\t")


@dataclass(frozen=True, slots=True)
class Labelled:
    """An article and its attributions: for each the spans of its roles, as they are labelled."""

    name: str
    text: str
    rows: tuple[dict[str, Spans], ...]


def read(directory: Path) -> Iterator[Labelled]:
    """The articles of one part of the corpus."""
    for path in sorted((directory / "attributions").glob("*.ann")):
        name = path.stem.rpartition("_")[0]
        text = (directory / "text" / f"{name}.txt").read_bytes().decode("utf-8")
        lines = [line for line in path.read_text(encoding="utf-8").split("\n") if _ROW.match(line)]
        spans: dict[str, Spans] = {}
        rows: list[dict[str, Spans]] = []
        for line in sorted(lines, key=lambda line: not line.startswith("T")):
            key, cells = line.split("\t")[:2]
            if key.startswith("T"):
                spans[key] = tuple(_offsets(part) for part in cells.partition(" ")[2].split(";"))
                continue
            roles: dict[str, Spans] = {}
            for argument in cells.split()[1:]:
                role, _, target = argument.partition(":")
                role = re.sub(r"\d", "", role).lower()
                roles[role] = roles.get(role, ()) + spans[target]
            rows.append({role: roles[role] for role in ROLES if role in roles})
        yield Labelled(name, text, tuple(rows))


def _offsets(words: str) -> tuple[int, int]:
    start, end = words.split()
    return int(start), int(end)


def merged(text: str, spans: Iterable[tuple[int, int]]) -> Spans:
    """Join pieces that only white space parts."""
    out: list[tuple[int, int]] = []
    for a, b in sorted(spans):
        if out and not text[out[-1][1] : a].strip():
            out[-1] = (out[-1][0], max(b, out[-1][1]))
        else:
            out.append((a, b))
    return tuple(out)


def of_attributions(text: str, rows: Sequence[Attribution]) -> tuple[dict[str, Spans], ...]:
    """Attributions as the labels give them."""
    made = []
    for row in rows:
        roles = {"source": (row.source,) if row.source else (), "cue": (row.cue,) if row.cue else ()}
        spans: dict[str, Spans] = {**roles, "content": row.content}
        made.append({role: merged(text, found) for role, found in spans.items() if found})
    return tuple(made)


def flattened(text: str, spans: Iterable[tuple[str, tuple[int, int]]]) -> set[Run]:
    """Runs of words with one role, cut at the ends of paragraphs; of words with two roles the first one counts."""
    places = [match.span() for match in _WORD.finditer(text)]
    roles: list[tuple[str, int]] = [("", -1)] * len(places)
    for number, (role, (start, end)) in enumerate(spans):
        for word, (a, b) in enumerate(places):
            if a < end and start < b and not roles[word][0]:
                roles[word] = (role, number)
    runs: list[Run] = []
    for word, label in enumerate(roles):
        cut = word == 0 or label != roles[word - 1] or "\n" in text[places[word - 1][1] : places[word][0]]
        if not label[0]:
            continue
        if cut:
            runs.append((label[0], word, word))
        else:
            runs[-1] = (runs[-1][0], runs[-1][1], word)
    return set(runs)


def measure(root: Path) -> dict[str, float] | None:
    """The figures on the articles of `dev`; None when the data are not there."""
    folder = root / "data/polnear/dev"
    if not folder.is_dir():
        return None
    counts = count(folder, load_reader())
    names = [(role, f"statements.{role}") for role in ROLES]
    names += [(f"whole {role}", f"statements.whole_{role}") for role in ROLES]
    return {name: round(f1(counts, key), 4) for key, name in [*names, ("linked", "statements.linked")]}


def count(directory: Path, reader: Reader | None, look: int = 0) -> Counter[tuple[str, str]]:
    """(figure, hits | found | gold) over the articles; without a reader the rules are measured."""
    knowledge = load_knowledge()
    counts: Counter[tuple[str, str]] = Counter()
    for number, row in enumerate(read(directory)):
        rows, spans = _read(row.text, reader, knowledge)
        wanted = [{role: merged(row.text, spans) for role, spans in labels.items()} for labels in row.rows]
        gold = [(role, span) for labels in wanted for role, found in labels.items() for span in found]
        ours, theirs = flattened(row.text, spans), flattened(row.text, gold)
        found = of_attributions(row.text, rows)
        for role in ROLES:
            _add(counts, role, {r for r in ours if r[0] == role}, {r for r in theirs if r[0] == role})
            whole = [{labels[role] for labels in some if role in labels} for some in (found, wanted)]
            _add(counts, f"whole {role}", *whole)
        _add(counts, "linked", *({tuple(sorted(labels.items())) for labels in some} for some in (found, wanted)))
        if number < look:
            show(row, ours, theirs)
    return counts


def _add(counts: Counter[tuple[str, str]], key: str, ours: Set[object], theirs: Set[object]) -> None:
    for name, rows in (("found", ours), ("gold", theirs), ("hits", ours & theirs)):
        counts[key, name] += len(rows)


def _read(
    text: str, reader: Reader | None, knowledge: Knowledge
) -> tuple[Sequence[Attribution], list[tuple[str, tuple[int, int]]]]:
    """Attributions, and the spans of all roles."""
    if reader is not None:
        read = reader.read(text)
        return find_attributed(read), list(role_spans(read))
    rows = find_attributions(text, split_sentences(text), find_names(text, knowledge), knowledge)
    spans = of_attributions(text, rows)
    return rows, [(role, span) for labels in spans for role, found in labels.items() for span in found]


def show(row: Labelled, ours: set[Run], theirs: set[Run]) -> None:
    """Print where both differ."""
    places = [match.span() for match in _WORD.finditer(row.text)]
    print("==", row.name)
    for label, runs in (("missed", theirs - ours), ("made up", ours - theirs)):
        for role, first, last in sorted(runs, key=lambda run: run[1:]):
            a, b = places[first][0], places[last][1]
            print(f"  {role} {label}: [{row.text[a:b][:160]}]   <{row.text[max(0, a - 40) : a + 60]!r}>")


def main() -> None:
    """Print the figures."""
    look = int(sys.argv[sys.argv.index("--look") + 1]) if "--look" in sys.argv else 0
    reader = None if "--rules" in sys.argv else load_reader()
    began = time.perf_counter()
    counts = count(Path(sys.argv[1]), reader, look)
    print(f"{time.perf_counter() - began:.1f} s")
    for key in (*ROLES, *(f"whole {role}" for role in ROLES), "linked"):
        print(f"{key:14s} {describe(counts[key, 'hits'], counts[key, 'found'], counts[key, 'gold'])}")


if __name__ == "__main__":
    main()
