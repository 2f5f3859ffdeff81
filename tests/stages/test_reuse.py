from itertools import permutations

from stemma.settings import Settings
from stemma.stages.reuse import find_reuse

from .newsroom import APART, COPY, ORIGIN, RETOLD, SILENT, article, read


def shared(*rows):
    return find_reuse(rows, [read(row) for row in rows], Settings())


def test_a_copy_shares_one_passage_word_for_word():
    origin, copy = article("a", SILENT), article("b", COPY)
    found = [row for row in shared(origin, copy) if row.kind == "verbatim"]
    assert sum(row.b.end - row.b.start for row in found) > 0.95 * len(COPY)
    for row in found:
        assert SILENT[row.a.start : row.a.end] == COPY[row.b.start : row.b.end]


def test_a_passage_survives_an_edit_inside_it():
    edited = COPY.replace("steel hangers on the northern side", "steel cables on the north side")
    found = shared(article("a", ORIGIN), article("b", edited))
    assert any("cables" in edited[row.b.start : row.b.end] for row in found if row.kind == "verbatim")


def test_a_passage_that_moved_is_found():
    paragraphs = ORIGIN.split("\n\n")
    moved = "\n\n".join([*paragraphs[4:], *paragraphs[:4]])
    found = [row for row in shared(article("a", ORIGIN), article("b", moved)) if row.kind == "verbatim"]
    assert sum(row.b.end - row.b.start for row in found) > 0.9 * len(moved)


def test_sentences_told_again_are_paired_with_their_own():
    found = shared(article("a", ORIGIN), article("b", RETOLD))
    pairs = [(ORIGIN[row.a.start : row.a.end], RETOLD[row.b.start : row.b.end]) for row in found]
    assert any("snapped" in a and "broke" in b for a, b in pairs)
    assert any("Brekke" in a and "Brekke" in b for a, b in pairs)
    assert not any("snapped" in a and "Brekke" in b for a, b in pairs)


def test_an_account_apart_shares_nothing():
    assert shared(article("a", ORIGIN), article("b", APART)) == []


def test_rows_do_not_depend_on_the_order_of_input():
    rows = [article("a", ORIGIN), article("b", COPY), article("c", RETOLD)]
    results = {tuple(shared(*order)) for order in permutations(rows)}
    assert len(results) == 1


def test_an_article_without_sentences_does_no_harm():
    assert shared(article("a", ORIGIN), article("b", "")) == []
