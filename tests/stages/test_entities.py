"""One entity for all spellings of one name; look-alikes, namesakes and what may mean several stay apart."""

from __future__ import annotations

import random
import time
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stemma.knowledge import load_knowledge
from stemma.model import Article, Entity, Name, Reading, Story
from stemma.settings import Settings
from stemma.stages.entities import find_entities

KNOWLEDGE = load_knowledge()
KINDS = {"+": "person", "@": "place", "-": "organisation", "~": "other"}


def read(marked: str, key: str, outlet: str | None = None) -> tuple[Article, Reading]:
    """An article in which names are marked [thus]: + person, @ place, - organisation, ~ other."""
    text, names, open_ = "", [], 0
    for char in marked:
        if char == "[":
            open_ = len(text)
        elif char == "]":
            kind = KINDS[text[open_]]
            text = text[:open_] + text[open_ + 1 :]
            names.append(Name(open_, len(text), kind))
        else:
            text += char
    none = np.zeros((0, 1), np.float32)
    article = Article(key, key, key, None, outlet, None, (), None, "en", text)
    return article, Reading(key, (), tuple(names), (), (), (), (), none, none)


def find(stories: Sequence[Sequence[str]], shuffled: int = 0) -> tuple[list[Entity], dict[str, Article]]:
    """The entities of stories, each given as its articles; the first article of the first story is a0."""
    met, rows = [], []
    for number, story in enumerate(stories):
        read_ = [
            read(text, f"{'abcdefg'[number]}{i}", f"Outlet {'abcdefg'[number]}{i}") for i, text in enumerate(story)
        ]
        met += read_
        rows.append(Story(f"sto-{number}", "", tuple(article.id for article, _ in read_)))
    random.Random(shuffled).shuffle(met)
    found = find_entities([a for a, _ in met], [r for _, r in met], rows, KNOWLEDGE, Settings())
    return found, {article.id: article for article, _ in met}


def spelled(stories: Sequence[Sequence[str]]) -> list[tuple[str, ...]]:
    """The spellings of each entity."""
    return sorted(entity.spellings for entity in find(stories)[0])


# what an editor would say: the stories, and the entities by their spellings
TABLE: list[tuple[str, list[list[str]], list[tuple[str, ...]]]] = [
    (
        "transliterations join over stories",
        [["[+Qasem Suleimani] left."], ["[+Qassem Soleimani] spoke."]],
        [("Qasem Suleimani", "Qassem Soleimani")],
    ),
    ("a surname is the one full name of its article", [["[+Ana Pohl] left. [+Pohl] spoke."]], [("Ana Pohl", "Pohl")]),
    (
        "two of one surname: alone, it may mean either",
        [["[+Ann Berg] met [+Eva Berg]. [+Berg] spoke."]],
        [("Ann Berg",), ("Berg",), ("Eva Berg",)],
    ),
    ("a surname whose full name stands in the story", [["[+Pohl] left."], ["x"]], [("Pohl",)]),
    ("the same in one story", [["[+Pohl] left.", "[+Ana Pohl] left."]], [("Ana Pohl", "Pohl")]),
    ("but not in another", [["[+Pohl] left."], ["[+Ana Pohl] left."]], [("Ana Pohl",), ("Pohl",)]),
    ("lone surnames of one story", [["[+Pohl] left.", "[+Pohl] spoke."]], [("Pohl",)]),
    ("lone surnames of two stories", [["[+Pohl] left."], ["[+Pohl] spoke."]], [("Pohl",), ("Pohl",)]),
    ("an initial", [["[+J. Vak] left.", "[+Joren Vak] left."]], [("J. Vak", "Joren Vak")]),
    (
        "an initial that may be either's",
        [["[+J. Vak] left.", "[+Joren Vak] met [+Jana Vak]."]],
        [("J. Vak",), ("Jana Vak",), ("Joren Vak",)],
    ),
    (
        "look-alikes",
        [["[@Iran] and [@Iraq], [@Niger] and [@Nigeria]"]],
        [("Iran",), ("Iraq",), ("Niger",), ("Nigeria",)],
    ),
    (
        "spellings that one article uses side by side are two",
        [["[+Samir Hadid] met [+Samer Hadid].", "[+Samir Hadid] left."]],
        [("Samer Hadid",), ("Samir Hadid",)],
    ),
    (
        "a nom de guerre, and then it alone",
        [["[+Omar Haddad], known as [+Abu Walid], fled.", "[+Abu Walid] was seen."]],
        [("Abu Walid", "Omar Haddad")],
    ),
    (
        "an acronym in brackets, in the story and beyond",
        [["The [-Port Safety Authority] (PSA) met.", "[-PSA] spoke."], ["The [-PSA] left."]],
        [("PSA", "Port Safety Authority")],
    ),
    (
        "one acronym, two bodies",
        [["The [-Port Safety Authority] (PSA) met."], ["[-Public Service Alliance] (PSA) met."], ["[-PSA] spoke."]],
        [("PSA",), ("PSA", "Port Safety Authority"), ("PSA", "Public Service Alliance")],
    ),
    (
        "a married name",
        [["[+Eva Marsh] (born [+Eva Stone]) sang.", "[+Eva Stone] sang."]],
        [("Eva Marsh", "Eva Stone")],
    ),
    ("a place and a person", [["[+Jordan] left [@Jordan]."]], [("Jordan",), ("Jordan",)]),
    ("former names of places", [["[@Kiev] fell."], ["[@Kyiv] stood."]], [("Kiev", "Kyiv")]),
    (
        "a bare body's name is its story's",
        [["The [-Health Ministry] spoke.", "The [-Ministry of Health] met."], ["The [-Health Ministry] spoke."]],
        [("Health Ministry",), ("Health Ministry", "Ministry of Health")],
    ),
    ("peoples and dates are no entities", [["The [~Norwegian] left on [~Monday]."]], []),
]


