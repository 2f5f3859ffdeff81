"""The time axis: true ticks, crowded hours readable, empty months not in the way."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from stemma.faces.pictures.axis import fit_axis


def at(hour: float, day: int = 1, month: int = 3) -> float:
    return datetime(2031, month, day, int(hour), int(hour % 1 * 60), tzinfo=UTC).timestamp()


def test_an_axis_of_a_day_has_hours() -> None:
    axis = fit_axis([at(8), at(9.5), at(11), at(14)], 0, 400)
    assert axis.caption == "1 Mar 2031 (UTC)"
    assert {tick.label for tick in axis.ticks} >= {"12:00", "09:00"}
    assert not axis.breaks


@pytest.mark.parametrize(("hour", "label"), [(9.5, "09:30"), (0, "1 Mar")])
def test_an_axis_of_one_moment_says_no_more_than_is_known(hour: float, label: str) -> None:
    assert [tick.label for tick in fit_axis([at(hour)], 0, 400).ticks] == [label]


def test_a_gap_of_months_does_not_squash_the_rest() -> None:
    axis = fit_axis([at(8), at(9), at(10), at(11), at(9, 1, 9)], 0, 400)
    assert [gap.label for gap in axis.breaks] == ["6 months"]
    assert axis.x(at(11)) > 150
    assert axis.ticks[-1].label == "1 Sep"


def test_places_keep_the_order_of_time() -> None:
    times = [at(1), at(1.1), at(3), at(9), at(4, 20), at(5, 2, 6)]
    places = [fit_axis(times, 0, 300).x(time) for time in times]
    assert places == sorted(places) and places[0] == 0 and round(places[-1]) == 300
