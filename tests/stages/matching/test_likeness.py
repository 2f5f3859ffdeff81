"""How likely two statements tell one matter: each sign by itself, and the odds of the whole."""

from __future__ import annotations

import numpy as np
import pytest
from stages.matching.telling import tell

from stemma.stages.matching.likeness import FEATURES, compare, weigh_pairs
from stemma.stages.matching.pairs import Pairs
from stemma.stages.matching.weights import WEIGHTS

FIRE = "A fire in Orra destroyed 40 homes. The mill stood empty. Nobody in the village was hurt."
RETOLD = "Forty homes burned in Orra. Nobody was hurt in the village. A priest rang the bells."
SHEEP = "The flood drowned 300 sheep. The bridge over the Orrin was closed."


def sign(name: str, a: str, b: str, kin: bool = False) -> np.ndarray:
    """One feature of each pair of statements of two articles."""
    x, y = tell({"a": a, "b": b}).accounts()
    found: np.ndarray = compare(x, y, kin)[:, :, FEATURES.index(name)]
    return found


def test_there_is_a_weight_for_each_sign() -> None:
    assert len(WEIGHTS) == len(FEATURES) == len(set(FEATURES))


@pytest.mark.parametrize("name", ["meaning", "setting", "words of both", "words of the shorter"])
def test_what_tells_the_same_is_the_most_alike(name: str) -> None:
    found = sign(name, FIRE, RETOLD)
    assert found[0].argmax() == 0 and found[2].argmax() == 1 and found[1].max() < found[0, 0]


def test_a_shorter_statement_may_be_wholly_in_a_longer_one() -> None:
    short, long = (
        "A fire destroyed homes. It rained.",
        "A fire destroyed homes and a mill in Orra on Monday. It snowed.",
    )
    assert sign("words of the shorter", short, long)[0, 0] == pytest.approx(1.0)
    assert sign("words of both", short, long)[0, 0] < 0.8


def test_numbers_and_what_they_count() -> None:
    fire = "The fire destroyed 40 homes. It rained."
    for told, number, unit, other in [
        ("Forty homes burned. It snowed.", 1, 1, 0),
        ("Sixty homes burned. It snowed.", 0, 1, 0),
        ("Forty cows burned. It snowed.", 1, 0, 1),
        ("The mill burned. It snowed.", 0, 0, 0),
    ]:
        found = [sign(name, fire, told)[0, 0] for name in ("number", "unit", "other units")]
        assert found == [number, unit, other]


def test_each_others_nearest_are_best_of_both_and_ahead_of_the_second() -> None:
    best, ahead = sign("best of both", FIRE, RETOLD), sign("ahead of the second", FIRE, RETOLD)
    assert best[0, 0] == best[2, 1] == 1.0 and (best[1] < 1.0).all()
    assert ahead[0, 0] > 0 and ahead[2, 1] > 0 and ahead[0, 1] < 0


def test_who_has_no_second_is_ahead_of_nobody() -> None:
    assert sign("ahead of the second", "The mill burned.", "The mill has burned down.").tolist() == [[0.0]]


def test_the_sentences_before_and_behind_speak_for_a_pair() -> None:
    before = sign("neighbours", "The mill in Orra burned. So it did.", "The mill in Orra burned. Thus it was.")
    assert before[1, 1] > 0.3 and before[0, 0] == 0.0
    assert sign("neighbours", "The mill in Orra burned. So it did.", "A heron flew by. Thus it was.")[1, 1] == 0.0


def test_kinship_is_a_sign_of_each_pair() -> None:
    assert (sign("kin", FIRE, RETOLD, True) == 1.0).all() and (sign("kin", FIRE, RETOLD) == 0.0).all()
    assert np.array_equal(sign("kin and meaning", FIRE, RETOLD, True), sign("meaning", FIRE, RETOLD))


@pytest.mark.parametrize("name", FEATURES)
def test_every_sign_is_the_same_from_either_side(name: str) -> None:
    assert np.allclose(sign(name, FIRE, RETOLD, True), sign(name, RETOLD, FIRE, True).T)


def odds(*texts: str, least: float = -99.0, kin: bool = False) -> Pairs:
    accounts = tell({f"{i}": text for i, text in enumerate(texts)}).accounts()
    names = [account.article for account in accounts]
    return weigh_pairs(accounts, {(a, b) for a in names for b in names if kin and a != b}, WEIGHTS, least)


def test_the_statements_are_numbered_through_the_articles() -> None:
    assert sorted(odds(FIRE, SHEEP)) == [(i, j) for i in range(5) for j in range(i + 1, 5)]


def test_a_retelling_is_likelier_than_another_matter_and_a_copy_likelier_still() -> None:
    retold, copied = odds(FIRE, RETOLD), odds(FIRE, FIRE)
    assert copied[0, 3] > retold[0, 3] > max(retold[0, 4], retold[0, 5])
    assert copied[0, 3] > 0 > retold[1, 5]


def test_kin_are_likelier_to_tell_one_matter() -> None:
    assert odds(FIRE, SHEEP, kin=True)[0, 3] > odds(FIRE, SHEEP)[0, 3]


def test_only_what_reaches_the_least_odds_is_given() -> None:
    everything = odds(FIRE, RETOLD)
    assert odds(FIRE, RETOLD, least=-4.0) == {pair: value for pair, value in everything.items() if value >= -4.0}


def test_two_statements_of_one_sentence_are_never_a_pair() -> None:
    found = odds("The mill in Orra burned, and the mill in Orra burned down. The mill in Orra burned.")
    assert sorted(found) == [(0, 2), (1, 2)]
    assert odds("It burned.") == {} and odds() == {}


def test_in_blocks_or_one_by_one_the_odds_are_the_same() -> None:
    texts = [f"{FIRE} {tail}" for tail in (RETOLD, SHEEP, "It rained.", f"{SHEEP} {RETOLD}")] * 15  # more than a block
    accounts = tell({f"{i:02}": f"{text} Nobody slept for {i} days." for i, text in enumerate(texts)}).accounts()
    kin = {(a.article, b.article) for a in accounts[::3] for b in accounts[::3]}
    starts = np.cumsum([0, *map(len, accounts)])
    found = weigh_pairs(accounts, kin, WEIGHTS, -99.0)
    for x, y in [(0, 1), (0, 59), (3, 48), (47, 48), (50, 53)]:
        one = compare(accounts[x], accounts[y], (accounts[x].article, accounts[y].article) in kin) @ np.array(WEIGHTS)
        both = [[found[int(starts[x] + i), int(starts[y] + j)] for j in range(one.shape[1])] for i in range(len(one))]
        assert np.allclose(one, both, atol=1e-5)
