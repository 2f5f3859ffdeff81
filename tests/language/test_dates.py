import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.language.dates import find_times, parse_instant
from stemma.model import Published

WEDNESDAY = Published("2021-06-16T09:00:00+01:00", "2021-06-16T09:00:59+01:00", "minute", "text")

STAMPS = [
    ("March 2, 2023, 8:15 PM ET", "2023-03-02T20:15:00-05:00", "minute"),
    ("July 2, 2023, 8:15 p.m. ET", "2023-07-02T20:15:00-04:00", "minute"),
    ("8:15 PM PT Mar. 2, 2023", "2023-03-02T20:15:00-08:00", "minute"),
    ("3 March 2021, 14.20", "2021-03-03T14:20:00", "minute"),
    ("JUNE 11 2021, 6.45AM", "2021-06-11T06:45:00", "minute"),
    ("19/06/2021 08:30", "2021-06-19T08:30:00", "minute"),
    ("06/19/2021 08:30", "2021-06-19T08:30:00", "minute"),
    ("06/06/2021", "2021-06-06T00:00:00", "day"),
    ("05/06/2021 3:00 PM EDT", "2021-05-06T15:00:00-04:00", "minute"),
    ("05/06/2021 15:00 GMT", "2021-06-05T15:00:00+00:00", "minute"),
    ("Sat 05/06/2021", "2021-06-05T00:00:00", "day"),
    ("5.6.2021, 14:30", "2021-06-05T14:30:00", "minute"),
    ("Thu Jun 10, 2021 / 7:05 AM", "2021-06-10T07:05:00", "minute"),
    ("Sunday, 20 June 2021 | 21:40", "2021-06-20T21:40:00", "minute"),
    ("Saturday, 9th October 2021", "2021-10-09T00:00:00", "day"),
    ("Thu Jun 10 09:40:00 BST 2021", "2021-06-10T09:40:00+01:00", "second"),
    ("Fri, 08 Jan 2021 12:00:00 +0000", "2021-01-08T12:00:00+00:00", "second"),
    ("8 Jan 2021 1420 GMT", "2021-01-08T14:20:00+00:00", "minute"),
    ("2021-01-08T14:20:00Z", "2021-01-08T14:20:00+00:00", "second"),
    ("20210108T142012Z", "2021-01-08T14:20:12+00:00", "second"),
    ("2021-01-08", "2021-01-08T00:00:00", "day"),
    ("June 5, 2021, 12:01 a.m.", "2021-06-05T00:01:00", "minute"),
    ("Updated: June 17, 2021 8:00 am; Published: June 16, 2021 9:00 am", "2021-06-16T09:00:00", "minute"),
    ("January 8, 2021 · 5 min read", "2021-01-08T00:00:00", "day"),
    ("15 June 2021, 10:00-12:00", "2021-06-15T10:00:00", "minute"),
]


@pytest.mark.parametrize("stamp, earliest, precision", STAMPS)
def test_stamps(stamp: str, earliest: str, precision: str) -> None:
    found = parse_instant(stamp)
    assert found is not None
    assert (found[0], found[2]) == (earliest, precision)
    assert found[0][:10] == found[1][:10]


def test_an_ambiguous_stamp_is_an_interval() -> None:
    assert parse_instant("04/03/2021, 10:25") == ("2021-03-04T10:25:00", "2021-04-03T10:25:59", "interval")
    assert parse_instant("12/07/24") == ("2024-07-12T00:00:00", "2024-12-07T23:59:59", "interval")


@pytest.mark.parametrize("text", ["", "2 hours ago", "Monday 14 June, 10:25", "June 31, 2021", "99/99/2021", "10:25"])
def test_no_stamp(text: str) -> None:
    assert parse_instant(text) is None


