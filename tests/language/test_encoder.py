"""What parts of a text mean: the encoder that reads them alone, and the reader that reads them where they stand."""

import random
import subprocess
import sys
from collections.abc import Callable
from itertools import accumulate, pairwise

import numpy as np
import pytest

from stemma.language.encoder import Encoder, load_encoder
from stemma.language.reader import load_reader

TEXTS = [
    "The bridge was closed on Monday after engineers found a crack.",
    "Engineers discovered a crack, and the bridge was shut at the start of the week.",
    "The bridge stayed open on Monday.",
    "Share prices fell.",
    "No.",
    "",
    "   ",
]
Load = Callable[[int], Encoder]


def read(encoder: Encoder, texts: list[str]) -> np.ndarray:
    """The vectors of texts that stand one behind the other, each a paragraph."""
    ends = list(accumulate((len(text) + 2 for text in texts), initial=0))
    return encoder.encode("\n\n".join(texts), [((start, end - 2),) for start, end in pairwise(ends)])


@pytest.fixture(scope="module", params=[load_encoder, lambda threads: load_reader(threads, meanings=True)])
def load(request: pytest.FixtureRequest) -> Load:
    found: Load = request.param
    return found


@pytest.fixture(scope="module")
def encoder(load: Load) -> Encoder:
    return load(2)


def test_rows_have_length_one(encoder: Encoder) -> None:
    vectors = read(encoder, TEXTS)
    assert vectors.shape == (len(TEXTS), encoder.dimension)
    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    assert read(encoder, []).shape == (0, encoder.dimension)
    assert np.isfinite(encoder.encode("", [((0, 0),)])).all()


def test_a_paraphrase_is_nearer_than_another_matter(encoder: Encoder) -> None:
    first, paraphrase, _, other = read(encoder, TEXTS[:4])
    assert first @ paraphrase > 0.5
    assert first @ other < 0.3


def test_a_vector_depends_on_its_paragraph_alone(encoder: Encoder, load: Load) -> None:
    texts = [text for text in TEXTS if text.strip()]
    texts += [f"{text} {n} people said so." for text in texts for n in range(4)]
    together = dict(zip(texts, read(encoder, texts), strict=True))
    random.Random(3).shuffle(texts)
    shuffled = dict(zip(texts, read(load(2), texts), strict=True))
    for text in texts:
        assert np.array_equal(together[text], shuffled[text])
        assert np.array_equal(together[text], read(encoder, [text])[0])


def test_threads_change_no_vector(encoder: Encoder, load: Load) -> None:
    single = load(1)
    assert single.digest == encoder.digest
    assert np.array_equal(read(single, TEXTS), read(encoder, TEXTS))
    with pytest.raises(ValueError, match="threads"):
        load(0)


@pytest.mark.parametrize("text", ["x" * 1_000_000, "word " * 200_000, "\ud800 lone", "\0\n\t", "e\u0301" * 9_000])
def test_odd_text_does_no_harm(encoder: Encoder, text: str) -> None:
    assert np.isfinite(read(encoder, [text])).all()


def test_importing_it_loads_no_runtime() -> None:
    code = "import sys, stemma.language.trained; print('onnxruntime' in sys.modules or 'tokenizers' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
