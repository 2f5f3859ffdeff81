"""How far a matter is vouched for, by its own words and by the cue that brings it."""

from __future__ import annotations

import pytest

from stemma.knowledge import load_knowledge
from stemma.language.hedging import find_hedge, find_standing
from stemma.language.sayings import Saying

KNOWLEDGE = load_knowledge()


def said(lemma: str = "say", quoted: bool = False) -> Saying:
    group = "thought" if lemma in ("believe", "expect") else "statement"
    return Saying((0, 1), (2, 3), ((4, 5),), ((4, 5),), group, frozenset([lemma]), quoted)


OWN_VOICE = [
    ("The gate failed at noon.", "none"),
    ("The gate will be mended.", "none"),
    ("The gate is due to open in May.", "expected"),
    ("The gate is to stay shut.", "none"),
    ("The gate was shut in May last year.", "none"),
    ("He would not say who had opened it.", "none"),
    ("The gate would have failed anyway.", "none"),
    ("The gate reportedly failed twice.", "unconfirmed"),
    ("The gate is understood to have been weak.", "unconfirmed"),
    ("Sabotage cannot be ruled out.", "unconfirmed"),
    ("The claim could not be independently verified.", "unconfirmed"),
    ("It is not yet known who opened it.", "unconfirmed"),
    ("The guard is accused of opening it.", "alleged"),
    ("There is no second key.", "none"),
    ("The town has agreed to mend the gate.", "expected"),
    ("The mending was put off until May.", "expected"),
    ("The gate appears to have been weak.", "unconfirmed"),
    ("The guard denied opening the gate.", "none"),
    ("The guard failed to shut the gate.", "none"),
    ("", "none"),
]
BY_CUE = [
    ("the gate was weak", said("deny"), "denied"),
    ("the gate was weak", said("allege"), "alleged"),
    ("the gate was weak", said("believe"), "unconfirmed"),
    ("the gate opens in May", said("expect"), "expected"),
    ("the report is unfounded", said(), "denied"),
    ("“There is no second key,”", said(quoted=True), "none"),
    ("the gate would be shut by noon", said(), "none"),
    ("the town ruled out a second gate", said(), "denied"),
    ("the guard had failed to shut the gate", said(), "none"),
    ("the town had not ruled out a second gate", said(), "none"),
    ("“We saw it fall,”", said(quoted=True), "none"),
]
BESIDE = [
    ("The gate will be mended.", "expected"),
    ("The gate is to stay shut.", "expected"),
    ("The gate should be open by noon.", "expected"),
    ("The gate would have failed anyway.", "none"),
    ("He would not say who had opened it.", "none"),
    ("The gate failed at noon.", "none"),
    ("There is no second key.", "none"),
    ("that no such meeting took place", "denied"),
    ("“There is no second key,”", "denied"),
    ("“Nobody has asked us,”", "denied"),
    ("“He has not taken one taler,”", "denied"),
    ("“Nobody, least of all the board, has asked us,”", "denied"),
    ("“There is nothing to discuss,”", "denied"),
    ("“There is, as far as I know, no second key,”", "denied"),
    ("“This is not true,”", "denied"),
    ("“The report is an invention,”", "denied"),
    ("“No such order was given,”", "denied"),
    ("“No decision has been taken,”", "denied"),
    ("“There is no doubt that it failed,”", "none"),
    ("“There were no injuries,”", "none"),
    ("“We have no comment,”", "none"),
    ("“We do not know yet,”", "none"),
    ("“We saw it fall,”", "none"),
]


@pytest.mark.parametrize(("text", "hedge"), OWN_VOICE)
def test_in_the_article_voice(text: str, hedge: str) -> None:
    assert find_hedge(text, [(0, len(text))], None, KNOWLEDGE) == hedge


@pytest.mark.parametrize(("text", "saying", "hedge"), BY_CUE, ids=[text for text, _, _ in BY_CUE])
def test_by_whom_it_is_said(text: str, saying: Saying, hedge: str) -> None:
    assert find_hedge(text, [(0, len(text))], saying, KNOWLEDGE) == hedge


@pytest.mark.parametrize(("text", "hedge"), BESIDE)
def test_beside_another_wording(text: str, hedge: str) -> None:
    assert find_standing(text, [(0, len(text))], "none") == hedge
    assert find_standing(text, [(0, len(text))], "alleged") == "alleged"
