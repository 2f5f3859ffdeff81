"""Whose a quotation is: words in quotation marks that several articles print are one person's, whoever names him."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence

from stemma.language.words import find_words
from stemma.model import Article, Statement
from stemma.stages.witness.speakers import NAMED, Speakers

_QUOTED = re.compile(r"[“\"«„][^“”\"«»„\n]{20,1500}[”\"»“]?")
_RUN = 6  # words in a row that two people do not say by chance
Run = tuple[str, ...]


def find_quoted(
    statements: Collection[Statement], speakers: Speakers, articles: Mapping[str, Article]
) -> dict[str, str]:
    """Statement → whose words it quotes, for those with a quotation that articles lay to somebody by name.

    An utterance has one speaker, so that one article that names him speaks for all that print the same words. Where
    they name several, it is whom most articles name; where those are as many, nobody. Linear in the text.
    """
    told = {s.article for s in statements} & articles.keys()
    quotes = {name: [found.span() for found in _QUOTED.finditer(articles[name].text)] for name in sorted(told)}
    runs = {s.id: {*_runs(s, quotes[s.article], articles[s.article].text)} for s in statements if s.article in quotes}
    said: dict[Run, set[tuple[str, str]]] = {}
    for statement in statements:
        if speakers.kind(statement.source) in NAMED:
            voice = speakers.voice[statement.source or ""]
            for run in runs.get(statement.id, ()):
                said.setdefault(run, set()).add((voice, statement.article))
    found: dict[str, str] = {}
    for name, mine in runs.items():
        heard = Counter(voice for voice, _ in {pair for run in mine for pair in said.get(run, ())})
        most = heard.most_common(2)
        if most and (len(most) == 1 or most[0][1] > most[1][1]):
            found[name] = most[0][0]
    return found


def _runs(statement: Statement, quotes: Sequence[tuple[int, int]], text: str) -> Iterator[Run]:
    """Each run of words in what is said that lies within a quotation."""
    for start, end in statement.content_spans:
        for a, b in quotes[max(0, bisect_left(quotes, (start, 0)) - 1) :]:
            if a >= end:
                break
            words = find_words(text[max(a, start) : min(b, end)]).folded
            yield from (words[i : i + _RUN] for i in range(len(words) - _RUN + 1))
