"""Which articles tell of one event."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import numpy as np
import numpy.typing as npt
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.sparse import csr_array
from scipy.spatial.distance import squareform

from stemma.language.alignment import tile
from stemma.language.quotations import inside_quotes
from stemma.language.words import find_words, surprise
from stemma.model import Article, Reading, Story, make_id
from stemma.settings import Settings

Matrix = npt.NDArray[np.float64]


def find_stories(articles: Sequence[Article], readings: Sequence[Reading], settings: Settings) -> list[Story]:
    """Group articles by event; an article alone is a story of its own. Sorted by id, members by time and id.

    Agglomerative clustering with average link (the standard of news event detection since TDT; Allan et al. 1998) on
    the mean of two cosines: of all words and of names, both weighted by how rare a word is in the language at large
    rather than in the collection, so that a likeness does not change when articles are added. Accounts published
    further apart than an event lasts are kept apart. Articles that retell each other's sentences come first, so that
    an undated retelling goes with its like and not with another year's; a passage or quotation that two groups share
    joins them at the end.
    """
    order = sorted(articles, key=_by_time)
    if not order:
        return []
    by_article = {reading.article: reading for reading in readings}
    likeness = (_cosines([_words(a) for a in order]) + _cosines([_names(a, by_article.get(a.id)) for a in order])) / 2
    likeness[_retellings([by_article.get(a.id) for a in order], likeness, settings)] = 1.0
    likeness[_far_apart(order, settings)] = _NEVER
    labels = _average_link(likeness, settings.story_likeness)
    labels = _join_by_passages(order, labels, likeness, settings)
    members: dict[int, list[Article]] = {}
    for article, label in zip(order, labels, strict=True):
        members.setdefault(int(label), []).append(article)
    return sorted((_story(group) for group in members.values()), key=lambda story: story.id)


def _by_time(article: Article) -> tuple[str, str]:
    return (article.published.earliest[:16] if article.published else "9999", article.id)


def _story(group: Sequence[Article]) -> Story:
    title = next((a.title for a in group if a.title), None) or " ".join(group[0].text.split()[:12])
    return Story(make_id("sto", group[0].id), title, tuple(a.id for a in group))


def _words(article: Article) -> Mapping[str, float]:
    """What the article speaks of: each word's surprise, damped by how often it stands there."""
    folded = find_words(f"{article.title or ''}\n{article.text}"[:_READ]).folded
    return {w: (1 + np.log(n)) * surprise(w, article.language) for w, n in Counter(folded).items()}


def _names(article: Article, reading: Reading | None) -> Mapping[str, float]:
    """Who and where: the words of its names, which tell even where the language at large knows them."""
    spans = [] if reading is None else [article.text[n.start : n.end] for n in reading.names if n.end <= _READ]
    counted = Counter(word for name in spans for word in find_words(name).folded)
    return {w: n**0.5 * max(surprise(w, article.language), _NAME_BITS) for w, n in counted.items()}


_NEVER = -2.0  # so that one dated member keeps a group apart from an account of another year
_READ = 20_000  # characters: an event is told before that
_NAME_BITS = 10.0


def _cosines(bags: Sequence[Mapping[str, float]]) -> Matrix:
    vocabulary = {word: i for i, word in enumerate(sorted({word for bag in bags for word in bag}))}
    rows = [i for i, bag in enumerate(bags) for _ in bag]
    columns = [vocabulary[word] for bag in bags for word in bag]
    values = [value for bag in bags for value in bag.values()]
    table = csr_array((values, (rows, columns)), shape=(len(bags), max(1, len(vocabulary))), dtype=np.float64)
    norms = np.sqrt(np.asarray((table * table).sum(axis=1)).ravel())
    product: Matrix = (table @ table.T).toarray() / np.maximum(np.outer(norms, norms), 1e-9)
    return product


