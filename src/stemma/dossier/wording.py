"""Texts from outside, made safe for one line."""

from __future__ import annotations


def one_line(text: str, longest: int) -> str:
    """Bound a text from outside to one line of at most `longest` characters, without control characters.

    >>> one_line("Mayor\\n  opens\\tbridge", 12)
    'Mayor opens…'
    """
    line = "".join(char if char.isprintable() else " " for char in text[: 4 * longest])
    line = " ".join(line.split())
    return line if len(line) <= longest and len(text) <= 4 * longest else line[: longest - 1].rstrip() + "…"
