"""Fingerprints: an article's text as numbers that are equal where its words are, whole columns of text at a time.

Every step is integer arithmetic on arrays, so the numbers are ours: they are the same on any machine, in any engine and
with any version of a library, and an article's do not depend on what it is compared with.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

import numpy as np
import numpy.typing as npt
import polars as pl
from anyascii import anyascii

from stemma.model import Article

Numbers = npt.NDArray[np.uint64]
Places = npt.NDArray[np.int64]

SHINGLE = 4  # words of a shingle
WINDOW = 5  # shingles of which one is kept: any run of SHINGLE + WINDOW - 1 shared words leaves a shared fingerprint

_BATCH = 60_000  # bytes: what is worked on stays in the processor's cache, and in memory that is used again
_CUT, _FILL = b"\x1f", 0x1E
_BREAK = b"\n0" + _CUT  # between two texts: a word, so that SHINGLE shingles, and no window, reach over the end of one
_SPACE = 32
_CODES = 0x10000  # code points that are told apart; those beyond them are no letters of news
_LATIN = 0x250  # where the blocks of Latin letters end
_CASELESS = 0x2E80  # where scripts without small letters begin
_NONE = np.uint64(0xFFFFFFFFFFFFFFFF)  # stands for a shingle that runs over the end of a text
_FACTORS = tuple(map(np.uint64, (0x9E3779B97F4A7C15, 0xD6E8FEB86659FD93, 0xA0761D6478BD642F)))
_KEEP = np.array([(1 << 8 * n) - 1 for n in range(9)], dtype=np.uint64)  # masks: the first n bytes


def frame_of(articles: Iterable[Article]) -> pl.DataFrame:
    """The columns that this package reads: id, outlet, text (all strings, outlet null where it is not known)."""
    rows = [(a.id, a.outlet and _sound(a.outlet), _sound(a.text)) for a in articles]
    return pl.DataFrame(rows, schema={"id": pl.String, "outlet": pl.String, "text": pl.String}, orient="row")


def _sound(text: str) -> str:
    """The same text with question marks for what no encoding can hold (halves of a surrogate pair)."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode()


def fingerprint(articles: pl.DataFrame) -> pl.DataFrame:
    """The fingerprints of each text: columns article (uint32, row number in `articles`), print (uint64), in that order.

    Shingles of four words, of which winnowing (Schleimer, Wilkerson and Aiken 2003) keeps the least of every five that
    follow each other, about one in three; a text shorter than a shingle has none. Case, accents, punctuation and the
    shape of quotes and dashes make no difference. A print may stand more than once in an article.

    >>> texts = ["The “old” lamp was lit again at nine.", "the old lamp — was lit again at nine!"]
    >>> prints = [fingerprint(pl.DataFrame({"text": [text]}))["print"].to_list() for text in texts]
    >>> prints[0] == prints[1], len(prints[0])
    (True, 4)
    """
    owners: list[npt.NDArray[np.uint32]] = []
    prints: list[Numbers] = []
    for first, texts in _batches(articles["text"].cast(pl.Binary).to_list()):
        found, counts = _winnow(*_words(texts))
        owners.append(np.repeat(np.arange(first, first + len(texts), dtype=np.uint32), counts))
        prints.append(found)
    return pl.DataFrame(
        {
            "article": np.concatenate(owners) if owners else np.empty(0, dtype=np.uint32),
            "print": np.concatenate(prints) if prints else np.empty(0, dtype=np.uint64),
        }
    )


def changes(ordered: Numbers | Places) -> npt.NDArray[np.bool_]:
    """Which of sorted numbers differ from the one before; the first does."""
    new = np.ones(len(ordered), dtype=np.bool_)
    np.not_equal(ordered[1:], ordered[:-1], out=new[1:])
    return new


def _batches(texts: Sequence[bytes | None]) -> Iterator[tuple[int, list[bytes]]]:
    first, size = 0, 0
    for i, text in enumerate(texts):
        if size >= _BATCH:
            yield first, [t or b"" for t in texts[first:i]]
            first, size = i, 0
        size += len(text or b"")
    if first < len(texts):
        yield first, [t or b"" for t in texts[first:]]


def _words(texts: Sequence[bytes]) -> tuple[Numbers, Places]:
    """A number for each word of `texts`, the same for equal words, and where each text's words begin, (texts + 1,).

    It is mixed from a word's first eight letters and, of a longer one, its last eight: words over sixteen letters that
    differ only in the middle count as one.
    """
    letters = _letters(_BREAK.join([text.replace(_CUT, b" ") for text in texts]))
    array = np.frombuffer(letters, dtype=np.uint8)
    inside = array > _SPACE
    edges = np.flatnonzero(inside[1:] != inside[:-1])
    starts, ends = edges[::2] + 1, edges[1::2] + 1
    lengths = ends - starts
    eights = np.ndarray((len(letters) - 7,), dtype="<u8", buffer=letters, strides=(1,))
    words = eights[starts] & _KEEP[np.minimum(lengths, 8)]
    long = np.flatnonzero(lengths > 8)
    words[long] += _mixed(eights[ends[long] - 8])
    inner = np.searchsorted(starts, np.flatnonzero(array == _CUT[0]))
    return _mixed(words), np.concatenate([[0], inner, [len(starts)]])


