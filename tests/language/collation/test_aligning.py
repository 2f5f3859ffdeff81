import numpy as np
import pytest

from stemma.language.collation.aligning import CHUNK_SIGNS, ROUND_SIGNS, assign, round_signs
from stemma.language.collation.kinds import KIND_SIGNS, KINDS, turn
from stemma.language.collation.weights import FIRST, KIND, SECOND

ASSIGNED = [
    ([[2.0, -1.0], [-1.0, 2.0]], [((0,), (0,)), ((1,), (1,))]),
    ([[2.0, 1.5], [1.8, -3.0]], [((0,), (1,)), ((1,), (0,))]),  # the best together
    ([[2.0, 1.0], [-1.0, -1.0]], [((0,), (0, 1))]),
    ([[-1.0]], []),
]


@pytest.mark.parametrize("odds, groups", ASSIGNED)
def test_groups(odds: list[list[float]], groups: object) -> None:
    assert assign(np.array(odds)) == groups


def test_no_chunks_no_groups() -> None:
    assert assign(np.zeros((0, 3))) == []


def test_a_second_look_sees_rivals_and_neighbours() -> None:
    first = np.array([[4.0, -4.0], [-4.0, 4.0]])
    signs = round_signs(np.zeros((2, 2, len(CHUNK_SIGNS))), first)
    seen = dict(zip(ROUND_SIGNS, np.moveaxis(signs, -1, 0), strict=True))
    assert seen["best rival"][0, 0] == pytest.approx(1 / (1 + np.exp(4.0)))
    assert seen["after"][0, 0] == seen["before"][1, 1] == pytest.approx(1 / (1 + np.exp(-4.0)))
    assert seen["firsts"].tolist() == [[2.0, 0.0], [0.0, 2.0]]


def test_weights_fit_the_signs() -> None:
    assert (len(FIRST), len(SECOND)) == (len(CHUNK_SIGNS), len(ROUND_SIGNS))
    assert np.array(KIND).shape == (len(KIND_SIGNS), len(KINDS))


def test_weights_of_kinds_are_mirrored() -> None:
    weights = np.array(KIND)
    mirrored = np.array([turn(column) for column in weights.T]).T[:, [0, 1, 2, 3, 5, 4]]
    assert np.allclose(weights, mirrored, atol=0.0011)
