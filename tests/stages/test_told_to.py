"""To which press somebody told it, and who he is whose name comes later."""

from __future__ import annotations

import pytest

from stemma.knowledge import load_knowledge
from stemma.language.trained import Models
from stemma.model import Article
from stemma.settings import Settings
from stemma.stages.reading import read_language
from stemma.stages.statements import find_statements
from tests.stages.newsroom import BagEncoder

KNOWLEDGE = load_knowledge()


def who_says(text: str, words: str) -> str:
    """Kind, name and via, from the source to the article, of the statement that holds the words; "-" for nobody."""
    article = Article("art-1", "art-1", "a.txt", None, None, None, (), None, "en", text)
    reading = read_language(article, Models(BagEncoder()), KNOWLEDGE, Settings())
    found = find_statements(article, reading, KNOWLEDGE, Settings())
    sources = {source.id: source for source in found.sources}
    place = text.index(words)
    row = next(row for row in found.statements if any(a <= place < b for a, b in row.content_spans))
    if row.source is None:
        return "-"
    return f"{sources[row.source].kind} " + " < ".join(sources[key].name for key in (row.source, *reversed(row.via)))


HEARD = [
    (
        "The Norwick Gazette said the port was shut. A diver told the Latvian daily the lock had burst.",
        "the lock had burst", "anonymous a diver (Norwick Gazette) < Norwick Gazette",
    ),
    (
        "The Norwick Gazette said the port was shut. The port disputes it, telling the paper that the lock was dry.",
        "the lock was dry", "office port < Norwick Gazette",
    ),
    (
        "Two divers told Reuters that the lock had burst. A clerk, also speaking to the agency, said it was shut.",
        "it was shut", "anonymous a clerk (Reuters) < Reuters",
    ),
    (
        "A diver told Reuters the keys belonged to the harbour.",
        "the keys belonged", "anonymous a diver (Reuters) < Reuters",
    ),
    ("Appearing on Sky News, Ada Vane said that the lock was dry.", "the lock was dry", "person Ada Vane < Sky News"),
    ("On Sky News on Sunday the mayor, Bo Sund, said he was ill.", "he was ill", "person Bo Sund < Sky News"),
    (
        "A diver, who spoke to Reuters on condition of anonymity, said the lock was dry.",
        "the lock was dry", "anonymous a diver (Reuters) < Reuters",
    ),
    (
        "Two divers interviewed by Reuters said the lock was dry.",
        "the lock was dry", "anonymous two divers interviewed by Reuters (Reuters) < Reuters",
    ),
    ("The Norwick Gazette, which met six divers, said the lock was dry.", "the lock", "outlet Norwick Gazette"),
    ("Sky News said the lock was dry, without citing sources.", "the lock was dry", "outlet Sky News"),
    ("Many in the port said the lock was dry.", "the lock was dry", "anonymous many in the port"),
    (
        "Asked by Sky News if the lock had burst, the mayor, Bo Sund, said it was dry.",
        "it was dry", "person Bo Sund < Sky News",
    ),
    (
        "In an op-ed for the New York Times, Ada Vane wrote that the lock was dry.",
        "the lock was dry", "person Ada Vane < New York Times",
    ),
    (
        "The Times of Israel said that, according to a diver, the lock was dry.",
        "the lock was dry", "anonymous a diver (The Times of Israel) < The Times of Israel",
    ),
    (
        "Ada Vane told the BBC that it was dry. In the same interview, the deputy mayor, Bo Sund, said it was not.",
        "it was not", "person Bo Sund < BBC",
    ),
    ("LONDON (Reuters) - “It is dry,” Ada Vane told Reuters on Friday.", "It is dry", "person Ada Vane"),
    ("Sky News understands that the lock has been sold.", "the lock has been sold", "outlet Sky News"),
]  # fmt: skip
LATER = [
    (
        "The diver said she had seen the leak on Monday. Ada Vane has since left the port.",
        "she had seen the leak", "person Ada Vane",
    ),
    (
        "Norwick's harbour master said the lock was dry. “Come and look,” said Bo Sund.",
        "the lock was dry", "person Bo Sund",
    ),
    (
        "A clerk said the lock was dry. The clerk, Ada Vane, said she had the key.",
        "the lock was dry", "person Ada Vane",
    ),
    # somebody else
    (
        "The diver said the lock was dry. Ada Vane, a clerk, said it was not.",
        "the lock was dry", "anonymous the diver",
    ),
    (
        "The diver said the lock was dry. The clerk had gone home. Ada Vane said it was not.",
        "the lock was dry", "anonymous the diver",
    ),
    (
        "The spokesman said the lock was dry. Ada Vane said it was not.",
        "the lock was dry", "anonymous the spokesman",
    ),
    (
        "Simone Riva denies the theft. “I was at sea,” he said.",
        "I was at sea", "person Simone Riva",
    ),
    (
        "The foreman said Ada Vane had left. “There was no rope in the hut,” she said.",
        "no rope in the hut", "person Ada Vane",
    ),
]  # fmt: skip
THROUGH = [
    (
        "The clerk, Ada Vane, said she had been told by a guard, Bo Sund, that the lock was dry.",
        "the lock was dry", "person Bo Sund < Ada Vane",
    ),
    ("The court heard from Ada Vane that the lock was dry.", "the lock was dry", "person Ada Vane"),
    ("The lock will be sold, the Gazette has learned from two clerks.", "The lock", "anonymous two clerks < Gazette"),
    (
        "Ada Vane said her brother had phoned at four to say the lock was dry.",
        "the lock was dry", "anonymous Ada Vane's brother < Ada Vane",
    ),
    (
        "“The guards told us, ‘Wait by the lock until it is dark,’” Ada Vane said.",
        "Wait by the lock", "anonymous the guards < Ada Vane",
    ),
    ("The lock was dry, Ada Vane told staff, according to a memo.", "The lock was dry", "person Ada Vane < a memo"),
    ("It was shut, Ada Vane said, after the roof had fallen in.", "the roof had fallen", "person Ada Vane"),
    ("The port rejected claims that the lock was dry.", "the lock was dry", "office port"),
    ("Guards have not confirmed reports that the lock was dry.", "Guards have not", "-"),
    ("The lock was dry, as first reported by Sky News.", "The lock was dry", "outlet Sky News"),
    ("An inspection report from May says the lock leaks.", "the lock leaks", "document an inspection report from May"),
    ("The letter that Ada Vane wrote in May was sold on Friday.", "was sold on Friday", "-"),
    ("Marlow's will sell the lock in May, it said in a note.", "sell the lock", "office Marlow"),
    ("Norwick Ferries has sold the lock. A spokesman for the company said it was dry.", "it was dry",
     "anonymous a spokesman for Norwick Ferries"),
    ("One guard said it was dry. Another said it was not.", "it was not", "anonymous another guard"),
    ("According to Sky News, its owner, a retired diver, had kept the key.", "had kept the key", "outlet Sky News"),
    (
        "The Gazette published an interview in which Ada Vane said the lock was dry.",
        "the lock was dry", "person Ada Vane < The Gazette",
    ),
    ("Ada Vane said it was dry; the others said it was not.", "it was not", "anonymous the others"),
    ("Its profits fell, the bank said in its annual report.", "profits fell", "office bank"),
    (
        "“We lost it,” said Ada Vane, 41, whose house was swept away in the storm.",
        "We lost it", "person Ada Vane",
    ),
    ("Essex fire service said the lock was dry.", "the lock was dry", "office Essex fire service"),
    (
        "“It is dry,” Ada Vane was quoted by Reuters as saying on arrival in Norwick.",
        "It is dry", "person Ada Vane < Reuters",
    ),
    ("A poll for The Sun found that half of the voters stayed away.", "half of", "document a poll for The Sun"),
    # reported speech that runs on
    (
        "Ada Vane said the lock was dry. The guard had gone to a wake. Vane said she had seen him leave.",
        "had gone to a wake", "person Ada Vane",
    ),
    ("Ada Vane said the lock was dry. The guard had gone to a wake. He lives nearby.", "had gone to a wake", "-"),
    (
        "Ada Vane said the lock was dry. The guard had gone to a wake. Bo Sund said he had seen him leave.",
        "had gone to a wake", "-",
    ),
]  # fmt: skip
ALL = HEARD + LATER + THROUGH


@pytest.mark.parametrize(("text", "words", "expected"), ALL, ids=[row[0][:70] for row in ALL])
def test_whose_word(text: str, words: str, expected: str) -> None:
    assert who_says(text, words) == expected
