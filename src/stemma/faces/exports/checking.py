"""What every export rests on: the rows it is made of, and the check that each span reads back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol

from stemma.dossier import Standing
from stemma.faces.family import Rows
from stemma.model import Article, Judgement

Row = dict[str, Any]


class ExportRefused(ValueError):
    """A row does not read back from its article or page, so nothing is written. The message names the row."""


class Pages(Rows, Protocol):
    """Rows with what export needs besides: the decoded pages to check against, and what people decided.

    `judgements`: in the order made; `standing`: those that hold, by the row that they are about.
    """

    @property
    def page_text(self) -> Callable[[Article], str]: ...
    @property
    def judgements(self) -> Sequence[Judgement]: ...
    @property
    def standing(self) -> Mapping[str, Standing]: ...


def cut(texts: Mapping[str, str], article: str, start: int, end: int, name: str) -> str:
    """The words of a span; `texts`: those of the articles by id. Raises ExportRefused when it lies outside its article.

    >>> cut({"art-1": "The gate stuck open."}, "art-1", 4, 8, "sta-1")
    'gate'
    """
    text = texts.get(article)
    if text is None or not 0 <= start < end <= len(text):
        where = f"{start}:{end} of {article or 'no article'}"
        raise ExportRefused(f"{name} points outside the text ({where}); build the dossier again")
    return text[start:end]


def check(text: str, start: int, end: int, quote: str, name: str) -> None:
    """Raises ExportRefused unless ``text[start:end]`` is `quote`."""
    if not (0 <= start < end <= len(text)) or text[start:end] != quote:
        raise ExportRefused(f"{name} does not read back from its page at {start}:{end}; build the dossier again")
