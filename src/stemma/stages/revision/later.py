"""Which of two texts is the later, in log-odds with reasons."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from stemma.stages.revision.drafts import read_draft
from stemma.stages.revision.signs import FACTS, GROWTH, SIGNS, Floats, read_signs
from stemma.stages.revision.weights import WEIGHTS

_MENTIONED = 0.1  # log-odds that a sign must weigh to be a reason
_REASONS = 4
_FIRST, _SECOND = "the first", "the second"


@dataclass(frozen=True, slots=True)
class Later:
    """Log-odds that the second text is the later. `growth`: how much of `odds` the signs of mere length give, for a
    caller who knows that copies are cut; `reasons`: what weighed most for the likelier order, strongest first."""

    odds: float
    growth: float
    reasons: tuple[str, ...]


def later_odds(a: str, b: str, language: str = "en") -> Later:
    """Weigh whether `b` is a later version of `a`: a logistic of the signs in `signs.py`, fitted on revisions.

    It holds for versions of one running text, as an outlet or an agency brings it up to date. Between outlets it tells
    nothing: whoever copies cuts. later_odds(b, a) has the opposite odds; the same text gives 0. The first 30,000 code
    points of each are read, the case of letters is not. In other languages than English only sizes, passages, numbers
    and marks speak. The signs are kinds of edits that studies of revision histories tell apart (Daxenberger and
    Gurevych 2012; Yang et al. 2017).

    >>> found = later_odds(
    ...     "Two people died in the fire, the goverment says. The road will open on Monday.",
    ...     "Three people died in the fire, the government said, after a man was found in the ruins. "
    ...     "The road, which had been closed for two days, opened on Monday.",
    ... )
    >>> found.odds > 0, found.reasons[0]
    (True, 'the second has the right form of words that the other misspells')
    """
    if a == b:
        return Later(0.0, 0.0, ())
    parts = np.asarray(WEIGHTS) * read_signs(read_draft(a, language), read_draft(b, language), language)
    odds = round(float(parts.sum()), 3)
    growth = round(float(parts[: len(GROWTH)].sum()), 3)
    return Later(odds, growth, _reasons(parts, odds))


def _reasons(parts: Floats, odds: float) -> tuple[str, ...]:
    towards = parts * np.sign(odds)
    ranked = sorted(range(len(SIGNS)), key=lambda i: (-round(float(towards[i]), 6), i))
    return tuple(_fact(i, parts) for i in ranked[:_REASONS] if towards[i] >= _MENTIONED)


def _fact(i: int, parts: Floats) -> str:
    """A sign in words; a weight below nothing means that the text with more of it is the earlier."""
    second = bool((parts[i] > 0) == (WEIGHTS[i] > 0))
    more, less = (_SECOND, _FIRST) if second else (_FIRST, _SECOND)
    return FACTS[SIGNS[i]].format(more=more, less=less)
