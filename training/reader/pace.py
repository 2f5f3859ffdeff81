"""How long readers of different sizes take for a text, in the shipped rounding, beside the first of them.

    python -m training.reader.pace DATA/worldwide-ner 6 4 3 6:attention:256 2:gru 6:convolution

A reader is said by its layers, its body and its width: pace does not hang on what the weights are, so that they are
those it would begin with. All read a text in turn, on one core; processor time is counted, of several rounds the least.
What is done around the network (pieces, windows, the likeliest labels) is the same for all; both are told: a whole
read, and the network alone.
"""

from __future__ import annotations

import argparse
import logging
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from onnxruntime import InferenceSession, SessionOptions

from stemma.language.reader.network import load_reader, vocabulary
from stemma.language.reader.pieces import cut_windows
from training.reader.corpora import read_names
from training.reader.export import write
from training.reader.network import WEIGHTS, WIDTH, Reader

TEXTS, ROUNDS = 60, 4


def made(what: str) -> Reader:
    """The reader with so many layers, of a body and a width."""
    layers, body, width = (*what.split(":"), "", "")[:3]
    return Reader(WEIGHTS, int(layers), body=body or "attention", width=int(width or WIDTH)).eval()


def session_of(folder: Path) -> InferenceSession:
    """The network alone, on one core."""
    options = SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    return InferenceSession(folder / "model.onnx", options, providers=["CPUExecutionProvider"])


def pace(folders: Sequence[Path], texts: Sequence[str]) -> np.ndarray:
    """Seconds of one round for a whole read and the network alone: shape (readers, texts, 2)."""
    readers = [(load_reader(1, folder), session_of(folder)) for folder in folders]
    taken, tokenizer = np.zeros((len(folders), len(texts), 2)), vocabulary()
    for place, text in enumerate(texts):
        feeds = [{"pieces": w.pieces[None], "shapes": w.shapes[None]} for w in cut_windows(text, tokenizer)]
        for number, (reader, session) in enumerate(readers):
            begun = time.process_time()
            reader.read(text)
            read = time.process_time()
            for feed in feeds:
                session.run(None, feed)
            taken[number, place] = read - begun, time.process_time() - read
    return taken


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("names", type=Path)
    parser.add_argument("readers", nargs="+", metavar="LAYERS[:BODY[:WIDTH]]")
    options = parser.parse_args()
    logging.disable(logging.WARNING)
    texts = [row.text for row in read_names(options.names)][:TEXTS]
    with tempfile.TemporaryDirectory() as place:
        folders = [Path(place) / str(number) for number in range(len(options.readers))]
        for folder, what in zip(folders, options.readers, strict=True):
            write(made(what), folder)
        least = np.min([pace(folders, texts) for _ in range(ROUNDS)], axis=0).mean(1)
    for what, (whole, alone) in zip(options.readers, least, strict=True):
        shares = f"{whole / least[0, 0]:.2f} whole, {alone / least[0, 1]:.2f} network"
        print(f"{what}: {1000 * whole:.1f} and {1000 * alone:.1f} ms a text; {shares}")


if __name__ == "__main__":
    main()
