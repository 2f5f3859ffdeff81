from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.language.sentences import split_sentences

# One sentence a row.
WHOLE = [
    "The U.S. Army said that Gen. Roe had left at 5.30 p.m. on Monday with Lt. Col. Poe.",
    "By 7 a.m. 120 guests had been led out.",
    "House No. 3 burned down, as did Nos. 5 and 6.",
    "Prices rose 3.5 per cent. in Feb. 2020, according to Acme Inc. figures.",
    "“Really?” she asked.",
    '"Really?" she asked.',
    "The report stands on www.acme.example and on Acme.Com for all to read.",
    "Sen. Roe, D-Ore., met the U.N. Security Council and St. Mary’s choir.",
]

# Sentences that follow each other, and what stands between them.
PARTED = [
    ["It sank.", "He left."],
    ["“It sank.”", "He left."],
    ['"It sank."', '"He left," she said.'],
    ["“We have looked.", "There is no key,” she said."],
    ["He asked why.", "“Because it was late.”", "Nobody spoke."],
    ["She lives in the U.S.", "He works in Rome."],
    ["It was asked twice, once by me.", "Nobody answered."],
    ["He said that he was ill.", "She went alone."],
    ["“The answer is no.”", "Bo Sund left."],
    ["1. First the ship.", "2. Then the boats."],
]


def words(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text)]


@pytest.mark.parametrize("text", WHOLE)
def test_left_whole(text: str) -> None:
    assert words(text) == [text]


@pytest.mark.parametrize("parts", PARTED)
@pytest.mark.parametrize("between", [" ", "  ", "\n", "\r\n\n", "\u2028"])
def test_parted(parts: list[str], between: str) -> None:
    assert words(between.join(parts)) == parts


@pytest.mark.parametrize(
    "text, count",
    [
        ("He has written to the people in that office.Who the buyer is", 2),
        ("It was over.“We go,” he said.", 2),
        ("“We go.”Then he left.", 2),
        ("That was in 2024.The ship sank.", 2),
        ("He is in St.Mary hospital.", 1),
        ("Write to a.Roe@acme.example today.", 1),
    ],
)
def test_run_together(text: str, count: int) -> None:
    assert len(split_sentences(text)) == count


def test_lines_end_sentences() -> None:
    assert words("A headline without a stop\nThe story\n\n  begins here. \n") == [
        "A headline without a stop",
        "The story",
        "begins here.",
    ]
    assert split_sentences("") == split_sentences(" \n\t ") == ()


@given(st.text(st.sampled_from('aB.!?"”“’) \n5é…\u2028'), max_size=60) | st.text(max_size=80))
def test_offsets_are_exact_and_nothing_is_lost(text: str) -> None:
    found = split_sentences(text)
    assert all(text[a:b] and text[a:b] == text[a:b].strip() for a, b in found)
    assert all(b <= c for (_, b), (c, _) in pairwise(found))
    kept = {place for a, b in found for place in range(a, b)}
    assert all(place in kept or char.isspace() for place, char in enumerate(text))


@pytest.mark.parametrize("text", ["x" * 300_000, "a. " * 50_000, '"' * 300_000, "no.No " * 20_000, "\n" * 300_000])
def test_odd_text_does_no_harm(text: str) -> None:
    split_sentences(text)