# text, then (words, earliest, latest) of each time, published on Wednesday, 16 June 2021
TIMES = [
    ("It burned at 9:40 p.m. on Tuesday.", [("9:40 p.m. on Tuesday", "2021-06-15T21:40:00", "2021-06-15T21:40:59")]),
    ("late on Tuesday", [("late on Tuesday", "2021-06-15T15:00:00", "2021-06-15T23:59:59")]),
    ("on Wednesday", [("Wednesday", "2021-06-16T00:00:00", "2021-06-16T23:59:59")]),
    ("last Wednesday", [("last Wednesday", "2021-06-09T00:00:00", "2021-06-09T23:59:59")]),
    ("It will reopen on Friday.", [("Friday", "2021-06-18T00:00:00", "2021-06-18T23:59:59")]),
    ("It opened on Friday.", [("Friday", "2021-06-11T00:00:00", "2021-06-11T23:59:59")]),
    ("on Friday, June 18, at noon", [("Friday, June 18, at noon", "2021-06-18T12:00:00", "2021-06-18T12:00:59")]),
    ("on 14 June 2021", [("14 June 2021", "2021-06-14T00:00:00", "2021-06-14T23:59:59")]),
    ("on November 3 they met", [("November 3", "2020-11-03T00:00:00", "2020-11-03T23:59:59")]),
    ("talks in March", [("March", "2021-03-01T00:00:00", "2021-03-31T23:59:59")]),
    ("talks in July last year", [("July last year", "2020-07-01T00:00:00", "2020-07-31T23:59:59")]),
    ("since 2019", [("2019", "2019-01-01T00:00:00", "2019-12-31T23:59:59")]),
    ("in the 1990s", [("1990s", "1990-01-01T00:00:00", "1999-12-31T23:59:59")]),
    ("Saturday night", [("Saturday night", "2021-06-12T18:00:00", "2021-06-13T05:59:59")]),
    ("yesterday", [("yesterday", "2021-06-15T00:00:00", "2021-06-15T23:59:59")]),
    ("three days ago", [("three days ago", "2021-06-13T00:00:00", "2021-06-13T23:59:59")]),
    ("last month", [("last month", "2021-05-01T00:00:00", "2021-05-31T23:59:59")]),
    ("last summer", [("last summer", "2020-06-01T00:00:00", "2020-08-31T23:59:59")]),
    ("at 00:47 and by 14.20", [("00:47", None, None), ("14.20", None, None)]),
    ("the next day, two hours later", [("the next day", None, None), ("two hours later", None, None)]),
    ("at least 12 may have marched; May said so", []),
    ("Good Friday, Black Friday, The Sunday Times, The Sun", []),
    ("14.20 km of road, 7.5 per cent", []),
]


@pytest.mark.parametrize("text, rows", TIMES)
def test_times(text: str, rows: list[tuple[str, str | None, str | None]]) -> None:
    assert [(text[m.start : m.end], m.earliest, m.latest) for m in find_times(text, WEDNESDAY)] == rows


def test_without_a_day_of_publication_only_full_dates_are_resolved() -> None:
    text = "It opened on Tuesday, yesterday, in March, on 3 May; on 3 May 2020."
    wide = Published("2021-04-06T00:00:00", "2021-06-04T23:59:59", "interval", "text")
    for published in (None, wide):
        assert [m.earliest for m in find_times(text, published)] == [None, None, None, None, "2020-05-03T00:00:00"]


@given(st.text(st.sampled_from("12 :./-MayMon atp.m,\n"), max_size=40) | st.text(max_size=60))
def test_spans_are_in_order_and_intervals_run_forward(text: str) -> None:
    place = 0
    for m in find_times(text, WEDNESDAY):
        assert place <= m.start < m.end <= len(text)
        place = m.end
        assert (m.earliest is None) == (m.latest is None)
        assert m.earliest is None or m.latest is None or m.earliest <= m.latest
    found = parse_instant(text)
    assert found is None or found[0][:10] <= found[1][:10]


@pytest.mark.parametrize("text", ["1" * 300_000, "May " * 50_000, "12/" * 80_000, "1:1" * 80_000, "Monday " * 20_000])
def test_odd_text_does_no_harm(text: str) -> None:
    find_times(text, WEDNESDAY)
    parse_instant(text)
