"""Papers that tell a matter as their own, beside those that name who said so."""

from __future__ import annotations

import numpy as np
import pytest

from stemma.model import Source, Statement
from stemma.stages.witness.presumed import presume_sources, say_presumed
from stemma.stages.witness.roots import Root
from stemma.stages.witness.speakers import Speakers

ABARA, BOARD, KEEPERS = "abara", "board", "keepers"
BY_ID = {
    ABARA: Source(ABARA, "Ines Abara", "person"),
    BOARD: Source(BOARD, "Harbour Board", "office"),
    KEEPERS: Source(KEEPERS, "two lock keepers", "anonymous"),
}
SPEAKERS = Speakers(BY_ID, {name: name for name in BY_ID})


def statement(name: str, source: str | None = None) -> Statement:
    return Statement(name, f"art-{name}", 0, 1, source, None, None, ((0, 1),))


def direction(degrees: float) -> np.ndarray:
    return np.array([np.cos(np.radians(degrees)), np.sin(np.radians(degrees))], dtype=np.float32)


def presume(root: Root, *, angle: float = 0.0, answers: dict[str, set[str]] | None = None) -> dict[str, Root]:
    """Who the words `own`, of that root, are laid to, where Abara says the same, and the Board, at 90 degrees."""
    rows = [statement("said", ABARA), statement("held", BOARD), statement("own")]
    roots = {"said": Root(ABARA), "held": Root(BOARD), "own": root}
    vectors = {"said": direction(0), "held": direction(90), "own": direction(angle)}
    return presume_sources(rows, roots, SPEAKERS, vectors, answers or {}, 0.2)


def test_own_words_are_laid_to_the_speaker_whose_words_are_most_like() -> None:
    assert presume(Root("herald")) == {"herald": Root(ABARA)}
    assert presume(Root("herald"), angle=80) == {"herald": Root(BOARD)}


def test_own_words_unlike_all_others_are_laid_to_nobody() -> None:
    assert presume(Root("herald"), angle=225) == {}


def test_a_report_that_contradicts_stands_by_itself() -> None:
    assert presume(Root("herald"), answers={"own": {"own"}}) == {}


def test_a_report_that_takes_a_side_is_laid_to_who_is_on_it() -> None:
    assert presume(Root("herald"), answers={"own": {"own", "held"}, "held": {"own", "held"}}, angle=30) == {
        "herald": Root(BOARD)
    }


def test_a_speaker_and_unnamed_sources_are_not_laid_to_others() -> None:
    assert presume(Root(BOARD)) == {}
    assert presume(Root("herald", KEEPERS)) == {}


def test_own_words_are_laid_to_the_unnamed_people_of_another_report_where_nobody_is_named() -> None:
    rows = [statement("said", KEEPERS), statement("own")]
    vectors = {"said": direction(0), "own": direction(10)}
    roots = {"said": Root("post", KEEPERS), "own": Root("herald")}
    assert presume_sources(rows, roots, SPEAKERS, vectors, {}, 0.2) == {"herald": Root("post", KEEPERS)}
    roots["own"] = Root("post")  # the report whose sources they are
    assert presume_sources(rows, roots, SPEAKERS, vectors, {}, 0.2) == {}


@pytest.mark.parametrize(
    ("found", "words"),
    [
        ({}, ""),
        ({"the Herald": ABARA},
         " The Herald tells it without a source, and nothing says that it saw it: not counted apart."),
        ({"Post": ABARA, "Herald": BOARD},
         " Herald and Post tell it without a source, and nothing says that they saw it: not counted apart."),
    ],
)  # fmt: skip
def test_a_reader_is_told(found: dict[str, str], words: str) -> None:
    assert say_presumed(found, str) == words
