"""How the weights are fitted and measured: `bench.versions` on made-up versions."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from bench.versions import accuracy, cases, fit, measure, miscalibration, out_of_fold, read_versions
from stemma.stages.revision.signs import SIGNS


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Twelve articles in three versions each, of which the second and third are one."""
    for number in range(12):
        place = tmp_path / "data/wiki-versions" / f"mill {number}"
        place.mkdir(parents=True)
        for version, text in enumerate(
            ["the mill burned.", "the mill burned down in 1998.", "the mill burned down in 1998."]
        ):
            (place / f"{version}.txt").write_text(text, encoding="utf-8")
    return tmp_path


def test_neighbours_that_differ_are_cases(root: Path) -> None:
    titles, signs, grown = cases(root / "data/wiki-versions")
    assert signs.shape == (12, len(SIGNS)) and len(set(titles)) == 12 and (grown > 0).all()


def test_the_tenth_version_comes_behind_the_second(tmp_path: Path) -> None:
    (tmp_path / "mill").mkdir()
    for number in (0, 2, 10):
        (tmp_path / "mill" / f"{number}.txt").write_text(str(number), encoding="utf-8")
    assert list(read_versions(tmp_path)) == [("mill", ["0", "2", "10"])]


def test_what_is_always_so_is_learnt(root: Path) -> None:
    measured = measure(root)
    assert measured is not None and measured["versions.told_right"] == measured["versions.longer_is_later"] == 1.0


def test_without_data_nothing_is_measured(tmp_path: Path) -> None:
    assert measure(tmp_path) is None


def test_the_fit_is_a_logistic() -> None:
    """Three of four cases speak for a sign, which alone is worth the log of three, if the ridge is slight."""
    weights = fit(np.array([[1.0], [1.0], [1.0], [-1.0]] * 500), ridge=1e-6)
    assert weights[0] == pytest.approx(np.log(3), abs=1e-4)


def test_a_title_is_never_on_both_sides() -> None:
    """What only one title tells cannot be learnt from it: its own pairs stay undecided."""
    odds = out_of_fold(["a", "a", "b"], np.array([[1.0, 0.0], [1.0, 0.0], [0.0, 1.0]]), deal=0)
    assert odds[0] == odds[1] == 0


def test_figures_of_odds() -> None:
    assert accuracy(np.array([2.0, -1.0, 0.0, 3.0])) == 0.625
    assert miscalibration(np.full(4, np.log(3)) * np.array([1, 1, 1, -1])) == pytest.approx(0.0)
