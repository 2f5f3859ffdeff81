"""How chunks that answer each other stand: the same, opposite, one more specific, similar, related."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import numpy as np

from stemma.language.collation.beside import Beside, Floats
from stemma.language.collation.signs import EVEN, ODD, Group, signs_of

Kind = Literal["equivalent", "similar", "related", "opposite", "finer", "coarser"]
KINDS: tuple[Kind, ...] = ("equivalent", "similar", "related", "opposite", "finer", "coarser")
MIRRORED: tuple[Kind, ...] = ("equivalent", "similar", "related", "opposite", "coarser", "finer")
KIND_SIGNS = (*EVEN, "answer", *ODD, *(f"{name} either way" for name in ODD))
_SCALE = 3.0


def kind_signs(both: Beside, left: Group, right: Group, odds: float) -> Floats:
    """The signs of how two groups stand, shape (len(KIND_SIGNS),). `odds`: log-odds that they answer each other."""
    even, odd = signs_of(both, left, right)
    return np.array([*even, np.tanh(odds / _SCALE), *odd, *(x * x for x in odd)])


def turn(signs: Floats) -> Floats:
    """The signs as seen from the other side; `MIRRORED` are the kinds."""
    turned = signs.copy()
    first = len(EVEN) + 1
    turned[first : first + len(ODD)] *= -1
    return turned


def chances_of(signs: Floats, weights: Sequence[Sequence[float]]) -> Floats:
    """The chance of each of `KINDS`. `weights`: shape (len(KIND_SIGNS), len(KINDS))."""
    odds = signs @ np.asarray(weights)
    raised = np.exp(odds - odds.max())
    found: Floats = raised / raised.sum()
    return found
