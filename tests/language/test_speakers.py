"""Who is meant: articles in small, and who speaks in each of their sentences."""

from __future__ import annotations

import pytest

from stemma.knowledge import load_knowledge
from stemma.language.citations import find_citations
from stemma.language.cues import load_cues
from stemma.language.describing import describe
from stemma.language.names import find_names
from stemma.language.sayings import find_sayings
from stemma.language.sentences import split_sentences
from stemma.language.speakers import Cast, Speaker
from stemma.language.speech import find_attributions

KNOWLEDGE = load_knowledge()
CUES = load_cues(KNOWLEDGE)


def cast_of(text: str, outlet: str | None = None) -> list[Speaker | None]:
    sentences, names = split_sentences(text), find_names(text, KNOWLEDGE)
    rows = find_attributions(text, sentences, names, KNOWLEDGE)
    cited = find_citations(text, sentences, names, rows, KNOWLEDGE, [outlet] if outlet else [])
    cast = Cast(text, sentences, names, cited, KNOWLEDGE, CUES, outlet)
    return [cast.speaker(saying) for saying in find_sayings(text, rows, CUES)]


def who(text: str) -> list[str]:
    return [f"{s.kind} {s.name}" if s and not s.open else "?" for s in cast_of(text)]


TABLE = [
    # names
    ("Ana Pohl said it rained. Pohl said it stopped.", ["person Ana Pohl", "person Ana Pohl"]),
    (
        "Harbour master Ana Pohl said it rained. It would not stop, Ms Pohl said.",
        ["person Ana Pohl", "person Ana Pohl"],
    ),
    ("The Norwick Coast Guard said it rained.", ["office Norwick Coast Guard"]),
    ("Ana Pohl's lawyer said it rained.", ["anonymous Ana Pohl's lawyer"]),
    # pronouns
    ("Ana Pohl said it rained. She said it would stop.", ["person Ana Pohl", "person Ana Pohl"]),
    (
        "Mr Bo Sund said it rained. Ms Ana Pohl said it did not. He said it did.",
        ["person Bo Sund", "person Ana Pohl", "person Bo Sund"],
    ),
    ("Two officials said it rained. They said it would stop.", ["anonymous two officials", "anonymous two officials"]),
    ("The ministry shut the gate. It rained all day, it said.", ["office ministry"]),
    ("The auditors counted the coins. It was late, they wrote.", ["office auditors"]),
    ("He said it rained.", ["?"]),
    # descriptions
    ("The board's regional director, Afua Boateng, said it rained.", ["person Afua Boateng"]),
    ("The boat's owners, Norwick Ferries, said it rained.", ["office Norwick Ferries"]),
    ("Three Veldric militia sources said it rained.", ["anonymous three Veldric militia sources"]),
    ("Four former directors said it rained.", ["anonymous four former directors"]),
    (
        "Ana Pohl met the ports commissioner, Bo Sund. The commissioner said it rained.",
        ["person Bo Sund"],
    ),
    (
        "Mayor Ana Pohl and fire chief Bo Sund walked out. The mayor said it rained. The chief said it did not.",
        ["person Ana Pohl", "person Bo Sund"],
    ),
    # a change of words
    (
        "Sergeant Ana Pohl and the cook Bo Sund came down. The policewoman said it rained.",
        ["person Ana Pohl"],
    ),
    ("Ana Pohl said it rained. “It did not stop,” the 58-year-old said.", ["person Ana Pohl", "person Ana Pohl"]),
    ("Ana Pohl and Bo Sund walked out. The 58-year-old said it rained.", ["anonymous the 58-year-old"]),
    ("“It rained all day,” said a driver who gave his name only as Bo.", ["person Bo"]),
    (
        "The site manager shut the gate. The manager, who has left, said it rained.",
        ["anonymous the site manager"],
    ),
    (
        "Polls closed, and two of their own engineers stayed for lunch. One of them said it rained.",
        ["anonymous one of their own engineers"],
    ),
    ("The newswire Pelagia has it first. The spy agency said it rained.", ["office spy agency"]),
    (
        "Ana Pohl, the harbour master, said it rained. The harbour master said it would stop.",
        ["person Ana Pohl", "person Ana Pohl"],
    ),
    (
        "A confidential audit shows that coins are gone. The report says that casts were made.",
        ["document a confidential audit", "document a confidential audit"],
    ),
    (
        "Norwick Ferries said the ship sailed. The company said that it was sound.",
        ["office Norwick Ferries", "office Norwick Ferries"],
    ),
    (
        "Three diplomats said they had met. One of them said it rained. Another diplomat said it did not.",
        ["anonymous three diplomats", "anonymous one of three diplomats", "anonymous another diplomat"],
    ),
    ("The prime minister said it rained.", ["person prime minister"]),
    ("Police said it rained.", ["office police"]),
    (
        "Two of the people spoke on Monday. The people said it rained, although one cautioned that it would stop.",
        ["anonymous the people", "anonymous one of the people"],
    ),
    (
        "Bo Sund was out when police called; they think he left.",
        ["office police"],
    ),
    # press: as the text names it, and never some namesake
    ("It rained all day, the Herald reported.", ["outlet The Herald"]),
    ("The Norwick Herald said it rained. It would stop, the Herald said.", ["outlet Norwick Herald"] * 2),
    ("It rained all day, Corda reported on Monday.", ["agency Corda"]),
    ("It rained all day, so writes the newspaper «Argus».", ["outlet Argus"]),
    ("It rained, according to the Norwick Herald, which said it was cold.", ["outlet Norwick Herald"] * 2),
    (
        "The Norwick Herald said it rained, citing an internal report. It was cold, it said.",
        ["outlet Norwick Herald", "document an internal report", "outlet Norwick Herald"],
    ),
    # bodies and persons by their whole names
    ("The Special Prosecutor's Office said it rained.", ["office Special Prosecutor's Office"]),
    ("The Office of the Special Prosecutor said it rained.", ["office Office of the Special Prosecutor"]),
    ("The office said it rained.", ["?"]),
    ("The mayor of Pellow Johanna Brill said it rained. Brill said it would stop.", ["person Johanna Brill"] * 2),
    ("The commander Hassan Ghani said it rained. Ghani said it would stop.", ["person Hassan Ghani"] * 2),
    # papers
    ("Volunta has seen a memo. It puts the cost at 40 million.", ["document a memo"]),
    ("The minutes record that nobody voted against it.", ["document minutes"]),
    # what does not speak
    ("A clerk said that they had counted 212.", ["anonymous a clerk", "?"]),
    ("The storm called the roof into question.", ["?"]),
    ("The losses suggest that it rained.", ["?"]),
]


