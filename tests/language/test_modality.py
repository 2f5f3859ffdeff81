"""What a governing word makes of the deed under it. The word stands in [ ], the deed in { }."""

from __future__ import annotations

import re
import time

import pytest

from stemma.knowledge import load_knowledge
from stemma.language.modality import find_main_hedge, subordinates
from stemma.language.tokens import find_tokens

KNOWLEDGE = load_knowledge()
TOLD = [
    "The keeper [said] the sluice had {burst}.",
    "The sluice had {burst}, the keeper [said].",
    "The keeper [said] it was too late to {mend} the sluice.",
    "She [regrets] that the mill {closed}.",
    "They [managed] to {reach} the island.",
    "The crew was [glad] to {see} land.",
    "The council [rejected] the miller's {offer}.",
    "A court [blocked] the {bid} for the mill.",
    "The keeper did not [deny] that the sluice had {burst}.",
    "The frost did not [prevent] the {opening} of the fair.",
    "Nobody has [denied] that the sluice {burst}.",
    "[According] to the keeper, the sluice {burst} at noon.",
]
MODAL = [
    "The council [plans] to {close} the bridge.",
    "The bridge is [expected] to be {closed} by Easter.",
    "The {closing} of the bridge was [planned] for May.",
    "Divers [believe] the bell {sank} off the cape.",
    "The miller [wants] the weir {rebuilt}.",
    "The mayor [called] for the {removal} of the weir.",
    "The mayor [insisted] that the weir be {removed}.",
    "The order [allows] the guild to mend and {sell} the mill.",
    "Engineers were [sent] to the weir to {inspect} it.",
    "Police are [examining] whether the lock was {forced}.",
    "They were not [expected] to {return}.",
    "If the council [agrees], the miller will {leave}.",
    "The miller will {leave} if the council [agrees].",
    "He has no [intention] of {leaving}.",
    "The guild [postponed] its {vote}.",
]
DENIED = [
    "The keeper [denied] that the sluice had {burst}.",
    "Police have [ruled] out {arson}.",
    "The miller [refused] to {sell}.",
    "The divers [failed] to {find} the bell.",
    "Their [failure] to {warn} the valley was noted.",
    "The storm [prevented] the {launch}.",
    "Ropes [kept] the crowd from {reaching} the quay.",
    "The guild [called] off its {march}.",
    "The council [rejected] any {enlargement} of the quay.",
    "They did not [manage] to {reach} the island.",
    "The divers were [unable] to {raise} the bell.",
]
ROWS = [(row, verdict) for rows, verdict in ((TOLD, "none"), (MODAL, "modal"), (DENIED, "denied")) for row in rows]
MAIN = [
    ("The guild has agreed to sell the mill.", "expected"),
    ("The miller is likely to appeal.", "expected"),
    ("The sitting was put off until May.", "expected"),
    ("The clerk set the next sitting for 30 October.", "expected"),
    ("The guild had planned to sell the mill.", "none"),
    ("The guild does not intend to sell.", "none"),
    ("The guild agreed to the plan.", "none"),
    ("The sitting was put off.", "none"),
    ("They sold the mill after the guild agreed to close it.", "none"),
    ("The barge, which planned to call at Orl, sank.", "none"),
    ("The lock appears to have failed.", "unconfirmed"),
    ("The tale first appeared in the almanac and is retold here.", "none"),
    ("The miller waited for the flood to fall.", "none"),
    ("The miller thinks that the lock failed.", "unconfirmed"),
    ("The miller thought that the lock had failed.", "none"),
    ("The guild denied closing the mill.", "denied"),
    ("The miller was denied entry.", "none"),
    ("", "none"),
]


def split(row: str) -> tuple[str, tuple[int, int], tuple[int, int]]:
    """The text without its marks, the governing word's span and the deed's."""
    pieces = re.split(r"([\[\]{}])", row)
    text, places = "", {}
    for piece in pieces:
        if piece in "[]{}" and piece:
            places[piece] = len(text)
        else:
            text += piece
    return text, (places["["], places["]"]), (places["{"], places["}"])


@pytest.mark.parametrize(("row", "verdict"), ROWS, ids=[row for row, _ in ROWS])
def test_what_stands_under_a_word(row: str, verdict: str) -> None:
    assert subordinates(*split(row), KNOWLEDGE) == verdict


@pytest.mark.parametrize(("text", "hedge"), MAIN)
def test_a_main_verb_hedges_its_statement(text: str, hedge: str) -> None:
    assert find_main_hedge(find_tokens(text), KNOWLEDGE) == hedge


@pytest.mark.parametrize("spans", [((-3, 2), (4, 8)), ((0, 3), (90, 99)), ((5, 5), (0, 3)), ((3, 1), (1, 3))])
def test_spans_that_do_not_fit_give_none(spans: tuple[tuple[int, int], tuple[int, int]]) -> None:
    assert subordinates("They plan to go.", *spans, KNOWLEDGE) == "none"


def test_words_far_apart_are_not_joined() -> None:
    text = "deny " + "so " * 2000 + "gone"
    assert subordinates(text, (0, 4), (len(text) - 4, len(text)), KNOWLEDGE) == "none"


def test_hostile_text_takes_no_long_time() -> None:
    text = "to and not that if , " * 20_000
    began = time.process_time()
    find_main_hedge(find_tokens(text), KNOWLEDGE)
    subordinates(text, (600, 602), (2000, 2003), KNOWLEDGE)
    assert time.process_time() - began < 3.0
