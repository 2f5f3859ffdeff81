"""How two articles are related: not at all, in part, or as a whole, and how sure that is."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

from stemma.stages.kinship.signs import Signs
from stemma.stages.kinship.weights import RELATED, WHOLE

Degree = Literal["whole", "part", "none"]


@dataclass(frozen=True, slots=True)
class Kinship:
    """`related`: the chance that two articles share reporting; `whole`: that, if so, one is the other's text."""

    related: float
    whole: float

    @property
    def degree(self) -> Degree:
        """The likeliest degree.

        >>> Kinship(0.9, 0.2).degree, Kinship(0.9, 0.8).degree, Kinship(0.1, 0.9).degree
        ('part', 'whole', 'none')
        """
        if self.related < 0.5:
            return "none"
        return "whole" if self.whole >= 0.5 else "part"


def weigh_kinship(signs: Signs, named: bool) -> Kinship:
    """Judge a pair by its signs; `named`: one of the two names the other's outlet. Two logistic regressions."""
    return Kinship(_chance(related_features(signs, named), RELATED), _chance(whole_features(signs), WHOLE))


def related_features(signs: Signs, named: bool) -> tuple[float, ...]:
    """The numbers that `RELATED` weighs, each about 0..1, the constant last."""
    passage = min(2.0, max(0.0, (signs.passage - 8.0) / 10.0))
    told = max(0.0, (signs.told - 0.25) / 0.35)  # a quarter is what any two reports of one event tell alike
    return (passage, told, signs.common / 3.0, float(named), 1.0)


def whole_features(signs: Signs) -> tuple[float, ...]:
    """The numbers that `WHOLE` weighs, the constant last."""
    return (math.sqrt(signs.verbatim[0]), math.sqrt(signs.verbatim[1]), 1.0)


def _chance(features: tuple[float, ...], weights: tuple[float, ...]) -> float:
    odds = sum(value * weight for value, weight in zip(features, weights, strict=True))
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, odds))))
