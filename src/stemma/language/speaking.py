"""Somebody who speaks in an article, as `stemma.language.speakers` finds him."""

from __future__ import annotations

from dataclasses import dataclass

from stemma.language.citations import Cited
from stemma.model import SourceKind


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks. `name` is the fullest in the article, or his description as it stands.

    `open`: a pronoun that nothing answers. `own`: the article itself, or its outlet. `through`: the press that a paper
    is said to have been seen by; `told`: the press to which he said it. `called`: for a pronoun, the words that it
    stands for.
    """

    name: str
    kind: SourceKind
    open: bool = False
    own: bool = False
    through: Cited | None = None
    told: Cited | None = None
    called: tuple[int, int] | None = None
