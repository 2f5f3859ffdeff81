"""The network that reads a paragraph once, for roles, names and, asked, what its parts mean: run by ONNX Runtime."""

from __future__ import annotations

import hashlib
import json
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from stemma.language.encoder import Spans
from stemma.language.reader.asked import Known, Question, known
from stemma.language.reader.labels import KIND_LABELS, ROLE_LABELS, Run, Scores, best_paths, chances_of, find_runs
from stemma.language.reader.linked import find_links
from stemma.language.reader.marked import Marked, Seen
from stemma.language.reader.meant import Vectors, find_vectors
from stemma.language.reader.pieces import PIECES, Window, cut_windows
from stemma.model import Attribution
from stemma.model.links import Link

_FOLDER = Path(__file__).parents[1] / "models" / "reader"
_FILES = ("model.onnx", "chains.json")
_VOCABULARY = Path(__file__).parents[1] / "models" / "minilm-l6" / "tokenizer.json"
_MEANINGS = "meanings.onnx"
_LINKS = "links.onnx"
_TOGETHER = 64  # windows whose labels are found at once
_REMEMBERED = 240_000  # pieces; where what they mean is kept too, a third of them: some 60 MB


@dataclass(frozen=True, slots=True)
class Chain:
    """A linear chain over labels: `steps` (from, to), `begin`."""

    steps: Scores
    begin: Scores


@dataclass(frozen=True, slots=True)
class _Answer:
    """What the network answers for a window, by piece: scores, the states of the fourth layer, and what pieces mean."""

    roles: Scores
    names: Scores
    arcs: Scores
    shared: Scores
    states: Scores

    def seen(self) -> Seen:
        return Seen(*(row.astype(np.float16) for row in (self.shared, self.roles, self.names, self.arcs)))


class Reader:
    """The network that Stemma ships (see CARD.md beside it). Made by `load_reader`.

    Paragraphs go through it one at a time, `threads` of them at once: what it sees in one depends on that one alone,
    and one met again (in a copy) is not read again. Sent to another process, it is loaded there, once, with one thread.
    One that was loaded to tell what parts of a text mean is an `Encoder` as well.
    """

    def __init__(
        self,
        sessions: tuple[Any, Any | None, Any | None],
        tokenizer: Any,
        chains: tuple[Chain, Chain],
        digest: str,
        threads: int,
        folder: Path,
    ) -> None:
        self._session, self._meanings, self._links = sessions
        self._folder = folder
        self._tokenizer = tokenizer
        self._roles, self._names = chains
        self._threads = threads
        self._seen: OrderedDict[bytes, Marked] = OrderedDict()
        self._held = 0
        self._most = _REMEMBERED if self._meanings is None and self._links is None else _REMEMBERED // 3
        self._latest: tuple[str, list[tuple[Window, Marked]]] | None = None
        self.digest = digest
        self.dimension = 384

    def __reduce__(self) -> tuple[Any, ...]:
        return _load_once, (self._folder, self._meanings is not None)

    def read(self, text: str) -> list[tuple[Window, Marked]]:
        """The windows of a text, in order, each with what the network sees in it; the last text's are at hand."""
        if self._latest is None or self._latest[0] != text:
            self._latest = (text, self._read(text))
        return self._latest[1]

    def see(self, text: str) -> list[Known]:
        """What the network that links is told of a text: for those who teach it."""
        windows = list(cut_windows(text, self._tokenizer))
        return known([*zip(windows, self._mark_all(windows, True), strict=True)])

    def encode(self, text: str, parts: Sequence[Spans]) -> Vectors:
        """What parts of a text mean where they stand: see `stemma.language.encoder.Encoder`.

        Raises ValueError when the reader was loaded without its meanings.
        """
        if self._meanings is None:
            raise ValueError("this reader was loaded to find attributions and names only")
        return find_vectors(self.read(text), parts, self.dimension)

    def link(
        self,
        text: str,
        asked: Sequence[Sequence[tuple[int, int]] | None],
        rows: Sequence[Attribution],
        spoken: Sequence[Attribution],
    ) -> tuple[Link | None, ...]:
        """Whose word each of `asked` is, see `find_links`; nothing where the reader has no network for it."""
        return find_links(self.read(text), asked, rows, spoken, self._answer) if self._links else ()

    def _answer(self, question: Question) -> tuple[Scores, float]:
        feed = {
            "states": question.states[None],
            "asked": question.asked[None],
            "far": question.far[None],
            "marks": question.marks[None],
            "signs": question.signs[None],
        }
        words, whole = self._links.run(None, feed)  # type: ignore[union-attr]
        return chances_of(words[0]), float(chances_of(whole)[0, 1])

    def _read(self, text: str) -> list[tuple[Window, Marked]]:
        windows = list(cut_windows(text, self._tokenizer))
        keys = [window.pieces.tobytes() + window.shapes.tobytes() for window in windows]
        new = {key: window for key, window in zip(keys, windows, strict=True) if key not in self._seen}
        found = {key: self._seen[key] for key in keys if key in self._seen}
        found.update(zip(new, self._mark_all(list(new.values())), strict=True))
        for key, window in new.items():
            self._seen[key] = found[key]
            self._held += len(window.pieces)
        while self._held > self._most:
            self._held -= self._seen.popitem(last=False)[1].states.shape[0]
        return [(window, found[key]) for key, window in zip(keys, windows, strict=True)]

    def _mark_all(self, windows: Sequence[Window], telling: bool = False) -> Iterator[Marked]:
        for start in range(0, len(windows), _TOGETHER):
            some = windows[start : start + _TOGETHER]
            found = self._run_all(some)
            said = self._runs(self._roles, ROLE_LABELS, [a.roles[w.first] for a, w in zip(found, some, strict=True)])
            named = self._runs(self._names, KIND_LABELS, [a.names[w.first] for a, w in zip(found, some, strict=True)])
            for answer, window, roles, names in zip(found, some, said, named, strict=True):
                begun = window.first[[run[1] for run in roles]] if roles else window.first[:0]
                arcs = answer.arcs[begun][:, [*begun, 0]]
                seen = answer.seen() if self._links or telling else None
                yield Marked(roles, names, arcs, answer.states.astype(np.float16), seen)

    def _run_all(self, windows: Sequence[Window]) -> list[_Answer]:
        if self._threads == 1 or len(windows) < 2:
            return [self._run(window) for window in windows]
        with ThreadPoolExecutor(self._threads) as pool:
            return list(pool.map(self._run, windows))

    def _run(self, window: Window) -> _Answer:
        feed = {"pieces": window.pieces[None], "shapes": window.shapes[None]}
        roles, names, arcs, shared = self._session.run(None, feed)
        states = self._meanings.run(None, {"shared": shared})[0][0] if self._meanings else shared[0][:, :0]
        return _Answer(roles[0], names[0], arcs[0], shared[0], states)

    @staticmethod
    def _runs(chain: Chain, labels: Sequence[str], scores: Sequence[Scores]) -> list[tuple[Run, ...]]:
        return [tuple(find_runs(path, labels)) for path in best_paths(scores, chain.steps, chain.begin)]


