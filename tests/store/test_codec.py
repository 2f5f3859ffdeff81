"""Rows survive the way into bytes and back, and bytes that hold no row are told apart."""

from __future__ import annotations

import zlib

import msgspec
import numpy as np
import pytest

from stemma.model import Article, Attribution, Credit, Matter, Name, Page, Published, Reading, Segment, Source, Span
from stemma.settings import Settings
from stemma.store import codec
from stemma.store.base import NotADossier

OFFICE = Source("src-1", "Harbour Board", "office")
ARTICLE = Article(
    "art-1", "art-1", "a.txt", None, None, "Ünïcode “title” 🐟", ("A. Writer", "B. Writer"),
    Published("2031-05-01", "2031-05-02", "interval", "text", "1 May", 0, 5), "en", "text\u2028more",
    (Credit("cre-1", OFFICE, "Board", "foot", 3, 8),), (), (Segment(0, 0, 4),),
)  # fmt: skip


def reading(vectors: np.ndarray) -> Reading:
    return Reading("art-1", ((0, 4),) * len(vectors), (Name(0, 4, "person"),), (), (),
                   (Attribution(None, (1, 2), ((1, 2), (3, 4))),),
                   (Matter(((0, 4),), 0),), vectors, vectors)  # fmt: skip


@pytest.mark.parametrize("row", [ARTICLE, OFFICE, Page("p", "n", None, None, "text/plain", b"\x00\xff" * 999)])
def test_there_and_back(row: Article | Source | Page) -> None:
    assert codec.decode(type(row), codec.encode(row)) == row


@pytest.mark.parametrize("count", [0, 1, 7])
def test_vectors_there_and_back(count: int) -> None:
    vectors = np.random.default_rng(count).standard_normal((count, 5)).astype(np.float32)
    row = reading(vectors)
    back = codec.decode(Reading, codec.encode(row))
    assert back.vectors.dtype == np.float32 and back.vectors.shape == (count, 5)
    assert np.array_equal(back.vectors, vectors) and np.array_equal(back.matter_vectors, vectors)
    assert (back.article, back.sentences, back.names, back.attributions) == (
        row.article, row.sentences, row.names, row.attributions,
    )  # fmt: skip


def test_equal_rows_give_equal_bytes_however_their_vectors_lie_in_memory() -> None:
    vectors = np.arange(12, dtype=np.float32).reshape(3, 4)
    assert codec.encode(reading(vectors)) == codec.encode(reading(np.asfortranarray(vectors)))


def test_pages_are_compressed_and_plain_rows_are_json() -> None:
    page = Page("p", "n", None, None, "text/plain", b"menu " * 10_000)
    assert len(codec.encode(page)) < 1_000
    assert msgspec.json.decode(codec.encode(OFFICE)) == {"id": "src-1", "name": "Harbour Board", "kind": "office"}


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b'{"id": 3}', b"\xff\xfe"])
@pytest.mark.parametrize("kind", [Source, Page, Reading])
def test_bytes_that_hold_no_row(kind: type, data: bytes) -> None:
    with pytest.raises(NotADossier):
        codec.decode(kind, data)
    with pytest.raises(NotADossier):
        codec.decode(kind, zlib.compress(data))


def test_a_cut_row_is_damaged() -> None:
    with pytest.raises(NotADossier, match="cut short"):
        codec.decode(Page, codec.encode(Page("p", "n", None, None, "text/plain", b"text"))[:-3])


def test_vectors_of_a_wrong_shape_are_damaged() -> None:
    raw = msgspec.msgpack.decode(zlib.decompress(codec.encode(reading(np.ones((2, 3), np.float32)))))
    raw["vectors"]["shape"] = [5, 5]
    with pytest.raises(NotADossier):
        codec.decode(Reading, zlib.compress(msgspec.msgpack.encode(raw)))


def test_digests_tell_apart() -> None:
    digests = [
        codec.digest(), codec.digest(""), codec.digest("", ""), codec.digest("ab"), codec.digest("a", "b"),
        codec.digest(["a", "b"]), codec.digest(Settings()), codec.digest(Settings(max_bytes=1)), codec.digest(OFFICE),
    ]  # fmt: skip
    assert len(set(digests)) == len(digests)
    assert codec.digest(Span("a", 1, 2)) == codec.digest(Span("a", 1, 2))
