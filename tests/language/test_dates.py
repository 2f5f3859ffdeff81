import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.times import value_of
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
    ("Every Friday it opens at noon.", [("Friday", None, None), ("noon", None, None)]),
    ("He counted them on a Sunday.", [("Sunday", None, None)]),
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
    ("on Nov. 3 they met", [("Nov. 3", "2020-11-03T00:00:00", "2020-11-03T23:59:59")]),
    ("It will open on Nov. 3.", [("Nov. 3", "2021-11-03T00:00:00", "2021-11-03T23:59:59")]),
    ("payable Feb. 2 to holders", [("Feb. 2", "2022-02-02T00:00:00", "2022-02-02T23:59:59")]),
    ("He died last Oct. 23.", [("Oct. 23", "2020-10-23T00:00:00", "2020-10-23T23:59:59")]),
    ("the week of June 7", [("week of June 7", "2021-06-07T00:00:00", "2021-06-13T23:59:59")]),
    ("They had left by Tuesday.", [("Tuesday", "2021-06-15T00:00:00", "2021-06-15T23:59:59")]),
    ("put off until Tuesday", [("Tuesday", "2021-06-22T00:00:00", "2021-06-22T23:59:59")]),
    ("They have until 9 a.m. Tuesday.", [("9 a.m. Tuesday", "2021-06-22T09:00:00", "2021-06-22T09:00:59")]),
    ("at 9.40 p.m. (1840 GMT) Monday", [("9.40 p.m. (1840 GMT) Monday", "2021-06-14T21:40:00", "2021-06-14T21:40:59")]),
    ("the October fire", [("October", "2020-10-01T00:00:00", "2020-10-31T23:59:59")]),
    ("It was put off until October.", [("October", "2021-10-01T00:00:00", "2021-10-31T23:59:59")]),
    (
        "a 1996 law, the 1992 protests",
        [
            ("1996", "1996-01-01T00:00:00", "1996-12-31T23:59:59"),
            ("1992", "1992-01-01T00:00:00", "1992-12-31T23:59:59"),
        ],
    ),
    ("a 1987 Lanfield saloon; 1950 people; Flight 1999", []),
    (
        "in the '80s, in the nineties",
        [
            ("'80s", "1980-01-01T00:00:00", "1989-12-31T23:59:59"),
            ("the nineties", "1990-01-01T00:00:00", "1999-12-31T23:59:59"),
        ],
    ),
    ("in nineteen ninety-six", [("nineteen ninety-six", "1996-01-01T00:00:00", "1996-12-31T23:59:59")]),
    ("a 19th century barn", [("19th century", "1800-01-01T00:00:00", "1899-12-31T23:59:59")]),
    ("over the weekend", [("weekend", "2021-06-11T00:00:00", "2021-06-13T23:59:59")]),
    ("the autumn of 2019", [("autumn of 2019", "2019-09-01T00:00:00", "2019-11-30T23:59:59")]),
    ("this spring", [("this spring", "2021-03-01T00:00:00", "2021-05-31T23:59:59")]),
    ("by the end of the month", [("end of the month", "2021-06-21T00:00:00", "2021-06-30T23:59:59")]),
    ("later this year", [("later this year", "2021-01-01T00:00:00", "2021-12-31T23:59:59")]),
    ("until the end of next year", [("end of next year", "2022-11-01T00:00:00", "2022-12-31T23:59:59")]),
    (
        "in 1998, by the end of the year",
        [("1998", "1998-01-01T00:00:00", "1998-12-31T23:59:59"), ("end of the year", None, None)],
    ),
    ("in the past year", [("the past year", "2020-06-16T00:00:00", "2021-06-16T23:59:59")]),
    ("900 decades ago", [("900 decades ago", None, None)]),
    ("USA Today and “This Week” said so; after the fall she rose", []),
    ("at least 12 may have marched; May said so", []),
    ("Good Friday, Black Friday, The Sunday Times, The Sun", []),
    ("14.20 km of road, 7.5 per cent", []),
]


@pytest.mark.parametrize("text, rows", TIMES)
def test_times(text: str, rows: list[tuple[str, str | None, str | None]]) -> None:
    assert [(text[m.start : m.end], m.earliest, m.latest) for m in find_times(text, WEDNESDAY)] == rows


