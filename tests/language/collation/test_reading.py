import numpy as np
import pytest
from conftest import HashingEncoder

from stemma.language.collation import find_chunks
from stemma.language.collation.beside import set_beside
from stemma.language.collation.casing import plain_case
from stemma.language.collation.passages import Passage, encode_lines, read_passage
from stemma.language.collation.places import Where
from stemma.language.collation.signs import EVEN, ODD, signs_of


def whole(text: str) -> Passage:
    return read_passage(text, [(0, len(text))], HashingEncoder())


def signs(a: str, b: str) -> dict[str, float]:
    """The signs of two whole texts, those that turn under "more" and their name."""
    even, odd = signs_of(set_beside(whole(a), whole(b)), (0,), (0,))
    named = dict(zip(EVEN, even, strict=True))
    return {**named, **{f"more {name}": value for name, value in zip(ODD, odd, strict=True)}}


# Two chunks, a sign, and what it is worth.
WORTH = [
    ("in Cairo", "in Egypt", "more finer place", 1.0),
    ("in Egypt", "in Cairo", "more finer place", -1.0),
    ("Syrian rebels", "rebels in Syria", "covered", 1.0),
    ("U.N. envoy", "United Nations envoy", "covered", 1.0),
    ("US Senate", "U.S. Senate", "covered", 1.0),
    ("higher", "lower", "turned by a small word", 1.0),
    ("to hospital", "from hospital", "turned by a small word", 1.0),
    ("is open", "is shut", "opposite", 1.0),
    ("is not open", "is shut", "opposite", 0.0),
    ("on Monday", "on Friday", "other days", 1.0),
    ("12 men", "a dozen men", "amount", 1.0),
    ("six men", "nine men", "other amounts", 1.0),
    ("a rare coin", "a coin", "more inside", 1.0),
    ("Ada Roe", "Roe", "fuller name", 1.0),
    ("Ada Roe", "Roe Bank", "fuller name", 0.0),
    ("Ostria 's ferry", "Ostria ferry", "more inside", 0.0),
    ("supporters", "supporter", "plural of one", 1.0),
]


@pytest.mark.parametrize("a, b, sign, worth", WORTH)
def test_a_sign(a: str, b: str, sign: str, worth: float) -> None:
    assert signs(a, b)[sign] == pytest.approx(worth)


@pytest.mark.parametrize("a, b, sign, worth", WORTH)
def test_signs_turn_with_the_sides(a: str, b: str, sign: str, worth: float) -> None:
    there, back = signs(a, b), signs(b, a)
    assert [there[name] for name in EVEN] == pytest.approx([back[name] for name in EVEN])
    assert [there[f"more {name}"] for name in ODD] == pytest.approx([-back[f"more {name}"] for name in ODD])


@pytest.mark.parametrize(
    "text, plain",
    [
        ("Ferry Sinks Off Ostria", "ferry sinks off Ostria"),
        ("US Ferry Sinks Off Ostria", "US ferry sinks off Ostria"),
        ("Ferry sinks off Ostria", "Ferry sinks off Ostria"),
        ("Ada Roe", "Ada Roe"),
    ],
)
def test_capitals_that_say_nothing_go(text: str, plain: str) -> None:
    assert plain_case(text) == plain


def test_a_passage_keeps_its_text_and_its_spans() -> None:
    text = "Ferry Sinks Off Ostria"
    passage = read_passage(text, [(0, 5), (6, 6), (6, 99)], HashingEncoder())
    assert [passage.text[a:b] for a, b in passage.chunks] == ["Ferry", "Sinks Off Ostria"]
    assert passage.placed.shape == passage.alone.shape == (2, 64) and passage.words.shape == (4, 64)


def test_a_page_is_no_wording() -> None:
    text = "ferry, " * 2_000
    assert len(read_passage(text, find_chunks(text), HashingEncoder()).chunks) == 80


def test_places() -> None:
    places = whole("Egyptian and American envoys met in Cairo").wheres
    assert [(where.first, where.country) for where in places] == [(0, "EG"), (2, "US"), (6, "EG")]


def test_what_holds_what() -> None:
    egypt, cairo, syria = Where(0, 1, "EG", "", ""), Where(0, 1, "EG", "Cairo", "Cairo"), Where(0, 1, "SY", "", "")
    assert egypt.holds(cairo) and not cairo.holds(egypt) and not egypt.holds(egypt) and not syria.holds(cairo)


def test_lines_are_read_one_by_one() -> None:
    found = encode_lines(["a ferry", "", "a\nferry"], HashingEncoder())
    assert np.allclose(found[0], found[2]) and found.shape == (3, 64)