@pytest.mark.parametrize(("what", "stories", "expected"), TABLE, ids=[row[0] for row in TABLE])
def test_spellings(what: str, stories: list[list[str]], expected: list[tuple[str, ...]]) -> None:
    assert spelled(stories) == sorted(expected), what


def test_what_outlets_say_of_somebody_is_kept_in_their_words() -> None:
    found, articles = find([["Minister [+Ana Pohl] left.", "The deputy minister, [+Ana Pohl], left."]])
    assert len(found) == 1 and found[0].name == "Ana Pohl"
    said = [(row.outlet, articles[row.span.article].text[row.span.start : row.span.end]) for row in found[0].called]
    assert said == [("Outlet a0", "Minister"), ("Outlet a1", "deputy minister")]


def test_the_words_that_give_another_name_are_kept() -> None:
    found, articles = find([["It was [+Omar Haddad], known as [+Abu Walid]."]])
    (span,) = found[0].also_known
    assert articles[span.article].text[span.start : span.end] == "Omar Haddad, known as Abu Walid"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It fell on [@Springfield], [@Illinois].", "city"),
        ("It fell on [@Springfield].", None),
        ("It fell on [@Georgia].", None),
        ("It fell on [@Georgia], near [@Tbilisi].", "country"),
    ],
)
def test_pins(text: str, expected: str | None) -> None:
    found, _ = find([[text]])
    place = next(entity.place for entity in found if entity.name in ("Springfield", "Georgia"))
    assert (place.precision if place else None) == expected


def test_one_name_two_places() -> None:
    found, _ = find([["In [@Springfield], [@Illinois]."], ["In [@Springfield], [@Missouri]."], ["In [@Springfield]."]])
    regions = [e.place.region if e.place else "" for e in found if e.name == "Springfield"]
    assert sorted(regions) == ["", "Illinois", "Missouri"]
    found, _ = find([["In [@Springfield], [@Illinois].", "In [@Springfield]."]])
    assert [len(e.mentions) for e in found if e.name == "Springfield"] == [2], "its story says which"


def test_any_order_gives_the_same() -> None:
    stories = [story for _, told, _ in TABLE for story in told][:7]
    assert all(find(stories, shuffled)[0] == find(stories)[0] for shuffled in range(1, 6))


def test_every_span_reads_back() -> None:
    for _, stories, _ in TABLE:
        found, articles = find(stories)
        spans = [span for row in found for span in (*row.mentions, *row.also_known, *(c.span for c in row.called))]
        assert all(0 <= s.start < s.end <= len(articles[s.article].text) for s in spans)
        assert len({row.id for row in found}) == len(found)


@settings(max_examples=60)
@given(
    st.text(alphabet="ABab .,()'’\n“”-ÑПр", max_size=120),
    st.lists(st.tuples(st.integers(-5, 130), st.integers(-5, 130))),
)
def test_hostile_text(text: str, spans: list[tuple[int, int]]) -> None:
    article, reading = read("", "h")
    names = tuple(Name(a, b, "person" if a % 2 else "place") for a, b in spans)
    article = Article("h", "h", "h", None, None, None, (), None, "en", text)
    reading = Reading("h", (), names, (), (), (), (), reading.vectors, reading.matter_vectors)
    for row in find_entities([article], [reading], [], KNOWLEDGE, Settings()):
        assert all(0 <= s.start < s.end <= len(text) for s in row.mentions)


def test_many_names_take_little_longer_each() -> None:
    """Blocks keep the work near-linear: four times the names take far less than sixteen times the time."""

    def seconds(stories: int) -> float:
        chance = random.Random(7)
        names = [
            "".join(chance.choice("bdfglmnprst") + chance.choice("aeiou") for _ in range(3)).title() for _ in "x" * 600
        ]
        met, rows = [], []
        for story in range(stories):
            people = [(chance.choice(names), chance.choice(names)) for _ in range(8)]
            text = " ".join(f"[+{a} {b}] met. [+{b}] left." for a, b in people)
            met += [read(text, f"{story}-{i}") for i in range(3)]
            rows.append(Story(str(story), "", tuple(f"{story}-{i}" for i in range(3))))
        began = time.process_time()
        find_entities([a for a, _ in met], [r for _, r in met], rows, KNOWLEDGE, Settings())
        return time.process_time() - began

    seconds(10)
    few, many = seconds(30), seconds(120)
    assert many < 9 * few + 0.5
