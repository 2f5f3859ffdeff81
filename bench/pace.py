"""How fast articles are read: once for what is said and what it means, beside the encoder's second read.

usage: python -m bench.pace [FOLDER]

The text files of FOLDER (by default the examples' articles) are read both ways in one process, on one core; the better
of two runs counts, in processor seconds. Articles are counted by 500 words.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from pathlib import Path

from stemma.knowledge import load_knowledge
from stemma.language.trained import Models, load_models
from stemma.model import Article
from stemma.settings import Settings
from stemma.stages.reading import read_language

EXAMPLES = Path(__file__).parents[1] / "examples"
_ASKED = 1.7  # times as fast; measured 2.2 to 2.4 here
_WORDS = 500


def texts_of(folder: Path) -> list[str]:
    """The texts of a folder's files, in order of their names."""
    return [path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.txt"))]


def seconds(texts: Sequence[str], models: Models) -> float:
    """Processor seconds that it takes to read the texts, one after the other."""
    knowledge, settings = load_knowledge(), Settings()
    start = time.process_time()
    for number, text in enumerate(texts):
        name = str(number)
        read_language(Article(name, name, name, None, None, None, (), None, "en", text), models, knowledge, settings)
    return time.process_time() - start


def both(texts: Sequence[str]) -> tuple[float, float]:
    """Seconds with the encoder beside the reader, and with one read; what was read is forgotten between runs."""
    runs = [[seconds(texts, load_models(1, once)) for once in (False, True)] for _ in range(2)]
    return min(row[0] for row in runs), min(row[1] for row in runs)


def measure(root: Path) -> dict[str, float]:
    """1 where one read is as much faster as is asked; `root` is not looked at."""
    careful, once = both(texts_of(EXAMPLES))
    return {"pace.once_faster": min(1.0, careful / once / _ASKED)}


def main(arguments: Sequence[str]) -> int:
    """Print articles a second and core."""
    texts = texts_of(Path(arguments[0]) if arguments else EXAMPLES)
    articles = sum(len(text.split()) for text in texts) / _WORDS
    for name, spent in zip(("encoder beside the reader", "one read"), both(texts), strict=True):
        print(f"{name:26s} {articles / spent:.1f} articles of {_WORDS} words a second and core")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
