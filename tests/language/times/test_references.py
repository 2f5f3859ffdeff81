import pytest

from stemma.language.times.references import find_references

REFERENCES = [
    ("It is now open.", [("now", "present")]),
    ("He currently lives in Tarn.", [("currently", "present")]),
    ("It recently closed, most recently in May.", [("recently", "past"), ("most recently", "past")]),
    ("in recent weeks, several years ago", [("recent weeks", "past"), ("several years ago", "past")]),
    ("It will soon open, as soon as it can.", [("soon", "future")]),
    ("in the near future, in the coming months", [("the near future", "future"), ("the coming months", "future")]),
    ("a recent letter, the current mayor, future mayors, known, snow", []),
]


@pytest.mark.parametrize("text, rows", REFERENCES)
def test_references(text: str, rows: list[tuple[str, str]]) -> None:
    assert [(text[found.start : found.end], found.when) for found in find_references(text)] == rows
