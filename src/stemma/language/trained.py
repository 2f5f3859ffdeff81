"""The trained models that reading takes, together: what a sentence means, who says what, what is named."""

from __future__ import annotations

from dataclasses import dataclass

from stemma.language.encoder import Encoder, load_encoder, shipped_digest
from stemma.language.reader import Reader, load_reader, shipped_reader_digest


@dataclass(frozen=True, slots=True)
class Models:
    """An encoder of sentences, and a reader of attributions and names; without a reader, rules alone find these."""

    encoder: Encoder
    reader: Reader | None = None

    @property
    def digest(self) -> str:
        """What names the bytes of all of them."""
        return f"{self.encoder.digest} {self.reader.digest if self.reader else 'rules'}"


def load_models(threads: int = 2, once: bool = False) -> Models:
    """The models that Stemma ships; takes about .5 s. `threads`: how many texts are read at once; it changes nothing.

    `once`: the reader also tells what parts of a text mean, and no encoder reads them again.
    Raises FileNotFoundError when their files are not there, ValueError when `threads` is less than one.
    """
    reader = load_reader(threads, meanings=once)
    return Models(reader if once else load_encoder(threads), reader)


def shipped_models_digest(once: bool = False) -> str:
    """The digest of `load_models(once=once)`, without loading them. Raises FileNotFoundError."""
    reader = shipped_reader_digest(meanings=once)
    return f"{reader if once else shipped_digest()} {reader}"