def _retellings(readings: Sequence[Reading | None], likeness: Matrix, settings: Settings) -> npt.NDArray[np.bool_]:
    """Pairs whose best-matched sentences (the ten best of each side, by cosine) are alike on average."""
    found = np.zeros(likeness.shape, dtype=np.bool_)
    vectors = [np.zeros((0, 1)) if r is None else r.vectors[:_SENTENCES] for r in readings]
    for i, j in zip(*np.nonzero(np.triu(likeness >= settings.story_passage_likeness, 1)), strict=True):
        if len(vectors[i]) and len(vectors[j]):
            cosine = vectors[i] @ vectors[j].T
            sides = np.sort(cosine.max(axis=1))[::-1], np.sort(cosine.max(axis=0))[::-1]
            best = min(_BEST, *map(len, sides))
            found[i, j] = found[j, i] = sum(s[:best].mean() for s in sides) / 2 >= settings.story_retelling
    return found


_SENTENCES, _BEST = 60, 10


def _far_apart(order: Sequence[Article], settings: Settings) -> npt.NDArray[np.bool_]:
    """Pairs whose publication times, where both are known, lie further apart than `story_days`."""
    days = np.array([_day(article) for article in order])
    with np.errstate(invalid="ignore"):
        return np.asarray(np.abs(days[:, None] - days[None, :]) > settings.story_days)


def _day(article: Article) -> float:
    return datetime.fromisoformat(article.published.earliest[:10]).toordinal() if article.published else float("nan")


def _average_link(likeness: Matrix, least: float) -> npt.NDArray[np.int32]:
    if len(likeness) == 1:
        return np.ones(1, dtype=np.int32)
    distance = np.maximum(1.0 - (likeness + likeness.T) / 2, 0.0)
    np.fill_diagonal(distance, 0.0)
    labels: npt.NDArray[np.int32] = fcluster(
        linkage(squareform(distance, checks=False), "average"), 1 - least, "distance"
    )
    return labels


def _join_by_passages(
    order: Sequence[Article], labels: npt.NDArray[np.int32], likeness: Matrix, settings: Settings
) -> npt.NDArray[np.int32]:
    """Join two groups when an article of one shares a telling passage, or a quotation, with one of the other."""
    joined = labels.copy()
    pairs = _worth_a_look(labels, likeness, settings)
    looks = {i: _look(order[i]) for i in sorted({i for pair in pairs for i in pair})}
    for i, j in pairs:
        if joined[i] != joined[j] and _shares_passage(looks[i], looks[j], order[i].language, settings):
            joined[joined == joined[j]] = joined[i]
    return joined


def _worth_a_look(labels: npt.NDArray[np.int32], likeness: Matrix, settings: Settings) -> list[tuple[int, int]]:
    rows, columns = np.nonzero(np.triu(likeness >= settings.story_passage_likeness, 1))
    return [(int(i), int(j)) for i, j in zip(rows, columns, strict=True) if labels[i] != labels[j]]


@dataclass(frozen=True, slots=True, eq=False)
class _Look:
    """Folded words, and which of them stand in quotation marks."""

    words: tuple[str, ...]
    quoted: npt.NDArray[np.bool_]


def _look(article: Article) -> _Look:
    text = article.text[:_READ]
    words = find_words(text)
    return _Look(words.folded, inside_quotes(text)[words.starts])


def _shares_passage(a: _Look, b: _Look, language: str, settings: Settings) -> bool:
    """Whether a run of words that both have tells enough; a quotation that both have tells of one occasion, if
    short.
    """
    ids = {word: i for i, word in enumerate(dict.fromkeys((*a.words, *b.words)))}
    for i, j, n in tile([ids[w] for w in a.words], [ids[w] for w in b.words], 4):
        bits = sum(surprise(w, language) for w in a.words[i : i + n])
        quoted = int((a.quoted[i : i + n] & b.quoted[j : j + n]).sum())
        if bits >= settings.story_passage_bits:
            return True
        if quoted >= settings.story_quotation_words and bits >= settings.story_quotation_bits:
            return True
    return False
