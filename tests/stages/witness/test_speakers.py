"""Whose word it is: spellings of one name, those who speak for a body, and bodies that put out their own words."""

from __future__ import annotations

import pytest
from stages.newsroom import article
from stages.witness.hearing import Hearing, source

from stemma.knowledge import load_knowledge
from stemma.stages.witness.speakers import find_issuers, is_proper, is_within, know_speakers

GATE = "The sluice gate failed"


def voices(*told: tuple[str, str], called: str | None = None) -> list[str]:
    """Whose word each (speaker, sentence) is, told in order by one article; `called` names the last speaker."""
    story = Hearing()
    said = [
        story.says("Gazette", sentence, speaker, called=called if sentence == told[-1][1] else None)
        for speaker, sentence in told
    ]
    articles = {row.id: row for row in story.articles()}
    known = know_speakers(list(story.statements.values()), list(story.sources.values()), articles)
    return [known.by_id[known.voice[story.statements[name].source or ""]].name for name in said]


NAMESAKES = [
    ("person Ines Abara", "person Abara", True),
    ("person Ines Abara", "person Mayor Ines Abara", True),
    ("person Ines Abara", "person Ana Pohl", False),
    ("person Ines Abara", "person Tomas Abara", False),
    ("office Norwick Harbour Board", "office the board", True),  # there is no other board
    ("office Norwick Harbour Board", "office Harbour Board", True),
    ("office Harbour Board", "office School Board", False),
    ("office Special Prosecutor's Office", "office prosecutors", True),
    ("office Foreign Ministry", "office Defence Ministry", False),
    ("anonymous two officials", "anonymous officials", False),
    ("document the report", "person Ines Abara", False),
    # read as a person in one paper and as a body in another
    ("office Calder Mining", "person Calder Mining", True),
    ("office Calder Mining", "person Calder", True),
    ("office Norvania's foreign ministry", "person Norvania", True),
    ("office Abara Street School", "person Ines Abara", False),
    ("person Ines Abara", "office Ines Abara's office", True),
]


@pytest.mark.parametrize(("first", "second", "one"), NAMESAKES)
def test_two_names_of_one_voice(first: str, second: str, one: bool) -> None:
    a, b = voices((first, GATE + "."), (second, GATE + " again."))
    assert (a == b) is one


def test_a_short_name_that_two_might_bear_is_neither() -> None:
    told = [(f"person {name}", f"{GATE}, {name} said.") for name in ("Ines Abara", "Tomas Abara", "Abara")]
    assert voices(*told) == ["Ines Abara", "Tomas Abara", "Abara"]


def test_the_board_is_neither_of_two_boards() -> None:
    told = [(f"office {name}", f"{GATE}, {name} said.") for name in ("Harbour Board", "School Board", "the board")]
    assert voices(*told) == ["Harbour Board", "School Board", "the board"]


BOARD = ("office Harbour Board", f"{GATE}, the Harbour Board said.")
POLICE = ("office Norwick Police", f"{GATE}, Norwick Police said.")

MOUTHPIECES = [
    # by the body's name, in what the speaker is called
    ([BOARD], "anonymous a spokeswoman for the Harbour Board", None, "Harbour Board"),
    ([BOARD], "anonymous a senior Harbour Board official", None, "Harbour Board"),
    ([BOARD], "person Ana Pohl", "Harbour Board spokeswoman Ana Pohl", "Harbour Board"),
    ([BOARD], "person Ana Pohl", "Ana Pohl, director of the Harbour Board", "Harbour Board"),
    # by its noun
    ([("office Ports Authority", f"{GATE}, the Ports Authority said.")], "anonymous the authority's spokesman", None,
     "Ports Authority"),
    # as the last that was named
    ([BOARD], "person Ana Pohl", "its director Ana Pohl", "Harbour Board"),
    ([BOARD, POLICE], "person Ana Pohl", "its deputy chief Ana Pohl", "Norwick Police"),
    # who speaks for nobody, or for whom is not said
    ([BOARD], "person Ana Pohl", "Ana Pohl, a fishmonger", "Ana Pohl"),
    ([BOARD], "anonymous a spokesman", None, "a spokesman"),
    ([BOARD], "anonymous a spokesman for the school", None, "a spokesman for the school"),
    ([], "anonymous the authority's spokesman", None, "the authority's spokesman"),
    # a post is no body that others speak for
    ([("office chief executive", f"{GATE}, the chief executive said.")], "person Ana Pohl",
     "Ana Pohl, chief executive of a mill", "Ana Pohl"),
]  # fmt: skip


