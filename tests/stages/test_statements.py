"""Who says what on whose word: articles in small, and each of their statements."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stemma.knowledge import load_knowledge
from stemma.language.bylines import source_of
from stemma.language.encoder import Spans
from stemma.language.trained import Models
from stemma.model import Article, Stated
from stemma.settings import Settings
from stemma.stages.reading import read_language
from stemma.stages.statements import find_statements

KNOWLEDGE = load_knowledge()


class Nothing:
    """An encoder that tells no texts apart."""

    digest = "nothing"
    dimension = 2

    def encode(self, text: str, parts: Sequence[Spans]) -> np.ndarray:
        return np.ones((len(parts), 2), dtype=np.float32)


def stated(text: str, outlet: str | None = None) -> Stated:
    article = Article("art-1", "art-1", "a.txt", None, outlet, None, (), None, "en", text)
    reading = read_language(article, Models(Nothing()), KNOWLEDGE, Settings())
    found = find_statements(article, reading, KNOWLEDGE, Settings())
    assert [row.content_spans for row in found.statements] == [matter.spans for matter in reading.matters]
    return found


def rows(text: str, outlet: str | None = None) -> list[tuple[str, str, str]]:
    """Words, "kind name < via", hedge of each statement; "-" is the article's own voice."""
    found = stated(text, outlet)
    sources = {source.id: source for source in found.sources}
    told: list[tuple[str, str, str]] = []
    for row in found.statements:
        source = sources[row.source] if row.source else None
        via = "".join(f" < {sources[key].name}" for key in row.via)
        who = f"{source.kind} {source.name}{via}" if source else "-"
        told.append((" … ".join(text[a:b] for a, b in row.content_spans), who, row.hedge))
    return told


TABLE = [
    ("The gate failed at noon.", [("The gate failed at noon", "-", "none")]),
    (
        "The gate failed at noon, the Norwick Coast Guard said.",
        [("The gate failed at noon", "office Norwick Coast Guard", "none")],
    ),
    # acts that the article reports are its own
    (
        "The board has offered to mend the gate. The navy attacked the fort at dawn.",
        [("The board has offered to mend the gate", "-", "none"), ("The navy attacked the fort at dawn", "-", "none")],
    ),
    ("The board did not say why it failed.", [("The board did not say why it failed", "-", "none")]),
    # a stance is its holder's
    (
        "Mayor Ines Abara called the gate a disgrace.",
        [("Mayor Ines Abara called the gate a disgrace", "person Ines Abara", "none")],
    ),
    # one sentence, two voices
    (
        "The gate failed at noon, police said, and Ines Abara told reporters that she had warned the board.",
        [
            ("The gate failed at noon", "office police", "none"),
            ("she had warned the board", "person Ines Abara", "none"),
        ],
    ),
    # chains
    (
        "“We saw it fall,” Ana Pohl told the Norwick Gazette.",
        [("“We saw it fall,”", "person Ana Pohl < Norwick Gazette", "none")],
    ),
    (
        "The gate was sold in May, the Norwick Gazette reported, citing two officials.",
        [("The gate was sold in May", "anonymous two officials (Norwick Gazette) < Norwick Gazette", "none")],
    ),
    (
        "The gate was sold in May, the Norwick Gazette quoted Ana Pohl as saying.",
        [("The gate was sold in May", "person Ana Pohl < Norwick Gazette", "none")],
    ),
    (
        "The gate was unsafe, according to an audit seen by the Norwick Gazette.",
        [
            (
                "The gate was unsafe",
                "document an audit seen by the Norwick Gazette (Norwick Gazette) < Norwick Gazette",
                "none",
            )
        ],
    ),
    # hedges belong to the matter in which they stand
    ("The gate will be mended in May.", [("The gate will be mended in May", "-", "none")]),
    ("The gate is believed to have been weak.", [("The gate is believed to have been weak", "-", "unconfirmed")]),
    ("The guard allegedly left the gate open.", [("The guard allegedly left the gate open", "-", "alleged")]),
    (
        "The board denied that the gate had been weak.",
        [("the gate had been weak", "office board", "denied")],
    ),
    ("“There is no second key,” Ana Pohl said.", [("“There is no second key,”", "person Ana Pohl", "none")]),
    ("There is no second key.", [("There is no second key", "-", "none")]),
    ("Ana Pohl claimed the gate was weak.", [("the gate was weak", "person Ana Pohl", "alleged")]),
    # the innermost voice is the last, but only when it is clear who it is
    (
        "A clerk told the agency Northwire that they had counted 212.",
        [("they had counted 212", "anonymous a clerk (Northwire) < Northwire", "none")],
    ),
    (
        "The Harbour Board, according to the Norwick Gazette, puts the loss at 40 million.",
        [
            (
                "The Harbour Board, according to the Norwick Gazette, puts the loss at 40 million",
                "office Harbour Board < Norwick Gazette",
                "none",
            )
        ],
    ),
    (
        "A clerk was quoted by the agency Northwire as saying that it sank at noon.",
        [("it sank at noon", "anonymous a clerk (Northwire) < Northwire", "none")],
    ),
    (
        "The vote could come in May, two officials said, although one cautioned that talks had broken down.",
        [
            ("The vote could come in May", "anonymous two officials", "none"),
            ("talks had broken down", "anonymous one of two officials", "none"),
        ],
    ),
    # nobody to be found
    ("He said the gate was weak.", [("the gate was weak", "-", "none")]),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), TABLE, ids=[text[:50] for text, _ in TABLE])
