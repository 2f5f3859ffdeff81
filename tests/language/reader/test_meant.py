import random
import subprocess
import sys
from itertools import accumulate, pairwise

import numpy as np
import pytest

from stemma.language.reader import Reader, load_reader

TEXTS = [
    "The bridge was closed on Monday after engineers found a crack.",
    "Engineers discovered a crack, and the bridge was shut at the start of the week.",
    "The bridge stayed open on Monday.",
    "Share prices fell.",
    "No.",
    "",
    "   ",
]


def read(reader: Reader, texts: list[str]) -> np.ndarray:
    """The vectors of texts that stand one behind the other, each a paragraph."""
    ends = list(accumulate((len(text) + 2 for text in texts), initial=0))
    return reader.encode("\n\n".join(texts), [((start, end - 2),) for start, end in pairwise(ends)])


@pytest.fixture(scope="module")
def reader() -> Reader:
    return load_reader(meanings=True)


def test_rows_have_length_one(reader: Reader) -> None:
    vectors = read(reader, TEXTS)
    assert vectors.shape == (len(TEXTS), reader.dimension)
    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    assert read(reader, []).shape == (0, reader.dimension)
    assert np.isfinite(reader.encode("", [((0, 0),)])).all()


def test_a_paraphrase_is_nearer_than_another_matter(reader: Reader) -> None:
    first, paraphrase, _, other = read(reader, TEXTS[:4])
    assert first @ paraphrase > 0.5
    assert first @ other < 0.35


def test_a_vector_depends_on_its_paragraph_alone(reader: Reader) -> None:
    texts = [text for text in TEXTS if text.strip()]
    texts += [f"{text} {n} people said so." for text in texts for n in range(4)]
    together = dict(zip(texts, read(reader, texts), strict=True))
    random.Random(3).shuffle(texts)
    shuffled = dict(zip(texts, read(load_reader(meanings=True), texts), strict=True))
    for text in texts:
        assert np.array_equal(together[text], shuffled[text])
        assert np.array_equal(together[text], read(reader, [text])[0])


def test_a_part_in_pieces_leaves_out_what_stands_between(reader: Reader) -> None:
    text = "The gate, the mayor said on Monday, was old."
    whole, part, between = reader.encode(text, [((0, len(text)),), ((0, 8), (36, 43)), ((10, 34),)])
    assert part @ whole > between @ part


def test_threads_change_no_vector(reader: Reader) -> None:
    single = load_reader(threads=1, meanings=True)
    assert single.digest == reader.digest
    assert np.array_equal(read(single, TEXTS), read(reader, TEXTS))
    with pytest.raises(ValueError, match="threads"):
        load_reader(threads=0)


@pytest.mark.parametrize("text", ["x" * 1_000_000, "word " * 200_000, "\ud800 lone", "\0\n\t", "e\u0301" * 9_000])
def test_odd_text_does_no_harm(reader: Reader, text: str) -> None:
    assert np.isfinite(read(reader, [text])).all()


def test_labels_are_the_same_with_and_without_meanings(reader: Reader) -> None:
    text = "\n\n".join(TEXTS)
    plain = load_reader()
    assert [(m.roles, m.names) for _, m in plain.read(text)] == [(m.roles, m.names) for _, m in reader.read(text)]
    assert plain.digest != reader.digest
    with pytest.raises(ValueError, match="attributions and names only"):
        plain.encode(text, [((0, 10),)])


def test_importing_it_loads_no_runtime() -> None:
    code = "import sys, stemma.language.trained; print('onnxruntime' in sys.modules or 'tokenizers' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
