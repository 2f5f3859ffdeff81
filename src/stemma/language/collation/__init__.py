"""Collation: two wordings of one matter set side by side, chunk by chunk, and how the chunks of each pair stand."""

from stemma.language.collation.chunks import find_chunks
from stemma.language.collation.collating import Collation, Pair, collate
from stemma.language.collation.kinds import KINDS, Kind
from stemma.language.collation.passages import Passage, encode_lines, read_passage

__all__ = ["KINDS", "Collation", "Kind", "Pair", "Passage", "collate", "encode_lines", "find_chunks", "read_passage"]
