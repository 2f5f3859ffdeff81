"""Who says what: a table of sentences with source, cue and content."""

from __future__ import annotations

import itertools
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.knowledge import Speech, load_knowledge
from stemma.language.cues import inflect, load_cues
from stemma.language.speech import find_attributions

KNOWLEDGE = load_knowledge()


def sentences_of(text: str) -> list[tuple[int, int]]:
    """A sentence a line, or one where a full stop and a capital meet."""
    cuts = [
        0,
        *(
            i + 2
            for i in range(len(text) - 2)
            if text[i] in ".\n" and text[i : i + 2] != "\n\n" and text[i + 1] in " “" and text[i + 2].isupper()
        ),
    ]
    cuts += [i + 1 for i, c in enumerate(text) if c == "\n"]
    cuts = sorted({*cuts, len(text)})
    return [(a, b) for a, b in itertools.pairwise(cuts) if text[a:b].strip()]


def read(text: str) -> list[tuple[str | None, str | None, list[str]]]:
    def words(span: tuple[int, int] | None) -> str | None:
        return text[slice(*span)] if span else None

    found = find_attributions(text, sentences_of(text), (), KNOWLEDGE)
    return [(words(a.source), words(a.cue), [text[x:y] for x, y in a.content]) for a in found]


TABLE = [
    (
        "“We saw it,” said Ana Pohl, 34, a nurse from Norwick.",
        [("Ana Pohl, 34, a nurse from Norwick", "said", ["“We saw it,”"])],
    ),
    ("“Captain,” Marlow said, “it never rains.”", [("Marlow", "said", ["“Captain,”", "“it never rains.”"])]),
    (
        "Ana Pohl, the harbour master, said the gate had failed.",
        [("Ana Pohl, the harbour master", "said", ["the gate had failed"])],
    ),
    (
        "The gate had failed, said Ana Pohl, the harbour master.",
        [("Ana Pohl, the harbour master", "said", ["The gate had failed"])],
    ),
    (
        "The gate failed on Monday, two officials familiar with the matter said.",
        [("two officials familiar with the matter", "said", ["The gate failed on Monday"])],
    ),
    (
        "Two officials told the Norwick Gazette that the gate failed.",
        [("Two officials", "told", ["that the gate failed"])],
    ),
    ("She told reporters the ship had sunk.", [("She", "told", ["the ship had sunk"])]),
    ("According to the harbour board, the gate failed.", [("the harbour board", "According to", ["the gate failed"])]),
    (
        "The gate failed, according to a person close to the board.",
        [("a person close to the board", "according to", ["The gate failed"])],
    ),
    (
        "The price rose, the Gazette reported on Sunday, citing people familiar with it.",
        [("the Gazette", "reported", ["The price rose"]), ("people familiar with it", "citing", ["The price rose"])],
    ),
    ("The board denied that the gate had failed.", [("The board", "denied", ["that the gate had failed"])]),
    ("The board did not say who was to blame.", [("The board", "did not say", ["who was to blame"])]),
    (
        "A spokesman said in a statement on Friday that it would appeal.",
        [("A spokesman", "said", ["that it would appeal"])],
    ),
    (
        "“It failed,” she said on Tuesday, adding that repairs would take a year.",
        [("she", "said", ["“It failed,”"]), ("she", "adding", ["that repairs would take a year"])],
    ),
    (
        "The board’s claim that the gate was sound was false.",
        [("board", "claim", ["that the gate was sound was false"])],
    ),
    (
        "The leak was first reported by the Norwick Gazette.",
        [("the Norwick Gazette", "was first reported by", ["The leak"])],
    ),
    ("It is thought that the gate failed.", [(None, "is thought", ["that the gate failed"])]),
    ("The gate is said to have failed.", [(None, "is said", ["The gate", "to have failed"])]),
    ("As the auditor noted, the gate was old.", [("the auditor", "noted", ["the gate was old"])]),
    ("On Tuesday Pohl said the gate was old.", [("Pohl", "said", ["the gate was old"])]),
    ("“It was old,” he said. “We all knew.”", [("he", "said", ["“It was old,”", "“We all knew.”"])]),
    (
        "“It was old and nobody cared.\n“It should be mended,” she said.",
        [("she", "said", ["“It was old and nobody cared.", "“It should be mended,”"])],
    ),
    ("Pohl went on:\n“The gate was old.”", [("Pohl", "went on", ["“The gate was old.”"])]),
    # who speaks behind a long sentence, behind a hearer, between two halves, in a relative
    (
        "By noon five places had been emptied, the mayor of Pellow, Edda Kirsch, told the Gazette.",
        [("the mayor of Pellow, Edda Kirsch", "told", ["By noon five places had been emptied"])],
    ),
    (
        "The gate had been open, an officer told reporters at the harbour office.",
        [("an officer", "told", ["The gate had been open"])],
    ),
    (
        "The ship had turned back twice, said the officer, who asked not to be named.",
        [("the officer", "said", ["The ship had turned back twice"])],
    ),
    (
        "About 90 people had been moved out of Pellow, Fenn and Stanner, said Lauri Brede, the duty officer.",
        [
            (
                "Lauri Brede, the duty officer",
                "said",
                ["About 90 people had been moved out of Pellow, Fenn and Stanner"],
            )
        ],
    ),
    ("The gate, the navy said, had sunk.", [("the navy", "said", ["The gate", "had sunk"])]),
    (
        "The visit was short, she said, and “they were shown a folder”.",
        [("she", "said", ["The visit was short", "and “they were shown a folder”"])],
    ),
    ("“We saw it,” she told the court, “and ran.”", [("she", "told", ["“We saw it,”", "“and ran.”"])]),
    (
        "An engineer who worked there until the spring said the wall was damp.",
        [("An engineer who worked there until the spring", "said", ["the wall was damp"])],
    ),
    (
        "A man who worked there, and has left since, said it was damp.",
        [("A man who worked there, and has left since", "said", ["it was damp"])],
    ),
    (
        "Pohl put the cost at 35 million marks and said that it was insured.",
        [("Pohl", "put", ["the cost at 35 million marks"]), ("Pohl", "said", ["that it was insured"])],
    ),
    ("The ministry, however, said the gate was shut.", [("The ministry", "said", ["the gate was shut"])]),
    (
        "According to the Norwick Observatory, the army withdrew from Bellow, which it had held since May.",
        [
            (
                "the Norwick Observatory",
                "According to",
                ["the army withdrew from Bellow, which it had held since May"],
            )
        ],
    ),
    (
        "The sides met at a hotel, according to the Gazette, over a draft.",
        [("the Gazette", "according to", ["The sides met at a hotel", "over a draft"])],
    ),
    (
        "The Gazette, citing three diplomats, said the sides had met.",
        [
            ("three diplomats", "citing", ["the sides had met"]),
            ("The Gazette", "said", ["the sides had met"]),
        ],
    ),
    # and who speaks without a plain verb of speech
    ("“No,” she snapped.", [("she", "snapped", ["“No,”"])]),
    ("“Not one coin,” snapped Ana Pohl.", [("Ana Pohl", "snapped", ["“Not one coin,”"])]),
    (
        "The agency quoted him as saying that it was old.",
        [("The agency", "quoted", ["that it was old"]), ("him", "as saying", ["that it was old"])],
    ),
    ("Ana Pohl, on the quay: “It was cold.”", [("Ana Pohl", ":", ["“It was cold.”"])]),
    (
        "The gate was worth 14 million, say investigators.",
        [("investigators", "say", ["The gate was worth 14 million"])],
    ),
    ("The report names no suspect.", [("The report", "names", ["no suspect"])]),
    # a sentence that closes with its speaker, whatever other verbs of speech it holds
    (
        "That is nine more than was said at noon, said a clerk, who did not want to be named.",
        [
            ("a clerk", "said", ["That is nine more than was said at noon"]),
            ("who", "did not want", ["to be named"]),
        ],
    ),
    (
        "It got urgent in May, when the Bank Office privately told Calder to find 3bn, said two people on the board.",
        [
            ("the Bank Office", "privately told", ["to find 3bn"]),
            (
                "two people on the board",
                "said",
                ["It got urgent in May, when the Bank Office privately told Calder to find 3bn"],
            ),
        ],
    ),
    (
        "The tug was late, said a harbour worker who was on duty.",
        [("a harbour worker who was on duty", "said", ["The tug was late"])],
    ),
    ("“It sank,” said one clerk.", [("one clerk", "said", ["“It sank,”"])]),
    (
        "The gate was sold, according to the Norwick Herald, which said it was old.",
        [("the Norwick Herald", "according to", ["The gate was sold"]), ("which", "said", ["it was old"])],
    ),
    (
        "The ship's records, which we have seen, show that the master rang at 22.40.",
        [("The ship's records, which we have seen", "show", ["that the master rang at 22.40"])],
    ),
    # papers, by what stands in them
    ("The list has 240 names.", [("The list", "has", ["240 names"])]),
    ("In the company's list there are 240 names.", [("the company's list", "In", ["there are 240 names"])]),
    ("The memo is dated 3 March.", [("The memo", "is dated", ["3 March"])]),
    (
        "The sum entered in the minutes is 6.2 million.",
        [("the minutes", "entered in", ["The sum", "is 6.2 million"])],
    ),
    ("Pohl handed in a survey that put it at 5 million.", [("a survey", "put", ["it at 5 million"])]),
    # figures and places given by word alone, and passives with their agent
    (
        "The officer placed the start of the blaze at a shed.",
        [("The officer", "placed", ["the start of the blaze at a shed"])],
    ),
    (
        "The deaths were confirmed to the Gazette by Ana Pohl.",
        [("Ana Pohl", "were confirmed to the Gazette by", ["The deaths"])],
    ),
    ("The man was named by the brigade as Bo Sund.", [("the brigade", "was named by", ["The man", "as Bo Sund"])]),
    (
        "The loss was estimated by the union at 40 million.",
        [("the union", "was estimated by", ["The loss", "at 40 million"])],
    ),
    (
        "The mayor's office issued a statement condemning “lies,” saying the mayor remains in town.",
        [
            ("The mayor's office", "condemning", ["“lies,”"]),
            ("The mayor's office", "saying", ["the mayor remains in town"]),
        ],
    ),
    ("The board's line, in its letter, is that it rained.", [("board", "line", ["that it rained"])]),
    (
        "The Office has grounds to believe that he left.",
        [("The Office", "has grounds to believe", ["that he left"])],
    ),
    # the order of words of translated news
    ("The coins are gone, so writes the newspaper.", [("the newspaper", "writes", ["The coins are gone"])]),
    ("The coins have been sold, so the newspaper.", [("the newspaper", "so", ["The coins have been sold"])]),
    ("As writes the newspaper, the sides met.", [("the newspaper", "writes", ["the sides met"])]),
    (
        "The sides met, communicates on Tuesday the agency Volunta.",
        [("the agency Volunta", "communicates", ["The sides met"])],
    ),
    ("The town was left, consider in the Observatory.", [("the Observatory", "consider", ["The town was left"])]),
    ("And Bo Sund, also to Volunta: the talks are off.", [("Bo Sund", ":", ["the talks are off"])]),
    # rightly nothing
    ("He moved it to a firm said to be his brother's.", []),
    ("She put the cup on the table.", []),
    ("Ana Pohl read the names on the quay.", []),
    ("The talks are still going on.", []),
    ("Four towns were added to the list.", []),
    ("The claims of the board are on page two.", []),
    ("The bank wrote off 40 million.", []),
    ("The company reported a loss.", []),
    ("The person, who asked not to be named, left.", []),
    ("The gate failed at noon.", []),
    ("", []),
    (
        "He took to the air to say: “We have seen the list. It is not ours.”",
        [("He", "say", ["“We have seen the list. It is not ours.”"])],
    ),
    (
        "An official, asked about this, said that the first entry was dated 3 May.",
        [("An official, asked about this", "said", ["that the first entry was dated 3 May"])],
    ),
    (
        "Party headquarters says that 41 hands went up for leaving.",
        [("Party headquarters", "says", ["that 41 hands went up for leaving"])],
    ),
    (
        "The cause is unknown, said two divers, both of whom had seen the wreck.",
        [("two divers", "said", ["The cause is unknown"])],
    ),
    (
        "The gate was shut, said four officers, one of whom is a witness.",
        [("four officers", "said", ["The gate was shut"])],
    ),
    (
        "The fee is high, said the three, two of whom are judges.",
        [("the three", "said", ["The fee is high"])],
    ),
    (
        "Once the tide turns, the board says, the gate will open.",
        [("the board", "says", ["Once the tide turns", "the gate will open"])],
    ),
    ("When the rain came, she said, the men ran.", [("she", "said", ["When the rain came", "the men ran"])]),
    (
        "If the wall fails, two engineers say, the town will have an hour.",
        [("two engineers", "say", ["If the wall fails", "the town will have an hour"])],
    ),
    ("Sund made it 2-1 after the break.", []),
    ("Roughly two dozen notes have gone out.", []),
    ("Nine claims have been lodged since May.", []),
    ("Some 40 reports of smoke reached the brigade.", []),
    ("A crew called the Grey Hats took the money.", []),
    ("A man named Bo Sund was found in the river.", []),
    ("Three boys called Ade, Bo and Cy were missing.", []),
    ("The mayor called Sund a thief.", [("The mayor", "called", ["Sund a thief"])]),
    ("She owned that the money had been spent.", [("She", "owned that", ["the money had been spent"])]),
    ("The abbot owned that some of the wine was gone.", [("The abbot", "owned that", ["some of the wine was gone"])]),
    ("He owned that house for years.", []),
    ("The bank confessed to losing 40 files in May.", [("The bank", "confessed", ["to losing 40 files in May"])]),
    ("The clerk admitted to burning the list.", [("The clerk", "admitted", ["to burning the list"])]),
    ("The claim was vouched for by two officers.", [("two officers", "was vouched for by", ["The claim"])]),
]


