"""Pages that were changed after they were published: the stamp, the metadata, and what the text then means."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.language.dates import find_times
from stemma.language.lines import Line
from stemma.language.publication import find_stamp, find_told_stamp, from_words
from stemma.language.revisions import between, with_update
from stemma.model import Published


def lines(page: str) -> list[Line]:
    rows, at = [], 0
    for text in page.split("\n"):
        rows.append(Line(at, at + len(text), text, True))
        at += len(text) + 1
    return rows


CHANGED = [  # the lines near a headline, first and last minute, the words of the page
    ("First published Monday 4 May 2031, 6.00am. Last updated Tuesday 5 May 2031, 7.10am", "04T06:00", "05T07:10",
     "Monday 4 May 2031, 6.00am. Last updated Tuesday 5 May 2031, 7.10am"),
    ("Posted 4 May 2031 10:15 · Updated 4 May 2031 18:40", "04T10:15", "04T18:40",
     "4 May 2031 10:15 · Updated 4 May 2031 18:40"),
    ("4 May 2031 at 12.05. Edited 12.31.", "04T12:05", "04T12:31", "4 May 2031 at 12.05. Edited 12.31"),
    ("11:20, 4 May 2031 | Updated 11:58", "04T11:20", "04T11:58", "11:20, 4 May 2031 | Updated 11:58"),
    ("May 4, 2031, 10:12 AM. Updated 19 minutes later", "04T10:12", "04T10:31",
     "May 4, 2031, 10:12 AM. Updated 19 minutes later"),
    ("Published 4 May 2031, 22:00\nLast modified: 5 May 2031, 01:30", "04T22:00", "05T01:30",
     "4 May 2031, 22:00\nLast modified: 5 May 2031, 01:30"),
    ("Updated 5 May 2031, 09:00\nPublished 4 May 2031, 10:15", "04T10:15", "05T09:00",
     "5 May 2031, 09:00\nPublished 4 May 2031, 10:15"),
    ("First published May 4. This version: Tuesday, May 5, 2031, 15:45", "04T00:00", "05T15:45",
     "May 4. This version: Tuesday, May 5, 2031, 15:45"),
    ("4 May 2031, 10:15\nUPDATED 5 May", "04T10:15", "05T23:59", "4 May 2031, 10:15\nUPDATED 5 May"),
]  # fmt: skip


@pytest.mark.parametrize(("page", "first", "last", "quote"), CHANGED)
def test_a_changed_page_is_of_the_time_between(page: str, first: str, last: str, quote: str) -> None:
    stamp = find_stamp(lines(page), page)
    assert stamp is not None
    found = stamp[0]
    assert (found.earliest[:16], found.latest[:16]) == (f"2031-05-{first}", f"2031-05-{last}")
    assert found.precision == "interval" and found.quote == quote
    assert page[found.page_start : found.page_end] == quote


UNCHANGED = [  # one stands alone: no other date, none that is later, or none that can be read
    ("Updated 5 May 2031, 09:00", "2031-05-05T09:00:00", "minute"),
    ("4 May 2031 | Last updated 22:31", "2031-05-04T22:31:00", "minute"),
    ("Published 4 May 2031, 10:15. Updated 12 minutes ago", "2031-05-04T10:15:00", "minute"),
    ("Published 4 May 2031, 10:15. Updated 4 May 2031, 10:16", "2031-05-04T10:15:00", "minute"),
    ("Published 4 May 2031, 10:15. Updated 4 May 2031", "2031-05-04T10:15:00", "minute"),
    ("Published 4 May 2031, 10:15. Updated 3 May 2031, 10:15", "2031-05-04T10:15:00", "minute"),
    ("4 May 2031, 10:15 (updates with minister's reply)", "2031-05-04T10:15:00", "minute"),
]


@pytest.mark.parametrize(("page", "earliest", "precision"), UNCHANGED)
def test_what_is_no_later_change_leaves_the_date_alone(page: str, earliest: str, precision: str) -> None:
    stamp = find_stamp(lines(page), page)
    assert stamp is not None
    assert (stamp[0].earliest, stamp[0].precision) == (earliest, precision)


def test_zones_are_told_in_that_of_the_first() -> None:
    first, last = from_words("2031-05-04T10:00:00+02:00", "metadata"), from_words("2031-05-04T09:30:00Z", "metadata")
    assert first is not None and last is not None
    assert between(first, last).latest == "2031-05-04T11:30:00+02:00"
    assert between(first, None) == first == between(first, from_words("2031-05-04T08:00:20Z", "metadata"))


TOLD = [
    ("Delivered in the old hall. Placed here on 5 May 2031 at 13:30. There were no notes.", "5 May 2031 at 13:30"),
    ("Posted on 5 May 2031. The board met in the morning.", "5 May 2031"),
    ("The report was published on 5 May 2031. The board met in the morning.", None),
    ("Published in 1931, the book sold well.", None),
]


@pytest.mark.parametrize(("text", "quote"), TOLD)
def test_a_date_told_in_a_sentence(text: str, quote: str | None) -> None:
    found = find_told_stamp(lines(text))
    assert (found.quote if found else None) == quote


def test_a_day_takes_its_time_from_a_line_without_a_year() -> None:
    page = "Monday 4 May 2031 · Price 1.20 · No. 14\nFrom our own staff, 4 May, 06.30"
    stamp = find_stamp(lines(page), page)
    assert stamp is not None
    assert (stamp[0].earliest, stamp[0].quote) == ("2031-05-04T06:30:00", "4 May, 06.30")


SPOKEN = [  # published, what "yesterday" means
    (("2021-06-15T06:00:00", "2021-06-16T07:10:59", "interval", "text"), ("2021-06-14", "2021-06-15")),
    (("2021-06-16T06:00:00", "2021-06-16T07:10:59", "interval", "text"), ("2021-06-15", "2021-06-15")),
    (("2021-06-16T06:00:00", "2021-09-16T07:10:59", "interval", "metadata"), ("2021-06-15", "2021-06-15")),
    (("2021-03-04T00:00:00", "2021-04-03T23:59:59", "interval", "text"), (None, None)),
]


@pytest.mark.parametrize(("published", "days"), SPOKEN)
def test_yesterday_on_a_changed_page(published: tuple[str, str, str, str], days: tuple[str | None, str | None]) -> None:
    (found,) = find_times("They met yesterday.", Published(*published))  # type: ignore[arg-type]
    assert (found.earliest and found.earliest[:10], found.latest and found.latest[:10]) == days


@given(st.text(st.sampled_from("updated posted 4 May 2031 10:15 minutes later.\n"), max_size=120))
def test_hostile_stamps_do_not_raise(text: str) -> None:
    rows = lines(text)
    stamp = find_stamp(rows, text)
    if stamp is not None:
        found = with_update(stamp[0], stamp[1], rows, text)
        assert found.quote == text[found.page_start : found.page_end]
