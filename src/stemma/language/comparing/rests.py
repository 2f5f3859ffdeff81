"""Rests: 70 percent who failed are the 30 percent who passed, and a fifth held by one the 80 percent of the other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

from stemma.language.comparing.figures import Figure, find_figures
from stemma.language.comparing.framing import said_in
from stemma.language.comparing.terms import terms_of
from stemma.language.comparing.wording import Contrast, Wording

_REST = re.compile(
    r"\b(?:the\s(?:rest|remainder|others?|remaining)|all\sbut|everyone\selse|everything\selse)\b", re.IGNORECASE
)
_DENIED = re.compile(
    r"\b(?:no|not|never|none|without|un(?:able|paid|insured|vaccinated|decided|employed|treated|happy|touched|registered|licensed|filled|sold|safe)|"
    r"fail\w*|failure|refus\w+|reject\w*|oppos\w+|against|disapprov\w+|disagree\w*|dissatisf\w+|lack\w*|keeps?|kept|retain\w*|lose|loses|lost|losing|miss\w*|"
    r"empty|vacant|abstain\w*|idle|absent|unable|cannot|can['’]t|(?:do|does|did|is|are|was|were|has|have|had|would|will)n['’]t|won['’]t|turn\w*\sdown|stay\w*\s(?:away|home))\b",
    re.IGNORECASE,
)
_WHOLE = 100.0
_ROUNDED = 1.5
_EVEN = 3.0  # shares this near a half are their own rest


def compare_rests(a: Wording, b: Wording) -> Iterator[Contrast]:
    """Contrasts that agree between two shares that make up the whole, where words set the one against the other."""
    left, right = _shares(a), _shares(b)
    if not left or not right or not _set_against(a, b):
        return
    for x, y in product(left, right):
        sides = x.amount.value + y.amount.value
        if abs(sides - _WHOLE) <= _ROUNDED + x.amount.step + y.amount.step and abs(x.amount.value - _WHOLE / 2) > _EVEN:
            yield Contrast("number", x.span, y.span, "agree", 0.6)


def _shares(wording: Wording) -> list[Figure]:
    return [f for f in find_figures(wording) if f.amount.dimension == "share" and not f.frame.change and not f.part]


def _set_against(a: Wording, b: Wording) -> bool:
    """Whether one wording denies, or tells the opposite of, what the other tells, or speaks of the rest."""
    texts = said_in(a), said_in(b)
    if any(_REST.search(text) for text in texts):
        return True
    if bool(_DENIED.search(texts[0])) != bool(_DENIED.search(texts[1])):
        return True
    left, right = ({(t.key, t.opposite) for t in terms_of(wording).items if t.telling} for wording in (a, b))
    return any((key, not opposite) in right for key, opposite in left)
