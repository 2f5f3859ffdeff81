"""Telling terms: what two articles have in common that is nobody's quotation."""

import pytest

from stemma.language.words import find_words
from stemma.stages.overlap.terms import find_terms

from ..newsroom import APART, ORIGIN, RETOLD, article


def terms_of(*texts):
    rows = {f"art-{i}": article(str(i), text) for i, text in enumerate(texts)}
    return find_terms(rows, {key: find_words(row.text) for key, row in rows.items()}, {key: key for key in rows})


def test_a_retelling_has_more_in_common_than_an_account_apart():
    terms = terms_of(ORIGIN, RETOLD, APART)
    retold, apart = terms.in_common([("art-0", "art-1"), ("art-0", "art-2")])
    assert retold > 1.5 > 0.5 > apart


def test_what_both_only_quote_is_not_in_common():
    said = "“The pontoon, the bollards and the capstan were all inspected by Zebulon Quaile,” he said."
    (quoted,) = terms_of(said, "She said: " + said).in_common([("art-0", "art-1")])
    (told,) = terms_of(said.replace("“", "").replace("”", ""), said).in_common([("art-0", "art-1")])
    assert quoted == told == 0.0


def test_what_everybody_writes_tells_little_in_a_large_story():
    everybody = [f"The Quillon footbridge collapsed; {word} zeppelins." for word in ("some", "no", "two", "three")] * 10
    small = terms_of(*everybody[:2]).in_common([("art-0", "art-1")])[0]
    large = terms_of(*everybody).in_common([("art-0", "art-1")])[0]
    assert large < 0.5 * small


@pytest.mark.parametrize("most", [1, 2])
def test_partners_are_the_likest(most):
    terms = terms_of(ORIGIN, RETOLD, APART)
    assert ("art-0", "art-1") in terms.partners(most, 0.5)
    assert ("art-0", "art-2") not in terms.partners(most, 0.5)


def test_empty_articles_have_nothing():
    assert terms_of("", "").in_common([("art-0", "art-1")])[0] == 0.0
