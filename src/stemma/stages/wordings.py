"""Statements as wordings, which the comparators of the language floor take."""

from __future__ import annotations

import sys
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence

from stemma.language.comparing import Wording, make_wording
from stemma.model import Article, Reading, Statement


def word(
    statements: Iterable[Statement], articles: Mapping[str, Article], readings: Sequence[Reading], whole: bool = False
) -> dict[str, Wording]:
    """Statement → what is said in it, or its `whole` sentence; those of articles that were not read are left out."""
    read = {reading.article: reading for reading in readings}
    return {
        s.id: make_wording(
            articles[s.article].text,
            _sentence(read[s.article], s) if whole else s.content_spans,
            read[s.article].quantities,
            read[s.article].times,
            read[s.article].names,
            s.hedge,
        )
        for s in statements
        if s.article in read
    }


def _sentence(reading: Reading, statement: Statement) -> tuple[tuple[int, int], ...]:
    place = bisect_right(reading.sentences, (statement.start, sys.maxsize)) - 1
    return (reading.sentences[max(0, place)],)