def _letters(text: bytes) -> bytes:
    """One byte for each letter or digit, as in small ASCII where there is one; a space for all else, cuts as they are.

    One space stands before and eight after the text, so that each word has an edge and eight bytes can be read there.
    """
    padded = b" " + text + b" " * 8
    if text.isascii():
        return padded.translate(_ascii())
    letters = bytearray(padded.translate(_ascii()))
    raw, folded = np.frombuffer(padded, dtype=np.uint8), np.frombuffer(letters, dtype=np.uint8)
    leads = np.flatnonzero(raw >= 0xC0)
    one, two, three = (raw[leads + k].astype(np.int32) for k in range(3))
    short = (one & 0x1F) << 6 | two & 0x3F
    long = (one & 0x0F) << 12 | (two & 0x3F) << 6 | three & 0x3F
    found = _table()[np.where(one < 0xE0, short, np.where(one < 0xF0, long, _CODES - 1))]
    folded[leads] = found
    known = found != _SPACE
    if not known.any():
        return bytes(letters)
    folded[leads[known] + 1] = _FILL
    folded[leads[known & (one >= 0xE0)] + 2] = _FILL
    result: bytes = folded[folded != _FILL].tobytes()
    return result


@cache
def _ascii() -> bytes:
    """What each byte becomes; one of several that make a letter becomes a space for now."""
    kept = [ord(chr(k).lower()) if chr(k).isalnum() and k < 128 else _SPACE for k in range(256)]
    kept[_CUT[0]] = _CUT[0]
    return bytes(kept)


@cache
def _table() -> npt.NDArray[np.uint8]:
    """For each code point under _CODES the byte that stands for it; letters that are not Latin share the upper half."""
    table = np.full(_CODES, _SPACE, dtype=np.uint8)
    letters = np.array([code for code, letter in enumerate(map(chr, range(_CODES))) if letter.isalnum()])
    table[letters] = 128 + letters % 128
    for letter in map(chr, letters[letters < _CASELESS].tolist()):
        plain = anyascii(letter)[:1] if ord(letter) < _LATIN else ""
        table[ord(letter)] = ord(plain.lower()) if plain.isalnum() else 128 + ord(letter.lower()[0]) % 128
    return table


def _mixed(numbers: Numbers) -> Numbers:
    """Spread what tells numbers apart over all their bits (the multiply-xorshift step of Steele et al. 2014)."""
    mixed = numbers * _FACTORS[0]
    mixed ^= mixed >> np.uint64(32)
    mixed *= _FACTORS[1]
    mixed ^= mixed >> np.uint64(29)
    return mixed


def _winnow(words: Numbers, begins: Places) -> tuple[Numbers, Places]:
    """The shingles that are the least of some WINDOW neighbours, text by text, and how many each text has."""
    if len(words) < SHINGLE:
        return np.empty(0, dtype=np.uint64), np.zeros(len(begins) - 1, dtype=np.int64)
    shingles = np.full(len(words) - SHINGLE + 1 + 2 * (WINDOW - 1), _NONE)
    own = shingles[WINDOW - 1 : 1 - WINDOW]
    own[:] = _shingles(words)
    over = (begins[1:-1, None] - np.arange(1, SHINGLE + 1)).ravel()  # those with the word between two texts
    own[over[(over >= 0) & (over < len(own))]] = _NONE
    kept = np.flatnonzero((own == _sliding(_sliding(shingles, np.minimum), np.maximum)) & (own != _NONE))
    return own[kept], np.diff(np.searchsorted(kept, begins))


def _shingles(words: Numbers) -> Numbers:
    """A number for each run of SHINGLE words, shape (len(words) - SHINGLE + 1,); order counts."""
    total = words[: len(words) - SHINGLE + 1].copy()
    for k in range(1, SHINGLE):
        total *= _FACTORS[2]
        total += words[k : len(words) - SHINGLE + 1 + k]
    return total


def _sliding(numbers: Numbers, of: np.ufunc) -> Numbers:
    """The least or greatest of each WINDOW numbers that follow each other."""
    result = numbers[: len(numbers) - WINDOW + 1].copy()
    for k in range(1, WINDOW):
        of(result, numbers[k : len(numbers) - WINDOW + 1 + k], out=result)
    return result
