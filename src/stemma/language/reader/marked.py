"""What the network sees in a window."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from stemma.language.reader.labels import Run, Scores


@dataclass(frozen=True, slots=True)
class Seen:
    """What the network that links is told of a window, float16: of n pieces.

    `shared`: the states of the fourth layer, shape (n, dimension). `roles`, `names`: scores of each label, (n, labels).
    `arcs`: scores that each piece's cue begins at each other one, (n, n).
    """

    shared: npt.NDArray[np.float16]
    roles: npt.NDArray[np.float16]
    names: npt.NDArray[np.float16]
    arcs: npt.NDArray[np.float16]


@dataclass(frozen=True, slots=True)
class Marked:
    """What the network sees in a window, in words of it.

    `roles`: runs that are a source, a cue or content; `names`: runs that are names, by kind. `arcs`: for the first word
    of each run of `roles`, the score that its cue begins at the first word of each, and last that it has none; shape
    (runs, runs + 1). `states`: what each piece means where it stands, float16, shape (pieces, dimension). `seen`: what
    the network that links is told, None where there is none.
    """

    roles: tuple[Run, ...]
    names: tuple[Run, ...]
    arcs: Scores
    states: npt.NDArray[np.float16]
    seen: Seen | None = None
