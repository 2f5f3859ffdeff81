"""The degree of reuse: what each sign says of a text that was cut, edited, rewritten, or written without another."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from stages.newsroom import APART, COPY, ORIGIN, OTHER_YEAR, RETOLD, SILENT, article, read

from bench.degree_signs import DegreeSigns, signs
from bench.degrees import Answers, blind, right
from stemma.settings import Settings
from stemma.stages.reuse import find_reuse

# COPY with words exchanged in every sentence, and nothing else done to it.
EDITED = """A footbridge across the Orrin collapsed on Tuesday evening while 42 persons were crossing it, \
officials said, and seven of these were brought to hospital.

Two steel hangers at the northern side broke within four seconds of each other, said an engineer who has seen the \
records of the strain gauges.

The bridge, built in 2003 at a price of 3.8 million crowns, had been due for new cables in the spring, the engineer \
added.

“We asked for the money two times and were told to paint it,” he said.

Council leader Maud Tarrant said she would not speak before the inspectors had ended."""


def of(child: str, parent: str = SILENT) -> DegreeSigns:
    a, b = article("child", child), article("parent", parent)
    readings = [read(a), read(b)]
    return signs(a, b, *readings, find_reuse([a, b], readings, Settings()), Settings())


def test_a_text_cut_from_another_is_all_copied_and_no_patchwork():
    found = of(COPY)
    assert found.told > 0.95 and found.copied > 0.95
    assert found.patchwork == 0.0
    assert found.kept > 0.85 and found.telling == 1.0


def test_an_edited_text_is_a_patchwork_that_keeps_most_words():
    found = of(EDITED)
    assert found.patchwork > 0.2
    assert found.kept > 0.6
    assert found.copied > 0.3


@pytest.mark.parametrize("text", [APART, OTHER_YEAR], ids=["another's account", "another matter"])
def test_a_text_of_its_own_has_little_of_any(text: str) -> None:
    found = of(text)
    assert found.told < 0.1 and found.copied == 0.0
    assert found.patchwork < 0.1 and found.kept == 0.0 and found.runs == 0.0


@pytest.mark.parametrize("sign", ["copied", "kept", "order", "runs"])
def test_the_freer_the_telling_the_lower(sign: str) -> None:
    freer = [getattr(of(text), sign) for text in (COPY, EDITED, RETOLD, APART)]
    assert freer == sorted(freer, reverse=True)
    assert freer[0] > freer[2]


def test_own_sentences_beside_copied_ones_are_no_patchwork():
    found = of(COPY + "\n\n" + APART)
    assert found.patchwork < 0.05
    assert 0.4 < found.told < 0.7


def test_sentences_in_another_order_are_kept_all_the_same():
    paragraphs = COPY.split("\n\n")
    assert of("\n\n".join(reversed(paragraphs))).kept == of(COPY).kept


def test_words_turned_round_are_not_in_order():
    text = "The engineer told inspectors hangers snapped near Sallow."
    turned = " ".join(reversed(text.removesuffix(".").split())) + "."
    assert of(text, text).order > 0.4
    assert of(turned, text).order == 0.0


def test_direction_counts():
    """A short cut is all from the long text; the long text is not all from the cut."""
    assert of(COPY, ORIGIN).told > of(ORIGIN, COPY).told + 0.2


def test_rows_of_other_pairs_do_no_harm():
    a, b, c = article("child", COPY), article("parent", SILENT), article("third", RETOLD)
    readings = [read(row) for row in (a, b, c)]
    every = find_reuse([a, b, c], readings, Settings())
    only = [row for row in every if c.id not in (row.a.article, row.b.article)]
    assert signs(a, b, *readings[:2], every, Settings()) == signs(a, b, *readings[:2], only, Settings())


@pytest.mark.parametrize("child", ["", "?!", "Yes.", "\x00 1,2,3 \ufffd", "na " * 3000], ids=repr)
@pytest.mark.parametrize("parent", ["", "Yes.", SILENT], ids=["empty", "a word", "a report"])
def test_any_text_has_signs(child: str, parent: str) -> None:
    row = of(child, parent).row()
    assert row.shape == (len(DegreeSigns.names()),)
    assert np.isfinite(row).all() and (row >= 0).all() and (row <= 1).all()


def test_signs_come_by_name():
    found = of(COPY)
    assert dict(zip(DegreeSigns.names(), found.row(), strict=True))["told"] == found.told


def answers(seed: int = 3) -> Answers:
    """Invented: 60 answers to five questions, whose first sign grows with the order and whose second is noise."""
    chance = np.random.default_rng(seed)
    orders, tasks = np.tile(np.arange(4), 15), np.repeat(list("abcde"), 12)
    rows = np.stack([orders + chance.normal(0, 0.3, 60), chance.normal(0, 1, 60)], axis=1)
    return Answers(tuple(map(str, range(60))), tasks, orders, rows, rows)


def test_orders_that_a_sign_tells_are_told():
    given = answers()
    assert right(blind(given.signs, given), given.orders) > 0.8


def test_what_an_answer_is_called_does_not_touch_its_own_questions_chances():
    """Neither the weights nor the ridge may learn of the question that is asked."""
    given = answers()
    asked = given.tasks == "c"
    swapped = replace(given, orders=np.where(asked, 3 - given.orders, given.orders))
    before, after = blind(given.signs, given), blind(given.signs, swapped)
    assert (before[asked] == after[asked]).all()
    assert not np.allclose(before[~asked], after[~asked])