def shipped_reader_digest(folder: Path | None = None, meanings: bool = False) -> str:
    """The digest of `load_reader` with the same arguments, without loading the model. Raises FileNotFoundError."""
    return _digest(folder or _FOLDER, meanings)


def _digest(folder: Path, meanings: bool) -> str:
    seal = hashlib.blake2b(digest_size=16)
    names = [*_FILES, *([_MEANINGS] if meanings else []), *([_LINKS] if (folder / _LINKS).is_file() else [])]
    for path in (*(folder / name for name in names), _VOCABULARY):
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


def load_reader(threads: int = 2, folder: Path | None = None, meanings: bool = False) -> Reader:
    """Load the reader from `folder`, by default the one shipped with Stemma; takes about .2 s.

    `threads`: how many paragraphs are read at once; it changes nothing that is read. `meanings`: whether it also tells
    what parts of a text mean. Raises FileNotFoundError when the folder holds no model, ValueError when `threads` is
    less than one.
    """
    if threads < 1:
        raise ValueError(f"threads must be at least 1, not {threads}")
    folder = folder or _FOLDER
    links = folder / _LINKS
    sessions = (
        _session(folder / _FILES[0]),
        _session(folder / _MEANINGS) if meanings else None,
        _session(links) if links.is_file() else None,
    )
    rows = json.loads((folder / _FILES[1]).read_text(encoding="utf-8"))
    roles, names = (
        Chain(np.array(rows[key]["steps"], dtype=np.float32), np.array(rows[key]["begin"], dtype=np.float32))
        for key in ("roles", "names")
    )
    return Reader(sessions, vocabulary(), (roles, names), _digest(folder, meanings), threads, folder)


def _session(path: Path) -> Any:
    from onnxruntime import InferenceSession, SessionOptions  # slow to import, and not always needed

    options = SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return InferenceSession(path.read_bytes(), options, providers=["CPUExecutionProvider"])


@cache
def _load_once(folder: Path, meanings: bool) -> Reader:
    """The reader of a process that works beside others."""
    return load_reader(1, folder, meanings)
