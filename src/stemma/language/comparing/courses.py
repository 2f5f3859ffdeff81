"""Courses: steps of one matter that follow each other, such as approached, entered, captured."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib.resources import files

from stemma.knowledge import KnowledgeError
from stemma.language.comparing.matching import affinity
from stemma.language.comparing.terms import REMEMBERED, Terms, terms_of
from stemma.language.comparing.wording import Contrast, Span, Wording

COURSES_FILE = "courses.toml"
_LONGEST = 3  # words of a phrase
_LEAST = 0.25  # affinity under which two steps may be of two matters
Step = tuple[int, int]


def compare_courses(a: Wording, b: Wording) -> Iterator[Contrast]:
    """Contrasts of status between two steps of one course: the surest of those that stand among like words."""
    p, q = terms_of(a), terms_of(b)
    scored = [
        (affinity(p, x, q, y), x, y)
        for x, step in _steps(p)
        for y, other in _steps(q)
        if step[0] == other[0] and step[1] != other[1]
    ]
    shared = {step for _, step in _steps(p)} & {step for _, step in _steps(q)}
    best = max(scored, key=lambda found: (found[0], -found[1][0] - found[2][0], -found[1][0]), default=None)
    if best is not None and best[0] >= _LEAST and not shared:
        yield Contrast("status", best[1], best[2], "differ", round(min(1.0, 0.35 + 0.5 * best[0]), 3))


def goes_on(before: str, after: str) -> bool:
    """Whether the words `after` hold a later step of a course than the words `before`, and no earlier one.

    >>> goes_on("have entered", "captured"), goes_on("captured", "have entered")
    (True, False)
    """
    x, y = (
        [step for _, step in _steps(terms_of(Wording(text, ((0, len(text)),), (), (), ())))] for text in (before, after)
    )
    return any(c == d and i < j for c, i in x for d, j in y) and not any(c == d and i > j for c, i in x for d, j in y)


@lru_cache(maxsize=REMEMBERED)
def _steps(terms: Terms) -> list[tuple[Span, Step]]:
    """Places where a step is told, in order; the longest phrase at each, in base forms or as it stands ("missing")."""
    known = _load()
    found: list[tuple[Span, Step]] = []
    for i in range(len(terms.items)):
        for length in range(min(_LONGEST, len(terms.items) - i), 0, -1):
            words = terms.items[i : i + length]
            step = known.get(tuple(t.base for t in words)) or known.get(tuple(t.low for t in words))
            if step is not None:
                found.append((terms.hull(i, i + length - 1), step))
                break
    return found


@lru_cache(maxsize=1)
def _load() -> Mapping[tuple[str, ...], Step]:
    """Phrase → number of its course and of its step there. Raises `KnowledgeError` when the file is amiss."""
    try:
        courses = tomllib.loads((files("stemma.knowledge") / COURSES_FILE).read_text("utf-8"))["courses"]
        return {
            tuple(phrase.split()): (course, step)
            for course, steps in enumerate(courses)
            for step, phrases in enumerate(steps)
            for phrase in phrases
        }
    except (OSError, KeyError, TypeError, AttributeError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise KnowledgeError(f"{COURSES_FILE}: {error}") from error
