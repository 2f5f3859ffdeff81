"""Whose word it is, by the rules alone: sentences in small, some words of each, and who is taken to say them."""

from __future__ import annotations

import numpy as np
import pytest

from stemma.knowledge import load_knowledge
from stemma.language.matters import find_matters
from stemma.language.names import find_names
from stemma.language.sentences import split_sentences
from stemma.language.speech import find_attributions
from stemma.model import Article, Reading
from stemma.settings import Settings
from stemma.stages.statements import find_statements

KNOWLEDGE = load_knowledge()
NONE = np.zeros((0, 2), dtype=np.float32)


def who_says(text: str, words: str) -> str:
    """Kind and name of the source of the statement that holds the words, "-" for the article's own voice."""
    sentences, names = split_sentences(text), find_names(text, KNOWLEDGE)
    told = find_attributions(text, sentences, names, KNOWLEDGE)
    matters = find_matters(text, sentences, told, KNOWLEDGE)
    reading = Reading("a", sentences, names, (), (), told, matters, NONE, NONE)
    article = Article("a", "a", "a.txt", None, None, None, (), None, "en", text)
    found = find_statements(article, reading, KNOWLEDGE, Settings())
    place = text.index(words)
    row = next(r for r in found.statements if any(a <= place < b for a, b in r.content_spans))
    source = next((s for s in found.sources if s.id == row.source), None)
    return f"{source.kind} {source.name}" if source else "-"


