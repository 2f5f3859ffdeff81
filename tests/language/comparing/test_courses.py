"""Courses: what comes after what in the news, and which two steps answer each other."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.knowledge import KnowledgeError
from stemma.language.comparing import courses
from stemma.language.comparing.courses import compare_courses, goes_on
from stemma.language.comparing.wording import Wording, mirror


def word(text: str) -> Wording:
    return Wording(text, ((0, len(text)),))


ORDER = [
    ("approached the town", "entered the town"),
    ("entered the town", "seized the town"),
    ("is suspected", "has been arrested"),
    ("was arrested", "was charged with murder"),
    ("stood trial", "was convicted"),
    ("are in talks", "struck a deal"),
    ("agreed to merge", "signed the merger"),
    ("proposed a bill", "adopted the bill"),
    ("offered to resign", "has stepped down"),
    ("are missing", "were found"),
    ("was injured", "died of her injuries"),
    ("are on strike", "called off the strike"),
    ("was in distress", "has sunk"),
    ("is out of control", "was contained"),
]


@pytest.mark.parametrize(("before", "after"), ORDER)
def test_what_follows_what(before: str, after: str) -> None:
    assert goes_on(before, after) and not goes_on(after, before)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("entered the town", "entered the city"),  # the same step
        ("entered the town", "was convicted"),  # steps of two courses
        ("entered the town", "left the town"),  # no step
        ("", "seized the town"),
        ("was on trial", "was convicted after his arrest"),  # an earlier step stands beside the later one
    ],
)
def test_what_does_not_follow(before: str, after: str) -> None:
    assert not goes_on(before, after)


PAIRS = [
    ("The army entered Varn.", "The army captured Varn.", ("entered", "captured")),
    ("The army approached Varn.", "The army stormed Varn.", ("approached", "stormed")),
    ("Two climbers are missing on Mount Sarrow.", "Two climbers were found on Mount Sarrow.", ("missing", "found")),
    ("The mayor was arrested in May.", "The mayor was convicted in May.", ("arrested", "convicted")),
    # one step in other words, two courses, or words around them that have nothing in common
    ("The army captured Varn.", "The army seized Varn.", None),
    ("The army entered Varn.", "The army of Varn was acquitted.", None),
    ("The army entered Varn.", "A heron captured an eel.", None),
    ("The army entered Varn.", "The army rested in Varn.", None),
    # who tells both steps tells the later one beside the earlier
    ("The army entered Varn and captured the fort.", "The army captured Varn.", None),
]


@pytest.mark.parametrize(("a", "b", "steps"), PAIRS)
def test_steps_that_answer_each_other(a: str, b: str, steps: tuple[str, str] | None) -> None:
    found = list(compare_courses(word(a), word(b)))
    assert [(a[slice(*c.a)], b[slice(*c.b)]) for c in found] == ([steps] if steps else [])
    assert all(c.about == "status" and c.relation == "differ" and 0.0 < c.weight <= 1.0 for c in found)


@pytest.mark.parametrize(("a", "b", "steps"), PAIRS)
def test_the_other_way_round_is_the_mirror(a: str, b: str, steps: object) -> None:
    assert [mirror(c) for c in compare_courses(word(b), word(a))] == list(compare_courses(word(a), word(b)))


@given(st.text(max_size=60), st.sampled_from([text for row in PAIRS for text in row[:2]]))
def test_any_text_is_taken(noise: str, words: str) -> None:
    a, b = word(noise + words), word(words + noise)
    for c in compare_courses(a, b):
        assert 0 <= c.a[0] < c.a[1] <= len(a.text) and 0 <= c.b[0] < c.b[1] <= len(b.text)
    assert not (goes_on(a.text, b.text) and goes_on(b.text, a.text))


def test_no_phrase_is_a_step_twice_and_all_are_lower_case() -> None:
    text = (Path(courses.__file__).parents[2] / "knowledge" / courses.COURSES_FILE).read_text("utf-8")
    phrases = [phrase for found in courses.tomllib.loads(text)["courses"] for step in found for phrase in step]
    assert phrases and len(phrases) == len(set(phrases)) and all(phrase == phrase.lower().strip() for phrase in phrases)


@pytest.mark.parametrize("text", ["", "courses = 3", "courses = [[3]]", "courses = ["])
def test_a_file_that_is_amiss_is_named(text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / courses.COURSES_FILE).write_text(text, "utf-8")
    monkeypatch.setattr(courses, "files", lambda package: tmp_path)
    courses._load.cache_clear()
    courses._steps.cache_clear()  # what these words hold may be remembered
    try:
        with pytest.raises(KnowledgeError, match=courses.COURSES_FILE):
            goes_on("entered", "captured")
    finally:
        courses._load.cache_clear()
