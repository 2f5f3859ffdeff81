"""A ridge-penalised logistic regression, by Newton's method: few cases, few signs, the same weights on any machine."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

_ROUNDS = 50


def fit_logistic(x: Floats, y: Floats, weight: Floats, ridge: Floats) -> Floats:
    """Log-odds for each sign, shape (signs,).

    `x`: signs, shape (cases, signs); `y`: 0 or 1; `weight`: how much each case counts; `ridge`: the penalty on the
    square of each sign's log-odds, halved.

    >>> x = np.array([[0.0, 1.0], [1.0, 1.0], [2.0, 1.0], [3.0, 1.0]])
    >>> bool(fit_logistic(x, np.array([0.0, 0.0, 1.0, 1.0]), np.ones(4), np.array([0.1, 0.0]))[0] > 1)
    True
    """
    found = np.zeros(x.shape[1])
    for _ in range(_ROUNDS):
        chance = chances(x, found)
        slope = x.T @ (weight * (chance - y)) + ridge * found
        bend = (x * (weight * chance * (1 - chance))[:, None]).T @ x + np.diag(ridge + 1e-9)
        found -= np.linalg.solve(bend, slope)
    return found


def chances(x: Floats, found: Floats) -> Floats:
    """What a fit says of cases: shape (cases,), 0..1."""
    said: Floats = 1 / (1 + np.exp(-np.clip(x @ found, -30, 30)))
    return said
