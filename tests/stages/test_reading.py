from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt
import pytest

from stemma.knowledge import Knowledge, load_knowledge
from stemma.language.encoder import Spans
from stemma.language.trained import Models, load_models
from stemma.model import Article, Published
from stemma.settings import Settings
from stemma.stages.reading import read_language

TEXT = (
    "The bridge over the Ander fell at 7 a.m. on Tuesday, police said.\n"
    "“We have counted 14 cars,” Mayor Ines Abara told reporters. At least 3 people were hurt."
)
ARTICLE = Article(
    id="art-1",
    page="art-1",
    name="bridge.txt",
    url=None,
    outlet=None,
    title=None,
    byline=(),
    published=Published("2021-06-16T00:00:00", "2021-06-16T23:59:59", "day", "text"),
    language="en",
    text=TEXT,
)


class Lengths:
    """An encoder that only tells parts of a text apart by their length."""

    digest = "lengths"
    dimension = 2

    def encode(self, text: str, parts: Sequence[Spans]) -> npt.NDArray[np.float32]:
        angles = np.array([sum(b - a for a, b in spans) for spans in parts], dtype=np.float32)
        return np.stack([np.cos(angles), np.sin(angles)], axis=1)


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load_knowledge()


def test_everything_in_one_reading(knowledge: Knowledge) -> None:
    reading = read_language(ARTICLE, Models(Lengths()), knowledge, Settings())
    assert reading.article == ARTICLE.id
    assert [TEXT[a:b] for a, b in reading.sentences] == [
        "The bridge over the Ander fell at 7 a.m. on Tuesday, police said.",
        "“We have counted 14 cars,” Mayor Ines Abara told reporters.",
        "At least 3 people were hurt.",
    ]
    assert "Ines Abara" in [TEXT[name.start : name.end] for name in reading.names]
    assert [TEXT[q.start : q.end] for q in reading.quantities] == ["14 cars", "At least 3 people"]
    assert [moment.earliest for moment in reading.times] == ["2021-06-15T07:00:00"]
    assert "told" in [TEXT[found.cue[0] : found.cue[1]] for found in reading.attributions if found.cue]
    assert reading.vectors.shape == (3, 2)
    assert [[TEXT[a:b] for a, b in matter.spans] for matter in reading.matters] == [
        ["The bridge over the Ander fell at 7 a.m. on Tuesday"],
        ["“We have counted 14 cars,”"],
        ["At least 3 people were hurt"],
    ]
    assert [matter.sentence for matter in reading.matters] == [0, 1, 2]


def test_a_matter_has_a_vector_of_its_own_unless_it_is_its_sentence(knowledge: Knowledge) -> None:
    reading = read_language(ARTICLE, Models(Lengths()), knowledge, Settings())
    apart = Lengths().encode(TEXT, [matter.spans for matter in reading.matters[:2]])
    assert np.array_equal(reading.matter_vectors[:2], apart)
    assert np.array_equal(reading.matter_vectors[2], reading.vectors[2])


def test_the_same_article_gives_the_same_reading(knowledge: Knowledge) -> None:
    models = load_models()
    first, second = (read_language(ARTICLE, models, knowledge, Settings()) for _ in range(2))
    assert np.array_equal(first.vectors, second.vectors)
    assert first.vectors.shape == (3, models.encoder.dimension)
    assert (first.names, first.times, first.attributions) == (second.names, second.times, second.attributions)


def test_an_endless_article_is_read_to_the_bound(knowledge: Knowledge) -> None:
    endless = replace(ARTICLE, text="It rained in Rome on Monday. " * 50)
    reading = read_language(endless, Models(Lengths()), knowledge, Settings(reading_most_sentences=5))
    assert len(reading.sentences) == len(reading.vectors) == len(reading.times) == 5
    assert len(reading.matters) == len(reading.matter_vectors) == 5
    assert all(name.end <= reading.sentences[-1][1] for name in reading.names)


def test_an_empty_article_gives_an_empty_reading(knowledge: Knowledge) -> None:
    reading = read_language(replace(ARTICLE, text=" \n"), load_models(), knowledge, Settings())
    assert (reading.sentences, reading.names, reading.quantities, reading.attributions) == ((), (), (), ())
    assert reading.matters == ()
    assert reading.vectors.shape == reading.matter_vectors.shape == (0, 384)
