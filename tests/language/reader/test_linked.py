"""Questions to the network that links, and what its answers say."""

from __future__ import annotations

import numpy as np

from stemma.language.doubts import find_doubts
from stemma.language.reader.asked import PIECES, Question, ask, holding, known
from stemma.language.reader.labels import KIND_LABELS, ROLE_LABELS, Scores
from stemma.language.reader.linked import find_links
from stemma.language.reader.marked import Marked, Seen
from stemma.language.reader.pieces import Window
from stemma.model import Attribution, Matter
from stemma.model.links import Link

TEXT = "The Gazette wrote that Ana said it leaks"
PLACES = [(0, 3), (4, 11), (12, 17), (18, 22), (23, 26), (27, 31), (32, 34), (35, 40)]
LEAKS = ((32, 40),)
OUTER = Attribution((0, 11), (12, 17), ((18, 40),))
INNER = Attribution((23, 26), (27, 31), ((32, 40),))


def read(places: list[tuple[int, int]] = PLACES) -> tuple[Window, Marked]:
    """A window of one piece a word, as the network saw it: it saw nothing."""
    count = len(places) + 2
    ids = np.zeros(count, dtype=np.int64)
    window = Window(ids, ids, np.arange(1, count - 1), np.array(places))
    scores = [np.zeros((count, width), dtype=np.float16) for width in (384, len(ROLE_LABELS), len(KIND_LABELS), count)]
    return window, Marked((), (), np.zeros((0, 1), dtype=np.float32), scores[0][:, :0], Seen(*scores))


def answered(own: float, **likely: tuple[int, float]) -> Link:
    """What is said of "it leaks" when words, by number, are likely the source, the first or the second between."""

    def answer(question: Question) -> tuple[Scores, float]:
        chances = np.zeros((len(question.asked), 4), dtype=np.float32)
        for name, (word, chance) in likely.items():
            chances[1 + word, ["nobody", "source", "first", "second"].index(name.split("_")[0])] = chance
        return chances, own

    link = find_links([read()], [LEAKS], [OUTER, INNER], [OUTER, INNER], answer)[0]
    assert link is not None
    return link


def test_a_question_marks_the_words_and_whom_the_rules_see() -> None:
    question = ask(known([read()]), LEAKS, [OUTER, INNER], holding(LEAKS, [INNER, OUTER]))
    assert question is not None
    assert question.asked.tolist() == [0, 0, 0, 0, 0, 0, 0, 1, 1, 0]
    assert question.marks.tolist() == [0, 3, 3, 4, 7, 1, 2, 7, 7, 0]  # the inner source is told apart from the outer


def test_windows_in_front_are_seen_as_far_as_there_is_room() -> None:
    before = [read([(100 * n + k, 100 * n + k + 1) for k in range(PIECES // 2 - 10)]) for n in range(4)]
    question = ask(known(before), ((300, 305),), [], [])
    assert question is not None
    assert sorted(set(question.far.tolist())) == [0, 1]
    assert question.places[1].tolist() == [200, 201]


def test_words_that_no_window_has_are_not_asked_about() -> None:
    assert ask(known([read()]), ((90, 95),), [], []) is None


def test_likely_words_in_a_row_are_one_name() -> None:
    link = answered(0.2, source=(0, 0.5), source_too=(1, 0.9))
    assert link.source is not None
    assert (link.source.start, link.source.end, link.source.sure) == (0, 11, 0.9)


def test_who_comes_second_stands_behind_who_comes_first() -> None:
    link = answered(0.0, second=(1, 0.8), first=(4, 0.7))
    assert [(one.start, one.sure) for one in link.through] == [(23, 0.7), (4, 0.8)]


def test_what_is_unlikely_is_nobody() -> None:
    link = answered(0.97, source=(4, 0.05), first=(1, 0.04))
    assert link == Link(0.97, None, (), 0)


def test_asked_is_where_several_may_speak_or_nobody_beside_a_cue() -> None:
    matter = Matter(LEAKS, 0)
    asked = [find_doubts([(0, 40)], [matter], [OUTER, INNER], some) for some in ([OUTER, INNER], [INNER], [])]
    assert asked == [[LEAKS], [None], [LEAKS]]
    assert find_doubts([(0, 40)], [matter], [], []) == [None]
