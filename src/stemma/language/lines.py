"""The lines of a flattened page and their shape: sentence or label, prose or list, what they have in common."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from stemma.language.tokens import FUNCTION_WORDS
from stemma.language.words import fold

_WORD = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:['’-][^\W\d_]+)*")
_END = re.compile(r"[.!?…]\s?[\"'”’“»)\]]{0,3}\s*$")
_ABBREVIATED = re.compile(r"\b(?:[A-Z]|Jr|Sr|Inc|Ltd|Co|Corp|St|No|vs|ed)\.$")
_POINTS = re.compile(r"[,.;:!?–—](?=\s|$|[\"”’])")
_OPEN_QUOTE = re.compile(r"^[\"“«„‘'*(\[–—-]{0,3}\s?")
_IDEOGRAPHS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")  # scripts that set no blanks between words
_IDEOGRAPH_END = re.compile(r"[。！？」』…]\s*$")
_BAR, _BARS, _PAGE_LONG = " | ", 5, 600
_LOOKED_AT = 3000  # code points of a line whose words are looked at
_WRAPPED = (45, 120)  # code points of a line that was broken to fit a column
STRONG = 12  # words from which a sentence is surely a story's or an advertisement's own


@dataclass(frozen=True, slots=True)
class Line:
    """A line, or a piece of one: ``page[start:end] == text``. `apart`: a blank line or the page's edge stands above.

    `broken`: it continues the line before it, which was broken to fit a column.
    """

    start: int
    end: int
    text: str
    apart: bool
    broken: bool = False


@dataclass(frozen=True, slots=True)
class Shape:
    """What a line looks like. `count`: words; `ends`: closed like a sentence; `lower`: share of words in lower case;
    `function`: share of small words; `shouted`: in capitals; `content`: its folded content words; `pointed`: with the
    commas and stops that sentences have.
    """

    count: int
    ends: bool
    lower: float
    function: float
    shouted: bool
    content: frozenset[str]
    pointed: bool = True

    @property
    def sentence(self) -> bool:
        """Closed, and of words as sentences have them."""
        return self.ends and self.count >= 3 and (self.lower >= 0.4 or self.shouted)

    @property
    def prose(self) -> bool:
        """Surely running text."""
        if self.count < STRONG or (self.lower < 0.45 and not self.shouted):
            return False
        return self.ends or (self.count >= 30 and self.pointed)


def split_lines(page: str, start: int = 0, end: int | None = None) -> list[Line]:
    """The lines of ``page[start:end]`` that hold more than white space, each without the white space at its ends."""
    lines: list[Line] = []
    at, apart = start, True
    for raw in page[start:end].split("\n"):
        text = raw.strip()
        if text:
            begin = at + raw.index(text[0])
            lines += _split_barred(Line(begin, begin + len(text), text, apart))
        apart = not text
        at += len(raw) + 1
    return _mark_broken(lines)


def _split_barred(line: Line) -> list[Line]:
    """A whole page run together into one line, its blocks parted by bars: each block is a line of its own."""
    if len(line.text) < _PAGE_LONG or line.text[:_LOOKED_AT].count(_BAR) + line.text[-_LOOKED_AT:].count(_BAR) < _BARS:
        return [line]
    pieces, at = [], line.start
    for piece in line.text.split(_BAR):
        text = piece.strip()
        if text:
            begin = at + piece.index(text[0])
            pieces.append(Line(begin, begin + len(text), text, True))
        at += len(piece) + len(_BAR)
    return pieces


def _mark_broken(lines: list[Line]) -> list[Line]:
    """Mark lines that continue the one above, on a page whose paragraphs were broken to fit a column."""
    low, high = _WRAPPED
    packed = [(above, line) for above, line in pairwise(lines) if not line.apart]
    cut = sum(low <= len(above.text) <= high and line.text[:1].islower() for above, line in packed)
    if cut < 4 or cut < 0.3 * len(packed):
        return lines
    widths = sorted(len(above.text) for above, _ in packed)
    full = 0.8 * widths[int(0.9 * (len(widths) - 1))]
    joined = {line.start for above, line in packed if full <= len(above.text) <= high or line.text[:1].islower()}
    return [Line(x.start, x.end, x.text, x.apart, x.start in joined) for x in lines]


def shape_of(text: str) -> Shape:
    """Look at a line; of a very long one, at its beginning and its end.

    >>> shape_of("The ship sank at noon.").sentence, shape_of("News  Sport  Weather").sentence
    (True, False)
    """
    if len(_IDEOGRAPHS.findall(text[:_LOOKED_AT])) > 0.3 * min(len(text), _LOOKED_AT):
        return Shape(
            len(text) // 2, bool(_IDEOGRAPH_END.search(text[-6:])), 1.0, 0.3, False, frozenset(text[:_LOOKED_AT])
        )
    words = _WORD.findall(text[:_LOOKED_AT])
    count = len(words) if len(text) <= _LOOKED_AT else len(text) // 6
    letters = [word for word in words if word[0].isalpha()]
    lower = sum(word[0].islower() or not word[0].isupper() for word in letters)
    shouted = len(letters) > 3 and sum(word.isupper() for word in letters) > 0.8 * len(letters)
    function = sum(word.lower() in FUNCTION_WORDS for word in words)
    tail = text[-12:].rstrip()
    ends = bool(_END.search(tail)) and not (1 < count < 8 and _ABBREVIATED.search(tail))
    return Shape(
        count,
        ends,
        lower / len(letters) if letters else 0.0,
        function / len(words) if words else 0.0,
        shouted,
        content_words(words),
        len(_POINTS.findall(text[:_LOOKED_AT])) * 40 >= len(words),
    )


def content_words(words: Iterable[str]) -> frozenset[str]:
    """The words that carry matter, folded: neither small words nor single letters.

    >>> sorted(content_words("The ships of the line".split()))
    ['line', 'ships']
    """
    return frozenset(fold(word[:60]) for word in words if len(word) > 1 and word.lower() not in FUNCTION_WORDS)


def words_in(text: str) -> list[str]:
    """The words and numbers of a text, as they are written."""
    return _WORD.findall(text)


def key_of(text: str) -> str:
    """A line for comparing: its letters and digits in lower case, single blanks between words."""
    return " ".join(word.casefold() for word in _WORD.findall(text[:1000]))


def opens_quote(text: str) -> bool:
    """Whether a line begins with a quotation mark."""
    return text[:1] in "\"“«„‘'"


def starts_small(text: str) -> bool:
    """Whether the first letter is in lower case."""
    rest = _OPEN_QUOTE.sub("", text[:20], count=1)
    return rest[:1].islower()


def support(content: frozenset[str], body: frozenset[str]) -> float:
    """The share of a line's content words that a body also has, inflections cut roughly; 0 for a line without any."""
    if not content:
        return 0.0
    return sum(word in body or stem(word) in body for word in content) / len(content)


def stem(word: str) -> str:
    """A word without the commonest endings, to compare a headline's present with a body's past."""
    for ending in ("ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


def stems_of(shapes: Sequence[Shape]) -> frozenset[str]:
    """All content words of some lines, with their stems: what `support` compares with."""
    words = {word for shape in shapes for word in shape.content}
    return frozenset(words | {stem(word) for word in words})


def shingles(key: str, width: int = 8) -> Iterator[int]:
    """Hashes of each run of `width` words of a key."""
    words = key.split()
    for i in range(len(words) - width + 1):
        yield hash(tuple(words[i : i + width]))
