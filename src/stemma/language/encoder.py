"""What a sentence means, as a vector: MiniLM-L6 with 8-bit weights, run by ONNX Runtime."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

PIECES = 256
_LONGEST = 8_000  # code points; more than 256 pieces of any sentence that people write
Spans = tuple[tuple[int, int], ...]

_FOLDER = Path(__file__).parent / "models" / "minilm-l6"


class Encoder(Protocol):
    """Parts of a text in, vectors out. `digest` names the model's bytes; `dimension` is the length of a vector."""

    @property
    def digest(self) -> str: ...

    @property
    def dimension(self) -> int: ...

    def encode(self, text: str, parts: Sequence[Spans]) -> npt.NDArray[np.float32]:
        """Vectors of length one: float32, shape (len(parts), dimension).

        A part is the spans of its words, in order, code points of the text. Its vector depends on these, and at most
        on the paragraphs that they stand in.
        """
        ...


def words_of(text: str, spans: Spans) -> str:
    """The words of a part, in one piece.

    >>> words_of("The gate, she said, was old.", ((0, 8), (20, 27)))
    'The gate was old'
    """
    return " ".join(text[a:b] for a, b in spans)


class MiniLM:
    """The encoder that Stemma ships (see CARD.md beside the model). Made by `load_encoder`.

    Parts go through the network one at a time, `threads` of them at once: a vector is then the same to the last bit
    whatever stands beside its part, in whatever order, and nothing is padded. Sent to another process, it is loaded
    there, once, with one thread.
    """

    def __init__(self, session: Any, tokenizer: Any, digest: str, threads: int, folder: Path) -> None:
        self._session = session
        self._folder = folder
        self._tokenizer = tokenizer
        self._threads = threads
        self.digest = digest
        self.dimension = 384

    def __reduce__(self) -> tuple[Any, ...]:
        return _load_once, (self._folder,)

    def encode(self, text: str, parts: Sequence[Spans]) -> npt.NDArray[np.float32]:
        """See `Encoder`: shape (len(parts), 384). A part is read by itself, up to 256 word pieces."""
        texts = [words_of(text, spans) for spans in parts]
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
    return MiniLM(session, tokenizer, _digest(model, vocabulary), threads, folder)


@cache
def _load_once(folder: Path) -> Encoder:
    """The encoder of a process that works beside others."""
    return load_encoder(1, folder)
