"""Where sentences begin and end."""

from __future__ import annotations

import re
from collections.abc import Iterator

import sentencex

_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_QUOTES = str.maketrans(dict.fromkeys('"“”„«»', " "))
_CLOSING = re.compile(r"[”»\)\]]{1,4}|[\"”»’'\)\]]{1,4}(?![^\W_])")
_LONGEST = 20_000  # code points of one line that are cut at a time
# Sentences that a page has run together: "the matter.Who they are"; not "Some.Com", not "St.Mary".
_GLUED = re.compile(
    r"(?<=[a-z\d)][a-z\d)”\"’])[.!?][\"”’)]{0,2}"
    r"(?=[\"“‘(]?(?!(?:Com|Org|Net|Co|Gov|Edu|Js|Io)\b)[A-Z][a-z’']*[\s,])"
)
_ABBREVIATED = re.compile(
    r"\b(?:mr|mrs|ms|dr|st|mt|nos?|vol|figs?|approx|vs|inc|ltd|co|corp|gen|lt|col|sgt|capt|gov|sen|rep|prof|rev|hon)$",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"(?:www\.|://|@)\S{0,80}$")
_BEFORE_NUMBER = re.compile(
    r"\b(?:[ap]\.\s?m|nos?|vol|pp?|figs?|sec|art|approx|est|ca|nr|ext|tel|chap)\.$", re.IGNORECASE
)
_NUMBERED = re.compile(r"(?:\d{1,3}|[A-Za-z])[.)]$")


# Words that close a sentence and are no abbreviations when they stand in small letters: "twice by me. Nobody …".
_SHORT = re.compile(r"(?<![\w.])(?:me|no|ok|ill|miss|ore|con|id)\.(?=[”\"’]?\s{1,3}[“\"‘(]?[A-Z])")


def split_sentences(text: str, language: str = "en") -> tuple[tuple[int, int], ...]:
    """Sentences of `text` as half-open code point offsets, without the white space around them, in order.

    The rules are those of the sentencex library, which knows abbreviations of many languages; to these come the habits
    of news pages: a new line always ends a sentence, quotation marks neither hide an end nor lead a sentence, and
    sentences that a page has run together are parted. Every code point that is not white space lies in one sentence.

    >>> text = 'He left at 5.30 p.m. on Monday. “We ran.” It was cold.'
    >>> [text[a:b] for a, b in split_sentences(text)]
    ['He left at 5.30 p.m. on Monday.', '“We ran.”', 'It was cold.']
    """
    found: list[tuple[int, int]] = []
    for line in _LINE.finditer(text):
        for start in range(line.start(), line.end(), _LONGEST):
            end = min(start + _LONGEST, line.end())
            found += _trimmed(text, start, [start + cut for cut in _cuts(text[start:end], language)], end)
    return tuple(found)


def _trimmed(text: str, start: int, cuts: list[int], end: int) -> Iterator[tuple[int, int]]:
    for a, b in zip([start, *cuts], [*cuts, end], strict=True):
        piece = text[a:b]
        begin = a + len(piece) - len(piece.lstrip())
        stop = a + len(piece.rstrip())
        if begin < stop:
            yield begin, stop


def _cuts(line: str, language: str) -> list[int]:
    """Where `line` is cut, in order, its ends left out."""
    masked = line.translate(_QUOTES)
    glued = {match.end() for match in _GLUED.finditer(line) if _runs_on(line, match.start())}
    glued |= {match.end() for match in _SHORT.finditer(line)}
    cuts = glued | {boundary["end_index"] for boundary in sentencex.get_sentence_boundaries(language, masked)}
    kept: list[int] = []
    for cut in sorted(cuts):
        place = len(masked[:cut].rstrip())
        closing = _CLOSING.match(line, place)
        place = closing.end() if closing else place
        if line[place - 1 : place] == "." and line[place : place + 1].isalnum() and place not in glued:
            continue
        if place < len(line) and place not in kept[-1:] and _ends(line, kept[-1] if kept else 0, place):
            kept.append(place)
    return kept


def _runs_on(line: str, stop: int) -> bool:
    """Whether the full stop at `stop`, with a capital right behind it, ends a sentence."""
    before = line[max(0, stop - 90) : stop]
    return not (_ABBREVIATED.search(before) or _ADDRESS.search(before))


def _ends(line: str, start: int, cut: int) -> bool:
    """Whether a sentence really ends at `cut`: not before a small letter, nor between "7 a.m." and a number."""
    before, after = line[start:cut].strip(), line[cut:].lstrip()[:12].lstrip("\"“”‘'«([")
    if not before or after[:1].islower() or _NUMBERED.fullmatch(before):
        return False
    return not (after[:1].isdigit() and _BEFORE_NUMBER.search(before[-12:]))