@pytest.mark.parametrize(("before", "speaker", "called", "body"), MOUTHPIECES)
def test_who_speaks_for_a_body(before: list[tuple[str, str]], speaker: str, called: str | None, body: str) -> None:
    name = called or speaker.partition(" ")[2]
    assert voices(*before, (speaker, f"It was old, {name} said."), called=name)[-1] == body


def test_a_title_in_the_middle_of_a_sentence_speaks_for_the_body_too() -> None:
    assert (
        voices(BOARD, ("person Ana Pohl", "It was old, said Ana Pohl, its director."), called="Ana Pohl, its director")[
            -1
        ]
        == "Harbour Board"
    )


ISSUERS = [
    ("Harbour Board", "Statement on the sluice gate", True),
    ("Harbour Board", "For immediate release: the sluice gate", True),
    ("Norwick Gazette", "Statement by the Harbour Board on its gate", True),
    ("Norwick Gazette", "Statement by the School Board on its gate", False),
    ("Norwick Gazette", "Harbour Board says gate was old", False),  # a report of what it said
]


@pytest.mark.parametrize(("outlet", "title", "own"), ISSUERS)
def test_whose_own_words_an_article_is(outlet: str, title: str, own: bool) -> None:
    board = source("office Harbour Board")
    story = Hearing()
    story.says("Gazette", *reversed(BOARD))
    known = know_speakers(list(story.statements.values()), [board], {row.id: row for row in story.articles()})
    row = article("a", GATE + ".", outlet=outlet, title=title)
    assert find_issuers({row.id: row}, known, load_knowledge()) == ({row.id: board.id} if own else {})


PROPER = [
    ("Harbour Board", True),
    ("Review of the Norwick Locks", True),
    ("The Keel Report", True),
    ("the report", False),
    ("an internal memo", False),
    ("Police", False),  # it may only open a sentence
    ("the report (Norwick Gazette)", False),
    ("", False),
]


@pytest.mark.parametrize(("name", "proper"), PROPER)
def test_a_name_of_its_own(name: str, proper: bool) -> None:
    assert is_proper(name) is proper


WITHIN = [
    ("the Norvanian ministry", "Ministry of Norvania", True),
    ("the coast guard", "Norwick Coast Guard", True),
    ("Norwick Coast Guard", "the coast guard", False),
    ("the authority", "Ports Authority", True),
    ("the authority", "Harbour Board", False),
    ("the of for", "Harbour Board", False),
    ("", "Harbour Board", False),
]


@pytest.mark.parametrize(("short", "long", "within"), WITHIN)
def test_a_short_name_of_a_body(short: str, long: str, within: bool) -> None:
    assert is_within(short, long) is within


NORVANIAN = "office Norvanian Foreign Ministry"
FOREIGN = [
    # a body with a name of its own, by its field alone, only where the text names it
    ([f"{GATE}, Foreign Minister Ana Pohl said."], "Ana Pohl"),
    ([f"{GATE}, Foreign Minister Ana Pohl said. It is the Norvanian Foreign Ministry."], "Norvanian Foreign Ministry"),
    # what several papers call her decides
    ([f"{GATE}, Foreign Minister Ana Pohl said."] * 2
     + [f"{GATE}, Foreign Minister Ana Pohl said. It is the Norvanian Foreign Ministry."], "Ana Pohl"),
]  # fmt: skip


@pytest.mark.parametrize(("texts", "voice"), FOREIGN)
def test_another_countrys_minister_does_not_speak_for_a_ministry(texts: list[str], voice: str) -> None:
    story = Hearing()
    story.says("Harbinger", "It denies that, the Norvanian Foreign Ministry said.", NORVANIAN)
    said = [
        story.says(f"Paper {i}", text, "person Ana Pohl", called="Foreign Minister Ana Pohl")
        for i, text in enumerate(texts)
    ]
    known = know_speakers(
        list(story.statements.values()), list(story.sources.values()), {row.id: row for row in story.articles()}
    )
    assert known.by_id[known.voice[story.statements[said[0]].source or ""]].name == voice
