"""What the network sees in a window."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from stemma.language.reader.labels import Run, Scores


@dataclass(frozen=True, slots=True)
class Marked:
    """What the network sees in a window, in words of it.

    `roles`: runs that are a source, a cue or content; `names`: runs that are names, by kind. `arcs`: for the first word
    of each run of `roles`, the score that its cue begins at the first word of each, and last that it has none; shape
    (runs, runs + 1). `states`: what each piece means where it stands, float16, shape (pieces, dimension).
    """

    roles: tuple[Run, ...]
    names: tuple[Run, ...]
    arcs: Scores
    states: npt.NDArray[np.float16]
