"""What the sentences and matters of a text mean to a sentence encoder: what the reader is to learn to say too."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from tokenizers import Tokenizer
from transformers import AutoModel

from stemma.knowledge import Knowledge
from stemma.language.encoder import Spans
from stemma.language.matters import find_matters
from stemma.language.names import find_names
from stemma.language.reader.pieces import Window
from stemma.language.sentences import split_sentences
from stemma.language.speech import find_attributions


def find_parts(text: str, knowledge: Knowledge) -> tuple[Spans, ...]:
    """The sentences of a text and the matters that are not the whole of one: offsets of their words."""
    sentences = split_sentences(text)
    attributions = find_attributions(text, sentences, find_names(text, knowledge), knowledge)
    matters = find_matters(text, sentences, attributions, knowledge)
    return tuple(dict.fromkeys([*((span,) for span in sentences), *(matter.spans for matter in matters)]))


def pieces_of(window: Window, spans: Spans) -> npt.NDArray[np.int64] | None:
    """The pieces of a window that lie in the spans, None when some of these lie elsewhere."""
    if not len(window.places) or spans[0][0] < window.places[0][0] or spans[-1][1] > window.places[-1][1]:
        return None
    held = np.zeros(len(window.places), dtype=bool)
    for a, b in spans:
        held |= (window.places[:, 0] < b) & (a < window.places[:, 1])
    last = [*window.first[1:], len(window.pieces) - 1]
    kept = [piece for word in np.flatnonzero(held) for piece in range(window.first[word], last[word])]
    return np.array(kept, dtype=np.int64) if kept else None


@torch.no_grad()
def find_meanings(texts: Sequence[str], weights: Path) -> dict[str, npt.NDArray[np.float32]]:
    """Text → vector of length one, shape (384,): the mean over its pieces of the sentence encoder's last states."""
    tokenizer = Tokenizer.from_file(str(weights / "tokenizer.json"))
    tokenizer.enable_truncation(256)
    tokenizer.enable_padding()
    model = AutoModel.from_pretrained(weights).eval()
    found: dict[str, npt.NDArray[np.float32]] = {}
    ordered = sorted(set(texts), key=lambda text: (len(text), text))
    for start in range(0, len(ordered), 64):
        rows = ordered[start : start + 64]
        read = tokenizer.encode_batch(rows)
        mask = torch.tensor([one.attention_mask for one in read])
        with torch.autocast("cpu", dtype=torch.bfloat16):
            states = model(input_ids=torch.tensor([one.ids for one in read]), attention_mask=mask).last_hidden_state
        sums = (states.float() * mask[:, :, None]).sum(1)
        found.update(zip(rows, torch.nn.functional.normalize(sums, dim=1).numpy(), strict=True))
    return found
