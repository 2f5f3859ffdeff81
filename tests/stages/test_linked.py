"""What the network that links says beside the rules: followed where it is sure, and nowhere else."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from stemma.knowledge import load_knowledge
from stemma.language.matters import find_matters
from stemma.language.names import find_names
from stemma.language.sentences import split_sentences
from stemma.language.speech import find_attributions
from stemma.model import Article, Reading
from stemma.model.links import Link, Named
from stemma.settings import Settings
from stemma.stages.statements import find_statements

KNOWLEDGE = load_knowledge()
NONE = np.zeros((0, 2), dtype=np.float32)
PLAIN = "Bo Sund met the board in June. Ana Pohl said the gate was old."
PRESS = "Reuters reported on Monday that the quay was shut. Ana Pohl said the gate was old."


def told(
    text: str, words: str, own: float, source: str = "", sure: float = 0.99, through: str = "", way: float = 0
) -> str:
    """Whose the words are, and through whom, when the network says so of them: "Ana Pohl < The Gazette"."""
    sentences, names = split_sentences(text), find_names(text, KNOWLEDGE)
    rows = find_attributions(text, sentences, names, KNOWLEDGE)
    matters = find_matters(text, sentences, rows, KNOWLEDGE)

    def named(part: str, sure: float) -> Named:
        return Named(text.index(part), text.index(part) + len(part), sure)

    between = (named(through, way or sure),) if through else ()
    link = Link(own, named(source, sure) if source else None, between, 0)
    place = text.index(words)
    links = tuple(link if any(a <= place < b for a, b in matter.spans) else None for matter in matters)
    assert any(links)
    reading = Reading("a", sentences, names, (), (), rows, matters, NONE, NONE)
    article = Article("a", "a", "a.txt", None, None, None, (), None, "en", text)
    found = find_statements(article, replace(reading, links=links), KNOWLEDGE, Settings())
    row = next(r for r in found.statements if any(a <= place < b for a, b in r.content_spans))
    shown = {one.id: one.name for one in found.sources}
    if row.source and row.source_span:
        assert text[slice(*row.source_span)] in (source, "Ana Pohl")
    return " < ".join([shown.get(row.source or "", "-"), *(shown[key] for key in row.via)])


def test_where_nothing_is_asked_the_rules_stand() -> None:
    assert told(PLAIN, "met the board", 0.5) == "-"
    assert told(PLAIN, "the gate was old", 0.5) == "Ana Pohl"


def test_another_is_the_source_where_the_network_is_sure() -> None:
    assert told(PLAIN, "the gate was old", 0.0, "Bo Sund") == "Bo Sund"
    assert told(PLAIN, "the gate was old", 0.0, "Bo Sund", 0.6) == "Ana Pohl"
    assert told(PLAIN, "the gate was old", 0.5, "Bo Sund") == "Ana Pohl"


def test_less_is_asked_of_a_source_behind_one_whom_the_rules_found() -> None:
    text = "Ana Pohl said the warden had boasted of having a gate in his pocket."
    words = "having a gate in his pocket"
    assert told(text, words, 0.0, "the warden", 0.8, "Ana Pohl", 0.95) == "the warden < Ana Pohl"
    assert told(text, words, 0.0, "the warden", 0.8, "Ana Pohl", 0.8) == "Ana Pohl"
    assert told(text, words, 0.0, "the warden", 0.6, "Ana Pohl", 0.95) == "Ana Pohl"


def test_a_source_is_found_where_the_rules_see_none() -> None:
    assert told(PLAIN, "met the board", 0.01, "Ana Pohl") == "Ana Pohl"
    assert told(PLAIN, "met the board", 0.2, "Ana Pohl") == "-"


def test_nobody_speaks_where_the_network_is_sure_of_it() -> None:
    assert told(PLAIN, "the gate was old", 0.99) == "-"
    assert told(PLAIN, "the gate was old", 0.9) == "Ana Pohl"


def test_the_press_stands_between_where_the_network_is_sure() -> None:
    assert told(PRESS, "the gate was old", 0.0, "Ana Pohl", 0.99, "Reuters") == "Ana Pohl < Reuters"
    assert told(PRESS, "the gate was old", 0.0, "Ana Pohl", 0.5, "Reuters") == "Ana Pohl"


def test_whoever_is_no_press_and_does_not_speak_is_not_between() -> None:
    assert told(PLAIN, "the gate was old", 0.0, "Ana Pohl", 0.99, "the board") == "Ana Pohl"


def test_who_reportedly_said_it_is_nobodys_word() -> None:
    text = "Bo Sund reportedly told the board that the gate was old."
    assert told(text, "the gate was old", 0.0, "Bo Sund") == "-"
