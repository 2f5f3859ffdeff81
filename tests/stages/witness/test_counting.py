"""How many independent origins: who is heard, between how many they are, and the reasons that a reader is given."""

from __future__ import annotations

import numpy as np
import pytest

from stemma.model import Statement
from stemma.stages.witness.counting import count_origins, far_roots
from stemma.stages.witness.roots import Root

NAMED = frozenset(["Ines Abara", "the Harbour Board", "the Norwick Police"])
ONCE, NO_MORE = "counts once, however many repeat it.", "Nothing in the texts leaves room for more."
HEARD = "Unnamed sources that are described differently may be different people"


def count(*roots: Root) -> tuple[tuple[str, ...], tuple[int, int], tuple[str, str]]:
    """The count for one statement a root."""
    rows = [Statement(f"sta-{i}", "art-x", 0, 1, None, None, None, ((0, 1),)) for i in range(len(roots))]
    return count_origins(rows, {row.id: root for row, root in zip(rows, roots, strict=True)}, str, NAMED)


ABARA, BOARD = Root("Ines Abara"), Root("the Harbour Board")
GAZETTE, HERALD = Root("the Gazette"), Root("the Herald")
KEEPERS, DIVERS = Root("the Gazette", "two lock keepers"), Root("the Gazette", "a diver")
CLERKS = Root("the Herald", "two clerks")

TABLE = [
    # who tells it, how many they are, what the low end counts, what leaves room for the high one
    ([ABARA], (1, 1), f"Ines Abara: {ONCE}", NO_MORE),
    ([ABARA, ABARA, ABARA], (1, 1), f"Ines Abara: {ONCE}", NO_MORE),
    ([ABARA, BOARD], (2, 2), f"Ines Abara and the Harbour Board: each {ONCE}", NO_MORE),
    ([GAZETTE], (1, 1), f"The Gazette: {ONCE}", NO_MORE),
    ([GAZETTE, HERALD], (2, 2), f"The Gazette and the Herald: each {ONCE}", NO_MORE),
    ([ABARA, GAZETTE], (2, 2), f"Ines Abara and the Gazette: each {ONCE}", NO_MORE),
    # unnamed sources of one report
    ([KEEPERS], (1, 1), f"The Gazette: {ONCE}", NO_MORE),
    ([KEEPERS, KEEPERS], (1, 1), f"The Gazette: {ONCE}", NO_MORE),
    ([KEEPERS, DIVERS], (1, 2), f"The Gazette: {ONCE}", f"{HEARD}: the Gazette has a diver and two lock keepers."),
    # … and of two, who may be the same people
    ([KEEPERS, CLERKS], (1, 2),
     f"The unnamed sources of the Gazette and the Herald, who may be the same people: {ONCE}",
     "The unnamed sources of the Gazette and the Herald may be different people."),
    ([KEEPERS, DIVERS, CLERKS], (1, 3),
     f"The unnamed sources of the Gazette and the Herald, who may be the same people: {ONCE}",
     f"{HEARD}: the Gazette has a diver and two lock keepers."),
    # a report that knows something itself and has heard it too is still one report
    ([GAZETTE, KEEPERS], (1, 1), f"The Gazette: {ONCE}", NO_MORE),
    ([GAZETTE, CLERKS], (2, 2), f"The Gazette and the Herald: each {ONCE}", NO_MORE),
    ([ABARA, KEEPERS, DIVERS], (2, 3), f"Ines Abara and the Gazette: each {ONCE}",
     f"{HEARD}: the Gazette has a diver and two lock keepers."),
    ([], (0, 0), "Nobody's word is known.", NO_MORE),
]  # fmt: skip


@pytest.mark.parametrize(("roots", "independent", "low", "high"), TABLE)
def test_how_many_and_why(roots: list[Root], independent: tuple[int, int], low: str, high: str) -> None:
    assert count(*roots)[1:] == (independent, (low, high))


@pytest.mark.parametrize(("roots", "independent", "low", "high"), TABLE)
def test_the_order_of_telling_does_not_matter(
    roots: list[Root], independent: tuple[int, int], low: str, high: str
) -> None:
    assert count(*reversed(roots)) == count(*roots)


@pytest.mark.parametrize("roots", [row[0] for row in TABLE])
def test_one_more_who_repeats_changes_nothing(roots: list[Root]) -> None:
    for root in roots:
        assert count(*roots, root) == count(*roots)


@pytest.mark.parametrize("roots", [row[0] for row in TABLE])
def test_one_more_who_knows_it_himself_adds_one(roots: list[Root]) -> None:
    low, high = count(*roots)[1]
    assert count(*roots, Root("the Norwick Police"))[1] == (low + 1, high + 1)


def test_origins_are_every_root_once_in_order() -> None:
    assert count(HERALD, ABARA, KEEPERS, ABARA)[0] == ("Ines Abara", "the Gazette", "the Herald")


def test_a_long_list_is_cut_short() -> None:
    papers = [Root(f"Paper {letter}") for letter in "abcdefgh"]
    _, (low, high), (why, _) = count(*papers)
    assert (low, high) == (8, 8)
    assert why == f"Paper a, Paper b, Paper c, Paper d, Paper e, Paper f and 2 more: each {ONCE}"


def test_a_root_whose_words_are_unlike_all_others_is_no_witness() -> None:
    rows = [Statement(f"sta-{i}", "art-x", 0, 1, None, None, None, ((0, 1),)) for i in range(4)]
    roots = {"sta-0": ABARA, "sta-1": ABARA, "sta-2": BOARD, "sta-3": GAZETTE}
    meant = {"sta-0": (1.0, 0.0), "sta-1": (1.0, 0.0), "sta-2": (0.8, 0.6), "sta-3": (0.0, 1.0)}
    vectors = {name: np.array(row, dtype=np.float32) for name, row in meant.items()}
    far = far_roots(rows, roots, vectors, 0.7)
    assert far == ("the Gazette",), "the Board is near Abara; what most say is never far"
    origins, independent, (low, _) = count_origins(rows, roots, str, NAMED, far)
    assert origins == ("Ines Abara", "the Harbour Board") and independent == (2, 2)
    assert low.endswith("The Gazette is not counted: the words are too unlike the others.")
