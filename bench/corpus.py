"""Corpora that never were, with known truth, for measuring speed and recall at size: see `bench.newsroom`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import combinations

import numpy as np
import numpy.typing as npt
import polars as pl
from scipy.sparse import csr_array

from bench.newsroom import Draft, Ints, Newsroom, Sentence, rework
from stemma.model import Article, Credit, Page, Published, Source, make_id

_FURNITURE_EACH = 0.4
_RATES = (0.0, 0.1, 0.2, 0.3)  # of words changed in a sentence of a revision


@dataclass(frozen=True, slots=True, eq=False)
class Corpus:
    """Articles as a frame (id, outlet, text), the drafts they were printed from, and the copied pairs.

    `pairs` are row numbers a < b of articles that share words of one another's, `shares` what part of the shorter
    one's words that is, 0..1.
    """

    frame: pl.DataFrame
    pairs: npt.NDArray[np.int64]
    shares: npt.NDArray[np.float64]


def make_corpus(size: int, seed: int = 1) -> Corpus:
    """That many articles by about `size` / 60 outlets: half stand alone, the others on events of two to forty.

    Of an event's articles one in three is new and the rest are made from earlier ones: copied as they are, cut to a
    part, edited (2 to 20 words in a hundred), reordered, mixed from two, or several of these.
    """
    room = Newsroom(np.random.default_rng(seed))
    outlets = max(12, size // 60)
    drafts: list[Draft] = []
    event = 0
    while len(drafts) < size:
        count = 1 if room.rng.random() < 0.75 else int(min(40, 2 + room.rng.pareto(1.1) * 2))
        drafts += write_event(room, min(count, size - len(drafts)), event, outlets)
        event += 1
    order = room.rng.permutation(len(drafts))
    drafts = [drafts[i] for i in order]
    furniture = [[room.write(1, room.topic())[0] for _ in range(5)] for _ in range(outlets)]
    texts = [room.print([*draft.sentences, *_hung(room, furniture[draft.outlet])]) for draft in drafts]
    frame = pl.DataFrame(
        {
            "id": [f"art-{i:06d}" for i in range(size)],
            "outlet": [f"outlet {draft.outlet}" for draft in drafts],
            "text": texts,
        }
    )
    pairs, shares = known_pairs(drafts)
    return Corpus(frame, pairs, shares)


def _hung(room: Newsroom, furniture: Sequence[Sentence]) -> list[Sentence]:
    return [sentence for sentence in furniture if room.rng.random() < _FURNITURE_EACH]


def write_event(room: Newsroom, count: int, event: int, outlets: int) -> list[Draft]:
    """The articles of one event, each outlet drawn with the large ones before the small."""
    topic = room.topic()
    drafts: list[Draft] = []
    for _ in range(count):
        length = int(np.clip(room.rng.lognormal(3.15, 0.45), 6, 80))
        if drafts and room.rng.random() < 2 / 3:
            parents = [drafts[int(i)].sentences for i in room.rng.integers(0, len(drafts), 2)]
            sentences = rework(room, parents[0], parents[1], length, topic)
        else:
            sentences = room.write(length, topic)
        outlet = int(outlets * room.rng.random() ** 2)
        drafts.append(Draft(tuple(sentences), outlet, event))
    return drafts


def known_pairs(drafts: Sequence[Draft]) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.float64]]:
    """Pairs with words of one another's, shape (pairs, 2), and their part of the shorter one's words, (pairs,)."""
    events: dict[int, list[int]] = {}
    for i, draft in enumerate(drafts):
        events.setdefault(draft.event, []).append(i)
    pairs: list[tuple[int, int]] = []
    shares: list[float] = []
    for members in events.values():
        for a, b, share in _shared([drafts[i] for i in members]):
            pairs.append((members[a], members[b]))
            shares.append(share)
    return np.array(pairs, dtype=np.int64).reshape(-1, 2), np.array(shares)


def _shared(drafts: Sequence[Draft]) -> Iterator[tuple[int, int, float]]:
    if len(drafts) < 2:
        return
    uses = [np.unique(draft.uses()) for draft in drafts]
    known, columns = np.unique(np.concatenate(uses), return_inverse=True)
    rows = np.repeat(np.arange(len(uses)), [len(u) for u in uses])
    table = csr_array((np.ones(len(rows), dtype=np.int32), (rows, columns)), shape=(len(uses), len(known)))
    common = (table @ table.T).toarray()
    for a, b in combinations(range(len(uses)), 2):
        if common[a, b]:
            yield a, b, float(common[a, b] / min(len(uses[a]), len(uses[b])))


@dataclass(frozen=True, slots=True, eq=False)
class Revision:
    """Two texts as word numbers, and for each word of the second where in the first it is from, or -1.

    `edited`: words kept in a sentence that was edited; `moved`: words of a passage that now stands elsewhere among the
    others. Both are flags of the second text's words.
    """

    before: Ints
    after: Ints
    origins: npt.NDArray[np.int64]
    edited: npt.NDArray[np.bool_]
    moved: npt.NDArray[np.bool_]


def make_revisions(count: int, seed: int = 2) -> Iterator[Revision]:
    """That many pairs of some 700 words: three in four sentences edited (one to three words in ten), a fifth of the
    passages moved, a fifth left out, and new sentences between.
    """
    room = Newsroom(np.random.default_rng(seed))
    for _ in range(count):
        topic = room.topic()
        text = room.write(int(room.rng.integers(26, 44)), topic)
        yield _revise(room, text, topic)


def _revise(room: Newsroom, text: Sequence[Sentence], topic: Ints) -> Revision:
    blocks = np.array_split(np.arange(len(text)), len(text) // 3)
    order, moved = _shuffled(room, len(blocks))
    parts: list[tuple[Sentence, bool, bool]] = []
    for k in order:
        for i in blocks[k].tolist():
            sentence = room.edit(text[i], float(room.rng.choice(_RATES)), topic)
            parts.append((sentence, sentence is not text[i], k in moved))
        if room.rng.random() < 0.3:
            parts += [(sentence, False, False) for sentence in room.write(2, topic)]
    before = np.concatenate([s.uses for s in text])
    after = np.concatenate([s.uses for s, _, _ in parts])
    place = np.minimum(np.searchsorted(before, after), len(before) - 1)
    origins = np.where(before[place] == after, place, -1)
    lengths = [len(s.words) for s, _, _ in parts]
    edited, shifted = (np.repeat([part[k] for part in parts], lengths) & (origins >= 0) for k in (1, 2))
    words = [np.concatenate([s.words for s in sentences]) for sentences in (text, [s for s, _, _ in parts])]
    return Revision(words[0], words[1], origins, edited, shifted)


def _shuffled(room: Newsroom, count: int) -> tuple[list[int], set[int]]:
    """Which of `count` blocks are kept, in their new order, and which of them have moved past one that has not."""
    fate = room.rng.random(count)
    fate[int(room.rng.integers(0, count))] = 1.0
    staying = [k for k in range(count) if fate[k] >= 0.4]
    order = list(staying)
    moved: set[int] = set()
    for k in range(count):
        if fate[k] < 0.2:
            at = int(room.rng.integers(0, len(order) + 1))
            if set(order[:at]) & set(staying) != {i for i in staying if i < k}:
                moved.add(k)
            order.insert(at, k)
    return order, moved


@dataclass(frozen=True, slots=True)
class Event:
    """The articles of one event, their pages, and for each article's id the id of the one it was made from, or None."""

    pages: tuple[Page, ...]
    articles: tuple[Article, ...]
    parents: Mapping[str, str | None]


