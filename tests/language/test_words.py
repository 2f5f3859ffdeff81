import pytest

from stemma.language.quotations import inside_quotes
from stemma.language.words import find_words, fold, surprise


@pytest.mark.parametrize(
    ("spelled", "folded"),
    [
        ("Bridge", "bridge"),
        ("Café", "cafe"),
        ("council’s", "council"),
        ("30,000", "30000"),
        ("2,5", "2.5"),
        ("12.4", "12.4"),
        ("don't", "dont"),
    ],
)
def test_spellings_of_one_word_fold_alike(spelled, folded):
    assert fold(spelled) == folded


def test_offsets_slice_the_text():
    text = "At 7.45 the mayor’s car — a 1998 Volvo — left."
    words = find_words(text)
    spelled = [text[a:b] for a, b in zip(words.starts, words.ends, strict=True)]
    assert spelled == ["At", "7.45", "the", "mayor’s", "car", "a", "1998", "Volvo", "left"]
    assert words.within(text.index("mayor"), text.index("car") + 3) == (3, 5)


def test_rare_words_tell_more_than_common_ones_and_long_numbers_more_than_short():
    assert surprise("the") == 0 < surprise("bridge") < surprise("boathook") <= surprise("qzxwv")
    assert surprise("7") < surprise("1998")


def test_a_word_without_end_is_cut():
    words = find_words("a" * 1_000_000)
    assert len(words) == 1 and words.ends[0] == 60


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("He said “no” twice.", "“no”"),
        ('"Go," she said. "Now."', '"Go,""Now."'),
        ("“One paragraph\nanother", "“One paragraph"),
        ("nothing", ""),
    ],
)
def test_quotations(text, quoted):
    assert "".join(c for c, inside in zip(text, inside_quotes(text), strict=True) if inside) == quoted
