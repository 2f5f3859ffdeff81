"""Which pairs are aligned: all in a small story, in a large one what shares something, copies by one of them."""

from stemma.language.words import find_words
from stemma.settings import Settings
from stemma.stages.overlap.selection import select_pairs

from ..newsroom import APART, ORIGIN, OTHER_YEAR, RETOLD, article, credited


def pairs_of(rows, settings):
    return select_pairs(rows, {row.id: find_words(row.text) for row in rows}, settings)


def test_a_small_story_is_compared_throughout():
    rows = [article(key, text) for key, text in zip("abc", (ORIGIN, RETOLD, APART), strict=True)]
    assert pairs_of(rows, Settings()) == [("art-a", "art-b"), ("art-a", "art-c"), ("art-b", "art-c")]


def test_in_a_large_story_copies_are_compared_with_one_of_them():
    texts = [ORIGIN] * 6 + [RETOLD, APART, OTHER_YEAR]
    rows = [
        article(f"{n}", text, f"Paper {n}", f"2024-03-05T2{n}:00:00" if n < 4 else None) for n, text in enumerate(texts)
    ]
    pairs = pairs_of(rows, Settings(reuse_all_pairs=4))
    assert {pair for pair in pairs if set(pair) <= {f"art-{n}" for n in range(6)}} == {
        ("art-0", f"art-{n}") for n in range(1, 6)
    }
    assert ("art-0", "art-6") in pairs
    assert not [pair for pair in pairs if "art-8" in pair]


def test_the_copy_that_others_credit_stands_for_them():
    rows = [credited(article(f"{n}", ORIGIN, f"Paper {n}"), "Paper 5", "foot") for n in range(5)]
    rows.append(article("5", ORIGIN, "Paper 5"))
    assert all("art-5" in pair for pair in pairs_of(rows, Settings(reuse_all_pairs=4)))


def test_the_order_of_the_articles_does_not_matter():
    rows = [article(f"{n}", text) for n, text in enumerate([ORIGIN, RETOLD, APART, ORIGIN + " More.", OTHER_YEAR])]
    settings = Settings(reuse_all_pairs=2)
    assert pairs_of(rows, settings) == pairs_of(rows[::-1], settings)