# a report of sales, published on Wednesday, 16 June 2021: what is said of its quarters
QUARTERS = [
    ("First-quarter sales rose.", [("First-quarter", "2021-Q1")]),
    ("Sales in the fourth quarter rose.", [("fourth quarter", "2020-Q4")]),
    ("Sales will fall in the fourth quarter.", [("fourth quarter", "2021-Q4")]),
    ("Sales rose in the third quarter of 2019.", [("third quarter of 2019", "2019-Q3")]),
    (
        "Profit in Q2 2018, in last year’s second quarter",
        [("Q2 2018", "2018-Q2"), ("last year’s second quarter", "2020-Q2")],
    ),
    (
        "First-quarter profit beat that of a year earlier.",
        [("First-quarter", "2021-Q1"), ("a year earlier", "2020-Q1")],
    ),
    ("In the quarter, sales passed the year-ago period.", [("the quarter", "2021-Q1"), ("year-ago period", "2020-Q1")]),
    ("Sales in the quarter ended Sept. 30 rose.", [("the quarter", "2020-Q3"), ("Sept. 30", "2020-09-30")]),
    ("The loss was larger than a year earlier.", [("a year earlier", "2020")]),
    ("Profit in the first half of 2020", [("first half of 2020", "2020-H1")]),
    ("Sales in fiscal 2019", [("fiscal 2019", "2019")]),
    ("They scored in the third quarter of the game.", []),
    ("A quarter of sales, the final quarter-mile, a third quarter-final", []),
]


@pytest.mark.parametrize("text, rows", QUARTERS)
def test_quarters(text: str, rows: list[tuple[str, str]]) -> None:
    found = find_times(text, WEDNESDAY)
    values = [value_of(m.earliest, m.latest) if m.earliest and m.latest else "" for m in found]
    assert [(text[m.start : m.end], value) for m, value in zip(found, values, strict=True)] == rows


def test_quarters_without_a_day_of_publication() -> None:
    text = "Sales in the quarter, as a year earlier, rose; not in the fourth quarter of 2019."
    assert [m.earliest for m in find_times(text, None)] == [None, None, "2019-10-01T00:00:00"]


@pytest.mark.parametrize("year", ["0001", "9999"])
def test_a_placeholder_for_a_date_resolves_nothing(year: str) -> None:
    day = Published(f"{year}-01-01T00:00:00", f"{year}-01-01T23:59:59", "day", "metadata")
    text = "twelve years ago, next year, last week, by Friday, in May, the end of the year; sales in the quarter"
    assert {m.earliest for m in find_times(text, day)} == {None}


def test_without_a_day_of_publication_only_full_dates_are_resolved() -> None:
    text = "It opened on Tuesday, yesterday, in March, on 3 May; on 3 May 2020."
    wide = Published("2021-04-06T00:00:00", "2021-06-04T23:59:59", "interval", "text")
    for published in (None, wide):
        assert [m.earliest for m in find_times(text, published)] == [None, None, None, None, "2020-05-03T00:00:00"]


WORDS = re.findall(
    r"\S+", "the a quarter sales year-ago earlier end of year in 1996 '90s nineteen ninety Q3 last next month"
)


@given(
    st.text(st.sampled_from("12 :./-MayMon atp.m,\n"), max_size=40)
    | st.text(max_size=60)
    | st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join)
)
def test_spans_are_in_order_and_intervals_run_forward(text: str) -> None:
    place = 0
    for m in find_times(text, WEDNESDAY):
        assert place <= m.start < m.end <= len(text)
        place = m.end
        assert (m.earliest is None) == (m.latest is None)
        assert m.earliest is None or m.latest is None or m.earliest <= m.latest
    found = parse_instant(text)
    assert found is None or found[0][:10] <= found[1][:10]


LONG = [f"{words} " * (200_000 // len(words)) for words in (
    "in 1990", "1990, ", "the quarter", "sales fiscal", "fiscal", "a year earlier", "by the end of the year", "Today",
    "the early", "since", "twenty", "year-ago", "the third", "before the",
)]  # fmt: skip


@pytest.mark.parametrize(
    "text", ["1" * 300_000, "May " * 50_000, "12/" * 80_000, "1:1" * 80_000, "Monday " * 20_000, *LONG]
)
def test_odd_text_does_no_harm(text: str) -> None:
    find_times(text, WEDNESDAY)
    parse_instant(text)
