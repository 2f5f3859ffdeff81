"""How much of the work on claims one more article makes due again, and how that work grows with a story.

usage: python -m bench.adding [--sizes 100,300,600] [--event airport] [--seed N]

The articles never were: sentences of an event in ``training/events``, picked, edited, cut, mixed and reordered as
papers do. Read once, then: tree, claims and support of all but one article; of all, with what was remembered; and of
all from the beginning, which must be the same. Processor seconds of claims and support; results that were new; bytes
remembered. 600 articles take some ten minutes, of which claims are one.
"""

from __future__ import annotations

import random
import re
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from bench.speed import exponent
from stemma.knowledge import load_knowledge
from stemma.language.trained import load_models
from stemma.memory import Memory
from stemma.model import Article, Published, Reading, Source, Statement, Story, Weighed, make_id
from stemma.settings import Settings
from stemma.stages.claims import align_claims
from stemma.stages.descent import trace_descent
from stemma.stages.reading import read_language
from stemma.stages.reuse import find_reuse
from stemma.stages.statements import find_statements
from stemma.stages.support import weigh_claims
from stemma.store import codec

EVENTS = Path(__file__).resolve().parents[1] / "training" / "events"
_SENTENCE = re.compile(r"(?<=[.!?”\"])\s+(?=[A-Z“\"])")
_OPENINGS = ("On Tuesday, ", "Meanwhile, ", "Officials said that ", "In a statement, ")
_LENGTH = (10, 32)  # sentences
_DAYS = 3


@dataclass(frozen=True, slots=True)
class Told:
    """A story's articles, read."""

    articles: tuple[Article, ...]
    readings: tuple[Reading, ...]
    statements: tuple[Statement, ...]
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Worked:
    """What came of a run: processor seconds, how many results were new, and what is remembered."""

    found: Weighed
    seconds: float
    new: int
    memories: tuple[Memory, Memory]

    @property
    def size(self) -> int:
        """Bytes that a dossier keeps for the next time."""
        return sum(len(codec.encode(row)) for memory in self.memories for row in memory.rows())


def write_event(count: int, event: str, seed: int) -> list[Article]:
    """That many articles: one in forty new, the others made of one or two earlier ones, two in five nearly copied."""
    dice = random.Random(seed)
    texts = [path.read_text(encoding="utf-8") for path in sorted((EVENTS / event / "articles").glob("*.txt"))]
    parts = (part.strip() for text in texts for line in text.split("\n") for part in _SENTENCE.split(line))
    pool = list(dict.fromkeys(part for part in parts if 40 < len(part) < 400))
    told: list[list[str]] = []
    while len(told) < count:
        if len(told) < 4 or dice.random() < 1 / 40:
            told.append(_pick(pool, dice.randint(*_LENGTH), dice))
        else:
            told.append(_rework(told, pool, dice))
    return [_publish(number, lines, count) for number, lines in enumerate(told)]


def _pick(pool: Sequence[str], count: int, dice: random.Random) -> list[str]:
    """Sentences that stood near each other, in their order."""
    middle = dice.randrange(len(pool))
    places = {round(dice.gauss(middle, len(pool) / 4)) for _ in range(count)}
    return [_edit(pool[place], 0.6, dice) for place in sorted(places) if 0 <= place < len(pool)] or [pool[middle]]


def _rework(told: Sequence[list[str]], pool: Sequence[str], dice: random.Random) -> list[str]:
    parent, other = told[int(len(told) * dice.random() ** 2)], dice.choice(told)
    if dice.random() < 0.4:
        return [_edit(line, dice.choice((0.0, 0.1)), dice) for line in (parent if dice.random() < 0.7 else parent[:-1])]
    kept = [_edit(line, 0.5, dice) for line in parent if dice.random() < 0.7]
    lines = [*kept, *dice.sample(other, min(4, len(other))), *_pick(pool, dice.randint(2, 8), dice)]
    return lines[: _LENGTH[1]] if dice.random() < 0.7 else dice.sample(lines, len(lines))


def _edit(line: str, chance: float, dice: random.Random) -> str:
    """A sentence with another number, a word or a clause less, or an opening more."""
    if dice.random() >= chance:
        return line
    way = dice.randrange(4)
    if way == 0:
        return re.sub(r"\b\d{2,3}\b", lambda found: str(int(found[0]) + dice.choice((-1, 1, 10))), line, count=1)
    if way == 1:
        words = line.split()
        del words[dice.randrange(len(words))]
        return " ".join(words)
    if way == 2 and line.count(",") > 1:
        return line[: line.rindex(",")] + "."
    return dice.choice(_OPENINGS) + line[0].lower() + line[1:]