def one_event(n: int, seed: int = 3) -> Event:
    """`n` articles on one event over three days: a dozen agency reports and own accounts, and what was made of them.

    Half of the others are near copies (as they are, less a sentence, or with a word in fifty changed), the rest
    reworked as in `make_corpus`. Two in three of those made from an agency's report name the agency, in the byline or
    at the foot. Minutes follow descent: a child is later than its parent.
    """
    room = Newsroom(np.random.default_rng(seed))
    topic = room.topic()
    texts: list[list[Sentence]] = []
    parents: list[int | None] = []
    for i in range(n):
        length = int(room.rng.integers(12, 40))
        if i < 4 or (i < n // 2 and room.rng.random() < 16 / n):
            texts.append(room.write(length, topic))
            parents.append(None)
            continue
        parent = int(i * room.rng.random() ** 2)
        near = room.rng.random() < 0.5
        other = texts[int(room.rng.integers(0, i))]
        texts.append(_nearly(room, texts[parent], topic) if near else rework(room, texts[parent], other, length, topic))
        parents.append(parent)
    made = [_publish(room, i, texts[i], _root(parents, i), n) for i in range(n)]
    ids = [article.id for _, article in made]
    known = {ids[i]: None if parent is None else ids[parent] for i, parent in enumerate(parents)}
    return Event(tuple(page for page, _ in made), tuple(article for _, article in made), known)


def _nearly(room: Newsroom, text: list[Sentence], topic: Ints) -> list[Sentence]:
    way = room.rng.random()
    if way < 0.4:
        return text
    return (text[:-1] or text) if way < 0.7 else [room.edit(sentence, 0.01, topic) for sentence in text]


def _root(parents: Sequence[int | None], i: int) -> int:
    while (parent := parents[i]) is not None:
        i = parent
    return i


def _publish(room: Newsroom, i: int, text: Sequence[Sentence], root: int, n: int) -> tuple[Page, Article]:
    """The page and the article of one text; every other root is an agency's report."""
    agency = f"Agency {_AGENCIES[root % len(_AGENCIES)]}" if root % 2 == 0 else None
    outlet = agency if agency and root == i else f"The {room.vocabulary[600 + i % 150].capitalize()} Herald"
    credited = agency is not None and room.rng.random() < 2 / 3
    at = (datetime(2031, 5, 4, 6) + timedelta(minutes=i * (3 * 24 * 60) // n)).isoformat()
    title = " ".join(room.vocabulary[w] for w in text[0].words[:7].tolist()).capitalize()
    head = f"{outlet}\n\n{title}\n\n{at.replace('T', ' ')}\n\n"
    body = room.print(text)
    foot = f"\n\nSource: {agency}\n" if credited else "\n"
    name = f"{i:04d}.txt"
    page = Page(make_id("pag", name, head + body + foot), name, None, None, "text/plain", (head + body + foot).encode())
    credits: tuple[Credit, ...] = ()
    if credited and agency is not None:
        start = len(head) + len(body) + len("\n\nSource: ")
        source = Source(make_id("src", "agency", agency), agency, "agency")
        credits = (Credit(make_id("crd", page.id, agency), source, agency, "foot", start, start + len(agency)),)
    published = Published(at, at, "minute", "metadata")
    return page, Article(page.id, page.id, name, None, outlet, title, (), published, "en", body, credits)


_AGENCIES = ("Tessel", "Ordway", "Corvin", "Hallam", "Pellar")
