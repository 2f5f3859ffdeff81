"""Signs that two articles share reporting and not only public matter, pair by pair."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from stemma.model import Article, Reuse
from stemma.stages.kinship.copies import alike
from stemma.stages.kinship.coverage import Cover, Pair, Told
from stemma.stages.overlap.terms import FIRST_PERSON, find_terms, spoken_words

Flags = npt.NDArray[np.bool_]

_PUBLISHED = 0.5  # what a term proves between two reports when a document in hand has it
_ALIKE = 0.8  # share copied from each other from which two articles count as one text


@dataclass(frozen=True, slots=True)
class Signs:
    """What two articles share, apart from words that both give to somebody else.

    `passage`: words of the longest run that both have word for word and that neither only quotes. `common`: telling
    words and pairs of words that both have outside quotations, weighed against what everybody writes of the story, over
    the root of how many the poorer of the two has. `told`: share of what each tells outside quotations that the other
    accounts for, the lesser of the two. `verbatim`: share of words copied, the lesser and the greater of the two.
    """

    passage: float
    common: float
    told: float
    verbatim: tuple[float, float]


def find_signs(
    articles: Mapping[str, Article],
    told: Mapping[str, Told],
    covers: Mapping[Pair, Cover],
    reuse: Sequence[Reuse],
    documents: frozenset[str],
) -> dict[Pair, Signs]:
    """The signs of every pair that shares anything, by (a, b) with a < b."""
    pairs = sorted(pair for pair in covers if pair[0] < pair[1])
    words = {key: told[key].words for key in articles}
    spoken = {key: spoken_words(article, words[key]) for key, article in articles.items()}
    passages = _passages(articles, told, reuse, spoken, documents)
    texts = {member: group[0] for group in alike(articles, covers, _ALIKE) for member in group}
    terms = find_terms(articles, words, texts)
    reported = terms.without(documents, _PUBLISHED)  # what an institution has published, both may have from there
    common = np.where([bool({*pair} & documents) for pair in pairs], terms.in_common(pairs), reported.in_common(pairs))
    found = {}
    for (a, b), shared in zip(pairs, common, strict=True):
        one, other = covers[a, b], covers[b, a]
        found[a, b] = Signs(
            passage=passages.get((a, b), 0.0),
            common=float(shared),
            told=min(one.own_words, other.own_words),
            verbatim=(min(one.verbatim, other.verbatim), max(one.verbatim, other.verbatim)),
        )
    return _as_texts(found, texts)


def _as_texts(found: Mapping[Pair, Signs], texts: Mapping[str, str]) -> dict[Pair, Signs]:
    """The signs with what holds for one copy of a text holding for its other copies."""
    most: dict[Pair, Signs] = {}
    for (a, b), signs in found.items():
        pair = _sorted(texts[a], texts[b])
        best = most.get(pair, signs)
        most[pair] = replace(
            signs,
            passage=max(best.passage, signs.passage),
            common=max(best.common, signs.common),
            told=max(best.told, signs.told),
        )
    together = {}
    for (a, b), signs in found.items():
        best = most[_sorted(texts[a], texts[b])]
        one = texts[a] == texts[b]
        together[a, b] = signs if one else replace(signs, passage=best.passage, common=best.common, told=best.told)
    return together


def _sorted(a: str, b: str) -> Pair:
    return (a, b) if a < b else (b, a)


def _passages(
    articles: Mapping[str, Article],
    told: Mapping[str, Told],
    reuse: Sequence[Reuse],
    spoken: Mapping[str, Flags],
    documents: frozenset[str],
) -> dict[Pair, float]:
    """The longest verbatim passage of each pair in words, counting those that are not a third's in both.

    Words quoted in one and told in the other have gone from one newsroom to the other, unless they speak in the first
    person: then the other has the quotation without its marks. All that an institution publishes is quotation.
    """
    longest: dict[Pair, float] = {}
    for row in reuse:
        if row.kind == "rewritten" or row.a.article not in told or row.b.article not in told:
            continue
        shares = []
        for side in (row.a, row.b):
            x, y = told[side.article].words.within(side.start, side.end)
            length = y - x
            free = 0.0 if y == x else 1.0 - float(spoken[side.article][x:y].mean())
            shares.append(0.0 if side.article in documents else free)
        words = articles[row.a.article].text[row.a.start : row.a.end]
        public = bool({row.a.article, row.b.article} & documents) or bool(FIRST_PERSON.search(words))
        run = (min(shares) if public else max(shares)) * length * row.score
        pair = (row.a.article, row.b.article)
        longest[pair] = max(longest.get(pair, 0.0), run)
    return longest
