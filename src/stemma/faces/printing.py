"""How lines get onto a terminal: folded to its width, with every part indented."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text


def print_heading(console: Console, words: str) -> None:
    """Print an empty line and a heading."""
    console.print()
    console.print(Text(words, style="bold"))


def print_item(console: Console, line: Text, indent: int = 2) -> None:
    """Print a line, folded to the width with every part indented."""
    for part in line.wrap(console, max(20, console.width - indent)):
        part.rstrip()
        console.print(Text(" " * indent) + part, no_wrap=True, crop=False, overflow="ignore")


def short_id(name: str) -> str:
    """Enough of an id to name it: its prefix and eight digits.

    >>> short_id("der-837e28f90a1b2c3d")
    'der-837e28f9'
    """
    prefix, dash, digits = name.partition("-")
    return prefix + dash + digits[:8]
