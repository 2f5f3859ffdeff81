"""Which of two texts is the later: the odds, their bounds and their reasons."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.stages.revision.later import Later, later_odds

FIRST = (
    "A fire broke out at a mill in Orra on Monday and police say that two people were hurt. The road is now "
    "closed and will probably open soon. The goverment is silent."
)
UPDATED = (
    "A fire broke out at the old mill in Orra on Monday, and police said that three people were hurt, one of them "
    "badly. The road was closed until 3 April 2019. The government, which owns the mill, promised help. The mill "
    "was built in 1887 and had stood empty as the owners looked for a buyer."
)


def test_the_fuller_and_corrected_text_is_the_later() -> None:
    found = later_odds(FIRST, UPDATED, "en")
    assert found.odds > 1 and 0 < found.growth < found.odds
    assert "the second has the right form of words that the other misspells" in found.reasons


def test_the_order_only_turns_the_sign() -> None:
    one, other = later_odds(FIRST, UPDATED), later_odds(UPDATED, FIRST)
    assert one.odds == -other.odds and one.growth == -other.growth
    turned = [reason.replace("second", "FIRST").replace("first", "second").replace("FIRST", "first")
              for reason in other.reasons]  # fmt: skip
    assert list(one.reasons) == turned


@pytest.mark.parametrize("text", ["", "\n", "One line.", FIRST])
def test_the_same_text_tells_nothing(text: str) -> None:
    assert later_odds(text, text) == Later(0.0, 0.0, ())


def test_case_and_apostrophes_are_passed_over() -> None:
    assert later_odds("It’s THE mill.", "it's the mill.").odds == 0


def test_a_sign_of_the_earlier_text_names_that_text() -> None:
    """A weight below nothing speaks for the other text, and the reason says which text has more of it."""
    plain = "The mill burned for hours -- and nobody came -- until the rain fell -- and the men went home."
    found = later_odds(plain, plain.replace("--", ",").replace("men", "three men of the works, who had waited,"))
    assert found.odds > 0 and "the first has more double hyphens for dashes" in found.reasons


@given(st.text(max_size=200), st.text(max_size=200))
def test_any_text_is_weighed(a: str, b: str) -> None:
    one, other = later_odds(a, b), later_odds(b, a)
    assert one.odds == -other.odds and len(one.reasons) <= 4


@pytest.mark.parametrize("language", ["de", "en-GB", "xx", ""])
def test_any_language_is_weighed(language: str) -> None:
    assert later_odds(FIRST, UPDATED, language).odds > 0


def test_huge_and_hostile_texts_take_no_long_time() -> None:
    begun = time.process_time()
    for a, b in [("a" * 10**6, "b " * 10**6), ("(," * 10**6, ")!" * 10**6), ("\n" * 10**6, "\ud800." * 10**6)]:
        later_odds(a, b)
    assert time.process_time() - begun < 5