def test_who_says_what(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert rows(text) == expected


def test_the_outlet_itself_is_the_article_voice() -> None:
    told = rows(
        "“We saw it fall,” Ana Pohl told the Gazette.\nThe Gazette reported that it was old.", "Norwick Gazette"
    )
    assert [who for _, who, _ in told] == ["person Ana Pohl", "-"]


CHAINS = [
    # told on, from the article outwards
    (
        "The charity Open Doors, citing survivors, told the BBC that two boats had sunk.",
        "two boats had sunk", "anonymous survivors (BBC) < BBC < Open Doors",
    ),
    (
        "The Norwick Gazette quoted Inspector Bo Sund as saying that the driver had told him he was drunk.",
        "he was drunk", "anonymous the driver (Norwick Gazette) < Norwick Gazette < Bo Sund",
    ),
    (
        "Reuters, citing a court filing seen by the Norwick Gazette, said the bank had lost the deeds.",
        "the bank had lost the deeds",
        "document a court filing seen by the Norwick Gazette (Norwick Gazette) < Reuters < Norwick Gazette",
    ),
    (
        "A draft of the plan, published by the news site Ledgerline, lists nine payments to the mayor.",
        "lists nine payments", "document a draft of the plan (Ledgerline) < Ledgerline",
    ),
    (
        "Ada Vane remembered Bo Sund saying that the door was never locked at night.",
        "the door was never locked", "person Bo Sund < Ada Vane",
    ),
    (
        "Ada Vane said her brother had called from the ship and told her the cargo was on fire.",
        "the cargo was on fire", "anonymous Ada Vane's brother < Ada Vane",
    ),
    (
        "The daily Al Noor said in its Sunday edition, quoting what it described as senior officers, that the convoy "
        "would leave at dawn.",
        "the convoy would leave", "office senior officers < Al Noor",
    ),
    ("The army said, in a claim nobody could check, that 12 boats had been sunk.", "12 boats", "office army"),
    (
        "Fires killed nine people last year, figures from the Norwick Fire Service show.",
        "Fires killed nine", "document figures from the Norwick Fire Service",
    ),
    # the article's own
    ("Three men are alleged to have robbed the bank in May.", "robbed the bank", "-"),
    ("Bo Sund was interviewed by the Norwick Gazette in 1990. He died last week at home.", "He died last week", "-"),
    ("Hundreds of people asked by the city to leave spent the night in a gym.", "spent the night", "-"),
    ("Ana Pohl, described by friends as shy, has won the chess title.", "has won the chess", "-"),
    ("The man who said he had left a bag in a bus was back in court on Thursday.", "was back in court", "-"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "expected"), CHAINS, ids=[row[0][:60] for row in CHAINS])
def test_through_whom(text: str, words: str, expected: str) -> None:
    assert [who for told, who, _ in rows(text) if words in told] == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Gazette said a farm had been shut. The board has yet to confirm this.", "unconfirmed"),
        ("The Gazette said a farm had been shut. The board confirmed the report.", "none"),
        ("The board denied that a farm had been shut. The claim could not be verified.", "denied"),
        (
            "The Gazette said a farm had been shut. The board called it a lie. Neither account could be checked.",
            "unconfirmed",
        ),
        ("A farm had been shut in May. The claim could not be verified.", "none"),
    ],
)
def test_what_the_next_sentence_leaves_in_doubt(text: str, expected: str) -> None:
    assert rows(text)[0][2] == expected


def test_an_unresolved_pronoun_keeps_its_place() -> None:
    text = "He said the gate was weak."
    (row,) = stated(text).statements
    assert row.source is None and row.source_span is not None and text[slice(*row.source_span)] == "He"


def test_places_and_ids() -> None:
    text = "The gate failed at noon, and the mayor closed the harbour. It rained."
    first, second, third = stated(text).statements
    assert [text[row.start : row.end] for row in (first, second, third)] == [
        "The gate failed at noon", "the mayor closed the harbour", "It rained.",
    ]  # fmt: skip
    assert len({first.id, second.id, third.id}) == 3 and all(row.origin is None for row in (first, second, third))


def test_sources_are_those_of_other_stages() -> None:
    found = stated("The gate failed, the news agency Volunta reported. It was old, the Norwick Coast Guard said.")
    assert set(found.sources) == {source_of("Volunta", "agency"), source_of("Norwick Coast Guard", "office")}


PIECES = [
    "Ana",
    "Pohl",
    "said",
    "that",
    "he",
    "they",
    "the",
    "board",
    "denied",
    ",",
    ".",
    "“",
    "”",
    "citing",
    "\n",
    "will",
]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=50))
def test_odd_text_is_read_too(pieces: list[str]) -> None:
    text = " ".join(pieces)
    found = stated(text, "Norwick Gazette")
    known = {source.id for source in found.sources}
    for row in found.statements:
        assert 0 <= row.start < row.end <= len(text)
        assert all(row.start <= a < b <= row.end for a, b in row.content_spans)
        assert (row.source is None or row.source in known) and set(row.via) <= known
