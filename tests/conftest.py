"""What several tests need: an encoder that costs nothing."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import HealthCheck, Phase, settings

from stemma.language.encoder import Spans, words_of

settings.register_profile(
    "stemma",
    deadline=None,
    derandomize=True,  # the same examples in every run: a check must not fail by chance
    phases=[Phase.explicit, Phase.generate],  # shrinking would run the whole line hundreds of times
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
settings.load_profile("stemma")


class HashingEncoder:
    """Stands in for the reader's vectors: a part's counts its words, each hashed to one of 64 places."""

    digest = "hashing"
    dimension = 64

    def __init__(self) -> None:
        self.calls = 0

    def encode(self, text: str, parts: Sequence[Spans]) -> npt.NDArray[np.float32]:
        self.calls += 1
        vectors = np.zeros((len(parts), self.dimension), dtype=np.float32)
        for row, spans in zip(vectors, parts, strict=True):
            row[0] = 0.01  # a vector of length one even for no words
            for word in words_of(text, spans).lower().split():
                row[hashlib.blake2b(word.encode("utf-8", "replace"), digest_size=1).digest()[0] % self.dimension] += 1
        return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


@pytest.fixture
def hashing() -> HashingEncoder:
    """A cheap encoder; `calls` counts how often it was asked."""
    return HashingEncoder()
