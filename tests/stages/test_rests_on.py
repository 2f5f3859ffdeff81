"""On whose word a report rests, which press hears it, and what a paper lays down, by turns that few articles use."""

from __future__ import annotations

import pytest

from tests.stages.test_told_to import who_says

RESTS = [
    (
        "Sky News, on the authority of two pilots, reported that the lock was dry.",
        "the lock was dry", "anonymous two pilots (Sky News) < Sky News",
    ),
    (
        "The lock was dry, Sky News reported on the basis of a memo.",
        "The lock was dry", "document a memo (Sky News) < Sky News",
    ),
    (
        "Reuters said, citing Sky News, which had spoken to a pilot, that the lock was dry.",
        "the lock was dry", "anonymous a pilot (Sky News) < Sky News < Reuters",
    ),
    (
        "According to Sky News, whose reporter spoke to a pilot, the lock was dry.",
        "the lock was dry", "anonymous a pilot (Sky News) < Sky News",
    ),
    (
        "Ada Vane told Reuters she had it from a pilot that the lock was dry.",
        "the lock was dry", "anonymous a pilot (Reuters) < Ada Vane < Reuters",
    ),
    (
        "Ada Vane said she had been informed by the spy agency that the lock was dry. Reuters asked the mayor.",
        "the lock was dry", "office spy agency < Ada Vane",
    ),
    (
        "Ada Vane told the board that the lock was dry, Reuters reported on Sunday.",
        "the lock was dry", "person Ada Vane < Reuters",
    ),
    # the press that hears it
    (
        "The lock was dry, Bo Sund told listeners of Radio Orvia.",
        "The lock was dry", "person Bo Sund < Radio Orvia",
    ),
    (
        "Pressed by the presenter of Orvia Tonight on the cost, Bo Sund said that the lock was dry.",
        "the lock was dry", "person Bo Sund < Orvia Tonight",
    ),
    (
        "The union, in a statement carried by Sky News, said that the lock was dry.",
        "the lock was dry", "office union < Sky News",
    ),
    (
        "Bo Sund told Radio Orvia the gate was shut. Ada Vane said on the same programme that the lock was dry.",
        "the lock was dry", "person Ada Vane < Radio Orvia",
    ),
    # papers, and what a body has of its own
    ("The regime's newspaper said the lock was dry.", "the lock was dry", "outlet regime's newspaper"),
    (
        "Reuters wrote that the lock was shut. The ministry's website says the lock was dry.",
        "the lock was dry", "document ministry's website",
    ),
    (
        "The BBC said the lock was shut. The broadcaster's website said the lock was dry.",
        "the lock was dry", "outlet BBC",
    ),
    ("The auditor's report found a shortfall of 61 tonnes.", "a shortfall", "document auditor's report"),
    (
        "A draft order obtained by Reuters would let boats through the lock at night.",
        "let boats through", "document a draft order obtained by Reuters (Reuters) < Reuters",
    ),
    ("A new lock would let boats through at night.", "let boats through", "-"),
    # who takes a stand, and who says nothing
    ("The mayor was accused by her own clerks of hiding the keys.", "hiding the keys", "anonymous mayor's own clerks"),
    ("The free zone denied any loss of keys.", "any loss of keys", "anonymous the free zone"),
    ("Bo Sund put the fall in trade down to a fence.", "down to a fence", "person Bo Sund"),
    (
        "Asked whether she knew the clerk, Ada Vane denied having met him or his wife on any day of May.",
        "having met him", "person Ada Vane",
    ),
    ("The army has said nothing about the lock.", "nothing about the lock", "-"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "expected"), RESTS, ids=[row[0][:60] for row in RESTS])
def test_on_whose_word_it_rests(text: str, words: str, expected: str) -> None:
    assert who_says(text, words) == expected
