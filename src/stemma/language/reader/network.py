"""The network that reads a paragraph once, for roles in attributions and for names: run by ONNX Runtime."""

from __future__ import annotations

import hashlib
import json
from collections import OrderedDict
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from stemma.language.reader.labels import KIND_LABELS, ROLE_LABELS, Scores, best_path, find_runs
from stemma.language.reader.marked import Marked
from stemma.language.reader.pieces import PIECES, Window, cut_windows

_FOLDER = Path(__file__).parents[1] / "models" / "reader"
_FILES = ("model.onnx", "chains.json")
_VOCABULARY = Path(__file__).parents[1] / "models" / "minilm-l6" / "tokenizer.json"
_REMEMBERED = 4096  # windows


@dataclass(frozen=True, slots=True)
class Chain:
    """A linear chain over labels: `steps` (from, to), `begin`."""

    steps: Scores
    begin: Scores


class Reader:
    """The network that Stemma ships (see CARD.md beside it). Made by `load_reader`.

    Paragraphs go through it one at a time, `threads` of them at once: what it sees in one depends on that one alone,
    and one met again (in a copy) is not read again. Sent to another process, it is loaded there, once, with one thread.
    """

    def __init__(
        self, session: Any, tokenizer: Any, chains: tuple[Chain, Chain], digest: str, threads: int, folder: Path
    ) -> None:
        self._session = session
        self._folder = folder
        self._tokenizer = tokenizer
        self._roles, self._names = chains
        self._threads = threads
        self._seen: OrderedDict[bytes, Marked] = OrderedDict()
        self.digest = digest

    def __reduce__(self) -> tuple[Any, ...]:
        return _load_once, (self._folder,)

    def read(self, text: str) -> list[tuple[Window, Marked]]:
        """The windows of a text, in order, each with what the network sees in it."""
        windows = list(cut_windows(text, self._tokenizer))
        keys = [window.pieces.tobytes() + window.shapes.tobytes() for window in windows]
        new = {key: window for key, window in zip(keys, windows, strict=True) if key not in self._seen}
        found = {key: self._seen[key] for key in keys if key in self._seen}
        found.update(zip(new, self._mark_all(list(new.values())), strict=True))
        for key in new:
            self._seen[key] = found[key]
        while len(self._seen) > _REMEMBERED:
            self._seen.popitem(last=False)
        return [(window, found[key]) for key, window in zip(keys, windows, strict=True)]

    def _mark_all(self, windows: Sequence[Window]) -> list[Marked]:
        if self._threads == 1 or len(windows) < 2:
            return [self._mark(window) for window in windows]
        with ThreadPoolExecutor(self._threads) as pool:
            return list(pool.map(self._mark, windows))

    def _mark(self, window: Window) -> Marked:
        feed = {"pieces": window.pieces[None], "shapes": window.shapes[None]}
        roles, names, arcs = (output[0] for output in self._session.run(None, feed))
        first = window.first
        said = tuple(find_runs(best_path(roles[first], self._roles.steps, self._roles.begin), ROLE_LABELS))
        named = tuple(find_runs(best_path(names[first], self._names.steps, self._names.begin), KIND_LABELS))
        begun = first[[run[1] for run in said]] if said else first[:0]
        return Marked(said, named, arcs[begun][:, [*begun, 0]])


def shipped_reader_digest(folder: Path | None = None) -> str:
    """The digest of `load_reader(folder=folder)`, without loading the model. Raises FileNotFoundError."""
    return _digest(folder or _FOLDER)


def _digest(folder: Path) -> str:
    seal = hashlib.blake2b(digest_size=16)
    for path in (*(folder / name for name in _FILES), _VOCABULARY):
        seal.update(path.read_bytes())
    seal.update(str(PIECES).encode())
    return seal.hexdigest()


def vocabulary() -> Any:
    """The word pieces: a `tokenizers.Tokenizer` that neither pads nor truncates."""
    from tokenizers import Tokenizer  # slow to import, and not always needed

    tokenizer = Tokenizer.from_str(_VOCABULARY.read_text(encoding="utf-8"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def load_reader(threads: int = 2, folder: Path | None = None) -> Reader:
    """Load the reader from `folder`, by default the one shipped with Stemma; takes about .2 s.

    `threads`: how many paragraphs are read at once; it changes nothing that is read.
    Raises FileNotFoundError when the folder holds no model, ValueError when `threads` is less than one.
    """
    if threads < 1:
        raise ValueError(f"threads must be at least 1, not {threads}")
    from onnxruntime import InferenceSession, SessionOptions  # slow to import, and not always needed

    folder = folder or _FOLDER
    options = SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    weights = (folder / "model.onnx").read_bytes()
    session = InferenceSession(weights, options, providers=["CPUExecutionProvider"])
    rows = json.loads((folder / "chains.json").read_text(encoding="utf-8"))
    roles, names = (
        Chain(np.array(rows[key]["steps"], dtype=np.float32), np.array(rows[key]["begin"], dtype=np.float32))
        for key in ("roles", "names")
    )
    return Reader(session, vocabulary(), (roles, names), _digest(folder), threads, folder)


@cache
def _load_once(folder: Path) -> Reader:
    """The reader of a process that works beside others."""
    return load_reader(1, folder)
