"""When an article was published, from the lines near its headline and from its address."""

from __future__ import annotations

import pytest

from stemma.language.lines import Line
from stemma.language.publication import find_stamp, from_dateline, from_url, from_words, is_stamp, stamp_strength


def lines(*texts: str) -> list[Line]:
    rows, at = [], 0
    for text in texts:
        rows.append(Line(at, at + len(text), text, True))
        at += len(text) + 1
    return rows


@pytest.mark.parametrize(
    ("texts", "earliest", "quote"),
    [
        (["Published: 4 May 2031, 10:15"], "2031-05-04T10:15:00", "4 May 2031, 10:15"),
        (["Wednesday, 4th May 2031"], "2031-05-04T00:00:00", "Wednesday, 4th May 2031"),
        (["May 4, 2031 | Compiled by the desk"], "2031-05-04T00:00:00", "May 4, 2031"),
        (["1605 15 OCT 31  DOMESTIC/PORTS  SLUG: PIER (2nd lead)"], "2031-10-15T16:05:00", "1605 15 OCT 31"),
        (["0840 2 MAY 31 NORWICK"], "2031-05-02T08:40:00", "0840 2 MAY 31"),
        (["Tuesday, May 4, 2031 | High water 19.12 | 11°C"], "2031-05-04T00:00:00", "Tuesday, May 4, 2031"),
        (["4 May 2031 | Sunset 20:40"], "2031-05-04T00:00:00", "4 May 2031"),
        (
            ["Friday 5 May 2031, 15.20", "First published 4 May 2031, 06.00"],
            "2031-05-05T15:20:00",
            "Friday 5 May 2031, 15.20",
        ),
        (
            ["Posted Sunday 04.05.2031 17:10 by the newsroom (Ada Lund at Pellow, Bo Sund at Low Mere, Cy Roe)"],
            "2031-05-04T17:10:00",
            "Sunday 04.05.2031 17:10",
        ),
        (["Updated 5 May 2031, 09:00", "Published 4 May 2031, 10:15"], "2031-05-04T10:15:00", "4 May 2031, 10:15"),
        (
            ["The Gazette • 3 May 2031 • Late edition", "4 May 2031, 7.02pm"],
            "2031-05-04T19:02:00",
            "4 May 2031, 7.02pm",
        ),
    ],
)
def test_the_best_stamp_is_found(texts: list[str], earliest: str, quote: str) -> None:
    rows = lines(*texts)
    found = find_stamp(rows)
    assert found is not None
    published, _ = found
    assert published.earliest == earliest and published.quote == quote
    assert published.page_start is not None and published.page_end is not None
    assert "\n".join(texts)[published.page_start : published.page_end] == quote


@pytest.mark.parametrize("text", ["Tuesday's edition, Monday night", "High water 06.12, 18.40", "The pier of 1931"])
def test_what_names_no_day_is_no_date(text: str) -> None:
    assert find_stamp(lines(text)) is None


def test_sentences_with_dates_are_no_stamps() -> None:
    assert not is_stamp("The pier was opened on 4 May 1931 by the mayor of the town and his wife.")
    assert stamp_strength("The pier was opened on 4 May 1931 by the mayor of the town and his wife.") == 0


def test_other_evidence() -> None:
    found = from_url("https://a.example/2031/05/04/pier-burns")
    assert found is not None and (found.earliest, found.evidence) == ("2031-05-04T00:00:00", "url")
    assert from_url("https://a.example/pier-2031") is None
    stated = from_words("2031-05-04T10:15:00Z", "metadata", 3)
    assert stated is not None and (stated.page_start, stated.page_end) == (3, 23)


def test_a_dateline_gives_the_day_when_the_year_is_known() -> None:
    row = lines("PORT SALT, Dec 30 (Norwire) - The pier burned.")[0]
    assert from_dateline(row, "PORT SALT, Dec 30 (Norwire)", 0, None) is None
    found = from_dateline(row, "PORT SALT, Dec 30 (Norwire)", 0, "2031-01-02T08:00:00Z")
    assert found is not None and found.earliest == "2030-12-30T00:00:00" and found.quote == "Dec 30"
    assert found.page_start is not None and row.text[found.page_start : found.page_end] == "Dec 30"
