"""Nested quotations: what somebody quotes another as saying: “The captain told us, ‘If you see lights, wave,’” he said.

The rules take a quotation as one piece. A quotation within it, behind a verb of saying, is that of whoever is the
subject of that verb.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from stemma.language.clauses import find_quotations
from stemma.language.cues import Cues
from stemma.language.tokens import Token
from stemma.model import Attribution

_INNER = re.compile(r"‘(?=\w)[^‘“”\n]{3,400}?[^\s‘“”]’(?=[\s,.;:!?”—–-]|$)")
_BEFORE = re.compile(
    r"(?:^|[.,;:!?—–“]|\b(?:and|but|then|because|so|when)\b)\s*"
    r"(?P<source>(?!(?:and|but|then|so|that)\b)(?:[\w’'-]+ ){0,4}?[\w’'-]+)\s"
    r"(?P<cue>(?:just |always |only |kept |has |have |had |'d )?[a-z]+)"
    r"(?: to)?(?: (?:me|us|him|her|them|you|everyone|everybody|people))?,?:? ?$"
)
_GOES = frozenset(["goes", "went", "says", "say", "said"])  # "and he goes, ‘No’"
_LONGEST_BEFORE = 90  # characters


def nested_quotations(text: str, tokens: Sequence[Token], cues: Cues) -> Iterator[Attribution]:
    """Attributions of quotations within quotations, in order; `tokens`: of `text`."""
    for start, end in find_quotations(text, tokens):
        if text[start] not in '“"':
            continue
        for inner in _INNER.finditer(text, start + 1, end):
            first = max(start + 1, inner.start() - _LONGEST_BEFORE)
            told = _BEFORE.search(text[first : inner.start()])
            if told is None or not _says(told["cue"].split()[-1], cues):
                continue
            source = first + told.start("source"), first + told.end("source")
            yield Attribution(source, (first + told.start("cue"), first + told.end("cue")), (inner.span(),))


def _says(word: str, cues: Cues) -> bool:
    return word in _GOES or any(f.group in ("statement", "told", "question") for f in cues.verbs.get(word, ()))
