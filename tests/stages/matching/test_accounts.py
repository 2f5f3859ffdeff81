"""Accounts: what is shared by all of a story tells nothing, and what marks a matter does."""

from __future__ import annotations

import numpy as np
import pytest
from stages.matching.telling import tell

FIRE = "A fire in Orra destroyed 40 homes. Two men were hurt. The mill in Orra stood empty."
FLOOD = "A flood in Orra drowned 300 sheep. The bridge was closed. Nobody saw it come."


def test_an_account_has_one_row_for_each_statement() -> None:
    for account in tell({"a": FIRE, "b": FLOOD}).accounts():
        n = len(account)
        assert n == 3 == len(account.statements) == len(account.numbers) == len(account.units)
        assert account.meaning.shape == account.setting.shape == (n, 512)
        assert account.bags.shape[0] == n and account.sentences.tolist() == [0, 1, 2]


def test_accounts_are_in_order_of_their_articles_whatever_the_order_in_hand() -> None:
    there = tell({"a": FIRE, "b": FLOOD}).accounts()
    back = tell({"b": FLOOD, "a": FIRE}).accounts()
    assert [row.article for row in there] == [row.article for row in back] == ["art-a", "art-b"]
    for x, y in zip(there, back, strict=True):
        assert np.array_equal(x.meaning, y.meaning) and np.array_equal(x.bags.toarray(), y.bags.toarray())


def test_an_article_that_tells_nothing_gives_no_account() -> None:
    assert [row.article for row in tell({"a": FIRE, "b": ""}).accounts()] == ["art-a"]
    assert tell({"a": ""}).accounts() == []


def test_vectors_are_of_length_one_without_what_the_story_shares() -> None:
    rows = np.concatenate([account.meaning for account in tell({"a": FIRE, "b": FLOOD}).accounts()])
    assert np.linalg.norm(rows, axis=1) == pytest.approx(1.0)
    assert (rows @ rows.T)[~np.eye(len(rows), dtype=bool)].mean() < 0.0  # as those of unlike things are on the whole


def test_a_copy_does_not_change_what_the_story_shares() -> None:
    alone = tell({"a": FIRE, "b": FLOOD}).accounts()
    copied = tell({"a": FIRE, "b": FLOOD, "c": FLOOD, "d": FLOOD}).accounts()
    for x, y in zip(alone, copied, strict=False):
        assert np.allclose(x.meaning, y.meaning) and np.allclose(x.bags.toarray(), y.bags.toarray())


def test_a_single_sentence_is_no_story_to_be_taken_off() -> None:
    (account,) = tell({"a": "A fire destroyed 40 homes."}).accounts()
    assert np.linalg.norm(account.meaning, axis=1) == pytest.approx(1.0)


def test_a_word_of_every_sentence_weighs_nothing_and_a_rare_one_most() -> None:
    told = tell({"a": "Orra burned. Orra slept.", "b": "Orra sang. Orra embroidered."})
    weights = [sorted(row.data.tolist()) for account in told.accounts() for row in account.bags]
    assert all(row[0] == 0.0 < row[-1] for row in weights)
    assert max(weights) == weights[-1]  # to embroider is rarer in English than to burn, sleep or sing


MARKS = [
    ("The fire destroyed 40 homes.", {(40.0, 40.0)}, {"home"}),
    ("The fire destroyed about 40 homes and 300 sheds.", 2, {"home", "shed"}),
    ("Two men were hurt in the fire.", set(), {"man"}),  # any story has two men
    ("The mill stood empty.", set(), set()),
]


@pytest.mark.parametrize(("text", "numbers", "units"), MARKS)
def test_numbers_that_mark_a_matter(text: str, numbers: object, units: set[str]) -> None:
    (account,) = tell({"a": text}).accounts()
    assert account.units == (frozenset(units),)
    assert (len(account.numbers[0]) if isinstance(numbers, int) else account.numbers[0]) == numbers


def test_a_number_belongs_to_the_matter_in_which_it_stands() -> None:
    (account,) = tell({"a": "The fire destroyed 40 homes, and the flood drowned 300 cows."}).accounts()
    assert account.units == (frozenset(["home"]), frozenset(["cow"])) and account.sentences.tolist() == [0, 0]