@pytest.mark.parametrize(("text", "expected"), TABLE, ids=[t[:50] for t, _ in TABLE])
def test_who_says_what(text: str, expected: list[tuple[str | None, str | None, list[str]]]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("base", "forms"),
    [
        ("say", "say says said saying said"),
        ("deny", "deny denies denied denying denied"),
        ("state", "state states stated stating stated"),
        ("admit", "admit admits admitted admitting admitted"),
        ("stress", "stress stresses stressed stressing stressed"),
    ],
)
def test_inflection(base: str, forms: str) -> None:
    assert " ".join(inflect(base, KNOWLEDGE.speech).values()) == forms


def test_cues_without_phrases_are_empty() -> None:
    assert inflect("go", Speech({}, {}, {}))["past"] == "goed"  # unknown verbs are regular
    assert load_cues(KNOWLEDGE).phrases[0] != ()


@given(
    st.lists(
        st.sampled_from(
            [
                "“",
                "”",
                '"',
                "Ana",
                "said",
                ",",
                ".",
                "\n",
                "according",
                "to",
                "that",
                "told",
                "the",
                "citing",
                ":",
                "(",
                ")",
            ]
        ),
        max_size=60,
    )
)
def test_spans_lie_in_the_text(pieces: list[str]) -> None:
    text = " ".join(pieces)
    for row in find_attributions(text, sentences_of(text), (), KNOWLEDGE):
        for span in (row.source, row.cue, *row.content):
            assert span is None or 0 <= span[0] < span[1] <= len(text)
        assert row.content


@pytest.mark.parametrize("unit", ["said ", "“", "Ana, ", "“a” said ", "citing ", "( "])
def test_hostile_text_is_read_in_reasonable_time(unit: str) -> None:
    text = unit * (60_000 // len(unit))
    began = time.perf_counter()
    find_attributions(text, [(0, len(text))], (), KNOWLEDGE)
    assert time.perf_counter() - began < 20


@pytest.mark.parametrize(
    "text", ["Coastal states can still agree.", "Coastal states say it is over.", "It states: no."]
)
def test_countries_state_nothing_where_another_verb_is_theirs(text: str) -> None:
    cues = [cue for _, cue, _ in read(text)]
    assert ("states" in cues) is text.startswith("It")