TABLE = [
    (
        "Traders at the Norwick Exchange expect the levy to fall in May.",
        "the levy to fall",
        "anonymous traders at the Norwick Exchange",
    ),
    (
        "Divers who have searched the wreck of the Merle describe a hole as wide as a door.",
        "a hole as wide",
        "anonymous divers who have searched the wreck of the Merle",
    ),
    (
        "The gate, engineers at the port say, was weak for years.",
        "was weak for years",
        "anonymous engineers at the port",
    ),
    (
        "Chairs flew across the hall, guests who were there say.",
        "Chairs flew",
        "anonymous guests who were there",
    ),
    (
        "A source at the port said the gate was old. "
        "Another source, close to the board, said it was sound: the wall, this person said, had held.",
        "had held",
        "anonymous another source",
    ),
    (
        "One official said the ferry was late. The log, the official said, was wrong.",
        "was wrong",
        "anonymous one official",
    ),
    (
        "Justice Minister Clara Benn and her Danish counterpart, Palle Krog, met for an hour. "
        "The terms were “fair”, she said.",
        "The terms were",
        "person Clara Benn",
    ),
    (
        "Mayor Edda Kirsch and the harbour master, Tove Lind, walked the quay. "
        "The latter was blunt: the gate had been rotten for years, she told reporters.",
        "the gate had been rotten",
        "person Tove Lind",
    ),
    (
        "Police in Pellow say the keeper sold the bell. "
        "His brother, Rasmo Vik, rejected the charge: the bell had never left the tower, he told "
        "reporters.",
        "the bell had never left",
        "person Rasmo Vik",
    ),
    (
        "The coroner, Ada Vane, adjourned the inquest. Captain Bo Sund will give evidence in May, he said.",
        "will give evidence",
        "person Bo Sund",
    ),
    (
        "The bakers and the council disagree. "
        "The ovens were cold, the latter said in a letter; the former went further, claiming that "
        "the gas had been cut.",
        "the gas had been cut",
        "anonymous the bakers",
    ),
    (
        "The union and management agree on little. The line had stopped, the latter said.",
        "The line had stopped",
        "office management",
    ),
    (
        "One of the injured, the cook Bo Sund, told the inquest that the stove had leaked.",
        "the stove had leaked",
        "person Bo Sund",
    ),
    (
        "One of those fined, bus driver Ada Vane, said the sign was hidden.",
        "the sign was hidden",
        "person Ada Vane",
    ),
    (
        "The operator, Kestrel Two, has accused the board of hiding the list.",
        "hiding the list",
        "office Kestrel Two",
    ),
    (
        "Vik, 61, of Pellow, denies setting the fire.",
        "setting the fire",
        "person Vik",
    ),
    (
        "Lind, 44, from Old Quay, said the boat was hers.",
        "the boat was hers",
        "person Lind",
    ),
    (
        "Gardener to the rich Bo Sund has let slip that the pie was bought.",
        "the pie was bought",
        "person Bo Sund",
    ),
    (
        "Harbour figures filed at the ministry show catches at their lowest in ten years.",
        "catches at their lowest",
        "document harbour figures filed at the ministry",
    ),
    (
        "Accounts lodged with the court show that the bakery owed 40,000 talers.",
        "the bakery owed",
        "document accounts lodged with the court",
    ),
    (
        "Auction particulars seen by the Gazette put the price at 3 million.",
        "put the price at 3 million",
        "document auction particulars seen by the Gazette (The Gazette)",
    ),
    (
        "The pier had moved twice, data from the harbour office show.",
        "The pier had moved",
        "document data from the harbour office",
    ),
    (
        "Two members wanted to close the school, minutes of the May meeting showed on Monday.",
        "Two members wanted",
        "document minutes of the May meeting",
    ),
    (
        "Per the writ, Vik paid a clerk 200 talers a month.",
        "paid a clerk",
        "document writ",
    ),
    (
        "Per a club source, the captain is to be sold.",
        "is to be sold",
        "anonymous a club source",
    ),
    (
        "The repair would cost 40 million, per an internal estimate by the board.",
        "40 million",
        "document an internal estimate by the board",
    ),
    (
        "The quay was empty, according to a study published last week in the journal Tides.",
        "The quay was empty",
        "document a study published last week in the journal Tides",
    ),
    (
        "Her story is backed by phone records released in May; they show the first call at noon.",
        "the first call at noon",
        "document phone records",
    ),
    (
        "The claim is contradicted by turnstile data obtained under the law, which put the crowd at 4,000.",
        "the crowd at 4,000",
        "document turnstile data",
    ),
    (
        "One medic, who would not be named, put it otherwise: “We ran out of beds.”",
        "We ran out of beds",
        "anonymous one medic",
    ),
    (
        "Ana Pohl was blunter: “The gate is gone.”",
        "The gate is gone",
        "person Ana Pohl",
    ),
    (
        "Word came from the harbour office on Friday: the pier had sunk.",
        "the pier had sunk",
        "office harbour office",
    ),
    (
        "News that the crew was safe came from a fisherman, who told Radio Pellow he had seen four men on the rocks.",
        "he had seen four men",
        "anonymous a fisherman (Radio Pellow)",
    ),
    (
        "Confirmation came late from the palace: the queen had fallen ill.",
        "the queen had fallen",
        "office palace",
    ),
    (
        "The bursar, Ada Vane, rejected this, according to the Argus; what the pupils had read, "
        "she said, was “a draft”.",
        "a draft",
        "person Ada Vane",
    ),
    (
        "The fire was set, police said, and a man of 40 is understood to have been held.",
        "a man of 40",
        "-",
    ),
    (
        "The bell was stolen, the sexton said, and a dealer is thought to have bought it.",
        "a dealer is thought",
        "-",
    ),
    (
        "A baker in Pellow who sells to the port told the same paper he had been asked to wait.",
        "he had been asked to wait",
        "anonymous a baker in Pellow who sells to the port",
    ),
    (
        "They can sing what they want, the priest told the choir.",
        "They can sing",
        "anonymous the priest",
    ),
    (
        "Some 300 homes were dark, the prefecture said.",
        "Some 300 homes",
        "office prefecture",
    ),
    (
        "The trade letter Foremast, which said on Monday that the yard was sold, stands by it.",
        "the yard was sold",
        "office Foremast",
    ),
    (
        "The publisher, Lund Forlag, denied this. What was sent, it said, was “a proof”.",
        "a proof",
        "office Lund Forlag",
    ),
    (
        "The tram was late, drivers on the route complain.",
        "The tram was late",
        "anonymous drivers on the route",
    ),
    (
        "Insiders at the bakery describe a firm on its last legs.",
        "a firm on its last legs",
        "anonymous insiders at the bakery",
    ),
    (
        "Those present said the speech had lasted an hour.",
        "the speech had lasted",
        "anonymous those present",
    ),
    (
        "“It was chaos,” recalls a former vice-president.",
        "It was chaos",
        "anonymous a former vice-president",
    ),
    (
        "Staff at two clinics told the Argus that beds had run out.",
        "beds had run out",
        "anonymous staff at two clinics (The Argus)",
    ),
    (
        "A trading house in Norwick said it had sold the wheat.",
        "it had sold the wheat",
        "office trading house",
    ),
    (
        "The national chess body said on Tuesday that the title would stand.",
        "the title would stand",
        "office national chess body",
    ),
    (
        "The ferry sank in minutes, survivors said, and its captain swam ashore.",
        "The ferry sank",
        "anonymous survivors",
    ),
    (
        "The dam will be rebuilt by 2030, the minister told reporters in Pellow.",
        "The dam will be rebuilt",
        "person minister",
    ),
    (
        "Sund, who led the search, was cautious: “We have found nothing.”",
        "We have found nothing",
        "person Sund",
    ),
    (
        "The indictment adds that the clerk burned the list.",
        "the clerk burned the list",
        "document indictment",
    ),
    (
        "“We saw nothing,” Ana Pohl said. “It was dark.”",
        "It was dark",
        "person Ana Pohl",
    ),
    (
        "Lena Moor runs the shop. The roof had leaked for years, she said.",
        "The roof had leaked",
        "person Lena Moor",
    ),
    (
        "The pair denied it. They had been at home, they told the court.",
        "They had been at home",
        "anonymous the pair",
    ),
    (
        "Two brothers were held in Pellow. The pair said they had been at home.",
        "they had been at home",
        "anonymous two brothers",
    ),
    (
        "Deputy mayor Ines Falk and councillor Nils Lind spoke after the vote. The park would stay, he said.",
        "The park would stay",
        "person Nils Lind",
    ),
    (
        "A harbour pilot, speaking on condition of anonymity, said the buoy was out.",
        "the buoy was out",
        "anonymous a harbour pilot",
    ),
    (
        "The water was safe, the utility said; residents of two streets disagreed.",
        "The water was safe",
        "office utility",
    ),
    (
        "Its spokeswoman, Rita Holm, said the shop would close.",
        "the shop would close",
        "person Rita Holm",
    ),
    (
        "A letter signed by forty teachers warns that the roof may fall.",
        "the roof may fall",
        "document a letter signed by forty teachers",
    ),
    (
        "An audit put the loss at 4 million. The board disputed the figure.",
        "put the loss at 4 million",
        "document an audit",
    ),
    (
        "Satellite pictures released on Friday show a new road.",
        "a new road",
        "document satellite pictures",
    ),
    (
        "The road was closed at noon, records reviewed by the Argus show.",
        "The road was closed",
        "document records reviewed by the Argus (The Argus)",
    ),
    (
        "In his diary, the priest wrote that the bell had cracked.",
        "the bell had cracked",
        "anonymous the priest",
    ),
    (
        "Ada Vane was sure of one thing, she told the court: the gate had been open.",
        "the gate had been open",
        "person Ada Vane",
    ),
    (
        "Vane's view is simple: “Shut it.” The mayor, Bo Sund, disagrees: “It pays for the school,” he says.",
        "It pays for the school",
        "person Bo Sund",
    ),
    (
        "The hospital has run out of blood, its director, Ada Vane, warned on Sunday.",
        "The hospital has run out",
        "person Ada Vane",
    ),
    (
        "The train, the rail company admitted, had passed two red lights.",
        "had passed two red lights",
        "office rail company",
    ),
    (
        "According to people who saw the list, it has 40 names.",
        "it has 40 names",
        "anonymous people who saw the list",
    ),
    (
        "Police found a bag. It held cash, they said.",
        "It held cash",
        "office police",
    ),
    (
        "The judge freed two men. The evidence was thin, she wrote in her ruling.",
        "The evidence was thin",
        "anonymous the judge",
    ),
    (
        "A woman who lives opposite said she had heard glass.",
        "she had heard glass",
        "anonymous a woman who lives opposite",
    ),
    (
        "The mayor's brother-in-law, a builder, said the bricks were his.",
        "the bricks were his",
        "anonymous the mayor's brother-in-law",
    ),
    (
        "Neither the club nor the player would comment. The deal is dead, a person with knowledge of the talks said.",
        "The deal is dead",
        "anonymous a person with knowledge of the talks",
    ),
    (
        "It emerged on Monday that the tower had been empty.",
        "the tower had been empty",
        "-",
    ),
    (
        "The tower is thought to have been empty.",
        "The tower is thought",
        "-",
    ),
    (
        "The steward and his team, the guild said in reply, counts “only members who have paid”.",
        "only members who have paid",
        "office guild",
    ),
    (
        "The union had another view: “Nobody asked any of us.”",
        "Nobody asked any of us",
        "office union",
    ),
]


@pytest.mark.parametrize(("text", "words", "expected"), TABLE, ids=[text[:50] for text, _, _ in TABLE])
def test_whose_word_it_is(text: str, words: str, expected: str) -> None:
    assert who_says(text, words) == expected
