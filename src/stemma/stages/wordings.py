"""Statements as wordings, which the comparators of the language floor take."""

from __future__ import annotations

import sys
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace

from stemma.language.comparing import Wording, make_wording
from stemma.language.hedging import find_standing
from stemma.model import Article, Reading, Statement


class Wordings:
    """What each statement says, as a wording that is made when it is asked for."""

    def __init__(self, articles: Mapping[str, Article], readings: Sequence[Reading]) -> None:
        self._articles = articles
        self._readings = {reading.article: reading for reading in readings}
        self._said: dict[str, Wording] = {}

    def said(self, statement: Statement) -> Wording:
        """Its words. Raises KeyError for an article that was not read."""
        if statement.id not in self._said:
            self._said[statement.id] = self._make(statement, statement.content_spans)
        return self._said[statement.id]

    def whole(self, statement: Statement) -> Wording:
        """The same with the rest of its sentence."""
        return self._make(statement, _sentence(self._readings[statement.article], statement))

    def _make(self, statement: Statement, spans: Sequence[tuple[int, int]]) -> Wording:
        read = self._readings[statement.article]
        text = self._articles[statement.article].text
        hedge = stand(self._articles, statement).hedge
        return make_wording(text, spans, read.quantities, read.times, read.names, hedge)


def stand(articles: Mapping[str, Article], statement: Statement) -> Statement:
    """A statement with the hedge that it has beside others of its matter: what will be is "expected" there."""
    text = articles[statement.article].text
    return replace(statement, hedge=find_standing(text, statement.content_spans, statement.hedge))


def _sentence(reading: Reading, statement: Statement) -> tuple[tuple[int, int], ...]:
    place = bisect_right(reading.sentences, (statement.start, sys.maxsize)) - 1
    return (reading.sentences[max(0, place)],)