def _publish(number: int, lines: Sequence[str], count: int) -> Article:
    text = "\n\n".join(" ".join(lines[i : i + 3]) for i in range(0, len(lines), 3))
    at = (datetime(2031, 5, 4, 6) + timedelta(minutes=number * _DAYS * 24 * 60 // count)).isoformat()
    name, outlet = f"{number:04}.txt", f"The {chr(65 + number % 23)}ale {('Herald', 'Post', 'Echo')[number % 3]}"
    moment = Published(at, at, "minute", "metadata")
    key = make_id("art", name, text)
    return Article(key, key, name, None, outlet, lines[0][:60], (), moment, "en", text, ())


def read_story(articles: Sequence[Article]) -> Told:
    """The articles read; those in the same words once."""
    models, knowledge, settings = load_models(), load_knowledge(), Settings()
    known: dict[str, Reading] = {}
    for article in articles:
        if article.text not in known:
            known[article.text] = read_language(article, models, knowledge, settings)
    readings = [replace(known[article.text], article=article.id) for article in articles]
    said = [find_statements(a, r, knowledge, settings) for a, r in zip(articles, readings, strict=True)]
    statements = tuple(statement for one in said for statement in one.statements)
    sources = {source.id: source for one in said for source in one.sources}
    return Told(tuple(articles), tuple(readings), statements, tuple(sources[name] for name in sorted(sources)))


def work(story: Told, count: int, earlier: Worked | None = None) -> Worked:
    """Claims and support of the first `count` articles, with what an `earlier` run remembered."""
    knowledge, settings = load_knowledge(), Settings()
    articles, readings = story.articles[:count], story.readings[:count]
    names = {article.id for article in articles}
    statements = [statement for statement in story.statements if statement.article in names]
    whole = Story("sto-event", "", tuple(sorted(names)))
    reuse = find_reuse(articles, readings, settings)
    tree = trace_descent(whole, articles, readings, reuse, knowledge, settings)
    placed, compared = (Memory("", memory.rows()) for memory in (earlier.memories if earlier else (Memory(), Memory())))
    start = time.process_time()
    claims = align_claims(
        whole, articles, readings, statements, tree.derivations, tree.reports, knowledge, settings, placed
    )
    sources = sorted({source.id: source for source in (*story.sources, *tree.sources)}.values(), key=lambda s: s.id)
    found = weigh_claims(
        claims, statements, articles, readings, sources, tree.derivations, tree.reports, knowledge, settings, compared
    )
    return Worked(found, time.process_time() - start, placed.kept + compared.kept, (placed, compared))


def measure_adding(story: Told, count: int) -> tuple[Worked, Worked]:
    """The work on `count` articles as a whole, and on the last of them alone. Raises ValueError if they differ."""
    before = work(story, count - 1)
    added, whole = work(story, count, before), work(story, count)
    if added.found != whole.found or any(
        a.rows() != b.rows() for a, b in zip(added.memories, whole.memories, strict=True)
    ):
        raise ValueError("adding an article gives another dossier than all articles at once")
    return whole, added


def main(arguments: Sequence[str]) -> int:
    """Run the command line; its exit status."""
    given = dict(zip(arguments[::2], arguments[1::2], strict=False))
    if len(arguments) % 2 or set(given) - {"--sizes", "--event", "--seed"}:
        print(__doc__, file=sys.stderr)
        return 2
    sizes = [int(size) for size in given.get("--sizes", "100,300,600").split(",")]
    story = read_story(write_event(max(sizes), given.get("--event", "airport"), int(given.get("--seed", 5))))
    print(
        "claims and support\n   articles  claims   cpu s      new   kB kept | one more: cpu s   share      new   share"
    )
    seconds = []
    for size in sizes:
        whole, added = measure_adding(story, size)
        seconds.append(whole.seconds)
        print(
            f"   {size:8d} {len(whole.found.claims):7d} {whole.seconds:7.1f} {whole.new:8d} {whole.size // 1000:9d} |"
            f" {added.seconds:15.1f} {added.seconds / whole.seconds:7.3f} {added.new:8d} {added.new / whole.new:7.3f}",
            flush=True,
        )
    if len(sizes) > 1:
        print(f"   time grows as size to the power of {exponent(sizes, seconds):.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
