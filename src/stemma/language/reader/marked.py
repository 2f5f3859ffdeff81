"""What the network sees in a window."""

from __future__ import annotations

from dataclasses import dataclass

from stemma.language.reader.labels import Run, Scores


@dataclass(frozen=True, slots=True)
class Marked:
    """What the network sees in a window, in words of it.

    `roles`: runs that are a source, a cue or content; `names`: runs that are names, by kind. `arcs`: for the first word
    of each run of `roles`, the score that its cue begins at the first word of each, and last that it has none; shape
    (runs, runs + 1).
    """

    roles: tuple[Run, ...]
    names: tuple[Run, ...]
    arcs: Scores
