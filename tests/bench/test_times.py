from pathlib import Path

import pytest

from bench.times import Document, Expression, count, figures, match, normal, ours, read, value_of

INTERVALS = [
    ("1998-03-09T21:40:00", "1998-03-09T21:40:59", "1998-03-09T21:40"),
    ("1998-03-09T18:00:00", "1998-03-10T05:59:59", "1998-03-09TNI"),
    ("1998-03-09T00:00:00", "1998-03-09T11:59:59", "1998-03-09"),
    ("1998-03-09T00:00:00", "1998-03-15T23:59:59", "1998-W11"),
    ("1998-03-13T00:00:00", "1998-03-15T23:59:59", "1998-W11-WE"),
    ("1998-03-01T00:00:00", "1998-03-13T23:59:59", "1998-03"),
    ("1998-07-01T00:00:00", "1998-09-30T23:59:59", "1998-Q3"),
    ("1998-06-01T00:00:00", "1998-08-31T23:59:59", "1998-SU"),
    ("1998-12-01T00:00:00", "1999-02-28T23:59:59", "1998-WI"),
    ("1998-07-01T00:00:00", "1998-12-31T23:59:59", "1998-H2"),
    ("1998-11-01T00:00:00", "1998-12-31T23:59:59", "1998"),
    ("1997-05-01T00:00:00", "1998-05-01T23:59:59", "1997"),
    ("1990-01-01T00:00:00", "1999-12-31T23:59:59", "199X"),
    ("1800-01-01T00:00:00", "1899-12-31T23:59:59", "18"),
    ("1998-12-31T00:00:00", "1999-01-02T23:59:59", "1998-W53"),
    ("1899-05-01T00:00:00", "1902-01-02T23:59:59", ""),
]


@pytest.mark.parametrize("earliest, latest, value", INTERVALS)
def test_the_value_of_an_interval(earliest: str, latest: str, value: str) -> None:
    assert value_of(earliest, latest) == value


def test_what_a_gold_value_leaves_open_is_dropped() -> None:
    assert [normal(value) for value in ("199X-XX-XX", "1998-12-XX", "1989-QX")] == ["199X", "1998-12", "1989-QX"]


def test_pairs_are_one_to_one() -> None:
    gold = [Expression(0, 10, "a"), Expression(12, 14, "b")]
    found = [Expression(0, 3, "c"), Expression(4, 13, "d")]
    assert match(gold, found) == [(gold[0], found[1])]


def test_durations_are_neither_wanted_nor_held_against_us() -> None:
    text = "three days ago, Friday"
    document = Document("x", text, "1998-03-11", (Expression(16, 22, "1998-03-06"),), (Expression(0, 10, "P3D"),))
    counts = count([document], ours, look=False)
    assert figures(counts) == {"times.extent_relaxed_f1": 1.0, "times.value": 1.0, "times.value_share": 1.0}


def test_reading(tmp_path: Path) -> None:
    path = tmp_path / "a.tml"
    path.write_text(
        '<DCT><TIMEX3 tid="t0" type="DATE" value="1998-03-11" functionInDocument="CREATION_TIME">x</TIMEX3></DCT>'
        '<TEXT>A &amp; B <EVENT>met</EVENT> on <TIMEX3 type="DATE" value="1998-W7">Friday</TIMEX3> for '
        '<TIMEX3 type="DURATION" value="P1D">a day</TIMEX3>.</TEXT>'
    )
    document = read(path)
    assert (document.text, document.published) == ("A & B met on Friday for a day.", "1998-03-11")
    assert document.gold == (Expression(13, 19, "1998-W07"),)
    assert document.passed_over == (Expression(24, 29, "P1D"),)
