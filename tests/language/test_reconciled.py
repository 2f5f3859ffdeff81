"""What the rules see and what the reader sees, made one."""

from __future__ import annotations

from stemma.knowledge import load_knowledge
from stemma.language.cues import load_cues
from stemma.language.reconciled import reconcile
from stemma.language.sentences import split_sentences
from stemma.language.speech import find_attributions
from stemma.model import Attribution

KNOWLEDGE = load_knowledge()


def row(text: str, source: str | None, cue: str, *content: str) -> Attribution:
    """An attribution by its words."""

    def span(words: str) -> tuple[int, int]:
        start = text.index(words)
        return start, start + len(words)

    return Attribution(span(source) if source else None, span(cue), tuple(span(words) for words in content))


def told(text: str, ruled: list[Attribution], learned: list[Attribution]) -> list[tuple[str | None, str, list[str]]]:
    found = reconcile(text, split_sentences(text), ruled, learned, load_cues(KNOWLEDGE))
    return [
        (text[slice(*r.source)] if r.source else None, text[slice(*r.cue or (0, 0))], [text[a:b] for a, b in r.content])
        for r in found
    ]


def test_the_reader_adds_words_up_to_the_end_of_the_sentence() -> None:
    text = "Ana said the gate, old and grey, had failed. It rained all day."
    ruled = [row(text, "Ana", "said", "the gate")]
    learned = [row(text, "Ana", "said", "the gate, old and grey, had failed. It rained all day")]
    assert told(text, ruled, learned) == [("Ana", "said", ["the gate, old and grey, had failed."])]


def test_the_rules_row_stands_and_takes_a_source_that_it_lacks() -> None:
    text = "The clerk told the inquest that the gate had failed."
    ruled = [row(text, None, "told", "that the gate had failed")]
    learned = [row(text, "The clerk", "told", "the inquest that the gate had failed")]
    assert told(text, ruled, learned) == [("The clerk", "told", ["that the gate had failed"])]


def test_what_only_the_reader_sees_is_added_where_somebody_speaks() -> None:
    text = "The gate was old, Ben explained. The board wants a new one."
    spoken = row(text, "Ben", "explained", "The gate was old")
    wish = row(text, "The board", "wants", "a new one")
    assert told(text, [], [spoken, wish]) == [("Ben", "explained", ["The gate was old"])]


def test_a_quotation_that_stands_alone_is_whose_the_reader_says_unless_a_rule_knows() -> None:
    text = "Ana promised a new gate. Of the old one she had enough. “It has cost us two winters.” Ben: “Three.”"
    ruled = [row(text, "Ana", "promised", "a new gate"), row(text, "Ben", ":", "“Three.”")]
    learned = [row(text, "Ana", "promised", "a new gate", "“It has cost us two winters.”", "“Three.”")]
    assert told(text, ruled, learned)[:2] == [
        ("Ana", "promised", ["a new gate"]),
        ("Ana", "promised", ["“It has cost us two winters.”"]),
    ]
    assert told(text, ruled, learned)[2:] == [("Ben", ":", ["“Three.”"])]
    elsewhere = text.replace(" “It", "\n“It")
    learned = [row(elsewhere, "Ana", "promised", "a new gate", "“It has cost us two winters.”")]
    assert told(elsewhere, [row(elsewhere, "Ana", "promised", "a new gate")], learned) == [
        ("Ana", "promised", ["a new gate"])
    ]


def test_whom_something_is_told_is_no_part_of_it() -> None:
    text = "The clerk told the daily Argus that the gate had failed."
    learned = [row(text, "The clerk", "told", "the daily Argus that the gate had failed")]
    assert told(text, [], learned) == [("The clerk", "told", ["that the gate had failed"])]


def test_words_behind_the_cue_that_time_what_was_said() -> None:
    text = "The crew called at noon, the officer said, ten minutes after the alarm had rung."
    (found,) = find_attributions(text, split_sentences(text), (), KNOWLEDGE)
    words = [text[a:b].rstrip(".") for a, b in found.content]
    assert words == ["The crew called at noon", "ten minutes after the alarm had rung"]


def test_who_does_it_himself_is_named_by_the_noun_before() -> None:
    text = "The keeper herself posted a picture that read “back by May”."
    learned = [row(text, "herself", "posted", "a picture that read “back by May”")]
    assert told(text, [], learned)[0][0] == "The keeper"
