"""What a sentence means, as a vector: MiniLM-L6 with 8-bit weights, run by ONNX Runtime."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

PIECES = 256
_LONGEST = 8_000  # code points; more than 256 pieces of any sentence that people write
_FOLDER = Path(__file__).parent / "models" / "minilm-l6"


class Encoder(Protocol):
    """Texts in, vectors out. `digest` names the model's bytes; `dimension` is the length of a vector."""

    @property
    def digest(self) -> str: ...

    @property
    def dimension(self) -> int: ...

    def encode(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        """Vectors of length one: float32, shape (len(texts), dimension). A text's vector depends on it alone."""
        ...


class MiniLM:
    """The encoder that Stemma ships (see CARD.md beside the model). Made by `load_encoder`.

    Sentences go through the network one at a time, `threads` of them at once: a sentence's vector is then the same to
    the last bit whatever stands beside it, in whatever order, and nothing is padded.
    """

    def __init__(self, session: Any, tokenizer: Any, digest: str, threads: int) -> None:
        self._session = session
        self._tokenizer = tokenizer
        self._threads = threads
        self.digest = digest
        self.dimension = 384

    def encode(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        """Vectors of length one: float32, shape (len(texts), 384). Text past 256 word pieces is not read."""
        if not texts:
            return np.zeros((0, self.dimension), dtype=np.float32)
        unique = sorted(set(texts))
        pieces = [found.ids for found in self._tokenizer.encode_batch([_readable(text) for text in unique])]
        if self._threads == 1:
            rows = [self._encode_one(ids) for ids in pieces]
        else:
            with ThreadPoolExecutor(self._threads) as pool:
                rows = list(pool.map(self._encode_one, pieces))
        place = {text: i for i, text in enumerate(unique)}
        return np.stack(rows)[[place[text] for text in texts]]

    def _encode_one(self, ids: list[int]) -> npt.NDArray[np.float32]:
        output = self._session.run(None, {"input_ids": np.array([ids], dtype=np.int64)})[0][0]
        vector: npt.NDArray[np.float32] = output / np.linalg.norm(output)
        return vector


def _readable(text: str) -> str:
    """The part of `text` that is read, without lone surrogates, which the tokenizer refuses."""
    return text[:_LONGEST].encode("utf-8", "replace").decode("utf-8")


def shipped_digest(folder: Path | None = None) -> str:
    """The digest of `load_encoder(folder=folder)`, without loading the model: about .03 s. Raises FileNotFoundError."""
    folder = folder or _FOLDER
    return _digest((folder / "model.onnx").read_bytes(), (folder / "tokenizer.json").read_bytes())


def _digest(model: bytes, vocabulary: bytes) -> str:
    return hashlib.blake2b(model + vocabulary + f"{PIECES} {_LONGEST}".encode(), digest_size=16).hexdigest()


def load_encoder(threads: int = 2, folder: Path | None = None) -> Encoder:
    """Load the sentence encoder from `folder`, by default the one shipped with Stemma; takes about .1 s.

    `threads`: how many sentences are encoded at once; it changes no vector.
    Raises FileNotFoundError when the folder holds no model, ValueError when `threads` is less than one.
    """
    if threads < 1:
        raise ValueError(f"threads must be at least 1, not {threads}")
    # slow to import, and not always needed
    from onnxruntime import InferenceSession, SessionOptions
    from tokenizers import Tokenizer

    folder = folder or _FOLDER
    model = (folder / "model.onnx").read_bytes()
    vocabulary = (folder / "tokenizer.json").read_bytes()
    options = SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    session = InferenceSession(model, options, providers=["CPUExecutionProvider"])
    tokenizer = Tokenizer.from_str(vocabulary.decode("utf-8"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(PIECES)
    return MiniLM(session, tokenizer, _digest(model, vocabulary), threads)
