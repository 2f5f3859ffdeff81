"""One utterance, printed by several papers: whose it is."""

from __future__ import annotations

import pytest
from stages.witness.hearing import Hearing

from stemma.stages.witness.quoting import find_quoted
from stemma.stages.witness.speakers import know_speakers

WORDS = "“The gate was old and we had said so for years.”"
SHORT = "“The gate was old.”"
ABARA, POHL = "person Ines Abara", "person Ana Pohl"

TABLE = [
    # who is said to have said it, paper by paper (None: nobody); the words; whose they are in the first paper
    ([None, ABARA], WORDS, "Ines Abara"),
    (["anonymous an official", ABARA], WORDS, "Ines Abara"),
    ([None, None], WORDS, None),
    ([POHL, ABARA, ABARA], WORDS, "Ines Abara"),  # one paper takes her for another
    ([POHL, ABARA], WORDS, None),
    ([None, POHL, ABARA], WORDS, None),
    ([None, ABARA], SHORT, None),  # two people may say that
    ([None, ABARA], WORDS[1:-1], None),  # no quotation
]


@pytest.mark.parametrize(("speakers", "words", "whose"), TABLE)
def test_whose_a_quotation_is(speakers: list[str | None], words: str, whose: str | None) -> None:
    story = Hearing()
    heard = [story.says(f"Paper {i}", f"It broke. {words}", speaker) for i, speaker in enumerate(speakers)]
    rows, articles = list(story.statements.values()), {row.id: row for row in story.articles()}
    known = know_speakers(rows, list(story.sources.values()), articles)
    found = find_quoted(rows, known, articles).get(heard[0])
    assert (known.by_id[found].name if found else None) == whose
    assert find_quoted(rows[::-1], known, articles) == find_quoted(rows, known, articles)


def test_a_quotation_over_several_sentences_is_one() -> None:
    story = Hearing()
    said = "“It was a cold night. The gate was old and we had said so for years,” Ines Abara said."
    story.says("Gazette", said, ABARA)
    story.says("Herald", "“It was a cold night.")
    own = story.says("Herald", "The gate was old and we had said so for years.”")
    assert story.roots()[own] == "Ines Abara"