@pytest.mark.parametrize(("text", "expected"), TABLE, ids=[text[:50] for text, _ in TABLE])
def test_who_speaks(text: str, expected: list[str]) -> None:
    assert who(text) == expected


def test_an_outlet_that_speaks_of_itself_is_the_article() -> None:
    speaker, *_ = cast_of("The Norwick Gazette reported that the gate had failed.", "Norwick Gazette")
    assert speaker is not None and speaker.own


def test_a_paper_knows_through_whom_it_was_seen() -> None:
    text = "Coins are missing from the museum, according to a confidential audit seen by the Norwick Gazette."
    speaker, *_ = cast_of(text)
    assert speaker is not None and speaker.through is not None
    assert (speaker.kind, speaker.through.name) == ("document", "Norwick Gazette")


DESCRIPTIONS = [
    ("two officials familiar with the matter", "anonymous", "two officials familiar with the matter"),
    ("people close to the board", "anonymous", "people close to the board"),
    ("the defence ministry", "office", "defence ministry"),
    ("Ana Pohl, 34, a nurse from Norwick", "person", "Ana Pohl"),
    ("the mayor of Pellow, Edda Kirsch", "person", "Edda Kirsch"),
    ("the office's log", "document", "office's log"),
    ("the newspaper", "press", "newspaper"),
    ("she", "pronoun", "she"),
    ("the spring", "", "spring"),
    ("the capture of the town", "", "capture"),
    ("a Veldric woman reached by phone", "anonymous", "a Veldric woman reached by phone"),
    ("a letter numbered W-117", "document", "a letter numbered W-117"),
    ("the letter W-117", "document", "W-117"),
]


@pytest.mark.parametrize(("phrase", "kind", "name"), DESCRIPTIONS)
def test_descriptions(phrase: str, kind: str, name: str) -> None:
    text = f"It rained, said {phrase}."
    span = (text.index(phrase), len(text) - 1)
    found = describe(text, span, find_names(text, KNOWLEDGE), (), KNOWLEDGE, CUES)
    assert (found.kind, found.name) == (kind, name)


@pytest.mark.parametrize(
    "text", ["", " ", "said said said", "“He said” she said, it said", "The or said it rained. Or said so."]
)
def test_odd_text_raises_nothing(text: str) -> None:
    assert isinstance(cast_of(text), list)
