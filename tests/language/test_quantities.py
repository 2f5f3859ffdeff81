import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.language.quantities import find_quantities

# text, then (words, low, high, bound, unit) of each quantity in it
TABLE = [
    ("By 7 a.m. 45 survivors had landed.", [("45 survivors", 45, 45, "exact", "survivor")]),
    ("some 1,200 to 1,500 men", [("some 1,200 to 1,500 men", 1_200, 1_500, "range", "man")]),
    ("between 10 and 15 percent", [("between 10 and 15 percent", 10, 15, "range", "percent")]),
    ("waves of 8–9 metres", [("8–9 metres", 8, 9, "range", "metre")]),
    ("$3 to $5 million", [("$3 to $5 million", 3e6, 5e6, "range", "dollar")]),
    ("from 5 to 8 per cent", [("5", 5, 5, "exact", None), ("8 per cent", 8, 8, "exact", "percent")]),
    ("at least 12 army officers fled", [("at least 12 army officers", 12, None, "at_least", "officer")]),
    ("no more than 5 tonnes", [("no more than 5 tonnes", None, 5, "at_most", "tonne")]),
    ("as many as 60 wounded soldiers", [("as many as 60 wounded soldiers", None, 60, "at_most", "soldier")]),
    ("nearly 300 people", [("nearly 300 people", 270, 300, "about", "person")]),
    ("just over 30 hours", [("just over 30 hours", 30, 33, "about", "hour")]),
    ("about a dozen boats", [("about a dozen boats", 10.8, 13.2, "about", "boat")]),
    ("300+ people", [("300+ people", 300, None, "at_least", "person")]),
    ("5 or more ships", [("5 or more ships", 5, None, "at_least", "ship")]),
    ("dozens of houses", [("dozens of houses", 24, 99, "about", "house")]),
    ("hundreds of thousands", [("hundreds of thousands", 200_000, 999_000, "about", None)]),
    ("half a million women", [("half a million women", 500_000, 500_000, "exact", "woman")]),
    ("two and a half million barrels", [("two and a half million barrels", 2.5e6, 2.5e6, "exact", "barrel")]),
    ("Twenty-six children", [("Twenty-six children", 26, 26, "exact", "child")]),
    ("$3.5bn", [("$3.5bn", 3.5e9, 3.5e9, "exact", "dollar")]),
    ("£5m and 5m", [("£5m", 5e6, 5e6, "exact", "pound"), ("5m", 5, 5, "exact", "metre")]),
    ("about 400,000 US dollars", [("about 400,000 US dollars", 360_000, 440_000, "about", "dollar")]),
    ("8.6 billion crowns", [("8.6 billion crowns", 8.6e9, 8.6e9, "exact", "crown")]),
    ("3,5 per cent", [("3,5 per cent", 3.5, 3.5, "exact", "percent")]),
    ("22 nautical miles (41 km)", [
        ("22 nautical miles", 22, 22, "exact", "nautical mile"), ("41 km", 41, 41, "exact", "kilometre")]),
    ("a 12-mile zone", [("12-mile", 12, 12, "exact", "mile")]),
    ("a 62-year-old nurse", [("62-year-old", 62, 62, "exact", "year")]),
    ("Ana Roe, 36, a nurse", [("36", 36, 36, "exact", "year")]),
    ("six dead, eight injured.", [("six dead", 6, 6, "exact", "dead"), ("eight injured", 8, 8, "exact", "injured")]),
    ("One man died; no one saw one of them.", [("One man", 1, 1, "exact", "man")]),
    ("two of 18 provincial towns", [
        ("two", 2, 2, "exact", None), ("18 provincial towns", 18, 18, "exact", "town")]),
    ("20 minutes after the alarm", [("20 minutes", 20, 20, "exact", "minute")]),
    ("5 square miles", [("5 square miles", 5, 5, "exact", "square mile")]),
    ("between 15 and 20 million bees", [("between 15 and 20 million bees", 15e6, 20e6, "range", "bee")]),
    ("a handful of stalls", [("a handful of stalls", 3, 9, "about", "stall")]),
    ("up $2 to $14.50", [("$2", 2, 2, "exact", "dollar"), ("$14.50", 14.5, 14.5, "exact", "dollar")]),
    ("one in 40,000, two fifths full", [
        ("one in 40,000", 0.0025, 0.0025, "exact", "percent"), ("two fifths", 40, 40, "exact", "percent")]),
    ("12 below zero Fahrenheit", [("12", 12, 12, "exact", "degree fahrenheit")]),
    ("4,000 hectolitres, 47.90s", [
        ("4,000 hectolitres", 4_000, 4_000, "exact", "hectolitre"), ("47.90s", 47.9, 47.9, "exact", "second")]),
    ("every tenth home", [("every tenth", 10, 10, "exact", "percent")]),
    ("2000 people in 2000", [("2000 people", 2000, 2000, "exact", "person")]),
]  # fmt: skip

NOT_QUANTITIES = [
    "on 9 June 2021 at 9:40 p.m.",
    "in 2019, the 24th",
    "Flight 302, No. 3, Article 5 and a Boeing 737",
    "a quarter to five, two o’clock",
    "an F-16, COVID-19, 5G, 4x4 and 401(k)",
    "They won 3-1.",
    "on Pier Four and deck six",
    "the 2008 primaries",
    "O'Hara, I.V.",
]


@pytest.mark.parametrize("text, rows", TABLE)
def test_quantities(text: str, rows: list[tuple[str, float | None, float | None, str, str | None]]) -> None:
    assert [(text[q.start : q.end], q.low, q.high, q.bound, q.unit) for q in find_quantities(text)] == rows


@pytest.mark.parametrize("text", NOT_QUANTITIES)
def test_numbers_that_count_nothing(text: str) -> None:
    assert [text[q.start : q.end] for q in find_quantities(text)] == []


def test_other_languages_keep_their_figures() -> None:
    for language in ("de", "xx", ""):
        assert [q.low for q in find_quantities("Es waren 30 km.", language)] == [30]


@given(st.text(st.sampled_from("19,.-– $%kmo aA\n½"), max_size=40) | st.text(max_size=60))
def test_spans_are_in_order_and_lie_in_the_text(text: str) -> None:
    place = 0
    for q in find_quantities(text):
        assert place <= q.start < q.end <= len(text)
        place = q.end
        assert q.low is None or q.high is None or q.low <= q.high


@pytest.mark.parametrize("text", ["1" * 300_000, "1," * 50_000, "one hundred " * 5_000, "million " * 20_000])
def test_odd_text_does_no_harm(text: str) -> None:
    find_quantities(text)
