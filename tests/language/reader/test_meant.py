import pytest

from stemma.language.reader import load_reader

TEXT = "The gate, the mayor said on Monday, was old.\n\nShare prices fell, Reuters reported."


def test_a_part_in_pieces_leaves_out_what_stands_between() -> None:
    whole, part, between = load_reader(meanings=True).encode(TEXT, [((0, 44),), ((0, 8), (36, 43)), ((10, 34),)])
    assert part @ whole > between @ part


def test_labels_are_the_same_with_and_without_meanings() -> None:
    plain, both = load_reader(), load_reader(meanings=True)
    assert [(m.roles, m.names) for _, m in plain.read(TEXT)] == [(m.roles, m.names) for _, m in both.read(TEXT)]
    assert plain.digest != both.digest
    with pytest.raises(ValueError, match="attributions and names only"):
        plain.encode(TEXT, [((0, 10),)])
