"""A picture's legend: a sample of each mark that stands in it, and what it means."""

from __future__ import annotations

from dataclasses import dataclass, replace

KEYS = (
    ("origin", 22, "origin: the story enters here"),
    ("lost", 22, "report not in hand"),
    ("parent", 22, "copy from which others descend"),
    ("leaf", 16, "article"),
    ("carries", 26, "stands for the report it carries"),
    ("stack", 30, "several in one row, by number"),
    ("credited", 44, "says whom it took from"),
    ("silent", 44, "does not say (open arrow)"),
    ("uncertain", 44, "dashed: uncertain"),
    ("thick", 44, "thicker: more words shared"),
    ("sibling", 22, "share words, neither from the other"),
    ("break", 22, "time left out of scale"),
    ("dot-said", 14, "one article, says whom it took from"),
    ("dot-silent", 14, "does not say"),
    ("dot-unsure", 14, "uncertain"),
    ("dot-alone", 14, "descends from nothing here"),
    ("sides", 44, "copies above the line, rewritten or in part below"),
)
LETTER, LINE = 6.3, 24.0


@dataclass(frozen=True, slots=True)
class Key:
    """One entry: the sample of `mark` starts at (x, y), y being its middle; the words start `sample` further right."""

    mark: str
    x: float
    y: float
    sample: float
    text: str


def keys_of(marks: frozenset[str]) -> tuple[Key, ...]:
    """The entries for `marks`, each at (0, 0), for a page to place."""
    return tuple(Key(mark, 0.0, 0.0, wide, text) for mark, wide, text in KEYS if mark in marks)


def place_keys(marks: frozenset[str], left: float, right: float, top: float) -> tuple[tuple[Key, ...], float]:
    """Entries for `marks` in lines between two places, from `top` down; and where they end.

    >>> keys, end = place_keys(frozenset({"lost", "leaf"}), 0, 400, 100)
    >>> [(key.mark, key.x, key.y) for key in keys], end
    ([('lost', 0, 112.0), ('leaf', 161.4, 112.0)], 124.0)
    """
    keys: list[Key] = []
    x, y = left, top + LINE / 2
    for key in keys_of(marks):
        wide = key.sample + 6 + len(key.text) * LETTER
        if x > left and x + wide > right:
            x, y = left, y + LINE
        keys.append(replace(key, x=round(x, 1), y=y, sample=key.sample + 6))
        x += wide + 20
    return tuple(keys), y + LINE / 2
