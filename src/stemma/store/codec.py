"""Rows as bytes and back: JSON for what people may read in any tool, packed and compressed for what is bulky."""

from __future__ import annotations

import hashlib
import zlib
from typing import Any, TypeVar, get_origin

import msgspec
import numpy as np

from stemma.memory import Remembered
from stemma.model import Dropped, Judgement, Page, Reading, make_id
from stemma.store.base import NotADossier, Row

T = TypeVar("T")
BULKY: tuple[type, ...] = (Page, Reading, Remembered)
"""Rows that carry bytes or many numbers: MessagePack under zlib. All others are plain JSON."""
_LARGEST = 1 << 30  # a dossier may come from a stranger: no row unpacks to more bytes than this


class _Vectors(msgspec.Struct):
    shape: tuple[int, int]
    data: bytes


def encode(row: Row | Judgement) -> bytes:
    """Write a row. Equal rows give equal bytes.

    Raises `UnicodeEncodeError` for a lone surrogate in a string.

    >>> from stemma.model import Source
    >>> encode(Source("src-1", "Harbour Board", "office"))
    b'{"id":"src-1","name":"Harbour Board","kind":"office"}'
    """
    if isinstance(row, BULKY):
        return zlib.compress(msgspec.msgpack.encode(row, enc_hook=_plain))
    return msgspec.json.encode(row)


def decode(kind: type[T], data: bytes) -> T:
    """Read a row of type `kind`. Raises `NotADossier` for bytes that hold none."""
    try:
        if kind in BULKY:
            return msgspec.msgpack.decode(_inflate(data), type=kind, dec_hook=_vectors)
        return msgspec.json.decode(data, type=kind)
    except (msgspec.MsgspecError, zlib.error, ValueError) as error:
        raise NotADossier(f"a damaged {kind.__name__} row: {error}") from error


def key(row: Row | Judgement) -> str:
    """What a row is called in its table: its id, a reading's article, or the content where there is no id."""
    if isinstance(row, Reading):
        return row.article
    if isinstance(row, Dropped):
        return make_id("drop", row.stage, row.name, row.reason, row.id)
    return row.id


def digest(*parts: object) -> str:
    """Digest of rows, settings and strings, in the order given: 32 hexadecimal digits.

    >>> digest("a", "b") == digest("ab")
    False
    """
    result = hashlib.blake2b(digest_size=16)
    for part in parts:
        data = msgspec.msgpack.encode(part, enc_hook=_plain)
        result.update(len(data).to_bytes(8, "big"))
        result.update(data)
    return result.hexdigest()


def _plain(value: object) -> object:
    if isinstance(value, np.ndarray) and value.ndim == 2:
        return {"shape": value.shape, "data": np.ascontiguousarray(value, dtype="<f4").tobytes()}
    raise NotImplementedError(f"no row holds a {type(value).__name__}")


def _vectors(kind: type, value: Any) -> Any:
    if get_origin(kind) is not np.ndarray:
        raise NotImplementedError(f"no row holds a {kind}")
    vectors = msgspec.convert(value, _Vectors)
    return np.frombuffer(vectors.data, dtype="<f4").astype(np.float32, copy=False).reshape(vectors.shape)


def _inflate(data: bytes) -> bytes:
    stream = zlib.decompressobj()
    content = stream.decompress(data, _LARGEST)
    if not stream.eof:
        raise ValueError("the row is cut short or too large")
    return content
