"""The sheet: the lines of a page with all that is known of them, and what is asked of neighbouring lines."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from stemma.language.furniture import Form
from stemma.language.lines import Line, Shape, opens_quote, words_in


@dataclass(slots=True)
class Layout:
    """The lines of a page, each with the reason why it is furniture, None where it is the story's.

    `title`: index of the headline; `bylines`: groups of indices; `head`, `end`: the body is lines[head:end].
    """

    lines: list[Line]
    shapes: list[Shape]
    forms: list[Form | None]
    reasons: list[str | None]
    title: int | None = None
    bylines: list[list[int]] = field(default_factory=list)
    head: int = 0
    end: int = 0

    @property
    def kept(self) -> list[int]:
        """Indices of the story's lines."""
        return [i for i, reason in enumerate(self.reasons) if reason is None]


BULLET = re.compile(r"(?:[•·*‣▪–—-]|\d{1,2}[.)])\s")
BROKEN_OFF = re.compile(r"(?:\.\.\.|…)[\])\s]{0,3}(?:read more|more)?\s?[»→>]?$", re.IGNORECASE)


def closes_speech(text: str) -> bool:
    """Whether a line is one quotation from end to end, or breaks off behind its comma."""
    if not opens_quote(text) or len(words_in(text)) < 6:
        return False
    close = {"“": "”", "«": "»", "‘": "’"}.get(text[0], text[0])
    return text.endswith(",") or text.find(close, 1) in (-1, len(text) - 1)


def stands_alone(sheet: Layout, i: int) -> bool:
    """Whether neither the line above nor the one below is a sentence of the story."""
    near = [k for k in (i - 1, i + 1) if 0 <= k < len(sheet.lines)]
    return not any(
        sheet.reasons[k] is None and sheet.shapes[k].sentence and not BROKEN_OFF.search(sheet.lines[k].text[-20:])
        for k in near
    )


def is_spaced(sheet: Layout) -> bool:
    """Whether blank lines part the paragraphs of this page."""
    prose = [i for i in range(sheet.head, len(sheet.lines)) if sheet.reasons[i] is None and sheet.shapes[i].prose]
    return len(prose) >= 3 and sum(sheet.lines[i].apart for i in prose) >= 0.8 * len(prose)
